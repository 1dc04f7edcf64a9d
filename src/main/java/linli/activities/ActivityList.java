package linli.activities;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import linli.activities.Activity.ActivityKind;
import linli.activities.Activity.ActivityStatus;
import linli.activities.Activity.Session;
import linli.base.value.Money;
import linli.base.value.WeekSlot;

/**
 * A list of activities as a screen shows it.
 *
 * @param rows those under way first, then by begin, at most {@link #MOST}
 * @param total how many the filter finds altogether
 * @param byState how many per chip when the filter's chip is left out
 */
public record ActivityList(List<Row> rows, int total, Map<State, Integer> byState) {
    public static final int MOST = 1000;

    /** What the chips tell apart; an activity may stand under several. */
    public enum State { PREPARING, OPEN, RUNNING, CALL, FULL, OVER }

    /** @return how many there are in every state together. */
    public int all() {
        return byState.getOrDefault(State.PREPARING, 0) + byState.getOrDefault(State.OPEN, 0) + byState.getOrDefault(State.RUNNING, 0)
                + byState.getOrDefault(State.OVER, 0);
    }

    /**
     * One line.
     *
     * @param enrolled people who have a seat; {@code offered}: seats kept until the answer
     * @param held sessions held, of {@code planned} that are not cancelled or skipped
     * @param present marks of presence, of {@code marks} set
     * @param next the next session, or null
     */
    public record Row(long id, String no, String title, ActivityKind kind, String domain, Activity.Ages ages, String leader, String place,
                      List<WeekSlot> slots, LocalDate start, LocalDate end, Activity.FeeKind fee, Money price, int seats, boolean byLot,
                      ActivityStatus status, Long parentId, long rootId, int enrolled, int offered, int waiting, int planned, int held,
                      int present, int marks, LocalDate next) {
        public int free() {
            return Math.max(0, seats - enrolled - offered);
        }

        /** @return whether somebody is to be phoned: an offer stands, or a seat is free and somebody waits. */
        public boolean call() {
            return !status.closed() && (offered > 0 || free() > 0 && waiting > 0 && !byLot);
        }

        /** @return 参与率 by the printed rule, in percent; null when nothing was called yet. */
        public Integer participation(boolean bySeats) {
            int of = bySeats ? seats * held : marks;
            return marks == 0 || of == 0 ? null : Math.round(100f * present / of);
        }
    }

    /** A need the activity answers. */
    public record NeedOf(long id, String no, String body, String status) {}

    /** How many were in all classes of one lineage on a day. */
    public record Grown(LocalDate on, int people, int classes) {}

    /** Everything the page of one activity shows; {@code lineage} is the whole family, the first one first. */
    public record Whole(Activity activity, Row row, List<Session> sessions, List<Activity.Step> steps, List<NeedOf> needs, List<Row> lineage,
                        List<Grown> growth) {}

    /**
     * What to show; null or empty means any.
     *
     * @param talent id, {@code partner} id, {@code need} id: the activities of one
     */
    public record Filter(State state, String text, ActivityKind kind, String domain, Long talent, Long partner, Long need, Long root, List<Long> ids) {
        public static final Filter ALL = of(Map.of());

        /** @param words keys: state, text, kind, domain, talent, partner, need, root (ids), ids (by commas); other keys are ignored */
        public static Filter of(Map<String, String> words) {
            return new Filter(words.containsKey("state") ? State.valueOf(words.get("state")) : null, words.get("text"),
                    words.containsKey("kind") ? ActivityKind.valueOf(words.get("kind")) : null, words.get("domain"), id(words.get("talent")),
                    id(words.get("partner")), id(words.get("need")), id(words.get("root")),
                    words.containsKey("ids") ? Arrays.stream(words.get("ids").split(",")).map(Long::valueOf).toList() : null);
        }

        private static Long id(String digits) {
            return digits == null ? null : Long.valueOf(digits);
        }
    }
}
