package linli;

import java.time.Clock;
import linli.accounts.Accounts;
import linli.base.db.Db;

/** The front doors about keeping promises: revisits, who comes in and who goes out, start-ups, the three lists. */
record GovernDesk() {
    static GovernDesk of(Db db, Clock clock, Accounts accounts, SupplyDesk supply) {
        return new GovernDesk();
    }
}
