package linli.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.needs.Need;
import linli.supplies.Supplies;
import linli.supplies.Supply;
import linli.needs.NeedChannel;
import linli.needs.NeedStatus;
import linli.needs.Needs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The plan of the whole period: seats, rooms and hours hold, and what is left over becomes a call. */
class PlanTest {
    private final Db db = TestStore.open();
    private final World world = new World(db);
    private final Needs needs = new Needs(db, MatchesTest.CLOCK, () -> "周老师");
    private final Matches matches = new Matches(db, MatchesTest.CLOCK, () -> "周老师", needs, new Supplies(db, MatchesTest.CLOCK));

    @AfterEach
    void close() {
        db.close();
    }

    private long need(String body) {
        return needs.register(new Need.Draft(Need.Asker.ANONYMOUS, body, NeedChannel.MINIAPP, null, null, null, null)).id();
    }

    private static Map<String, List<Plan.Line>> bySupply(Plan plan) {
        return plan.lines().stream().collect(Collectors.groupingBy(line -> line.match().supply().name()));
    }

    @Test
    void seatsHoldAndTheWholeCountsMoreThanTheFirstCome() {
        world.talent("只周六", "ART.CALLI").at("周六上午").seats(1).add();
        world.talent("周六周日", "ART.CALLI").at("周六上午、周日上午").seats(1).add();
        long either = need("想学书法，周六上午");
        long sunday = need("想学书法，周日上午");
        Plan plan = matches.plan();
        assertThat(plan.lines()).extracting(line -> line.ask().id()).containsExactlyInAnyOrder(either, sunday);
        assertThat(bySupply(plan).get("周六周日").getFirst().ask().id()).isEqualTo(sunday);
        assertThat(plan.unmatched()).isEmpty();
    }

    @Test
    void oneRoomAtOneTimeGoesToOneTeacher() {
        long room = world.room("第二教室", 20);
        world.taken(room, "周一、周二、周三、周四、周五、周日、周六上午、周六晚上");
        world.talent("画师甲", "ART.PAINT").at("周六下午").homeless().seats(10).add();
        world.talent("书法乙", "ART.CALLI").at("周六下午").homeless().seats(10).status("PAUSED", "VENUE").add();
        need("想学画画，周六下午");
        need("孩子想学画画，周六下午");
        need("想学书法，周六下午");
        Plan plan = matches.plan();
        assertThat(bySupply(plan).get("画师甲")).hasSize(2).allSatisfy(line -> {
            assertThat(line.match().room().name()).isEqualTo("第二教室");
            assertThat(line.match().slot().toString()).isEqualTo("SAT 12:00-18:00");
        });
        assertThat(bySupply(plan)).as("the room is taken, and without it the other stays paused").doesNotContainKey("书法乙");
        assertThat(plan.gaps()).extracting(Plan.Gap::domain).containsExactly("ART.CALLI");
        assertThat(plan.gaps().getFirst().note()).contains("1 条需求没有供给");
    }

    /** Seven who come together are not sent where four seats are left. */
    @Test
    void aGroupGoesOnlyWhereItHasRoom() {
        world.activity("硬笔书法", "ART.CALLI", null, "周五 19:00-20:30", 12, 8);
        need("我们7个人自己练书法，盼望有人指导");
        long alone = need("想学书法");
        Plan plan = matches.plan();
        assertThat(plan.lines()).extracting(line -> line.ask().id()).containsExactly(alone);
        assertThat(plan.unmatched()).hasSize(1);
    }

    /** A room is proposed only to who asks for one, even where its name tells the domain. */
    @Test
    void aKitchenIsNoCook() {
        world.room("共享厨房", 16);
        need("想学烘焙");
        long rehearsal = need("没有场地排练越剧");
        Plan plan = matches.plan();
        assertThat(plan.lines()).extracting(line -> line.ask().id()).containsExactly(rehearsal);
    }

    @Test
    void acceptedLinesLeaveThePlanAndUnclearNeedsAreSaid() {
        world.talent("书法乙", "ART.CALLI").at("周六下午").seats(10).add();
        long wanted = need("想学书法，周六下午");
        long unclear = need("上次说的那件事怎么样了");
        need("想学编程");
        Plan plan = matches.plan();
        assertThat(plan.unclear()).extracting(Ask::id).containsExactly(unclear);
        assertThat(plan.gaps()).extracting(Plan.Gap::domain).containsExactly("EDU.SCIENCE");
        Plan.Line line = plan.lines().getFirst();
        assertThat(line.ask().id()).isEqualTo(wanted);
        matches.accept(line.ask().id(), line.match(), "", true);
        assertThat(needs.get(wanted).status()).isEqualTo(NeedStatus.SERVING);
        assertThat(matches.plan().lines()).isEmpty();
        assertThat(matches.accepted(9).getFirst().planned()).isTrue();
    }

    /** The plan is the best for its graph, whatever the needs; checked against JGraphT on random worlds. */
    @Test
    void thePlanIsTheBestOfItsGraph() {
        String[] codes = {"ART.PAINT", "ART.CALLI", "ART.CHESS", "EDU.SCIENCE"};
        String[] words = {"画画", "书法", "围棋", "编程"};
        String[] times = {"周六上午", "周六下午", "周日下午", "工作日晚上"};
        java.util.Random random = new java.util.Random(4);
        for (int i = 0; i < 12; i++) {
            int first = random.nextInt(4);
            world.talent("能人" + i, codes[first], codes[(first + 1 + random.nextInt(3)) % 4])
                    .at(times[random.nextInt(4)]).seats(1 + random.nextInt(3)).add();
        }
        for (int i = 0; i < 40; i++) {
            need("想学" + words[random.nextInt(4)] + (random.nextBoolean() ? "，" + times[random.nextInt(4)] : ""));
        }
        Supplies.Snapshot now = new Supplies(db, MatchesTest.CLOCK).now();
        Plan.Graph graph = new Plan.Making(matches.open(), now.all(), now.rooms(), Weights.SHIPPED, World.TODAY, Map.of()).graph();
        assertThat(matches.plan().total()).isEqualTo(new Graphs(graph.start(), graph.to(), graph.score(), graph.seats()).byMatching());
    }
}
