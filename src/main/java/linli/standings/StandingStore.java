package linli.standings;

import static linli.schema.Tables.APPEAL;
import static linli.schema.Tables.ASSESSMENT;
import static linli.schema.Tables.ASSESSMENT_ROW;
import static linli.schema.Tables.STANDING_HIT;
import static linli.schema.Tables.STANDING_RULE;
import static linli.schema.Tables.STANDING_STEP;
import static org.jooq.impl.DSL.count;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.schema.tables.records.AppealRecord;
import linli.schema.tables.records.AssessmentRecord;
import linli.schema.tables.records.StandingRuleRecord;
import linli.schema.tables.records.StandingStepRecord;
import linli.standings.Standing.Appeal;
import linli.standings.Standing.AppealResult;
import linli.standings.Standing.Assessment;
import linli.standings.Standing.Figure;
import linli.standings.Standing.Grade;
import linli.standings.Standing.Hit;
import linli.standings.Standing.HitKind;
import linli.standings.Standing.StandingMove;
import linli.standings.Standing.Row;
import linli.standings.Standing.Signal;
import linli.standings.Standing.StandingStage;
import linli.standings.Standing.Step;
import linli.standings.Standing.Looked;

/** Keeps rules, assessments with their rows, steps, what they hit, and appeals. */
final class StandingStore {
    private final Db db;
    private final Clock clock;

    StandingStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Everything but the rules. */
    void clear() {
        List.of(APPEAL, STANDING_HIT, STANDING_STEP, ASSESSMENT_ROW, ASSESSMENT).forEach(table -> db.writing().deleteFrom(table).execute());
    }

    // ---- rules ----

    List<StandingRule> rules() {
        return db.sql().selectFrom(STANDING_RULE).orderBy(STANDING_RULE.FROM_ON).fetch(StandingStore::rule);
    }

    long insert(StandingRule rule, String staff) {
        StandingRuleRecord row = db.writing().newRecord(STANDING_RULE);
        row.setFromOn(rule.from());
        row.setExample(rule.example());
        row.setPeriod(rule.period().name());
        row.setBase(rule.base().name());
        row.setParticipationLeast(rule.participation().rate());
        row.setParticipationSample(rule.participation().sample());
        row.setSatisfactionLeast(rule.satisfaction().rate());
        row.setSatisfactionSample(rule.satisfaction().sample());
        row.setBothLow(rule.bothLow());
        row.setRemindAfter(rule.ladder().remind());
        row.setTalkAfter(rule.ladder().talk());
        row.setDismissAfter(rule.ladder().dismiss());
        row.setMendDays(rule.days().mend());
        row.setAppealDays(rule.days().appeal());
        row.setReturnDays(rule.days().back());
        row.setStaffName(staff);
        row.setAt(OffsetDateTime.now(clock));
        row.insert();
        return row.getId();
    }

    private static StandingRule rule(StandingRuleRecord row) {
        return new StandingRule(row.getId(), row.getFromOn(), row.getExample(), Period.PeriodKind.valueOf(row.getPeriod()), StandingRule.ParticipationBase.valueOf(row.getBase()),
                new StandingRule.Least(row.getParticipationLeast(), row.getParticipationSample()),
                new StandingRule.Least(row.getSatisfactionLeast(), row.getSatisfactionSample()), row.getBothLow(),
                new StandingRule.Ladder(row.getRemindAfter(), row.getTalkAfter(), row.getDismissAfter()),
                new StandingRule.Days(row.getMendDays(), row.getAppealDays(), row.getReturnDays()), row.getStaffName());
    }

    // ---- assessments ----

    Optional<Assessment> assessment(long id) {
        return db.sql().selectFrom(ASSESSMENT).where(ASSESSMENT.ID.eq(id)).fetchOptional(StandingStore::assessment);
    }

    /** @return the period's, by partner. */
    Map<Long, Assessment> of(Period period) {
        return db.sql().selectFrom(ASSESSMENT).where(ASSESSMENT.PERIOD.eq(period.code())).fetchMap(ASSESSMENT.PARTNER_ID, StandingStore::assessment);
    }

    /** @return the partner's, oldest period first. */
    List<Assessment> of(long partner) {
        return db.sql().selectFrom(ASSESSMENT).where(ASSESSMENT.PARTNER_ID.eq(partner)).fetch(StandingStore::assessment).stream()
                .sorted(java.util.Comparator.comparing(Assessment::period)).toList();
    }

    /** @return every period that was assessed, newest first. */
    List<Period> periods() {
        return db.sql().selectDistinct(ASSESSMENT.PERIOD).from(ASSESSMENT).fetch(row -> Period.parse(row.value1()).orElseThrow()).stream()
                .sorted(java.util.Comparator.reverseOrder()).toList();
    }

    long insert(Assessment one, List<Row> rows) {
        AssessmentRecord row = db.writing().newRecord(ASSESSMENT);
        fill(row, one);
        row.setVersion(1L);
        row.insert();
        rows(row.getId(), rows);
        return row.getId();
    }

    /** @return false when the stored version is another one. */
    boolean update(Assessment one) {
        AssessmentRecord row = new AssessmentRecord();
        fill(row, one);
        row.setVersion(one.version() + 1);
        return db.writing().update(ASSESSMENT).set(row).where(ASSESSMENT.ID.eq(one.id())).and(ASSESSMENT.VERSION.eq(one.version())).execute() == 1;
    }

    /** Puts other rows behind an open proposal. */
    void replaceRows(long id, List<Row> rows) {
        db.writing().deleteFrom(ASSESSMENT_ROW).where(ASSESSMENT_ROW.ASSESSMENT_ID.eq(id)).execute();
        rows(id, rows);
    }

    private void rows(long id, List<Row> rows) {
        for (Row row : rows) {
            db.writing().insertInto(ASSESSMENT_ROW).set(ASSESSMENT_ROW.ASSESSMENT_ID, id).set(ASSESSMENT_ROW.SIGNAL, row.signal().name())
                    .set(ASSESSMENT_ROW.ACTIVITY_ID, row.activity()).set(ASSESSMENT_ROW.TITLE, row.title()).set(ASSESSMENT_ROW.HELD_ON, row.on())
                    .set(ASSESSMENT_ROW.DONE, row.done()).set(ASSESSMENT_ROW.OUT_OF, row.of()).execute();
        }
    }

    List<Row> rows(long assessment) {
        return db.sql().selectFrom(ASSESSMENT_ROW).where(ASSESSMENT_ROW.ASSESSMENT_ID.eq(assessment)).orderBy(ASSESSMENT_ROW.SIGNAL, ASSESSMENT_ROW.HELD_ON, ASSESSMENT_ROW.ID)
                .fetch(row -> new Row(Signal.valueOf(row.getSignal()), row.getActivityId(), row.getTitle(), row.getHeldOn(), row.getDone(), row.getOutOf()));
    }

    private void fill(AssessmentRecord row, Assessment one) {
        row.setPartnerId(one.partner());
        row.setPeriod(one.period().code());
        row.setRuleId(one.rule());
        row.setParticipationDone(one.participation().done());
        row.setParticipationOf(one.participation().of());
        row.setSatisfied(one.satisfaction().done());
        row.setAnswers(one.satisfaction().of());
        row.setParticipation(one.participationGrade().name());
        row.setSatisfaction(one.satisfactionGrade().name());
        row.setGrade(one.grade().name());
        row.setLowRun(one.run());
        row.setProposal(one.proposal().name());
        row.setStatus(one.verdict().name());
        row.setDecidedOn(one.decidedOn());
        row.setDecidedBy(one.decidedBy());
        row.setDecisionNote(one.note());
        row.setAt(OffsetDateTime.now(clock));
        row.setTouched(db.commitNo());
    }

    private static Assessment assessment(AssessmentRecord row) {
        return new Assessment(row.getId(), row.getPartnerId(), Period.parse(row.getPeriod()).orElseThrow(), row.getRuleId(),
                new Figure(row.getParticipationDone(), row.getParticipationOf()), new Figure(row.getSatisfied(), row.getAnswers()),
                Grade.valueOf(row.getParticipation()), Grade.valueOf(row.getSatisfaction()), Grade.valueOf(row.getGrade()), row.getLowRun(),
                StandingMove.valueOf(row.getProposal()), Looked.valueOf(row.getStatus()), row.getDecidedOn(), row.getDecidedBy(), row.getDecisionNote(), row.getVersion());
    }

    // ---- steps ----

    List<Step> steps(long partner) {
        return db.sql().selectFrom(STANDING_STEP).where(STANDING_STEP.PARTNER_ID.eq(partner)).orderBy(STANDING_STEP.ID).fetch(StandingStore::step);
    }

    Optional<Step> step(long id) {
        return db.sql().selectFrom(STANDING_STEP).where(STANDING_STEP.ID.eq(id)).fetchOptional(StandingStore::step);
    }

    /** @return the newest step of each partner that has one. */
    Map<Long, Step> last() {
        Map<Long, Step> last = new HashMap<>();
        db.sql().selectFrom(STANDING_STEP).orderBy(STANDING_STEP.ID).forEach(row -> last.put(row.getPartnerId(), step(row)));
        return last;
    }

    /** @return letters of the stage in the year so far. */
    int letters(StandingStage stage, int year) {
        return db.sql().select(count()).from(STANDING_STEP).where(STANDING_STEP.STAGE.eq(stage.name())).and(STANDING_STEP.LETTER_NO.isNotNull())
                .and(STANDING_STEP.SINCE_ON.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))).fetchSingle().value1();
    }

    Step insert(Step step) {
        StandingStepRecord row = db.writing().newRecord(STANDING_STEP);
        row.setPartnerId(step.partner());
        row.setStage(step.stage().name());
        row.setSinceOn(step.since());
        row.setReason(step.reason());
        row.setAssessmentId(step.assessment());
        row.setLetterNo(step.letterNo());
        row.setDueOn(step.due());
        row.setStaffName(step.staff());
        row.setSecondName(step.second());
        row.setAt(OffsetDateTime.now(clock));
        row.insert();
        return step(row);
    }

    void revoke(long step, LocalDate on) {
        db.writing().update(STANDING_STEP).set(STANDING_STEP.REVOKED_ON, on).where(STANDING_STEP.ID.eq(step)).execute();
    }

    private static Step step(StandingStepRecord row) {
        return new Step(row.getId(), row.getPartnerId(), StandingStage.valueOf(row.getStage()), row.getSinceOn(), row.getReason(), row.getAssessmentId(), row.getLetterNo(),
                row.getDueOn(), row.getStaffName(), row.getSecondName(), row.getRevokedOn());
    }

    void hits(long step, List<Hit> hits) {
        for (Hit hit : hits) {
            db.writing().insertInto(STANDING_HIT).set(STANDING_HIT.STEP_ID, step).set(STANDING_HIT.KIND, hit.kind().name()).set(STANDING_HIT.REF_ID, hit.ref())
                    .set(STANDING_HIT.NAME, cut(hit.name(), 300)).set(STANDING_HIT.NOTE, cut(hit.note(), 500)).set(STANDING_HIT.INSTEAD, cut(hit.instead(), 1000)).execute();
        }
    }

    List<Hit> hits(long step) {
        return db.sql().selectFrom(STANDING_HIT).where(STANDING_HIT.STEP_ID.eq(step)).orderBy(STANDING_HIT.ID)
                .fetch(row -> new Hit(HitKind.valueOf(row.getKind()), row.getRefId(), row.getName(), text(row.getNote()), text(row.getInstead())));
    }

    // ---- appeals ----

    List<Appeal> appeals(long partner) {
        List<Appeal> appeals = new ArrayList<>();
        db.sql().select(APPEAL.fields()).from(APPEAL).join(STANDING_STEP).on(STANDING_STEP.ID.eq(APPEAL.STEP_ID)).where(STANDING_STEP.PARTNER_ID.eq(partner))
                .orderBy(APPEAL.ID).forEach(row -> appeals.add(appeal(row.into(APPEAL))));
        return appeals;
    }

    Optional<Appeal> appeal(long id) {
        return db.sql().selectFrom(APPEAL).where(APPEAL.ID.eq(id)).fetchOptional(StandingStore::appeal);
    }

    long file(long step, LocalDate on, String by, String words, String staff) {
        AppealRecord row = db.writing().newRecord(APPEAL);
        row.setStepId(step);
        row.setFiledOn(on);
        row.setFiledBy(by);
        row.setWords(words);
        row.setStaffName(staff);
        row.setTouched(db.commitNo());
        row.setVersion(1L);
        row.insert();
        return row.getId();
    }

    boolean decide(Appeal appeal) {
        return db.writing().update(APPEAL).set(APPEAL.RESULT, appeal.result().name()).set(APPEAL.DECIDED_ON, appeal.decidedOn()).set(APPEAL.DECIDED_BY, appeal.decidedBy())
                .set(APPEAL.SECOND_NAME, appeal.second()).set(APPEAL.DECISION, appeal.decision()).set(APPEAL.TOUCHED, db.commitNo()).set(APPEAL.VERSION, appeal.version() + 1)
                .where(APPEAL.ID.eq(appeal.id())).and(APPEAL.VERSION.eq(appeal.version())).execute() == 1;
    }

    private static Appeal appeal(AppealRecord row) {
        return new Appeal(row.getId(), row.getStepId(), row.getFiledOn(), row.getFiledBy(), row.getWords(), row.getResult() == null ? null : AppealResult.valueOf(row.getResult()),
                row.getDecidedOn(), row.getDecidedBy(), row.getSecondName(), row.getDecision(), row.getVersion());
    }

    private static String cut(String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }

    private static String text(String stored) {
        return stored == null ? "" : stored;
    }
}
