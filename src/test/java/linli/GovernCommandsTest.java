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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom to visit next and the quarter's assessment from the command line, in JSON, with their exit codes. */
class GovernCommandsTest {
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

    @Test
    void visitsAndAssessmentsAreTold() throws IOException {
        Files.writeString(place.resolve("password"), "right-horse-1\n");
        call("init", "--centre", "示例社区党群服务中心", "--street", "330481001", "--community", "示例社区");
        assertThat(code).isZero();
        call("import", "partners", Path.of("sample-data/22-合作伙伴名册.xlsx").toString());
        call("import", "visits", Path.of("sample-data/24-联合检查台账.xlsx").toString());
        assertThat(call("inspect", "--limit", "3").get("next")).hasSize(3);
        JsonNode next = call("inspect", "--limit", "500");
        assertThat(code).isZero();
        assertThat(next.get("overdue").asInt()).isEqualTo(1);
        assertThat(next.get("next")).filteredOn(one -> one.get("partner").asText().equals("银杏助餐服务部")).singleElement().satisfies(one -> {
            assertThat(one.get("reasons").toString()).contains("整改超期 1 项 +4", "其中严重 1 项 +3");
            assertThat(one.get("lastVisit").asText()).isEqualTo("2026-10-20");
        });
        call("inspect", "form", "H2099-01", "--out", place.resolve("a.pdf").toString());
        assertThat(code).as("no such round").isEqualTo(Main.REFUSED);
        call("inspect", "form", "H2026-01", "--out", place.resolve("a.pdf").toString());
        assertThat(code).as("a round of an old ledger has no checklist").isEqualTo(Main.REFUSED);
        assertThat(place.resolve("a.pdf")).doesNotExist();
        call("inspect", "form");
        assertThat(code).as("half a command").isEqualTo(Main.REFUSED);
        JsonNode quarter = call("assess", "2026Q3");
        assertThat(code).isZero();
        assertThat(quarter.get("period").asText()).isEqualTo("2026Q3");
        assertThat(quarter.get("partners")).isNotEmpty().allSatisfy(one -> {
            assertThat(one.get("grade").asText()).as("no activity is no praise").isEqualTo("UNRATED");
            assertThat(one.get("participation").isNull()).isTrue();
            assertThat(one.get("proposal").asText()).isEqualTo("NONE");
        });
        call("assess", "2026年第九季度");
        assertThat(code).as("no such period").isEqualTo(Main.REFUSED);
    }
}
