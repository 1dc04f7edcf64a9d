package linli.inspections;

import java.time.LocalDate;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * 回访检查: one round of joint visits.
 *
 * @param no year-number, e.g. H2026-01
 * @param checklist the edition asked, or null for a round that came with an old ledger
 * @param departments ids of those that take part
 */
public record Round(long id, String no, String name, Long checklist, LocalDate from, LocalDate due, RoundStatus status, List<Long> departments, long version) {
    public Round {
        departments = List.copyOf(departments);
    }

    /** 进行中, 已结束, 作废. */
    public enum RoundStatus { OPEN, CLOSED, VOID }

    /** 合格, 限期整改, 劝退. */
    public enum Conclusion { PASS, MEND, DISMISS }

    /** One department stands for its part. @param voidReason null while it stands */
    public record Signature(long id, long department, String signer, LocalDate on, String staff, String voidReason) {}

    /**
     * One partner's turn.
     *
     * @param on null while nobody was there
     * @param tookPart departments as an old ledger names them, or ""
     * @param conclusion null while open
     * @param answers by item id
     */
    public record Visit(long id, long round, long partner, LocalDate on, String tookPart, Conclusion conclusion, String note, Map<Long, String> answers,
                        List<Signature> signatures, long version) {
        /** @return whether the department's part is signed. */
        boolean signed(long department) {
            return signatures.stream().anyMatch(one -> one.department() == department && one.voidReason() == null);
        }
    }

    /** A photo without its bytes. @param finding it belongs to, or null. @param voidReason null while it counts */
    public record Photo(long id, long visit, Long finding, String name, Media media, int size, String sha256, String staff, Instant at, String voidReason) {}

    /** What a photo's bytes are. */
    public enum Media { JPEG, PNG }

    /** A round with how far it is. @param late whether its day has passed with visits open */
    public record Progress(Round round, int visits, int done, int findings, boolean late) {}

    /** A visit as a list shows it. @param missing departments that have not signed, by name */
    public record Row(long visit, long round, String roundNo, String roundName, LocalDate due, long partner, String name, String contact, LocalDate on, Conclusion conclusion,
                      int openFindings, List<String> missing) {}
}
