package linli.standings;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linli.base.text.Texts;

/** 考核期: a quarter or a month of a year. */
public record Period(PeriodKind kind, int year, int number) implements Comparable<Period> {
    /** 季度 or 月. */
    public enum PeriodKind {
        QUARTER(3), MONTH(1);

        private final int months;

        PeriodKind(int months) {
            this.months = months;
        }
    }

    private static final Pattern QUARTER = Pattern.compile("(\\d{4})\\D?[Qq]([1-4])");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(0?[1-9]|1[0-2])");

    /** @return the period of 2026Q3 or 2026-07. */
    public static Optional<Period> parse(String text) {
        Matcher quarter = QUARTER.matcher(text.strip());
        if (quarter.matches()) {
            return Optional.of(new Period(PeriodKind.QUARTER, Integer.parseInt(quarter.group(1)), Integer.parseInt(quarter.group(2))));
        }
        Matcher month = MONTH.matcher(text.strip());
        return month.matches() ? Optional.of(new Period(PeriodKind.MONTH, Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)))) : Optional.empty();
    }

    /** @return the period that the day lies in. */
    public static Period of(LocalDate day, PeriodKind kind) {
        return new Period(kind, day.getYear(), (day.getMonthValue() - 1) / kind.months + 1);
    }

    public LocalDate from() {
        return LocalDate.of(year, (number - 1) * kind.months + 1, 1);
    }

    /** @return its last day. */
    public LocalDate to() {
        return from().plusMonths(kind.months).minusDays(1);
    }

    public Period before() {
        return of(from().minusDays(1), kind);
    }

    /** @return as it is stored and typed: 2026Q3, 2026-07. */
    public String code() {
        return kind == PeriodKind.QUARTER ? "%dQ%d".formatted(year, number) : "%d-%02d".formatted(year, number);
    }

    /** @return as people write it. */
    public String words() {
        return kind == PeriodKind.QUARTER ? Texts.text("standings.period.quarter", year, number) : Texts.text("standings.period.month", year, number);
    }

    @Override
    public int compareTo(Period other) {
        return from().compareTo(other.from());
    }
}
