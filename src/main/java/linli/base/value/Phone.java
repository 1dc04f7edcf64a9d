package linli.base.value;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One telephone number out of a cell.
 *
 * @param kind SHORT is a 集团短号, kept as a note; BAD is what could not be understood
 * @param number mobile: eleven digits; landline: 0573-87000001; otherwise as found, without spaces
 * @param owner whose it is when the cell says so (子, 女儿), otherwise ""
 */
public record Phone(Kind kind, String number, String owner) {
    public enum Kind { MOBILE, LANDLINE, SHORT, BAD }

    private static final Pattern SPLIT = Words.pattern("phone.split");
    private static final Pattern TRIM = Words.pattern("phone.label.trim");
    private static final Pattern EXTENSION = Words.pattern("phone.extension");
    private static final String AREA = Words.text("phone.area");
    private static final Pattern BRACKETED_AREA = Pattern.compile("\\(\\s*(0\\d{2,3})\\s*\\)");
    private static final Pattern DECIMALS = Pattern.compile("(?<=\\d)\\.0+(?!\\d)");
    private static final Pattern RUN = Pattern.compile("\\+?\\d[\\d\\s.\u2010-\u2015-]*");
    private static final Pattern NOT_DIGITS = Pattern.compile("\\D");
    private static final Pattern COUNTRY = Pattern.compile("^(\\+|00)?86(?=1\\d{10}$|0?[1-9]\\d{9,10}$)");
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern MOBILES = Pattern.compile("(1[3-9]\\d{9}){2,}");
    private static final Pattern LANDLINE = Pattern.compile("(010|02\\d|0[3-9]\\d{2})([2-9]\\d{6,7})");
    private static final Pattern LOCAL = Pattern.compile("[2-9]\\d{7}");
    private static final Pattern EXTENDED = Pattern.compile(
        "((?:0\\d{2,3}[\\s-]*)?[2-9]\\d{6,7})\\s*-\\s*(\\d{1,5})");
    private static final Pattern SERVICE = Pattern.compile("[48]00\\d{7}");
    private static final Pattern SHORT_NO = Pattern.compile("6\\d{2,5}");

    /** @return every number of the cell in order, doubles once; none for a placeholder. */
    public static List<Phone> parseAll(String raw) {
        List<Phone> phones = new ArrayList<>();
        if (Clean.isPlaceholder(raw)) {
            return phones;
        }
        String plain = Clean.text(raw);
        if (MOBILE.matcher(plain).matches()) {
            phones.add(new Phone(Kind.MOBILE, plain, ""));
            return phones;
        }
        String text = BRACKETED_AREA.matcher(plain).replaceAll("$1-");
        text = DECIMALS.matcher(EXTENSION.matcher(text).replaceAll("-")).replaceAll("");
        for (String part : SPLIT.split(text)) {
            if (!Clean.isPlaceholder(part)) {
                part(part, phones);
            }
        }
        return phones;
    }

    /** @return whether people can be called at it. */
    public boolean callable() {
        return kind == Kind.MOBILE || kind == Kind.LANDLINE;
    }

    private static void part(String part, List<Phone> phones) {
        if (part.indexOf('*') >= 0) {
            add(phones, new Phone(Kind.BAD, Clean.compact(part), ""));
            return;
        }
        Matcher run = RUN.matcher(part);
        if (!run.find()) {
            label(part, phones);
            return;
        }
        // A label before the first number belongs to the number after it, a label behind to the number before.
        String before = trim(part.substring(0, run.start()));
        boolean leading = !before.isEmpty();
        int end;
        do {
            List<Phone> found = numbers(run.group());
            end = run.end();
            int next = run.find() ? run.start() : part.length();
            String behind = trim(part.substring(end, next));
            String owner = leading ? before : behind;
            before = behind;
            for (Phone phone : found) {
                add(phones, new Phone(phone.kind, phone.number, owner));
            }
            end = next;
        } while (end < part.length());
    }

    /** A part without digits is the owner of the number before it, or a cell that holds no number at all. */
    private static void label(String part, List<Phone> phones) {
        String label = trim(part);
        if (phones.isEmpty()) {
            phones.add(new Phone(Kind.BAD, Clean.compact(part), ""));
        } else if (phones.getLast().owner.isEmpty()) {
            Phone last = phones.removeLast();
            phones.add(new Phone(last.kind, last.number, label));
        }
    }

    private static List<Phone> numbers(String run) {
        Phone whole = single(run);
        if (whole != null) {
            return List.of(whole);
        }
        List<Phone> tokens = new ArrayList<>();
        for (String token : run.strip().split("\\s+")) {
            tokens.add(single(token));
        }
        if (!tokens.contains(null)) {
            return tokens;
        }
        String digits = NOT_DIGITS.matcher(run).replaceAll("");
        if (MOBILES.matcher(digits).matches()) {
            List<Phone> mobiles = new ArrayList<>();
            for (int i = 0; i < digits.length(); i += 11) {
                mobiles.add(new Phone(Kind.MOBILE, digits.substring(i, i + 11), ""));
            }
            return mobiles;
        }
        return List.of(new Phone(Kind.BAD, digits, ""));
    }

    /** @return the number, or null when it is not one number. */
    private static Phone single(String text) {
        String digits = COUNTRY.matcher(NOT_DIGITS.matcher(text).replaceAll("")).replaceFirst("");
        if (MOBILE.matcher(digits).matches()) {
            return new Phone(Kind.MOBILE, digits, "");
        }
        Matcher area = LANDLINE.matcher(digits.length() == 10 && digits.startsWith(AREA.substring(1))
            ? "0" + digits : digits);
        if (area.matches() && (area.group(2).length() == 8 || area.group(1).length() == 4)) {
            return new Phone(Kind.LANDLINE, area.group(1) + "-" + area.group(2), "");
        }
        if (LOCAL.matcher(digits).matches()) {
            return new Phone(Kind.LANDLINE, AREA + "-" + digits, "");
        }
        if (SERVICE.matcher(digits).matches()) {
            return new Phone(Kind.LANDLINE, digits, "");
        }
        if (SHORT_NO.matcher(digits).matches()) {
            return new Phone(Kind.SHORT, digits, "");
        }
        Matcher extended = EXTENDED.matcher(text.strip());
        if (extended.matches()) {
            Phone main = single(extended.group(1));
            return main == null || main.kind != Kind.LANDLINE ? null
                : new Phone(Kind.LANDLINE, main.number + "-" + extended.group(2), "");
        }
        return null;
    }

    private static String trim(String label) {
        return TRIM.matcher(label).replaceAll("");
    }

    private static void add(List<Phone> phones, Phone phone) {
        if (phones.stream().noneMatch(known -> known.number.equals(phone.number))) {
            phones.add(phone);
        }
    }
}
