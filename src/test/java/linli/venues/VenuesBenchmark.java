package linli.venues;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import linli.base.db.Db;
import linli.base.db.TestStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A series of 52 Saturdays held against 10,000 bookings costs no more than 60 single look-ups in the index. */
@Tag("benchmark")
class VenuesBenchmark {
    private static final int MOST = 60;

    @Test
    void aYearlySeriesIsCheckedInFewLookUps() {
        try (Db db = TestStore.open()) {
            Venues venues = VenuesTest.venues(db);
            List<Long> rooms = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                rooms.add(venues.save(Room.named("场地" + i, 30)).id());
            }
            LocalDate first = LocalDate.of(2026, 1, 3);
            List<Booking> all = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                LocalTime from = LocalTime.of(9 + 2 * (i / 6 % 5), 0);
                all.add(VenuesTest.wish(rooms.get(i % 6), first.plusDays(i / 30), from.toString(), from.plusMinutes(90).toString(), "活动"));
            }
            VenueStore store = new VenueStore(db, VenuesTest.CLOCK);
            db.write(() -> all.forEach(one -> store.insert(one, null, "x")));
            Series series = new Series(VenuesTest.wish(rooms.getFirst(), first, "14:00", "16:00", "书法班"), Series.Rhythm.WEEKLY, first.plusWeeks(51));
            assertThat(venues.plan(series)).hasSize(52).filteredOn(date -> !date.free()).hasSizeGreaterThan(40);
            double one = median(() -> store.held(List.of(rooms.get(1)), List.of(first.plusDays(100))));
            double check = median(() -> venues.plan(series));
            System.out.printf("one indexed query %.3f ms, conflict check of 52 dates over 10,000 bookings %.3f ms: %.1f times (at most %d)%n",
                    one, check, check / one, MOST);
            assertThat(check / one).isLessThanOrEqualTo(MOST);
        }
    }

    private static double median(Supplier<?> work) {
        for (int i = 0; i < 300; i++) {
            work.get();
        }
        double[] times = new double[201];
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            work.get();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
