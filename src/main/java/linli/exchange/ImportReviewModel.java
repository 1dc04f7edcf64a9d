package linli.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.excel.Intake.Choice;
import linli.base.excel.Intake.Decision;
import linli.base.ui.Work;
import linli.base.value.Side;

/** 核对: what a person mends and decides of the rows before they go in; rows that could be somebody stored, held one against one. */
final class ImportReviewModel {
    private final Imports imports;
    private final Work work;
    private final ReadOnlyObjectWrapper<Preview.Note> note = new ReadOnlyObjectWrapper<>();
    private final IntegerProperty which = new SimpleIntegerProperty();
    private final ObservableList<Side> sides = FXCollections.observableArrayList();
    private final Map<String, Decision> told = new LinkedHashMap<>();
    private final Map<String, ImportOptions.Edit> edits = new LinkedHashMap<>();
    private final List<ImportOptions.Rule> rules = new ArrayList<>();
    private String kind;

    ImportReviewModel(Imports imports, Work work) {
        this.imports = imports;
        this.work = work;
        which.subscribe(any -> load());
    }

    /** @return the row shown, or null. */
    ReadOnlyObjectProperty<Preview.Note> note() {
        return note.getReadOnlyProperty();
    }

    /** @return which of the suggestions is shown, from 0. */
    IntegerProperty which() {
        return which;
    }

    ObservableList<Side> sides() {
        return sides;
    }

    /** Shows a row with suggestions; null or one without shows nothing. */
    void show(String of, Preview.Note row) {
        kind = of;
        note.set(row == null || row.maybe().isEmpty() ? null : row);
        int wanted = note.get() == null || decision(row) == null ? 0
                : Math.max(0, row.maybe().stream().map(maybe -> maybe.id()).toList().indexOf(decision(row).target()));
        if (which.get() == wanted) {
            load();
        } else {
            which.set(wanted);
        }
    }

    private void load() {
        Preview.Note row = note.get();
        if (row == null || which.get() >= row.maybe().size()) {
            sides.clear();
            return;
        }
        String of = kind;
        long id = row.maybe().get(which.get()).id();
        work.read("exchange.sides", () -> imports.sides(of, row.said(), id), sides::setAll);
    }

    /** @return what was decided about a row, or null. */
    Decision decision(Preview.Note row) {
        return told.get(row.place());
    }

    /** @return the options with all that was mended and decided. */
    ImportOptions into(ImportOptions options) {
        return options.withMended(List.copyOf(edits.values()), rules).withDecided(List.copyOf(told.values()));
    }

    void mend(Preview.Note row, String key, String text) {
        edits.put(row.place() + "\n" + key, new ImportOptions.Edit(row.sheet(), row.row(), key, text));
    }

    /** @return what stands in a cell now: what it was mended to, else what was found. */
    String mended(Preview.Note row, String key, String found) {
        ImportOptions.Edit edit = edits.get(row.place() + "\n" + key);
        return edit == null ? found : edit.text();
    }

    void mendAll(Preview.Cause cause, String text) {
        rules.removeIf(rule -> rule.cause().equals(cause.cause()) && rule.key().equals(cause.key()) && Objects.equals(rule.found(), cause.found()));
        rules.add(new ImportOptions.Rule(cause.cause(), cause.key(), cause.found(), text));
    }

    /** @return how many of the rows are decided. */
    long decided(List<Preview.Note> rows) {
        return rows.stream().filter(row -> !row.maybe().isEmpty() && told.containsKey(row.place())).count();
    }

    void forget() {
        told.clear();
        edits.clear();
        rules.clear();
    }

    /**
     * Decides about the row shown.
     *
     * @param alike whether it holds for every row of {@code all} suggested for the same reason and not yet decided
     */
    void decide(Choice choice, boolean alike, List<Preview.Note> all) {
        Preview.Note row = note.get();
        if (row == null) {
            return;
        }
        String why = row.maybe().get(which.get()).why();
        if (alike) {
            all.stream().filter(one -> !one.maybe().isEmpty() && one.maybe().getFirst().why().equals(why) && !told.containsKey(one.place()))
                    .forEach(one -> tell(one, choice, 0));
        }
        tell(row, choice, which.get());
    }

    private void tell(Preview.Note row, Choice choice, int at) {
        boolean same = choice == Choice.KEEP || choice == Choice.TAKE;
        told.put(row.place(), new Decision(row.sheet(), row.row(), choice, same ? row.maybe().get(at).id() : 0));
    }
}
