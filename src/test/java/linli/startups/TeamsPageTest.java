package linli.startups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ComboBox;
import linli.base.ui.Memory;
import linli.incubation.Team;
import linli.incubation.TeamBook.GiveBack;
import linli.incubation.TeamBook.Outcome;
import linli.incubation.TeamBook.OutcomeKind;
import linli.incubation.TeamBook.Space;
import linli.incubation.TeamHouse;
import linli.incubation.TeamStep;
import linli.shell.Screens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 创业孵化 on the screen: planned from the template, moved with a look before, handed over and taken back. */
class TeamsPageTest {
    private final TeamHouse house = new TeamHouse();

    @AfterEach
    void close() {
        house.close();
    }

    private Screens screens() {
        return Screens.of((nav, work) -> new TeamsPage(nav, new TeamsModel(house.teams, work, () -> List.of("周老师", "陈主任"), text -> List.of(), () -> "示例党群服务中心", () -> { }), Memory.brief()));
    }

    private static void press(Screens screens, String id) {
        await(screens, id);
        screens.act(() -> ((Button) screens.scene().lookup("#" + id)).fire());
    }

    private static void await(Screens screens, String id) {
        for (int pulse = 0; pulse < 100 && screens.scene().lookup("#" + id) == null; pulse++) {
            screens.act(() -> { });
        }
    }

    private static void type(Screens screens, String id, String text) {
        await(screens, id);
        screens.act(() -> {
            if (screens.scene().lookup("#" + id) instanceof ComboBox<?> box) {
                box.getEditor().setText(text);
            } else {
                ((TextInputControl) screens.scene().lookup("#" + id)).setText(text);
            }
        });
    }

    private static String label(Screens screens, String id) {
        return ((Label) screens.scene().lookup("#" + id)).getText();
    }

    @Test
    void anEmptyListSaysWhatToDoAndTakesTheFirstTeam() {
        try (Screens screens = screens().open(null).shot("teams-empty.png")) {
            assertThat(screens.scene().lookup(".empty-state")).isNotNull();
            press(screens, "teams-add");
            type(screens, "team-name", "青桐电商小队");
            type(screens, "team-lead", "查晓东");
            press(screens, "team-save");
            press(screens, "team-plan");
            screens.shot("teams-plan.png");
            type(screens, "plan-owner", "");
            press(screens, "team-save");
            assertThat(house.teams.steps().open()).as("no step without an owner").isEmpty();
            type(screens, "plan-owner", "陈主任");
            press(screens, "team-save");
            assertThat(house.teams.steps().open("陈主任")).hasSize(7);
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void showsWhatMovesBeforeItIsSavedAndHandsOver() {
        Team team = house.team("青桐电商小队");
        List<TeamStep> steps = house.planned(team.id(), "沈老师", LocalDate.of(2026, 10, 30));
        house.teams.steps().done(steps.getFirst().id(), 1, LocalDate.of(2026, 11, 6), "定下做皮具直播", false);
        house.teams.books().space(new Space(0, team.id(), house.room.id(), "A1、A2", 120, 2, 40_000, LocalDate.of(2026, 6, 1), null, null, 1));
        house.teams.books().outcome(new Outcome(0, team.id(), OutcomeKind.CAPACITY, LocalDate.of(2026, 10, 8), 40_000L, 60_000, "件/月", "", null));
        house.teams.books().giveBack(new GiveBack(0, team.id(), LocalDate.of(2026, 8, 8), "直播公益课", 120, 30, null));
        house.team("西园皮具");
        try (Screens screens = screens().open(null).open(team.id()).shot("teams.png")) {
            press(screens, "step-" + steps.get(1).id());
            await(screens, "step-due");
            screens.act(() -> ((DatePicker) screens.scene().lookup("#step-due")).setValue(steps.get(1).dueOn().plusDays(9)));
            assertThat(label(screens, "step-shifts")).contains("顺延 9 天", "注册登记");
            screens.shot("teams-shift.png");
            press(screens, "team-save");
            assertThat(house.teams.steps().of(team.id()).get(3).slipped()).isEqualTo(9);
            press(screens, "teams-hand");
            await(screens, "hand-to");
            assertThat(label(screens, "hand-names")).contains("一共交接 6 项", "青桐电商小队");
            type(screens, "hand-to", "陈主任");
            screens.shot("teams-hand.png");
            press(screens, "team-save");
            assertThat(house.teams.steps().open("陈主任")).hasSize(6);
            press(screens, "team-takeback");
            assertThat(house.teams.steps().open("沈老师")).hasSize(6);
            press(screens, "team-print");
            screens.shot("teams-paper.png");
            screens.open("steps").shot("teams-steps.png");
            assertThat(((TableView<?>) screens.scene().getRoot().lookupAll(".table-view").stream().filter(javafx.scene.Node::isVisible).findFirst().orElseThrow()).getItems()).hasSize(6);
            screens.open(team.id()).textSize(200).shot("teams-200.png");
            assertThat(screens.failure()).isNull();
        }
    }
}
