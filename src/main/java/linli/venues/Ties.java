package linli.venues;

import java.util.List;
import linli.base.value.Money;

/**
 * What hangs on bookings elsewhere in the house.
 *
 * @param classes the classes and activities held in them, by name
 * @param calls their people to be phoned
 * @param refund what was paid and would be given back
 */
public record Ties(List<String> classes, List<Call> calls, Money refund) {
    public static final Ties NONE = new Ties(List.of(), List.of(), Money.ZERO);

    /** Somebody to be phoned. @param phone masked, "" when none is known */
    public record Call(String name, String phone, String why) {}

    /** What a cancelling or a closure would bring about, to be shown before it is done. */
    public record Consequences(List<Booking> bookings, List<String> classes, List<Call> calls, Money refund) {}
}
