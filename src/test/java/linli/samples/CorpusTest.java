package linli.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linli.ProofGround;
import linli.base.excel.ColumnMatch;
import linli.base.excel.Judged.Fate;
import linli.base.text.UserError;
import linli.exchange.Counts;
import linli.exchange.ImportOptions;
import linli.exchange.ImportRun.Outcome;
import linli.exchange.Preview;
import linli.exchange.Progress;
import linli.faults.Reliability;
import linli.samples.Case.Expect;
import linli.samples.Case.Fact;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every workbook of the corpus goes in with exactly the true counts and values, no row unaccounted for and none twice;
 * what is sent back, marked or exported can be read again; and taking it back leaves nothing behind.
 */
class CorpusTest {
    @TempDir
    static Path place;
    /** One for residents and suggestions, one with rooms, classes and people for what speaks of them. */
    private static final ImportDesk[] DESKS = new ImportDesk[2];
    private static ImportDesk desk;

    @TempDir
    Path folder;

    static Stream<Case> corpus() {
        return Corpus.all().stream();
    }

    private static ImportDesk desk(String kind) throws IOException {
        int which = kind.equals("residents") || kind.equals("needs") ? 0 : 1;
        if (DESKS[which] == null) {
            DESKS[which] = new ImportDesk(place);
            if (which == 1) {
                ProofGround.lay(DESKS[which].imports, Files.createTempDirectory(place, "ground"));
            }
        }
        return DESKS[which];
    }

    @AfterAll
    static void close() {
        Stream.of(DESKS).filter(Objects::nonNull).forEach(ImportDesk::close);
    }

    @Test
    void thereAreAtLeastSixtyAndTwoOfEveryKind() throws IOException {
        assertThat(corpus().map(c -> c.file)).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
        Reliability.tell("T19", "strange but honest workbooks, every row accounted for", corpus().count(), 0, "not tried");
        Map<String, Long> byKind = corpus().collect(Collectors.groupingBy(c -> c.book.kind, Collectors.counting()));
        assertThat(desk("residents").imports.lists()).allSatisfy(list -> assertThat(byKind.getOrDefault(list.kind(), 0L)).as(list.kind()).isGreaterThanOrEqualTo(2));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void goesInWithTheTrueCounts(Case one) throws Exception {
        desk = desk(one.book.kind);
        Path file = one.write(folder);
        byte[] before = Files.readAllBytes(file);
        try {
            if (one.expect == Expect.REFUSED) {
                refused(one, file);
            } else {
                taken(one, file);
            }
            assertThat(Files.readAllBytes(file)).as("the user's file").isEqualTo(before);
        } catch (Throwable broken) {
            // what is left of it must not trouble the next one
            desk.close();
            DESKS[desk == DESKS[0] ? 0 : 1] = null;
            throw broken;
        }
    }

    private void refused(Case one, Path file) {
        try {
            fail("read: " + ImportDesk.line(desk.run(one.book.kind, file, one.password)));
        } catch (UserError refused) {
            assertThat(refused.getMessage()).as("where, what, and how to mend it").contains(file.getFileName().toString()).matches("(?s).*\\p{IsHan}.*").endsWith("。");
            assertThat(desk.stored(one.book.kind)).isEmpty();
        }
    }

    private void taken(Case one, Path file) throws Exception {
        String kind = one.book.kind;
        List<Map<String, String>> ground = desk.stored(kind);
        ImportOptions options = ImportOptions.NONE.withPassword(one.password).withReturnsFolder(folder.resolve("returns")).withAnnotated(true);
        Preview seen = desk.imports.preview(kind, file, options, Progress.NONE);
        named(one, seen);
        Outcome outcome = desk.imports.run(kind, file, options, Progress.NONE);
        Counts first = outcome.counts();
        assertThat(ImportDesk.line(first)).as(one + ": read new updated unchanged twin rejected skipped").isEqualTo(one.book.tally.line());
        assertThat(seen.counts()).as("the preview says what the import does").isEqualTo(first);
        assertThat(seen.before()).as("the file was not here before").isNull();
        facts(one, desk.stored(kind));
        Preview again = desk.imports.preview(kind, file, options, Progress.NONE);
        String second = first.read() + "\t0\t0\t" + (first.added() + first.updated() + first.unchanged()) + "\t" + first.twin() + "\t" + first.rejected() + "\t" + first.skipped();
        assertThat(ImportDesk.line(again.counts())).as(one + ": second time").isEqualTo(second);
        assertThat(again.before()).as("the very same file again").isNotNull();
        sentBack(one, outcome, options, second);
        exported(one);
        desk.imports.undo(outcome.run());
        assertThat(desk.stored(kind)).as("taken back").isEqualTo(ground);
        seen.sheets().forEach(plan -> desk.imports.forget(kind, plan.signature()));
    }

    /** Every row at fault is named by its sheet and row, and where a cell is at fault by its column. */
    private static void named(Case one, Preview seen) {
        List<Preview.Note> bad = seen.notes().stream().filter(note -> note.fate() == Fate.REJECTED).toList();
        assertThat(bad).as("rows sent back").hasSize(one.book.tally.of(Tally.Fate.REJECTED));
        assertThat(bad).allSatisfy(note -> assertThat(note.problems()).as("row %d", note.row()).isNotEmpty().anySatisfy(problem ->
                assertThat(problem.text()).matches("(?s).*《" + java.util.regex.Pattern.quote(note.sheet()) + "》第 " + note.row() + " 行( [A-Z]+ 列)?.*")));
        assertThat(bad.stream().flatMap(note -> note.problems().stream()).filter(p -> p.column().equals("idNo")).map(p -> p.text()))
                .allSatisfy(text -> assertThat(text).matches("(?s).*行 [A-Z]+ 列.*"));
        List<String> asked = seen.sheets().stream().flatMap(plan -> plan.columns().stream()).filter(match -> !match.sure()).map(match -> match.header().label()).toList();
        assertThat(asked).as("columns to be looked at").containsAll(one.asked);
        assertThat(seen.sheets().stream().flatMap(plan -> plan.columns().stream()).filter(match -> match.basis() == ColumnMatch.Basis.REFUSED)
                .map(match -> match.header().label())).as("columns never imported").hasSize(one.never);
    }

    private void sentBack(Case one, Outcome outcome, ImportOptions options, String second) {
        assertThat(outcome.returns() != null).as("退回表").isEqualTo(outcome.counts().rejected() > 0);
        if (outcome.returns() != null) {
            Counts back = desk.imports.preview(one.book.kind, outcome.returns(), options, Progress.NONE).counts();
            assertThat(back).extracting(Counts::read, Counts::rejected).as("退回表 read again").containsExactly(outcome.counts().rejected(), outcome.counts().rejected());
        }
        if (outcome.annotated() != null) {
            assertThat(ImportDesk.line(desk.imports.preview(one.book.kind, outcome.annotated(), options, Progress.NONE).counts())).as("标注副本 read again").isEqualTo(second);
        }
    }

    private void exported(Case one) {
        Path out = folder.resolve("export.xlsx");
        int rows = desk.imports.exports().full(one.book.kind, out, "核对");
        if (rows > 0) {
            List<Map<String, String>> stored = desk.stored(one.book.kind);
            Outcome back = desk.imports.run(one.book.kind, out, ImportOptions.NONE.withReturnsFolder(folder), Progress.NONE);
            assertThat(desk.stored(one.book.kind)).as(one + ": export read again").isEqualTo(stored);
            assertThat(ImportDesk.line(back.counts())).as(one + ": export read again").isEqualTo(rows + "\t0\t0\t" + rows + "\t0\t0\t0");
        }
    }

    private static void facts(Case one, List<Map<String, String>> stored) {
        List<String> wrong = new ArrayList<>();
        for (Fact fact : one.facts) {
            List<Map<String, String>> named = stored.stream().filter(row -> fact.name().equals(row.get(one.named))).toList();
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
