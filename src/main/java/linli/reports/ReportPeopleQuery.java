package linli.reports;

import static linli.schema.Tables.RESIDENT;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.min;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.db.KeyGroups;
import linli.base.text.Texts;
import linli.base.value.FocusGroup;
import linli.base.value.Mask;
import linli.reports.Measure.Subject;
import linli.reports.Report.Behind;
import linli.reports.ReportDefinition.When.Period;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Counts residents for the reports and lists the ones counted, by the same condition. */
final class ReportPeopleQuery {
    private final Db db;
    private final ZoneId zone;

    ReportPeopleQuery(Db db, ZoneId zone) {
        this.db = db;
        this.zone = zone;
    }

    /** @return the day the first resident was recorded, empty when there is none. */
    Optional<LocalDate> firstDay() {
        OffsetDateTime first = db.sql().select(min(RESIDENT.CREATED_AT)).from(RESIDENT).where(RESIDENT.STATUS.ne("MERGED")).fetchOne(0, OffsetDateTime.class);
        return Optional.ofNullable(first).map(at -> at.atZoneSameInstant(zone).toLocalDate());
    }

    /** @param known last day whose records are taken into account, see {@link #there} */
    long count(Measure measure, Period period, LocalDate known, ReportRules rules) {
        return db.sql().select(measure.distinct() ? countDistinct(RESIDENT.HOUSEHOLD_ID) : DSL.count())
                .from(RESIDENT).where(condition(measure, period, known, rules)).fetchOne(0, Long.class);
    }

    List<Behind> behind(Measure measure, Period period, LocalDate known, ReportRules rules) {
        return list(condition(measure, period, known, rules));
    }

    /** @return how many were recorded after {@code to} and up to {@code day}, so that they are not counted at {@code to}. */
    long recordedLater(LocalDate to, LocalDate day) {
        return db.sql().fetchCount(RESIDENT, RESIDENT.STATUS.ne("MERGED").and(RESIDENT.CREATED_AT.ge(after(to))).and(RESIDENT.CREATED_AT.lt(after(day))));
    }

    /** @return how many left or died on a day nobody wrote down. */
    long undated() {
        return db.sql().fetchCount(RESIDENT, undatedGone());
    }

    private List<Behind> list(Condition chosen) {
        return db.sql().select(RESIDENT.ID, RESIDENT.NAME, RESIDENT.BIRTH_ON, RESIDENT.BIRTH_PRECISION, RESIDENT.ID_NO, RESIDENT.CREATED_AT)
                .from(RESIDENT).where(chosen).orderBy(RESIDENT.NAME_SORT, RESIDENT.ID)
                .fetch(row -> new Behind(Subject.RESIDENT, row.get(RESIDENT.ID), Mask.name(row.get(RESIDENT.NAME)),
                        Texts.text("reports.behind.resident",
                                row.get(RESIDENT.BIRTH_ON) == null ? Texts.text("reports.behind.noBirth")
                                        : Texts.text("reports.behind.birth", row.get(RESIDENT.BIRTH_ON).getYear()),
                                row.get(RESIDENT.ID_NO) == null ? Texts.text("reports.behind.noDocument") : Mask.idNo(row.get(RESIDENT.ID_NO)),
                                row.get(RESIDENT.CREATED_AT).atZoneSameInstant(zone).toLocalDate()),
                        true));
    }

    /** The one place that says what each measure of residents means. */
    private Condition condition(Measure measure, Period period, LocalDate known, ReportRules rules) {
        LocalDate day = period.to();
        Condition there = there(day, known);
        return switch (measure) {
            case RESIDENTS -> there;
            case HOUSEHOLDS -> there.and(RESIDENT.HOUSEHOLD_ID.isNotNull());
            case OLD -> there.and(KeyGroups.in(FocusGroup.ELDER, rules.groups(), day));
            case CHILD -> there.and(KeyGroups.in(FocusGroup.CHILD, rules.groups(), day));
            case NEWCOMER -> there.and(KeyGroups.in(FocusGroup.NEW, rules.groups(), day));
            case FOCUS -> there.and(KeyGroups.inAny(rules.groups(), day));
            case AGE_UNKNOWN -> there.and(KeyGroups.ageUnknown(rules.groups(), day));
            case ADDED -> RESIDENT.STATUS.ne("MERGED").and(RESIDENT.CREATED_AT.ge(start(period.from()))).and(RESIDENT.CREATED_AT.lt(after(day)));
            case UPDATED -> RESIDENT.STATUS.ne("MERGED").and(RESIDENT.CREATED_AT.lt(start(period.from())))
                    .and(RESIDENT.UPDATED_AT.ge(start(period.from()))).and(RESIDENT.UPDATED_AT.lt(after(day)));
            default -> throw new IllegalArgumentException(measure + " is not about residents");
        };
    }

    /**
     * Living here at the end of the day, by what the store knew on the day {@code known}: recorded by then, not yet
     * moved in later, moved out or deceased.
     */
    private Condition there(LocalDate day, LocalDate known) {
        return RESIDENT.STATUS.ne("MERGED").and(RESIDENT.CREATED_AT.lt(after(known)))
                .and(RESIDENT.MOVE_IN_ON.isNull().or(RESIDENT.MOVE_IN_ON.le(day)))
                .and(RESIDENT.MOVED_OUT_ON.isNull().or(RESIDENT.MOVED_OUT_ON.gt(day)))
                .and(RESIDENT.DECEASED_ON.isNull().or(RESIDENT.DECEASED_ON.gt(day)))
                .and(RESIDENT.BIRTH_ON.isNull().or(RESIDENT.BIRTH_ON.le(day)))
                .andNot(undatedGone());
    }

    private static Condition undatedGone() {
        return RESIDENT.STATUS.eq("MOVED").and(RESIDENT.MOVED_OUT_ON.isNull())
                .or(RESIDENT.STATUS.eq("DECEASED").and(RESIDENT.DECEASED_ON.isNull()));
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }

    private OffsetDateTime after(LocalDate day) {
        return start(day.plusDays(1));
    }
}
