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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists in, out, back, merged and parted, all from the command line. */
class ExchangeCommandsTest {
    private static final Path LIST = Path.of("sample-data", "4-老年人摸底表.xls");

    @TempDir
    private Path place;

    private JsonNode call(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--store", place.resolve("store").toString(), "--password-file", place.resolve("password").toString(), "--json"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new PrintStream(out), new PrintStream(err), all.toArray(String[]::new));
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
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
        assertThat(call("export", "residents", "--out", out.toString()).get("rows").asInt()).isEqualTo(2);
    }
}
