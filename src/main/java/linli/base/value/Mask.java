package linli.base.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Private values as screens, prints and copies show them; what is hidden cannot be counted back for names. */
public final class Mask {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final String CUT = "**";
    private static final int LONGEST_PLAIN_NAME = 4;

    private Mask() {}

    /** @return 张*, 张*三, 欧阳*锋, 阿***·***; a single character is hidden whole. */
    public static String name(String name) {
        String clean = Clean.name(name);
        int[] points = clean.codePoints().toArray();
        if (points.length <= 1) {
            return "*".repeat(points.length);
        }
        boolean plain = HAN.matcher(clean).matches() && points.length <= LONGEST_PLAIN_NAME;
        int surname = plain ? Math.min(Surnames.length(clean), points.length - 1) : 1;
        boolean keepLast = plain && points.length - surname >= 2;
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            boolean kept = i < surname || keepLast && i == points.length - 1 || !Character.isLetterOrDigit(points[i]);
            masked.append(kept ? Character.toString(points[i]) : "*");
        }
        return masked.toString();
    }

    /** @return 330481********9815; a shorter number shows less. */
    public static String idNo(String number) {
        String clean = Clean.compact(number);
        if (clean.length() >= 15) {
            return middle(clean, 6, 4);
        }
        return clean.length() >= 8 ? middle(clean, 2, 2) : middle(clean, 0, 1);
    }

    /**
     * @param head characters shown at the start
     * @param tail characters shown at the end
     * @return 330***********9815 for 3 and 4; a text too short for them shows none
     */
    public static String middle(String text, int head, int tail) {
        int hidden = text.length() - head - tail;
        if (hidden <= 0) {
            return "*".repeat(text.length());
        }
        return text.substring(0, head) + "*".repeat(hidden) + text.substring(text.length() - tail);
    }

    /** @return 138****0001 or 0573-****0001; other numbers show their last two digits. */
    public static String phone(String number) {
        String clean = Clean.compact(number);
        int dash = clean.indexOf('-');
        if (dash > 0 && clean.length() - dash > 7) {
            return clean.substring(0, dash + 1) + middle(clean.substring(dash + 1), 0, 4);
        }
        return clean.length() == 11 ? middle(clean, 3, 4) : middle(clean, 0, 2);
    }

    /** @return the address up to the estate or the road, then **. */
    public static String address(String address) {
        String clean = Clean.compact(address);
        if (clean.isEmpty()) {
            return "";
        }
        Address parsed = Address.parse(clean);
        int end = -1;
        if (parsed.parsed()) {
            int estate = parsed.estate().isEmpty() ? -1 : clean.indexOf(parsed.estate());
            end = estate < 0 ? -1 : estate + parsed.estate().length();
        }
        Matcher digit = DIGIT.matcher(clean);
        if (digit.find() && (end < 0 || digit.start() < end)) {
            end = digit.start();
        }
        return (end < 0 ? clean : clean.substring(0, end)) + CUT;
    }

    /** @return 6222***********0001. */
    public static String bank(String number) {
        return middle(Clean.compact(number), 4, 4);
    }
}
