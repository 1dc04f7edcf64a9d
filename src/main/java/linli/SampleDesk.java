package linli;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import linli.base.db.Db;
import linli.base.value.Money;
import linli.billing.Takings;
import linli.billing.Tariffs;
import linli.billing.Till;
import linli.enrolments.EnrolmentFees;
import linli.enrolments.Enrolments;
import linli.fund.Fund;
import linli.fund.FundSpends;
import linli.meals.Meals;
import linli.menus.Menus;
import linli.subsidies.SubsidyClaims;

/** The money's front doors on a day that has passed, for the sample: a clock that is put to the day, a clerk, a second person. */
final class SampleDesk {
    static final Till.Second SECOND = new Till.Second("sample", "");
    static final FundSpends.Second WITNESS = new FundSpends.Second("sample", "");
    private static final int TEN = 10;

    String clerk = "";
    final Fund fund;
    final FundSpends spends;
    final Tariffs tariffs;
    final Till till;
    final Takings takings;
    final Enrolments enrolments;
    final CanteenDesk canteen;
    private final Day clock;

    /** A clock that stands at ten in the morning of the day it is put to. */
    private static final class Day extends Clock {
        private final ZoneId zone;
        private LocalDate day = LocalDate.EPOCH;

        private Day(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return Clock.fixed(instant(), other);
        }

        @Override
        public Instant instant() {
            return day.atTime(TEN, 0).atZone(zone).toInstant();
        }
    }

    /** @param second name of the second person */
    SampleDesk(Db db, ZoneId zone, String second) {
        clock = new Day(zone);
        fund = new Fund(db, clock, () -> clerk);
        spends = new FundSpends(db, clock, () -> clerk, (login, password) -> second, fund);
        tariffs = new Tariffs(db, clock, () -> clerk);
        till = new Till(db, clock, () -> clerk, (login, password) -> second, tariffs, fund);
        takings = new Takings(db, clock, () -> clerk);
        enrolments = new Enrolments(db, clock, () -> clerk, new EnrolmentFees(till, tariffs));
        canteen = new CanteenDesk(new Menus(db, clock, () -> clerk), new Meals(db, clock, () -> clerk, tariffs, till), new SubsidyClaims(db, clock, () -> clerk));
    }

    void on(LocalDate day) {
        clock.day = day;
    }

    /** @return who left the class on the day and has paid for it. */
    List<Enrolments.Row> left(long activity, LocalDate day) {
        return enrolments.list(activity).rows().stream().filter(row -> row.times().ended() != null && row.fee() != null && row.fee().paid().compareTo(Money.ZERO) > 0
                && row.times().ended().atZone(clock.getZone()).toLocalDate().equals(day)).toList();
    }
}
