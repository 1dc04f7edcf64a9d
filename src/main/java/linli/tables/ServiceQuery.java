package linli.tables;

import static linli.schema.Tables.ACTIVITY;
import static linli.schema.Tables.ATTENDANCE;
import static linli.schema.Tables.CENTRE;
import static linli.schema.Tables.ENROLMENT;
import static linli.schema.Tables.PROJECT;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.SESSION;
import static linli.schema.Tables.SETTING;
import static linli.schema.Tables.SURVEY;
import static linli.schema.Tables.SURVEY_ANSWER;
import static linli.schema.Tables.SURVEY_COUNT;
import static linli.schema.Tables.VOLUNTEER;
import static linli.schema.Tables.VOLUNTEER_HOURS;
import static linli.schema.Tables.VOLUNTEER_TASK;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.db.KeyGroups;
import linli.base.value.FocusGroup;
import linli.base.value.FocusRules;
import linli.base.value.Span.Days;
import linli.schema.tables.Resident;
import linli.tables.FactQuery.Facts;
import linli.tables.FactQuery.Shown;
import linli.tables.Form.Split;
import linli.tables.Measure.Subject;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** What was held, who came, who helped and what they thought of it: sessions, attendance, volunteers' hours, surveys. */
final class ServiceQuery {
    private static final Resident LISTED = RESIDENT.as("listed");
    private static final String BASIC = "surveys.basicCounts";
    private static final String NO = "no";
    /** One key for a project's classes, and for a class of no project with those split off it. */
    static final Field<String> PROJECT_KEY = when(ACTIVITY.PROJECT_ID.isNotNull(), concat(inline("p"), ACTIVITY.PROJECT_ID.cast(String.class)))
            .otherwise(concat(inline("a"), coalesce(ACTIVITY.ROOT_ID, ACTIVITY.ID).cast(String.class)));
    private static final Condition HELD = SESSION.STATUS.eq("HELD");

    private final Db db;
    private final ZoneId zone;

    ServiceQuery(Db db, ZoneId zone) {
        this.db = db;
        this.zone = zone;
    }

    /** @param rules every version of the key groups' rules */
    Facts facts(Measure measure, Days days, FocusGroups rules) {
        return switch (measure) {
            case SESSIONS, HEADS, SERVED -> session(measure, days);
            case ATTENDED, PEOPLE -> attendance(measure, days, noCondition());
            case ELDERS -> attendance(measure, days, rules.in(FocusGroup.ELDER));
            case CHILDREN -> attendance(measure, days, rules.in(FocusGroup.CHILD));
            case NEWCOMERS -> attendance(measure, days, rules.in(FocusGroup.NEW));
            case REGISTERED, SIGNED_UP -> volunteers(measure, days);
            case TIMES, HOURS, ACTIVE -> hours(measure, days);
            case TASKS -> Facts.of(VOLUNTEER_TASK, VOLUNTEER_TASK.TASK_ON.between(days.from(), days.to()).and(VOLUNTEER_TASK.STATUS.eq("DONE")))
                    .rows("volunteers", VOLUNTEER_TASK.ID, Shown.text(VOLUNTEER_TASK.TITLE), Shown.day(VOLUNTEER_TASK.TASK_ON), Shown.text(VOLUNTEER_TASK.PLACE));
            default -> answers(measure, days);
        };
    }

    private static Facts session(Measure measure, Days days) {
        Table<?> from = SESSION.join(ACTIVITY).on(ACTIVITY.ID.eq(SESSION.ACTIVITY_ID)).leftJoin(PROJECT).on(PROJECT.ID.eq(ACTIVITY.PROJECT_ID));
        Facts facts = Facts.of(from, HELD.and(SESSION.HELD_ON.between(days.from(), days.to())));
        facts.by(Split.PROJECT, PROJECT_KEY).by(Split.PARTNER, coalesce(ACTIVITY.PARTNER_ID, PROJECT.PARTNER_ID).cast(String.class))
                .rows("activity", ACTIVITY.ID, Shown.text(ACTIVITY.TITLE), Shown.day(SESSION.HELD_ON), Shown.day(SESSION.FROM_TIME), Shown.text(ACTIVITY.PLACE));
        return measure == Measure.HEADS ? facts.sum(SESSION.HEADS) : measure == Measure.SERVED ? facts.once(PROJECT_KEY) : facts;
    }

    /** Residents found to be one person count as who they are now. */
    private static Table<?> marks() {
        return ATTENDANCE.join(SESSION).on(SESSION.ID.eq(ATTENDANCE.SESSION_ID)).join(ACTIVITY).on(ACTIVITY.ID.eq(SESSION.ACTIVITY_ID))
                .join(ENROLMENT).on(ENROLMENT.ID.eq(ATTENDANCE.ENROLMENT_ID)).leftJoin(LISTED).on(LISTED.ID.eq(ENROLMENT.RESIDENT_ID))
                .leftJoin(RESIDENT).on(RESIDENT.ID.eq(coalesce(LISTED.MERGED_INTO, LISTED.ID)));
    }

    private static Condition came(Days days) {
        return HELD.and(SESSION.HELD_ON.between(days.from(), days.to())).and(ATTENDANCE.MARK.eq("PRESENT"));
    }

    private static Field<String> person() {
        return coalesce(concat(inline("r"), RESIDENT.ID.cast(String.class)), ENROLMENT.PERSON_KEY);
    }

    private static Facts attendance(Measure measure, Days days, Condition group) {
        Facts facts = Facts.of(marks(), came(days).and(group)).by(Split.PROJECT, PROJECT_KEY)
                .rows("activity", ACTIVITY.ID, Shown.person(coalesce(RESIDENT.NAME, ENROLMENT.NAME)), Shown.day(SESSION.HELD_ON), Shown.text(ACTIVITY.TITLE));
        return measure == Measure.PEOPLE ? facts.once(person()) : facts;
    }

    /** The same marks counted in all their ways by one reading: they are by far the most rows. */
    Map<Measure, Long> attended(Days days, FocusGroups rules) {
        Field<Integer> elders = DSL.count(when(rules.in(FocusGroup.ELDER), 1));
        Field<Integer> children = DSL.count(when(rules.in(FocusGroup.CHILD), 1));
        Field<Integer> newcomers = DSL.count(when(rules.in(FocusGroup.NEW), 1));
        return db.sql().select(DSL.count(), DSL.countDistinct(person()), elders, children, newcomers).from(marks()).where(came(days))
                .fetchSingle(row -> Map.of(Measure.ATTENDED, row.value1().longValue(), Measure.PEOPLE, row.value2().longValue(), Measure.ELDERS, row.value3().longValue(),
                        Measure.CHILDREN, row.value4().longValue(), Measure.NEWCOMERS, row.value5().longValue()));
    }

    private Facts volunteers(Measure measure, Days days) {
        Condition there = joined(null, days.to()).and(VOLUNTEER.ENDED_ON.isNull().or(VOLUNTEER.ENDED_ON.gt(days.to())))
                .andNot(VOLUNTEER.STATUS.eq("ENDED").and(VOLUNTEER.ENDED_ON.isNull()));
        return Facts.of(VOLUNTEER, measure == Measure.REGISTERED ? there : joined(days.from(), days.to()))
                .by(Split.TEAM, VOLUNTEER.TEAM).rows("volunteers", VOLUNTEER.ID, Shown.person(VOLUNTEER.NAME), Shown.day(VOLUNTEER.JOINED_ON), Shown.text(VOLUNTEER.TEAM));
    }

    /** Where nobody wrote the day down, it is the day of entry. @param from null: from the beginning */
    private Condition joined(LocalDate from, LocalDate to) {
        Condition written = VOLUNTEER.JOINED_ON.le(to);
        Condition entered = VOLUNTEER.JOINED_ON.isNull().and(VOLUNTEER.CREATED_AT.lt(start(to.plusDays(1))));
        return from == null ? written.or(entered) : written.and(VOLUNTEER.JOINED_ON.ge(from)).or(entered.and(VOLUNTEER.CREATED_AT.ge(start(from))));
    }

    private static Facts hours(Measure measure, Days days) {
        Table<?> from = VOLUNTEER_HOURS.join(VOLUNTEER).on(VOLUNTEER.ID.eq(VOLUNTEER_HOURS.VOLUNTEER_ID));
        Facts facts = Facts.of(from, VOLUNTEER_HOURS.VOIDED_AT.isNull().and(VOLUNTEER_HOURS.SERVED_ON.between(days.from(), days.to())))
                .by(Split.TEAM, VOLUNTEER.TEAM)
                .rows("volunteers", VOLUNTEER.ID, Shown.person(VOLUNTEER.NAME), Shown.day(VOLUNTEER_HOURS.SERVED_ON), Shown.text(VOLUNTEER_HOURS.CONTENT));
        // A resident who stands in the list twice is one person.
        return measure == Measure.HOURS ? facts.sum(VOLUNTEER_HOURS.MINUTES)
                : measure == Measure.ACTIVE ? facts.once(coalesce(VOLUNTEER.RESIDENT_ID.neg(), VOLUNTEER.ID)) : facts;
    }

    /** The paper forms' tally and the answers typed one by one, together. */
    private Facts answers(Measure measure, Days days) {
        Field<Long> survey = SURVEY_COUNT.SURVEY_ID.as("survey");
        Table<?> all = select(survey, SURVEY_COUNT.GRADE.as("grade"), SURVEY_COUNT.N.as("n")).from(SURVEY_COUNT)
                .unionAll(select(SURVEY_ANSWER.SURVEY_ID, SURVEY_ANSWER.GRADE, inline(1)).from(SURVEY_ANSWER).where(SURVEY_ANSWER.VOIDED.isFalse())).asTable("answers");
        Field<Integer> grade = all.field("grade", Integer.class);
        Field<Integer> n = all.field("n", Integer.class);
        Condition which = switch (measure) {
            case GRADE_5 -> grade.eq(5);
            case GRADE_4 -> grade.eq(4);
            case GRADE_3 -> grade.eq(3);
            case GRADE_2 -> grade.eq(2);
            case GRADE_1 -> grade.eq(1);
            case ABSTAINED -> grade.eq(0);
            case VALID, POINTS -> grade.gt(0);
            case SATISFIED -> grade.ge(basicCounts() ? 3 : 4);
            default -> throw new IllegalArgumentException(measure + " is not about surveys");
        };
        Table<?> from = all.join(SURVEY).on(SURVEY.ID.eq(all.field("survey", Long.class))).join(ACTIVITY).on(ACTIVITY.ID.eq(SURVEY.ACTIVITY_ID));
        Field<Integer> points = n.times(grade).times(when(SURVEY.GRADES.eq(4), inline(25)).otherwise(inline(20)));
        return Facts.of(from, which.and(SURVEY.ASKED_ON.between(days.from(), days.to()))).sum(measure == Measure.POINTS ? points : n)
                .by(Split.SURVEYED, PROJECT_KEY).by(Split.PROJECT, PROJECT_KEY)
                .rows("survey", ACTIVITY.ID, Shown.text(ACTIVITY.TITLE), Shown.day(SURVEY.ASKED_ON), new Shown(grade, given -> linli.base.text.Texts.text("tables.grade", given)));
    }

    /** @return every project and class that can be asked about, by its key. */
    List<FormFigures.Head> surveyed() {
        Map<String, FormFigures.Head> heads = new LinkedHashMap<>();
        db.sql().select(PROJECT_KEY, coalesce(PROJECT.NAME, ACTIVITY.TITLE)).from(ACTIVITY).leftJoin(PROJECT).on(PROJECT.ID.eq(ACTIVITY.PROJECT_ID))
                .orderBy(ACTIVITY.ID).forEach(row -> heads.putIfAbsent(row.value1(), new FormFigures.Head(row.value1(), row.value2(), Map.of())));
        return List.copyOf(heads.values());
    }

    boolean basicCounts() {
        return !setting(BASIC).map(NO::equals).orElse(false);
    }

    /** @return who reports. */
    Filled.Centre centre() {
        return db.sql().select(CENTRE.NAME, CENTRE.STREET_NAME, CENTRE.COMMUNITY_NAME).from(CENTRE)
                .fetchOptional(row -> new Filled.Centre(row.value1(), row.value2(), row.value3())).orElse(new Filled.Centre("", "", ""));
    }

    /** @return what the centre has set for itself, by name. */
    Map<String, String> settings() {
        return db.sql().select(SETTING.NAME, SETTING.CONTENT).from(SETTING).where(SETTING.SCOPE.eq("")).fetchMap(SETTING.NAME, SETTING.CONTENT);
    }

    Optional<String> setting(String name) {
        return db.sql().select(SETTING.CONTENT).from(SETTING).where(SETTING.SCOPE.eq("")).and(SETTING.NAME.eq(name)).fetchOptional(SETTING.CONTENT);
    }

    /** The key groups' rules as they changed: whoever came is judged on that day by the rules of that day. */
    final class FocusGroups {
        private final List<FocusRules> versions = new java.util.ArrayList<>(List.of(FocusRules.DEFAULT));

        FocusGroups() {
            FocusRules.all(setting(FocusRules.SETTING).orElse(null)).stream().sorted(java.util.Comparator.comparing(FocusRules::since)).forEach(versions::add);
        }

        Condition in(FocusGroup group) {
            Condition any = org.jooq.impl.DSL.falseCondition();
            for (int i = 0; i < versions.size(); i++) {
                Condition valid = SESSION.HELD_ON.ge(versions.get(i).since());
                valid = i + 1 < versions.size() ? valid.and(SESSION.HELD_ON.lt(versions.get(i + 1).since())) : valid;
                Condition member = KeyGroups.in(group, versions.get(i), SESSION.HELD_ON);
                any = versions.size() == 1 ? member : any.or(valid.and(member));
            }
            return any.and(RESIDENT.ID.isNotNull());
        }

        FocusRules last() {
            return versions.getLast();
        }
    }

    Optional<LocalDate> first(Subject subject) {
        return switch (subject) {
            case SERVICE -> day(SESSION, SESSION.HELD_ON, HELD);
            case VOLUNTEER -> day(VOLUNTEER, VOLUNTEER.JOINED_ON, noCondition());
            case HELP -> day(VOLUNTEER_HOURS, VOLUNTEER_HOURS.SERVED_ON, VOLUNTEER_HOURS.VOIDED_AT.isNull());
            default -> day(SURVEY, SURVEY.ASKED_ON, noCondition());
        };
    }

    private Optional<LocalDate> day(Table<?> table, Field<LocalDate> day, Condition live) {
        return Optional.ofNullable(db.sql().select(org.jooq.impl.DSL.min(day)).from(table).where(live).fetchSingle().value1());
    }

    OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }
}
