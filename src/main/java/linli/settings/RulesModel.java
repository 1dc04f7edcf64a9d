package linli.settings;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import java.util.function.Consumer;
import java.util.function.BooleanSupplier;
import linli.base.text.Texts;
import linli.base.ui.Nav;
import linli.base.ui.Work;
import linli.base.value.CustomField;

/** 规则与自定义项 on the screen: what counts now, what is looked for, and the changes an administrator makes. */
public final class RulesModel {
    final ObservableList<CentreRules.State> rules = FXCollections.observableArrayList();
    final ObservableList<CustomField> fields = FXCollections.observableArrayList();
    final StringProperty text = new SimpleStringProperty("");
    /** Whether the person at the desk may change anything. */
    final BooleanProperty may = new SimpleBooleanProperty();

    private final CentreRules door;
    private final BooleanSupplier administrator;
    private final Nav nav;
    private final Work work;

    /** @param administrator whether the person at the desk may change rules */
    public RulesModel(CentreRules door, BooleanSupplier administrator, Nav nav, Work work) {
        this.door = door;
        this.administrator = administrator;
        this.nav = nav;
        this.work = work;
    }

    private record Loaded(List<CentreRules.State> rules, List<CustomField> fields, boolean may) {}

    void load() {
        work.read("rules", () -> new Loaded(door.all(), door.fields(), administrator.getAsBoolean()), loaded -> {
            may.set(loaded.may());
            fields.setAll(loaded.fields());
            rules.setAll(loaded.rules());
        });
    }

    /** @return whether the words looked for stand in the rule. */
    boolean shows(CentreRule rule) {
        String words = text.get().strip();
        return words.isEmpty() || (rule.part() + rule.label() + rule.note()).contains(words);
    }

    /** @param typed blank for the shipped value; {@code wrong} gets what the field should show */
    void set(CentreRule rule, String typed, Runnable done, Consumer<Throwable> wrong) {
        act(() -> door.set(rule, typed), Texts.text("rules.said", rule.label()), done, wrong);
    }

    /** @param old the field changed, or null for a new one */
    void save(CustomField old, String name, CustomField.Kind kind, List<String> choices, Runnable done, Consumer<Throwable> wrong) {
        act(() -> {
            if (old == null) {
                door.add(name, kind, choices);
            } else {
                door.change(old.key(), name, choices);
            }
        }, Texts.text("rules.said", name.strip()), done, wrong);
    }

    void retire(CustomField field, boolean out) {
        act(() -> door.retire(field.key(), out), Texts.text(out ? "rules.field.out" : "rules.field.in", field.name()), () -> {}, nav::fail);
    }

    private void act(Runnable doing, String said, Runnable done, Consumer<Throwable> wrong) {
        work.run(() -> {
            doing.run();
            return null;
        }, any -> {
            nav.say(said);
            done.run();
            load();
        }, wrong);
    }
}
