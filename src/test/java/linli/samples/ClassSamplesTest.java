package linli.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import linli.exchange.ImportOptions;
import linli.exchange.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample classes tell the story of the four children, and leave nothing behind when they are taken out again. */
class ClassSamplesTest {
    private static final Path SAMPLES = Path.of("sample-data");

    @TempDir
    Path returns;

    @Test
    void theStoryIsThereAndGoesWholly() throws Exception {
        try (ImportDesk desk = new ImportDesk(returns)) {
            Map<String, String> kinds = Map.of("18", "activities", "19", "enrolments", "20", "attendance", "21", "surveys");
            List<Long> runs = kinds.keySet().stream().sorted().map(start -> desk.imports.run(kinds.get(start), file(start),
                    ImportOptions.NONE.withReturnsFolder(returns), Progress.NONE).run()).toList();
            List<Map<String, String>> people = desk.stored("enrolments");
            assertThat(people.stream().filter(row -> row.get("no").equals("K2026-0041"))).hasSize(4).allMatch(row -> row.get("status").equals("已转班"));
            assertThat(people.stream().filter(row -> row.get("no").matches("K2026-004[234]") && row.get("status").equals("在班"))).hasSizeGreaterThan(20);
            for (Long run : runs.reversed()) {
                assertThat(desk.imports.undo(run, true).kept()).isEmpty();
            }
            for (String kind : kinds.values()) {
                assertThat(desk.stored(kind)).as(kind).isEmpty();
            }
        }
    }

    private static Path file(String start) {
        try (var files = Files.list(SAMPLES)) {
            return files.filter(one -> one.getFileName().toString().startsWith(start + "-")).findFirst().orElseThrow();
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
