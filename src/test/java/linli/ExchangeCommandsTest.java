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
import linli.base.excel.Grids;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists in, out, back, merged and parted, all from the command line. */
class ExchangeCommandsTest {
    private static final Path LIST = Path.of("sample-data", "4-老年人摸底表.xls");

    @TempDir
    private Path place;

    private JsonNode call(String... arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(run(out, err, arguments)).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
    }

    private int code(String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = run(new ByteArrayOutputStream(), err, arguments);
        assertThat(err.toString(StandardCharsets.UTF_8)).as("the reason").isNotBlank();
        return code;
    }

    private int run(ByteArrayOutputStream out, ByteArrayOutputStream err, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--store", place.resolve("store").toString(), "--password-file", place.resolve("password").toString(), "--json"));
        return Main.run(new PrintStream(out), new PrintStream(err), all.toArray(String[]::new));
    }

    @Test
    void theWholeWayOfAList() throws IOException {
        Files.writeString(place.resolve("password"), "right-horse-1\n");
        call("init", "--centre", "示例社区党群服务中心", "--street", "330481001", "--community", "示例社区");
        JsonNode first = call("import", "residents", LIST.toString());
        assertThat(first.get("new").asInt()).isEqualTo(95);
        assertThat(Path.of(first.get("returns").asText())).exists();
        Path out = place.resolve("out.xlsx");
        assertThat(call("export", "residents", "--out", out.toString(), "--full", "--reason", "核对").get("rows").asInt()).isEqualTo(95);
        JsonNode again = call("import", "residents", out.toString());
        assertThat(again.get("new").asInt() + again.get("updated").asInt() + again.get("rejected").asInt()).as("%s", again).isZero();
        Path form = Grids.of("附件").row("老年人花名册").row("序号", "姓名", "公民身份号码", "联系电话").row(1).row("填表人：").xlsx(place.resolve("form.xlsx"));
        JsonNode filled = call("fill", form.toString(), "--out", place.resolve("filled.xlsx").toString());
        assertThat(filled.get("rows").asInt()).isEqualTo(95);
        assertThat(filled.get("masked").asBoolean()).isTrue();
        assertThat(cells(place.resolve("filled.xlsx"))).anyMatch(cell -> cell.matches("\\d{6}\\*+\\w{4}")).noneMatch(cell -> cell.matches("\\d{17}[\\dX]"));
        assertThat(call("fill", form.toString(), "--out", place.resolve("whole.xlsx").toString(), "--reason", "上级核对").get("masked").asBoolean()).isFalse();
        assertThat(cells(place.resolve("whole.xlsx"))).anyMatch(cell -> cell.matches("\\d{17}[\\dX]"));
        assertThat(call("fill", form.toString(), "--out", place.resolve("changed.xlsx").toString(), "--changed").get("rows").asInt()).isZero();
        JsonNode two = call("import", "residents", Grids.of("表").row("姓名", "联系电话", "房号").row("同名样", "13800000001", "101").row("同名样", "13800000001", "102").xlsx(place.resolve("two.xlsx")).toString());
        assertThat(two.get("new").asInt()).as("%s", two).isEqualTo(2);
        JsonNode pairs = call("duplicates");
        assertThat(pairs.get("count").asInt()).isPositive();
        JsonNode pair = pairs.get("pairs").get(0);
        call("merge", pair.get("one").asText(), pair.get("other").asText());
        assertThat(call("duplicates").get("count").asInt()).isLessThan(pairs.get("count").asInt());
        call("unmerge", pair.get("other").asText());
        JsonNode undone = call("undo-import", first.get("run").asText());
        assertThat(undone.get("back").asInt()).isPositive();
        assertThat(code("undo-import", first.get("run").asText())).as("taken back before").isEqualTo(1);
        assertThat(call("export", "residents", "--out", out.toString()).get("rows").asInt()).isEqualTo(2);
    }

    @Test
    void everyCommandSaysWhatItRefusesAndHowItIsUsed() throws IOException {
        Files.writeString(place.resolve("password"), "right-horse-1\n");
        call("init", "--centre", "示例社区党群服务中心", "--street", "330481001", "--community", "示例社区");
        Path list = Grids.of("表").row("大名", "性别", "联系电话", "房号").row("沈一禾", "女", "13800000001", "101").xlsx(place.resolve("list.xlsx"));
        Path mapping = Files.writeString(place.resolve("mapping.json"), "{\"大名\":\"name\"}");
        JsonNode seen = call("import", "residents", list.toString(), "--mapping", mapping.toString(), "--preview");
        assertThat(seen.get("new").asInt()).as("%s", seen).isEqualTo(1);
        assertThat(call("export", "residents", "--out", place.resolve("none.xlsx").toString()).get("rows").asInt()).as("a preview writes nothing").isZero();
        assertThat(call("import", "residents", list.toString(), "--mapping", mapping.toString()).get("new").asInt()).isEqualTo(1);
        String nobody = "9999";
        String file = place.resolve("missing.xlsx").toString();
        for (String[] refused : new String[][] {{"import", "nothing", list.toString()}, {"import", "residents", file}, {"import", "residents", list.toString(), "--mapping", file},
                {"undo-import", nobody}, {"merge", nobody, nobody}, {"unmerge", nobody}, {"fill", file, "--out", file}, {"export", "nothing", "--out", file},
                {"export", "residents", "--out", file, "--full"}}) {
            assertThat(code(refused)).as(String.join(" ", refused)).isEqualTo(1);
        }
        for (String[] misused : new String[][] {{"import", "residents"}, {"undo-import"}, {"undo-import", "abc"}, {"duplicates", "--limit", "many"}, {"merge", "1"}, {"unmerge"},
                {"fill", file}, {"export", "residents"}}) {
            assertThat(code(misused)).as(String.join(" ", misused)).isEqualTo(2);
        }
    }

    @Test
    void householdsAnswersAndTalentsTooFromTheCommandLine() throws IOException {
        Files.writeString(place.resolve("password"), "right-horse-1\n");
        call("init", "--centre", "示例社区党群服务中心", "--street", "330481001", "--community", "示例社区");
        Path homes = Grids.of("3幢").row("单元", "房号", "户主", "居住情况").row("1", "101", "沈大年", "自住").row("1", "102", "", "空置").xlsx(place.resolve("户.xlsx"));
        JsonNode first = call("import", "households", homes.toString());
        assertThat(first.get("new").asInt()).as("%s", first).isEqualTo(2);
        assertThat(call("import", "households", homes.toString()).get("unchanged").asInt()).isEqualTo(2);
        assertThat(call("export", "households", "--out", place.resolve("out.xlsx").toString()).get("rows").asInt()).isEqualTo(2);
        assertThat(call("export", "households", "--out", place.resolve("none.xlsx").toString(), "--changed").get("rows").asInt()).isZero();
        Path people = Grids.of("表").row("姓名", "房号", "与户主关系").row("沈一禾", "101", "媳妇").row("顾小满", "102", "媳妇").xlsx(place.resolve("人.xlsx"));
        JsonNode asked = call("import", "residents", people.toString(), "--preview").get("questions").get(0);
        assertThat(asked.get("rows").asInt()).isEqualTo(2);
        assertThat(asked.get("answer").asText()).isEqualTo("relation=媳妇");
        Path mapping = Files.writeString(place.resolve("mapping.json"), "{\"relation=媳妇\":\"儿媳\"}");
        assertThat(call("import", "residents", people.toString(), "--mapping", mapping.toString()).get("warnings").asInt()).isZero();
        assertThat(call("import", "residents", people.toString(), "--preview").get("questions")).as("remembered").isEmpty();
        Path pool = Grids.of("表").row("姓名", "电话", "特长").row("林若溪", "13800009001", "美术").row("林若西", "13800009002", "书法").xlsx(place.resolve("talents.xlsx"));
        assertThat(call("import", "talents", pool.toString()).get("new").asInt()).isEqualTo(2);
        assertThat(call("merge", "1", "2", "--talent").get("id").asInt()).isEqualTo(1);
        assertThat(call("export", "talents", "--out", place.resolve("one.xlsx").toString()).get("rows").asInt()).isEqualTo(1);
        call("unmerge", "2", "--talent");
        assertThat(call("export", "talents", "--out", place.resolve("two.xlsx").toString()).get("rows").asInt()).isEqualTo(2);
        assertThat(code("merge", "1", "99", "--talent")).isEqualTo(1);
        assertThat(call("undo-import", first.get("run").asText()).get("back").asInt()).isPositive();
    }

    private static List<String> cells(Path file) throws IOException {
        List<String> cells = new ArrayList<>();
        try (Workbook book = WorkbookFactory.create(file.toFile(), null, true)) {
            book.getSheetAt(0).forEach(row -> row.forEach(cell -> cells.add(cell.toString())));
        }
        return cells;
    }
}
