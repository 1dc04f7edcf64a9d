package linli.incubation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * 环节: one step of a team's way, with the person who sees to it and the day it is to be done by.
 *
 * @param plannedOn the day it was first meant for
 * @param doneOn null while it is open
 * @param outcome what came of it, or why it was left out; "" while it is open
 * @param version for optimistic locking, from 1
 */
public record TeamStep(long id, long team, int position, StageKind kind, String name, String owner, LocalDate dueOn, LocalDate plannedOn, StepState state,
                       LocalDate doneOn, String outcome, long version) {
    /** 咨询→场地→注册→培训→金融→入驻→出园. */
    public enum StageKind { CONSULT, SPACE, REGISTER, TRAIN, FINANCE, MOVE_IN, MOVE_OUT, OTHER }

    public enum StepState { OPEN, DONE, SKIPPED }

    /** A line of the template. @param days after the line before it */
    public record Stage(StageKind kind, String name, int days) {}

    /** A step to be planned. */
    public record Draft(StageKind kind, String name, String owner, LocalDate dueOn) {}

    /** A day that moves with an earlier step. */
    public record Shift(TeamStep step, LocalDate to) {}

    /** A step with its team's name. */
    public record Line(String team, TeamStep step) {}

    /** What one command changed of several steps. @param kept steps that somebody has changed since, which stay as they are */
    public record Moved(long batch, int changed, java.util.List<Line> kept) {}

    /** One line of a team's history of days and owners. */
    public record Change(long batch, String step, boolean handOver, String ownerBefore, String ownerAfter, LocalDate dueBefore, LocalDate dueAfter, String reason,
                         String staffName, LocalDate on, boolean undone) {}

    public boolean open() {
        return state == StepState.OPEN;
    }

    public boolean late(LocalDate today) {
        return open() && dueOn.isBefore(today);
    }

    /** @return days past its day: done too late, or open and due; 0 when it is in time. */
    public long daysLate(LocalDate today) {
        LocalDate end = open() ? today : doneOn;
        return state == StepState.SKIPPED ? 0 : Math.max(0, ChronoUnit.DAYS.between(dueOn, end));
    }

    /** @return how far its day has moved from the first plan. */
    public long slipped() {
        return ChronoUnit.DAYS.between(plannedOn, dueOn);
    }

    TeamStep due(LocalDate day) {
        return new TeamStep(id, team, position, kind, name, owner, day, plannedOn, state, doneOn, outcome, version);
    }

    TeamStep owned(String other) {
        return new TeamStep(id, team, position, kind, name, other, dueOn, plannedOn, state, doneOn, outcome, version);
    }

    TeamStep ended(StepState newState, LocalDate on, String words) {
        return new TeamStep(id, team, position, kind, name, owner, dueOn, plannedOn, newState, on, words, version);
    }
}
