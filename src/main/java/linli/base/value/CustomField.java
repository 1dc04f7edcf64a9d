package linli.base.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linli.base.text.Texts;

/**
 * 自定义项: one more thing a centre keeps of every resident, of its own making. It is known by its key for good; its name
 * may change.
 *
 * @param key F1, F2 …
 * @param name what the form and the lists call it
 * @param choices what a CHOICE may be, otherwise empty
 * @param retired no longer asked for; what was said of people stays
 */
public record CustomField(String key, String name, Kind kind, List<String> choices, boolean retired) {
    /** What a value must be. */
    public enum Kind { TEXT, NUMBER, DATE, CHOICE, YES_NO }

    /** Name of the setting that holds all fields, one a line; scope is the whole centre. */
    public static final String SETTING = "residents.fields";
    /** Most characters of a value. */
    public static final int LONGEST = 200;
    /** A yes, as it is stored. */
    public static final String YES = "Y";
    /** A no, as it is stored. */
    public static final String NO = "N";

    /** What the column of a field is called in a mapping. */
    private static final String COLUMN = "field.";

    public CustomField {
        choices = List.copyOf(choices);
    }

    /** @return the fields of the setting, in its order; unreadable lines are left out. */
    public static List<CustomField> all(String setting) {
        List<CustomField> all = new ArrayList<>();
        for (String line : setting == null ? List.<String>of() : setting.lines().toList()) {
            String[] parts = line.split("\t", -1);
            if (parts.length == 5) {
                all.add(new CustomField(parts[0], parts[1], Kind.valueOf(parts[2]),
                        parts[3].isEmpty() ? List.of() : Arrays.asList(parts[3].split("\\|")), parts[4].equals("retired")));
            }
        }
        return List.copyOf(all);
    }

    /** @return the text for the setting. */
    public static String setting(List<CustomField> fields) {
        return String.join("\n", fields.stream().map(one -> String.join("\t", one.key, one.name, one.kind.name(), String.join("|", one.choices),
                one.retired ? "retired" : "")).toList());
    }

    /** @return the key of its column in a list. */
    public String column() {
        return COLUMN + key;
    }

    /**
     * Reads what somebody wrote.
     *
     * @return the value as it is stored; empty when it is not of the field's kind, or too long
     */
    public Optional<String> read(String raw, LocalDate today) {
        String text = Clean.text(raw);
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        return switch (kind) {
            case TEXT -> Optional.of(text);
            case NUMBER -> number(text).map(number -> number.stripTrailingZeros().toPlainString());
            case DATE -> Optional.of(PartialDate.parse(text, today)).filter(check -> check.value() != null && check.value().precision() == PartialDate.Precision.DAY)
                    .map(check -> check.value().date().toString());
            case CHOICE -> choices.stream().filter(choice -> Clean.compact(choice).equals(Clean.compact(text))).findFirst();
            case YES_NO -> text.equals(YES) || text.equals(NO) ? Optional.of(text) : Clean.yesNo(text).map(yes -> yes ? YES : NO);
        };
    }

    private static Optional<BigDecimal> number(String text) {
        String plain = Clean.compact(text).replace(",", "");
        return plain.matches("-?\\d{1,12}(\\.\\d{1,4})?") ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    /**
     * A question about one field of a person, as filters and key groups ask it.
     *
     * @param how = the value, >= and <= for numbers and dates, ? for any value at all
     */
    public record Test(String key, String how, String value) {
        private static final Pattern FORM = Pattern.compile("(F\\d+)(>=|<=|=|\\?)(.*)");

        /** @return the test that {@link #toString} wrote; empty for anything else. */
        public static Optional<Test> parse(String text) {
            Matcher form = FORM.matcher(text);
            return form.matches() ? Optional.of(new Test(form.group(1), form.group(2), form.group(3))) : Optional.empty();
        }

        /** @return the value as a number, or null when it is none. */
        public BigDecimal amount() {
            return CustomField.amount(value);
        }

        /** @return whether a person of whom these values are known meets it; an unknown value never does. */
        public boolean of(Map<String, String> values) {
            String said = values.get(key);
            if (said == null || how.equals("?")) {
                return said != null;
            }
            BigDecimal number = CustomField.amount(said);
            int compared = number != null && amount() != null ? number.compareTo(amount()) : said.compareTo(value);
            return how.equals(">=") ? compared >= 0 : how.equals("<=") ? compared <= 0 : compared == 0;
        }

        @Override
        public String toString() {
            return key + how + value;
        }
    }

    /** @return whether it has a few values to choose from: a choice, or yes and no. */
    public boolean isChoice() {
        return kind == Kind.CHOICE || kind == Kind.YES_NO;
    }

    /** @return whether values stand in an order, so that more and less can be asked for. */
    public boolean isOrdered() {
        return kind == Kind.NUMBER || kind == Kind.DATE;
    }

    /** @return a stored value in words; "" for none. */
    public String words(String stored) {
        return kind != Kind.YES_NO || stored.isEmpty() ? stored : Texts.text(stored.equals(YES) ? "ui.yes" : "ui.no");
    }

    /** @return the stored value as a number, or null when it is none. */
    public static BigDecimal amount(String stored) {
        return number(stored).orElse(null);
    }
}
