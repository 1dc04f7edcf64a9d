package linli.submissions;

import static linli.base.text.Texts.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.pdf.Sheet;
import linli.base.ui.Nav;
import linli.base.ui.Work;
import linli.base.value.Span;
import linli.submissions.Submission.Draft;
import linli.reports.Reports;
import linli.tables.Filled;
import linli.tables.Filled.Behind;
import linli.tables.Form;
import linli.tables.Tables;

/** State of the 统计报表 page: which table and period, its figures, the rows behind one, what was sent and is about to be. */
public final class SubmissionsModel {
    /** What the side pane shows. */
    public enum SideKind { NONE, ROWS, SENDING, PAPER }

    private final Tables tables;
    private final Reports reports;
    private final Submissions submissions;
    private final Nav nav;
    private final Work work;

    private final ObjectProperty<Span.Kind> kind = new SimpleObjectProperty<>(Span.Kind.MONTH);
    private final ObjectProperty<Span> span = new SimpleObjectProperty<>();
    private final StringProperty form = new SimpleStringProperty();
    private final BooleanProperty detailed = new SimpleBooleanProperty();
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Filled> filled = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Draft> draft = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<SideKind> side = new ReadOnlyObjectWrapper<>(SideKind.NONE);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper chosen = new ReadOnlyStringWrapper();
    private final ReadOnlyObjectWrapper<Path> written = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Behind> behind = FXCollections.observableArrayList();
    private final ObservableList<Submission> sent = FXCollections.observableArrayList();
    private final Set<String> ticked = new HashSet<>();

    public SubmissionsModel(Tables tables, Reports reports, Submissions submissions, Nav nav, Work work) {
        this.tables = tables;
        this.reports = reports;
        this.submissions = submissions;
        this.nav = nav;
        this.work = work;
        form.set(Tables.MONTH);
        span.set(tables.usual(Span.Kind.MONTH));
        kind.addListener((property, old, now) -> span.set(tables.usual(now)));
        span.addListener((property, old, now) -> reload());
        form.addListener((property, old, now) -> reload());
    }

    public ObjectProperty<Span.Kind> kind() {
        return kind;
    }

    public ReadOnlyObjectProperty<Span> span() {
        return span;
    }

    public StringProperty form() {
        return form;
    }

    /** @return whether the workbook gets a sheet with the rows behind the opened figure. */
    public BooleanProperty detailed() {
        return detailed;
    }

    /** @return why it is sent again. */
    public StringProperty reason() {
        return reason;
    }

    public ReadOnlyObjectProperty<Filled> filled() {
        return filled.getReadOnlyProperty();
    }

    /** @return what a sending would be, or null while it is not looked at. */
    public ReadOnlyObjectProperty<Draft> draft() {
        return draft.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<SideKind> side() {
        return side.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty chosen() {
        return chosen.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Path> written() {
        return written.getReadOnlyProperty();
    }

    public ObservableList<Behind> behind() {
        return behind;
    }

    /** @return sendings of the shown table and period. */
    public ObservableList<Submission> sent() {
        return sent;
    }

    public List<Form> forms() {
        return tables.offered(kind.get());
    }

    public Sheet paper() {
        return reports.paper(filled.get());
    }

    public void reload() {
        close();
        written.set(null);
        busy.set(true);
        String id = form.get();
        Span wanted = span.get();
        record Read(Filled filled, List<Submission> sent) {}
        work.read("tables.fill", () -> new Read(tables.fill(id, wanted), submissions.of(id, wanted)), read -> {
            busy.set(false);
            sent.setAll(read.sent());
            filled.set(read.filled());
        });
    }

    public void step(int steps) {
        if (steps < 0 || !atLast()) {
            span.set(span.get().step(steps));
        }
    }

    public boolean atLast() {
        return !span.get().from().isBefore(tables.now(kind.get()).from());
    }

    /** Lists the rows behind a figure. */
    public void choose(String id) {
        Filled shown = filled.get();
        side.set(SideKind.ROWS);
        chosen.set(id);
        behind.clear();
        work.read("tables.behind", () -> tables.behind(shown, id), rows -> {
            if (id.equals(chosen.get())) {
                behind.setAll(rows);
            }
        });
    }

    /** Looks at what a sending would be; it is not sent yet. */
    public void look() {
        chosen.set(null);
        ticked.clear();
        reason.set("");
        draft.set(null);
        side.set(SideKind.SENDING);
        String id = form.get();
        Span wanted = span.get();
        work.read("tables.draft", () -> submissions.drafts(List.of(id), wanted).getFirst(), draft::set);
    }

    public void preview() {
        chosen.set(null);
        side.set(SideKind.PAPER);
    }

    public void tick(String key, boolean on) {
        if (on) {
            ticked.add(key);
        } else {
            ticked.remove(key);
        }
    }

    public void submit() {
        String id = form.get();
        Span wanted = span.get();
        Set<String> seen = Set.copyOf(ticked);
        String why = reason.get();
        busy.set(true);
        work.run(() -> submissions.submit(List.of(id), wanted, seen, why), done -> {
            busy.set(false);
            nav.say(done.isEmpty() ? text("submissions.page.unchanged") : text("submissions.page.sent", filled.get().title(), done.getFirst().edition()));
            reload();
        }, error -> {
            busy.set(false);
            nav.fail(error);
        });
    }

    public void close() {
        side.set(SideKind.NONE);
        chosen.set(null);
        behind.clear();
        draft.set(null);
    }

    /** Goes to the record's own page. */
    public void open(Behind row) {
        if (row.page() != null) {
            nav.open(row.page(), row.id());
        }
    }

    public String fileName() {
        return filled.get().title();
    }

    /** Fills an office's own form in the background; the month's report brings the tables of the month with it. */
    public void template(Path office, Path target) {
        Filled shown = filled.get();
        busy.set(true);
        work.run(() -> {
            List<Filled> all = new ArrayList<>(List.of(shown));
            if (shown.form().id().equals(Tables.MONTH)) {
                all.addAll(tables.fill(Tables.monthly(), shown.span()));
            }
            return reports.template(all, office, target);
        }, done -> {
            busy.set(false);
            written.set(done.file());
            nav.say(done.left().isEmpty() ? text("submissions.page.filled", done.file().getFileName(), done.filled())
                    : text("submissions.page.filledLeft", done.file().getFileName(), done.filled(), String.join(text("reports.note.join"), done.left())));
        }, error -> {
            busy.set(false);
            nav.fail(error);
        });
    }

    /** Writes the workbook in the background and says where it went. */
    public void export(Path wish) {
        Filled shown = filled.get();
        List<String> details = detailed.get() && chosen.get() != null ? List.of(chosen.get()) : List.of();
        busy.set(true);
        work.run(() -> reports.write(List.of(shown), wish, details, submissions.changes(List.of(shown))), file -> {
            busy.set(false);
            written.set(file);
            nav.say(file.equals(wish) ? text("reports.page.written", file.getFileName()) : text("reports.page.writtenOther", wish.getFileName(), file.getFileName()));
        }, error -> {
            busy.set(false);
            nav.fail(error);
        });
    }
}
