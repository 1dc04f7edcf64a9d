package linli.enrolments;

import java.time.Clock;
import java.time.LocalDate;
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
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Work;
import linli.base.value.PartialDate;
import linli.enrolments.Enrolment.EnrolmentStatus;
import linli.enrolments.Enrolment.Lottery;
import linli.enrolments.Enrolment.Person;
import linli.enrolments.Enrolments.Row;

/** The list of one class on the screen: taking in by search, leaving, answering an offer, drawing lots. */
public final class EnrolModel {
    /** A resident to be picked while typing; masked. */
    public record Found(long id, String name, String place, String phone, Integer age) {}

    public final ObjectProperty<Enrolments.ListOf> shown = new SimpleObjectProperty<>();
    public final ObservableList<Row> rows = FXCollections.observableArrayList();
    /** The chip: active ones, one status, or null for everybody. */
    public final ObjectProperty<EnrolmentStatus> only = new SimpleObjectProperty<>();
    public final StringProperty typed = new SimpleStringProperty("");
    public final ObservableList<Found> found = FXCollections.observableArrayList();
    public final StringProperty name = new SimpleStringProperty("");
    public final StringProperty phone = new SimpleStringProperty("");
    public final StringProperty birth = new SimpleStringProperty("");
    public final StringProperty seed = new SimpleStringProperty("");
    public final StringProperty wrong = new SimpleStringProperty("");
    public final StringProperty warning = new SimpleStringProperty("");

    private final Enrolments enrolments;
    private final Work work;
    private final Function<String, List<Found>> finder;
    private final Clock clock;

    /** @param finder residents for a few typed letters, best first */
    public EnrolModel(Enrolments enrolments, Work work, Function<String, List<Found>> finder, Clock clock) {
        this.enrolments = enrolments;
        this.work = work;
        this.finder = finder;
        this.clock = clock;
        typed.addListener((property, old, now) -> look(now));
        only.addListener((property, old, now) -> filter());
    }

    public void open(long activity) {
        if (shown.get() == null || shown.get().activity() != activity) {
            typed.set("");
            wrong.set("");
            warning.set("");
            seed.set("");
            only.set(null);
        }
        load(activity);
    }

    private void load(long activity) {
        work.read("enrolments", () -> enrolments.list(activity), list -> {
            shown.set(list);
            filter();
        });
    }

    private void filter() {
        Enrolments.ListOf list = shown.get();
        rows.setAll(list == null ? List.of() : list.rows().stream().filter(row -> only.get() == null || row.status() == only.get()).toList());
    }

    private void look(String text) {
        if (text.isBlank()) {
            found.clear();
        } else {
            work.read("enrolments.person", () -> finder.apply(text.strip()), found::setAll);
        }
    }

    /** Takes a resident in. @param done told what became of it */
    public void enrol(Found one, Consumer<Enrolment> done) {
        enrol(new Person(one.id(), one.name(), null, null), done);
    }

    /** Takes somebody from outside in, as typed. */
    public void enrolOutsider(Consumer<Enrolment> done) {
        PartialDate.Check check = PartialDate.parse(birth.get(), LocalDate.now(clock));
        if (!birth.get().isBlank() && !check.ok()) {
            wrong.set(Texts.text("enrol.birthBad", birth.get()));
            return;
        }
        enrol(new Person(null, name.get(), phone.get().isBlank() ? null : phone.get(), check.value()), enrolment -> {
            name.set("");
            phone.set("");
            birth.set("");
            done.accept(enrolment);
        });
    }

    private void enrol(Person person, Consumer<Enrolment> done) {
        long activity = shown.get().activity();
        run(() -> {
            List<String> clashes = enrolments.clashes(activity, person);
            return new Taken(enrolments.enrol(activity, person, true), clashes);
        }, taken -> {
            typed.set("");
            found.clear();
            warning.set(taken.clashes().isEmpty() ? "" : Texts.text("enrol.clash", taken.enrolment().person().name(), String.join(Texts.text("enrol.comma"), taken.clashes())));
            done.accept(taken.enrolment());
        });
    }

    private record Taken(Enrolment enrolment, List<String> clashes) {}

    /** @return whether who is at the desk may take the fee; who may not leaves it owed for the till. */
    public boolean takesMoney() {
        return enrolments.takesMoney();
    }

    public void leave(Row row, String reason, Runnable done) {
        run(() -> enrolments.leave(row.id(), row.version(), reason), any -> done.run());
    }

    public void answer(Row row, boolean takes, Consumer<Enrolment> done) {
        run(() -> enrolments.answer(row.id(), row.version(), takes), done);
    }

    /** Draws lots with the seed as typed. */
    public void draw(Consumer<Lottery> done) {
        long activity = shown.get().activity();
        String printed = seed.get();
        run(() -> enrolments.draw(activity, printed), done);
    }

    private <T> void run(Supplier<T> command, Consumer<T> done) {
        long activity = shown.get().activity();
        work.run(command, result -> {
            wrong.set("");
            load(activity);
            done.accept(result);
        }, error -> wrong.set(error instanceof UserError user ? user.getMessage() : String.valueOf(error)));
    }
}
