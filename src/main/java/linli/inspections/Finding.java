package linli.inspections;

import java.time.LocalDate;
import java.util.List;

/**
 * 检查发现的问题, with the day by which it is to be mended.
 *
 * @param item the question it answers, or null
 * @param department who found it, or null
 */
public record Finding(long id, long visit, Long item, Long department, Severity severity, String what, LocalDate on, LocalDate due, FindingStatus status,
                      LocalDate statusOn, long version) {
    /** 轻微, 一般, 严重. */
    public enum Severity {
        MINOR(30), MAJOR(15), GRAVE(3);

        private final int days;

        Severity(int days) {
            this.days = days;
        }

        /** @return days to mend it, as proposed. */
        public int days() {
            return days;
        }
    }

    /** 待整改, 已整改, 作废. */
    public enum FindingStatus { OPEN, MENDED, VOID }

    /** 复查. @param next the new day when it was not mended, otherwise null */
    public record Recheck(LocalDate on, boolean mended, String note, LocalDate next, String checker) {}

    /** What is typed in. */
    public record Draft(Long item, Long department, Severity severity, String what, LocalDate due) {}

    /** A finding as a list shows it. @param lateDays days over its day, 0 when not late. @param times how often it was checked again */
    public record Row(Finding finding, long partner, String name, String round, String department, int lateDays, int times) {}

    /** A finding with its story. */
    public record Whole(Row row, List<Recheck> rechecks, List<Round.Photo> photos) {}

    boolean late(LocalDate today) {
        return status == FindingStatus.OPEN && due.isBefore(today);
    }
}
