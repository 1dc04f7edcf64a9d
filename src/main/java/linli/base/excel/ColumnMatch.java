package linli.base.excel;

/**
 * What becomes of one column of a file.
 *
 * @param header the column
 * @param column the field it goes to; null when it is left out
 * @param basis why
 * @param sure false when a person should look at it
 */
public record ColumnMatch(Layout.Header header, Column column, Basis basis, boolean sure) {
    /**
     * HEADER: by its words; HEADER_CONTENT: its values look right too; CONTENT: by its values alone; HAND: chosen by a
     * person now; MEMORY: as last time; EITHER: two fields are possible; ODD: the words fit, the values do not; TAKEN: the
     * field has a better column; REFUSED: never imported; IGNORED: known and not needed; UNKNOWN.
     */
    public enum Basis { HEADER, HEADER_CONTENT, CONTENT, HAND, MEMORY, EITHER, ODD, TAKEN, REFUSED, IGNORED, UNKNOWN }

    /** @return whether its values are imported. */
    public boolean used() {
        return column != null && (column.use() == Column.Use.REQUIRED || column.use() == Column.Use.OPTIONAL);
    }
}
