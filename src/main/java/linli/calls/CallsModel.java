package linli.calls;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.pdf.Sheet;
import linli.base.text.UserError;
import linli.base.ui.Work;
import linli.talent.Talent;

/** 招募令: calls, who answered the chosen one, and what is shown or written at the side. */
public final class CallsModel {
    /** What the side shows. */
    public enum Side { NONE, CALL, EDIT, ENTER, STOP, ENTRY, VISIT, SIGN, PAUSE, END }

    /** The chosen entry with its visits. */
    public record Shown(Call.Entry entry, List<Talent.Visit> visits) {}

    public final ObservableList<Call> calls = FXCollections.observableArrayList();
    public final ObservableList<Call.Entry> entries = FXCollections.observableArrayList();
    public final ObjectProperty<Call> call = new SimpleObjectProperty<>();
    public final ObjectProperty<Shown> entry = new SimpleObjectProperty<>();
    public final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.NONE);
    public final ObjectProperty<Call.Stage> stage = new SimpleObjectProperty<>();
    /** How many of the chosen call stand at each stage. */
    public final ObjectProperty<Map<Call.Stage, Integer>> stages = new SimpleObjectProperty<>(Map.of());
    /** The notice on show, or null. */
    public final ObjectProperty<Sheet> notice = new SimpleObjectProperty<>();
    public final StringProperty wrong = new SimpleStringProperty("");
    public final BooleanProperty empty = new SimpleBooleanProperty();

    private final Calls door;
    private final Work work;
    private List<Call.Entry> all = List.of();

    public CallsModel(Calls calls, Work work) {
        this.door = calls;
        this.work = work;
        stage.addListener((property, old, now) -> narrow());
    }

    private record Done(Shown entry, Call call) {}

    private record Loaded(List<Call> calls, Call chosen, List<Call.Entry> entries, Shown entry) {}

    /** Opens the list. @param argument null: as it was; "new": the form of a new call; an id: that call */
    public void open(Object argument) {
        notice.set(null);
        if ("new".equals(argument)) {
            write(null);
        }
        load(argument instanceof Long id ? id : call.get() == null ? null : call.get().id(), argument instanceof Long);
    }

    /** Reads everything anew; the newest request wins. @param show whether the call comes to the side */
    private void load(Long wanted, boolean show) {
        Long shown = entry.get() == null ? null : entry.get().entry().id();
        work.read("calls.list", () -> {
            List<Call> list = door.list();
            Call chosen = list.stream().filter(one -> wanted != null && one.id() == wanted).findFirst().orElse(list.isEmpty() ? null : list.getFirst());
            List<Call.Entry> found = chosen == null ? List.of() : door.entries(chosen.id());
            return new Loaded(list, chosen, found, found.stream().filter(one -> shown != null && one.id() == shown).findFirst()
                    .map(one -> new Shown(one, door.visits(one.id()))).orElse(null));
        }, now -> {
            calls.setAll(now.calls());
            all = now.entries();
            call.set(now.chosen());
            entry.set(now.entry());
            empty.set(now.calls().isEmpty());
            Map<Call.Stage, Integer> counts = new EnumMap<>(Call.Stage.class);
            all.forEach(one -> counts.merge(one.stage(), 1, Integer::sum));
            stages.set(counts);
            narrow();
            if (show || side.get() == Side.NONE && now.chosen() != null) {
                side.set(Side.CALL);
            }
        });
    }

    private void narrow() {
        List<Call.Entry> now = all.stream().filter(one -> stage.get() == null || one.stage() == stage.get()).toList();
        if (!entries.equals(now)) {
            entries.setAll(now);
        }
    }

    /** Shows a call at the side. */
    public void choose(Call chosen) {
        if (call.get() == null || call.get().id() != chosen.id()) {
            entry.set(null);
            stage.set(null);
        }
        notice.set(null);
        wrong.set("");
        load(chosen.id(), true);
    }

    /** Shows an entry at the side. */
    public void choose(Call.Entry chosen) {
        wrong.set("");
        work.read("calls.entry", () -> new Shown(door.entry(chosen.id()), door.visits(chosen.id())), now -> {
            entry.set(now);
            side.set(Side.ENTRY);
        });
    }

    /** Opens the form. @param changed the call to change, null for a new one */
    public void write(Call changed) {
        wrong.set("");
        notice.set(null);
        if (changed == null) {
            call.set(null);
        }
        side.set(Side.EDIT);
    }

    /** Opens one of the small forms. */
    public void ask(Side form) {
        wrong.set("");
        side.set(form);
    }

    /** Back to what the form was opened from. */
    public void back() {
        wrong.set("");
        boolean ofEntry = side.get().ordinal() > Side.ENTRY.ordinal() && entry.get() != null;
        side.set(ofEntry ? Side.ENTRY : side.get() != Side.CALL && side.get() != Side.NONE && call.get() != null ? Side.CALL : Side.NONE);
    }

    /** Shows the printed notice of the chosen call. */
    public void preview() {
        long id = call.get().id();
        work.read("calls.notice", () -> door.notice(id), notice::set);
    }

    /** Does something to a call; what is refused stands in {@link #wrong}. */
    public void act(Supplier<Call> deed, Consumer<Call> done) {
        run(deed, now -> {
            side.set(Side.CALL);
            load(now.id(), true);
            done.accept(now);
        });
    }

    /** Does something to an entry. */
    public void actEntry(Supplier<Call.Entry> deed, Consumer<Call.Entry> done) {
        run(deed, now -> {
            work.read("calls.entry", () -> new Done(new Shown(now, door.visits(now.id())), door.get(now.call())), shown -> {
                call.set(shown.call());
                entry.set(shown.entry());
                side.set(Side.ENTRY);
                load(now.call(), false);
                done.accept(now);
            });
        });
    }

    private <T> void run(Supplier<T> deed, Consumer<T> done) {
        work.run(deed, now -> {
            wrong.set("");
            done.accept(now);
        }, error -> {
            if (error instanceof UserError refused) {
                wrong.set(refused.getMessage());
            } else {
                work.run(() -> {
                    throw error instanceof RuntimeException known ? known : new IllegalStateException(error);
                }, any -> { });
            }
        });
    }

    Calls door() {
        return door;
    }
}
