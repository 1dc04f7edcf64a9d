package linli.tables;

import static linli.base.text.Texts.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import linli.base.db.Db;
import linli.base.value.Span;
import linli.base.value.Span.Days;
import linli.tables.Filled.Behind;
import linli.tables.Filled.Origin;
import linli.tables.Form.Block;
import linli.tables.Form.Formula;
import linli.tables.Form.Split;
import linli.tables.Form.When;
import linli.tables.FormFigures.Head;
import linli.tables.Measure.Subject;
import linli.tables.Measure.Way;
import linli.tables.Tables.Topic;

/** One period's counting over the store: which days are meant, whether anything is known of them, and each count only once. */
final class Counting {
    private static final int MOST_THEMES = 10;
    private static final Set<Measure> MARKS = EnumSet.of(Measure.ATTENDED, Measure.PEOPLE, Measure.ELDERS, Measure.CHILDREN, Measure.NEWCOMERS);

    private final FactQuery facts;
    private final ServiceQuery service;
    private final MoneyQuery money;
    private final SupplyQuery supply;
    private final GovernQuery govern;
    private final StartupQuery startups;
    private final PeopleQuery people;
    private final LocalDate asOf;
    private final Span span;
    private final LocalDate cutoff;
    private final List<String> categories;
    private final Function<Days, List<Topic>> topics;
    private final Map<When, List<Topic>> ranked = new EnumMap<>(When.class);
    private final MonthRules rules;
    private final ServiceQuery.FocusGroups groups;
    private final Map<Wanted, Map<String, Long>> counted = new HashMap<>();
    private final Map<Subject, Optional<LocalDate>> firsts = new EnumMap<>(Subject.class);

    private record Wanted(Measure measure, Split split, When when) {}

    /**
     * @param cutoff the report's last day, in its period
     * @param asOf the day it is made
     */
    Counting(Db db, ZoneId zone, Span span, LocalDate cutoff, LocalDate asOf, List<String> categories, Function<Days, List<Topic>> topics) {
        facts = new FactQuery(db);
        service = new ServiceQuery(db, zone);
        money = new MoneyQuery(db);
        supply = new SupplyQuery(db, zone);
        govern = new GovernQuery(db);
        startups = new StartupQuery(db);
        people = new PeopleQuery(db, zone);
        this.asOf = asOf;
        rules = MonthRules.of(service.settings(), cutoff);
        this.span = span;
        this.cutoff = cutoff;
        this.categories = categories;
        this.topics = topics;
        groups = service.new FocusGroups();
    }

    ServiceQuery.FocusGroups groups() {
        return groups;
    }

    /** @return the centre's rules for key groups and rates, on the last day. */
    MonthRules rules() {
        return rules;
    }

    boolean basicCounts() {
        return service.basicCounts();
    }

    /** @return null when nothing is known of that time, or when a state is asked to add up. */
    BigDecimal count(Origin.Count one) {
        if (!known(one.measure(), one.when())) {
            return null;
        }
        Map<String, Long> sums = sums(one.measure(), one.split(), one.when());
        return one.measure().unit().of(sums.getOrDefault(one.key() == null ? "" : one.key(), 0L));
    }

    private Map<String, Long> sums(Measure measure, Split split, When when) {
        if (split == Split.NONE && MARKS.contains(measure) && !counted.containsKey(new Wanted(measure, split, when))) {
            service.attended(days(when), groups).forEach((one, number) -> counted.put(new Wanted(one, split, when), Map.of("", number)));
        }
        return counted.computeIfAbsent(new Wanted(measure, split, when), any -> measure == Measure.OPEN_HOURS ? open(split, when) : split == Split.THEME ? themed(measure, when)
                : facts.sums(facts(measure, days(when)), split));
    }

    private Map<String, Long> open(Split split, When when) {
        Map<String, Long> rooms = money.openMinutes(days(when));
        return split == Split.ROOM ? rooms : Map.of("", rooms.values().stream().mapToLong(Long::longValue).sum());
    }

    private List<Topic> ranked(When when) {
        return ranked.computeIfAbsent(when, any -> topics.apply(days(when)));
    }

    private Map<String, Long> themed(Measure measure, When when) {
        Map<String, Long> sums = new LinkedHashMap<>();
        ranked(when).forEach(topic -> sums.put(topic.code(), facts.sums(supply.themed(measure, days(when), topic.needs()), Split.NONE).get("")));
        return sums;
    }

    private FactQuery.Facts facts(Measure measure, Days days) {
        return switch (measure.subject()) {
            case SERVICE, VOLUNTEER, HELP, SURVEY -> service.facts(measure, days, groups);
            case MONEY, FUND, PLACE -> money.facts(measure, days);
            case NEED, TALENT, SUPPLY -> supply.facts(measure, days);
            case MEAL, INSPECT -> govern.facts(measure, days);
            case STARTUP -> startups.facts(measure, days);
            case RESIDENT -> people.facts(measure, days, knownOn(days), rules);
        };
    }

    private boolean known(Measure measure, When when) {
        if (measure.way() == Way.STOCK && when == When.YEAR) {
            return false;
        }
        Optional<LocalDate> first = since(measure.subject());
        boolean told = when == When.BEFORE || when == When.SPAN && measure.subject() == Subject.RESIDENT;
        return first.isPresent() && (told || !first.get().isAfter(days(when).to()));
    }

    private Optional<LocalDate> since(Subject subject) {
        return firsts.computeIfAbsent(subject, this::first);
    }

    /** A period from before the first resident was recorded is told from today's records: better than none, and said so below. */
    private LocalDate knownOn(Days days) {
        return since(Subject.RESIDENT).filter(first -> !first.isAfter(days.to())).isEmpty() ? asOf : days.to();
    }

    /** @return what is to be known about the count of residents. */
    List<String> peopleNotes() {
        List<String> notes = new ArrayList<>();
        Optional<LocalDate> first = since(Subject.RESIDENT);
        if (first.isPresent() && first.get().isAfter(cutoff)) {
            notes.add(text("reports.note.backwards", first.get()));
        } else if (people.recordedLater(cutoff, asOf) > 0) {
            notes.add(text("reports.note.later", people.recordedLater(cutoff, asOf)));
        }
        if (people.undated() > 0) {
            notes.add(text("reports.note.undated", people.undated()));
        }
        return notes;
    }

    private Optional<LocalDate> first(Subject subject) {
        return switch (subject) {
            case SERVICE, VOLUNTEER, HELP, SURVEY -> service.first(subject);
            case MONEY, FUND, PLACE -> money.first(subject);
            case NEED, TALENT, SUPPLY -> supply.first(subject);
            case MEAL, INSPECT -> govern.first(subject);
            case STARTUP -> startups.first();
            case RESIDENT -> people.first();
        };
    }

    /** A period cut short is compared with the same days of the year before. */
    Days days(When when) {
        return switch (when) {
            case SPAN -> new Days(span.from(), cutoff);
            case YEAR -> new Days(LocalDate.of(span.year(), 1, 1), cutoff);
            case LAST -> span.step(-1).days();
            case LAST_YEAR -> new Days(span.lastYear().from(), cutoff.equals(span.to()) ? span.lastYear().to() : cutoff.minusYears(1));
            case BEFORE -> new Days(LocalDate.of(1900, 1, 1), span.from().minusDays(1));
        };
    }

    /** @return the block's rows: those of the list as it stood, and whatever else was counted. */
    List<Head> heads(Block block) {
        List<Head> heads = new ArrayList<>(listed(block.split()));
        Set<String> known = new LinkedHashSet<>();
        heads.forEach(head -> known.add(head.key()));
        Map<String, Head> more = new LinkedHashMap<>();
        // The list of partners is a list of those that serve, the themes are the most frequent ones; elsewhere nothing counted may be left out.
        if (block.split() != Split.PARTNER && block.split() != Split.THEME) {
            block.columns().stream().filter(column -> column.formula() instanceof Formula.Count).forEach(column -> sums(((Formula.Count) column.formula()).measure(), block.split(), column.when())
                    .forEach((key, number) -> {
                        if (number != 0 && !known.contains(key)) {
                            more.putIfAbsent(key, new Head(key, title(block.split(), key), Map.of()));
                        }
                    }));
        }
        heads.addAll(more.values().stream().filter(head -> !head.key().isEmpty()).toList());
        heads.addAll(more.values().stream().filter(head -> head.key().isEmpty()).toList());
        return heads;
    }

    private String title(Split split, String key) {
        if (key.isEmpty()) {
            return split == Split.CATEGORY ? text("reports.row.unsorted") : text("tables.none");
        }
        return split == Split.CHANNEL ? FactQuery.wordOf("enum.NeedChannel." + key, key) : split == Split.PROJECT ? service.surveyed().stream().filter(head -> head.key().equals(key)).map(Head::title).findFirst().orElse(key)
                : FactQuery.wordOf("enum.NeedStatus." + key, key);
    }

    private List<Head> listed(Split split) {
        return switch (split) {
            case CATEGORY -> categories.stream().map(name -> new Head(name, name, Map.of())).toList();
            case STAGE, CHANNEL, IDENTITY, SKILL, PARTNER, PROJECT -> supply.heads(split, days(When.SPAN));
            case THEME -> ranked(When.SPAN).stream().limit(MOST_THEMES).map(topic -> new Head(topic.code(), topic.name(), Map.of())).toList();
            case TIER -> govern.tiers(days(When.SPAN));
            case VISIT -> govern.visited(days(When.SPAN));
            case STARTUP -> startups.heads(days(When.SPAN));
            case ITEM, AREA, FUND, ROOM -> money.heads(split, days(When.SPAN));
            case SURVEYED -> {
                Map<String, Long> answered = sums(Measure.VALID, Split.SURVEYED, When.SPAN);
                Map<String, Long> abstained = sums(Measure.ABSTAINED, Split.SURVEYED, When.SPAN);
                yield service.surveyed().stream().filter(head -> answered.containsKey(head.key()) || abstained.containsKey(head.key())).toList();
            }
            default -> List.of();
        };
    }

    List<Behind> behind(Origin.Count one) {
        if (!known(one.measure(), one.when())) {
            return List.of();
        }
        if (one.measure() == Measure.OPEN_HOURS) {
            Map<String, Long> rooms = money.openMinutes(days(one.when()));
            return money.heads(Split.ROOM, days(one.when())).stream().filter(head -> one.key() == null || one.key().equals(head.key()))
                    .map(head -> new Behind("rooms", Long.parseLong(head.key()), head.title(), text("tables.openHours"),
                            FactQuery.shown(Measure.Unit.HOURS, rooms.getOrDefault(head.key(), 0L)), true)).toList();
        }
        if (one.split() == Split.THEME) {
            List<Long> needs = ranked(one.when()).stream().filter(topic -> topic.code().equals(one.key())).flatMap(topic -> topic.needs().stream()).toList();
            return facts.rows(supply.themed(one.measure(), days(one.when()), needs), Split.NONE, null, Measure.Unit.COUNT);
        }
        return facts.rows(facts(one.measure(), days(one.when())), one.split(), one.key(), one.measure().unit());
    }
}
