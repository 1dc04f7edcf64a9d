package linli.venues;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.text.UserError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done in whatever order, no room is ever held twice at one moment. */
class VenuesPropertyTest {
    private static final int STEPS = 250;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void noTwoLiveBookingsEverOverlap(long seed) {
        Random random = new Random(seed);
        try (Db db = TestStore.open()) {
            Venues venues = VenuesTest.venues(db);
            List<Long> rooms = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                rooms.add(venues.save(Room.named("教室" + i, 20).with(Room.everyDay(LocalTime.of(8, 0), LocalTime.of(21, 0)), i * 10)).id());
            }
            int done = 0;
            int refused = 0;
            for (int step = 0; step < STEPS; step++) {
                try {
                    step(venues, rooms, random);
                    done++;
                } catch (UserError expected) {
                    refused++;
                }
            }
            assertThat(done).as("something was done").isGreaterThan(STEPS / 10);
            assertThat(refused).as("something was refused").isGreaterThan(STEPS / 20);
            overlaps(venues);
        }
    }

    private static LocalDate day(Random random) {
        return VenuesTest.TODAY.minusDays(3).plusDays(random.nextInt(10));
    }

    private static void step(Venues venues, List<Long> rooms, Random random) {
        long room = rooms.get(random.nextInt(rooms.size()));
        LocalTime from = LocalTime.of(8 + random.nextInt(11), random.nextInt(4) * 15);
        LocalTime to = from.plusMinutes(15L * (1 + random.nextInt(8)));
        Booking wish = VenuesTest.wish(room, day(random), from.toString(), to.toString(), "活动");
        List<Booking> all = venues.days(VenuesTest.TODAY.minusDays(10), VenuesTest.TODAY.plusDays(40)).bookings();
        Booking one = all.isEmpty() ? null : all.get(random.nextInt(all.size()));
        switch (one == null ? 0 : random.nextInt(9)) {
            case 0, 1 -> venues.book(wish);
            case 2 -> venues.move(one.id(), one.version(), room, wish.day(), from, to);
            case 3 -> venues.move(one.id(), one.version(), one.roomId(), one.day(), one.from(), one.to().plusMinutes(30));
            case 4 -> venues.cancel(List.of(one.id()), "不来了");
            case 5 -> venues.restore(one.id(), one.version());
            case 6 -> venues.noShow(one.id(), one.version());
            case 7 -> {
                if (random.nextInt(4) == 0) {
                    venues.close(room, wish.day(), wish.day(), "检修");
                } else {
                    venues.closures(VenuesTest.TODAY.minusDays(30)).stream().findFirst().ifPresent(closure -> venues.lift(closure.id()));
                }
            }
            default -> {
                Series series = new Series(wish, Series.Rhythm.WEEKLY, wish.day().plusDays(21));
                Map<LocalDate, Series.Choice> choices = Series.skipping(venues.plan(series));
                choices.replaceAll((day, skip) -> random.nextBoolean() ? skip : new Series.Choice.Move(room, day.plusDays(1), from, to));
                Series.Saved saved = venues.save(series, choices);
                saved.skipped().stream().findFirst().ifPresent(skip -> venues.putBack(skip.id()));
            }
        }
    }

    private static void overlaps(Venues venues) {
        List<Booking> live = venues.days(VenuesTest.TODAY.minusDays(60), VenuesTest.TODAY.plusDays(90)).bookings().stream().filter(one -> one.status().live()).toList();
        assertThat(live).isNotEmpty();
        for (Booking one : live) {
            for (Booking other : live) {
                assertThat(one.id() != other.id() && one.meets(other)).as("%s and %s", one, other).isFalse();
            }
        }
    }
}
