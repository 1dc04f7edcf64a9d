package linli.projects;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import linli.base.text.SearchKey;
import linli.base.value.Clean;
import linli.base.value.Domains;
import linli.base.value.FocusGroup;
import linli.base.value.SourcingBatch;
import linli.projects.Project.ProjectStatus;

/**
 * Projects as a screen shows them, on a day.
 *
 * @param rows what the whole filter finds
 * @param byStatus and the other counts: of the rows the filter finds without that word itself, so that each chip tells
 *     what it would show
 * @param seats places of all rows that name a number
 * @param on the day counted
 */
public record ProjectList(List<Row> rows, Map<ProjectStatus, Integer> byStatus, Map<SourcingBatch, Integer> byBatch,
                          Map<String, Integer> byRoot, int all, int expiring, int seats, LocalDate on) {
    /** Days before its last one in which a project is said to expire. */
    static final int EXPIRING_DAYS = 30;

    /**
     * One line.
     *
     * @param giver the partner's or unit's name
     * @param expiring ends within 30 days
     * @param overdue its last day has passed, and nobody has ended it
     */
    public record Row(long id, Long partnerId, Project.Face face, ProjectStatus status, LocalDate since, boolean expiring, boolean overdue,
                             LocalDate verifiedOn, String searchKey) {
        public String giver() {
            return face.giver().shown();
        }
    }

    /**
     * What to show; null or empty means any.
     *
     * @param domain a domain's code; a root's code finds all below it
     * @param partner id of the giver
     * @param brand "*" = any brand of the city
     */
    public record Filter(String text, ProjectStatus status, SourcingBatch batch, String domain, FocusGroup group, String community,
                                String brand, Long partner, boolean expiring, boolean gone, LocalDate on) {
        public static final Filter ALL = of(Map.of());

        /** @param words keys: text, status, batch, domain, group, community, brand, partner (id), expiring, gone, on; others are ignored */
        public static Filter of(Map<String, String> words) {
            return new Filter(words.get("text"), words.containsKey("status") ? ProjectStatus.valueOf(words.get("status")) : null, batchOf(words),
                    words.get("domain"), words.containsKey("group") ? FocusGroup.valueOf(words.get("group")) : null, words.get("community"),
                    words.get("brand"), words.containsKey("partner") ? Long.valueOf(words.get("partner")) : null,
                    words.containsKey("expiring"), words.containsKey("gone"), dayOf(words));
        }
    }

    private static SourcingBatch batchOf(Map<String, String> words) {
        return words.containsKey("batch") ? SourcingBatch.valueOf(words.get("batch")) : null;
    }

    private static LocalDate dayOf(Map<String, String> words) {
        return words.containsKey("on") ? LocalDate.parse(words.get("on")) : null;
    }

    /** Letters and digits of a name in one form, so that a bracket's width or a space is no other name. */
    static String key(String name) {
        return Clean.text(name).replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.ROOT);
    }

    static String searchKey(Project.Face face) {
        SearchKey key = SearchKey.of(face.name()).words(Domains.nameOf(face.domain())).words(face.giver().sourceUnit());
        java.util.stream.Stream.of(face.audience().words(), face.brand(), face.community(), face.venue(), face.frequency()).forEach(key::words);
        return key.words(face.remark()).build();
    }
}
