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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** A day at the till from the command line: tariff, charge, receipt, notices, the day's and the month's close. */
class MoneyCommandsTest {
    @TempDir
    private Path place;

    private int code;

    private JsonNode call(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--store", place.resolve("store").toString(), "--password-file", place.resolve("password").toString(), "--now", "2026-11-24", "--json"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        code = Main.run(new PrintStream(out), new PrintStream(new ByteArrayOutputStream()), all.toArray(String[]::new));
        return code == 0 ? new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8)) : null;
    }

    private JsonNode good(String... arguments) throws IOException {
        JsonNode result = call(arguments);
        assertThat(code).as(String.join(" ", arguments)).isZero();
        return result;
    }

    private static String text(Path pdf) throws IOException {
        try (PdfReader reader = new PdfReader(pdf.toString())) {
            return new PdfTextExtractor(reader).getTextFromPage(1).replaceAll("\\s", "");
        }
    }

    @Test
    void aDayAtTheTill() throws IOException {
        Files.writeString(place.resolve("password"), "right-horse-1\n");
        good("init", "--centre", "示例社区党群服务中心", "--street", "330481001", "--community", "示例社区");
        call("charge", "李阿姨", "PAINT", "1");
        assertThat(code).as("nothing is charged before it is public").isEqualTo(Main.REFUSED);
        assertThat(good("tariff", "--effective", "2026-11-24", "--basis", "居民议事会纪要", "--price", "PAINT,美术班,CLASS,LOW_FEE,TERM,RESIDENT=1680.32", "--price",
                "READ,图书借阅,OTHER,BASIC,TIME", "--publish").get("no").asInt()).isEqualTo(1);
        JsonNode paid = good("charge", "李阿姨", "PAINT", "1", "--pay", "CASH=1000,WECHAT=680.32");
        assertThat(paid.get("receipt").asText()).isEqualTo("2026-000001");
        assertThat(paid.get("net").asText()).isEqualTo("1680.32");
        call("charge", "李阿姨", "PAINT", "1", "--pay", "CASH=2000");
        assertThat(code).as("more than is owed").isEqualTo(Main.REFUSED);
        call("charge", "李阿姨", "PAINT", "1", "--waive", "80.32", "--reason", "困难");
        assertThat(code).as("what is waived needs a second person").isEqualTo(Main.REFUSED);
        call("charge", "李阿姨", "READ", "1");
        assertThat(code).as("a basic service").isEqualTo(Main.REFUSED);
        Path pdf = place.resolve("收据.pdf");
        assertThat(good("receipt", "2026-000001", "--out", pdf.toString()).get("prints").asInt()).isEqualTo(1);
        assertThat(text(pdf)).contains("收款收据").contains("No.2026-000001").contains("人民币壹仟陆佰捌拾元零叁角贰分").contains("本收据非发票").contains("第1版").doesNotContain("补打");
        good("receipt", "2026-000001", "--out", pdf.toString());
        assertThat(text(pdf)).contains("补打第1次");
        good("notice", "fees", "--out", place.resolve("公示.pdf").toString());
        assertThat(text(place.resolve("公示.pdf"))).contains("服务收费公示").contains("1680.32").contains("免费");
        good("notice", "fees", "--out", place.resolve("公示.xlsx").toString());
        try (XSSFWorkbook book = new XSSFWorkbook(place.resolve("公示.xlsx").toString())) {
            assertThat(book.getSheetAt(0).getRow(3).getCell(3).getNumericCellValue()).isEqualTo(1680.32);
        }
        assertThat(good("notice", "fund", "2026-11", "--out", place.resolve("反哺.xlsx").toString()).get("unpublished").asInt()).isZero();
        good("notice", "fund", "2026-10", "2026-12", "--out", place.resolve("反哺.pdf").toString());
        assertThat(text(place.resolve("反哺.pdf"))).contains("服务收支及反哺情况公示").contains("1,680.32");
        good("notice", "journal", "--out", place.resolve("a.beancount").toString());
        assertThat(Files.readString(place.resolve("a.beancount"))).contains("Assets:Cash  1000.00 CNY").contains("Income:Fees:Class  -1680.32 CNY");
        call("close", "day", "--counted", "CASH=990,WECHAT=680.32");
        assertThat(code).as("a difference needs its reason").isEqualTo(Main.REFUSED);
        assertThat(good("close", "day", "--counted", "CASH=1000,WECHAT=680.32").get("difference").asText()).isEqualTo("0.00");
        assertThat(good("close", "month", "2026-11").get("closing").asText()).isEqualTo("0.00");
        call("charge", "李阿姨", "PAINT", "1");
        assertThat(code).as("the month is closed").isEqualTo(Main.REFUSED);
    }
}
