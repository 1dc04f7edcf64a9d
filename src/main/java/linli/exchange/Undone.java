package linli.exchange;

import java.util.List;

/**
 * What taking back an import did.
 *
 * @param run id of the import record
 * @param back changes taken back
 * @param kept rows edited or used since, which stay as they are
 */
public record Undone(long run, int back, List<Kept> kept) {
    /** @param created whether the import had created the row (otherwise it had changed it) */
    public record Kept(String subject, long id, boolean created) {}
}
