package linli.focus;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import linli.base.text.Texts;
import linli.base.ui.Nav;
import linli.base.ui.Work;
import linli.base.value.Code;
import linli.base.value.CodeTable;
import linli.base.value.CustomField;
import linli.base.value.FocusGroup;
import linli.base.value.FocusRules;
import linli.focus.FocusReport.Listing;
import linli.focus.FocusReport.Person;

/** 重点人群 on the screen: the day, the figures, one list of people, and the rules. */
public final class FocusModel {
    public final ObjectProperty<LocalDate> day = new SimpleObjectProperty<>();
    public final ObjectProperty<FocusReport> report = new SimpleObjectProperty<>();
    public final ObjectProperty<Listing> listing = new SimpleObjectProperty<>(Listing.ASKED_NOT_SERVED);
    /** Whose list is shown; null = all groups. */
    public final ObjectProperty<FocusGroup> group = new SimpleObjectProperty<>();
    public final ObservableList<Person> people = FXCollections.observableArrayList();
    public final ObservableList<FocusRules> rules = FXCollections.observableArrayList();

    private List<CustomField> fields = List.of();
    private final FocusGroups groups;
    private final Work work;
    private final Nav nav;

    public FocusModel(FocusGroups groups, Work work, Nav nav) {
        this.groups = groups;
        this.work = work;
        this.nav = nav;
        day.set(groups.today());
        day.addListener((property, old, now) -> load());
        listing.addListener((property, old, now) -> list());
        group.addListener((property, old, now) -> list());
    }

    private record Loaded(FocusReport report, List<FocusRules> rules, List<CustomField> fields) {}

    /** Counts anew; a year back from the day. */
    public void load() {
        LocalDate to = day.get() == null ? groups.today() : day.get();
        work.read("focus", () -> new Loaded(groups.report(to.minusYears(1).plusDays(1), to), groups.rules(), groups.fields()), loaded -> {
            fields = loaded.fields();
            report.set(loaded.report());
            rules.setAll(loaded.rules());
            list();
        });
    }

    private void list() {
        FocusReport now = report.get();
        if (now != null) {
            Listing wanted = listing.get();
            FocusGroup of = group.get();
            work.read("focus.people", () -> groups.people(now, wanted, of), people::setAll);
        }
    }

    LocalDate today() {
        return groups.today();
    }

    /** Shows needs in the list. */
    public void needs(Collection<Long> ids, String title) {
        nav.open("needs", Map.of("ids", ids.stream().map(String::valueOf).collect(Collectors.joining(",")), "title", title));
    }

    public void resident(long id) {
        nav.open("resident", id);
    }

    /** Shows the people behind a figure in the list. @param of null = all groups together */
    public void show(Listing wanted, FocusGroup of) {
        group.set(of);
        listing.set(wanted);
    }

    /** Shows the classes behind the seats. */
    public void classes(Collection<Long> ids, String title) {
        nav.open("activities", Map.of("ids", ids.stream().map(String::valueOf).collect(Collectors.joining(",")), "title", title));
    }

    /** @return what the list shown is called. */
    String listName() {
        return Texts.text("focus.list", group.get() == null || listing.get() == Listing.AGE_UNKNOWN ? Texts.text("focus.all") : Texts.of(group.get()), Texts.of(listing.get()));
    }

    String fileName() {
        return Texts.text("focus.file", listName(), report.get().day());
    }

    /** Writes the list shown as a workbook; a name without an ending gets one. */
    public void export(Path chosen) {
        String name = chosen.getFileName().toString();
        Path wish = name.toLowerCase(Locale.ROOT).endsWith(".xlsx") ? chosen : chosen.resolveSibling(name + ".xlsx");
        FocusReport now = report.get();
        String title = listName();
        List<Person> shown = List.copyOf(people);
        work.run(() -> FocusBook.write(title, now, shown, wish), file -> nav.say(Texts.text("focus.said.written", file.getFileName())), nav::fail);
    }

    /** Reads the values in use of a trait; for categories the whole table. */
    public void values(FocusRules.Trait trait, Consumer<List<Code>> ready) {
        if (trait == FocusRules.Trait.CATEGORY) {
            ready.accept(CodeTable.category().all());
        } else if (trait == FocusRules.Trait.FIELD) {
            work.read("focus.values", () -> groups.tests().stream().map(this::code).toList(), ready);
        } else {
            work.read("focus.values", () -> groups.values(trait).stream().map(value -> new Code(value, value, Map.of())).toList(), ready);
        }
    }

    private Code code(CustomField.Test test) {
        return new Code(test.toString(), words(test), Map.of());
    }

    /** @return the test of a field of the centre's own that somebody typed, or null when it cannot be read. */
    Code typed(String words) {
        return groups.test(words).map(this::code).orElse(null);
    }

    private String words(CustomField.Test test) {
        CustomField field = fields.stream().filter(one -> one.key().equals(test.key())).findFirst().orElse(null);
        String value = field == null ? test.value() : field.words(test.value());
        String how = switch (test.how()) {
            case ">=" -> "\u2265";
            case "<=" -> "\u2264";
            default -> "=";
        };
        return (field == null ? test.key() : field.name()) + how + value;
    }

    public void add(FocusRules fresh, Runnable done) {
        act(() -> groups.add(fresh), Texts.text("focus.said.added", fresh.since()), done);
    }

    public void remove(FocusRules gone) {
        act(() -> groups.remove(gone.since()), Texts.text("focus.said.removed"), () -> { });
    }

    private void act(Runnable doing, String said, Runnable done) {
        work.run(() -> {
            doing.run();
            return null;
        }, any -> {
            nav.say(said);
            done.run();
            load();
        }, nav::fail);
    }

    /** @return the rules as sentences, one for each group. */
    List<String> sentences(FocusRules rules) {
        String fresh = rules.newCategories().stream().map(FocusModel::category).collect(Collectors.joining(Texts.text("focus.comma")));
        return List.of(Texts.text("focus.rule.elder", rules.elderFrom()) + ways(rules, FocusGroup.ELDER),
                Texts.text("focus.rule.child", rules.childTo()) + ways(rules, FocusGroup.CHILD),
                Texts.text("focus.rule.new", fresh.isEmpty() ? Texts.text("focus.rule.nothing") : fresh) + ways(rules, FocusGroup.NEW));
    }

    private String ways(FocusRules rules, FocusGroup group) {
        return rules.ways().stream().filter(way -> way.group() == group).map(this::sentence).map(words -> Texts.text("focus.rule.or", words))
                .collect(Collectors.joining());
    }

    String sentence(FocusRules.Way way) {
        return Texts.text("focus.rule.way", Texts.of(way.trait()), way.values().stream().map(value -> switch (way.trait()) {
            case CATEGORY -> category(value);
            case FIELD -> CustomField.Test.parse(value).map(this::words).orElse(value);
            default -> value;
        }).collect(Collectors.joining(Texts.text("focus.comma"))));
    }

    private static String category(String code) {
        return CodeTable.category().byCode(code).map(Code::name).orElse(code);
    }
}
