package linli.base.value;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * 一老一小一新: the key groups as dated rules. 一新 is not defined upstream, so every part is a setting with the day
 * from which it counts; ages are computed on the day asked for.
 *
 * @param since first day on which these rules count
 * @param elderFrom years, inclusive
 * @param childTo years, inclusive
 * @param newCategories codes of person_category
 * @param ways further ways into a group, by what is known of a person beside age
 */
public record FocusRules(LocalDate since, int elderFrom, int childTo, Set<String> newCategories, List<Way> ways) {
    /** What a further way into a group may look at: a category, where somebody lives, or a field of the person. */
    public enum Trait { CATEGORY, COMMUNITY, GRID, ESTATE, BUILDING, TENURE, CARE_LEVEL, HUKOU_KIND, OCCUPATION, FIELD }

    /**
     * Whoever has one of the values belongs to the group, whatever the age.
     *
     * @param values codes for CATEGORY, {@link CustomField.Test}s for FIELD, otherwise as they are written with the person
     */
    public record Way(FocusGroup group, Trait trait, Set<String> values) {}

    /** Name of the setting that holds the rules; scope is the whole centre. */
    public static final String SETTING = "residents.focus";

    /** Shipped rules: at least 60, at most 14, and the categories of the group NEW. */
    public static final FocusRules DEFAULT = new FocusRules(LocalDate.of(1900, 1, 1), 60, 14,
            new LinkedHashSet<>(List.of("NEW_RESIDENT", "NEW_EMPLOY", "NEW_YOUTH")), List.of());

    /** Rules without further ways. */
    public FocusRules(LocalDate since, int elderFrom, int childTo, Set<String> newCategories) {
        this(since, elderFrom, childTo, newCategories, List.of());
    }

    /**
     * @param setting see {@link #all}
     * @return the rules that count on the day
     */
    public static FocusRules on(LocalDate day, String setting) {
        FocusRules found = DEFAULT;
        for (FocusRules rules : all(setting)) {
            if (!rules.since.isAfter(day) && !rules.since.isBefore(found.since)) {
                found = rules;
            }
        }
        return found;
    }

    /**
     * @param setting lines {@code since elderFrom childTo CODE,CODE GROUP.TRAIT=value,value …}; {@code -} for no code; null or
     *     unreadable lines are left out
     * @return the rules in the setting's order, without the default
     */
    public static List<FocusRules> all(String setting) {
        List<FocusRules> all = new ArrayList<>();
        for (String line : setting == null ? List.<String>of() : setting.lines().toList()) {
            String[] parts = line.strip().split("\\s+");
            if (parts.length >= 4) {
                List<Way> ways = Arrays.stream(parts).skip(4).map(FocusRules::way).toList();
                all.add(new FocusRules(LocalDate.parse(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]),
                        parts[3].equals("-") ? Set.of() : new LinkedHashSet<>(Arrays.asList(parts[3].split(","))), ways));
            }
        }
        return all;
    }

    private static Way way(String part) {
        int dot = part.indexOf('.');
        int equal = part.indexOf('=');
        return new Way(FocusGroup.valueOf(part.substring(0, dot)), Trait.valueOf(part.substring(dot + 1, equal)),
                Arrays.stream(part.substring(equal + 1).split(",")).map(value -> value.replace("%20", " ").replace("%2C", ",").replace("%25", "%"))
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** @return the line for the setting. */
    public String line() {
        return since + " " + elderFrom + " " + childTo + " " + (newCategories.isEmpty() ? "-" : String.join(",", newCategories))
                + ways.stream().map(way -> " " + way.group() + "." + way.trait() + "="
                        + way.values().stream()
                        .map(value -> value.replace("%", "%25").replaceAll("\\s", "%20").replace(",", "%2C")).collect(Collectors.joining(","))).collect(Collectors.joining());
    }

    /** @return the groups a person belongs to on the day; a missing birth date is not guessed. */
    public Set<FocusGroup> of(PartialDate birth, List<String> categories, LocalDate day) {
        return of(birth, categories, Map.of(), Map.of(), day);
    }

    /**
     * Same.
     *
     * @param traits what is known of the person for the further ways; a missing one is not guessed
     * @param fields the person's own fields by their key
     */
    public Set<FocusGroup> of(PartialDate birth, List<String> categories, Map<Trait, String> traits, Map<String, String> fields, LocalDate day) {
        Set<FocusGroup> groups = EnumSet.noneOf(FocusGroup.class);
        // An inexact date decides only when every day it may stand for decides the same.
        if (birth != null && !birth.latest().isAfter(day) && Period.between(birth.latest(), day).getYears() >= elderFrom) {
            groups.add(FocusGroup.ELDER);
        }
        if (birth != null && !birth.date().isAfter(day) && Period.between(birth.date(), day).getYears() <= childTo) {
            groups.add(FocusGroup.CHILD);
        }
        if (categories.stream().anyMatch(newCategories::contains)) {
            groups.add(FocusGroup.NEW);
        }
        for (Way way : ways) {
            boolean has = switch (way.trait()) {
                case CATEGORY -> categories.stream().anyMatch(way.values()::contains);
                case FIELD -> way.values().stream().flatMap(value -> CustomField.Test.parse(value).stream()).anyMatch(test -> test.of(fields));
                default -> way.values().contains(traits.get(way.trait()));
            };
            if (has) {
                groups.add(way.group());
            }
        }
        return groups;
    }

    /** @return lines of the setting, oldest first. */
    public static String setting(List<FocusRules> rules) {
        List<String> lines = new ArrayList<>();
        rules.forEach(one -> lines.add(one.line()));
        return String.join("\n", lines);
    }
}
