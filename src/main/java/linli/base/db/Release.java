package linli.base.db;

import java.time.OffsetDateTime;
import java.util.List;
import linli.base.value.Purpose;

/**
 * A line of the register of what went out (提供登记).
 *
 * @param id 0 before it stands in the register
 * @param subject the kind of list, or PAPER
 * @param title what a person calls it
 * @param columns what each row told
 * @param whole whether numbers and phones stood there in full
 * @param sha256 of the file's bytes
 */
public record Release(long id, OffsetDateTime at, String login, String staff, Way way, String subject, String title, Purpose why, List<String> columns, int rows,
        boolean whole, String file, String sha256) {
    /** How it went out. */
    public enum Way { FILE, PAPER }

    /** A file about to be told to the register. */
    public static Release of(Way way, String subject, String title, Purpose why, List<String> columns, int rows, boolean whole, String file, String sha256) {
        return new Release(0, null, "", "", way, subject, title, why, columns, rows, whole, file, sha256);
    }
}
