package linli.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import linli.base.text.UserError;
import linli.base.value.FeeArea;
import linli.base.value.Money;
import linli.base.value.PayMethod;
import linli.base.value.UserClass;
import linli.faults.Reliability;
import linli.fund.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The till and the fund behind it: prices by the public tariff, numbers without gaps, a ledger that always balances. */
class TillTest {
    private final TillDesk desk = new TillDesk();
    private final Charge.Payer li = Charge.Payer.named("李阿姨");

    @AfterEach
    void close() {
        desk.close();
    }

    private Receipt paid(Charge charge) {
        return desk.till.pay(charge.payer(), Map.of(charge.id(), charge.net()), Map.of(PayMethod.CASH, charge.net()), null);
    }

    @Test
    void aLowFeeSplitsByTheRuleAndCanBeFollowed() {
        Receipt receipt = paid(desk.charge("李阿姨", "PAINT", UserClass.RESIDENT, 1000));
        assertThat(receipt.no()).isEqualTo("2026-000001");
        assertThat(desk.fund.balance(desk.lessons.id())).isEqualTo(Money.parse("78"));
        Ledger.Spend spend = desk.spend(Money.parse("50"), "PZ-001", 7L);
        assertThat(desk.spends.trace(spend.id())).singleElement().satisfies(use -> {
            assertThat(use.receiptNo()).isEqualTo(receipt.no());
            assertThat(use.amount()).isEqualTo(Money.parse("50"));
        });
        assertThat(desk.spends.traceReceipt(receipt.id())).extracting(Ledger.Use::spendId).containsExactly(spend.id());
        // the fund has 28 left; a whole refund gives back what is not spent, the rest is borne by the income
        desk.till.refund(receipt.id(), Map.of(receipt.lines().getFirst().charge().id(), Money.parse("260")), Map.of(PayMethod.CASH, Money.parse("260")), "停课", TillDesk.SECOND);
        assertThat(desk.fund.balance(desk.lessons.id())).isEqualTo(Money.ZERO);
        assertThat(desk.fund.broken()).isEmpty();
    }

    @Test
    void theTenantPaysThePublishedPriceAndTheSocialOrganisationNothing() {
        Charge tenant = desk.charge("示例商贸公司", "HALL", UserClass.COMMERCIAL, 1500);
        assertThat(tenant.net()).isEqualTo(Money.parse("200.00"));
        assertThat(desk.charge("银杏服务社", "HALL", UserClass.SOCIAL_ORG, 1500).net()).isEqualTo(Money.ZERO);
        paid(tenant);
        assertThat(desk.fund.balance()).as("rent at market price is not shared").isEqualTo(Money.ZERO);
        assertThat(desk.takings.unpublished()).isEmpty();
    }

    @Test
    void badInputIsRefusedAndNothingIsPosted() {
        LocalDate today = LocalDate.now(desk.clock);
        assertThatThrownBy(() -> desk.charge("李阿姨", "READ", UserClass.RESIDENT, 1000)).isInstanceOf(UserError.class).hasMessageContaining("基础公益");
        assertThatThrownBy(() -> desk.charge("李阿姨", "PAINT", UserClass.COMMERCIAL, 1000)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> desk.charge("李阿姨", "PAINT", UserClass.RESIDENT, 0)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> desk.till.charge(Till.Draft.of(li, "PAINT", UserClass.RESIDENT, 1000, today, "").at(new Money(-100), "打折"), TillDesk.SECOND)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> desk.till.charge(Till.Draft.of(li, "PAINT", UserClass.RESIDENT, 1000, today, "").at(Money.yuan(1), "打折"), null)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> desk.till.charge(Till.Draft.of(li, "PAINT", UserClass.RESIDENT, 1000, today, "").at(Money.yuan(1), "打折"), new Till.Second("zhou", "secret")))
                .as("oneself is no second person").isInstanceOf(UserError.class);
        assertThatThrownBy(() -> desk.till.charge(Till.Draft.of(li, "PAINT", UserClass.RESIDENT, 1000, today, "").less(Money.yuan(261), "困难"), TillDesk.SECOND)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> desk.till.charge(Till.Draft.of(li, "PAINT", UserClass.RESIDENT, 1000, today, "").less(Money.yuan(60), "困难"), null))
                .as("what is waived by hand needs a second person").isInstanceOf(UserError.class).hasMessageContaining("第二人");
        assertThatThrownBy(() -> desk.tariffs.draft(today, "试", List.of(new Tariff.Price(desk.tariffs.item("PAINT").id(), UserClass.RESIDENT, new Money(-1))))).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> desk.tariffs.draft(today, "试", List.of(new Tariff.Price(desk.tariffs.item("PAINT").id(), UserClass.RESIDENT, Money.yuan(301))))).isInstanceOf(UserError.class)
                .hasMessageContaining("上限");
        assertThatThrownBy(() -> desk.tariffs.change(new Tariff(desk.tariff.id(), 1, today, null, "改", desk.tariff.prices(), desk.tariff.version()))).isInstanceOf(UserError.class);
        Charge charge = desk.charge("李阿姨", "PAINT", UserClass.RESIDENT, 1000);
        assertThatThrownBy(() -> desk.till.pay(li, Map.of(charge.id(), Money.yuan(261)), Map.of(PayMethod.CASH, Money.yuan(261)), null)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> desk.till.pay(li, Map.of(charge.id(), Money.yuan(260)), Map.of(PayMethod.CASH, Money.yuan(259)), null)).isInstanceOf(UserError.class);
        Receipt receipt = paid(charge);
        assertThat(receipt.no()).as("refused payments take no number").isEqualTo("2026-000001");
        Map<Long, Money> more = Map.of(charge.id(), Money.yuan(261));
        assertThatThrownBy(() -> desk.till.refund(receipt.id(), more, Map.of(PayMethod.CASH, Money.yuan(261)), "停课", TillDesk.SECOND)).isInstanceOf(UserError.class);
        desk.till.cancel(receipt.id(), "收错人", TillDesk.SECOND);
        assertThatThrownBy(() -> desk.till.cancel(receipt.id(), "再来", TillDesk.SECOND)).isInstanceOf(UserError.class).hasMessageContaining("已经作废");
        desk.clock.to(LocalDate.of(2026, 2, 3));
        desk.fund.closeMonth(YearMonth.of(2026, 1));
        assertThatThrownBy(() -> desk.till.charge(Till.Draft.of(li, "PAINT", UserClass.RESIDENT, 1000, LocalDate.of(2026, 1, 31), ""), null)).isInstanceOf(UserError.class).hasMessageContaining("结账");
        assertThatThrownBy(() -> desk.fund.closeMonth(YearMonth.of(2026, 1))).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> desk.spend(Money.yuan(1), "1", null)).isInstanceOf(UserError.class)
                .hasMessageContaining("结余");
    }

    /** Each refusal says where, what was found, what is expected and how to mend it; and nothing of it is in the books. */
    @Test
    void whatIsRefusedSaysSoInFourPartsAndLeavesTheBooksAsTheyWere() {
        LocalDate today = LocalDate.now(desk.clock);
        Charge charge = desk.charge("李阿姨", "PAINT", UserClass.RESIDENT, 1000);
        Receipt receipt = paid(charge);
        Receipt voided = paid(desk.charge("李阿姨", "ROOM", UserClass.RESIDENT, 1000));
        desk.till.cancel(voided.id(), "收错人", TillDesk.SECOND);
        desk.clock.to(today.plusMonths(1));
        desk.fund.closeMonth(YearMonth.from(today));
        Map<Long, Money> more = Map.of(charge.id(), Money.yuan(261));
        List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> refused = List.of(
                () -> desk.till.charge(Till.Draft.of(li, "PAINT", UserClass.RESIDENT, 1000, today.plusMonths(1), "").at(new Money(-100), "打折"), TillDesk.SECOND),
                () -> desk.tariffs.draft(today.plusMonths(2), "试", List.of(new Tariff.Price(desk.tariffs.item("PAINT").id(), UserClass.RESIDENT, new Money(-100)))),
                () -> desk.till.refund(receipt.id(), more, Map.of(PayMethod.CASH, Money.yuan(261)), "停课", TillDesk.SECOND),
                () -> desk.till.charge(Till.Draft.of(li, "PAINT", UserClass.RESIDENT, 1000, today, ""), null),
                () -> desk.till.cancel(voided.id(), "再来", TillDesk.SECOND),
                () -> desk.till.cancel(receipt.id(), "上月的", TillDesk.SECOND));
        int charges = desk.takings.prove().checked();
        List<String> receipts = desk.takings.receipts(today, today.plusMonths(1), "").stream().map(one -> one.no() + one.live()).toList();
        for (var one : refused) {
            assertThatThrownBy(one).isInstanceOfSatisfying(UserError.class, error -> {
                assertThat(List.of(error.where(), error.found(), error.expected(), error.mend())).as(error.key()).noneMatch(String::isBlank);
                assertThat(error.getMessage()).contains(error.where(), error.found(), error.expected(), error.mend());
            });
        }
        assertThat(desk.takings.prove().checked()).isEqualTo(charges);
        assertThat(desk.takings.receipts(today, today.plusMonths(1), "").stream().map(one -> one.no() + one.live()).toList()).isEqualTo(receipts);
        assertThat(desk.tariffs.tariffs()).hasSize(1);
        assertThat(desk.fund.broken()).isEmpty();
    }

    @Test
    void aReceiptOfAClosedMonthIsMendedByARefundInTheOpenOne() {
        Charge charge = desk.charge("李阿姨", "PAINT", UserClass.RESIDENT, 1000);
        Receipt receipt = desk.till.pay(li, Map.of(charge.id(), Money.yuan(260)), Map.of(PayMethod.CASH, Money.yuan(60), PayMethod.WECHAT, Money.yuan(200)), null);
        desk.clock.to(LocalDate.of(2026, 2, 3));
        desk.fund.closeMonth(YearMonth.of(2026, 1));
        assertThatThrownBy(() -> desk.till.cancel(receipt.id(), "收错人", TillDesk.SECOND)).isInstanceOf(UserError.class).hasMessageContaining("请改用退款");
        desk.till.refund(receipt.id(), Map.of(charge.id(), Money.yuan(100)), desk.till.ways(receipt, Money.yuan(100)), "停课", TillDesk.SECOND);
        assertThat(desk.till.ways(receipt, Money.yuan(160))).as("what is left of each way").isEqualTo(Map.of(PayMethod.WECHAT, Money.yuan(160)));
        assertThat(desk.fund.month(YearMonth.of(2026, 1)).closing()).as("the closed month stays").isEqualTo(Money.yuan(78));
        assertThat(desk.fund.month(YearMonth.of(2026, 2)).closing()).isEqualTo(Money.yuan(48));
        assertThat(desk.fund.broken()).isEmpty();
    }

    @Test
    void aPriceBeforeItsPublicationCannotBeUsed() {
        Tariff next = desk.tariffs.draft(LocalDate.of(2026, 3, 1), "第 2 次议事会", List.of(new Tariff.Price(desk.tariffs.item("PAINT").id(), UserClass.RESIDENT, Money.yuan(280))));
        assertThat(desk.charge("李阿姨", "PAINT", UserClass.RESIDENT, 1000).net()).isEqualTo(Money.yuan(260));
        desk.clock.to(LocalDate.of(2026, 3, 2));
        assertThat(desk.charge("李阿姨", "PAINT", UserClass.RESIDENT, 1000).net()).as("a draft binds nobody").isEqualTo(Money.yuan(260));
        assertThatThrownBy(() -> desk.tariffs.publish(next.id(), next.version())).as("its day has passed").isInstanceOf(UserError.class);
        Tariff third = desk.tariffs.draft(LocalDate.of(2026, 3, 10), "第 3 次议事会", next.prices());
        desk.tariffs.publish(third.id(), third.version());
        assertThat(desk.charge("李阿姨", "PAINT", UserClass.RESIDENT, 1000).net()).isEqualTo(Money.yuan(260));
        desk.clock.to(LocalDate.of(2026, 3, 10));
        assertThat(desk.charge("李阿姨", "PAINT", UserClass.RESIDENT, 1000).net()).isEqualTo(Money.yuan(280));
        assertThat(desk.takings.unpublished()).isEmpty();
    }

    @Test
    void whatIsSparedIsCountedAgainstTheMarketPrice() {
        desk.charge("银杏服务社", "HALL", UserClass.SOCIAL_ORG, 1500);
        desk.charge("银杏服务社", "HALL", UserClass.SOCIAL_ORG, 2000);
        desk.charge("示例商贸公司", "HALL", UserClass.COMMERCIAL, 1500);
        Charge wrong = desk.charge("银杏服务社", "HALL", UserClass.SOCIAL_ORG, 9000);
        desk.till.reverse(wrong.id(), "记错");
        desk.till.charge(Till.Draft.of(li, "PAINT", UserClass.RESIDENT, 1000, LocalDate.now(desk.clock), "").less(Money.yuan(60), "困难"), TillDesk.SECOND);
        desk.till.charge(Till.Draft.of(li, "PAINT", UserClass.RESIDENT, 1000, LocalDate.now(desk.clock), "").from("meal", 5).less(Money.yuan(8), "补贴"), null);
        assertThat(desk.takings.spared(2026)).as("a meal's subsidy is no waiver").extracting(one -> one.payer().name() + " " + one.times() + " " + one.market() + " " + one.value())
                .containsExactly("银杏服务社 2 466.66 466.66", "李阿姨 1 260.00 60.00");
        Takings.Spared first = desk.takings.spared(2026).getFirst();
        assertThat(desk.takings.sparedRows(2026, first.payer(), first.userClass())).extracting(row -> row.value().toString()).containsExactly("200.00", "266.66");
        assertThat(desk.takings.spared(2025)).isEmpty();
    }

    @Test
    void theProofFindsAPriceThatNobodyConfirmed() {
        LocalDate today = LocalDate.now(desk.clock);
        Charge good = desk.charge("李阿姨", "PAINT", UserClass.RESIDENT, 1000);
        desk.till.charge(Till.Draft.of(li, "PAINT", UserClass.RESIDENT, 1000, today, "").at(Money.yuan(200), "旧学员"), TillDesk.SECOND);
        assertThat(desk.takings.prove()).satisfies(proof -> {
            assertThat(proof.checked()).isEqualTo(2);
            assertThat(proof.wrong()).isEmpty();
        });
        // As if somebody had reached into the store: another price with no name behind it, and one before its day.
        TillStore store = new TillStore(desk.db, desk.clock);
        Charge forged = new Charge(0, today, li, good.item(), UserClass.RESIDENT, 1000, Money.yuan(100), Money.yuan(100), Money.ZERO, null, Money.yuan(100), good.tariffId(), null, null, null,
                null, "", today, null, "x");
        Charge early = new Charge(0, today.minusDays(1), li, good.item(), UserClass.RESIDENT, 1000, good.unit(), good.gross(), Money.ZERO, null, good.net(), good.tariffId(), null, null, null,
                null, "", today, null, "x");
        List<Long> forgeries = desk.db.write(() -> List.of(store.insert(forged), store.insert(early)));
        assertThat(desk.takings.prove().wrong()).extracting(Charge::id).containsExactlyInAnyOrderElementsOf(forgeries);
    }

    @Test
    void anExemptionNeedsProofAndCountsInItsTime() {
        LocalDate today = LocalDate.now(desk.clock);
        long partner = TillDesk.partner(desk.db, "示例书店");
        Charge.Payer shop = new Charge.Payer(null, partner, "示例书店");
        assertThatThrownBy(() -> desk.tariffs.exempt(new Tariff.Exemption(0, shop, "签约服务商", " ", 50, today, null, 0))).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> desk.tariffs.exempt(new Tariff.Exemption(0, shop, "签约服务商", "协议 3 号", 101, today, null, 0))).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> desk.tariffs.exempt(new Tariff.Exemption(0, Charge.Payer.named("某人"), "低保", "证 1", 50, today, null, 0))).as("nobody to be known again").isInstanceOf(UserError.class);
        Tariff.Exemption half = desk.tariffs.exempt(new Tariff.Exemption(0, shop, "签约服务商", "协议 3 号", 50, today, null, 0));
        Charge charge = desk.till.charge(Till.Draft.of(shop, "HALL", UserClass.COMMERCIAL, 1000, today, ""), null);
        assertThat(charge.net()).isEqualTo(Money.parse("66.66"));
        assertThat(charge.waiveReason()).contains("签约服务商");
        desk.tariffs.endExemption(half.id(), half.version(), today);
        desk.clock.to(today.plusDays(1));
        assertThat(desk.till.charge(Till.Draft.of(shop, "HALL", UserClass.COMMERCIAL, 1000, today.plusDays(1), ""), null).net()).isEqualTo(Money.parse("133.33"));
        assertThatThrownBy(() -> desk.tariffs.endExemption(half.id(), half.version(), today)).as("somebody else ended it").isInstanceOf(UserError.class);
    }

    @Test
    void aVersionStandsByItsDays() {
        LocalDate today = LocalDate.now(desk.clock);
        Tariff next = desk.tariffs.draft(today.plusDays(5), "第 2 次议事会", desk.tariff.prices());
        assertThat(desk.tariffs.standing(next, today)).isEqualTo(Tariff.TariffStanding.DRAFT);
        Tariff made = desk.tariffs.publish(next.id(), next.version());
        assertThat(desk.tariffs.standing(made, today)).isEqualTo(Tariff.TariffStanding.ANNOUNCED);
        assertThat(desk.tariffs.standing(desk.tariff, today)).isEqualTo(Tariff.TariffStanding.IN_FORCE);
        assertThat(desk.tariffs.standing(made, today.plusDays(5))).isEqualTo(Tariff.TariffStanding.IN_FORCE);
        assertThat(desk.tariffs.standing(desk.tariff, today.plusDays(5))).isEqualTo(Tariff.TariffStanding.PAST);
        FeeItem paint = desk.tariffs.item("PAINT");
        assertThatThrownBy(() -> desk.tariffs.change(new FeeItem(paint.id(), paint.code(), paint.name(), paint.area(), paint.kind(), paint.unit(), Money.yuan(100), true, paint.version())))
                .as("a cap below the price in force").isInstanceOf(UserError.class).hasMessageContaining("上限");
    }

    @Test
    void theDayIsClosedWithItsDifference() {
        paid(desk.charge("李阿姨", "PAINT", UserClass.RESIDENT, 1000));
        LocalDate today = LocalDate.now(desk.clock);
        assertThat(desk.takings.expected(today)).containsEntry(PayMethod.CASH, Money.yuan(260));
        assertThatThrownBy(() -> desk.takings.closeDay(today, Map.of(PayMethod.CASH, Money.yuan(250)), null)).isInstanceOf(UserError.class);
        Receipt.DayClose close = desk.takings.closeDay(today, Map.of(PayMethod.CASH, Money.yuan(250)), "少 10 元，已报告");
        assertThat(close.difference()).isEqualTo(Money.yuan(-10));
        assertThat(close.no()).isEqualTo(1);
        Charge late = desk.charge("王伯", "PAINT", UserClass.RESIDENT, 1000);
        assertThatThrownBy(() -> paid(late)).isInstanceOf(UserError.class).hasMessageContaining("日结");
        assertThatThrownBy(() -> desk.takings.closeDay(today, Map.of(), null)).isInstanceOf(UserError.class);
        desk.clerk = "吴老师";
        assertThat(paid(late).no()).isEqualTo("2026-000002");
        desk.clock.to(today.plusDays(40));
        desk.charge("李阿姨", "PAINT", UserClass.RESIDENT, 1000);
        assertThat(desk.takings.arrears(today.plusDays(90))).singleElement().satisfies(owing -> {
            assertThat(owing.payer().name()).isEqualTo("李阿姨");
            assertThat(owing.days()).isEqualTo(20);
        });
    }

    @Test
    void aHundredSumsAgreeWithDecimalArithmetic() {
        Random random = new Random(7);
        Money[] units = {Money.parse("133.33"), Money.parse("19.99"), Money.parse("260")};
        String[] items = {"HALL", "ROOM", "PAINT"};
        UserClass[] classes = {UserClass.COMMERCIAL, UserClass.RESIDENT, UserClass.RESIDENT};
        for (int i = 0; i < 100; i++) {
            int which = random.nextInt(3);
            long quantity = 1 + random.nextInt(9000);
            BigDecimal gross = units[which].toDecimal().multiply(BigDecimal.valueOf(quantity, 3)).setScale(2, RoundingMode.HALF_UP);
            BigDecimal waived = gross.multiply(BigDecimal.valueOf(random.nextInt(101), 2)).setScale(2, RoundingMode.HALF_UP);
            Charge charge = desk.till.charge(Till.Draft.of(li, items[which], classes[which], quantity, LocalDate.now(desk.clock), "").less(Money.of(waived), "困难"), TillDesk.SECOND);
            assertThat(charge.gross().toDecimal()).isEqualByComparingTo(gross);
            assertThat(charge.net().toDecimal()).isEqualByComparingTo(gross.subtract(waived));
        }
    }

    /** Over random sequences: balanced, gapless, never negative, every receipt re-computes from its tariff, months close. */
    @Test
    void randomYearsKeepTheBooks() {
        for (int seed = 1; seed <= 6; seed++) {
            try (TillDesk random = new TillDesk()) {
                live(random, new Random(seed));
                check(random);
            }
        }
    }

    /** T14 of the faults: ten thousand steps. */
    @Test
    @Tag("long")
    void soDoTenThousandSteps() {
        for (int seed = 100; seed < 184; seed++) {
            try (TillDesk random = new TillDesk()) {
                live(random, new Random(seed));
                check(random);
            }
        }
        Reliability.tell("T14", "random charges, part payments, refunds, voids, spendings, closings", 84 * 120, 0, "not tried");
    }

    private static void live(TillDesk desk, Random random) {
        String[] items = {"PAINT", "HALL", "ROOM", "READ"};
        for (int step = 0; step < 120; step++) {
            LocalDate today = LocalDate.now(desk.clock);
            try {
                List<Receipt> receipts = desk.takings.receipts(today.withDayOfYear(1), today, "");
                Receipt some = receipts.isEmpty() ? null : receipts.get(random.nextInt(receipts.size()));
                switch (random.nextInt(10)) {
                    case 0, 1, 2 -> {
                        int which = random.nextInt(4);
                        desk.charge("人" + random.nextInt(4), items[which], which == 1 ? UserClass.COMMERCIAL : UserClass.RESIDENT, 1 + random.nextInt(4000));
                    }
                    case 3, 4, 5 -> {
                        Charge.Payer payer = Charge.Payer.named("人" + random.nextInt(4));
                        Map<Long, Money> parts = new HashMap<>();
                        desk.till.owed(payer).forEach(due -> parts.put(due.charge().id(), random.nextBoolean() ? due.open() : new Money(1 + random.nextLong(due.open().fen()))));
                        Money total = parts.values().stream().reduce(Money.ZERO, Money::plus);
                        Money cash = new Money(total.isZero() ? 0 : random.nextLong(total.fen() + 1));
                        desk.till.pay(payer, parts, Map.of(PayMethod.CASH, cash, PayMethod.WECHAT, total.minus(cash)), null);
                    }
                    case 6 -> {
                        if (some != null) {
                            desk.till.cancel(some.id(), "试", TillDesk.SECOND);
                        }
                    }
                    case 7 -> {
                        if (some == null) {
                            continue;
                        }
                        Map<Long, Money> left = new HashMap<>();
                        desk.till.left(some).forEach((id, money) -> left.put(id, new Money(1 + random.nextLong(Math.max(1, money.fen())))));
                        Money total = left.values().stream().reduce(Money.ZERO, Money::plus);
                        desk.till.refund(some.id(), left, Map.of(PayMethod.CASH, total), "退", TillDesk.SECOND);
                    }
                    case 8 -> desk.spend(new Money(1 + random.nextLong(6000)), "P" + step, null);
                    default -> {
                        List<Ledger.Spend> spends = desk.spends.all();
                        if (!spends.isEmpty() && random.nextInt(3) == 0) {
                            desk.spends.unspend(spends.get(random.nextInt(spends.size())).id(), "记错", TillDesk.WU);
                        } else {
                            desk.clock.to(today.plusDays(random.nextInt(9)));
                            if (random.nextInt(4) == 0 && !YearMonth.from(today).equals(YearMonth.now(desk.clock))) {
                                desk.fund.closeMonth(YearMonth.from(today));
                            }
                        }
                    }
                }
            } catch (UserError refused) {
                // refused inputs must leave nothing behind: that is what check() looks at
                assertThat(refused.getMessage()).contains("。");
            }
            assertThat(desk.fund.balance(desk.lessons.id()).fen()).isNotNegative();
        }
    }

    private static void check(TillDesk desk) {
        LocalDate to = LocalDate.now(desk.clock);
        List<Receipt> receipts = desk.takings.receipts(LocalDate.of(2026, 1, 1), to, "").reversed();
        assertThat(receipts).isNotEmpty();
        Map<Integer, List<Receipt>> years = new TreeMap<>();
        receipts.forEach(receipt -> years.computeIfAbsent(receipt.on().getYear(), any -> new java.util.ArrayList<>()).add(receipt));
        years.forEach((year, of) -> assertThat(of).extracting(Receipt::no)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, of.size()).mapToObj(i -> String.format("%d-%06d", year, i)).toList()));
        for (Receipt receipt : receipts) {
            Money lines = receipt.lines().stream().map(Receipt.Line::amount).reduce(Money.ZERO, Money::plus);
            assertThat(receipt.payments().values().stream().reduce(Money.ZERO, Money::plus)).isEqualTo(lines).isEqualTo(receipt.total());
            for (Receipt.Line line : receipt.lines()) {
                Charge charge = line.charge();
                Money unit = desk.tariffs.tariff(charge.tariffId()).prices().stream()
                        .filter(price -> price.itemId() == charge.item().id() && price.userClass() == charge.userClass()).findFirst().orElseThrow().amount();
                assertThat(charge.gross()).isEqualTo(Tariffs.times(unit, charge.quantity()));
                assertThat(charge.item().kind()).isNotEqualTo(FeeItem.ItemKind.BASIC);
            }
        }
        assertThat(desk.fund.broken()).isEmpty();
        assertThat(desk.takings.unpublished()).isEmpty();
        // what was taken in all, by receipt less void and refund, is what lies in the accounts plus what was spent
        Money live = receipts.stream().filter(Receipt::live).map(Receipt::total).reduce(Money.ZERO, Money::plus);
        Money spent = desk.spends.all().stream().filter(spend -> !spend.reversed()).map(Ledger.Spend::amount).reduce(Money.ZERO, Money::plus);
        Map<FeeArea, Money> income = desk.fund.income(LocalDate.of(2026, 1, 1), to);
        assertThat(income.values().stream().reduce(Money.ZERO, Money::plus)).isEqualTo(live);
        Money uses = desk.spends.all().stream().filter(spend -> !spend.reversed()).flatMap(spend -> desk.spends.trace(spend.id()).stream()).map(Ledger.Use::amount)
                .reduce(Money.ZERO, Money::plus);
        assertThat(uses).isEqualTo(spent);
        for (YearMonth month = YearMonth.of(2026, 1); !month.isAfter(YearMonth.from(to)); month = month.plusMonths(1)) {
            Ledger.Month sums = desk.fund.month(month);
            assertThat(sums.opening().plus(sums.in())).isEqualTo(sums.out().plus(sums.closing()));
        }
        beancountBalances(desk.fund.beancount());
    }

    private static void beancountBalances(String text) {
        long sum = 0;
        int postings = 0;
        for (String line : text.lines().toList()) {
            if (line.matches("  [A-Z]\\w+:.* CNY")) {
                String[] parts = line.strip().split("\\s+");
                assertThat(text).as("every account is opened").contains("open " + parts[0] + " CNY");
                sum += Money.parse(parts[1]).fen();
                postings++;
            } else if (line.isBlank()) {
                assertThat(sum).isZero();
            }
        }
        assertThat(sum).isZero();
        assertThat(postings).isGreaterThan(2);
    }
}
