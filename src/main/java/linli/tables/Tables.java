package linli.tables;

import static linli.base.text.Texts.text;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import linli.base.db.Db;
import linli.base.excel.CrossForm;
import linli.base.excel.OutFile;
import linli.base.pdf.Sheet;
import linli.base.text.UserError;
import linli.base.value.Clean;
import linli.base.value.Span;
import linli.base.value.Words;
import linli.tables.Filled.Behind;
import linli.tables.Filled.Origin;

/** 统计报表, the front door: the thirteen tables for a month, a quarter or a year, each figure with its rows. Changes nothing. */
public final class Tables {
    private static final String LEAST = "surveys.least";
    private static final int ENOUGH = 10;

    private final Db db;
    private final Clock clock;
    private final Supplier<List<String>> categories;
    private final ServiceQuery centre;

    /**
     * @param clock its zone decides where a day begins
     * @param categories the centre's categories of needs, in its order
     */
    public Tables(Db db, Clock clock, Supplier<List<String>> categories) {
        this.db = db;
        this.clock = clock;
        this.categories = categories;
        this.centre = new ServiceQuery(db, clock.getZone());
    }

    /** @return the tables by their number, as they are laid out for a period of the kind. */
    public List<Form> forms(Span.Kind kind) {
        return Forms.all(kind);
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
        Counting counting = counting(span, cutoff);
        int enough = centre.setting(LEAST).filter(number -> number.matches("\\d{1,4}")).map(Integer::parseInt).orElse(ENOUGH);
        Filled.Centre who = centre.centre();
        List<Filled> all = new ArrayList<>();
        for (String id : ids) {
            Form form = Forms.find(id, span.kind()).orElseThrow(() -> new UserError("error.tables.unknown", id, String.join(", ", names())));
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

    private Counting counting(Span span, LocalDate cutoff) {
        return new Counting(db, clock.getZone(), span, cutoff, categories.get());
    }

    /**
     * The records behind a figure, masked. Behind a share stand the records of its whole, the parts marked; behind a
     * change those of the present period.
     */
    public List<Behind> behind(Filled filled, String id) {
        return behind(filled, counting(filled.span(), filled.cutoff()), id);
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

    /**
     * Fills an office's own form from the tables: where its words for a row and a column meet, the figure is written.
     *
     * @throws UserError when it cannot be read, or nothing in it is known
     */
    public CrossForm.Result template(List<Filled> tables, Path form, Path target) {
        Map<String, String> words = new HashMap<>();
        Words.rows(Tables.class, "words.tsv").forEach(row -> {
            String canonical = Clean.header(row.get("word"));
            List.of(row.get("synonyms").split("\\|")).forEach(synonym -> words.put(Clean.header(synonym), canonical));
        });
        List<CrossForm.Grid> grids = tables.stream().flatMap(table -> table.parts().stream()).map(Tables::grid).toList();
        Filled first = tables.getFirst();
        return CrossForm.fill(form, target, grids, word -> words.getOrDefault(word, word), Map.of(text("tables.form.unit"), first.centre().name(), text("tables.form.period"), first.span().words(),
                text("tables.form.made"), first.madeOn().toString()));
    }

    private static CrossForm.Grid grid(Filled.Part part) {
        List<List<Object>> values = part.rows().stream().map(row -> row.figures().stream().map(figure -> figure.value() == null ? (Object) figure.words() : figure.value()).toList()).toList();
        boolean listed = part.block().split() != Form.Split.NONE;
        return new CrossForm.Grid(part.rows().stream().map(Filled.Row::title).toList(), part.block().columns().stream().map(Form.Column::label).toList(), values, listed ? -1 : 0, listed);
    }

    /** @return the table as a sheet to print, or to save as PDF. */
    public Sheet paper(Filled table) {
        return FormPaper.of(table);
    }

    /** Writes the tables as one PDF. @return as {@link #write} */
    public Path pdf(List<Filled> tables, Path wish) {
        return OutFile.write(FormPaper.of(tables).pdf(), wish);
    }

    /**
     * One workbook with a sheet for each table.
     *
     * @param before a workbook that goes on with these sheets, or null
     * @param detailed figures of the first table whose rows are listed on a further sheet
     * @param changes by table what is not as it was sent last: coloured, and listed on a sheet of their own
     * @return where it went: the wish, or the next free name when that file is open in another program
     */
    public Path write(byte[] before, List<Filled> tables, Path wish, List<String> detailed, Map<String, List<Filled.Changed>> changes) {
        List<FormBook.Detail> details = detailed.stream().map(id -> new FormBook.Detail(tables.getFirst().label(id), behind(tables.getFirst(), id))).toList();
        return OutFile.write(FormBook.bytes(before, tables, details, changes), wish);
    }
}
