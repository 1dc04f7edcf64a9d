package linli.base.excel;

/**
 * One cell as it stands in the file, before any meaning: the target field decides what it is.
 *
 * @param kind what the file says it is
 * @param text the text, or for a number the plain decimal text (no exponent, no grouping), or the error code
 * @param number the double of a NUMBER or DATE cell (Excel serial, 1900 system), otherwise 0
 */
public record Cell(Kind kind, String text, double number) {
    /** DATE is a number with a date format. */
    public enum Kind { BLANK, TEXT, NUMBER, DATE, BOOL, ERROR }

    public static final Cell BLANK = new Cell(Kind.BLANK, "", 0);

    public static Cell text(String text) {
        return text == null || text.isBlank() ? BLANK : new Cell(Kind.TEXT, text, 0);
    }

    public boolean isBlank() {
        return kind == Kind.BLANK;
    }

    public boolean isNumeric() {
        return kind == Kind.NUMBER || kind == Kind.DATE;
    }
}
