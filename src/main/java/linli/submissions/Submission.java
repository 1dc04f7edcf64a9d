package linli.submissions;

import java.time.OffsetDateTime;
import java.util.List;
import linli.base.value.Span;
import linli.tables.Filled;

/**
 * 报送: a table as it was sent, frozen. A later sending of the same table and period is 第N次报送 and leaves this one as it is.
 *
 * @param form the table's short name
 * @param edition 1 for the first sending
 * @param reason why it was sent again; null for the first
 */
public record Submission(long id, String form, Span span, int edition, OffsetDateTime at, String by, String reason, Snapshot figures) {

    /** What stood on the paper. */
    public record Snapshot(String title, String cutoff, List<Cell> cells) {}

    /** One figure. @param id stable from period to period. @param value as a plain number, or null */
    public record Cell(String id, String row, String column, String shown, String value) {}

    /**
     * A figure out of the ordinary: nobody sends it unseen.
     *
     * @param key table and figure, for the tick
     * @param why with the figures it is compared with
     */
    public record Unusual(String key, String form, String label, String shown, String why) {}

    /**
     * What a sending would be.
     *
     * @param edition its number for this table
     * @param differences from the last sending; empty for the first, and when nothing has changed
     */
    public record Draft(String form, String title, int edition, List<Filled.Changed> differences, List<Unusual> unusual) {
        /** @return whether it was sent already just like this. */
        public boolean unchanged() {
            return edition > 1 && differences.isEmpty();
        }
    }
}
