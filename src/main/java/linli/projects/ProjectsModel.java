package linli.projects;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.ui.Work;
import linli.projects.Project.ProjectStatus;
import linli.projects.Projects.Choice;
import linli.projects.Projects.Whole;

/** The list of projects and the one that is open at its side. */
public final class ProjectsModel {
    /** What the side shows. */
    public enum Side { NONE, ONE, EDIT, ADD, STATUS }

    public final ObservableList<ProjectList.Row> rows = FXCollections.observableArrayList();
    public final ObjectProperty<ProjectList> counts = new SimpleObjectProperty<>(new ProjectList(List.of(), Map.of(), Map.of(), Map.of(), 0, 0, 0, LocalDate.EPOCH));
    public final ObjectProperty<Map<String, String>> filter = new SimpleObjectProperty<>(Map.of());
    public final ObservableList<Choice> givers = FXCollections.observableArrayList();
    public final ObservableList<String> communities = FXCollections.observableArrayList();
    public final ObservableList<String> brands = FXCollections.observableArrayList();
    /** Nothing is stored at all: the page says what to do next. */
    public final BooleanProperty empty = new SimpleBooleanProperty();
    public final ObjectProperty<Whole> open = new SimpleObjectProperty<>();
    public final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.NONE);
    public final ObjectProperty<ProjectStatus> next = new SimpleObjectProperty<>();
    /** What the open project is to answer, as an accepted match hands it over; null when it is only looked at. */
    public final ObjectProperty<Asked> asked = new SimpleObjectProperty<>();
    /** Whose project the form begins with; null for nobody's. */
    public final ObjectProperty<Long> giver = new SimpleObjectProperty<>();

    private final Projects projects;
    private final Work work;

    /**
     * A need that an accepted match gives to a project.
     *
     * @param project its id
     * @param title what is to be done, in words
     * @param course what the form of a class is filled with once both sides agree
     */
    public record Asked(long project, String title, Map<String, String> course) {}

    public ProjectsModel(Projects projects, Work work) {
        this.projects = projects;
        this.work = work;
    }

    private record Loaded(ProjectList list, List<Choice> givers, List<String> communities, List<String> brands) {}

    /**
     * Opens the list.
     *
     * @param argument null: as it was; an id: with that project at the side; an {@link Asked}: the same, with the need it is to answer; "new": with the form; a map with "new": with
     *     the form for the partner whose id stands there; any other map: only what its filter words find (see
     *     {@link ProjectList.Filter#of})
     */
    public void open(Object argument) {
        asked.set(argument instanceof Asked now ? now : null);
        if (argument instanceof Long id) {
            show(id);
        } else if (argument instanceof Asked now) {
            show(now.project());
        } else if ("new".equals(argument)) {
            load(() -> add(null));
            return;
        } else if (argument instanceof Map<?, ?> words && words.get("new") instanceof Long partner) {
            load(() -> add(partner));
            return;
        } else if (argument instanceof Map<?, ?> words) {
            Map<String, String> now = new LinkedHashMap<>();
            words.forEach((key, value) -> now.put(key.toString(), value.toString()));
            filter.set(now);
        }
        load();
    }

    public void load() {
        load(() -> { });
    }

    /** Reads the rows anew; the newest request wins. */
    private void load(Runnable then) {
        Map<String, String> words = filter.get();
        work.read("projects.list", () -> new Loaded(projects.list(ProjectList.Filter.of(words)), projects.givers(), projects.communities(), projects.brands()), loaded -> {
            counts.set(loaded.list());
            rows.setAll(loaded.list().rows());
            set(givers, loaded.givers());
            set(communities, loaded.communities());
            set(brands, loaded.brands());
            empty.set(loaded.list().all() == 0 && words.isEmpty());
            then.run();
        });
    }

    /** Leaves an unchanged list alone, so that an open drop-down keeps its choice. */
    private static <T> void set(ObservableList<T> list, List<T> now) {
        if (!list.equals(now)) {
            list.setAll(now);
        }
    }

    /** Narrows by one word; null takes it away. */
    public void narrow(String key, String value) {
        Map<String, String> words = new LinkedHashMap<>(filter.get());
        if (value == null) {
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

    /** Shows one project at the side. */
    public void show(long id) {
        work.read("projects.one", () -> projects.whole(id), whole -> {
            open.set(whole);
            side.set(Side.ONE);
        });
    }

    /** @param partner whose project it is to be, or null */
    public void add(Long partner) {
        giver.set(partner);
        side.set(Side.ADD);
    }

    /** Back to the project, or to the list alone. */
    public void back() {
        side.set(side.get() == Side.ONE || open.get() == null ? Side.NONE : Side.ONE);
        if (side.get() == Side.NONE) {
            open.set(null);
        }
    }

    public void turn(Side to) {
        side.set(to);
    }

    public void turn(ProjectStatus to) {
        next.set(to);
        side.set(Side.STATUS);
    }

    /** Saves the form: a new project, or the open one. */
    public void save(Project.Face face, ProjectStatus status, Consumer<Project> done, Consumer<Throwable> wrong) {
        boolean adding = side.get() == Side.ADD;
        Whole before = open.get();
        work.run(() -> adding ? projects.add(face, status) : projects.edit(before.project().id(), before.project().version(), face), project -> {
            again(project.id());
            done.accept(project);
        }, wrong);
    }

    public void status(LocalDate on, String reason, Runnable done, Consumer<Throwable> wrong) {
        Project project = open.get().project();
        ProjectStatus to = next.get();
        work.run(() -> projects.status(project.id(), project.version(), to, on, reason), any -> {
            again(project.id());
            done.run();
        }, wrong);
    }

    public void verify(Runnable done, Consumer<Throwable> wrong) {
        Project project = open.get().project();
        work.run(() -> projects.verify(project.id(), project.version()), any -> {
            again(project.id());
            done.run();
        }, wrong);
    }

    /** The changed project and the list, both anew. */
    private void again(long id) {
        work.read("projects.one", () -> projects.whole(id), whole -> {
            open.set(null);
            open.set(whole);
            side.set(Side.ONE);
        });
        load();
    }
}
