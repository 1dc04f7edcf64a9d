package linli;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import linli.accounts.Accounts;
import linli.base.db.Db;
import linli.needs.Needs;
import linli.reports.Reports;
import linli.tables.Tables;

/** The front doors about what goes to the street office: the month's report and the thirteen tables. */
record UpwardDesk(Reports reports, Tables tables) {
    static UpwardDesk of(Db db, Clock clock, Accounts accounts, Needs needs) {
        Supplier<List<String>> categories = () -> needs.categories().names();
        return new UpwardDesk(new Reports(db, clock, categories), new Tables(db, clock, categories));
    }
}
