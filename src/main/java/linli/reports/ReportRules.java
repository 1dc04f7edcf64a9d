package linli.reports;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import linli.base.value.FocusRules;

/**
 * The centre's rules for groups ({@link FocusRules}, the same as everywhere) and for rates (settings {@code reports.*});
 * all are printed under the report.
 *
 * @param oldAge from this age, in whole years, a resident belongs to 一老
 * @param childAge up to this age, inclusive, to 一小
 * @param newCategories codes of person_category.tsv for 一新
 * @param satisfied levels 5..1 that count as satisfied
 * @param enough answers below this number are marked as too few
 */
public record ReportRules(int oldAge, int childAge, List<String> newCategories, Set<Integer> satisfied, int enough) {
    private static final Set<Integer> SATISFIED = new TreeSet<>(Set.of(5, 4, 3));
    private static final int ENOUGH = 10;

    /**
     * @param settings name → content; what is missing or unreadable keeps its default
     * @param day the report's last day: the key groups' rules that count then
     */
    static ReportRules of(Map<String, String> settings, LocalDate day) {
        FocusRules groups = FocusRules.on(day, settings.get(FocusRules.SETTING));
        Set<Integer> levels = new TreeSet<>();
        for (String part : settings.getOrDefault("reports.satisfied", "5,4,3").split("[,;\\s]+")) {
            int level = number(part, 0);
            if (level >= 1 && level <= 5) {
                levels.add(level);
            }
        }
        return new ReportRules(groups.elderFrom(), groups.childTo(), List.copyOf(groups.newCategories()),
                levels.isEmpty() ? SATISFIED : levels, number(settings.get("reports.enough"), ENOUGH));
    }

    private static int number(String text, int otherwise) {
        return text != null && text.strip().matches("\\d{1,3}") ? Integer.parseInt(text.strip()) : otherwise;
    }

    /**
     * Bounds of the birth dates that decide an age on a day, for dates known to the day, the month or the year only.
     * A rough date decides only when every day it may stand for decides the same.
     *
     * @param day last birth day old enough
     * @param month last day of the last month that is old enough as a whole
     * @param year last day of the last year that is old enough as a whole
     */
    record Born(LocalDate day, LocalDate month, LocalDate year) {
        /** @return births of those who are at least {@code age} on the day. */
        static Born atLeast(int age, LocalDate on) {
            LocalDate last = on.minusYears(age);
            YearMonth month = YearMonth.from(last);
            return new Born(last,
                    last.equals(month.atEndOfMonth()) ? last : month.minusMonths(1).atEndOfMonth(),
                    last.getDayOfYear() == last.lengthOfYear() ? last : LocalDate.of(last.getYear() - 1, 12, 31));
        }

        /** @return end of the month and of the year in which the age is not certain, or the bounds themselves. */
        Born doubtful() {
            return new Born(day, YearMonth.from(day).atEndOfMonth(), LocalDate.of(day.getYear(), 12, 31));
        }
    }
}
