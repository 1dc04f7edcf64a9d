package linli.plans;

import static linli.schema.Tables.PLAN_RESOURCE;
import static linli.schema.Tables.PLAN_STEP;
import static linli.schema.Tables.TARGET;
import static org.jooq.impl.DSL.noCondition;

import java.util.List;
import java.util.Optional;
import linli.base.db.Db;
import linli.plans.PlanResource.ResourceKind;
import linli.plans.PlanStep.PlanState;
import linli.schema.tables.records.PlanResourceRecord;
import linli.schema.tables.records.PlanStepRecord;
import linli.schema.tables.records.TargetRecord;
import org.jooq.Condition;

/** Keeps the three lists. */
final class PlanStore {
    private final Db db;

    PlanStore(Db db) {
        this.db = db;
    }

    // ---- targets ----

    /** @param year null for every year */
    List<Target> targets(Integer year) {
        return targets(year == null ? noCondition() : TARGET.PLAN_YEAR.eq(year));
    }

    Optional<Target> target(long id) {
        return targets(TARGET.ID.eq(id)).stream().findFirst();
    }

    Optional<Target> target(int year, String key) {
        return targets(TARGET.PLAN_YEAR.eq(year).and(TARGET.NAME_KEY.eq(key))).stream().findFirst();
    }

    private List<Target> targets(Condition which) {
        return db.sql().selectFrom(TARGET).where(which).orderBy(TARGET.PLAN_YEAR.desc(), TARGET.ID).fetch(row -> new Target(row.getId(), row.getPlanYear(), row.getName(), row.getIndicator(), row.getGoal(),
                row.getDueOn(), row.getOwner(), text(row.getNote()), row.getEndedOn(), text(row.getEndReason()), row.getImportRun(), row.getVersion()));
    }

    long insert(Target one) {
        TargetRecord row = db.writing().newRecord(TARGET);
        fill(row, one);
        row.setImportRun(one.run());
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    /** @return false when the stored version is another one. */
    boolean update(Target one, long version) {
        TargetRecord row = new TargetRecord();
        fill(row, one);
        row.setVersion(version);
        return db.writing().update(TARGET).set(row).where(TARGET.ID.eq(one.id())).and(TARGET.VERSION.eq(one.version())).execute() == 1;
    }

    private void fill(TargetRecord row, Target one) {
        row.setPlanYear(one.year());
        row.setName(one.name());
        row.setNameKey(Plans.key(one.name()));
        row.setIndicator(one.indicator());
        row.setGoal(one.goal());
        row.setDueOn(one.dueOn());
        row.setOwner(one.owner());
        row.setNote(orNull(one.note()));
        row.setEndedOn(one.endedOn());
        row.setEndReason(orNull(one.endReason()));
        row.setTouched(db.commitNo());
    }

    /** @return false when steps or resources hang on it. */
    boolean removeTarget(long id) {
        boolean used = db.sql().fetchExists(PLAN_STEP, PLAN_STEP.TARGET_ID.eq(id)) || db.sql().fetchExists(PLAN_RESOURCE, PLAN_RESOURCE.TARGET_ID.eq(id));
        return !used && db.writing().deleteFrom(TARGET).where(TARGET.ID.eq(id)).execute() == 1;
    }

    // ---- steps ----

    List<PlanStep> steps(Integer year) {
        return steps(year == null ? noCondition() : PLAN_STEP.PLAN_YEAR.eq(year));
    }

    Optional<PlanStep> step(long id) {
        return steps(PLAN_STEP.ID.eq(id)).stream().findFirst();
    }

    Optional<PlanStep> step(int year, String key) {
        return steps(PLAN_STEP.PLAN_YEAR.eq(year).and(PLAN_STEP.WHAT_KEY.eq(key))).stream().findFirst();
    }

    private List<PlanStep> steps(Condition which) {
        return db.sql().selectFrom(PLAN_STEP).where(which).orderBy(PLAN_STEP.DUE_ON, PLAN_STEP.ID).fetch(row -> new PlanStep(row.getId(), row.getPlanYear(), row.getTargetId(), row.getWhat(), row.getOwner(),
                row.getDueOn(), PlanState.valueOf(row.getStatus()), row.getDoneOn(), text(row.getResult()), row.getImportRun(), row.getVersion()));
    }

    long insert(PlanStep one) {
        PlanStepRecord row = db.writing().newRecord(PLAN_STEP);
        fill(row, one);
        row.setImportRun(one.run());
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    boolean update(PlanStep one, long version) {
        PlanStepRecord row = new PlanStepRecord();
        fill(row, one);
        row.setVersion(version);
        return db.writing().update(PLAN_STEP).set(row).where(PLAN_STEP.ID.eq(one.id())).and(PLAN_STEP.VERSION.eq(one.version())).execute() == 1;
    }

    private void fill(PlanStepRecord row, PlanStep one) {
        row.setPlanYear(one.year());
        row.setTargetId(one.target());
        row.setWhat(one.what());
        row.setWhatKey(Plans.key(one.what()));
        row.setOwner(one.owner());
        row.setDueOn(one.dueOn());
        row.setStatus(one.state().name());
        row.setDoneOn(one.doneOn());
        row.setResult(orNull(one.result()));
        row.setTouched(db.commitNo());
    }

    boolean removeStep(long id) {
        return db.writing().deleteFrom(PLAN_STEP).where(PLAN_STEP.ID.eq(id)).execute() == 1;
    }

    // ---- resources ----

    List<PlanResource> resources(int year) {
        return db.sql().selectFrom(PLAN_RESOURCE).where(PLAN_RESOURCE.PLAN_YEAR.eq(year)).orderBy(PLAN_RESOURCE.KIND, PLAN_RESOURCE.ID).fetch(row -> new PlanResource(row.getId(), row.getPlanYear(),
                row.getTargetId(), ResourceKind.valueOf(row.getKind()), row.getRecordId(), row.getName(), text(row.getPurpose()), row.getEndedOn(), text(row.getEndReason()), row.getVersion()));
    }

    long insert(PlanResource one) {
        PlanResourceRecord row = db.writing().newRecord(PLAN_RESOURCE);
        row.setPlanYear(one.year());
        row.setKind(one.kind().name());
        row.setRecordId(one.record());
        row.setName(one.name());
        fill(row, one);
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    boolean update(PlanResource one) {
        PlanResourceRecord row = new PlanResourceRecord();
        fill(row, one);
        row.setVersion(one.version() + 1);
        return db.writing().update(PLAN_RESOURCE).set(row).where(PLAN_RESOURCE.ID.eq(one.id())).and(PLAN_RESOURCE.VERSION.eq(one.version())).execute() == 1;
    }

    private void fill(PlanResourceRecord row, PlanResource one) {
        row.setTargetId(one.target());
        row.setPurpose(orNull(one.purpose()));
        row.setEndedOn(one.endedOn());
        row.setEndReason(orNull(one.endReason()));
        row.setTouched(db.commitNo());
    }

    /** Takes everything out again. */
    void clear() {
        db.writing().deleteFrom(PLAN_RESOURCE).execute();
        db.writing().deleteFrom(PLAN_STEP).execute();
        db.writing().deleteFrom(TARGET).execute();
    }

    private static String text(String stored) {
        return stored == null ? "" : stored;
    }

    private static String orNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
