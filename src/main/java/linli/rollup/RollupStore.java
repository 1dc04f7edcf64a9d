package linli.rollup;

import static linli.schema.Tables.ROLLUP_EXPECTED;
import static linli.schema.Tables.ROLLUP_PEOPLE;
import static linli.schema.Tables.ROLLUP_RECEIVED;
import static linli.schema.Tables.ROLLUP_TABLE;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** A file that was read. */
    record Arrived(String file, Sent sent) {}

    /** Keeps many files by four statements. @param due the last day in time */
    void insert(Collection<Arrived> files, LocalDate due, String staff) {
        if (files.isEmpty()) {
            return;
        }
        var received = db.writing().insertInto(ROLLUP_RECEIVED, ROLLUP_RECEIVED.CODE, ROLLUP_RECEIVED.NAME, ROLLUP_RECEIVED.SPAN, ROLLUP_RECEIVED.EDITION, ROLLUP_RECEIVED.TIER, ROLLUP_RECEIVED.UNITS,
                ROLLUP_RECEIVED.UNITS_EXPECTED, ROLLUP_RECEIVED.SENT_ON, ROLLUP_RECEIVED.LATE, ROLLUP_RECEIVED.RECEIVED_AT, ROLLUP_RECEIVED.STAFF_NAME, ROLLUP_RECEIVED.FILE_NAME,
                ROLLUP_RECEIVED.CHECKSUM, ROLLUP_RECEIVED.KEY_MARK, ROLLUP_RECEIVED.VERSION, ROLLUP_RECEIVED.TOUCHED);
        OffsetDateTime now = OffsetDateTime.now(clock);
        for (Arrived one : files) {
            Sent.Meta meta = one.sent().meta();
            received.values(meta.code(), meta.name(), meta.span().toString(), meta.edition(), meta.tier(), meta.units(), meta.unitsExpected(), meta.sentOn(), meta.sentOn().isAfter(due), now, staff,
                    one.file(), meta.checksum(), meta.keyMark(), 1L, db.commitNo());
        }
        Map<String, Long> ids = new HashMap<>();
        received.returning(ROLLUP_RECEIVED.ID, ROLLUP_RECEIVED.CODE).fetch().forEach(row -> ids.put(row.getCode(), row.getId()));
        var tables = db.writing().batch(db.writing().insertInto(ROLLUP_TABLE, ROLLUP_TABLE.RECEIVED_ID, ROLLUP_TABLE.FORM, ROLLUP_TABLE.NO, ROLLUP_TABLE.TITLE, ROLLUP_TABLE.FIGURES)
                .values((Long) null, null, null, null, null));
        var people = db.writing().batch(db.writing().insertInto(ROLLUP_PEOPLE, ROLLUP_PEOPLE.RECEIVED_ID, ROLLUP_PEOPLE.FORM, ROLLUP_PEOPLE.FIGURE, ROLLUP_PEOPLE.HASHES)
                .values((Long) null, null, null, null));
        for (Arrived one : files) {
            long id = ids.get(one.sent().meta().code());
            one.sent().tables().forEach(table -> tables.bind(id, table.form(), table.no(), table.title(), table.written()));
            one.sent().people().forEach(each -> people.bind(id, each.form(), each.figure(), each.hashes()));
        }
        if (tables.size() > 0) {
            tables.execute();
        }
        if (people.size() > 0) {
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
