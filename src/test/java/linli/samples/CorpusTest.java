package linli.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import linli.base.text.UserError;
import linli.exchange.Counts;
import linli.faults.Reliability;
import linli.samples.Case.Expect;
import linli.samples.Case.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every workbook of the corpus goes in with exactly the true counts and values: no row unaccounted for, none twice. */
class CorpusTest {
    @TempDir
    Path folder;

    static Stream<Case> corpus() {
        return Corpus.all().stream();
    }

    @Test
    void thereAreAtLeastSixty() {
        assertThat(corpus().map(c -> c.file)).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
        Reliability.tell("T19", "strange but honest workbooks, every row accounted for", corpus().count(), 0, "the truth stands beside each; a changed truth fails");
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void goesInWithTheTrueCounts(Case one) throws Exception {
        Path file = one.write(folder);
        byte[] before = Files.readAllBytes(file);
        try (ImportDesk desk = new ImportDesk(Files.createDirectory(folder.resolve("returns")))) {
            Counts first;
            try {
                first = desk.run(one.book.kind, file, one.password);
            } catch (UserError refused) {
                assertThat(one.expect).as("refused: " + refused.getMessage()).isNotEqualTo(Expect.COUNTS);
                assertThat(desk.stored(one.book.kind)).isEmpty();
                return;
            } finally {
                assertThat(Files.readAllBytes(file)).as("the user's file").isEqualTo(before);
            }
            assertThat(one.expect).isNotEqualTo(Expect.REFUSED);
            assertThat(ImportDesk.line(first)).as(one + ": read new updated unchanged twin rejected skipped").isEqualTo(one.book.tally.line());
            facts(one, desk.stored(one.book.kind));
            Counts again = desk.run(one.book.kind, file, one.password);
            assertThat(ImportDesk.line(again)).as(one + ": second time").isEqualTo(first.read() + "\t0\t0\t" + first.added() + "\t" + first.twin() + "\t"
                    + first.rejected() + "\t" + first.skipped());
        }
    }

    private static void facts(Case one, List<Map<String, String>> stored) {
        List<String> wrong = new ArrayList<>();
        for (Fact fact : one.facts) {
            List<Map<String, String>> named = stored.stream().filter(row -> row.get("name").equals(fact.name())).toList();
            if (named.isEmpty()) fail("nobody is called " + fact.name());
            if (named.stream().noneMatch(row -> says(row.get(fact.key()), fact))) {
                wrong.add(fact + " but is " + named.stream().map(row -> row.get(fact.key())).toList());
            }
        }
        assertThat(wrong).as(one.toString()).isEmpty();
        for (String word : one.absent) {
            boolean found = word.startsWith("name:") ? stored.stream().anyMatch(row -> row.get("name").equals(word.substring(5)))
                    : stored.toString().contains(word);
            assertThat(found).as("stored: " + word).isFalse();
        }
    }

    /** Several phones stand in one text; everything else must be the same. */
    private static boolean says(String stored, Fact fact) {
        return fact.value().equals(stored)
                || fact.key().equals("mobile") && !fact.value().isEmpty() && List.of(stored.split(";")).contains(fact.value());
    }
}
