package linli.rollcall;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Predicate;
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
import linli.base.value.Clean;
import linli.base.value.PartialDate;
import linli.base.value.Words;
import linli.rollcall.RollCall.Mark;
import linli.rollcall.RollCall.Meeting;
import linli.rollcall.RollCall.Stored;

/**
 * 点名表 as a spreadsheet, in two shapes: a line a person with a column a day (as printed), or a line a mark with its day (as
 * exported).
 */
public final class AttendanceSheet extends ListSheet<AttendanceSheet.Line> {
    private static final String SUBJECT = "attendance";
    /** A session that counts as held, and its class as running, because the import brought marks. */
    private static final String MEETING = "session";
    private static final int BACK_DAYS = 550;

    /** One row. {@code enrolment} may be null: then the name decides. */
    public record Line(String no, String title, Long enrolment, String name, Map<LocalDate, Mark> marks) {}

    private final RollCallStore store;
    private final RollCallQuery query;
    private final BiFunction<Long, Integer, String> held;
    private final BiConsumer<Long, String> notHeld;
    private final Clock clock;
    /** Read when a file is opened, so that its rows need not ask again. */
    private volatile List<LocalDate> days = List.of();

    AttendanceSheet(RollCallStore store, RollCallQuery query, BiFunction<Long, Integer, String> held, BiConsumer<Long, String> notHeld, Clock clock) {
        this.store = store;
        this.query = query;
        this.held = held;
        this.notHeld = notHeld;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "attendance";
    }

    @Override
    public String title() {
        return Texts.text("rollcall.sheet.title");
    }

    @Override
    public List<Column> written() {
        return Words.rows(AttendanceSheet.class, "columns.tsv").stream().map(row -> new Column(row.get("key"), row.get("label"),
                List.of(row.get("synonyms").split("\\|")), Column.Use.valueOf(row.get("use")), false, looks(row.get("key")))).toList();
    }

    /** The days on which something met are columns too; a day without its year means the last such day. */
    @Override
    public List<Column> columns() {
        List<Column> all = new ArrayList<>(written());
        days = query.days(LocalDate.now(clock).minusDays(BACK_DAYS));
        Map<String, LocalDate> last = new HashMap<>();
        days.forEach(day -> last.put(day.getMonthValue() + "." + day.getDayOfMonth(), day));
        for (LocalDate day : days) {
            int month = day.getMonthValue();
            int date = day.getDayOfMonth();
            List<String> words = new ArrayList<>(List.of(Texts.text("rollcall.day.full", day.getYear(), month, date), day.getYear() + "/" + month + "/" + date));
            if (last.get(month + "." + date).equals(day)) {
                words.addAll(List.of(Texts.text("rollcall.day", month, date), month + "/" + date, month + "." + date, String.format("%02d-%02d", month, date)));
            }
            all.add(new Column("d" + day, day.toString(), List.copyOf(words), Column.Use.OPTIONAL, false, cell -> mark(cell.text()).isPresent()));
        }
        return all;
    }

    private Predicate<Cell> looks(String key) {
        return switch (key) {
            case "mark" -> cell -> mark(cell.text()).isPresent();
            case "date" -> cell -> date(cell).isPresent();
            default -> null;
        };
    }

    private Optional<LocalDate> date(Cell cell) {
        PartialDate.Check check = cell.isNumeric() ? PartialDate.parseNumber(cell.number(), LocalDate.now(clock)) : PartialDate.parse(cell.text(), LocalDate.now(clock));
        return check.ok() && check.value().precision() == PartialDate.Precision.DAY ? Optional.of(check.value().date()) : Optional.empty();
    }

    /** @return what a cell says: √ 到 1, × 缺 0, 假 and their like. */
    static Optional<Mark> mark(String text) {
        String word = Clean.compact(text);
        return Arrays.stream(Mark.values()).filter(mark -> Arrays.asList(words(mark).split("\\|")).contains(word)).findFirst();
    }

    private static String words(Mark mark) {
        return switch (mark) {
            case PRESENT -> Texts.text("rollcall.words.present");
            case ABSENT -> Texts.text("rollcall.words.absent");
            case LEAVE -> Texts.text("rollcall.words.leave");
        };
    }

    /** @return the mark as it is printed. */
    static String sign(Mark mark) {
        return words(mark).substring(0, 1);
    }

    @Override
    public Parsed<Line> parse(RowValues row) {
        List<Problem> problems = new ArrayList<>();
        String name = row.text("name");
        String no = row.text("no");
        String title = row.text("title");
        if (name.isEmpty() || no.isEmpty() && title.isEmpty()) {
            String column = name.isEmpty() ? "name" : "no";
            problems.add(new Problem(column, Problem.Severity.REJECT, "row.EMPTY", Texts.text("rollcall.import.incomplete", row.where(column))));
            return new Parsed<>(row, null, problems);
        }
        Map<LocalDate, Mark> marks = new LinkedHashMap<>();
        if (row.has("mark")) {
            Optional<LocalDate> day = date(row.cell("date"));
            Optional<Mark> mark = mark(row.text("mark"));
            if (day.isEmpty() || mark.isEmpty()) {
                String column = day.isEmpty() ? "date" : "mark";
                problems.add(new Problem(column, Problem.Severity.REJECT, column + ".BAD", Texts.text("rollcall.import.bad", row.where(column), row.text(column))));
                return new Parsed<>(row, null, problems);
            }
            marks.put(day.get(), mark.get());
        }
        for (LocalDate day : days) {
            String key = "d" + day;
            String text = row.cell(key).isBlank() ? "" : row.cell(key).text();
            Optional<Mark> mark = mark(text);
            if (mark.isPresent()) {
                marks.put(day, mark.get());
            } else if (!text.isBlank()) {
                problems.add(new Problem(key, Problem.Severity.WARN, "mark.BAD", Texts.text("rollcall.import.bad", row.where(key), text)));
            }
        }
        String id = row.text("enrolment");
        return new Parsed<>(row, new Line(no, title, id.matches("\\d{1,18}") ? Long.valueOf(id) : null, name, marks), problems);
    }

    @Override
    public Map<String, String> write(Line line) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("no", line.no());
        row.put("title", line.title());
        row.put("enrolment", line.enrolment().toString());
        row.put("name", line.name());
        line.marks().forEach((day, mark) -> {
            row.put("date", day.toString());
            row.put("mark", Texts.of(mark));
        });
        return row;
    }

    @Override
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        return query.marked(subject.equals(SUBJECT), ids).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> Map.of("name", one.getValue())));
    }

    @Override
    public Iterable<Line> stored() {
        return query.all();
    }

    @Override
    public Intake<Line> intake() {
        return new Pass();
    }

    private final class Pass implements Intake<Line> {
        private final Map<Long, List<RollCallQuery.Listed>> lists = new HashMap<>();
        private final Map<Long, List<Meeting>> meetings = new HashMap<>();
        private final Set<String> seen = new HashSet<>();
        private final Map<Line, Map<Long, Mark>> found = new java.util.IdentityHashMap<>();
        private final Map<Long, Map<Long, Stored>> marks = new HashMap<>();
        private final Map<Line, Long> person = new java.util.IdentityHashMap<>();

        @Override
        public List<Judged<Line>> judge(List<Parsed<Line>> batch) {
            return batch.stream().map(this::judge).toList();
        }

        private Judged<Line> judge(Parsed<Line> parsed) {
            Line line = parsed.value();
            if (line == null) {
                return new Judged<>(parsed, Fate.REJECTED, null, parsed.problems(), List.of());
            }
            List<Problem> problems = new ArrayList<>(parsed.problems());
            List<Long> classes = query.activities(line.no(), line.title());
            if (classes.size() != 1) {
                return rejected(parsed, problems, "no", Texts.text("rollcall.import.noClass", parsed.row().where("no"), line.no().isEmpty() ? line.title() : line.no()));
            }
            long activity = classes.getFirst();
            List<RollCallQuery.Listed> people = lists.computeIfAbsent(activity, query::listed).stream()
                    .filter(one -> one.name().equals(line.name()) && (line.enrolment() == null || line.enrolment() == one.enrolment())).toList();
            if (people.size() != 1) {
                return rejected(parsed, problems, "name", Texts.text("rollcall.import.noPerson", parsed.row().where("name"), line.name()));
            }
            long enrolment = people.getFirst().enrolment();
            Map<Long, Mark> marks = new LinkedHashMap<>();
            int twins = 0;
            for (Map.Entry<LocalDate, Mark> mark : line.marks().entrySet()) {
                Optional<Meeting> meeting = meetings.computeIfAbsent(activity, query::meetings).stream().filter(one -> one.on().equals(mark.getKey())).findFirst();
                if (meeting.isEmpty() || mark.getKey().isAfter(LocalDate.now(clock))) {
                    problems.add(new Problem("d" + mark.getKey(), Problem.Severity.WARN, "day.NONE",
                            Texts.text("rollcall.import.noDay", parsed.row().where("d" + mark.getKey()), mark.getKey())));
                } else if (seen.add(enrolment + "/" + meeting.get().session())) {
                    marks.put(meeting.get().session(), mark.getValue());
                } else {
                    twins++;
                }
            }
            if (twins > 0 && marks.isEmpty()) {
                return new Judged<>(parsed, Fate.TWIN, null, problems, List.of());
            }
            Map<Long, Stored> stored = new HashMap<>();
            store.ofEnrolments(List.of(enrolment)).forEach(one -> stored.put(one.session(), one));
            marks.entrySet().removeIf(mark -> stored.containsKey(mark.getKey()) && stored.get(mark.getKey()).mark() == mark.getValue());
            boolean met = marks.isEmpty() || marks.keySet().stream().anyMatch(stored::containsKey);
            found.put(line, marks);
            person.put(line, enrolment);
            return new Judged<>(parsed, marks.isEmpty() ? Fate.UNCHANGED : met ? Fate.UPDATED : Fate.NEW, met ? enrolment : null, problems, List.of());
        }

        private Judged<Line> rejected(Parsed<Line> parsed, List<Problem> problems, String column, String text) {
            problems.add(new Problem(column, Problem.Severity.REJECT, column + ".UNKNOWN", text));
            return new Judged<>(parsed, Fate.REJECTED, null, problems, List.of());
        }

        @Override
        public void write(List<Judged<Line>> batch, long run, Changes changes) {
            for (Judged<Line> judged : batch) {
                if (judged.fate() == Fate.NEW || judged.fate() == Fate.UPDATED) {
                    long enrolment = person.get(judged.parsed().value());
                    found.get(judged.parsed().value()).forEach((session, mark) -> put(session, enrolment, mark, run, changes));
                }
            }
        }

        private void put(long session, long enrolment, Mark mark, long run, Changes changes) {
            // A row meets a session once, so the marks read first hold for the whole pass.
            Stored stored = marks.computeIfAbsent(session, first -> {
                String before = held.apply(first, null);
                if (!before.isEmpty()) {
                    changes.updated(MEETING, first, ANY_VERSION, before);
                }
                return store.of(first);
            }).get(enrolment);
            if (stored == null) {
                changes.created(SUBJECT, store.insert(session, enrolment, mark, run), 1);
            } else {
                store.update(stored.id(), stored.version(), mark);
                changes.updated(SUBJECT, stored.id(), stored.version() + 1, stored.mark().name());
            }
        }

        @Override
        public boolean undo(String subject, long id, long versionAfter, String before) {
            if (subject.equals(MEETING)) {
                notHeld.accept(id, before);
                return true;
            }
            Stored now = store.find(id).orElse(null);
            if (now == null || versionAfter != ANY_VERSION && now.version() != versionAfter) {
                return false;
            }
            if (before != null) {
                return store.update(id, now.version(), Mark.valueOf(before), versionAfter == ANY_VERSION ? now.version() + 1 : versionAfter - 1);
            }
            store.remove(id, now.version());
            notHeld.accept(now.session(), null);
            return true;
        }
    }
}
