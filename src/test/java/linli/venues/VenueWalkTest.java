package linli.venues;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.ui.Board;
import linli.base.value.Money;
import linli.base.value.UserClass;
import linli.shell.Screens;
import linli.venues.Booking.BookingStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the board says where a booking cannot be, what it takes back, and what it tells before something is cancelled. */
class VenueWalkTest {
    private static final LocalDate TODAY = VenuesTest.TODAY;

    private final Db db = TestStore.open();
    private final Venues venues = new Venues(db, VenuesTest.CLOCK, () -> "陈老师", bookings -> new Booking.Ties(List.of("少儿美术班（1 次，在册 4 人）"),
            List.of(new Booking.Call("沈小满", "138****0007", "少儿美术班")), Money.yuan(60)));
    private final RentDesk desk = new RentDesk(db, venues);
    private final long hall = venues.save(Room.named("多功能厅", 120)).id();
    private final long second = venues.save(Room.named("第二教室", 30)).id();

    @AfterEach
    void close() {
        db.close();
    }

    private Screens screens() {
        return Screens.of((nav, work) -> new VenuesPage(nav, new VenuesModel(venues, desk.rents, work, new BookingFormModel(venues, desk.rents, work, typed -> List.of())), VenuesTest.CLOCK));
    }

    private Booking book(long room, LocalDate day, String from, String to, String purpose) {
        return venues.book(Booking.wish(room, day, LocalTime.parse(from), LocalTime.parse(to), purpose, UserClass.SOCIAL_ORG, Booking.Who.other("墨香社", "13800000001")));
    }

    private static void key(Screens screens, KeyCode code, boolean shift, boolean control) {
        screens.act(() -> screens.scene().getFocusOwner().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false)));
    }

    private static void save(Screens screens) {
        screens.act(() -> screens.scene().lookup("#booking-from").fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.S, false, true, false, false)));
    }

    private static String texts(Screens screens) {
        StringBuilder all = new StringBuilder();
        screens.scene().getRoot().lookupAll(".label").stream().filter(Node::isVisible).forEach(node -> all.append(((Labeled) node).getText()).append('\n'));
        return all.toString();
    }

    private static Button button(Screens screens, String words) {
        return screens.scene().getRoot().lookupAll(".button").stream().map(Button.class::cast).filter(one -> words.equals(one.getText())).findFirst().orElseThrow();
    }

    @Test
    void theOtherBookingIsNamedWhenOneIsEditedOrMoved() {
        book(hall, TODAY, "09:00", "11:00", "消防讲座");
        Booking chess = book(hall, TODAY, "13:00", "14:00", "象棋赛");
        try (Screens screens = screens().open(chess.id())) {
            screens.act(() -> ((Button) screens.scene().lookup("#booking-edit")).fire());
            screens.act(() -> ((TextField) screens.scene().lookup("#booking-from")).setText("10:30"));
            assertThat(texts(screens)).as("before anything is saved").contains("消防讲座");
            save(screens);
            assertThat(venues.get(chess.id()).time()).isEqualTo("13:00–14:00");
            screens.shot("venues-edit-clash.png");
            screens.act(() -> ((TextField) screens.scene().lookup("#booking-from")).setText("12:30"));
            save(screens);
            assertThat(venues.get(chess.id()).time()).isEqualTo("12:30–14:00");
            Board board = (Board) screens.scene().lookup(".board");
            screens.act(board::requestFocus);
            for (int halfHour = 0; halfHour < 3; halfHour++) {
                screens.act(() -> board.cursor(new Board.Place(0, venues.get(chess.id()).from().toSecondOfDay() / 60, venues.get(chess.id()).to().toSecondOfDay() / 60)));
                key(screens, KeyCode.UP, false, true);
            }
            assertThat(venues.get(chess.id()).time()).as("up to the lecture, not into it").isEqualTo("11:00–12:30");
            screens.act(() -> board.cursor(new Board.Place(0, 11 * 60, 12 * 60 + 30)));
            key(screens, KeyCode.UP, false, true);
            screens.shot("venues-move-clash.png");
            assertThat(venues.get(chess.id()).time()).isEqualTo("11:00–12:30");
            assertThat(texts(screens)).contains("消防讲座");
        }
    }

    @Test
    void aSkippedDateKeepsItsReasonAndComesBack() {
        LocalDate saturday = LocalDate.of(2026, 11, 28);
        Booking other = book(second, saturday.plusWeeks(1), "14:00", "15:00", "围棋比赛");
        Series series = new Series(Booking.wish(second, saturday, LocalTime.of(14, 0), LocalTime.of(16, 0), "少儿美术", UserClass.OWN, Booking.Who.other("林若溪", null)), Series.Rhythm.WEEKLY,
                saturday.plusWeeks(3));
        Series.Saved saved = venues.save(series, Map.of(saturday.plusWeeks(1), new Series.Choice.Skip(null)));
        assertThat(saved.booked()).hasSize(3);
        try (Screens screens = screens().open(saved.booked().getFirst().id()).shot("venues-skip.png")) {
            assertThat(texts(screens)).contains("围棋比赛");
            screens.act(() -> button(screens, "补上").fire());
            assertThat(venues.series(saved.id()).bookings()).as("still taken").hasSize(3);
            venues.cancel(List.of(other.id()), "改期");
            screens.open(saved.booked().getFirst().id());
            screens.act(() -> button(screens, "补上").fire()).shot("venues-skip-back.png");
            assertThat(venues.series(saved.id()).bookings()).hasSize(4);
        }
    }

    @Test
    void beforeCancellingClassesPeopleAndFeesAreShown() {
        Booking lesson = book(second, TODAY, "14:00", "16:00", "少儿美术");
        try (Screens screens = screens().open(lesson.id())) {
            screens.act(() -> screens.scene().lookup(".board").requestFocus());
            key(screens, KeyCode.DELETE, false, false);
            screens.shot("venues-consequences.png");
            assertThat(screens.failure()).isNull();
            assertThat(texts(screens)).contains("少儿美术班（1 次，在册 4 人）", "沈小满", "138****0007", "￥60.00");
            screens.shot("venues-consequences.png");
            assertThat(venues.get(lesson.id()).status()).as("only asked so far").isEqualTo(BookingStatus.BOOKED);
            key(screens, KeyCode.ENTER, false, true);
            assertThat(venues.get(lesson.id()).status()).as("a reason is needed").isEqualTo(BookingStatus.BOOKED);
        }
    }
}
