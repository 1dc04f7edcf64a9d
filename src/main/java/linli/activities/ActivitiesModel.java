package linli.activities;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** The list of activities: filter, rows, counts, and whether the form is open. */
public final class ActivitiesModel {
    private static final List<String> FROM_ELSEWHERE = List.of("talent", "partner", "need", "root", "ids");

    public final ObservableList<ActivityList.Row> rows = FXCollections.observableArrayList();
    public final ObjectProperty<ActivityList> counts = new SimpleObjectProperty<>(new ActivityList(List.of(), 0, Map.of()));
    public final ObjectProperty<Map<String, String>> filter = new SimpleObjectProperty<>(Map.of());
    /** Words for what came from elsewhere, or empty. */
    public final StringProperty elsewhere = new SimpleStringProperty("");
    public final BooleanProperty formOpen = new SimpleBooleanProperty();
    /** Nothing is stored at all: the page says what to do next. */
    public final BooleanProperty empty = new SimpleBooleanProperty();
    public final ActivityFormModel form;

    private final Activities activities;
    private final Work work;

    public ActivitiesModel(Activities activities, Work work, ActivityFormModel form) {
        this.activities = activities;
        this.work = work;
        this.form = form;
    }

    /**
     * Opens the list.
     *
     * @param argument null: as it was; "new" or a map with "new": with an empty form, filled with what the map says (title, domain,
     *     need, talent, leader, room, place, slots); a map with "edit": with the form on that activity; any other map: only what
     *     its filter words find (see {@link ActivityList.Filter#of})
     */
    public void open(Object argument) {
        if ("new".equals(argument)) {
            write(Map.of());
        } else if (argument instanceof Map<?, ?> words && (words.containsKey("new") || words.containsKey("edit"))) {
            write(plain(words));
        } else if (argument instanceof Map<?, ?> words) {
            filter.set(plain(words));
        }
        load();
    }

    private static Map<String, String> plain(Map<?, ?> words) {
        Map<String, String> plain = new LinkedHashMap<>();
        words.forEach((key, value) -> plain.put(key.toString(), value.toString()));
        return plain;
    }

    /** Reads the rows anew; the newest request wins. */
    public void load() {
        Map<String, String> words = filter.get();
        elsewhere.set(words.keySet().stream().anyMatch(FROM_ELSEWHERE::contains) ? words.getOrDefault("title", Texts.text("activities.list.elsewhere")) : "");
        work.read("activities.list", () -> activities.list(ActivityList.Filter.of(words)), list -> {
            counts.set(list);
            rows.setAll(list.rows());
            empty.set(list.all() == 0 && words.isEmpty());
        });
    }

    /** Narrows by one word; null takes it away. */
    public void narrow(String key, String value) {
        Map<String, String> words = new LinkedHashMap<>(filter.get());
        if (value == null || value.isBlank()) {
            words.remove(key);
        } else {
            words.put(key, value);
        }
        if (!words.equals(filter.get())) {
            filter.set(words);
            load();
        }
    }

    /** Takes every narrowing away. */
    public void all() {
        filter.set(Map.of());
        load();
    }

    /** Opens the form. */
    public void write(Map<String, String> words) {
        form.open(words);
        formOpen.set(true);
    }
}
