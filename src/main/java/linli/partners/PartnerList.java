package linli.partners;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import linli.base.text.SearchKey;
import linli.base.value.Clean;
import linli.base.value.SourcingBatch;
import linli.partners.Partner.PartnerKind;
import linli.partners.Partner.PartnerStatus;
import linli.partners.Partner.PledgeKind;
import linli.partners.Partner.Registration;

/**
 * Partners as a screen shows them, on a day.
 *
 * @param rows what the whole filter finds, by name
 * @param byKind and the other counts: of the rows the filter finds without that word itself, so that each chip tells
 *     what it would show
 * @param on the day counted
 */
public record PartnerList(List<Row> rows, Map<PartnerKind, Integer> byKind, Map<PartnerStatus, Integer> byStatus,
                          Map<SourcingBatch, Integer> byBatch, int all, int expiring, int late, LocalDate on) {
    /** Days before its end in which an agreement or project is said to expire. */
    static final int EXPIRING_DAYS = 30;

    /**
     * One line.
     *
     * @param status on the day of the list
     * @param phone masked
     * @param openProjects how many of its projects are 开展 on that day
     * @param agreementTo last day of the agreement in force that ends last, null without one
     * @param expiring that day lies within 30 days and nothing follows
     * @param latePledges how many promises are past their day
     */
    public record Row(long id, String name, PartnerKind kind, Registration registration, String uscc, String contact, String phone,
                      String community, SourcingBatch batch, String sourceUnit, PartnerStatus status, LocalDate since, int openProjects,
                      LocalDate agreementTo, boolean expiring, int latePledges, LocalDate verifiedOn, String searchKey) {}

    /**
     * What to show; null or empty means any.
     *
     * @param gone also those that have left, where no status is named
     * @param on the day, null = today
     */
    public record Filter(String text, PartnerKind kind, PartnerStatus status, SourcingBatch batch, boolean expiring, boolean late, boolean gone,
                         LocalDate on) {
        public static final Filter ALL = of(Map.of());

        /** @param words keys: text, kind, status, batch, expiring, late, gone, on (ISO day); other keys are ignored */
        public static Filter of(Map<String, String> words) {
            return new Filter(words.get("text"), words.containsKey("kind") ? PartnerKind.valueOf(words.get("kind")) : null,
                    words.containsKey("status") ? PartnerStatus.valueOf(words.get("status")) : null, batchOf(words),
                    words.containsKey("expiring"), words.containsKey("late"), words.containsKey("gone"), dayOf(words));
        }
    }

    private static SourcingBatch batchOf(Map<String, String> words) {
        return words.containsKey("batch") ? SourcingBatch.valueOf(words.get("batch")) : null;
    }

    private static LocalDate dayOf(Map<String, String> words) {
        return words.containsKey("on") ? LocalDate.parse(words.get("on")) : null;
    }

    /**
     * A project of one partner.
     *
     * @param domain the domain's name
     * @param status word of the project's own list: PLANNED OPEN PAUSED ENDED
     */
    public record Giving(long id, String name, String domain, String status, String community, String slots, Integer seats) {}

    /** A line of the pledge ledger: what one partner promised and gave. */
    public record Ledger(String partner, Partner.Pledge pledge) {}

    /** Sums of the ledger by kind of pledge. @param late how many are past their day */
    public record LedgerSum(PledgeKind kind, int pledges, long promised, long delivered, int times, int late) {}

    /** Letters and digits of a name in one form, so that a bracket's width or a space is no other name. */
    static String key(String name) {
        return Clean.text(name).replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.ROOT);
    }

    static String searchKey(Partner.Face face) {
        return SearchKey.of(face.name()).document(face.uscc()).document(face.legacyNo()).name(face.contact()).phone(face.phone())
                .words(face.community()).words(face.sourceUnit()).words(face.address()).words(face.remark()).build();
    }
}
