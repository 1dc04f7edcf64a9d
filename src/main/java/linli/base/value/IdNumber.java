package linli.base.value;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** 公民身份号码, GB 11643, and the numbers that stand in its column; the region is never a reason to refuse. */
public final class IdNumber {
    /** What is to be said about the number. WARN_* numbers are good. */
    public enum Status {
        OK, EMPTY, LEGACY_15, BAD_CHECK, BAD_DATE, FUTURE_DATE, BAD_LENGTH, BAD_CHAR, PRECISION_LOST, SCIENTIFIC_TEXT,
        WARN_REGION, WARN_AGE, DISABILITY_CERT_NO
    }

    /** Which document the number belongs to. */
    public enum Kind {
        CITIZEN18, HMT_RESIDENCE, FOREIGN_PR_2023, CITIZEN15, DISABILITY20,
        PASSPORT, HK_MACAO_PERMIT, TAIWAN_PERMIT, FOREIGN_PR_2017, MILITARY, OTHER
    }

    /**
     * What a number says.
     *
     * @param kind null when it cannot be told
     * @param normalized half-width, without spaces, X in upper case; "" when empty
     * @param region the first six digits, "" when there are none
     * @param birth null when the number has none or an impossible one
     * @param sex UNKNOWN when the number does not tell
     * @param expectedCheckDigit what the eighteenth character should be, "" when it cannot be computed
     */
    public record Check(Status status, Kind kind, String normalized, String region, LocalDate birth, Sex sex,
                        String expectedCheckDigit) {
        /** @return whether the number may be stored as it is; some kinds have no birth date. */
        public boolean ok() {
            return status == Status.OK || status == Status.WARN_REGION || status == Status.WARN_AGE;
        }
    }

    /** From here on a spreadsheet's number has lost its last digits for good. */
    private static final double PRECISE = 1e15;
    private static final int OLDEST = 120;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";
    private static final Pattern APOSTROPHES = Pattern.compile("['`\u2018\u2019\u00B4\u02BC]");
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d*)?E\\+?\\d+");
    private static final Pattern EIGHTEEN = Pattern.compile("\\d{17}[\\dX]");
    private static final Pattern DISABILITY = Pattern.compile("\\d{17}[\\dX][1-7][1-4](B\\d?)?");
    private static final Pattern FOREIGN_2017 = Pattern.compile("[A-Z]{3}\\d{12}");
    private static final Set<String> PROVINCES = Set.of("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33",
        "34", "35", "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64",
        "65", "71", "81", "82", "83");
    private static final Set<String> RESIDENCE_REGIONS = Set.of("810000", "820000", "830000");

    private IdNumber() {}

    /**
     * @param raw the text of a cell or field
     * @param today birth dates after it are refused
     */
    public static Check check(String raw, LocalDate today) {
        String number = APOSTROPHES.matcher(Clean.compact(raw)).replaceAll("").toUpperCase(Locale.ROOT);
        if (Clean.isPlaceholder(number)) {
            return bare(Status.EMPTY, null, "");
        }
        if (SCIENTIFIC.matcher(number).matches()) {
            return bare(Status.SCIENTIFIC_TEXT, null, number);
        }
        if (EIGHTEEN.matcher(number).matches()) {
            return eighteen(number, today);
        }
        if (DISABILITY.matcher(number).matches()) {
            return bare(Status.DISABILITY_CERT_NO, Kind.DISABILITY20, number);
        }
        if (FOREIGN_2017.matcher(number).matches()) {
            return bare(Status.OK, Kind.FOREIGN_PR_2017, number);
        }
        boolean strange = !number.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'Z');
        if (strange || number.length() == 18) {
            return bare(Status.BAD_CHAR, null, number);
        }
        boolean digits = number.chars().allMatch(Character::isDigit);
        if (number.length() == 15) {
            return digits ? fifteen(number) : bare(Status.BAD_CHAR, null, number);
        }
        return bare(Status.BAD_LENGTH, null, number);
    }

    /**
     * @param number a numeric cell; one of 1e15 or more has lost digits whatever its checksum says. Region and birth
     *     date survive and may propose a match, never fill a field.
     */
    public static Check checkNumeric(double number) {
        if (!Double.isFinite(number) || number < 0 || number != Math.rint(number)) {
            return bare(Status.BAD_CHAR, null, Double.toString(number));
        }
        if (number < PRECISE) {
            // At most fifteen digits: an old number of the twentieth century, or too short; "today" plays no part.
            return check(number == 0 ? "" : BigDecimal.valueOf(number).toBigInteger().toString(), LocalDate.MAX);
        }
        String digits = survived(number);
        if (digits.length() != 18) {
            return bare(Status.PRECISION_LOST, null, digits);
        }
        return new Check(Status.PRECISION_LOST, kind(digits), digits, digits.substring(0, 6),
            date(digits.substring(6, 14)), Sex.UNKNOWN, "");
    }

    /**
     * A spreadsheet cuts after fifteen digits, so the double lies within its own spacing (64) of a multiple of a
     * thousand; other programs keep a few digits more, which are cut here.
     */
    private static String survived(double number) {
        if (number >= 1e18) {
            return new BigDecimal(number).toBigInteger().toString();
        }
        long value = (long) number;
        long near = (value + 500) / 1000 * 1000;
        return String.valueOf(Math.abs(value - near) <= 64 ? near : value / 1000 * 1000);
    }

    /** @return the check character for seventeen digits, ISO 7064 MOD 11-2. */
    public static char checkDigit(String seventeen) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (seventeen.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_DIGITS.charAt(sum % 11);
    }

    private static Check eighteen(String number, LocalDate today) {
        String region = number.substring(0, 6);
        LocalDate birth = date(number.substring(6, 14));
        String expected = String.valueOf(checkDigit(number));
        Sex sex = birth == null ? Sex.UNKNOWN : sex(number.charAt(16));
        Status status;
        if (birth == null) {
            status = Status.BAD_DATE;
        } else if (number.charAt(17) != expected.charAt(0)) {
            status = number.endsWith("000") ? Status.PRECISION_LOST : Status.BAD_CHECK;
        } else if (birth.isAfter(today)) {
            status = Status.FUTURE_DATE;
        } else if (Period.between(birth, today).getYears() > OLDEST) {
            status = Status.WARN_AGE;
        } else {
            status = number.charAt(0) == '9' || PROVINCES.contains(number.substring(0, 2))
                ? Status.OK : Status.WARN_REGION;
        }
        return new Check(status, kind(number), number, region, birth, sex, expected);
    }

    private static Check fifteen(String number) {
        LocalDate birth = date("19" + number.substring(6, 12));
        return new Check(birth == null ? Status.BAD_DATE : Status.LEGACY_15, Kind.CITIZEN15, number,
            number.substring(0, 6), birth, birth == null ? Sex.UNKNOWN : sex(number.charAt(14)), "");
    }

    private static Kind kind(String number) {
        if (RESIDENCE_REGIONS.contains(number.substring(0, 6))) {
            return Kind.HMT_RESIDENCE;
        }
        return number.charAt(0) == '9' ? Kind.FOREIGN_PR_2023 : Kind.CITIZEN18;
    }

    private static Sex sex(char digit) {
        return (digit - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    private static LocalDate date(String yyyymmdd) {
        try {
            int value = Integer.parseInt(yyyymmdd);
            return value < 1_000_000 ? null : LocalDate.of(value / 10000, value / 100 % 100, value % 100);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Check bare(Status status, Kind kind, String number) {
        return new Check(status, kind, number, "", null, Sex.UNKNOWN, "");
    }
}
