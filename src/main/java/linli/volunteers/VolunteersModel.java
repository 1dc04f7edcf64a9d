package linli.volunteers;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;
import linli.base.ui.Work;
import linli.volunteers.Volunteer.VolunteerStanding;

/** Volunteers, tasks and recognition on screen. */
public final class VolunteersModel {
    /** The three views of the page. */
    public enum VolunteerView {
        PEOPLE,
        TASKS,
        STARS
    }

    /** A volunteer with all hours. */
    public record Shown(Volunteer who, List<Volunteer.Hours> hours, int stars) {}

    /** Times, people and minutes of this month and this year. */
    public record Sums(VolunteerList.Totals month, VolunteerList.Totals year) {}

    public final ObjectProperty<VolunteerView> view = new SimpleObjectProperty<>(VolunteerView.PEOPLE);
    public final StringProperty text = new SimpleStringProperty("");
    public final ObjectProperty<VolunteerStanding> standing = new SimpleObjectProperty<>();
    public final ObservableList<VolunteerList.Row> rows = FXCollections.observableArrayList();
    public final ObjectProperty<Map<VolunteerStanding, Integer>> counts = new SimpleObjectProperty<>(Map.of());
    public final ObjectProperty<Sums> sums = new SimpleObjectProperty<>();
    public final ObjectProperty<Shown> shown = new SimpleObjectProperty<>();
    public final ObjectProperty<VolunteerTask> task = new SimpleObjectProperty<>();
    public final ObservableList<VolunteerTask> tasks = FXCollections.observableArrayList();
    public final ObservableList<Volunteers.Recognised> recognised = FXCollections.observableArrayList();
    public final ObservableList<VolunteerList.Row> found = FXCollections.observableArrayList();

    /** Hours of each star in force, as text. */
    public final StringProperty levels = new SimpleStringProperty("");

    private static final int MOST = 200;
    private static final int TASK_DAYS = 60;
    private final Volunteers volunteers;
    private final VolunteerTasks desk;
    private final Work work;

    private record Loaded(VolunteerList list, List<VolunteerList.Row> rows, Sums sums, List<VolunteerTask> tasks, List<Volunteers.Recognised> recognised, String levels) {}

    public VolunteersModel(Volunteers volunteers, VolunteerTasks desk, Work work) {
        this.volunteers = volunteers;
        this.desk = desk;
        this.work = work;
        text.addListener((property, old, now) -> load());
        standing.addListener((property, old, now) -> load());
    }

    public LocalDate today() {
        return volunteers.today();
    }

    /** Reads everything anew. */
    public void load() {
        String words = text.get().strip();
        VolunteerStanding wanted = standing.get();
        work.read("volunteers.list", () -> {
            LocalDate today = volunteers.today();
            VolunteerList list = volunteers.list(wanted);
            List<VolunteerList.Row> some = words.isEmpty() ? list.rows()
                    : volunteers.search(words, MOST).stream().filter(row -> wanted == null || row.standing() == wanted).toList();
            Sums now = new Sums(volunteers.totals(today.withDayOfMonth(1), today), volunteers.totals(today.withDayOfYear(1), today));
            return new Loaded(list, some, now, desk.between(today.minusDays(TASK_DAYS), today.plusDays(TASK_DAYS)), volunteers.recognised(today.minusYears(1)),
                    volunteers.stars().hours().stream().map(String::valueOf).collect(java.util.stream.Collectors.joining(Texts.text("row.or"))));
        }, loaded -> {
            rows.setAll(loaded.rows);
            counts.set(loaded.list.counts());
            sums.set(loaded.sums);
            tasks.setAll(loaded.tasks);
            recognised.setAll(loaded.recognised);
            levels.set(loaded.levels);
            if (task.get() != null) {
                task.set(loaded.tasks.stream().filter(one -> one.id() == task.get().id()).findFirst().orElse(null));
            }
        });
    }

    /** Shows one volunteer at the side. */
    public void open(long id) {
        work.read("volunteers.one", () -> shown(id), shown::set);
    }

    private Shown shown(long id) {
        List<Volunteer.Hours> hours = volunteers.hours(id);
        long minutes = hours.stream().filter(line -> line.voided() == null).mapToLong(Volunteer.Hours::minutes).sum();
        return new Shown(volunteers.get(id), hours, volunteers.stars().of(minutes));
    }

    public void close() {
        shown.set(null);
        task.set(null);
    }

    /** Saves a new or a changed volunteer. */
    public void save(Volunteer draft, Consumer<Volunteer> saved, Consumer<Throwable> wrong) {
        work.run(() -> draft.id() == 0 ? volunteers.register(draft) : volunteers.change(draft), one -> {
            saved.accept(one);
            load();
            open(one.id());
        }, wrong);
    }

    public void log(long id, LocalDate on, int minutes, String content, Runnable saved, Consumer<Throwable> wrong) {
        work.run(() -> volunteers.log(id, null, on, minutes, content, null), line -> {
            saved.run();
            load();
            open(id);
        }, wrong);
    }

    public void voidHours(Volunteer.Hours line, String reason) {
        change(() -> volunteers.voidHours(line, reason), line.volunteerId());
    }

    public void end(Volunteer who, String reason) {
        change(() -> volunteers.end(who.id(), who.version(), reason), who.id());
    }

    public void resume(Volunteer who) {
        change(() -> volunteers.resume(who.id(), who.version()), who.id());
    }

    private void change(Runnable command, long id) {
        work.run(() -> {
            command.run();
            return id;
        }, done -> {
            load();
            open(done);
        });
    }

    /**
     * @param centre name of the centre, its phone, and who is signed in; read in the background
     * @param shown gets the certificate, laid out for print
     */
    public void certificate(long id, Supplier<List<String>> centre, Consumer<Sheet> shown) {
        work.run(() -> {
            List<String> from = centre.get();
            return volunteers.certificate(id, from.get(0), from.get(1), from.get(2));
        }, shown);
    }

    public void find(String words) {
        work.read("volunteers.find", () -> volunteers.search(words, 8).stream().filter(row -> row.standing() != VolunteerStanding.ENDED).toList(), found::setAll);
    }

    public void plan(VolunteerTask draft, Runnable saved, Consumer<Throwable> wrong) {
        work.run(() -> draft.id() == 0 ? desk.plan(draft) : desk.change(draft), one -> {
            saved.run();
            task.set(one);
            load();
        }, wrong);
    }

    public void assign(long id, long volunteer) {
        task(() -> desk.assign(id, volunteer));
    }

    public void withdraw(long id, long assignment) {
        task(() -> desk.withdraw(id, assignment));
    }

    /** @param minutes of those who came, by volunteer */
    public void roll(long id, Map<Long, Integer> minutes) {
        Map<Long, Integer> came = new HashMap<>(minutes);
        task(() -> desk.roll(id, came));
    }

    public void cancel(long id, String reason) {
        task(() -> desk.cancel(id, reason));
    }

    private void task(java.util.function.Supplier<VolunteerTask> command) {
        work.run(command, now -> {
            task.set(now);
            load();
        });
    }
}
