package linli.incubation;

import java.time.LocalDate;
import java.util.List;

/**
 * 创客团队: a few people who start something in the centre's house.
 *
 * @param registered null until the team is a company or a shop of its own
 * @param version for optimistic locking, from 1
 */
public record Team(long id, Face face, Standing status, Registered registered, Long run, long version) {

    /** 辅导 → 在孵 → 出园; 终止 for one that gave up. */
    public enum TeamStage {
        GUIDED, HOUSED, OUT, ENDED;

        /** @return what may follow; one that left or gave up may come again. */
        public List<TeamStage> next() {
            return switch (this) {
                case GUIDED -> List.of(HOUSED, OUT, ENDED);
                case HOUSED -> List.of(OUT, ENDED);
                case OUT, ENDED -> List.of(GUIDED, HOUSED);
            };
        }

        /** @return whether the centre is at work with it. */
        public boolean active() {
            return this == GUIDED || this == HOUSED;
        }
    }

    /** 负责人 or 成员. */
    public enum FounderPart { LEAD, MEMBER }

    /** What the form takes down; texts are "" when nothing is known. @param origin how they came */
    public record Face(String name, String trade, String idea, String origin, LocalDate startedOn, String remark) {
        Face started(LocalDate on) {
            return new Face(name, trade, idea, origin, on, remark);
        }
    }

    /** @param movedTo where it went, only for 出园, otherwise "" */
    public record Standing(TeamStage now, LocalDate since, String reason, String movedTo) {}

    /** 注册. @param uscc checked 统一社会信用代码, or "" */
    public record Registered(LocalDate on, String company, String uscc) {}

    /** One stretch of a standing. @param until first day it holds no more, null = still */
    public record Stretch(TeamStage stage, LocalDate since, LocalDate until, String reason, String staffName) {}

    /**
     * 创业者.
     *
     * @param residentId who it is among the residents, or null
     * @param docKind as people call the document, docNo in full; both "" when unknown
     * @param phone as written, unmasked, or ""
     * @param leftOn first day no more in the team, or null
     */
    public record Founder(long id, long team, String name, FounderPart part, Long residentId, String docKind, String docNo, String phone, LocalDate joinedOn,
                          LocalDate leftOn, long version) {
        Founder of(long otherTeam) {
            return new Founder(id, otherTeam, name, part, residentId, docKind, docNo, phone, joinedOn, leftOn, version);
        }

        Founder joined(LocalDate on) {
            return new Founder(id, team, name, part, residentId, docKind, docNo, phone, on, leftOn, version);
        }
    }

    Team with(Face newFace) {
        return new Team(id, newFace, status, registered, run, version);
    }

    Team with(Standing newStatus) {
        return new Team(id, face, newStatus, registered, run, version);
    }

    Team with(Registered newRegistered) {
        return new Team(id, face, status, newRegistered, run, version);
    }
}
