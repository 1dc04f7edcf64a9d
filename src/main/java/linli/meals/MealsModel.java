package linli.meals;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.pdf.Sheet;
import linli.base.text.SearchKey;
import linli.base.ui.Work;
import linli.base.value.Sitting;
import linli.meals.MealOrder.OrderStatus;
import linli.meals.MealOrder.Preview;
import linli.meals.MealOrder.Row;
import linli.meals.MealOrder.Standing;
import linli.meals.MealOrder.Wish;

/** One sitting on screen, whom to phone, and the orders that repeat. */
public final class MealsModel {
    /** The views of the page. */
    public enum MealView { DAY, CALLS, STANDING, RULES }

    /** Somebody found while typing. @param about where and how old, to tell two of one name apart */
    public record Person(long id, String name, String about) {}

    /** An order at the side, with its story. */
    public record Shown(Row row, List<MealOrder.Step> steps) {}

    public final ObjectProperty<MealView> view = new SimpleObjectProperty<>(MealView.DAY);
    public final ObjectProperty<LocalDate> on = new SimpleObjectProperty<>();
    public final ObjectProperty<Sitting> sitting = new SimpleObjectProperty<>(Sitting.LUNCH);
    public final StringProperty text = new SimpleStringProperty("");
    public final ObjectProperty<Meals.Day> day = new SimpleObjectProperty<>();
    public final ObservableList<Row> rows = FXCollections.observableArrayList();
    public final ObservableList<Row> calls = FXCollections.observableArrayList();
    public final ObservableList<Standings.Listed> standings = FXCollections.observableArrayList();
    public final ObservableList<MealRule> rules = FXCollections.observableArrayList();
    public final ObservableList<Person> found = FXCollections.observableArrayList();
    public final ObjectProperty<Shown> shown = new SimpleObjectProperty<>();
    public final ObjectProperty<Preview> preview = new SimpleObjectProperty<>();

    private static final int WEEK = 7;
    private static final int FOUND = 6;
    private final Meals meals;
    private final Work work;
    private final Function<String, List<Person>> people;
    private final Supplier<String> centre;

    private record Loaded(Meals.Day day, List<Row> calls, List<Standings.Listed> standings, List<MealRule> rules) {}

    /** @param people finds residents by what is typed. @param centre its name, on printed sheets */
    public MealsModel(Meals meals, Work work, Function<String, List<Person>> people, Supplier<String> centre) {
        this.meals = meals;
        this.work = work;
        this.people = people;
        this.centre = centre;
        on.set(meals.today());
        on.addListener((property, old, now) -> load());
        sitting.addListener((property, old, now) -> load());
        text.addListener((property, old, now) -> filter());
    }

    public LocalDate today() {
        return meals.today();
    }

    /** Makes what standing orders are due, then reads. */
    public void open() {
        work.run(() -> {
            if (meals.standings().due()) {
                meals.standings().fill();
            }
            return 0;
        }, made -> load(), wrong -> load());
    }

    public void load() {
        LocalDate wanted = on.get() == null ? meals.today() : on.get();
        Sitting which = sitting.get();
        work.read("meals.day", () -> new Loaded(meals.day(wanted, which), meals.calls(meals.today(), meals.today().plusDays(WEEK)), meals.standings().list(), meals.bills().rules()), loaded -> {
            calls.setAll(loaded.calls);
            day.set(loaded.day);
            standings.setAll(loaded.standings);
            rules.setAll(loaded.rules);
            filter();
            if (shown.get() != null) {
                long id = shown.get().row().order().id();
                loaded.day.rows().stream().filter(row -> row.order().id() == id).findFirst().ifPresentOrElse(this::show, () -> shown.set(null));
            }
        });
    }

    private void filter() {
        if (day.get() != null) {
            String words = text.get().strip();
            rows.setAll(day.get().rows().stream().filter(row -> words.isEmpty() || SearchKey.matches(SearchKey.of(row.diner().name()).words(row.diner().place())
                    .phone(row.diner().phone() == null ? "" : row.diner().phone()).build(), words)).toList());
        }
    }

    public void show(Row row) {
        work.read("meals.one", () -> new Shown(row, meals.steps(row.order().id())), shown::set);
    }

    public void close() {
        shown.set(null);
        preview.set(null);
    }

    public void find(String words) {
        work.read("meals.find", () -> words.isBlank() ? List.<Person>of() : people.apply(words.strip()).stream().limit(FOUND).toList(), found::setAll);
    }

    /** Counts what the wish would cost and what would not suit. */
    public void look(Wish wish, Consumer<Throwable> wrong) {
        work.read("meals.look", () -> {
            try {
                return new Object[] {meals.preview(wish), null};
            } catch (linli.base.text.UserError no) {
                return new Object[] {null, no};
            }
        }, seen -> {
            preview.set((Preview) seen[0]);
            wrong.accept((Throwable) seen[1]);
        });
    }

    public void order(Wish wish, Consumer<MealOrder> saved, Consumer<Throwable> wrong) {
        work.run(() -> meals.order(wish), one -> {
            saved.accept(one);
            load();
        }, wrong);
    }

    public void change(MealOrder order, Wish wish, Consumer<MealOrder> saved, Consumer<Throwable> wrong) {
        work.run(() -> meals.change(order.id(), order.version(), wish), one -> {
            saved.accept(one);
            load();
        }, wrong);
    }

    public void repeat(Standing draft, Consumer<Standing> saved, Consumer<Throwable> wrong) {
        work.run(() -> meals.standings().add(draft), one -> {
            saved.accept(one);
            load();
        }, wrong);
    }

    public void pause(Standing one, LocalDate from, LocalDate to, String reason) {
        then(() -> meals.standings().pause(one.id(), from, to, reason));
    }

    public void resume(Standing one, MealOrder.Pause pause) {
        then(() -> meals.standings().resume(one.id(), pause));
    }

    public void end(Standing one, String reason) {
        then(() -> meals.standings().end(one.id(), one.version(), meals.today(), reason));
    }

    public void mark(Row row, OrderStatus now) {
        then(() -> meals.mark(row.order().id(), row.order().version(), now));
    }

    public void restEaten(Consumer<Integer> done) {
        LocalDate wanted = on.get();
        Sitting which = sitting.get();
        work.run(() -> meals.restEaten(wanted, which), count -> {
            done.accept(count);
            load();
        });
    }

    public void cancel(Row row, String reason) {
        then(() -> meals.cancel(row.order().id(), row.order().version(), reason));
    }

    public void reprice(Row row) {
        then(() -> meals.reprice(row.order().id(), row.order().version()));
    }

    public void leaveOut(Row row) {
        then(() -> meals.leaveOut(row));
    }

    public void agree(Row row) {
        then(() -> meals.agree(row));
    }

    /** Moves a stop within its round. */
    public void move(MealOrder.Round round, int at, int by) {
        List<Row> stops = new java.util.ArrayList<>(round.stops());
        if (at + by >= 0 && at + by < stops.size()) {
            java.util.Collections.swap(stops, at, at + by);
            then(() -> {
                meals.diners().arrange(round.no(), stops);
                return null;
            });
        }
    }

    private <T> void then(Supplier<T> command) {
        work.run(command, done -> load());
    }

    /** Reads a diner for the diet's form; null where the person at the desk may not read it. */
    public void diner(long resident, Consumer<MealOrder.Diner> told) {
        work.read("meals.diner", () -> meals.diners().sees() ? meals.diners().get(resident) : null, told);
    }

    public void keep(long resident, long version, Diet diet, Consumer<MealOrder.Diner> saved, Consumer<Throwable> wrong) {
        work.run(() -> meals.diners().keep(resident, version, diet), one -> {
            saved.accept(one);
            load();
        }, wrong);
    }

    public void withdraw(long resident, long version, Consumer<MealOrder.Diner> saved) {
        work.run(() -> meals.diners().withdraw(resident, version), one -> {
            saved.accept(one);
            load();
        });
    }

    public void deliver(MealOrder.Diner diner, String to, int round, Consumer<MealOrder.Diner> saved, Consumer<Throwable> wrong) {
        work.run(() -> meals.diners().deliver(diner.residentId(), diner.version(), to, round, diner.position()), one -> {
            saved.accept(one);
            load();
        }, wrong);
    }

    public void charge(YearMonth month, Consumer<MealBills.Charged> done) {
        work.run(() -> meals.bills().chargeMonth(month), charged -> {
            done.accept(charged);
            load();
        });
    }

    public void set(MealRule rule, Runnable saved, Consumer<Throwable> wrong) {
        work.run(() -> meals.bills().set(rule), one -> {
            saved.run();
            load();
        }, wrong);
    }

    public List<MealOrder.Round> rounds() {
        return day.get() == null ? List.of() : meals.rounds(day.get());
    }

    public void kitchen(Consumer<Sheet> sheet) {
        Meals.Day now = day.get();
        work.read("meals.paper", () -> MealPapers.kitchen(now, centre.get()), sheet);
    }

    public void roundSheet(Consumer<Sheet> sheet) {
        Meals.Day now = day.get();
        work.read("meals.paper", () -> MealPapers.rounds(now, meals.rounds(now), centre.get()), sheet);
    }
}
