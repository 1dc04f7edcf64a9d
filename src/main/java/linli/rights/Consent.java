package linli.rights;

import java.time.LocalDate;

/**
 * 同意 (PIPL articles 29 and 31): what somebody agreed to, for one kind of sensitive data and one purpose.
 *
 * @param id 0 before it is kept
 * @param paper number of the signed paper
 * @param guardian who signed for a child under fourteen; "" for grown-ups
 * @param withdrawn the day it was taken back, or null
 */
public record Consent(long id, Kind kind, String purpose, LocalDate on, String paper, String guardian, LocalDate withdrawn) {
    /** Kinds of sensitive data. */
    public enum Kind { HEALTH, DISABILITY, AID, CHILD }
}
