package linli.surveys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.excel.Cell;
import linli.base.excel.Column;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.Judged.Fate;
import linli.base.excel.ListSheet;
import linli.base.excel.Parsed;
import linli.base.excel.Problem;
import linli.base.excel.RowValues;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.PartialDate;
import linli.base.value.Words;

/** 满意度汇总表 as a spreadsheet: a line an asking with its counts by grade. */
public final class SurveySheet extends ListSheet<SurveySheet.Line> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUBJECT = "survey";
    /** Columns by grade: g5 … g1, g0. The four-grade words share the columns of their grade. */
    private static final int MOST_GRADES = 5;

    /** One row. */
    public record Line(String no, String title, LocalDate on, Map<Integer, Integer> tally) {}

    private final Surveys surveys;
    private final SurveyStore store;
    private final SurveyQuery query;
    private final Clock clock;

    SurveySheet(Surveys surveys, SurveyStore store, SurveyQuery query, Clock clock) {
        this.surveys = surveys;
        this.store = store;
        this.query = query;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "surveys";
    }

    @Override
    public String title() {
        return Texts.text("surveys.sheet.title");
    }

    @Override
    public List<Column> columns() {
        int grades = surveys.rules().grades();
        List<Column> columns = new ArrayList<>();
        for (Map<String, String> row : Words.rows(SurveySheet.class, "columns.tsv")) {
            columns.add(new Column(row.get("key"), row.get("label"), List.of(row.get("synonyms").split("\\|")), Column.Use.valueOf(row.get("use")), false, null));
        }
        for (int grade = grades; grade >= 0; grade--) {
            String word = Surveys.word(grades, grade);
            columns.add(new Column("g" + grade, word, List.of(word, Texts.text("surveys.sheet.people", word)), Column.Use.OPTIONAL, false, null));
        }
        return columns;
    }

    @Override
    public Parsed<Line> parse(RowValues row) {
        List<Problem> problems = new ArrayList<>();
        Cell cell = row.cell("date");
        PartialDate.Check day = cell.isNumeric() ? PartialDate.parseNumber(cell.number(), LocalDate.now(clock)) : PartialDate.parse(cell.text(), LocalDate.now(clock));
        if (!day.ok() || day.value().precision() != PartialDate.Precision.DAY) {
            problems.add(new Problem("date", Problem.Severity.REJECT, "date.BAD", Texts.text("surveys.import.date", row.where("date"), row.text("date"))));
        }
        Map<Integer, Integer> tally = new LinkedHashMap<>();
        for (int grade = 0; grade <= MOST_GRADES; grade++) {
            String text = row.text("g" + grade).replaceAll("\\.0+$", "");
            if (text.matches("\\d{1,5}")) {
                if (Integer.parseInt(text) > 0) {
                    tally.put(grade, Integer.valueOf(text));
                }
            } else if (!text.isEmpty()) {
                problems.add(new Problem("g" + grade, Problem.Severity.REJECT, "count.BAD", Texts.text("surveys.import.count", row.where("g" + grade), text)));
            }
        }
        boolean bad = problems.stream().anyMatch(one -> one.severity() == Problem.Severity.REJECT);
        return new Parsed<>(row, bad ? null : new Line(row.text("no"), row.text("title"), day.value().date(), tally), problems);
    }

    @Override
    public Map<String, String> write(Line line) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("no", line.no());
        row.put("title", line.title());
        row.put("date", line.on().toString());
        line.tally().forEach((grade, n) -> row.put("g" + grade, String.valueOf(n)));
        return row;
    }

    @Override
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        Map<Long, SurveyQuery.About> abouts = query.abouts();
        return store.all().stream().filter(one -> ids.contains(one.id()))
                .collect(Collectors.toMap(Survey::id, one -> write(new Line(abouts.get(one.activityId()).no(), abouts.get(one.activityId()).title(), one.on(), one.tally()))));
    }

    @Override
    public Iterable<Line> stored() {
        Map<Long, SurveyQuery.About> abouts = query.abouts();
        return store.all().stream().map(one -> new Line(abouts.get(one.activityId()).no(), abouts.get(one.activityId()).title(), one.on(), one.tally())).toList();
    }

    @Override
    public Intake<Line> intake() {
        return new Pass();
    }

    private final class Pass implements Intake<Line> {
        private final Set<String> seen = new HashSet<>();
        private final Map<Line, Long> activity = new java.util.IdentityHashMap<>();

        @Override
        public List<Judged<Line>> judge(List<Parsed<Line>> batch) {
            return batch.stream().map(this::judge).toList();
        }

        private Judged<Line> judge(Parsed<Line> parsed) {
            Line line = parsed.value();
            List<Problem> problems = new ArrayList<>(parsed.problems());
            List<Long> found = line == null ? List.of() : query.activities(line.no(), line.title());
            if (line != null && found.size() != 1) {
                problems.add(new Problem("no", Problem.Severity.REJECT, "no.UNKNOWN",
                        Texts.text("surveys.import.noClass", parsed.row().where("no"), line.no().isEmpty() ? line.title() : line.no())));
            }
            if (line == null || found.size() != 1) {
                return new Judged<>(parsed, Fate.REJECTED, null, problems, List.of());
            }
            LocalDate begin = query.about(found.getFirst()).orElseThrow().start();
            if (line.on().isBefore(begin) || line.on().isAfter(LocalDate.now(clock))) {
                problems.add(new Problem("date", Problem.Severity.REJECT, "date.OUTSIDE", Texts.text("surveys.import.outside", parsed.row().where("date"), line.on(), begin)));
                return new Judged<>(parsed, Fate.REJECTED, null, problems, List.of());
            }
            activity.put(line, found.getFirst());
            if (!seen.add(found.getFirst() + "/" + line.on())) {
                return new Judged<>(parsed, Fate.TWIN, null, problems, List.of());
            }
            return store.of(found.getFirst()).stream().filter(one -> one.on().equals(line.on())).findFirst()
                    .map(one -> new Judged<>(parsed, one.tally().equals(line.tally()) ? Fate.UNCHANGED : Fate.UPDATED, (Long) one.id(), problems, List.of()))
                    .orElseGet(() -> new Judged<>(parsed, Fate.NEW, null, problems, List.of()));
        }

        @Override
        public void write(List<Judged<Line>> batch, long run, Changes changes) {
            for (Judged<Line> judged : batch) {
                Line line = judged.parsed().value();
                try {
                    if (judged.fate() == Fate.NEW) {
                        changes.created(SUBJECT, surveys.save(0, 0, activity.get(line), line.on(), line.tally(), null).id(), 1);
                    } else if (judged.fate() == Fate.UPDATED) {
                        Survey before = surveys.get(judged.target());
                        surveys.save(before.id(), before.version(), before.activityId(), line.on(), line.tally(), before.note());
                        changes.updated(SUBJECT, before.id(), before.version() + 1, json(before.tally()));
                    }
                } catch (UserError wrong) {
                    throw new UserError(wrong, "error.surveys.row", judged.parsed().row().row(), wrong.found(), wrong.expected());
                }
            }
        }

        private static String json(Map<Integer, Integer> tally) {
            try {
                return JSON.writeValueAsString(tally);
            } catch (JsonProcessingException broken) {
                throw new IllegalStateException(broken);
            }
        }

        @Override
        public boolean undo(String subject, long id, long versionAfter, String before) {
            boolean any = versionAfter == ANY_VERSION;
            Survey now = store.find(id).orElse(null);
            if (now == null || !any && now.version() != versionAfter) {
                return false;
            }
            if (before == null) {
                return store.remove(id, now.version(), any);
            }
            try {
                Map<Integer, Integer> tally = JSON.readValue(before, new TypeReference<>() {});
                return store.update(new Survey(id, now.activityId(), now.on(), now.grades(), now.note(), tally, List.of(), now.version()),
                        any ? now.version() + 1 : versionAfter - 1);
            } catch (JsonProcessingException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }
}
