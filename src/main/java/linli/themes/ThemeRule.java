package linli.themes;

import java.time.Instant;
import java.time.LocalDate;

/**
 * 学到的规则: what a clerk's correction taught, readable and to be taken back.
 *
 * @param belongs whether such a text is of the theme, or is not
 * @param phrase what such a text holds; empty = only the one text {@code needId}
 * @param needId the corrected text, or null
 * @param since texts received from this day on; null = all. The corrected text itself follows at once.
 * @param endedAt when it was taken back, or null
 */
public record ThemeRule(long id, String theme, boolean belongs, String phrase, Long needId, LocalDate since, String staffName,
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
