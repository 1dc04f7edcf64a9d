package linli.base.excel;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is to be said about rows of a list's workbook: per sheet and row, a sentence and the cells it is about. */
public final class RowMarks {
    private final Map<String, TreeMap<Integer, Mark>> sheets = new HashMap<>();

    /**
     * One marked row.
     *
     * @param text what is wrong, for the last column
     * @param bad columns of the cells at fault, from 0
     * @param notes what is to be said of each such cell, by column
     * @param filled cells that got their value from a merged cell, 同上 or the head of their household further up, by column
     * @param rejected whether the row is sent back
     */
    record Mark(String text, BitSet bad, Map<Integer, String> notes, Map<Integer, Cell> filled, boolean rejected) {}

    /** Marks a row with its problems. */
    public void add(RowValues row, List<Problem> problems, boolean rejected) {
        MappedRow mapped = (MappedRow) row;
        BitSet bad = new BitSet();
        Map<Integer, String> notes = new TreeMap<>();
        List<String> texts = new ArrayList<>();
        for (Problem problem : problems) {
            if (rejected && problem.severity() == Problem.Severity.WARN && problems.stream().anyMatch(p -> p.severity() == Problem.Severity.REJECT)) {
                continue;
            }
            texts.add(problem.text());
            int column = problem.column().isEmpty() ? -1 : mapped.columnOf(problem.column());
            if (column >= 0) {
                bad.set(column);
                notes.merge(column, problem.text(), (a, b) -> a + "\n" + b);
            }
        }
        Map<Integer, Cell> filled = new HashMap<>();
        if (mapped.filled() != null) {
            mapped.filled().stream().forEach(c -> filled.put(c, mapped.cells()[c]));
        }
        filled.putAll(mapped.carried());
        sheets.computeIfAbsent(row.sheet(), any -> new TreeMap<>()).put(row.row() - 1, new Mark(String.join("\n", texts), bad, notes, filled, rejected));
    }

    public boolean isEmpty() {
        return sheets.isEmpty();
    }

    /** @return whether any row is sent back. */
    public boolean anyRejected() {
        return sheets.values().stream().flatMap(rows -> rows.values().stream()).anyMatch(Mark::rejected);
    }

    TreeMap<Integer, Mark> of(String sheet) {
        return sheets.getOrDefault(sheet, new TreeMap<>());
    }
}
