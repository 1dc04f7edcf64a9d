package linli.talent;

import static linli.schema.Tables.ACTIVITY;
import static linli.schema.Tables.ATTENDANCE;
import static linli.schema.Tables.CALL_ENTRY;
import static linli.schema.Tables.CALL_VISIT;
import static linli.schema.Tables.NOMINATION;
import static linli.schema.Tables.RECRUIT_CALL;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.RESIDENT_PHONE;
import static linli.schema.Tables.SESSION;
import static linli.schema.Tables.SURVEY;
import static linli.schema.Tables.SURVEY_ANSWER;
import static linli.schema.Tables.SURVEY_COUNT;
import static linli.schema.Tables.TALENT;
import static linli.schema.Tables.TALENT_STEP;
import static linli.schema.Tables.TALENT_VISIT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linli.base.db.Db;
import linli.base.db.PhoneBook;
import linli.base.text.SearchKey;
import linli.base.text.SearchMatcher;
import linli.base.value.Domains;
import linli.base.value.Mask;
import linli.base.value.WeekSlot;
import org.jooq.Condition;
import org.jooq.Field;

/** Reads talents together with what they gave, who proposed them and who talked with them. */
final class TalentQuery {
    /** From this grade up an answer counts as satisfied (基本满意), in surveys of four and of five levels. */
    private static final int SATISFIED = 3;

    /** Who a row is now: itself, or the one it was merged into. */
    private static final Field<Long> WHO_NOW = coalesce(TALENT.MERGED_INTO, TALENT.ID);
    /** A person is told by the resident, else by phone, else by name; an unnamed proposer counts each time. */
    private static final Field<String> PROPOSER = coalesce(NOMINATION.BY_RESIDENT_ID.cast(String.class), NOMINATION.BY_PHONE,
            NOMINATION.BY_NAME, NOMINATION.ID.cast(String.class));

    private final Db db;
    private final PhoneBook phoneBook;
    private final TalentStore store;

    TalentQuery(Db db, TalentStore store) {
        this.db = db;
        this.phoneBook = new PhoneBook(db);
        this.store = store;
    }

    private record Facts(Map<Long, Integer> nominators, Map<Long, LocalDate> contacts, Map<Long, LocalDate> services, Map<Long, Double> satisfied) {}

    /** Rows and the chips' counts of the same filter without its chip. */
    TalentList list(TalentList.Filter filter, LocalDate today) {
        SearchMatcher typed = SearchKey.matcher(filter.text());
        Map<Long, Integer> scores = typed.isEmpty() ? Map.of() : scores(typed);
        Condition living = TALENT.STATUS.ne(Talent.PoolStatus.MERGED.name());
        List<TalentList.Row> wide = rows(living, today).stream().filter(row -> typed.isEmpty() || scores.containsKey(row.id()))
                .filter(row -> fits(row, filter)).toList();
        Map<TalentList.Chip, Integer> counts = new EnumMap<>(TalentList.Chip.class);
        for (TalentList.Chip chip : TalentList.Chip.values()) {
            counts.put(chip, (int) wide.stream().filter(row -> in(row, chip)).count());
        }
        List<TalentList.Row> rows = new ArrayList<>(wide.stream().filter(row -> in(row, filter.chip())).toList());
        rows.sort(Comparator.comparingInt(row -> -scores.getOrDefault(row.id(), 0)));
        return new TalentList(List.copyOf(rows), counts);
    }

    private Map<Long, Integer> scores(SearchMatcher typed) {
        Map<Long, Integer> scores = new HashMap<>();
        db.sql().select(TALENT.ID, TALENT.SEARCH_KEY).from(TALENT).where(TALENT.STATUS.ne(Talent.PoolStatus.MERGED.name())).forEach(row -> {
            int score = typed.score(row.value2());
            if (score > 0) {
                scores.put(row.value1(), score);
            }
        });
        return scores;
    }

    private static boolean in(TalentList.Row row, TalentList.Chip chip) {
        return switch (chip) {
            case ALL -> row.status() != Talent.PoolStatus.LEFT;
            case POOL -> row.status() == Talent.PoolStatus.POOL;
            case CANDIDATE -> row.status() == Talent.PoolStatus.CANDIDATE;
            case PAUSED -> row.status() == Talent.PoolStatus.PAUSED;
            case VENUE -> row.status() == Talent.PoolStatus.PAUSED && row.pause() == Talent.Pause.VENUE;
            case IDLE -> row.idle();
            case EXPIRING -> row.expires() != null && Talent.PoolStatus.MEMBERS.contains(row.status());
            case LEFT -> row.status() == Talent.PoolStatus.LEFT;
        };
    }

    private static boolean fits(TalentList.Row row, TalentList.Filter filter) {
        return (filter.code() == null || row.codes().stream().anyMatch(code -> code.equals(filter.code()) || Domains.rootOf(code).equals(filter.code())))
                && (filter.day() == null || row.slots().stream().anyMatch(slot -> slot.day() == filter.day() && (filter.part() == null || slot.part() == filter.part())))
                && (filter.source() == null || row.source() == filter.source())
                && (filter.batch() == null || row.batch() == filter.batch())
                && (filter.group() == null || row.audience().isEmpty() || row.audience().contains(filter.group()))
                && (filter.ownVenue() == null || row.ownVenue() == filter.ownVenue());
    }

    /** @return rows by pinyin. */
    List<TalentList.Row> rows(Condition condition, LocalDate today) {
        Facts facts = facts();
        Map<Long, String> sorts = db.sql().select(TALENT.ID, TALENT.NAME_SORT).from(TALENT).where(condition).fetchMap(TALENT.ID, TALENT.NAME_SORT);
        return store.load(condition).stream().sorted(Comparator.comparing((Talent one) -> sorts.get(one.id())).thenComparing(Talent::id))
                .map(talent -> row(talent, facts, today)).toList();
    }

    private static TalentList.Row row(Talent talent, Facts facts, LocalDate today) {
        LocalDate soon = today.plusDays(TalentList.EXPIRING_DAYS);
        LocalDate expires = talent.person().documents().stream().map(Talent.Document::validUntil)
                .filter(until -> until != null && !until.isAfter(soon)).min(Comparator.naturalOrder()).orElse(null);
        LocalDate service = facts.services.get(talent.id());
        LocalDate used = Stream.of(service, talent.standing().joinedOn()).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(talent.standing().on());
        long idle = talent.status() == Talent.PoolStatus.POOL ? Math.max(0, ChronoUnit.DAYS.between(used, today)) : 0;
        return new TalentList.Row(talent.id(), talent.name(), talent.person().source(), talent.person().batch(), talent.status(), talent.standing().pause(),
                talent.standing().reason(), talent.offer().skills().stream().map(Talent.Skill::code).toList(), talent.offer().slots(),
                talent.offer().ownVenue(), talent.offer().seats(), talent.offer().audience(), talent.standing().consent(),
                talent.person().phones().isEmpty() ? "" : Mask.phone(talent.person().phones().getFirst().number()),
                Objects.requireNonNullElse(talent.person().place(), ""), facts.nominators.getOrDefault(talent.id(), 0), talent.standing().joinedOn(),
                facts.contacts.get(talent.id()), service, facts.satisfied.get(talent.id()), expires, idle, talent.version());
    }

    private Facts facts() {
        // Nominations, visits and services of a row that was merged count for the one it is now.
        Map<Long, Integer> nominators = db.sql().select(WHO_NOW, countDistinct(PROPOSER)).from(NOMINATION).join(TALENT).on(TALENT.ID.eq(NOMINATION.TALENT_ID))
                .groupBy(WHO_NOW).fetchMap(WHO_NOW, countDistinct(PROPOSER));
        Map<Long, LocalDate> contacts = new HashMap<>(db.sql().select(WHO_NOW, max(TALENT_VISIT.VISITED_ON)).from(TALENT_VISIT).join(TALENT)
                .on(TALENT.ID.eq(TALENT_VISIT.TALENT_ID)).groupBy(WHO_NOW).fetchMap(WHO_NOW, max(TALENT_VISIT.VISITED_ON)));
        db.sql().select(WHO_NOW, max(CALL_VISIT.VISITED_ON)).from(CALL_VISIT).join(CALL_ENTRY).on(CALL_ENTRY.ID.eq(CALL_VISIT.ENTRY_ID))
                .join(TALENT).on(TALENT.ID.eq(CALL_ENTRY.TALENT_ID)).groupBy(WHO_NOW)
                .forEach(row -> contacts.merge(row.value1(), row.value2(), (one, other) -> one.isAfter(other) ? one : other));
        Map<Long, LocalDate> services = db.sql().select(WHO_NOW, max(SESSION.HELD_ON)).from(SESSION).join(ACTIVITY)
                .on(ACTIVITY.ID.eq(SESSION.ACTIVITY_ID)).join(TALENT).on(TALENT.ID.eq(ACTIVITY.TALENT_ID)).where(SESSION.STATUS.eq("HELD"))
                .groupBy(WHO_NOW).fetchMap(WHO_NOW, max(SESSION.HELD_ON));
        Map<Long, Double> satisfied = new HashMap<>();
        answers(ACTIVITY.TALENT_ID, noCondition()).forEach((talent, answers) -> satisfied.put(talent, answers.share()));
        return new Facts(nominators, contacts, services, satisfied);
    }

    /** @return how many different people proposed the talent. */
    int nominators(long talent) {
        return db.sql().select(countDistinct(PROPOSER)).from(NOMINATION).join(TALENT).on(TALENT.ID.eq(NOMINATION.TALENT_ID))
                .where(WHO_NOW.eq(talent)).fetchSingle().value1();
    }

    private record Answers(int satisfied, int valid) {
        Double share() {
            return valid == 0 ? null : (double) satisfied / valid;
        }

        Answers plus(Answers other) {
            return new Answers(satisfied + other.satisfied, valid + other.valid);
        }
    }

    /** Tallies and single answers together; grade 0 is no valid answer. */
    private Map<Long, Answers> answers(Field<Long> by, Condition which) {
        Map<Long, Answers> all = new HashMap<>();
        var tallied = sum(when(SURVEY_COUNT.GRADE.ge(SATISFIED), SURVEY_COUNT.N).otherwise(0));
        db.sql().select(by, tallied, sum(SURVEY_COUNT.N)).from(SURVEY_COUNT).join(SURVEY).on(SURVEY.ID.eq(SURVEY_COUNT.SURVEY_ID))
                .join(ACTIVITY).on(ACTIVITY.ID.eq(SURVEY.ACTIVITY_ID)).where(SURVEY_COUNT.GRADE.ge(1)).and(ACTIVITY.TALENT_ID.isNotNull()).and(which).groupBy(by)
                .forEach(row -> all.merge(row.value1(), new Answers(row.value2().intValue(), row.value3().intValue()), Answers::plus));
        var answered = sum(when(SURVEY_ANSWER.GRADE.ge(SATISFIED), 1).otherwise(0));
        db.sql().select(by, answered, count()).from(SURVEY_ANSWER).join(SURVEY).on(SURVEY.ID.eq(SURVEY_ANSWER.SURVEY_ID))
                .join(ACTIVITY).on(ACTIVITY.ID.eq(SURVEY.ACTIVITY_ID)).where(SURVEY_ANSWER.GRADE.ge(1)).and(SURVEY_ANSWER.VOIDED.isFalse())
                .and(ACTIVITY.TALENT_ID.isNotNull()).and(which).groupBy(by)
                .forEach(row -> all.merge(row.value1(), new Answers(row.value2().intValue(), row.value3()), Answers::plus));
        return all;
    }

    /** @return what the talent gave, the newest first. */
    List<Talent.Service> services(long talent) {
        Map<Long, Answers> answers = answers(ACTIVITY.ID, ACTIVITY.TALENT_ID.eq(talent));
        Map<Long, Integer> present = db.sql().select(SESSION.ACTIVITY_ID, count()).from(ATTENDANCE).join(SESSION).on(SESSION.ID.eq(ATTENDANCE.SESSION_ID))
                .join(ACTIVITY).on(ACTIVITY.ID.eq(SESSION.ACTIVITY_ID)).where(ACTIVITY.TALENT_ID.eq(talent)).and(ATTENDANCE.MARK.eq("PRESENT"))
                .and(SESSION.STATUS.eq("HELD")).groupBy(SESSION.ACTIVITY_ID).fetchMap(SESSION.ACTIVITY_ID, count());
        return db.sql().select(ACTIVITY.ID, ACTIVITY.TITLE, ACTIVITY.TERM_START, max(SESSION.HELD_ON), count(SESSION.ID), sum(SESSION.HEADS))
                .from(ACTIVITY).leftJoin(SESSION).on(SESSION.ACTIVITY_ID.eq(ACTIVITY.ID).and(SESSION.STATUS.eq("HELD")))
                .where(ACTIVITY.TALENT_ID.eq(talent)).groupBy(ACTIVITY.ID, ACTIVITY.TITLE, ACTIVITY.TERM_START).orderBy(ACTIVITY.TERM_START.desc(), ACTIVITY.ID.desc())
                .fetch(row -> {
                    Answers said = answers.getOrDefault(row.value1(), new Answers(0, 0));
                    int heads = row.value6() == null ? 0 : row.value6().intValue();
                    return new Talent.Service(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(),
                            heads + present.getOrDefault(row.value1(), 0), said.share(), said.valid());
                });
    }

    /** @return visits of the talent, those made for a call too, the newest first. */
    List<Talent.Visit> visits(long talent) {
        List<Talent.Visit> visits = new ArrayList<>(db.sql().select(TALENT_VISIT.fields()).from(TALENT_VISIT).join(TALENT).on(TALENT.ID.eq(TALENT_VISIT.TALENT_ID))
                .where(WHO_NOW.eq(talent)).orderBy(TALENT_VISIT.ID.desc()).fetchInto(TALENT_VISIT)
                .map(row -> new Talent.Visit(row.getVisitedOn(), row.getVisitor(), Talent.Result.valueOf(row.getResult()), row.getNote(),
                        row.getNextStep(), row.getNextOn())));
        db.sql().select(CALL_VISIT.fields()).select(RECRUIT_CALL.CALL_NO).from(CALL_VISIT).join(CALL_ENTRY).on(CALL_ENTRY.ID.eq(CALL_VISIT.ENTRY_ID))
                .join(RECRUIT_CALL).on(RECRUIT_CALL.ID.eq(CALL_ENTRY.CALL_ID)).where(CALL_ENTRY.TALENT_ID.eq(talent)).orderBy(CALL_VISIT.ID.desc())
                .forEach(row -> visits.add(new Talent.Visit(row.get(CALL_VISIT.VISITED_ON), row.get(CALL_VISIT.VISITOR),
                        Talent.Result.valueOf(row.get(CALL_VISIT.RESULT)), row.get(CALL_VISIT.NOTE), row.get(CALL_VISIT.NEXT_STEP),
                        row.get(CALL_VISIT.NEXT_ON), row.get(RECRUIT_CALL.CALL_NO))));
        visits.sort(Comparator.comparing(Talent.Visit::on).reversed());
        return visits;
    }

    /** @return changes of standing, oldest first. */
    List<Talent.Step> steps(long talent) {
        return db.sql().selectFrom(TALENT_STEP).where(TALENT_STEP.TALENT_ID.eq(talent)).orderBy(TALENT_STEP.AT, TALENT_STEP.ID)
                .fetch(row -> new Talent.Step(row.getAt().toInstant(), row.getStaffName(), Talent.PoolStatus.valueOf(row.getStatus()), row.getNote()));
    }

    /** @return in the pool and free then, by skill and part of the week; roots count each person once. */
    TalentList.Coverage coverage() {
        Map<TalentList.Cell, Set<Long>> cells = new HashMap<>();
        Map<String, Set<Long>> people = new LinkedHashMap<>();
        for (Talent talent : store.load(TALENT.STATUS.eq(Talent.PoolStatus.POOL.name()))) {
            for (Talent.Skill skill : talent.offer().skills()) {
                for (String code : new LinkedHashSet<>(List.of(Domains.rootOf(skill.code()), skill.code()))) {
                    people.computeIfAbsent(code, any -> new LinkedHashSet<>()).add(talent.id());
                    for (WeekSlot slot : talent.offer().slots()) {
                        cells.computeIfAbsent(new TalentList.Cell(code, slot.day(), slot.part()), any -> new LinkedHashSet<>()).add(talent.id());
                    }
                }
            }
        }
        return new TalentList.Coverage(counted(cells), counted(people));
    }

    private static <K> Map<K, Integer> counted(Map<K, Set<Long>> sets) {
        Map<K, Integer> counts = new LinkedHashMap<>();
        sets.forEach((key, ids) -> counts.put(key, ids.size()));
        return counts;
    }

    /** @return the resident who alone has one of the phones and bears the name. */
    Optional<Long> resident(String name, Collection<String> phones) {
        if (phones.isEmpty()) {
            return Optional.empty();
        }
        return db.sql().select(min(RESIDENT.ID)).from(RESIDENT).join(RESIDENT_PHONE).on(RESIDENT_PHONE.RESIDENT_ID.eq(RESIDENT.ID))
                .where(RESIDENT.ID.in(phoneBook.candidates(phones))).and(RESIDENT.NAME.eq(name)).and(RESIDENT_PHONE.NUMBER.in(phones)).and(RESIDENT.STATUS.eq("ACTIVE"))
                .having(countDistinct(RESIDENT.ID).eq(1)).fetchOptional(row -> row.value1());
    }

    /** @return whether a call or an activity refers to the talent. */
    boolean used(long talent) {
        return db.sql().fetchExists(CALL_ENTRY, CALL_ENTRY.TALENT_ID.eq(talent)) || db.sql().fetchExists(ACTIVITY, ACTIVITY.TALENT_ID.eq(talent));
    }

    /** @return the pool as its spreadsheet tells it, by pinyin; merged rows not. */
    List<TalentSheet.Line> lines() {
        Map<Long, List<Talent.Nominated>> nominations = new HashMap<>();
        store.allNominations().forEach(one -> nominations.computeIfAbsent(one.talentId(), any -> new ArrayList<>()).add(one));
        Map<Long, String> sorts = db.sql().select(TALENT.ID, TALENT.NAME_SORT).from(TALENT).fetchMap(TALENT.ID, TALENT.NAME_SORT);
        return store.load(TALENT.STATUS.ne(Talent.PoolStatus.MERGED.name())).stream().sorted(Comparator.comparing((Talent one) -> sorts.get(one.id())).thenComparing(Talent::id))
                .map(talent -> {
                    List<Talent.Nominated> by = nominations.getOrDefault(talent.id(), List.of());
                    List<String> names = by.stream().map(one -> one.nomination().by().name()).filter(Objects::nonNull).distinct().toList();
                    String why = by.stream().map(one -> one.nomination().why()).filter(Objects::nonNull).findFirst().orElse(null);
                    return new TalentSheet.Line(new Talent.Draft(talent.residentId(), talent.person(), talent.offer(), talent.standing().consent()),
                            talent.standing(), names, why, Set.of());
                }).toList();
    }

    /** @return what people call the talents, or those nominated, by id. @param subject as the pool's import tells its changes */
    Map<Long, String> names(String subject, Set<Long> ids) {
        return subject.equals(TalentIntake.SUBJECT) ? db.sql().select(TALENT.ID, TALENT.NAME).from(TALENT).where(TALENT.ID.in(ids)).fetchMap(TALENT.ID, TALENT.NAME)
                : store.allNominations().stream().filter(one -> ids.contains(one.id())).collect(Collectors.toMap(Talent.Nominated::id, one -> one.nomination().named()));
    }

    /** @return the id of the call with the number, or null. */
    Long call(String number) {
        return db.sql().select(RECRUIT_CALL.ID).from(RECRUIT_CALL).where(RECRUIT_CALL.CALL_NO.eq(number)).fetchOne(RECRUIT_CALL.ID);
    }

    /** @return the call's number. */
    String callNo(long call) {
        return db.sql().select(RECRUIT_CALL.CALL_NO).from(RECRUIT_CALL).where(RECRUIT_CALL.ID.eq(call)).fetchOptional(RECRUIT_CALL.CALL_NO).orElse("");
    }
}
