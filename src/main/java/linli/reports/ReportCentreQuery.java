package linli.reports;

import static linli.schema.Tables.CENTRE;
import static linli.schema.Tables.SETTING;

import java.time.LocalDate;
import java.util.Map;
import linli.base.db.Db;
import linli.base.value.FocusRules;
import linli.reports.Report.Centre;

/** Reads who reports, and the centre's rules for reports. */
final class ReportCentreQuery {
    private final Db db;

    ReportCentreQuery(Db db) {
        this.db = db;
    }

    Centre centre() {
        return db.sql().select(CENTRE.NAME, CENTRE.STREET_NAME, CENTRE.COMMUNITY_NAME).from(CENTRE)
                .fetchOptional(row -> new Centre(row.value1(), row.value2(), row.value3())).orElse(new Centre("", "", ""));
    }

    ReportRules rules(LocalDate day) {
        Map<String, String> settings = db.sql().select(SETTING.NAME, SETTING.CONTENT).from(SETTING)
                .where(SETTING.SCOPE.eq("")).and(SETTING.NAME.startsWith("reports.").or(SETTING.NAME.eq(FocusRules.SETTING))).fetchMap(SETTING.NAME, SETTING.CONTENT);
        return ReportRules.of(settings, day);
    }
}
