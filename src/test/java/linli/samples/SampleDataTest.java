package linli.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The committed samples are what the generator makes, cell by cell. After a change of the generator
 * {@code mvn test -Dtest=SampleDataTest -Dsamples.write=true} writes them anew.
 */
class SampleDataTest {
    private static final Path SAMPLES = Path.of("sample-data");
    private static final Path TRUTH = Path.of("src/test/resources/samples");

    @TempDir
    static Path temp;
    static String truth;

    @BeforeAll
    static void generate() throws IOException {
        truth = SampleData.write(temp);
    }

    @Test
    void committedSamplesAreTheGenerators() throws IOException {
        if (Boolean.getBoolean("samples.write")) write();
        assertThat(SampleData.text(TRUTH.resolve("truth.tsv"))).isEqualTo(truth);
        assertThat(SampleData.text(TRUTH.resolve("themes.tsv"))).isEqualTo(SampleData.themes());
        assertThat(names(SAMPLES)).isEqualTo(names(temp));
        for (String name : names(temp)) {
            assertThat(content(SAMPLES.resolve(name))).as(name).isEqualTo(content(temp.resolve(name)));
        }
    }

    @Test
    void samplesAreSmallAndOnlyOfFictitiousPeople() throws IOException {
        long bytes = 0;
        for (String name : names(temp)) {
            bytes += Files.size(temp.resolve(name));
            for (String line : content(temp.resolve(name))) {
                for (String word : line.split("[^0-9X]+")) {
                    if (word.length() == 18 && !word.startsWith("0")) assertThat(word).as(name).matches("\\d{14}(9[89]\\d[\\dX]|\\d000)");
                    if (word.length() == 11 && word.matches("1[3-9]\\d{9}")) assertThat(word).as(name).startsWith("1380000");
                }
            }
        }
        assertThat(bytes).isLessThan(3_000_000);
    }

    private void write() throws IOException {
        Files.createDirectories(SAMPLES);
        for (String name : names(temp)) {
            Path old = SAMPLES.resolve(name);
            if (!Files.exists(old) || !content(old).equals(content(temp.resolve(name)))) {
                Files.write(old, Files.readAllBytes(temp.resolve(name)));
            }
        }
        Files.writeString(TRUTH.resolve("truth.tsv"), truth);
        Files.writeString(TRUTH.resolve("themes.tsv"), SampleData.themes());
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).filter(n -> !n.equals("README.md")).sorted().toList();
        }
    }

    /** @return every cell of a workbook as sheet, address, kind and value, and its merges; a text file's lines. */
    private static List<String> content(Path file) throws IOException {
        if (file.toString().endsWith(".csv")) return List.of(new String(Files.readAllBytes(file), "GBK").split("\r\n"));
        TreeMap<String, String> cells = new TreeMap<>();
        try (var in = Files.newInputStream(file); var workbook = WorkbookFactory.create(in)) {
            for (Sheet sheet : workbook) {
                int place = workbook.getSheetIndex(sheet);
                String at = place + " " + sheet.getSheetName();
                cells.put(at, "hidden " + workbook.isSheetHidden(place) + " " + sheet.getMergedRegions());
                for (Row row : sheet) for (Cell cell : row) {
                    cells.put(at + " " + cell.getAddress(), cell.getCellType() + " " + cell.getCellStyle().getDataFormatString() + " " + switch (cell.getCellType()) {
                        case NUMERIC -> Double.toString(cell.getNumericCellValue());
                        case STRING -> cell.getStringCellValue();
                        default -> "";
                    });
                }
            }
        }
        return cells.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList();
    }
}
