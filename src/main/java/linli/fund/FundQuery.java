package linli.fund;

import static linli.schema.Tables.ACTIVITY;
import static linli.schema.Tables.FUND_ENTRY;
import static linli.schema.Tables.FUND_LINE;
import static linli.schema.Tables.FUND_PROJECT;
import static linli.schema.Tables.FUND_SPEND;
import static linli.schema.Tables.FUND_USE;
import static linli.schema.Tables.RECEIPT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.value.FeeArea;
import linli.base.value.Money;
import linli.base.value.PayMethod;
import linli.fund.Ledger.Account;
import linli.fund.Ledger.EntryKind;
import org.jooq.Condition;

/** Reads the fund: what each receipt's share has left, the clerk's book, and where a yuan went. */
final class FundQuery {
    private final Db db;

    FundQuery(Db db) {
        this.db = db;
    }

    /** What one receipt brought of an area: all of it, the fund's part of that, and what went back of both. */
    record Share(FeeArea area, Long projectId, Money taken, Money fund, Money givenBack, Money fundBack) {
        Money left() {
            return taken.minus(givenBack);
        }
    }

    /** @return by area what a receipt brought and what of it went back. */
    Map<FeeArea, Share> shares(long receipt) {
        Map<FeeArea, Share> shares = new LinkedHashMap<>();
        db.sql().select(FUND_LINE.AREA, FUND_LINE.ACCOUNT, FUND_LINE.PROJECT_ID, FUND_LINE.FEN, FUND_ENTRY.KIND).from(FUND_ENTRY)
                .join(FUND_LINE).on(FUND_LINE.ENTRY_ID.eq(FUND_ENTRY.ID)).where(FUND_ENTRY.SOURCE_ID.eq(receipt))
                .and(FUND_ENTRY.KIND.in(EntryKind.RECEIPT.name(), EntryKind.REFUND.name(), EntryKind.VOID.name())).and(FUND_LINE.AREA.isNotNull())
                .orderBy(FUND_ENTRY.ENTRY_NO, FUND_LINE.ID).forEach(row -> {
                    FeeArea area = FeeArea.valueOf(row.value1());
                    boolean fund = row.value2().equals(Account.FUND.name());
                    boolean came = row.value5().equals(EntryKind.RECEIPT.name());
                    Money amount = came ? new Money(-row.value4()) : new Money(row.value4());
                    Share old = shares.getOrDefault(area, new Share(area, null, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO));
                    shares.put(area, new Share(area, row.value3() != null ? row.value3() : old.projectId, came ? old.taken.plus(amount) : old.taken,
                            came && fund ? old.fund.plus(amount) : old.fund, came ? old.givenBack : old.givenBack.plus(amount),
                            !came && fund ? old.fundBack.plus(amount) : old.fundBack));
                });
        return shares;
    }

    /** @return what live spendings used of a receipt's share of a project. */
    Money used(long receipt, long project) {
        var total = db.sql().select(sum(FUND_USE.FEN)).from(FUND_USE).join(FUND_SPEND).on(FUND_SPEND.ID.eq(FUND_USE.SPEND_ID))
                .where(FUND_USE.RECEIPT_ID.eq(receipt)).and(FUND_SPEND.PROJECT_ID.eq(project)).and(FUND_SPEND.REVERSED.isFalse()).fetchSingle().value1();
        return total == null ? Money.ZERO : new Money(total.longValueExact());
    }

    /** @return by receipt, the oldest first, what its share of the project has left. */
    Map<Long, Money> unspent(long project) {
        Map<Long, Money> left = new LinkedHashMap<>();
        db.sql().select(FUND_ENTRY.SOURCE_ID, sum(FUND_LINE.FEN), min(FUND_ENTRY.ENTRY_NO)).from(FUND_ENTRY).join(FUND_LINE).on(FUND_LINE.ENTRY_ID.eq(FUND_ENTRY.ID))
                .where(FUND_LINE.ACCOUNT.eq(Account.FUND.name())).and(FUND_LINE.PROJECT_ID.eq(project))
                .and(FUND_ENTRY.KIND.in(EntryKind.RECEIPT.name(), EntryKind.REFUND.name(), EntryKind.VOID.name()))
                .groupBy(FUND_ENTRY.SOURCE_ID).orderBy(min(FUND_ENTRY.ENTRY_NO)).forEach(row -> left.put(row.value1(), new Money(-row.value2().longValueExact())));
        db.sql().select(FUND_USE.RECEIPT_ID, sum(FUND_USE.FEN)).from(FUND_USE).join(FUND_SPEND).on(FUND_SPEND.ID.eq(FUND_USE.SPEND_ID))
                .where(FUND_SPEND.PROJECT_ID.eq(project)).and(FUND_SPEND.REVERSED.isFalse()).groupBy(FUND_USE.RECEIPT_ID)
                .forEach(row -> left.computeIfPresent(row.value1(), (id, money) -> money.minus(new Money(row.value2().longValueExact()))));
        left.values().removeIf(money -> money.fen() <= 0);
        return left;
    }

    List<Ledger.Use> uses(long spend) {
        return uses(FUND_USE.SPEND_ID.eq(spend));
    }

    List<Ledger.Use> usesOf(long receipt) {
        return uses(FUND_USE.RECEIPT_ID.eq(receipt));
    }

    private List<Ledger.Use> uses(Condition condition) {
        return db.sql().select(FUND_USE.SPEND_ID, FUND_SPEND.SPEND_NO, FUND_SPEND.SPENT_ON, coalesce(ACTIVITY.TITLE, FUND_SPEND.MEMO), FUND_USE.RECEIPT_ID, RECEIPT.RECEIPT_NO,
                        RECEIPT.PAYER_NAME, RECEIPT.ISSUED_ON, FUND_USE.FEN, FUND_SPEND.REVERSED).from(FUND_USE).join(FUND_SPEND).on(FUND_SPEND.ID.eq(FUND_USE.SPEND_ID))
                .leftJoin(ACTIVITY).on(ACTIVITY.ID.eq(FUND_SPEND.ACTIVITY_ID)).leftJoin(RECEIPT).on(RECEIPT.ID.eq(FUND_USE.RECEIPT_ID)).where(condition).orderBy(FUND_USE.ID)
                .fetch(row -> new Ledger.Use(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6(), row.value7(), row.value8(), new Money(row.value9()),
                        row.value10()));
    }

    Optional<Ledger.Source> source(String receiptNo) {
        return source(RECEIPT.RECEIPT_NO.eq(receiptNo));
    }

    Optional<Ledger.Source> source(long receipt) {
        return source(RECEIPT.ID.eq(receipt));
    }

    private Optional<Ledger.Source> source(Condition which) {
        return db.sql().select(RECEIPT.ID, RECEIPT.ISSUED_ON, RECEIPT.PAYER_NAME, RECEIPT.FEN, RECEIPT.RECEIPT_NO).from(RECEIPT).where(which).fetchOptional(row -> {
            Money share = shares(row.value1()).values().stream().map(one -> one.fund().minus(one.fundBack())).reduce(Money.ZERO, Money::plus);
            return new Ledger.Source(row.value1(), row.value5(), row.value2(), row.value3(), new Money(row.value4()), share, usesOf(row.value1()));
        });
    }

    /** @param id null for all */
    List<Ledger.Spend> spends(Long id) {
        return db.sql().select(FUND_SPEND.fields()).select(FUND_PROJECT.NAME, ACTIVITY.TITLE).from(FUND_SPEND).join(FUND_PROJECT).on(FUND_PROJECT.ID.eq(FUND_SPEND.PROJECT_ID))
                .leftJoin(ACTIVITY).on(ACTIVITY.ID.eq(FUND_SPEND.ACTIVITY_ID)).where(id == null ? FUND_SPEND.ID.isNotNull() : FUND_SPEND.ID.eq(id)).orderBy(FUND_SPEND.SPEND_NO)
                .fetch(row -> new Ledger.Spend(row.get(FUND_SPEND.ID), row.get(FUND_SPEND.SPEND_NO), row.get(FUND_SPEND.PROJECT_ID), row.get(FUND_PROJECT.NAME),
                        row.get(FUND_SPEND.SPENT_ON), new Money(row.get(FUND_SPEND.FEN)), PayMethod.valueOf(row.get(FUND_SPEND.METHOD)), row.get(FUND_SPEND.PAYEE),
                        row.get(FUND_SPEND.VOUCHER), row.get(FUND_SPEND.PHOTO_SHA256), row.get(FUND_SPEND.MEMO), row.get(FUND_SPEND.ACTIVITY_ID), row.get(ACTIVITY.TITLE),
                        row.get(FUND_SPEND.APPROVER), row.get(FUND_SPEND.STAFF_NAME), row.get(FUND_SPEND.REVERSED), row.get(FUND_SPEND.REASON), row.get(FUND_SPEND.VERSION)));
    }

    /** @return free classes and activities that had not ended before the day. */
    List<Ledger.Free> free(LocalDate since) {
        return db.sql().select(ACTIVITY.ID, ACTIVITY.ACTIVITY_NO, ACTIVITY.TITLE, ACTIVITY.TERM_START, ACTIVITY.TERM_END).from(ACTIVITY)
                .where(ACTIVITY.FEE_KIND.eq("BASIC")).and(ACTIVITY.STATUS.ne("CANCELLED")).and(ACTIVITY.TERM_END.ge(since)).orderBy(ACTIVITY.TERM_START.desc(), ACTIVITY.ID)
                .fetch(row -> new Ledger.Free(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    /** @param opening what the fund held before the first day */
    List<Ledger.Row> book(LocalDate from, LocalDate to, Money opening) {
        List<Ledger.Row> rows = new ArrayList<>();
        Money[] balance = {opening};
        db.sql().select(FUND_ENTRY.POSTED_ON, FUND_ENTRY.ENTRY_NO, FUND_ENTRY.KIND, FUND_PROJECT.NAME, FUND_ENTRY.MEMO, FUND_LINE.FEN, FUND_ENTRY.SOURCE_ID).from(FUND_ENTRY)
                .join(FUND_LINE).on(FUND_LINE.ENTRY_ID.eq(FUND_ENTRY.ID)).join(FUND_PROJECT).on(FUND_PROJECT.ID.eq(FUND_LINE.PROJECT_ID))
                .where(FUND_LINE.ACCOUNT.eq(Account.FUND.name())).and(FUND_ENTRY.POSTED_ON.between(from, to))
                .orderBy(FUND_ENTRY.POSTED_ON, FUND_ENTRY.ENTRY_NO, FUND_LINE.ID).forEach(row -> {
                    Money amount = new Money(-row.value6());
                    balance[0] = balance[0].plus(amount);
                    rows.add(new Ledger.Row(row.value1(), row.value2(), EntryKind.valueOf(row.value3()), row.value4(), row.value5(),
                            amount.isNegative() ? Money.ZERO : amount, amount.isNegative() ? amount.negated() : Money.ZERO, balance[0], row.value7()));
                });
        return rows;
    }

    /** @return the day of the first entry; empty when there is none. */
    Optional<LocalDate> first() {
        return Optional.ofNullable(db.sql().select(min(FUND_ENTRY.POSTED_ON)).from(FUND_ENTRY).fetchSingle().value1());
    }

    /** @return what the fund held at the end of the day. */
    Money heldOn(LocalDate day) {
        return fund(FUND_ENTRY.POSTED_ON.le(day)).negated();
    }

    /** @param spending the spendings, otherwise what came from receipts, less what went back */
    Money moved(LocalDate from, LocalDate to, boolean spending) {
        Condition kinds = spending ? FUND_ENTRY.KIND.in(EntryKind.SPEND.name(), EntryKind.UNSPEND.name())
                : FUND_ENTRY.KIND.in(EntryKind.RECEIPT.name(), EntryKind.REFUND.name(), EntryKind.VOID.name());
        Money total = fund(FUND_ENTRY.POSTED_ON.between(from, to).and(kinds));
        return spending ? total : total.negated();
    }

    private Money fund(Condition condition) {
        var total = db.sql().select(sum(FUND_LINE.FEN)).from(FUND_LINE).join(FUND_ENTRY).on(FUND_ENTRY.ID.eq(FUND_LINE.ENTRY_ID))
                .where(FUND_LINE.ACCOUNT.eq(Account.FUND.name())).and(condition).fetchSingle().value1();
        return total == null ? Money.ZERO : new Money(total.longValueExact());
    }

    /** @return by area what was taken in all between the days, the fund's part included, less what went back. */
    Map<FeeArea, Money> income(LocalDate from, LocalDate to) {
        Map<FeeArea, Money> income = new LinkedHashMap<>();
        db.sql().select(FUND_LINE.AREA, sum(FUND_LINE.FEN)).from(FUND_LINE).join(FUND_ENTRY).on(FUND_ENTRY.ID.eq(FUND_LINE.ENTRY_ID))
                .where(FUND_LINE.AREA.isNotNull()).and(FUND_ENTRY.POSTED_ON.between(from, to)).groupBy(FUND_LINE.AREA).orderBy(FUND_LINE.AREA)
                .forEach(row -> income.put(FeeArea.valueOf(row.value1()), new Money(-row.value2().longValueExact())));
        return income;
    }

    /** @return numbers of receipts without their entry: the chain itself does not miss entries cut off at its end. */
    List<String> unbooked() {
        return db.sql().select(RECEIPT.RECEIPT_NO).from(RECEIPT).leftJoin(FUND_ENTRY).on(FUND_ENTRY.SOURCE_ID.eq(RECEIPT.ID))
                .and(FUND_ENTRY.KIND.in(EntryKind.RECEIPT.name(), EntryKind.REFUND.name())).where(RECEIPT.FEN.ne(0L)).and(FUND_ENTRY.ID.isNull()).orderBy(RECEIPT.ID)
                .fetch(RECEIPT.RECEIPT_NO);
    }

    /** @return numbers of spendings that are not in the journal with their amount. */
    List<Long> unbookedSpends() {
        return db.sql().select(FUND_SPEND.SPEND_NO).from(FUND_SPEND).leftJoin(FUND_ENTRY).on(FUND_ENTRY.SOURCE_ID.eq(FUND_SPEND.ID)).and(FUND_ENTRY.KIND.eq(EntryKind.SPEND.name()))
                .leftJoin(FUND_LINE).on(FUND_LINE.ENTRY_ID.eq(FUND_ENTRY.ID)).and(FUND_LINE.ACCOUNT.eq(Account.FUND.name())).and(FUND_LINE.FEN.eq(FUND_SPEND.FEN))
                .where(FUND_LINE.ID.isNull()).orderBy(FUND_SPEND.SPEND_NO).fetch(FUND_SPEND.SPEND_NO);
    }
}
