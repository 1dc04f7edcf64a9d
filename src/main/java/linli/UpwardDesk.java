package linli;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import linli.accounts.Accounts;
import linli.base.db.Db;
import linli.needs.Needs;
import linli.reports.Reports;
import linli.submissions.Submissions;
import linli.tables.Tables;

/** The front doors about what goes to the street office: the month's report and the thirteen tables. */
record UpwardDesk(Reports reports, Tables tables, Submissions submissions) {
    static UpwardDesk of(Db db, Clock clock, Accounts accounts, Needs needs) {
        Supplier<List<String>> categories = () -> needs.categories().names();
        Tables tables = new Tables(db, clock, categories);
        return new UpwardDesk(new Reports(db, clock, categories), tables, new Submissions(db, clock, () -> accounts.actor().name(), tables));
    }
}
