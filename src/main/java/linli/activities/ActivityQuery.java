package linli.activities;

import static linli.schema.Tables.ACTIVITY;
import static linli.schema.Tables.ACTIVITY_NEED;
import static linli.schema.Tables.ATTENDANCE;
import static linli.schema.Tables.ENROLMENT;
import static linli.schema.Tables.MATCH_DECISION;
import static linli.schema.Tables.NEED;
import static linli.schema.Tables.PARTNER;
import static linli.schema.Tables.PROJECT;
import static linli.schema.Tables.SESSION;
import static linli.schema.Tables.SETTING;
import static linli.schema.Tables.SURVEY;
import static linli.schema.Tables.TALENT;
import static linli.schema.Tables.VENUE_ROOM;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.when;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import linli.activities.ActivityList.State;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.value.Domains;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;

/** Reads activities with who is in, how often it met, and the family a class was split from. */
final class ActivityQuery {
    private static final Field<Integer> ENROLLED = people("ENROLLED").as("enrolled");
    private static final Field<Integer> OFFERED = people("OFFERED").as("offered");
    private static final Field<Integer> WAITING = people("WAITING").as("waiting");
    private static final Field<Integer> PLANNED = sessions("PLANNED", "HELD").as("planned");
    private static final Field<Integer> HELD = sessions("HELD").as("held");

    private final Db db;
    private final Clock clock;

    ActivityQuery(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private static Field<Integer> people(String... states) {
        return field(selectCount().from(ENROLMENT).where(ENROLMENT.ACTIVITY_ID.eq(ACTIVITY.ID)).and(ENROLMENT.STATUS.in(states)));
    }

    private static Field<Integer> sessions(String... states) {
        return field(selectCount().from(SESSION).where(SESSION.ACTIVITY_ID.eq(ACTIVITY.ID)).and(SESSION.STATUS.in(states)));
    }

    private static Field<Integer> marks(Condition which) {
        return field(selectCount().from(ATTENDANCE).join(SESSION).on(SESSION.ID.eq(ATTENDANCE.SESSION_ID))
                .where(SESSION.ACTIVITY_ID.eq(ACTIVITY.ID)).and(SESSION.STATUS.eq("HELD")).and(which));
    }

    ActivityList list(ActivityList.Filter filter) {
        Condition wide = wide(filter);
        Map<State, Integer> byState = new EnumMap<>(State.class);
        for (State state : State.values()) {
            byState.put(state, number(wide.and(in(state))));
        }
        Condition narrow = filter.state() == null ? wide : wide.and(in(filter.state()));
        return new ActivityList(rows(narrow, ActivityList.MOST), filter.state() == null ? number(wide) : byState.get(filter.state()), byState);
    }

    private int number(Condition condition) {
        return db.sql().select(count()).from(ACTIVITY).where(condition).fetchSingle().value1();
    }

    private static Condition in(State state) {
        Condition taking = ACTIVITY.STATUS.in("OPEN", "RUNNING");
        return switch (state) {
            case PREPARING, OPEN, RUNNING -> ACTIVITY.STATUS.eq(state.name());
            case OVER -> ACTIVITY.STATUS.in("ENDED", "CANCELLED");
            case FULL -> taking.and(people("WAITING").gt(0)).and(people("ENROLLED", "OFFERED").ge(ACTIVITY.SEATS));
            case CALL -> taking.and(people("OFFERED").gt(0).or(people("WAITING").gt(0).and(ACTIVITY.BY_LOT.isFalse())
                    .and(people("ENROLLED", "OFFERED").lt(ACTIVITY.SEATS))));
        };
    }

    int toCall() {
        return number(in(State.CALL));
    }

    private static Condition wide(ActivityList.Filter filter) {
        List<Condition> all = new ArrayList<>();
        if (filter.kind() != null) {
            all.add(ACTIVITY.KIND.eq(filter.kind().name()));
        }
        if (filter.domain() != null && !filter.domain().isEmpty()) {
            all.add(ACTIVITY.DOMAIN.eq(filter.domain()).or(ACTIVITY.DOMAIN.like(filter.domain() + ".%")));
        }
        all.add(filter.talent() == null ? noCondition() : ACTIVITY.TALENT_ID.eq(filter.talent()));
        all.add(filter.partner() == null ? noCondition() : ACTIVITY.PARTNER_ID.eq(filter.partner()));
        all.add(filter.ids() == null ? noCondition() : ACTIVITY.ID.in(filter.ids()));
        all.add(filter.root() == null ? noCondition() : ACTIVITY.ROOT_ID.eq(filter.root()));
        all.add(filter.need() == null ? noCondition() : ACTIVITY.ID.in(select(ACTIVITY_NEED.ACTIVITY_ID).from(ACTIVITY_NEED)
                .where(ACTIVITY_NEED.NEED_ID.eq(filter.need()))));
        if (filter.text() != null && !filter.text().isBlank()) {
            String part = filter.text().strip().toLowerCase(Locale.ROOT);
            Condition words = lower(ACTIVITY.TITLE).contains(part).or(lower(ACTIVITY.ACTIVITY_NO).contains(part))
                    .or(lower(ACTIVITY.LEADER).contains(part)).or(lower(ACTIVITY.PLACE).contains(part));
            for (Domains.Domain domain : Domains.all()) {
                if (domain.name().contains(part)) {
                    words = words.or(ACTIVITY.DOMAIN.eq(domain.code()));
                }
            }
            // A person's name finds the classes the person is in.
            all.add(words.or(ACTIVITY.ID.in(select(ENROLMENT.ACTIVITY_ID).from(ENROLMENT).where(ENROLMENT.NAME.eq(filter.text().strip())))));
        }
        return org.jooq.impl.DSL.and(all);
    }

    private List<ActivityList.Row> rows(Condition condition, int most) {
        LocalDate today = LocalDate.now(clock);
        Field<LocalDate> next = field(select(min(SESSION.HELD_ON)).from(SESSION).where(SESSION.ACTIVITY_ID.eq(ACTIVITY.ID))
                .and(SESSION.STATUS.eq("PLANNED")).and(SESSION.HELD_ON.ge(today))).as("next_on");
        Field<Integer> present = marks(ATTENDANCE.MARK.eq("PRESENT")).as("present");
        Field<Integer> marks = marks(noCondition()).as("marks");
        return db.sql().select(ACTIVITY.fields()).select(ENROLLED, OFFERED, WAITING, PLANNED, HELD, present, marks, next).from(ACTIVITY)
                .where(condition)
                .orderBy(when(ACTIVITY.STATUS.eq("RUNNING"), 0).when(ACTIVITY.STATUS.eq("OPEN"), 1).when(ACTIVITY.STATUS.eq("PREPARING"), 2)
                        .otherwise(3), ACTIVITY.TERM_START.desc(), ACTIVITY.ID)
                .limit(most).fetch(row -> row(row, present, marks, next));
    }

    private static ActivityList.Row row(Record row, Field<Integer> present, Field<Integer> marks, Field<LocalDate> next) {
        Activity one = ActivityStore.activity(row);
        Activity.Plan plan = one.plan();
        return new ActivityList.Row(one.id(), one.no(), plan.title(), plan.kind(), plan.domain(), plan.ages(), plan.supply().leader(),
                plan.place().name(), plan.term().slots(), plan.term().start(), plan.term().end(), plan.fee().kind(), plan.fee().price(),
                plan.seats(), plan.byLot(), one.status(), one.parentId(), one.rootId(), row.get(ENROLLED), row.get(OFFERED), row.get(WAITING),
                row.get(PLANNED), row.get(HELD), row.get(present), row.get(marks), row.get(next));
    }

    ActivityList.Row row(long id) {
        return rows(ACTIVITY.ID.eq(id), 1).getFirst();
    }

    List<ActivityList.Row> lineage(long root) {
        return rows(ACTIVITY.ROOT_ID.eq(root), ActivityList.MOST).stream()
                .sorted(java.util.Comparator.comparing(ActivityList.Row::start).thenComparing(ActivityList.Row::id)).toList();
    }

    List<ActivityList.Row> forNeed(long need) {
        return rows(wide(ActivityList.Filter.of(Map.of("need", String.valueOf(need)))), 20);
    }

    List<ActivityList.NeedOf> needs(long activity) {
        return db.sql().select(NEED.ID, NEED.NEED_NO, NEED.BODY, NEED.STATUS).from(ACTIVITY_NEED).join(NEED).on(NEED.ID.eq(ACTIVITY_NEED.NEED_ID))
                .where(ACTIVITY_NEED.ACTIVITY_ID.eq(activity)).orderBy(NEED.ID)
                .fetch(row -> new ActivityList.NeedOf(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** @return how many had a seat in any class of the lineage, after every day on which that changed. */
    List<ActivityList.Grown> growth(long root) {
        ZoneId zone = clock.getZone();
        TreeMap<LocalDate, int[]> change = new TreeMap<>();
        db.sql().select(ENROLMENT.ACTIVITY_ID, ENROLMENT.SEATED_AT, ENROLMENT.ENDED_AT).from(ENROLMENT).join(ACTIVITY)
                .on(ACTIVITY.ID.eq(ENROLMENT.ACTIVITY_ID)).where(ACTIVITY.ROOT_ID.eq(root)).and(ENROLMENT.SEATED_AT.isNotNull())
                .forEach(row -> {
                    change.computeIfAbsent(day(row.value2().toInstant(), zone), any -> new int[1])[0]++;
                    if (row.value3() != null) {
                        change.computeIfAbsent(day(row.value3().toInstant(), zone), any -> new int[1])[0]--;
                    }
                });
        List<LocalDate> begins = db.sql().select(ACTIVITY.TERM_START).from(ACTIVITY).where(ACTIVITY.ROOT_ID.eq(root))
                .and(ACTIVITY.STATUS.ne("CANCELLED")).fetch(ACTIVITY.TERM_START);
        List<ActivityList.Grown> grown = new ArrayList<>();
        int people = 0;
        for (Map.Entry<LocalDate, int[]> day : change.entrySet()) {
            people += day.getValue()[0];
            int classes = (int) begins.stream().filter(begin -> !begin.isAfter(day.getKey())).count();
            grown.add(new ActivityList.Grown(day.getKey(), people, Math.max(1, classes)));
        }
        return grown;
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }

    /** @return in words, which other session of the same leader meets at the time; empty when free. */
    Optional<String> taught(long talent, long self, LocalDate on, LocalTime from, LocalTime to) {
        return db.sql().select(ACTIVITY.TITLE, SESSION.FROM_TIME, SESSION.TO_TIME, ACTIVITY.LEADER).from(SESSION).join(ACTIVITY)
                .on(ACTIVITY.ID.eq(SESSION.ACTIVITY_ID))
                .where(ACTIVITY.TALENT_ID.eq(talent)).and(ACTIVITY.ID.ne(self)).and(SESSION.HELD_ON.eq(on))
                .and(SESSION.STATUS.in("PLANNED", "HELD")).and(SESSION.FROM_TIME.lt(to)).and(SESSION.TO_TIME.gt(from)).limit(1)
                .fetchOptional(row -> Texts.text("activities.clash.leader", row.value4() == null ? "" : row.value4(), row.value2(), row.value3(), row.value1()));
    }

    boolean marked(long session) {
        return db.sql().fetchExists(ATTENDANCE, ATTENDANCE.SESSION_ID.eq(session));
    }

    /** @return whether somebody is on its list, or was asked about it: then it is not taken back. */
    boolean used(long activity) {
        return db.sql().fetchExists(ENROLMENT, ENROLMENT.ACTIVITY_ID.eq(activity)) || db.sql().fetchExists(SURVEY, SURVEY.ACTIVITY_ID.eq(activity));
    }

    Optional<String> setting(String name) {
        return db.sql().select(SETTING.CONTENT).from(SETTING).where(SETTING.SCOPE.eq("")).and(SETTING.NAME.eq(name))
                .fetchOptional(SETTING.CONTENT);
    }

    /** @return the talent of that name, when exactly one has it. */
    Optional<Long> talent(String name) {
        List<Long> found = db.sql().select(TALENT.ID).from(TALENT).where(TALENT.NAME.eq(name)).limit(2).fetch(TALENT.ID);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /**
     * @return what a class for the need would be like: its words by the form's keys (title, domain, and from the newest accepted
     *     match talent, leader, project, room and slots)
     */
    Map<String, String> proposal(long need) {
        Map<String, String> words = new LinkedHashMap<>();
        db.sql().select(NEED.BODY).from(NEED).where(NEED.ID.eq(need)).fetchOptional(NEED.BODY).ifPresent(body -> Domains.codesIn(body).stream().findFirst().ifPresent(code -> {
            words.put("domain", code);
            words.put("title", Texts.text("activities.form.titleOf", Domains.nameOf(code)));
        }));
        for (var row : db.sql().selectFrom(MATCH_DECISION).where(MATCH_DECISION.NEED_ID.eq(need)).and(MATCH_DECISION.VERDICT.eq("ACCEPTED"))
                .and(MATCH_DECISION.UNDONE_AT.isNull()).orderBy(MATCH_DECISION.ID)) {
            String id = String.valueOf(row.getSupplyId());
            switch (row.getSupplyKind()) {
                case "TALENT" -> words.putAll(Map.of("talent", id, "leader", row.getSupplyName()));
                case "PROJECT" -> words.putAll(Map.of("project", id, "title", row.getSupplyName()));
                case "VENUE" -> words.put("room", id);
                default -> { }
            }
            if (row.getVenueId() != null) {
                words.put("room", String.valueOf(row.getVenueId()));
            }
            if (row.getSlot() != null && !row.getSlot().isBlank()) {
                words.put("slots", row.getSlot());
            }
        }
        return words;
    }

    /** @return the room of that name. */
    Optional<Long> room(String name) {
        return db.sql().select(VENUE_ROOM.ID).from(VENUE_ROOM).where(VENUE_ROOM.NAME.eq(name)).limit(1).fetchOptional(VENUE_ROOM.ID);
    }

    Map<String, Long> needIds(List<String> numbers) {
        return db.sql().select(NEED.NEED_NO, NEED.ID).from(NEED).where(NEED.NEED_NO.in(numbers)).fetchMap(NEED.NEED_NO, NEED.ID);
    }

    Map<Long, String> numbers() {
        return db.sql().select(ACTIVITY.ID, ACTIVITY.ACTIVITY_NO).from(ACTIVITY).fetchMap(ACTIVITY.ID, ACTIVITY.ACTIVITY_NO);
    }

    Map<Long, List<String>> needNumbers() {
        return db.sql().select(ACTIVITY_NEED.ACTIVITY_ID, NEED.NEED_NO).from(ACTIVITY_NEED).join(NEED).on(NEED.ID.eq(ACTIVITY_NEED.NEED_ID))
                .orderBy(NEED.ID).fetchGroups(ACTIVITY_NEED.ACTIVITY_ID, NEED.NEED_NO);
    }

    /** @return the partner behind the supply that has left or pauses. */
    Optional<String> shutOut(Activity.Supply supply) {
        return db.sql().select(PARTNER.NAME).from(PARTNER).where(PARTNER.STATUS.in("LEFT", "PAUSED"))
                .and(PARTNER.ID.eq(supply.partnerId()).or(PARTNER.ID.in(select(PROJECT.PARTNER_ID).from(PROJECT).where(PROJECT.ID.eq(supply.projectId())))))
                .limit(1).fetchOptional(PARTNER.NAME);
    }
}
