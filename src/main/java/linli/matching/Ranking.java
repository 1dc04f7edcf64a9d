package linli.matching;

import linli.supplies.Supply;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import linli.base.ui.Tone;
import linli.base.value.WeekSlot;
import linli.supplies.Supply.Key;

/**
 * 可匹配的供给: what can answer one need, best first and each with its reasons, and why the rest cannot.
 *
 * @param ask what was matched
 * @param matches the best, at most {@link #MOST}
 * @param found how many fit altogether
 * @param out how many do not, by their first reason, in the order of {@link Why}
 */
public record Ranking(Ask ask, List<Match> matches, int found, Map<Why, int[]> out, IntFunction<Supply> supplies) {
    /** So many are told with their reasons. */
    public static final int MOST = 30;
    private static final int LESSON = 120;

    /** Why a supply is not proposed; the first that holds. */
    public enum Why { DOMAIN, CONSENT, STANDING, EXPIRED, PAUSED, AUDIENCE, SLOT, AWAY, FULL, RATING, WEAK, DEFERRED, REFUSED }

    /** What the clerk would do next with the supply. */
    public enum Next { OPEN_CLASS, CONTACT, APPLY, ENROL, BOOK }

    /** One thing that speaks for a supply, or has to be known about it. */
    public record Reason(String text, Tone tone) {}

    /** What a consideration gave. @param points of the weight's own */
    public record Share(Weights.Part part, double points, int most) {}

    /**
     * A free room for a supply that has none.
     *
     * @param slot when both are free
     */
    public record Room(long id, String name, WeekSlot slot) {}

    /**
     * One supply that fits.
     *
     * @param score 0 … 100
     * @param domain the code for which it was matched, "" for a room
     * @param note one more sentence, or ""
     * @param room a free room that it needs, or null
     * @param slot the hours that suit both, or null where nobody has said
     * @param decision what was decided before, or null
     */
    public record Match(Supply supply, int score, String domain, List<Reason> reasons, List<Share> shares, String note, Next next, Room room, WeekSlot slot,
                        Decision decision) {
        private static final List<LocalTime> USUAL = List.of(LocalTime.of(9, 0), LocalTime.of(14, 0), LocalTime.of(18, 30));

        /** @return hours for a class within the hours that suit: two at a usual time, or all of a short span; null without hours. */
        public WeekSlot lesson() {
            if (slot == null || slot.minutes() <= LESSON) {
                return slot;
            }
            return USUAL.stream().map(from -> new WeekSlot(slot.day(), from, from.plusMinutes(LESSON))).filter(slot::contains).findFirst()
                    .orElseGet(() -> new WeekSlot(slot.day(), slot.from(), slot.from().plusMinutes(LESSON)));
        }
    }

    /**
     * What was decided about a need and a supply; the newest one that was not taken back holds.
     *
     * @param name the supply's when it was decided
     * @param reasons what spoke for it then
     * @param reason why it was put off or refused, or a note; "" without
     * @param until DEFERRED: looked at again from this day on; null otherwise
     * @param slot hours meant, as stored, or ""
     * @param room id of the room meant, or null
     * @param planned whether it came from the plan of the whole period
     * @param undone when it was taken back, or null
     */
    public record Decision(long id, long need, Key supply, String name, int score, String reasons, Verdict verdict, String reason, LocalDate until,
                               String slot, Long room, boolean planned, String staff, Instant at, Instant undone, long version) {
        /** 采纳, 暂缓, 拒绝. */
        public enum Verdict { ACCEPTED, DEFERRED, REFUSED }

        /** @return whether it still keeps the supply from being proposed. */
        boolean keepsOut(LocalDate today) {
            return verdict == Verdict.REFUSED || verdict == Verdict.DEFERRED && until != null && until.isAfter(today);
        }
    }

    /** @return how many are left out. */
    public int outCount() {
        return out.values().stream().mapToInt(all -> all.length).sum();
    }

    /** @return the supplies left out for the reason, at most so many. */
    public List<Supply> out(Why why, int most) {
        List<Supply> left = new ArrayList<>();
        int[] all = out.getOrDefault(why, new int[0]);
        for (int i = 0; i < Math.min(most, all.length); i++) {
            left.add(supplies.apply(all[i]));
        }
        return left;
    }

    /** @return seats that the proposals have for sure. */
    public int seats() {
        return matches.stream().map(match -> match.supply().seats().left()).filter(left -> left != null).mapToInt(Integer::intValue).sum();
    }
}
