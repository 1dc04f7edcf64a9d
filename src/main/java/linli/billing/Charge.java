package linli.billing;

import java.time.LocalDate;
import linli.base.value.Money;
import linli.base.value.UserClass;

/**
 * 应收, one posted line: what somebody owes for something, by which tariff. It is never changed; a charge of the opposite
 * sign takes it back.
 *
 * @param quantity thousandths of the unit
 * @param otherReason why the price is not the tariff's, null for the tariff's price
 * @param approver who confirmed it, or what was waived by hand; null where nothing was to be confirmed
 * @param source what it is for: booking, enrolment, meal …, with its id; null when typed at the till
 * @param reverses the charge it takes back, or null
 */
public record Charge(long id, LocalDate on, Payer payer, FeeItem item, UserClass userClass, long quantity, Money unit, Money gross, Money waived, String waiveReason,
        Money net, long tariffId, String otherReason, String approver, String source, Long sourceId, String memo, LocalDate due, Long reverses, String staff) {
    /** @return the same with the id under which it stands in the store. */
    Charge stored(long stored) {
        return new Charge(stored, on, payer, item, userClass, quantity, unit, gross, waived, waiveReason, net, tariffId, otherReason, approver, source, sourceId, memo, due, reverses, staff);
    }

    /** Who pays: a resident, a partner, or a name. */
    public record Payer(Long residentId, Long partnerId, String name) {
        public static Payer named(String name) {
            return new Payer(null, null, name);
        }

        /** @return whether both are the same resident or the same partner. */
        boolean samePerson(Payer other) {
            return other != null && (residentId != null && residentId.equals(other.residentId) || partnerId != null && partnerId.equals(other.partnerId));
        }
    }

    /** A charge with what was paid for it, less what went back. */
    public record Due(Charge charge, Money paid, boolean reversed) {
        public Money open() {
            return reversed ? paid.negated() : charge.net().minus(paid);
        }
    }

    /** What somebody owes, and since when. @param days age of the oldest open charge past its due date, 0 when none is late */
    public record Arrears(Payer payer, Money open, LocalDate oldest, long days) {}
}
