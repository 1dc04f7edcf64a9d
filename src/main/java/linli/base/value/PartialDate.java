package linli.base.value;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A date as exactly as it is known.
 *
 * @param date the day, or the first day of the month or year
 * @param precision how much of it is known
 */
public record PartialDate(LocalDate date, Precision precision) {
    public enum Precision { DAY, MONTH, YEAR }

    /** LONG_TERM carries 9999-12-31; AMBIGUOUS carries the dates it may mean. */
    public enum Status { OK, EMPTY, AMBIGUOUS, LONG_TERM, LUNAR, BAD_DATE, BAD_FORMAT }

    /**
     * What a text or number says.
     *
     * @param value the date of OK and LONG_TERM, otherwise null
     * @param candidates the possible dates of AMBIGUOUS, likelier first, otherwise empty
     */
    public record Check(Status status, PartialDate value, List<PartialDate> candidates) {
        /** @return whether there is a date to store. */
        public boolean ok() {
            return value != null;
        }

        static Check of(PartialDate value) {
            return new Check(Status.OK, value, List.of());
        }

        static Check bad(Status status) {
            return new Check(status, null, List.of());
        }

        static Check ambiguous(PartialDate... candidates) {
            return new Check(Status.AMBIGUOUS, null, List.of(candidates));
        }
    }

    /** What documents valid without end are given. */
    public static final LocalDate LONG_TERM = LocalDate.of(9999, 12, 31);

    public PartialDate {
        date = switch (precision) {
            case DAY -> date;
            case MONTH -> date.withDayOfMonth(1);
            case YEAR -> date.withDayOfYear(1);
        };
    }

    public static PartialDate day(LocalDate day) {
        return new PartialDate(day, Precision.DAY);
    }

    public static PartialDate month(int year, int month) {
        return new PartialDate(LocalDate.of(year, month, 1), Precision.MONTH);
    }

    public static PartialDate year(int year) {
        return new PartialDate(LocalDate.of(year, 1, 1), Precision.YEAR);
    }

    /**
     * @param text a date as lists write it
     * @param today decides the century of two-digit years
     */
    public static Check parse(String text, LocalDate today) {
        return DateText.parse(text, today);
    }

    /**
     * @param number a numeric cell: 19850301, 198503, 1985, or an Excel serial of the 1900 system. 1850 to 2100 is a
     *     year, never a serial; 1985.1 may have been 1985.10.
     * @param today decides the century of two-digit years
     */
    public static Check parseNumber(double number, LocalDate today) {
        return DateText.parseNumber(number, today);
    }

    /**
     * @param day the day to count to
     * @return full years of age, empty when the day is before the birth or the precision cannot tell
     */
    public OptionalInt ageOn(LocalDate day) {
        if (day.isBefore(latest())) {
            return OptionalInt.empty();
        }
        int most = Period.between(date, day).getYears();
        return Period.between(latest(), day).getYears() == most ? OptionalInt.of(most) : OptionalInt.empty();
    }

    /** @return the last day it can mean; {@link #date()} is the first. */
    public LocalDate latest() {
        return switch (precision) {
            case DAY -> date;
            case MONTH -> YearMonth.from(date).atEndOfMonth();
            case YEAR -> LocalDate.of(date.getYear(), 12, 31);
        };
    }

    /** @return whether both can mean the same day, as 1985-03 and 1985-03-01 do. */
    public boolean agreesWith(PartialDate other) {
        return !date.isAfter(other.latest()) && !other.date.isAfter(latest());
    }

    /** @return 1985-03-01, 1985-03 or 1985. */
    @Override
    public String toString() {
        return switch (precision) {
            case DAY -> date.toString();
            case MONTH -> String.format(Locale.ROOT, "%04d-%02d", date.getYear(), date.getMonthValue());
            case YEAR -> String.format(Locale.ROOT, "%04d", date.getYear());
        };
    }
}
