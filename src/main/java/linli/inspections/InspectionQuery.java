package linli.inspections;

import static linli.schema.Tables.ASSESSMENT;
import static linli.schema.Tables.DEPARTMENT;
import static linli.schema.Tables.FINDING;
import static linli.schema.Tables.FINDING_RECHECK;
import static linli.schema.Tables.INSPECTION_ROUND;
import static linli.schema.Tables.INSPECTION_VISIT;
import static linli.schema.Tables.NEED;
import static linli.schema.Tables.PARTNER;
import static linli.schema.Tables.ROUND_DEPARTMENT;
import static linli.schema.Tables.VISIT_SIGNATURE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.value.Mask;
import linli.inspections.Finding.FindingStatus;
import linli.inspections.Round.Conclusion;
import linli.partners.Partner.PartnerStatus;
import org.jooq.Condition;

/** Reads visits with their partners, findings with where they were found, and what makes a partner a risk. */
final class InspectionQuery {
    private static final int COMPLAINT_DAYS = 180;

    private final Db db;

    InspectionQuery(Db db) {
        this.db = db;
    }

    /** @param round null for all */
    List<Round.Row> visits(Long round, Long partner) {
        Map<Long, String> departments = db.sql().select(DEPARTMENT.ID, DEPARTMENT.NAME).from(DEPARTMENT).fetchMap(DEPARTMENT.ID, DEPARTMENT.NAME);
        Map<Long, List<Long>> asked = db.sql().select(ROUND_DEPARTMENT.ROUND_ID, ROUND_DEPARTMENT.DEPARTMENT_ID).from(ROUND_DEPARTMENT).orderBy(ROUND_DEPARTMENT.DEPARTMENT_ID)
                .fetchGroups(ROUND_DEPARTMENT.ROUND_ID, ROUND_DEPARTMENT.DEPARTMENT_ID);
        Map<Long, Set<Long>> signed = new HashMap<>();
        db.sql().select(VISIT_SIGNATURE.VISIT_ID, VISIT_SIGNATURE.DEPARTMENT_ID).from(VISIT_SIGNATURE).where(VISIT_SIGNATURE.VOID_REASON.isNull())
                .forEach(row -> signed.computeIfAbsent(row.value1(), any -> new HashSet<>()).add(row.value2()));
        Map<Long, Integer> open = counts(FINDING.STATUS.eq("OPEN"));
        Condition which = round == null ? noCondition() : INSPECTION_VISIT.ROUND_ID.eq(round);
        return db.sql().select(INSPECTION_VISIT.ID, INSPECTION_ROUND.ID, INSPECTION_ROUND.ROUND_NO, INSPECTION_ROUND.NAME, INSPECTION_ROUND.DUE_ON, PARTNER.ID, PARTNER.NAME,
                        PARTNER.CONTACT, PARTNER.PHONE, INSPECTION_VISIT.VISITED_ON, INSPECTION_VISIT.VERDICT, INSPECTION_VISIT.TOOK_PART)
                .from(INSPECTION_VISIT).join(INSPECTION_ROUND).on(INSPECTION_ROUND.ID.eq(INSPECTION_VISIT.ROUND_ID)).join(PARTNER).on(PARTNER.ID.eq(INSPECTION_VISIT.PARTNER_ID))
                .where(which).and(partner == null ? noCondition() : INSPECTION_VISIT.PARTNER_ID.eq(partner)).and(INSPECTION_ROUND.STATUS.ne("VOID"))
                .orderBy(INSPECTION_ROUND.FROM_ON.desc(), INSPECTION_ROUND.ID.desc(), INSPECTION_VISIT.ID).fetch(row -> {
                    String contact = ((row.value8() == null ? "" : row.value8()) + " " + (row.value9() == null ? "" : Mask.phone(row.value9()))).strip();
                    List<String> missing = row.value10() == null || row.value12() != null ? List.of() : asked.getOrDefault(row.value2(), List.of()).stream()
                            .filter(one -> !signed.getOrDefault(row.value1(), Set.of()).contains(one)).map(departments::get).toList();
                    return new Round.Row(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6(), row.value7(), contact, row.value10(),
                            row.value11() == null ? null : Conclusion.valueOf(row.value11()), open.getOrDefault(row.value1(), 0), missing);
                });
    }

    private Map<Long, Integer> counts(Condition which) {
        return db.sql().select(FINDING.VISIT_ID, count()).from(FINDING).where(which).groupBy(FINDING.VISIT_ID).fetchMap(FINDING.VISIT_ID, row -> row.value2());
    }

    /** @return what hangs on each round: visits, those done, open findings. */
    Map<Long, int[]> progress() {
        Map<Long, int[]> all = new HashMap<>();
        db.sql().select(INSPECTION_VISIT.ROUND_ID, count(), count(INSPECTION_VISIT.VISITED_ON)).from(INSPECTION_VISIT).groupBy(INSPECTION_VISIT.ROUND_ID)
                .forEach(row -> all.put(row.value1(), new int[] {row.value2(), row.value3(), 0}));
        db.sql().select(INSPECTION_VISIT.ROUND_ID, count()).from(FINDING).join(INSPECTION_VISIT).on(INSPECTION_VISIT.ID.eq(FINDING.VISIT_ID)).where(FINDING.STATUS.eq("OPEN"))
                .groupBy(INSPECTION_VISIT.ROUND_ID).forEach(row -> all.get(row.value1())[2] = row.value2());
        return all;
    }

    /** @return findings that are not void, the most overdue first. */
    List<Finding.Row> findings(LocalDate today, Long partner) {
        Map<Long, Integer> times = db.sql().select(FINDING_RECHECK.FINDING_ID, count()).from(FINDING_RECHECK).groupBy(FINDING_RECHECK.FINDING_ID)
                .fetchMap(FINDING_RECHECK.FINDING_ID, row -> row.value2());
        List<Finding.Row> rows = new ArrayList<>();
        db.sql().select(FINDING.fields()).select(PARTNER.ID, PARTNER.NAME, INSPECTION_ROUND.NAME, DEPARTMENT.NAME).from(FINDING)
                .join(INSPECTION_VISIT).on(INSPECTION_VISIT.ID.eq(FINDING.VISIT_ID)).join(INSPECTION_ROUND).on(INSPECTION_ROUND.ID.eq(INSPECTION_VISIT.ROUND_ID))
                .join(PARTNER).on(PARTNER.ID.eq(INSPECTION_VISIT.PARTNER_ID)).leftJoin(DEPARTMENT).on(DEPARTMENT.ID.eq(FINDING.DEPARTMENT_ID))
                .where(FINDING.STATUS.ne("VOID")).and(INSPECTION_ROUND.STATUS.ne("VOID")).and(partner == null ? noCondition() : PARTNER.ID.eq(partner))
                .orderBy(FINDING.STATUS.desc(), FINDING.DUE_ON, FINDING.ID).forEach(row -> {
                    Finding one = FindingStore.finding(row.into(FINDING));
                    rows.add(new Finding.Row(one, row.get(PARTNER.ID), row.get(PARTNER.NAME), row.get(INSPECTION_ROUND.NAME),
                            row.get(DEPARTMENT.NAME) == null ? "" : row.get(DEPARTMENT.NAME), one.late(today) ? (int) ChronoUnit.DAYS.between(one.due(), today) : 0,
                            times.getOrDefault(one.id(), 0)));
                });
        rows.sort(java.util.Comparator.comparing((Finding.Row row) -> row.finding().status() != FindingStatus.OPEN).thenComparing(row -> row.finding().due()));
        return rows;
    }

    int overdue(LocalDate today) {
        return db.sql().select(count()).from(FINDING).where(FINDING.STATUS.eq("OPEN")).and(FINDING.DUE_ON.lt(today)).fetchSingle().value1();
    }

    /** @return what is known about every partner that serves or wants to. */
    List<NextVisits.Known> known(LocalDate today) {
        Map<Long, LocalDate> last = db.sql().select(INSPECTION_VISIT.PARTNER_ID, max(INSPECTION_VISIT.VISITED_ON)).from(INSPECTION_VISIT).where(INSPECTION_VISIT.VISITED_ON.isNotNull())
                .groupBy(INSPECTION_VISIT.PARTNER_ID).fetchMap(INSPECTION_VISIT.PARTNER_ID, row -> row.value2());
        Map<Long, String> planned = new HashMap<>();
        db.sql().select(INSPECTION_VISIT.PARTNER_ID, INSPECTION_ROUND.NAME).from(INSPECTION_VISIT).join(INSPECTION_ROUND).on(INSPECTION_ROUND.ID.eq(INSPECTION_VISIT.ROUND_ID))
                .where(INSPECTION_ROUND.STATUS.eq("OPEN")).and(INSPECTION_VISIT.VISITED_ON.isNull()).forEach(row -> planned.put(row.value1(), row.value2()));
        Map<Long, int[]> findings = new HashMap<>();
        db.sql().select(INSPECTION_VISIT.PARTNER_ID, FINDING.DUE_ON, FINDING.SEVERITY).from(FINDING).join(INSPECTION_VISIT).on(INSPECTION_VISIT.ID.eq(FINDING.VISIT_ID))
                .where(FINDING.STATUS.eq("OPEN")).forEach(row -> {
                    int[] counts = findings.computeIfAbsent(row.value1(), any -> new int[3]);
                    counts[0]++;
                    counts[1] += row.value2().isBefore(today) ? 1 : 0;
                    counts[2] += row.value3().equals("GRAVE") ? 1 : 0;
                });
        Map<Long, Integer> low = new HashMap<>();
        db.sql().select(ASSESSMENT.PARTNER_ID, ASSESSMENT.LOW_RUN).from(ASSESSMENT).where(ASSESSMENT.STATUS.ne("DECLINED")).orderBy(ASSESSMENT.PERIOD)
                .forEach(row -> low.put(row.value1(), row.value2()));
        List<String> bodies = complaints(today);
        return db.sql().select(PARTNER.ID, PARTNER.NAME, PARTNER.STATUS, PARTNER.STARTED_ON).from(PARTNER).where(PARTNER.STATUS.notIn("LEFT", "PAUSED")).orderBy(PARTNER.ID).fetch(row -> {
            int[] counts = findings.getOrDefault(row.value1(), new int[3]);
            return new NextVisits.Known(row.value1(), row.value2(), Texts.of(PartnerStatus.valueOf(row.value3())), last.get(row.value1()), row.value4(),
                    (int) bodies.stream().filter(body -> body.contains(row.value2())).count(), low.getOrDefault(row.value1(), 0), counts[0], counts[1], counts[2], planned.get(row.value1()));
        });
    }

    /** @return texts of the last half year's needs: one that names a partner is about it. */
    private List<String> complaints(LocalDate today) {
        return db.sql().select(NEED.BODY).from(NEED).where(NEED.RECEIVED_AT.ge(today.minusDays(COMPLAINT_DAYS).atStartOfDay().atOffset(ZoneOffset.UTC))).fetch(NEED.BODY);
    }

    /** A partner by its name's key. */
    Optional<Long> partner(String key) {
        return db.sql().select(PARTNER.ID).from(PARTNER).where(PARTNER.NAME_KEY.eq(key)).orderBy(PARTNER.ID).limit(1).fetchOptional(PARTNER.ID);
    }

    Map<Long, String> partners() {
        return db.sql().select(PARTNER.ID, PARTNER.NAME).from(PARTNER).fetchMap(PARTNER.ID, PARTNER.NAME);
    }

    /** @return the rounds of that number, or else of that name. */
    Optional<Long> round(String no, String name) {
        return db.sql().select(INSPECTION_ROUND.ID).from(INSPECTION_ROUND).where(no.isEmpty() ? INSPECTION_ROUND.NAME.eq(name) : INSPECTION_ROUND.ROUND_NO.eq(no))
                .and(INSPECTION_ROUND.STATUS.ne("VOID")).orderBy(INSPECTION_ROUND.ID.desc()).limit(1).fetchOptional(INSPECTION_ROUND.ID);
    }
}
