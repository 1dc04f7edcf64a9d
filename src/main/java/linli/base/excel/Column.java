package linli.base.excel;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import linli.base.value.Words;

/**
 * One field a list can carry, and how its column is recognised.
 *
 * @param key stable name used in mappings and {@code --mapping} files, e.g. {@code idNo}
 * @param label what the clerk reads, e.g. 公民身份号码 (from the columns table, not from Java)
 * @param synonyms headers that mean this field
 * @param use whether the list can do without it
 * @param many several columns may feed it (联系电话1, 联系电话2)
 * @param looks tells whether a value looks like this field's; null when nothing can be told from values
 */
public record Column(String key, String label, List<String> synonyms, Use use, boolean many, Predicate<Cell> looks) {
    /** REFUSED columns are never stored (宗教信仰); IGNORED ones are known and left out (序号). */
    public enum Use { REQUIRED, OPTIONAL, IGNORED, REFUSED }

    /**
     * Reads a list's columns from a table beside its sheet: key, label, synonyms (with | between), use.
     *
     * @param looks tells by the key what a column's values look like; may give null
     */
    public static List<Column> table(Class<?> beside, String file, Function<String, Predicate<Cell>> looks) {
        return Words.rows(beside, file).stream().map(row -> new Column(row.get("key"), row.get("label"), List.of(row.get("synonyms").split("\\|")),
                Use.valueOf(row.get("use")), "many".equals(row.get("many")), looks.apply(row.get("key")))).toList();
    }
}
