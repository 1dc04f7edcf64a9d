package linli.menus;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import linli.base.db.Db;
import linli.base.excel.ListSheet;
import linli.base.pdf.Sheet;
import linli.base.text.UserError;
import linli.base.value.Right;
import linli.base.value.Sitting;
import linli.menus.Menu.Dish;
import linli.menus.Menu.Served;

/**
 * 菜单, the front door: dishes with their tags and allergens, what is served when, and the approval of a week by somebody
 * of the trade. What is missing, or changed by somebody else meanwhile, is a {@link UserError}.
 */
public final class Menus {
    private static final int WEEK = 7;
    private final Db db;
    private final Clock clock;
    private final Supplier<String> staff;
    private final MenuStore store;

    /** @param staff name of who is signed in */
    public Menus(Db db, Clock clock, Supplier<String> staff) {
        this.db = db;
        this.clock = clock;
        this.staff = staff;
        store = new MenuStore(db, clock);
    }

    public static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** @return every dish by name, those not cooked any more too. */
    public List<Dish> dishes() {
        return store.dishes();
    }

    public Dish dish(long id) {
        return store.dish(id).orElseThrow(() -> new UserError("error.menus.noDish", id));
    }

    /** Adds or changes a dish; what it changes of coming menus counts at once, so their approvals are taken back. */
    public Dish save(Dish dish) {
        if (dish.name() == null || dish.name().isBlank()) {
            throw new UserError("error.menus.name");
        }
        return db.write(() -> {
            if (store.dishes().stream().anyMatch(one -> one.name().equals(dish.name().strip()) && one.id() != dish.id())) {
                throw new UserError("error.menus.twin", dish.name().strip());
            }
            Dish clean = new Dish(dish.id(), dish.name().strip(), List.copyOf(dish.tags()), List.copyOf(dish.allergens()), dish.active(), dish.version());
            if (dish.id() == 0) {
                return dish(store.insert(clean, null));
            }
            Dish before = dish(dish.id());
            if (!store.update(clean)) {
                throw new UserError("error.menus.changed", dish.name());
            }
            if (!before.allergens().equals(clean.allergens()) || !before.tags().equals(clean.tags())) {
                store.lines(today(), today().plusYears(1)).stream().filter(line -> line.dish().id() == dish.id()).map(line -> monday(line.on())).distinct().forEach(store::revoke);
            }
            return dish(dish.id());
        });
    }

    /** @param day any day of the week */
    public Menu week(LocalDate day) {
        LocalDate monday = monday(day);
        return new Menu(monday, store.lines(monday, monday.plusDays(WEEK - 1)), store.approval(monday).orElse(null));
    }

    /** Sets what is served at one sitting, in this order. An approval of the week is taken back when a dish comes or goes. */
    public Menu set(LocalDate day, Sitting sitting, List<Long> dishes) {
        return db.write(() -> {
            List<Served> now = store.lines(day, day).stream().filter(line -> line.sitting() == sitting).toList();
            List<Long> wanted = new ArrayList<>(new LinkedHashSet<>(dishes));
            boolean changed = false;
            for (Served line : now) {
                if (!wanted.contains(line.dish().id())) {
                    store.takeOff(line.line());
                    changed = true;
                }
            }
            for (int i = 0; i < wanted.size(); i++) {
                long id = wanted.get(i);
                Optional<Served> there = now.stream().filter(line -> line.dish().id() == id).findFirst();
                if (there.isPresent()) {
                    store.position(there.get().line(), i);
                } else {
                    if (!dish(id).active()) {
                        throw new UserError("error.menus.inactive", dish(id).name());
                    }
                    store.insert(day, sitting, id, i, staff.get(), null);
                    changed = true;
                }
            }
            if (changed) {
                store.revoke(monday(day));
            }
            return week(day);
        });
    }

    /**
     * Copies the week before into this one, sitting by sitting, where nothing stands yet.
     *
     * @return how many lines came over
     * @throws UserError when the week before has no menu
     */
    public int copyLastWeek(LocalDate day) {
        return db.write(() -> {
            Menu from = week(monday(day).minusDays(WEEK));
            if (from.lines().isEmpty()) {
                throw new UserError("error.menus.nothingToCopy", from.monday());
            }
            Menu to = week(day);
            int copied = 0;
            for (int i = 0; i < WEEK; i++) {
                for (Sitting sitting : Sitting.values()) {
                    List<Long> dishes = from.dishes(from.monday().plusDays(i), sitting).stream().filter(Dish::active).map(Dish::id).toList();
                    if (to.dishes(to.monday().plusDays(i), sitting).isEmpty() && !dishes.isEmpty()) {
                        set(to.monday().plusDays(i), sitting, dishes);
                        copied += dishes.size();
                    }
                }
            }
            return copied;
        });
    }

    /** Somebody of the trade answers for the week's menu. */
    public Menu approve(LocalDate day, String name, String profession, String note) {
        if (name == null || name.isBlank() || profession == null || profession.isBlank()) {
            throw new UserError("error.menus.approver");
        }
        return db.write(() -> {
            Menu menu = week(day);
            if (menu.lines().isEmpty()) {
                throw new UserError("error.menus.empty", menu.monday());
            }
            store.revoke(menu.monday());
            store.approve(menu.monday(), name.strip(), profession.strip(), note == null || note.isBlank() ? null : note.strip(), staff.get());
            return week(day);
        });
    }

    /** @return the week on one A4 page, to hang up. */
    public Sheet paper(LocalDate day, String centre, String phone) {
        return MenuPapers.week(week(day), centre, phone);
    }

    public ListSheet<MenuSheet.Line> sheet() {
        return new MenuSheet(store, staff, clock);
    }

    /** @return what changes when a dish is added or put on a menu. */
    public String mark() {
        return store.mark();
    }

    /** Empties dishes and menus: for taking the sample out, where nothing real stands in them. */
    public void forget() {
        db.require(Right.ADMIN);
        db.write(store::clear);
    }
}
