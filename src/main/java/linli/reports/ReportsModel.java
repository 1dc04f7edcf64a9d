package linli.reports;

import static linli.base.text.Texts.text;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
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
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.ui.Nav;
import linli.base.ui.Work;
import linli.reports.Measure.Subject;
import linli.reports.Report.Behind;

/** State of the 报表 page: which month, its report, the figure that was opened and the records behind it. */
public final class ReportsModel {
    private final Reports reports;
    private final Nav nav;
    private final Work work;

    private final ObjectProperty<YearMonth> month = new SimpleObjectProperty<>();
    private final BooleanProperty detailed = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Report> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper reckoning = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper writing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper chosen = new ReadOnlyStringWrapper();
    private final ReadOnlyObjectWrapper<Path> written = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Behind> behind = FXCollections.observableArrayList();

    public ReportsModel(Reports reports, Nav nav, Work work) {
        this.reports = reports;
        this.nav = nav;
        this.work = work;
        month.set(reports.usual());
        month.addListener((property, old, now) -> reload());
    }

    public ObjectProperty<YearMonth> month() {
        return month;
    }

    /** @return whether the workbook gets a sheet with the records behind the opened figure. */
    public BooleanProperty detailed() {
        return detailed;
    }

    public ReadOnlyObjectProperty<Report> report() {
        return report.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty reckoning() {
        return reckoning.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty writing() {
        return writing.getReadOnlyProperty();
    }

    /** @return id of the opened figure, or null. */
    public ReadOnlyStringProperty chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** @return the workbook written last for this month, or null. */
    public ReadOnlyObjectProperty<Path> written() {
        return written.getReadOnlyProperty();
    }

    public ObservableList<Behind> behind() {
        return behind;
    }

    /** @return whether the store knows neither residents nor needs, so that a report makes no sense yet. */
    public boolean nothing() {
        Report now = report.get();
        return now != null && List.of("people/residents/month", "people/added/month", "category/total/taken.year", "category/total/open.month").stream()
                .map(now::figure).allMatch(figure -> figure.value() == null || figure.value().signum() == 0);
    }

    public void reload() {
        close();
        written.set(null);
        reckoning.set(true);
        YearMonth wanted = month.get();
        work.read("reports.month", () -> reports.month(wanted), made -> {
            reckoning.set(false);
            report.set(made);
        });
    }

    public void earlier() {
        month.set(month.get().minusMonths(1));
    }

    /** Does nothing in the running month: a later one has no figures yet. */
    public void later() {
        if (month.get().isBefore(reports.thisMonth())) {
            month.set(month.get().plusMonths(1));
        }
    }

    public boolean atLast() {
        return !month.get().isBefore(reports.thisMonth());
    }

    /** Opens a figure: lists the records behind it. */
    public void choose(String id) {
        Report shown = report.get();
        chosen.set(id);
        behind.clear();
        work.read("reports.behind", () -> reports.behind(shown, id), rows -> {
            if (id.equals(chosen.get())) {
                behind.setAll(rows);
            }
        });
    }

    public void close() {
        chosen.set(null);
        behind.clear();
    }

    /** Goes to the record's own page. */
    public void open(Behind row) {
        nav.open(row.subject() == Subject.RESIDENT ? "resident" : "need", row.id());
    }

    /** Goes to where lists are brought in; offered when there is nothing to report. */
    public void toImport() {
        nav.open("import", null);
    }

    public String fileName() {
        return report.get().definition().title() + ".xlsx";
    }

    /** Writes the workbook in the background and says where it went. A name without an ending gets one. */
    public void export(Path chosenFile) {
        String name = chosenFile.getFileName().toString();
        Path wish = name.toLowerCase(Locale.ROOT).endsWith(".xlsx") ? chosenFile : chosenFile.resolveSibling(name + ".xlsx");
        Report shown = report.get();
        List<String> details = detailed.get() && chosen.get() != null ? List.of(chosen.get()) : List.of();
        writing.set(true);
        work.run(() -> reports.write(shown, wish, details), file -> {
            writing.set(false);
            written.set(file);
            nav.say(file.equals(wish) ? text("reports.page.written", file.getFileName())
                    : text("reports.page.writtenOther", wish.getFileName(), file.getFileName()));
        }, error -> {
            writing.set(false);
            nav.fail(error);
        });
    }
}
