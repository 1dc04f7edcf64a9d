package linli;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linli.base.value.Sitting;
import linli.base.value.Words;
import linli.billing.Charge;
import linli.meals.Diet;
import linli.meals.MealOrder;
import linli.meals.MealOrder.Diner;
import linli.meals.MealOrder.OrderStatus;
import linli.meals.MealOrder.Standing;
import linli.meals.MealOrder.Wish;
import linli.menus.Menu;
import linli.menus.Menus;
import linli.residents.Residents;

/**
 * The canteen of the sample, October and November 2026: menus of the weekdays, two dozen diners with what they must not eat,
 * standing and single orders, who came, October's bill and its claim. All through the front doors, day by day.
 */
final class SampleCanteen {
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
    private static final Sitting NOON = Sitting.LUNCH;
    private static final int CLAIM_DAY = 3;
    private static final int STANDING_OF_FIVE = 3;
    private static final int WEEK = 7;

    private final Wiring house;
    private final SampleDesk desk;
    private final LocalDate today;
    private final Random random = new Random(20261001);
    private final List<Map<String, String>> words = Words.rows(SampleCanteen.class, "sample-canteen.tsv");
    private final List<Long> single = new ArrayList<>();
    private final Set<Long> careful = new TreeSet<>();
    private final Set<Long> brought = new TreeSet<>();

    SampleCanteen(Wiring house, SampleDesk desk, LocalDate today) {
        this.house = house;
        this.desk = desk;
        this.today = today;
    }

    private List<Map<String, String>> of(String what) {
        return words.stream().filter(row -> row.get("what").equals(what)).toList();
    }

    /** @return what was charged on the day: a month's meals on its last working day. */
    List<Charge> day(LocalDate day) {
        if (day.isBefore(FIRST)) {
            return List.of();
        }
        if (day.equals(FIRST)) {
            open();
        }
        if (day.getDayOfWeek() == DayOfWeek.MONDAY) {
            menu(day);
        }
        if (!cooks(day)) {
            return List.of();
        }
        // What was filled on the week's first day reaches into the next week.
        if (day.getDayOfWeek() == DayOfWeek.MONDAY || day.equals(today)) {
            desk.canteen.meals().standings().fill();
        }
        orders(day);
        if (day.isBefore(today)) {
            marks(day);
        }
        if (day.getDayOfMonth() == CLAIM_DAY) {
            desk.canteen.claims().submit(YearMonth.from(day).minusMonths(1));
        }
        if (day.equals(today)) {
            menu(day.plusDays(WEEK));
        }
        return day.isBefore(today) && Stream.iterate(day.plusDays(1), next -> next.plusDays(1)).takeWhile(next -> next.getMonth() == day.getMonth()).noneMatch(this::cooks)
                ? bill(YearMonth.from(day)) : List.of();
    }

    private boolean cooks(LocalDate day) {
        return day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue() && of("shut").stream().noneMatch(row -> row.get("a").equals(day.toString()));
    }

    /** The dishes, the diners, what they must not eat, and who eats every day. */
    private void open() {
        for (Map<String, String> row : of("dish")) {
            desk.canteen.menus().save(Menu.Dish.of(row.get("a"), Menu.words(row.get("b")), Menu.words(row.get("c"))));
        }
        menu(FIRST);
        List<Residents.Row> diners = diners();
        List<Map<String, String>> diets = of("diet");
        LocalDate first = Stream.iterate(FIRST, day -> day.plusDays(1)).filter(this::cooks).findFirst().orElseThrow();
        for (int i = 0; i < diners.size(); i++) {
            long id = diners.get(i).id();
            if (i % 4 == 1) {
                Diner diner = desk.canteen.meals().diners().get(id);
                desk.canteen.meals().diners().deliver(id, diner.version(), null, 1 + i % 8 / 4, null);
                brought.add(id);
            }
            if (i % 5 == 2 && i / 5 < diets.size()) {
                Map<String, String> diet = diets.get(i / 5);
                desk.canteen.meals().diners().invent(id, new Diet(Menu.words(diet.get("a")), Menu.words(diet.get("b")),
                        Menu.words(diet.get("c")), null, FIRST, diet.get("d"), null));
                careful.add(id);
            }
            if (i % 5 < STANDING_OF_FIVE) {
                Standing one = desk.canteen.meals().standings().add(new Standing(0, id, NOON, EnumSet.range(DayOfWeek.MONDAY, i % 2 == 0 ? DayOfWeek.FRIDAY : DayOfWeek.THURSDAY),
                        pack(i), brought.contains(id), first, null, null, List.of(), 1));
                if (i == diners.size() / 2) {
                    desk.canteen.meals().standings().pause(one.id(), first.plusDays(WEEK), first.plusDays(2 * WEEK), of("pause").getFirst().get("a"));
                }
            } else {
                single.add(id);
            }
        }
    }

    private String pack(int i) {
        List<String> packs = desk.canteen.meals().bills().rule(FIRST).packages().stream().map(one -> one.name()).toList();
        return packs.get(i % 6 == 5 ? 1 : i % 6 == 3 ? 2 : 0);
    }

    private List<Residents.Row> diners() {
        Map<Long, Residents.Row> found = new LinkedHashMap<>();
        Residents.Filter all = Residents.Filter.ALL;
        for (Map<String, String> row : of("diners")) {
            Residents.Filter ages = new Residents.Filter(all.text(), null, null, null, null, Integer.valueOf(row.get("a")), Integer.valueOf(row.get("b")), null, null, null, false, FIRST, null);
            add(found, ages, Integer.parseInt(row.get("c")));
        }
        for (Map<String, String> row : of("aid")) {
            // Read as an export would: whoever starts with the sample may not be one who may list people by their aid.
            Set<Long> aided = new HashSet<>();
            house.residents().sheet().stored().forEach(one -> {
                if (one.categories().stream().anyMatch(category -> category.code().equals(row.get("a")))) {
                    aided.add(one.id());
                }
            });
            int wanted = Integer.parseInt(row.get("c"));
            house.residents().list(all, Residents.Sort.PLACE, false, 0, Integer.MAX_VALUE).rows().stream().filter(one -> aided.contains(one.id())).limit(4L * wanted)
                    .filter(one -> one.mergedInto() == null && one.birth() != null && !found.containsKey(one.id())).limit(wanted).forEach(one -> found.put(one.id(), one));
        }
        return new ArrayList<>(found.values());
    }

    private void add(Map<Long, Residents.Row> found, Residents.Filter filter, int wanted) {
        house.residents().list(filter, Residents.Sort.PLACE, false, 0, 4 * wanted).rows().stream().filter(row -> row.mergedInto() == null && row.birth() != null && !found.containsKey(row.id()))
                .limit(wanted).forEach(row -> found.put(row.id(), row));
    }

    /** The week's menu, and who answers for it; the coming week's waits for that. */
    private void menu(LocalDate day) {
        Map<String, Long> dishes = desk.canteen.menus().dishes().stream().collect(Collectors.toMap(Menu.Dish::name, Menu.Dish::id));
        List<Map<String, String>> days = of("day");
        LocalDate monday = Menus.monday(day);
        for (LocalDate one = monday; one.isBefore(monday.plusDays(WEEK)); one = one.plusDays(1)) {
            if (cooks(one) && !one.isBefore(FIRST)) {
                Map<String, String> row = days.get((int) ((one.toEpochDay() / WEEK % 2 * 5 + one.getDayOfWeek().getValue() - 1) % days.size()));
                desk.canteen.menus().set(one, NOON, Stream.of(row.get("b").split(";")).map(dishes::get).toList());
            }
        }
        if (!monday.isAfter(today) && Stream.iterate(monday, one -> one.plusDays(1)).limit(WEEK).anyMatch(one -> cooks(one) && !one.isBefore(FIRST))) {
            Map<String, String> who = of("approve").getFirst();
            desk.canteen.menus().approve(monday, who.get("a"), who.get("b"), null);
        }
    }

    private void orders(LocalDate day) {
        for (int i = 0; i < single.size(); i++) {
            if (random.nextInt(10) < 4 + i % 4) {
                Wish wish = new Wish(single.get(i), day, NOON, pack(i + 2), brought.contains(single.get(i)), Set.of(), Set.of(), null);
                if (careful.contains(single.get(i))) {
                    Set<Long> omits = desk.canteen.meals().preview(wish).clashes().stream().map(Diet.Clash::dish).filter(id -> id != 0).collect(Collectors.toCollection(TreeSet::new));
                    wish = wish.omitting(omits);
                }
                desk.canteen.meals().order(wish);
            }
        }
    }

    /** One in forty does not come, one in sixty phones; the others have eaten. */
    private void marks(LocalDate day) {
        for (MealOrder.Row row : desk.canteen.meals().day(day, NOON).rows()) {
            MealOrder order = row.order();
            if (order.status() == OrderStatus.ORDERED && random.nextInt(40) == 0) {
                desk.canteen.meals().mark(order.id(), order.version(), OrderStatus.NO_SHOW);
            } else if (order.status() == OrderStatus.ORDERED && random.nextInt(60) == 0) {
                desk.canteen.meals().cancel(order.id(), order.version(), of("cancel").getFirst().get("a"));
            }
        }
        desk.canteen.meals().restEaten(day, NOON);
    }

    private List<Charge> bill(YearMonth month) {
        List<MealOrder> open = desk.canteen.meals().bills().open(month);
        desk.canteen.meals().bills().chargeMonth(month);
        Set<Long> charges = new TreeSet<>();
        for (MealOrder one : open) {
            MealOrder order = desk.canteen.meals().get(one.id());
            Stream.of(order.chargeId(), order.deliveryChargeId()).filter(Objects::nonNull).forEach(charges::add);
        }
        return charges.stream().map(id -> desk.till.charged(id).orElseThrow().charge()).toList();
    }
}
