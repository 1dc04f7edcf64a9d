package linli.themes;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.text.Texts;
import linli.base.ui.Nav;
import linli.base.ui.Work;
import linli.base.value.FocusGroup;
import linli.themes.PhraseFinder.Phrase;
import linli.themes.Theme.Says;
import linli.themes.ThemeReport.Filter;
import linli.themes.ThemeReport.Quote;
import linli.themes.ThemeReport.Row;

/** 民情主题 on the screen: the period, its ranking, the chosen theme, and what the clerk teaches. */
public final class ThemesModel {
    /** Spans of time offered. */
    public enum Span { YEAR, QUARTER, MONTH, THIS_YEAR }

    /** What the right side shows. */
    public enum Pane { THEME, PHRASES, RULES, SIMILAR }

    /** A text under correction, with the phrases a rule could look for. */
    public record Correcting(Quote quote, Theme theme, boolean belongs, List<Themes.Choice> choices) {}

    /** Commands of the needs, handed in: joins needs to the first, and parts one again. */
    public record Joining(BiConsumer<Long, List<Long>> merge, Consumer<Long> unmerge) {}

    public final ObjectProperty<Span> span = new SimpleObjectProperty<>(Span.YEAR);
    public final ObjectProperty<FocusGroup> group = new SimpleObjectProperty<>();
    public final ObjectProperty<Says> says = new SimpleObjectProperty<>();
    public final ObjectProperty<Pane> pane = new SimpleObjectProperty<>(Pane.THEME);
    public final ObjectProperty<ThemeReport> report = new SimpleObjectProperty<>();
    /** The ranking as narrowed by {@link #says} and {@link #text}. */
    public final ObservableList<Row> rows = FXCollections.observableArrayList();
    public final StringProperty text = new SimpleStringProperty("");
    public final ObjectProperty<Row> chosen = new SimpleObjectProperty<>();
    /** The chosen theme's suggestions word for word: three, or all. */
    public final ObservableList<Quote> quotes = FXCollections.observableArrayList();
    public final BooleanProperty allQuotes = new SimpleBooleanProperty();
    public final ObjectProperty<Correcting> correcting = new SimpleObjectProperty<>();
    public final ObservableList<Phrase> phrases = FXCollections.observableArrayList();
    public final ObservableList<Theme.Rule> rules = FXCollections.observableArrayList();
    public final ObservableList<Themes.Similar> similar = FXCollections.observableArrayList();
    public final ObservableList<Theme> all = FXCollections.observableArrayList();
    /** Themes counted under the chosen one, code → name. */
    public final ObservableList<Map.Entry<String, String>> merged = FXCollections.observableArrayList();
    /** The needs joined last, as long as they can be parted at once. */
    public final ObservableList<Long> joined = FXCollections.observableArrayList();
    public final BooleanProperty empty = new SimpleBooleanProperty();
    public final BooleanProperty busy = new SimpleBooleanProperty();

    private final Themes themes;
    private final Work work;
    private final Nav nav;
    private final Joining joining;
    private String wanted;
    /** What one need is about, for its own page. */
    public final ObjectProperty<Themes.About> about = new SimpleObjectProperty<>();

    public ThemesModel(Themes themes, Work work, Nav nav, Joining joining) {
        this.themes = themes;
        this.work = work;
        this.nav = nav;
        this.joining = joining;
        span.addListener((property, old, now) -> load());
        group.addListener((property, old, now) -> load());
        says.addListener((property, old, now) -> narrow());
        text.addListener((property, old, now) -> narrow());
        chosen.addListener((property, old, now) -> chosen(now));
        allQuotes.addListener((property, old, now) -> quotes());
        pane.addListener((property, old, now) -> side());
    }

    private record Loaded(ThemeReport report, List<Theme> all, int similar) {}

    /** Opens the page. @param argument a theme's code, a {@link Pane}'s name, or null */
    public void open(Object argument) {
        if (argument instanceof String code) {
            boolean theme = Arrays.stream(Pane.values()).noneMatch(one -> one.name().equals(code));
            wanted = theme ? code : null;
            pane.set(theme ? Pane.THEME : Pane.valueOf(code));
        }
        load();
    }

    /** Reads what one need is about. */
    public void beside(long need) {
        about.set(null);
        work.read("themes.about", () -> themes.about(need), about::set);
    }

    public void openTheme(String code) {
        nav.open("themes", code);
    }

    Filter filter() {
        LocalDate to = themes.today();
        LocalDate from = switch (span.get()) {
            case YEAR -> themes.usual().from();
            case QUARTER -> to.minusDays(89);
            case MONTH -> to.withDayOfMonth(1);
            case THIS_YEAR -> to.withDayOfYear(1);
        };
        return new Filter(from, to, group.get());
    }

    /** Counts anew; the newest request wins. */
    public void load() {
        Filter filter = filter();
        work.read("themes", () -> new Loaded(themes.report(filter), themes.words().themes(), 0), loaded -> {
            report.set(loaded.report());
            all.setAll(loaded.all());
            empty.set(loaded.report().texts() == 0 && group.get() == null && span.get() == Span.YEAR);
            String code = wanted != null ? wanted : chosen.get() == null ? null : chosen.get().theme().code();
            wanted = null;
            narrow();
            chosen.set(rows.stream().filter(row -> row.theme().code().equals(code)).findFirst().orElse(rows.isEmpty() ? null : rows.getFirst()));
        });
        side();
    }

    private void narrow() {
        if (report.get() != null) {
            Row before = chosen.get();
            rows.setAll(report.get().rows().stream().filter(row -> says.get() == null || row.theme().kind() == says.get())
                    .filter(row -> text.get().isBlank() || row.theme().name().contains(text.get().strip())
                            || row.theme().words().contains(text.get().strip())).toList());
            if (before != null && !rows.contains(before)) {
                chosen.set(rows.isEmpty() ? null : rows.getFirst());
            }
        }
    }

    private void chosen(Row now) {
        correcting.set(null);
        if (allQuotes.get()) {
            allQuotes.set(false);
        } else {
            quotes();
        }
        merged.clear();
        if (now != null) {
            work.read("themes.merged", () -> List.copyOf(themes.mergedInto(now.theme().code()).entrySet()), merged::setAll);
        }
    }

    private void quotes() {
        Row now = chosen.get();
        if (now == null) {
            quotes.clear();
        } else if (allQuotes.get()) {
            work.read("themes.quotes", () -> themes.quotes(now.theme().code(), now.ids()), quotes::setAll);
        } else {
            work.read("themes.quotes", now::quotes, quotes::setAll);
        }
    }

    /** Reads what the right side shows beside the theme itself. */
    private void side() {
        Filter filter = filter();
        switch (pane.get()) {
            case THEME -> { }
            case PHRASES -> {
                busy.set(true);
                work.read("themes.side", () -> themes.phrases(filter), found -> {
                    busy.set(false);
                    phrases.setAll(found);
                });
            }
            case RULES -> work.read("themes.side", () -> themes.rules(false), rules::setAll);
            case SIMILAR -> work.read("themes.side", themes::similar, similar::setAll);
        }
    }

    /** Shows needs in the list. @param title what the figure was */
    public void open(List<Long> ids, String title) {
        nav.open("needs", Map.of("ids", ids.stream().map(String::valueOf).collect(Collectors.joining(",")), "title", title));
    }

    /** Shows what can answer the needs together. */
    public void match(List<Long> ids, String title) {
        nav.open("matching", Map.of("needs", ids.stream().map(String::valueOf).collect(Collectors.joining(",")), "title", title));
    }

    /** Same, those a theme got in a month. */
    public void openMonth(Row row, YearMonth month) {
        Filter wide = new Filter(month.atDay(1), month.atEndOfMonth(), group.get());
        work.read("themes.month", () -> themes.report(wide), found -> open(found.rows().stream()
                .filter(one -> one.theme().code().equals(row.theme().code())).findFirst().map(Row::ids).orElse(List.of()),
                Texts.text("themes.month.title", row.theme().name(), month)));
    }

    /** Same, those of one key group. */
    public void openGroup(Row row, FocusGroup of) {
        Filter narrow = new Filter(filter().from(), filter().to(), of);
        work.read("themes.group", () -> themes.report(narrow), found -> open(found.rows().stream()
                .filter(one -> one.theme().code().equals(row.theme().code())).findFirst().map(Row::ids).orElse(List.of()),
                Texts.text("themes.group.title", row.theme().name(), Texts.of(of))));
    }

    public void openNeed(long id) {
        nav.open("need", id);
    }

    // ---- the word list ----

    public void rename(String name) {
        String code = chosen.get().theme().code();
        act(() -> themes.rename(code, name), Texts.text("themes.said.renamed", name));
    }

    public void merge(Theme into) {
        Theme from = chosen.get().theme();
        wanted = into.code();
        act(() -> themes.merge(from.code(), into.code()), Texts.text("themes.said.merged", from.name(), into.name()));
    }

    public void part(String code) {
        act(() -> themes.part(code), Texts.text("themes.said.parted"));
    }

    public void split(Collection<String> words, String name) {
        String code = chosen.get().theme().code();
        act(() -> wanted = themes.split(code, words, name), Texts.text("themes.said.split", name));
    }

    public void addWord(String code, String word) {
        act(() -> themes.addWord(code, word), Texts.text("themes.said.added", word));
    }

    public void removeWord(String word) {
        String code = chosen.get().theme().code();
        act(() -> themes.removeWord(code, word), Texts.text("themes.said.removed", word));
    }

    public void create(String name, Says kind, String word) {
        act(() -> themes.create(name, kind, List.of(word)), Texts.text("themes.said.created", name));
    }

    public void ignore(String phrase) {
        act(() -> themes.ignore(phrase), Texts.text("themes.said.ignored", phrase));
    }

    // ---- corrections ----

    /** Opens the correction of a text: it is not of the chosen theme. */
    public void doubt(Quote quote) {
        Theme theme = chosen.get().theme();
        work.read("themes.choices", () -> new Correcting(quote, theme, false, themes.choices(quote.id(), theme.code(), false)), correcting::set);
    }

    /** @param instead what it is of, or null */
    public void correct(String phrase, boolean before, Theme instead) {
        Correcting now = correcting.get();
        act(() -> {
            themes.correct(now.quote().id(), now.theme().code(), false, phrase, before);
            if (instead != null && themes.themesOf(now.quote().id()).stream().noneMatch(theme -> theme.code().equals(instead.code()))) {
                themes.correct(now.quote().id(), instead.code(), true, "", false);
            }
        }, Texts.text("themes.said.corrected"));
    }

    public void removeRule(Theme.Rule rule) {
        act(() -> themes.removeRule(rule.id()), Texts.text("themes.said.ruleGone"));
    }

    /** @return the rule as a sentence. */
    String sentence(Theme.Rule rule) {
        String name = all.stream().filter(theme -> theme.code().equals(rule.theme())).map(Theme::name).findFirst().orElse(ThemeWords.shippedName(rule.theme()));
        if (rule.phrase().isEmpty()) {
            return Texts.text(rule.belongs() ? "themes.rule.onlyIs" : "themes.rule.onlyNot", name);
        }
        return Texts.text(rule.belongs() ? "themes.rule.is" : "themes.rule.not", rule.phrase(), name);
    }

    // ---- similar needs ----

    /** Joins the ticked needs to the first. */
    public void join(long keep, List<Long> gone) {
        act(() -> joining.merge().accept(keep, gone), Texts.text("themes.said.joined", gone.size()));
        joined.setAll(gone);
    }

    /** Parts what was joined last. */
    public void unjoin() {
        List<Long> back = List.copyOf(joined);
        joined.clear();
        act(() -> back.forEach(joining.unmerge()), Texts.text("themes.said.unjoined", back.size()));
    }

    public void apart(long one, List<Long> others) {
        act(() -> themes.apart(one, others), Texts.text("themes.said.apart"));
    }

    public String fileName() {
        return Texts.text("themes.file", filter().from(), filter().to());
    }

    /** Writes the workbook. A name without an ending gets one. */
    public void export(Path chosenFile) {
        String name = chosenFile.getFileName().toString();
        Path wish = name.toLowerCase(Locale.ROOT).endsWith(".xlsx") ? chosenFile : chosenFile.resolveSibling(name + ".xlsx");
        ThemeReport shown = report.get();
        work.run(() -> themes.write(shown, wish), file -> nav.say(Texts.text("themes.said.written", file.getFileName())), nav::fail);
    }

    private void act(Runnable doing, String done) {
        work.run(() -> {
            doing.run();
            return null;
        }, any -> {
            correcting.set(null);
            nav.say(done);
            load();
        }, nav::fail);
    }

    /** @return the groups' lifts of the chosen theme, in the usual order. */
    Map<FocusGroup, ThemeReport.Lift> lifts() {
        return chosen.get() == null ? Map.of() : new LinkedHashMap<>(chosen.get().lifts());
    }
}
