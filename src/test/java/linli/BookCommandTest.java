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

/** A room booked once and every week from the command line; a conflict is told and changes nothing. */
class BookCommandTest {
    @TempDir
    private Path place;

    private record Said(int code, JsonNode json, String error) {}

    private Said call(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--store", place.resolve("store").toString(), "--password-file", place.resolve("password").toString(), "--json", "--now", "2026-11-24"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new PrintStream(out), new PrintStream(err), all.toArray(String[]::new));
        return new Said(code, new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8)), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void booksOnceAndWeekly() throws IOException {
        Files.writeString(place.resolve("password"), "right-horse-1\n");
        call("init", "--centre", "示例社区党群服务中心", "--street", "330481001", "--community", "示例社区");
        Path rooms = Files.writeString(place.resolve("rooms.csv"), "场地名称,容纳人数,开放时间\n第二教室,30,每天 8:30-21:00\n");
        assertThat(call("import", "rooms", rooms.toString()).json().get("new").asInt()).isEqualTo(1);
        Said once = call("book", "第二教室", "2026-12-12", "15:00-17:00", "--who", "沈桂英", "--purpose", "合唱");
        assertThat(once.code()).as(once.error()).isZero();
        assertThat(once.json().get("booked").get(0).get("no").asText()).isEqualTo("C000001");
        String[] weekly = {"book", "第二教室", "2026-11-28", "14:00-16:00", "--who", "墨香社", "--purpose", "书法班", "--class", "SOCIAL_ORG", "--weekly", "--until", "2026-12-31"};
        Said refused = call(weekly);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.json().get("booked")).isEmpty();
        assertThat(refused.json().get("conflicts").get(0).get("why").asText()).contains("沈桂英", "合唱");
        String[] skipping = java.util.Arrays.copyOf(weekly, weekly.length + 1);
        skipping[weekly.length] = "--skip-conflicts";
        assertThat(call(skipping).json().get("booked")).hasSize(4);
        assertThat(call("book", "第九教室", "2026-12-12", "15:00-17:00", "--who", "沈桂英", "--purpose", "合唱").error()).contains("第二教室");
        assertThat(call("book", "第二教室", "2026-12-12", "三点", "--who", "沈桂英", "--purpose", "合唱").code()).isEqualTo(1);
        Said tariff = call("tariff", "--effective", "2026-11-24", "--basis", "居民议事会纪要", "--price", "ROOM2,第二教室,VENUE,MARKET,HOUR,SOCIAL_ORG=0,COMMERCIAL=80", "--publish");
        assertThat(tariff.code()).as(tariff.error()).isZero();
        Said tenant = call("book", "第二教室", "2026-11-26", "14:00-15:30", "--who", "示例商贸", "--purpose", "选品会", "--class", "COMMERCIAL", "--charge");
        assertThat(tenant.code()).as(tenant.error()).isZero();
        assertThat(tenant.json().get("charges").get(0).get("net").asText()).isEqualTo("120.00");
        Said club = call("book", "第二教室", "2026-11-27", "14:00-15:30", "--who", "银杏服务社", "--purpose", "例会", "--class", "SOCIAL_ORG", "--charge");
        assertThat(club.json().get("charges").get(0).get("net").asText()).isEqualTo("0.00");
    }
}
