package linli.volunteers;

import java.time.LocalDate;
import java.util.List;
import linli.base.value.WeekSlot;

/**
 * 志愿者: someone who gives time. A resident, a talent and a volunteer may be one person; none of them has to be another.
 *
 * @param no number in the volunteer system outside, or null
 * @param residentId the resident who this is, or null
 * @param document kind and number of any document, or null
 * @param guardian who consented for somebody under 18, or null
 * @param skills codes of {@link linli.base.value.Domains}
 */
public record Volunteer(long id, String no, Long residentId, String name, Document document, String phone, LocalDate birthOn, String guardian, String team,
        List<String> skills, List<WeekSlot> slots, LocalDate joinedOn, End end, String remark, long version) {
    /** Younger ones need a guardian's consent. */
    static final int OF_AGE = 18;

    /** @param kind a constant of {@code IdNumber.Kind} */
    public record Document(String kind, String number) {}

    /** When and why somebody stopped. */
    public record End(LocalDate on, String reason) {}

    /** How much of a volunteer the service sees. */
    public enum VolunteerStanding {
        /** Served within the last twelve months. */
        ACTIVE,
        /** Served before, but not within twelve months. */
        LAPSED,
        /** On the list, without an hour so far. */
        NEVER,
        /** Has stopped. */
        ENDED
    }

    /**
     * Time given, one line.
     *
     * @param minutes really served, without travel
     * @param key tells the same line of an outside system again
     * @param voided why the line does not count any more, or null
     */
    public record Hours(long id, long volunteerId, Long taskId, LocalDate on, int minutes, String content, String organiser, String key, String voided,
            long version) {}

    public boolean active() {
        return end == null;
    }

    Volunteer with(End ended) {
        return new Volunteer(id, no, residentId, name, document, phone, birthOn, guardian, team, skills, slots, joinedOn, ended, remark, version);
    }

    Volunteer with(long id, long version) {
        return new Volunteer(id, no, residentId, name, document, phone, birthOn, guardian, team, skills, slots, joinedOn, end, remark, version);
    }

    Volunteer of(Long resident) {
        return new Volunteer(id, no, resident, name, document, phone, birthOn, guardian, team, skills, slots, joinedOn, end, remark, version);
    }

    /** @return this one with what the other says; what it does not say stays. */
    Volunteer filledBy(Volunteer other) {
        return new Volunteer(id, or(other.no, no), or(other.residentId, residentId), other.name, or(other.document, document), or(other.phone, phone),
                or(other.birthOn, birthOn), or(other.guardian, guardian), or(other.team, team), other.skills.isEmpty() ? skills : other.skills,
                other.slots.isEmpty() ? slots : other.slots, or(other.joinedOn, joinedOn), end, or(other.remark, remark), version);
    }

    private static <T> T or(T first, T second) {
        return first != null ? first : second;
    }
}
