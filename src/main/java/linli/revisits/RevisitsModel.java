package linli.revisits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import linli.base.pdf.Sheet;
import linli.base.text.UserError;
import linli.base.ui.Work;
import linli.checklists.Checklist;
import linli.checklists.Checklist.Department;
import linli.inspections.Finding;
import linli.inspections.Inspections;
import linli.inspections.NextVisits;
import linli.inspections.Round;
import linli.inspections.VisitForm;

/** Rounds, findings, whom to see next and checklists, and the one of them that is open at the side. */
public final class RevisitsModel {
    /** What the list shows. */
    public enum View { ROUNDS, FINDINGS, NEXT, LISTS }

    /** What the side shows. */
    public enum Side { NONE, ROUND, NEW_ROUND, EDIT_ROUND, MORE, CANCEL_ROUND, ENTRY, FINDING, RECHECK, CANCEL_FINDING, CHECKLIST, EDIT_CHECKLIST, DEPARTMENTS, PAPER }

    /** Everything the lists show, read at once. */
    public record All(List<Round.Progress> rounds, List<Finding.Row> findings, int overdue, List<NextVisits.Next> next, List<Checklist> checklists, List<Department> departments) {
        static final All NONE = new All(List.of(), List.of(), 0, List.of(), List.of(), List.of());
    }

    /** A round with its visits. */
    public record Opened(Round round, List<Round.Row> visits) {}

    public final ObjectProperty<All> all = new SimpleObjectProperty<>(All.NONE);
    public final ObjectProperty<View> view = new SimpleObjectProperty<>(View.ROUNDS);
    public final StringProperty text = new SimpleStringProperty("");
    public final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.NONE);
    public final ObjectProperty<Opened> round = new SimpleObjectProperty<>();
    public final ObjectProperty<Inspections.Sheet> visit = new SimpleObjectProperty<>();
    public final ObjectProperty<Finding.Whole> finding = new SimpleObjectProperty<>();
    public final ObjectProperty<Checklist> checklist = new SimpleObjectProperty<>();
    public final ObjectProperty<Sheet> paper = new SimpleObjectProperty<>();

    final Inspections inspections;
    private final Work work;
    private final Supplier<String> centre;
    private final Runnable changed;

    /** @param centre name of the centre, for forms. @param changed told when a figure in the navigation may be another */
    public RevisitsModel(Inspections inspections, Work work, Supplier<String> centre, Runnable changed) {
        this.inspections = inspections;
        this.work = work;
        this.centre = centre;
        this.changed = changed;
    }

    /** @param argument null: as it was; a map: {@code round}, {@code visit} or {@code finding} with the id to open, {@code partner} with the name to look for */
    public void open(Object argument) {
        if (argument instanceof Map<?, ?> words) {
            if (words.get("finding") instanceof Long id) {
                view.set(View.FINDINGS);
                finding(id);
            } else if (words.get("round") instanceof Long id) {
                view.set(View.ROUNDS);
                round(id);
            } else if (words.get("visit") instanceof Long id) {
                view.set(View.ROUNDS);
                visit(id);
            }
        }
        load();
    }

    /** Reads the lists anew; the newest request wins. */
    public void load() {
        work.read("revisits.all", () -> new All(inspections.rounds(), inspections.findings().list(null), inspections.findings().overdue(), inspections.next(),
                inspections.checklists().chosen(), inspections.checklists().departments()), all::set);
    }

    public void round(long id) {
        work.read("revisits.one", () -> new Opened(inspections.round(id), inspections.visits(id, null)), one -> turn(round, one, Side.ROUND));
    }

    public void visit(long id) {
        work.read("revisits.one", () -> {
            Inspections.Sheet sheet = inspections.sheet(id);
            return new Both(new Opened(sheet.round(), inspections.visits(sheet.round().id(), null)), sheet);
        }, both -> {
            round.set(both.round());
            turn(visit, both.sheet(), Side.ENTRY);
        });
    }

    /** @return the name of who is visited, of the open round. */
    String partner(long visit) {
        return round.get().visits().stream().filter(one -> one.visit() == visit).map(Round.Row::name).findFirst().orElse("");
    }

    private record Both(Opened round, Inspections.Sheet sheet) {}

    public void finding(long id) {
        work.read("revisits.one", () -> inspections.findings().whole(id), one -> turn(finding, one, Side.FINDING));
    }

    public void checklist(Checklist one) {
        turn(checklist, one, Side.CHECKLIST);
    }

    /** The side is built anew even where the same thing is shown again. */
    private <T> void turn(ObjectProperty<T> what, T now, Side to) {
        what.set(now);
        side.set(Side.NONE);
        side.set(to);
    }

    /** Goes one step back: from a form to its record, from there to the list. */
    public void back() {
        switch (side.get()) {
            case EDIT_ROUND, MORE, CANCEL_ROUND -> side.set(Side.ROUND);
            case ENTRY, PAPER -> {
                if (round.get() == null) {
                    side.set(Side.NONE);
                } else {
                    round(round.get().round().id());
                }
            }
            case RECHECK, CANCEL_FINDING -> side.set(Side.FINDING);
            case EDIT_CHECKLIST -> side.set(checklist.get() == null ? Side.NONE : Side.CHECKLIST);
            default -> side.set(Side.NONE);
        }
    }

    /** Shows the blank forms of the open round. @param visit one of them, or null for all still to be made */
    public void blank(Long visit) {
        long id = round.get().round().id();
        work.read("revisits.paper", () -> new VisitForm(inspections).blank(id, visit, centre.get()), sheet -> turn(paper, sheet, Side.PAPER));
    }

    /** Runs a command. @param done gets what it gave. @param wrong gets what went wrong */
    public <T> void change(Supplier<T> command, Consumer<T> done, Consumer<Throwable> wrong) {
        work.run(command, result -> {
            load();
            changed.run();
            done.accept(result);
        }, wrong);
    }

    /** Adds photos to a visit and shows them. @param finding they belong to, or null */
    public void photos(long visit, Long finding, List<Path> files, Consumer<List<Round.Photo>> done, Consumer<Throwable> wrong) {
        work.run(() -> {
            for (Path file : files) {
                inspections.photos().add(visit, finding, file.getFileName().toString(), bytes(file));
            }
            return inspections.photos().of(visit);
        }, done, wrong);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UserError(e, "error.revisits.file", file.getFileName());
        }
    }

    /** Reads a photo's bytes in the background. */
    public void picture(long photo, Consumer<byte[]> shown, Consumer<Throwable> wrong) {
        work.run(() -> inspections.photos().read(photo), shown, wrong);
    }
}
