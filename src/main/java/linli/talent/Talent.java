package linli.talent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import linli.base.value.FocusGroup;
import linli.base.value.Phone;
import linli.base.value.SourcingBatch;
import linli.base.value.WeekSlot;

/**
 * 能人: somebody who can do something for the neighbours, a resident or not.
 *
 * @param residentId who it is among the residents, or null
 * @param mergedInto the talent this row was found to be, or null
 * @param version counts the changes, for optimistic locking
 */
public record Talent(long id, Long residentId, Person person, Offer offer, Standing standing, Long mergedInto, long version) {
    /** 候选, 在库, 暂停, 退出; MERGED rows were found to be another one. */
    public enum PoolStatus {
        CANDIDATE, POOL, PAUSED, LEFT, MERGED;

        /** In the pool, whether or not they can come just now. */
        public static final Set<PoolStatus> MEMBERS = Set.of(POOL, PAUSED);
    }

    /** 身份类别: what the person is, as the pool counts them. */
    public enum Source { PARTY, RETIRED, EXPERT, MASTER, TRADE, STUDENT, OTHER }

    /** How well the skill is mastered. */
    public enum Level { HOBBY, SKILLED, EXPERT }

    /** Why somebody in the pool cannot come for a while; VENUE is what the matching of rooms looks for. */
    public enum Pause { VENUE, TIME, HEALTH, OTHER }

    /** What came of a visit. */
    public enum Result { WILLING, THINKING, UNWILLING, ABSENT }

    /** 推荐 by others, or 自荐. */
    public enum Proposal { RECOMMENDED, SELF }

    /**
     * Who it is.
     *
     * @param source never null
     * @param batch null while nobody has said where the person was found
     * @param unit work unit, or the unit that sends them; texts may be null
     */
    public record Person(String name, List<Phone> phones, Source source, SourcingBatch batch, String unit, String community,
                         String place, String intro, List<Document> documents, String remark) {}

    /**
     * A document of any kind, with its end.
     *
     * @param kind as people call it (身份证, 教师资格证 …)
     * @param number in full; screens mask it; may be null
     * @param validUntil last day, or null
     */
    public record Document(String kind, String number, LocalDate validUntil) {}

    /** @param code a domain's code; level and note may be null */
    public record Skill(String code, Level level, String note) {
        public Skill(String code) {
            this(code, null, null);
        }
    }

    /** Days on which the weekly times do not hold, both included. */
    public record Away(LocalDate from, LocalDate to, String note) {}

    /**
     * What the person can give.
     *
     * @param skills the main one first
     * @param venue where the own place is, or null
     * @param seats how many one class can take, or null
     * @param audience key groups; empty = anybody
     * @param ageFrom years, inclusive, or null
     * @param ageTo years, inclusive, or null
     */
    public record Offer(List<Skill> skills, List<WeekSlot> slots, List<Away> away, boolean ownVenue, String venue, Integer seats,
                        Set<FocusGroup> audience, Integer ageFrom, Integer ageTo) {
        public static final Offer NONE = new Offer(List.of(), List.of(), List.of(), false, null, null, Set.of(), null, null);

        /** @return whether the weekly times hold on the day. */
        public boolean present(LocalDate day) {
            return away.stream().noneMatch(span -> !day.isBefore(span.from()) && !day.isAfter(span.to()));
        }
    }

    /**
     * How the person stands to the pool.
     *
     * @param on day of the present status
     * @param pause why paused, or null
     * @param reason why paused or left, in words, or null
     * @param consent agrees to be listed and matched; nobody is in the pool without it
     * @param joinedOn day of 入库, or null
     */
    public record Standing(PoolStatus status, LocalDate on, Pause pause, String reason, boolean consent, LocalDate consentOn,
                           LocalDate joinedOn) {
        static Standing candidate(LocalDate on, boolean consent) {
            return new Standing(PoolStatus.CANDIDATE, on, null, null, consent, consent ? on : null, null);
        }

        Standing consent(boolean now, LocalDate day) {
            return now == consent ? this : new Standing(status, on, pause, reason, now, now ? day : null, joinedOn);
        }

        Standing in(LocalDate day) {
            return new Standing(PoolStatus.POOL, day, null, null, consent, consentOn, joinedOn == null ? day : joinedOn);
        }

        Standing paused(LocalDate day, Pause why, String words) {
            return new Standing(PoolStatus.PAUSED, day, why, words, consent, consentOn, joinedOn);
        }

        Standing left(LocalDate day, String words) {
            return new Standing(PoolStatus.LEFT, day, null, words, consent, consentOn, joinedOn);
        }

        Standing candidateAgain(LocalDate day) {
            return new Standing(PoolStatus.CANDIDATE, day, null, null, consent, consentOn, joinedOn);
        }
    }

    /** What a form or a list says about a talent. */
    public record Draft(Long residentId, Person person, Offer offer, boolean consent) {}

    /**
     * 推荐 or 自荐 as it is taken down.
     *
     * @param by who proposes; null parts for nobody known
     * @param named the person proposed, and how to reach them; phone may be null
     * @param code domain of the gap it answers, or null
     * @param skill in the proposer's words, or null
     * @param call the call it answers, or null
     * @param on the day, null = today
     */
    public record Nomination(Proposal kind, By by, String named, String namedPhone, String place, String code, String skill, String why,
                             Long call, LocalDate on) {}

    /** Who proposes: a resident of ours or a name. */
    public record By(Long residentId, String name, String phone) {}

    /** A nomination as it is kept. */
    public record Nominated(long id, long talentId, Nomination nomination, String staff) {}

    /** 上门沟通. @param call of a visit that was made for a call: its number, else null; nextOn and texts may be null */
    public record Visit(LocalDate on, String visitor, Result result, String note, String next, LocalDate nextOn, String call) {
        public Visit(LocalDate on, String visitor, Result result, String note, String next, LocalDate nextOn) {
            this(on, visitor, result, note, next, nextOn, null);
        }
    }

    /** A change of standing. */
    public record Step(Instant at, String staff, PoolStatus status, String note) {}

    /**
     * What the person gave: classes and activities.
     *
     * @param sessions held
     * @param persons present, counted per session
     * @param satisfied share of valid answers that are at least 基本满意, or null without answers
     */
    public record Service(long activity, String title, LocalDate from, LocalDate last, int sessions, int persons, Double satisfied,
                          int answers) {}

    public PoolStatus status() {
        return standing.status();
    }

    public String name() {
        return person.name();
    }

    Talent with(Source source) {
        Person is = new Person(person.name(), person.phones(), source, person.batch(), person.unit(), person.community(), person.place(), person.intro(),
                person.documents(), person.remark());
        return new Talent(id, residentId, is, offer, standing, mergedInto, version);
    }

    Talent with(Standing now) {
        return new Talent(id, residentId, person, offer, now, mergedInto, version);
    }

    Talent with(Draft draft, LocalDate today) {
        return new Talent(id, draft.residentId(), draft.person(), draft.offer(), standing.consent(draft.consent(), today), mergedInto, version);
    }
}
