package linli.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import linli.base.text.Texts;
import linli.base.value.Clean;
import linli.base.value.Words;

/**
 * 规则: one number, choice or list that a centre sets for itself; all of them stand in rules.tsv.
 *
 * @param name of the setting; what stands behind a # is an entry "key=value" among the setting's lines
 * @param part the heading it stands under
 * @param label what people call it
 * @param note what it does, in a sentence
 * @param shipped the value without a setting; of a LINES rule what stands for it in words
 * @param unit behind a number, or ""
 * @param words for a CHOICE: what each value is called
 */
record CentreRule(String name, String part, String label, String note, Kind kind, int from, int to, String shipped, String unit, Map<String, String> words) {
    /**
     * How the value is written. RISING: whole numbers by commas, each more than the one before. DAYS: lines "day day name".
     * PAGE: it has its own page, with dates from which it counts.
     */
    enum Kind { NUMBER, CHOICE, RISING, LINES, DAYS, PAGE }

    private static final String DAYS_LINE = "\\d{4}-\\d{2}-\\d{2}\\s+\\d{4}-\\d{2}-\\d{2}\\s+\\S.*";
    private static final List<CentreRule> ALL = Words.rows(CentreRule.class, "rules.tsv").stream().map(row -> new CentreRule(row.get("name"), row.get("part"),
            row.get("label"), row.get("note"), Kind.valueOf(row.get("kind")), number(row.get("from")), number(row.get("to")), row.get("shipped"),
            row.get("unit"), words(row.get("words")))).toList();

    private static int number(String text) {
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static Map<String, String> words(String text) {
        return text.isEmpty() ? Map.of() : Arrays.stream(text.split("\\|")).map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> one, java.util.LinkedHashMap::new));
    }

    /** @return every rule, in the order of the page. */
    static List<CentreRule> all() {
        return ALL;
    }

    /** @return the setting that holds it. */
    String setting() {
        return entry().isEmpty() ? name : name.substring(0, name.indexOf('#'));
    }

    private String entry() {
        return name.contains("#") ? name.substring(name.indexOf('#') + 1) : "";
    }

    /** @return its value in the setting's content, or null where the shipped one counts. */
    String in(String content) {
        if (content == null || entry().isEmpty()) {
            return content;
        }
        return content.lines().filter(line -> line.startsWith(entry() + "=")).map(line -> line.substring(entry().length() + 1)).findFirst().orElse(null);
    }

    /** @return the setting's content with this value; null for a setting that is to go. @param value null for the shipped one */
    String into(String content, String value) {
        if (entry().isEmpty()) {
            return value;
        }
        List<String> lines = new ArrayList<>(content == null ? List.of() : content.lines().filter(line -> !line.startsWith(entry() + "=")).toList());
        if (value != null) {
            lines.add(entry() + "=" + value);
        }
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    /** @return the value as it is stored, null when it is none. */
    String read(String typed) {
        String text = typed == null ? "" : typed.strip();
        return switch (kind) {
            case NUMBER -> text.matches("\\d{1,6}") && Integer.parseInt(text) >= from && Integer.parseInt(text) <= to ? String.valueOf(Integer.parseInt(text)) : null;
            case CHOICE -> words.containsKey(text) ? text : null;
            case RISING -> rising(Clean.compact(text).replace('\u3001', ','));
            case LINES -> text.isEmpty() ? null : text.lines().map(String::strip).filter(line -> !line.isEmpty()).distinct().collect(Collectors.joining("\n"));
            case DAYS -> !text.isEmpty() && text.lines().allMatch(line -> days(line.strip())) ? text.lines().map(line -> line.strip().replaceAll("\\s+", " "))
                    .collect(Collectors.joining("\n")) : null;
            case PAGE -> null;
        };
    }

    private static boolean days(String line) {
        if (!line.matches(DAYS_LINE)) {
            return false;
        }
        try {
            String[] parts = line.split("\\s+");
            return !java.time.LocalDate.parse(parts[1]).isBefore(java.time.LocalDate.parse(parts[0]));
        } catch (java.time.DateTimeException noDay) {
            return false;
        }
    }

    private String rising(String text) {
        if (!text.matches("\\d{1,5}(,\\d{1,5}){0,9}")) {
            return null;
        }
        List<Integer> numbers = Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
        boolean rises = numbers.equals(numbers.stream().sorted().distinct().toList()) && numbers.getFirst() >= from && numbers.getLast() <= to;
        return rises ? numbers.stream().map(String::valueOf).collect(Collectors.joining(",")) : null;
    }

    /** @return what may be written, for people. */
    String expected() {
        return switch (kind) {
            case NUMBER -> Texts.text("rules.expected.number", from, to, unit);
            case CHOICE -> String.join(Texts.text("rules.or"), words.values());
            case RISING -> Texts.text("rules.expected.rising", from, to, unit);
            case LINES -> Texts.text("rules.expected.lines");
            case DAYS -> Texts.text("rules.expected.days");
            case PAGE -> "";
        };
    }

    /** @return a stored value in words. */
    String shown(String value) {
        return switch (kind) {
            case NUMBER -> unit.isEmpty() ? value : value + " " + unit;
            case CHOICE -> words.getOrDefault(value, value);
            case RISING -> value.replace(",", Texts.text("rules.comma")) + " " + unit;
            case LINES, DAYS -> value.contains("\n") ? Texts.text("rules.lines", value.lines().findFirst().orElse(""), value.lines().count()) : value;
            case PAGE -> value;
        };
    }
}
