package linli.base.value;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import linli.base.value.FocusGroup;

/**
 * 一老一小一新: the key groups as dated rules. "一新" is not defined upstream, so every part is a setting with the day
 * from which it counts; ages are computed on the day asked for.
 *
 * @param since first day on which these rules count
 * @param elderFrom years, inclusive
 * @param childTo years, inclusive
 * @param newCategories codes of person_category
 */
public record FocusRules(LocalDate since, int elderFrom, int childTo, Set<String> newCategories) {
    /** Name of the setting that holds the rules; scope is the whole centre. */
    public static final String SETTING = "residents.focus";

    /** Shipped rules: at least 60, at most 14, and the categories of the group NEW. */
    public static final FocusRules DEFAULT = new FocusRules(LocalDate.of(1900, 1, 1), 60, 14,
            new LinkedHashSet<>(List.of("NEW_RESIDENT", "NEW_EMPLOY", "NEW_YOUTH")));

    /**
     * @param setting lines "since elderFrom childTo CODE,CODE"; null or unreadable lines leave the default
     * @return the rules that count on the day
     */
    public static FocusRules on(LocalDate day, String setting) {
        FocusRules found = DEFAULT;
        for (String line : setting == null ? List.<String>of() : setting.lines().toList()) {
            String[] parts = line.strip().split("\\s+");
            if (parts.length == 4) {
                FocusRules rules = new FocusRules(LocalDate.parse(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]),
                        new LinkedHashSet<>(Arrays.asList(parts[3].split(","))));
                if (!rules.since.isAfter(day) && !rules.since.isBefore(found.since)) {
                    found = rules;
                }
            }
        }
        return found;
    }

    /** @return the line for the setting. */
    public String line() {
        return since + " " + elderFrom + " " + childTo + " " + String.join(",", newCategories);
    }

    /** @return the groups a person belongs to on the day; a missing birth date is not guessed. */
    public Set<FocusGroup> of(PartialDate birth, List<String> categories, LocalDate day) {
        Set<FocusGroup> groups = EnumSet.noneOf(FocusGroup.class);
        OptionalInt age = birth == null ? OptionalInt.empty() : birth.ageOn(day);
        if (age.isPresent() && age.getAsInt() >= elderFrom) {
            groups.add(FocusGroup.ELDER);
        }
        if (age.isPresent() && age.getAsInt() >= 0 && age.getAsInt() <= childTo) {
            groups.add(FocusGroup.CHILD);
        }
        if (categories.stream().anyMatch(newCategories::contains)) {
            groups.add(FocusGroup.NEW);
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
