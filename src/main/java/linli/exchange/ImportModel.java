package linli.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import linli.base.excel.ColumnMatch;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.ListBook;
import linli.base.excel.ListSheet;
import linli.base.excel.Problem;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Nav;
import linli.base.ui.Work;
import linli.exchange.ImportRun.Outcome;
import linli.exchange.ImportRun.Undone;

/** State of the 数据导入 page: the file chosen, what it would do, the columns chosen by hand, and past imports. */
public final class ImportModel {
    /** Where one stands. */
    public enum Stage { CHOOSE, REVIEW, DONE }

    /** Which of the rows to look at are shown. */
    public enum Chip { ALL, REJECTED, WARNED, TWIN, MAYBE, FIRST }

    /** One line of the columns table. */
    public record Line(ListBook.Plan plan, ColumnMatch match) {
        /** @return by what the hand's choice is kept: the header, or the letters where there is none. */
        String name() {
            return match.header().label().isEmpty() ? match.header().letters() : match.header().label();
        }
    }

    private final Imports imports;
    private final Nav nav;
    private final Work work;
    private final ObjectProperty<ListSheet<?>> kind = new SimpleObjectProperty<>();
    private final ObjectProperty<Chip> chip = new SimpleObjectProperty<>(Chip.ALL);
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.CHOOSE);
    private final ReadOnlyObjectWrapper<Preview> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ObservableList<Preview.Note> notes = FXCollections.observableArrayList();
    private final FilteredList<Preview.Note> shown = new FilteredList<>(notes);
    private final ObservableList<ImportRun> runs = FXCollections.observableArrayList();
    private final Map<String, String> hand = new LinkedHashMap<>();
    private final Map<String, ImportOptions.Edit> edits = new LinkedHashMap<>();
    private final Map<String, Intake.Decision> told = new LinkedHashMap<>();
    private Path file;
    private Path pasted;
    private String password;
    private Runnable passwordAsker = () -> { };
    private volatile boolean cancelled;
    private volatile long done;
    private volatile long expected;

    public ImportModel(Imports imports, Nav nav, Work work) {
        this.imports = imports;
        this.nav = nav;
        this.work = work;
        kind.set(imports.lists().isEmpty() ? null : imports.lists().getFirst());
        kind.addListener((property, old, now) -> {
            hand.clear();
            if (stage.get() == Stage.REVIEW) {
                look();
            }
        });
        chip.addListener((property, old, now) -> filter());
    }

    public ObjectProperty<ListSheet<?>> kind() {
        return kind;
    }

    public ObjectProperty<Chip> chip() {
        return chip;
    }

    public ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Preview> preview() {
        return preview.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Outcome> outcome() {
        return outcome.getReadOnlyProperty();
    }

    /** @return whether a file is being read or written. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    public ObservableList<Line> lines() {
        return lines;
    }

    /** @return the rows to look at that the chip lets through. */
    public ObservableList<Preview.Note> notes() {
        return shown;
    }

    public ObservableList<ImportRun> runs() {
        return runs;
    }

    public List<ListSheet<?>> kinds() {
        return imports.lists();
    }

    /** @return rows done and expected of the work under way; safe from any thread. */
    public long[] progress() {
        return new long[] {done, expected};
    }

    /** @param asker called on the screen when the workbook wants its password; it answers by {@link #password} */
    public void onPassword(Runnable asker) {
        passwordAsker = asker;
    }

    /** Reads the past imports anew. */
    public void reload() {
        work.read("exchange.runs", imports::runs, runs::setAll);
    }

    /** Opens a file. */
    public void open(Path chosen) {
        dropPasted();
        start(chosen);
    }

    /** Opens cells copied out of a spreadsheet program. */
    public void paste(String cells) {
        try {
            dropPasted();
            pasted = Files.createTempDirectory("linli").resolve(Texts.text("exchange.page.pasted") + ".txt");
            Files.writeString(pasted, cells, StandardCharsets.UTF_8);
            start(pasted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start(Path chosen) {
        file = chosen;
        password = null;
        hand.clear();
        edits.clear();
        told.clear();
        look();
    }

    /** Tries again with the workbook's password. */
    public void password(String word) {
        password = word;
        look();
    }

    /** Sends a column to a field by hand. @param key field key, or "" to leave the column out */
    public void choose(Line line, String key) {
        String before = hand.put(line.name(), key);
        look(() -> {
            if (before == null) {
                hand.remove(line.name());
            } else {
                hand.put(line.name(), before);
            }
        });
    }

    /**
     * Mends a cell for this import; the file stays as it is.
     *
     * @param alike whether every shown row with the same text in the same field is mended too
     */
    public void mend(Preview.Note note, String key, String text, boolean alike) {
        String found = note.found().getOrDefault(key, "");
        for (Preview.Note one : alike ? preview.get().notes() : List.of(note)) {
            if (one == note || one.found().containsKey(key) && one.found().get(key).equals(found)) {
                edits.put(one.place() + "\n" + key, new ImportOptions.Edit(one.sheet(), one.row(), key, text));
            }
        }
        look();
    }

    /**
     * Decides about a row that could be somebody stored.
     *
     * @param which which of those suggested is meant, from 0
     * @param alike whether this holds for every row suggested for the same reason
     */
    public void decide(Preview.Note note, Intake.Choice choice, int which, boolean alike) {
        String why = note.maybe().get(which).why();
        boolean same = choice == Intake.Choice.KEEP || choice == Intake.Choice.TAKE;
        for (Preview.Note one : alike ? preview.get().notes() : List.of(note)) {
            int at = one == note ? which : 0;
            if (one == note || !one.maybe().isEmpty() && one.maybe().getFirst().why().equals(why)) {
                told.put(one.place(), new Intake.Decision(one.sheet(), one.row(), choice, same ? one.maybe().get(at).id() : 0));
            }
        }
        look();
    }

    /** Drops what was remembered and chosen for this header and looks at it afresh. */
    public void forget() {
        hand.clear();
        String of = kind.get().kind();
        List<String> signatures = preview.get().sheets().stream().map(ListBook.Plan::signature).distinct().toList();
        work.run(() -> {
            signatures.forEach(signature -> imports.forget(of, signature));
            return null;
        }, any -> look());
    }

    /** Back to choosing a file. */
    public void back() {
        stage.set(Stage.CHOOSE);
        preview.set(null);
        outcome.set(null);
        dropPasted();
        reload();
    }

    private void look() {
        look(() -> { });
    }

    private void look(Runnable refused) {
        String of = kind.get().kind();
        ImportOptions options = options();
        longWork(() -> imports.glance(of, file, options, progressEar()), first -> {
            show(first);
            if (first.partial()) {
                longWork(() -> imports.preview(of, file, options, progressEar()), this::show, refused);
            }
        }, refused);
    }

    private void show(Preview seen) {
        preview.set(seen);
        lines.setAll(seen.sheets().stream().collect(java.util.stream.Collectors.toMap(ListBook.Plan::signature, p -> p, (a, b) -> a, LinkedHashMap::new))
                .values().stream().flatMap(p -> p.columns().stream().map(m -> new Line(p, m))).toList());
        filter();
        stage.set(Stage.REVIEW);
    }

    /** Writes what the preview shows. */
    public void write() {
        String of = kind.get().kind();
        ImportOptions options = options();
        longWork(() -> imports.run(of, file, options, progressEar()), result -> {
            outcome.set(result);
            stage.set(Stage.DONE);
            dropPasted();
            reload();
        }, () -> { });
    }

    /** Writes the rows that would be rejected to a workbook, without importing. @param done gets it */
    public void exportReturns(Consumer<Path> done) {
        String of = kind.get().kind();
        ImportOptions options = options();
        longWork(() -> imports.returns(of, file, options, progressEar()), done, () -> { });
    }

    /** Writes an empty workbook of the chosen kind. */
    public void template(Path target, Consumer<Path> done) {
        String of = kind.get().kind();
        work.run(() -> imports.exports().template(of, target), done);
    }

    /** Takes a whole import back. @param done gets what stayed */
    public void undo(long run, Consumer<Undone> done) {
        longWork(() -> imports.undo(run), undone -> {
            done.accept(undone);
            reload();
        }, () -> { });
    }

    /** Stops the work under way; nothing of it is kept. */
    public void cancel() {
        cancelled = true;
    }

    private ImportOptions options() {
        return ImportOptions.NONE.withPassword(password).withMapping(new LinkedHashMap<>(hand))
                .withReturnsFolder(pasted == null ? null : Path.of(System.getProperty("user.home")))
                .withMended(List.copyOf(edits.values()), List.of()).withDecided(List.copyOf(told.values()));
    }

    private <R> void longWork(Supplier<R> task, Consumer<R> end, Runnable refused) {
        cancelled = false;
        done = 0;
        expected = 0;
        busy.set(true);
        work.run(task, result -> {
            busy.set(false);
            end.accept(result);
        }, wrong -> {
            busy.set(false);
            refused.run();
            if (wrong instanceof CancellationException) {
                nav.say(Texts.text("exchange.page.cancelled"));
            } else if (wrong instanceof UserError error && error.key().equals("error.book.password")) {
                passwordAsker.run();
            } else {
                nav.fail(wrong);
            }
        });
    }

    private Progress progressEar() {
        return new Progress() {
            @Override
            public void at(long rows, long guess) {
                done = rows;
                expected = guess;
            }

            @Override
            public boolean cancelled() {
                return cancelled;
            }
        };
    }

    private void filter() {
        Preview now = preview.get();
        if (now == null) {
            notes.clear();
            return;
        }
        notes.setAll(chip.get() == Chip.FIRST ? now.first() : now.notes());
        shown.setPredicate(wanted(chip.get()));
    }

    private static Predicate<Preview.Note> wanted(Chip chip) {
        return switch (chip) {
            case ALL, FIRST -> note -> true;
            case REJECTED -> note -> note.fate() == Judged.Fate.REJECTED;
            case WARNED -> note -> note.fate() != Judged.Fate.REJECTED && note.problems().stream().anyMatch(p -> p.severity() == Problem.Severity.WARN);
            case TWIN -> note -> note.fate() == Judged.Fate.TWIN;
            case MAYBE -> note -> !note.maybe().isEmpty();
        };
    }

    /** @return how many of the previewed rows stand behind a chip. */
    public long count(Chip chip) {
        Preview now = preview.get();
        return now == null ? 0 : (chip == Chip.FIRST ? now.first() : now.notes()).stream().filter(wanted(chip)).count();
    }

    private void dropPasted() {
        if (pasted == null) {
            return;
        }
        try (Stream<Path> inside = Files.list(pasted.getParent())) {
            for (Path any : inside.toList()) {
                Files.deleteIfExists(any);
            }
            Files.deleteIfExists(pasted.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            pasted = null;
        }
    }
}
