package linli.billing;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import linli.base.db.Db;
import linli.base.text.UserError;
import linli.base.value.Money;
import linli.base.value.PayMethod;
import linli.base.value.Right;
import linli.base.value.UserClass;
import linli.billing.Receipt.ReceiptKind;
import linli.fund.Fund;
import linli.fund.Ledger.EntryKind;

/**
 * 收费, the front door: what is owed and by which tariff, receipts whose numbers have no gaps, voids and refunds by a second
 * person, the day's close. A posted line is never changed. Each posting is one transaction with its share for the fund; what
 * may not be is a {@link UserError}, and nothing is posted then.
 */
public final class Till {
    private static final int DUE_DAYS = 30;
    private final Db db;
    /** What a feature charges by its own rule at the public price is the daily work; money changes hands at the till only. */
    private final Db owing;
    private final Clock clock;
    private final Supplier<String> staff;
    private final BiFunction<String, String, String> second;
    private final Tariffs tariffs;
    private final Fund fund;
    private final TillStore store;
    private final TillQuery query;

    /** Who confirms: login and password of somebody else than who is signed in. */
    public record Second(String login, String password) {}

    /**
     * What is to be charged.
     *
     * @param quantity thousandths of the item's unit
     * @param waived taken off on top of an exemption, with its reason; null for nothing. Typed at the till ({@code source}
     *     null) it needs a second person; a feature's own dated rule (a meal's subsidy) does not
     * @param other another unit price than the tariff's, with its reason; null for the tariff's. Needs a second person
     */
    public record Draft(Charge.Payer payer, String item, UserClass userClass, long quantity, LocalDate on, String memo, String source, Long sourceId, Money waived,
            String waiveReason, Money other, String otherReason) {
        public static Draft of(Charge.Payer payer, String item, UserClass userClass, long quantity, LocalDate on, String memo) {
            return new Draft(payer, item, userClass, quantity, on, memo, null, null, null, null, null, null);
        }

        public Draft from(String source, long id) {
            return new Draft(payer, item, userClass, quantity, on, memo, source, id, waived, waiveReason, other, otherReason);
        }

        public Draft less(Money waived, String reason) {
            return new Draft(payer, item, userClass, quantity, on, memo, source, sourceId, waived, reason, other, otherReason);
        }

        public Draft at(Money other, String reason) {
            return new Draft(payer, item, userClass, quantity, on, memo, source, sourceId, waived, waiveReason, other, reason);
        }
    }

    /**
     * @param staff name of who is signed in
     * @param second proves login and password and gives the person's name; throws UserError when they are wrong
     */
    public Till(Db db, Clock clock, Supplier<String> staff, BiFunction<String, String, String> second, Tariffs tariffs, Fund fund) {
        this.db = db;
        owing = db.needing(Right.DESK, Right.TILL, Right.FINANCE);
        this.clock = clock;
        this.staff = staff;
        this.second = second;
        this.tariffs = tariffs;
        this.fund = fund;
        store = new TillStore(db, clock);
        query = new TillQuery(db);
    }

    /**
     * Posts what somebody owes.
     *
     * @param confirming null unless the amount is another than the tariff's: by a price of its own, or by something waived
     */
    public Charge charge(Draft draft, Second confirming) {
        if (draft.payer() == null || draft.payer().name() == null || draft.payer().name().isBlank()) {
            throw new UserError("error.billing.payer");
        }
        boolean by = draft.waived() != null && !draft.waived().isZero();
        boolean asked = draft.other() != null || by && draft.source() == null;
        String approver = asked ? confirmed(confirming) : null;
        return (asked || draft.source() == null ? db : owing).write(() -> {
            fund.requireOpen(draft.on());
            Tariff.Quote quote = tariffs.quote(draft.item(), draft.userClass(), draft.quantity(), draft.on(), draft.payer());
            Money unit = draft.other() == null ? quote.unit() : draft.other();
            if (unit.isNegative()) {
                throw new UserError("error.billing.price", unit);
            }
            if (draft.other() != null && (draft.otherReason() == null || draft.otherReason().isBlank())) {
                throw new UserError("error.billing.otherReason");
            }
            Money gross = Tariffs.times(unit, draft.quantity());
            if (by && (draft.waiveReason() == null || draft.waiveReason().isBlank())) {
                throw new UserError("error.billing.waiveReason");
            }
            Money exempt = draft.other() == null ? quote.waived() : Money.ZERO;
            Money waived = by ? exempt.plus(draft.waived()) : exempt;
            if (waived.isNegative() || waived.compareTo(gross) > 0) {
                throw new UserError("error.billing.waived", waived, gross);
            }
            String why = by ? quote.waiveReason() == null ? draft.waiveReason().strip() : quote.waiveReason() + " " + draft.waiveReason().strip() : exempt.isZero() ? null : quote.waiveReason();
            Charge made = new Charge(0, draft.on(), draft.payer(), quote.item(), draft.userClass(), draft.quantity(), unit, gross, waived, why, gross.minus(waived),
                    quote.tariff().id(), draft.other() == null ? null : draft.otherReason().strip(), approver, draft.source(), draft.sourceId(),
                    draft.memo() == null ? "" : draft.memo().strip(), draft.on().plusDays(DUE_DAYS), null, staff.get());
            return made.stored(store.insert(made));
        });
    }

    /** Takes a charge back that nothing was paid for; what was paid is refunded first. */
    public Charge reverse(long charge, String reason) {
        require(reason);
        Charge.Due now = due(charge);
        return (now.charge().source() == null ? db : owing).write(() -> {
            Charge.Due due = due(charge);
            fund.requireOpen(today());
            if (due.reversed()) {
                throw new UserError("error.billing.reversed", due.charge().item().name());
            }
            if (!due.paid().isZero()) {
                throw new UserError("error.billing.paid", due.charge().item().name(), due.paid());
            }
            Charge old = due.charge();
            long id = store.insert(new Charge(0, today(), old.payer(), old.item(), old.userClass(), old.quantity(), old.unit(), old.gross().negated(), old.waived().negated(),
                    old.waiveReason(), old.net().negated(), old.tariffId(), old.otherReason(), old.approver(), old.source(), old.sourceId(), reason.strip(), today(), old.id(),
                    staff.get()));
            return store.charges(List.of(id)).getFirst();
        });
    }

    private Charge.Due due(long charge) {
        return query.due(charge).orElseThrow(() -> new UserError("error.billing.noCharge", charge));
    }

    /** @return a charge with what was paid for it; empty when there is none of this id. */
    public Optional<Charge.Due> charged(long charge) {
        return query.due(charge);
    }

    /** @return what the payer still owes, the oldest first. */
    public List<Charge.Due> owed(Charge.Payer payer) {
        return query.owed(payer);
    }

    /** @return what was charged for something of another feature: its charges with what was paid. */
    public List<Charge.Due> of(String source, long id) {
        return query.from(source, id);
    }

    /** @return the receipts in force that paid something of a charge, the newest first. */
    public List<Receipt> receiptsFor(long charge) {
        return store.touching(charge).stream().filter(one -> one.live() && one.kind() == ReceiptKind.PAY).toList();
    }

    /**
     * Takes money for charges and gives the receipt.
     *
     * @param parts what is paid of each charge; part payments are allowed, more than is owed is not
     * @param methods how; adds up to the parts
     */
    public Receipt pay(Charge.Payer payer, Map<Long, Money> parts, Map<PayMethod, Money> methods, String invoiceNo) {
        return db.write(() -> {
            LocalDate today = today();
            requireDay(today);
            List<Receipt.Line> lines = new ArrayList<>();
            parts.forEach((id, amount) -> {
                Charge.Due due = due(id);
                if (amount.fen() <= 0 || due.reversed() || amount.compareTo(due.open()) > 0) {
                    throw new UserError("error.billing.part", due.charge().item().name(), amount, due.reversed() ? Money.ZERO : due.open());
                }
                lines.add(new Receipt.Line(due.charge(), amount));
            });
            Money total = total(lines);
            Map<PayMethod, Money> paid = checked(methods, total);
            Receipt receipt = issue(new Receipt(0, null, today, ReceiptKind.PAY, payer, total, lines, paid, null, null, null, blank(invoiceNo), staff.get(), null, null, 0));
            fund.receive(receipt.id(), receipt.no(), today, paid, parts(lines));
            return receipt;
        });
    }

    private Receipt issue(Receipt draft) {
        String no = number(draft.on().getYear(), store.next(draft.on().getYear()));
        Receipt numbered = draft.numbered(0, no, clock.instant());
        return numbered.numbered(store.insert(numbered), no, numbered.at());
    }

    static String number(int year, long no) {
        return String.format("%d-%06d", year, no);
    }

    /** @return the number of the next receipt, unless somebody else is quicker. */
    public String nextNo() {
        return number(today().getYear(), store.last(today().getYear()) + 1);
    }

    /** A receipt as it would be, of which nothing is posted. @param share what would go to the fund */
    public record Preview(Receipt receipt, Money share) {}

    /** @return what {@link #pay} would give for the same; its receipt has the id 0 and the next number. */
    public Preview preview(Charge.Payer payer, Map<Long, Money> parts, Map<PayMethod, Money> methods) {
        List<Receipt.Line> lines = store.charges(parts.keySet()).stream().map(charge -> new Receipt.Line(charge, parts.get(charge.id()))).toList();
        Receipt receipt = new Receipt(0, nextNo(), today(), ReceiptKind.PAY, payer, total(lines), lines, methods, null, null, null, null, staff.get(), clock.instant(), null, 0);
        return new Preview(receipt, fund.share(today(), parts(lines)));
    }

    private static List<Fund.Part> parts(List<Receipt.Line> lines) {
        return lines.stream().map(line -> new Fund.Part(line.charge().item().area(), line.charge().item().kind() == FeeItem.ItemKind.LOW_FEE,
                line.amount().isNegative() ? line.amount().negated() : line.amount())).toList();
    }

    private static Money total(List<Receipt.Line> lines) {
        return lines.stream().map(Receipt.Line::amount).reduce(Money.ZERO, Money::plus);
    }

    private static Map<PayMethod, Money> checked(Map<PayMethod, Money> methods, Money total) {
        Map<PayMethod, Money> paid = new EnumMap<>(PayMethod.class);
        methods.forEach((method, amount) -> {
            if (amount.isNegative()) {
                throw new UserError("error.billing.method", amount);
            }
            if (!amount.isZero()) {
                paid.put(method, amount);
            }
        });
        Money sum = paid.values().stream().reduce(Money.ZERO, Money::plus);
        if (total.fen() <= 0 || !sum.equals(total)) {
            throw new UserError("error.billing.sum", sum, total);
        }
        return paid;
    }

    /** Makes a receipt void: its number and lines stay, its money goes back in the books. */
    public Receipt cancel(long id, String reason, Second confirming) {
        require(reason);
        String approver = confirmed(confirming);
        return db.write(() -> {
            Receipt receipt = receipt(id);
            LocalDate today = today();
            openDay(today);
            if (!receipt.live()) {
                throw new UserError("error.billing.voided", receipt.no(), receipt.ended().on());
            }
            if (receipt.kind() == ReceiptKind.REFUND || !store.refunds(id).isEmpty()) {
                throw new UserError("error.billing.refunded", receipt.no());
            }
            if (fund.shut(receipt.on())) {
                throw new UserError("error.billing.monthShut", receipt.no(), receipt.on());
            }
            store.end(id, new Receipt.Voided(today, reason.strip(), approver, staff.get()));
            fund.giveBack(id, EntryKind.VOID, receipt.no(), today, receipt.payments(), parts(receipt.lines()));
            return receipt(id);
        });
    }

    /**
     * Gives money of a receipt back, all or part of it, by a receipt of its own.
     *
     * @param parts by charge what goes back, positive
     */
    public Receipt refund(long id, Map<Long, Money> parts, Map<PayMethod, Money> methods, String reason, Second confirming) {
        require(reason);
        String approver = confirmed(confirming);
        return db.write(() -> {
            Receipt receipt = receipt(id);
            LocalDate today = today();
            openDay(today);
            if (!receipt.live() || receipt.kind() == ReceiptKind.REFUND) {
                throw new UserError("error.billing.noRefund", receipt.no());
            }
            Map<Long, Money> left = left(receipt);
            List<Receipt.Line> lines = new ArrayList<>();
            parts.forEach((charge, amount) -> {
                Money most = left.getOrDefault(charge, Money.ZERO);
                if (amount.fen() <= 0 || amount.compareTo(most) > 0) {
                    throw new UserError("error.billing.refundPart", receipt.no(), amount, most);
                }
                lines.add(new Receipt.Line(store.charges(List.of(charge)).getFirst(), amount.negated()));
            });
            Map<PayMethod, Money> back = checked(methods, total(lines).negated());
            Receipt refund = issue(new Receipt(0, null, today, ReceiptKind.REFUND, receipt.payer(), total(lines), lines,
                    back.entrySet().stream().collect(toMap(Map.Entry::getKey, one -> one.getValue().negated())), id, reason.strip(), approver, null, staff.get(), null, null, 0));
            fund.giveBack(id, EntryKind.REFUND, refund.no(), today, back, parts(lines));
            return refund;
        });
    }

    /** @return by charge what of a receipt has not gone back yet. */
    public Map<Long, Money> left(Receipt receipt) {
        Map<Long, Money> left = receipt.lines().stream().collect(toMap(line -> line.charge().id(), Receipt.Line::amount, Money::plus));
        store.refunds(receipt.id()).stream().flatMap(refund -> refund.lines().stream())
                .forEach(line -> left.merge(line.charge().id(), line.amount(), Money::plus));
        return left;
    }

    /** @return how a sum of a receipt goes back: by the ways it was paid, less what went back by them before. */
    public Map<PayMethod, Money> ways(Receipt receipt, Money total) {
        Map<PayMethod, Money> left = new EnumMap<>(receipt.payments());
        store.refunds(receipt.id()).forEach(refund -> refund.payments().forEach((method, amount) -> left.merge(method, amount, Money::plus)));
        Map<PayMethod, Money> back = new EnumMap<>(PayMethod.class);
        Money open = total;
        for (Map.Entry<PayMethod, Money> way : left.entrySet()) {
            Money part = way.getValue().compareTo(open) < 0 ? way.getValue() : open;
            if (part.fen() > 0) {
                back.put(way.getKey(), part);
                open = open.minus(part);
            }
        }
        return back;
    }

    public Receipt receipt(long id) {
        return store.receipt(id).orElseThrow(() -> new UserError("error.billing.noReceipt", id));
    }

    /** Notes that the receipt was printed. @return how often now: from the second on it says 补打 */
    public int printed(long id) {
        return db.write(() -> {
            store.printed(id, staff.get());
            return receipt(id).prints();
        });
    }

    private void openDay(LocalDate day) {
        fund.requireOpen(day);
        requireDay(day);
    }

    /** The month is looked at by the fund, when the money is posted there. */
    private void requireDay(LocalDate day) {
        if (store.dayClosed(day, staff.get())) {
            throw new UserError("error.billing.dayClosed", day, staff.get());
        }
    }

    private String confirmed(Second who) {
        if (who == null || who.login() == null || who.login().isBlank()) {
            throw new UserError("error.billing.second");
        }
        String name = second.apply(who.login(), who.password());
        if (name.equals(staff.get())) {
            throw new UserError("error.billing.second");
        }
        return name;
    }

    private static void require(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new UserError("error.billing.reason");
        }
    }

    private static String blank(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
