package linli.inspections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.excel.Cell;
import linli.base.excel.Column;
import linli.base.excel.Intake;
import linli.base.excel.ListSheet;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.value.PartialDate;
import linli.base.value.Words;
import linli.inspections.Finding.FindingStatus;
import linli.inspections.Finding.Severity;
import linli.inspections.Round.Conclusion;
import linli.inspections.Round.Visit;

/** 回访检查台账 as a spreadsheet: a line for each thing found, and one for a visit that found nothing. */
public final class VisitSheet extends ListSheet<VisitSheet.Line> {
    private static final List<Map<String, String>> WORDS = Words.rows(VisitSheet.class, "words.tsv");

    /** One row; what it does not say is null or "". */
    public record Line(String no, String round, String partner, LocalDate on, String tookPart, Conclusion conclusion, String note, String what, Severity severity, LocalDate due,
                       FindingStatus status) {}

    private final Inspections inspections;
    private final InspectionStore store;
    private final FindingStore findings;
    private final InspectionQuery query;
    private final List<Column> columns = Column.table(VisitSheet.class, "columns.tsv", key -> null);

    VisitSheet(Inspections inspections, InspectionStore store, FindingStore findings, InspectionQuery query) {
        this.inspections = inspections;
        this.store = store;
        this.findings = findings;
        this.query = query;
    }

    @Override
    public String kind() {
        return "visits";
    }

    @Override
    public String title() {
        return Texts.text("inspections.sheet.title");
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Parsed<Line> parse(RowValues row) {
        List<Problem> problems = new ArrayList<>();
        LocalDate on = date(row, "date", problems);
        if (row.text("partner").isEmpty()) {
            problems.add(new Problem("partner", Problem.Severity.REJECT, "partner.EMPTY", Texts.text("inspections.import.noPartner", row.where("partner"))));
        }
        if (row.text("round").isEmpty() && row.text("no").isEmpty()) {
            problems.add(new Problem("round", Problem.Severity.REJECT, "round.EMPTY", Texts.text("inspections.import.noRound", row.where("round"))));
        }
        if (on == null && problems.isEmpty() || on != null && on.isAfter(inspections.today())) {
            problems.add(new Problem("date", Problem.Severity.REJECT, "date.BAD", Texts.text("inspections.import.date", row.where("date"), row.text("date"))));
        }
        Conclusion conclusion = word(Conclusion.class, "conclusion", row, problems).orElse(null);
        Severity severity = word(Severity.class, "severity", row, problems).orElse(null);
        FindingStatus status = word(FindingStatus.class, "status", row, problems).orElse(null);
        LocalDate due = date(row, "due", problems);
        boolean bad = problems.stream().anyMatch(one -> one.severity() == Problem.Severity.REJECT);
        return new Parsed<>(row, bad ? null : new Line(row.text("no"), row.text("round"), row.text("partner"), on, row.text("tookPart"), conclusion, row.text("note"), row.text("what"),
                severity, due, status), problems);
    }

    private LocalDate date(RowValues row, String key, List<Problem> problems) {
        if (row.text(key).isEmpty()) {
            return null;
        }
        // A day to mend by may well lie ahead.
        LocalDate latest = key.equals("due") ? inspections.today().plusYears(2) : inspections.today();
        Cell cell = row.cell(key);
        PartialDate.Check check = cell.isNumeric() ? PartialDate.parseNumber(cell.number(), latest) : PartialDate.parse(cell.text(), latest);
        if (!check.ok() || check.value().precision() != PartialDate.Precision.DAY) {
            problems.add(new Problem(key, Problem.Severity.REJECT, key + ".BAD", Texts.text("inspections.import.date", row.where(key), row.text(key))));
            return null;
        }
        return check.value().date();
    }

    private static <E extends Enum<E>> Optional<E> word(Class<E> type, String key, RowValues row, List<Problem> problems) {
        String text = row.text(key);
        Optional<E> own = Arrays.stream(type.getEnumConstants()).filter(constant -> Texts.of(constant).equals(text)).findFirst();
        Optional<E> found = own.isPresent() ? own : WORDS.stream().filter(line -> line.get("list").equals(key) && List.of(line.get("word").split("\\|")).contains(text))
                .map(line -> Enum.valueOf(type, line.get("constant"))).findFirst();
        if (!text.isEmpty() && found.isEmpty()) {
            String known = Arrays.stream(type.getEnumConstants()).map(Texts::of).collect(Collectors.joining(Texts.text("inspections.comma")));
            problems.add(new Problem(key, Problem.Severity.WARN, key + ".UNKNOWN", Texts.text("inspections.import.word", row.where(key), text, known)));
        }
        return found;
    }

    @Override
    public Map<String, String> write(Line line) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("no", line.no());
        row.put("round", line.round());
        row.put("partner", line.partner());
        row.put("date", line.on().toString());
        row.put("tookPart", line.tookPart());
        row.put("conclusion", line.conclusion() == null ? "" : Texts.of(line.conclusion()));
        row.put("what", line.what());
        row.put("severity", line.severity() == null ? "" : Texts.of(line.severity()));
        row.put("due", line.due() == null ? "" : line.due().toString());
        row.put("status", line.status() == null ? "" : Texts.of(line.status()));
        row.put("note", line.note());
        return row;
    }

    @Override
    public Iterable<Line> stored() {
        Map<Long, String> names = query.partners();
        Map<Long, String> departments = inspections.checklists().names();
        List<Line> lines = new ArrayList<>();
        for (Round round : store.rounds().reversed()) {
            for (Visit visit : round.status() == Round.RoundStatus.VOID ? List.<Visit>of() : store.visits(round.id())) {
                if (visit.on() != null) {
                    lines.addAll(lines(round, visit, names.get(visit.partner()), departments));
                }
            }
        }
        return lines;
    }

    private List<Line> lines(Round round, Visit visit, String partner, Map<Long, String> departments) {
        List<Line> lines = new ArrayList<>();
        String part = tookPart(visit, departments);
        for (Finding one : findings.of(visit.id())) {
            if (one.status() != FindingStatus.VOID) {
                lines.add(new Line(round.no(), round.name(), partner, visit.on(), part, visit.conclusion(), visit.note(), one.what(), one.severity(), one.due(), one.status()));
            }
        }
        if (lines.isEmpty()) {
            lines.add(new Line(round.no(), round.name(), partner, visit.on(), part, visit.conclusion(), visit.note(), "", null, null, null));
        }
        return lines;
    }

    /** @return departments by name: those that signed, or as an old ledger named them. */
    static String tookPart(Visit visit, Map<Long, String> departments) {
        return !visit.tookPart().isEmpty() ? visit.tookPart() : visit.signatures().stream().filter(one -> one.voidReason() == null).map(one -> departments.get(one.department()))
                .collect(Collectors.joining(Texts.text("inspections.comma")));
    }

    /** A visit and what was found are named by whom they concern. */
    @Override
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        Map<Long, String> names = query.partners();
        Map<Long, Map<String, String>> named = new HashMap<>();
        for (long id : ids) {
            switch (subject) {
                case VisitIntake.ROUND -> store.round(id).ifPresent(one -> named.put(id, Map.of("partner", one.name())));
                case VisitIntake.VISIT -> store.visit(id).ifPresent(one -> named.put(id, Map.of("partner", names.getOrDefault(one.partner(), ""), "date", day(one))));
                default -> findings.find(id).flatMap(found -> store.visit(found.visit()).map(one -> Map.of("partner", names.getOrDefault(one.partner(), ""),
                        "date", found.what()))).ifPresent(row -> named.put(id, row));
            }
        }
        return named;
    }

    private static String day(Visit visit) {
        return visit.on() == null ? "" : visit.on().toString();
    }

    @Override
    public Intake<Line> intake() {
        return new VisitIntake(inspections, store, findings, query);
    }
}
