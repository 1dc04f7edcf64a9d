package linli.exchange;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * 导入记录: one import that was written.
 *
 * @param kept changes that stayed when it was taken back, because their rows were edited or used; they can be asked for again
 */
public record ImportRun(long id, String kind, String fileName, String sha256, OffsetDateTime at, String staffName, Counts counts,
        OffsetDateTime undoneAt, long kept) {

    /**
     * What an import did.
     *
     * @param run id of the import record
     * @param counts what happened to the rows
     * @param returns workbook of the rejected rows with their reasons, or null when none was rejected
     * @param annotated marked copy of the whole workbook, or null when none was asked for
     */
    public record Outcome(long run, Counts counts, Path returns, Path annotated) {}

    /**
     * What taking back an import did.
     *
     * @param run id of the import record
     * @param back changes taken back
     * @param kept rows edited or used since, which stay as they are
     */
    public record Undone(long run, int back, List<Kept> kept) {
        /**
         * @param created whether the import had created the row (otherwise it had changed it)
         * @param name who or what the row is, masked
         */
        public record Kept(String subject, long id, boolean created, String name) {
            Kept(String subject, long id, boolean created) {
                this(subject, id, created, "");
            }

            Kept named(String now) {
                return new Kept(subject, id, created, now);
            }
        }
    }
}
