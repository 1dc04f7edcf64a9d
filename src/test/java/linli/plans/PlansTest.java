package linli.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import linli.base.text.UserError;
import linli.exchange.Counts;
import linli.exchange.ImportOptions;
import linli.exchange.Progress;
import linli.plans.PlanResource.ResourceKind;
import linli.plans.PlanStep.PlanState;
import linli.plans.Target.TargetState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three lists: figures that nobody typed, records of other lists, steps that lack nothing. */
class PlansTest {
    private final PlanHouse house = new PlanHouse();
    private final Plans plans = house.plans;

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        house.close();
    }

    private TargetState state(String name) {
        return plans.year(2026).targets().stream().filter(row -> row.target().name().equals(name)).findFirst().orElseThrow().state();
    }

    private static void refused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(UserError.class, error -> assertThat(error.key()).isEqualTo(key));
    }

    @Test
    void whatIsReachedIsCountedAndSaidWhenItCannotBe() {
        house.target("全年服务人次", "VISITS", 1000);
        house.target("收集需求", "NEEDS", 200);
        house.target("助餐", "MEALS", 500);
        house.figures.put("VISITS", 40_000L);
        house.figures.put("NEEDS", 20_000L);
        Target.Row visits = plans.year(2026).targets().getFirst();
        assertThat(visits.actual()).isEqualTo(40_000);
        assertThat(visits.share()).isEqualTo(400);
        assertThat(state("全年服务人次")).as("nine tenths of the year gone, four tenths reached").isEqualTo(TargetState.BEHIND);
        assertThat(state("收集需求")).isEqualTo(TargetState.REACHED);
        assertThat(state("助餐")).as("no data behind it").isEqualTo(TargetState.UNMEASURED);
        house.figures.put("VISITS", 90_000L);
        assertThat(state("全年服务人次")).isEqualTo(TargetState.RUNNING);
        house.clock.to(LocalDate.of(2027, 1, 1));
        assertThat(state("全年服务人次")).isEqualTo(TargetState.OVERDUE);
        plans.end(plans.year(2026).targets().getFirst().target(), "改由街道统计");
        assertThat(state("全年服务人次")).isEqualTo(TargetState.ENDED);
        refused("error.plans.indicator", () -> house.target("拍脑袋", "GUESS", 1));
        refused("error.plans.goal", () -> house.target("零目标", "VISITS", 0));
        refused("error.plans.twice", () -> house.target("收集 需求", "NEEDS", 5));
    }

    @Test
    void resourcesAreRecordsThatShowHowTheyStandNow() {
        Target target = house.target("全年服务人次", "VISITS", 1000);
        plans.pick(2026, target.id(), ResourceKind.ROOM, 7, "周六下午");
        refused("error.plans.resourceTwice", () -> plans.pick(2026, target.id(), ResourceKind.ROOM, 7, ""));
        refused("error.plans.resource", () -> plans.pick(2026, null, ResourceKind.ROOM, 8, ""));
        PlanResource.Row row = plans.year(2026).resources().getFirst();
        assertThat(row.now().state()).isEqualTo("开放，30 座");
        assertThat(row.target()).isEqualTo("全年服务人次");
        house.gone = true;
        assertThat(plans.year(2026).resources().getFirst().now()).as("no more there").isNull();
        plans.drop(row.resource(), "场地改建");
        assertThat(plans.year(2026).resources()).isEmpty();
    }

    @Test
    void stepsLackNothingAndAreLateAfterTheirDay() {
        refused("error.plans.ownerAndDay", () -> house.step("排课", "", LocalDate.of(2026, 3, 1)));
        refused("error.plans.ownerAndDay", () -> house.step("排课", "周老师", null));
        PlanStep step = house.step("排课", "周老师", LocalDate.of(2026, 3, 1));
        assertThat(plans.late()).isEqualTo(1);
        refused("error.plans.state", () -> plans.save(new PlanStep(step.id(), 2026, null, "排课", "周老师", step.dueOn(), PlanState.DROPPED, null, "", null, step.version())));
        plans.save(new PlanStep(step.id(), 2026, null, "排课", "周老师", step.dueOn(), PlanState.DONE, null, "排好 12 门", null, step.version()));
        assertThat(plans.late()).isZero();
        assertThat(plans.year(2026).steps().getFirst().step().doneOn()).isEqualTo(plans.today());
        refused("error.plans.changed", () -> plans.save(step));
    }

    @Test
    void bothListsGoOutAndComeInWithoutAChange() {
        house.target("全年服务人次", "VISITS", 1000);
        house.target("满意率", "RATE", 92);
        Target linked = house.target("收集需求", "NEEDS", 200);
        plans.save(new PlanStep(0, 2026, linked.id(), "入户走访", "陈主任", LocalDate.of(2026, 6, 30), PlanState.DOING, null, "", null, 1));
        house.step("排课", "周老师", LocalDate.of(2026, 3, 1));
        for (String kind : List.of("targets", "plansteps")) {
            Path file = folder.resolve(kind + ".xlsx");
            house.imports.exports().full(kind, file, "核对");
            Counts counts = house.imports.run(kind, file, ImportOptions.NONE, Progress.NONE).counts();
            assertThat(List.of(counts.added(), counts.updated(), counts.rejected())).as(kind).containsExactly(0, 0, 0);
            assertThat(counts.unchanged()).as(kind).isEqualTo(kind.equals("targets") ? 3 : 2);
        }
    }

    @Test
    void anImportIsTakenBack() throws Exception {
        house.target("全年服务人次", "VISITS", 1000);
        Path file = house.book(folder, new String[][] {{"年度", "目标名称", "指标名称", "目标数", "完成时限", "牵头人"},
            {"2026年度", "全年服务人次", "服务人次", "1200人次", "2026年12月20日", "陈主任"}, {"2026", "志愿小时", "志愿服务小时", "3000", "2026-12-31", "周老师"},
            {"2026", "看不懂", "幸福感", "90", "2026-12-31", "周老师"}});
        var result = house.imports.run("targets", file, ImportOptions.NONE, Progress.NONE);
        assertThat(List.of(result.counts().added(), result.counts().updated(), result.counts().rejected())).containsExactly(1, 1, 1);
        assertThat(plans.year(2026).targets().getFirst().target().goal()).isEqualTo(120_000);
        house.imports.undo(result.run());
        assertThat(plans.year(2026).targets()).singleElement().satisfies(row -> assertThat(row.target().goal()).isEqualTo(100_000));
    }
}
