package linli.enrolments;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import linli.base.value.Clean;
import linli.base.value.PartialDate;

/**
 * 报名: one person in one class, or waiting for it.
 *
 * @param position order of the waiting list, rising
 * @param times when it was asked for, the seat taken, offered, ended; each but the first may be null
 * @param reason why it ended, or null
 * @param fromId the enrolment in the class that was split, or null
 * @param chargeId the bill's line, once there is one
 */
public record Enrolment(long id, long activityId, Person person, EnrolmentStatus status, long position, Times times, String reason,
                        Long fromId, Long chargeId, Long importRun, long version) {
    /** OFFERED keeps a seat until the answer; MOVED went on into a class split off. */
    public enum EnrolmentStatus {
        ENROLLED, OFFERED, WAITING, LEFT, MOVED;

        /** Those that take a seat. */
        static final Set<EnrolmentStatus> SEATED = Set.of(ENROLLED, OFFERED);
        /** Those that are not over. */
        static final Set<EnrolmentStatus> ACTIVE = Set.of(ENROLLED, OFFERED, WAITING);

        public boolean active() {
            return ACTIVE.contains(this);
        }
    }

    /** A resident (then the name is read from there), or somebody from outside. */
    public record Person(Long residentId, String name, String phone, PartialDate birth) {
        /** @return what tells the same person again. */
        String key() {
            String plain = Clean.compact(name).toLowerCase(Locale.ROOT);
            return residentId != null ? "r" + residentId
                    : "n" + plain + "|" + (phone != null ? phone : birth != null ? birth : "");
        }
    }

    /** The moments of an enrolment. */
    public record Times(Instant asked, Instant seated, Instant offered, Instant ended) {}

    /** 摇号: candidates by rising enrolment id, and as drawn; the first {@code seats} of them got in. */
    public record Lottery(long id, long activityId, String seed, int seats, List<Long> candidates, List<Long> drawn, Instant at,
                          String staff) {}

    /** What was done with one, or with the whole list (a lottery). */
    public enum EnrolmentAction { ENROLLED, WAITING, OFFERED, ACCEPTED, DECLINED, LEFT, MOVED, DRAWN, EDITED }

    /** One line of the story; {@code who} is null where it is about all. */
    public record Step(Instant at, String staff, EnrolmentAction action, Long enrolmentId, String who, String note) {}

    Enrolment at(EnrolmentStatus now, Times moments, String why) {
        return new Enrolment(id, activityId, person, now, position, moments, why, fromId, chargeId, importRun, version);
    }

    Enrolment charged(long charge) {
        return new Enrolment(id, activityId, person, status, position, times, reason, fromId, charge, importRun, version);
    }

    Enrolment position(long now) {
        return new Enrolment(id, activityId, person, status, now, times, reason, fromId, chargeId, importRun, version);
    }

    Enrolment person(Person now) {
        return new Enrolment(id, activityId, now, status, position, times, reason, fromId, chargeId, importRun, version);
    }
}
