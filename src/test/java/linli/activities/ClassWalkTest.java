package linli.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.activities.Activity.SessionStatus;
import linli.activities.ActivityFormModel.Choice;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.PageTabs;
import linli.enrolments.EnrolModel;
import linli.enrolments.EnrolPage;
import linli.enrolments.Enrolment;
import linli.enrolments.Enrolment.EnrolmentStatus;
import linli.shell.Screens;
import linli.surveys.SurveyModel;
import linli.surveys.SurveyPage;
import linli.surveys.Surveys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A class's year at the desk with keys: a lesson made up for, a seat offered on, four grades instead of five. */
class ClassWalkTest {
    private final Db db = TestStore.open();
    private final Classes house = new Classes(db);
    private final Surveys surveys = new Surveys(db, house.clock);
    private final Memory memory = Memory.brief();
    private final long room = house.room("第二教室");
    private final Activity art = house.open(house.plan("少儿美术班", 2).ages(5, 14).place(room, null));

    @AfterEach
    void close() {
        db.close();
    }

    private static PageTabs tabs(Nav nav, String here) {
        return new PageTabs(nav, here, List.of(new PageTabs.Tab("概况", "activity"), new PageTabs.Tab("报名", "enrolments"), new PageTabs.Tab("满意度", "survey")));
    }

    private List<Choice> rooms() {
        return house.venues.rooms().stream().map(one -> new Choice(one.id(), one.name(), "")).toList();
    }

    private static Node part(Screens screens, String id) {
        return screens.scene().lookup("#" + id);
    }

    private static void press(Node node, KeyCode code, boolean control) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    }

    private static String texts(Screens screens) {
        StringBuilder all = new StringBuilder();
        screens.scene().getRoot().lookupAll(".label").forEach(node -> all.append(((Labeled) node).getText()).append('\n'));
        return all.toString();
    }

    @Test
    void aCancelledLessonIsMadeUpForAndSaysForWhich() {
        Activity.Session first = house.activities.sessions().of(art.id()).getFirst();
        house.activities.sessions().cancel(first.id(), first.version(), "台风");
        try (Screens screens = Screens.of((nav, work) -> new ActivityPage(nav, new ActivityModel(house.activities, work, id -> new ActivityModel.Figures(null, false, null, 0, false), this::rooms),
                house.clock, memory, tabs(nav, "activity"), id -> List.of())).open(art.id())) {
            TableView<?> table = (TableView<?>) part(screens, "activity-sessions");
            screens.act(() -> table.getSelectionModel().select(0));
            assertThat(part(screens, "session-cancel").isDisabled()).as("what is cancelled is not cancelled again").isTrue();
            screens.act(() -> ((Button) part(screens, "session-make-up")).fire());
            screens.act(() -> {
                ((DatePicker) part(screens, "session-day")).setValue(LocalDate.of(2026, 9, 6));
                ((TextField) part(screens, "session-time")).setText("14:00-16:00");
            }).shot("activity-make-up.png");
            screens.act(() -> press(part(screens, "session-time"), KeyCode.S, true));
            assertThat(house.activities.sessions().of(art.id())).filteredOn(one -> one.makeUpOf() != null).singleElement().satisfies(made -> {
                assertThat(made.on()).isEqualTo(LocalDate.of(2026, 9, 6));
                assertThat(made.makeUpOf()).isEqualTo(first.id());
                assertThat(made.status()).isEqualTo(SessionStatus.PLANNED);
            });
            assertThat(house.venues.days(LocalDate.of(2026, 9, 6), LocalDate.of(2026, 9, 6)).bookings()).as("with its room").hasSize(1);
            screens.shot("activity-made-up.png");
            assertThat(texts(screens)).contains("台风");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void aResidentIsTakenInByTypingAndASeatGivenUpGoesToTheFirstWhoWaits() {
        house.aged(7, 8, 9).forEach(child -> house.enrolments.enrol(art.id(), child, true));
        Map<String, Enrolment> byName = new HashMap<>();
        house.enrolments.active(art.id()).forEach(one -> byName.put(one.person().name(), one));
        try (Screens screens = Screens.of((nav, work) -> new EnrolPage(nav, new EnrolModel(house.enrolments, work, text -> List.of(), house.clock), house.clock, memory, tabs(nav, "enrolments")))
                .open(art.id()).shot("enrol-waiting.png")) {
            assertThat(texts(screens)).contains("候补 1");
            house.enrolments.leave(byName.get("学员1").id(), byName.get("学员1").version(), "搬家");
            screens.open(art.id());
            TableView<?> table = (TableView<?>) part(screens, "enrol-table");
            int offered = java.util.stream.IntStream.range(0, table.getItems().size())
                    .filter(row -> ((linli.enrolments.Enrolments.Row) table.getItems().get(row)).status() == EnrolmentStatus.OFFERED).findFirst().orElseThrow();
            screens.act(() -> table.getSelectionModel().select(offered)).shot("enrol-offered.png");
            screens.act(() -> ((Button) part(screens, "enrol-accept")).fire());
            assertThat(house.enrolments.get(byName.get("学员3").id()).status()).isEqualTo(EnrolmentStatus.ENROLLED);
            assertThat(texts(screens)).as("everything is logged").contains("学员1 退出");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void fourGradesAreAskedWhereTheHouseSaysSo() {
        Map<String, String> settings = new HashMap<>();
        house.clock.to(LocalDate.of(2026, 10, 1));
        linli.settings.Settings real = new linli.settings.Settings(db);
        try (Screens screens = Screens.of((nav, work) -> new SurveyPage(nav, new SurveyModel(surveys, work, house.clock, (name, content) -> {
            settings.put(name, content);
            real.put("", name, content);
        }), tabs(nav, "survey"))).open(art.id())) {
            assertThat(part(screens, "survey-grade-5")).isNotNull();
            screens.act(() -> ((ToggleButton) screens.scene().getRoot().lookupAll(".chip").stream().filter(chip -> "4 档".equals(((ToggleButton) chip).getText())).findFirst().orElseThrow()).fire());
            assertThat(settings).containsEntry("surveys.grades", "4");
            assertThat(part(screens, "survey-grade-5")).as("four grades and 不了解").isNull();
            screens.act(() -> ((TextField) part(screens, "survey-remark")).setText("想多上一节"));
            screens.act(() -> screens.scene().getRoot().lookupAll(".button").stream().map(Button.class::cast).filter(one -> "满意".equals(one.getText())).findFirst().orElseThrow().fire());
            screens.act(() -> screens.scene().getRoot().lookupAll(".button").stream().map(Button.class::cast).filter(one -> "不满意".equals(one.getText())).findFirst().orElseThrow().fire());
            assertThat(surveys.result(art.id()).valid()).isEqualTo(2);
            screens.act(() -> screens.scene().getRoot().lookupAll(".button").stream().map(Button.class::cast).filter(one -> "录错了".equals(one.getText())).findFirst().orElseThrow().fire());
            assertThat(surveys.result(art.id()).valid()).isEqualTo(1);
            screens.shot("survey-four.png");
            assertThat(texts(screens)).contains("想多上一节", "仅供参考");
            assertThat(screens.failure()).isNull();
        }
    }
}
