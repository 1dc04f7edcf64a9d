package linli.surveys;

import static linli.schema.Tables.ACTIVITY;
import static linli.schema.Tables.SETTING;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;

/** Reads what surveys are about. */
final class SurveyQuery {
    private final Db db;

    SurveyQuery(Db db) {
        this.db = db;
    }

    /** An activity as a survey names it. */
    record About(long id, String no, String title, LocalDate start) {}

    Optional<About> about(long activity) {
        return db.sql().select(ACTIVITY.ID, ACTIVITY.ACTIVITY_NO, ACTIVITY.TITLE, ACTIVITY.TERM_START).from(ACTIVITY).where(ACTIVITY.ID.eq(activity))
                .fetchOptional(row -> new About(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** @return the activities of that number, or of that title. */
    List<Long> activities(String no, String title) {
        return db.sql().select(ACTIVITY.ID).from(ACTIVITY).where(no.isEmpty() ? ACTIVITY.TITLE.eq(title) : ACTIVITY.ACTIVITY_NO.eq(no)).fetch(ACTIVITY.ID);
    }

    Map<Long, About> abouts() {
        return db.sql().select(ACTIVITY.ID, ACTIVITY.ACTIVITY_NO, ACTIVITY.TITLE, ACTIVITY.TERM_START).from(ACTIVITY)
                .fetchMap(ACTIVITY.ID, row -> new About(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    Optional<String> setting(String name) {
        return db.sql().select(SETTING.CONTENT).from(SETTING).where(SETTING.SCOPE.eq("")).and(SETTING.NAME.eq(name)).fetchOptional(SETTING.CONTENT);
    }
}
