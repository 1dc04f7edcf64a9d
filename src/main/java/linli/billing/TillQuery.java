package linli.billing;

import static linli.schema.Tables.CHARGE;
import static linli.schema.Tables.DAY_CLOSE;
import static linli.schema.Tables.DAY_CLOSE_LINE;
import static linli.schema.Tables.FEE_ITEM;
import static linli.schema.Tables.FUND_ENTRY;
import static linli.schema.Tables.RECEIPT;
import static linli.schema.Tables.RECEIPT_LINE;
import static linli.schema.Tables.RECEIPT_PAYMENT;
import static linli.schema.Tables.RECEIPT_SERIES;
import static linli.schema.Tables.RECEIPT_VOID;
import static linli.schema.Tables.TARIFF;
import static linli.schema.Tables.TARIFF_PRICE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import linli.base.db.Db;
import linli.base.db.Seals;
import linli.base.text.Texts;
import linli.base.value.Money;
import linli.base.value.PayMethod;
import linli.base.value.UserClass;
import linli.schema.tables.Charge;
import linli.schema.tables.TariffPrice;
import linli.schema.tables.records.DayCloseLineRecord;
import linli.schema.tables.records.ReceiptLineRecord;
import linli.schema.tables.records.ReceiptPaymentRecord;
import org.jooq.Condition;
import org.jooq.Field;

/** Reads what is owed, what was taken, and whether every price was public. */
final class TillQuery {
    private static final Charge LATER = CHARGE.as("later");
    private static final TariffPrice MARKET = TARIFF_PRICE.as("market");
    /** Quantities are thousandths. */
    private static final long UNIT = 1000;
    private static final long HALF_UNIT = 500;
    private final Db db;

    TillQuery(Db db) {
        this.db = db;
    }

    private static Field<Long> paid() {
        return coalesce(field(select(sum(RECEIPT_LINE.FEN)).from(RECEIPT_LINE).join(RECEIPT).on(RECEIPT.ID.eq(RECEIPT_LINE.RECEIPT_ID))
                .where(RECEIPT_LINE.CHARGE_ID.eq(CHARGE.ID)).and(notExists(selectOne().from(RECEIPT_VOID).where(RECEIPT_VOID.RECEIPT_ID.eq(RECEIPT.ID)))))
                .cast(Long.class), inline(0L)).as("paid");
    }

    private static Field<Boolean> reversed() {
        return field(exists(selectOne().from(LATER).where(LATER.REVERSES.eq(CHARGE.ID)))).as("reversed");
    }

    /** @return charges with what was paid for each, the oldest first; reversing lines are not charges of their own. */
    private List<linli.billing.Charge.Due> dues(Condition condition) {
        Field<Long> paid = paid();
        Field<Boolean> reversed = reversed();
        return db.sql().select(CHARGE.fields()).select(FEE_ITEM.fields()).select(paid, reversed).from(CHARGE).join(FEE_ITEM).on(FEE_ITEM.ID.eq(CHARGE.ITEM_ID))
                .where(condition).and(CHARGE.REVERSES.isNull()).orderBy(CHARGE.CHARGED_ON, CHARGE.ID)
                .fetch(row -> new linli.billing.Charge.Due(TillStore.charge(row), new Money(row.get(paid)), row.get(reversed)));
    }

    Optional<linli.billing.Charge.Due> due(long charge) {
        return dues(CHARGE.ID.eq(charge)).stream().findFirst();
    }

    List<linli.billing.Charge.Due> from(String source, long id) {
        return dues(CHARGE.SOURCE.eq(source).and(CHARGE.SOURCE_ID.eq(id)));
    }

    List<linli.billing.Charge.Due> owed(linli.billing.Charge.Payer payer) {
        return dues(of(payer)).stream().filter(due -> !due.reversed() && due.open().fen() > 0).toList();
    }

    private static Condition of(linli.billing.Charge.Payer payer) {
        return payer.residentId() != null ? CHARGE.RESIDENT_ID.eq(payer.residentId()) : payer.partnerId() != null ? CHARGE.PARTNER_ID.eq(payer.partnerId())
                : CHARGE.PAYER_NAME.eq(payer.name()).and(CHARGE.RESIDENT_ID.isNull()).and(CHARGE.PARTNER_ID.isNull());
    }

    /** @return who owes something, the oldest debt first. */
    List<linli.billing.Charge.Arrears> arrears(LocalDate day) {
        Map<linli.billing.Charge.Payer, linli.billing.Charge.Arrears> owing = new LinkedHashMap<>();
        dues(CHARGE.CHARGED_ON.le(day)).stream().filter(due -> !due.reversed() && due.open().fen() > 0).forEach(due -> {
            linli.billing.Charge charge = due.charge();
            linli.billing.Charge.Payer who = charge.payer();
            linli.billing.Charge.Arrears old = owing.getOrDefault(who, new linli.billing.Charge.Arrears(who, Money.ZERO, charge.due(), 0));
            LocalDate oldest = charge.due().isBefore(old.oldest()) ? charge.due() : old.oldest();
            owing.put(who, new linli.billing.Charge.Arrears(who, old.open().plus(due.open()), oldest, Math.max(0, ChronoUnit.DAYS.between(oldest, day))));
        });
        return owing.values().stream().sorted(java.util.Comparator.comparing(linli.billing.Charge.Arrears::oldest)).toList();
    }

    /**
     * @param staff null for everybody
     * @return what each method took on the day, refunds taken off; a receipt voided later still counts on its own day and
     *     is taken off on the day of the voiding
     */
    Map<PayMethod, Money> taken(LocalDate day, String staff) {
        Map<PayMethod, Money> taken = new EnumMap<>(PayMethod.class);
        Condition who = staff == null ? RECEIPT.ID.isNotNull() : RECEIPT.STAFF_NAME.eq(staff);
        db.sql().select(RECEIPT_PAYMENT.METHOD, sum(RECEIPT_PAYMENT.FEN)).from(RECEIPT_PAYMENT).join(RECEIPT).on(RECEIPT.ID.eq(RECEIPT_PAYMENT.RECEIPT_ID))
                .where(RECEIPT.ISSUED_ON.eq(day)).and(who).groupBy(RECEIPT_PAYMENT.METHOD)
                .forEach(row -> taken.put(PayMethod.valueOf(row.value1()), new Money(row.value2().longValueExact())));
        Condition by = staff == null ? RECEIPT_VOID.RECEIPT_ID.isNotNull() : RECEIPT_VOID.STAFF_NAME.eq(staff);
        db.sql().select(RECEIPT_PAYMENT.METHOD, sum(RECEIPT_PAYMENT.FEN)).from(RECEIPT_PAYMENT).join(RECEIPT_VOID).on(RECEIPT_VOID.RECEIPT_ID.eq(RECEIPT_PAYMENT.RECEIPT_ID))
                .where(RECEIPT_VOID.VOIDED_ON.eq(day)).and(by).groupBy(RECEIPT_PAYMENT.METHOD)
                .forEach(row -> taken.merge(PayMethod.valueOf(row.value1()), new Money(-row.value2().longValueExact()), Money::plus));
        return taken;
    }

    /** @return charges whose price was not public and in force on their day, or was another one that no second person confirmed. */
    List<Long> unpublished() {
        Condition dates = TARIFF.PUBLISHED_ON.isNull().or(TARIFF.PUBLISHED_ON.gt(CHARGE.CHARGED_ON)).or(TARIFF.EFFECTIVE_ON.gt(CHARGE.CHARGED_ON));
        Condition other = CHARGE.APPROVER.isNull().or(CHARGE.OTHER_REASON.isNull()).and(TARIFF_PRICE.FEN.isNull().or(TARIFF_PRICE.FEN.ne(CHARGE.UNIT_FEN)));
        return db.sql().select(CHARGE.ID).from(CHARGE).join(TARIFF).on(TARIFF.ID.eq(CHARGE.TARIFF_ID)).leftJoin(TARIFF_PRICE).on(TARIFF_PRICE.TARIFF_ID.eq(CHARGE.TARIFF_ID))
                .and(TARIFF_PRICE.ITEM_ID.eq(CHARGE.ITEM_ID)).and(TARIFF_PRICE.USER_CLASS.eq(CHARGE.USER_CLASS))
                .where(CHARGE.REVERSES.isNull()).and(dates.or(other)).orderBy(CHARGE.ID).fetch(CHARGE.ID);
    }

    /** @return how many charges were ever posted, those that take one back left out. */
    int posted() {
        return db.sql().fetchCount(CHARGE, CHARGE.REVERSES.isNull());
    }

    /** @return what a commercial user would have paid by the same version, half up to the fen; never less than the charge's own gross. */
    private static Field<Long> market() {
        Field<Long> commercial = MARKET.FEN.times(CHARGE.QUANTITY).plus(HALF_UNIT).div(UNIT);
        return greatest(coalesce(commercial, CHARGE.GROSS_FEN), CHARGE.GROSS_FEN);
    }

    private static Condition standing(int year) {
        return CHARGE.CHARGED_ON.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)).and(CHARGE.REVERSES.isNull())
                .and(notExists(selectOne().from(LATER).where(LATER.REVERSES.eq(CHARGE.ID))))
                // What the state or the street pays of a meal is no waiver of ours: it stands in the month's claim.
                .and(CHARGE.SOURCE.isNull().or(CHARGE.SOURCE.notIn("meal", "meal-month")));
    }

    private static Condition sameItem() {
        return MARKET.TARIFF_ID.eq(CHARGE.TARIFF_ID).and(MARKET.ITEM_ID.eq(CHARGE.ITEM_ID)).and(MARKET.USER_CLASS.eq(UserClass.COMMERCIAL.name()));
    }

    List<Takings.Spared> spared(int year) {
        Field<BigDecimal> market = sum(market()).as("market_fen");
        Field<BigDecimal> net = sum(CHARGE.NET_FEN).as("net_sum");
        Field<Integer> times = count().as("times");
        return db.sql().select(CHARGE.RESIDENT_ID, CHARGE.PARTNER_ID, CHARGE.PAYER_NAME, CHARGE.USER_CLASS, times, market, net).from(CHARGE).leftJoin(MARKET).on(sameItem())
                .where(standing(year)).groupBy(CHARGE.RESIDENT_ID, CHARGE.PARTNER_ID, CHARGE.PAYER_NAME, CHARGE.USER_CLASS)
                .having(sum(market()).gt(sum(CHARGE.NET_FEN))).orderBy(sum(market()).minus(sum(CHARGE.NET_FEN)).desc(), CHARGE.PAYER_NAME)
                .fetch(row -> new Takings.Spared(new linli.billing.Charge.Payer(row.get(CHARGE.RESIDENT_ID), row.get(CHARGE.PARTNER_ID), row.get(CHARGE.PAYER_NAME)),
                        UserClass.valueOf(row.get(CHARGE.USER_CLASS)), row.get(times), new Money(row.get(market).longValueExact()), new Money(row.get(net).longValueExact())));
    }

    List<Takings.Row> sparedRows(int year, linli.billing.Charge.Payer payer, UserClass userClass) {
        Field<Long> market = market().as("market_fen");
        return db.sql().select(CHARGE.fields()).select(FEE_ITEM.fields()).select(market).from(CHARGE).join(FEE_ITEM).on(FEE_ITEM.ID.eq(CHARGE.ITEM_ID)).leftJoin(MARKET).on(sameItem())
                .where(standing(year)).and(of(payer)).and(CHARGE.PAYER_NAME.eq(payer.name())).and(CHARGE.USER_CLASS.eq(userClass.name())).orderBy(CHARGE.CHARGED_ON, CHARGE.ID)
                .fetch(row -> new Takings.Row(TillStore.charge(row), new Money(row.get(market))));
    }

    /** @return what is not as it was posted or no longer there, in the words of the check; none when all is whole. */
    List<String> broken() {
        Seals seals = db.seals();
        List<String> broken = new ArrayList<>();
        long[] charges = {0};
        db.sql().selectFrom(CHARGE).orderBy(CHARGE.ID).fetchSize(1000).fetchLazy().forEach(row -> {
            missing(charges[0] + 1, row.getId(), broken);
            charges[0] = row.getId();
            if (!TillStore.seal(seals, row).equals(row.getSeal())) {
                broken.add(Texts.text("billing.check.charge", row.getId()));
            }
        });
        Map<Long, ? extends List<ReceiptLineRecord>> lines = db.sql().selectFrom(RECEIPT_LINE).orderBy(RECEIPT_LINE.ID).fetchGroups(RECEIPT_LINE.RECEIPT_ID);
        Map<Long, ? extends List<ReceiptPaymentRecord>> payments = db.sql().selectFrom(RECEIPT_PAYMENT).orderBy(RECEIPT_PAYMENT.ID).fetchGroups(RECEIPT_PAYMENT.RECEIPT_ID);
        Set<String> receipts = new HashSet<>();
        db.sql().selectFrom(RECEIPT).orderBy(RECEIPT.ID).fetchSize(1000).fetchLazy().forEach(row -> {
            receipts.add(row.getReceiptNo());
            if (!TillStore.seal(seals, row, of(lines, row.getId()), of(payments, row.getId())).equals(row.getSeal())) {
                broken.add(Texts.text("billing.check.receipt", row.getReceiptNo()));
            }
        });
        Map<Integer, Long> last = new HashMap<>();
        db.sql().selectFrom(RECEIPT_SERIES).forEach(row -> {
            last.put(row.getSeries(), row.getLastNo());
            if (!TillStore.seal(seals, row.getSeries(), row.getLastNo()).equals(row.getSeal())) {
                broken.add(Texts.text("billing.check.series", row.getSeries()));
            }
        });
        missing(charges[0] + 1, last.getOrDefault(TillStore.CHARGES, 0L) + 1, broken);
        if (charges[0] > last.getOrDefault(TillStore.CHARGES, 0L)) {
            broken.add(Texts.text("billing.check.series", TillStore.CHARGES));
        }
        last.forEach((series, no) -> LongStream.rangeClosed(1, series > 0 ? no : 0).mapToObj(each -> Till.number(series, each)).filter(each -> !receipts.contains(each))
                .forEach(each -> broken.add(Texts.text("billing.check.receiptMissing", each))));
        receipts.stream().map(each -> Integer.valueOf(each.substring(0, each.indexOf('-')))).distinct().filter(year -> !last.containsKey(year))
                .forEach(year -> broken.add(Texts.text("billing.check.series", year)));
        db.sql().selectFrom(RECEIPT_VOID).forEach(row -> {
            if (!TillStore.seal(seals, row).equals(row.getSeal())) {
                broken.add(Texts.text("billing.check.voided", row.getReceiptId()));
            }
        });
        db.sql().select(RECEIPT.RECEIPT_NO).from(FUND_ENTRY).join(RECEIPT).on(RECEIPT.ID.eq(FUND_ENTRY.SOURCE_ID)).leftJoin(RECEIPT_VOID).on(RECEIPT_VOID.RECEIPT_ID.eq(RECEIPT.ID))
                .where(FUND_ENTRY.KIND.eq("VOID")).and(RECEIPT_VOID.RECEIPT_ID.isNull()).forEach(row -> broken.add(Texts.text("billing.check.voided", row.value1())));
        Map<Long, ? extends List<DayCloseLineRecord>> counts = db.sql().selectFrom(DAY_CLOSE_LINE).orderBy(DAY_CLOSE_LINE.ID).fetchGroups(DAY_CLOSE_LINE.CLOSE_ID);
        Set<Long> days = new HashSet<>();
        db.sql().selectFrom(DAY_CLOSE).forEach(row -> {
            days.add(row.getCloseNo());
            if (!TillStore.seal(seals, row, of(counts, row.getId())).equals(row.getSeal())) {
                broken.add(Texts.text("billing.check.day", row.getCloseNo()));
            }
        });
        LongStream.rangeClosed(1, Math.max(last.getOrDefault(TillStore.DAYS, 0L), days.stream().mapToLong(Long::longValue).max().orElse(0))).filter(no -> !days.contains(no))
                .forEach(no -> broken.add(Texts.text("billing.check.dayMissing", no)));
        if (!days.isEmpty() && !last.containsKey(TillStore.DAYS)) {
            broken.add(Texts.text("billing.check.series", TillStore.DAYS));
        }
        return broken;
    }

    private static <R> List<R> of(Map<Long, ? extends List<R>> rows, long id) {
        List<R> found = rows.get(id);
        return found == null ? List.of() : found;
    }

    private static void missing(long from, long before, List<String> broken) {
        LongStream.range(from, before).forEach(no -> broken.add(Texts.text("billing.check.chargeMissing", no)));
    }

    long mark() {
        Long charges = db.sql().select(coalesce(max(CHARGE.ID), inline(0L))).from(CHARGE).fetchSingle().value1();
        return charges * 1000 + db.sql().fetchCount(TARIFF) + db.sql().fetchCount(RECEIPT) * 1_000_000_000L;
    }
}
