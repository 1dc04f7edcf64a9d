package linli.meals;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import linli.base.db.Db;
import linli.base.text.UserError;
import linli.base.value.Right;
import linli.meals.MealOrder.Diner;
import linli.meals.MealOrder.Row;

/** 用餐人, a front door: what somebody must not eat, kept with consent as health data, and where meals are brought. */
public final class Diners {
    private final Db db;
    private final Clock clock;
    private final Meals meals;
    private final DinerStore store;
    private final MealQuery query;

    Diners(Db db, Clock clock, Meals meals, DinerStore store, MealQuery query) {
        this.db = db;
        this.clock = clock;
        this.meals = meals;
        this.store = store;
        this.query = query;
    }

    /** @return the person as they are now, whichever of their rows is asked for. */
    public Diner get(long resident) {
        return meals.diner(resident);
    }

    /** @return the people of these ids who are diners by their diet, for lists. */
    public List<Diner> all(List<Long> residents) {
        return query.diners(residents).values().stream().distinct().toList();
    }

    /** @return whether the person at the desk may read diets; a clash is named to everybody who takes orders. */
    public boolean sees() {
        return db.may(Right.SENSITIVE);
    }

    /**
     * Keeps what somebody needs. Sensitive: refused without the consent's day and who gave it.
     *
     * @param version of the diner as shown
     */
    public Diner keep(long resident, long version, Diet diet) {
        if (diet.known() && (diet.consentOn() == null || diet.consentBy() == null || diet.consentBy().isBlank())) {
            throw new UserError("error.meals.consent", meals.diner(resident).name());
        }
        if (diet.consentOn() != null && diet.consentOn().isAfter(LocalDate.now(clock))) {
            throw new UserError("error.meals.consentDay", diet.consentOn());
        }
        return put(resident, version, diet);
    }

    /** The consent is taken back: the words are emptied at once, that there was one stays known. */
    public Diner withdraw(long resident, long version) {
        Diet now = meals.diner(resident).diet();
        return put(resident, version, new Diet(List.of(), List.of(), List.of(), null, now.consentOn(), now.consentBy(), LocalDate.now(clock)));
    }

    /** What an invented person of the sample needs: nobody's health, so whoever loads the sample may; never for a real list. */
    public void invent(long resident, Diet diet) {
        db.require(Right.ADMIN);
        written(resident, meals.diner(resident).version(), diet);
    }

    private Diner put(long resident, long version, Diet diet) {
        db.require(Right.SENSITIVE);
        return written(resident, version, diet);
    }

    private Diner written(long resident, long version, Diet diet) {
        return db.write(() -> {
            Diner diner = meals.diner(resident);
            if (!store.put(diner.residentId(), version, diet)) {
                throw new UserError("error.meals.dinerChanged", diner.name());
            }
            if (diet.withdrawnOn() != null) {
                query.everyId(diner.residentId()).stream().filter(id -> id != diner.residentId()).forEach(store::empty);
            }
            return meals.diner(resident);
        });
    }

    /** Sets where meals are brought and in which round; {@code to} is null for the dwelling. */
    public Diner deliver(long resident, long version, String to, int round, Integer position) {
        if (round < 1 || round > 9) {
            throw new UserError("error.meals.round", round);
        }
        return db.write(() -> {
            Diner diner = meals.diner(resident);
            if (!store.stop(diner.residentId(), version, to == null || to.isBlank() ? null : to.strip(), round, position)) {
                throw new UserError("error.meals.dinerChanged", diner.name());
            }
            return meals.diner(resident);
        });
    }

    /** Puts the stops of a round in this order, for every day to come. */
    public void arrange(int round, List<Row> stops) {
        db.write(() -> {
            for (int i = 0; i < stops.size(); i++) {
                Diner diner = meals.diner(stops.get(i).diner().residentId());
                deliver(diner.residentId(), diner.version(), diner.deliverTo(), round, i + 1);
            }
        });
    }
}
