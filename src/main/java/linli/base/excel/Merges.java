package linli.base.excel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The merged ranges of a sheet, asked row by row. */
final class Merges {
    private static final int TALL = 5_000;
    private static final int MOST_TALL = 2_000;
    /** Rows of all ranges together: many times what a full sheet of households needs. */
    private static final int MOST_ROWS = 3_000_000;
    private final Map<Integer, List<SheetInfo.Merge>> byRow = new HashMap<>();
    private final List<SheetInfo.Merge> tall = new ArrayList<>();

    Merges(List<SheetInfo.Merge> merges) {
        int left = MOST_ROWS;
        for (SheetInfo.Merge merge : merges) {
            if (merge.bottom() - merge.top() > TALL) {
                // ranges never overlap in an honest file: those that do would only cost time
                if (tall.size() < MOST_TALL && tall.stream().noneMatch(other -> overlap(merge, other))) {
                    tall.add(merge);
                }
                continue;
            }
            left -= merge.bottom() - merge.top() + 1;
            if (left < 0) {
                break;
            }
            for (int r = merge.top(); r <= merge.bottom(); r++) {
                byRow.computeIfAbsent(r, any -> new ArrayList<>(4)).add(merge);
            }
        }
        tall.sort(Comparator.comparingInt(SheetInfo.Merge::top));
    }

    private static boolean overlap(SheetInfo.Merge one, SheetInfo.Merge other) {
        return one.top() <= other.bottom() && other.top() <= one.bottom() && one.left() <= other.right() && other.left() <= one.right();
    }

    /** @return the range that covers the cell, or null. */
    SheetInfo.Merge at(int row, int column) {
        for (SheetInfo.Merge merge : of(row)) {
            if (merge.covers(row, column)) {
                return merge;
            }
        }
        return null;
    }

    /** @return ranges that cross the row. */
    List<SheetInfo.Merge> of(int row) {
        List<SheetInfo.Merge> small = byRow.getOrDefault(row, List.of());
        if (tall.isEmpty()) {
            return small;
        }
        List<SheetInfo.Merge> all = new ArrayList<>(small);
        tall.stream().filter(m -> row >= m.top() && row <= m.bottom()).forEach(all::add);
        return all;
    }

    /** @return how many header rows the ranges that start in the row ask for: a header merged over two rows has two. */
    int depthFrom(int row, int most) {
        int depth = 1;
        for (SheetInfo.Merge merge : of(row)) {
            int tallness = merge.bottom() - merge.top() + 1;
            if (merge.top() == row && tallness <= most) {
                depth = Math.max(depth, tallness);
            }
        }
        return depth;
    }

    /** @return whether a range no taller than a header reaches into the row from above. */
    boolean startsAbove(int row, int most) {
        return of(row).stream().anyMatch(m -> m.top() < row && m.bottom() - m.top() < most);
    }

    /** @return columns that the ranges in these rows reach, at least {@code width}. */
    int rightOf(int top, int bottom, int width) {
        int right = width;
        for (int r = top; r <= bottom; r++) {
            for (SheetInfo.Merge merge : of(r)) {
                right = Math.max(right, Math.min(merge.right() + 1, Book.MAX_COLUMNS));
            }
        }
        return right;
    }

    /** @return the cell's value, filled down from a merged range above it in the same column. */
    Cell value(TreeMap<Integer, Cell[]> rows, int row, int column) {
        Cell[] cells = rows.get(row);
        Cell own = cells != null && column < cells.length ? cells[column] : Cell.BLANK;
        SheetInfo.Merge merge = own.isBlank() ? at(row, column) : null;
        if (merge == null || merge.left() != column) {
            return own;
        }
        Cell[] first = rows.get(merge.top());
        return first != null && column < first.length ? first[column] : Cell.BLANK;
    }
}
