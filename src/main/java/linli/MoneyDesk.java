package linli;

import java.time.Clock;
import java.util.function.Supplier;
import linli.accounts.Accounts;
import linli.base.db.Db;
import linli.base.value.Right;
import linli.billing.BillingPapers;
import linli.billing.Takings;
import linli.billing.Tariffs;
import linli.billing.Till;
import linli.fund.Fund;
import linli.fund.FundPapers;
import linli.fund.FundSpends;

/** The front doors about money: tariffs, the till, what was taken, and the fund that gives back. */
record MoneyDesk(Tariffs tariffs, Till till, Takings takings, BillingPapers papers, Fund fund, FundSpends spends, FundPapers fundPapers) {
    static MoneyDesk of(Db db, Clock clock, Accounts accounts) {
        Supplier<String> staff = () -> accounts.actor().name();
        // Taking money posts to the fund; what only finance may do there asks for itself.
        Db counter = db.needing(Right.TILL, Right.FINANCE);
        Fund fund = new Fund(counter, clock, staff);
        FundSpends spends = new FundSpends(db.needing(Right.FINANCE), clock, staff, accounts::confirm, fund);
        Tariffs tariffs = new Tariffs(db.needing(Right.FINANCE), clock, staff);
        Till till = new Till(counter, clock, staff, accounts::confirm, tariffs, fund);
        return new MoneyDesk(tariffs, till, new Takings(counter, clock, staff), new BillingPapers(tariffs), fund, spends, new FundPapers(fund, spends));
    }
}
