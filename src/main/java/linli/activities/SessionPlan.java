package linli.activities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.value.WeekSlot;
import linli.base.value.Words;

/** What follows from a plan by calculation alone: the days of the sessions. */
public final class SessionPlan {
    /** Setting: further days off, lines "from to name"; they stand beside the shipped public holidays. */
    static final String DAYS_OFF = "activities.daysOff";

    /** A day the weekly slot falls on. {@code off}: the holiday's name, or null when it is held. */
    public record Day(LocalDate on, WeekSlot slot, String off) {}

    /** Days off, both included. */
    public record DaysOff(LocalDate from, LocalDate to, String name) {}

    private SessionPlan() {}

    /** @return the shipped public holidays and those of the setting. */
    static List<DaysOff> daysOff(String setting) {
        List<DaysOff> all = new ArrayList<>();
        for (Map<String, String> row : Words.rows(SessionPlan.class, "holidays.tsv")) {
            all.add(new DaysOff(LocalDate.parse(row.get("from")), LocalDate.parse(row.get("to")), row.get("name")));
        }
        for (String line : setting == null ? List.<String>of() : setting.lines().toList()) {
            String[] parts = line.strip().split("\\s+", 3);
            if (parts.length == 3) {
                all.add(new DaysOff(LocalDate.parse(parts[0]), LocalDate.parse(parts[1]), parts[2]));
            }
        }
        return all;
    }

    /** @return every day of the term that a slot falls on, in order, those on a day off with its name. */
    public static List<Day> days(Activity.Term term, List<DaysOff> off) {
        List<Day> days = new ArrayList<>();
        for (LocalDate day = term.start(); !day.isAfter(term.end()); day = day.plusDays(1)) {
            for (WeekSlot slot : term.slots().stream().sorted().toList()) {
                if (slot.day() == day.getDayOfWeek()) {
                    days.add(new Day(day, slot, off(day, off).orElse(null)));
                }
            }
        }
        return days;
    }

    private static Optional<String> off(LocalDate day, List<DaysOff> off) {
        return off.stream().filter(one -> !day.isBefore(one.from()) && !day.isAfter(one.to())).map(DaysOff::name).findFirst();
    }
}
