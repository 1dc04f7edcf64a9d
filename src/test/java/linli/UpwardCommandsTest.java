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
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports, sendings and the roll-up from the command line: what stands in the JSON, in the files, and in the exit codes. */
class UpwardCommandsTest {
    private static final List<String> MONTHLY = List.of("service", "needs", "fees", "rooms", "meals");

    @TempDir
    private Path place;

    private int code;
    private String error;

    private JsonNode call(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--store", place.resolve("store").toString(), "--password-file", place.resolve("password").toString(), "--now", "2026-11-24", "--json"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream wrong = new ByteArrayOutputStream();
        code = Main.run(new PrintStream(out), new PrintStream(wrong), all.toArray(String[]::new));
        error = wrong.toString(StandardCharsets.UTF_8);
        return code == 0 ? new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8)) : null;
    }

    private String file(String name) {
        return place.resolve(name).toString();
    }

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(place.resolve("password"), "right-horse-1\n");
        call("init", "--centre", "示例社区党群服务中心", "--street", "330481001", "--community", "示例社区");
        assertThat(code).isZero();
        call("import", "needs", Path.of("sample-data/6-小程序建议-11月9日.xlsx").toString());
        assertThat(code).as(error).isZero();
    }

    @Test
    void theMonthsReportStandsBeforeTheTablesOfTheMonth() throws IOException {
        JsonNode month = call("report", "month", "2026-11", "--out", file("月报.xlsx"));
        assertThat(month.fieldNames()).toIterable().containsExactly("kind", "period", "out", "tables");
        assertThat(month.get("tables")).extracting(table -> table.get("table").asText()).containsExactlyElementsOf(MONTHLY);
        assertThat(month.get("tables").get(1).get("figures").get("category/total/taken").asInt()).isPositive();
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(Path.of(month.get("out").asText())))) {
            assertThat(book.getNumberOfSheets()).isEqualTo(1 + MONTHLY.size());
            assertThat(book.getSheetName(0)).isEqualTo("月报");
            assertThat(book.getSheetAt(0).getRow(0).getCell(0).getStringCellValue()).isEqualTo("党群服务中心服务情况月报（2026年11月）");
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                assertThat(book.getSheetAt(i).getPrintSetup().getFitWidth()).isEqualTo((short) 1);
                assertThat(book.getSheetAt(i).getRepeatingRows()).isNotNull();
            }
        }
        JsonNode all = call("report", "all", "2026-Q4", "--out", file("全部.pdf"));
        assertThat(all.get("tables").size()).isGreaterThanOrEqualTo(12);
        assertThat(Files.readString(Path.of(all.get("out").asText()), StandardCharsets.ISO_8859_1)).startsWith("%PDF");
        assertThat(call("report", "list").get("reports").size()).isEqualTo(all.get("tables").size());

        call("report", "nonsense", "2026-11", "--out", file("x.xlsx"));
        assertThat(code).isEqualTo(Main.REFUSED);
        assertThat(error).contains("nonsense");
        call("report", "month", "2026-Q4", "--out", file("x.xlsx"));
        assertThat(code).as("a month's report of a quarter").isEqualTo(Main.REFUSED);
        call("report", "month", "2026-12", "--out", file("x.xlsx"));
        assertThat(code).as("not begun").isEqualTo(Main.REFUSED);
        call("report", "month", "2026-11");
        assertThat(code).as("no file named").isEqualTo(Main.REFUSED);
        assertThat(place.resolve("x.xlsx")).doesNotExist();
        call("report");
        assertThat(code).as("half a command").isEqualTo(2);
    }

    @Test
    void aSendingIsMadeOnceAndTheStreetTakesItsFile() throws IOException {
        JsonNode check = call("submit", "2026-10", "--check");
        assertThat(check.get("submitted")).isEmpty();
        Path folder = Files.createDirectory(place.resolve("收"));
        JsonNode sent = call("submit", "2026-10", "--seen", "--out", folder.resolve("报送.xlsx").toString());
        assertThat(code).as(error).isZero();
        assertThat(sent.get("submitted")).hasSize(MONTHLY.size()).allSatisfy(one -> assertThat(one.get("edition").asInt()).isEqualTo(1));
        assertThat(call("submit", "2026-10", "--seen").get("submitted")).as("nothing has changed").isEmpty();
        call("submit", "2026-11");
        assertThat(code).as("not over").isEqualTo(Main.REFUSED);
        call("submit", "2026-10", "--out", place.resolve("没有/报送.xlsx").toString());
        assertThat(code).as("no such folder").isEqualTo(Main.REFUSED);

        Files.writeString(place.resolve("应报.csv"), "单位代码,单位名称,镇街\n330481001,示例社区,海洲街道\n330481002,第二社区,海洲街道\n");
        JsonNode street = call("rollup", folder.toString(), "--expect", file("应报.csv"), "--out", file("汇总.xlsx"));
        assertThat(code).as(error).isZero();
        assertThat(street.get("expected").asInt()).isEqualTo(2);
        assertThat(street.get("period").asText()).isEqualTo("2026-10");
        assertThat(street.get("counts").get("LATE").asInt()).as("sent on 24 November").isEqualTo(1);
        assertThat(street.get("missing").get(0).asText()).isEqualTo("第二社区");
        assertThat(street.get("differences").asInt()).isZero();
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(Path.of(street.get("out").asText())))) {
            assertThat(book.getNumberOfSheets()).isGreaterThan(MONTHLY.size());
        }
        Files.writeString(folder.resolve("坏的.xlsx"), "no workbook");
        JsonNode again = call("rollup", folder.toString());
        assertThat(again.get("counts").get("UNCHANGED").asInt()).isEqualTo(1);
        assertThat(again.get("counts").get("REFUSED").asInt()).isEqualTo(1);
        call("rollup");
        assertThat(code).as("nothing named").isEqualTo(Main.REFUSED);
    }
}
