package linli.desk;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import linli.base.text.Texts;
import linli.base.ui.Tone;

/**
 * What the desk shows on one morning.
 *
 * @param people residents living here, by key group
 * @param needs this month's needs
 * @param imports what was read in this month
 * @param tasks what is to be done, the most urgent first
 * @param today what was taken down today, the newest first, as many as the card shows
 * @param takenToday how many were taken down today
 */
public record DeskView(LocalDate day, People people, NeedFigures needs, ImportFigures imports, List<Task> tasks, List<Entry> today,
                       int takenToday) {

    /** The steps a need can wait in, in order. */
    static final List<String> STEPS = List.of("REGISTERED", "SORTED", "ASSIGNED", "SERVING", "REPLIED");

    /** @return the word of a need's status; words of another feature's enum stand in the same file of texts. */
    static String status(String name) {
        return word("enum.NeedStatus." + name, name);
    }

    /** @return the word of a need's channel. */
    static String channel(String name) {
        return word("enum.NeedChannel." + name, name);
    }

    private static String word(String key, String otherwise) {
        return Texts.has(key) ? Texts.bundle().getString(key) : otherwise;
    }

    /** {@code fresh}: 一新; {@code withoutPhone}: nobody can call them. */
    public record People(int all, int elder, int child, int fresh, int withoutPhone) {}

    /**
     * @param added taken down this month
     * @param closed closed this month
     * @param open open now
     * @param late past their due date now
     * @param longest days the latest one is late
     * @param rated answers to the closing call this month, without 联系不上
     * @param satisfied of those, 5, 4 and 3 (基本满意 counts, as the month report prints)
     */
    public record NeedFigures(int added, int closed, int open, int late, long longest, int rated, int satisfied) {
        /** @return closed of closed and open, in percent, or -1 when there is neither; the month report's definition. */
        public int closingRate() {
            return closed + open == 0 ? -1 : Math.round(100f * closed / (closed + open));
        }
    }

    public record ImportFigures(int runs, int added, int updated, int rejected) {}

    /** How soon. */
    public enum Urgency { LATE, TODAY, WEEK, LATER }

    /**
     * @param days how late, for LATE
     * @param action the verb at the right
     * @param page page to open, with its argument
     */
    public record Task(Urgency urgency, long days, String title, String detail, String action, String page, Object argument) {
        Tone tone() {
            return switch (urgency) {
                case LATE -> Tone.BAD;
                case TODAY -> Tone.WARN;
                case WEEK -> Tone.BLUE;
                case LATER -> Tone.PLAIN;
            };
        }
    }

    /** A need taken down today. */
    public record Entry(long id, LocalTime at, String title, String detail, String status) {}

    /** @return whether nothing has been stored yet. */
    public boolean fresh() {
        return people.all() == 0 && today.isEmpty() && tasks.isEmpty() && needs.added() + needs.closed() + needs.open() == 0;
    }
}
