package linli.fund;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import linli.base.db.Db;
import linli.base.text.UserError;
import linli.base.value.Money;
import linli.base.value.PayMethod;
import linli.fund.Ledger.Account;
import linli.fund.Ledger.EntryKind;

/**
 * 反哺支出, the front door: what the fund pays, with its voucher and a second person who proves it by the own password;
 * and the way of each yuan from the receipts that brought it. What may not be is a {@link UserError}, and nothing is
 * posted then.
 */
public final class FundSpends {
    private final Db db;
    private final Clock clock;
    private final Supplier<String> staff;
    private final BiFunction<String, String, String> second;
    private final Fund fund;
    private final FundStore store;
    private final FundQuery query;

    /** Who confirms: login and password of somebody else than who is signed in. */
    public record Second(String login, String password) {}

    /**
     * What is to be spent.
     *
     * @param voucher number of the paper that proves it
     * @param photo SHA-256 of the paper's photo, 64 hexadecimal digits, or null
     * @param activity the free class or activity it pays, or null
     */
    public record Draft(long project, LocalDate on, Money amount, PayMethod method, String payee, String voucher, String photo, String memo, Long activity) {}

    /**
     * @param staff name of who is signed in
     * @param second proves login and password and gives the person's name; throws UserError when they are wrong
     */
    public FundSpends(Db db, Clock clock, Supplier<String> staff, BiFunction<String, String, String> second, Fund fund) {
        this.db = db;
        this.clock = clock;
        this.staff = staff;
        this.second = second;
        this.fund = fund;
        store = new FundStore(db, clock);
        query = new FundQuery(db);
    }

    /**
     * Spends from a project; the oldest shares first.
     *
     * @throws UserError for more than there is, no voucher, oneself as the second person, a closed month, a day to come
     */
    public Ledger.Spend spend(Draft draft, Second confirming) {
        Money amount = draft.amount();
        if (amount == null || amount.fen() <= 0) {
            throw new UserError("error.fund.amount", amount == null ? "" : amount);
        }
        if (blank(draft.payee()) || blank(draft.voucher()) || blank(draft.memo())) {
            throw new UserError("error.fund.paper");
        }
        if (draft.photo() != null && !draft.photo().matches("[0-9a-f]{64}")) {
            throw new UserError("error.fund.photo");
        }
        LocalDate day = draft.on();
        if (day == null || day.isAfter(LocalDate.now(clock))) {
            throw new UserError("error.fund.future", day == null ? "" : day);
        }
        String approver = confirmed(confirming);
        return db.write(() -> {
            fund.requireOpen(day);
            Ledger.Project from = fund.project(draft.project());
            Money there = store.balance(from.id());
            if (amount.compareTo(there) > 0) {
                throw new UserError("error.fund.short", from.name(), amount, there);
            }
            long id = store.insert(new Ledger.Spend(0, store.lastSpendNo() + 1, from.id(), from.name(), day, amount, draft.method(), draft.payee().strip(), draft.voucher().strip(),
                    draft.photo(), draft.memo().strip(), draft.activity(), null, approver, staff.get(), false, null, 1));
            use(id, from.id(), amount);
            fund.post(day, EntryKind.SPEND, id, draft.memo().strip(), List.of(new Ledger.Line(Account.FUND, null, from.id(), amount),
                    new Ledger.Line(Account.valueOf(draft.method().name()), null, null, amount.negated())));
            return get(id);
        });
    }

    private void use(long spend, long project, Money amount) {
        Money left = amount;
        for (Map.Entry<Long, Money> share : query.unspent(project).entrySet()) {
            Money part = share.getValue().compareTo(left) > 0 ? left : share.getValue();
            store.use(spend, share.getKey(), part);
            left = left.minus(part);
            if (left.isZero()) {
                return;
            }
        }
        throw new IllegalStateException("the shares of project " + project + " lack " + left);
    }

    /** Takes a wrong spending back by an entry of its own; the spending stays readable with the reason. */
    public Ledger.Spend unspend(long id, String reason, Second confirming) {
        if (blank(reason)) {
            throw new UserError("error.fund.reason");
        }
        confirmed(confirming);
        return db.write(() -> {
            Ledger.Spend spend = get(id);
            LocalDate today = LocalDate.now(clock);
            fund.requireOpen(today);
            if (spend.reversed() || !store.reverse(id, spend.version(), reason.strip())) {
                throw new UserError("error.fund.reversed", spend.no());
            }
            fund.post(today, EntryKind.UNSPEND, id, reason.strip(), List.of(new Ledger.Line(Account.valueOf(spend.method().name()), null, null, spend.amount()),
                    new Ledger.Line(Account.FUND, null, spend.projectId(), spend.amount().negated())));
            return get(id);
        });
    }

    public Ledger.Spend get(long id) {
        return query.spends(id).stream().findFirst().orElseThrow(() -> new UserError("error.fund.noSpend", id));
    }

    /** @return every spending in the order of its number, with the title of what it paid. */
    public List<Ledger.Spend> all() {
        return query.spends(null);
    }

    /** @return the receipts whose shares a spending used, the oldest first. */
    public List<Ledger.Use> trace(long spend) {
        return query.uses(spend);
    }

    /** @return what a receipt's share paid. */
    public List<Ledger.Use> traceReceipt(long receipt) {
        return query.usesOf(receipt);
    }

    /** @return what the receipt of this number brought the fund and what that paid; empty when there is no such receipt. */
    public Optional<Ledger.Source> source(String receiptNo) {
        return query.source(receiptNo);
    }

    /** @return the same by the receipt's id. */
    public Optional<Ledger.Source> source(long receipt) {
        return query.source(receipt);
    }

    /** @return free classes and activities that a spending may pay: those of the last half year and to come. */
    public List<Ledger.Free> free() {
        return query.free(LocalDate.now(clock).minusMonths(6));
    }

    private String confirmed(Second who) {
        if (who == null || blank(who.login())) {
            throw new UserError("error.fund.approver", staff.get());
        }
        String name = second.apply(who.login(), who.password());
        if (name.equals(staff.get())) {
            throw new UserError("error.fund.approver", staff.get());
        }
        return name;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
