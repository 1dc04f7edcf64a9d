package linli.supplies;

import static linli.schema.Tables.ACTIVITY;
import static linli.schema.Tables.AGREEMENT;
import static linli.schema.Tables.DWELLING;
import static linli.schema.Tables.ENROLMENT;
import static linli.schema.Tables.NOMINATION;
import static linli.schema.Tables.PARTNER;
import static linli.schema.Tables.PROJECT;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.TALENT;
import static linli.schema.Tables.TALENT_AWAY;
import static linli.schema.Tables.TALENT_SKILL;
import static linli.schema.Tables.TALENT_SLOT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.value.SourcingBatch;
import linli.base.value.Domains;
import linli.base.value.FocusGroup;
import linli.base.value.Money;
import linli.base.value.WeekSlot;
import linli.supplies.Supply.Audience;
import linli.supplies.Supply.Away;
import linli.supplies.Supply.Fee;
import linli.supplies.Supply.Kind;
import linli.supplies.Supply.Origin;
import linli.supplies.Supply.Price;
import linli.supplies.Supply.Rating;
import linli.supplies.Supply.Seats;
import linli.supplies.Supply.Standing;
import linli.supplies.Supply.State;
import linli.supplies.Supply.Week;
import linli.supplies.Supply.Where;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;

/** Reads talents, projects and classes as supplies: all of them, or those changed since a commit. */
final class SupplyQuery {
    /** Nothing was read yet. */
    static final long NEVER = -1;
    private static final Set<String> SEATED = Set.of("ENROLLED", "OFFERED");

    private final Db db;

    SupplyQuery(Db db) {
        this.db = db;
    }

    /** How many rows each table has: import runs that are undone take rows away. */
    int rows(Kind kind) {
        return switch (kind) {
            case TALENT -> db.sql().fetchCount(TALENT);
            case PROJECT -> db.sql().fetchCount(PROJECT);
            case CLASS -> db.sql().fetchCount(ACTIVITY);
            case VENUE -> throw new IllegalArgumentException("rooms are read whole");
        };
    }

    /** @return the changed rows; one that is no supply any more has the standing ENDED. */
    List<Supply> changed(Kind kind, long since) {
        return switch (kind) {
            case TALENT -> talents(since);
            case PROJECT -> projects(since);
            case CLASS -> classes(since);
            case VENUE -> throw new IllegalArgumentException("rooms are read whole");
        };
    }

    private record ClassRow(Long talent, Long project, int seats, int taken) {}

    private List<ClassRow> running() {
        Field<Integer> taken = taken();
        return db.sql().select(ACTIVITY.TALENT_ID, ACTIVITY.PROJECT_ID, ACTIVITY.SEATS, taken).from(ACTIVITY)
                .where(ACTIVITY.STATUS.in("OPEN", "RUNNING")).and(ACTIVITY.TALENT_ID.isNotNull().or(ACTIVITY.PROJECT_ID.isNotNull()))
                .fetch(row -> new ClassRow(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    private static Field<Integer> taken() {
        return field(select(count()).from(ENROLMENT).where(ENROLMENT.ACTIVITY_ID.eq(ACTIVITY.ID)).and(ENROLMENT.STATUS.in(SEATED))).as("taken");
    }

    /** Ids first, each by its own index: one condition with "or" would look at every row. */
    private Set<Long> changedClasses(long since) {
        Set<Long> ids = new LinkedHashSet<>(db.sql().select(ACTIVITY.ID).from(ACTIVITY).where(ACTIVITY.TOUCHED.gt(since)).fetch(ACTIVITY.ID));
        ids.addAll(db.sql().selectDistinct(ENROLMENT.ACTIVITY_ID).from(ENROLMENT).where(ENROLMENT.TOUCHED.gt(since)).fetch(ENROLMENT.ACTIVITY_ID));
        // A partner's leaving ends its classes as supplies, whoever opened them.
        Set<Long> partners = new LinkedHashSet<>(db.sql().select(PARTNER.ID).from(PARTNER).where(PARTNER.TOUCHED.gt(since)).fetch(PARTNER.ID));
        if (!partners.isEmpty()) {
            ids.addAll(classesOf(PARTNER.ID.in(partners)));
        }
        return ids;
    }

    private Set<Long> classesOf(Condition partners) {
        return new LinkedHashSet<>(db.sql().select(ACTIVITY.ID).from(ACTIVITY).leftJoin(PROJECT).on(PROJECT.ID.eq(ACTIVITY.PROJECT_ID))
                .join(PARTNER).on(PARTNER.ID.eq(ACTIVITY.PARTNER_ID).or(PARTNER.ID.eq(PROJECT.PARTNER_ID))).where(partners).fetch(ACTIVITY.ID));
    }

    private Set<Long> givers(Field<Long> giver, long since) {
        Set<Long> classes = changedClasses(since);
        return classes.isEmpty() ? Set.of() : new LinkedHashSet<>(db.sql().selectDistinct(giver).from(ACTIVITY).where(ACTIVITY.ID.in(classes))
                .and(giver.isNotNull()).fetch(giver));
    }

    private Set<Long> changedTalents(long since) {
        Set<Long> ids = new LinkedHashSet<>(db.sql().select(TALENT.ID).from(TALENT).where(TALENT.TOUCHED.gt(since)).fetch(TALENT.ID));
        ids.addAll(givers(ACTIVITY.TALENT_ID, since));
        ids.addAll(db.sql().selectDistinct(NOMINATION.TALENT_ID).from(NOMINATION).where(NOMINATION.TOUCHED.gt(since)).fetch(NOMINATION.TALENT_ID));
        if (!ids.isEmpty()) {
            ids.addAll(db.sql().selectDistinct(TALENT.MERGED_INTO).from(TALENT).where(TALENT.ID.in(ids)).and(TALENT.MERGED_INTO.isNotNull()).fetch(TALENT.MERGED_INTO));
        }
        return ids;
    }

    private Set<Long> changedProjects(long since) {
        Set<Long> ids = new LinkedHashSet<>(db.sql().select(PROJECT.ID).from(PROJECT).where(PROJECT.TOUCHED.gt(since)).fetch(PROJECT.ID));
        ids.addAll(givers(ACTIVITY.PROJECT_ID, since));
        Set<Long> partners = new LinkedHashSet<>(db.sql().select(PARTNER.ID).from(PARTNER).where(PARTNER.TOUCHED.gt(since)).fetch(PARTNER.ID));
        partners.addAll(db.sql().selectDistinct(AGREEMENT.PARTNER_ID).from(AGREEMENT).where(AGREEMENT.TOUCHED.gt(since)).fetch(AGREEMENT.PARTNER_ID));
        if (!partners.isEmpty()) {
            ids.addAll(db.sql().select(PROJECT.ID).from(PROJECT).where(PROJECT.PARTNER_ID.in(partners)).fetch(PROJECT.ID));
        }
        return ids;
    }

    private static Seats seats(Integer all, List<ClassRow> classes) {
        int taken = classes.stream().mapToInt(ClassRow::taken).sum();
        int full = (int) classes.stream().filter(one -> one.taken() >= one.seats()).count();
        return new Seats(all == null ? 0 : all, taken, classes.size(), full);
    }

    private List<Supply> talents(long since) {
        Set<Long> ids = since == NEVER ? Set.of() : changedTalents(since);
        if (since != NEVER && ids.isEmpty()) {
            return List.of();
        }
        Condition changed = since == NEVER ? noCondition() : TALENT.ID.in(ids);
        List<Record> rows = new ArrayList<>(db.sql().select(TALENT.fields()).select(DWELLING.COMMUNITY, DWELLING.ESTATE, DWELLING.BUILDING)
                .from(TALENT).leftJoin(RESIDENT).on(RESIDENT.ID.eq(TALENT.RESIDENT_ID)).leftJoin(DWELLING).on(DWELLING.ID.eq(RESIDENT.DWELLING_ID))
                .where(changed).orderBy(TALENT.ID).fetch());
        Condition skills = since == NEVER ? noCondition() : TALENT_SKILL.TALENT_ID.in(ids);
        Condition times = since == NEVER ? noCondition() : TALENT_SLOT.TALENT_ID.in(ids);
        Condition named = since == NEVER ? noCondition() : TALENT.ID.in(ids).or(TALENT.MERGED_INTO.in(ids));
        Map<Long, Set<String>> codes = new HashMap<>();
        Map<Long, Set<Domains.Kind>> words = new HashMap<>();
        db.sql().select(TALENT_SKILL.TALENT_ID, TALENT_SKILL.CODE, TALENT_SKILL.NOTE).from(TALENT_SKILL).where(skills).orderBy(TALENT_SKILL.POSITION)
                .forEach(row -> {
                    codes.computeIfAbsent(row.value1(), any -> new LinkedHashSet<>()).add(row.value2());
                    words.computeIfAbsent(row.value1(), any -> new LinkedHashSet<>()).addAll(Domains.kindsIn(text(row.value3())));
                });
        Map<Long, List<WeekSlot>> slots = new HashMap<>();
        db.sql().select(TALENT_SLOT.TALENT_ID, TALENT_SLOT.SLOT).from(TALENT_SLOT).where(times).orderBy(TALENT_SLOT.POSITION)
                .forEach(row -> slots.computeIfAbsent(row.value1(), any -> new ArrayList<>()).addAll(WeekSlot.stored(row.value2())));
        Map<Long, Integer> proposed = new HashMap<>();
        // Nominations of a row that was merged count for the one it is now.
        Field<Long> who = coalesce(TALENT.MERGED_INTO, TALENT.ID);
        db.sql().select(who, count()).from(NOMINATION).join(TALENT).on(TALENT.ID.eq(NOMINATION.TALENT_ID)).where(NOMINATION.KIND.eq("RECOMMENDED")).and(named)
                .groupBy(who).forEach(row -> proposed.put(row.value1(), row.value2()));
        Map<Long, List<Away>> away = new HashMap<>();
        db.sql().select(TALENT_AWAY.TALENT_ID, TALENT_AWAY.FROM_ON, TALENT_AWAY.TO_ON).from(TALENT_AWAY)
                .where(since == NEVER ? noCondition() : TALENT_AWAY.TALENT_ID.in(ids)).orderBy(TALENT_AWAY.FROM_ON)
                .forEach(row -> away.computeIfAbsent(row.value1(), any -> new ArrayList<>()).add(new Away(row.value2(), row.value3())));
        Map<Long, List<ClassRow>> classes = running().stream().filter(one -> one.talent() != null).collect(Collectors.groupingBy(ClassRow::talent));
        return rows.stream().map(row -> talent(row, codes, words, slots, proposed, classes, away.getOrDefault(row.get(TALENT.ID), List.of()))).toList();
    }

    private static Supply talent(Record row, Map<Long, Set<String>> codes, Map<Long, Set<Domains.Kind>> words, Map<Long, List<WeekSlot>> slots, Map<Long, Integer> proposed,
                                 Map<Long, List<ClassRow>> classes, List<Away> away) {
        long id = row.get(TALENT.ID);
        List<WeekSlot> times = slots.getOrDefault(id, List.of());
        Standing standing = switch (row.get(TALENT.STATUS)) {
            case "POOL" -> Standing.READY;
            case "CANDIDATE" -> Standing.CANDIDATE;
            case "PAUSED" -> "VENUE".equals(row.get(TALENT.PAUSE_KIND)) ? Standing.PAUSED_VENUE : Standing.PAUSED;
            default -> Standing.ENDED;
        };
        boolean needsRoom = !row.get(TALENT.OWN_VENUE);
        String estate = row.get(DWELLING.ESTATE) != null ? row.get(DWELLING.ESTATE) : text(row.get(TALENT.PLACE));
        String community = row.get(DWELLING.COMMUNITY) != null ? row.get(DWELLING.COMMUNITY) : text(row.get(TALENT.COMMUNITY));
        return new Supply(Kind.TALENT, id, row.get(TALENT.NAME), Origin.of(row.get(TALENT.SOURCE)), batch(row.get(TALENT.BATCH)),
                codes.getOrDefault(id, Set.of()), words.getOrDefault(id, Set.of()), times, Week.of(times),
                new Audience(groups(row.get(TALENT.AUDIENCE)), row.get(TALENT.AGE_FROM), row.get(TALENT.AGE_TO)),
                seats(row.get(TALENT.SEATS), classes.getOrDefault(id, List.of())), new Where(community, estate, text(row.get(DWELLING.BUILDING))),
                Price.UNSAID, new Rating(0, 0, proposed.getOrDefault(id, 0)),
                new State(standing, row.get(TALENT.CONSENT), null, needsRoom, text(row.get(TALENT.REASON)), List.copyOf(away)));
    }

    private List<Supply> projects(long since) {
        Set<Long> ids = since == NEVER ? Set.of() : changedProjects(since);
        if (since != NEVER && ids.isEmpty()) {
            return List.of();
        }
        Condition changed = since == NEVER ? noCondition() : PROJECT.ID.in(ids);
        Map<Long, LocalDate> until = new HashMap<>();
        db.sql().select(AGREEMENT.PARTNER_ID, max(coalesce(AGREEMENT.ENDED_ON, AGREEMENT.TO_ON))).from(AGREEMENT)
                .groupBy(AGREEMENT.PARTNER_ID).forEach(row -> until.put(row.value1(), row.value2()));
        Map<Long, List<ClassRow>> classes = running().stream().filter(one -> one.project() != null).collect(Collectors.groupingBy(ClassRow::project));
        return db.sql().select(PROJECT.fields()).select(PARTNER.KIND, PARTNER.STATUS, PARTNER.STATUS_REASON).from(PROJECT)
                .leftJoin(PARTNER).on(PARTNER.ID.eq(PROJECT.PARTNER_ID)).where(changed).orderBy(PROJECT.ID)
                .fetch(row -> project(row, until, classes));
    }

    private static Supply project(Record row, Map<Long, LocalDate> agreements, Map<Long, List<ClassRow>> classes) {
        List<WeekSlot> times = WeekSlot.stored(row.get(PROJECT.SLOTS));
        String partner = row.get(PARTNER.STATUS);
        Standing standing = switch (row.get(PROJECT.STATUS)) {
            case "ENDED" -> Standing.ENDED;
            case "PAUSED" -> Standing.PAUSED;
            case "PLANNED" -> Standing.PLANNED;
            default -> Standing.READY;
        };
        if ("LEFT".equals(partner)) {
            standing = Standing.ENDED;
        } else if (standing != Standing.ENDED && ("PAUSED".equals(partner) || "MENDING".equals(partner))) {
            standing = Standing.PAUSED;
        }
        LocalDate ends = row.get(PROJECT.ENDS_ON);
        LocalDate agreed = agreements.get(row.get(PROJECT.PARTNER_ID));
        SourcingBatch batch = batch(row.get(PROJECT.BATCH));
        Origin origin = row.get(PARTNER.KIND) == null ? batch == SourcingBatch.SINK ? Origin.CITY : Origin.UNIT : Origin.of(row.get(PARTNER.KIND));
        String reason = row.get(PROJECT.STATUS_REASON) != null ? row.get(PROJECT.STATUS_REASON) : text(row.get(PARTNER.STATUS_REASON));
        Price price = new Price("FREE".equals(row.get(PROJECT.FEE)) ? Fee.FREE : Fee.LOW,
                row.get(PROJECT.PRICE_FEN) == null || row.get(PROJECT.PRICE_FEN) == 0 ? null : new Money(row.get(PROJECT.PRICE_FEN)),
                text(row.get(PROJECT.PRICE_UNIT)));
        return new Supply(Kind.PROJECT, row.get(PROJECT.ID), row.get(PROJECT.NAME), origin, batch, Set.of(row.get(PROJECT.DOMAIN)), Domains.kindsIn(row.get(PROJECT.NAME)), times,
                Week.of(times), new Audience(groups(row.get(PROJECT.FOCUS_GROUPS)), row.get(PROJECT.AGE_FROM), row.get(PROJECT.AGE_TO)),
                seats(row.get(PROJECT.SEATS), classes.getOrDefault(row.get(PROJECT.ID), List.of())), new Where(text(row.get(PROJECT.COMMUNITY)), "", ""),
                price, Rating.NONE, new State(standing, true, earlier(ends, agreed), "NEEDED".equals(row.get(PROJECT.VENUE_KIND))
                        && text(row.get(PROJECT.VENUE)).isEmpty(), reason));
    }

    private List<Supply> classes(long since) {
        Field<Integer> taken = taken();
        Set<Long> left = classesOf(PARTNER.STATUS.eq("LEFT"));
        return db.sql().select(ACTIVITY.fields()).select(taken).from(ACTIVITY).where(since == NEVER ? noCondition() : ACTIVITY.ID.in(changedClasses(since))).orderBy(ACTIVITY.ID)
                .fetch(row -> {
                    List<WeekSlot> times = WeekSlot.stored(row.get(ACTIVITY.SLOTS));
                    Standing standing = left.contains(row.get(ACTIVITY.ID)) ? Standing.ENDED : switch (row.get(ACTIVITY.STATUS)) {
                        case "OPEN", "RUNNING" -> Standing.READY;
                        case "PREPARING" -> Standing.PLANNED;
                        default -> Standing.ENDED;
                    };
                    Set<String> codes = row.get(ACTIVITY.DOMAIN) == null ? Set.of() : Set.of(row.get(ACTIVITY.DOMAIN));
                    long fen = row.get(ACTIVITY.PRICE_FEN);
                    return new Supply(Kind.CLASS, row.get(ACTIVITY.ID), row.get(ACTIVITY.TITLE), Origin.CLASS, null, codes, Domains.kindsIn(row.get(ACTIVITY.TITLE)), times, Week.of(times),
                            new Audience(groups(row.get(ACTIVITY.FOCUS_GROUPS)), row.get(ACTIVITY.AGE_MIN), row.get(ACTIVITY.AGE_MAX)),
                            new Seats(row.get(ACTIVITY.SEATS), row.get(taken), 0, 0), Where.NOWHERE,
                            new Price(fen == 0 ? Fee.FREE : Fee.LOW, fen == 0 ? null : new Money(fen), ""), Rating.NONE,
                            new State(standing, true, row.get(ACTIVITY.TERM_END), false, ""));
                });
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    private static SourcingBatch batch(String kept) {
        return kept == null ? null : SourcingBatch.valueOf(kept);
    }

    private static Set<FocusGroup> groups(String kept) {
        return kept == null || kept.isBlank() ? Set.of()
                : Arrays.stream(kept.split("[,;]")).map(String::strip).map(FocusGroup::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static String text(String kept) {
        return kept == null ? "" : kept;
    }
}
