package linli.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import linli.exchange.Counts;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every committed sample goes in with exactly the generator's counts, and the second time changes nothing. */
class SampleImportTest {
    private static final Path SAMPLES = Path.of("sample-data");

    @TempDir
    Path returns;

    static Stream<String> truth() throws IOException {
        return SampleData.text(Path.of("src/test/resources/samples/truth.tsv")).lines().skip(1);
    }

    private static String kindOf(String file) throws IOException {
        return truth().map(line -> line.split("\t", -1)).filter(cells -> cells[0].equals(file)).findFirst().orElseThrow()[1];
    }

    @ParameterizedTest
    @MethodSource("truth")
    void countsAreTheGenerators(String line) throws IOException {
        String[] cells = line.split("\t", -1);
        String counts = String.join("\t", Arrays.copyOfRange(cells, 2, 9));
        try (ImportDesk desk = new ImportDesk(returns)) {
            for (String before : cells[9].isEmpty() ? new String[0] : cells[9].split("\\|")) desk.run(kindOf(before), SAMPLES.resolve(before), null);
            Path file = SAMPLES.resolve(cells[0]);
            assertThat(ImportDesk.line(desk.preview(cells[1], file, null))).as("preview").isEqualTo(counts);
            Counts first = desk.run(cells[1], file, null);
            assertThat(ImportDesk.line(first)).isEqualTo(counts);
            Counts again = desk.run(cells[1], file, null);
            assertThat(ImportDesk.line(again)).as("second time").isEqualTo(first.read() + "\t0\t0\t"
                    + (first.added() + first.updated() + first.unchanged()) + "\t" + first.twin() + "\t" + first.rejected() + "\t" + first.skipped());
        }
    }
}
