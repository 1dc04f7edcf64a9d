package linli.fund;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.FeeArea;
import linli.base.value.Money;
import linli.base.value.PayMethod;
import linli.base.value.Right;
import linli.fund.Ledger.Account;
import linli.fund.Ledger.EntryKind;

/**
 * 公益基金, the front door: each low-fee income splits by the rule in force, spending is never more than there is, a month
 * once closed stays, and every yuan can be followed from a receipt to what it paid. Double entry underneath; nothing posted
 * is changed. What may not be is a {@link UserError}, and nothing is posted then.
 */
public final class Fund {
    static final int WHOLE = 10_000;
    private final Db db;
    /** For what a front desk alone may not do: rules, spending, closing months. */
    private final Db finance;
    private final Clock clock;
    private final Supplier<String> staff;
    private final FundStore store;
    private final FundQuery query;

    /** @param staff name of who is signed in */
    public Fund(Db db, Clock clock, Supplier<String> staff) {
        this.db = db;
        finance = db.needing(Right.FINANCE);
        this.clock = clock;
        this.staff = staff;
        store = new FundStore(db, clock);
        query = new FundQuery(db);
    }

    /** A part of a receipt. @param lowFee only such income is shared */
    public record Part(FeeArea area, boolean lowFee, Money amount) {}

    public List<Ledger.Project> projects() {
        return store.projects();
    }

    public Ledger.Project addProject(String name, String purpose, LocalDate since) {
        if (name == null || name.isBlank() || purpose == null || purpose.isBlank()) {
            throw new UserError("error.fund.project");
        }
        return finance.write(() -> {
            if (store.projects().stream().anyMatch(one -> one.name().equals(name.strip()))) {
                throw new UserError("error.fund.twin", name.strip());
            }
            long id = store.insert(name.strip(), purpose.strip(), since);
            return project(id);
        });
    }

    Ledger.Project project(long id) {
        return store.projects().stream().filter(one -> one.id() == id).findFirst().orElseThrow(() -> new UserError("error.fund.noProject", id));
    }

    /** Ends a project: what it has left can still be spent, but no rule gives to it from the day after on. */
    public Ledger.Project endProject(long id, long version, LocalDate until) {
        return finance.write(() -> {
            Ledger.Project project = project(id);
            if (until.isBefore(project.since()) || rules().stream().anyMatch(rule -> rule.project().id() == id && rule.from().isAfter(until))
                    || java.util.Arrays.stream(FeeArea.values()).map(area -> rule(area, until.plusDays(1))).anyMatch(rule -> rule != null && rule.project().id() == id && rule.shareBp() > 0)) {
                throw new UserError("error.fund.inForce", project.name(), until);
            }
            if (!store.end(id, version, until)) {
                throw new UserError("error.fund.changed", project.name());
            }
            return project(id);
        });
    }

    /** @return rules by area, the newest first. */
    public List<Ledger.Rule> rules() {
        return store.rules();
    }

    /** @param percent share of the income, 0 to 100 with two decimals */
    public void setRule(FeeArea area, long project, java.math.BigDecimal percent, LocalDate from, String basis) {
        java.math.BigDecimal bp = percent.movePointRight(2);
        if (bp.stripTrailingZeros().scale() > 0 || bp.intValue() < 0 || bp.intValue() > WHOLE) {
            throw new UserError("error.fund.share", percent);
        }
        if (basis == null || basis.isBlank()) {
            throw new UserError("error.fund.basis");
        }
        finance.write(() -> {
            requireOpen(from);
            if (store.rules().stream().anyMatch(rule -> rule.area() == area && rule.from().equals(from))) {
                throw new UserError("error.fund.ruleTwin", Texts.of(area), from);
            }
            if (!project(project).on(from)) {
                throw new UserError("error.fund.ended", project(project).name(), from);
            }
            store.insert(area, project, bp.intValue(), from, basis.strip(), staff.get());
        });
    }

    /** @return the rule of the area in force on the day, or null. */
    public Ledger.Rule rule(FeeArea area, LocalDate day) {
        return store.rule(area, day).orElse(null);
    }

    /** @return whether the day's month is closed. */
    public boolean shut(LocalDate day) {
        return YearMonth.from(day).toString().compareTo(store.lastClosed()) <= 0;
    }

    /** @throws UserError when the day's month is closed. */
    public void requireOpen(LocalDate day) {
        if (shut(day)) {
            throw new UserError("error.fund.closed", YearMonth.from(day), store.lastClosed());
        }
    }

    /**
     * Posts what a receipt brought; inside the caller's transaction.
     *
     * @param money where the money went; adds up to the parts
     */
    public Ledger.Entry receive(long receipt, String no, LocalDate day, Map<PayMethod, Money> money, List<Part> parts) {
        return db.write(() -> {
            requireOpen(day);
            List<Ledger.Line> lines = new ArrayList<>();
            money.forEach((method, amount) -> lines.add(new Ledger.Line(Account.valueOf(method.name()), null, null, amount)));
            byArea(parts).forEach((area, part) -> {
                Ledger.Rule rule = part.lowFee.isZero() ? null : rule(area, day);
                Money share = rule == null ? Money.ZERO : rule.of(part.lowFee);
                add(lines, Account.FUND, area, rule == null ? null : rule.project().id(), share.negated());
                add(lines, Account.INCOME, area, null, part.all.minus(share).negated());
            });
            return post(day, EntryKind.RECEIPT, receipt, Texts.text("fund.memo.receipt", no), lines);
        });
    }

    /** @return what of such income goes to the fund by the rules in force on the day. */
    public Money share(LocalDate day, List<Part> parts) {
        return byArea(parts).entrySet().stream().filter(one -> !one.getValue().lowFee.isZero()).map(one -> {
            Ledger.Rule rule = rule(one.getKey(), day);
            return rule == null ? Money.ZERO : rule.of(one.getValue().lowFee);
        }).reduce(Money.ZERO, Money::plus);
    }

    private record Sum(Money all, Money lowFee) {}

    private static Map<FeeArea, Sum> byArea(List<Part> parts) {
        Map<FeeArea, Sum> sums = new LinkedHashMap<>();
        parts.forEach(part -> sums.merge(part.area, new Sum(part.amount, part.lowFee ? part.amount : Money.ZERO),
                (a, b) -> new Sum(a.all.plus(b.all), a.lowFee.plus(b.lowFee))));
        return sums;
    }

    private static void add(List<Ledger.Line> lines, Account account, FeeArea area, Long project, Money amount) {
        if (!amount.isZero()) {
            lines.add(new Ledger.Line(account, area, project, amount));
        }
    }

    /**
     * Posts what of a receipt goes back to the payer. The fund gives its part back as far as it is not spent; what is spent
     * is borne by the income, so that the fund is never below nothing.
     *
     * @param receipt the receipt that brought it
     * @param kind REFUND or VOID
     */
    public Ledger.Entry giveBack(long receipt, EntryKind kind, String no, LocalDate day, Map<PayMethod, Money> money, List<Part> parts) {
        return db.write(() -> {
            requireOpen(day);
            Map<FeeArea, FundQuery.Share> shares = query.shares(receipt);
            List<Ledger.Line> lines = new ArrayList<>();
            money.forEach((method, amount) -> lines.add(new Ledger.Line(Account.valueOf(method.name()), null, null, amount.negated())));
            byArea(parts).forEach((area, part) -> {
                FundQuery.Share share = shares.get(area);
                if (share == null || part.all.compareTo(share.left()) > 0) {
                    throw new UserError("error.fund.tooMuch", no, part.all, share == null ? Money.ZERO : share.left());
                }
                Money fund = share.projectId() == null ? Money.ZERO : fundPart(receipt, share, part.all);
                add(lines, Account.FUND, area, share.projectId(), fund);
                add(lines, Account.INCOME, area, null, part.all.minus(fund));
            });
            return post(day, kind, receipt, Texts.text(kind == EntryKind.VOID ? "fund.memo.void" : "fund.memo.refund", no), lines);
        });
    }

    private Money fundPart(long receipt, FundQuery.Share share, Money amount) {
        Money due = amount.equals(share.left()) ? share.fund().minus(share.fundBack())
                : new Money(java.math.BigDecimal.valueOf(amount.fen()).multiply(java.math.BigDecimal.valueOf(share.fund().fen()))
                        .divide(java.math.BigDecimal.valueOf(share.taken().fen()), 0, java.math.RoundingMode.HALF_UP).longValueExact());
        Money unspent = share.fund().minus(share.fundBack()).minus(query.used(receipt, share.projectId()));
        return due.compareTo(unspent) > 0 ? unspent.isNegative() ? Money.ZERO : unspent : due;
    }

    /** Adds an entry; called in the transaction of what it stands for. */
    Ledger.Entry post(LocalDate day, EntryKind kind, long source, String memo, List<Ledger.Line> lines) {
        long left = lines.stream().mapToLong(line -> line.amount().fen()).sum();
        if (left != 0 || lines.isEmpty()) {
            throw new IllegalStateException("an entry that does not balance: " + left + " fen in " + memo);
        }
        return store.post(day, kind, source, memo, staff.get(), lines);
    }

    /** @return what a project has left. */
    public Money balance(long project) {
        return store.balance(project);
    }

    /** @return what all projects have left. */
    public Money balance() {
        return store.inAccount(Account.FUND).negated();
    }

    /** @return the clerk's book of the days, with what was there before. */
    public List<Ledger.Row> book(LocalDate from, LocalDate to) {
        return query.book(from, to, query.heldOn(from.minusDays(1)));
    }

    /** @return what the fund held at the end of the day. */
    public Money heldOn(LocalDate day) {
        return query.heldOn(day);
    }

    /** @return the month as announced, or as it stands when it is still open. */
    public Ledger.Month month(YearMonth month) {
        return store.closed(month.toString()).orElseGet(() -> open(month));
    }

    /** @return every month from the first entry to now, the newest first; those not closed as they stand. */
    public List<Ledger.Month> months() {
        List<Ledger.Month> months = new ArrayList<>(store.closed());
        String last = store.lastClosed();
        YearMonth from = last.isEmpty() ? query.first().map(YearMonth::from).orElse(YearMonth.now(clock)) : YearMonth.parse(last).plusMonths(1);
        for (YearMonth month = from; !month.isAfter(YearMonth.now(clock)); month = month.plusMonths(1)) {
            months.addFirst(open(month));
        }
        return months;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private Ledger.Month open(YearMonth month) {
        LocalDate from = month.atDay(1);
        LocalDate to = month.atEndOfMonth();
        Money income = query.income(from, to).values().stream().reduce(Money.ZERO, Money::plus);
        return new Ledger.Month(month.toString(), query.heldOn(from.minusDays(1)), query.moved(from, to, false), query.moved(from, to, true), query.heldOn(to), income, false, "");
    }

    /** @return by area what was taken between the days, less what went back. */
    public Map<FeeArea, Money> income(LocalDate from, LocalDate to) {
        return query.income(from, to);
    }

    /** Closes a month: nothing is posted into it or before it any more. */
    public Ledger.Month closeMonth(YearMonth month) {
        return finance.write(() -> {
            requireOpen(month.atDay(1));
            if (month.isAfter(YearMonth.now(clock))) {
                throw new UserError("error.fund.future", month);
            }
            // A month left open before it would be shut with it, without figures of its own.
            YearMonth before = month.minusMonths(1);
            if (query.first().map(YearMonth::from).filter(first -> !first.isAfter(before)).isPresent() && before.toString().compareTo(store.lastClosed()) > 0) {
                throw new UserError("error.fund.order", month, before);
            }
            Ledger.Month now = open(month);
            if (!now.balances()) {
                throw new IllegalStateException("month " + month + " does not balance: " + now);
            }
            store.close(now, staff.get());
            return month(month);
        });
    }

    /** Empties the books: for taking the sample out, where nothing real stands in them. */
    public void forget() {
        db.require(Right.ADMIN);
        finance.write(store::clear);
    }

    /** @return number of the last entry, 0 when there is none. */
    public long lastNo() {
        return store.lastNo();
    }

    /** @return numbers of entries that were changed, removed or put in after they were posted; none when all is whole. */
    public List<Long> broken() {
        return store.broken();
    }

    /** @return what else of the books does not agree: receipts and spendings without their entry, closed months that were changed; a sentence each. */
    public List<String> unsound() {
        List<String> unsound = new ArrayList<>();
        query.unbooked().forEach(no -> unsound.add(Texts.text("fund.check.receipt", no)));
        query.unbookedSpends().forEach(no -> unsound.add(Texts.text("fund.check.spend", no)));
        store.brokenMonths().forEach(month -> unsound.add(Texts.text("fund.check.month", month)));
        return unsound;
    }

    /** @return the journal as Beancount text, one balanced transaction an entry. */
    public String beancount() {
        return FundBooks.beancount(store.everyEntry(), store.projects());
    }
}
