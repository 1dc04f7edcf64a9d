package linli.surveys;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.surveys.Survey.Result;

/**
 * 满意度测评, the front door: paper tallies and typed answers, and the two figures with their n. How many grades are asked,
 * whether 基本满意 counts, and below which n a rate is greyed are settings that stand beside every figure.
 */
public final class Surveys {
    /** Setting: 4 or 5 grades. */
    static final String GRADES = "surveys.grades";
    /** Setting: {@code no} when 基本满意 does not count as satisfied. */
    static final String BASIC = "surveys.basicCounts";
    /** Setting: least n. */
    static final String LEAST = "surveys.least";
    private static final int SHIPPED_LEAST = 10;
    private static final int MOST_FORMS = 100_000;

    private final Db db;
    private final Clock clock;
    private final SurveyStore store;
    private final SurveyQuery query;

    public Surveys(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
        this.store = new SurveyStore(db, clock);
        this.query = new SurveyQuery(db);
    }

    /** What a figure rests on, to be printed beside it. */
    public record Rules(int grades, boolean basicCounts, int least) {}

    /** Everything about one activity: the newest asking first, all of them together. */
    public record About(long activity, String title, Rules rules, List<Survey> surveys, Result all) {}

    public Rules rules() {
        return new Rules(query.setting(GRADES).filter("4"::equals).isPresent() ? 4 : 5, query.setting(BASIC).filter("no"::equals).isEmpty(),
                query.setting(LEAST).filter(text -> text.matches("\\d{1,4}")).map(Integer::valueOf).orElse(SHIPPED_LEAST));
    }

    public About about(long activity) {
        SurveyQuery.About about = query.about(activity).orElseThrow(() -> new UserError("error.activities.gone", activity));
        List<Survey> surveys = store.of(activity);
        return new About(activity, about.title(), rules(), surveys, result(surveys));
    }

    /** @return the activity's figures over all its surveys. */
    public Result result(long activity) {
        return result(store.of(activity));
    }

    private Result result(List<Survey> surveys) {
        Rules rules = rules();
        return surveys.stream().map(one -> one.result(rules.basicCounts(), rules.least()))
                .reduce(new Result(0, 0, 0, 0, rules.basicCounts(), rules.least()), Result::plus);
    }

    /** @return the word of a grade; grade 0 is 不了解. */
    public static String word(int grades, int grade) {
        String words = grades == 4 ? Texts.text("surveys.words.four") : Texts.text("surveys.words.five");
        return words.split("\\|")[grade];
    }

    /** Begins an asking, or mends its tally. @param id 0 for a new one */
    public Survey save(long id, long version, long activity, LocalDate on, Map<Integer, Integer> tally, String note) {
        return db.write(() -> {
            SurveyQuery.About about = query.about(activity).orElseThrow(() -> new UserError("error.activities.gone", activity));
            int grades = id == 0 ? rules().grades() : get(id).grades();
            if (on == null || on.isAfter(LocalDate.now(clock)) || on.isBefore(about.start())) {
                throw new UserError("error.surveys.day", about.title(), on == null ? "" : on, about.start());
            }
            Map<Integer, Integer> kept = new LinkedHashMap<>();
            tally.forEach((grade, n) -> {
                if (grade < 0 || grade > grades || n < 0 || n > MOST_FORMS) {
                    throw new UserError("error.surveys.count", about.title(), n);
                }
                if (n > 0) {
                    kept.put(grade, n);
                }
            });
            Survey survey = new Survey(id, activity, on, grades, note == null || note.isBlank() ? null : note.strip(), kept, List.of(), version);
            if (id == 0) {
                return get(store.insert(survey));
            }
            if (!store.update(survey)) {
                throw new UserError("error.surveys.edited", about.title());
            }
            return get(id);
        });
    }

    /** Types one answer in. */
    public Survey answer(long id, int grade, String remark) {
        return db.write(() -> {
            Survey survey = get(id);
            if (grade < 0 || grade > survey.grades()) {
                throw new UserError("error.surveys.grade", grade, survey.grades());
            }
            store.answer(id, grade, remark == null || remark.isBlank() ? null : remark.strip());
            return get(id);
        });
    }

    /** Takes a typed answer out of the count. */
    public Survey takeBack(long id, long answer) {
        return db.write(() -> {
            store.takeBack(answer);
            return get(id);
        });
    }

    public Survey get(long id) {
        return find(id).orElseThrow(() -> new UserError("error.surveys.gone", id));
    }

    Optional<Survey> find(long id) {
        return store.find(id);
    }

    /** @return the spreadsheet side, for the import engine. */
    public SurveySheet sheet() {
        return new SurveySheet(this, store, query, clock);
    }
}
