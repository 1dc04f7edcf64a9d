package linli.base.value;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a home is, as far as an address tells; the parts are an index, the raw text is what was written.
 *
 * @param estate 小区 without the street and community before it, empty when not said
 * @param building 幢, e.g. 12 or A; empty when the address is not of that kind
 * @param unit 单元, empty when there is none
 * @param room 室, empty when not said
 * @param raw the text as written
 */
public record Address(String estate, String building, String unit, String room, String raw) {
    private static final Pattern FULL = Words.pattern("address.full");
    private static final Pattern SHORT = Words.pattern("address.short");
    private static final Pattern ABOVE = Words.pattern("address.above");
    private static final Pattern BUILDING_WORD = Words.pattern("address.suffix.building");
    private static final Pattern UNIT_WORD = Words.pattern("address.suffix.unit");
    private static final Pattern ROOM_WORD = Words.pattern("address.suffix.room");
    private static final Pattern DASHES = Words.pattern("address.dashes");
    private static final Pattern ZEROS = Pattern.compile("^0+(?=\\d)");
    private static final String NUMERALS = Words.text("numerals");
    private static final char TEN = Words.text("numeral.ten").charAt(0);

    /** @return the address's parts; only estate empty and raw when it names no building (村组, 路 and door number). */
    public static Address parse(String raw) {
        String written = raw == null ? "" : raw.strip();
        String text = DASHES.matcher(Clean.compact(raw)).replaceAll("-");
        Matcher matcher = FULL.matcher(text);
        if (!matcher.matches()) {
            matcher = SHORT.matcher(text);
            if (!matcher.matches()) {
                return new Address("", "", "", "", written);
            }
        }
        return new Address(estate(matcher.group("estate")), number(matcher.group("building")),
            number(matcher.group("unit")), upper(matcher.group("room")), written);
    }

    /**
     * @param building with or without its word (12, 12幢); the same holds for unit and room
     * @param raw the address as written, empty when the list has only the parts; then it is put together
     */
    public static Address of(String estate, String building, String unit, String room, String raw) {
        String b = number(BUILDING_WORD.matcher(Clean.compact(building)).replaceAll(""));
        String u = number(UNIT_WORD.matcher(Clean.compact(unit)).replaceAll(""));
        String r = DASHES.matcher(ROOM_WORD.matcher(Clean.compact(room)).replaceAll("")).replaceAll("-");
        Address address = new Address(Clean.compact(estate), b, u, upper(r), raw == null ? "" : raw.strip());
        return address.raw.isEmpty() ? new Address(address.estate, b, u, address.room, address.estate + address.door())
            : address;
    }

    /** @return whether a building is known. */
    public boolean parsed() {
        return !building.isEmpty();
    }

    /** @return 12-3-501, 12-501 or 12: how people type the door; empty when no building is known. */
    public String door() {
        StringBuilder door = new StringBuilder(building);
        for (String part : new String[] {unit, room}) {
            if (!part.isEmpty()) {
                door.append(door.isEmpty() ? "" : "-").append(part);
            }
        }
        return door.toString();
    }

    private static String estate(String text) {
        return ABOVE.matcher(text).replaceFirst("");
    }

    private static String number(String text) {
        String upper = upper(text);
        return ZEROS.matcher(western(upper)).replaceFirst("");
    }

    private static String upper(String text) {
        return text == null ? "" : text.toUpperCase(Locale.ROOT);
    }

    /** Numerals up to 99 in digits; any other text as it is. */
    private static String western(String text) {
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = NUMERALS.indexOf(text.charAt(i)) + 1;
            if (text.charAt(i) == TEN) {
                value = Math.max(1, value) * 10;
            } else if (digit == 0) {
                return text;
            } else {
                value += digit;
            }
        }
        return text.isEmpty() ? text : String.valueOf(value);
    }
}
