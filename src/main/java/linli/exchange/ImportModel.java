package linli.exchange;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import linli.base.excel.ColumnMatch;
import linli.base.excel.Intake;
import linli.base.excel.ListBook;
import linli.base.excel.ListSheet;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Nav;
import linli.base.ui.Work;
import linli.exchange.Preview.Chip;
import linli.exchange.ImportRun.Outcome;
import linli.exchange.ImportRun.Undone;

/** State of the 数据导入 page: the file chosen, what it would do, the columns chosen by hand, and past imports. */
public final class ImportModel {
    /** Where one stands. */
    public enum Stage { CHOOSE, HEADER, REVIEW, DONE }

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
    private final Map<String, Integer> headers = new LinkedHashMap<>();
    private final ObservableList<ListBook.Top> tops = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper counting = new ReadOnlyBooleanWrapper();
    private final BooleanProperty confirmed = new SimpleBooleanProperty();
    private final ImportReviewModel review;
    private boolean dirty;
    private Path file;
    private Path pasted;
    private String password;
    private Runnable passwordAsker = () -> { };
    private Progress.Gauge gauge = new Progress.Gauge();

    public ImportModel(Imports imports, Nav nav, Work work) {
        this.imports = imports;
        this.nav = nav;
        this.work = work;
        this.review = new ImportReviewModel(imports, work);
        kind.set(imports.lists().isEmpty() ? null : imports.lists().getFirst());
        kind.addListener((property, old, now) -> {
            forgetHand();
            if (stage.get() == Stage.REVIEW) {
                look();
            }
        });
        chip.addListener((property, old, now) -> filter());
    }

    public ObjectProperty<ListSheet<?>> kind() { return kind; }

    public ObjectProperty<Chip> chip() { return chip; }

    public ReadOnlyObjectProperty<Stage> stage() { return stage.getReadOnlyProperty(); }

    public ReadOnlyObjectProperty<Preview> preview() { return preview.getReadOnlyProperty(); }

    public ReadOnlyObjectProperty<Outcome> outcome() { return outcome.getReadOnlyProperty(); }

    /** @return whether a file is being read or written. */
    public ReadOnlyBooleanProperty busy() { return busy.getReadOnlyProperty(); }

    /** @return whether the counts are being taken anew after a decision; what is decided holds already. */
    public ReadOnlyBooleanProperty counting() { return counting.getReadOnlyProperty(); }

    /** @return whether somebody has looked at columns that were guessed. */
    public BooleanProperty confirmed() { return confirmed; }

    /** @return the first rows of the sheets, to choose the header from. */
    public ObservableList<ListBook.Top> tops() { return tops; }

    ImportReviewModel review() { return review; }

    public ObservableList<Line> lines() { return lines; }

    /** @return the rows to look at that the chip lets through. */
    public ObservableList<Preview.Note> notes() { return shown; }

    public ObservableList<ImportRun> runs() { return runs; }

    public List<ListSheet<?>> kinds() { return imports.lists(); }

    /** @return rows done and expected of the work under way; safe from any thread. */
    public long[] progress() {
        return new long[] {gauge.done(), gauge.expected()};
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
        dropPasted();
        pasted = imports.pasted(cells);
        start(pasted);
    }

    private void start(Path chosen) {
        file = chosen;
        password = null;
        forgetHand();
        review.forget();
        look();
    }

    private void forgetHand() {
        hand.clear();
        headers.clear();
        confirmed.set(false);
    }

    /** Shows the first rows of every sheet, for choosing where the header is. */
    public void headers() {
        Path of = file;
        String word = password;
        work.run(() -> imports.tops(of, word), found -> {
            tops.setAll(found);
            stage.set(Stage.HEADER);
        });
    }

    /** Takes a row for the header of a sheet. @param row as the spreadsheet program counts, 0 when the list has none */
    public void header(String sheet, int row) {
        Integer before = headers.put(sheet, row);
        hand.clear();
        confirmed.set(false);
        look(() -> {
            if (before == null) {
                headers.remove(sheet);
            } else {
                headers.put(sheet, before);
            }
        });
    }

    /** Back from the headers to what was found. */
    public void headerAsItWas() {
        stage.set(preview.get() == null ? Stage.CHOOSE : Stage.REVIEW);
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

    /** Mends a cell for this import; the file stays as it is. */
    public void mend(Preview.Note note, String key, String text) {
        review.mend(note, key, text);
        again();
    }

    /** Mends all rows with the same trouble alike; the file stays as it is. @param text what is read instead, "" leaves the cell out */
    public void mendAll(Preview.Cause cause, String text) {
        review.mendAll(cause, text);
        again();
    }

    /** Says what a text with several meanings means in all rows alike, now and whenever this header comes again. */
    public void answer(Preview.Cause question, String meaning) {
        hand.put(ListBook.answerTo(question.key(), question.found()), meaning);
        again();
    }

    /** Shows the rows with one trouble alone. */
    public void only(Preview.Cause cause) {
        chip.set(Chip.ALL);
        shown.setPredicate(cause::concerns);
    }

    /** Decides about the row the review shows. */
    public void decide(Intake.Choice choice, boolean alike) {
        review.decide(choice, alike, preview.get().notes());
        again();
    }

    /** Takes the counts anew without standing in the way; only the last of several changes is counted. */
    private void again() {
        dirty = true;
        if (counting.get()) {
            return;
        }
        dirty = false;
        counting.set(true);
        Path of = file;
        String list = kind.get().kind();
        ImportOptions options = options();
        work.run(() -> imports.preview(list, of, options, Progress.NONE), seen -> {
            counting.set(false);
            if (of.equals(file) && stage.get() == Stage.REVIEW) {
                show(seen);
                if (dirty) {
                    again();
                }
            }
        }, wrong -> {
            counting.set(false);
            nav.fail(wrong);
        });
    }

    /** Drops what was remembered and chosen for this header and looks at it afresh. */
    public void forget() {
        forgetHand();
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

    private void look() { look(() -> { }); }

    private void look(Runnable refused) {
        String of = kind.get().kind();
        ImportOptions options = options();
        Progress ear = progressEar();
        longWork(() -> imports.glance(of, file, options, ear), first -> {
            show(first);
            if (first.partial()) {
                longWork(() -> imports.preview(of, file, options, ear), this::show, refused);
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
        Progress ear = progressEar();
        longWork(() -> imports.run(of, file, options, ear), result -> {
            outcome.set(result);
            stage.set(Stage.DONE);
            dropPasted();
            reload();
        }, () -> { });
    }

    /**
     * Writes the rows that would be rejected to a workbook, without importing.
     *
     * @param marked the whole workbook instead, with the bad cells marked
     * @param done gets it, null when there is nothing to say
     */
    public void exportReturns(boolean marked, Consumer<Path> done) {
        String of = kind.get().kind();
        ImportOptions options = options().withAnnotated(marked);
        Progress ear = progressEar();
        longWork(() -> imports.returns(of, file, options, ear), done, () -> { });
    }

    /** Writes an empty workbook of the chosen kind. */
    public void template(Path target, Consumer<Path> done) {
        String of = kind.get().kind();
        work.run(() -> imports.exports().template(of, target), done);
    }

    /** Takes a whole import back. @param done gets what stayed */
    public void undo(long run, boolean evenEdited, Consumer<Undone> done) {
        longWork(() -> imports.undo(run, evenEdited), undone -> {
            done.accept(undone);
            reload();
        }, () -> { });
    }

    /** Looks what taking it back would do. @param seen gets what would stay */
    public void undoAhead(long run, Consumer<Undone> seen) {
        longWork(() -> imports.undoAhead(run), seen, () -> { });
    }

    /** Stops the work under way; nothing of it is kept. */
    public void cancel() {
        gauge.cancel();
    }

    private ImportOptions options() {
        return review.into(ImportOptions.NONE.withPassword(password).withMapping(new LinkedHashMap<>(hand)).withHeaders(headers, confirmed.get())
                .withReturnsFolder(pasted == null ? null : Path.of(System.getProperty("user.home"))));
    }

    private <R> void longWork(Supplier<R> task, Consumer<R> end, Runnable refused) {
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
                if (wrong instanceof UserError error && error.key().equals("error.book.noPeople")) {
                    headers();
                }
            }
        });
    }

    private Progress progressEar() {
        gauge = new Progress.Gauge();
        return gauge;
    }

    private void filter() {
        Preview now = preview.get();
        if (now == null) {
            notes.clear();
            return;
        }
        notes.setAll(chip.get() == Chip.FIRST ? now.first() : now.notes());
        shown.setPredicate(chip.get()::lets);
    }

    /** @return how many of the previewed rows stand behind a chip. */
    public long count(Chip chip) {
        Preview now = preview.get();
        return now == null ? 0 : (chip == Chip.FIRST ? now.first() : now.notes()).stream().filter(chip::lets).count();
    }

    private void dropPasted() {
        if (pasted != null) {
            imports.dropPasted(pasted);
            pasted = null;
        }
    }
}
