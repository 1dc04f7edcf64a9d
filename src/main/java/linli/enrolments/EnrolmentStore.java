package linli.enrolments;

import static linli.schema.Tables.ENROLMENT;
import static linli.schema.Tables.ENROLMENT_STEP;
import static linli.schema.Tables.LOTTERY;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import linli.enrolments.Enrolment.Lottery;
import linli.enrolments.Enrolment.Person;
import linli.enrolments.Enrolment.EnrolmentStatus;
import linli.enrolments.Enrolment.Times;
import linli.base.db.Db;
import linli.base.value.PartialDate;
import linli.schema.tables.records.EnrolmentRecord;
import org.jooq.Record;

/** Keeps enrolments and drawn lots. */
final class EnrolmentStore {
    private final Db db;
    private final Clock clock;

    EnrolmentStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<Enrolment> find(long id) {
        return db.sql().selectFrom(ENROLMENT).where(ENROLMENT.ID.eq(id)).fetchOptional(EnrolmentStore::enrolment);
    }

    /** @return those in these states, as the waiting list stands. */
    List<Enrolment> in(long activity, Collection<EnrolmentStatus> states) {
        return db.sql().selectFrom(ENROLMENT).where(ENROLMENT.ACTIVITY_ID.eq(activity))
                .and(ENROLMENT.STATUS.in(states.stream().map(Enum::name).toList()))
                .orderBy(ENROLMENT.POSITION, ENROLMENT.ID).fetch(EnrolmentStore::enrolment);
    }

    /** @return how many seats are taken or kept. */
    int seated(long activity) {
        return db.sql().select(count()).from(ENROLMENT).where(ENROLMENT.ACTIVITY_ID.eq(activity))
                .and(ENROLMENT.STATUS.in(EnrolmentStatus.SEATED.stream().map(Enum::name).toList())).fetchSingle().value1();
    }

    long lastPosition(long activity) {
        Long last = db.sql().select(max(ENROLMENT.POSITION)).from(ENROLMENT).where(ENROLMENT.ACTIVITY_ID.eq(activity)).fetchSingle().value1();
        return last == null ? 0 : last;
    }

    long insert(Enrolment enrolment) {
        EnrolmentRecord row = db.writing().newRecord(ENROLMENT);
        row.setActivityId(enrolment.activityId());
        row.setFromEnrolment(enrolment.fromId());
        row.setImportRun(enrolment.importRun());
        row.setVersion(1L);
        fill(row, enrolment);
        row.insert();
        return row.getId();
    }

    /** @return false when the stored version is another one; nothing is changed then. */
    boolean update(Enrolment enrolment) {
        return update(enrolment, enrolment.version() + 1);
    }

    /** Same. @param next the version it gets: an import taken back gives the one before, so that the import before that can be taken back too */
    boolean update(Enrolment enrolment, long next) {
        EnrolmentRecord row = new EnrolmentRecord();
        fill(row, enrolment);
        row.setVersion(next);
        return db.writing().update(ENROLMENT).set(row).where(ENROLMENT.ID.eq(enrolment.id()))
                .and(ENROLMENT.VERSION.eq(enrolment.version())).execute() == 1;
    }

    private void fill(EnrolmentRecord row, Enrolment enrolment) {
        Person person = enrolment.person();
        row.setResidentId(person.residentId());
        row.setName(person.name());
        row.setPhone(person.phone());
        row.setBirthOn(person.birth() == null ? null : person.birth().date());
        row.setBirthPrecision(person.birth() == null ? null : person.birth().precision().name());
        row.setPersonKey(person.key());
        row.setStatus(enrolment.status().name());
        row.setPosition(enrolment.position());
        row.setEnrolledAt(time(enrolment.times().asked()));
        row.setSeatedAt(time(enrolment.times().seated()));
        row.setOfferedAt(time(enrolment.times().offered()));
        row.setEndedAt(time(enrolment.times().ended()));
        row.setReason(enrolment.reason());
        row.setChargeId(enrolment.chargeId());
        row.setTouched(db.commitNo());
    }

    /** @return false when it was edited since, or another one refers to it. */
    boolean remove(long id, long version, boolean evenEdited) {
        boolean used = db.writing().fetchExists(ENROLMENT, ENROLMENT.FROM_ENROLMENT.eq(id));
        boolean same = evenEdited || db.writing().fetchExists(ENROLMENT, ENROLMENT.ID.eq(id).and(ENROLMENT.VERSION.eq(version)));
        if (used || !same) {
            return false;
        }
        db.writing().deleteFrom(ENROLMENT_STEP).where(ENROLMENT_STEP.ENROLMENT_ID.eq(id)).execute();
        return db.writing().deleteFrom(ENROLMENT).where(ENROLMENT.ID.eq(id)).execute() == 1;
    }

    long insert(Lottery lottery) {
        return db.writing().insertInto(LOTTERY)
                .set(LOTTERY.ACTIVITY_ID, lottery.activityId())
                .set(LOTTERY.SEED, lottery.seed())
                .set(LOTTERY.SEATS, lottery.seats())
                .set(LOTTERY.CANDIDATES, text(lottery.candidates()))
                .set(LOTTERY.DRAWN, text(lottery.drawn()))
                .set(LOTTERY.DRAWN_AT, time(lottery.at()))
                .set(LOTTERY.STAFF_NAME, lottery.staff())
                .returning(LOTTERY.ID).fetchSingle().getId();
    }

    /** @return the lots drawn, newest first. */
    List<Lottery> lotteries(long activity) {
        return db.sql().selectFrom(LOTTERY).where(LOTTERY.ACTIVITY_ID.eq(activity)).orderBy(LOTTERY.ID.desc())
                .fetch(row -> new Lottery(row.getId(), row.getActivityId(), row.getSeed(), row.getSeats(), ids(row.getCandidates()),
                        ids(row.getDrawn()), row.getDrawnAt().toInstant(), row.getStaffName()));
    }

    void step(long activity, Long enrolment, String staff, Enrolment.EnrolmentAction action, String note) {
        db.writing().insertInto(ENROLMENT_STEP)
                .set(ENROLMENT_STEP.ACTIVITY_ID, activity)
                .set(ENROLMENT_STEP.ENROLMENT_ID, enrolment)
                .set(ENROLMENT_STEP.AT, time(clock.instant()))
                .set(ENROLMENT_STEP.STAFF_NAME, staff)
                .set(ENROLMENT_STEP.ACTION, action.name())
                .set(ENROLMENT_STEP.NOTE, note == null || note.length() <= 2000 ? note : note.substring(0, 2000)).execute();
    }

    private static String text(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static List<Long> ids(String text) {
        return text.isEmpty() ? List.of() : Arrays.stream(text.split(",")).map(Long::valueOf).toList();
    }

    private OffsetDateTime time(Instant at) {
        return at == null ? null : at.atZone(clock.getZone()).toOffsetDateTime();
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    static Enrolment enrolment(Record from) {
        EnrolmentRecord row = from.into(ENROLMENT);
        PartialDate birth = row.getBirthOn() == null ? null
                : new PartialDate(row.getBirthOn(), PartialDate.Precision.valueOf(row.getBirthPrecision()));
        return new Enrolment(row.getId(), row.getActivityId(), new Person(row.getResidentId(), row.getName(), row.getPhone(), birth),
                EnrolmentStatus.valueOf(row.getStatus()), row.getPosition(),
                new Times(instant(row.getEnrolledAt()), instant(row.getSeatedAt()), instant(row.getOfferedAt()), instant(row.getEndedAt())),
                row.getReason(), row.getFromEnrolment(), row.getChargeId(), row.getImportRun(), row.getVersion());
    }
}
