package linli.residents;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.db.Actor;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.db.Trail;
import linli.base.excel.Cell;
import linli.base.excel.Intake;
import linli.base.excel.Judged;
import linli.base.excel.Parsed;
import linli.base.excel.RowValues;
import linli.base.value.Clean;
import linli.base.value.IdNumber;

/** A store in memory with its residents, and lists as the engine would hand them over; all people fictitious. */
final class People implements AutoCloseable {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneId.of("Asia/Shanghai"));

    final Db db = TestStore.open();
    final Trail trail = new Trail(db, CLOCK, () -> new Actor("zhou", "周老师"));
    final Residents residents = new Residents(db, CLOCK, trail);
    final Journal journal = new Journal();

    /** @return a valid number with a sequence between 980 and 999. */
    static String idNo(String birth, int sequence) {
        String seventeen = "330481" + birth + sequence;
        return seventeen + IdNumber.checkDigit(seventeen);
    }

    /** Rows as field=value pairs; a value beginning with # is a numeric cell. */
    static List<RowValues> sheet(String... lines) {
        List<RowValues> rows = new ArrayList<>();
        RowValues above = null;
        for (String line : lines) {
            Map<String, List<Cell>> cells = new LinkedHashMap<>();
            for (String pair : line.split("\\s*\\t\\s*|\\s{2,}")) {
                int at = pair.indexOf('=');
                String value = pair.substring(at + 1);
                Cell cell = value.startsWith("#") ? new Cell(Cell.Kind.NUMBER, value.substring(1), Double.parseDouble(value.substring(1)))
                        : Cell.text(value);
                cells.computeIfAbsent(pair.substring(0, at), any -> new ArrayList<>()).add(cell);
            }
            above = new Line(cells, rows.size() + 2, above);
            rows.add(above);
        }
        return rows;
    }

    /** Imports the lines as one file, in batches of the given size. */
    Result bring(int size, String... lines) {
        return bring(size, sheet(lines));
    }

    Result bring(int size, List<RowValues> rows) {
        return bring(size, List.of(), rows);
    }

    Result bring(int size, List<Intake.Decision> decisions, List<RowValues> rows) {
        return db.write(() -> {
            Intake<Resident> intake = residents.sheet().intake();
            decisions.forEach(intake::decide);
            Result result = new Result(new ArrayList<>());
            for (int from = 0; from < rows.size(); from += size) {
                List<Parsed<Resident>> batch = rows.subList(from, Math.min(rows.size(), from + size)).stream().map(residents.sheet()::parse).toList();
                List<Judged<Resident>> judged = intake.judge(batch);
                intake.write(judged, 1, journal);
                result.judged.addAll(judged);
            }
            intake.end();
            return result;
        });
    }

    /** @return the export as rows again. */
    List<RowValues> export() {
        List<RowValues> rows = new ArrayList<>();
        RowValues above = null;
        for (Resident one : residents.sheet().stored()) {
            Map<String, List<Cell>> cells = new LinkedHashMap<>();
            residents.sheet().write(one).forEach((key, text) -> cells.put(key, List.of(Cell.text(text))));
            above = new Line(cells, rows.size() + 2, above);
            rows.add(above);
        }
        return rows;
    }

    /** @return the one stored person of the name. */
    Resident named(String name) {
        List<Resident> found = new ArrayList<>();
        residents.sheet().stored().forEach(one -> {
            if (one.name().equals(name)) {
                found.add(one);
            }
        });
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " people are called " + name);
        }
        return found.getFirst();
    }

    /** @return everyone, whole, in the order of the export. */
    List<Resident> all() {
        List<Resident> all = new ArrayList<>();
        residents.sheet().stored().forEach(all::add);
        return all;
    }

    int count() {
        int[] count = {0};
        residents.sheet().stored().forEach(one -> count[0]++);
        return count[0];
    }

    @Override
    public void close() {
        db.close();
    }

    /** What an import did. */
    record Result(List<Judged<Resident>> judged) {
        /** @return e.g. "3 new, 1 twin". */
        String counts() {
            Map<Judged.Fate, Integer> counts = new java.util.EnumMap<>(Judged.Fate.class);
            judged.forEach(one -> counts.merge(one.fate(), 1, Integer::sum));
            List<String> parts = new ArrayList<>();
            counts.forEach((fate, count) -> parts.add(count + " " + fate.name().toLowerCase(java.util.Locale.ROOT)));
            return String.join(", ", parts);
        }

        List<String> causes() {
            return judged.stream().flatMap(one -> one.problems().stream()).map(problem -> problem.severity() + " " + problem.cause()).toList();
        }
    }

    /** The undo journal. */
    final class Journal implements Intake.Changes {
        record Step(String subject, long id, long version, String before) {}

        final List<Step> steps = new ArrayList<>();

        @Override
        public void created(String subject, long id, long version) {
            steps.add(new Step(subject, id, version, null));
        }

        @Override
        public void updated(String subject, long id, long versionAfter, String before) {
            steps.add(new Step(subject, id, versionAfter, before));
        }

        /** @return how many steps could not be taken back. */
        int undo() {
            return db.write(() -> {
                Intake<Resident> intake = residents.sheet().intake();
                int kept = 0;
                for (Step step : steps.reversed()) {
                    kept += intake.undo(step.subject(), step.id(), step.version(), step.before()) ? 0 : 1;
                }
                steps.clear();
                return kept;
            });
        }
    }

    private record Line(Map<String, List<Cell>> fields, int row, RowValues previous) implements RowValues {
        @Override
        public Cell cell(String key) {
            return cells(key).stream().findFirst().orElse(Cell.BLANK);
        }

        @Override
        public List<Cell> cells(String key) {
            return fields.getOrDefault(key, List.of()).stream().filter(cell -> !cell.isBlank()).toList();
        }

        @Override
        public String text(String key) {
            String text = Clean.text(cell(key).text());
            return Clean.isPlaceholder(text) ? "" : text;
        }

        @Override
        public boolean has(String key) {
            return fields.containsKey(key);
        }

        @Override
        public String header(String key) {
            return key;
        }

        @Override
        public String where(String key) {
            return "《测试》第 " + row + " 行";
        }

        @Override
        public String sheet() {
            return "测试";
        }
    }
}
