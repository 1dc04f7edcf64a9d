package linli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The house rules, each shown to bite on the violations planted in the test tree's {@code planted} package. */
class ArchitectureTest {
    private static JavaClasses house;
    private static JavaClasses planted;

    @BeforeAll
    static void readClasses() {
        house = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("linli");
        planted = new ClassFileImporter().importPackages("planted");
    }

    @ParameterizedTest
    @EnumSource(HouseRule.class)
    void holds(HouseRule rule) {
        rule.in("linli").allowEmptyShould(true).check(house);
    }

    @ParameterizedTest
    @EnumSource(HouseRule.class)
    void bites(HouseRule rule) {
        assertThatThrownBy(() -> rule.in("planted").check(planted))
                .as("the planted violation of %s must be found", rule)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(rule.planted());
    }

    @Test
    void filesAreSmall() throws IOException {
        assertThat(longerThan(Path.of("src/main/java"), 300)).isEmpty();
        assertThat(longerThan(Path.of("src/test/java/linli/ArchitectureTest.java"), 20)).as("the count bites").hasSize(1);
    }

    @Test
    void featuresAreSmall() throws IOException {
        assertThat(tooMany(javaFilesByFolder(Path.of("src/main/java/linli")), 16)).isEmpty();
        assertThat(tooMany(javaFilesByFolder(Path.of("src/test/java/planted")), 5)).as("the count bites").hasSize(1);
    }

    /** Every table belongs to one feature; a new migration without an owner is found here. */
    @Test
    void everyTableHasAnOwner() throws IOException {
        List<String> owned = HouseRule.OWNERS.values().stream().flatMap(List::stream).toList();
        try (Stream<Path> files = Files.list(Path.of("target/generated-sources/jooq/linli/schema/tables"))) {
            List<String> tables = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".java"))
                    .map(file -> file.replace(".java", ""))
                    .toList();
            assertThat(tables).isNotEmpty().isSubsetOf(owned);
        }
    }

    private static List<String> longerThan(Path place, int lines) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> codeLines(file) > lines)
                    .map(file -> file + " (" + codeLines(file) + ")")
                    .toList();
        }
    }

    private static long codeLines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("//") && !line.startsWith("*") && !line.startsWith("/*"))
                    .filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Integer> javaFilesByFolder(Path root) throws IOException {
        Map<String, Integer> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> root.relativize(file.getParent()).toString())
                    .filter(folder -> !folder.isEmpty() && !folder.startsWith("base"))
                    .forEach(folder -> sizes.merge(folder, 1, Integer::sum));
        }
        return sizes;
    }

    private static List<String> tooMany(Map<String, Integer> sizes, int most) {
        return sizes.entrySet().stream().filter(entry -> entry.getValue() > most).map(Object::toString).toList();
    }
}
