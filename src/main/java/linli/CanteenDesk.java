package linli;

import java.time.Clock;
import java.util.function.Supplier;
import linli.accounts.Accounts;
import linli.base.db.Db;
import linli.meals.Meals;
import linli.menus.Menus;
import linli.subsidies.SubsidyClaims;

/** The front doors of the canteen: menus, orders, and the claim of subsidies. */
record CanteenDesk(Menus menus, Meals meals, SubsidyClaims claims) {
    /** @return what changes when something real comes to the sample. */
    String mark() {
        return menus.mark() + " " + meals.mark() + " " + claims.claims().size();
    }

    /** Empties it all: for taking the sample out. */
    void forget() {
        claims.forget();
        meals.forget();
        menus.forget();
    }

    static CanteenDesk of(Db db, Clock clock, Accounts accounts, MoneyDesk money) {
        Supplier<String> staff = () -> accounts.actor().name();
        return new CanteenDesk(new Menus(db, clock, staff), new Meals(db, clock, staff, money.tariffs(), money.till()), new SubsidyClaims(db, clock, staff));
    }
}
