package linli.tables;

import static linli.schema.Tables.ASSESSMENT;
import static linli.schema.Tables.DEPARTMENT;
import static linli.schema.Tables.FINDING;
import static linli.schema.Tables.FINDING_RECHECK;
import static linli.schema.Tables.INSPECTION_ROUND;
import static linli.schema.Tables.INSPECTION_VISIT;
import static linli.schema.Tables.MEAL_ORDER;
import static linli.schema.Tables.PARTNER;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.VISIT_SIGNATURE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.noCondition;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.value.Span.Days;
import linli.schema.tables.Resident;
import linli.tables.FactQuery.Facts;
import linli.tables.FactQuery.Shown;
import linli.tables.Form.Split;
import linli.tables.FormFigures.Head;
import linli.tables.Measure.Subject;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/** What elders ate and what revisits found: meals eaten, visits of partners and their findings. */
final class GovernQuery {
    private static final Resident DINER = RESIDENT.as("diner");
    private static final Condition EATEN = MEAL_ORDER.STATUS.eq("EATEN");
    private static final Condition VALID = INSPECTION_ROUND.STATUS.ne("VOID");

    private final Db db;

    GovernQuery(Db db) {
        this.db = db;
    }

    Facts facts(Measure measure, Days days) {
        return measure.subject() == Subject.MEAL ? meals(measure, days) : visits(measure, days);
    }

    private static Facts meals(Measure measure, Days days) {
        Condition delivered = measure == Measure.DELIVERED ? MEAL_ORDER.DELIVERY.isTrue() : measure == Measure.DINED_IN ? MEAL_ORDER.DELIVERY.isFalse() : noCondition();
        Table<?> from = MEAL_ORDER.join(DINER).on(DINER.ID.eq(MEAL_ORDER.RESIDENT_ID));
        Facts facts = Facts.of(from, EATEN.and(MEAL_ORDER.SERVED_ON.between(days.from(), days.to())).and(delivered)).by(Split.TIER, MEAL_ORDER.TIER)
                .rows("meals", MEAL_ORDER.ID, Shown.person(DINER.NAME), Shown.day(MEAL_ORDER.SERVED_ON), Shown.text(MEAL_ORDER.PACKAGE), Shown.text(MEAL_ORDER.TIER));
        return switch (measure) {
            case DINERS -> facts.once(coalesce(DINER.MERGED_INTO, DINER.ID));
            case MEAL_PRICE -> facts.sum(MEAL_ORDER.PRICE_FEN);
            case MEAL_SUBSIDY -> facts.sum(MEAL_ORDER.SUBSIDY_FEN);
            case MEAL_SELF -> facts.sum(MEAL_ORDER.SELF_FEN);
            case MEAL_DELIVERY -> facts.sum(MEAL_ORDER.DELIVERY_FEN);
            default -> facts;
        };
    }

    private static Facts visits(Measure measure, Days days) {
        Condition within = VALID.and(INSPECTION_VISIT.VISITED_ON.between(days.from(), days.to()));
        Table<?> visits = INSPECTION_VISIT.join(INSPECTION_ROUND).on(INSPECTION_ROUND.ID.eq(INSPECTION_VISIT.ROUND_ID)).join(PARTNER).on(PARTNER.ID.eq(INSPECTION_VISIT.PARTNER_ID));
        if (measure == Measure.VISITED) {
            return Facts.of(visits, within).by(Split.VISIT, INSPECTION_VISIT.ID.cast(String.class))
                    .rows("inspections", INSPECTION_VISIT.ID, Shown.text(PARTNER.NAME), Shown.day(INSPECTION_VISIT.VISITED_ON), Shown.text(INSPECTION_ROUND.NAME));
        }
        Condition which = FINDING.STATUS.ne("VOID").and(measure == Measure.MENDED ? FINDING.STATUS.eq("MENDED").and(FINDING.STATUS_ON.le(days.to())) : noCondition());
        return Facts.of(visits.join(FINDING).on(FINDING.VISIT_ID.eq(INSPECTION_VISIT.ID)), within.and(which)).by(Split.VISIT, INSPECTION_VISIT.ID.cast(String.class))
                .rows("inspections", INSPECTION_VISIT.ID, Shown.text(FINDING.WHAT), Shown.day(FINDING.FOUND_ON), Shown.text(PARTNER.NAME), Shown.day(FINDING.DUE_ON));
    }

    /** @return visits of the period with what an inspection ledger says of them. */
    List<Head> visited(Days days) {
        Map<Long, TreeSet<String>> departments = new HashMap<>();
        db.sql().select(VISIT_SIGNATURE.VISIT_ID, DEPARTMENT.NAME).from(VISIT_SIGNATURE).join(DEPARTMENT).on(DEPARTMENT.ID.eq(VISIT_SIGNATURE.DEPARTMENT_ID))
                .where(VISIT_SIGNATURE.VOID_REASON.isNull()).forEach(row -> departments.computeIfAbsent(row.value1(), any -> new TreeSet<>()).add(row.value2()));
        Map<Long, LocalDate> due = new HashMap<>();
        db.sql().select(FINDING.VISIT_ID, org.jooq.impl.DSL.max(FINDING.DUE_ON)).from(FINDING).where(FINDING.STATUS.ne("VOID")).groupBy(FINDING.VISIT_ID).forEach(row -> due.put(row.value1(), row.value2()));
        Map<Long, String> rechecks = new LinkedHashMap<>();
        db.sql().select(FINDING.VISIT_ID, FINDING_RECHECK.CHECKED_ON, FINDING_RECHECK.MENDED).from(FINDING_RECHECK).join(FINDING).on(FINDING.ID.eq(FINDING_RECHECK.FINDING_ID))
                .where(FINDING_RECHECK.CHECKED_ON.le(days.to())).orderBy(FINDING_RECHECK.CHECKED_ON, FINDING_RECHECK.ID)
                .forEach(row -> rechecks.put(row.value1(), row.value3() ? Texts.text("tables.recheck.mended", row.value2()) : Texts.text("tables.recheck.open", row.value2())));
        Map<String, String[]> rated = new HashMap<>();
        db.sql().select(ASSESSMENT.PARTNER_ID, ASSESSMENT.PERIOD, ASSESSMENT.PARTICIPATION_DONE, ASSESSMENT.PARTICIPATION_OF, ASSESSMENT.SATISFIED, ASSESSMENT.ANSWERS).from(ASSESSMENT)
                .forEach(row -> rated.put(row.value1() + " " + row.value2(), new String[] {percent(row.value3(), row.value4()), percent(row.value5(), row.value6())}));
        return db.sql().select(INSPECTION_VISIT.ID, PARTNER.NAME, PARTNER.ID, INSPECTION_VISIT.VISITED_ON, INSPECTION_VISIT.TOOK_PART, INSPECTION_VISIT.VERDICT).from(INSPECTION_VISIT)
                .join(INSPECTION_ROUND).on(INSPECTION_ROUND.ID.eq(INSPECTION_VISIT.ROUND_ID)).join(PARTNER).on(PARTNER.ID.eq(INSPECTION_VISIT.PARTNER_ID))
                .where(VALID).and(INSPECTION_VISIT.VISITED_ON.between(days.from(), days.to())).orderBy(INSPECTION_VISIT.VISITED_ON, INSPECTION_VISIT.ID).fetch(row -> {
                    LocalDate on = row.value4();
                    String quarter = String.format(Locale.ROOT, "%d %dQ%d", row.value3(), on.getYear(), (on.getMonthValue() + 2) / 3);
                    String month = String.format(Locale.ROOT, "%d %d-%02d", row.value3(), on.getYear(), on.getMonthValue());
                    String none = Texts.text("reports.none.unrated");
                    String[] rates = rated.getOrDefault(quarter, rated.getOrDefault(month, new String[] {none, none}));
                    TreeSet<String> signed = departments.get(row.value1());
                    return new Head(row.value1().toString(), row.value2(), Map.of("on", on.toString(),
                            "departments", signed != null ? String.join(Texts.text("reports.note.join"), signed) : row.value5() == null ? "" : row.value5(),
                            "participation", rates[0], "satisfaction", rates[1], "verdict", row.value6() == null ? "" : FactQuery.wordOf("enum.Conclusion." + row.value6(), row.value6()),
                            "due", due.containsKey(row.value1()) ? due.get(row.value1()).toString() : "", "recheck", rechecks.getOrDefault(row.value1(), "")));
                });
    }

    /** @return the subsidy's grounds that occur. */
    List<Head> tiers(Days days) {
        return db.sql().selectDistinct(MEAL_ORDER.TIER).from(MEAL_ORDER).where(EATEN).and(MEAL_ORDER.TIER.isNotNull()).and(MEAL_ORDER.SERVED_ON.between(days.from(), days.to()))
                .orderBy(MEAL_ORDER.TIER).fetch(row -> new Head(row.value1(), row.value1(), Map.of()));
    }

    private static String percent(int part, int whole) {
        return whole == 0 ? Texts.text("reports.none.unrated") : String.format(Locale.ROOT, "%.1f%%", 100.0 * part / whole);
    }

    Optional<LocalDate> first(Subject subject) {
        Field<LocalDate> day = subject == Subject.MEAL ? MEAL_ORDER.SERVED_ON : INSPECTION_VISIT.VISITED_ON;
        Table<?> table = subject == Subject.MEAL ? MEAL_ORDER : INSPECTION_VISIT;
        return Optional.ofNullable(db.sql().select(org.jooq.impl.DSL.min(day)).from(table).where(subject == Subject.MEAL ? EATEN : noCondition()).fetchSingle().value1());
    }
}
