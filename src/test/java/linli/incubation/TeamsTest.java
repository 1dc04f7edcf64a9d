package linli.incubation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import linli.base.text.UserError;
import linli.base.value.Money;
import linli.incubation.Team.Founder;
import linli.incubation.Team.FounderPart;
import linli.incubation.Team.Registered;
import linli.incubation.Team.TeamStage;
import linli.incubation.TeamBook.Alive;
import linli.incubation.TeamBook.GiveBack;
import linli.incubation.TeamBook.Outcome;
import linli.incubation.TeamBook.OutcomeKind;
import linli.incubation.TeamBook.Space;
import linli.incubation.TeamBook.Survived;
import linli.incubation.TeamStep.Draft;
import linli.incubation.TeamStep.Moved;
import linli.incubation.TeamStep.Shift;
import linli.incubation.TeamStep.Stage;
import linli.incubation.TeamStep.StageKind;
import linli.incubation.TeamStep.StepState;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rules of the start-ups' house: who, which steps, what it is worth, what comes of it. */
class TeamsTest {
    private final TeamHouse house = new TeamHouse();
    private final Teams teams = house.teams;

    @AfterEach
    void close() {
        house.close();
    }

    private static void refused(String key, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(UserError.class, error -> assertThat(error.key()).isEqualTo(key));
    }

    @Test
    void foundersHaveAnyDocumentAndAreNotTakenTwice() {
        Team team = house.team("青桐电商小队");
        assertThat(teams.whole(team.id()).founders()).extracting(Founder::docKind).containsExactly("", "普通护照");
        refused("error.incubation.document", () -> teams.founder(TeamHouse.founder("沈样", FounderPart.MEMBER, "居民身份证", "330481199001019807").of(team.id())));
        refused("error.incubation.docKind", () -> teams.founder(TeamHouse.founder("沈样", FounderPart.MEMBER, "", "H98000001").of(team.id())));
        refused("error.incubation.founderTwice", () -> teams.founder(TeamHouse.founder("诺瓦克", FounderPart.MEMBER, "普通护照", "x9800001").of(team.id())));
        assertThat(teams.search("诺", 5)).isEmpty();
        assertThat(teams.search("cxd", 5)).extracting(TeamList.Row::name).containsExactly("青桐电商小队");
        refused("error.incubation.twice", () -> house.team("青桐电商小队 "));
    }

    @Test
    void noStepWithoutOwnerAndDay() {
        Team team = house.team("青桐电商小队");
        refused("error.incubation.noOwner", () -> teams.steps().plan(team.id(), List.of(new Draft(StageKind.CONSULT, "咨询", " ", TeamHouse.TODAY))));
        refused("error.incubation.noDue", () -> teams.steps().plan(team.id(), List.of(new Draft(StageKind.CONSULT, "咨询", "周老师", TeamHouse.TODAY),
                new Draft(StageKind.SPACE, "场地", "周老师", null))));
        assertThat(teams.steps().of(team.id())).as("all or none").isEmpty();
        List<TeamStep> steps = house.planned(team.id(), "周老师", LocalDate.of(2026, 11, 1));
        assertThat(steps).extracting(TeamStep::kind).containsExactly(StageKind.CONSULT, StageKind.SPACE, StageKind.REGISTER, StageKind.TRAIN, StageKind.FINANCE, StageKind.MOVE_IN, StageKind.MOVE_OUT);
        assertThat(steps.get(1).dueOn()).isEqualTo(LocalDate.of(2026, 11, 22));
        refused("error.incubation.noOwner", () -> teams.steps().change(steps.getFirst().id(), 1, new Draft(StageKind.CONSULT, "咨询", "", TeamHouse.TODAY), false, ""));
    }

    @Test
    void laterDaysMoveByAsManyDaysAndCanGoBack() {
        Team team = house.team("青桐电商小队");
        List<TeamStep> steps = house.planned(team.id(), "周老师", LocalDate.of(2026, 11, 1));
        TeamStep space = steps.get(1);
        List<Shift> shown = teams.steps().shifts(space.id(), space.dueOn().plusDays(9));
        assertThat(shown).hasSize(5).allMatch(shift -> shift.to().equals(shift.step().dueOn().plusDays(9)));
        teams.steps().change(space.id(), space.version(), new Draft(space.kind(), space.name(), space.owner(), space.dueOn().plusDays(9)), true, "房间在维修");
        List<TeamStep> moved = teams.steps().of(team.id());
        assertThat(moved).extracting(TeamStep::slipped).containsExactly(0L, 9L, 9L, 9L, 9L, 9L, 9L);
        Moved back = teams.steps().takeBack(teams.whole(team.id()).changes().getFirst().batch());
        assertThat(back.changed()).isEqualTo(6);
        assertThat(teams.steps().of(team.id())).extracting(TeamStep::slipped).containsOnly(0L);
        // Done late: what follows moves too.
        TeamStep first = teams.steps().of(team.id()).getFirst();
        refused("error.incubation.outcome", () -> teams.steps().done(first.id(), first.version(), null, "", true));
        teams.steps().done(first.id(), first.version(), first.dueOn().plusDays(4), "定下做皮具直播", true);
        assertThat(teams.steps().of(team.id())).extracting(TeamStep::slipped).containsExactly(0L, 4L, 4L, 4L, 4L, 4L, 4L);
        assertThat(teams.steps().of(team.id()).getFirst().daysLate(TeamHouse.TODAY)).isEqualTo(4);
    }

    @Test
    void everythingOfOneColleagueGoesToAnotherAtOnce() {
        Team one = house.team("青桐电商小队");
        Team other = house.team("西园皮具");
        house.planned(one.id(), "周老师", LocalDate.of(2026, 10, 1));
        List<TeamStep> mixed = house.planned(other.id(), "周老师", LocalDate.of(2026, 11, 1));
        TeamStep kept = mixed.getFirst();
        teams.steps().change(kept.id(), 1, new Draft(kept.kind(), kept.name(), "陈主任", kept.dueOn()), false, "");
        assertThat(teams.steps().open("周老师")).hasSize(13);
        assertThat(teams.steps().late()).extracting(line -> line.step().dueOn()).isSorted().allMatch(day -> day.isBefore(TeamHouse.TODAY));
        Moved moved = teams.steps().handOver("周老师", "沈老师", "调离");
        assertThat(moved.changed()).isEqualTo(13);
        assertThat(teams.steps().owners()).containsExactlyInAnyOrder("陈主任", "沈老师");
        TeamStep touched = teams.steps().open("沈老师").getFirst().step();
        teams.steps().done(touched.id(), touched.version(), TeamHouse.TODAY, "办好了", false);
        Moved back = teams.steps().takeBack(moved.batch());
        assertThat(back.changed()).isEqualTo(12);
        assertThat(back.kept()).as("a step somebody has worked on stays").hasSize(1);
        refused("error.incubation.handOver", () -> teams.steps().handOver("没有人", "沈老师", ""));
    }

    @Test
    void theTemplateIsEdited() {
        assertThat(teams.steps().template()).hasSize(7);
        teams.steps().template(List.of(new Stage(StageKind.CONSULT, "首次面谈", 3), new Stage(StageKind.OTHER, "开播试运行", 10)));
        assertThat(teams.steps().propose("周老师", LocalDate.of(2026, 11, 1))).extracting(Draft::dueOn).containsExactly(LocalDate.of(2026, 11, 4), LocalDate.of(2026, 11, 14));
        refused("error.incubation.template", () -> teams.steps().template(List.of(new Stage(StageKind.CONSULT, "", 3))));
    }

    @Test
    void spaceIsWorthWhatTheTariffSays() {
        Team team = house.team("青桐电商小队");
        // May has no public price; June to August: two desks, 40 hours a month; half of September's days.
        teams.books().space(new Space(0, team.id(), house.room.id(), "A1、A2", 120, 2, 40_000, LocalDate.of(2026, 5, 1), LocalDate.of(2026, 9, 15), null, 1));
        TeamBook book = teams.whole(team.id()).book();
        assertThat(book.value()).isEqualTo(Money.yuan(3 * 800 + 400));
        teams.books().giveBack(new GiveBack(0, team.id(), LocalDate.of(2026, 8, 8), "直播公益课", 120, 30, null));
        teams.books().giveBack(new GiveBack(0, team.id(), LocalDate.of(2026, 9, 8), "记错的一次", 90, null, null));
        teams.books().cancelGiveBack(teams.whole(team.id()).book().givenBack().getFirst().id(), "没有举办");
        assertThat(teams.books().ledger()).singleElement().satisfies(line -> {
            assertThat(line.minutes()).isEqualTo(120);
            assertThat(line.value()).isEqualTo(Money.yuan(2800));
        });
        teams.books().outcome(new Outcome(0, team.id(), OutcomeKind.CAPACITY, LocalDate.of(2026, 10, 8), 40_000L, 60_000, "件/月", "", null));
        assertThat(teams.whole(team.id()).book().outcomes().getFirst().growth()).contains(500L);
        refused("error.incubation.giveBack", () -> teams.books().giveBack(new GiveBack(0, team.id(), TeamHouse.TODAY.plusDays(1), "课", 60, null, null)));
    }

    @Test
    void survivalSaysHowManyAndWhoWasNeverLookedAt() {
        house.clock.to(LocalDate.of(2026, 3, 2));
        Team alive = house.team("甲队伍");
        Team silent = house.team("乙队伍");
        teams.books().space(new Space(0, alive.id(), house.room.id(), "", 100, 0, 10_000, LocalDate.of(2026, 3, 2), null, null, 1));
        refused("error.incubation.whereTo", () -> teams.turn(alive.id(), 1, TeamStage.OUT, null, "", ""));
        teams.turn(alive.id(), 1, TeamStage.OUT, null, "", "经编产业园 3 幢");
        teams.turn(silent.id(), 1, TeamStage.OUT, null, "", "外地");
        assertThat(teams.whole(alive.id()).book().spaces().getFirst().space().to()).as("leaving ends the use").isEqualTo(LocalDate.of(2026, 3, 2));
        house.clock.to(LocalDate.of(2027, 3, 2));
        teams.books().survival(alive.id(), 12, Alive.UNKNOWN, null, "电话无人接");
        teams.books().survival(alive.id(), 12, Alive.ALIVE, null, "现场看过");
        Survived year = teams.books().survived(12);
        assertThat(List.of(year.n(), year.alive(), year.closed(), year.unknown())).containsExactly(2, 1, 0, 1);
        assertThat(year.due()).extracting(TeamBook.Due::name).containsExactly("乙队伍");
        assertThat(teams.books().survived(24).n()).isZero();
        refused("error.incubation.survival", () -> teams.books().survival(house.team("丙队伍").id(), 12, Alive.ALIVE, null, ""));
    }

    @Test
    void theQuartersFiguresHaveTheirRows() {
        Team team = house.team("青桐电商小队");
        TeamStep step = house.planned(team.id(), "周老师", LocalDate.of(2026, 10, 20)).getFirst();
        teams.steps().done(step.id(), 1, LocalDate.of(2026, 10, 25), "谈过", false);
        teams.books().space(new Space(0, team.id(), house.room.id(), "A1", 65, 1, 40_000, LocalDate.of(2026, 10, 1), null, null, 1));
        teams.register(team.id(), team.version(), new Registered(LocalDate.of(2026, 10, 30), "青桐皮具商行", ""));
        TeamList.Figures october = teams.monthly(YearMonth.of(2026, 10));
        assertThat(List.of(october.teams().size(), october.services().size(), october.founders().size())).containsExactly(1, 1, 2);
        assertThat(october.area()).isEqualTo(65);
        assertThat(october.founders().getFirst().detail()).doesNotContain("查晓东");
        TeamList.Figures september = teams.monthly(YearMonth.of(2026, 9));
        assertThat(List.of(september.services().size(), september.space().size(), september.founders().size())).containsExactly(0, 0, 0);
        assertThat(teams.list(TeamList.Filter.ALL).rows().getFirst().done()).isEqualTo(1);
        assertThat(teams.steps().get(step.id()).state()).isEqualTo(StepState.DONE);
    }
}
