package linli.calls;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import linli.base.value.Domains;
import linli.base.value.FocusGroup;
import linli.base.value.WeekSlot;
import linli.talent.Talent;

/**
 * 合伙人招募令: a public call for people and organisations that fill named gaps.
 *
 * @param no year-number, e.g. 2026-Z01
 * @param closed day and reason of the end, or null
 */
public record Call(long id, String no, Text text, State state, LocalDate publishedOn, Closed closed, List<Gap> gaps, long version) {
    /** 起草, 发布, 结束, 作废. */
    public enum State { DRAFT, PUBLISHED, CLOSED, VOID }

    /** Why a call ended: its gaps are filled, or somebody stopped it. */
    public enum Why { FILLED, STOPPED }

    /** Where a candidate of a call stands; it follows from what was done, nobody types it. */
    public enum Stage { PROPOSED, VISITED, SIGNED, SERVING, PAUSED, ENDED }

    /**
     * The notice's own words.
     *
     * @param purpose what for
     * @param offer what partners get
     * @param how where and how to apply
     * @param deadline last day to apply, or null
     */
    public record Text(String title, String purpose, String offer, String how, String phone, LocalDate deadline) {}

    public record Closed(LocalDate on, Why why, String reason) {}

    /**
     * What is missing.
     *
     * @param code a domain's code
     * @param wanted how many people or organisations
     * @param audience for whom; empty = anybody
     * @param slots wished times; may be none
     * @param filled signed and not ended
     */
    public record Gap(long id, String code, int wanted, Set<FocusGroup> audience, List<WeekSlot> slots, String note, int filled) {
        /** A gap that is not kept yet. */
        public Gap(String code, int wanted, Set<FocusGroup> audience, List<WeekSlot> slots, String note) {
            this(0, code, wanted, audience, slots, note, 0);
        }

        public String name() {
            return Domains.nameOf(code);
        }

        /** @return how many are still looked for. */
        public int open() {
            return Math.max(0, wanted - filled);
        }
    }

    /**
     * Who was proposed or applied.
     *
     * @param talentId the person in the pool, null for an organisation
     * @param name the person's or the organisation's
     * @param contact who speaks for the organisation, or null
     * @param phone masked
     * @param nominators how many different people proposed the person
     * @param consent whether the person agreed to be listed; true for organisations
     * @param pause why it rests, in words, or null
     */
    public record Entry(long id, long call, long gap, Long talentId, String name, String contact, String phone, Talent.Proposal kind,
                        LocalDate on, int nominators, boolean consent, Agreement agreement, String pause, Ended ended, Stage stage,
                        LocalDate lastVisit, Talent.Result lastResult, long version) {}

    /** 签约. @param until last day, or null; @param duties both sides' duties in words, or null */
    public record Agreement(LocalDate signedOn, LocalDate from, LocalDate until, String duties) {}

    public record Ended(LocalDate on, String why) {}

    /** Who applies. A person is told by name, phone and place; an organisation by its name and who speaks for it. */
    public record Applicant(boolean organisation, String name, String contact, String phone, String place, Talent.Proposal kind,
                            Talent.By by, String why) {}

    /** @return whether somebody is still looked for. */
    public boolean open() {
        return gaps.stream().anyMatch(gap -> gap.open() > 0);
    }

    public int wanted() {
        return gaps.stream().mapToInt(Gap::wanted).sum();
    }

    /** @return how many of those wanted are found; more than wanted for one gap fills no other. */
    public int filled() {
        return gaps.stream().mapToInt(gap -> Math.min(gap.wanted(), gap.filled())).sum();
    }

    /** @return the gap. */
    public Gap gap(long id) {
        return gaps.stream().filter(one -> one.id() == id).findFirst().orElseThrow();
    }
}
