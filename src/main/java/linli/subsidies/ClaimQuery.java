package linli.subsidies;

import static linli.schema.Tables.MEAL_ORDER;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.SUBSIDY_CLAIM;
import static linli.schema.Tables.SUBSIDY_LINE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import linli.base.db.Db;
import linli.base.value.Money;
import linli.base.value.PartialDate;
import linli.base.value.Sitting;
import linli.schema.tables.Resident;

/** Reads which meals were subsidised and what earlier claims said of them. */
final class ClaimQuery {
    private static final Resident NOW = RESIDENT.as("person_now");
    private final Db db;

    ClaimQuery(Db db) {
        this.db = db;
    }

    /** A meal with a subsidy, or one that was claimed. {@code person} is who the diner is now, merged rows being one. */
    record Meal(long order, long person, String name, PartialDate birth, LocalDate on, Sitting sitting, String tier, Money price, Money subsidy, String status, String reason) {
        Integer age() {
            return birth == null || birth.ageOn(on).isEmpty() ? null : Integer.valueOf(birth.ageOn(on).getAsInt());
        }
    }

    /** @return meals up to the day that were eaten with a subsidy, and all that some claim names, in order. */
    List<Meal> meals(LocalDate to) {
        return db.sql().select(MEAL_ORDER.ID, coalesce(RESIDENT.MERGED_INTO, RESIDENT.ID), NOW.NAME, NOW.BIRTH_ON, NOW.BIRTH_PRECISION, MEAL_ORDER.SERVED_ON, MEAL_ORDER.SITTING,
                        MEAL_ORDER.TIER, MEAL_ORDER.PRICE_FEN, MEAL_ORDER.SUBSIDY_FEN, MEAL_ORDER.STATUS, MEAL_ORDER.REASON)
                .from(MEAL_ORDER).join(RESIDENT).on(RESIDENT.ID.eq(MEAL_ORDER.RESIDENT_ID)).join(NOW).on(NOW.ID.eq(coalesce(RESIDENT.MERGED_INTO, RESIDENT.ID)))
                .where(MEAL_ORDER.SERVED_ON.le(to))
                .and(MEAL_ORDER.STATUS.eq("EATEN").and(MEAL_ORDER.SUBSIDY_FEN.gt(0L)).or(MEAL_ORDER.ID.in(org.jooq.impl.DSL.select(SUBSIDY_LINE.ORDER_ID).from(SUBSIDY_LINE))))
                .orderBy(MEAL_ORDER.SERVED_ON, MEAL_ORDER.SITTING, MEAL_ORDER.ID)
                .fetch(row -> new Meal(row.value1(), row.value2(), row.value3(), row.value4() == null ? null : new PartialDate(row.value4(), PartialDate.Precision.valueOf(row.value5())),
                        row.value6(), Sitting.valueOf(row.value7()), row.value8(), new Money(row.value9()), new Money(row.value10()), row.value11(), row.value12()));
    }

    /** @return what all claims together say of each meal. */
    Map<Long, Money> claimed() {
        Map<Long, Money> claimed = new HashMap<>();
        db.sql().select(SUBSIDY_LINE.ORDER_ID, sum(SUBSIDY_LINE.FEN)).from(SUBSIDY_LINE).groupBy(SUBSIDY_LINE.ORDER_ID)
                .forEach(row -> claimed.put(row.value1(), new Money(row.value2().longValueExact())));
        return claimed;
    }

    /** @return orders of the span nobody has marked yet: eaten or not come. */
    int unmarked(LocalDate from, LocalDate to) {
        return db.sql().select(count()).from(MEAL_ORDER).where(MEAL_ORDER.SERVED_ON.between(from, to)).and(MEAL_ORDER.STATUS.eq("ORDERED")).fetchSingle().value1();
    }

    /** @return the last month claimed, as 202610; 0 when there is none. */
    int last() {
        Integer last = db.sql().select(max(SUBSIDY_CLAIM.CLAIM_MONTH)).from(SUBSIDY_CLAIM).fetchSingle().value1();
        return last == null ? 0 : last;
    }

    /** @return months with a subsidised meal, as 202610, the newest first. */
    List<Integer> months() {
        return db.sql().selectDistinct(org.jooq.impl.DSL.year(MEAL_ORDER.SERVED_ON).mul(100).plus(org.jooq.impl.DSL.month(MEAL_ORDER.SERVED_ON)).as("m")).from(MEAL_ORDER)
                .where(MEAL_ORDER.STATUS.eq("EATEN")).orderBy(org.jooq.impl.DSL.field("m").desc()).fetch(row -> row.value1());
    }
}
