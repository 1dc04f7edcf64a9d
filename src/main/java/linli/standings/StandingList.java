package linli.standings;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import linli.standings.Standing.Assessment;
import linli.standings.Standing.StandingMove;
import linli.standings.Standing.StandingStage;

/**
 * The list of partners by where they stand.
 *
 * @param byStage counts with the filter's other words in force
 * @param waiting proposals nobody has looked at yet
 * @param lateMending mending whose day has passed
 */
public record StandingList(List<Row> rows, Map<StandingStage, Integer> byStage, int waiting, int unrated, int lateMending, Period period, List<Period> periods, StandingRule rule) {
    static final StandingList NONE = new StandingList(List.of(), Map.of(), 0, 0, 0, new Period(Period.PeriodKind.QUARTER, 2000, 1), List.of(), StandingRule.SHIPPED);

    /** @param shown the period's assessment, or null where there is none. @param due MENDING: until when; gone: not back before */
    public record Row(long partner, String name, String sort, String kind, StandingStage stage, LocalDate since, LocalDate due, Assessment shown, int openFindings, String searchKey) {
        /** @return whether a proposal waits for a person. */
        public boolean waits() {
            return shown != null && shown.verdict() == Standing.Looked.OPEN && shown.proposal() != StandingMove.NONE;
        }
    }

    /** @param period null: the last one that is over. @param waiting only proposals nobody has looked at */
    public record Filter(String text, StandingStage stage, Period period, boolean waiting, boolean unrated) {
        public static final Filter ALL = new Filter(null, null, null, false, false);

        /** @return the filter of words: text, stage, period, waiting, unrated. */
        public static Filter of(Map<String, String> words) {
            return new Filter(words.get("text"), words.containsKey("stage") ? StandingStage.valueOf(words.get("stage")) : null,
                    words.containsKey("period") ? Period.parse(words.get("period")).orElse(null) : null, words.containsKey("waiting"), words.containsKey("unrated"));
        }
    }
}
