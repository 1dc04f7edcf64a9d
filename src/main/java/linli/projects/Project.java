package linli.projects;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import linli.base.value.SourcingBatch;
import linli.base.value.FocusGroup;
import linli.base.value.Money;
import linli.base.value.WeekSlot;

/**
 * 服务项目: what a partner gives: what, for whom, how often, where, and at what price.
 *
 * @param version for optimistic locking, from 1
 */
public record Project(long id, Face face, Status status, Proof proof, Long run, long version) {

    /** 筹备, 开展, 暂停, 结束. */
    public enum ProjectStatus {
        PLANNED, OPEN, PAUSED, ENDED;

        /** @return what may follow; an ended project is not opened again: the next one is a new project. */
        public List<ProjectStatus> next() {
            return switch (this) {
                case PLANNED -> List.of(OPEN, ENDED);
                case OPEN -> List.of(PAUSED, ENDED);
                case PAUSED -> List.of(OPEN, ENDED);
                case ENDED -> List.of();
            };
        }
    }

    /** Whether it needs a room of the centre, has its own, or none at all (at homes, online). */
    public enum ProjectVenue { NEEDED, OWN, NONE }

    /** 公益 or 低偿. */
    public enum ProjectFee { FREE, LOW_FEE }

    /**
     * What the form takes down. Texts are "" when nothing is known.
     *
     * @param giver who gives it
     * @param domain code of {@link linli.base.value.Domains}, e.g. ART.PAINT
     * @param frequency in words, e.g. 每周一次
     * @param venue its own place, or which room it wants
     * @param seats null when it has no limit
     * @param ends last day, null = open end
     * @param community where it lands
     * @param brand a course the whole city runs (青年夜校 …), or ""
     */
    public record Face(String name, Giver giver, String domain, Audience audience, String frequency, List<WeekSlot> slots,
                       ProjectVenue venueKind, String venue, Price price, Integer seats, LocalDate starts, LocalDate ends,
                       String community, SourcingBatch batch, String brand, String remark) {
        Face by(Giver newGiver) {
            return new Face(name, newGiver, domain, audience, frequency, slots, venueKind, venue, price, seats, starts, ends, community,
                    batch, brand, remark);
        }
    }

    /** @param partnerId null when a unit gives it that is no partner; {@code partnerName} is its present name, not stored here */
    public record Giver(Long partnerId, String partnerName, String sourceUnit) {
        /** @return the name people know it by. */
        public String shown() {
            return partnerName == null || partnerName.isEmpty() ? sourceUnit : partnerName;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Giver giver && java.util.Objects.equals(partnerId, giver.partnerId) && sourceUnit.equals(giver.sourceUnit);
        }

        @Override
        public int hashCode() {
            return java.util.Objects.hash(partnerId, sourceUnit);
        }
    }

    /** @param ageFrom and {@code ageTo}: whole years, null = no limit; groups in the order of the enum */
    public record Audience(String words, Set<FocusGroup> groups, Integer ageFrom, Integer ageTo) {
        /** Nobody in particular. */
        public static final Audience ALL = new Audience("", Set.of(), null, null);

        public Audience {
            groups = java.util.Collections.unmodifiableSet(new TreeSet<>(groups));
        }

        String stored() {
            return groups.stream().map(Enum::name).collect(Collectors.joining(";"));
        }

        static Set<FocusGroup> read(String stored) {
            return stored.isEmpty() ? Set.of() : Arrays.stream(stored.split(";")).map(FocusGroup::valueOf).collect(Collectors.toSet());
        }
    }

    /** @param amount null for FREE; {@code unit} e.g. 元/课时, "" for FREE */
    public record Price(ProjectFee fee, Money amount, String unit) {
        public static final Price FREE = new Price(ProjectFee.FREE, null, "");
    }

    /** @param reason "" when none was given */
    public record Status(ProjectStatus now, LocalDate since, String reason) {}

    /** @param verifiedOn null when nobody has looked yet; {@code verifiedBy} is null then too */
    public record Proof(LocalDate verifiedOn, String verifiedBy, Instant savedAt, String savedBy) {}

    /** One stretch of a status. @param until first day it holds no more, null = still */
    public record Step(ProjectStatus status, LocalDate since, LocalDate until, String reason, String staffName) {}

    Project with(Face newFace) {
        return new Project(id, newFace, status, proof, run, version);
    }

    /** @return whether both say the same about the project itself. */
    boolean saysSame(Project other) {
        return face.equals(other.face) && status.now() == other.status.now();
    }

    /** @return whether its last day has passed though nobody has ended it. */
    public boolean overdue(LocalDate today) {
        return face.ends() != null && face.ends().isBefore(today) && status.now() != ProjectStatus.ENDED;
    }
}
