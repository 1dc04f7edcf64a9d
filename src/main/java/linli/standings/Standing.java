package linli.standings;

import java.time.LocalDate;
import java.util.List;
import linli.partners.Partner.PartnerStatus;

/** 进出管理: where a partner stands between 准入 and 劝退, and what its figures say. */
public final class Standing {
    private Standing() {}

    /** 准入 → 在册 → 提醒 → 约谈整改 → 劝退, 期满; 暂停 and 退出 are the partner's own. */
    public enum StandingStage {
        APPLYING, LISTED, REMINDED, MENDING, PAUSED, DISMISSED, EXPIRED, LEFT;

        /** @return the stage under a partner's status; the last step says the rest. @param last null where there is none */
        static StandingStage of(PartnerStatus status, Step last) {
            return switch (status) {
                case APPLYING -> APPLYING;
                case MENDING -> MENDING;
                case PAUSED -> PAUSED;
                case LISTED -> last != null && last.stage() == REMINDED ? REMINDED : LISTED;
                case LEFT -> last != null && (last.stage() == DISMISSED || last.stage() == EXPIRED) ? last.stage() : LEFT;
            };
        }

        /** @return whether it serves no more. */
        public boolean gone() {
            return this == DISMISSED || this == EXPIRED || this == LEFT;
        }
    }

    /** 未评 (nothing to count), 样本不足, 达标, 偏低. */
    public enum Grade { UNRATED, FEW, GOOD, LOW }

    /** What an assessment proposes. */
    public enum StandingMove { NONE, REMIND, TALK, DISMISS, RESTORE }

    /** Whether a person has looked. */
    public enum Looked { OPEN, CONFIRMED, DECLINED }

    /** 参与度, 满意度. */
    public enum Signal { PARTICIPATION, SATISFACTION }

    /** A rate with what it rests on. */
    public record Figure(int done, int of) {
        static final Figure NOTHING = new Figure(0, 0);

        /** @return in tenths of a per cent; null where nothing was counted: 未评, never full marks. */
        public Integer rate() {
            return of == 0 ? null : (Integer) Math.round(1000f * done / of);
        }

        Figure plus(int more, int outOf) {
            return new Figure(done + more, of + outOf);
        }
    }

    /** A row behind a figure: a session or a survey. */
    public record Row(Signal signal, long activity, String title, LocalDate on, int done, int of) {}

    /**
     * What a period says about a partner.
     *
     * @param run consecutive low periods up to this one
     * @param decidedOn null while open, and {@code decidedBy} and {@code note} are empty then
     */
    public record Assessment(long id, long partner, Period period, long rule, Figure participation, Figure satisfaction, Grade participationGrade,
                             Grade satisfactionGrade, Grade grade, int run, StandingMove proposal, Looked verdict, LocalDate decidedOn, String decidedBy, String note,
                             long version) {
        Assessment decided(Looked now, LocalDate on, String by, String words) {
            return new Assessment(id, partner, period, rule, participation, satisfaction, participationGrade, satisfactionGrade, grade, run, proposal, now, on, by, words,
                    version);
        }

        boolean saysSame(Assessment other) {
            return rule == other.rule && participation.equals(other.participation) && satisfaction.equals(other.satisfaction) && grade == other.grade && run == other.run
                    && proposal == other.proposal;
        }
    }

    /**
     * One step of a partner's way.
     *
     * @param assessment the one it follows from, or null
     * @param letterNo of its letter, or null
     * @param due MENDING: until when; DISMISSED, EXPIRED: not back before; or null
     * @param second who confirmed it beside the clerk, or null
     * @param revoked the day an appeal took it back, or null
     */
    public record Step(long id, long partner, StandingStage stage, LocalDate since, String reason, Long assessment, String letterNo, LocalDate due, String staff, String second,
                       LocalDate revoked) {}

    /** What a dismissal touches. */
    public enum HitKind { PROJECT, CLASS, ROOM, RESIDENT, FEE, AGREEMENT }

    /**
     * One thing that a dismissal touches.
     *
     * @param ref its id in its own list, or null
     * @param instead who or what could take its place, "" where nothing need
     */
    public record Hit(HitKind kind, Long ref, String name, String note, String instead) {
        Hit instead(String words) {
            return new Hit(kind, ref, name, note, words);
        }
    }

    /** A class for which somebody else is looked for. */
    public record Orphan(long activity, Long project, String title, String domain, String slots, Integer ageFrom, Integer ageTo, String groups, int people) {}

    /** All that a dismissal touches, and the bookings the partner holds in its own name. */
    public record Impact(List<Hit> hits, List<Long> bookings, int residents) {}

    /** 申诉. @param result null while open; {@code decidedOn}, {@code decidedBy}, {@code second} and {@code decision} are null then */
    public record Appeal(long id, long step, LocalDate filedOn, String filedBy, String words, AppealResult result, LocalDate decidedOn, String decidedBy, String second,
                         String decision, long version) {}

    /** 维持, 撤销. */
    public enum AppealResult { UPHELD, REVOKED }

    /** Everything about one partner. */
    public record Whole(long partner, long partnerVersion, String name, PartnerStatus status, StandingStage stage, LocalDate since, Assessment shown, List<Row> rows,
                        List<Assessment> all, List<Step> steps, List<Appeal> appeals, List<Hit> hits, StandingRule rule, boolean advised) {
        /** @return the newest step, or null. */
        public Step last() {
            return steps.isEmpty() ? null : steps.getLast();
        }
    }
}
