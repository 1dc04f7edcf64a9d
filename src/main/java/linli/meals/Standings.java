package linli.meals;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.meals.MealOrder.Diner;
import linli.meals.MealOrder.OrderStatus;
import linli.meals.MealOrder.Pause;
import linli.meals.MealOrder.Standing;
import linli.meals.MealOrder.Wish;

/** 长期订餐, a front door: orders that repeat on weekdays, their pauses, and the single orders they make. */
public final class Standings {
    private static final int AHEAD = 13;
    private final Db db;
    private final Clock clock;
    private final Supplier<String> staff;
    private final Meals meals;
    private final DinerStore store;
    private final MealStore orders;
    private final MealQuery query;

    /** A standing order with whose it is. */
    public record Listed(Standing standing, Diner diner) {}

    Standings(Db db, Clock clock, Supplier<String> staff, Meals meals, DinerStore store, MealStore orders, MealQuery query) {
        this.db = db;
        this.clock = clock;
        this.staff = staff;
        this.meals = meals;
        this.store = store;
        this.orders = orders;
        this.query = query;
    }

    /** @return those that run today or will, by address. */
    public List<Listed> list() {
        List<Standing> all = store.standing(today(), today().plusYears(5));
        Map<Long, Diner> people = query.diners(all.stream().map(Standing::residentId).distinct().toList());
        return all.stream().map(one -> new Listed(one, people.get(one.residentId()))).sorted(java.util.Comparator.comparing(one -> one.diner().placeSort())).toList();
    }

    public Standing get(long id) {
        return store.standing(id).orElseThrow(() -> new UserError("error.meals.noStanding", id));
    }

    /** Sets up an order that repeats, and makes the single orders of this and the next week. */
    public Standing add(Standing draft) {
        if (draft.days().isEmpty() || draft.from() == null || draft.to() != null && draft.to().isBefore(draft.from())) {
            throw new UserError("error.meals.standing");
        }
        meals.bills().rule(draft.from()).pack(draft.pack());
        return db.write(() -> {
            Diner diner = meals.diner(draft.residentId());
            for (Listed other : list()) {
                if (other.diner().residentId() == diner.residentId() && other.standing().sitting() == draft.sitting() && other.standing().days().stream().anyMatch(draft.days()::contains)
                        && (draft.to() == null || !other.standing().from().isAfter(draft.to())) && (other.standing().to() == null || !other.standing().to().isBefore(draft.from()))) {
                    throw new UserError("error.meals.standingTwin", diner.name(), Texts.of(draft.sitting()));
                }
            }
            long id = store.insert(new Standing(0, diner.residentId(), draft.sitting(), draft.days(), draft.pack(), draft.delivery(), draft.from(), draft.to(), draft.note(), List.of(), 1),
                    staff.get());
            fill();
            return get(id);
        });
    }

    /** Ends a standing order after the day; single orders beyond it are cancelled. */
    public Standing end(long id, long version, LocalDate last, String reason) {
        return db.write(() -> {
            Standing one = get(id);
            if (one.version() != version || !store.update(new Standing(id, one.residentId(), one.sitting(), one.days(), one.pack(), one.delivery(), one.from(),
                    last.isBefore(one.from()) ? one.from() : last, one.note(), one.pauses(), version))) {
                throw new UserError("error.meals.changed", meals.diner(one.residentId()).name(), one.from());
            }
            cancel(one, last.plusDays(1), LocalDate.of(9999, 1, 1), reason == null || reason.isBlank() ? Texts.text("meals.standing.ended") : reason.strip());
            return get(id);
        });
    }

    /** No meals from a day to another; single orders in between that were not eaten are cancelled. */
    public Standing pause(long id, LocalDate from, LocalDate to, String reason) {
        if (from == null || to == null || to.isBefore(from)) {
            throw new UserError("error.meals.pause", from, to);
        }
        return db.write(() -> {
            Standing one = get(id);
            String why = reason == null || reason.isBlank() ? null : reason.strip();
            store.pause(id, from, to, why);
            cancel(one, from, to, Texts.text("meals.standing.paused", why == null ? "" : why));
            return get(id);
        });
    }

    /** Takes a pause back; the meals of the days left come again. */
    public Standing resume(long id, Pause pause) {
        return db.write(() -> {
            store.lift(pause.id());
            fill();
            return get(id);
        });
    }

    private void cancel(Standing one, LocalDate from, LocalDate to, String reason) {
        orders.of(query.everyId(query.root(one.residentId())), from, to).stream()
                .filter(order -> one.id() == (order.standingId() == null ? 0 : order.standingId()) && order.status() == OrderStatus.ORDERED)
                .forEach(order -> meals.cancel(order.id(), order.version(), reason));
    }

    /**
     * Makes the single orders of today and the thirteen days after it that do not stand yet. A day somebody has cancelled
     * stays cancelled, unless a pause did it that was taken back.
     *
     * @return how many were made
     */
    public int fill() {
        LocalDate from = today();
        LocalDate to = from.plusDays(AHEAD);
        return db.write(() -> {
            List<Standing> all = store.standing(from, to);
            if (all.isEmpty()) {
                return 0;
            }
            Map<Long, Diner> people = query.diners(all.stream().map(Standing::residentId).distinct().toList());
            Map<String, Set<OrderStatus>> there = new HashMap<>();
            Map<Long, Long> roots = query.roots(orders.between(from, to).stream().map(MealOrder::residentId).distinct().toList());
            for (MealOrder order : orders.between(from, to)) {
                boolean paused = order.status() == OrderStatus.CANCELLED && order.reason() != null && order.reason().startsWith(Texts.text("meals.standing.paused", ""));
                if (!paused) {
                    there.computeIfAbsent(roots.get(order.residentId()) + "/" + order.on() + "/" + order.sitting(), any -> new HashSet<>()).add(order.status());
                }
            }
            int made = 0;
            for (Standing one : all) {
                Diner diner = people.get(one.residentId());
                for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                    if (one.on(day) && query.lives(diner.residentId()) && there.computeIfAbsent(diner.residentId() + "/" + day + "/" + one.sitting(), any -> new HashSet<>()).isEmpty()) {
                        meals.put(new Wish(diner.residentId(), day, one.sitting(), one.pack(), one.delivery(), Set.of(), Set.of(), one.note()), diner, one.id(), null);
                        there.get(diner.residentId() + "/" + day + "/" + one.sitting()).add(OrderStatus.ORDERED);
                        made++;
                    }
                }
            }
            return made;
        });
    }

    /** @return whether {@link #fill} would make anything: asked before each look at a day, so it only reads. */
    public boolean due() {
        return !store.standing(today(), today().plusDays(AHEAD)).isEmpty();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
