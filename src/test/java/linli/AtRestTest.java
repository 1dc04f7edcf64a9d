package linli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import linli.faults.Reliability;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T21: after a day's work no document number, phone or name stands in clear in the data folder, its backups and logs, or among temporary files. */
class AtRestTest {
    private static final String CLASS_PATH = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    @TempDir
    Path place;

    @Test
    void nothingStandsInClear() throws Exception {
        Path temporary = Files.createDirectories(place.resolve("tmp"));
        Path said = place.resolve("said.txt");
        Process day = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.io.tmpdir=" + temporary, "-Dfile.encoding=UTF-8",
                "-XX:TieredStopAtLevel=1", "-cp", CLASS_PATH, Day.class.getName(), place.toString()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(day.waitFor(180, TimeUnit.SECONDS)).isTrue();
        assertThat(day.exitValue()).as(Files.readString(said)).isZero();
        Set<String> planted = planted(place.resolve("out.xlsx"));
        assertThat(planted.size()).isGreaterThan(200);
        assertThat(hits(place.resolve("out-folder"), planted)).as("the search itself finds them in a file that holds them").isNotEmpty();
        // What an import gives back to the person is hers to keep or to throw away.
        List<String> hits = new ArrayList<>(hits(temporary, planted));
        hits.addAll(hits(place.resolve("store"), planted).stream().filter(hit -> !hit.startsWith("returns")).toList());
        assertThat(hits).isEmpty();
        Reliability.tell("T21", "numbers, phones and names looked for in store, backups, logs, temporary files", planted.size(), 0, "in a plain list of the same people each is found");
    }

    /** A day at the desk, by the command line, in a process with a folder of its own for temporary files. */
    static final class Day {
        private static Path place;

        public static void main(String[] args) throws Exception {
            place = Path.of(args[0]);
            Files.writeString(place.resolve("password"), "right-horse-1\n");
            run("init", "--centre", "示例社区党群服务中心", "--street", "330481001", "--community", "示例社区");
            run("import", "residents", Path.of("sample-data", "4-老年人摸底表.xls").toString());
            run("export", "residents", "--out", place.resolve("out.xlsx").toString(), "--full", "--reason", "核对");
            run("search", "王");
            run("duplicates");
            run("backup");
            run("import", "residents", place.resolve("out.xlsx").toString());
            run("undo-import", "1");
            System.exit(0);
        }

        private static void run(String... arguments) {
            List<String> all = new ArrayList<>(List.of(arguments));
            all.addAll(List.of("--store", place.resolve("store").toString(), "--password-file", place.resolve("password").toString()));
            int code = Main.run(new PrintStream(System.out), new PrintStream(System.out), all.toArray(String[]::new));
            if (code != 0) {
                System.out.println(arguments[0] + " ended with " + code);
                System.exit(9);
            }
        }
    }

    /** Numbers, phones and names of the list; also written beside as plain text, for the proof that the search finds. */
    private Set<String> planted(Path list) throws IOException {
        Set<String> planted = new LinkedHashSet<>();
        DataFormatter words = new DataFormatter();
        try (Workbook book = WorkbookFactory.create(list.toFile())) {
            for (Row row : book.getSheetAt(0)) {
                for (Cell cell : row) {
                    String word = words.formatCellValue(cell);
                    if (word.matches("\\d{17}[\\dX]|1380000\\d{4}") || cell.getColumnIndex() == 0 && word.matches("\\p{IsHan}{3}") && row.getRowNum() > 5) {
                        planted.add(word);
                    }
                }
            }
        }
        Files.createDirectories(place.resolve("out-folder"));
        Files.writeString(place.resolve("out-folder").resolve("plain.txt"), String.join("\n", planted));
        return planted;
    }

    private static List<String> hits(Path folder, Set<String> planted) throws IOException {
        List<String> hits = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, Charset.forName("GB18030"))) {
                    // Every byte as one letter: a search for bytes by way of a search for text.
                    String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    planted.stream().filter(word -> content.contains(new String(word.getBytes(charset), StandardCharsets.ISO_8859_1))).findFirst()
                            .ifPresent(word -> hits.add(folder.relativize(file) + " in " + charset));
                }
            }
        }
        return hits;
    }
}
