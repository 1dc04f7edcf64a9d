package linli.base.value;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linli.base.text.Texts;
import linli.base.text.UserError;

/**
 * 报告期: the month, quarter or year that a report speaks of.
 *
 * @param part month 1–12 or quarter 1–4; 1 for a year
 */
public record Span(Kind kind, int year, int part) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})(?:-(\\d{1,2})|-?[Qq]([1-4]))?");

    public enum Kind {
        MONTH(1),
        QUARTER(3),
        YEAR(12);

        private final int months;

        Kind(int months) {
            this.months = months;
        }
    }

    /** A stretch of days, both ends inside. */
    public record Days(LocalDate from, LocalDate to) {}

    /**
     * @param text {@code 2026-10}, {@code 2026-Q3} or {@code 2026}
     * @throws UserError when it is none of them
     */
    public static Span parse(String text) {
        Matcher parts = WRITTEN.matcher(text.strip());
        if (!parts.matches() || parts.group(2) != null && (Integer.parseInt(parts.group(2)) < 1 || Integer.parseInt(parts.group(2)) > 12)) {
            throw new UserError("error.span.form", text.strip());
        }
        int year = Integer.parseInt(parts.group(1));
        if (parts.group(2) != null) {
            return new Span(Kind.MONTH, year, Integer.parseInt(parts.group(2)));
        }
        return parts.group(3) != null ? new Span(Kind.QUARTER, year, Integer.parseInt(parts.group(3))) : new Span(Kind.YEAR, year, 1);
    }

    public static Span of(YearMonth month) {
        return new Span(Kind.MONTH, month.getYear(), month.getMonthValue());
    }

    /** @return the span of the kind that holds the day. */
    public static Span of(Kind kind, LocalDate day) {
        return new Span(kind, day.getYear(), (day.getMonthValue() - 1) / kind.months + 1);
    }

    public LocalDate from() {
        return LocalDate.of(year, (part - 1) * kind.months + 1, 1);
    }

    /** @return its last day. */
    public LocalDate to() {
        return from().plusMonths(kind.months).minusDays(1);
    }

    public Days days() {
        return new Days(from(), to());
    }

    /** @return the next one, or for a negative step one before. */
    public Span step(int steps) {
        return of(kind, from().plusMonths((long) steps * kind.months));
    }

    public Span lastYear() {
        return new Span(kind, year - 1, part);
    }

    /** @return how it stands in a title: 2026年10月. */
    public String words() {
        return switch (kind) {
            case MONTH -> Texts.text("span.month", year, part);
            case QUARTER -> Texts.text("span.quarter", year, Texts.text("span.numbers").charAt(part - 1));
            case YEAR -> Texts.text("span.year", year);
        };
    }

    /** @return as {@link #parse} reads it; sorts within its kind. */
    @Override
    public String toString() {
        return switch (kind) {
            case MONTH -> String.format(Locale.ROOT, "%04d-%02d", year, part);
            case QUARTER -> String.format(Locale.ROOT, "%04d-Q%d", year, part);
            case YEAR -> String.format(Locale.ROOT, "%04d", year);
        };
    }
}
