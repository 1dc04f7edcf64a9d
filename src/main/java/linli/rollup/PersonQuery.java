package linli.rollup;

import static linli.schema.Tables.ATTENDANCE;
import static linli.schema.Tables.ENROLMENT;
import static linli.schema.Tables.MEAL_ORDER;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.SESSION;
import static linli.schema.Tables.VOLUNTEER;
import static linli.schema.Tables.VOLUNTEER_HOURS;
import static org.jooq.impl.DSL.coalesce;

import java.util.List;
import linli.base.db.Db;
import linli.base.value.Span.Days;
import linli.rollup.Rollups.Counted;
import linli.schema.tables.Resident;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/** Whose ID numbers stand behind a count of people; only their hashes ever leave the store. */
final class PersonQuery {
    private static final Resident LISTED = RESIDENT.as("listed");
    private final Db db;

    PersonQuery(Db db) {
        this.db = db;
    }

    /** @return kind and number of everybody known by a document, each once. */
    List<String> numbers(Counted who, Days days) {
        return switch (who) {
            case PRESENT -> of(ATTENDANCE.join(SESSION).on(SESSION.ID.eq(ATTENDANCE.SESSION_ID)).join(ENROLMENT).on(ENROLMENT.ID.eq(ATTENDANCE.ENROLMENT_ID))
                    .join(LISTED).on(LISTED.ID.eq(ENROLMENT.RESIDENT_ID)).join(RESIDENT).on(RESIDENT.ID.eq(coalesce(LISTED.MERGED_INTO, LISTED.ID))),
                    SESSION.STATUS.eq("HELD").and(SESSION.HELD_ON.between(days.from(), days.to())).and(ATTENDANCE.MARK.eq("PRESENT")), RESIDENT.ID_KIND, RESIDENT.ID_NO);
            case DINERS -> of(MEAL_ORDER.join(LISTED).on(LISTED.ID.eq(MEAL_ORDER.RESIDENT_ID)).join(RESIDENT).on(RESIDENT.ID.eq(coalesce(LISTED.MERGED_INTO, LISTED.ID))),
                    MEAL_ORDER.STATUS.eq("EATEN").and(MEAL_ORDER.SERVED_ON.between(days.from(), days.to())), RESIDENT.ID_KIND, RESIDENT.ID_NO);
            case HELPERS -> of(VOLUNTEER_HOURS.join(VOLUNTEER).on(VOLUNTEER.ID.eq(VOLUNTEER_HOURS.VOLUNTEER_ID)).leftJoin(RESIDENT).on(RESIDENT.ID.eq(VOLUNTEER.RESIDENT_ID)),
                    VOLUNTEER_HOURS.VOIDED_AT.isNull().and(VOLUNTEER_HOURS.SERVED_ON.between(days.from(), days.to())),
                    coalesce(VOLUNTEER.ID_KIND, RESIDENT.ID_KIND), coalesce(VOLUNTEER.ID_NO, RESIDENT.ID_NO));
        };
    }

    private List<String> of(Table<?> from, Condition where, Field<String> kind, Field<String> number) {
        return db.sql().selectDistinct(kind, number).from(from).where(where).and(number.isNotNull()).fetch(row -> row.value1() + ":" + row.value2());
    }
}
