package linli.base.value;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linli.base.value.PartialDate.Check;
import linli.base.value.PartialDate.Precision;
import linli.base.value.PartialDate.Status;

/** Reads the many ways in which lists write a date. */
final class DateText {
    private static final int FIRST_YEAR = 1850;
    private static final int LAST_YEAR = 2100;
    /** A two-digit year may mean a person of this age at most. */
    private static final int OLDEST = 105;
    /** 2200-12-31; a larger number is no Excel day of ours. */
    private static final int LAST_SERIAL = 109940;
    private static final int FICTITIOUS_SERIAL = 60;
    private static final Pattern TIME = Words.pattern("date.time");
    private static final Pattern ABOUT = Words.pattern("date.about");
    private static final Pattern LUNAR = Words.pattern("date.lunar");
    private static final Set<String> LONG = Words.set("date.long");
    private static final Pattern SEPARATORS = Words.pattern("date.separators");
    private static final String YEAR_WORD = Words.text("date.year");
    private static final Pattern MONTH_WORD = Words.pattern("date.month");
    private static final Pattern DAY_WORD = Words.pattern("date.day");
    private static final String DIGITS = Words.text("date.digits");
    private static final Pattern CHINESE_RUN = Pattern.compile("[" + DIGITS + "]+");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}(\\.\\d+)?");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern AROUND_DASH = Pattern.compile("\\s*-[\\s-]*|\\s+");
    private static final Pattern EDGE_DASH = Pattern.compile("^-|-$");
    private static final Pattern PART = Pattern.compile("\\d{1,4}");
    private static final Pattern WHOLE = Pattern.compile("\\d+(\\.0+)?");
    private static final Pattern ENGLISH = Pattern.compile(
        "(?:(\\d{1,2})-+)?([a-z]{3,9})-+(?:(\\d{1,2})-+)?(\\d{4}|\\d{2})");
    private static final Map<String, Integer> MONTHS = Map.ofEntries(Map.entry("jan", 1), Map.entry("feb", 2),
        Map.entry("mar", 3), Map.entry("apr", 4), Map.entry("may", 5), Map.entry("jun", 6), Map.entry("jul", 7),
        Map.entry("aug", 8), Map.entry("sep", 9), Map.entry("oct", 10), Map.entry("nov", 11), Map.entry("dec", 12));

    private DateText() {}

    static Check parse(String raw, LocalDate today) {
        String text = Clean.text(raw);
        if (Clean.isPlaceholder(text)) {
            return Check.bad(Status.EMPTY);
        }
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return day(Integer.parseInt(iso.group(1)), Integer.parseInt(iso.group(2)), Integer.parseInt(iso.group(3)));
        }
        if (LONG.contains(text)) {
            return new Check(Status.LONG_TERM, PartialDate.day(PartialDate.LONG_TERM), List.of());
        }
        if (LUNAR.matcher(text).find()) {
            return Check.bad(Status.LUNAR);
        }
        if (SERIAL.matcher(text).matches()) {
            return parseNumber(Double.parseDouble(text), today);
        }
        String plain = westernDigits(ABOUT.matcher(TIME.matcher(text).replaceFirst("")).replaceAll("").strip());
        boolean yearSaid = plain.contains(YEAR_WORD);
        boolean slash = plain.contains("/");
        plain = plain.replace(YEAR_WORD, "-");
        plain = MONTH_WORD.matcher(plain).replaceAll("-");
        plain = DAY_WORD.matcher(plain).replaceAll("");
        plain = SEPARATORS.matcher(plain).replaceAll("-");
        plain = EDGE_DASH.matcher(AROUND_DASH.matcher(plain).replaceAll("-")).replaceAll("");
        if (WHOLE.matcher(plain).matches()) {
            return digits(plain, yearSaid, today);
        }
        Matcher english = ENGLISH.matcher(plain.toLowerCase(Locale.ROOT));
        if (english.matches()) {
            return english(english, today);
        }
        String[] parts = plain.split("-");
        for (String part : parts) {
            if (!PART.matcher(part).matches()) {
                return Check.bad(Status.BAD_FORMAT);
            }
        }
        return switch (parts.length) {
            case 2 -> yearMonth(parts, yearSaid, today);
            case 3 -> yearMonthDay(parts, yearSaid, slash, today);
            default -> Check.bad(Status.BAD_FORMAT);
        };
    }

    static Check parseNumber(double number, LocalDate today) {
        if (!Double.isFinite(number) || number < 1) {
            return Check.bad(Status.BAD_DATE);
        }
        boolean whole = number == Math.rint(number);
        if (number >= FIRST_YEAR && number < LAST_YEAR + 1) {
            return whole ? Check.of(PartialDate.year((int) number)) : decimalMonth(number);
        }
        if (number <= LAST_SERIAL) {
            int serial = (int) Math.floor(number);
            if (serial == FICTITIOUS_SERIAL) {
                return Check.bad(Status.BAD_DATE);
            }
            // Excel counts a 29 February 1900 that never was, so later days are one too high.
            LocalDate zero = LocalDate.of(1899, 12, serial < FICTITIOUS_SERIAL ? 31 : 30);
            return Check.of(PartialDate.day(zero.plusDays(serial)));
        }
        return whole && number < 1e8 ? digits(String.valueOf((long) number), false, today)
            : Check.bad(Status.BAD_FORMAT);
    }

    /** 1985.12 is December; 1985.1 may have been typed 1985.10, of which a number keeps no zero. */
    private static Check decimalMonth(double number) {
        String[] parts = BigDecimal.valueOf(number).toPlainString().split("\\.");
        int year = Integer.parseInt(parts[0]);
        if (parts[1].equals("1")) {
            return Check.ambiguous(PartialDate.month(year, 1), PartialDate.month(year, 10));
        }
        return parts[1].length() <= 2 ? month(year, Integer.parseInt(parts[1])) : Check.bad(Status.BAD_DATE);
    }

    private static Check digits(String plain, boolean yearSaid, LocalDate today) {
        String digits = plain.replaceFirst("\\.0+$", "");
        return switch (digits.length()) {
            case 8 -> day(number(digits, 0, 4), number(digits, 4, 6), number(digits, 6, 8));
            case 6 -> {
                int year = number(digits, 0, 4);
                int month = number(digits, 4, 6);
                yield year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 ? month(year, month)
                    : century(number(digits, 0, 2), number(digits, 2, 4), number(digits, 4, 6), Precision.DAY, today);
            }
            case 4 -> plausible(Integer.parseInt(digits)) ? Check.of(PartialDate.year(Integer.parseInt(digits)))
                : Check.bad(Status.BAD_DATE);
            case 2 -> yearSaid ? century(Integer.parseInt(digits), 1, 1, Precision.YEAR, today)
                : Check.bad(Status.BAD_FORMAT);
            default -> Check.bad(Status.BAD_FORMAT);
        };
    }

    private static Check yearMonth(String[] parts, boolean yearSaid, LocalDate today) {
        int year = Integer.parseInt(parts[0]);
        if (parts[1].length() > 2) {
            return Check.bad(Status.BAD_FORMAT);
        }
        int month = Integer.parseInt(parts[1]);
        if (parts[0].length() == 4) {
            return month(year, month);
        }
        return parts[0].length() == 2 && (yearSaid || year > 31) ? century(year, month, 1, Precision.MONTH, today)
            : Check.bad(Status.BAD_FORMAT);
    }

    private static Check yearMonthDay(String[] parts, boolean yearSaid, boolean slash, LocalDate today) {
        int first = Integer.parseInt(parts[0]);
        int second = Integer.parseInt(parts[1]);
        int third = Integer.parseInt(parts[2]);
        if (parts[1].length() > 2) {
            return Check.bad(Status.BAD_FORMAT);
        }
        if (parts[0].length() == 4) {
            return parts[2].length() <= 2 ? day(first, second, third) : Check.bad(Status.BAD_FORMAT);
        }
        boolean yearLast = parts[2].length() == 4
            || slash && !yearSaid && first <= 31 && parts[2].length() == 2;
        if (yearLast) {
            return yearLast(first, second, third, today);
        }
        return parts[0].length() == 2 && parts[2].length() <= 2 ? century(first, second, third, Precision.DAY, today)
            : Check.bad(Status.BAD_FORMAT);
    }

    /** 3/1/85 is 3 January in one country and March 1 in another; only a number over twelve tells. */
    private static Check yearLast(int first, int second, int year, LocalDate today) {
        int full = year >= 100 ? year : 2000 + year > today.getYear() ? 1900 + year : 2000 + year;
        Check monthFirst = day(full, first, second);
        Check dayFirst = day(full, second, first);
        if (monthFirst.ok() && dayFirst.ok()) {
            return first == second && year >= 100 ? monthFirst
                : Check.ambiguous(monthFirst.value(), dayFirst.value());
        }
        if (!monthFirst.ok() && !dayFirst.ok()) {
            return Check.bad(Status.BAD_DATE);
        }
        PartialDate only = monthFirst.ok() ? monthFirst.value() : dayFirst.value();
        return year >= 100 ? Check.of(only) : Check.ambiguous(only);
    }

    private static Check english(Matcher english, LocalDate today) {
        Integer month = MONTHS.get(english.group(2).substring(0, 3));
        String day = english.group(1) != null ? english.group(1) : english.group(3);
        if (month == null) {
            return Check.bad(Status.BAD_FORMAT);
        }
        int year = Integer.parseInt(english.group(4));
        Precision precision = day == null ? Precision.MONTH : Precision.DAY;
        int dayOfMonth = day == null ? 1 : Integer.parseInt(day);
        if (english.group(4).length() == 2) {
            return century(year, month, dayOfMonth, precision, today);
        }
        return precision == Precision.MONTH ? month(year, month) : day(year, month, dayOfMonth);
    }

    /** A two-digit year: the century that is possible, a question when both are. */
    private static Check century(int year, int month, int day, Precision precision, LocalDate today) {
        Check late = dated(2000 + year, month, day, precision);
        Check early = dated(1900 + year, month, day, precision);
        boolean latePossible = late.ok() && !late.value().date().isAfter(today);
        boolean earlyPossible = early.ok() && !early.value().date().isBefore(today.minusYears(OLDEST + 1));
        if (latePossible && earlyPossible) {
            return Check.ambiguous(late.value(), early.value());
        }
        return latePossible ? late : early;
    }

    private static Check dated(int year, int month, int day, Precision precision) {
        return switch (precision) {
            case DAY -> day(year, month, day);
            case MONTH -> month(year, month);
            case YEAR -> Check.of(PartialDate.year(year));
        };
    }

    private static Check day(int year, int month, int day) {
        try {
            LocalDate date = LocalDate.of(year, month, day);
            return plausible(year) || date.equals(PartialDate.LONG_TERM) ? Check.of(PartialDate.day(date))
                : Check.bad(Status.BAD_DATE);
        } catch (DateTimeException e) {
            return Check.bad(Status.BAD_DATE);
        }
    }

    private static Check month(int year, int month) {
        return month >= 1 && month <= 12 && plausible(year)
            ? Check.of(new PartialDate(YearMonth.of(year, month).atDay(1), Precision.MONTH))
            : Check.bad(Status.BAD_DATE);
    }

    private static boolean plausible(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR + 100;
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }

    private static String westernDigits(String text) {
        return CHINESE_RUN.matcher(text).replaceAll(run -> western(run.group()));
    }

    /** A year is spelled digit by digit, a month or day with ten: the last character of the digit list. */
    private static String western(String run) {
        char ten = DIGITS.charAt(DIGITS.length() - 1);
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < run.length(); i++) {
            char c = run.charAt(i);
            if (c != ten) {
                digits.append(Math.max(0, DIGITS.indexOf(c) - 2));
            } else if (run.length() == 1) {
                digits.append("10");
            } else if (i == 0) {
                digits.append('1');
            } else if (i == run.length() - 1) {
                digits.append('0');
            }
        }
        return digits.toString();
    }
}
