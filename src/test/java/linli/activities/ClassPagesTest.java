package linli.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.activities.ActivityFormModel.Choice;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.PageTabs;
import linli.enrolments.EnrolModel;
import linli.enrolments.EnrolPage;
import linli.enrolments.Enrolment.EnrolmentStatus;
import linli.enrolments.Enrolments;
import linli.rollcall.RollCall;
import linli.rollcall.RollCall.Mark;
import linli.rollcall.RollCallModel;
import linli.rollcall.RollCallPage;
import linli.rollcall.RollCalls;
import linli.shell.Screens;
import linli.surveys.SurveyModel;
import linli.surveys.SurveyPage;
import linli.surveys.Surveys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pages of classes on the screen, with the story of four children and three bands. */
class ClassPagesTest {
    private final Db db = TestStore.open();
    private final Classes house = new Classes(db);
    private final RollCalls calls = new RollCalls(db, house.clock, house.activities.sessions()::called, house.activities.sessions()::notHeld, () -> "样例社区");
    private final Surveys surveys = new Surveys(db, house.clock);
    private final Memory memory = Memory.brief();
    private final long room = house.room("第二教室");
    private Activity art;

    @AfterEach
    void close() {
        db.close();
    }

    private void fill() {
        house.activities.open(house.plan("太极晨练", 20).kind(Activity.ActivityKind.CLUB).domain("SPORT.TAICHI").place(null, "社区广场"), List.of(), false);
        house.activities.prepare(house.plan("智能手机课", 15).domain("ELDER.DIGIT").ages(60, null), List.of(), false);
        art = house.open(house.plan("少儿美术班", 4).domain("ART.PAINT").ages(5, 14).supply(new Activity.Supply(null, 7L, null, "林若溪")).place(room, null));
        house.aged(6, 7, 9, 12).forEach(child -> house.enrolments.enrol(art.id(), child, true));
        for (LocalDate day = LocalDate.of(2026, 9, 5); day.isBefore(LocalDate.of(2026, 10, 12)); day = day.plusDays(7)) {
            house.clock.to(day);
            LocalDate on = day;
            RollCall call = calls.call(calls.due(art.id()));
            if (call.open() && call.on().equals(on)) {
                Map<Long, Mark> marks = new java.util.HashMap<>();
                call.rows().forEach(row -> marks.put(row.enrolment(), row.enrolment() % 3 == 0 && on.getDayOfMonth() > 15 ? Mark.LEAVE : Mark.PRESENT));
                calls.save(call, marks, 0);
            }
        }
        house.clock.to(LocalDate.of(2026, 10, 11));
        house.aged(5, 6, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 6, 7).forEach(child -> house.enrolments.enrol(art.id(), child, true));
        Activity.Session cancelled = house.activities.sessions().of(art.id()).stream().filter(one -> one.on().equals(LocalDate.of(2026, 10, 24))).findFirst().orElseThrow();
        house.activities.sessions().cancel(cancelled.id(), cancelled.version(), "老师外出");
    }

    private PageTabs tabs(Nav nav, String here) {
        return new PageTabs(nav, here, List.of(new PageTabs.Tab("概况", "activity"), new PageTabs.Tab("报名", "enrolments"), new PageTabs.Tab("点名", "rollcall"),
                new PageTabs.Tab("满意度", "survey")));
    }

    private List<Choice> rooms() {
        return house.venues.rooms().stream().map(one -> new Choice(one.id(), one.name(), "")).toList();
    }

    private Screens list() {
        return Screens.of((nav, work) -> new ActivitiesPage(nav, new ActivitiesModel(house.activities, work,
                new ActivityFormModel(house.activities, work, text -> List.of(new Choice(7L, "林若溪", "美术 周六周日下午")), this::rooms)), memory));
    }

    private ActivityModel.Figures figures(long id) {
        RollCall.Rate rate = calls.participation(id);
        var satisfied = surveys.result(id);
        return new ActivityModel.Figures(rate.percent(), rate.bySeats(), satisfied.rate(), satisfied.valid(), satisfied.few());
    }

    private Screens one() {
        return Screens.of((nav, work) -> new ActivityPage(nav, new ActivityModel(house.activities, work, this::figures, this::rooms), house.clock, memory, tabs(nav, "activity"),
                id -> house.enrolments.list(id).rows().stream().filter(row -> row.status().active()).map(Enrolments.Row::age).toList()));
    }

    private static Node part(Screens screens, String id) {
        return screens.scene().lookup("#" + id);
    }

    private static void press(Node node, KeyCode code, boolean control) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    }

    @Test
    void anEmptyListSaysWhatToDo() {
        try (Screens screens = list().open(null).shot("activities-empty.png")) {
            assertThat(screens.scene().lookup(".empty-state").isVisible()).isTrue();
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void theListFiltersAndTheFormOpensAClass() {
        fill();
        try (Screens screens = list().open(null).shot("activities.png")) {
            TableView<ActivityList.Row> table = (TableView<ActivityList.Row>) part(screens, "activities-table");
            assertThat(table.getItems()).hasSize(3);
            screens.act(() -> ((TextField) part(screens, "activities-find")).setText("林若溪"));
            assertThat(table.getItems()).hasSize(1);
            screens.act(() -> ((TextField) part(screens, "activities-find")).setText(""));
            screens.act(() -> ((Button) part(screens, "activities-write")).fire());
            screens.act(() -> {
                ((TextField) part(screens, "activity-title")).setText("周六书法班");
                ((TextField) part(screens, "activity-seats")).setText("12");
                ((TextField) part(screens, "activity-slots")).setText("周六14:00-16:00");
                ((DatePicker) part(screens, "activity-start")).setValue(LocalDate.of(2026, 10, 17));
                ((DatePicker) part(screens, "activity-end")).setValue(LocalDate.of(2026, 12, 26));
                ((ComboBox<String>) part(screens, "activity-place")).getEditor().setText("第二教室");
            }).shot("activities-form.png");
            screens.act(() -> press(part(screens, "activity-title"), KeyCode.S, true));
            assertThat(house.activities.list(ActivityList.Filter.of(Map.of("text", "书法"))).total()).as("the room is taken by the art class").isZero();
            screens.shot("activities-form-clash.png");
            screens.act(() -> ((TextField) part(screens, "activity-slots")).setText("周日14:00-16:00"));
            screens.act(() -> press(part(screens, "activity-title"), KeyCode.S, true));
            assertThat(house.activities.list(ActivityList.Filter.of(Map.of("text", "书法"))).total()).isEqualTo(1);
        }
    }

    @Test
    void oneClassShowsItsStoryAndIsSplit() {
        fill();
        try (Screens screens = one().open(art.id()).shot("activity.png")) {
            screens.act(() -> ((Button) part(screens, "activity-split")).fire()).shot("activity-split.png");
            assertThat(((Button) part(screens, "split-save")).isDisabled()).isFalse();
            screens.act(() -> ((Button) part(screens, "split-save")).fire());
            assertThat(screens.failure()).isNull();
            List<ActivityList.Row> family = house.activities.whole(art.id()).lineage();
            assertThat(family).hasSize(4);
            house.clock.to(LocalDate.of(2026, 10, 14));
            family.forEach(row -> house.enrolments.active(row.id()).stream().filter(one -> one.status() == EnrolmentStatus.OFFERED)
                    .forEach(one -> house.enrolments.answer(one.id(), one.version(), true)));
            house.clock.to(LocalDate.of(2026, 11, 20));
            long band = family.getLast().id();
            surveys.save(0, 0, band, LocalDate.of(2026, 11, 14), Map.of(5, 12, 4, 6, 3, 1, 0, 1), null);
            screens.open(band).shot("activity-after.png");
            assertThat(house.activities.whole(art.id()).growth().getLast().people()).isGreaterThan(20);
            screens.textSize(200).shot("activity-200.png");
        }
    }

    @Test
    void aSessionIsCancelledWithItsReason() {
        fill();
        try (Screens screens = one().open(art.id())) {
            TableView<?> table = (TableView<?>) part(screens, "activity-sessions");
            int planned = house.booked(room).size();
            screens.act(() -> table.getSelectionModel().select(8));
            screens.act(() -> ((Button) part(screens, "session-cancel")).fire());
            screens.act(() -> ((Button) part(screens, "activity-act")).fire()).shot("activity-cancel.png");
            assertThat(house.booked(room)).as("a reason is needed").hasSize(planned);
            screens.act(() -> ((TextField) part(screens, "activity-reason")).setText("停电"));
            screens.act(() -> press(part(screens, "activity-reason"), KeyCode.S, true));
            assertThat(house.booked(room)).hasSize(planned - 1);
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void peopleAreTakenInByTypingAndLotsAreShown() {
        fill();
        Activity camp = house.open(house.plan("暑期营", 3).seats(3, true));
        for (int i = 0; i < 7; i++) {
            house.enrolments.enrol(camp.id(), house.aged(8), true);
        }
        try (Screens screens = Screens.of((nav, work) -> new EnrolPage(nav, new EnrolModel(house.enrolments, work, text -> List.of(), house.clock), house.clock, memory,
                tabs(nav, "enrolments"))).open(art.id()).shot("enrol.png")) {
            int before = house.enrolments.list(art.id()).rows().size();
            screens.act(() -> {
                ((TextField) part(screens, "enrol-name")).setText("沈小满");
                ((TextField) part(screens, "enrol-phone")).setText("13800008888");
                ((TextField) part(screens, "enrol-birth")).setText("2024-05-01");
            });
            screens.act(() -> press(part(screens, "enrol-birth"), KeyCode.ENTER, false)).shot("enrol-age.png");
            assertThat(house.enrolments.list(art.id()).rows()).as("two years old is too young").hasSize(before);
            screens.act(() -> ((TextField) part(screens, "enrol-birth")).setText("2018-05-01"));
            screens.act(() -> press(part(screens, "enrol-birth"), KeyCode.ENTER, false));
            assertThat(house.enrolments.list(art.id()).rows()).hasSize(before + 1);
            house.enrolments.draw(camp.id(), "福彩 3D 4-0-7");
            screens.open(camp.id());
            screens.act(() -> ((Button) part(screens, "enrol-result")).fire()).shot("enrol-lot.png");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void theRollIsCalledWithKeysAlone() {
        fill();
        house.clock.to(LocalDate.of(2026, 10, 17));
        try (Screens screens = Screens.of((nav, work) -> new RollCallPage(nav, new RollCallModel(calls, work), memory, tabs(nav, "rollcall"), file -> { }))
                .open(art.id()).shot("rollcall.png")) {
            TableView<?> table = (TableView<?>) part(screens, "rollcall-table");
            assertThat(table.getItems()).hasSize(4);
            for (KeyCode code : List.of(KeyCode.SPACE, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT1)) {
                screens.act(() -> press(table, code, false));
            }
            screens.shot("rollcall-marked.png");
            screens.act(() -> press(table, KeyCode.S, true));
            RollCall saved = calls.call(calls.due(art.id()));
            assertThat(saved.rows()).extracting(RollCall.Row::mark).containsExactly(Mark.PRESENT, Mark.ABSENT, Mark.LEAVE, Mark.PRESENT);
            assertThat(screens.failure()).isNull();
            screens.textSize(200).shot("rollcall-200.png");
        }
    }

    @Test
    void aTallyIsTypedAndItsFiguresSayTheirN() {
        fill();
        try (Screens screens = Screens.of((nav, work) -> new SurveyPage(nav, new SurveyModel(surveys, work, house.clock, (name, content) -> { }), tabs(nav, "survey")))
                .open(art.id()).shot("survey-empty.png")) {
            screens.act(() -> {
                ((TextField) part(screens, "survey-grade-5")).setText("9");
                ((TextField) part(screens, "survey-grade-4")).setText("5");
                ((TextField) part(screens, "survey-grade-2")).setText("1");
                ((TextField) part(screens, "survey-grade-0")).setText("2");
            }).act(() -> press(part(screens, "survey-grade-5"), KeyCode.S, true)).shot("survey.png");
            assertThat(surveys.result(art.id()).valid()).isEqualTo(15);
            assertThat(surveys.result(art.id()).rate()).isEqualTo(933);
            assertThat(screens.failure()).isNull();
        }
    }
}
