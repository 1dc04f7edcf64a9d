package linli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text key exists and is used. */
class MessagesTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path MESSAGES = RESOURCES.resolve("linli/messages.properties");
    private static final List<String> PARTS = List.of(".where", ".found", ".expected", ".mend");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern CALL = Pattern.compile("Texts\\s*\\.\\s*text\\(([^,;]*?)[,)]");
    private static final Pattern ERROR = Pattern.compile("\"(error\\.[A-Za-z]+\\.[A-Za-z.]+)\"");
    private static final Pattern FXML = Pattern.compile("\"%([A-Za-z0-9.]+)\"");
    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]*(\\.[A-Za-z0-9]+)+");

    @Test
    void everyKeyUsedExists() {
        assertThat(missing(sources(".java"), files(RESOURCES, ".fxml"), keys())).isEmpty();
    }

    @Test
    void everyKeyIsUsed() {
        assertThat(unused(sources(".java"), files(RESOURCES, ".fxml"), keys(), enums())).isEmpty();
    }

    @Test
    void noKeyStandsTwice() throws IOException {
        List<String> all = Files.readAllLines(MESSAGES).stream().filter(line -> line.matches("[A-Za-z][^=]*=.*")).map(line -> line.substring(0, line.indexOf('=')).strip()).toList();
        Set<String> seen = new HashSet<>();
        assertThat(all.stream().filter(key -> !seen.add(key))).isEmpty();
    }

    @Test
    void everyHouseEnumShownHasAllItsWords() {
        Set<String> keys = keys();
        Set<String> worded = keys.stream().filter(key -> key.startsWith("enum.")).map(key -> key.split("\\.")[1]).collect(Collectors.toSet());
        List<String> without = enums().entrySet().stream().filter(each -> worded.contains(each.getKey()))
                .map(each -> each.getValue().stream()
                        .map(constants -> constants.stream().map(constant -> "enum." + each.getKey() + "." + constant).filter(key -> !keys.contains(key)).toList())
                        .min(Comparator.comparingInt(List::size)).orElseThrow())
                .flatMap(List::stream).toList();
        assertThat(without).isEmpty();
    }

    @Test
    void theTestBites() {
        List<String> java = List.of("Texts.text(late ? \"a.known\" : \"a.unknown\", 1); throw new UserError(\"error.a.half\");");
        List<String> fxml = List.of("<Label text=\"%a.gone\"/>");
        Set<String> keys = Set.of("a.known", "a.idle", "error.a.half.where", "enum.Colour.RED", "enum.Colour.PINK");
        assertThat(missing(java, fxml, keys)).containsExactly("a.gone", "a.unknown", "error.a.half.expected", "error.a.half.found", "error.a.half.mend");
        assertThat(unused(java, fxml, keys, Map.of("Colour", List.of(Set.of("RED"))))).containsExactly("a.idle", "enum.Colour.PINK");
    }

    private static Set<String> missing(Collection<String> java, Collection<String> fxml, Set<String> keys) {
        Set<String> used = new TreeSet<>();
        for (String source : java) {
            matches(CALL, source).flatMap(call -> matches(LITERAL, call.group(1))).map(word -> word.group(1)).filter(word -> KEY.matcher(word).matches()).forEach(used::add);
            matches(ERROR, source).map(error -> error.group(1)).filter(key -> !keys.contains(key) && !key.endsWith("."))
                    .forEach(key -> PARTS.forEach(part -> used.add(key + part)));
        }
        fxml.forEach(file -> matches(FXML, file).forEach(key -> used.add(key.group(1))));
        used.removeAll(keys);
        return used;
    }

    private static Set<String> unused(Collection<String> java, Collection<String> fxml, Set<String> keys, Map<String, List<Set<String>>> enums) {
        Set<String> words = new HashSet<>();
        java.forEach(source -> matches(LITERAL, source).forEach(word -> words.add(word.group(1))));
        fxml.forEach(file -> matches(FXML, file).forEach(key -> words.add(key.group(1))));
        Set<String> unused = new TreeSet<>();
        for (String key : keys) {
            String[] steps = key.split("\\.");
            boolean known = words.contains(key)
                    || PARTS.stream().anyMatch(part -> key.endsWith(part) && words.contains(key.substring(0, key.length() - part.length())))
                    || steps.length == 3 && steps[0].equals("enum") && enums.getOrDefault(steps[1], List.of()).stream().anyMatch(constants -> constants.contains(steps[2]));
            if (!known) {
                unused.add(key);
            }
        }
        return unused;
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results();
    }

    private static Set<String> keys() {
        Properties messages = new Properties();
        try (var in = Files.newBufferedReader(MESSAGES)) {
            messages.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages.stringPropertyNames();
    }

    private static List<String> sources(String ending) {
        return files(SOURCES, ending);
    }

    private static List<String> files(Path root, String ending) {
        try (Stream<Path> files = Files.walk(root)) {
            List<String> contents = new ArrayList<>();
            for (Path file : files.filter(each -> each.toString().endsWith(ending)).toList()) {
                contents.add(Files.readString(file));
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return constants of every enum of the house by simple name; two enums may share one. */
    private static Map<String, List<Set<String>>> enums() {
        try (Stream<Path> files = Files.walk(Path.of("target/classes/linli"))) {
            return files.map(file -> Path.of("target/classes").relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.contains("schema"))
                    .map(file -> load(file.substring(0, file.length() - 6).replace('/', '.').replace('\\', '.')))
                    .filter(Class::isEnum)
                    .collect(Collectors.groupingBy(Class::getSimpleName, Collectors.mapping(MessagesTest::constants, Collectors.toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name()).collect(Collectors.toSet());
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, MessagesTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
