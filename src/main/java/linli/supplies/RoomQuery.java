package linli.supplies;

import static linli.schema.Tables.ACTIVITY;
import static linli.schema.Tables.BOOKING;
import static linli.schema.Tables.MATCH_DECISION;
import static linli.schema.Tables.NEED;
import static linli.schema.Tables.ROOM_CLOSURE;
import static linli.schema.Tables.ROOM_HOURS;
import static linli.schema.Tables.SURVEY;
import static linli.schema.Tables.SURVEY_ANSWER;
import static linli.schema.Tables.SURVEY_COUNT;
import static linli.schema.Tables.VENUE_ROOM;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.base.db.Db;
import linli.base.value.Domains;
import linli.supplies.Supply.Audience;
import linli.supplies.Supply.Key;
import linli.supplies.Supply.Kind;
import linli.supplies.Supply.Rating;
import linli.supplies.Supply.Standing;
import linli.supplies.Supply.State;
import linli.supplies.Supply.Week;
import linli.supplies.Supply.Where;
import org.jooq.Record;

/** Reads rooms with their free hours, and what people said about what they got. */
final class RoomQuery {
    /** A room counts as taken at an hour when it is booked then on at least so many of the coming weeks. */
    private static final int TAKEN = 2;
    private static final int WEEKS = 8;
    private static final int SATISFIED = 3;
    private static final Set<String> HOLDING = Set.of("BOOKED", "USED");

    private final Db db;
    private final Clock clock;

    RoomQuery(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return the last commit in which a room, its hours or a booking changed; rows taken away make it another number. */
    long roomsChanged() {
        Long rooms = db.sql().select(max(VENUE_ROOM.TOUCHED)).from(VENUE_ROOM).fetchSingle().value1();
        Long bookings = db.sql().select(max(BOOKING.TOUCHED)).from(BOOKING).fetchSingle().value1();
        Long closures = db.sql().select(max(ROOM_CLOSURE.TOUCHED)).from(ROOM_CLOSURE).fetchSingle().value1();
        long last = Math.max(rooms == null ? 0 : rooms, Math.max(bookings == null ? 0 : bookings, closures == null ? 0 : closures));
        return last * 1_000_003 + db.sql().fetchCount(BOOKING) * 31L + db.sql().fetchCount(VENUE_ROOM);
    }

    /** @return rooms in use, with the hours in which they are open and not taken in the coming weeks. */
    List<Supply> rooms() {
        LocalDate today = LocalDate.now(clock);
        LocalDate end = today.plusWeeks(WEEKS);
        Map<Long, long[]> open = new HashMap<>();
        db.sql().select(ROOM_HOURS.ROOM_ID, ROOM_HOURS.WEEKDAY, ROOM_HOURS.FROM_MINUTE, ROOM_HOURS.TO_MINUTE).from(ROOM_HOURS)
                .forEach(row -> open.computeIfAbsent(row.value1(), any -> new long[7])[row.value2() - 1] |= Week.bits(row.value3(), row.value4()));
        Map<Long, int[][]> taken = new HashMap<>();
        db.sql().select(BOOKING.ROOM_ID, BOOKING.HELD_ON, BOOKING.FROM_MINUTE, BOOKING.TO_MINUTE, VENUE_ROOM.TURNOVER).from(BOOKING)
                .join(VENUE_ROOM).on(VENUE_ROOM.ID.eq(BOOKING.ROOM_ID))
                .where(BOOKING.HELD_ON.ge(today)).and(BOOKING.HELD_ON.lt(end)).and(BOOKING.STATUS.in(HOLDING))
                .forEach(row -> take(taken.computeIfAbsent(row.value1(), any -> new int[7][48]), row.value2(), row.value3() - row.value5(), row.value4() + row.value5()));
        db.sql().select(ROOM_CLOSURE.ROOM_ID, ROOM_CLOSURE.FROM_ON, ROOM_CLOSURE.TO_ON).from(ROOM_CLOSURE)
                .where(ROOM_CLOSURE.LIFTED_AT.isNull()).and(ROOM_CLOSURE.TO_ON.ge(today)).and(ROOM_CLOSURE.FROM_ON.lt(end)).and(ROOM_CLOSURE.ROOM_ID.isNotNull())
                .forEach(row -> {
                    int[][] cells = taken.computeIfAbsent(row.value1(), any -> new int[7][48]);
                    for (LocalDate day = row.value2().isBefore(today) ? today : row.value2(); !day.isAfter(row.value3()) && day.isBefore(end); day = day.plusDays(1)) {
                        take(cells, day, 0, 24 * 60);
                    }
                });
        return db.sql().selectFrom(VENUE_ROOM).where(VENUE_ROOM.ACTIVE_TO.isNull().or(VENUE_ROOM.ACTIVE_TO.ge(today)))
                .and(VENUE_ROOM.ACTIVE_FROM.isNull().or(VENUE_ROOM.ACTIVE_FROM.le(today))).orderBy(VENUE_ROOM.ID)
                .fetch(row -> room(row.getId(), row.getName(), row.getCapacity(), open.getOrDefault(row.getId(), new long[7]),
                        taken.getOrDefault(row.getId(), new int[7][48])));
    }

    private static void take(int[][] cells, LocalDate day, int from, int to) {
        for (int half = Math.max(0, from) / 30; half < Math.min(48, (to + 29) / 30); half++) {
            cells[day.getDayOfWeek().getValue() - 1][half]++;
        }
    }

    private static Supply room(long id, String name, Integer capacity, long[] open, int[][] taken) {
        long[] free = open.clone();
        for (int day = 0; day < 7; day++) {
            for (int half = 0; half < 48; half++) {
                if (taken[day][half] >= TAKEN) {
                    free[day] &= ~(1L << half);
                }
            }
        }
        Week week = Week.of(free);
        // A kitchen is for cooking: what its name says tells whom it suits best.
        return new Supply(Kind.VENUE, id, name, Supply.Origin.ROOM, null, Domains.codesIn(name), Set.of(), week.slots(), week, Audience.ANYBODY,
                new Supply.Seats(capacity == null ? 0 : capacity, 0, 0, 0), Where.NOWHERE, Supply.Price.UNSAID, Rating.NONE,
                new State(Standing.READY, true, null, false, ""));
    }

    /** @return answers about each talent, project and class: surveys, and the closing calls of needs they were accepted for. */
    Map<Key, int[]> ratings() {
        Map<Key, int[]> found = new HashMap<>();
        var tally = db.sql().select(ACTIVITY.ID, ACTIVITY.TALENT_ID, ACTIVITY.PROJECT_ID, SURVEY_COUNT.GRADE, sum(SURVEY_COUNT.N).cast(Integer.class))
                .from(SURVEY_COUNT).join(SURVEY).on(SURVEY.ID.eq(SURVEY_COUNT.SURVEY_ID)).join(ACTIVITY).on(ACTIVITY.ID.eq(SURVEY.ACTIVITY_ID))
                .where(SURVEY_COUNT.GRADE.gt(0)).groupBy(ACTIVITY.ID, ACTIVITY.TALENT_ID, ACTIVITY.PROJECT_ID, SURVEY_COUNT.GRADE);
        tally.forEach(row -> add(found, row, row.value4(), row.value5()));
        var typed = db.sql().select(ACTIVITY.ID, ACTIVITY.TALENT_ID, ACTIVITY.PROJECT_ID, SURVEY_ANSWER.GRADE, count())
                .from(SURVEY_ANSWER).join(SURVEY).on(SURVEY.ID.eq(SURVEY_ANSWER.SURVEY_ID)).join(ACTIVITY).on(ACTIVITY.ID.eq(SURVEY.ACTIVITY_ID))
                .where(SURVEY_ANSWER.GRADE.gt(0)).and(SURVEY_ANSWER.VOIDED.isFalse())
                .groupBy(ACTIVITY.ID, ACTIVITY.TALENT_ID, ACTIVITY.PROJECT_ID, SURVEY_ANSWER.GRADE);
        typed.forEach(row -> add(found, row, row.value4(), row.value5()));
        db.sql().select(MATCH_DECISION.SUPPLY_KIND, MATCH_DECISION.SUPPLY_ID, NEED.SATISFACTION, count()).from(MATCH_DECISION)
                .join(NEED).on(NEED.ID.eq(MATCH_DECISION.NEED_ID))
                .where(MATCH_DECISION.VERDICT.eq("ACCEPTED")).and(MATCH_DECISION.UNDONE_AT.isNull()).and(NEED.SATISFACTION.ge(1))
                .groupBy(MATCH_DECISION.SUPPLY_KIND, MATCH_DECISION.SUPPLY_ID, NEED.SATISFACTION)
                .forEach(row -> add(found, new Key(Kind.valueOf(row.value1()), row.value2()), row.value3(), row.value4()));
        return found;
    }

    private static void add(Map<Key, int[]> found, Record row, int grade, int n) {
        add(found, new Key(Kind.CLASS, row.get(ACTIVITY.ID)), grade, n);
        if (row.get(ACTIVITY.TALENT_ID) != null) {
            add(found, new Key(Kind.TALENT, row.get(ACTIVITY.TALENT_ID)), grade, n);
        }
        if (row.get(ACTIVITY.PROJECT_ID) != null) {
            add(found, new Key(Kind.PROJECT, row.get(ACTIVITY.PROJECT_ID)), grade, n);
        }
    }

    private static void add(Map<Key, int[]> found, Key key, int grade, int n) {
        int[] counts = found.computeIfAbsent(key, any -> new int[2]);
        counts[0] += grade >= SATISFIED ? n : 0;
        counts[1] += n;
    }
}
