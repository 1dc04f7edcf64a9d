package linli.menus;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import linli.base.excel.Column;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.Judged.Fate;
import linli.base.excel.ListSheet;
import linli.base.excel.Parsed;
import linli.base.excel.RowReading;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.value.Sitting;
import linli.menus.Menu.Dish;
import linli.menus.Menu.Served;

/** 菜单 as a spreadsheet: a line a dish of a sitting, with its tags and allergens. */
final class MenuSheet extends ListSheet<MenuSheet.Line> {
    private static final String LINE = "menu-line";
    private static final String DISH = "dish";
    private final MenuStore store;
    private final Supplier<String> staff;
    private final Clock clock;
    private final List<Column> columns = Column.table(MenuSheet.class, "columns.tsv", key -> null);

    /** One row. {@code tags} and {@code allergens} are null when the list does not say. */
    record Line(LocalDate on, Sitting sitting, String dish, List<String> tags, List<String> allergens) {}

    MenuSheet(MenuStore store, Supplier<String> staff, Clock clock) {
        this.store = store;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "menus";
    }

    @Override
    public String title() {
        return Texts.text("menus.sheet.title");
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Parsed<Line> parse(RowValues row) {
        RowReading cells = new RowReading(row, LocalDate.now(clock));
        LocalDate on = cells.date("on");
        String dish = cells.required("dish", 60);
        Sitting sitting = row.text("sitting").isEmpty() ? Sitting.LUNCH : cells.word("sitting", Sitting.class);
        if (on == null) {
            cells.reject("on", "DAY", Texts.text("menus.import.day", cells.where("on")));
        }
        if (sitting == null) {
            cells.reject("sitting", "SITTING", Texts.text("menus.import.sitting", cells.where("sitting")));
        }
        return cells.done(new Line(on, sitting, dish, said(row, "tags"), said(row, "allergens")));
    }

    private static List<String> said(RowValues row, String key) {
        return row.has(key) ? Menu.words(row.text(key)) : null;
    }

    @Override
    public Map<String, String> write(Line line) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("on", line.on().toString());
        row.put("sitting", Texts.of(line.sitting()));
        row.put("dish", line.dish());
        row.put("tags", String.join(Texts.text("row.or"), line.tags()));
        row.put("allergens", String.join(Texts.text("row.or"), line.allergens()));
        return row;
    }

    @Override
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        if (subject.equals(DISH)) {
            return store.dishes().stream().filter(dish -> ids.contains(dish.id())).collect(Collectors.toMap(Dish::id, dish -> Map.of("dish", dish.name())));
        }
        return store.lines().stream().filter(line -> ids.contains(line.line()))
                .collect(Collectors.toMap(Served::line, line -> Map.of("on", line.on().toString(), "dish", line.dish().name())));
    }

    @Override
    public Iterable<Line> stored() {
        return store.lines().stream().map(line -> new Line(line.on(), line.sitting(), line.dish().name(), line.dish().tags(), line.dish().allergens())).toList();
    }

    @Override
    public Intake<Line> intake() {
        return new Pass();
    }

    private final class Pass implements Intake<Line> {
        private final Set<String> seen = new HashSet<>();
        private Map<String, Dish> dishes;
        private Map<String, Served> lines;
        private final Map<String, Integer> last = new HashMap<>();
        private final Set<LocalDate> weeks = new LinkedHashSet<>();

        private static String key(LocalDate on, Sitting sitting, String dish) {
            return on + "/" + sitting + "/" + dish;
        }

        private void read() {
            if (dishes == null) {
                dishes = new HashMap<>();
                lines = new HashMap<>();
                store.dishes().forEach(dish -> dishes.put(dish.name(), dish));
                store.lines().forEach(line -> lines.put(key(line.on(), line.sitting(), line.dish().name()), line));
            }
        }

        @Override
        public List<Judged<Line>> judge(List<Parsed<Line>> batch) {
            read();
            return batch.stream().map(this::judge).toList();
        }

        private Judged<Line> judge(Parsed<Line> parsed) {
            Line line = parsed.value();
            if (line == null) {
                return new Judged<>(parsed, Fate.REJECTED, null, parsed.problems(), List.of());
            }
            String key = key(line.on(), line.sitting(), line.dish());
            if (!seen.add(key)) {
                return new Judged<>(parsed, Fate.TWIN, null, parsed.problems(), List.of());
            }
            Served there = lines.get(key);
            Fate fate = there == null ? Fate.NEW : changes(there.dish(), line) ? Fate.UPDATED : Fate.UNCHANGED;
            return new Judged<>(parsed, fate, there == null ? null : there.line(), parsed.problems(), List.of());
        }

        private boolean changes(Dish dish, Line line) {
            return line.tags() != null && !line.tags().equals(dish.tags()) || line.allergens() != null && !line.allergens().equals(dish.allergens());
        }

        @Override
        public void write(List<Judged<Line>> batch, long run, Changes changes) {
            read();
            for (Judged<Line> judged : batch) {
                Line line = judged.parsed().value();
                if (judged.fate() == Fate.NEW || judged.fate() == Fate.UPDATED) {
                    Dish dish = dish(line, run, changes);
                    if (judged.fate() == Fate.NEW) {
                        int position = last.merge(line.on() + "/" + line.sitting(), 1, Integer::sum);
                        changes.created(LINE, store.insert(line.on(), line.sitting(), dish.id(), position, staff.get(), run), 1);
                    }
                    weeks.add(Menus.monday(line.on()));
                }
            }
        }

        private Dish dish(Line line, long run, Changes changes) {
            Dish now = dishes.get(line.dish());
            if (now == null) {
                Dish fresh = Dish.of(line.dish(), line.tags() == null ? List.of() : line.tags(), line.allergens() == null ? List.of() : line.allergens());
                now = store.dish(store.insert(fresh, run)).orElseThrow();
                changes.created(DISH, now.id(), 1);
            } else if (changes(now, line)) {
                Dish next = new Dish(now.id(), now.name(), line.tags() == null ? now.tags() : line.tags(), line.allergens() == null ? now.allergens() : line.allergens(),
                        now.active(), now.version());
                store.update(next);
                changes.updated(DISH, now.id(), now.version() + 1, Menu.joined(now.tags()) + "\n" + Menu.joined(now.allergens()) + "\n" + now.version());
                now = store.dish(now.id()).orElseThrow();
            }
            dishes.put(now.name(), now);
            return now;
        }

        @Override
        public void end() {
            weeks.forEach(store::revoke);
        }

        @Override
        public boolean undo(String subject, long id, long versionAfter, String before) {
            if (subject.equals(LINE)) {
                return store.removeLine(id, versionAfter);
            }
            Dish now = store.dish(id).orElse(null);
            if (now == null || versionAfter != ANY_VERSION && now.version() != versionAfter) {
                return false;
            }
            if (before == null) {
                return store.removeDish(id);
            }
            String[] old = before.split("\n", -1);
            return store.restore(new Dish(id, now.name(), Menu.parted(old[0]), Menu.parted(old[1]), now.active(), Long.parseLong(old[2])));
        }
    }
}
