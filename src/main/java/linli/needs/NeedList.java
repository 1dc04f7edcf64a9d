package linli.needs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linli.base.value.FocusGroup;

/**
 * A list of needs as a screen shows it.
 *
 * @param rows the newest or most urgent first, at most {@link #MOST}
 * @param total how many the filter finds altogether
 * @param byStatus how many per status when the filter's status and lateness are left out
 * @param late how many of those are past their due date
 */
public record NeedList(List<Row> rows, int total, Map<NeedStatus, Integer> byStatus, int late) {
    /** Rows fetched at once; the status bar tells when there are more. */
    public static final int MOST = 2000;

    /** @return how many there are in every status together. */
    public int all() {
        return byStatus.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** One line. {@code who} is the resident's name, the given one, or null for anonymous. */
    public record Row(long id, String no, Instant receivedAt, NeedChannel channel, Need.AskerKind askerKind,
                      Long residentId, String who, String place, String body, String category, FocusGroup group,
                      String owner, LocalDate dueOn, NeedStatus status, Integer satisfaction, long lateDays) {}

    /** How often the same thing was asked lately: the need's category, itself included. */
    public record Like(int asks, int people, int closed, List<Row> newest) {}

    /** A resident as asker: masked where private. {@code age} and {@code group} may be null. */
    public record Person(long id, String name, String place, String maskedPhone, Integer age, FocusGroup group) {
        /** A person to be picked while typing. */
        public Person(long id, String name, String place, String maskedPhone) {
            this(id, name, place, maskedPhone, null, null);
        }
    }

    /**
     * What to show; null or empty means any. Pages hand it on as a map of words (see {@link #of}), so that other
     * pages need not know this class.
     *
     * @param from first day of receipt
     * @param to last day of receipt
     * @param closedFrom first day of closing
     * @param closedTo last day of closing
     * @param open only those somebody still has to do something for
     * @param ids only these: what a figure elsewhere has counted
     */
    public record Filter(NeedStatus status, boolean late, boolean open, String owner, NeedChannel channel,
                         String category, FocusGroup group, String text, LocalDate from, LocalDate to,
                         LocalDate closedFrom, LocalDate closedTo, Long resident, boolean rated, Set<Long> ids) {
        public static final Filter ALL = of(Map.of());
        /** Category word of a filter that finds what has none. */
        public static final String NO_CATEGORY = "-";

        /**
         * @param words keys: status, late, open, owner, channel, category ("-" = none), group, text, from, to,
         *     closedFrom, closedTo (ISO days), resident (id), rated; other keys are ignored
         */
        public static Filter of(Map<String, String> words) {
            return new Filter(
                    words.containsKey("status") ? NeedStatus.valueOf(words.get("status")) : null,
                    words.containsKey("late"), words.containsKey("open"), words.get("owner"),
                    words.containsKey("channel") ? NeedChannel.valueOf(words.get("channel")) : null,
                    words.get("category"), words.containsKey("group") ? FocusGroup.valueOf(words.get("group")) : null,
                    words.get("text"), day(words.get("from")), day(words.get("to")), day(words.get("closedFrom")),
                    day(words.get("closedTo")), words.containsKey("resident") ? Long.valueOf(words.get("resident")) : null,
                    words.containsKey("rated"), ids(words.get("ids")));
        }

        private static Set<Long> ids(String numbers) {
            return numbers == null ? null : Stream.of(numbers.split(",")).filter(one -> !one.isEmpty()).map(Long::valueOf)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private static LocalDate day(String iso) {
            return iso == null ? null : LocalDate.parse(iso);
        }
    }
}
