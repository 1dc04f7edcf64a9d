package linli.residents;

import java.util.List;
import linli.base.value.Side;
import javafx.collections.transformation.FilteredList;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyBooleanProperty;
import java.util.function.Supplier;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.text.Texts;
import linli.base.value.CustomField;
import linli.base.value.FocusGroup;
import linli.base.ui.Work;
import linli.residents.Resident.Standing;
import linli.residents.Residents.Filter;
import linli.residents.Residents.Found;
import linli.residents.Residents.Row;
import linli.residents.Residents.Sort;

/** The list of residents on screen: what is looked for, how it is sorted, and the page of it that is shown. */
public final class ResidentsModel {
    /** People on one page of the list. */
    public static final int PAGE = 200;

    private final Residents residents;
    private final Work work;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<FocusGroup> group = new SimpleObjectProperty<>();
    private final StringProperty building = new SimpleStringProperty();
    private final StringProperty category = new SimpleStringProperty();
    private final StringProperty own = new SimpleStringProperty();
    private final ObjectProperty<Standing> standing = new SimpleObjectProperty<>(Standing.ACTIVE);
    private final BooleanProperty noBirth = new SimpleBooleanProperty();
    private final IntegerProperty from = new SimpleIntegerProperty();
    private final IntegerProperty total = new SimpleIntegerProperty(-1);
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObservableList<Residents.Count> buildings = FXCollections.observableArrayList();
    private final ObservableList<Residents.Count> extras = FXCollections.observableArrayList();
    private List<CustomField> known = List.of();
    private final ObservableList<Residents.Count> categories = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Residents.Counts> counts = new ReadOnlyObjectWrapper<>();
    private Sort sort = Sort.NAME;
    private boolean down;

    public ResidentsModel(Residents residents, Work work) {
        this.residents = residents;
        this.work = work;
        for (var narrowing : List.of(text, group, building, category, own, standing, noBirth)) {
            narrowing.addListener((property, old, now) -> {
                from.set(0);
                load();
            });
        }
    }

    public StringProperty text() {
        return text;
    }

    /** @return the key group looked for; null = everyone. */
    public ObjectProperty<FocusGroup> group() {
        return group;
    }

    /** @return the building looked for; null = all. */
    public StringProperty building() {
        return building;
    }

    /** @return the code of the category looked for; null = all. */
    public StringProperty category() {
        return category;
    }

    /** @return what a field of the centre's own must say, as {@link CustomField.Test} writes it; null = anything. */
    public StringProperty own() {
        return own;
    }

    /** @return what can be asked of the centre's own fields. */
    public ObservableList<Residents.Count> extras() {
        return extras;
    }

    /** @return the test in words. */
    public String words(String test) {
        CustomField.Test asked = CustomField.Test.parse(test).orElseThrow();
        CustomField field = known.stream().filter(one -> one.key().equals(asked.key())).findFirst().orElseThrow();
        return asked.how().equals("?") ? Texts.text("residents.list.said", field.name())
                : Texts.text("residents.list.saying", field.name(), field.words(asked.value()));
    }

    public ObjectProperty<Standing> standing() {
        return standing;
    }

    /** @return whether only people without a birth date are looked for. */
    public BooleanProperty noBirth() {
        return noBirth;
    }

    /** @return how many people come before the page shown. */
    public IntegerProperty from() {
        return from;
    }

    /** @return how many people are found; -1 before the first answer. */
    public IntegerProperty total() {
        return total;
    }

    public ObservableList<Row> rows() {
        return rows;
    }

    public ObservableList<Residents.Count> buildings() {
        return buildings;
    }

    public ObservableList<Residents.Count> categories() {
        return categories;
    }

    /** @return how many people there are in all, and in each key group. */
    public ReadOnlyObjectProperty<Residents.Counts> counts() {
        return counts.getReadOnlyProperty();
    }

    /** @return whether nothing narrows the list: an empty one then means that nobody is taken down yet. */
    public boolean isWhole() {
        return filter().equals(Filter.ALL.standing(Standing.ACTIVE));
    }

    /** Loads the list and everything around it anew. */
    public void reload() {
        load();
        work.read("residents.counts", () -> residents.counts(residents.today()), counts::set);
        work.read("residents.buildings", residents::buildings, buildings::setAll);
        work.read("residents.categories", residents::categories, categories::setAll);
        work.read("residents.fields", residents.own()::all, fields -> {
            known = fields;
            work.read("residents.extras", residents.own()::asked, asked -> extras.setAll(asked.entrySet().stream()
                    .map(entry -> new Residents.Count(entry.getKey().toString(), entry.getValue())).toList()));
        });
    }

    /** Sorts by the column; the whole list, not only the page. */
    public void sort(Sort by, boolean descending) {
        if (by != sort || descending != down) {
            sort = by;
            down = descending;
            from.set(0);
            load();
        }
    }

    public void next() {
        if (from.get() + PAGE < total.get()) {
            from.set(from.get() + PAGE);
            load();
        }
    }

    public void previous() {
        if (from.get() > 0) {
            from.set(Math.max(0, from.get() - PAGE));
            load();
        }
    }

    /** Takes away everything that narrows the list. */
    public void clear() {
        text.set("");
        group.set(null);
        building.set(null);
        category.set(null);
        own.set(null);
        standing.set(Standing.ACTIVE);
        noBirth.set(false);
    }

    /** Looks people up while somebody types, for other pages' fields. */
    public void look(String words, Consumer<List<Row>> shown) {
        work.read("residents.look", () -> residents.search(words, 8), shown);
    }

    private Filter filter() {
        return new Filter(text.get(), null, building.get(), category.get(), group.get(), null, null, null, standing.get(), null, noBirth.get(), null,
                own.get() == null ? null : CustomField.Test.parse(own.get()).orElse(null));
    }

    private void load() {
        Filter filter = filter();
        Sort by = sort;
        boolean descending = down;
        int start = from.get();
        work.read("residents.list", () -> residents.list(filter, by, descending, start, PAGE), this::show);
    }

    private void show(Found found) {
        total.set(found.total());
        rows.setAll(found.rows());
    }

    /** 查重与合并 on screen: pairs that may be one person, merges that stand, and the two looked at side by side. */
    public static final class Duplicates {
        /** More pairs than nobody looks through at once. */
        static final int MOST = 500;

        /**
         * A line of either list.
         *
         * @param one the one shown at the left; of a merge, who was kept
         * @param note why they may be one, or when and by whom they were merged
         * @param score 0 to 100, 0 for a merge
         */
        public record Line(Row one, Row other, String note, int score) {
            String text() {
                return String.join(" ", one.name(), other.name(), one.place(), other.place(), note);
            }
        }

        private final Residents residents;
        private final Work work;
        private final BooleanProperty merged = new SimpleBooleanProperty();
        private final StringProperty text = new SimpleStringProperty("");
        private final ReadOnlyIntegerWrapper filled = new ReadOnlyIntegerWrapper();
        private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
        private final ReadOnlyObjectWrapper<Line> chosen = new ReadOnlyObjectWrapper<>();
        private final ObservableList<Line> pairs = FXCollections.observableArrayList();
        private final ObservableList<Line> merges = FXCollections.observableArrayList();
        private final ObservableList<Line> lines = FXCollections.observableArrayList();
        private final FilteredList<Line> shown = new FilteredList<>(lines);
        private final ObservableList<Side> sides = FXCollections.observableArrayList();

        Duplicates(Residents residents, Work work) {
            this.residents = residents;
            this.work = work;
            merged.subscribe(any -> fill());
            text.subscribe(words -> shown.setPredicate(line -> words.isBlank() || line.text().contains(words.strip())));
        }

        /** @return whether the merges that stand are shown instead of the suggestions. */
        public BooleanProperty merged() {
            return merged;
        }

        /** @return what the list is narrowed by. */
        public StringProperty text() {
            return text;
        }

        /** @return whether the lists have been read once. */
        public ReadOnlyBooleanProperty loaded() {
            return loaded.getReadOnlyProperty();
        }

        /** @return grows each time the list has been filled. */
        public ReadOnlyIntegerProperty filled() {
            return filled.getReadOnlyProperty();
        }

        public ReadOnlyObjectProperty<Line> chosen() {
            return chosen.getReadOnlyProperty();
        }

        public ObservableList<Line> lines() {
            return shown;
        }

        public ObservableList<Side> sides() {
            return sides;
        }

        /** @return how many pairs are suggested, and how many merges stand. */
        public int[] counts() {
            return new int[] {pairs.size(), merges.size()};
        }

        public void reload() {
            work.read("duplicates.pairs", () -> residents.duplicates(MOST), found -> {
                pairs.setAll(found.stream().map(pair -> new Line(pair.one(), pair.other(), pair.why(), (int) Math.round(pair.score() * 100))).toList());
                fill();
            });
            work.read("duplicates.merges", () -> residents.merges(MOST), found -> {
                merges.setAll(found.stream().map(one -> new Line(one.kept(), one.gone(), one.at().toLocalDate() + " " + one.staff(), 0)).toList());
                loaded.set(true);
                fill();
            });
        }

        private void fill() {
            lines.setAll(merged.get() ? merges : pairs);
            filled.set(filled.get() + 1);
        }

        /** Looks at a line. @param line null for none */
        public void choose(Line line) {
            chosen.set(line);
            sides.clear();
            if (line != null) {
                work.read("duplicates.sides", () -> residents.sides(line.one().id(), line.other().id()), sides::setAll);
            }
        }

        /** The two are one. @param left whether the left one's values stand where both speak */
        public void join(boolean left, Consumer<Line> done) {
            Line line = chosen.get();
            act(line, () -> left ? residents.merge(line.one().id(), line.other().id()) : residents.merge(line.other().id(), line.one().id()), done);
        }

        /** The two are not one, and are not suggested again. */
        public void distinct(Consumer<Line> done) {
            Line line = chosen.get();
            act(line, () -> {
                residents.distinct(line.one().id(), line.other().id());
                return line;
            }, done);
        }

        /** Parts a merge. */
        public void part(Consumer<Line> done) {
            Line line = chosen.get();
            act(line, () -> residents.unmerge(line.other().id()), done);
        }

        private void act(Line line, Supplier<?> deed, Consumer<Line> done) {
            if (line != null) {
                work.run(deed::get, any -> {
                    done.accept(line);
                    reload();
                });
            }
        }
    }
}
