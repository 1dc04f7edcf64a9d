package linli.surveys;

import static linli.schema.Tables.SURVEY;
import static linli.schema.Tables.SURVEY_ANSWER;
import static linli.schema.Tables.SURVEY_COUNT;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.schema.tables.records.SurveyRecord;
import linli.surveys.Survey.Answer;

/** Keeps surveys with tallies and answers. */
final class SurveyStore {
    private final Db db;
    private final Clock clock;

    SurveyStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<Survey> find(long id) {
        return db.sql().selectFrom(SURVEY).where(SURVEY.ID.eq(id)).fetchOptional(this::survey);
    }

    /** @return the askings about an activity, newest first. */
    List<Survey> of(long activity) {
        return db.sql().selectFrom(SURVEY).where(SURVEY.ACTIVITY_ID.eq(activity)).orderBy(SURVEY.ASKED_ON.desc(), SURVEY.ID.desc()).fetch(this::survey);
    }

    List<Survey> all() {
        return db.sql().selectFrom(SURVEY).orderBy(SURVEY.ID).fetch(this::survey);
    }

    long insert(Survey survey) {
        long id = db.writing().insertInto(SURVEY).set(SURVEY.ACTIVITY_ID, survey.activityId()).set(SURVEY.ASKED_ON, survey.on())
                .set(SURVEY.GRADES, survey.grades()).set(SURVEY.NOTE, survey.note()).set(SURVEY.TOUCHED, db.commitNo()).set(SURVEY.VERSION, 1L)
                .returning(SURVEY.ID).fetchSingle().getId();
        counts(id, survey.tally());
        return id;
    }

    /** @return false when it was changed since. */
    boolean update(Survey survey) {
        return update(survey, survey.version() + 1);
    }

    /** Same. @param next the version it gets: an import taken back gives the one before, so that the import before that can be taken back too */
    boolean update(Survey survey, long next) {
        boolean same = db.writing().update(SURVEY).set(SURVEY.ASKED_ON, survey.on()).set(SURVEY.GRADES, survey.grades()).set(SURVEY.NOTE, survey.note())
                .set(SURVEY.TOUCHED, db.commitNo()).set(SURVEY.VERSION, next)
                .where(SURVEY.ID.eq(survey.id())).and(SURVEY.VERSION.eq(survey.version())).execute() == 1;
        if (same) {
            counts(survey.id(), survey.tally());
        }
        return same;
    }

    private void counts(long survey, Map<Integer, Integer> tally) {
        db.writing().deleteFrom(SURVEY_COUNT).where(SURVEY_COUNT.SURVEY_ID.eq(survey)).execute();
        tally.forEach((grade, n) -> db.writing().insertInto(SURVEY_COUNT).columns(SURVEY_COUNT.SURVEY_ID, SURVEY_COUNT.GRADE, SURVEY_COUNT.N)
                .values(survey, grade, n).execute());
    }

    void answer(long survey, int grade, String remark) {
        db.writing().insertInto(SURVEY_ANSWER).set(SURVEY_ANSWER.SURVEY_ID, survey).set(SURVEY_ANSWER.GRADE, grade).set(SURVEY_ANSWER.REMARK, remark)
                .set(SURVEY_ANSWER.AT, clock.instant().atZone(clock.getZone()).toOffsetDateTime()).set(SURVEY_ANSWER.VOIDED, false).execute();
    }

    void takeBack(long answer) {
        db.writing().update(SURVEY_ANSWER).set(SURVEY_ANSWER.VOIDED, true).where(SURVEY_ANSWER.ID.eq(answer)).execute();
    }

    boolean remove(long id, long version, boolean evenEdited) {
        boolean same = evenEdited || db.writing().fetchExists(SURVEY, SURVEY.ID.eq(id).and(SURVEY.VERSION.eq(version)));
        if (!same) {
            return false;
        }
        counts(id, Map.of());
        db.writing().deleteFrom(SURVEY_ANSWER).where(SURVEY_ANSWER.SURVEY_ID.eq(id)).execute();
        return db.writing().deleteFrom(SURVEY).where(SURVEY.ID.eq(id)).execute() == 1;
    }

    private Survey survey(SurveyRecord row) {
        Map<Integer, Integer> tally = db.sql().selectFrom(SURVEY_COUNT).where(SURVEY_COUNT.SURVEY_ID.eq(row.getId()))
                .fetchMap(SURVEY_COUNT.GRADE, SURVEY_COUNT.N);
        List<Answer> answers = db.sql().selectFrom(SURVEY_ANSWER).where(SURVEY_ANSWER.SURVEY_ID.eq(row.getId())).orderBy(SURVEY_ANSWER.ID.desc())
                .fetch(one -> new Answer(one.getId(), one.getGrade(), one.getRemark(), one.getAt().toInstant(), one.getVoided()));
        return new Survey(row.getId(), row.getActivityId(), row.getAskedOn(), row.getGrades(), row.getNote(), tally, answers, row.getVersion());
    }
}
