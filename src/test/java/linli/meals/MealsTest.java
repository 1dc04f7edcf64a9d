package linli.meals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import linli.base.text.UserError;
import linli.base.value.Money;
import linli.base.value.Sitting;
import linli.billing.Charge;
import linli.meals.MealOrder.OrderStatus;
import linli.meals.MealOrder.Standing;
import linli.meals.MealOrder.Wish;
import linli.meals.MealRule.Billing;
import linli.meals.MealRule.Tier;
import linli.subsidies.SubsidyClaim;
import linli.subsidies.SubsidyClaim.LineKind;
import org.junit.jupiter.api.Test;

/** Orders, prices and subsidies, what the kitchen cooks, what is charged and claimed. */
class MealsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 12);
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    @Test
    void priceAndSubsidyFollowAgeAndCategoryOnTheMealsDay() {
        try (Canteen canteen = new Canteen()) {
            // 79 on the Monday, 80 on the Tuesday.
            long born = canteen.person("沈阿土", "1946-10-13");
            assertThat(canteen.meals.preview(canteen.wish(born, MONDAY)).quote().subsidy()).isEqualTo(Money.yuan(3));
            assertThat(canteen.meals.preview(canteen.wish(born, MONDAY.plusDays(1))).quote()).satisfies(quote -> {
                assertThat(quote.tier()).isEqualTo("80–89 岁");
                assertThat(quote.subsidy()).isEqualTo(Money.yuan(5));
                assertThat(quote.self()).isEqualTo(Money.yuan(6));
            });
            long poor = canteen.person("钱秀宝", "1955-01-01", "AID_DIBAO");
            assertThat(canteen.meals.preview(canteen.wish(poor, MONDAY)).quote()).as("the best of the two").satisfies(quote -> {
                assertThat(quote.tier()).isEqualTo("低保对象");
                assertThat(quote.subsidy()).isEqualTo(Money.yuan(8));
            });
            long young = canteen.person("周小年", "1990-01-01");
            assertThat(canteen.meals.preview(canteen.wish(young, MONDAY)).quote().self()).isEqualTo(Money.yuan(11));
            long destitute = canteen.person("陆无依", "1950-01-01", "AID_TEKUN");
            assertThat(canteen.meals.preview(new Wish(destitute, MONDAY, Sitting.LUNCH, "简餐", true, Set.of(), Set.of(), null)).quote()).as("never more than the price").satisfies(quote -> {
                assertThat(quote.subsidy()).isEqualTo(Money.yuan(9));
                assertThat(quote.self()).isEqualTo(Money.ZERO);
                assertThat(quote.delivery()).isEqualTo(Money.yuan(2));
            });
        }
    }

    @Test
    void aDishThatDoesNotSuitIsNamedBeforeItIsSaved() {
        try (Canteen canteen = new Canteen()) {
            long who = canteen.person("顾秋妹", "1948-03-01");
            assertThat(Canteen.refused(() -> canteen.meals.diners().keep(who, 0, new Diet(List.of("海鲜"), List.of(), List.of(), null, null, null, null))))
                    .as("health data without consent").isEqualTo("error.meals.consent");
            canteen.meals.diners().keep(who, 0, new Diet(List.of("海鲜"), List.of("香菜"), List.of("软烂"), null, MONDAY, "本人", null));
            long shrimp = canteen.dish("油爆河虾", "", "虾");
            canteen.menus.set(MONDAY, Sitting.LUNCH, List.of(shrimp, canteen.dish("青菜", "清淡", "")));
            List<Diet.Clash> clashes = canteen.meals.preview(canteen.wish(who, MONDAY)).clashes();
            assertThat(clashes).extracting(Diet.Clash::text).containsExactly("「油爆河虾」含海鲜，此人对海鲜过敏", "这一餐没有软烂的菜");
            assertThatThrownBy(() -> canteen.order(who, MONDAY)).isInstanceOf(UserError.class).hasMessageContaining("油爆河虾").hasMessageContaining("海鲜");
            assertThat(canteen.meals.day(MONDAY, Sitting.LUNCH).rows()).isEmpty();
            canteen.meals.order(canteen.wish(who, MONDAY).omitting(Set.of(shrimp)));
            Meals.Day day = canteen.meals.day(MONDAY, Sitting.LUNCH);
            assertThat(day.kitchen().portions()).isEqualTo(1);
            assertThat(day.kitchen().dishes()).containsEntry("油爆河虾", 0).containsEntry("青菜", 1);
            assertThat(day.kitchen().tags()).containsEntry("软烂", 1);
            // Consent taken back: nothing is known any more, but that there was one is.
            MealOrder.Diner diner = canteen.meals.diners().get(who);
            MealOrder.Diner after = canteen.meals.diners().withdraw(who, diner.version());
            assertThat(after.diet().known()).isFalse();
            assertThat(after.diet().withdrawnOn()).isEqualTo(MONDAY);
        }
    }

    @Test
    void aChangedMenuSaysWhomToPhone() {
        try (Canteen canteen = new Canteen()) {
            long who = canteen.person("顾秋妹", "1948-03-01");
            canteen.meals.diners().keep(who, 0, new Diet(List.of("花生"), List.of(), List.of(), null, MONDAY, "女儿", null));
            MealOrder order = canteen.order(who, MONDAY.plusDays(7));
            assertThat(canteen.meals.calls(MONDAY.plusDays(7), MONDAY.plusDays(13))).isEmpty();
            long dish = canteen.dish("宫保鸡丁", "", "花生");
            canteen.menus.set(MONDAY.plusDays(7), Sitting.LUNCH, List.of(dish));
            List<MealOrder.Row> calls = canteen.meals.calls(MONDAY.plusDays(7), MONDAY.plusDays(13));
            assertThat(calls).singleElement().satisfies(row -> {
                assertThat(row.diner().phone()).isNotNull();
                assertThat(row.clashes()).singleElement().satisfies(clash -> assertThat(clash.text()).contains("宫保鸡丁").contains("花生"));
            });
            canteen.meals.leaveOut(calls.getFirst());
            assertThat(canteen.meals.calls(MONDAY.plusDays(7), MONDAY.plusDays(13))).isEmpty();
            assertThat(canteen.meals.steps(order.id()).getLast().action()).isEqualTo(MealOrder.MealAction.CALLED);
        }
    }

    @Test
    void standingOrdersRepeatPauseAndEnd() {
        try (Canteen canteen = new Canteen()) {
            long who = canteen.person("顾秋妹", "1948-03-01");
            Standing one = canteen.meals.standings().add(new Standing(0, who, Sitting.LUNCH, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), "标准餐", false, MONDAY, null, null, List.of(), 0));
            assertThat(live(canteen, MONDAY, MONDAY.plusDays(13))).hasSize(10);
            assertThat(canteen.meals.standings().fill()).as("again makes nothing").isZero();
            assertThat(Canteen.refused(() -> canteen.meals.standings().add(new Standing(0, who, Sitting.LUNCH, EnumSet.of(DayOfWeek.MONDAY), "标准餐", false, MONDAY, null, null, List.of(), 0))))
                    .isEqualTo("error.meals.standingTwin");
            MealOrder off = live(canteen, MONDAY, MONDAY).getFirst();
            canteen.meals.cancel(off.id(), off.version(), "今天不来");
            assertThat(canteen.meals.standings().fill()).as("a day cancelled by hand stays cancelled").isZero();
            Standing paused = canteen.meals.standings().pause(one.id(), MONDAY.plusDays(1), MONDAY.plusDays(4), "住院");
            assertThat(live(canteen, MONDAY, MONDAY.plusDays(6))).isEmpty();
            canteen.meals.standings().resume(one.id(), paused.pauses().getFirst());
            assertThat(live(canteen, MONDAY, MONDAY.plusDays(6))).hasSize(4);
            canteen.meals.standings().end(one.id(), one.version(), MONDAY.plusDays(2), "搬走");
            assertThat(live(canteen, MONDAY, MONDAY.plusDays(13))).hasSize(2);
        }
    }

    private static List<MealOrder> live(Canteen canteen, LocalDate from, LocalDate to) {
        List<MealOrder> all = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            canteen.meals.day(day, Sitting.LUNCH).rows().stream().map(MealOrder.Row::order).filter(order -> order.status().live()).forEach(all::add);
        }
        return all;
    }

    @Test
    void aMonthOfCanteenMealsWithItsSubsidyClaim() {
        try (Canteen canteen = new Canteen(LocalDate.of(2026, 10, 31))) {
            long old = canteen.person("顾秋妹", "1940-03-01");
            long poor = canteen.person("钱秀宝", "1955-01-01", "AID_DIBAO");
            int days = 0;
            for (LocalDate day = LocalDate.of(2026, 10, 8); !day.isAfter(LocalDate.of(2026, 10, 30)); day = day.plusDays(1)) {
                if (day.getDayOfWeek().getValue() < 6) {
                    canteen.eaten(old, day);
                    canteen.eaten(poor, day);
                    days++;
                }
            }
            assertThat(days).isEqualTo(17);
            MealBills.Charged charged = canteen.meals.bills().chargeMonth(OCTOBER);
            assertThat(charged).isEqualTo(new MealBills.Charged(2, 34, Money.yuan(17 * 6 + 17 * 3)));
            assertThat(canteen.meals.bills().chargeMonth(OCTOBER).meals()).as("nothing twice").isZero();
            Charge bill = canteen.till.owed(new Charge.Payer(old, null, "顾秋妹")).getFirst().charge();
            assertThat(bill.gross()).isEqualTo(Money.yuan(17 * 11));
            assertThat(bill.waived()).isEqualTo(Money.yuan(17 * 5));
            assertThat(Canteen.refused(() -> canteen.claims.submit(OCTOBER))).as("the month is not over").isEqualTo("error.subsidies.early");
            canteen.clock.to(LocalDate.of(2026, 11, 2));
            SubsidyClaim claim = canteen.claims.submit(OCTOBER);
            assertThat(claim.total()).isEqualTo(Money.yuan(17 * 5 + 17 * 8));
            assertThat(claim.of(LineKind.MEAL)).hasSize(34);
            assertThat(claim.byTier()).extracting(SubsidyClaim.Sum::meals).containsExactly(17, 17);
            assertThat(claim.byPerson()).hasSize(2);
            assertThat(Canteen.refused(() -> canteen.claims.submit(OCTOBER))).isEqualTo("error.subsidies.again");
            // Found out later: one of the meals was not eaten. The claim stays as it was sent; the next takes it back.
            MealOrder wrong = canteen.meals.get(claim.lines().getFirst().orderId());
            canteen.meals.cancel(wrong.id(), wrong.version(), "记错了人");
            assertThat(canteen.claims.claim(OCTOBER)).isEqualTo(claim);
            canteen.eaten(old, LocalDate.of(2026, 11, 2));
            canteen.clock.to(LocalDate.of(2026, 12, 1));
            SubsidyClaim next = canteen.claims.submit(YearMonth.of(2026, 11));
            assertThat(next.total()).isEqualTo(Money.ZERO);
            assertThat(next.of(LineKind.ADJUST)).singleElement().satisfies(line -> {
                assertThat(line.amount()).isEqualTo(Money.yuan(-5));
                assertThat(line.reason()).contains("记错了人");
            });
            assertThat(canteen.till.owed(new Charge.Payer(old, null, "顾秋妹")).getFirst().charge().net()).as("charged anew without it").isEqualTo(Money.yuan(16 * 6));
        }
    }

    @Test
    void mergedResidentsHaveOneSubsidisedMealASitting() {
        try (Canteen canteen = new Canteen(LocalDate.of(2026, 10, 12))) {
            long one = canteen.person("顾秋妹", "1940-03-01");
            long two = canteen.person("顾秋妹", "1940-03-02");
            MealOrder first = canteen.eaten(one, MONDAY);
            MealOrder second = canteen.eaten(two, MONDAY);
            assertThat(second.quote().subsidy()).isEqualTo(Money.yuan(5));
            canteen.residents.merge(one, two);
            assertThat(canteen.meals.preview(canteen.wish(two, MONDAY)).quote().subsidy()).as("one person now").isEqualTo(Money.ZERO);
            canteen.clock.to(LocalDate.of(2026, 11, 2));
            SubsidyClaim claim = canteen.claims.claim(OCTOBER);
            assertThat(claim.lines()).extracting(SubsidyClaim.Line::orderId).containsExactly(first.id());
            assertThat(canteen.claims.look(OCTOBER).doubles()).extracting(SubsidyClaim.Line::orderId).containsExactly(second.id());
            canteen.claims.submit(OCTOBER);
            canteen.residents.unmerge(two);
            assertThat(canteen.claims.claim(YearMonth.of(2026, 11)).lines()).as("parted again: the other meal is claimed later").extracting(SubsidyClaim.Line::orderId)
                    .containsExactly(second.id());
        }
    }

    @Test
    void theRemainderIsChargedAtOnceWhereTheRuleSaysSo() {
        try (Canteen canteen = new Canteen()) {
            MealRule example = MealRule.example();
            canteen.meals.bills().set(new MealRule(null, MONDAY, "居民议事会", false, example.packages(), example.delivery(), example.deliveryItem(), Billing.AT_ONCE, example.tiers()));
            long who = canteen.person("顾秋妹", "1940-03-01");
            MealOrder eaten = canteen.eaten(who, MONDAY);
            assertThat(eaten.chargeId()).isNotNull();
            assertThat(canteen.till.owed(new Charge.Payer(who, null, "顾秋妹")).getFirst().open()).isEqualTo(Money.yuan(6));
            MealOrder back = canteen.meals.mark(eaten.id(), eaten.version(), OrderStatus.NO_SHOW);
            assertThat(back.chargeId()).isNull();
            assertThat(canteen.till.owed(new Charge.Payer(who, null, "顾秋妹"))).isEmpty();
            // A price other than the published one charges nobody, and the meal stays unmarked.
            canteen.meals.bills().set(new MealRule(null, MONDAY.minusDays(1), "居民议事会", false, List.of(new MealRule.Package("标准餐", Money.yuan(12), "MEAL-11")), Money.ZERO, null,
                    Billing.AT_ONCE, example.tiers()));
            MealOrder other = canteen.order(who, MONDAY.minusDays(1));
            assertThat(Canteen.refused(() -> canteen.meals.mark(other.id(), other.version(), OrderStatus.EATEN))).isEqualTo("error.meals.tariff");
            assertThat(canteen.meals.get(other.id()).status()).isEqualTo(OrderStatus.ORDERED);
        }
    }

    @Test
    void whereMealsAreABasicServiceNobodyPays() {
        try (Canteen canteen = new Canteen()) {
            canteen.meals.bills().set(new MealRule(null, MONDAY, "区民政局通知", false, List.of(new MealRule.Package("爱心餐", Money.yuan(10), null)), Money.ZERO, null, Billing.AT_ONCE,
                    List.of(new Tier(80, null, null, Money.yuan(10)))));
            long old = canteen.person("顾秋妹", "1940-03-01");
            long young = canteen.person("周小年", "1990-01-01");
            MealOrder order = canteen.meals.order(new Wish(old, MONDAY, Sitting.LUNCH, "爱心餐", false, Set.of(), Set.of(), null));
            assertThat(canteen.meals.mark(order.id(), order.version(), OrderStatus.EATEN).chargeId()).isNull();
            assertThat(Canteen.refused(() -> canteen.meals.order(new Wish(young, MONDAY, Sitting.LUNCH, "爱心餐", false, Set.of(), Set.of(), null)))).isEqualTo("error.meals.notFree");
            assertThat(Canteen.refused(() -> canteen.meals.order(new Wish(old, MONDAY, Sitting.LUNCH, "爱心餐", false, Set.of(), Set.of(), null)))).isEqualTo("error.meals.second");
        }
    }

    /** Random orders, rules, marks, voids, merges and claims: the sums always agree. */
    @Test
    void sumsAgreeWhateverHappens() {
        for (int seed = 1; seed <= 8; seed++) {
            Random random = new Random(seed);
            try (Canteen canteen = new Canteen(LocalDate.of(2026, 8, 31))) {
                List<Long> people = new ArrayList<>();
                String[] kinds = {null, "AID_DIBAO", "AID_TEKUN", "OLD_DISABLED"};
                for (int i = 0; i < 8; i++) {
                    String kind = kinds[random.nextInt(4)];
                    String birth = random.nextInt(1930, 1995) + "-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10);
                    people.add(kind == null ? canteen.person("老人" + "甲乙丙丁戊己庚辛".charAt(i), birth) : canteen.person("老人" + "甲乙丙丁戊己庚辛".charAt(i), birth, kind));
                }
                List<MealOrder> orders = new ArrayList<>();
                for (int month = 9; month <= 11; month++) {
                    YearMonth now = YearMonth.of(2026, month);
                    canteen.clock.to(now.plusMonths(1).atDay(2));
                    canteen.meals.bills().set(rule(random, now.atDay(1 + random.nextInt(20))));
                    for (int i = 0; i < 60; i++) {
                        step(canteen, random, people, orders, now);
                    }
                    if (random.nextBoolean()) {
                        canteen.meals.bills().chargeMonth(now);
                    }
                    Canteen.refused(() -> canteen.claims.submit(now));
                    assertSums(canteen, orders, now);
                }
            }
        }
    }

    /** Odd fen, and tiers that may exceed the price. */
    private static MealRule rule(Random random, LocalDate from) {
        List<Tier> tiers = new ArrayList<>();
        for (int age = 60; age < 100; age += 10) {
            tiers.add(new Tier(age, age == 90 ? null : age + 9, null, new Money(random.nextInt(1400))));
        }
        tiers.add(new Tier(null, null, "AID_DIBAO", new Money(random.nextInt(1400))));
        tiers.add(new Tier(null, null, "AID_TEKUN", new Money(1111)));
        return new MealRule(null, from, "试", true, MealRule.example().packages(), MealRule.example().delivery(), MealRule.example().deliveryItem(),
                random.nextInt(3) == 0 ? Billing.AT_ONCE : Billing.MONTHLY, tiers);
    }

    private static void step(Canteen canteen, Random random, List<Long> people, List<MealOrder> orders, YearMonth now) {
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 -> {
                Wish wish = new Wish(people.get(random.nextInt(people.size())), now.atDay(1 + random.nextInt(6)), Sitting.values()[random.nextInt(2)],
                        MealRule.example().packages().get(random.nextInt(3)).name(), random.nextBoolean(), Set.of(), Set.of(), null);
                orders.add(canteen.meals.order(wish));
            }
            case 5, 6, 7 -> some(orders, random).ifPresent(order -> Canteen.refused(() -> canteen.meals.mark(order.id(), canteen.meals.get(order.id()).version(),
                    List.of(OrderStatus.EATEN, OrderStatus.EATEN, OrderStatus.NO_SHOW, OrderStatus.ORDERED).get(random.nextInt(4)))));
            case 8 -> some(orders, random).ifPresent(order -> Canteen.refused(() -> canteen.meals.cancel(order.id(), canteen.meals.get(order.id()).version(), "试")));
            default -> {
                if (random.nextInt(4) == 0) {
                    long gone = people.get(random.nextInt(people.size()));
                    long kept = people.get(random.nextInt(people.size()));
                    if (gone != kept && canteen.residents.find(gone).orElseThrow().standing() == linli.residents.Resident.Standing.ACTIVE
                            && canteen.residents.find(kept).orElseThrow().standing() == linli.residents.Resident.Standing.ACTIVE) {
                        Canteen.refused(() -> canteen.residents.merge(kept, gone));
                    }
                } else {
                    some(orders, random).ifPresent(order -> Canteen.refused(() -> canteen.meals.reprice(order.id(), canteen.meals.get(order.id()).version())));
                }
            }
        }
    }

    private static java.util.Optional<MealOrder> some(List<MealOrder> orders, Random random) {
        return orders.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(orders.get(random.nextInt(orders.size())));
    }

    private static void assertSums(Canteen canteen, List<MealOrder> made, YearMonth until) {
        List<MealOrder> orders = made.stream().map(order -> canteen.meals.get(order.id())).toList();
        assertThat(orders).allSatisfy(order -> assertThat(order.quote().subsidy().plus(order.quote().self())).isEqualTo(order.quote().price()));
        Map<LocalDate, List<MealOrder>> days = orders.stream().collect(java.util.stream.Collectors.groupingBy(MealOrder::on));
        days.forEach((day, some) -> {
            for (Sitting sitting : Sitting.values()) {
                long cooked = some.stream().filter(order -> order.sitting() == sitting && order.status() != OrderStatus.CANCELLED).count();
                assertThat(canteen.meals.day(day, sitting).kitchen().portions()).isEqualTo((int) cooked);
            }
        });
        // What all claims say of each meal is what the meal says, and of one person's sitting only one meal.
        List<SubsidyClaim> claims = canteen.claims.claims();
        if (claims.isEmpty() || !claims.getFirst().month().equals(until)) {
            return;
        }
        Set<String> sittings = new HashSet<>();
        Money should = Money.ZERO;
        for (MealOrder order : orders.stream().sorted(java.util.Comparator.comparing(MealOrder::on).thenComparing(MealOrder::sitting).thenComparing(MealOrder::id)).toList()) {
            Money claimed = claims.stream().flatMap(claim -> claim.lines().stream()).filter(line -> line.orderId() == order.id()).map(SubsidyClaim.Line::amount).reduce(Money.ZERO, Money::plus);
            boolean subsidised = order.status() == OrderStatus.EATEN && !order.quote().subsidy().isZero();
            long person = canteen.meals.diners().get(order.residentId()).residentId();
            Money entitled = subsidised && sittings.add(person + "/" + order.on() + "/" + order.sitting()) ? order.quote().subsidy() : Money.ZERO;
            assertThat(claimed).as("meal %s", order).isEqualTo(entitled);
            should = should.plus(entitled);
        }
        assertThat(claims.stream().map(SubsidyClaim::total).reduce(Money.ZERO, Money::plus)).isEqualTo(should);
    }

    /** A rule is typed as its lines show it, and says which line it cannot read. */
    @Test
    void aRuleIsTypedInLines() {
        MealRule example = MealRule.example();
        MealRule typed = MealRule.typed(LocalDate.of(2026, 11, 1), "街道通知", example.packageLines(), "2 MEAL-SEND", MealRule.Billing.MONTHLY, example.tierLines());
        assertThat(typed.packages()).isEqualTo(example.packages());
        assertThat(typed.tiers()).isEqualTo(example.tiers());
        assertThat(MealRule.typed(LocalDate.of(2026, 11, 1), "街道通知", "标准餐　11 MEAL-11", "0", MealRule.Billing.AT_ONCE, "70至79岁 3\n90岁以上 8\n低保户 8").tiers())
                .containsExactly(new MealRule.Tier(70, 79, null, Money.yuan(3)), new MealRule.Tier(90, null, null, Money.yuan(8)), new MealRule.Tier(null, null, "AID_DIBAO", Money.yuan(8)));
        assertThat(Canteen.refused(() -> MealRule.typed(LocalDate.of(2026, 11, 1), "街道通知", "标准餐 11", "0", MealRule.Billing.AT_ONCE, "谁都有 3"))).isEqualTo("error.meals.tierLine");
        assertThat(Canteen.refused(() -> MealRule.typed(LocalDate.of(2026, 11, 1), "街道通知", "标准餐 十一", "0", MealRule.Billing.AT_ONCE, ""))).isEqualTo("error.meals.amount");
        assertThat(Canteen.refused(() -> MealRule.typed(LocalDate.of(2026, 11, 1), " ", "标准餐 11", "0", MealRule.Billing.AT_ONCE, ""))).isEqualTo("error.meals.basis");
        assertThat(Canteen.refused(() -> MealRule.typed(LocalDate.of(2026, 11, 1), "街道通知", "标准餐 11", "0", MealRule.Billing.AT_ONCE, "79-70 3"))).isEqualTo("error.meals.tier");
    }
}
