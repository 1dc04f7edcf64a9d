package linli.households;

import static linli.schema.Tables.HOUSEHOLD_CARD;

import java.util.Map;
import linli.base.db.Db;
import linli.base.db.RowState;
import org.jooq.Field;

/** Writes what is told of households beside their people. Everything here runs inside {@link Db#write}. */
final class HouseholdStore {
    private final Db db;

    HouseholdStore(Db db) {
        this.db = db;
    }

    /** A card as it is stored; null = not said. */
    record Line(Long dwelling, Long household, String houseNo, String address, String headIdNo, String headPhone, String tenure, String kind, Integer members, String remark) {
        static final Line EMPTY = new Line(null, null, null, null, null, null, null, null, null, null);
    }

    /** @return the card with its version, or null when it is gone. */
    Stored find(long id) {
        return db.writing().selectFrom(HOUSEHOLD_CARD).where(HOUSEHOLD_CARD.ID.eq(id)).fetchOne(row -> new Stored(new Line(row.getDwellingId(), row.getHouseholdId(),
                row.getHouseNo(), row.getAddress(), row.getHeadIdNo(), row.getHeadPhone(), row.getTenure(), row.getKind(), row.getMembers(), row.getRemark()), row.getVersion()));
    }

    record Stored(Line line, long version) {}

    long insert(Line line, long run) {
        return db.writing().insertInto(HOUSEHOLD_CARD).set(values(line)).set(HOUSEHOLD_CARD.IMPORT_RUN, run).set(HOUSEHOLD_CARD.TOUCHED, db.commitNo())
                .set(HOUSEHOLD_CARD.VERSION, 1L).returningResult(HOUSEHOLD_CARD.ID).fetchSingle().value1();
    }

    void update(long id, Line line, long version) {
        db.writing().update(HOUSEHOLD_CARD).set(values(line)).set(HOUSEHOLD_CARD.TOUCHED, db.commitNo()).set(HOUSEHOLD_CARD.VERSION, version)
                .where(HOUSEHOLD_CARD.ID.eq(id)).execute();
    }

    void remove(long id) {
        db.writing().deleteFrom(HOUSEHOLD_CARD).where(HOUSEHOLD_CARD.ID.eq(id)).execute();
    }

    /** @param before as {@link RowState} wrote it */
    void restore(long id, String before, long version) {
        update(id, RowState.read(before, Line.class), version);
    }

    private static Map<Field<?>, Object> values(Line line) {
        Map<Field<?>, Object> values = new java.util.LinkedHashMap<>();
        values.put(HOUSEHOLD_CARD.DWELLING_ID, line.dwelling());
        values.put(HOUSEHOLD_CARD.HOUSEHOLD_ID, line.household());
        values.put(HOUSEHOLD_CARD.HOUSE_NO, line.houseNo());
        values.put(HOUSEHOLD_CARD.ADDRESS, line.address());
        values.put(HOUSEHOLD_CARD.HEAD_ID_NO, line.headIdNo());
        values.put(HOUSEHOLD_CARD.HEAD_PHONE, line.headPhone());
        values.put(HOUSEHOLD_CARD.TENURE, line.tenure());
        values.put(HOUSEHOLD_CARD.KIND, line.kind());
        values.put(HOUSEHOLD_CARD.MEMBERS, line.members());
        values.put(HOUSEHOLD_CARD.REMARK, line.remark());
        return values;
    }
}
