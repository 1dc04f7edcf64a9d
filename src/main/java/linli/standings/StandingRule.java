package linli.standings;

import java.time.LocalDate;
import linli.standings.Period.PeriodKind;
import linli.standings.Standing.Figure;
import linli.standings.Standing.Grade;
import linli.standings.Standing.StandingMove;
import linli.standings.Standing.StandingStage;

/**
 * 考核办法: when a signal is low, on how much it must rest, and how many low periods in a row lead to which step. In force from a
 * day on; the next one takes over on its own day.
 *
 * @param example shipped and not looked at yet: 示例
 * @param bothLow whether both signals must be low; otherwise one is enough
 */
public record StandingRule(long id, LocalDate from, boolean example, PeriodKind period, ParticipationBase base, Least participation, Least satisfaction, boolean bothLow,
                           Ladder ladder, Days days, String staff) {
    /** What 参与度 is held against: those called, or the seats. */
    public enum ParticipationBase { CALLED, SEATS }

    /** @param rate in tenths of a per cent; below it the signal is low. @param sample the least number it may rest on */
    public record Least(int rate, int sample) {}

    /** Low periods in a row before each step. */
    public record Ladder(int remind, int talk, int dismiss) {}

    /** Days to mend, days to appeal, days until the way back is open. */
    public record Days(int mend, int appeal, int back) {}

    /** As shipped. */
    static final StandingRule SHIPPED = new StandingRule(0, LocalDate.of(2000, 1, 1), true, PeriodKind.QUARTER, ParticipationBase.CALLED, new Least(600, 20), new Least(700, 10),
            false, new Ladder(1, 2, 2), new Days(30, 15, 365), "");

    /** @return what the figure says by itself. Nothing counted is 未评; too little says nothing either way. */
    static Grade grade(Figure figure, Least least) {
        if (figure.of() == 0) {
            return Grade.UNRATED;
        }
        if (figure.of() < least.sample()) {
            return Grade.FEW;
        }
        return 1000L * figure.done() < (long) least.rate() * figure.of() ? Grade.LOW : Grade.GOOD;
    }

    /** @return what both say together. */
    Grade together(Grade first, Grade second) {
        if (first == Grade.UNRATED && second == Grade.UNRATED) {
            return Grade.UNRATED;
        }
        boolean one = first == Grade.LOW || second == Grade.LOW;
        boolean both = first == Grade.LOW && second == Grade.LOW;
        if (bothLow ? both : one) {
            return Grade.LOW;
        }
        return first == Grade.GOOD || second == Grade.GOOD ? Grade.GOOD : Grade.FEW;
    }

    /**
     * @param since first day of the stage
     * @param run consecutive low periods up to this one; a period that is 未评 or 样本不足 ends the row
     * @return the next step, never more than one: nobody is dismissed who was not told to mend and given the time for it
     */
    StandingMove propose(StandingStage stage, LocalDate since, Period now, Grade grade, int run) {
        boolean later = since.isBefore(now.to());
        if (grade == Grade.GOOD) {
            return later && (stage == StandingStage.REMINDED || stage == StandingStage.MENDING) ? StandingMove.RESTORE : StandingMove.NONE;
        }
        if (grade != Grade.LOW) {
            return StandingMove.NONE;
        }
        return switch (stage) {
            case LISTED -> run >= ladder.remind() ? StandingMove.REMIND : StandingMove.NONE;
            case REMINDED -> later && run >= ladder.talk() ? StandingMove.TALK : StandingMove.NONE;
            case MENDING -> !since.plusDays(days.mend()).isAfter(now.to()) && run >= ladder.dismiss() ? StandingMove.DISMISS : StandingMove.NONE;
            default -> StandingMove.NONE;
        };
    }
}
