package linli.standings;

import static linli.schema.Tables.ACTIVITY;
import static linli.schema.Tables.ATTENDANCE;
import static linli.schema.Tables.FINDING;
import static linli.schema.Tables.INSPECTION_VISIT;
import static linli.schema.Tables.PARTNER;
import static linli.schema.Tables.PROJECT;
import static linli.schema.Tables.SESSION;
import static linli.schema.Tables.SETTING;
import static linli.schema.Tables.SURVEY;
import static linli.schema.Tables.SURVEY_ANSWER;
import static linli.schema.Tables.SURVEY_COUNT;
import static linli.schema.Tables.TALENT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import linli.base.db.Db;
import linli.partners.Partner.PartnerKind;
import linli.partners.Partner.PartnerStatus;
import linli.standings.Standing.Row;
import linli.standings.Standing.Signal;
import org.jooq.Field;

/** Reads whose service what was: sessions with who came, surveys with what they said, by partner. */
final class StandingQuery {
    /** As the surveys' own setting: {@code no} when 基本满意 does not count as satisfied. */
    private static final String BASIC = "surveys.basicCounts";
    private static final int SATISFIED = 4;
    private static final int BASICALLY = 3;

    private final Db db;

    StandingQuery(Db db) {
        this.db = db;
    }

    /** A partner as the list names it. {@code since}: first day of its status; {@code began}: first day of working together. */
    record Named(long id, String name, PartnerKind kind, PartnerStatus status, LocalDate since, LocalDate began, long version, String searchKey) {}

    List<Named> partners() {
        return db.sql().selectFrom(PARTNER).orderBy(PARTNER.ID).fetch(row -> new Named(row.getId(), row.getName(), PartnerKind.valueOf(row.getKind()),
                PartnerStatus.valueOf(row.getStatus()), row.getStatusSince(), row.getStartedOn(), row.getVersion(), row.getSearchKey()));
    }

    /** @return whose each class is: named in it, the giver of its project, or the unit or name of whoever leads it. */
    Map<Long, Long> owners() {
        Map<String, Long> byName = new HashMap<>();
        db.sql().select(PARTNER.NAME, PARTNER.ID).from(PARTNER).orderBy(PARTNER.ID.desc()).forEach(row -> byName.put(row.value1(), row.value2()));
        Map<Long, Long> owners = new HashMap<>();
        db.sql().select(ACTIVITY.ID, ACTIVITY.PARTNER_ID, PROJECT.PARTNER_ID, TALENT.UNIT, ACTIVITY.LEADER).from(ACTIVITY)
                .leftJoin(PROJECT).on(PROJECT.ID.eq(ACTIVITY.PROJECT_ID)).leftJoin(TALENT).on(TALENT.ID.eq(ACTIVITY.TALENT_ID)).forEach(row -> {
                    Long own = row.value2() != null ? row.value2() : row.value3() != null ? row.value3() : byName.get(row.value4() == null ? "" : row.value4());
                    Long owner = own != null ? own : byName.get(row.value5() == null ? "" : row.value5());
                    if (owner != null) {
                        owners.put(row.value1(), owner);
                    }
                });
        return owners;
    }

    /**
     * @param seats whether presence is held against the seats instead of those called
     * @return the rows behind both signals of the days, by partner. A session for which nobody called the roll says nothing.
     */
    Map<Long, List<Row>> rows(LocalDate from, LocalDate to, boolean seats) {
        Map<Long, Long> owners = owners();
        Map<Long, List<Row>> rows = new HashMap<>();
        Field<Integer> present = sum(when(ATTENDANCE.MARK.eq("PRESENT"), 1).otherwise(0)).cast(Integer.class);
        db.sql().select(ACTIVITY.ID, ACTIVITY.TITLE, SESSION.HELD_ON, SESSION.HEADS, ACTIVITY.SEATS, present, count(ATTENDANCE.ID)).from(SESSION)
                .join(ACTIVITY).on(ACTIVITY.ID.eq(SESSION.ACTIVITY_ID)).leftJoin(ATTENDANCE).on(ATTENDANCE.SESSION_ID.eq(SESSION.ID))
                .where(SESSION.STATUS.eq("HELD")).and(SESSION.HELD_ON.between(from, to))
                .groupBy(SESSION.ID, ACTIVITY.ID, ACTIVITY.TITLE, SESSION.HELD_ON, SESSION.HEADS, ACTIVITY.SEATS).orderBy(SESSION.HELD_ON, ACTIVITY.ID)
                .forEach(row -> {
                    int called = row.value7();
                    int heads = seats ? row.value4() : 0;
                    if (owners.containsKey(row.value1()) && called + heads > 0) {
                        int came = (row.value6() == null ? 0 : row.value6()) + heads;
                        rows.computeIfAbsent(owners.get(row.value1()), any -> new ArrayList<>())
                                .add(new Row(Signal.PARTICIPATION, row.value1(), row.value2(), row.value3(), came, seats ? row.value5() : called));
                    }
                });
        surveys(from, to, owners, rows);
        return rows;
    }

    private void surveys(LocalDate from, LocalDate to, Map<Long, Long> owners, Map<Long, List<Row>> rows) {
        int least = basicCounts() ? BASICALLY : SATISFIED;
        Map<Long, int[]> counts = new HashMap<>();
        db.sql().select(SURVEY_COUNT.SURVEY_ID, SURVEY_COUNT.GRADE, SURVEY_COUNT.N).from(SURVEY_COUNT).forEach(row -> add(counts, row.value1(), row.value2(), row.value3(), least));
        db.sql().select(SURVEY_ANSWER.SURVEY_ID, SURVEY_ANSWER.GRADE, count()).from(SURVEY_ANSWER).where(SURVEY_ANSWER.VOIDED.isFalse())
                .groupBy(SURVEY_ANSWER.SURVEY_ID, SURVEY_ANSWER.GRADE).forEach(row -> add(counts, row.value1(), row.value2(), row.value3(), least));
        db.sql().select(SURVEY.ID, ACTIVITY.ID, ACTIVITY.TITLE, SURVEY.ASKED_ON).from(SURVEY).join(ACTIVITY).on(ACTIVITY.ID.eq(SURVEY.ACTIVITY_ID))
                .where(SURVEY.ASKED_ON.between(from, to)).orderBy(SURVEY.ASKED_ON, SURVEY.ID).forEach(row -> {
                    int[] said = counts.getOrDefault(row.value1(), new int[2]);
                    if (owners.containsKey(row.value2()) && said[1] > 0) {
                        rows.computeIfAbsent(owners.get(row.value2()), any -> new ArrayList<>())
                                .add(new Row(Signal.SATISFACTION, row.value2(), row.value3(), row.value4(), said[0], said[1]));
                    }
                });
    }

    /** Grade 0 is 不了解 and counts nowhere. */
    private static void add(Map<Long, int[]> counts, long survey, int grade, int n, int least) {
        if (grade > 0) {
            int[] said = counts.computeIfAbsent(survey, any -> new int[2]);
            said[0] += grade >= least ? n : 0;
            said[1] += n;
        }
    }

    /** @return whether 基本满意 counts as satisfied; printed beside every figure. */
    boolean basicCounts() {
        return db.sql().select(SETTING.CONTENT).from(SETTING).where(SETTING.SCOPE.eq("")).and(SETTING.NAME.eq(BASIC)).fetchOptional(SETTING.CONTENT)
                .filter("no"::equals).isEmpty();
    }

    /** @return open findings by partner. */
    Map<Long, Integer> findings() {
        return db.sql().select(INSPECTION_VISIT.PARTNER_ID, count()).from(FINDING).join(INSPECTION_VISIT).on(INSPECTION_VISIT.ID.eq(FINDING.VISIT_ID))
                .where(FINDING.STATUS.eq("OPEN")).groupBy(INSPECTION_VISIT.PARTNER_ID).fetchMap(INSPECTION_VISIT.PARTNER_ID, row -> row.value2());
    }

    /** @return whether a joint visit since the day concluded 劝退. */
    boolean advised(long partner, LocalDate since) {
        return db.sql().fetchExists(INSPECTION_VISIT, INSPECTION_VISIT.PARTNER_ID.eq(partner).and(INSPECTION_VISIT.VERDICT.eq("DISMISS")).and(INSPECTION_VISIT.VISITED_ON.ge(since)));
    }
}
