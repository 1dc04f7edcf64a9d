package linli.subsidies;

import static linli.schema.Tables.SUBSIDY_CLAIM;
import static linli.schema.Tables.SUBSIDY_LINE;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import linli.base.db.Db;
import linli.base.value.Money;
import linli.base.value.Sitting;
import linli.schema.tables.records.SubsidyClaimRecord;
import linli.subsidies.SubsidyClaim.Line;
import linli.subsidies.SubsidyClaim.LineKind;

/** Keeps submitted claims. They are never changed. */
final class ClaimStore {
    private final Db db;
    private final Clock clock;

    ClaimStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return all, the newest first. */
    List<SubsidyClaim> all() {
        Map<Long, List<Line>> lines = db.sql().selectFrom(SUBSIDY_LINE).orderBy(SUBSIDY_LINE.ID).fetchGroups(SUBSIDY_LINE.CLAIM_ID,
                row -> new Line(row.get(SUBSIDY_LINE.ORDER_ID), row.get(SUBSIDY_LINE.RESIDENT_ID), row.get(SUBSIDY_LINE.NAME), row.get(SUBSIDY_LINE.AGE), row.get(SUBSIDY_LINE.SERVED_ON),
                        Sitting.valueOf(row.get(SUBSIDY_LINE.SITTING)), row.get(SUBSIDY_LINE.TIER), new Money(row.get(SUBSIDY_LINE.PRICE_FEN)), new Money(row.get(SUBSIDY_LINE.FEN)),
                        LineKind.valueOf(row.get(SUBSIDY_LINE.KIND)), row.get(SUBSIDY_LINE.REASON)));
        return db.sql().selectFrom(SUBSIDY_CLAIM).orderBy(SUBSIDY_CLAIM.CLAIM_MONTH.desc()).fetch(row -> new SubsidyClaim(row.getId(),
                YearMonth.of(row.getClaimMonth() / 100, row.getClaimMonth() % 100), row.getSubmittedOn(), row.getStaffName(), lines.getOrDefault(row.getId(), List.of())));
    }

    void insert(SubsidyClaim claim) {
        SubsidyClaimRecord row = db.writing().newRecord(SUBSIDY_CLAIM);
        row.setClaimMonth(claim.month().getYear() * 100 + claim.month().getMonthValue());
        row.setSubmittedOn(claim.submitted());
        row.setMeals(claim.of(LineKind.MEAL).size());
        row.setFen(claim.total().fen());
        row.setStaffName(claim.staff());
        row.setAt(OffsetDateTime.ofInstant(clock.instant(), clock.getZone()));
        row.setTouched(db.commitNo());
        row.insert();
        for (Line line : claim.lines()) {
            db.writing().insertInto(SUBSIDY_LINE).set(SUBSIDY_LINE.CLAIM_ID, row.getId()).set(SUBSIDY_LINE.ORDER_ID, line.orderId()).set(SUBSIDY_LINE.RESIDENT_ID, line.residentId())
                    .set(SUBSIDY_LINE.NAME, line.name()).set(SUBSIDY_LINE.AGE, line.age()).set(SUBSIDY_LINE.SERVED_ON, line.on()).set(SUBSIDY_LINE.SITTING, line.sitting().name())
                    .set(SUBSIDY_LINE.TIER, line.tier()).set(SUBSIDY_LINE.PRICE_FEN, line.price().fen()).set(SUBSIDY_LINE.FEN, line.amount().fen())
                    .set(SUBSIDY_LINE.KIND, line.kind().name()).set(SUBSIDY_LINE.REASON, line.reason()).execute();
        }
    }

    void clear() {
        db.writing().deleteFrom(SUBSIDY_LINE).execute();
        db.writing().deleteFrom(SUBSIDY_CLAIM).execute();
    }
}
