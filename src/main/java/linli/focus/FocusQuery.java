package linli.focus;

import static linli.schema.Tables.ACTIVITY;
import static linli.schema.Tables.ATTENDANCE;
import static linli.schema.Tables.DWELLING;
import static linli.schema.Tables.ENROLMENT;
import static linli.schema.Tables.NEED;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.RESIDENT_PHONE;
import static linli.schema.Tables.SESSION;
import static linli.schema.Tables.SETTING;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linli.base.db.Db;
import linli.base.db.KeyGroups;
import linli.base.value.FocusGroup;
import linli.base.value.FocusRules;
import linli.base.value.Mask;
import linli.base.value.PartialDate;
import org.jooq.Condition;
import org.jooq.Field;

/** Reads who lives here, what they asked for and what they came to; merged residents as who they are now. */
final class FocusQuery {
    private static final Set<String> WAITING = Set.of("REGISTERED", "SORTED", "ASSIGNED", "SERVING");
    private static final Field<Long> PERSON = coalesce(RESIDENT.MERGED_INTO, RESIDENT.ID).as("person");

    private final Db db;
    private final ZoneId zone;

    FocusQuery(Db db, ZoneId zone) {
        this.db = db;
        this.zone = zone;
    }

    /** @param person who asked, or null for somebody who is not in the list; {@code group} whom it is for, or null */
    record Asked(long need, Long person, FocusGroup group, LocalDate on, boolean open) {}

    /** One class or event that was on. @param groups whom it is meant for; empty = everyone */
    record Offer(long id, Set<FocusGroup> groups, int seats) {}

    /** @return ids of who lives here on the day. */
    Set<Long> everyone(LocalDate day) {
        return there(org.jooq.impl.DSL.noCondition(), day);
    }

    /** @return ids of who lives here on the day and meets the condition. */
    Set<Long> there(Condition which, LocalDate day) {
        Condition gone = RESIDENT.STATUS.eq("MOVED").and(RESIDENT.MOVED_OUT_ON.isNull()).or(RESIDENT.STATUS.eq("DECEASED").and(RESIDENT.DECEASED_ON.isNull()));
        return new TreeSet<>(db.sql().select(RESIDENT.ID).from(RESIDENT).where(RESIDENT.STATUS.ne("MERGED")).andNot(gone)
                .and(RESIDENT.MOVE_IN_ON.isNull().or(RESIDENT.MOVE_IN_ON.le(day)))
                .and(RESIDENT.MOVED_OUT_ON.isNull().or(RESIDENT.MOVED_OUT_ON.gt(day)))
                .and(RESIDENT.DECEASED_ON.isNull().or(RESIDENT.DECEASED_ON.gt(day)))
                .and(RESIDENT.BIRTH_ON.isNull().or(RESIDENT.BIRTH_ON.le(day))).and(which).fetch(RESIDENT.ID));
    }

    /** @return every need received up to the day, the joined ones too, not the void ones. */
    List<Asked> asked(LocalDate day) {
        Field<Long> person = coalesce(RESIDENT.MERGED_INTO, NEED.RESIDENT_ID).as("person");
        OffsetDateTime end = day.plusDays(1).atStartOfDay(zone).toOffsetDateTime();
        return db.sql().select(NEED.ID, person, NEED.FOCUS_GROUP, NEED.RECEIVED_AT, NEED.STATUS).from(NEED).leftJoin(RESIDENT)
                .on(RESIDENT.ID.eq(NEED.RESIDENT_ID)).where(NEED.RECEIVED_AT.lt(end)).and(NEED.STATUS.ne("VOID")).orderBy(NEED.ID)
                .fetch(row -> new Asked(row.value1(), row.value2(), row.value3() == null ? null : FocusGroup.valueOf(row.value3()),
                        row.value4().atZoneSameInstant(zone).toLocalDate(), WAITING.contains(row.value5())));
    }

    /** @return how often each resident came to anything from the day to the other. */
    Map<Long, Integer> came(LocalDate from, LocalDate to) {
        Map<Long, Integer> came = new HashMap<>();
        db.sql().select(PERSON, count()).from(ATTENDANCE).join(SESSION).on(SESSION.ID.eq(ATTENDANCE.SESSION_ID))
                .join(ENROLMENT).on(ENROLMENT.ID.eq(ATTENDANCE.ENROLMENT_ID)).join(RESIDENT).on(RESIDENT.ID.eq(ENROLMENT.RESIDENT_ID))
                .where(ATTENDANCE.MARK.eq("PRESENT")).and(SESSION.HELD_ON.between(from, to)).groupBy(PERSON)
                .forEach(row -> came.merge(row.value1(), row.value2(), Integer::sum));
        return came;
    }

    /** @return what was on from the day to the other. */
    List<Offer> offers(LocalDate from, LocalDate to) {
        return db.sql().select(ACTIVITY.FOCUS_GROUPS, ACTIVITY.SEATS, ACTIVITY.ID).from(ACTIVITY).where(ACTIVITY.STATUS.in("OPEN", "RUNNING", "ENDED"))
                .and(ACTIVITY.TERM_START.le(to)).and(ACTIVITY.TERM_END.ge(from)).fetch(row -> new Offer(row.value3(), Stream.of(row.value1().split(",")).map(String::strip)
                        .filter(code -> !code.isEmpty()).map(FocusGroup::valueOf).collect(Collectors.toSet()), row.value2()));
    }

    /** @return these people, by the order of names. @param served whether to tell what they came to rather than what they asked for */
    List<FocusReport.Person> people(Collection<Long> ids, FocusRules rules, LocalDate day, boolean served, Map<Long, Integer> times) {
        Map<Long, Map.Entry<String, LocalDate>> last = served ? lastServed(ids) : lastAsked(ids);
        Map<FocusGroup, Set<Long>> groups = Stream.of(FocusGroup.values())
                .collect(Collectors.toMap(group -> group, group -> there(KeyGroups.in(group, rules, day).and(RESIDENT.ID.in(ids)), day)));
        Map<Long, String> phones = db.sql().select(RESIDENT_PHONE.RESIDENT_ID, RESIDENT_PHONE.NUMBER).from(RESIDENT_PHONE)
                .where(RESIDENT_PHONE.RESIDENT_ID.in(ids)).orderBy(RESIDENT_PHONE.POSITION.desc()).fetchMap(row -> row.value1(), row -> row.value2());
        return db.sql().select(RESIDENT.ID, RESIDENT.NAME, RESIDENT.BIRTH_ON, RESIDENT.BIRTH_PRECISION, DWELLING.ESTATE, DWELLING.BUILDING, DWELLING.ROOM)
                .from(RESIDENT).leftJoin(DWELLING).on(DWELLING.ID.eq(RESIDENT.DWELLING_ID)).where(RESIDENT.ID.in(ids)).orderBy(RESIDENT.NAME_SORT, RESIDENT.ID)
                .fetch(row -> {
                    PartialDate birth = row.value3() == null ? null : new PartialDate(row.value3(),
                            row.value4() == null ? PartialDate.Precision.DAY : PartialDate.Precision.valueOf(row.value4()));
                    Set<FocusGroup> in = new LinkedHashSet<>();
                    Stream.of(FocusGroup.values()).filter(group -> groups.get(group).contains(row.value1())).forEach(in::add);
                    String place = Stream.of(row.value5(), row.value6(), row.value7()).filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining(" "));
                    Map.Entry<String, LocalDate> what = last.get(row.value1());
                    return new FocusReport.Person(row.value1(), row.value2(), birth == null || birth.ageOn(day).isEmpty() ? null : Period.between(birth.date(), day).getYears(),
                            place, phones.get(row.value1()) == null ? "" : Mask.phone(phones.get(row.value1())), in, what == null ? null : what.getKey(),
                            what == null ? null : what.getValue(), times.getOrDefault(row.value1(), 0));
                });
    }

    private Map<Long, Map.Entry<String, LocalDate>> lastAsked(Collection<Long> ids) {
        Map<Long, Map.Entry<String, LocalDate>> last = new HashMap<>();
        db.sql().select(PERSON, NEED.BODY, NEED.RECEIVED_AT).from(NEED).join(RESIDENT).on(RESIDENT.ID.eq(NEED.RESIDENT_ID))
                .where(NEED.STATUS.ne("VOID")).and(coalesce(RESIDENT.MERGED_INTO, RESIDENT.ID).in(ids)).orderBy(NEED.RECEIVED_AT, NEED.ID)
                .forEach(row -> last.put(row.value1(), Map.entry(row.value2(), row.value3().atZoneSameInstant(zone).toLocalDate())));
        return last;
    }

    private Map<Long, Map.Entry<String, LocalDate>> lastServed(Collection<Long> ids) {
        Map<Long, Map.Entry<String, LocalDate>> last = new HashMap<>();
        db.sql().select(PERSON, ACTIVITY.TITLE, SESSION.HELD_ON).from(ATTENDANCE).join(SESSION).on(SESSION.ID.eq(ATTENDANCE.SESSION_ID))
                .join(ACTIVITY).on(ACTIVITY.ID.eq(SESSION.ACTIVITY_ID)).join(ENROLMENT).on(ENROLMENT.ID.eq(ATTENDANCE.ENROLMENT_ID))
                .join(RESIDENT).on(RESIDENT.ID.eq(ENROLMENT.RESIDENT_ID)).where(ATTENDANCE.MARK.eq("PRESENT"))
                .and(coalesce(RESIDENT.MERGED_INTO, RESIDENT.ID).in(ids)).orderBy(SESSION.HELD_ON, SESSION.ID)
                .forEach(row -> last.put(row.value1(), Map.entry(row.value2(), row.value3())));
        return last;
    }

    String setting(String name) {
        return db.sql().select(SETTING.CONTENT).from(SETTING).where(SETTING.SCOPE.eq("")).and(SETTING.NAME.eq(name)).fetchOptional(SETTING.CONTENT).orElse(null);
    }

    /** @return the values in use of what a further way into a group may look at, most common first. */
    List<String> values(FocusRules.Trait trait) {
        Field<String> field = switch (trait) {
            case CATEGORY, FIELD -> null;
            case COMMUNITY -> DWELLING.COMMUNITY;
            case GRID -> DWELLING.GRID;
            case ESTATE -> DWELLING.ESTATE;
            case BUILDING -> DWELLING.BUILDING;
            case TENURE -> RESIDENT.TENURE;
            case CARE_LEVEL -> RESIDENT.CARE_LEVEL;
            case HUKOU_KIND -> RESIDENT.HUKOU_KIND;
            case OCCUPATION -> RESIDENT.OCCUPATION;
        };
        return field == null ? List.of() : db.sql().select(field).from(RESIDENT).leftJoin(DWELLING).on(DWELLING.ID.eq(RESIDENT.DWELLING_ID))
                .where(field.isNotNull()).and(field.ne("")).groupBy(field).orderBy(count().desc(), field).limit(60).fetch(field);
    }
}
