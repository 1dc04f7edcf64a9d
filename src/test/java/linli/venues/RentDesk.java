package linli.venues;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import linli.base.db.Db;
import linli.base.text.UserError;
import linli.base.value.FeeArea;
import linli.base.value.Money;
import linli.base.value.UserClass;
import linli.billing.FeeItem;
import linli.billing.Takings;
import linli.billing.Tariff;
import linli.billing.Tariffs;
import linli.billing.Till;
import linli.fund.Fund;

/** Rooms with a public tariff: the hall by the hour, free for the party and social organisations; the kitchen by the half day. */
final class RentDesk {
    static final Till.Second SECOND = new Till.Second("wu", "secret");
    final Venues venues;
    final Fund fund;
    final Tariffs tariffs;
    final Till till;
    final Takings takings;
    final Rents rents;
    final List<Long> gone = new ArrayList<>();

    RentDesk(Db db, Venues venues) {
        this.venues = venues;
        java.time.Clock clock = VenuesTest.CLOCK;
        fund = new Fund(db, clock, () -> "陈老师");
        tariffs = new Tariffs(db, clock, () -> "陈老师");
        till = new Till(db, clock, () -> "陈老师", RentDesk::confirm, tariffs, fund);
        takings = new Takings(db, clock, () -> "陈老师");
        rents = new Rents(db, venues, tariffs, till, (Collection<Long> bookings, String why) -> gone.addAll(bookings));
        fund.setRule(FeeArea.VENUE, fund.addProject("银龄课堂", "免费课程", LocalDate.of(2026, 1, 1)).id(), BigDecimal.TEN, LocalDate.of(2026, 1, 1), "纪要");
    }

    /** Makes prices public from today on. */
    RentDesk publish() {
        FeeItem hall = tariffs.add(new FeeItem(0, "HALL", "多功能厅", FeeArea.VENUE, FeeItem.ItemKind.MARKET, FeeItem.FeeUnit.HOUR, null, true, 1));
        FeeItem kitchen = tariffs.add(new FeeItem(0, "KITCHEN", "共享厨房", FeeArea.VENUE, FeeItem.ItemKind.LOW_FEE, FeeItem.FeeUnit.HALF_DAY, null, true, 1));
        Tariff draft = tariffs.draft(LocalDate.now(VenuesTest.CLOCK.withZone(ZoneId.of("Asia/Shanghai"))), "居民议事会纪要（示例）", List.of(
                new Tariff.Price(hall.id(), UserClass.PARTY_GOV, Money.ZERO), new Tariff.Price(hall.id(), UserClass.SOCIAL_ORG, Money.ZERO),
                new Tariff.Price(hall.id(), UserClass.COMMERCIAL, Money.parse("133.33")), new Tariff.Price(hall.id(), UserClass.RESIDENT, Money.yuan(30)),
                new Tariff.Price(kitchen.id(), UserClass.RESIDENT, Money.yuan(20)), new Tariff.Price(kitchen.id(), UserClass.COMMERCIAL, Money.yuan(100))));
        tariffs.publish(draft.id(), draft.version());
        return this;
    }

    private static String confirm(String login, String password) {
        if (!password.equals("secret")) {
            throw new UserError("error.billing.second");
        }
        return "吴老师";
    }
}
