package linli;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import linli.accounts.Accounts;
import linli.base.db.Db;
import linli.base.value.FeeArea;
import linli.base.value.Money;
import linli.base.value.Right;
import linli.billing.BillingPapers;
import linli.billing.FeeItem;
import linli.billing.Takings;
import linli.billing.Tariff;
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

    /** @return what an hour's booking costs: the price of the venue item that has the room's name; empty where there is none. */
    Optional<Money> price(String room, linli.venues.Booking booking, LocalDate day) {
        Optional<FeeItem> item = tariffs.items().stream().filter(one -> one.active() && one.area() == FeeArea.VENUE && one.name().equals(room)
                && one.unit() == FeeItem.FeeUnit.HOUR && one.kind() != FeeItem.ItemKind.BASIC).findFirst();
        Optional<Tariff> tariff = tariffs.inForce(day);
        if (item.isEmpty() || tariff.isEmpty()) {
            return Optional.empty();
        }
        return tariff.get().prices().stream().filter(price -> price.itemId() == item.get().id() && price.userClass() == booking.userClass()).findFirst()
                .map(price -> price.amount().times(java.math.BigDecimal.valueOf(Duration.between(booking.from(), booking.to()).toMinutes()).divide(java.math.BigDecimal.valueOf(60), 6,
                        java.math.RoundingMode.HALF_UP)));
    }
}
