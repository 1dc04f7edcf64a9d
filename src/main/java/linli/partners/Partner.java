package linli.partners;

import java.time.Instant;
import java.time.LocalDate;
import linli.base.value.SourcingBatch;
import linli.base.value.Money;

/**
 * 社区合伙人: an organisation, business or team that gives something to the community.
 *
 * @param status with the day it holds from and why
 * @param proof when somebody looked whether it is still true, and when it was saved last
 * @param version for optimistic locking, from 1
 */
public record Partner(long id, Face face, Status status, Proof proof, Long run, long version) {

    /** 机关, 事业单位, 专业机构, 社会组织, 企业, 个体, 志愿团队. */
    public enum PartnerKind { AGENCY, INSTITUTION, PROFESSIONAL, SOCIAL, COMPANY, SOLE, TEAM }

    /** 登记 (with the civil affairs office), 备案 (with the street, no legal person), 台账 (in the community's own book). */
    public enum Registration { REGISTERED, FILED, ROSTER }

    /** 准入 → 在册 → 整改, 暂停 → 退出. */
    public enum PartnerStatus {
        APPLYING, LISTED, MENDING, PAUSED, LEFT;

        /** @return what may follow; 退出 is not the end: the way back is a new 准入. */
        public java.util.List<PartnerStatus> next() {
            return switch (this) {
                case APPLYING -> java.util.List.of(LISTED, LEFT);
                case LISTED -> java.util.List.of(MENDING, PAUSED, LEFT);
                case MENDING, PAUSED -> java.util.List.of(LISTED, this == MENDING ? PAUSED : MENDING, LEFT);
                case LEFT -> java.util.List.of(APPLYING);
            };
        }

        /** @return whether it may be given something new to do. */
        public boolean serving() {
            return this == LISTED || this == MENDING;
        }
    }

    /** 承诺 of 折扣, 资金, 课时 or 场次. */
    public enum PledgeKind { DISCOUNT, MONEY, HOURS, SESSIONS }

    /**
     * What the form takes down. Texts are "" when nothing is known.
     *
     * @param registration only for 社会组织, otherwise null
     * @param uscc checked 统一社会信用代码, or ""
     * @param legacyNo an older number found in its place, or ""
     * @param phone as written, unmasked
     * @param batch null when not said yet
     * @param sourceUnit the unit it comes through
     * @param startedOn first day of working together
     */
    public record Face(String name, PartnerKind kind, Registration registration, String uscc, String legacyNo, String contact,
                       String phone, String address, String community, SourcingBatch batch, String sourceUnit, LocalDate startedOn,
                       String remark) {
        Face numbered(String newUscc, String newLegacy) {
            return new Face(name, kind, registration, newUscc, newLegacy, contact, phone, address, community, batch, sourceUnit,
                    startedOn, remark);
        }
    }

    /** @param reason "" when none was given */
    public record Status(PartnerStatus now, LocalDate since, String reason) {}

    /** @param verifiedOn null when nobody has looked yet; {@code verifiedBy} is null then too */
    public record Proof(LocalDate verifiedOn, String verifiedBy, Instant savedAt, String savedBy) {}

    /** One stretch of a status. @param until first day it holds no more, null = still */
    public record Step(PartnerStatus status, LocalDate since, LocalDate until, String reason, String staffName) {}

    /**
     * 协议: what both sides have promised each other for a time.
     *
     * @param endedOn ended before its time, otherwise null
     */
    public record Agreement(long id, long partnerId, String title, LocalDate signedOn, LocalDate from, LocalDate to,
                            String ourDuties, String theirDuties, LocalDate endedOn, String endReason, long version) {
        /** @return whether it is in force on the day. */
        public boolean holds(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to) && (endedOn == null || day.isBefore(endedOn));
        }
    }

    /**
     * 承诺: what a partner has promised.
     *
     * @param rate DISCOUNT: per cent still paid, 70 = 7折; otherwise null
     * @param promised MONEY: fen; HOURS: minutes; SESSIONS: how often; null for DISCOUNT
     * @param dueOn null = no day
     * @param delivered sum of what was given, in the same unit (DISCOUNT: fen saved); without what was void
     * @param times how often something was given
     */
    public record Pledge(long id, long partnerId, PledgeKind kind, String what, Integer rate, Long promised, LocalDate pledgedOn,
                         LocalDate dueOn, LocalDate endedOn, String endReason, long delivered, int times, long version) {

        /** @return what is still to come, 0 when all is given, more was given, or nothing can be counted. */
        public long open() {
            return promised == null || endedOn != null ? 0 : Math.max(0, promised - delivered);
        }

        /** @return whether something is still to come after its day. */
        public boolean late(LocalDate today) {
            return open() > 0 && dueOn != null && dueOn.isBefore(today);
        }

        /** @return the amount in the pledge's own unit, for MONEY and DISCOUNT in yuan with two decimals. */
        public String shown(long amount) {
            return switch (kind) {
                case MONEY, DISCOUNT -> new Money(amount).format();
                case HOURS -> java.math.BigDecimal.valueOf(amount).divide(java.math.BigDecimal.valueOf(60), 1, java.math.RoundingMode.HALF_UP)
                        .stripTrailingZeros().toPlainString();
                case SESSIONS -> Long.toString(amount);
            };
        }
    }

    /** One thing given. @param voidReason null while it counts */
    public record Delivery(long id, long pledgeId, LocalDate on, long amount, String note, String staffName, String voidReason) {}

    Partner with(Face newFace) {
        return new Partner(id, newFace, status, proof, run, version);
    }

    /** @return whether both say the same about the partner itself. */
    boolean saysSame(Partner other) {
        return face.equals(other.face) && status.now() == other.status.now();
    }
}
