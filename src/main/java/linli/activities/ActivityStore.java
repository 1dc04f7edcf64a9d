package linli.activities;

import static linli.schema.Tables.ACTIVITY;
import static linli.schema.Tables.ACTIVITY_NEED;
import static linli.schema.Tables.ACTIVITY_STEP;
import static linli.schema.Tables.SESSION;
import static org.jooq.impl.DSL.length;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import linli.activities.Activity.Session;
import linli.activities.Activity.SessionStatus;
import linli.base.db.Db;
import linli.base.db.RowState;
import linli.base.value.FocusGroup;
import linli.base.value.Money;
import linli.base.value.WeekSlot;
import linli.schema.tables.records.ActivityRecord;
import linli.schema.tables.records.SessionRecord;
import org.jooq.Record;

/** Keeps activities, their sessions, the needs they answer and their story. */
final class ActivityStore {
    private static final String NEEDS = "needs";
    private static final String SKIPPED = "skipped";
    private static final Set<String> MEETING = Set.of("term_start", "term_end", "slots", "room_id", "place", "talent_id");
    private final Db db;
    private final Clock clock;

    ActivityStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<Activity> find(long id) {
        return db.sql().selectFrom(ACTIVITY).where(ACTIVITY.ID.eq(id)).fetchOptional(ActivityStore::activity);
    }

    Map<String, Activity> byNo(Collection<String> numbers) {
        return db.sql().selectFrom(ACTIVITY).where(ACTIVITY.ACTIVITY_NO.in(numbers)).fetchMap(ACTIVITY.ACTIVITY_NO, ActivityStore::activity);
    }

    /** @return those with the title, oldest first. */
    List<Activity> titled(String title) {
        return db.sql().selectFrom(ACTIVITY).where(ACTIVITY.TITLE.eq(title)).orderBy(ACTIVITY.ID).fetch(ActivityStore::activity);
    }

    List<Activity> children(long parent) {
        return db.sql().selectFrom(ACTIVITY).where(ACTIVITY.PARENT_ID.eq(parent)).orderBy(ACTIVITY.ID).fetch(ActivityStore::activity);
    }

    List<Activity> all() {
        return db.sql().selectFrom(ACTIVITY).orderBy(ACTIVITY.ID).fetch(ActivityStore::activity);
    }

    /** @return the highest number given out in the year, 0 when none was. */
    int lastNumber(int year) {
        // Longer numbers are higher: K2026-10000 comes after K2026-9999.
        String last = db.sql().select(ACTIVITY.ACTIVITY_NO).from(ACTIVITY).where(ACTIVITY.ACTIVITY_NO.like("K" + year + "-%"))
                .orderBy(length(ACTIVITY.ACTIVITY_NO).desc(), ACTIVITY.ACTIVITY_NO.desc()).limit(1).fetchOne(ACTIVITY.ACTIVITY_NO);
        return last == null ? 0 : Integer.parseInt(last.substring(last.indexOf('-') + 1));
    }

    /** @return the id; a lineage begins where none is given. */
    long insert(Activity activity) {
        ActivityRecord row = db.writing().newRecord(ACTIVITY);
        row.setActivityNo(activity.no());
        row.setParentId(activity.parentId());
        row.setRootId(activity.rootId() == 0 ? null : activity.rootId());
        row.setImportRun(activity.importRun());
        row.setCreatedAt(time(clock.instant()));
        row.setVersion(1L);
        fill(row, activity);
        row.insert();
        if (row.getRootId() == null) {
            row.setRootId(row.getId());
            row.update();
        }
        return row.getId();
    }

    /** @return false when the stored version is another one; nothing is changed then. */
    boolean update(Activity activity) {
        ActivityRecord row = new ActivityRecord();
        fill(row, activity);
        row.setVersion(activity.version() + 1);
        return db.writing().update(ACTIVITY).set(row).where(ACTIVITY.ID.eq(activity.id())).and(ACTIVITY.VERSION.eq(activity.version()))
                .execute() == 1;
    }

    /** Puts a status back. @param version the one it gets */
    void back(Activity activity, long version) {
        ActivityRecord row = new ActivityRecord();
        fill(row, activity);
        row.setVersion(version);
        db.writing().update(ACTIVITY).set(row).where(ACTIVITY.ID.eq(activity.id())).execute();
    }

    /** @return the row and what it meets, as {@link #restore} puts them back. */
    String keep(long id) {
        Map<String, Object> row = db.sql().selectFrom(ACTIVITY).where(ACTIVITY.ID.eq(id)).fetchSingle().intoMap();
        row.replaceAll((column, value) -> value == null || value instanceof Number ? value : value.toString());
        row.put(NEEDS, needs(id));
        row.put(SKIPPED, sessions(id).stream().filter(one -> one.status() == SessionStatus.SKIPPED).count());
        return RowState.write(row);
    }

    /** @return whether a row as it was kept meets at other times, elsewhere or with another teacher than now. */
    boolean movesBy(long id, String kept) {
        Map<?, ?> was = RowState.read(kept, Map.class);
        Map<?, ?> now = RowState.read(keep(id), Map.class);
        return now.keySet().stream().filter(column -> MEETING.contains(String.valueOf(column).toLowerCase(Locale.ROOT))).anyMatch(column -> !Objects.equals(now.get(column), was.get(column)));
    }

    /** @return how many days were left out when this was kept, mostly because another class had the room. */
    static long skipped(String kept) {
        return ((Number) RowState.read(kept, Map.class).get(SKIPPED)).longValue();
    }

    /** Puts a row back as it was kept. @param version the one it gets, or 0 for the one it had, so that the import before can be taken back too */
    void restore(long id, String kept, long version) {
        Map<?, ?> was = RowState.read(kept, Map.class);
        Map<String, Object> row = new HashMap<>();
        was.forEach((column, value) -> row.put(String.valueOf(column), value));
        row.remove(SKIPPED);
        needs(id, ((List<?>) row.remove(NEEDS)).stream().map(need -> ((Number) need).longValue()).toList());
        ActivityRecord now = db.writing().selectFrom(ACTIVITY).where(ACTIVITY.ID.eq(id)).fetchSingle();
        now.fromMap(row);
        now.setTouched(db.commitNo());
        now.setVersion(version == 0 ? now.getVersion() : version);
        now.update();
    }

    private void fill(ActivityRecord row, Activity activity) {
        Activity.Plan plan = activity.plan();
        row.setTitle(plan.title());
        row.setKind(plan.kind().name());
        row.setDomain(plan.domain());
        row.setFocusGroups(plan.groups().stream().sorted().map(Enum::name).collect(Collectors.joining(",")));
        row.setAgeMin(plan.ages().min());
        row.setAgeMax(plan.ages().max());
        row.setProjectId(plan.supply().projectId());
        row.setTalentId(plan.supply().talentId());
        row.setPartnerId(plan.supply().partnerId());
        row.setLeader(plan.supply().leader());
        row.setFeeKind(plan.fee().kind().name());
        row.setPriceFen(plan.fee().price().fen());
        row.setSeats(plan.seats());
        row.setByLot(plan.byLot());
        row.setTermStart(plan.term().start());
        row.setTermEnd(plan.term().end());
        row.setSlots(WeekSlot.store(plan.term().slots()));
        row.setRoomId(plan.place().roomId());
        row.setPlace(plan.place().name());
        row.setNote(plan.note());
        row.setStatus(activity.status().name());
        row.setTouched(db.commitNo());
    }

    /** Takes an imported activity away with all that only it has; nobody may have enrolled. */
    boolean remove(long id, long version, boolean evenEdited) {
        boolean used = db.writing().fetchExists(ACTIVITY, ACTIVITY.PARENT_ID.eq(id));
        boolean same = evenEdited || db.writing().fetchExists(ACTIVITY, ACTIVITY.ID.eq(id).and(ACTIVITY.VERSION.eq(version)));
        if (used || !same) {
            return false;
        }
        db.writing().deleteFrom(ACTIVITY_NEED).where(ACTIVITY_NEED.ACTIVITY_ID.eq(id)).execute();
        db.writing().deleteFrom(ACTIVITY_STEP).where(ACTIVITY_STEP.ACTIVITY_ID.eq(id)).execute();
        db.writing().update(SESSION).setNull(SESSION.MAKE_UP_OF).where(SESSION.ACTIVITY_ID.eq(id)).execute();
        db.writing().deleteFrom(SESSION).where(SESSION.ACTIVITY_ID.eq(id)).execute();
        return db.writing().deleteFrom(ACTIVITY).where(ACTIVITY.ID.eq(id)).execute() == 1;
    }

    void needs(long activity, Collection<Long> needs) {
        db.writing().deleteFrom(ACTIVITY_NEED).where(ACTIVITY_NEED.ACTIVITY_ID.eq(activity)).execute();
        Set.copyOf(needs).forEach(need -> db.writing().insertInto(ACTIVITY_NEED).columns(ACTIVITY_NEED.ACTIVITY_ID, ACTIVITY_NEED.NEED_ID)
                .values(activity, need).execute());
    }

    List<Long> needs(long activity) {
        return db.sql().select(ACTIVITY_NEED.NEED_ID).from(ACTIVITY_NEED).where(ACTIVITY_NEED.ACTIVITY_ID.eq(activity))
                .orderBy(ACTIVITY_NEED.NEED_ID).fetch(ACTIVITY_NEED.NEED_ID);
    }

    void step(long activity, String staff, Activity.ActivityAction action, String note) {
        db.writing().insertInto(ACTIVITY_STEP).columns(ACTIVITY_STEP.ACTIVITY_ID, ACTIVITY_STEP.AT, ACTIVITY_STEP.STAFF_NAME,
                        ACTIVITY_STEP.ACTION, ACTIVITY_STEP.NOTE)
                .values(activity, time(clock.instant()), staff, action.name(),
                        note == null || note.length() <= 2000 ? note : note.substring(0, 2000)).execute();
    }

    List<Activity.Step> steps(long activity) {
        return db.sql().selectFrom(ACTIVITY_STEP).where(ACTIVITY_STEP.ACTIVITY_ID.eq(activity)).orderBy(ACTIVITY_STEP.AT, ACTIVITY_STEP.ID)
                .fetch(row -> new Activity.Step(row.getAt().toInstant(), row.getStaffName(), Activity.ActivityAction.valueOf(row.getAction()), row.getNote()));
    }

    Optional<Session> session(long id) {
        return db.sql().selectFrom(SESSION).where(SESSION.ID.eq(id)).fetchOptional(ActivityStore::session);
    }

    /** @return the meetings in their order, skipped and cancelled ones included. */
    List<Session> sessions(long activity) {
        return db.sql().selectFrom(SESSION).where(SESSION.ACTIVITY_ID.eq(activity)).orderBy(SESSION.HELD_ON, SESSION.FROM_TIME, SESSION.ID)
                .fetch(ActivityStore::session);
    }

    /** @return the meetings held in the bookings. */
    List<Session> sessionsIn(Collection<Long> bookings) {
        return db.sql().selectFrom(SESSION).where(SESSION.BOOKING_ID.in(bookings)).orderBy(SESSION.ID).fetch(ActivityStore::session);
    }

    long insert(Session session) {
        SessionRecord row = db.writing().newRecord(SESSION);
        row.setActivityId(session.activityId());
        row.setMakeUpOf(session.makeUpOf());
        row.setVersion(1L);
        fill(row, session);
        row.insert();
        return row.getId();
    }

    boolean update(Session session) {
        SessionRecord row = new SessionRecord();
        fill(row, session);
        row.setVersion(session.version() + 1);
        return db.writing().update(SESSION).set(row).where(SESSION.ID.eq(session.id())).and(SESSION.VERSION.eq(session.version()))
                .execute() == 1;
    }

    private void fill(SessionRecord row, Session session) {
        row.setHeldOn(session.on());
        row.setFromTime(session.from());
        row.setToTime(session.to());
        row.setRoomId(session.roomId());
        row.setBookingId(session.bookingId());
        row.setStatus(session.status().name());
        row.setReason(session.reason());
        row.setHeads(session.heads());
        row.setTouched(db.commitNo());
    }

    private OffsetDateTime time(Instant at) {
        return at.atZone(clock.getZone()).toOffsetDateTime();
    }

    static Session session(Record from) {
        SessionRecord row = from.into(SESSION);
        return new Session(row.getId(), row.getActivityId(), row.getHeldOn(), row.getFromTime(), row.getToTime(), row.getRoomId(),
                row.getBookingId(), SessionStatus.valueOf(row.getStatus()), row.getMakeUpOf(), row.getReason(), row.getHeads(),
                row.getVersion());
    }

    static Activity activity(Record from) {
        ActivityRecord row = from.into(ACTIVITY);
        Set<FocusGroup> groups = row.getFocusGroups().isEmpty() ? Set.of()
                : Arrays.stream(row.getFocusGroups().split(",")).map(FocusGroup::valueOf).collect(Collectors.toSet());
        Activity.Plan plan = new Activity.Plan(row.getTitle(), Activity.ActivityKind.valueOf(row.getKind()), row.getDomain(), groups,
                new Activity.Ages(row.getAgeMin(), row.getAgeMax()),
                new Activity.Supply(row.getProjectId(), row.getTalentId(), row.getPartnerId(), row.getLeader()),
                new Activity.Fee(Activity.FeeKind.valueOf(row.getFeeKind()), new Money(row.getPriceFen())), row.getSeats(), row.getByLot(),
                new Activity.Term(row.getTermStart(), row.getTermEnd(), WeekSlot.stored(row.getSlots())),
                new Activity.Place(row.getRoomId(), row.getPlace()), row.getNote());
        return new Activity(row.getId(), row.getActivityNo(), plan, Activity.ActivityStatus.valueOf(row.getStatus()), row.getParentId(),
                row.getRootId(), row.getImportRun(), row.getVersion());
    }
}
