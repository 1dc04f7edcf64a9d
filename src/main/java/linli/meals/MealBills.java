package linli.meals;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Money;
import linli.base.value.Right;
import linli.base.value.Right;
import linli.base.value.UserClass;
import linli.billing.Charge;
import linli.billing.Tariff;
import linli.billing.Tariffs;
import linli.billing.Till;
import linli.meals.MealOrder.Diner;
import linli.meals.MealOrder.MealAction;
import linli.meals.MealOrder.OrderStatus;

/** What meals cost, a front door: the dated rules, and the charges of what people pay themselves. */
public final class MealBills {
    private static final long WHOLE = 1000;
    private final Db db;
    private final Clock clock;
    private final Supplier<String> staff;
    private final MealStore store;
    private final MealQuery query;
    private final Tariffs tariffs;
    private final Till till;

    /** What charging did. {@code meals} were charged to {@code people}, {@code sum} is theirs to pay. */
    public record Charged(int people, int meals, Money sum) {}

    /** Meals charged on one line: the same person, fee item and tariff. */
    private record Group(long root, String item, long tariff) {}

    MealBills(Db db, Clock clock, Supplier<String> staff, MealStore store, MealQuery query, Tariffs tariffs, Till till) {
        this.db = db;
        this.clock = clock;
        this.staff = staff;
        this.store = store;
        this.query = query;
        this.tariffs = tariffs;
        this.till = till;
    }

    /** @return every rule, the newest first; the built-in example last. */
    public List<MealRule> rules() {
        List<MealRule> rules = new ArrayList<>(store.rules());
        rules.add(MealRule.example());
        return rules;
    }

    /** @return the rule in force on the day. */
    public MealRule rule(LocalDate day) {
        return rule(rules(), day);
    }

    static MealRule rule(List<MealRule> rules, LocalDate day) {
        return rules.stream().filter(rule -> !rule.from().isAfter(day)).findFirst().orElseGet(MealRule::example);
    }

    /** Sets the rule from a day on. Meals eaten before keep what they cost. */
    public MealRule set(MealRule rule) {
        db.require(Right.FINANCE);
        db.require(Right.FINANCE);
        MealRule checked = rule.checked();
        return db.write(() -> {
            store.rules().stream().filter(one -> one.from().equals(checked.from())).forEach(one -> store.voidRule(one.id()));
            store.insert(checked, staff.get());
            return rule(checked.from());
        });
    }

    /** @return eaten meals of the month that are not charged yet and of which somebody pays something. */
    public List<MealOrder> open(YearMonth month) {
        return store.between(month.atDay(1), month.atEndOfMonth()).stream().filter(this::open).toList();
    }

    private boolean open(MealOrder order) {
        return order.status() == OrderStatus.EATEN && (order.chargeId() == null && !order.quote().self().isZero() || order.deliveryChargeId() == null && !order.quote().delivery().isZero());
    }

    /** Charges what is open of the month, one line a person and fee item, all in one transaction. */
    public Charged chargeMonth(YearMonth month) {
        return db.write(() -> charge(open(month), Texts.text("meals.bill.month", month.getYear(), month.getMonthValue()), "meal-month", month.getYear() * 100L + month.getMonthValue()));
    }

    private Charged charge(List<MealOrder> orders, String memo, String source, long sourceId) {
        Map<Long, Diner> people = query.diners(orders.stream().map(MealOrder::residentId).distinct().toList());
        Map<Group, List<MealOrder>> meals = new LinkedHashMap<>();
        Map<Group, List<MealOrder>> ways = new LinkedHashMap<>();
        for (MealOrder order : orders) {
            MealRule rule = rule(order.on());
            long root = people.get(order.residentId()).residentId();
            if (order.chargeId() == null && !order.quote().self().isZero()) {
                meals.computeIfAbsent(new Group(root, rule.pack(order.pack()).item(), tariff(order.on())), any -> new ArrayList<>()).add(order);
            }
            if (order.deliveryChargeId() == null && !order.quote().delivery().isZero()) {
                ways.computeIfAbsent(new Group(root, rule.deliveryItem(), tariff(order.on())), any -> new ArrayList<>()).add(order);
            }
        }
        Map<Long, Diner> payers = new HashMap<>();
        people.values().forEach(diner -> payers.put(diner.residentId(), diner));
        Money sum = Money.ZERO;
        for (var group : meals.entrySet()) {
            Money subsidy = group.getValue().stream().map(order -> order.quote().subsidy()).reduce(Money.ZERO, Money::plus);
            Charge charge = post(payers.get(group.getKey().root()), group.getKey(), group.getValue(), group.getValue().getFirst().quote().price(), subsidy, memo, source, sourceId);
            group.getValue().forEach(order -> link(order.id(), charge.id(), null));
            sum = sum.plus(charge.net());
        }
        for (var group : ways.entrySet()) {
            Charge charge = post(payers.get(group.getKey().root()), group.getKey(), group.getValue(), group.getValue().getFirst().quote().delivery(), Money.ZERO, memo, source, sourceId);
            group.getValue().forEach(order -> link(order.id(), null, charge.id()));
            sum = sum.plus(charge.net());
        }
        return new Charged((int) meals.keySet().stream().map(Group::root).distinct().count(), orders.size(), sum);
    }

    private long tariff(LocalDate day) {
        return tariffs.inForce(day).map(Tariff::id).orElseThrow(() -> new UserError("error.billing.noTariffYet", day));
    }

    private Charge post(Diner diner, Group group, List<MealOrder> orders, Money price, Money subsidy, String memo, String source, long sourceId) {
        LocalDate last = orders.stream().map(MealOrder::on).max(LocalDate::compareTo).orElseThrow();
        long quantity = orders.size() * WHOLE;
        Charge.Payer payer = new Charge.Payer(diner.residentId(), null, diner.name());
        Tariff.Quote quote = tariffs.quote(group.item(), UserClass.RESIDENT, quantity, last, payer);
        if (!quote.unit().equals(price)) {
            throw new UserError("error.meals.tariff", quote.item().name(), price, quote.unit(), last);
        }
        // Whoever is exempt as well pays nothing twice over: the two never take off more than the price.
        Money most = quote.net();
        Money waived = subsidy.compareTo(most) > 0 ? most : subsidy;
        Till.Draft draft = Till.Draft.of(payer, group.item(), UserClass.RESIDENT, quantity, last,
                Texts.text("meals.bill.memo", memo, orders.size())).from(source, sourceId);
        return till.charge(waived.isZero() ? draft : draft.less(waived, Texts.text("meals.bill.subsidy")), null);
    }

    private void link(long id, Long charge, Long delivery) {
        MealOrder order = store.find(id).orElseThrow();
        store.update(order.charged(charge == null ? order.chargeId() : charge, delivery == null ? order.deliveryChargeId() : delivery), query.root(order.residentId()));
        store.step(id, MealAction.CHARGED, null, staff.get());
    }

    /** Charges one meal at once. */
    MealOrder charge(MealOrder order, Diner diner) {
        if (open(order)) {
            charge(List.of(order), Texts.text("meals.bill.day", order.on(), Texts.of(order.sitting())), "meal", order.id());
        }
        return store.find(order.id()).orElseThrow();
    }

    /**
     * Takes the order off its charges: they are reversed, and what else stood on them is charged anew, in this transaction.
     *
     * @throws UserError when something was paid for it already: that is refunded first
     */
    MealOrder uncharged(MealOrder order) {
        MealOrder now = order;
        for (Long charge : new Long[] {order.chargeId(), order.deliveryChargeId()}) {
            if (charge == null) {
                continue;
            }
            List<MealOrder> all = store.charged(charge);
            Charge back = till.reverse(charge, Texts.text("meals.bill.back", order.on()));
            List<MealOrder> others = new ArrayList<>();
            for (MealOrder one : all) {
                MealOrder free = one.charged(charge.equals(one.chargeId()) ? null : one.chargeId(), charge.equals(one.deliveryChargeId()) ? null : one.deliveryChargeId());
                store.update(free, query.root(one.residentId()));
                if (one.id() != order.id()) {
                    others.add(store.find(one.id()).orElseThrow());
                }
            }
            if (!others.isEmpty()) {
                charge(others, Texts.text("meals.bill.month", order.on().getYear(), order.on().getMonthValue()), back.source(), back.sourceId());
            }
            now = store.find(order.id()).orElseThrow();
        }
        return now;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
