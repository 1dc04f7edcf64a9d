package linli.fund;

import static linli.schema.Tables.FUND_ENTRY;
import static linli.schema.Tables.FUND_LINE;
import static linli.schema.Tables.FUND_MONTH;
import static linli.schema.Tables.FUND_PROJECT;
import static linli.schema.Tables.FUND_RULE;
import static linli.schema.Tables.FUND_SPEND;
import static linli.schema.Tables.FUND_USE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.db.Seals;
import linli.base.value.FeeArea;
import linli.base.value.Money;
import linli.fund.Ledger.Account;
import linli.schema.tables.records.FundEntryRecord;
import linli.schema.tables.records.FundMonthRecord;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Table;

/** Keeps the journal, the projects and rules, the spendings and the closed months. */
final class FundStore {
    private final Db db;
    private final Clock clock;

    FundStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    List<Ledger.Project> projects() {
        return db.sql().selectFrom(FUND_PROJECT).orderBy(FUND_PROJECT.ID)
                .fetch(row -> new Ledger.Project(row.getId(), row.getName(), row.getPurpose(), row.getSinceOn(), row.getUntilOn(), row.getVersion()));
    }

    long insert(String name, String purpose, LocalDate since) {
        return db.writing().insertInto(FUND_PROJECT).set(FUND_PROJECT.NAME, name).set(FUND_PROJECT.PURPOSE, purpose).set(FUND_PROJECT.SINCE_ON, since)
                .set(FUND_PROJECT.TOUCHED, db.commitNo()).set(FUND_PROJECT.VERSION, 1L).returningResult(FUND_PROJECT.ID).fetchSingle().value1();
    }

    boolean end(long id, long version, LocalDate until) {
        return db.writing().update(FUND_PROJECT).set(FUND_PROJECT.UNTIL_ON, until).set(FUND_PROJECT.TOUCHED, db.commitNo()).set(FUND_PROJECT.VERSION, version + 1)
                .where(FUND_PROJECT.ID.eq(id)).and(FUND_PROJECT.VERSION.eq(version)).execute() == 1;
    }

    List<Ledger.Rule> rules() {
        Map<Long, Ledger.Project> projects = new LinkedHashMap<>();
        projects().forEach(project -> projects.put(project.id(), project));
        return db.sql().selectFrom(FUND_RULE).orderBy(FUND_RULE.AREA, FUND_RULE.FROM_ON.desc())
                .fetch(row -> new Ledger.Rule(row.getId(), FeeArea.valueOf(row.getArea()), projects.get(row.getProjectId()), row.getShareBp(), row.getFromOn(), row.getBasis()));
    }

    /** @return the rule of the area in force on the day. */
    Optional<Ledger.Rule> rule(FeeArea area, LocalDate day) {
        return db.sql().select().from(FUND_RULE).join(FUND_PROJECT).on(FUND_PROJECT.ID.eq(FUND_RULE.PROJECT_ID)).where(FUND_RULE.AREA.eq(area.name())).and(FUND_RULE.FROM_ON.le(day))
                .orderBy(FUND_RULE.FROM_ON.desc()).limit(1).fetchOptional(row -> new Ledger.Rule(row.get(FUND_RULE.ID), area, new Ledger.Project(row.get(FUND_PROJECT.ID),
                        row.get(FUND_PROJECT.NAME), row.get(FUND_PROJECT.PURPOSE), row.get(FUND_PROJECT.SINCE_ON), row.get(FUND_PROJECT.UNTIL_ON), row.get(FUND_PROJECT.VERSION)),
                        row.get(FUND_RULE.SHARE_BP), row.get(FUND_RULE.FROM_ON), row.get(FUND_RULE.BASIS)));
    }

    void insert(FeeArea area, long project, int shareBp, LocalDate from, String basis, String staff) {
        db.writing().insertInto(FUND_RULE).set(FUND_RULE.AREA, area.name()).set(FUND_RULE.PROJECT_ID, project).set(FUND_RULE.SHARE_BP, shareBp)
                .set(FUND_RULE.FROM_ON, from).set(FUND_RULE.BASIS, basis).set(FUND_RULE.STAFF_NAME, staff).set(FUND_RULE.AT, now()).execute();
    }

    /** Adds an entry under the next number, sealed with the one before. */
    Ledger.Entry post(LocalDate on, Ledger.EntryKind kind, long source, String memo, String staff, List<Ledger.Line> lines) {
        FundEntryRecord last = db.writing().selectFrom(FUND_ENTRY).orderBy(FUND_ENTRY.ENTRY_NO.desc()).limit(1).fetchOne();
        long no = last == null ? 1 : last.getEntryNo() + 1;
        OffsetDateTime at = now();
        String seal = seal(last == null ? Seals.NOTHING_BEFORE : last.getSeal(), no, on, kind, source, memo, staff, lines);
        FundEntryRecord row = db.writing().newRecord(FUND_ENTRY);
        row.setEntryNo(no);
        row.setPostedOn(on);
        row.setKind(kind.name());
        row.setSourceId(source);
        row.setMemo(memo);
        row.setStaffName(staff);
        row.setAt(at);
        row.setSeal(seal);
        row.insert();
        var insert = db.writing().insertInto(FUND_LINE, FUND_LINE.ENTRY_ID, FUND_LINE.ACCOUNT, FUND_LINE.AREA, FUND_LINE.PROJECT_ID, FUND_LINE.FEN);
        for (Ledger.Line line : lines) {
            insert = insert.values(row.getId(), line.account().name(), line.area() == null ? null : line.area().name(), line.projectId(), line.amount().fen());
        }
        insert.execute();
        return new Ledger.Entry(no, on, kind, source, memo, staff, at.toInstant(), lines, seal);
    }

    private String seal(String before, long no, LocalDate on, Ledger.EntryKind kind, long source, String memo, String staff, List<Ledger.Line> lines) {
        List<Object> parts = new ArrayList<>(List.of(before, no, on, kind, source, memo, staff));
        for (Ledger.Line line : lines) {
            parts.addAll(Arrays.asList(line.account(), line.area(), line.projectId(), line.amount().fen()));
        }
        return db.seals().of(parts.toArray());
    }

    /** @return numbers of the entries that are not as they were posted, do not add up to nothing, or miss their neighbour before them. */
    List<Long> broken() {
        List<Long> broken = new ArrayList<>();
        String before = Seals.NOTHING_BEFORE;
        long expected = 1;
        for (Ledger.Entry entry : everyEntry()) {
            String seal = seal(before, entry.no(), entry.on(), entry.kind(), entry.sourceId(), entry.memo(), entry.staff(), entry.lines());
            long sum = entry.lines().stream().mapToLong(line -> line.amount().fen()).sum();
            if (entry.no() != expected || !seal.equals(entry.seal()) || sum != 0) {
                broken.add(entry.no());
            }
            before = entry.seal();
            expected = entry.no() + 1;
        }
        return broken;
    }

    /** @return entries by number with their lines as they were posted. */
    List<Ledger.Entry> entries(LocalDate from, LocalDate to) {
        return entries(FUND_ENTRY.POSTED_ON.between(from, to));
    }

    List<Ledger.Entry> entriesOf(long source, Ledger.EntryKind... kinds) {
        return entries(FUND_ENTRY.SOURCE_ID.eq(source).and(FUND_ENTRY.KIND.in(java.util.Arrays.stream(kinds).map(Enum::name).toList())));
    }

    List<Ledger.Entry> everyEntry() {
        return entries(FUND_ENTRY.ID.isNotNull());
    }

    private List<Ledger.Entry> entries(Condition condition) {
        Map<Long, List<Ledger.Line>> lines = new LinkedHashMap<>();
        Map<Long, Record> heads = new LinkedHashMap<>();
        db.sql().select().from(FUND_ENTRY).join(FUND_LINE).on(FUND_LINE.ENTRY_ID.eq(FUND_ENTRY.ID)).where(condition)
                .orderBy(FUND_ENTRY.ENTRY_NO, FUND_LINE.ID).forEach(row -> {
                    heads.putIfAbsent(row.get(FUND_ENTRY.ID), row);
                    lines.computeIfAbsent(row.get(FUND_ENTRY.ID), any -> new ArrayList<>()).add(new Ledger.Line(Account.valueOf(row.get(FUND_LINE.ACCOUNT)),
                            row.get(FUND_LINE.AREA) == null ? null : FeeArea.valueOf(row.get(FUND_LINE.AREA)), row.get(FUND_LINE.PROJECT_ID), new Money(row.get(FUND_LINE.FEN))));
                });
        return heads.entrySet().stream().map(head -> new Ledger.Entry(head.getValue().get(FUND_ENTRY.ENTRY_NO), head.getValue().get(FUND_ENTRY.POSTED_ON),
                Ledger.EntryKind.valueOf(head.getValue().get(FUND_ENTRY.KIND)), head.getValue().get(FUND_ENTRY.SOURCE_ID), head.getValue().get(FUND_ENTRY.MEMO),
                head.getValue().get(FUND_ENTRY.STAFF_NAME), head.getValue().get(FUND_ENTRY.AT).toInstant(), List.copyOf(lines.get(head.getKey())),
                head.getValue().get(FUND_ENTRY.SEAL))).toList();
    }

    /** @return what a project has left: its credits less its debits. */
    Money balance(long project) {
        return total(FUND_LINE.ACCOUNT.eq(Account.FUND.name()).and(FUND_LINE.PROJECT_ID.eq(project))).negated();
    }

    /** @return what lies in an account. */
    Money inAccount(Account account) {
        return total(FUND_LINE.ACCOUNT.eq(account.name()));
    }

    private Money total(Condition condition) {
        return new Money(db.sql().select(coalesce(sum(FUND_LINE.FEN), inline(0))).from(FUND_LINE).where(condition).fetchSingle().value1().longValueExact());
    }

    /** @return sums of the lines by account between the days, both included. */
    Map<Account, Money> sums(LocalDate from, LocalDate to, boolean credits) {
        Map<Account, Money> sums = new LinkedHashMap<>();
        db.sql().select(FUND_LINE.ACCOUNT, sum(FUND_LINE.FEN)).from(FUND_LINE).join(FUND_ENTRY).on(FUND_ENTRY.ID.eq(FUND_LINE.ENTRY_ID))
                .where(FUND_ENTRY.POSTED_ON.between(from, to)).and(credits ? FUND_LINE.FEN.lt(0L) : FUND_LINE.FEN.gt(0L)).groupBy(FUND_LINE.ACCOUNT)
                .forEach(row -> sums.put(Account.valueOf(row.value1()), new Money(row.value2().longValueExact())));
        return sums;
    }

    long lastNo() {
        return db.sql().select(coalesce(max(FUND_ENTRY.ENTRY_NO), inline(0L))).from(FUND_ENTRY).fetchSingle().value1();
    }

    long lastSpendNo() {
        return db.sql().select(coalesce(max(FUND_SPEND.SPEND_NO), inline(0L))).from(FUND_SPEND).fetchSingle().value1();
    }

    long insert(Ledger.Spend spend) {
        return db.writing().insertInto(FUND_SPEND).set(FUND_SPEND.SPEND_NO, spend.no()).set(FUND_SPEND.PROJECT_ID, spend.projectId()).set(FUND_SPEND.SPENT_ON, spend.on())
                .set(FUND_SPEND.FEN, spend.amount().fen()).set(FUND_SPEND.METHOD, spend.method().name()).set(FUND_SPEND.PAYEE, spend.payee())
                .set(FUND_SPEND.VOUCHER, spend.voucher()).set(FUND_SPEND.PHOTO_SHA256, spend.photo()).set(FUND_SPEND.MEMO, spend.memo()).set(FUND_SPEND.ACTIVITY_ID, spend.activityId())
                .set(FUND_SPEND.APPROVER, spend.approver()).set(FUND_SPEND.STAFF_NAME, spend.staff()).set(FUND_SPEND.REVERSED, false)
                .set(FUND_SPEND.TOUCHED, db.commitNo()).set(FUND_SPEND.VERSION, 1L).returningResult(FUND_SPEND.ID).fetchSingle().value1();
    }

    boolean reverse(long spend, long version, String reason) {
        return db.writing().update(FUND_SPEND).set(FUND_SPEND.REVERSED, true).set(FUND_SPEND.REASON, reason).set(FUND_SPEND.TOUCHED, db.commitNo())
                .set(FUND_SPEND.VERSION, version + 1).where(FUND_SPEND.ID.eq(spend)).and(FUND_SPEND.VERSION.eq(version)).and(FUND_SPEND.REVERSED.isFalse()).execute() == 1;
    }

    void use(long spend, long receipt, Money amount) {
        db.writing().insertInto(FUND_USE).set(FUND_USE.SPEND_ID, spend).set(FUND_USE.RECEIPT_ID, receipt).set(FUND_USE.FEN, amount.fen()).execute();
    }

    void close(Ledger.Month month, String staff) {
        FundMonthRecord row = db.writing().newRecord(FUND_MONTH);
        row.setMonthOf(month.month());
        row.setOpeningFen(month.opening().fen());
        row.setInFen(month.in().fen());
        row.setOutFen(month.out().fen());
        row.setClosingFen(month.closing().fen());
        row.setIncomeFen(month.income().fen());
        row.setStaffName(staff);
        row.setAt(now());
        row.setSeal(db.seals().ofRow(row, FUND_MONTH.SEAL));
        row.insert();
    }

    /** @return closed months whose announced figures are no longer those of the closing. */
    List<String> brokenMonths() {
        return db.sql().selectFrom(FUND_MONTH).orderBy(FUND_MONTH.MONTH_OF).stream()
                .filter(row -> !db.seals().ofRow(row, FUND_MONTH.SEAL).equals(row.getSeal())).map(FundMonthRecord::getMonthOf).toList();
    }

    Optional<Ledger.Month> closed(String month) {
        return closed(FUND_MONTH.MONTH_OF.eq(month)).stream().findFirst();
    }

    /** @return every closed month, the newest first. */
    List<Ledger.Month> closed() {
        return closed(FUND_MONTH.MONTH_OF.isNotNull());
    }

    private List<Ledger.Month> closed(Condition which) {
        return db.sql().selectFrom(FUND_MONTH).where(which).orderBy(FUND_MONTH.MONTH_OF.desc()).fetch(row -> new Ledger.Month(row.getMonthOf(), new Money(row.getOpeningFen()),
                new Money(row.getInFen()), new Money(row.getOutFen()), new Money(row.getClosingFen()), new Money(row.getIncomeFen()), true, row.getStaffName()));
    }

    /** @return the last closed month, "" when none is. */
    String lastClosed() {
        String last = db.sql().select(max(FUND_MONTH.MONTH_OF)).from(FUND_MONTH).fetchSingle().value1();
        return last == null ? "" : last;
    }

    void clear() {
        for (Table<?> table : List.of(FUND_USE, FUND_SPEND, FUND_LINE, FUND_ENTRY, FUND_MONTH, FUND_RULE, FUND_PROJECT)) {
            db.writing().deleteFrom(table).execute();
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), clock.getZone()).truncatedTo(ChronoUnit.MICROS);
    }
}
