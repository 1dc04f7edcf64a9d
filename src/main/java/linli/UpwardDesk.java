package linli;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import linli.accounts.Accounts;
import linli.base.db.Db;
import linli.base.value.Span.Days;
import linli.needs.Needs;
import linli.reports.Reports;
import linli.rollup.Rollups;
import linli.settings.Centre;
import linli.settings.Settings;
import linli.stats.Stats;
import linli.submissions.Submissions;
import linli.tables.Tables;
import linli.themes.ThemeReport;
import linli.themes.Themes;

/** The front doors about what goes to the street office: the month's report, the thirteen tables, and what other centres sent. */
record UpwardDesk(Reports reports, Tables tables, Submissions submissions, Rollups rollups, Stats stats) {
    static UpwardDesk of(Db db, Clock clock, Accounts accounts, Needs needs, Themes themes, Settings settings) {
        Supplier<List<String>> categories = () -> needs.categories().names();
        Tables tables = new Tables(db, clock, categories, days -> topics(themes, days));
        return new UpwardDesk(new Reports(tables), tables, new Submissions(db, clock, () -> accounts.actor().name(), tables),
                new Rollups(db, clock, () -> accounts.actor().name(), () -> self(settings.centre()), name -> settings.get(Settings.CENTRE, name), (name, content) -> settings.put(Settings.CENTRE, name, content)),
                new Stats(db, clock, tables, days -> topics(themes, days)));
    }

    private static List<Tables.Topic> topics(Themes themes, Days days) {
        return themes.report(new ThemeReport.Filter(days.from(), days.to(), null)).rows().stream().map(row -> new Tables.Topic(row.theme().code(), row.theme().name(), row.ids())).toList();
    }

    /** A street's own store has no community of its own: it goes by the street's code. */
    private static Rollups.Self self(Centre centre) {
        return new Rollups.Self(centre.communityCode() == null || centre.communityCode().isBlank() ? centre.streetCode() : centre.communityCode(), centre.name());
    }
}
