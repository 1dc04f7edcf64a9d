package linli.enrolments;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.FeeArea;
import linli.base.value.Money;
import linli.base.value.UserClass;
import linli.billing.Charge;
import linli.billing.FeeItem;
import linli.billing.Tariff;
import linli.billing.Tariffs;
import linli.billing.Till;
import linli.enrolments.EnrolmentQuery.Offer;

/**
 * 报名收费: what a seat in a 增值低偿 class costs by the public tariff, charged in the transaction that gives the seat; a
 * 基础公益 class is never charged. Which price: the item that bears the class's name, otherwise the grade (档) whose public
 * price for residents is the class's own.
 */
public final class EnrolmentFees {
    static final String SOURCE = "enrolment";
    /** Lists without a till: nothing is charged. */
    static final EnrolmentFees NONE = new EnrolmentFees(null, null);
    private static final long ONE = 1000;
    private final Till till;
    private final Tariffs tariffs;

    public EnrolmentFees(Till till, Tariffs tariffs) {
        this.till = till;
        this.tariffs = tariffs;
    }

    /**
     * How a seat's fee stands.
     *
     * @param paid what was paid, less what went back
     * @param reversed the charge was taken back: what is paid is owed to the payer
     */
    public record Fee(long charge, Money net, Money paid, boolean reversed, LocalDate on) {
        /** @return what is still to be paid. */
        public Money open() {
            return reversed || paid.compareTo(net) > 0 ? Money.ZERO : net.minus(paid);
        }
    }

    /** @return the charge of the seat; empty for what costs nothing or was charged already. */
    Optional<Charge> charge(Offer offer, Enrolment one, LocalDate day) {
        if (till == null || !offer.lowFee() || offer.price().isZero() || one.chargeId() != null) {
            return Optional.empty();
        }
        FeeItem item = item(offer, day).orElseThrow(() -> new UserError("error.enrolments.noFee", offer.title(), offer.price()));
        Charge.Payer payer = new Charge.Payer(one.person().residentId(), null, one.person().name());
        return Optional.of(till.charge(Till.Draft.of(payer, item.code(), UserClass.RESIDENT, ONE, day, Texts.text("enrolments.fee.memo", offer.title(), offer.no())).from(SOURCE, one.id()), null));
    }

    private Optional<FeeItem> item(Offer offer, LocalDate day) {
        List<FeeItem> terms = tariffs.items().stream().filter(one -> one.active() && one.area() == FeeArea.CLASS && one.kind() == FeeItem.ItemKind.LOW_FEE
                && one.unit() == FeeItem.FeeUnit.TERM).toList();
        Optional<FeeItem> named = terms.stream().filter(one -> one.name().equals(offer.title())).findFirst();
        if (named.isPresent()) {
            return named;
        }
        List<Tariff.Price> prices = tariffs.inForce(day).map(Tariff::prices).orElse(List.of());
        return terms.stream().filter(one -> prices.stream().anyMatch(price -> price.itemId() == one.id() && price.userClass() == UserClass.RESIDENT && price.amount().equals(offer.price())))
                .findFirst();
    }

    /** Takes the charge of a seat given up back where nothing was paid for it; what was paid is refunded at the till. */
    void release(Enrolment one, String reason) {
        if (till == null || one.chargeId() == null) {
            return;
        }
        till.charged(one.chargeId()).filter(due -> !due.reversed() && due.paid().isZero()).ifPresent(due -> till.reverse(due.charge().id(), reason));
    }
}
