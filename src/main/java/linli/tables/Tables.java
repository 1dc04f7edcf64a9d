package linli.tables;

import static linli.base.text.Texts.text;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import linli.base.db.Db;
import linli.base.text.UserError;
import linli.base.value.Span.Days;
import linli.base.value.Span;
import linli.tables.Filled.Behind;
import linli.tables.Filled.Origin;

/** 统计报表, the front door: the thirteen tables for a month, a quarter or a year, each figure with its rows. Changes nothing. */
public final class Tables {
    /** Short name of the month's report, which has no number of its own. */
    public static final String MONTH = MonthForm.ID;

    /** 高频需求: a theme and the needs that speak of it. */
    public record Topic(String code, String name, List<Long> needs) {}

    private static final String LEAST = "surveys.least";
    private static final int ENOUGH = 10;

    private final Db db;
    private final Clock clock;
    private final Supplier<List<String>> categories;
    private final Function<Days, List<Topic>> topics;
    private final ServiceQuery centre;

    /**
     * @param clock its zone decides where a day begins
     * @param categories the centre's categories of needs, in its order
     */
    public Tables(Db db, Clock clock, Supplier<List<String>> categories) {
        this(db, clock, categories, days -> List.of());
    }

    /** @param topics what residents speak of on the days, most spoken of first */
    public Tables(Db db, Clock clock, Supplier<List<String>> categories, Function<Days, List<Topic>> topics) {
        this.db = db;
        this.clock = clock;
        this.categories = categories;
        this.topics = topics;
        this.centre = new ServiceQuery(db, clock.getZone());
    }

    /** @return the tables by their number, as they are laid out for a period of the kind. */
    public List<Form> forms(Span.Kind kind) {
        return Forms.all(kind);
    }

    /** @return the month's report and the tables, in the order they are offered. */
    public List<Form> offered(Span.Kind kind) {
        List<Form> all = new ArrayList<>(List.of(MonthForm.of(kind, counting(now(kind), LocalDate.now(clock), LocalDate.now(clock)).rules())));
        all.addAll(Forms.all(kind));
        return all;
    }

    /** @return the period that is usually reported now: the last whole one, a month from its last days on. */
    public Span usual(Span.Kind kind) {
        LocalDate today = LocalDate.now(clock);
        Span now = Span.of(kind, today);
        return today.isBefore(now.to().minusDays(6)) ? now.step(-1) : now;
    }

    public Span now(Span.Kind kind) {
        return Span.of(kind, LocalDate.now(clock));
    }

    /** @throws UserError when there is no table of that name, or the period has not begun */
    public Filled fill(String id, Span span) {
        return fill(List.of(id), span).getFirst();
    }

    /** Several at once, each count made only once. */
    public List<Filled> fill(List<String> ids, Span span) {
        LocalDate today = LocalDate.now(clock);
        if (span.from().isAfter(today)) {
            throw new UserError("error.tables.future", span.words(), today);
        }
        LocalDate cutoff = today.isBefore(span.to()) ? today : span.to();
        Counting counting = counting(span, cutoff, today);
        int least = centre.setting(LEAST).filter(number -> number.matches("\\d{1,4}")).map(Integer::parseInt).orElse(ENOUGH);
        Filled.Centre who = centre.centre();
        List<Filled> all = new ArrayList<>();
        for (String id : ids) {
            Form form = id.equals(MonthForm.ID) ? MonthForm.of(span.kind(), counting.rules()) : Forms.find(id, span.kind()).orElseThrow(() -> new UserError("error.tables.unknown", id, String.join(", ", names())));
            int enough = id.equals(MonthForm.ID) ? counting.rules().enough() : least;
            List<String> notes = new ArrayList<>(List.of(text("reports.note.until", cutoff.getYear(), cutoff.getMonthValue(), cutoff.getDayOfMonth())));
            notes.addAll(form.notes());
            notes.addAll(rules(form, counting, enough));
            all.add(new Filled(form, span, cutoff, today, who, new FormFigures(form, counting, enough).parts(), List.copyOf(notes)));
        }
        return all;
    }

    /** The centre's own rules, as they are set now. */
    private static List<String> rules(Form form, Counting counting, int enough) {
        return switch (form.id()) {
            case "service" -> List.of(text("tables.note.ages", counting.groups().last().elderFrom(), counting.groups().last().childTo()));
            case "projects", "satisfaction" -> List.of(text("tables.note.rated", counting.basicCounts() ? text("tables.note.three") : text("tables.note.two"), enough));
            case MonthForm.ID -> counting.peopleNotes();
            default -> List.of();
        };
    }

    /** @return the short names, in order. */
    public static List<String> names() {
        return Forms.all(Span.Kind.MONTH).stream().map(Form::id).toList();
    }

    /** @return the short names of the tables that are sent every month. */
    public static List<String> monthly() {
        return Forms.all(Span.Kind.MONTH).stream().filter(form -> form.usual() == Span.Kind.MONTH).map(Form::id).toList();
    }

    private Counting counting(Span span, LocalDate cutoff, LocalDate asOf) {
        return new Counting(db, clock.getZone(), span, cutoff, asOf, categories.get(), topics);
    }

    /**
     * The records behind a figure, masked. Behind a share stand the records of its whole, the parts marked; behind a
     * change those of the present period.
     */
    public List<Behind> behind(Filled filled, String id) {
        return behind(filled, counting(filled.span(), filled.cutoff(), filled.madeOn()), id);
    }

    private static List<Behind> behind(Filled filled, Counting counting, String id) {
        return switch (filled.figure(id).origin()) {
            case Origin.Count count -> counting.behind(count);
            case Origin.Words ignored -> List.of();
            case Origin.Sum sum -> {
                List<String> all = new ArrayList<>(sum.plus());
                all.addAll(sum.minus());
                yield union(filled, counting, all);
            }
            case Origin.Change change -> behind(filled, counting, change.now());
            case Origin.Share share -> {
                Set<Behind> parts = new LinkedHashSet<>(union(filled, counting, share.parts()));
                Map<Behind, Behind> rows = new LinkedHashMap<>();
                union(filled, counting, share.whole()).forEach(row -> rows.put(row, new Behind(row.page(), row.id(), row.title(), row.detail(), row.amount(), parts.contains(row))));
                yield List.copyOf(rows.values());
            }
        };
    }

    private static List<Behind> union(Filled filled, Counting counting, List<String> ids) {
        List<Behind> rows = new ArrayList<>();
        ids.forEach(id -> rows.addAll(behind(filled, counting, id)));
        return rows;
    }
}
