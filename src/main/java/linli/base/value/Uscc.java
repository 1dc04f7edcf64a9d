package linli.base.value;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** 统一社会信用代码, GB 32100-2015, and the older numbers found in its place. */
public final class Uscc {
    /** OK and WARN_ORG_CHECK may be stored; the prefix is never a reason to refuse. */
    public enum Status {
        OK, EMPTY, BAD_CHAR, BAD_CHECK, BAD_LENGTH, LEGACY_BIZ_REG, LEGACY_ORG_CODE, WARN_ORG_CHECK
    }

    /**
     * What a code says.
     *
     * @param orgType kind of organisation by the first two characters, "" when unknown or the code is malformed
     * @param expectedCheckDigit what the last character should be, "" when it cannot be computed
     */
    public record Check(Status status, String normalized, String orgType, String expectedCheckDigit) {
        public boolean ok() {
            return status == Status.OK || status == Status.WARN_ORG_CHECK;
        }
    }

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORG_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int ORG_START = 8;
    private static final Pattern NOISE = Pattern.compile("['`\u2018\u2019]");
    private static final Pattern BUSINESS = Pattern.compile("\\d{15}");
    private static final Pattern ORGANISATION = Pattern.compile("[0-9A-Z]{8}-?[0-9X]");
    private static final Map<String, String> TYPES = types();

    private Uscc() {}

    public static Check check(String raw) {
        String code = NOISE.matcher(Clean.compact(raw)).replaceAll("").toUpperCase(Locale.ROOT);
        if (Clean.isPlaceholder(code)) {
            return new Check(Status.EMPTY, "", "", "");
        }
        if (BUSINESS.matcher(code).matches()) {
            return new Check(Status.LEGACY_BIZ_REG, code, "", "");
        }
        if (ORGANISATION.matcher(code).matches()) {
            return new Check(Status.LEGACY_ORG_CODE, code.replace("-", ""), "", "");
        }
        code = code.replace("-", "");
        if (code.length() != 18) {
            return new Check(Status.BAD_LENGTH, code, "", "");
        }
        if (code.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            return new Check(Status.BAD_CHAR, code, "", "");
        }
        char expected = checkDigit(code);
        Status status = expected != code.charAt(17) ? Status.BAD_CHECK
            : orgDigit(code) == code.charAt(16) ? Status.OK : Status.WARN_ORG_CHECK;
        return new Check(status, code, TYPES.getOrDefault(code.substring(0, 2), ""), String.valueOf(expected));
    }

    /** @return the eighteenth character for the first seventeen. */
    static char checkDigit(String code) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** The organisation code inside, GB 11714: its letters count from A = 10 without the gaps of the outer code. */
    private static char orgDigit(String code) {
        int sum = 0;
        for (int i = 0; i < ORG_WEIGHTS.length; i++) {
            sum += Character.digit(code.charAt(ORG_START + i), 36) * ORG_WEIGHTS[i];
        }
        int digit = 11 - sum % 11;
        return digit == 10 ? 'X' : digit == 11 ? '0' : (char) ('0' + digit);
    }

    private static Map<String, String> types() {
        Map<String, String> types = new HashMap<>();
        Words.rows(Uscc.class, "uscc_types.tsv").forEach(row -> types.put(row.get("prefix"), row.get("name")));
        return types;
    }
}
