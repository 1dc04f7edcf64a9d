package linli.rollup;

import static linli.schema.Tables.ROLLUP_EXPECTED;
import static linli.schema.Tables.ROLLUP_PEOPLE;
import static linli.schema.Tables.ROLLUP_RECEIVED;
import static linli.schema.Tables.ROLLUP_TABLE;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import linli.base.db.Db;
import linli.base.value.Span;
import linli.schema.tables.records.RollupExpectedRecord;
import linli.schema.tables.records.RollupReceivedRecord;
import linli.sentfiles.Sent;
import linli.sentfiles.SentTable;

/** Keeps who is expected and what was received. */
final class RollupStore {
    private final Db db;
    private final Clock clock;

    RollupStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return by code, those no longer expected too when asked. */
    List<Expected> expected(boolean ended) {
        return db.sql().selectFrom(ROLLUP_EXPECTED).where(ended ? org.jooq.impl.DSL.noCondition() : ROLLUP_EXPECTED.ENDED.isFalse()).orderBy(ROLLUP_EXPECTED.CODE).fetch(RollupStore::expected);
    }

    Optional<Expected> expected(String code) {
        return db.sql().selectFrom(ROLLUP_EXPECTED).where(ROLLUP_EXPECTED.CODE.eq(code)).fetchOptional(RollupStore::expected);
    }

    private static Expected expected(RollupExpectedRecord row) {
        return new Expected(row.getId(), row.getCode(), row.getName(), row.getTown(), row.getEnded(), row.getVersion());
    }

    long insert(Expected one) {
        return db.writing().insertInto(ROLLUP_EXPECTED).set(ROLLUP_EXPECTED.CODE, one.code()).set(ROLLUP_EXPECTED.NAME, one.name()).set(ROLLUP_EXPECTED.TOWN, one.town())
                .set(ROLLUP_EXPECTED.ENDED, one.ended()).set(ROLLUP_EXPECTED.VERSION, 1L).set(ROLLUP_EXPECTED.TOUCHED, db.commitNo()).returning(ROLLUP_EXPECTED.ID).fetchSingle().getId();
    }

    /** @return false when somebody else changed it meanwhile. */
    boolean update(Expected one) {
        return db.writing().update(ROLLUP_EXPECTED).set(ROLLUP_EXPECTED.NAME, one.name()).set(ROLLUP_EXPECTED.TOWN, one.town()).set(ROLLUP_EXPECTED.ENDED, one.ended())
                .set(ROLLUP_EXPECTED.VERSION, one.version() + 1).set(ROLLUP_EXPECTED.TOUCHED, db.commitNo())
                .where(ROLLUP_EXPECTED.ID.eq(one.id())).and(ROLLUP_EXPECTED.VERSION.eq(one.version())).execute() == 1;
    }

    /** @return what counts for the period, by code. */
    List<Received> received(Span span) {
        return db.sql().selectFrom(ROLLUP_RECEIVED).where(ROLLUP_RECEIVED.SPAN.eq(span.toString())).and(ROLLUP_RECEIVED.ENDED_AT.isNull()).orderBy(ROLLUP_RECEIVED.CODE).fetch(RollupStore::received);
    }

    /** @return every file of one community and period, the first one first. */
    List<Received> history(Span span, String code) {
        return db.sql().selectFrom(ROLLUP_RECEIVED).where(ROLLUP_RECEIVED.SPAN.eq(span.toString())).and(ROLLUP_RECEIVED.CODE.eq(code)).orderBy(ROLLUP_RECEIVED.ID).fetch(RollupStore::received);
    }

    /** @return periods something was received for. */
    List<String> spans() {
        return db.sql().selectDistinct(ROLLUP_RECEIVED.SPAN).from(ROLLUP_RECEIVED).where(ROLLUP_RECEIVED.ENDED_AT.isNull()).orderBy(ROLLUP_RECEIVED.SPAN).fetch(ROLLUP_RECEIVED.SPAN);
    }

    private static Received received(RollupReceivedRecord row) {
        return new Received(row.getId(), row.getCode(), row.getName(), row.getSpan(), row.getEdition(), row.getTier(), row.getUnits(), row.getUnitsExpected(), row.getSentOn(), row.getLate(),
                row.getReceivedAt(), row.getStaffName(), row.getFileName(), row.getChecksum(), row.getKeyMark(), row.getEndedAt());
    }

    void end(Received old) {
        db.writing().update(ROLLUP_RECEIVED).set(ROLLUP_RECEIVED.ENDED_AT, OffsetDateTime.now(clock)).set(ROLLUP_RECEIVED.VERSION, ROLLUP_RECEIVED.VERSION.plus(1))
                .set(ROLLUP_RECEIVED.TOUCHED, db.commitNo()).where(ROLLUP_RECEIVED.ID.eq(old.id())).execute();
    }

    void insert(Sent sent, boolean late, String staff, String file) {
        Sent.Meta meta = sent.meta();
        long id = db.writing().insertInto(ROLLUP_RECEIVED).set(ROLLUP_RECEIVED.CODE, meta.code()).set(ROLLUP_RECEIVED.NAME, meta.name()).set(ROLLUP_RECEIVED.SPAN, meta.span().toString())
                .set(ROLLUP_RECEIVED.EDITION, meta.edition()).set(ROLLUP_RECEIVED.TIER, meta.tier()).set(ROLLUP_RECEIVED.UNITS, meta.units()).set(ROLLUP_RECEIVED.UNITS_EXPECTED, meta.unitsExpected())
                .set(ROLLUP_RECEIVED.SENT_ON, meta.sentOn()).set(ROLLUP_RECEIVED.LATE, late).set(ROLLUP_RECEIVED.RECEIVED_AT, OffsetDateTime.now(clock)).set(ROLLUP_RECEIVED.STAFF_NAME, staff)
                .set(ROLLUP_RECEIVED.FILE_NAME, file).set(ROLLUP_RECEIVED.CHECKSUM, meta.checksum()).set(ROLLUP_RECEIVED.KEY_MARK, meta.keyMark()).set(ROLLUP_RECEIVED.VERSION, 1L)
                .set(ROLLUP_RECEIVED.TOUCHED, db.commitNo()).returning(ROLLUP_RECEIVED.ID).fetchSingle().getId();
        var tables = db.writing().insertInto(ROLLUP_TABLE, ROLLUP_TABLE.RECEIVED_ID, ROLLUP_TABLE.FORM, ROLLUP_TABLE.NO, ROLLUP_TABLE.TITLE, ROLLUP_TABLE.FIGURES);
        sent.tables().forEach(table -> tables.values(id, table.form(), table.no(), table.title(), table.written()));
        if (!sent.tables().isEmpty()) {
            tables.execute();
        }
        var people = db.writing().insertInto(ROLLUP_PEOPLE, ROLLUP_PEOPLE.RECEIVED_ID, ROLLUP_PEOPLE.FORM, ROLLUP_PEOPLE.FIGURE, ROLLUP_PEOPLE.HASHES);
        sent.people().forEach(one -> people.values(id, one.form(), one.figure(), one.hashes()));
        if (!sent.people().isEmpty()) {
            people.execute();
        }
    }

    /** One received table. */
    record Kept(long received, SentTable table) {}

    /** Gives the tables of what counts for the period one after the other, without holding them. @param form null: all */
    void tables(Span span, String form, java.util.function.Consumer<Kept> each) {
        try (var rows = db.sql().select(ROLLUP_TABLE.RECEIVED_ID, ROLLUP_TABLE.FORM, ROLLUP_TABLE.NO, ROLLUP_TABLE.TITLE, ROLLUP_TABLE.FIGURES).from(ROLLUP_TABLE)
                .join(ROLLUP_RECEIVED).on(ROLLUP_RECEIVED.ID.eq(ROLLUP_TABLE.RECEIVED_ID)).where(ROLLUP_RECEIVED.SPAN.eq(span.toString())).and(ROLLUP_RECEIVED.ENDED_AT.isNull())
                .and(form == null ? org.jooq.impl.DSL.noCondition() : ROLLUP_TABLE.FORM.eq(form)).orderBy(ROLLUP_RECEIVED.CODE, ROLLUP_TABLE.NO).fetchSize(50).fetchLazy()) {
            rows.forEach(row -> each.accept(new Kept(row.value1(), new SentTable(row.value2(), row.value3(), row.value4(), SentTable.items(row.value5())))));
        }
    }

    /** Gives table and figure with the hashes, file by file. */
    void people(Span span, String form, String keyMark, BiConsumer<String, Sent.People> each) {
        try (var rows = db.sql().select(ROLLUP_RECEIVED.CODE, ROLLUP_PEOPLE.FORM, ROLLUP_PEOPLE.FIGURE, ROLLUP_PEOPLE.HASHES).from(ROLLUP_PEOPLE)
                .join(ROLLUP_RECEIVED).on(ROLLUP_RECEIVED.ID.eq(ROLLUP_PEOPLE.RECEIVED_ID)).where(ROLLUP_RECEIVED.SPAN.eq(span.toString())).and(ROLLUP_RECEIVED.ENDED_AT.isNull())
                .and(ROLLUP_RECEIVED.KEY_MARK.eq(keyMark)).and(form == null ? org.jooq.impl.DSL.noCondition() : ROLLUP_PEOPLE.FORM.eq(form)).fetchSize(50).fetchLazy()) {
            rows.forEach(row -> each.accept(row.value1(), new Sent.People(row.value2(), row.value3(), row.value4())));
        }
    }
}
