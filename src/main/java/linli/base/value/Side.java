package linli.base.value;

/**
 * One field of two records held side by side, private values shortened.
 *
 * @param label the field
 * @param one what the first says, "" when nothing
 * @param other what the second says, "" when nothing
 * @param look how the two compare; told from the whole values
 * @param score what the agreement counts for their being one, 0 when it counts for nothing
 */
public record Side(String label, String one, String other, Look look, int score) {
    /** How two values compare. */
    public enum Look { SAME, DIFFERENT, ONLY_ONE, ONLY_OTHER }

    /** @return the field's line, told from the whole values; only what {@code shown} gives is kept. */
    public static Side of(String label, String one, String other, java.util.function.UnaryOperator<String> shown) {
        String first = one == null ? "" : one;
        String second = other == null ? "" : other;
        Look look = first.equals(second) ? Look.SAME : second.isEmpty() ? Look.ONLY_ONE : first.isEmpty() ? Look.ONLY_OTHER : Look.DIFFERENT;
        return new Side(label, shown.apply(first), shown.apply(second), look, 0);
    }

    /** @return same, with what the agreement counts. */
    public Side scored(int counts) {
        return new Side(label, one, other, look, counts);
    }
}
