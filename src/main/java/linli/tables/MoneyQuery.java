package linli.tables;

import static linli.schema.Tables.BOOKING;
import static linli.schema.Tables.CHARGE;
import static linli.schema.Tables.FEE_ITEM;
import static linli.schema.Tables.FUND_ENTRY;
import static linli.schema.Tables.FUND_LINE;
import static linli.schema.Tables.FUND_PROJECT;
import static linli.schema.Tables.RECEIPT;
import static linli.schema.Tables.RECEIPT_LINE;
import static linli.schema.Tables.RECEIPT_VOID;
import static linli.schema.Tables.ROOM_CLOSURE;
import static linli.schema.Tables.ROOM_HOURS;
import static linli.schema.Tables.VENUE_ROOM;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.value.Span.Days;
import linli.schema.tables.Charge;
import linli.tables.FactQuery.Facts;
import linli.tables.FactQuery.Shown;
import linli.tables.Form.Split;
import linli.tables.Measure.Subject;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** What was charged, taken, given back, and what the rooms were used for: charges, receipts, the fund's journal, bookings. */
final class MoneyQuery {
    private static final Charge UNDONE = CHARGE.as("undone");
    private static final Condition LIVE = BOOKING.STATUS.in("BOOKED", "USED");

    private final Db db;

    MoneyQuery(Db db) {
        this.db = db;
    }

    Facts facts(Measure measure, Days days) {
        return switch (measure) {
            case QUANTITY -> charges(days, noCondition()).sum(DSL.when(CHARGE.REVERSES.isNull(), CHARGE.QUANTITY).otherwise(CHARGE.QUANTITY.neg()));
            case GROSS -> charges(days, noCondition()).sum(CHARGE.GROSS_FEN);
            case WAIVED -> charges(days, noCondition()).sum(CHARGE.WAIVED_FEN);
            case NET -> charges(days, noCondition()).sum(CHARGE.NET_FEN);
            case RENT -> charges(days, FEE_ITEM.AREA.eq("VENUE")).sum(CHARGE.NET_FEN);
            case OWED -> owed(days.to());
            case PAID, REFUNDED -> taken(measure, days);
            case INCOME, FUND_IN, FUND_OUT, FUND_HELD -> fund(measure, days);
            default -> bookings(measure, days);
        };
    }

    /** A line that takes another back has the opposite signs, so that sums are right by themselves. */
    private static Facts charges(Days days, Condition which) {
        return Facts.of(CHARGE.join(FEE_ITEM).on(FEE_ITEM.ID.eq(CHARGE.ITEM_ID)).leftJoin(BOOKING).on(CHARGE.SOURCE.eq("booking").and(BOOKING.ID.eq(CHARGE.SOURCE_ID)))
                        .leftJoin(VENUE_ROOM).on(VENUE_ROOM.NAME.eq(FEE_ITEM.NAME)),
                        CHARGE.CHARGED_ON.between(days.from(), days.to()).and(which))
                .by(Split.ITEM, FEE_ITEM.ID.cast(String.class)).by(Split.ROOM, coalesce(BOOKING.ROOM_ID, VENUE_ROOM.ID).cast(String.class))
                .rows("till", CHARGE.ID, Shown.person(CHARGE.PAYER_NAME), Shown.day(CHARGE.CHARGED_ON), Shown.text(FEE_ITEM.NAME), Shown.text(CHARGE.MEMO));
    }

    /** Every movement of money of a charge: the receipt on its day, and the same taken back on the day it was voided. */
    private static Table<?> moves() {
        Field<Long> charge = RECEIPT_LINE.CHARGE_ID.as("charge");
        return select(charge, RECEIPT.ID.as("receipt"), RECEIPT.KIND.as("kind"), RECEIPT.ISSUED_ON.as("moved_on"), RECEIPT_LINE.FEN.as("fen"))
                .from(RECEIPT_LINE).join(RECEIPT).on(RECEIPT.ID.eq(RECEIPT_LINE.RECEIPT_ID))
                .unionAll(select(RECEIPT_LINE.CHARGE_ID, RECEIPT.ID, RECEIPT.KIND, RECEIPT_VOID.VOIDED_ON, RECEIPT_LINE.FEN.neg())
                        .from(RECEIPT_LINE).join(RECEIPT).on(RECEIPT.ID.eq(RECEIPT_LINE.RECEIPT_ID)).join(RECEIPT_VOID).on(RECEIPT_VOID.RECEIPT_ID.eq(RECEIPT.ID)))
                .asTable("moves");
    }

    private static Facts taken(Measure measure, Days days) {
        Table<?> moves = moves();
        Field<Long> fen = moves.field("fen", Long.class);
        Field<LocalDate> on = moves.field("moved_on", LocalDate.class);
        Table<?> from = moves.join(CHARGE).on(CHARGE.ID.eq(moves.field("charge", Long.class))).join(FEE_ITEM).on(FEE_ITEM.ID.eq(CHARGE.ITEM_ID))
                .join(RECEIPT).on(RECEIPT.ID.eq(moves.field("receipt", Long.class)));
        Condition kind = moves.field("kind", String.class).eq(measure == Measure.PAID ? "PAY" : "REFUND");
        return Facts.of(from, kind.and(on.between(days.from(), days.to()))).sum(measure == Measure.PAID ? fen : fen.neg())
                .by(Split.ITEM, FEE_ITEM.ID.cast(String.class))
                .rows("till", RECEIPT.ID, Shown.text(RECEIPT.RECEIPT_NO), Shown.day(on), Shown.person(RECEIPT.PAYER_NAME), Shown.text(FEE_ITEM.NAME));
    }

    /** As the till tells arrears: what stands open of each charge that was not taken back by the day. */
    private static Facts owed(LocalDate day) {
        Table<?> moves = moves();
        Field<java.math.BigDecimal> paid = DSL.field(select(coalesce(sum(moves.field("fen", Long.class)), inline(java.math.BigDecimal.ZERO))).from(moves)
                .where(moves.field("charge", Long.class).eq(CHARGE.ID)).and(moves.field("moved_on", LocalDate.class).le(day)));
        Field<java.math.BigDecimal> open = CHARGE.NET_FEN.cast(java.math.BigDecimal.class).minus(paid);
        Condition standing = CHARGE.REVERSES.isNull().and(CHARGE.CHARGED_ON.le(day)).and(open.gt(java.math.BigDecimal.ZERO))
                .and(notExists(selectOne().from(UNDONE).where(UNDONE.REVERSES.eq(CHARGE.ID)).and(UNDONE.CHARGED_ON.le(day))));
        return Facts.of(CHARGE.join(FEE_ITEM).on(FEE_ITEM.ID.eq(CHARGE.ITEM_ID)), standing).sum(open).by(Split.ITEM, FEE_ITEM.ID.cast(String.class))
                .rows("till", CHARGE.ID, Shown.person(CHARGE.PAYER_NAME), Shown.day(CHARGE.CHARGED_ON), Shown.text(FEE_ITEM.NAME), Shown.text(CHARGE.MEMO));
    }

    /** Credits of the journal are negative. */
    private static Facts fund(Measure measure, Days days) {
        Condition within = FUND_ENTRY.POSTED_ON.between(days.from(), days.to());
        Condition fund = FUND_LINE.ACCOUNT.eq("FUND");
        Condition spending = FUND_ENTRY.KIND.in("SPEND", "UNSPEND");
        Condition which = switch (measure) {
            case INCOME -> within.and(FUND_LINE.AREA.isNotNull());
            case FUND_IN -> within.and(fund).andNot(spending);
            case FUND_OUT -> within.and(fund).and(spending);
            default -> fund.and(FUND_ENTRY.POSTED_ON.le(days.to()));
        };
        Table<?> from = FUND_LINE.join(FUND_ENTRY).on(FUND_ENTRY.ID.eq(FUND_LINE.ENTRY_ID)).leftJoin(FUND_PROJECT).on(FUND_PROJECT.ID.eq(FUND_LINE.PROJECT_ID));
        return Facts.of(from, which).sum(measure == Measure.FUND_OUT ? FUND_LINE.FEN : FUND_LINE.FEN.neg())
                .by(Split.AREA, FUND_LINE.AREA).by(Split.FUND, FUND_LINE.PROJECT_ID.cast(String.class))
                .rows("fund", FUND_ENTRY.ID, Shown.text(FUND_ENTRY.MEMO), Shown.day(FUND_ENTRY.POSTED_ON), Shown.word("enum.FeeArea.", FUND_LINE.AREA), Shown.text(FUND_PROJECT.NAME));
    }

    private static Facts bookings(Measure measure, Days days) {
        Condition who = switch (measure) {
            case PARTY_GOV -> BOOKING.USER_CLASS.eq("PARTY_GOV");
            case SOCIAL_ORG -> BOOKING.USER_CLASS.eq("SOCIAL_ORG");
            case RESIDENTS -> BOOKING.USER_CLASS.eq("RESIDENT");
            case OWN -> BOOKING.USER_CLASS.eq("OWN");
            case COMMERCIAL -> BOOKING.USER_CLASS.eq("COMMERCIAL");
            case ROOM_HOURS -> noCondition();
            default -> throw new IllegalArgumentException(measure + " is not about rooms");
        };
        Facts facts = Facts.of(BOOKING.join(VENUE_ROOM).on(VENUE_ROOM.ID.eq(BOOKING.ROOM_ID)), LIVE.and(BOOKING.HELD_ON.between(days.from(), days.to())).and(who))
                .by(Split.ROOM, BOOKING.ROOM_ID.cast(String.class))
                .rows("booking", BOOKING.ID, Shown.text(BOOKING.PURPOSE), Shown.day(BOOKING.HELD_ON), Shown.text(VENUE_ROOM.NAME), Shown.word("enum.UserClass.", BOOKING.USER_CLASS));
        return measure == Measure.ROOM_HOURS ? facts.sum(BOOKING.TO_MINUTE.minus(BOOKING.FROM_MINUTE)) : facts;
    }

    /** @return minutes each room was open on the days, closures of the room and of the house taken off. */
    Map<String, Long> openMinutes(Days days) {
        record Closure(Long room, LocalDate from, LocalDate to) {}
        List<Closure> closures = db.sql().select(ROOM_CLOSURE.ROOM_ID, ROOM_CLOSURE.FROM_ON, ROOM_CLOSURE.TO_ON).from(ROOM_CLOSURE)
                .where(ROOM_CLOSURE.LIFTED_AT.isNull()).and(ROOM_CLOSURE.FROM_ON.le(days.to())).and(ROOM_CLOSURE.TO_ON.ge(days.from()))
                .fetch(row -> new Closure(row.value1(), row.value2(), row.value3()));
        Map<Long, long[]> weeks = new HashMap<>();
        db.sql().select(ROOM_HOURS.ROOM_ID, ROOM_HOURS.WEEKDAY, ROOM_HOURS.FROM_MINUTE, ROOM_HOURS.TO_MINUTE).from(ROOM_HOURS)
                .forEach(row -> weeks.computeIfAbsent(row.value1(), any -> new long[8])[row.value2()] += row.value4() - row.value3());
        Map<String, Long> open = new LinkedHashMap<>();
        db.sql().select(VENUE_ROOM.ID, VENUE_ROOM.ACTIVE_FROM, VENUE_ROOM.ACTIVE_TO).from(VENUE_ROOM).orderBy(VENUE_ROOM.ID).forEach(room -> {
            long minutes = 0;
            for (LocalDate day = days.from(); !day.isAfter(days.to()); day = day.plusDays(1)) {
                LocalDate on = day;
                boolean active = (room.value2() == null || !on.isBefore(room.value2())) && (room.value3() == null || !on.isAfter(room.value3()));
                boolean shut = closures.stream().anyMatch(one -> (one.room() == null || one.room().equals(room.value1())) && !on.isBefore(one.from()) && !on.isAfter(one.to()));
                minutes += active && !shut ? weeks.getOrDefault(room.value1(), new long[8])[on.getDayOfWeek().getValue()] : 0;
            }
            open.put(room.value1().toString(), minutes);
        });
        return open;
    }

    /** @return the rows of a table split by what this Query knows: key and name, and the words of further columns. */
    List<FormFigures.Head> heads(Split split, Days days) {
        List<FormFigures.Head> heads = new ArrayList<>();
        switch (split) {
            case ITEM -> db.sql().select(FEE_ITEM.ID, FEE_ITEM.NAME, FEE_ITEM.AREA, FEE_ITEM.UNIT).from(FEE_ITEM).orderBy(FEE_ITEM.CODE)
                    .forEach(row -> heads.add(new FormFigures.Head(row.value1().toString(), row.value2(), Map.of("area", FactQuery.wordOf("enum.FeeArea." + row.value3(), row.value3()),
                            "unit", FactQuery.wordOf("enum.FeeUnit." + row.value4(), row.value4())))));
            case AREA -> List.of("CLASS", "VENUE", "MEAL", "OTHER").forEach(area -> heads.add(new FormFigures.Head(area, FactQuery.wordOf("enum.FeeArea." + area, area), Map.of())));
            case FUND -> db.sql().select(FUND_PROJECT.ID, FUND_PROJECT.NAME, FUND_PROJECT.PURPOSE).from(FUND_PROJECT).where(FUND_PROJECT.SINCE_ON.le(days.to())).orderBy(FUND_PROJECT.ID)
                    .forEach(row -> heads.add(new FormFigures.Head(row.value1().toString(), row.value2(), Map.of("purpose", row.value3()))));
            default -> db.sql().select(VENUE_ROOM.ID, VENUE_ROOM.NAME, VENUE_ROOM.PLACE, VENUE_ROOM.CAPACITY).from(VENUE_ROOM)
                    .where(VENUE_ROOM.ACTIVE_FROM.isNull().or(VENUE_ROOM.ACTIVE_FROM.le(days.to()))).and(VENUE_ROOM.ACTIVE_TO.isNull().or(VENUE_ROOM.ACTIVE_TO.ge(days.from())))
                    .orderBy(VENUE_ROOM.ID).forEach(row -> heads.add(new FormFigures.Head(row.value1().toString(), row.value2(), Map.of())));
        }
        return heads;
    }

    Optional<LocalDate> first(Subject subject) {
        return switch (subject) {
            case MONEY -> day(CHARGE, CHARGE.CHARGED_ON, noCondition());
            case FUND -> day(FUND_ENTRY, FUND_ENTRY.POSTED_ON, noCondition());
            default -> day(BOOKING, BOOKING.HELD_ON, LIVE);
        };
    }

    private Optional<LocalDate> day(Table<?> table, Field<LocalDate> day, Condition live) {
        return Optional.ofNullable(db.sql().select(DSL.min(day)).from(table).where(live).fetchSingle().value1());
    }
}
