package linli.activities;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.activities.Activity.ActivityStatus;
import linli.activities.Activity.Plan;
import linli.activities.Activity.Session;
import linli.base.text.UserError;
import linli.base.ui.Work;

/** One activity on the screen: what it is, its figures, and what is being done with it. */
public final class ActivityModel {
    /** What the pane at the side does. */
    public enum Panel { CANCEL_SESSION, ADD_SESSION, STATUS, SPLIT }

    /**
     * Figures of other features about it.
     *
     * @param participation in percent, or null; {@code bySeats}: held against the seats
     * @param satisfied 满意率 in tenths of a percent, or null, with its {@code valid} answers; {@code few}: too few to speak of
     */
    public record Figures(Integer participation, boolean bySeats, Integer satisfied, int valid, boolean few) {}

    /** All of it. */
    public record Shown(ActivityList.Whole whole, Figures figures) {
        public Activity activity() {
            return whole.activity();
        }
    }

    public final ObjectProperty<Shown> shown = new SimpleObjectProperty<>();
    public final ObjectProperty<Panel> panel = new SimpleObjectProperty<>();
    public final ObjectProperty<Session> session = new SimpleObjectProperty<>();
    /** The status that the pane leads to. */
    public final ObjectProperty<ActivityStatus> next = new SimpleObjectProperty<>();
    public final StringProperty reason = new SimpleStringProperty("");
    public final ObjectProperty<LocalDate> day = new SimpleObjectProperty<>();
    public final StringProperty time = new SimpleStringProperty("");
    public final StringProperty wrong = new SimpleStringProperty("");
    public final ObservableList<ActivityFormModel.Choice> rooms = FXCollections.observableArrayList();

    private final Activities activities;
    private final Work work;
    private final LongFunction<Figures> figures;
    private final Supplier<List<ActivityFormModel.Choice>> places;

    public ActivityModel(Activities activities, Work work, LongFunction<Figures> figures, Supplier<List<ActivityFormModel.Choice>> places) {
        this.activities = activities;
        this.work = work;
        this.figures = figures;
        this.places = places;
    }

    private record Loaded(Shown shown, List<ActivityFormModel.Choice> rooms) {}

    public void open(Long id) {
        if (shown.get() == null || shown.get().activity().id() != id) {
            panel.set(null);
        }
        load(id);
    }

    private void load(long id) {
        work.read("activity", () -> new Loaded(new Shown(activities.whole(id), figures.apply(id)), places.get()), loaded -> {
            rooms.setAll(loaded.rooms());
            shown.set(loaded.shown());
        });
    }

    public LocalDate today() {
        return activities.today();
    }

    /** Opens the pane. @param about the session it is about, or null */
    public void ask(Panel what, Session about, ActivityStatus to) {
        session.set(about);
        next.set(to);
        reason.set("");
        wrong.set("");
        day.set(about == null ? activities.today().plusDays(1) : about.on().plusDays(1).isBefore(activities.today()) ? activities.today() : about.on().plusDays(1));
        time.set(about == null ? "" : about.from() + "-" + about.to());
        panel.set(null);
        panel.set(what);
    }

    /** Does what the pane asks. @param done told in the end */
    public void act(Runnable done) {
        Activity one = shown.get().activity();
        Session about = session.get();
        String why = reason.get();
        switch (panel.get()) {
            case CANCEL_SESSION -> run(() -> activities.sessions().cancel(about.id(), about.version(), why), done);
            case STATUS -> {
                ActivityStatus to = next.get();
                run(() -> activities.to(one.id(), one.version(), to, why), done);
            }
            case ADD_SESSION -> {
                LocalDate on = day.get();
                String[] hours = time.get().strip().split("\\s*[-–~]\\s*");
                if (on == null || hours.length != 2 || !clock(hours[0]) || !clock(hours[1])) {
                    wrong.set(new UserError("error.activities.noSlot").getMessage());
                    return;
                }
                run(() -> activities.sessions().add(one.id(), about == null ? null : about.id(), on, hour(hours[0]), hour(hours[1]), one.plan().place()), done);
            }
            case SPLIT -> { }
        }
    }

    private static boolean clock(String text) {
        return text.matches("([01]?\\d|2[0-3])[:\uFF1A][0-5]\\d");
    }

    private static LocalTime hour(String text) {
        String[] parts = text.split("[:\uFF1A]");
        return LocalTime.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    private void run(Supplier<?> command, Runnable done) {
        long id = shown.get().activity().id();
        work.run(() -> (Object) command.get(), any -> {
            panel.set(null);
            load(id);
            done.run();
        }, error -> wrong.set(error instanceof UserError user ? user.getMessage() : String.valueOf(error)));
    }

    /** Looks at what a split would give, without doing it; the newest request wins. */
    public void preview(List<Plan> bands, Map<Long, Integer> chosen, Consumer<Splits.Preview> seen) {
        long id = shown.get().activity().id();
        work.read("activity.split", () -> activities.splits().preview(id, bands, chosen), seen);
    }

    /** Splits. @param done told of the new classes */
    public void split(List<Plan> bands, Map<Long, Integer> chosen, Consumer<List<Activity>> done) {
        Activity one = shown.get().activity();
        work.run(() -> activities.splits().split(one.id(), one.version(), bands, chosen), fresh -> {
            panel.set(null);
            done.accept(fresh);
        }, error -> wrong.set(error instanceof UserError user ? user.getMessage() : String.valueOf(error)));
    }
}
