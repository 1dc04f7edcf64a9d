package linli.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.excel.Column;
import linli.base.excel.Judged;
import linli.base.excel.ListBook;
import linli.base.excel.ListSheet;
import linli.base.excel.Problem;
import linli.base.value.Clean;

/**
 * What an import would do, before it does it.
 *
 * @param kind the kind of list
 * @param fileName the file's name
 * @param sha256 of the file's bytes
 * @param counts what would happen to the rows
 * @param sheets the sheets read, with their columns
 * @param aside the sheets left out
 * @param causes the problems grouped by cause, reasons to send back first, then most rows first
 * @param notes rows to look at, in file order, at most {@link #MOST_NOTES}
 * @param first the first rows as they would go in, at most {@link #MOST_FIRST}
 * @param before an earlier import of the very same file, or null
 * @param partial whether only the first rows were looked at, and the counts are theirs
 */
public record Preview(String kind, String fileName, String sha256, Counts counts, List<ListBook.Plan> sheets,
        List<ListBook.Aside> aside, List<Cause> causes, List<Note> notes, List<Note> first, ImportRun before, boolean partial) {
    public static final int MOST_NOTES = 2_000;
    public static final int MOST_FIRST = 50;
    private static final int MOST_QUESTIONS = 30_000;
    private static final int MOST_CAUSES = 5_000;

    /**
     * Rows with the same trouble.
     *
     * @param key the field, "" when it is the row as a whole
     * @param found the text that stands there in all of them, null when the texts differ
     * @param sample one row's whole sentence
     */
    public record Cause(String cause, Problem.Severity severity, String key, String found, int rows, String sample) {
        private static final String TWO_MEANINGS = ".AMBIGUOUS";

        /** @return whether the text means one of several things: one answer for all rows alike, asked once. */
        public boolean asks() {
            return found != null && cause.endsWith(TWO_MEANINGS);
        }

        boolean concerns(Note note) {
            return note.problems().stream().anyMatch(p -> p.cause().equals(cause) && p.severity() == severity && p.column().equals(key))
                    && (found == null || found.equals(note.found().get(key)));
        }
    }

    /**
     * One row.
     *
     * @param subject what the row is about: its first required field (for people, the name)
     * @param maybe stored rows that could be the same one
     * @param found what stands in the cells the problems are about, by field key
     * @param said what the row says by field key, for rows with suggestions alone
     */
    public record Note(String sheet, int row, String subject, Judged.Fate fate, List<Problem> problems, List<Judged.Maybe> maybe, Map<String, String> found,
            Map<String, String> said) {
        /** @return tells the row from all others of the file. */
        String place() {
            return sheet + "\n" + row;
        }
    }

    /** Which of the rows to look at are shown. */
    public enum Chip {
        ALL, REJECTED, WARNED, MAYBE, TWIN, FIRST;

        boolean lets(Note note) {
            return switch (this) {
                case ALL, FIRST -> true;
                case REJECTED -> note.fate() == Judged.Fate.REJECTED;
                case WARNED -> note.fate() != Judged.Fate.REJECTED && note.problems().stream().anyMatch(p -> p.severity() == Problem.Severity.WARN);
                case TWIN -> note.fate() == Judged.Fate.TWIN;
                case MAYBE -> !note.maybe().isEmpty();
            };
        }
    }

    /** @return the texts that mean one of several things (媳妇), each with its rows. */
    public List<Cause> questions(ListSheet<?> list) {
        return causes.stream().filter(cause -> cause.asks() && !list.choices(cause.key(), cause.found()).isEmpty()).toList();
    }

    /** @return labels of fields the list cannot do without and no column goes to; an import is refused then. */
    public List<String> missing() {
        return sheets.stream().flatMap(s -> s.missing().stream()).distinct().toList();
    }

    /** Collects what a preview shows of the rows. */
    static final class Notes<T> {
        private final ListSheet<T> list;
        private final String subject;
        private final Map<String, Cause> causes = new LinkedHashMap<>();
        final List<Note> notes = new ArrayList<>();
        final List<Note> first = new ArrayList<>();

        Notes(ListSheet<T> list) {
            this.list = list;
            subject = list.columns().stream().filter(c -> c.use() == Column.Use.REQUIRED)
                    .map(Column::key).findFirst().orElse("");
        }

        void row(Judged<T> row) {
            boolean look = !row.problems().isEmpty() || !row.maybe().isEmpty() || row.fate() == Judged.Fate.TWIN;
            if (first.size() < MOST_FIRST || look && room(row)) {
                Note note = new Note(row.parsed().row().sheet(), row.parsed().row().row(),
                        Clean.text(row.parsed().row().text(subject)), row.fate(), row.problems(), row.maybe(), found(row),
                        row.maybe().isEmpty() ? Map.of() : said(row));
                if (first.size() < MOST_FIRST) {
                    first.add(note);
                }
                if (look && room(row)) {
                    notes.add(note);
                }
            }
            for (Problem problem : row.problems()) {
                String found = problem.column().isEmpty() ? "" : row.parsed().row().cell(problem.column()).text();
                add(new Cause(problem.cause(), problem.severity(), problem.column(), null, 1, problem.text()));
                if (!found.isEmpty() && causes.size() < MOST_CAUSES) {
                    add(new Cause(problem.cause(), problem.severity(), problem.column(), found, 1, problem.text()));
                }
            }
        }

        private void add(Cause one) {
            causes.merge(one.severity() + one.cause() + "\n" + one.key() + "\n" + one.found(), one,
                    (a, b) -> new Cause(a.cause(), a.severity(), a.key(), a.found(), a.rows() + 1, a.sample()));
        }

        /** All questions are kept, so that one answer can hold for all alike. */
        private boolean room(Judged<T> row) {
            return notes.size() < (row.maybe().isEmpty() ? MOST_NOTES : MOST_QUESTIONS);
        }

        private Map<String, String> said(Judged<T> row) {
            Map<String, String> said = new LinkedHashMap<>(list.write(row.parsed().value()));
            said.values().removeIf(text -> text == null || text.isEmpty());
            return said;
        }

        private static Map<String, String> found(Judged<?> row) {
            Map<String, String> found = new LinkedHashMap<>();
            for (Problem problem : row.problems()) {
                if (!problem.column().isEmpty()) {
                    found.putIfAbsent(problem.column(), row.parsed().row().cell(problem.column()).text());
                }
            }
            return found;
        }

        /** One line a cause; where several rows have the same text in its cell, one line for each such text instead. */
        List<Cause> causes() {
            List<Cause> lines = new ArrayList<>();
            for (Cause whole : causes.values()) {
                List<Cause> texts = whole.found() != null ? List.of() : causes.values().stream().filter(c -> c.found() != null && (c.rows() > 1 || c.asks())
                        && c.cause().equals(whole.cause()) && c.severity() == whole.severity() && c.key().equals(whole.key())).toList();
                int rest = whole.rows() - texts.stream().mapToInt(Cause::rows).sum();
                lines.addAll(texts);
                if (whole.found() == null && rest > 0) {
                    lines.add(new Cause(whole.cause(), whole.severity(), whole.key(), null, rest, whole.sample()));
                }
            }
            return lines.stream().sorted(Comparator.comparing(Cause::severity).thenComparing(c -> !c.asks()).thenComparing(Comparator.comparingInt(Cause::rows).reversed())).toList();
        }
    }
}
