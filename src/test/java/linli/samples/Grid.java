package linli.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import linli.samples.Tally.Fate;

/**
 * One sheet on its way into a file of any format. A value is null, String, Number, Boolean, LocalDate, LocalDateTime,
 * {@link Formula} or {@link Fault}.
 */
final class Grid {
    /** A formula with the value that was computed last. */
    record Formula(String text, Object cached) {}

    /** An error cell, e.g. #N/A. */
    record Fault(String code) {}

    /** How a line looks. */
    enum Look { TITLE, HEAD, PLAIN, NOTE }

    final String name;
    final List<List<Object>> rows = new ArrayList<>();
    final List<int[]> merges = new ArrayList<>();
    final Map<Integer, Look> looks = new HashMap<>();
    private final Tally tally;
    boolean hidden;
    /** Columns left empty before the first one. */
    int indent;

    Grid(String name, Tally tally) {
        this.name = name;
        this.tally = tally;
    }

    /** A title over so many columns, merged. */
    Grid title(String text, int width) {
        put(Fate.ABOVE, Look.TITLE, text);
        return merge(rows.size() - 1, rows.size() - 1, 0, width - 1);
    }

    /** A line of header, or above it. */
    Grid line(Object... values) {
        return put(Fate.ABOVE, Look.PLAIN, values);
    }

    Grid head(Object... values) {
        return put(Fate.ABOVE, Look.HEAD, values);
    }

    Grid blank() {
        return put(Fate.ABOVE, Look.PLAIN);
    }

    /** A line below the header that is nobody: hint, subtotal, repeated header, signature. */
    Grid skip(Object... values) {
        return put(Fate.SKIPPED, Look.NOTE, values);
    }

    Grid add(Fate fate, Object... values) {
        return put(fate, Look.PLAIN, values);
    }

    private Grid put(Fate fate, Look look, Object... values) {
        List<Object> row = new ArrayList<>();
        for (int i = 0; i < indent; i++) row.add(null);
        row.addAll(Arrays.asList(values));
        looks.put(rows.size(), look);
        rows.add(row);
        tally.count(fate);
        return this;
    }

    /** Merges cells; numbers from 0 and without the indent. */
    Grid merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        if (firstRow < lastRow || firstColumn < lastColumn) {
            merges.add(new int[] {firstRow, lastRow, firstColumn + indent, lastColumn + indent});
        }
        return this;
    }

    int size() {
        return rows.size();
    }
}
