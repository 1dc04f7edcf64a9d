package linli.base.excel;

/**
 * What is wrong with one row.
 *
 * @param column key of the field, or empty for the whole row
 * @param severity REJECT sends the row back; WARN lets it in
 * @param cause stable short name used to group rows with the same trouble, e.g. {@code id.BAD_CHECK}
 * @param text the whole sentence for people: what was found (masked), what is expected, how to mend
 */
public record Problem(String column, Severity severity, String cause, String text) {
    public enum Severity { REJECT, WARN }
}
