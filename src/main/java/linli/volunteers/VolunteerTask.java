package linli.volunteers;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * 志愿任务: what is to be done on a day, and who comes.
 *
 * @param domain code of {@link linli.base.value.Domains}, or null
 * @param wanted how many are needed, at least one
 * @param reason why it was cancelled, or null
 */
public record VolunteerTask(long id, String title, String domain, Long activityId, LocalDate on, LocalTime from, LocalTime to, String place, int wanted,
        TaskStatus status, String reason, List<Assigned> people, long version) {
    /** Where a task stands. */
    public enum TaskStatus {
        OPEN,
        DONE,
        CANCELLED
    }

    /** What became of somebody's promise to come. */
    public enum Came {
        ASSIGNED,
        CAME,
        ABSENT,
        WITHDRAWN
    }

    /** Somebody assigned, with the minutes that count. */
    public record Assigned(long id, long volunteerId, String name, Came came, int minutes) {}

    /** @return its length. */
    public int minutes() {
        return (to.toSecondOfDay() - from.toSecondOfDay()) / 60;
    }

    /** @return how many still come. */
    public long coming() {
        return people.stream().filter(one -> one.came != Came.WITHDRAWN && one.came != Came.ABSENT).count();
    }
}
