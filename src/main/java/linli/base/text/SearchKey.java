package linli.base.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import linli.base.value.Address;
import linli.base.value.Clean;

/**
 * What a search finds a person or thing by, in one lower-case string to be stored and scanned. Fields stand between
 * bars, each after its letter: n name, y readings (syllables with spaces, alternatives with commas), p phone,
 * d document, a door, r record number, w other words. {@link SearchMatcher} reads it.
 */
public final class SearchKey {
    static final char NAME = 'n';
    static final char READINGS = 'y';
    static final char PHONE = 'p';
    static final char DOCUMENT = 'd';
    static final char DOOR = 'a';
    static final char RECORD = 'r';
    static final char WORDS = 'w';
    static final char BAR = '|';
    static final char UNREAD = '?';
    /** The width of the stored column. */
    private static final int LONGEST = 2000;
    private static final Pattern NOT_PLAIN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");

    private final Set<String> fields = new LinkedHashSet<>();

    private SearchKey() {}

    /** @return the key of a name alone. */
    public static String ofName(String name) {
        return of(name).build();
    }

    /** @return a key to add to, beginning with the name; names added first rank higher. */
    public static SearchKey of(String name) {
        return new SearchKey().name(name);
    }

    /** @return the matcher of a query; make it once, then ask it for every key. */
    public static SearchMatcher matcher(String query) {
        return new SearchMatcher(query);
    }

    /** @return whether the query finds the key. */
    public static boolean matches(String key, String query) {
        return matcher(query).score(key) > 0;
    }

    /** Adds a further name, e.g. 曾用名; null and blank add nothing, here and below. */
    public SearchKey name(String name) {
        String plain = plain(name);
        if (!plain.isEmpty() && fields.add(NAME + plain)) {
            StringBuilder readings = new StringBuilder().append(READINGS);
            for (Pinyin.Syllable syllable : Pinyin.syllables(name)) {
                readings.append(readings.length() == 1 ? "" : " ").append(alternatives(syllable.readings()));
            }
            fields.add(readings.toString());
        }
        return this;
    }

    /** Adds a phone: found by its last four digits, more of its end, or whole. */
    public SearchKey phone(String number) {
        return add(PHONE, NOT_DIGITS.matcher(Clean.text(number)).replaceAll(""));
    }

    /** Adds a document number, whole or only its end: found by its last four characters, or as given. */
    public SearchKey document(String number) {
        return add(DOCUMENT, plain(number));
    }

    /** Adds a home: found by its door (12-2-501, 12-501, 501, 12幢) and its estate. */
    public SearchKey address(Address address) {
        if (address == null) {
            return this;
        }
        add(DOOR, Clean.compact(address.door()).toLowerCase(Locale.ROOT).replace(BAR, '-'));
        return words(address.parsed() ? address.estate() : address.raw());
    }

    /** Adds a record number such as 2025-00017: found whole, by its last four characters, or by its last part (17). */
    public SearchKey record(String number) {
        String text = Clean.compact(number);
        return add(RECORD, plain(text)).add(RECORD, plain(text.substring(text.lastIndexOf('-') + 1)));
    }

    /** Adds other words: found by any part of them typed in Chinese. */
    public SearchKey words(String words) {
        return add(WORDS, plain(words));
    }

    /** @return the key, at most 2000 characters: what was added last is left out when there is too much. */
    public String build() {
        StringBuilder key = new StringBuilder();
        for (String field : fields) {
            if (key.length() + 1 + field.length() <= LONGEST) {
                key.append(key.isEmpty() ? "" : String.valueOf(BAR)).append(field);
            }
        }
        return key.toString();
    }

    /** @return lower-case letters and digits of every script, nothing else. */
    static String plain(String text) {
        return NOT_PLAIN.matcher(Clean.text(text)).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private SearchKey add(char field, String value) {
        if (!value.isEmpty()) {
            fields.add(field + value);
        }
        return this;
    }

    /** 吕 is typed lv here, lyu in passports and lu by many. */
    private static String alternatives(List<String> readings) {
        if (readings.isEmpty()) {
            return String.valueOf(UNREAD);
        }
        Set<String> all = new LinkedHashSet<>(readings);
        for (String reading : readings) {
            if (reading.startsWith("lv") || reading.startsWith("nv")) {
                all.add(reading.charAt(0) + "yu" + reading.substring(2));
                all.add(reading.charAt(0) + "u" + reading.substring(2));
            }
        }
        return String.join(",", all);
    }
}
