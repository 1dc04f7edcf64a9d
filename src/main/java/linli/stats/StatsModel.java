package linli.stats;

import static linli.base.text.Texts.text;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.ui.Nav;
import linli.base.ui.Snapshot;
import linli.base.ui.Work;
import linli.base.value.Span;
import linli.stats.Chart.Point;
import linli.tables.Filled.Behind;

/** State of the 统计图表 page: which months, the charts, and the rows behind an opened figure. */
public final class StatsModel {
    public final ObjectProperty<Range> range = new SimpleObjectProperty<>(Range.TWELVE);
    public final ObservableList<Chart> charts = FXCollections.observableArrayList();
    public final ObservableList<Behind> behind = FXCollections.observableArrayList();

    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper chosen = new ReadOnlyStringWrapper();
    private final ReadOnlyStringWrapper period = new ReadOnlyStringWrapper("");
    private final Stats stats;
    private final Nav nav;
    private final Work work;
    private YearMonth anchor;

    public StatsModel(Stats stats, Nav nav, Work work) {
        this.stats = stats;
        this.nav = nav;
        this.work = work;
        anchor = stats.now();
        range.addListener((property, old, now) -> {
            anchor = stats.now();
            load();
        });
    }

    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** @return the opened figure in words; null when none is. */
    public ReadOnlyStringProperty chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** @return the months in words. */
    public ReadOnlyStringProperty period() {
        return period.getReadOnlyProperty();
    }

    /** Counts anew in the background. */
    public void load() {
        close();
        busy.set(true);
        period.set(range.get() == Range.MONTH ? Span.of(anchor).words() : Stats.words(range.get().months(anchor, stats.now())));
        Range wanted = range.get();
        YearMonth until = anchor;
        work.read("stats", () -> stats.charts(wanted, until), all -> {
            busy.set(false);
            charts.setAll(all);
        });
    }

    public boolean atLast() {
        return !anchor.isBefore(stats.now());
    }

    /** Goes by whole periods; not beyond the present one. */
    public void step(int steps) {
        anchor = anchor.plusMonths((long) steps * range.get().length());
        if (anchor.isAfter(stats.now())) {
            anchor = stats.now();
        }
        load();
    }

    /** Opens the rows behind a figure: the list of needs, or the rows of the table beside the charts. */
    public void open(Point point, String words) {
        if (!point.needs().isEmpty()) {
            nav.open("needs", Map.of("ids", point.needs().stream().map(String::valueOf).collect(Collectors.joining(",")), "title", words));
            return;
        }
        chosen.set(words);
        behind.clear();
        work.read("stats.behind", () -> stats.behind(point), behind::setAll);
    }

    public void open(Behind row) {
        if (row.page() != null) {
            nav.open(row.page(), row.id());
        }
    }

    public void close() {
        chosen.set(null);
        behind.clear();
    }

    /** @return a name for a file of all charts. */
    public String fileName() {
        return text("stats.file", period.get());
    }

    /** Writes all charts into one workbook in the background. */
    public void export(Path file, Consumer<Path> then) {
        List<Chart> all = List.copyOf(charts);
        busy.set(true);
        work.run(() -> stats.write(all, file), written -> {
            busy.set(false);
            said(written);
            then.accept(written);
        }, error -> {
            busy.set(false);
            nav.fail(error);
        });
    }

    /** Writes a chart's picture in the background. */
    public void picture(BufferedImage picture, Path file, Consumer<Path> then) {
        work.run(() -> {
            Snapshot.write(picture, file);
            return file;
        }, written -> {
            said(written);
            then.accept(written);
        }, nav::fail);
    }

    /** Tells that a file is written. */
    private void said(Path file) {
        nav.say(text("stats.written", file.getFileName()));
    }
}
