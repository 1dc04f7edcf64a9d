package linli.tables;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import linli.base.value.FocusRules;

/**
 * The centre's rules for groups ({@link FocusRules}, the same as everywhere) and for rates (settings {@code reports.*});
 * all are printed under the report.
 *
 * @param groups the key groups' rules that count on the report's last day
 * @param satisfied levels 5..1 that count as satisfied
 * @param enough answers below this number are marked as too few
 */
public record MonthRules(FocusRules groups, Set<Integer> satisfied, int enough) {
    private static final Set<Integer> SATISFIED = new TreeSet<>(Set.of(5, 4, 3));
    private static final int ENOUGH = 10;

    /**
     * @param settings name → content; what is missing or unreadable keeps its default
     * @param day the report's last day: the key groups' rules that count then
     */
    static MonthRules of(Map<String, String> settings, LocalDate day) {
        FocusRules groups = FocusRules.on(day, settings.get(FocusRules.SETTING));
        Set<Integer> levels = new TreeSet<>();
        for (String part : settings.getOrDefault("reports.satisfied", "5,4,3").split("[,;\\s]+")) {
            int level = number(part, 0);
            if (level >= 1 && level <= 5) {
                levels.add(level);
            }
        }
        return new MonthRules(groups, levels.isEmpty() ? SATISFIED : levels, number(settings.get("reports.enough"), ENOUGH));
    }

    private static int number(String text, int otherwise) {
        return text != null && text.strip().matches("\\d{1,3}") ? Integer.parseInt(text.strip()) : otherwise;
    }

    int oldAge() {
        return groups.elderFrom();
    }

    int childAge() {
        return groups.childTo();
    }

    List<String> newCategories() {
        return List.copyOf(groups.newCategories());
    }
}
