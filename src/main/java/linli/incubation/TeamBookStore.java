package linli.incubation;

import static linli.incubation.TeamStore.orNull;
import static linli.incubation.TeamStore.text;
import static linli.schema.Tables.GIVE_BACK;
import static linli.schema.Tables.SPACE_USE;
import static linli.schema.Tables.SURVIVAL_CHECK;
import static linli.schema.Tables.TEAM_OUTCOME;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import linli.base.db.Db;
import linli.incubation.TeamBook.Alive;
import linli.incubation.TeamBook.GiveBack;
import linli.incubation.TeamBook.Outcome;
import linli.incubation.TeamBook.OutcomeKind;
import linli.incubation.TeamBook.Space;
import linli.incubation.TeamBook.Survival;
import linli.schema.tables.records.SpaceUseRecord;

/** Keeps what teams were given, what came of it, what they gave back, and whether they are still there. */
final class TeamBookStore {
    private final Db db;
    private final Clock clock;

    TeamBookStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param team null for all */
    List<Space> spaces(Long team) {
        return db.sql().selectFrom(SPACE_USE).where(team == null ? noCondition() : SPACE_USE.TEAM_ID.eq(team)).orderBy(SPACE_USE.FROM_ON, SPACE_USE.ID)
                .fetch(row -> new Space(row.getId(), row.getTeamId(), row.getRoomId(), text(row.getDesk()), row.getArea(), row.getDesks(), row.getMonthly(), row.getFromOn(),
                        row.getToOn(), row.getVoidReason(), row.getVersion()));
    }

    long insert(Space one, String staff) {
        SpaceUseRecord row = db.writing().newRecord(SPACE_USE);
        row.setTeamId(one.team());
        row.setStaffName(staff);
        fill(row, one);
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    boolean update(Space one) {
        SpaceUseRecord row = new SpaceUseRecord();
        fill(row, one);
        row.setVersion(one.version() + 1);
        return db.writing().update(SPACE_USE).set(row).where(SPACE_USE.ID.eq(one.id())).and(SPACE_USE.VERSION.eq(one.version())).execute() == 1;
    }

    private void fill(SpaceUseRecord row, Space one) {
        row.setRoomId(one.room());
        row.setDesk(orNull(one.desk()));
        row.setArea(one.area());
        row.setDesks(one.desks());
        row.setMonthly(one.monthly());
        row.setFromOn(one.from());
        row.setToOn(one.to());
        row.setVoidReason(orNull(one.voidReason()));
        row.setTouched(db.commitNo());
    }

    /** Takes everything out again. */
    void clear() {
        db.writing().deleteFrom(SPACE_USE).execute();
        db.writing().deleteFrom(TEAM_OUTCOME).execute();
        db.writing().deleteFrom(GIVE_BACK).execute();
        db.writing().deleteFrom(SURVIVAL_CHECK).execute();
    }

    List<Outcome> outcomes(Long team) {
        return db.sql().selectFrom(TEAM_OUTCOME).where(team == null ? noCondition() : TEAM_OUTCOME.TEAM_ID.eq(team)).orderBy(TEAM_OUTCOME.SEEN_ON, TEAM_OUTCOME.ID)
                .fetch(row -> new Outcome(row.getId(), row.getTeamId(), OutcomeKind.valueOf(row.getKind()), row.getSeenOn(), row.getBeforeValue(), row.getAfterValue(), row.getUnit(),
                        text(row.getNote()), row.getVoidReason()));
    }

    long insert(Outcome one, String staff) {
        return db.writing().insertInto(TEAM_OUTCOME).set(TEAM_OUTCOME.TEAM_ID, one.team()).set(TEAM_OUTCOME.KIND, one.kind().name()).set(TEAM_OUTCOME.SEEN_ON, one.on())
                .set(TEAM_OUTCOME.BEFORE_VALUE, one.before()).set(TEAM_OUTCOME.AFTER_VALUE, one.after()).set(TEAM_OUTCOME.UNIT, one.unit()).set(TEAM_OUTCOME.NOTE, orNull(one.note()))
                .set(TEAM_OUTCOME.STAFF_NAME, staff).set(TEAM_OUTCOME.AT, OffsetDateTime.now(clock)).returning(TEAM_OUTCOME.ID).fetchSingle().getId();
    }

    /** @return false when it is void already */
    boolean cancelOutcome(long id, String reason) {
        return db.writing().update(TEAM_OUTCOME).set(TEAM_OUTCOME.VOID_REASON, reason).where(TEAM_OUTCOME.ID.eq(id)).and(TEAM_OUTCOME.VOID_REASON.isNull()).execute() == 1;
    }

    List<GiveBack> givenBack(Long team) {
        return db.sql().selectFrom(GIVE_BACK).where(team == null ? noCondition() : GIVE_BACK.TEAM_ID.eq(team)).orderBy(GIVE_BACK.GIVEN_ON.desc(), GIVE_BACK.ID.desc())
                .fetch(row -> new GiveBack(row.getId(), row.getTeamId(), row.getGivenOn(), row.getWhat(), row.getMinutes(), row.getPeople(), row.getVoidReason()));
    }

    long insert(GiveBack one, String staff) {
        return db.writing().insertInto(GIVE_BACK).set(GIVE_BACK.TEAM_ID, one.team()).set(GIVE_BACK.GIVEN_ON, one.on()).set(GIVE_BACK.WHAT, one.what())
                .set(GIVE_BACK.MINUTES, one.minutes()).set(GIVE_BACK.PEOPLE, one.people()).set(GIVE_BACK.STAFF_NAME, staff).set(GIVE_BACK.AT, OffsetDateTime.now(clock))
                .returning(GIVE_BACK.ID).fetchSingle().getId();
    }

    boolean cancelGiveBack(long id, String reason) {
        return db.writing().update(GIVE_BACK).set(GIVE_BACK.VOID_REASON, reason).where(GIVE_BACK.ID.eq(id)).and(GIVE_BACK.VOID_REASON.isNull()).execute() == 1;
    }

    /** @return every look, the newest first. */
    List<Survival> survivals(Long team) {
        return db.sql().selectFrom(SURVIVAL_CHECK).where(team == null ? noCondition() : SURVIVAL_CHECK.TEAM_ID.eq(team)).orderBy(SURVIVAL_CHECK.ID.desc())
                .fetch(row -> new Survival(row.getId(), row.getTeamId(), row.getMonths(), Alive.valueOf(row.getVerdict()), row.getCheckedOn(), text(row.getNote()), row.getStaffName()));
    }

    long insert(long team, int months, Alive verdict, LocalDate on, String note, String staff) {
        return db.writing().insertInto(SURVIVAL_CHECK).set(SURVIVAL_CHECK.TEAM_ID, team).set(SURVIVAL_CHECK.MONTHS, months).set(SURVIVAL_CHECK.VERDICT, verdict.name())
                .set(SURVIVAL_CHECK.CHECKED_ON, on).set(SURVIVAL_CHECK.NOTE, orNull(note)).set(SURVIVAL_CHECK.STAFF_NAME, staff)
                .set(SURVIVAL_CHECK.AT, OffsetDateTime.now(clock)).returning(SURVIVAL_CHECK.ID).fetchSingle().getId();
    }
}
