package linli.meals;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.db.RowState;
import linli.base.excel.Column;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.Judged.Fate;
import linli.base.excel.ListSheet;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.excel.RowReading;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Clean;
import linli.base.value.Sitting;
import linli.meals.MealOrder.Diner;
import linli.meals.MealOrder.OrderStatus;

/** 助餐订餐表 as a spreadsheet: a line an order, with what became of it. A list of who came is taken back in as it was printed. */
public final class MealSheet extends ListSheet<MealSheet.Line> {
    private static final String SUBJECT = "meal";
    private final Meals meals;
    private final MealStore store;
    private final MealQuery query;
    private final Clock clock;
    private final List<Column> columns = Column.table(MealSheet.class, "columns.tsv", key -> null);

    /** One row. {@code order} is 0 where the list has no numbers; {@code delivery} and {@code status} are null where it does not say. */
    public record Line(long order, LocalDate on, Sitting sitting, String name, String document, String phone, String pack, Boolean delivery, OrderStatus status, String note) {}

    MealSheet(Meals meals, MealStore store, MealQuery query, Clock clock) {
        this.meals = meals;
        this.store = store;
        this.query = query;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "meals";
    }

    @Override
    public String title() {
        return Texts.text("meals.sheet.title");
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Parsed<Line> parse(RowValues row) {
        RowReading cells = new RowReading(row, LocalDate.now(clock));
        LocalDate on = cells.date("on");
        String name = cells.required("name", 100);
        if (on == null) {
            cells.reject("on", "DAY", Texts.text("menus.import.day", cells.where("on")));
        }
        Sitting sitting = row.text("sitting").isEmpty() ? Sitting.LUNCH : cells.word("sitting", Sitting.class);
        if (sitting == null) {
            cells.reject("sitting", "SITTING", Texts.text("menus.import.sitting", cells.where("sitting")));
        }
        OrderStatus status = status(row, cells);
        if (status != null && status != OrderStatus.ORDERED && status != OrderStatus.CANCELLED && on != null && on.isAfter(LocalDate.now(clock))) {
            cells.reject("status", "FUTURE", Texts.text("meals.import.future", cells.where("status"), on));
        }
        RowReading.Document document = cells.document("idNo", "idKind");
        String no = Clean.compact(row.text("no"));
        return cells.done(new Line(no.matches("\\d{1,18}") ? Long.parseLong(no) : 0, on, sitting, name, document == null ? null : document.number(), cells.phone("phone"),
                cells.text("pack", 60), way(row, cells), status, cells.text("note", 300)));
    }

    private static OrderStatus status(RowValues row, RowReading cells) {
        String word = Clean.compact(row.cell("status").isBlank() ? "" : row.cell("status").text());
        for (OrderStatus one : OrderStatus.values()) {
            if (List.of(words(one).split("\\|")).contains(word)) {
                return one;
            }
        }
        if (!word.isEmpty()) {
            cells.warn("status", "WORD", Texts.text("meals.import.status", cells.where("status"), word));
        }
        return null;
    }

    private static String words(OrderStatus status) {
        return switch (status) {
            case ORDERED -> Texts.text("meals.words.ordered");
            case EATEN -> Texts.text("meals.words.eaten");
            case NO_SHOW -> Texts.text("meals.words.noShow");
            case CANCELLED -> Texts.text("meals.words.cancelled");
        };
    }

    private static Boolean way(RowValues row, RowReading cells) {
        String word = Clean.compact(row.text("way"));
        if (List.of(Texts.text("meals.words.delivery").split("\\|")).contains(word)) {
            return true;
        }
        if (word.isEmpty() || List.of(Texts.text("meals.words.eatIn").split("\\|")).contains(word)) {
            return word.isEmpty() ? null : Boolean.FALSE;
        }
        cells.warn("way", "WORD", Texts.text("meals.import.way", cells.where("way"), word));
        return null;
    }

    @Override
    public Map<String, String> write(Line line) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("no", String.valueOf(line.order()));
        row.put("on", line.on().toString());
        row.put("sitting", Texts.of(line.sitting()));
        row.put("name", line.name());
        row.put("idNo", line.document() == null ? "" : line.document());
        row.put("phone", line.phone() == null ? "" : line.phone());
        row.put("pack", line.pack());
        row.put("way", Texts.text(line.delivery() ? "meals.delivery" : "meals.eatIn"));
        row.put("status", Texts.of(line.status()));
        row.put("note", line.note() == null ? "" : line.note());
        return row;
    }

    @Override
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        return among(ids, Line::order);
    }

    @Override
    public Iterable<Line> stored() {
        return lines(store.all());
    }

    private List<Line> lines(List<MealOrder> orders) {
        Map<Long, Diner> people = query.diners(orders.stream().map(MealOrder::residentId).distinct().toList());
        Map<Long, String> documents = query.documents(people.values().stream().map(Diner::residentId).distinct().toList());
        return orders.stream().map(order -> {
            Diner diner = people.get(order.residentId());
            return new Line(order.id(), order.on(), order.sitting(), diner.name(), documents.get(diner.residentId()), diner.phone(), order.pack(), order.delivery(), order.status(),
                    order.note());
        }).toList();
    }

    @Override
    public Intake<Line> intake() {
        return new Pass();
    }

    private final class Pass implements Intake<Line> {
        private final Map<Line, Diner> whose = new java.util.IdentityHashMap<>();
        private final Set<String> seen = new HashSet<>();
        private final Map<String, List<MealOrder>> there = new HashMap<>();
        private final Map<String, List<Diet.Course>> menus = new HashMap<>();
        private final List<MealRule> rules = meals.bills().rules();

        private static String key(long root, LocalDate on, Sitting sitting) {
            return root + "/" + on + "/" + sitting;
        }

        @Override
        public List<Judged<Line>> judge(List<Parsed<Line>> batch) {
            List<Line> lines = batch.stream().map(Parsed::value).filter(Objects::nonNull).toList();
            List<MealQuery.Named> named = query.named(lines.stream().map(Line::name).collect(Collectors.toSet()),
                    lines.stream().map(Line::document).filter(Objects::nonNull).collect(Collectors.toSet()));
            Map<Long, Diner> people = query.diners(named.stream().map(MealQuery.Named::root).distinct().toList());
            there.clear();
            if (!lines.isEmpty()) {
                List<MealOrder> orders = store.between(lines.stream().map(Line::on).min(LocalDate::compareTo).orElseThrow(), lines.stream().map(Line::on).max(LocalDate::compareTo).orElseThrow());
                Map<Long, Long> roots = query.roots(orders.stream().map(MealOrder::residentId).distinct().toList());
                orders.forEach(order -> there.computeIfAbsent(key(roots.get(order.residentId()), order.on(), order.sitting()), any -> new ArrayList<>()).add(order));
            }
            return batch.stream().map(parsed -> judge(parsed, named, people)).toList();
        }

        private Judged<Line> judge(Parsed<Line> parsed, List<MealQuery.Named> named, Map<Long, Diner> people) {
            Line line = parsed.value();
            if (line == null) {
                return new Judged<>(parsed, Fate.REJECTED, null, parsed.problems(), List.of());
            }
            List<Long> who = named.stream().filter(one -> line.document() != null ? line.document().equals(one.document())
                    : one.name().equals(line.name()) && (line.phone() == null || one.phones().isEmpty() || one.phones().contains(line.phone())))
                    .map(MealQuery.Named::root).distinct().toList();
            if (who.size() != 1) {
                return rejected(parsed, "name", Texts.text(who.isEmpty() ? "meals.import.unknown" : "meals.import.several", parsed.row().where("name"), line.name(), who.size()));
            }
            Diner diner = people.get(who.getFirst());
            whose.put(line, diner);
            List<MealOrder> orders = there.getOrDefault(key(diner.residentId(), line.on(), line.sitting()), List.of());
            MealOrder order = orders.stream().filter(one -> one.id() == line.order()).findFirst()
                    .or(() -> orders.stream().filter(one -> one.status() != OrderStatus.CANCELLED).findFirst()).orElse(null);
            if (!seen.add(order != null ? "#" + order.id() : key(diner.residentId(), line.on(), line.sitting()))) {
                return new Judged<>(parsed, Fate.TWIN, null, parsed.problems(), List.of());
            }
            if (order == null) {
                try {
                    quote(line, diner);
                } catch (UserError no) {
                    return rejected(parsed, "pack", Texts.text("meals.import.wrong", parsed.row().where("pack"), no.found()));
                }
                return new Judged<>(parsed, Fate.NEW, null, warned(parsed, diner), List.of());
            }
            if (same(order, line)) {
                return new Judged<>(parsed, Fate.UNCHANGED, order.id(), parsed.problems(), List.of());
            }
            try {
                possible(order, line, diner);
            } catch (UserError no) {
                return rejected(parsed, order.status() == OrderStatus.ORDERED ? "pack" : "status", Texts.text("meals.import.wrong",
                        parsed.row().where(order.status() == OrderStatus.ORDERED ? "pack" : "status"), no.found()));
            }
            return new Judged<>(parsed, Fate.UPDATED, order.id(), parsed.problems(), List.of());
        }

        /** What writing would refuse is told here, so that one row never stops the others. */
        private void possible(MealOrder order, Line line, Diner diner) {
            if (order.status() == OrderStatus.CANCELLED) {
                throw new UserError("error.meals.cancelled", diner.name(), order.on());
            }
            if (order.status() == OrderStatus.ORDERED && line.pack() != null) {
                quote(line, diner);
            }
        }

        /** A meal still to be cooked that does not suit comes in, but the row says so and the week's call list has it. */
        private List<Problem> warned(Parsed<Line> parsed, Diner diner) {
            Line line = parsed.value();
            if (line.status() != null && line.status() != OrderStatus.ORDERED) {
                return parsed.problems();
            }
            List<Problem> problems = new ArrayList<>(parsed.problems());
            diner.diet().clashes(menus.computeIfAbsent(line.on() + " " + line.sitting(), any -> query.courses(line.on(), line.sitting()))).stream().filter(clash -> clash.dish() != 0)
                    .forEach(clash -> problems.add(new Problem("name", Problem.Severity.WARN, "name.CLASH", Texts.text("meals.import.clash", parsed.row().where("name"), line.name(), clash.text()))));
            return problems;
        }

        private MealRule.Quote quote(Line line, Diner diner) {
            MealRule rule = MealBills.rule(rules, line.on());
            return rule.quote(pack(line, rule), diner.age(line.on()), diner.categories(), Boolean.TRUE.equals(line.delivery()));
        }

        private static String pack(Line line, MealRule rule) {
            return line.pack() == null ? rule.packages().getFirst().name() : line.pack();
        }

        private static boolean same(MealOrder order, Line line) {
            return (line.status() == null || line.status() == order.status()) && (order.status() != OrderStatus.ORDERED
                    || (line.pack() == null || line.pack().equals(order.pack())) && (line.delivery() == null || line.delivery() == order.delivery())
                    && (line.note() == null || line.note().equals(order.note())));
        }

        private Judged<Line> rejected(Parsed<Line> parsed, String column, String text) {
            List<Problem> problems = new ArrayList<>(parsed.problems());
            problems.add(new Problem(column, Problem.Severity.REJECT, column + ".UNKNOWN", text));
            return new Judged<>(parsed, Fate.REJECTED, null, problems, List.of());
        }

        @Override
        public void write(List<Judged<Line>> batch, long run, Changes changes) {
            for (Judged<Line> judged : batch) {
                Line line = judged.parsed().value();
                if (judged.fate() == Fate.NEW) {
                    MealOrder made = meals.add(line(line, whose.get(line)), whose.get(line), line.status() == OrderStatus.CANCELLED, run);
                    changes.created(SUBJECT, made.id(), made.version());
                } else if (judged.fate() == Fate.UPDATED) {
                    MealOrder order = meals.get(judged.target());
                    changes.updated(SUBJECT, order.id(), update(order, line).version(), RowState.write(order));
                }
            }
        }

        private MealOrder line(Line line, Diner diner) {
            MealRule rule = MealBills.rule(rules, line.on());
            OrderStatus status = line.status() == null ? OrderStatus.ORDERED : line.status();
            return new MealOrder(0, diner.residentId(), line.on(), line.sitting(), pack(line, rule), Boolean.TRUE.equals(line.delivery()), status, Set.of(), Set.of(), quote(line, diner), null, null,
                    null, line.note(), status == OrderStatus.CANCELLED ? Texts.text("meals.import.cancelled") : null, 1);
        }

        private MealOrder update(MealOrder order, Line line) {
            MealOrder now = order;
            if (now.status() == OrderStatus.ORDERED && !same(now, new Line(0, null, null, null, null, null, line.pack(), line.delivery(), null, line.note()))) {
                Set<String> agreed = new java.util.LinkedHashSet<>(now.agreed());
                meals.preview(now.wish()).clashes().forEach(clash -> agreed.add(clash.key()));
                now = meals.change(now.id(), now.version(), new MealOrder.Wish(now.residentId(), now.on(), now.sitting(), line.pack() == null ? now.pack() : line.pack(),
                        line.delivery() == null ? now.delivery() : line.delivery(), now.omits(), agreed, line.note() == null ? now.note() : line.note()));
            }
            if (line.status() == null || line.status() == now.status()) {
                return now;
            }
            return line.status() == OrderStatus.CANCELLED ? meals.cancel(now.id(), now.version(), Texts.text("meals.import.cancelled")) : meals.mark(now.id(), now.version(), line.status());
        }

        @Override
        public boolean undo(String subject, long id, long versionAfter, String before) {
            MealOrder now = store.find(id).orElse(null);
            if (now == null || versionAfter != ANY_VERSION && now.version() != versionAfter || now.chargeId() != null || now.deliveryChargeId() != null || query.claimed(id)) {
                return false;
            }
            if (before == null) {
                return store.remove(id);
            }
            MealOrder old = RowState.read(before, MealOrder.class);
            return old.chargeId() == null && old.deliveryChargeId() == null && store.restore(old, query.root(now.residentId()));
        }
    }
}
