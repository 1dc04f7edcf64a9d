package linli.matching;

import linli.supplies.Supply;
import static linli.schema.Tables.MATCH_DECISION;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import linli.base.db.Db;
import linli.matching.Ranking.Decision;
import linli.schema.tables.records.MatchDecisionRecord;
import org.jooq.Condition;

/** Keeps what was decided about needs and supplies; rows are taken back, never deleted. */
final class MatchStore {
    private final Db db;
    private final Clock clock;

    MatchStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    long insert(Decision decision) {
        return db.writing().insertInto(MATCH_DECISION)
                .set(MATCH_DECISION.NEED_ID, decision.need())
                .set(MATCH_DECISION.SUPPLY_KIND, decision.supply().kind().name())
                .set(MATCH_DECISION.SUPPLY_ID, decision.supply().id())
                .set(MATCH_DECISION.SUPPLY_NAME, decision.name())
                .set(MATCH_DECISION.SCORE, decision.score())
                .set(MATCH_DECISION.REASONS, decision.reasons())
                .set(MATCH_DECISION.VERDICT, decision.verdict().name())
                .set(MATCH_DECISION.REASON, decision.reason().isEmpty() ? null : decision.reason())
                .set(MATCH_DECISION.UNTIL_ON, decision.until())
                .set(MATCH_DECISION.SLOT, decision.slot().isEmpty() ? null : decision.slot())
                .set(MATCH_DECISION.VENUE_ID, decision.room())
                .set(MATCH_DECISION.PLANNED, decision.planned())
                .set(MATCH_DECISION.STAFF_NAME, decision.staff())
                .set(MATCH_DECISION.AT, decision.at().atOffset(java.time.ZoneOffset.UTC))
                .set(MATCH_DECISION.TOUCHED, db.commitNo())
                .set(MATCH_DECISION.VERSION, 1L)
                .returningResult(MATCH_DECISION.ID).fetchSingle().value1();
    }

    /** @return whether it was still standing with that version. */
    boolean undo(long id, long version, String staff) {
        return db.writing().update(MATCH_DECISION)
                .set(MATCH_DECISION.UNDONE_AT, OffsetDateTime.now(clock))
                .set(MATCH_DECISION.UNDONE_BY, staff)
                .set(MATCH_DECISION.TOUCHED, db.commitNo())
                .set(MATCH_DECISION.VERSION, version + 1)
                .where(MATCH_DECISION.ID.eq(id)).and(MATCH_DECISION.VERSION.eq(version)).and(MATCH_DECISION.UNDONE_AT.isNull())
                .execute() == 1;
    }

    Optional<Decision> find(long id) {
        return rows(MATCH_DECISION.ID.eq(id)).stream().findFirst();
    }

    /** @return what stands for the need, oldest first. */
    List<Decision> standing(long need) {
        return rows(MATCH_DECISION.NEED_ID.eq(need).and(MATCH_DECISION.UNDONE_AT.isNull()));
    }

    /** @return what stands for all needs, oldest first. */
    List<Decision> standing() {
        return rows(MATCH_DECISION.UNDONE_AT.isNull());
    }

    private List<Decision> rows(Condition condition) {
        return db.sql().selectFrom(MATCH_DECISION).where(condition).orderBy(MATCH_DECISION.ID).fetch(MatchStore::decision);
    }

    private static Decision decision(MatchDecisionRecord row) {
        return new Decision(row.getId(), row.getNeedId(), new Supply.Key(Supply.Kind.valueOf(row.getSupplyKind()), row.getSupplyId()),
                row.getSupplyName(), row.getScore(), row.getReasons(), Decision.Verdict.valueOf(row.getVerdict()),
                row.getReason() == null ? "" : row.getReason(), row.getUntilOn(), row.getSlot() == null ? "" : row.getSlot(), row.getVenueId(),
                row.getPlanned(), row.getStaffName(), row.getAt().toInstant(), row.getUndoneAt() == null ? null : row.getUndoneAt().toInstant(),
                row.getVersion());
    }
}
