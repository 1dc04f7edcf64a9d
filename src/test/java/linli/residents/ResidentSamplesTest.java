package linli.residents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import linli.exchange.Counts;
import linli.exchange.ImportOptions;
import linli.exchange.Imports;
import linli.exchange.ImportRun.Outcome;
import linli.exchange.Progress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample workbooks come in with exactly their true counts, come in again without a change, and go out again. */
class ResidentSamplesTest {
    private static final Path SAMPLES = Path.of("sample-data");

    @TempDir
    Path returns;

    record Line(String file, List<Integer> counts, String after) {
        @Override
        public String toString() {
            return after.isEmpty() ? file : file + " after " + after;
        }
    }

    static Stream<Line> truth() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/samples/truth.tsv")).stream().skip(1).map(line -> line.split("\t", -1))
                .filter(part -> part[1].equals("residents"))
                .map(part -> new Line(part[0], Stream.of(part).skip(2).limit(7).map(Integer::valueOf).toList(), part.length > 9 ? part[9] : ""));
    }

    @ParameterizedTest
    @MethodSource("truth")
    void comesInAsItIs(Line line) {
        try (People people = new People()) {
            Imports imports = new Imports(people.db, People.CLOCK, List.of(people.residents.sheet()), () -> "周老师");
            if (!line.after().isEmpty()) {
                run(imports, line.after());
            }
            List<Resident> before = people.all();
            Outcome outcome = run(imports, line.file());
            assertThat(list(outcome.counts())).as("read, new, updated, unchanged, twin, rejected, skipped").isEqualTo(line.counts());
            Counts again = run(imports, line.file()).counts();
            assertThat(again.added()).isZero();
            assertThat(again.updated()).isZero();
            assertThat(again.rejected()).isEqualTo(outcome.counts().rejected());
            List<Resident> stored = people.all();
            People.Result back = people.bring(100, people.export());
            assertThat(back.judged()).allSatisfy(one -> assertThat(one.fate()).as(one.parsed().row().text("name") + one.problems())
                    .isEqualTo(linli.base.excel.Judged.Fate.UNCHANGED));
            assertThat(people.all()).isEqualTo(stored);
            assertThat(imports.undo(outcome.run()).kept()).isEmpty();
            assertThat(people.all()).isEqualTo(before);
        }
    }

    private Outcome run(Imports imports, String file) {
        return imports.run("residents", SAMPLES.resolve(file), ImportOptions.NONE.withReturnsFolder(returns), Progress.NONE);
    }

    private static List<Integer> list(Counts counts) {
        return List.of(counts.read(), counts.added(), counts.updated(), counts.unchanged(), counts.twin(), counts.rejected(), counts.skipped());
    }
}
