package linli.tables;

import static linli.schema.Tables.RESIDENT;
import static org.jooq.impl.DSL.min;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.db.KeyGroups;
import linli.base.text.Texts;
import linli.base.value.FocusGroup;
import linli.base.value.Mask;
import linli.base.value.Span.Days;
import linli.tables.FactQuery.Facts;
import linli.tables.FactQuery.Shown;
import org.jooq.Condition;

/** Who lives here: the residents in the list, as the store knew them on a day. */
final class PeopleQuery {
    private static final Condition KEPT = RESIDENT.STATUS.ne("MERGED");

    private final Db db;
    private final ZoneId zone;

    PeopleQuery(Db db, ZoneId zone) {
        this.db = db;
        this.zone = zone;
    }

    /** @return the day the first resident was recorded, empty when there is none. */
    Optional<LocalDate> first() {
        OffsetDateTime first = db.sql().select(min(RESIDENT.CREATED_AT)).from(RESIDENT).where(KEPT).fetchSingle().value1();
        return Optional.ofNullable(first).map(at -> at.atZoneSameInstant(zone).toLocalDate());
    }

    /** @return how many were recorded after {@code to} and up to {@code day}, so that they are not counted at {@code to}. */
    long recordedLater(LocalDate to, LocalDate day) {
        return db.sql().fetchCount(RESIDENT, KEPT.and(RESIDENT.CREATED_AT.ge(after(to))).and(RESIDENT.CREATED_AT.lt(after(day))));
    }

    /** @return how many left or died on a day nobody wrote down. */
    long undated() {
        return db.sql().fetchCount(RESIDENT, undatedGone());
    }

    /** @param known last day whose records are taken into account, see {@link #there} */
    Facts facts(Measure measure, Days days, LocalDate known, MonthRules rules) {
        Facts facts = Facts.of(RESIDENT, condition(measure, days, known, rules)).rows("resident", RESIDENT.ID, Shown.person(RESIDENT.NAME),
                new Shown(RESIDENT.BIRTH_ON, birth -> Texts.text("reports.behind.birth", ((LocalDate) birth).getYear())), new Shown(RESIDENT.ID_NO, number -> Mask.idNo(number.toString())),
                new Shown(RESIDENT.CREATED_AT, at -> Texts.text("reports.behind.recorded", ((OffsetDateTime) at).atZoneSameInstant(zone).toLocalDate())));
        return measure == Measure.HOUSEHOLDS ? facts.once(RESIDENT.HOUSEHOLD_ID) : facts;
    }

    /** The one place that says what each measure of residents means. */
    private Condition condition(Measure measure, Days days, LocalDate known, MonthRules rules) {
        LocalDate day = days.to();
        Condition there = there(day, known);
        return switch (measure) {
            case LIVING -> there;
            case HOUSEHOLDS -> there.and(RESIDENT.HOUSEHOLD_ID.isNotNull());
            case LIVING_OLD -> there.and(KeyGroups.in(FocusGroup.ELDER, rules.groups(), day));
            case LIVING_YOUNG -> there.and(KeyGroups.in(FocusGroup.CHILD, rules.groups(), day));
            case LIVING_NEW -> there.and(KeyGroups.in(FocusGroup.NEW, rules.groups(), day));
            case LIVING_FOCUS -> there.and(KeyGroups.inAny(rules.groups(), day));
            case AGE_UNKNOWN -> there.and(KeyGroups.ageUnknown(rules.groups(), day));
            case ADDED -> KEPT.and(RESIDENT.CREATED_AT.ge(start(days.from()))).and(RESIDENT.CREATED_AT.lt(after(day)));
            case UPDATED -> KEPT.and(RESIDENT.CREATED_AT.lt(start(days.from()))).and(RESIDENT.UPDATED_AT.ge(start(days.from()))).and(RESIDENT.UPDATED_AT.lt(after(day)));
            default -> throw new IllegalArgumentException(measure + " is not about residents");
        };
    }

    /**
     * Living here at the end of the day, by what the store knew on the day {@code known}: recorded by then, not yet
     * moved in later, moved out or deceased.
     */
    private Condition there(LocalDate day, LocalDate known) {
        return KEPT.and(RESIDENT.CREATED_AT.lt(after(known)))
                .and(RESIDENT.MOVE_IN_ON.isNull().or(RESIDENT.MOVE_IN_ON.le(day)))
                .and(RESIDENT.MOVED_OUT_ON.isNull().or(RESIDENT.MOVED_OUT_ON.gt(day)))
                .and(RESIDENT.DECEASED_ON.isNull().or(RESIDENT.DECEASED_ON.gt(day)))
                .and(RESIDENT.BIRTH_ON.isNull().or(RESIDENT.BIRTH_ON.le(day)))
                .andNot(undatedGone());
    }

    private static Condition undatedGone() {
        return RESIDENT.STATUS.eq("MOVED").and(RESIDENT.MOVED_OUT_ON.isNull()).or(RESIDENT.STATUS.eq("DECEASED").and(RESIDENT.DECEASED_ON.isNull()));
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }

    private OffsetDateTime after(LocalDate day) {
        return start(day.plusDays(1));
    }
}
