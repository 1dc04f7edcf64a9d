package linli.plans;

import java.time.LocalDate;

/**
 * 目标: an indicator, a number and a day. What is reached is never typed: it is counted over the store.
 *
 * @param indicator code of the catalogue
 * @param goal hundredths of the indicator's unit
 * @param endedOn given up before its day, or null; {@code endReason} then says why
 * @param version for optimistic locking, from 1
 */
public record Target(long id, int year, String name, String indicator, long goal, LocalDate dueOn, String owner, String note, LocalDate endedOn, String endReason, Long run, long version) {

    /** 已达成, 进行中, 进度落后, 逾期未达, 无法度量, 已终止. */
    public enum TargetState { REACHED, RUNNING, BEHIND, OVERDUE, UNMEASURED, ENDED }

    /**
     * What can be counted.
     *
     * @param unit word behind the number; {@code %} for a share
     * @param flow adds up over the year, so that its pace tells something
     */
    public record Indicator(String code, String name, String unit, boolean flow) {}

    /**
     * A target as it stands.
     *
     * @param indicator null when the catalogue knows its code no more
     * @param actual hundredths, null when there are no data behind it
     * @param share of the goal that is reached, in thousandths, at most 1000
     * @param elapsed of the time to its day, in thousandths
     */
    public record Row(Target target, Indicator indicator, Long actual, TargetState state, int share, int elapsed, int openSteps, int steps, int resources) {}

    Target with(String newName, String newIndicator, long newGoal, LocalDate newDue, String newOwner, String newNote) {
        return new Target(id, year, newName, newIndicator, newGoal, newDue, newOwner, newNote, endedOn, endReason, run, version);
    }
}
