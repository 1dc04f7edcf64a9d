package linli.base.text;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import linli.base.value.Clean;
import linli.base.value.Surnames;
import linli.base.value.Words;

/**
 * The readings of names, without tones, ü written v. Surnames follow their own table and ICU's Han-Latin/Names; every
 * other character has all its readings, because nobody knows which one a family uses.
 */
public final class Pinyin {
    /** More combinations than this do not help anyone find a person. */
    private static final int MOST_COMBINATIONS = 16;
    private static final int LONGEST_SORT_KEY = 200;
    private static final Map<Integer, List<String>> TABLE = table();
    private static final Map<Integer, List<String>> PLAIN = new ConcurrentHashMap<>();
    private static final Map<Integer, List<String>> FIRST = new ConcurrentHashMap<>();

    /** Loaded with the first character that asks: ICU's rules take a while. */
    private static final class Icu {
        static final Transliterator PLAIN = Transliterator.getInstance("Han-Latin");
        static final Transliterator NAMES = Transliterator.getInstance("Han-Latin/Names");
    }

    private Pinyin() {}

    /**
     * @return for sorting people: the likeliest reading of every character with spaces between (zha jian guo), the
     *     surname read as a surname; a character without a known reading stands for itself and sorts last
     */
    public static String sortKey(String name) {
        StringBuilder key = new StringBuilder();
        for (Syllable syllable : syllables(name)) {
            String reading = syllable.readings.isEmpty() ? syllable.text : syllable.readings.getFirst();
            if (key.length() + 1 + reading.length() > LONGEST_SORT_KEY) {
                break;
            }
            key.append(key.isEmpty() ? "" : " ").append(reading);
        }
        return key.toString();
    }

    /** @return the whole name in every plausible reading, likelier first, at most 16: zhajianguo, chajianguo. */
    public static List<String> full(String name) {
        return combined(name, false);
    }

    /** @return the first letters in every plausible reading, likelier first, at most 16: zjg, cjg. */
    public static List<String> initials(String name) {
        return combined(name, true);
    }

    /**
     * One part of a name that is read as a whole: a Chinese character, or a run of other letters and digits.
     *
     * @param text as written, in lower case
     * @param readings likelier first; empty when unknown
     */
    record Syllable(String text, List<String> readings) {}

    /** @return the name's parts in order; middle dots, spaces and marks only separate. */
    static List<Syllable> syllables(String name) {
        String clean = Clean.name(name).toLowerCase(Locale.ROOT);
        List<Syllable> syllables = new ArrayList<>();
        List<List<String>> surname = Surnames.readings(clean);
        StringBuilder run = new StringBuilder();
        for (int i = 0; i < clean.length(); i += Character.charCount(clean.codePointAt(i))) {
            int point = clean.codePointAt(i);
            if (Character.isIdeographic(point)) {
                flush(run, syllables);
                int position = syllables.size();
                String text = Character.toString(point);
                if (position >= 2 || position >= 1 && surname.size() < 2) {
                    syllables.add(new Syllable(text, readings(point)));
                } else {
                    syllables.add(new Syllable(text, surnameReadings(point, position, surname)));
                }
            } else if (Character.isLetterOrDigit(point)) {
                run.appendCodePoint(point);
            } else {
                flush(run, syllables);
            }
        }
        flush(run, syllables);
        return syllables;
    }

    private static List<String> surnameReadings(int point, int position, List<List<String>> surname) {
        if (surname.size() < 2 && position == 0) {
            List<String> known = FIRST.get(point);
            if (known == null) {
                Collection<String> first = surname.isEmpty() ? icu(Icu.NAMES, point) : surname.getFirst();
                known = union(first, readings(point));
                FIRST.put(point, known);
            }
            return known;
        }
        // A surname of two characters may also be one character and a given name: 单于 is rare, 单 is not.
        Collection<String> alone = position == 0 ? Surnames.readings(Character.toString(point)) .stream()
            .flatMap(List::stream).toList() : List.of();
        return union(union(surname.get(position), alone), readings(point));
    }

    /** @return every reading of a character inside a name, the usual one first; empty when unknown. */
    private static List<String> readings(int point) {
        List<String> known = PLAIN.get(point);
        if (known == null) {
            known = union(TABLE.getOrDefault(point, List.of()), icu(Icu.PLAIN, point));
            PLAIN.put(point, known);
        }
        return known;
    }

    private static Collection<String> icu(Transliterator transliterator, int point) {
        String character = Character.toString(point);
        String latin;
        synchronized (transliterator) {
            latin = transliterator.transliterate(character);
        }
        String plain = plain(latin);
        boolean read = !plain.isEmpty() && plain.chars().allMatch(c -> c >= 'a' && c <= 'z');
        return read ? List.of(plain) : List.of();
    }

    /** @return Latin letters in lower case without tones and accents; ü becomes v. */
    static String plain(String latin) {
        String marks = Normalizer.normalize(latin.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder(marks.length());
        for (int i = 0; i < marks.length(); i++) {
            char c = marks.charAt(i);
            if (c == '\u0308' && !plain.isEmpty() && plain.charAt(plain.length() - 1) == 'u') {
                plain.setCharAt(plain.length() - 1, 'v');
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static void flush(StringBuilder run, List<Syllable> syllables) {
        if (!run.isEmpty()) {
            String plain = plain(run.toString());
            syllables.add(new Syllable(run.toString(), List.of(plain)));
            run.setLength(0);
        }
    }

    private static List<String> combined(String name, boolean initials) {
        Set<String> combined = new LinkedHashSet<>(Set.of(""));
        for (Syllable syllable : syllables(name)) {
            if (syllable.readings.isEmpty()) {
                continue;
            }
            Set<String> longer = new LinkedHashSet<>();
            for (String reading : syllable.readings) {
                for (String start : combined) {
                    if (longer.size() < MOST_COMBINATIONS) {
                        longer.add(start + (initials ? reading.substring(0, 1) : reading));
                    }
                }
            }
            combined = longer;
        }
        return List.copyOf(combined);
    }

    private static List<String> union(Collection<String> first, Collection<String> second) {
        Set<String> union = new LinkedHashSet<>(first);
        union.addAll(second);
        return List.copyOf(union);
    }

    private static Map<Integer, List<String>> table() {
        Map<Integer, List<String>> table = new HashMap<>();
        for (Map<String, String> row : Words.rows(Pinyin.class, "readings.tsv")) {
            table.put(row.get("character").codePointAt(0), List.of(row.get("readings").split("\\|")));
        }
        return table;
    }
}
