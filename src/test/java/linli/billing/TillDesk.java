package linli.billing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import linli.base.db.Actor;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.db.Trail;
import linli.base.text.UserError;
import linli.base.value.FeeArea;
import linli.base.value.Money;
import linli.base.value.PayMethod;
import linli.base.value.UserClass;
import linli.billing.FeeItem.FeeUnit;
import linli.billing.FeeItem.ItemKind;
import linli.fund.Fund;
import linli.fund.FundSpends;
import linli.fund.Ledger;
import linli.partners.Partner;
import linli.partners.Partners;

/** A till with a public tariff, a rule of giving back, and a day that can be moved. */
final class TillDesk implements AutoCloseable {
    static final Till.Second SECOND = new Till.Second("wu", "secret");
    static final FundSpends.Second WU = new FundSpends.Second("wu", "secret");

    /** A clock that stands where it is put. */
    static final class Day extends Clock {
        private LocalDate day = LocalDate.of(2026, 1, 5);

        void to(LocalDate now) {
            day = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.ofHours(8);
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return day.atTime(10, 0).toInstant(ZoneOffset.ofHours(8));
        }
    }

    final Db db;
    final Day clock = new Day();
    String clerk = "周老师";
    final Fund fund;
    final FundSpends spends;
    final Tariffs tariffs;
    final Till till;
    final Takings takings;
    final Ledger.Project lessons;
    final Tariff tariff;

    TillDesk() {
        this(TestStore.open());
    }

    TillDesk(Db db) {
        this.db = db;
        fund = new Fund(db, clock, () -> clerk);
        spends = new FundSpends(db, clock, () -> clerk, TillDesk::confirm, fund);
        tariffs = new Tariffs(db, clock, () -> clerk);
        till = new Till(db, clock, () -> clerk, TillDesk::confirm, tariffs, fund);
        takings = new Takings(db, clock, () -> clerk);
        lessons = fund.projects().isEmpty() ? fund.addProject("银龄课堂", "老年免费课程", LocalDate.of(2026, 1, 1)) : fund.projects().getFirst();
        tariff = tariffs.tariffs().isEmpty() ? first() : tariffs.tariffs().getFirst();
    }

    private Tariff first() {
        fund.setRule(FeeArea.CLASS, lessons.id(), new java.math.BigDecimal("30"), LocalDate.of(2026, 1, 1), "居民议事会纪要");
        fund.setRule(FeeArea.VENUE, lessons.id(), new java.math.BigDecimal("12.5"), LocalDate.of(2026, 1, 1), "居民议事会纪要");
        FeeItem paint = item("PAINT", "美术班", FeeArea.CLASS, ItemKind.LOW_FEE, FeeUnit.TERM, Money.yuan(300));
        FeeItem hall = item("HALL", "多功能厅", FeeArea.VENUE, ItemKind.MARKET, FeeUnit.HOUR, null);
        FeeItem room = item("ROOM", "第二教室", FeeArea.VENUE, ItemKind.LOW_FEE, FeeUnit.HOUR, null);
        item("READ", "图书借阅", FeeArea.OTHER, ItemKind.BASIC, FeeUnit.TIME, null);
        Tariff draft = tariffs.draft(LocalDate.of(2026, 1, 5), "2026 年第 1 次居民议事会", List.of(
                new Tariff.Price(paint.id(), UserClass.RESIDENT, Money.parse("260")),
                new Tariff.Price(hall.id(), UserClass.COMMERCIAL, Money.parse("133.33")),
                new Tariff.Price(hall.id(), UserClass.SOCIAL_ORG, Money.ZERO),
                new Tariff.Price(room.id(), UserClass.RESIDENT, Money.parse("19.99"))));
        return tariffs.publish(draft.id(), draft.version());
    }

    private FeeItem item(String code, String name, FeeArea area, ItemKind kind, FeeUnit unit, Money cap) {
        return tariffs.add(new FeeItem(0, code, name, area, kind, unit, cap, true, 1));
    }

    private static String confirm(String login, String password) {
        if (!password.equals("secret")) {
            throw new UserError("error.billing.second");
        }
        return login.equals("wu") ? "吴老师" : "周老师";
    }

    /** @return the id of a listed partner. */
    static long partner(Db db, String name) {
        Partners partners = new Partners(db, new Day(), new Trail(db, new Day(), () -> new Actor("zhou", "周老师")), (partner, ended, on, reason) -> {});
        return partners.add(new Partner.Face(name, Partner.PartnerKind.SOLE, null, "", "", "", "", "", "", null, "", LocalDate.of(2026, 1, 1), ""), Partner.PartnerStatus.LISTED).id();
    }

    Charge charge(String payer, String item, UserClass of, long quantity) {
        return till.charge(Till.Draft.of(Charge.Payer.named(payer), item, of, quantity, LocalDate.now(clock), ""), null);
    }

    Ledger.Spend spend(Money amount, String voucher, Long activity) {
        return spends.spend(new FundSpends.Draft(lessons.id(), LocalDate.now(clock), amount, PayMethod.CASH, "林老师", voucher, null, "课时费", activity), WU);
    }

    @Override
    public void close() {
        db.close();
    }
}
