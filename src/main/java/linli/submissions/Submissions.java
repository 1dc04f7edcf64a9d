package linli.submissions;

import static linli.base.text.Texts.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import linli.base.db.Db;
import linli.base.text.UserError;
import linli.base.value.Span;
import linli.submissions.Submission.Cell;
import linli.submissions.Submission.Draft;
import linli.submissions.Submission.Snapshot;
import linli.submissions.Submission.Unusual;
import linli.tables.Filled;
import linli.tables.Form;
import linli.tables.Tables;

/** 报送, the front door: tables are frozen when they are sent, corrected by a numbered sending, and compared with what was sent. */
public final class Submissions {
    /** So many periods before are looked at, and at least so many must be known. */
    private static final int LOOK_BACK = 6;
    private static final int ENOUGH = 3;
    private static final BigDecimal TIMES = BigDecimal.valueOf(3);
    private static final BigDecimal SMALL = BigDecimal.valueOf(5);

    private final Db db;
    private final Clock clock;
    private final Supplier<String> staff;
    private final Tables tables;
    private final SubmissionStore store;

    /** @param staff name of who is signed in */
    public Submissions(Db db, Clock clock, Supplier<String> staff, Tables tables) {
        this.db = db;
        this.clock = clock;
        this.staff = staff;
        this.tables = tables;
        this.store = new SubmissionStore(db, clock);
    }

    /** @return sendings of a table and period, the first one first. */
    public List<Submission> of(String form, Span span) {
        return store.of(form, span);
    }

    /** @return what a sending of these tables would be: its number, what changed since the last, what looks unusual. */
    public List<Draft> drafts(List<String> forms, Span span) {
        List<Filled> now = tables.fill(forms, span);
        Map<String, List<Unusual>> unusual = unusual(now, span);
        return now.stream().map(table -> {
            List<Submission> sent = store.of(table.form().id(), span);
            return new Draft(table.form().id(), table.title(), sent.size() + 1, sent.isEmpty() ? List.of() : differences(sent.getLast().figures(), snapshot(table)),
                    unusual.getOrDefault(table.form().id(), List.of()));
        }).toList();
    }

    /**
     * Sends: freezes the figures as they are now. A table that is just as it was sent last stays with that sending.
     *
     * @param ticked keys of the unusual figures somebody has looked at
     * @param reason needed when something is sent again
     * @return the new sendings
     * @throws UserError when the period is not over, an unusual figure is not ticked or the reason is missing
     */
    public List<Submission> submit(List<String> forms, Span span, Set<String> ticked, String reason) {
        if (!span.to().isBefore(LocalDate.now(clock).plusDays(1))) {
            throw new UserError("error.submissions.early", span.words(), span.to());
        }
        return db.write(() -> {
            List<Draft> drafts = drafts(forms, span).stream().filter(draft -> !draft.unchanged()).toList();
            List<Unusual> open = drafts.stream().flatMap(draft -> draft.unusual().stream()).filter(one -> !ticked.contains(one.key())).toList();
            if (!open.isEmpty()) {
                throw new UserError("error.submissions.unusual", open.size(), open.getFirst().label(), open.getFirst().shown(), open.getFirst().why());
            }
            boolean again = drafts.stream().anyMatch(draft -> draft.edition() > 1);
            if (again && (reason == null || reason.isBlank())) {
                throw new UserError("error.submissions.reason", span.words());
            }
            Map<String, Filled> now = new LinkedHashMap<>();
            tables.fill(drafts.stream().map(Draft::form).toList(), span).forEach(table -> now.put(table.form().id(), table));
            List<Submission> sent = new ArrayList<>();
            for (Draft draft : drafts) {
                store.insert(draft.form(), span, draft.edition(), staff.get(), draft.edition() > 1 ? reason.strip() : null, snapshot(now.get(draft.form())), draft.unusual());
                sent.add(store.of(draft.form(), span).getLast());
            }
            return sent;
        });
    }

    /** @return what is different now from what was sent last; empty when it was never sent. */
    public List<Filled.Changed> since(Filled table) {
        List<Submission> sent = store.of(table.form().id(), table.span());
        return sent.isEmpty() ? List.of() : differences(sent.getLast().figures(), snapshot(table));
    }

    /** @return by table what is not as it was sent last; tables just as they were sent, or never sent, are absent. */
    public Map<String, List<Filled.Changed>> changes(List<Filled> filled) {
        Map<String, List<Filled.Changed>> changes = new LinkedHashMap<>();
        filled.forEach(table -> {
            List<Filled.Changed> since = since(table);
            if (!since.isEmpty()) {
                changes.put(table.form().id(), since);
            }
        });
        return changes;
    }

    /** @return the day a table was sent, where the centre is. */
    static LocalDate day(Submission sent) {
        return sent.at().toLocalDate();
    }

    static Snapshot snapshot(Filled table) {
        List<Cell> cells = new ArrayList<>();
        for (Filled.Part part : table.parts()) {
            for (Filled.Row row : part.rows()) {
                for (int i = 0; i < row.figures().size(); i++) {
                    Filled.Figure figure = row.figures().get(i);
                    cells.add(new Cell(figure.id(), row.title(), part.block().columns().get(i).label(), figure.shown(), figure.value() == null ? null : figure.value().toPlainString()));
                }
            }
        }
        return new Snapshot(table.title(), table.cutoff().toString(), cells);
    }

    static List<Filled.Changed> differences(Snapshot sent, Snapshot now) {
        String none = text("reports.none.dash");
        Map<String, Cell> before = new LinkedHashMap<>();
        sent.cells().forEach(cell -> before.put(cell.id(), cell));
        List<Filled.Changed> differences = new ArrayList<>();
        for (Cell cell : now.cells()) {
            Cell old = before.remove(cell.id());
            if (old == null || !old.shown().equals(cell.shown())) {
                differences.add(new Filled.Changed(cell.id(), cell.row(), cell.column(), old == null ? none : old.shown(), cell.shown()));
            }
        }
        before.values().forEach(gone -> differences.add(new Filled.Changed(gone.id(), gone.row(), gone.column(), gone.shown(), none)));
        return differences;
    }

    /** Only sums and written-out lines are judged: a single room's or item's figure jumps every month. */
    private Map<String, List<Unusual>> unusual(List<Filled> now, Span span) {
        List<String> forms = now.stream().map(table -> table.form().id()).toList();
        List<Map<String, BigDecimal>> before = new ArrayList<>();
        for (int back = 1; back <= LOOK_BACK; back++) {
            Map<String, BigDecimal> values = new LinkedHashMap<>();
            tables.fill(forms, span.step(-back)).forEach(table -> table.figures().filter(figure -> figure.value() != null)
                    .forEach(figure -> values.put(table.form().id() + ":" + figure.id(), figure.value())));
            before.add(values);
        }
        Map<String, List<Unusual>> unusual = new LinkedHashMap<>();
        for (Filled table : now) {
            for (Filled.Part part : table.parts()) {
                for (Filled.Row row : part.rows()) {
                    for (int i = 0; i < row.figures().size(); i++) {
                        boolean judged = (row.total() || part.block().split() == Form.Split.NONE) && judged(part.block().columns().get(i), row.figures().get(i));
                        String key = table.form().id() + ":" + row.figures().get(i).id();
                        String why = judged ? why(row.figures().get(i).value(), before.stream().map(values -> values.get(key)).filter(java.util.Objects::nonNull).toList()) : null;
                        if (why != null) {
                            unusual.computeIfAbsent(table.form().id(), any -> new ArrayList<>())
                                    .add(new Unusual(key, table.form().id(), text("submissions.label", table.form().name(), table.label(row.figures().get(i).id())), row.figures().get(i).shown(), why));
                        }
                    }
                }
            }
        }
        return unusual;
    }

    private static boolean judged(Form.Column column, Filled.Figure figure) {
        return figure.value() != null && column.when() == Form.When.SPAN && (figure.style() == Filled.Style.COUNT || figure.style() == Filled.Style.MONEY || figure.style() == Filled.Style.DECIMAL);
    }

    /** @return why the value is out of the ordinary, or null. */
    static String why(BigDecimal value, List<BigDecimal> before) {
        if (before.size() < ENOUGH) {
            return null;
        }
        BigDecimal mean = before.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(BigDecimal.valueOf(before.size()), MathContext.DECIMAL64);
        BigDecimal round = mean.setScale(1, RoundingMode.HALF_UP);
        boolean steady = before.subList(0, ENOUGH).stream().allMatch(one -> one.signum() > 0);
        if (value.signum() == 0 && steady && mean.compareTo(SMALL) >= 0) {
            return text("submissions.why.none", before.size(), round.toPlainString());
        }
        if (mean.compareTo(SMALL) >= 0 && value.compareTo(mean.multiply(TIMES)) > 0) {
            return text("submissions.why.much", before.size(), round.toPlainString(), value.divide(mean, 1, RoundingMode.HALF_UP).toPlainString());
        }
        return null;
    }
}
