package linli.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import linli.base.value.Money;
import linli.base.value.PayMethod;

/**
 * 收款收据 with its number that is never used twice and never missing; a refund is one of its own that refers to the first.
 *
 * @param total positive for a payment, negative for a refund
 * @param refersTo the receipt that a refund gives back from, or null
 * @param ended when it was voided, by whom and why, or null
 * @param prints how often it was printed
 */
public record Receipt(long id, String no, LocalDate on, ReceiptKind kind, Charge.Payer payer, Money total, List<Line> lines, Map<PayMethod, Money> payments,
        Long refersTo, String reason, String approver, String invoiceNo, String staff, Instant at, Voided ended, int prints) {
    /** A payment or a refund. */
    public enum ReceiptKind {
        PAY,
        REFUND
    }

    /** What of a charge it pays. */
    public record Line(Charge charge, Money amount) {}

    /** A void receipt keeps its number and its lines. */
    public record Voided(LocalDate on, String reason, String approver, String staff) {}

    /** 日结: what each method should hold and what was counted. */
    public record DayClose(long no, LocalDate day, String staff, Map<PayMethod, Money> expected, Map<PayMethod, Money> counted, String reason, Instant at) {
        public Money difference() {
            return counted.values().stream().reduce(Money.ZERO, Money::plus).minus(expected.values().stream().reduce(Money.ZERO, Money::plus));
        }
    }

    /** @return the same under its number. */
    Receipt numbered(long stored, String number, Instant moment) {
        return new Receipt(stored, number, on, kind, payer, total, lines, payments, refersTo, reason, approver, invoiceNo, staff, moment, ended, prints);
    }

    public boolean live() {
        return ended == null;
    }
}
