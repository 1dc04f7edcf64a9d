package linli.billing;

import static linli.schema.Tables.CHARGE;
import static linli.schema.Tables.DAY_CLOSE;
import static linli.schema.Tables.DAY_CLOSE_LINE;
import static linli.schema.Tables.FEE_ITEM;
import static linli.schema.Tables.RECEIPT;
import static linli.schema.Tables.RECEIPT_LINE;
import static linli.schema.Tables.RECEIPT_PAYMENT;
import static linli.schema.Tables.RECEIPT_PRINT;
import static linli.schema.Tables.RECEIPT_SERIES;
import static linli.schema.Tables.RECEIPT_VOID;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.select;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.db.Seals;
import linli.base.value.FeeArea;
import linli.base.value.Money;
import linli.base.value.PayMethod;
import linli.base.value.UserClass;
import linli.schema.tables.records.ChargeRecord;
import linli.schema.tables.records.DayCloseLineRecord;
import linli.schema.tables.records.DayCloseRecord;
import linli.schema.tables.records.ReceiptLineRecord;
import linli.schema.tables.records.ReceiptPaymentRecord;
import linli.schema.tables.records.ReceiptRecord;
import linli.schema.tables.records.ReceiptVoidRecord;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Table;

/** Keeps charges, receipts and closed days. Rows are only ever added. */
final class TillStore {
    /** The series of {@link #next} that number the charges and the closed days; the others are years of receipts. */
    static final int CHARGES = 0;
    static final int DAYS = -1;
    private final Db db;
    private final Clock clock;

    TillStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    long insert(Charge charge) {
        ChargeRecord row = db.writing().newRecord(CHARGE);
        row.setId(next(CHARGES));
        row.setChargedOn(charge.on());
        row.setResidentId(charge.payer().residentId());
        row.setPartnerId(charge.payer().partnerId());
        row.setPayerName(charge.payer().name());
        row.setItemId(charge.item().id());
        row.setUserClass(charge.userClass().name());
        row.setQuantity(charge.quantity());
        row.setUnitFen(charge.unit().fen());
        row.setGrossFen(charge.gross().fen());
        row.setWaivedFen(charge.waived().fen());
        row.setWaiveReason(charge.waiveReason());
        row.setNetFen(charge.net().fen());
        row.setTariffId(charge.tariffId());
        row.setOtherReason(charge.otherReason());
        row.setApprover(charge.approver());
        row.setSource(charge.source());
        row.setSourceId(charge.sourceId());
        row.setMemo(charge.memo());
        row.setDueOn(charge.due());
        row.setReverses(charge.reverses());
        row.setStaffName(charge.staff());
        row.setAt(now());
        row.setTouched(db.commitNo());
        row.setSeal(seal(db.seals(), row));
        row.insert();
        return row.getId();
    }

    /** A resident counts by the id: the law may take the name away, the money stays. */
    static String seal(Seals seals, ChargeRecord row) {
        return seals.ofRow(row, CHARGE.SEAL, CHARGE.TOUCHED, row.getResidentId() == null ? CHARGE.SEAL : CHARGE.PAYER_NAME);
    }

    static String seal(Seals seals, ReceiptRecord row, List<ReceiptLineRecord> lines, List<ReceiptPaymentRecord> payments) {
        List<Object> parts = new ArrayList<>();
        parts.add(seals.ofRow(row, RECEIPT.ID, RECEIPT.SEAL, RECEIPT.TOUCHED, row.getResidentId() == null ? RECEIPT.SEAL : RECEIPT.PAYER_NAME));
        lines.forEach(line -> parts.addAll(List.of(line.getChargeId(), line.getFen())));
        payments.forEach(payment -> parts.addAll(List.of(payment.getMethod(), payment.getFen())));
        return seals.of(parts.toArray());
    }

    static String seal(Seals seals, ReceiptVoidRecord row) {
        return seals.ofRow(row, RECEIPT_VOID.SEAL);
    }

    static String seal(Seals seals, int series, long last) {
        return seals.of("series", series, last);
    }

    List<Charge> charges(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : charges(CHARGE.ID.in(ids));
    }

    private List<Charge> charges(Condition condition) {
        return db.sql().select().from(CHARGE).join(FEE_ITEM).on(FEE_ITEM.ID.eq(CHARGE.ITEM_ID)).where(condition).orderBy(CHARGE.CHARGED_ON, CHARGE.ID).fetch(TillStore::charge);
    }

    static Charge charge(Record row) {
        FeeItem item = new FeeItem(row.get(FEE_ITEM.ID), row.get(FEE_ITEM.CODE), row.get(FEE_ITEM.NAME), FeeArea.valueOf(row.get(FEE_ITEM.AREA)),
                FeeItem.ItemKind.valueOf(row.get(FEE_ITEM.KIND)), FeeItem.FeeUnit.valueOf(row.get(FEE_ITEM.UNIT)),
                row.get(FEE_ITEM.CAP_FEN) == null ? null : new Money(row.get(FEE_ITEM.CAP_FEN)), row.get(FEE_ITEM.ACTIVE), row.get(FEE_ITEM.VERSION));
        return new Charge(row.get(CHARGE.ID), row.get(CHARGE.CHARGED_ON), new Charge.Payer(row.get(CHARGE.RESIDENT_ID), row.get(CHARGE.PARTNER_ID), row.get(CHARGE.PAYER_NAME)),
                item, UserClass.valueOf(row.get(CHARGE.USER_CLASS)), row.get(CHARGE.QUANTITY), new Money(row.get(CHARGE.UNIT_FEN)), new Money(row.get(CHARGE.GROSS_FEN)),
                new Money(row.get(CHARGE.WAIVED_FEN)), row.get(CHARGE.WAIVE_REASON), new Money(row.get(CHARGE.NET_FEN)), row.get(CHARGE.TARIFF_ID),
                row.get(CHARGE.OTHER_REASON), row.get(CHARGE.APPROVER), row.get(CHARGE.SOURCE), row.get(CHARGE.SOURCE_ID), row.get(CHARGE.MEMO), row.get(CHARGE.DUE_ON),
                row.get(CHARGE.REVERSES), row.get(CHARGE.STAFF_NAME));
    }

    /** @return the next number of the series; belongs to the transaction that asks, so a failing one leaves no gap. */
    long next(int series) {
        long no = last(series) + 1;
        int there = db.writing().update(RECEIPT_SERIES).set(RECEIPT_SERIES.LAST_NO, no).set(RECEIPT_SERIES.SEAL, seal(db.seals(), series, no)).where(RECEIPT_SERIES.SERIES.eq(series)).execute();
        if (there == 0) {
            db.writing().insertInto(RECEIPT_SERIES).set(RECEIPT_SERIES.SERIES, series).set(RECEIPT_SERIES.LAST_NO, no).set(RECEIPT_SERIES.SEAL, seal(db.seals(), series, no)).execute();
        }
        return no;
    }

    /** @return the last number given out, 0 when none was. */
    long last(int series) {
        return db.sql().select(RECEIPT_SERIES.LAST_NO).from(RECEIPT_SERIES).where(RECEIPT_SERIES.SERIES.eq(series)).fetchOptional(RECEIPT_SERIES.LAST_NO).orElse(0L);
    }

    long insert(Receipt receipt) {
        ReceiptRecord row = db.writing().newRecord(RECEIPT);
        row.setReceiptNo(receipt.no());
        row.setIssuedOn(receipt.on());
        row.setKind(receipt.kind().name());
        row.setResidentId(receipt.payer().residentId());
        row.setPartnerId(receipt.payer().partnerId());
        row.setPayerName(receipt.payer().name());
        row.setFen(receipt.total().fen());
        row.setRefersTo(receipt.refersTo());
        row.setReason(receipt.reason());
        row.setApprover(receipt.approver());
        row.setInvoiceNo(receipt.invoiceNo());
        row.setStaffName(receipt.staff());
        row.setAt(now());
        row.setTouched(db.commitNo());
        List<ReceiptLineRecord> lines = receipt.lines().stream().map(line -> new ReceiptLineRecord(null, null, line.charge().id(), line.amount().fen())).toList();
        List<ReceiptPaymentRecord> payments = receipt.payments().entrySet().stream()
                .map(one -> new ReceiptPaymentRecord(null, null, one.getKey().name(), one.getValue().fen())).toList();
        row.setSeal(seal(db.seals(), row, lines, payments));
        row.insert();
        long id = row.getId();
        var lineRows = db.writing().insertInto(RECEIPT_LINE, RECEIPT_LINE.RECEIPT_ID, RECEIPT_LINE.CHARGE_ID, RECEIPT_LINE.FEN);
        for (ReceiptLineRecord line : lines) {
            lineRows = lineRows.values(id, line.getChargeId(), line.getFen());
        }
        lineRows.execute();
        var paymentRows = db.writing().insertInto(RECEIPT_PAYMENT, RECEIPT_PAYMENT.RECEIPT_ID, RECEIPT_PAYMENT.METHOD, RECEIPT_PAYMENT.FEN);
        for (ReceiptPaymentRecord payment : payments) {
            paymentRows = paymentRows.values(id, payment.getMethod(), payment.getFen());
        }
        paymentRows.execute();
        return id;
    }

    Optional<Receipt> receipt(long id) {
        return receipts(RECEIPT.ID.eq(id)).stream().findFirst();
    }

    List<Receipt> refunds(long receipt) {
        return receipts(RECEIPT.REFERS_TO.eq(receipt));
    }

    /** @return receipts with a line of the charge, voided ones and refunds too. */
    List<Receipt> touching(long charge) {
        return receipts(RECEIPT.ID.in(select(RECEIPT_LINE.RECEIPT_ID).from(RECEIPT_LINE).where(RECEIPT_LINE.CHARGE_ID.eq(charge))));
    }

    Optional<Receipt> receipt(String no) {
        return receipts(RECEIPT.RECEIPT_NO.eq(no)).stream().findFirst();
    }

    Optional<Receipt> paying(long charge) {
        return receipts(RECEIPT.KIND.eq("PAY").and(RECEIPT.ID.in(select(RECEIPT_LINE.RECEIPT_ID).from(RECEIPT_LINE).where(RECEIPT_LINE.CHARGE_ID.eq(charge)))))
                .stream().filter(Receipt::live).findFirst();
    }

    void clear() {
        for (Table<?> table : List.of(RECEIPT_PRINT, RECEIPT_VOID, RECEIPT_PAYMENT, RECEIPT_LINE, DAY_CLOSE_LINE, DAY_CLOSE, RECEIPT_SERIES)) {
            db.writing().deleteFrom(table).execute();
        }
        db.writing().deleteFrom(RECEIPT).where(RECEIPT.REFERS_TO.isNotNull()).execute();
        db.writing().deleteFrom(RECEIPT).execute();
        db.writing().deleteFrom(CHARGE).where(CHARGE.REVERSES.isNotNull()).execute();
        db.writing().deleteFrom(CHARGE).execute();
    }

    /** @return receipts of the days, the newest first. @param words part of the number or of the payer's name, "" for all */
    List<Receipt> receipts(LocalDate from, LocalDate to, String words) {
        Condition named = words.isEmpty() ? RECEIPT.ID.isNotNull() : RECEIPT.RECEIPT_NO.contains(words).or(RECEIPT.PAYER_NAME.contains(words));
        return receipts(RECEIPT.ISSUED_ON.between(from, to).and(named));
    }

    private List<Receipt> receipts(Condition condition) {
        List<ReceiptRecord> rows = db.sql().selectFrom(RECEIPT).where(condition).orderBy(RECEIPT.ID.desc()).fetch();
        List<Long> ids = rows.stream().map(ReceiptRecord::getId).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Receipt.Line>> lines = db.sql().select().from(RECEIPT_LINE).join(CHARGE).on(CHARGE.ID.eq(RECEIPT_LINE.CHARGE_ID)).join(FEE_ITEM)
                .on(FEE_ITEM.ID.eq(CHARGE.ITEM_ID)).where(RECEIPT_LINE.RECEIPT_ID.in(ids)).orderBy(RECEIPT_LINE.ID)
                .fetchGroups(row -> row.get(RECEIPT_LINE.RECEIPT_ID), row -> new Receipt.Line(charge(row), new Money(row.get(RECEIPT_LINE.FEN))));
        Map<Long, Map<PayMethod, Money>> payments = new LinkedHashMap<>();
        db.sql().selectFrom(RECEIPT_PAYMENT).where(RECEIPT_PAYMENT.RECEIPT_ID.in(ids)).forEach(row -> payments
                .computeIfAbsent(row.getReceiptId(), any -> new EnumMap<>(PayMethod.class)).put(PayMethod.valueOf(row.getMethod()), new Money(row.getFen())));
        Map<Long, Receipt.Voided> voided = db.sql().selectFrom(RECEIPT_VOID).where(RECEIPT_VOID.RECEIPT_ID.in(ids))
                .fetchMap(row -> row.getReceiptId(), row -> new Receipt.Voided(row.getVoidedOn(), row.getReason(), row.getApprover(), row.getStaffName()));
        Map<Long, Integer> prints = db.sql().select(RECEIPT_PRINT.RECEIPT_ID, count()).from(RECEIPT_PRINT).where(RECEIPT_PRINT.RECEIPT_ID.in(ids))
                .groupBy(RECEIPT_PRINT.RECEIPT_ID).fetchMap(row -> row.value1(), row -> row.value2());
        return rows.stream().map(row -> new Receipt(row.getId(), row.getReceiptNo(), row.getIssuedOn(), Receipt.ReceiptKind.valueOf(row.getKind()),
                new Charge.Payer(row.getResidentId(), row.getPartnerId(), row.getPayerName()), new Money(row.getFen()), lines.getOrDefault(row.getId(), List.of()),
                payments.getOrDefault(row.getId(), Map.of()), row.getRefersTo(), row.getReason(), row.getApprover(), row.getInvoiceNo(), row.getStaffName(),
                row.getAt().toInstant(), voided.get(row.getId()), prints.getOrDefault(row.getId(), 0))).toList();
    }

    void end(long receipt, Receipt.Voided how) {
        ReceiptVoidRecord row = db.writing().newRecord(RECEIPT_VOID);
        row.setReceiptId(receipt);
        row.setVoidedOn(how.on());
        row.setReason(how.reason());
        row.setApprover(how.approver());
        row.setStaffName(how.staff());
        row.setAt(now());
        row.setSeal(seal(db.seals(), row));
        row.insert();
    }

    void printed(long receipt, String staff) {
        db.writing().insertInto(RECEIPT_PRINT).set(RECEIPT_PRINT.RECEIPT_ID, receipt).set(RECEIPT_PRINT.STAFF_NAME, staff).set(RECEIPT_PRINT.AT, now()).execute();
    }

    boolean dayClosed(LocalDate day, String staff) {
        return db.sql().fetchExists(DAY_CLOSE, DAY_CLOSE.CLOSED_DAY.eq(day).and(DAY_CLOSE.STAFF_NAME.eq(staff)));
    }

    long close(LocalDate day, String staff, Map<PayMethod, Money> expected, Map<PayMethod, Money> counted, String reason) {
        long no = next(DAYS);
        List<DayCloseLineRecord> lines = new ArrayList<>();
        for (PayMethod method : PayMethod.values()) {
            Money should = expected.getOrDefault(method, Money.ZERO);
            Money is = counted.getOrDefault(method, Money.ZERO);
            if (!should.isZero() || !is.isZero()) {
                lines.add(new DayCloseLineRecord(null, null, method.name(), should.fen(), is.fen()));
            }
        }
        DayCloseRecord row = db.writing().newRecord(DAY_CLOSE);
        row.setCloseNo(no);
        row.setClosedDay(day);
        row.setStaffName(staff);
        row.setReason(reason);
        row.setAt(now());
        row.setSeal(seal(db.seals(), row, lines));
        row.insert();
        lines.forEach(line -> db.writing().insertInto(DAY_CLOSE_LINE).set(DAY_CLOSE_LINE.CLOSE_ID, row.getId()).set(DAY_CLOSE_LINE.METHOD, line.getMethod())
                .set(DAY_CLOSE_LINE.EXPECTED_FEN, line.getExpectedFen()).set(DAY_CLOSE_LINE.COUNTED_FEN, line.getCountedFen()).execute());
        return no;
    }

    List<Receipt.DayClose> closes(LocalDate from, LocalDate to) {
        Map<Long, Map<PayMethod, Money>> expected = new LinkedHashMap<>();
        Map<Long, Map<PayMethod, Money>> counted = new LinkedHashMap<>();
        db.sql().selectFrom(DAY_CLOSE_LINE).forEach(row -> {
            expected.computeIfAbsent(row.getCloseId(), any -> new EnumMap<>(PayMethod.class)).put(PayMethod.valueOf(row.getMethod()), new Money(row.getExpectedFen()));
            counted.computeIfAbsent(row.getCloseId(), any -> new EnumMap<>(PayMethod.class)).put(PayMethod.valueOf(row.getMethod()), new Money(row.getCountedFen()));
        });
        return db.sql().selectFrom(DAY_CLOSE).where(DAY_CLOSE.CLOSED_DAY.between(from, to)).orderBy(DAY_CLOSE.CLOSE_NO.desc())
                .fetch(row -> new Receipt.DayClose(row.getCloseNo(), row.getClosedDay(), row.getStaffName(), expected.getOrDefault(row.getId(), Map.of()),
                        counted.getOrDefault(row.getId(), Map.of()), row.getReason(), row.getAt().toInstant()));
    }

    static String seal(Seals seals, DayCloseRecord row, List<DayCloseLineRecord> lines) {
        List<Object> parts = new ArrayList<>();
        parts.add(seals.ofRow(row, DAY_CLOSE.ID, DAY_CLOSE.SEAL));
        lines.forEach(line -> parts.addAll(List.of(line.getMethod(), line.getExpectedFen(), line.getCountedFen())));
        return seals.of(parts.toArray());
    }

    /** As the engine keeps it, so that the row read again has the same mark. */
    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), clock.getZone()).truncatedTo(ChronoUnit.MICROS);
    }
}
