package linli.startups;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.pdf.Sheet;
import linli.base.ui.Work;
import linli.incubation.Team;
import linli.incubation.TeamBook;
import linli.incubation.TeamBooks;
import linli.incubation.TeamList;
import linli.incubation.TeamPaper;
import linli.incubation.TeamStep;
import linli.incubation.Teams;
import linli.venues.Room;

/** The list of teams, what is to be done for them, and the one that is open at the side. */
public final class TeamsModel {
    /** What the side shows. */
    public enum Side { NONE, ONE, ADD, EDIT, TURN, REGISTER, FOUNDER, PLAN, STEP, DONE, SPACE, OUTCOME, GIVE, LOOK, TEMPLATE, HAND, HANDED, PAPER }

    /** A resident that a founder may be. */
    public record Known(long id, String name, String detail) {}

    public final ObjectProperty<TeamList> list = new SimpleObjectProperty<>(TeamList.NONE);
    public final ObservableList<TeamStep.Line> steps = FXCollections.observableArrayList();
    public final ObjectProperty<List<TeamBook.Survived>> survived = new SimpleObjectProperty<>(List.of());
    public final ObjectProperty<Map<String, String>> filter = new SimpleObjectProperty<>(Map.of());
    /** Whether the list is that of open steps instead of teams. */
    public final BooleanProperty stepping = new SimpleBooleanProperty();
    public final ObjectProperty<Teams.Whole> open = new SimpleObjectProperty<>();
    public final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.NONE);
    public final ObjectProperty<TeamStep> step = new SimpleObjectProperty<>();
    public final ObjectProperty<Team.Founder> founder = new SimpleObjectProperty<>();
    public final ObjectProperty<TeamBook.Space> space = new SimpleObjectProperty<>();
    public final ObjectProperty<TeamStep.Moved> handed = new SimpleObjectProperty<>();
    public final ObjectProperty<Sheet> paper = new SimpleObjectProperty<>();
    public final ObservableList<String> staff = FXCollections.observableArrayList();
    public final ObservableList<Room> rooms = FXCollections.observableArrayList();
    public final ObjectProperty<List<TeamStep.Stage>> template = new SimpleObjectProperty<>(List.of());
    /** Open steps in words, for the hand-over. */
    public final ObjectProperty<Map<String, List<TeamStep.Line>>> owned = new SimpleObjectProperty<>(Map.of());

    final Teams teams;
    private final Work work;
    private final Supplier<List<String>> names;
    private final Function<String, List<Known>> residents;
    private final Supplier<String> centre;
    private final Runnable changed;

    /**
     * @param names of the staff that is there, the one at the desk first
     * @param residents finds residents by typed words
     * @param changed told when counts may have changed
     */
    public TeamsModel(Teams teams, Work work, Supplier<List<String>> names, Function<String, List<Known>> residents, Supplier<String> centre, Runnable changed) {
        this.teams = teams;
        this.work = work;
        this.names = names;
        this.residents = residents;
        this.centre = centre;
        this.changed = changed;
    }

    private record Loaded(TeamList list, List<TeamStep.Line> open, List<TeamBook.Survived> survived, List<String> names, List<Room> rooms, List<TeamStep.Stage> template) {}

    /** @param argument null: as it was; an id: with that team at the side; "new": with the form; "steps": what is to be done; a map: only what its filter words find */
    public void open(Object argument) {
        if (argument instanceof Long id) {
            show(id);
        } else if ("new".equals(argument)) {
            side.set(Side.ADD);
        } else if ("steps".equals(argument)) {
            stepping.set(true);
            side.set(Side.NONE);
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
        work.read("teams.list", () -> new Loaded(teams.list(TeamList.Filter.of(words)), teams.steps().open(), TeamBooks.LOOKS.stream().map(teams.books()::survived).toList(), names.get(),
                teams.books().rooms(), teams.steps().template()), loaded -> {
            steps.setAll(loaded.open());
            survived.set(loaded.survived());
            staff.setAll(loaded.names());
            rooms.setAll(loaded.rooms());
            template.set(loaded.template());
            Map<String, List<TeamStep.Line>> byOwner = new java.util.TreeMap<>();
            loaded.open().forEach(line -> byOwner.computeIfAbsent(line.step().owner(), any -> new java.util.ArrayList<>()).add(line));
            owned.set(byOwner);
            list.set(loaded.list());
        });
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

    public void show(long id) {
        work.read("teams.one", () -> teams.whole(id), whole -> {
            open.set(null);
            open.set(whole);
            side.set(Side.ONE);
        });
    }

    public void turn(Side to) {
        side.set(to);
    }

    public void step(TeamStep one, Side to) {
        step.set(one);
        side.set(to);
    }

    public void back() {
        side.set(side.get() == Side.ONE || open.get() == null ? Side.NONE : Side.ONE);
        if (side.get() == Side.NONE) {
            open.set(null);
        }
    }

    /** The residents that typed words find. */
    public void residents(String text, Consumer<List<Known>> shown) {
        work.read("teams.people", () -> text.strip().length() < 2 ? List.<Known>of() : residents.apply(text.strip()), shown);
    }

    /** What would move with a step. */
    public void shifts(long id, LocalDate day, Consumer<List<TeamStep.Shift>> shown) {
        work.read("teams.shifts", () -> teams.steps().shifts(id, day), shown);
    }

    /** Shows the team's record as it is printed. */
    public void print() {
        Teams.Whole whole = open.get();
        work.read("teams.paper", () -> new TeamPaper(teams).record(whole.team().id(), centre.get()), sheet -> {
            paper.set(sheet);
            side.set(Side.PAPER);
        });
    }

    public void add(Supplier<Team> command, Consumer<Team> done, Consumer<Throwable> wrong) {
        work.run(command, team -> {
            again(team.id());
            done.accept(team);
        }, wrong);
    }

    /** Changes something of the open team. */
    public void change(Supplier<?> command, Runnable done, Consumer<Throwable> wrong) {
        Long id = open.get() == null ? null : open.get().team().id();
        work.run(command::get, any -> {
            if (id == null) {
                side.set(Side.NONE);
                load();
                changed.run();
            } else {
                again(id);
            }
            done.run();
        }, wrong);
    }

    /** Gives everything open of one colleague to another. */
    public void handOver(String from, String to, String reason, Consumer<Throwable> wrong) {
        work.run(() -> teams.steps().handOver(from, to, reason), moved -> {
            handed.set(moved);
            side.set(Side.HANDED);
            load();
        }, wrong);
    }

    public void takeBack(long batch, Consumer<TeamStep.Moved> done, Consumer<Throwable> wrong) {
        work.run(() -> teams.steps().takeBack(batch), moved -> {
            handed.set(null);
            if (open.get() == null) {
                side.set(Side.NONE);
                load();
            } else {
                again(open.get().team().id());
            }
            done.accept(moved);
        }, wrong);
    }

    private void again(long id) {
        show(id);
        load();
        changed.run();
    }
}
