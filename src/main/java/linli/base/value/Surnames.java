package linli.base.value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Surnames of two characters, and surnames read otherwise than the character alone (查 zha). */
public final class Surnames {
    private static final Map<String, List<List<String>>> READINGS = load();

    private Surnames() {}

    /** @return how many characters (code points) of the name are the surname: 2 for 欧阳 and the like, else 1. */
    public static int length(String name) {
        int count = name.codePointCount(0, name.length());
        return count >= 2 && READINGS.containsKey(first(name, 2)) ? 2 : Math.min(1, count);
    }

    /** @return for each character of the name's surname its readings, likelier first; empty when not in the table. */
    public static List<List<String>> readings(String name) {
        int length = length(name);
        return length == 0 ? List.of() : READINGS.getOrDefault(first(name, length), List.of());
    }

    private static String first(String name, int count) {
        return name.substring(0, name.offsetByCodePoints(0, count));
    }

    private static Map<String, List<List<String>>> load() {
        Map<String, List<List<String>>> surnames = new HashMap<>();
        for (Map<String, String> row : Words.rows(Surnames.class, "surnames.tsv")) {
            surnames.put(row.get("surname"), List.of(row.get("readings").split(" ")).stream()
                .map(readings -> List.of(readings.split("\\|"))).toList());
        }
        return surnames;
    }
}
