package linli.themes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
    public record Hit(String theme, int from, int to, String word, long rule) {
        /** @return the parts of the text to be lit: overlapping hits as one. */
        public static List<String> lit(String body, List<Hit> hits) {
            List<String> parts = new ArrayList<>();
            int from = 0;
            int to = 0;
            for (Hit hit : hits.stream().filter(one -> one.to() > one.from()).sorted(Comparator.comparingInt(Hit::from)).toList()) {
                if (hit.from() >= to) {
                    parts.add(body.substring(from, to));
                    from = hit.from();
                }
                to = Math.max(to, hit.to());
            }
            parts.add(body.substring(from, to));
            return parts.stream().filter(part -> !part.isEmpty()).distinct().toList();
        }
    }

    /**
     * 学到的规则: what a clerk's correction taught, readable and to be taken back.
     *
     * @param belongs whether such a text is of the theme, or is not
     * @param phrase what such a text holds; empty = only the one text {@code needId}
     * @param needId the corrected text, or null
     * @param since texts received from this day on; null = all. The corrected text itself follows at once.
     * @param endedAt when it was taken back, or null
     */
    public record Rule(long id, String theme, boolean belongs, String phrase, Long needId, LocalDate since, String staffName,
                            Instant at, Instant endedAt) {
        /** @return whether it says something about a text received on the day. */
        boolean appliesTo(Long need, LocalDate received) {
            return need != null && need.equals(needId) || !phrase.isEmpty() && (since == null || received == null || !received.isBefore(since));
        }

        /** @return whether it is about the one text, which outranks every phrase. */
        boolean aimsAt(Long need) {
            return need != null && need.equals(needId);
        }
    }
}
