package linli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import linli.matching.World;
import linli.needs.Need;
import linli.needs.NeedChannel;
import linli.talent.TalentHouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code match} and {@code plan}: reasons, gaps, and a wrong number. */
class MatchCommandsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @TempDir
    private Path place;

    private record Called(int code, String out, String err) {}

    private Called call(String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--store", place.resolve("store").toString(), "--password-file", place.resolve("password").toString(), "--now", World.TODAY.toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), all.toArray(String[]::new));
        return new Called(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void matchesOneNeedAndPlansAll() throws Exception {
        Files.writeString(place.resolve("password"), "right-horse-1\n");
        String no;
        FirstStart first = new FirstStart("示例社区党群服务中心", "330481001", null, "示例社区", "admin", "管理员", "right-horse-1".toCharArray());
        Clock clock = Clock.fixed(World.TODAY.atTime(10, 0).atZone(ZONE).toInstant(), ZONE);
        try (FirstStart.Made made = first.make(place.resolve("store"), clock)) {
            new World(made.house().store().db()).art();
            no = made.house().needs().register(new Need.Draft(Need.Asker.ANONYMOUS, "孩子 7 岁，想学画画，周末下午有时间", NeedChannel.WINDOW, null, null, null, null)).no();
            made.house().needs().register(new Need.Draft(Need.Asker.ANONYMOUS, "想学编程", NeedChannel.WINDOW, null, null, null, null));
        }
        JsonNode matched = new ObjectMapper().readTree(call("match", no, "--json").out());
        assertThat(matched.get("matches").get(0).get("name").asText()).isEqualTo("林若溪");
        assertThat(matched.get("matches").get(0).get("reasons").toString()).contains("第二教室周六下午空着");
        assertThat(matched.get("out").get("CONSENT").asInt()).isEqualTo(1);
        assertThat(call("match", no).out()).contains("林若溪").contains("未同意公开\t1");
        JsonNode plan = new ObjectMapper().readTree(call("plan", "--json").out());
        assertThat(plan.get("lines")).hasSize(1);
        assertThat(plan.get("gaps").get(0).get("domain").asText()).isEqualTo("EDU.SCIENCE");
        JsonNode gaps = new ObjectMapper().readTree(call("gaps", "--json").out());
        assertThat(gaps.get("domains").get(0).get("name").asText()).isEqualTo("科普编程");
        assertThat(gaps.get("net").findValuesAsText("domain")).contains("EDU", "ART");
        Called wrong = call("match", "2026-9999");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).contains("需求编号").contains("2026-9999");
        assertThat(wrong.out()).isEmpty();
    }

    @Test
    void themesAreRankedAndTalentsMerged() throws Exception {
        Files.writeString(place.resolve("password"), "right-horse-1\n");
        FirstStart first = new FirstStart("示例社区党群服务中心", "330481001", null, "示例社区", "admin", "管理员", "right-horse-1".toCharArray());
        Clock clock = Clock.fixed(World.TODAY.atTime(10, 0).atZone(ZONE).toInstant(), ZONE);
        long kept;
        long gone;
        try (FirstStart.Made made = first.make(place.resolve("store"), clock)) {
            for (String text : List.of("活动室太小，没有场地练舞", "合唱队没场地", "想学书法没人教")) {
                made.house().needs().register(new Need.Draft(Need.Asker.ANONYMOUS, text, NeedChannel.WINDOW, null, null, null, null));
            }
            kept = made.house().supply().talents().add(TalentHouse.draft("林若溪", "13800009001", "ART.PAINT", "周六下午", true)).id();
            gone = made.house().supply().talents().add(TalentHouse.draft("林老师", "13800009002", "ART.CALLI", "周日下午", true)).id();
        }
        Called themes = call("themes", "--json");
        assertThat(themes.code()).isZero();
        JsonNode ranked = new ObjectMapper().readTree(themes.out());
        assertThat(ranked.get("texts").asInt()).isEqualTo(3);
        assertThat(ranked.get("themes").findValuesAsText("name")).contains("缺场地", "缺指导");
        assertThat(call("themes").out()).contains("缺场地");
        assertThat(call("themes", "--from", "gestern").code()).as("no date").isEqualTo(2);
        JsonNode merged = new ObjectMapper().readTree(call("merge", String.valueOf(kept), String.valueOf(gone), "--talent", "--json").out());
        assertThat(List.of(merged.get("id").asLong(), merged.get("merged").asLong())).containsExactly(kept, gone);
        assertThat(call("merge", String.valueOf(kept), "99999", "--talent").code()).isEqualTo(1);
        Called again = call("merge", String.valueOf(kept), String.valueOf(gone), "--talent");
        assertThat(again.code()).as("merged already").isEqualTo(1);
        assertThat(call("merge", String.valueOf(gone), String.valueOf(kept), "--talent").code()).as("into one that is merged").isEqualTo(1);
        assertThat(call("merge", "--talent").code()).isEqualTo(2);
    }
}
