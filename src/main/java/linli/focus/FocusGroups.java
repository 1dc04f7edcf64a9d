package linli.focus;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import linli.base.db.Db;
import linli.base.db.KeyGroups;
import linli.base.db.OwnFields;
import linli.base.text.UserError;
import linli.base.value.CustomField;
import linli.base.value.FocusGroup;
import linli.base.value.FocusRules;
import linli.focus.FocusQuery.Asked;
import linli.focus.FocusQuery.Offer;
import linli.focus.FocusReport.Listing;
import linli.focus.FocusReport.Person;
import linli.focus.FocusReport.Row;

/**
 * 重点人群, the front door: 一老一小一新 by dated rules, what they asked for and what reached them. Ages are those of the day
 * asked for; a missing birth date is listed, not guessed.
 */
public final class FocusGroups {
    private static final int OLDEST = 120;

    private final Clock clock;
    private final FocusQuery query;
    private final OwnFields own;
    private final Consumer<String> keep;

    /** @param keep keeps the rules as the centre's setting {@link FocusRules#SETTING} */
    public FocusGroups(Db db, Clock clock, Consumer<String> keep) {
        this.clock = clock;
        this.query = new FocusQuery(db, clock.getZone());
        this.own = new OwnFields(db);
        this.keep = keep;
    }

    /** @return the figures of the time up to a day, by the rules that count on it. */
    public FocusReport report(LocalDate from, LocalDate day) {
        FocusRules rules = FocusRules.on(day, query.setting(FocusRules.SETTING));
        Map<FocusGroup, Set<Long>> members = new EnumMap<>(FocusGroup.class);
        for (FocusGroup group : FocusGroup.values()) {
            members.put(group, query.there(KeyGroups.in(group, rules, day), day));
        }
        Set<Long> everyone = query.everyone(day);
        Set<Long> any = new TreeSet<>();
        Set<Long> several = new HashSet<>();
        members.values().forEach(ids -> ids.forEach(id -> {
            if (!any.add(id)) {
                several.add(id);
            }
        }));
        Set<Long> unknown = query.there(KeyGroups.ageUnknown(rules, day), day);
        List<Asked> asked = query.asked(day);
        Map<Long, Integer> came = query.came(from, day);
        Set<Long> ever = query.came(LocalDate.of(1900, 1, 1), day).keySet();
        List<Offer> offers = query.offers(from, day);
        Map<FocusGroup, Row> rows = new EnumMap<>(FocusGroup.class);
        members.forEach((group, ids) -> rows.put(group, row(ids, asked, from, one -> one.group() == group, came, ever,
                offers.stream().filter(offer -> offer.groups().contains(group)).toList())));
        Row all = row(any, asked, from, one -> one.group() != null, came, ever, offers.stream().filter(offer -> !offer.groups().isEmpty()).toList());
        return new FocusReport(from, day, rules, everyone.size(), rows, all, several.size(), unknown);
    }

    private static Row row(Set<Long> members, List<Asked> asked, LocalDate from, Predicate<Asked> forThem, Map<Long, Integer> came, Set<Long> ever,
                           List<Offer> offers) {
        List<Long> needs = new ArrayList<>();
        Set<Long> askers = new TreeSet<>();
        Set<Long> askedEver = new HashSet<>();
        List<Long> waiting = new ArrayList<>();
        for (Asked one : asked) {
            boolean theirs = one.person() != null && members.contains(one.person());
            boolean lately = !one.on().isBefore(from);
            if (theirs) {
                askedEver.add(one.person());
            }
            if (lately && (theirs || forThem.test(one))) {
                needs.add(one.need());
                if (one.open()) {
                    waiting.add(one.need());
                }
            }
            if (lately && theirs) {
                askers.add(one.person());
            }
        }
        Set<Long> served = new TreeSet<>(came.keySet());
        served.retainAll(members);
        Set<Long> askedNotServed = new TreeSet<>(askers);
        askedNotServed.removeAll(ever);
        Set<Long> servedNotAsked = new TreeSet<>(served);
        servedNotAsked.removeAll(askedEver);
        return new Row(members, List.copyOf(needs), askers, List.copyOf(waiting), offers.stream().map(Offer::id).toList(), offers.stream().mapToInt(Offer::seats).sum(), served,
                served.stream().mapToInt(came::get).sum(), askedNotServed, servedNotAsked);
    }

    /** @return who stands on a list behind the figures. @param group null = all groups together */
    public List<Person> people(FocusReport report, Listing listing, FocusGroup group) {
        Set<Long> ids = report.ids(listing, group);
        return ids.isEmpty() ? List.of() : query.people(ids, report.rules(), report.day(), listing == Listing.SERVED_NOT_ASKED || listing == Listing.SERVED,
                query.came(report.from(), report.day()));
    }

    // ---- the rules ----

    /** @return every rule with its first day, the shipped one first. */
    public List<FocusRules> rules() {
        List<FocusRules> rules = new ArrayList<>(List.of(FocusRules.DEFAULT));
        rules.addAll(FocusRules.all(query.setting(FocusRules.SETTING)));
        rules.sort(Comparator.comparing(FocusRules::since));
        return rules;
    }

    /** @return the values in use of a trait, for choosing. */
    public List<String> values(FocusRules.Trait trait) {
        return query.values(trait);
    }

    /** @return the centre's own fields, the retired ones too. */
    public List<CustomField> fields() {
        return own.all();
    }

    /** @return tests of the centre's own fields to choose from: every choice, yes and no, and for the others the values in use. */
    public List<CustomField.Test> tests() {
        List<CustomField.Test> tests = new ArrayList<>();
        for (CustomField field : fields()) {
            List<String> values = field.retired() ? List.of() : switch (field.kind()) {
                case CHOICE -> field.choices();
                case YES_NO -> List.of(CustomField.YES, CustomField.NO);
                default -> own.values(field);
            };
            values.forEach(value -> tests.add(new CustomField.Test(field.key(), field.isOrdered() ? ">=" : "=", value)));
        }
        return tests;
    }

    /**
     * Reads a test as somebody types it: the field's name, then =, >= or <=, then the value.
     *
     * @return empty when it names no field in use, or the value is not of the field's kind
     */
    public Optional<CustomField.Test> test(String typed) {
        String plain = typed.strip().replace("\u2265", ">=").replace("\u2264", "<=").replace('\uff1d', '=').replace('\uff1a', '=');
        return fields().stream().filter(field -> !field.retired() && plain.startsWith(field.name())).flatMap(field -> {
            Matcher asked = Pattern.compile("\\s*(>=|<=|=)\\s*(.+)").matcher(plain.substring(field.name().length()));
            return asked.matches() && (field.isOrdered() || asked.group(1).equals("="))
                    ? field.read(asked.group(2), today()).map(value -> new CustomField.Test(field.key(), asked.group(1), value)).stream() : Stream.empty();
        }).findFirst();
    }

    /**
     * Adds rules that count from a day on. What was reported before that day stays.
     *
     * @throws UserError when ages overlap or make no sense, the day has rules already, or a further way has no value
     */
    public void add(FocusRules rules) {
        if (rules.childTo() < 0 || rules.elderFrom() > OLDEST || rules.elderFrom() <= rules.childTo()) {
            throw new UserError("error.focus.ages", rules.elderFrom(), rules.childTo());
        }
        if (rules.since() == null || rules().stream().anyMatch(one -> one.since().equals(rules.since()))) {
            throw new UserError("error.focus.since", rules.since());
        }
        if (rules.ways().stream().anyMatch(way -> way.values().isEmpty() || way.values().stream().anyMatch(String::isBlank))) {
            throw new UserError("error.focus.way");
        }
        List<FocusRules> own = new ArrayList<>(rules().stream().filter(one -> !one.equals(FocusRules.DEFAULT)).toList());
        own.add(rules);
        own.sort(Comparator.comparing(FocusRules::since));
        keep.accept(FocusRules.setting(own));
    }

    /**
     * Takes rules back that do not count yet.
     *
     * @throws UserError when they count already: then new ones from a later day replace them
     */
    public void remove(LocalDate since) {
        if (!since.isAfter(today())) {
            throw new UserError("error.focus.inForce", since);
        }
        List<FocusRules> own = rules().stream().filter(one -> !one.equals(FocusRules.DEFAULT) && !one.since().equals(since)).toList();
        keep.accept(own.isEmpty() ? null : FocusRules.setting(own));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
