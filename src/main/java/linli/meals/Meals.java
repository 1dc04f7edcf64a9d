package linli.meals;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.excel.ListSheet;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Right;
import linli.base.value.Sitting;
import linli.billing.Tariffs;
import linli.billing.Till;
import linli.meals.Diet.Clash;
import linli.meals.Diet.ClashKind;
import linli.meals.Diet.Course;
import linli.meals.MealOrder.Diner;
import linli.meals.MealOrder.Kitchen;
import linli.meals.MealOrder.MealAction;
import linli.meals.MealOrder.OrderStatus;
import linli.meals.MealOrder.Preview;
import linli.meals.MealOrder.Row;
import linli.meals.MealOrder.Wish;

/**
 * 老年助餐, the front door: who eats what on which day, what it costs whom, what the kitchen cooks, who came. A dish that
 * does not suit is named before anything is kept; what may not be is a {@link UserError}, and nothing is kept then.
 */
public final class Meals {
    private static final int AHEAD = 60;
    private final Db db;
    private final Clock clock;
    private final Supplier<String> staff;
    private final MealStore store;
    private final MealQuery query;
    private final MealBills bills;
    private final Diners diners;
    private final DinerStore known;
    private final Standings standings;

    /** One sitting as the page shows it. {@code menu} is empty while there is none. */
    public record Day(LocalDate on, Sitting sitting, List<Row> rows, List<Course> menu, Kitchen kitchen, MealRule rule) {}

    /** @param staff name of who is signed in */
    public Meals(Db db, Clock clock, Supplier<String> staff, Tariffs tariffs, Till till) {
        this.db = db;
        this.clock = clock;
        this.staff = staff;
        store = new MealStore(db, clock);
        query = new MealQuery(db);
        bills = new MealBills(db, clock, staff, store, query, tariffs, till);
        known = new DinerStore(db, clock);
        diners = new Diners(db, clock, this, known, query);
        standings = new Standings(db, clock, staff, this, known, store, query);
    }

    public MealBills bills() {
        return bills;
    }

    public Diners diners() {
        return diners;
    }

    public Standings standings() {
        return standings;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public MealOrder get(long id) {
        return store.find(id).orElseThrow(() -> new UserError("error.meals.gone", id));
    }

    public List<MealOrder.Step> steps(long id) {
        return store.steps(id);
    }

    /** @return a sitting's orders by name, cancelled ones last, with what the kitchen is to cook. */
    public Day day(LocalDate on, Sitting sitting) {
        List<Course> menu = query.courses(on, sitting);
        List<Row> rows = rows(store.between(on, on).stream().filter(order -> order.sitting() == sitting).toList(), order -> menu);
        return new Day(on, sitting, rows, menu, kitchen(on, sitting, rows, menu), bills.rule(on));
    }

    private List<Row> rows(List<MealOrder> orders, Function<MealOrder, List<Course>> menus) {
        Map<Long, Diner> people = query.diners(orders.stream().map(MealOrder::residentId).distinct().toList());
        return orders.stream().map(order -> {
            Diner diner = people.get(order.residentId());
            return new Row(order, diner, order.status() == OrderStatus.ORDERED ? open(order, diner.diet().clashes(menus.apply(order))) : List.of());
        }).sorted(Comparator.<Row, Boolean>comparing(row -> row.order().status() == OrderStatus.CANCELLED)
                .thenComparing(row -> row.order().delivery()).thenComparing(row -> row.diner().placeSort()).thenComparing(row -> row.order().id())).toList();
    }

    /** What of the clashes was neither left out nor agreed to. */
    private static List<Clash> open(MealOrder order, List<Clash> clashes) {
        return clashes.stream().filter(clash -> !order.omits().contains(clash.dish()) && !order.agreed().contains(clash.key())).toList();
    }

    private static Kitchen kitchen(LocalDate on, Sitting sitting, List<Row> rows, List<Course> menu) {
        List<Row> cooked = rows.stream().filter(row -> row.order().status() != OrderStatus.CANCELLED).toList();
        Map<String, Integer> packages = new LinkedHashMap<>();
        Map<String, Integer> dishes = new LinkedHashMap<>();
        Map<String, Integer> tags = new LinkedHashMap<>();
        cooked.forEach(row -> packages.merge(row.order().pack(), 1, Integer::sum));
        menu.forEach(course -> dishes.put(course.name(), (int) cooked.stream().filter(row -> !row.order().omits().contains(course.id())).count()));
        cooked.forEach(row -> row.diner().diet().wants().forEach(tag -> tags.merge(tag, 1, Integer::sum)));
        int delivered = (int) cooked.stream().filter(row -> row.order().delivery()).count();
        List<Row> special = cooked.stream().filter(row -> !row.order().omits().isEmpty() || row.diner().diet().known() || row.order().note() != null).toList();
        return new Kitchen(on, sitting, cooked.size(), cooked.size() - delivered, delivered, packages, dishes, tags, special);
    }

    /** @return what a wish would cost and what of the menu would not suit; nothing is kept. */
    public Preview preview(Wish wish) {
        Diner diner = diner(wish.residentId());
        List<Course> menu = query.courses(wish.on(), wish.sitting());
        List<Clash> clashes = diner.diet().clashes(menu).stream().filter(clash -> !wish.omits().contains(clash.dish()) && !wish.agreed().contains(clash.key())).toList();
        MealOrder twin = live(diner, wish).stream().findFirst().orElse(null);
        return new Preview(quote(diner, wish, 0), clashes, menu, twin);
    }

    /** @return of these people those who eat here, each with the newest order that stands. */
    public Map<Long, MealOrder> latest(Collection<Long> residents) {
        return store.latest(residents);
    }

    Diner diner(long resident) {
        Diner diner = query.diners(List.of(resident)).get(resident);
        if (diner == null) {
            throw new UserError("error.meals.noDiner", resident);
        }
        return diner;
    }

    /** Live orders of the person for the sitting, under whichever of their merged rows. */
    private List<MealOrder> live(Diner diner, Wish wish) {
        return store.of(query.everyId(diner.residentId()), wish.on(), wish.on()).stream().filter(one -> one.sitting() == wish.sitting() && one.status().live()).toList();
    }

    private MealRule.Quote quote(Diner diner, Wish wish, long except) {
        MealRule rule = bills.rule(wish.on());
        MealRule.Quote quote = rule.quote(wish.pack(), diner.age(wish.on()), diner.categories(), wish.delivery());
        boolean second = live(diner, wish).stream().anyMatch(one -> one.id() != except && !one.quote().subsidy().isZero());
        if (second && rule.pack(wish.pack()).item() == null) {
            throw new UserError("error.meals.second", diner.name(), wish.on());
        }
        return second ? quote.full() : quote;
    }

    /**
     * Takes an order. The second portion of one person at one sitting costs the full price.
     *
     * @throws UserError naming dish and allergen, where the person is allergic to a dish that was neither left out nor
     *     agreed to; for somebody who has died or moved away; for a day too far ahead
     */
    public MealOrder order(Wish wish) {
        return db.write(() -> {
            Diner diner = diner(wish.residentId());
            refuseAllergen(diner, wish);
            return put(wish, diner, null, null);
        });
    }

    private void refuseAllergen(Diner diner, Wish wish) {
        diner.diet().clashes(query.courses(wish.on(), wish.sitting())).stream()
                .filter(clash -> clash.kind() == ClashKind.ALLERGEN && !wish.omits().contains(clash.dish()) && !wish.agreed().contains(clash.key())).findFirst().ifPresent(clash -> {
                    throw new UserError("error.meals.clash", diner.name(), clash.name(), clash.word());
                });
    }

    MealOrder put(Wish wish, Diner diner, Long standing, Long run) {
        if (!query.lives(diner.residentId())) {
            throw new UserError("error.meals.left", diner.name());
        }
        if (wish.on() == null || wish.on().isAfter(today().plusDays(AHEAD))) {
            throw new UserError("error.meals.ahead", wish.on(), AHEAD);
        }
        MealOrder fresh = new MealOrder(0, diner.residentId(), wish.on(), wish.sitting(), wish.pack(), wish.delivery(), OrderStatus.ORDERED, wish.omits(), wish.agreed(),
                quote(diner, wish, 0), standing, null, null, blank(wish.note()), null, 1);
        long id = store.insert(fresh, diner.residentId(), staff.get(), run);
        store.step(id, MealAction.ORDERED, null, staff.get());
        return get(id);
    }

    /** Changes package, delivery, left-out dishes, agreements or note of an order that was not eaten yet. */
    public MealOrder change(long id, long version, Wish wish) {
        return db.write(() -> {
            MealOrder order = at(id, version);
            if (order.status() != OrderStatus.ORDERED) {
                throw new UserError("error.meals.settled", diner(order.residentId()).name(), Texts.of(order.status()));
            }
            Diner diner = diner(order.residentId());
            refuseAllergen(diner, wish);
            MealOrder next = order.like(wish);
            return saved(next.costing(quote(diner, next.wish(), id)), diner, MealAction.EDITED, null);
        });
    }

    private MealOrder at(long id, long version) {
        MealOrder order = get(id);
        if (order.version() != version) {
            throw new UserError("error.meals.changed", diner(order.residentId()).name(), order.on());
        }
        return order;
    }

    private MealOrder saved(MealOrder order, Diner diner, MealAction action, String note) {
        if (!store.update(order, diner.residentId())) {
            throw new UserError("error.meals.changed", diner.name(), order.on());
        }
        store.step(order.id(), action, note, staff.get());
        return get(order.id());
    }

    /**
     * Notes what became of an order: eaten, not come, or (taken back) ordered again. Eaten counts the price anew for the
     * meal's day; where the rule says so, the remainder is charged in the same transaction.
     */
    public MealOrder mark(long id, long version, OrderStatus now) {
        return db.write(() -> {
            MealOrder order = at(id, version);
            Diner diner = diner(order.residentId());
            if (now == OrderStatus.CANCELLED || order.status() == OrderStatus.CANCELLED) {
                throw new UserError("error.meals.cancelled", diner.name(), order.on());
            }
            if (now != OrderStatus.ORDERED && order.on().isAfter(today())) {
                throw new UserError("error.meals.future", diner.name(), order.on());
            }
            if (order.status() == now) {
                return order;
            }
            MealOrder free = bills.uncharged(order);
            MealOrder marked = saved(free.as(now).costing(quote(diner, free.wish(), id)), diner, MealAction.valueOf(now.name()), null);
            return now == OrderStatus.EATEN && bills.rule(marked.on()).billing() == MealRule.Billing.AT_ONCE ? bills.charge(marked, diner) : marked;
        });
    }

    /** Marks everybody of a sitting who is not marked yet as having eaten. @return how many */
    public int restEaten(LocalDate on, Sitting sitting) {
        return db.write(() -> {
            List<MealOrder> rest = store.between(on, on).stream().filter(order -> order.sitting() == sitting && order.status() == OrderStatus.ORDERED).toList();
            rest.forEach(order -> mark(order.id(), order.version(), OrderStatus.EATEN));
            return rest.size();
        });
    }

    /** Takes an order back; the row stays, its charge is reversed. What was claimed for it already the next claim corrects. */
    public MealOrder cancel(long id, long version, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new UserError("error.meals.reason");
        }
        return db.write(() -> {
            MealOrder order = at(id, version);
            Diner diner = diner(order.residentId());
            if (order.status() == OrderStatus.CANCELLED) {
                throw new UserError("error.meals.cancelled", diner.name(), order.on());
            }
            return saved(bills.uncharged(order).as(OrderStatus.CANCELLED).because(reason.strip()), diner, MealAction.CANCELLED, reason.strip());
        });
    }

    /** Counts an eaten meal's price anew, after the person's age or category was put right. */
    public MealOrder reprice(long id, long version) {
        return db.write(() -> {
            MealOrder order = at(id, version);
            Diner diner = diner(order.residentId());
            MealRule.Quote now = quote(diner, order.wish(), id);
            if (Objects.equals(now, order.quote()) || order.status() == OrderStatus.CANCELLED) {
                return order;
            }
            boolean charged = order.chargeId() != null || order.deliveryChargeId() != null;
            MealOrder next = saved(bills.uncharged(order).costing(now), diner, MealAction.EDITED, order.quote().subsidy() + " → " + now.subsidy());
            return charged ? bills.charge(next, diner) : next;
        });
    }

    /** @return orders to come whose diners must not or will not eat a dish of the menu: whom to phone, by person and day. */
    public List<Row> calls(LocalDate from, LocalDate to) {
        Map<LocalDate, Map<Sitting, List<Course>>> menus = query.menus(from, to);
        List<MealOrder> orders = store.between(from, to).stream().filter(order -> order.status() == OrderStatus.ORDERED).toList();
        return rows(orders, order -> menus.getOrDefault(order.on(), Map.of()).getOrDefault(order.sitting(), List.of())).stream()
                .map(row -> new Row(row.order(), row.diner(), row.clashes().stream().filter(clash -> clash.kind() != ClashKind.TAG).toList()))
                .filter(row -> !row.clashes().isEmpty())
                .sorted(Comparator.<Row, String>comparing(row -> row.diner().placeSort()).thenComparing(row -> row.diner().residentId()).thenComparing(row -> row.order().on()))
                .toList();
    }

    /** After the phone call: the dishes in question are left out. */
    public MealOrder leaveOut(Row row) {
        Set<Long> omits = new java.util.TreeSet<>(row.order().omits());
        row.clashes().stream().filter(clash -> clash.dish() != 0).forEach(clash -> omits.add(clash.dish()));
        return called(row, row.order().wish().omitting(omits));
    }

    /** After the phone call: the person knows and wants the dish all the same. */
    public MealOrder agree(Row row) {
        Set<String> agreed = new java.util.LinkedHashSet<>(row.order().agreed());
        row.clashes().forEach(clash -> agreed.add(clash.key()));
        return called(row, row.order().wish().agreeing(agreed));
    }

    private MealOrder called(Row row, Wish wish) {
        return db.write(() -> {
            MealOrder next = change(row.order().id(), row.order().version(), wish);
            store.step(next.id(), MealAction.CALLED, row.clashes().stream().map(Clash::text).collect(Collectors.joining("; ")), staff.get());
            return next;
        });
    }

    /** @return the rounds of a sitting: stops by the place set for them, else by address. */
    public List<MealOrder.Round> rounds(Day day) {
        Map<Integer, List<Row>> rounds = new java.util.TreeMap<>();
        day.rows().stream().filter(row -> row.order().delivery() && row.order().status() != OrderStatus.CANCELLED)
                .forEach(row -> rounds.computeIfAbsent(row.diner().round(), any -> new ArrayList<>()).add(row));
        return rounds.entrySet().stream().map(round -> new MealOrder.Round(round.getKey(), round.getValue().stream()
                .sorted(Comparator.<Row, Integer>comparing(row -> row.diner().position() == null ? Integer.MAX_VALUE : row.diner().position())
                        .thenComparing(row -> row.diner().placeSort())).toList())).toList();
    }

    public ListSheet<MealSheet.Line> sheet() {
        return new MealSheet(this, store, query, clock);
    }

    /** One order of a list, as it stands there; the second subsidised one of a person at a sitting pays the full price. */
    MealOrder add(MealOrder order, Diner diner, boolean cancelled, long run) {
        boolean second = !cancelled && live(diner, order.wish()).stream().anyMatch(one -> !one.quote().subsidy().isZero());
        long id = store.insert(second ? order.costing(order.quote().full()) : order, diner.residentId(), staff.get(), run);
        store.step(id, MealAction.valueOf(order.status().name()), null, staff.get());
        MealOrder kept = get(id);
        return kept.status() == OrderStatus.EATEN && bills.rule(kept.on()).billing() == MealRule.Billing.AT_ONCE ? bills.charge(kept, diner) : kept;
    }

    private static String blank(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** @return what changes when somebody orders, or a rule, a diner or a standing order is added. */
    public String mark() {
        return store.mark() + "/" + known.mark();
    }

    /** Empties orders, diners and rules: for taking the sample out, where nothing real stands in them. */
    public void forget() {
        db.require(Right.ADMIN);
        db.write(() -> {
            store.clear();
            known.clear();
        });
    }
}
