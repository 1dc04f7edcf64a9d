package linli.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.exchange.Counts;
import linli.exchange.ImportOptions;
import linli.exchange.Imports;
import linli.exchange.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The mini-program's two exports through the real engine, against the generator's truth. */
class NeedImportTest {
    private static final Path SAMPLES = Path.of("sample-data");

    private final Db db = TestStore.open();
    private final NeedsTest.TestClock clock = new NeedsTest.TestClock();
    private final Needs needs = new Needs(db, clock, () -> "周老师");
    private final Imports imports = new Imports(db, clock, List.of(needs.sheet()), () -> "周老师");

    @AfterEach
    void close() {
        db.close();
    }

    private static Path sample(String start) throws Exception {
        try (var files = Files.list(SAMPLES)) {
            return files.filter(file -> file.getFileName().toString().startsWith(start)).findFirst().orElseThrow();
        }
    }

    private Counts load(String start) throws Exception {
        return imports.run("needs", sample(start), ImportOptions.NONE, Progress.NONE).counts();
    }

    @Test
    void theGrownExportAddsOnlyWhatIsNewAndShowsWhatWasEdited() throws Exception {
        Counts first = load("6-");
        assertThat(List.of(first.read(), first.added(), first.updated(), first.rejected())).containsExactly(226, 226, 0, 0);
        Counts again = load("6-");
        assertThat(List.of(again.added(), again.updated(), again.unchanged())).containsExactly(0, 0, 226);
        Counts grown = load("7-");
        assertThat(List.of(grown.read(), grown.added(), grown.updated(), grown.unchanged())).containsExactly(256, 30, 3, 223);
        assertThat(needs.list(NeedList.Filter.ALL).total()).isEqualTo(256);
        Need one = needs.get(needs.list(NeedList.Filter.ALL).rows().getLast().id());
        assertThat(one.source().file()).endsWith(".xlsx");
        assertThat(one.source().sha256()).hasSize(64);
        assertThat(one.source().row()).isPositive();
    }

    @Test
    void whatIsMissingStandsOut() throws Exception {
        load("7-");
        List<NeedList.Row> rows = needs.list(NeedList.Filter.ALL).rows();
        Map<String, Long> gaps = rows.stream().flatMap(row -> NeedCategories.gaps(row.body()).stream().map(NeedCategories.Suggestion::category).distinct())
                .collect(java.util.stream.Collectors.groupingBy(gap -> gap, java.util.stream.Collectors.counting()));
        assertThat(gaps.get("缺场地")).isGreaterThan(30);
        assertThat(gaps.get("缺指导")).isGreaterThan(20);
        long hinted = rows.stream().filter(row -> needs.categories().suggest(row.body()).isPresent()).count();
        assertThat(hinted).as("most suggestions get a category to start from").isGreaterThan(rows.size() * 8 / 10);
    }

    @Test
    void anImportIsTakenBackWhole() throws Exception {
        load("6-");
        long run = imports.run("needs", sample("7-"), ImportOptions.NONE, Progress.NONE).run();
        imports.undo(run);
        assertThat(needs.list(NeedList.Filter.ALL).total()).isEqualTo(226);
        Counts again = load("6-");
        assertThat(again.unchanged()).as("edited texts are back as they were").isEqualTo(226);
    }
}
