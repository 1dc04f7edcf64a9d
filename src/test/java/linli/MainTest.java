package linli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as the street's IT calls it: on a real store in a folder, by arguments, streams and exit codes. */
class MainTest {
    private static final Path LIST = Path.of("sample-data", "1-居民名册.xlsx");
    private static final Path SUGGESTIONS = Path.of("sample-data", "6-小程序建议-11月9日.xlsx");

    @TempDir
    private Path place;
    private Path store;
    private Path password;
    private String recovery;

    /** What one call left: its exit code and both streams. */
    private record Called(int code, String out, String err) {
        JsonNode json() throws IOException {
            assertThat(out.strip().lines()).as("one JSON object and nothing else").hasSize(1);
            return new ObjectMapper().readTree(out);
        }
    }

    @BeforeEach
    void newStore() throws IOException {
        store = place.resolve("store");
        password = Files.writeString(place.resolve("password"), "right-horse-1\n");
        Called made = call("init", "--centre", "示例社区党群服务中心", "--street", "330481001", "--community", "示例社区", "--json");
        assertThat(made.code()).as(made.err()).isZero();
        recovery = made.json().get("recovery").asText();
        assertThat(recovery).isNotBlank();
    }

    @Test
    void importsFindsReportsAndCountsAddUp() throws IOException {
        JsonNode first = call("import", "residents", LIST.toString(), "--json").json();
        assertThat(first.get("read").asInt()).isEqualTo(1184).isEqualTo(sum(first));
        assertThat(first.get("new").asInt()).isEqualTo(1184);
        JsonNode again = call("import", "residents", LIST.toString(), "--json").json();
        assertThat(again.get("new").asInt() + again.get("updated").asInt()).isZero();
        assertThat(again.get("unchanged").asInt()).isEqualTo(1184);

        JsonNode found = call("search", "zjg", "--json").json();
        assertThat(found.get("hits").findValuesAsText("name")).contains("查建国");

        assertThat(call("import", "needs", SUGGESTIONS.toString(), "--json").json().get("new").asInt()).isEqualTo(226);
        Path month = place.resolve("month.xlsx");
        assertThat(call("report", "month", "2026-10", "--out", month.toString()).code()).isZero();
        try (Workbook book = WorkbookFactory.create(month.toFile(), null, true)) {
            assertThat(book.getSheetAt(0).getRow(0).getCell(0).getStringCellValue()).contains("2026年10月");
        }
        assertThat(call("verify", "--json").json().get("good").asBoolean()).isTrue();
    }

    @Test
    void everyImportIsPrecededByABackup() throws IOException {
        call("import", "residents", LIST.toString());
        try (Stream<Path> kept = Files.list(store.resolve("backups"))) {
            assertThat(kept.map(file -> file.getFileName().toString())).anyMatch(name -> name.endsWith("-before-import.zip"));
        }
    }

    @Test
    void previewWritesNothing() throws IOException {
        JsonNode seen = call("import", "residents", LIST.toString(), "--preview", "--json").json();
        assertThat(seen.get("new").asInt()).isEqualTo(1184);
        assertThat(call("search", "查建国", "--json").json().get("count").asInt()).isZero();
    }

    @Test
    void restoresWhatWasBackedUp() throws IOException {
        call("import", "residents", LIST.toString());
        String zip = call("backup", "--json").json().get("file").asText();
        call("import", "needs", SUGGESTIONS.toString());
        assertThat(call("search", "场地", "--json").json().get("count").asInt()).isPositive();
        Called restored = call("restore", zip, "--json");
        assertThat(restored.code()).as(restored.err()).isZero();
        assertThat(call("search", "场地", "--json").json().get("count").asInt()).isZero();
        assertThat(call("search", "查建国", "--json").json().get("count").asInt()).isPositive();
    }

    @Test
    void refusesWrongFilesWithASentenceAndLeavesThemAsTheyWere() throws IOException {
        Path empty = Files.createFile(place.resolve("empty.xlsx"));
        Path picture = Files.write(place.resolve("picture.xlsx"), new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F'});
        byte[] whole = Files.readAllBytes(LIST);
        Path half = Files.write(place.resolve("half.xlsx"), Arrays.copyOf(whole, whole.length / 2));
        Path folder = Files.createDirectory(place.resolve("folder.xlsx"));
        Path missing = place.resolve("missing.xlsx");
        for (Path wrong : List.of(empty, picture, half, folder, missing)) {
            byte[] before = Files.isRegularFile(wrong) ? Files.readAllBytes(wrong) : new byte[0];
            Called refused = call("import", "residents", wrong.toString(), "--json");
            assertThat(refused.code()).as(wrong + ": " + refused.err()).isEqualTo(1);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).contains(wrong.getFileName().toString()).doesNotContain("Exception");
            if (Files.isRegularFile(wrong)) {
                assertThat(Files.readAllBytes(wrong)).isEqualTo(before);
            }
        }
        assertThat(call("verify", "--json").json().get("rows").get("resident").asInt()).isZero();
    }

    @Test
    void tellsWrongPasswordWrongUsageAndWrongStoreApart() throws IOException {
        Path other = Files.writeString(place.resolve("other"), "wrong-horse-1");
        Called wrong = run("search", "a", "--store", store.toString(), "--password-file", other.toString());
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).doesNotContain("wrong-horse").isNotBlank();
        assertThat(call("import").code()).isEqualTo(2);
        assertThat(call("nonsense").code()).isEqualTo(2);
        assertThat(call("import", "nonsense", LIST.toString()).code()).isEqualTo(1);
        assertThat(call("report", "month", "2026-13", "--out", place.resolve("x.xlsx").toString()).code()).isEqualTo(1);
        Called twice = call("init", "--centre", "a", "--street", "330481001", "--community", "b");
        assertThat(twice.code()).isEqualTo(1);
        Called nowhere = run("search", "a", "--store", place.resolve("nowhere").toString(), "--password-file", password.toString());
        assertThat(nowhere.code()).isEqualTo(1);
        assertThat(place.resolve("nowhere")).doesNotExist();
    }

    @Test
    void damagedStoreIsRefusedByNameAndNeverOpenedAsNew() throws IOException {
        call("import", "residents", LIST.toString());
        String zip = Path.of(call("backup", "--json").json().get("file").asText()).getFileName().toString();
        Path data = store.resolve("linli.mv.db");
        byte[] whole = Files.readAllBytes(data);
        for (byte[] damaged : List.of(new byte[0], Arrays.copyOf(whole, 4096), Arrays.copyOf(whole, whole.length / 3), new byte[8192])) {
            Files.write(data, damaged);
            Called refused = call("search", "a", "--json");
            assertThat(refused.code()).as(refused.err()).isEqualTo(1);
            assertThat(refused.err()).contains(zip).doesNotContain("Exception");
            assertThat(Files.readAllBytes(data)).as("nothing is written to a damaged store").isEqualTo(damaged);
        }
        Files.write(data, whole);
        assertThat(call("search", "查建国", "--json").json().get("count").asInt()).isPositive();
    }

    private static int sum(JsonNode counts) {
        return List.of("new", "updated", "unchanged", "twin", "rejected").stream().mapToInt(name -> counts.get(name).asInt()).sum();
    }

    private Called call(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--store", store.toString(), "--password-file", password.toString(), "--now", "2026-11-24"));
        return run(all.toArray(String[]::new));
    }

    private static Called run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), args);
        return new Called(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
