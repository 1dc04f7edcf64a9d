package linli.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.value.UserClass;
import linli.venues.Booking;
import linli.venues.Room;
import linli.venues.Venues;
import org.junit.jupiter.api.Test;

/** How much of the opening time was used. */
class RoomUseTest {
    private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 28);

    private static Booking wish(long room, LocalDate day, String from, String to, UserClass userClass) {
        return Booking.wish(room, day, LocalTime.parse(from), LocalTime.parse(to), "书法班", userClass, Booking.Who.other("墨香社", null));
    }

    @Test
    void isCountedByHourAndByClass() {
        try (Db db = TestStore.open()) {
            Clock clock = Clock.fixed(SATURDAY.atTime(10, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant(), ZoneId.of("Asia/Shanghai"));
            Venues venues = new Venues(db, clock, () -> "陈老师", bookings -> Booking.Ties.NONE);
            long room = venues.save(Room.named("第二教室", 30)).id();
            venues.book(wish(room, SATURDAY, "14:30", "16:00", UserClass.SOCIAL_ORG));
            Booking gone = venues.book(wish(room, SATURDAY, "18:00", "19:00", UserClass.RESIDENT));
            venues.cancel(List.of(gone.id()), "不来了");
            RoomUse use = RoomUse.of(venues.days(SATURDAY, SATURDAY));
            assertThat(use.firstHour()).isEqualTo(8);
            assertThat(use.lastHour()).isEqualTo(21);
            assertThat(use.cells()[0][6]).isEqualTo(new RoomUse.Cell(30, 60));
            assertThat(use.cells()[0][7]).isEqualTo(new RoomUse.Cell(60, 60));
            assertThat(use.cells()[0][0]).as("opens at half past eight").isEqualTo(new RoomUse.Cell(0, 30));
            assertThat(use.total(-1)).isEqualTo(new RoomUse.Cell(90, 750));
            assertThat(use.byClass()).isEqualTo(Map.of(UserClass.SOCIAL_ORG, new RoomUse.Sum(1, 90)));
            assertThat(use.cancelled()).isEqualTo(1);
            venues.close(room, SATURDAY.plusDays(1), SATURDAY.plusDays(1), "停电");
            assertThat(RoomUse.of(venues.days(SATURDAY, SATURDAY.plusDays(2))).total(-1)).as("a day that was shut was not open").isEqualTo(new RoomUse.Cell(90, 1500));
        }
    }
}
