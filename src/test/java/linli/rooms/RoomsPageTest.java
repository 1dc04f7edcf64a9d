package linli.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.ui.Memory;
import linli.base.value.UserClass;
import linli.base.value.WeekSlot;
import linli.shell.Screens;
import linli.venues.Booking;
import linli.venues.Room;
import linli.venues.Venues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rooms' own page: rooms, closures, use. */
class RoomsPageTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Clock CLOCK = Clock.fixed(TODAY.atTime(10, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant(), ZoneId.of("Asia/Shanghai"));

    private final Db db = TestStore.open();
    private final Venues venues = new Venues(db, CLOCK, () -> "陈老师", bookings -> Booking.Ties.NONE);

    @AfterEach
    void close() {
        db.close();
    }

    private void fill() {
        String[] names = {"多功能厅", "第二教室", "共享厨房", "棋牌室", "创工坊工位区", "议事厅"};
        for (int i = 0; i < names.length; i++) {
            Room room = venues.save(new Room(0, names[i], i % 2 == 0 ? "一楼" : "二楼", 20 + 10 * i, "投影、白板", Room.everyDay(LocalTime.of(8, 30), LocalTime.of(21, 0)), 5 * i, null, null, null, 0));
            for (int day = 1; day < 24; day += 1 + i % 3) {
                venues.book(Booking.wish(room.id(), LocalDate.of(2026, 11, day), LocalTime.of(9 + i, 0), LocalTime.of(11 + i, 0), "活动", UserClass.values()[(i + day) % 5], Booking.Who.other("墨香社", null)));
            }
            venues.book(Booking.wish(room.id(), TODAY.plusDays(3), LocalTime.of(9, 0), LocalTime.of(11, 0), "读书会", UserClass.RESIDENT, Booking.Who.other("沈桂英", null)));
        }
        venues.close(venues.rooms().get(1).id(), TODAY.plusDays(2), TODAY.plusDays(4), "更换空调");
    }

    private Screens screens() {
        return Screens.of((nav, work) -> new RoomsPage(nav, new RoomsModel(venues, work, TODAY), Memory.brief()));
    }

    private static void type(Screens screens, String id, String text) {
        // A scrolled form is in the scene only from its first layout on.
        screens.act(() -> {
            screens.scene().getRoot().applyCss();
            screens.scene().getRoot().layout();
            ((TextField) screens.scene().lookup("#" + id)).setText(text);
        });
    }

    private static void key(Screens screens, KeyCode code, boolean control) {
        screens.act(() -> screens.scene().lookup(".page").fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false)));
    }

    @Test
    void hoursInFewWordsAreReadBack() {
        for (String typed : List.of("每天 8:30-21:00", "工作日 8:30-11:30、工作日 13:30-21:00、周末 9:00-17:00", "周一 8:30-11:30、周六 9:00-17:00", "周二至周日 9:00-20:00", "周五至周日 9:00-20:00", "周一、周三、周日 9:00-20:00")) {
            List<WeekSlot> slots = WeekSlot.parse(typed).orElseThrow();
            assertThat(WeekSlot.parse(RoomHours.words(slots))).as(RoomHours.words(slots)).contains(slots);
        }
        assertThat(RoomHours.words(Room.everyDay(LocalTime.of(8, 30), LocalTime.of(21, 0)))).isEqualTo("每天 08:30–21:00");
    }

    @Test
    void theKeyboardMakesARoomAndClosesIt() {
        try (Screens screens = screens().open(null).shot("rooms-empty.png")) {
            assertThat(screens.scene().lookup(".empty-state").isVisible()).isTrue();
            key(screens, KeyCode.F3, false);
            type(screens, "room-name", "第二教室");
            type(screens, "room-capacity", "三十");
            key(screens, KeyCode.S, true);
            assertThat(venues.rooms()).as("三十 is no number").isEmpty();
            assertThat(screens.scene().lookup(".bad-band").isVisible()).isTrue();
            type(screens, "room-capacity", "30");
            type(screens, "room-hours", "工作日 8:30-21:00、周末 9:00-17:00");
            screens.shot("rooms-form.png");
            key(screens, KeyCode.S, true);
            assertThat(venues.rooms()).singleElement().satisfies(room -> {
                assertThat(room.capacity()).isEqualTo(30);
                assertThat(room.hours()).hasSize(7);
            });
            key(screens, KeyCode.F6, false);
            type(screens, "shut-reason", "消防检修");
            key(screens, KeyCode.S, true);
            assertThat(venues.closures(TODAY)).singleElement().satisfies(closure -> assertThat(closure.roomId()).isNull());
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void showsRoomsClosuresAndUse() {
        fill();
        try (Screens screens = screens().open(null).shot("rooms.png")) {
            assertThat(((TableView<Room>) screens.scene().lookup(".table-view")).getItems()).hasSize(6);
            assertThat(screens.scene().lookup(".list-row.bad")).as("the closure still hits a booking").isNotNull();
            screens.act(() -> ((TableView<Room>) screens.scene().lookup(".table-view")).getSelectionModel().select(1));
            key(screens, KeyCode.F6, false);
            screens.shot("rooms-closure.png");
            key(screens, KeyCode.ESCAPE, false);
            screens.textSize(200).shot("rooms-200.png");
            assertThat(screens.failure()).isNull();
        }
    }
}
