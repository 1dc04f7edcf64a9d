package linli.volunteers;

import static linli.schema.Tables.VOLUNTEER;
import static linli.schema.Tables.VOLUNTEER_HOURS;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.text.Pinyin;
import linli.base.text.SearchKey;
import linli.base.value.WeekSlot;
import linli.schema.tables.records.VolunteerHoursRecord;
import linli.schema.tables.records.VolunteerRecord;
import org.jooq.Condition;

/** Keeps volunteers and the time they gave. */
final class VolunteerStore {
    private static final String ACTIVE = "ACTIVE";
    private final Db db;
    private final Clock clock;

    VolunteerStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<Volunteer> find(long id) {
        return db.sql().selectFrom(VOLUNTEER).where(VOLUNTEER.ID.eq(id)).fetchOptional().map(VolunteerStore::volunteer);
    }

    List<Volunteer> all() {
        return where(VOLUNTEER.ID.isNotNull());
    }

    List<Volunteer> numbered(Collection<String> numbers) {
        return numbers.isEmpty() ? List.of() : where(VOLUNTEER.VOLUNTEER_NO.in(numbers));
    }

    List<Volunteer> documented(Collection<String> numbers) {
        return numbers.isEmpty() ? List.of() : where(VOLUNTEER.ID_NO.in(numbers));
    }

    List<Volunteer> phoned(Collection<String> phones) {
        return phones.isEmpty() ? List.of() : where(VOLUNTEER.PHONE.in(phones));
    }

    List<Volunteer> named(Collection<String> names) {
        return names.isEmpty() ? List.of() : where(VOLUNTEER.NAME.in(names));
    }

    private List<Volunteer> where(Condition condition) {
        return db.sql().selectFrom(VOLUNTEER).where(condition).orderBy(VOLUNTEER.NAME_SORT, VOLUNTEER.ID).fetch(VolunteerStore::volunteer);
    }

    long insert(Volunteer one, Long run) {
        VolunteerRecord row = db.writing().newRecord(VOLUNTEER);
        fill(row, one);
        row.setImportRun(run);
        row.setCreatedAt(now());
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    /** @return false when somebody else changed it since. */
    boolean update(Volunteer one) {
        return update(one, one.version() + 1);
    }

    /**
     * Same.
     *
     * @param next the version it gets: an import taken back gives the one before it, so that the import before that can be taken back too
     */
    boolean update(Volunteer one, long next) {
        VolunteerRecord row = new VolunteerRecord();
        fill(row, one);
        row.setVersion(next);
        return db.writing().update(VOLUNTEER).set(row).where(VOLUNTEER.ID.eq(one.id())).and(VOLUNTEER.VERSION.eq(one.version())).execute() == 1;
    }

    /** @return false when it was edited since, or hours hang on it. */
    boolean remove(long id, long version) {
        boolean used = db.writing().fetchExists(VOLUNTEER_HOURS, VOLUNTEER_HOURS.VOLUNTEER_ID.eq(id));
        return !used && db.writing().deleteFrom(VOLUNTEER).where(VOLUNTEER.ID.eq(id)).and(VOLUNTEER.VERSION.eq(version)).execute() == 1;
    }

    private void fill(VolunteerRecord row, Volunteer one) {
        SearchKey key = SearchKey.of(one.name());
        if (one.phone() != null) {
            key.phone(one.phone());
        }
        if (one.document() != null) {
            key.document(one.document().number());
        }
        if (one.no() != null) {
            key.record(one.no());
        }
        row.setVolunteerNo(one.no());
        row.setResidentId(one.residentId());
        row.setName(one.name());
        row.setNameSort(Pinyin.sortKey(one.name()));
        row.setSearchKey(key.build());
        row.setIdKind(one.document() == null ? null : one.document().kind());
        row.setIdNo(one.document() == null ? null : one.document().number());
        row.setPhone(one.phone());
        row.setBirthOn(one.birthOn());
        row.setGuardian(one.guardian());
        row.setTeam(one.team());
        row.setSkills(String.join(";", one.skills()));
        row.setSlots(WeekSlot.store(one.slots()));
        row.setJoinedOn(one.joinedOn());
        row.setStatus(one.active() ? ACTIVE : "ENDED");
        row.setEndedOn(one.active() ? null : one.end().on());
        row.setEndReason(one.active() ? null : one.end().reason());
        row.setRemark(one.remark());
        row.setTouched(db.commitNo());
    }

    List<Volunteer.Hours> hours(long volunteer) {
        return hoursWhere(VOLUNTEER_HOURS.VOLUNTEER_ID.eq(volunteer));
    }

    List<Volunteer.Hours> everyHour() {
        return hoursWhere(VOLUNTEER_HOURS.VOIDED_AT.isNull());
    }

    List<Volunteer.Hours> keyed(Collection<String> keys) {
        return keys.isEmpty() ? List.of() : hoursWhere(VOLUNTEER_HOURS.SOURCE_KEY.in(keys));
    }

    Optional<Volunteer.Hours> hour(long id) {
        return hoursWhere(VOLUNTEER_HOURS.ID.eq(id)).stream().findFirst();
    }

    private List<Volunteer.Hours> hoursWhere(Condition condition) {
        return db.sql().selectFrom(VOLUNTEER_HOURS).where(condition).orderBy(VOLUNTEER_HOURS.SERVED_ON.desc(), VOLUNTEER_HOURS.ID.desc())
                .fetch(VolunteerStore::hours);
    }

    long insert(Volunteer.Hours line, Long run) {
        VolunteerHoursRecord row = db.writing().newRecord(VOLUNTEER_HOURS);
        row.setVolunteerId(line.volunteerId());
        row.setTaskId(line.taskId());
        row.setServedOn(line.on());
        row.setMinutes(line.minutes());
        row.setContent(line.content());
        row.setOrganiser(line.organiser());
        row.setSourceKey(line.key());
        row.setImportRun(run);
        row.setCreatedAt(now());
        row.setTouched(db.commitNo());
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    /** @return false when it is gone, changed or void already. */
    boolean voidHours(long id, long version, String reason) {
        return db.writing().update(VOLUNTEER_HOURS).set(VOLUNTEER_HOURS.VOIDED_AT, now()).set(VOLUNTEER_HOURS.VOID_REASON, reason)
                .set(VOLUNTEER_HOURS.TOUCHED, db.commitNo()).set(VOLUNTEER_HOURS.VERSION, version + 1)
                .where(VOLUNTEER_HOURS.ID.eq(id)).and(VOLUNTEER_HOURS.VERSION.eq(version)).and(VOLUNTEER_HOURS.VOIDED_AT.isNull()).execute() == 1;
    }

    boolean removeHours(long id, long version) {
        return db.writing().deleteFrom(VOLUNTEER_HOURS).where(VOLUNTEER_HOURS.ID.eq(id)).and(VOLUNTEER_HOURS.VERSION.eq(version)).execute() == 1;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), clock.getZone());
    }

    private static Volunteer volunteer(VolunteerRecord row) {
        return new Volunteer(row.getId(), row.getVolunteerNo(), row.getResidentId(), row.getName(),
                row.getIdNo() == null ? null : new Volunteer.Document(row.getIdKind(), row.getIdNo()), row.getPhone(), row.getBirthOn(), row.getGuardian(),
                row.getTeam(), row.getSkills().isEmpty() ? List.of() : List.of(row.getSkills().split(";")), WeekSlot.stored(row.getSlots()), row.getJoinedOn(),
                row.getStatus().equals(ACTIVE) ? null : new Volunteer.End(row.getEndedOn(), row.getEndReason()), row.getRemark(), row.getVersion());
    }

    private static Volunteer.Hours hours(VolunteerHoursRecord row) {
        return new Volunteer.Hours(row.getId(), row.getVolunteerId(), row.getTaskId(), row.getServedOn(), row.getMinutes(), row.getContent(),
                row.getOrganiser(), row.getSourceKey(), row.getVoidReason(), row.getVersion());
    }
}
