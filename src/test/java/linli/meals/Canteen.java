package linli.meals;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.base.db.Actor;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.db.Trail;
import linli.base.text.UserError;
import linli.base.value.FeeArea;
import linli.base.value.Money;
import linli.base.value.PartialDate;
import linli.base.value.Phone;
import linli.base.value.Sex;
import linli.base.value.Sitting;
import linli.base.value.UserClass;
import linli.billing.FeeItem;
import linli.billing.FeeItem.FeeUnit;
import linli.billing.FeeItem.ItemKind;
import linli.billing.Tariff;
import linli.billing.Tariffs;
import linli.billing.Till;
import linli.exchange.Imports;
import linli.fund.Fund;
import linli.meals.MealOrder.Wish;
import linli.menus.Menu.Dish;
import linli.menus.Menus;
import linli.residents.Resident;
import linli.residents.Residents;
import linli.subsidies.SubsidyClaims;

/** A canteen in memory with a public tariff, on a day that can be moved. */
public final class Canteen implements AutoCloseable {
    /** A clock that stands where it is put. */
    public static final class Day extends Clock {
        private LocalDate day = LocalDate.of(2026, 1, 2);

        public void to(LocalDate now) {
            day = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return day.atTime(10, 0).atZone(getZone()).toInstant();
        }
    }

    public final Db db = TestStore.open();
    public final Day clock = new Day();
    public final Residents residents = new Residents(db, clock, new Trail(db, clock, () -> new Actor("zhou", "周老师")));
    public final Fund fund = new Fund(db, clock, () -> "周老师");
    public final Tariffs tariffs = new Tariffs(db, clock, () -> "周老师");
    public final Till till = new Till(db, clock, () -> "周老师", (login, password) -> "吴老师", tariffs, fund);
    public final Menus menus = new Menus(db, clock, () -> "周老师");
    public final Meals meals = new Meals(db, clock, () -> "周老师", tariffs, till);
    public final SubsidyClaims claims = new SubsidyClaims(db, clock, () -> "周老师");
    public final Imports imports = new Imports(db, clock, List.of(residents.sheet(), menus.sheet(), meals.sheet()), () -> "周老师");

    public Canteen() {
        this(LocalDate.of(2026, 10, 12));
    }

    public Canteen(LocalDate today) {
        List<Tariff.Price> prices = new java.util.ArrayList<>();
        for (Object[] one : new Object[][] {{"MEAL-9", "简餐", 900L}, {"MEAL-11", "标准餐", 1100L}, {"MEAL-13", "营养餐", 1300L}, {"MEAL-SEND", "送餐", 200L}}) {
            FeeItem item = tariffs.add(new FeeItem(0, (String) one[0], (String) one[1], FeeArea.MEAL, ItemKind.LOW_FEE, FeeUnit.PORTION, null, true, 1));
            prices.add(new Tariff.Price(item.id(), UserClass.RESIDENT, new Money((Long) one[2])));
        }
        Tariff draft = tariffs.draft(LocalDate.of(2026, 1, 2), "2026 年第 1 次居民议事会", prices);
        tariffs.publish(draft.id(), draft.version());
        clock.to(today);
    }

    /** @return the id of somebody born on the day. */
    public long person(String name, String birth, String... categories) {
        return residents.save(new Resident(0, 0, Resident.Standing.ACTIVE, null, name, null, List.of(), Sex.UNKNOWN, birth == null ? null : PartialDate.day(LocalDate.parse(birth)),
                List.of(new Phone(Phone.Kind.MOBILE, "1380000" + String.format("%04d", Math.abs(name.hashCode() + (birth == null ? 0 : birth.hashCode())) % 10000), null)),
                new Resident.Home(0, "示例社区", "", "示例苑", String.valueOf(1 + Math.abs(name.hashCode()) % 9), "1", String.valueOf(101 + Math.abs(name.hashCode()) % 400)), Resident.Household.NONE,
                null, Map.of(), null, null, null, Arrays.stream(categories).map(code -> new Resident.Category(code, null)).toList())).id();
    }

    public long dish(String name, String tags, String allergens) {
        return menus.save(Dish.of(name, linli.menus.Menu.words(tags), linli.menus.Menu.words(allergens))).id();
    }

    public Wish wish(long who, LocalDate on) {
        return new Wish(who, on, Sitting.LUNCH, "标准餐", false, Set.of(), Set.of(), null);
    }

    public MealOrder order(long who, LocalDate on) {
        return meals.order(wish(who, on));
    }

    public MealOrder eaten(long who, LocalDate on) {
        MealOrder order = order(who, on);
        return meals.mark(order.id(), order.version(), MealOrder.OrderStatus.EATEN);
    }

    /** @return the key of the error, or "" when there is none. */
    public static String refused(Runnable command) {
        try {
            command.run();
            return "";
        } catch (UserError error) {
            return error.key();
        }
    }

    @Override
    public void close() {
        db.close();
    }
}
