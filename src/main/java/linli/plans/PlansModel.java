package linli.plans;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.pdf.Sheet;
import linli.base.ui.Work;
import linli.plans.PlanResource.Found;
import linli.plans.PlanResource.ResourceKind;
import linli.plans.Target.Indicator;

/** The three lists of one year, which of them is shown, and what stands at the side. */
public final class PlansModel {
    /** Which list is shown. */
    public enum PlanList { TARGETS, RESOURCES, STEPS }

    /** What the side shows. */
    public enum Side { NONE, TARGET, TARGET_FORM, RESOURCE, RESOURCE_FORM, STEP_FORM, PAPER }

    public final ObjectProperty<Plans.Year> year = new SimpleObjectProperty<>(Plans.Year.NONE);
    public final IntegerProperty chosen = new SimpleIntegerProperty();
    public final ObservableList<Integer> years = FXCollections.observableArrayList();
    public final ObjectProperty<PlanList> tab = new SimpleObjectProperty<>(PlanList.TARGETS);
    public final StringProperty text = new SimpleStringProperty("");
    public final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.NONE);
    public final ObjectProperty<Target.Row> target = new SimpleObjectProperty<>();
    public final ObjectProperty<PlanResource.Row> resource = new SimpleObjectProperty<>();
    public final ObjectProperty<PlanStep.Row> step = new SimpleObjectProperty<>();
    public final ObservableList<String> staff = FXCollections.observableArrayList();
    public final ObjectProperty<Sheet> paper = new SimpleObjectProperty<>();

    final Plans plans;
    private final Work work;
    private final Supplier<List<String>> names;
    private final Supplier<String> centre;
    private final Runnable changed;

    /**
     * @param names of the staff, the one at the desk first
     * @param centre name of the centre, for what is printed
     * @param changed told when counts may have changed
     */
    public PlansModel(Plans plans, Work work, Supplier<List<String>> names, Supplier<String> centre, Runnable changed) {
        this.plans = plans;
        this.work = work;
        this.names = names;
        this.centre = centre;
        this.changed = changed;
    }

    private record Loaded(Plans.Year year, List<Integer> years, List<String> names) {}

    /** @param argument null: as it was; "targets", "resources" or "steps": that list; a map with text: what it finds */
    public void open(Object argument) {
        for (PlanList list : PlanList.values()) {
            if (list.name().toLowerCase(java.util.Locale.ROOT).equals(argument)) {
                tab.set(list);
            }
        }
        if (argument instanceof Map<?, ?> words && words.get("text") != null) {
            text.set(words.get("text").toString());
        }
        load();
    }

    /** Reads the year anew; the newest request wins. */
    public void load() {
        int wanted = chosen.get();
        work.read("plans.year", () -> {
            List<Integer> all = plans.years();
            return new Loaded(plans.year(wanted == 0 ? plans.today().getYear() : wanted), all, names.get());
        }, loaded -> {
            years.setAll(loaded.years());
            staff.setAll(loaded.names());
            year.set(loaded.year());
            if (target.get() != null) {
                long id = target.get().target().id();
                target.set(loaded.year().targets().stream().filter(row -> row.target().id() == id).findFirst().orElse(null));
                if (side.get() == Side.TARGET && target.get() != null) {
                    side.set(Side.NONE);
                    side.set(Side.TARGET);
                }
            }
        });
    }

    public void choose(int other) {
        if (other != year.get().year()) {
            chosen.set(other);
            back();
            load();
        }
    }

    public List<Indicator> catalogue() {
        return plans.catalogue();
    }

    public void show(Target.Row row) {
        target.set(row);
        side.set(Side.NONE);
        side.set(Side.TARGET);
    }

    public void show(PlanResource.Row row) {
        resource.set(row);
        side.set(Side.NONE);
        side.set(Side.RESOURCE);
    }

    public void edit(PlanStep.Row row) {
        step.set(row);
        side.set(Side.NONE);
        side.set(Side.STEP_FORM);
    }

    /** Adds to the list that is shown. */
    public void add() {
        switch (tab.get()) {
            case TARGETS -> {
                target.set(null);
                side.set(Side.TARGET_FORM);
            }
            case RESOURCES -> side.set(Side.RESOURCE_FORM);
            default -> edit(null);
        }
    }

    public void back() {
        side.set(Side.NONE);
    }

    public void search(ResourceKind kind, String words, Consumer<List<Found>> shown) {
        work.read("plans.search", () -> plans.search(kind, words, 12), shown);
    }

    public void print() {
        int now = year.get().year();
        work.read("plans.paper", () -> new PlanPapers(plans).sheet(now, centre.get()), sheet -> {
            paper.set(sheet);
            side.set(Side.PAPER);
        });
    }

    /** Writes the workbook of three sheets. */
    public void write(Path wish, Consumer<Path> done, Consumer<Throwable> wrong) {
        int now = year.get().year();
        work.run(() -> new PlanPapers(plans).write(now, centre.get(), wish), done, wrong);
    }

    public void change(Supplier<?> command, Side then, Runnable done, Consumer<Throwable> wrong) {
        work.run(command::get, any -> {
            if (any instanceof Target saved) {
                target.set(new Target.Row(saved, null, null, Target.TargetState.UNMEASURED, 0, 0, 0, 0, 0));
            }
            side.set(then);
            load();
            changed.run();
            done.run();
        }, wrong);
    }
}
