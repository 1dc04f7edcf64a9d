package linli.incubation;

import static linli.incubation.TeamStore.orNull;
import static linli.incubation.TeamStore.text;
import static linli.schema.Tables.PIPELINE_STAGE;
import static linli.schema.Tables.TEAM_STEP;
import static linli.schema.Tables.TEAM_STEP_CHANGE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import linli.base.db.Db;
import linli.incubation.TeamStep.StageKind;
import linli.incubation.TeamStep.StepState;
import linli.schema.tables.records.TeamStepRecord;
import org.jooq.Condition;

/** Keeps the template, the steps of every team, and each change of a day or an owner. */
final class TeamStepStore {
    private final Db db;
    private final Clock clock;

    TeamStepStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return the newest edition, empty while the shipped one holds. */
    List<TeamStep.Stage> template() {
        return db.sql().selectFrom(PIPELINE_STAGE).where(PIPELINE_STAGE.EDITION.eq(edition())).orderBy(PIPELINE_STAGE.POSITION)
                .fetch(row -> new TeamStep.Stage(StageKind.valueOf(row.getKind()), row.getName(), row.getDays()));
    }

    private int edition() {
        return db.sql().select(coalesce(max(PIPELINE_STAGE.EDITION), 0)).from(PIPELINE_STAGE).fetchSingle().value1();
    }

    void template(List<TeamStep.Stage> stages, String staff) {
        int edition = edition() + 1;
        for (int i = 0; i < stages.size(); i++) {
            db.writing().insertInto(PIPELINE_STAGE).set(PIPELINE_STAGE.EDITION, edition).set(PIPELINE_STAGE.POSITION, i + 1).set(PIPELINE_STAGE.KIND, stages.get(i).kind().name())
                    .set(PIPELINE_STAGE.NAME, stages.get(i).name()).set(PIPELINE_STAGE.DAYS, stages.get(i).days()).set(PIPELINE_STAGE.STAFF_NAME, staff)
                    .set(PIPELINE_STAGE.AT, OffsetDateTime.now(clock)).set(PIPELINE_STAGE.TOUCHED, db.commitNo()).execute();
        }
    }

    Optional<TeamStep> find(long id) {
        return steps(TEAM_STEP.ID.eq(id)).stream().findFirst();
    }

    List<TeamStep> of(long team) {
        return steps(TEAM_STEP.TEAM_ID.eq(team));
    }

    /** @return those that nobody has finished. */
    List<TeamStep> open() {
        return steps(TEAM_STEP.STATUS.eq(StepState.OPEN.name()));
    }

    List<TeamStep> all() {
        return steps(org.jooq.impl.DSL.noCondition());
    }

    private List<TeamStep> steps(Condition which) {
        return db.sql().selectFrom(TEAM_STEP).where(which).orderBy(TEAM_STEP.TEAM_ID, TEAM_STEP.POSITION, TEAM_STEP.ID).fetch(row -> new TeamStep(row.getId(), row.getTeamId(),
                row.getPosition(), StageKind.valueOf(row.getKind()), row.getName(), row.getOwner(), row.getDueOn(), row.getPlannedOn(), StepState.valueOf(row.getStatus()),
                row.getDoneOn(), text(row.getOutcome()), row.getVersion()));
    }

    long insert(TeamStep one) {
        TeamStepRecord row = db.writing().newRecord(TEAM_STEP);
        row.setTeamId(one.team());
        row.setPlannedOn(one.plannedOn());
        fill(row, one);
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    /** @return false when the stored version is another one. */
    boolean update(TeamStep one) {
        TeamStepRecord row = new TeamStepRecord();
        fill(row, one);
        row.setVersion(one.version() + 1);
        return db.writing().update(TEAM_STEP).set(row).where(TEAM_STEP.ID.eq(one.id())).and(TEAM_STEP.VERSION.eq(one.version())).execute() == 1;
    }

    private void fill(TeamStepRecord row, TeamStep one) {
        row.setPosition(one.position());
        row.setKind(one.kind().name());
        row.setName(one.name());
        row.setOwner(one.owner());
        row.setDueOn(one.dueOn());
        row.setStatus(one.state().name());
        row.setDoneOn(one.doneOn());
        row.setOutcome(orNull(one.outcome()));
        row.setTouched(db.commitNo());
    }

    /** Takes every step out again. */
    void clear() {
        db.writing().deleteFrom(TEAM_STEP_CHANGE).execute();
        db.writing().deleteFrom(TEAM_STEP).execute();
    }

    long nextBatch() {
        return db.writing().select(coalesce(max(TEAM_STEP_CHANGE.BATCH), 0L)).from(TEAM_STEP_CHANGE).fetchSingle().value1() + 1;
    }

    /** Notes what one command changed of one step; {@code before.version() + 1} is the version after it. */
    void note(long batch, String what, TeamStep before, TeamStep after, String reason, String staff) {
        db.writing().insertInto(TEAM_STEP_CHANGE).set(TEAM_STEP_CHANGE.STEP_ID, before.id()).set(TEAM_STEP_CHANGE.BATCH, batch).set(TEAM_STEP_CHANGE.WHAT, what)
                .set(TEAM_STEP_CHANGE.OWNER_BEFORE, before.owner()).set(TEAM_STEP_CHANGE.OWNER_AFTER, after.owner()).set(TEAM_STEP_CHANGE.DUE_BEFORE, before.dueOn())
                .set(TEAM_STEP_CHANGE.DUE_AFTER, after.dueOn()).set(TEAM_STEP_CHANGE.REASON, orNull(reason)).set(TEAM_STEP_CHANGE.VERSION_AFTER, before.version() + 1)
                .set(TEAM_STEP_CHANGE.STAFF_NAME, staff).set(TEAM_STEP_CHANGE.AT, OffsetDateTime.now(clock)).set(TEAM_STEP_CHANGE.UNDONE, false).execute();
    }

    /** What a batch did to one step. */
    record Noted(long step, String ownerBefore, LocalDate dueBefore, long versionAfter) {}

    /** @return what is not taken back yet. */
    List<Noted> batch(long batch) {
        return db.sql().selectFrom(TEAM_STEP_CHANGE).where(TEAM_STEP_CHANGE.BATCH.eq(batch)).and(TEAM_STEP_CHANGE.UNDONE.isFalse())
                .fetch(row -> new Noted(row.getStepId(), row.getOwnerBefore(), row.getDueBefore(), row.getVersionAfter()));
    }

    void undone(long batch, long step) {
        db.writing().update(TEAM_STEP_CHANGE).set(TEAM_STEP_CHANGE.UNDONE, true).where(TEAM_STEP_CHANGE.BATCH.eq(batch)).and(TEAM_STEP_CHANGE.STEP_ID.eq(step)).execute();
    }

    /** @return a team's changes, the newest first. */
    List<TeamStep.Change> changes(long team) {
        return db.sql().select(TEAM_STEP_CHANGE.fields()).select(TEAM_STEP.NAME).from(TEAM_STEP_CHANGE).join(TEAM_STEP).on(TEAM_STEP.ID.eq(TEAM_STEP_CHANGE.STEP_ID))
                .where(TEAM_STEP.TEAM_ID.eq(team)).orderBy(TEAM_STEP_CHANGE.ID.desc()).fetch(row -> new TeamStep.Change(row.get(TEAM_STEP_CHANGE.BATCH), row.get(TEAM_STEP.NAME),
                        row.get(TEAM_STEP_CHANGE.WHAT).equals(TeamSteps.HAND_OVER), row.get(TEAM_STEP_CHANGE.OWNER_BEFORE), row.get(TEAM_STEP_CHANGE.OWNER_AFTER),
                        row.get(TEAM_STEP_CHANGE.DUE_BEFORE), row.get(TEAM_STEP_CHANGE.DUE_AFTER), text(row.get(TEAM_STEP_CHANGE.REASON)), row.get(TEAM_STEP_CHANGE.STAFF_NAME),
                        row.get(TEAM_STEP_CHANGE.AT).atZoneSameInstant(clock.getZone()).toLocalDate(), row.get(TEAM_STEP_CHANGE.UNDONE)));
    }
}
