package linli.rollcall;

import static linli.schema.Tables.ATTENDANCE;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.rollcall.RollCall.Mark;
import linli.rollcall.RollCall.Stored;
import linli.schema.tables.records.AttendanceRecord;

/** Keeps the marks of roll-calls. */
final class RollCallStore {
    private final Db db;
    private final Clock clock;

    RollCallStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return marks of a session by enrolment. */
    Map<Long, Stored> of(long session) {
        Map<Long, Stored> found = new HashMap<>();
        db.sql().selectFrom(ATTENDANCE).where(ATTENDANCE.SESSION_ID.eq(session)).forEach(row -> found.put(row.getEnrolmentId(), stored(row)));
        return found;
    }

    List<Stored> ofEnrolments(Collection<Long> enrolments) {
        return db.sql().selectFrom(ATTENDANCE).where(ATTENDANCE.ENROLMENT_ID.in(enrolments)).fetch(RollCallStore::stored);
    }

    Optional<Stored> find(long id) {
        return db.sql().selectFrom(ATTENDANCE).where(ATTENDANCE.ID.eq(id)).fetchOptional(RollCallStore::stored);
    }

    long insert(long session, long enrolment, Mark mark, Long run) {
        AttendanceRecord row = db.writing().newRecord(ATTENDANCE);
        row.setSessionId(session);
        row.setEnrolmentId(enrolment);
        row.setMark(mark.name());
        row.setAt(clock.instant().atZone(clock.getZone()).toOffsetDateTime());
        row.setImportRun(run);
        row.setTouched(db.commitNo());
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    /** @return false when it was changed since. */
    boolean update(long id, long version, Mark mark) {
        return update(id, version, mark, version + 1);
    }

    /** Same. @param next the version it gets: an import taken back gives the one before, so that the import before that can be taken back too */
    boolean update(long id, long version, Mark mark, long next) {
        return db.writing().update(ATTENDANCE).set(ATTENDANCE.MARK, mark.name()).set(ATTENDANCE.TOUCHED, db.commitNo())
                .set(ATTENDANCE.AT, clock.instant().atZone(clock.getZone()).toOffsetDateTime()).set(ATTENDANCE.VERSION, next)
                .where(ATTENDANCE.ID.eq(id)).and(ATTENDANCE.VERSION.eq(version)).execute() == 1;
    }

    /** Takes a mark back that was set by mistake, or by an import that is undone. */
    boolean remove(long id, long version) {
        return db.writing().deleteFrom(ATTENDANCE).where(ATTENDANCE.ID.eq(id)).and(ATTENDANCE.VERSION.eq(version)).execute() == 1;
    }

    private static Stored stored(AttendanceRecord row) {
        return new Stored(row.getId(), row.getSessionId(), row.getEnrolmentId(), Mark.valueOf(row.getMark()), row.getVersion());
    }
}
