package linli.plans;

import java.time.LocalDate;

/**
 * 操作步骤: who does what by when.
 *
 * @param target which target it serves, or null
 * @param doneOn null until it is done
 * @param result what came of it, or why it was dropped
 * @param version for optimistic locking, from 1
 */
public record PlanStep(long id, int year, Long target, String what, String owner, LocalDate dueOn, PlanState state, LocalDate doneOn, String result, Long run, long version) {
    /** 未开始, 进行中, 已完成, 已取消. */
    public enum PlanState {
        OPEN, DOING, DONE, DROPPED;

        public boolean open() {
            return this == OPEN || this == DOING;
        }
    }

    /** @param target its name, "" for none */
    public record Row(PlanStep step, String target, boolean late) {}
}
