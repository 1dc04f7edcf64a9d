package linli.talent;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.base.value.DayPart;
import linli.base.value.FocusGroup;
import linli.base.value.SourcingBatch;
import linli.base.value.WeekSlot;

/**
 * A list of talents as a screen shows it.
 *
 * @param rows by pinyin; with a text the best first
 * @param counts how many by each of the chips' words when status, idleness and the like are left out
 */
public record TalentList(List<Row> rows, Map<Chip, Integer> counts) {
    /** The narrowings that stand above the list. */
    public enum Chip { ALL, POOL, CANDIDATE, PAUSED, VENUE, IDLE, EXPIRING, LEFT }

    /** Days without service after which somebody in the pool counts as idle. */
    public static final int IDLE_DAYS = 90;
    /** Days ahead in which an ending document is shown. */
    public static final int EXPIRING_DAYS = 30;

    /**
     * One line; phone masked.
     *
     * @param lastContact last visit or nomination, or null
     * @param lastService last session given, or null
     * @param satisfied share of satisfied answers, or null
     * @param expires the first document's end within {@link #EXPIRING_DAYS} or past, or null
     * @param idleDays days since the last service (or since joining), 0 when not in the pool
     */
    public record Row(long id, String name, Talent.Source source, SourcingBatch batch, Talent.PoolStatus status, Talent.Pause pause,
                      String reason, List<String> codes, List<WeekSlot> slots, boolean ownVenue, Integer seats, Set<FocusGroup> audience,
                      boolean consent, String phone, String place, int nominators, LocalDate joinedOn, LocalDate lastContact,
                      LocalDate lastService, Double satisfied, LocalDate expires, long idleDays, long version) {
        public boolean idle() {
            return status == Talent.PoolStatus.POOL && idleDays >= IDLE_DAYS;
        }
    }

    /** Skill × slot: how many in the pool could come. */
    public record Coverage(Map<Cell, Integer> cells, Map<String, Integer> people) {
        public int at(String code, DayOfWeek day, DayPart part) {
            return cells.getOrDefault(new Cell(code, day, part), 0);
        }
    }

    /** A cell of the coverage; code is a root or one below it. */
    public record Cell(String code, DayOfWeek day, DayPart part) {}

    /**
     * What to show; null or empty means any. Pages hand it on as a map of words (see {@link #of}).
     *
     * @param code a domain or a root
     * @param day and part: free then in the week
     */
    public record Filter(Chip chip, String text, String code, DayOfWeek day, DayPart part, Talent.Source source, SourcingBatch batch,
                         FocusGroup group, Boolean ownVenue) {
        public static final Filter ALL = of(Map.of());

        /** @param words keys: chip, text, code, day, part, source, batch, group, venue (true, false); others are ignored */
        public static Filter of(Map<String, String> words) {
            return new Filter(words.containsKey("chip") ? Chip.valueOf(words.get("chip")) : Chip.ALL, words.getOrDefault("text", ""),
                    words.get("code"), words.containsKey("day") ? DayOfWeek.valueOf(words.get("day")) : null,
                    words.containsKey("part") ? DayPart.valueOf(words.get("part")) : null,
                    words.containsKey("source") ? Talent.Source.valueOf(words.get("source")) : null,
                    words.containsKey("batch") ? SourcingBatch.valueOf(words.get("batch")) : null,
                    words.containsKey("group") ? FocusGroup.valueOf(words.get("group")) : null,
                    words.containsKey("venue") ? Boolean.valueOf(words.get("venue")) : null);
        }
    }
}
