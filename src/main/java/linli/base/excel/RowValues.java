package linli.base.excel;

import java.util.List;

/** One row of a list, addressed by field instead of by column. Given to a {@link ListSheet} by the engine. */
public interface RowValues {
    /** @return the field's first non-blank cell, or {@link Cell#BLANK}; 同上 and merged cells are already filled. */
    Cell cell(String key);

    /** @return every non-blank cell mapped to the field, in column order. */
    List<Cell> cells(String key);

    /** @return the cell's text trimmed (NBSP, full-width space), empty when blank or only a placeholder (无, /, —, 不详). */
    String text(String key);

    /** @return whether a column is mapped to the field at all (a blank cell then means {@code not said}). */
    boolean has(String key);

    /** @return header text of the field's column (as written in the file), empty when not mapped. */
    String header(String key);

    /** @return where the cell stands, for people: sheet, row, column, e.g. 《居民名册》第 42 行 D 列. */
    String where(String key);

    /** @return the sheet's name. */
    String sheet();

    /** @return the row's number as the spreadsheet program shows it, from 1. */
    int row();

    /** @return the row of people before this one on the same sheet, or null: for household blocks. */
    RowValues previous();

    /** Told by the list when it takes a blank cell's value from a row further up: sent back alone, the row must keep it. */
    default void carried(String key, String text) {
        // a row that is never sent back has nothing to keep
    }
}
