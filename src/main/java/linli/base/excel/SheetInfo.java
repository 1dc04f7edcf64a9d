package linli.base.excel;

import java.util.List;

/**
 * One sheet of a {@link Book}, known before its rows are read.
 *
 * @param name the sheet's name; for text files the file's name without its ending
 * @param hidden whether the spreadsheet program hides it
 * @param rows rows that stand in the file (an estimate: empty ones count)
 * @param merges merged ranges, in file order
 */
public record SheetInfo(String name, boolean hidden, int rows, List<Merge> merges) {
    /** A merged range; rows and columns from 0, both ends included. Its value stands in the first cell. */
    public record Merge(int top, int left, int bottom, int right) {
        public boolean covers(int row, int column) {
            return row >= top && row <= bottom && column >= left && column <= right;
        }
    }
}
