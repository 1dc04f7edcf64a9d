package linli.themes;

import java.util.List;

/**
 * 主题: one matter that residents speak of, told by its words.
 *
 * @param code stable: a shipped theme's, a domain's ({@link linli.base.value.Domains}), or OWN- and a number
 * @param domain code of the service domain it belongs to, empty when it says what is missing rather than what is wanted
 * @param words what stands in a text of this theme; {@code A…B} = A and, in the same clause, B a few characters on
 * @param except longer phrases in which a word means something else
 */
public record Theme(String code, String name, Says kind, String domain, List<String> words, List<String> except) {
    /** What a theme says: that something is missing (缺场地), or what is wanted (助餐). */
    public enum Says { GAP, TOPIC }

    /** Between the two parts of a word of two parts. */
    public static final char GAP_SIGN = '\u2026';

    /** Start of the code of a theme that this centre made. */
    static final String OWN = "OWN-";

    Theme named(String newName) {
        return new Theme(code, newName, kind, domain, words, except);
    }

    Theme with(List<String> newWords, List<String> newExcept) {
        return new Theme(code, name, kind, domain, List.copyOf(newWords), List.copyOf(newExcept));
    }

    /**
     * Where a theme shows in a text.
     *
     * @param from first character, in the text as it was written
     * @param to end, exclusive; equal to {@code from} when no word shows it but a clerk's own correction
     * @param word the word of the list, or the phrase of the rule
     * @param rule the rule that says so, or 0
     */
    public record Hit(String theme, int from, int to, String word, long rule) {}
}
