package linli.desk;

import static linli.schema.Tables.IMPORT_RUN;
import static linli.schema.Tables.NEED;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.RESIDENT_PHONE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.desk.DeskView.Entry;
import linli.desk.DeskView.ImportFigures;
import linli.desk.DeskView.NeedFigures;
import org.jooq.Condition;
import org.jooq.Field;

/** Reads what the desk shows, over every feature's tables. */
final class DeskQuery {
    /** The steps in which the resident waits for an answer. */
    private static final List<String> WAITING = List.of("REGISTERED", "SORTED", "ASSIGNED", "SERVING");
    private static final int TITLE = 22;
    private static final Field<String> WHO = coalesce(RESIDENT.NAME, NEED.ASKER_NAME).as("who");

    private final Db db;
    private final ZoneId zone;

    DeskQuery(Db db, ZoneId zone) {
        this.db = db;
        this.zone = zone;
    }

    int residents() {
        return db.sql().fetchCount(RESIDENT, RESIDENT.STATUS.eq("ACTIVE"));
    }

    int withoutPhone() {
        return db.sql().fetchCount(RESIDENT, RESIDENT.STATUS.eq("ACTIVE").and(not(exists(
                selectOne().from(RESIDENT_PHONE).where(RESIDENT_PHONE.RESIDENT_ID.eq(RESIDENT.ID))
                        .and(RESIDENT_PHONE.KIND.in("MOBILE", "LANDLINE"))))));
    }

    NeedFigures needs(LocalDate day) {
        LocalDate first = day.withDayOfMonth(1);
        Condition counts = NEED.STATUS.notIn("VOID", "MERGED");
        Condition closed = NEED.CLOSED_ON.between(first, day);
        var row = db.sql().select(
                        number(NEED.RECEIVED_AT.ge(start(first)).and(NEED.RECEIVED_AT.lt(start(day.plusDays(1))))), number(closed), number(NEED.STATUS.in(DeskView.STEPS)),
                        number(late(day)), min(when(late(day), NEED.DUE_ON)), number(closed.and(NEED.SATISFACTION.between(1, 5))),
                        number(closed.and(NEED.SATISFACTION.between(3, 5))))
                .from(NEED).where(counts).fetchSingle();
        LocalDate oldest = row.value5();
        return new NeedFigures(row.value1(), row.value2(), row.value3(), row.value4(), oldest == null ? 0 : ChronoUnit.DAYS.between(oldest, day),
                row.value6(), row.value7());
    }

    private static Field<Integer> number(Condition condition) {
        return count(when(condition, NEED.ID));
    }

    ImportFigures imports(LocalDate day) {
        var row = db.sql().select(count(), sum(IMPORT_RUN.ROWS_NEW), sum(IMPORT_RUN.ROWS_UPDATED), sum(IMPORT_RUN.ROWS_REJECTED)).from(IMPORT_RUN)
                .where(IMPORT_RUN.AT.ge(start(day.withDayOfMonth(1)))).and(IMPORT_RUN.UNDONE_AT.isNull()).fetchSingle();
        return new ImportFigures(row.value1(), whole(row.value2()), whole(row.value3()), whole(row.value4()));
    }

    private static int whole(Number number) {
        return number == null ? 0 : number.intValue();
    }

    /** A need somebody should act on. */
    record Waiting(long id, String title, String who, String owner, String status, String channel, LocalDate dueOn) {}

    /** @return needs due until a day, the most overdue first, at most so many. */
    List<Waiting> due(LocalDate until, int most) {
        return waiting(NEED.DUE_ON.le(until).and(NEED.STATUS.in(WAITING)), most);
    }

    private List<Waiting> waiting(Condition condition, int most) {
        return db.sql().select(NEED.ID, NEED.BODY, WHO, NEED.OWNER, NEED.STATUS, NEED.CHANNEL, NEED.DUE_ON).from(NEED)
                .leftJoin(RESIDENT).on(RESIDENT.ID.eq(NEED.RESIDENT_ID)).where(condition)
                .orderBy(NEED.DUE_ON.asc().nullsLast(), NEED.RECEIVED_AT).limit(most)
                .fetch(row -> new Waiting(row.value1(), title(row.value2()), row.value3(), row.value4(), row.value5(), row.value6(), row.value7()));
    }

    int inStatus(String status) {
        return db.sql().fetchCount(NEED, NEED.STATUS.eq(status));
    }

    /** @return needs taken down on the day (typed or imported), the newest first. */
    List<Entry> taken(LocalDate day, int most) {
        return db.sql().select(NEED.ID, NEED.CREATED_AT, NEED.BODY, WHO, NEED.CHANNEL, NEED.STATUS).from(NEED)
                .leftJoin(RESIDENT).on(RESIDENT.ID.eq(NEED.RESIDENT_ID))
                .where(NEED.CREATED_AT.ge(start(day))).and(NEED.CREATED_AT.lt(start(day.plusDays(1))))
                .orderBy(NEED.CREATED_AT.desc(), NEED.ID.desc()).limit(most)
                .fetch(row -> new Entry(row.value1(), row.value2().atZoneSameInstant(zone).toLocalTime(), title(row.value3()),
                        Texts.text("desk.entry", row.value4() == null ? Texts.text("desk.anonymous") : row.value4(), DeskView.channel(row.value5())), row.value6()));
    }

    /** @return how many needs were taken down on the day. */
    int takenCount(LocalDate day) {
        return db.sql().fetchCount(NEED, NEED.CREATED_AT.ge(start(day)).and(NEED.CREATED_AT.lt(start(day.plusDays(1)))));
    }

    private static Condition late(LocalDate day) {
        return NEED.DUE_ON.lt(day).and(NEED.STATUS.in(WAITING));
    }

    private static String title(String body) {
        String line = body.strip().lines().findFirst().orElse("");
        return line.length() <= TITLE ? line : line.substring(0, TITLE) + "…";
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }
}
