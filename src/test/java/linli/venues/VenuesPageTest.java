package linli.venues;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.ui.Board;
import linli.base.value.UserClass;
import linli.base.value.WeekSlot;
import linli.shell.Screens;
import linli.venues.Booking.BookingStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The board of rooms on the screen, by mouse and by keyboard. */
class VenuesPageTest {
    private static final LocalDate TODAY = VenuesTest.TODAY;

    private final Db db = TestStore.open();
    private final Venues venues = VenuesTest.venues(db);
    private final RentDesk desk = new RentDesk(db, venues);

    @AfterEach
    void close() {
        db.close();
    }

    private long room(String name, String place, int capacity, int turnover) {
        return venues.save(new Room(0, name, place, capacity, null, Room.everyDay(LocalTime.of(8, 30), LocalTime.of(21, 0)), turnover, null, null, null, 0)).id();
    }

    private Booking book(long room, LocalDate day, String from, String to, String purpose, UserClass userClass, String who) {
        return venues.book(Booking.wish(room, day, LocalTime.parse(from), LocalTime.parse(to), purpose, userClass, Booking.Who.other(who, "13800000001")).with(18));
    }

    /** A day as a lively centre has it. */
    private void fill() {
        long hall = room("多功能厅", "一楼", 120, 15);
        long second = room("第二教室", "二楼", 30, 0);
        long kitchen = room("共享厨房", "一楼", 16, 0);
        room("棋牌室", "二楼", 24, 0);
        long desk = room("创工坊工位区", "三楼", 20, 0);
        long talk = room("议事厅", "三楼", 40, 0);
        book(hall, TODAY, "09:00", "11:00", "消防知识讲座", UserClass.PARTY_GOV, "街道应急所");
        book(hall, TODAY, "14:00", "16:00", "夕阳红合唱团排练", UserClass.SOCIAL_ORG, "夕阳红合唱团");
        book(second, TODAY, "09:30", "11:00", "手机课堂", UserClass.OWN, "本中心");
        book(second, TODAY, "18:30", "20:30", "青年夜校·尤克里里", UserClass.SOCIAL_ORG, "青弦社");
        book(kitchen, TODAY, "10:00", "12:00", "重阳糕手工", UserClass.RESIDENT, "沈桂英");
        book(desk, TODAY, "13:00", "17:00", "直播选品会", UserClass.COMMERCIAL, "示例电商");
        book(talk, TODAY, "15:00", "15:30", "楼道议事", UserClass.RESIDENT, "高建明");
        venues.close(talk, TODAY.plusDays(4), TODAY.plusDays(5), "墙面粉刷");
    }

    private Screens screens() {
        return Screens.of((nav, work) -> new VenuesPage(nav, new VenuesModel(venues, desk.rents, work, new BookingFormModel(venues, desk.rents, work,
                typed -> List.of(new BookingFormModel.Person(new Booking.Who(Booking.WhoKind.RESIDENT, 7L, "沈桂英", null), "丰收新村 3幢", UserClass.RESIDENT)))), VenuesTest.CLOCK));
    }

    private static Board board(Screens screens) {
        return (Board) screens.scene().lookup(".board");
    }

    private static void key(Screens screens, KeyCode code, boolean shift, boolean control) {
        screens.act(() -> screens.scene().getFocusOwner().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false)));
    }

    private static void mouse(Screens screens, javafx.event.EventType<MouseEvent> type, Point2D at, Node target) {
        target.fireEvent(new MouseEvent(type, at.getX(), at.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, true, false, false,
                new PickResult(target, at.getX(), at.getY())));
    }

    /** Presses on one place of the board, drags to another and lets go. */
    private static void drag(Screens screens, int column, int minute, int toColumn, int toMinute, Node target) {
        screens.act(() -> {
            Board board = board(screens);
            Node on = target == null ? board.lookup(".board-sheet") : target;
            mouse(screens, MouseEvent.MOUSE_PRESSED, board.point(column, minute), on);
            mouse(screens, MouseEvent.MOUSE_DRAGGED, board.point(toColumn, toMinute), on);
            mouse(screens, MouseEvent.MOUSE_RELEASED, board.point(toColumn, toMinute), on);
        });
    }

    private static Node block(Screens screens, String title) {
        return screens.scene().getRoot().lookupAll(".board-block").stream().filter(node -> node.getAccessibleText().startsWith(title)).findFirst().orElseThrow();
    }

    private static void type(Screens screens, String id, String text) {
        // A scrolled form is in the scene only from its first layout on.
        screens.act(() -> {
            screens.scene().getRoot().applyCss();
            screens.scene().getRoot().layout();
            ((TextField) screens.scene().lookup("#" + id)).setText(text);
        });
    }

    private Booking only(String purpose) {
        return venues.days(TODAY.minusDays(1), TODAY.plusDays(60)).bookings().stream().filter(one -> one.purpose().equals(purpose)).findFirst().orElseThrow();
    }

    @Test
    void anEmptyHouseSaysWhatToDo() {
        try (Screens screens = screens().open(null).shot("venues-empty.png")) {
            assertThat(screens.scene().lookup(".empty-state").isVisible()).isTrue();
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void theMouseMakesMovesAndStretches() {
        fill();
        try (Screens screens = screens().open(null).shot("venues.png")) {
            drag(screens, 3, 14 * 60 + 5, 3, 16 * 60, null);
            assertThat(((TextField) screens.scene().lookup("#booking-from")).getText()).isEqualTo("14:00");
            assertThat(((TextField) screens.scene().lookup("#booking-to")).getText()).isEqualTo("16:00");
            type(screens, "booking-purpose", "象棋赛");
            type(screens, "booking-who", "棋友会");
            screens.act(() -> screens.scene().getRoot().lookupAll(".chip").stream().filter(chip -> "社会组织".equals(chip.getAccessibleText())).findFirst()
                    .ifPresent(chip -> ((javafx.scene.control.ToggleButton) chip).fire())).shot("venues-form.png");
            screens.act(() -> ((Button) screens.scene().lookup("#booking-save")).fire()).shot("venues-booking.png");
            assertThat(only("象棋赛").time()).isEqualTo("14:00–16:00");
            drag(screens, 3, 15 * 60, 1, 15 * 60 + 60, block(screens, "象棋赛"));
            assertThat(only("象棋赛").time()).isEqualTo("15:00–17:00");
            assertThat(venues.room(only("象棋赛").roomId()).name()).isEqualTo("第二教室");
            screens.act(() -> { });
            double edge = 16 * 60 + 58;
            drag(screens, 1, (int) edge, 1, 18 * 60, block(screens, "象棋赛"));
            assertThat(only("象棋赛").time()).isEqualTo("15:00–18:00");
            assertThat(screens.failure()).isNull();
            drag(screens, 1, 16 * 60, 0, 14 * 60, block(screens, "象棋赛"));
            assertThat(only("象棋赛").time()).as("refused: the hall is taken").isEqualTo("15:00–18:00");
        }
    }

    @Test
    void theKeyboardDoesTheSame() {
        fill();
        try (Screens screens = screens().open(null)) {
            screens.act(() -> board(screens).requestFocus());
            screens.act(() -> board(screens).cursor(new Board.Place(3, 9 * 60, 10 * 60)));
            key(screens, KeyCode.DOWN, false, false);
            key(screens, KeyCode.DOWN, true, false);
            screens.shot("venues-cursor.png");
            assertThat(((javafx.scene.control.Label) board(screens).lookup(".board-ghost")).getText()).as("what it would cost").contains("不收费");
            key(screens, KeyCode.ENTER, false, false);
            assertThat(((TextField) screens.scene().lookup("#booking-from")).getText()).isEqualTo("09:30");
            assertThat(((TextField) screens.scene().lookup("#booking-to")).getText()).isEqualTo("11:00");
            type(screens, "booking-purpose", "桥牌");
            type(screens, "booking-who", "牌友会");
            screens.act(() -> screens.scene().getRoot().lookupAll(".chip").stream().filter(chip -> "居民".equals(chip.getAccessibleText())).findFirst()
                    .ifPresent(chip -> ((javafx.scene.control.ToggleButton) chip).fire()));
            screens.act(() -> screens.scene().lookup("#booking-purpose").requestFocus());
            key(screens, KeyCode.ESCAPE, false, false);
            assertThat(screens.scene().lookup(".warn-band").isVisible()).as("Esc asks, for something would be lost").isTrue();
            screens.act(() -> screens.scene().lookup("#booking-purpose").requestFocus());
            screens.act(() -> {
                // Two fast clicks: the second finds the first under way.
                Button save = (Button) screens.scene().lookup("#booking-save");
                save.fire();
                save.fire();
            });
            assertThat(venues.days(TODAY, TODAY).bookings()).filteredOn(one -> one.purpose().equals("桥牌")).hasSize(1);
            assertThat(only("桥牌").time()).isEqualTo("09:30–11:00");
            screens.act(() -> board(screens).requestFocus());
            key(screens, KeyCode.DOWN, false, true);
            assertThat(only("桥牌").time()).isEqualTo("10:00–11:30");
            key(screens, KeyCode.DOWN, true, true);
            assertThat(only("桥牌").time()).isEqualTo("10:00–12:00");
            key(screens, KeyCode.DELETE, false, false);
            screens.shot("venues-cancel.png");
            type(screens, "cancel-reason", "下雨");
            screens.act(() -> ((Button) screens.scene().lookup("#cancel-go")).fire());
            assertThat(only("桥牌").status()).isEqualTo(BookingStatus.CANCELLED);
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void aSeriesListsItsConflictsBeforeItIsSaved() {
        fill();
        long second = venues.rooms().get(1).id();
        LocalDate saturday = LocalDate.of(2026, 11, 28);
        book(second, saturday.plusWeeks(1), "15:00", "17:00", "围棋比赛", UserClass.SOCIAL_ORG, "弈友社");
        venues.close(second, saturday.plusWeeks(3), saturday.plusWeeks(3), "空调检修");
        try (Screens screens = screens().open(saturday)) {
            screens.act(() -> board(screens).requestFocus());
            screens.act(() -> board(screens).cursor(new Board.Place(1, 14 * 60, 16 * 60)));
            key(screens, KeyCode.ENTER, false, false);
            type(screens, "booking-purpose", "少儿美术");
            type(screens, "booking-who", "林若溪");
            for (String chip : List.of("居民", "每周")) {
                screens.act(() -> screens.scene().getRoot().lookupAll(".chip").stream().filter(one -> chip.equals(one.getAccessibleText())).findFirst()
                        .ifPresent(one -> ((javafx.scene.control.ToggleButton) one).fire()));
            }
            screens.shot("venues-series.png");
            assertThat(screens.scene().getRoot().lookupAll(".clash")).hasSize(2);
            screens.act(() -> ((Button) screens.scene().lookup("#booking-save")).fire()).shot("venues-series-saved.png");
            assertThat(screens.failure()).isNull();
            assertThat(venues.series(only("少儿美术").seriesId()).skips()).hasSize(2);
            assertThat(venues.series(only("少儿美术").seriesId()).bookings()).hasSize(3);
        }
    }

    @Test
    void weekMonthDoorSheetAndLargeText() {
        fill();
        for (Map.Entry<Integer, String> one : Map.of(1, "晨练", 2, "读书会", 4, "法律咨询", 9, "义诊").entrySet()) {
            book(venues.rooms().get(one.getKey() % 3).id(), TODAY.plusDays(one.getKey()), "09:00", "10:30", one.getValue(), UserClass.RESIDENT, "沈桂英");
        }
        try (Screens screens = screens().open(null)) {
            screens.act(() -> board(screens).requestFocus());
            key(screens, KeyCode.F7, false, false);
            screens.shot("venues-door.png");
            key(screens, KeyCode.ESCAPE, false, false);
            for (String chip : List.of("周", "月")) {
                screens.act(() -> screens.scene().getRoot().lookupAll(".chip").stream().filter(each -> chip.equals(each.getAccessibleText())).findFirst()
                        .ifPresent(each -> ((javafx.scene.control.ToggleButton) each).fire())).shot("venues-" + (chip.equals("周") ? "week" : "month") + ".png");
            }
            screens.act(() -> screens.scene().getRoot().lookupAll(".chip").stream().filter(each -> "日".equals(each.getAccessibleText())).findFirst()
                    .ifPresent(each -> ((javafx.scene.control.ToggleButton) each).fire()));
            screens.textSize(200).shot("venues-200.png");
            assertThat(screens.failure()).isNull();
        }
        VenueDays days = venues.days(TODAY, TODAY);
        assertThat(days.doorSheet(null, "示例中心").pdf()).startsWith('%', 'P', 'D', 'F');
        linli.base.ui.Fx.run(() -> linli.base.ui.SheetView.png(days.doorSheet(null, "示例中心").pages().getFirst(), java.nio.file.Path.of("target", "screens", "venues-door-sheet.png")));
        assertThat(new WeekSlot(java.time.DayOfWeek.MONDAY, LocalTime.of(8, 30), LocalTime.of(21, 0))).isIn(days.rooms().getFirst().hours());
    }
}
