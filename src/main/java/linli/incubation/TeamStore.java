package linli.incubation;

import static linli.schema.Tables.FOUNDER;
import static linli.schema.Tables.TEAM;
import static linli.schema.Tables.TEAM_STATUS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import linli.base.db.Db;
import linli.incubation.Team.Founder;
import linli.incubation.Team.FounderPart;
import linli.incubation.Team.Registered;
import linli.incubation.Team.Standing;
import linli.incubation.Team.Stretch;
import linli.incubation.Team.TeamStage;
import linli.schema.tables.records.FounderRecord;
import linli.schema.tables.records.TeamRecord;
import org.jooq.Condition;
import org.jooq.Record;

/** Keeps teams, their standing by day, and the people in them. */
final class TeamStore {
    private final Db db;
    private final Clock clock;

    TeamStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<Team> find(long id) {
        return db.sql().selectFrom(TEAM).where(TEAM.ID.eq(id)).fetchOptional().map(TeamStore::team);
    }

    Optional<Team> named(String key) {
        return db.sql().selectFrom(TEAM).where(TEAM.NAME_KEY.eq(key)).fetchOptional().map(TeamStore::team);
    }

    List<Team> known(Collection<String> keys) {
        return db.sql().selectFrom(TEAM).where(TEAM.NAME_KEY.in(keys)).fetch(TeamStore::team);
    }

    List<Team> all() {
        return db.sql().selectFrom(TEAM).orderBy(TEAM.ID).fetch(TeamStore::team);
    }

    /** @return the id; the given team's own id and version are not looked at. */
    long insert(Team team, String staff) {
        TeamRecord row = db.writing().newRecord(TEAM);
        fill(row, team, staff);
        row.setSearchKey(TeamList.searchKey(team, List.of()));
        row.setImportRun(team.run());
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    /** @return false when the stored version is another one; nothing is changed then. */
    boolean update(Team team, String staff) {
        return update(team, staff, team.version() + 1);
    }

    /** Same, with the version it gets. */
    boolean update(Team team, String staff, long version) {
        TeamRecord row = new TeamRecord();
        fill(row, team, staff);
        row.setSearchKey(TeamList.searchKey(team, founders(List.of(team.id()))));
        row.setVersion(version);
        return db.writing().update(TEAM).set(row).where(TEAM.ID.eq(team.id())).and(TEAM.VERSION.eq(team.version())).execute() == 1;
    }

    private void fill(TeamRecord row, Team team, String staff) {
        row.setName(team.face().name());
        row.setNameKey(TeamList.key(team.face().name()));
        row.setTrade(orNull(team.face().trade()));
        row.setIdea(orNull(team.face().idea()));
        row.setOrigin(orNull(team.face().origin()));
        row.setStartedOn(team.face().startedOn());
        row.setRemark(orNull(team.face().remark()));
        row.setStatus(team.status().now().name());
        row.setStatusSince(team.status().since());
        row.setStatusReason(orNull(team.status().reason()));
        row.setMovedTo(orNull(team.status().movedTo()));
        row.setRegisteredOn(team.registered() == null ? null : team.registered().on());
        row.setCompany(team.registered() == null ? null : orNull(team.registered().company()));
        row.setUscc(team.registered() == null ? null : orNull(team.registered().uscc()));
        row.setSavedAt(OffsetDateTime.now(clock));
        row.setSavedBy(staff);
        row.setTouched(db.commitNo());
    }

    /** Brings the words by which the team is found up to date with its people. */
    void found(long team) {
        Team now = find(team).orElseThrow();
        db.writing().update(TEAM).set(TEAM.SEARCH_KEY, TeamList.searchKey(now, founders(List.of(team)))).set(TEAM.TOUCHED, db.commitNo()).where(TEAM.ID.eq(team)).execute();
    }

    void remove(long team) {
        db.writing().deleteFrom(TEAM_STATUS).where(TEAM_STATUS.TEAM_ID.eq(team)).execute();
        db.writing().deleteFrom(TEAM).where(TEAM.ID.eq(team)).execute();
    }

    /** Ends the present standing on the day and begins the next. */
    void stretch(long team, TeamStage stage, LocalDate since, String reason, String staff) {
        db.writing().update(TEAM_STATUS).set(TEAM_STATUS.UNTIL_ON, since).where(TEAM_STATUS.TEAM_ID.eq(team)).and(TEAM_STATUS.UNTIL_ON.isNull()).execute();
        db.writing().insertInto(TEAM_STATUS).set(TEAM_STATUS.TEAM_ID, team).set(TEAM_STATUS.STATUS, stage.name()).set(TEAM_STATUS.SINCE_ON, since)
                .set(TEAM_STATUS.REASON, orNull(reason)).set(TEAM_STATUS.STAFF_NAME, staff).set(TEAM_STATUS.AT, OffsetDateTime.now(clock)).execute();
    }

    /** Takes back the last stretch, which an import had begun. */
    void unstretch(long team) {
        Long last = lastStretch(team);
        db.writing().deleteFrom(TEAM_STATUS).where(TEAM_STATUS.ID.eq(last)).execute();
        db.writing().update(TEAM_STATUS).setNull(TEAM_STATUS.UNTIL_ON).where(TEAM_STATUS.ID.eq(lastStretch(team))).execute();
    }

    private Long lastStretch(long team) {
        return db.writing().select(max(TEAM_STATUS.ID)).from(TEAM_STATUS).where(TEAM_STATUS.TEAM_ID.eq(team)).fetchSingle().value1();
    }

    List<Stretch> stretches(long team) {
        return db.sql().selectFrom(TEAM_STATUS).where(TEAM_STATUS.TEAM_ID.eq(team)).orderBy(TEAM_STATUS.SINCE_ON, TEAM_STATUS.ID)
                .fetch(row -> new Stretch(TeamStage.valueOf(row.getStatus()), row.getSinceOn(), row.getUntilOn(), text(row.getReason()), row.getStaffName()));
    }

    // ---- people ----

    List<Founder> founders(Collection<Long> teams) {
        return founders(FOUNDER.TEAM_ID.in(teams));
    }

    List<Founder> founders() {
        return founders(org.jooq.impl.DSL.noCondition());
    }

    Optional<Founder> founder(long id) {
        return founders(FOUNDER.ID.eq(id)).stream().findFirst();
    }

    private List<Founder> founders(Condition which) {
        return db.sql().selectFrom(FOUNDER).where(which).orderBy(FOUNDER.TEAM_ID, FOUNDER.POSITION, FOUNDER.ID).fetch(row -> new Founder(row.getId(), row.getTeamId(), row.getName(),
                FounderPart.valueOf(row.getPart()), row.getResidentId(), text(row.getDocKind()), text(row.getDocNo()), text(row.getPhone()), row.getJoinedOn(), row.getLeftOn(), row.getVersion()));
    }

    long insert(Founder one, Long run) {
        FounderRecord row = db.writing().newRecord(FOUNDER);
        fill(row, one);
        row.setTeamId(one.team());
        row.setPosition(db.writing().select(coalesce(max(FOUNDER.POSITION), 0)).from(FOUNDER).where(FOUNDER.TEAM_ID.eq(one.team())).fetchSingle().value1() + 1);
        row.setImportRun(run);
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    boolean update(Founder one) {
        return update(one, one.version() + 1);
    }

    boolean update(Founder one, long version) {
        FounderRecord row = new FounderRecord();
        fill(row, one);
        row.setVersion(version);
        return db.writing().update(FOUNDER).set(row).where(FOUNDER.ID.eq(one.id())).and(FOUNDER.VERSION.eq(one.version())).execute() == 1;
    }

    private void fill(FounderRecord row, Founder one) {
        row.setName(one.name());
        row.setPart(one.part().name());
        row.setResidentId(one.residentId());
        row.setDocKind(orNull(one.docKind()));
        row.setDocNo(orNull(one.docNo()));
        row.setPhone(orNull(one.phone()));
        row.setJoinedOn(one.joinedOn());
        row.setLeftOn(one.leftOn());
        row.setTouched(db.commitNo());
    }

    void removeFounder(long id) {
        db.writing().deleteFrom(FOUNDER).where(FOUNDER.ID.eq(id)).execute();
    }

    static Team team(Record any) {
        TeamRecord row = any.into(TEAM);
        Team.Face face = new Team.Face(row.getName(), text(row.getTrade()), text(row.getIdea()), text(row.getOrigin()), row.getStartedOn(), text(row.getRemark()));
        Standing status = new Standing(TeamStage.valueOf(row.getStatus()), row.getStatusSince(), text(row.getStatusReason()), text(row.getMovedTo()));
        Registered registered = row.getRegisteredOn() == null ? null : new Registered(row.getRegisteredOn(), text(row.getCompany()), text(row.getUscc()));
        return new Team(row.getId(), face, status, registered, row.getImportRun(), row.getVersion());
    }

    static String text(String stored) {
        return stored == null ? "" : stored;
    }

    static String orNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
