package linli.needs;

import java.util.LinkedHashMap;
import java.util.List;
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
import linli.base.text.Texts;
import linli.base.ui.Work;

/** The list of needs: filter, rows, counts, and whether the form is open. */
public final class NeedsModel {
    /** Filter words that the page has no control for; they come from a figure elsewhere and show as one chip. */
    private static final List<String> FROM_ELSEWHERE = List.of("from", "to", "closedFrom", "closedTo", "resident", "rated", "open", "ids");

    public final ObservableList<NeedList.Row> rows = FXCollections.observableArrayList();
    public final ObservableList<String> owners = FXCollections.observableArrayList();
    public final ObservableList<String> categories = FXCollections.observableArrayList();
    public final ObjectProperty<NeedList> counts = new SimpleObjectProperty<>(new NeedList(List.of(), 0, Map.of(), 0));
    public final ObjectProperty<Map<String, String>> filter = new SimpleObjectProperty<>(Map.of());
    /** Words for what came from elsewhere, or empty. */
    public final StringProperty elsewhere = new SimpleStringProperty("");
    public final BooleanProperty formOpen = new SimpleBooleanProperty();
    /** Nothing is stored at all: the page says what to do next. */
    public final BooleanProperty empty = new SimpleBooleanProperty();
    /** What was sorted at once last, as long as it can be taken back. */
    public final ObservableList<NeedCategories.Guess> sorted = FXCollections.observableArrayList();
    public final NeedFormModel form;

    private final Needs needs;
    private final Work work;

    public NeedsModel(Needs needs, Work work, NeedFormModel form) {
        this.needs = needs;
        this.work = work;
        this.form = form;
    }

    private record Loaded(NeedList list, List<String> owners, List<String> categories) {}

    /**
     * Opens the list.
     *
     * @param argument null: as it was; "new": with the form; a map with "new": with the form, and with the resident whose
     *     id stands there; any other map: only what its filter words find (see {@link NeedList.Filter#of}, and "title"
     *     for what the figure was)
     */
    public void open(Object argument) {
        if ("new".equals(argument)) {
            write();
        } else if (argument instanceof Map<?, ?> words && words.containsKey("new")) {
            write();
            if (words.get("new") instanceof Long resident) {
                form.choose(resident);
            }
        } else if (argument instanceof Map<?, ?> words) {
            Map<String, String> now = new LinkedHashMap<>();
            words.forEach((key, value) -> now.put(key.toString(), value.toString()));
            filter.set(now);
        }
        load();
    }

    /** Reads the rows anew; the newest request wins. */
    public void load() {
        Map<String, String> words = filter.get();
        elsewhere.set(words.keySet().stream().anyMatch(FROM_ELSEWHERE::contains)
                ? words.getOrDefault("title", Texts.text("needs.list.elsewhere")) : "");
        work.read("needs.list", () -> new Loaded(needs.list(NeedList.Filter.of(words)), needs.owners(), needs.categories().names()), loaded -> {
            counts.set(loaded.list());
            rows.setAll(loaded.list().rows());
            set(owners, loaded.owners());
            set(categories, loaded.categories());
            empty.set(loaded.list().all() == 0 && words.isEmpty());
        });
    }

    /** Leaves an unchanged list alone, so that an open drop-down keeps its choice. */
    private static void set(ObservableList<String> list, List<String> now) {
        if (!list.equals(now)) {
            list.setAll(now);
        }
    }

    /** Narrows by one word; null takes it away. */
    public void narrow(String key, String value) {
        Map<String, String> words = new LinkedHashMap<>(filter.get());
        if (value == null || value.isBlank() && !key.equals("late")) {
            words.remove(key);
        } else {
            words.put(key, value);
        }
        if (!words.equals(filter.get())) {
            filter.set(words);
            load();
        }
    }

    /** Shows one status, or all (null); lateness and status exclude each other. */
    public void status(NeedStatus status, boolean late) {
        Map<String, String> words = new LinkedHashMap<>(filter.get());
        words.remove("status");
        words.remove("late");
        if (late) {
            words.put("late", "");
        } else if (status != null) {
            words.put("status", status.name());
        }
        filter.set(words);
        load();
    }

    /** Takes every narrowing away. */
    public void all() {
        filter.set(Map.of());
        load();
    }

    /** Takes away what came from elsewhere. */
    public void onlyHere() {
        Map<String, String> words = new LinkedHashMap<>(filter.get());
        words.keySet().removeAll(FROM_ELSEWHERE);
        words.remove("title");
        filter.set(words);
        load();
    }

    /** Reads what the unsorted needs' words hint at. @param seen told the guesses, to be shown before anything is done */
    public void guess(Consumer<List<NeedCategories.Guess>> seen) {
        work.read("needs.guess", needs::guesses, seen);
    }

    /** Sorts many at once. @param done told how many */
    public void sort(List<NeedCategories.Guess> guesses, Consumer<Integer> done) {
        work.run(() -> needs.sort(guesses), now -> {
            sorted.setAll(now);
            load();
            done.accept(now.size());
        });
    }

    /** Takes the last sorting of many back. @param done told how many */
    public void unsort(Consumer<Integer> done) {
        List<NeedCategories.Guess> back = List.copyOf(sorted);
        work.run(() -> needs.unsort(back), count -> {
            sorted.clear();
            load();
            done.accept(count);
        });
    }

    /** Opens the form (F2). */
    public void write() {
        formOpen.set(true);
        form.open();
    }

    /** Closes the form; asks first when something would be lost. */
    public void closeForm() {
        if (form.changed().get()) {
            form.asking.set(true);
        } else {
            formOpen.set(false);
        }
    }

    /** Closes the form and throws its content away. */
    public void discard() {
        form.discard();
        formOpen.set(false);
    }
}
