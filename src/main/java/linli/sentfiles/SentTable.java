package linli.sentfiles;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as it travels in a submission: every figure with what it is made of, so that the receiver needs no definition.
 *
 * @param form its short name
 */
public record SentTable(String form, int no, String title, List<Item> items) {
    private static final String GAP = "\t";
    private static final int PARTS = 7;

    public enum Style { TEXT, COUNT, DECIMAL, MONEY, SHARE, PERCENT, POINTS }

    /**
     * One figure.
     *
     * @param id stable from period to period and the same in every community
     * @param local its row exists in this community alone (a room, a project): never summed with another's
     * @param value null: none
     */
    public record Item(String id, String row, String column, Style style, boolean local, Rule rule, BigDecimal value) {
        List<String> texts() {
            return List.of(id, clean(row), clean(column), style.name(), local ? "1" : "0", rule.written(), value == null ? "" : value.toPlainString());
        }

        static Item of(List<String> texts) {
            String value = texts.get(6);
            return new Item(texts.get(0), texts.get(1), texts.get(2), Style.valueOf(texts.get(3)), texts.get(4).equals("1"), Rule.read(texts.get(5)), value.isEmpty() ? null : new BigDecimal(value));
        }

        public Item with(BigDecimal sum) {
            return new Item(id, row, column, style, local, rule, sum);
        }

        private static String clean(String words) {
            return words.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
        }
    }

    /** How a figure comes about; ids are of figures of the same table. */
    public sealed interface Rule {
        /** Counted: adds up over communities. */
        record Count() implements Rule {}

        /** People counted once: adds up only by their hashes. */
        record Once() implements Rule {}

        record Words() implements Rule {}

        record Sum(List<String> plus, List<String> minus) implements Rule {}

        record Share(List<String> parts, List<String> whole) implements Rule {}

        /** @param points of two shares */
        record Change(String now, String base, boolean points) implements Rule {}

        default String written() {
            return switch (this) {
                case Count ignored -> "+";
                case Once ignored -> "1";
                case Words ignored -> "t";
                case Sum sum -> "=" + String.join("|", sum.plus()) + ";" + String.join("|", sum.minus());
                case Share share -> "/" + String.join("|", share.parts()) + ";" + String.join("|", share.whole());
                case Change change -> "~" + change.now() + ";" + change.base() + ";" + (change.points() ? "p" : "");
            };
        }

        /** @throws IllegalArgumentException when it is no rule */
        static Rule read(String text) {
            String[] sides = text.isEmpty() ? new String[0] : text.substring(1).split(";", -1);
            return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
                case '+' -> new Count();
                case '1' -> new Once();
                case 't' -> new Words();
                case '=' -> new Sum(ids(sides[0]), ids(sides[1]));
                case '/' -> new Share(ids(sides[0]), ids(sides[1]));
                case '~' -> new Change(sides[0], sides[1], sides[2].equals("p"));
                default -> throw new IllegalArgumentException(text);
            };
        }

        private static List<String> ids(String joined) {
            return joined.isEmpty() ? List.of() : List.of(joined.split("\\|"));
        }
    }

    /** @return as the store keeps it. */
    public String written() {
        StringBuilder text = new StringBuilder(items.size() * 90);
        items.forEach(item -> text.append(String.join(GAP, item.texts())).append('\n'));
        return text.toString();
    }

    public static List<Item> items(String written) {
        List<Item> items = new ArrayList<>();
        written.lines().forEach(line -> items.add(Item.of(List.of(line.split(GAP, PARTS)))));
        return items;
    }
}
