package linli.rollup;

import static linli.base.text.Texts.text;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import linli.base.ui.Nav;
import linli.base.ui.Work;
import linli.base.value.Span;
import linli.sentfiles.SentTable.Item;
import linli.sentfiles.SentTable;

/** State of the 社区汇总 page: which period, who has sent, one figure compared, what the last files came to. */
public final class RollupModel {
    private static final int TREND = 6;

    /** Everything the page shows of a period. @param trend by period, the oldest first */
    record Shown(Span span, LocalDate due, Sums sums, SentTable table, Comparison compared, Map<String, BigDecimal> trend) {}

    /** One community opened. @param table its own of the kind that is shown, or null */
    record Opened(Rollups.Place place, List<Received> history, SentTable table) {}

    /** What the street has set, and whom it waits for. */
    record Ruled(Rollups.Rules rules, List<Expected> expected) {}

    private final Rollups rollups;
    private final Nav nav;
    private final Work work;
    private final ObjectProperty<Span.Kind> kind = new SimpleObjectProperty<>(Span.Kind.MONTH);
    private final ObjectProperty<Span> span = new SimpleObjectProperty<>();
    private final BooleanProperty replace = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Run> run = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Path> written = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Opened> opened = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Ruled> ruled = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private String form;
    private String figure;
    private List<Path> last = List.of();

    public RollupModel(Rollups rollups, Clock clock, Nav nav, Work work) {
        this.rollups = rollups;
        this.nav = nav;
        this.work = work;
        span.set(Span.of(Span.Kind.MONTH, LocalDate.now(clock)).step(-1));
        kind.addListener((property, old, now) -> span.set(Span.of(now, LocalDate.now(clock)).step(-1)));
        span.addListener((property, old, now) -> reload());
    }

    ObjectProperty<Span.Kind> kind() {
        return kind;
    }

    ReadOnlyObjectProperty<Span> span() {
        return span;
    }

    BooleanProperty replace() {
        return replace;
    }

    ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Run> run() {
        return run.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Path> written() {
        return written.getReadOnlyProperty();
    }

    /** @return the community beside the map, or null. */
    ReadOnlyObjectProperty<Opened> opened() {
        return opened.getReadOnlyProperty();
    }

    /** @return the settings while they are open, or null. */
    ReadOnlyObjectProperty<Ruled> ruled() {
        return ruled.getReadOnlyProperty();
    }

    void open(Rollups.Place place) {
        Shown now = shown.get();
        String form = now.table() == null ? null : now.table().form();
        work.read("rollup.place", () -> new Opened(place, rollups.history(now.span(), place.who().code()), form == null ? null : rollups.table(place, now.span(), form).orElse(null)), read -> {
            ruled.set(null);
            opened.set(read);
        });
    }

    void settings() {
        work.read("rollup.rules", () -> new Ruled(rollups.rules(), rollups.expected()), read -> {
            opened.set(null);
            ruled.set(read);
        });
    }

    void close() {
        opened.set(null);
        ruled.set(null);
    }

    void rules(Rollups.Rules now) {
        change(() -> rollups.rules(now));
    }

    void expect(Expected one) {
        change(() -> rollups.expect(List.of(one)));
    }

    void release(Expected one) {
        change(() -> rollups.release(one));
    }

    private void change(Runnable doing) {
        work.run(() -> {
            doing.run();
            return true;
        }, done -> {
            nav.say(text("rollup.page.saved"));
            settings();
            reload();
        });
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    void step(int steps) {
        span.set(span.get().step(steps));
    }

    void table(String now) {
        form = now;
        figure = null;
        reload();
    }

    void figure(String now) {
        figure = now;
        reload();
    }

    void reload() {
        Span period = span.get();
        String wantedForm = form;
        String wantedFigure = figure;
        work.read("rollup", () -> read(period, wantedForm, wantedFigure), shown::set);
    }

    private Shown read(Span period, String wantedForm, String wantedFigure) {
        Sums sums = rollups.sums(period);
        SentTable table = sums.tables().stream().filter(one -> one.form().equals(wantedForm)).findFirst().orElse(sums.tables().isEmpty() ? null : sums.tables().getFirst());
        List<Item> heads = table == null ? List.of() : Sums.heads(table);
        Item item = heads.stream().filter(one -> one.id().equals(wantedFigure)).findFirst().orElse(heads.isEmpty() ? null : heads.getFirst());
        if (item == null) {
            return new Shown(period, rollups.due(period), sums, table, null, Map.of());
        }
        List<Span> spans = new ArrayList<>(rollups.spans().stream().filter(one -> one.kind() == period.kind() && !one.from().isAfter(period.from())).toList());
        Map<String, BigDecimal> trend = new LinkedHashMap<>();
        for (Span one : spans.subList(Math.max(0, spans.size() - TREND), spans.size())) {
            Comparison then = rollups.compare(one, table.form(), item.id());
            if (then != null && then.figure().value() != null) {
                trend.put(one.words(), then.figure().value());
            }
        }
        return new Shown(period, rollups.due(period), sums, table, rollups.compare(period, table.form(), item.id()), trend);
    }

    /** Takes files in; a period other than the one shown is refused file by file. */
    void take(List<Path> places) {
        last = places.stream().flatMap(place -> Rollups.files(place).stream()).toList();
        Span period = span.get();
        boolean replacing = replace.get();
        busy.set(true);
        work.run(() -> rollups.take(last, period, replacing, any -> {}), done -> {
            busy.set(false);
            run.set(done);
            nav.say(text("rollup.page.taken", done.lines().size(), done.count(Run.Outcome.RECEIVED) + done.count(Run.Outcome.LATE) + done.count(Run.Outcome.REPLACED), done.count(Run.Outcome.REFUSED)));
            reload();
        }, error -> {
            busy.set(false);
            nav.fail(error);
        });
    }

    /** The same files again, now replacing what was received before. */
    void confirm() {
        replace.set(true);
        take(last);
        replace.set(false);
    }

    void expect(Path list) {
        work.run(() -> rollups.expect(ExpectedList.read(list)), changed -> {
            nav.say(text("rollup.page.expected", changed));
            reload();
        });
    }

    void export(Path wish) {
        Span period = span.get();
        work.run(() -> rollups.export(period, wish), target -> {
            written.set(target);
            nav.say(text("rollup.page.exported", target.getFileName()));
        });
    }

    String fileName() {
        return text("rollup.page.file", span.get().words());
    }
}
