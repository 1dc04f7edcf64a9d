package linli.reports;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The centre's rules for groups and rates, from its settings {@code reports.*}; all are printed under the report.
 *
 * @param oldAge from this age, in whole years, a resident belongs to 一老
 * @param childAge up to this age, inclusive, to 一小
 * @param newCategories codes of person_category.tsv for 一新; a trailing {@code *} stands for any ending
 * @param satisfied levels 5..1 that count as satisfied
 * @param enough answers below this number are marked as too few
 */
public record ReportRules(int oldAge, int childAge, List<String> newCategories, Set<Integer> satisfied, int enough) {
    public static final ReportRules DEFAULT = new ReportRules(60, 14, List.of("NEW_*"), new TreeSet<>(Set.of(5, 4, 3)), 10);

    /** @param settings name → content; what is missing or unreadable keeps its default */
    static ReportRules of(Map<String, String> settings) {
        Set<Integer> levels = new TreeSet<>();
        for (String part : settings.getOrDefault("reports.satisfied", "5,4,3").split("[,;\\s]+")) {
            int level = number(part, 0);
            if (level >= 1 && level <= 5) {
                levels.add(level);
            }
        }
        String codes = settings.getOrDefault("reports.newCategories", "").strip();
        return new ReportRules(
                number(settings.get("reports.oldAge"), DEFAULT.oldAge),
                number(settings.get("reports.childAge"), DEFAULT.childAge),
                codes.isEmpty() ? DEFAULT.newCategories : List.of(codes.split("[,;\\s]+")),
                levels.isEmpty() ? DEFAULT.satisfied : levels,
                number(settings.get("reports.enough"), DEFAULT.enough));
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
