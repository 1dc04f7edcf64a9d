package linli.themes;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.base.value.FocusGroup;

/**
 * The themes of a period, most spoken of first.
 *
 * @param texts suggestions in the period; of a share this is the whole
 * @param people who made them, each once
 * @param unmatched ids of those without any theme
 * @param months the twelve months of the trends, the period's last month last
 */
public record ThemeReport(Filter filter, int texts, int people, List<Row> rows, List<Long> unmatched, List<YearMonth> months) {
    /** Suggestions of a group below this number say nothing about the group. */
    public static final int ENOUGH_OF_GROUP = 20;
    /** Suggestions of a theme within a group below this number say nothing either. */
    public static final int ENOUGH_OF_BOTH = 5;
    static final int MONTHS = 12;
    static final int QUOTES = 3;

    /**
     * What to look at.
     *
     * @param from first day of receipt
     * @param to last day of receipt
     * @param group only what this key group asks for; null = all
     */
    public record Filter(LocalDate from, LocalDate to, FocusGroup group) {}

    /**
     * One suggestion as the counting sees it.
     *
     * @param person who said it, the same text for the same person
     * @param groups key groups of whoever asks or for whom it is, by the rules of the day asked for
     */
    record Said(long id, String body, LocalDate received, String person, Set<FocusGroup> groups, boolean open) {}

    /**
     * One theme.
     *
     * @param ids the suggestions, oldest first
     * @param waiting those of them that still wait for an answer
     * @param trend per month of {@link ThemeReport#months}
     * @param lifts per key group
     * @param words how many suggestions each trigger word is found in, most first
     */
    public record Row(Theme theme, List<Long> ids, int people, List<Long> waiting, int[] trend, List<Quote> quotes, Map<FocusGroup, Lift> lifts,
                      Map<String, Integer> words) {
        public int texts() {
            return ids.size();
        }

        public int open() {
            return waiting.size();
        }
    }

    /** A suggestion word for word, with what is lit in it. */
    public record Quote(long id, LocalDate received, String body, List<Theme.Hit> hits) {}

    /**
     * How much more a group speaks of a theme than everybody does.
     *
     * @param times 2.0 = twice as often; meaningful only when {@code enough}
     * @param texts the group's suggestions of this theme
     * @param ofGroup all of the group's suggestions
     * @param enough whether both numbers are large enough to say anything
     */
    public record Lift(double times, int texts, int ofGroup, boolean enough) {}

    /** @return the theme's share of all suggestions, 0 … 1; shares add up to more than 1, for a text may carry several themes. */
    public double share(Row row) {
        return texts == 0 ? 0 : (double) row.texts() / texts;
    }
}
