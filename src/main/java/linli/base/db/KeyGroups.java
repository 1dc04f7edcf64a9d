package linli.base.db;

import static linli.schema.Tables.DWELLING;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.RESIDENT_CATEGORY;
import static linli.schema.Tables.RESIDENT_EXTRA;
import static org.jooq.impl.DSL.localDateAdd;
import static org.jooq.impl.DSL.select;

import java.time.LocalDate;
import java.util.Collection;
import linli.base.value.CustomField;
import linli.base.value.FocusGroup;
import linli.base.value.FocusRules;
import org.jooq.Condition;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** 一老一小一新 as a condition on {@code resident}: the same rules as {@link FocusRules#of}, for counting many at once. */
public final class KeyGroups {
    private KeyGroups() {}

    /** @return who belongs to the group on the day; a missing birth date is not guessed. */
    public static Condition in(FocusGroup group, FocusRules rules, LocalDate day) {
        Condition belongs = switch (group) {
            case ELDER -> atLeast(rules.elderFrom(), day);
            case CHILD -> atMost(rules.childTo(), day);
            case NEW -> category(rules.newCategories());
        };
        for (FocusRules.Way way : rules.ways()) {
            belongs = way.group() == group ? belongs.or(has(way)) : belongs;
        }
        return belongs;
    }

    /** Same, on a day that each row says itself. */
    public static Condition in(FocusGroup group, FocusRules rules, Field<LocalDate> day) {
        Condition belongs = switch (group) {
            case ELDER -> atLeast(rules.elderFrom(), day);
            case CHILD -> RESIDENT.BIRTH_ON.gt(localDateAdd(day, -rules.childTo() - 1, DatePart.YEAR)).and(RESIDENT.BIRTH_ON.le(day));
            case NEW -> category(rules.newCategories());
        };
        for (FocusRules.Way way : rules.ways()) {
            belongs = way.group() == group ? belongs.or(has(way)) : belongs;
        }
        return belongs;
    }

    private static Condition atLeast(int years, Field<LocalDate> day) {
        Field<LocalDate> last = localDateAdd(day, -years, DatePart.YEAR);
        Field<LocalDate> next = localDateAdd(last, 1, DatePart.DAY);
        return RESIDENT.BIRTH_PRECISION.eq("MONTH").and(RESIDENT.BIRTH_ON.le(localDateAdd(next, -1, DatePart.MONTH)))
                .or(RESIDENT.BIRTH_PRECISION.eq("YEAR").and(RESIDENT.BIRTH_ON.le(localDateAdd(next, -1, DatePart.YEAR))))
                .or(RESIDENT.BIRTH_PRECISION.isNull().or(RESIDENT.BIRTH_PRECISION.eq("DAY")).and(RESIDENT.BIRTH_ON.le(last)));
    }

    /** @return who belongs to any group: somebody in two counts once. */
    public static Condition inAny(FocusRules rules, LocalDate day) {
        Condition any = in(FocusGroup.ELDER, rules, day);
        return any.or(in(FocusGroup.CHILD, rules, day)).or(in(FocusGroup.NEW, rules, day));
    }

    /**
     * @return whose birth date is missing, or too rough to tell the groups by age; not who is in a group by another way
     */
    public static Condition ageUnknown(FocusRules rules, LocalDate day) {
        Condition old = RESIDENT.BIRTH_ON.le(day.minusYears(rules.elderFrom())).andNot(atLeast(rules.elderFrom(), day));
        Condition young = RESIDENT.BIRTH_ON.le(day.minusYears(rules.childTo() + 1L)).andNot(atLeast(rules.childTo() + 1, day));
        return RESIDENT.BIRTH_ON.isNull().or(old).or(young);
    }

    private static Condition has(FocusRules.Way way) {
        return switch (way.trait()) {
            case CATEGORY -> category(way.values());
            case COMMUNITY -> dwelling(DWELLING.COMMUNITY, way);
            case GRID -> dwelling(DWELLING.GRID, way);
            case ESTATE -> dwelling(DWELLING.ESTATE, way);
            case BUILDING -> dwelling(DWELLING.BUILDING, way);
            case TENURE -> RESIDENT.TENURE.in(way.values());
            case CARE_LEVEL -> RESIDENT.CARE_LEVEL.in(way.values());
            case HUKOU_KIND -> RESIDENT.HUKOU_KIND.in(way.values());
            case OCCUPATION -> RESIDENT.OCCUPATION.in(way.values());
            case FIELD -> DSL.or(way.values().stream().flatMap(value -> CustomField.Test.parse(value).stream()).map(KeyGroups::field).toList());
        };
    }

    /** @return who meets the test of a field of the centre's own; the same as {@link CustomField.Test#of}. */
    public static Condition field(CustomField.Test test) {
        Condition meets = switch (test.how()) {
            case "?" -> DSL.noCondition();
            case "=" -> test.amount() == null ? RESIDENT_EXTRA.CONTENT.eq(test.value()) : RESIDENT_EXTRA.CONTENT.eq(test.value()).or(RESIDENT_EXTRA.AMOUNT.eq(test.amount()));
            case ">=" -> test.amount() == null ? RESIDENT_EXTRA.CONTENT.ge(test.value()) : RESIDENT_EXTRA.AMOUNT.ge(test.amount());
            default -> test.amount() == null ? RESIDENT_EXTRA.CONTENT.le(test.value()) : RESIDENT_EXTRA.AMOUNT.le(test.amount());
        };
        return RESIDENT.ID.in(select(RESIDENT_EXTRA.RESIDENT_ID).from(RESIDENT_EXTRA).where(RESIDENT_EXTRA.FIELD.eq(test.key())).and(meets));
    }

    private static Condition dwelling(Field<String> place, FocusRules.Way way) {
        return RESIDENT.DWELLING_ID.in(select(DWELLING.ID).from(DWELLING).where(place.in(way.values())));
    }

    private static Condition category(Collection<String> codes) {
        return RESIDENT.ID.in(select(RESIDENT_CATEGORY.RESIDENT_ID).from(RESIDENT_CATEGORY).where(RESIDENT_CATEGORY.CODE.in(codes)));
    }

    /** Old enough even when born on the last day that an inexact date allows. */
    public static Condition atLeast(int years, LocalDate day) {
        LocalDate last = day.minusYears(years);
        return RESIDENT.BIRTH_PRECISION.eq("MONTH").and(RESIDENT.BIRTH_ON.le(last.plusDays(1).minusMonths(1)))
                .or(RESIDENT.BIRTH_PRECISION.eq("YEAR").and(RESIDENT.BIRTH_ON.le(last.plusDays(1).minusYears(1))))
                // A birth date without a precision is one known to the day.
                .or(RESIDENT.BIRTH_PRECISION.isNull().or(RESIDENT.BIRTH_PRECISION.eq("DAY")).and(RESIDENT.BIRTH_ON.le(last)));
    }

    /** Young enough even when born on the first day that an inexact date allows. */
    public static Condition atMost(int years, LocalDate day) {
        return RESIDENT.BIRTH_ON.gt(day.minusYears(years + 1L)).and(RESIDENT.BIRTH_ON.le(day));
    }
}
