package linli.rollcall;

import static linli.schema.Tables.ACTIVITY;
import static linli.schema.Tables.ATTENDANCE;
import static linli.schema.Tables.ENROLMENT;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.SESSION;
import static linli.schema.Tables.SETTING;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import linli.base.db.Db;
import linli.base.value.PartialDate;
import linli.rollcall.RollCall.Mark;
import linli.rollcall.RollCall.Meeting;
import linli.schema.tables.Resident;
import org.jooq.Condition;
import org.jooq.Field;

/** Reads sessions and who was on the list on their day. */
final class RollCallQuery {
    private static final Resident NOW = RESIDENT.as("person_now");
    private static final Field<Integer> PRESENT = sum(when(ATTENDANCE.MARK.eq("PRESENT"), 1).otherwise(0)).cast(Integer.class);

    private final Db db;
    private final ZoneId zone;

    RollCallQuery(Db db, ZoneId zone) {
        this.db = db;
        this.zone = zone;
    }

    /** A session and the class it belongs to. */
    record Head(long activity, String no, String title, LocalDate on, LocalTime from, LocalTime to, String status, int heads) {}

    Optional<Head> head(long session) {
        return db.sql().select(ACTIVITY.ID, ACTIVITY.ACTIVITY_NO, ACTIVITY.TITLE, SESSION.HELD_ON, SESSION.FROM_TIME, SESSION.TO_TIME, SESSION.STATUS,
                        SESSION.HEADS).from(SESSION).join(ACTIVITY).on(ACTIVITY.ID.eq(SESSION.ACTIVITY_ID)).where(SESSION.ID.eq(session))
                .fetchOptional(row -> new Head(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6(), row.value7(), row.value8()));
    }

    /** @return the meetings that were not cancelled or skipped, in order. */
    List<Meeting> meetings(long activity) {
        return db.sql().select(SESSION.ID, SESSION.HELD_ON, SESSION.FROM_TIME, SESSION.STATUS, PRESENT, count(ATTENDANCE.ID)).from(SESSION)
                .leftJoin(ATTENDANCE).on(ATTENDANCE.SESSION_ID.eq(SESSION.ID)).where(SESSION.ACTIVITY_ID.eq(activity))
                .and(SESSION.STATUS.in("PLANNED", "HELD")).groupBy(SESSION.ID, SESSION.HELD_ON, SESSION.FROM_TIME, SESSION.STATUS)
                .orderBy(SESSION.HELD_ON, SESSION.FROM_TIME)
                .fetch(row -> new Meeting(row.value1(), row.value2(), row.value3(), row.value4(), row.value5() == null ? 0 : row.value5(), row.value6()));
    }

    /** Somebody of a class's list. {@code seated}: the first day with a seat; {@code ended}: the day it was given up, or null. */
    record Listed(long enrolment, String name, Integer age, LocalDate seated, LocalDate ended) {
        boolean on(LocalDate day) {
            return seated != null && !seated.isAfter(day) && (ended == null || ended.isAfter(day));
        }
    }

    /** @return everyone who ever had a seat, in the list's order. */
    List<Listed> listed(long activity) {
        LocalDate start = db.sql().select(ACTIVITY.TERM_START).from(ACTIVITY).where(ACTIVITY.ID.eq(activity)).fetchSingle().value1();
        return db.sql().select(ENROLMENT.ID, ENROLMENT.NAME, ENROLMENT.BIRTH_ON, ENROLMENT.BIRTH_PRECISION, ENROLMENT.SEATED_AT, ENROLMENT.ENDED_AT,
                        ENROLMENT.STATUS, NOW.NAME, NOW.BIRTH_ON, NOW.BIRTH_PRECISION)
                .from(ENROLMENT).leftJoin(RESIDENT).on(RESIDENT.ID.eq(ENROLMENT.RESIDENT_ID))
                .leftJoin(NOW).on(NOW.ID.eq(coalesce(RESIDENT.MERGED_INTO, RESIDENT.ID)))
                .where(ENROLMENT.ACTIVITY_ID.eq(activity)).and(ENROLMENT.SEATED_AT.isNotNull())
                .orderBy(ENROLMENT.POSITION, ENROLMENT.ID).fetch(row -> {
                    boolean resident = row.get(NOW.NAME) != null;
                    LocalDate on = resident ? row.get(NOW.BIRTH_ON) : row.get(ENROLMENT.BIRTH_ON);
                    String precision = resident ? row.get(NOW.BIRTH_PRECISION) : row.get(ENROLMENT.BIRTH_PRECISION);
                    PartialDate birth = on == null ? null
                            : new PartialDate(on, precision == null ? PartialDate.Precision.DAY : PartialDate.Precision.valueOf(precision));
                    Integer age = birth == null || birth.ageOn(start).isEmpty() ? null : (Integer) birth.ageOn(start).getAsInt();
                    return new Listed(row.get(ENROLMENT.ID), resident ? row.get(NOW.NAME) : row.get(ENROLMENT.NAME), age,
                            day(row.get(ENROLMENT.SEATED_AT)), day(row.get(ENROLMENT.ENDED_AT)));
                });
    }

    private LocalDate day(OffsetDateTime at) {
        return at == null ? null : at.atZoneSameInstant(zone).toLocalDate();
    }

    /** @return marks of presence and marks altogether, by enrolment. */
    Map<Long, int[]> counts(long activity) {
        Map<Long, int[]> counts = new HashMap<>();
        db.sql().select(ATTENDANCE.ENROLMENT_ID, PRESENT, count()).from(ATTENDANCE).join(ENROLMENT).on(ENROLMENT.ID.eq(ATTENDANCE.ENROLMENT_ID))
                .where(ENROLMENT.ACTIVITY_ID.eq(activity)).groupBy(ATTENDANCE.ENROLMENT_ID)
                .forEach(row -> counts.put(row.value1(), new int[] {row.value2(), row.value3()}));
        return counts;
    }

    /** @return present, marks, and seats of the sessions held, of the activities of one condition. */
    int[] rate(long activity) {
        Condition held = SESSION.ACTIVITY_ID.eq(activity).and(SESSION.STATUS.eq("HELD"));
        var marks = db.sql().select(PRESENT, count()).from(ATTENDANCE).join(SESSION).on(SESSION.ID.eq(ATTENDANCE.SESSION_ID)).where(held).fetchSingle();
        var seats = db.sql().select(sum(ACTIVITY.SEATS)).from(SESSION).join(ACTIVITY).on(ACTIVITY.ID.eq(SESSION.ACTIVITY_ID)).where(held).fetchSingle();
        return new int[] {marks.value1() == null ? 0 : marks.value1(), marks.value2(), seats.value1() == null ? 0 : seats.value1().intValue()};
    }

    /** @return the classes of that number, or of that title. */
    List<Long> activities(String no, String title) {
        return db.sql().select(ACTIVITY.ID).from(ACTIVITY).where(no.isEmpty() ? ACTIVITY.TITLE.eq(title) : ACTIVITY.ACTIVITY_NO.eq(no))
                .fetch(ACTIVITY.ID);
    }

    /** @return number and title. */
    String[] names(long activity) {
        return db.sql().select(ACTIVITY.ACTIVITY_NO, ACTIVITY.TITLE).from(ACTIVITY).where(ACTIVITY.ID.eq(activity))
                .fetchSingle(row -> new String[] {row.value1(), row.value2()});
    }

    /** @return every day since on which any class met or should have met. */
    List<LocalDate> days(LocalDate since) {
        return db.sql().selectDistinct(SESSION.HELD_ON).from(SESSION).where(SESSION.HELD_ON.ge(since)).orderBy(SESSION.HELD_ON).fetch(SESSION.HELD_ON);
    }

    /** @return every mark, one line each, for an export. */
    List<AttendanceSheet.Line> all() {
        List<AttendanceSheet.Line> lines = new ArrayList<>();
        db.sql().select(ACTIVITY.ACTIVITY_NO, ACTIVITY.TITLE, ENROLMENT.ID, ENROLMENT.NAME, SESSION.HELD_ON, ATTENDANCE.MARK, NOW.NAME).from(ATTENDANCE)
                .join(SESSION).on(SESSION.ID.eq(ATTENDANCE.SESSION_ID)).join(ACTIVITY).on(ACTIVITY.ID.eq(SESSION.ACTIVITY_ID))
                .join(ENROLMENT).on(ENROLMENT.ID.eq(ATTENDANCE.ENROLMENT_ID)).leftJoin(RESIDENT).on(RESIDENT.ID.eq(ENROLMENT.RESIDENT_ID))
                .leftJoin(NOW).on(NOW.ID.eq(coalesce(RESIDENT.MERGED_INTO, RESIDENT.ID)))
                .orderBy(ACTIVITY.ID, SESSION.HELD_ON, ENROLMENT.POSITION, ENROLMENT.ID)
                .forEach(row -> lines.add(new AttendanceSheet.Line(row.value1(), row.value2(), row.value3(), row.value7() == null ? row.value4() : row.value7(),
                        Map.of(row.value5(), Mark.valueOf(row.value6())))));
        return lines;
    }

    /**
     * @param marks whether the ids are of marks, otherwise of sessions
     * @return whose mark it is, of which class and day, for people
     */
    Map<Long, String> marked(boolean marks, Set<Long> ids) {
        var from = db.sql().select(marks ? ATTENDANCE.ID : SESSION.ID, ENROLMENT.NAME, ACTIVITY.TITLE, SESSION.HELD_ON).from(SESSION)
                .join(ACTIVITY).on(ACTIVITY.ID.eq(SESSION.ACTIVITY_ID)).leftJoin(ATTENDANCE).on(ATTENDANCE.SESSION_ID.eq(SESSION.ID)).leftJoin(ENROLMENT).on(ENROLMENT.ID.eq(ATTENDANCE.ENROLMENT_ID));
        Map<Long, String> named = new HashMap<>();
        from.where((marks ? ATTENDANCE.ID : SESSION.ID).in(ids))
                .forEach(row -> named.put(row.value1(), (marks ? row.value2() + " " : "") + row.value3() + " " + row.value4()));
        return named;
    }

    Optional<String> setting(String name) {
        return db.sql().select(SETTING.CONTENT).from(SETTING).where(SETTING.SCOPE.eq("")).and(SETTING.NAME.eq(name)).fetchOptional(SETTING.CONTENT);
    }
}
