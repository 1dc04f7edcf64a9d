package linli.venues;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import linli.activities.Activity;
import linli.activities.Classes;
import linli.base.db.Db;
import linli.base.db.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What cancelling the room of a real class would bring about. */
class TiesTest {
    private final Db db = TestStore.open();
    private final Classes house = new Classes(db);

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void theClassAndEverybodyInItAreTold() {
        long room = house.room("第二教室");
        Activity art = house.open(house.plan("少儿美术班", 3).place(room, null));
        house.aged(7, 8, 9, 10).forEach(person -> house.enrolments.enrol(art.id(), person, true));
        List<Long> two = house.booked(room).stream().limit(2).map(Booking::id).toList();
        Booking.Consequences shown = house.venues.consequences(two);
        assertThat(shown.classes()).containsExactly("少儿美术班（2 次，在册 3 人）");
        assertThat(shown.calls()).extracting(Booking.Call::name).as("who only waits is not called").containsExactly("学员1", "学员2", "学员3");
        assertThat(shown.calls().getFirst().phone()).isEqualTo("138****0001");
        Booking other = house.venues.book(VenuesTest.wish(room, LocalDate.of(2026, 9, 6), "09:00", "10:00", "读书会"));
        assertThat(house.venues.consequences(List.of(other.id())).classes()).isEmpty();
        assertThat(house.venues.consequences(List.of(other.id())).calls()).extracting(Booking.Call::name).containsExactly("墨香社");
    }
}
