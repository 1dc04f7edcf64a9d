package linli.activities;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.value.PartialDate;
import linli.base.value.WeekSlot;
import linli.enrolments.Enrolment.Person;
import linli.enrolments.Enrolments;
import linli.venues.Booking;
import linli.venues.Room;
import linli.venues.Venues;

/** Classes on a real store for the tests: a clock to move, real rooms. */
public final class Classes {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final LocalDate TODAY = LocalDate.of(2026, 9, 1);
    public static final WeekSlot SATURDAY = new WeekSlot(DayOfWeek.SATURDAY, LocalTime.of(14, 0), LocalTime.of(16, 0));

    public final MovedClock clock = new MovedClock();
    public final Enrolments enrolments;
    public final Activities activities;
    public final Venues venues;
    private int people;

    public Classes(Db db) {
        enrolments = new Enrolments(db, clock, () -> "周老师");
        venues = new Venues(db, clock, () -> "周老师", bookings -> Booking.Ties.NONE);
        activities = new Activities(db, clock, () -> "周老师", Sessions.Rooms.of(venues), enrolments);
    }

    /** @return a room open every day. */
    public long room(String name) {
        return venues.save(Room.named(name, 30)).id();
    }

    /** @return what holds the room. */
    public List<Booking> booked(long room) {
        return venues.holding(room, LocalDate.of(2026, 1, 1), LocalDate.of(2027, 12, 31));
    }

    /** @return a class on Saturday afternoons from 5 September to 26 December 2026. */
    public Activity.Plan plan(String title, int seats) {
        return Activity.Plan.of(title, seats, LocalDate.of(2026, 9, 5), LocalDate.of(2026, 12, 26), List.of(SATURDAY));
    }

    public Activity open(Activity.Plan plan) {
        return activities.open(plan, List.of(), false);
    }

    /** @return somebody from outside of an age on the first day of the term. */
    public Person aged(int age) {
        people++;
        return new Person(null, "学员" + people, String.format("1380000%04d", people), PartialDate.day(LocalDate.of(2026 - age, 3, 1)));
    }

    public List<Person> aged(int... ages) {
        List<Person> all = new ArrayList<>();
        for (int age : ages) {
            all.add(aged(age));
        }
        return all;
    }

    /** A clock that a test can move. */
    public static final class MovedClock extends Clock {
        private Instant now = TODAY.atTime(9, 0).atZone(ZONE).toInstant();

        public void to(LocalDate day) {
            now = day.atTime(18, 0).atZone(ZONE).toInstant();
        }

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
