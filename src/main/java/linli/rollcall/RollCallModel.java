package linli.rollcall;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.text.UserError;
import linli.base.ui.Work;
import linli.rollcall.RollCall.Mark;
import linli.rollcall.RollCall.Row;

/** One roll-call on the screen: marks are set by a key and saved together. */
public final class RollCallModel {
    public final ObjectProperty<RollCall> shown = new SimpleObjectProperty<>();
    public final ObjectProperty<RollCall.Rate> rate = new SimpleObjectProperty<>();
    public final ObservableList<Row> rows = FXCollections.observableArrayList();
    public final StringProperty heads = new SimpleStringProperty("0");
    public final BooleanProperty changed = new SimpleBooleanProperty();
    public final StringProperty wrong = new SimpleStringProperty("");

    private final RollCalls calls;
    private final Work work;

    public RollCallModel(RollCalls calls, Work work) {
        this.calls = calls;
        this.work = work;
        heads.addListener((property, old, now) -> changed.set(changed.get() || shown.get() != null && !now.equals(String.valueOf(shown.get().heads()))));
    }

    private record Loaded(RollCall call, RollCall.Rate rate) {}

    /** Opens the session that is due in the class. @param none told when the class has none */
    public void openClass(long activity, Runnable none) {
        work.read("rollcall", () -> {
            Long due = calls.due(activity);
            return due == null ? null : new Loaded(calls.call(due), calls.participation(activity));
        }, loaded -> {
            if (loaded == null) {
                none.run();
            } else {
                take(loaded);
            }
        });
    }

    public void openSession(long session) {
        work.read("rollcall", () -> {
            RollCall call = calls.call(session);
            return new Loaded(call, calls.participation(call.activity()));
        }, this::take);
    }

    private void take(Loaded loaded) {
        rate.set(loaded.rate());
        rows.setAll(loaded.call().rows());
        heads.set(String.valueOf(loaded.call().heads()));
        // Last, because the page shows everything when this changes.
        shown.set(null);
        shown.set(loaded.call());
        changed.set(false);
        wrong.set("");
    }

    /** Sets one mark; null takes it back. */
    public void mark(int index, Mark mark) {
        if (index >= 0 && index < rows.size() && shown.get().open()) {
            rows.set(index, rows.get(index).with(mark));
            changed.set(true);
        }
    }

    /** Everybody who has no mark yet came. */
    public void restPresent() {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).mark() == null) {
                mark(i, Mark.PRESENT);
            }
        }
    }

    public int count(Mark mark) {
        return (int) rows.stream().filter(row -> row.mark() == mark).count();
    }

    /** Saves what was marked. @param done told the saved roll-call */
    public void save(Consumer<RollCall> done) {
        RollCall seen = shown.get();
        if (seen == null || !seen.open()) {
            return;
        }
        if (!heads.get().strip().matches("\\d{1,5}")) {
            wrong.set(new UserError("error.activities.heads", heads.get()).getMessage());
            return;
        }
        Map<Long, Mark> marks = new LinkedHashMap<>();
        rows.forEach(row -> marks.put(row.enrolment(), row.mark()));
        int counted = Integer.parseInt(heads.get().strip());
        work.run(() -> {
            RollCall saved = calls.save(seen, marks, counted);
            return new Loaded(saved, calls.participation(saved.activity()));
        }, loaded -> {
            take(loaded);
            done.accept(loaded.call());
        }, error -> wrong.set(error instanceof UserError user ? user.getMessage() : String.valueOf(error)));
    }

    /** Writes the class's sheet. @param done told where it is */
    public void print(Path target, Consumer<Path> done) {
        long activity = shown.get().activity();
        work.run(() -> calls.print(activity, target), done);
    }
}
