package linli.menus;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.value.Clean;
import linli.base.value.Sitting;

/**
 * 菜单: what is served in one week, and who approved it.
 *
 * @param monday its first day
 * @param lines by day, sitting and place on the menu
 * @param approval null until somebody of the trade has approved it; a later change takes it back
 */
public record Menu(LocalDate monday, List<Served> lines, Approval approval) {
    /**
     * 菜品.
     *
     * @param tags 低盐, 软烂, 低糖, 清淡 …
     * @param allergens what in it some people must not eat
     */
    public record Dish(long id, String name, List<String> tags, List<String> allergens, boolean active, long version) {
        public static Dish of(String name, List<String> tags, List<String> allergens) {
            return new Dish(0, name, tags, allergens, true, 0);
        }
    }

    /** One dish of one sitting. */
    public record Served(long line, LocalDate on, Sitting sitting, Dish dish) {}

    /** @param profession 营养师, 社区医生 … */
    public record Approval(String name, String profession, String note, OffsetDateTime at, String staff) {}

    public List<Dish> dishes(LocalDate day, Sitting sitting) {
        return lines.stream().filter(line -> line.on().equals(day) && line.sitting() == sitting).map(Served::dish).toList();
    }

    /** @return how many dishes of the week carry each tag, the most frequent first. */
    public Map<String, Integer> tags() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        lines.forEach(line -> line.dish().tags().forEach(tag -> counts.merge(tag, 1, Integer::sum)));
        Map<String, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).forEach(one -> sorted.put(one.getKey(), one.getValue()));
        return sorted;
    }

    /** @return words typed with commas, spaces or semicolons between, each once. */
    public static List<String> words(String typed) {
        List<String> words = new ArrayList<>();
        for (String part : Clean.split(typed == null ? "" : typed.replace(' ', ';'))) {
            String word = Clean.compact(part);
            if (!word.isEmpty() && !words.contains(word)) {
                words.add(word);
            }
        }
        return List.copyOf(words);
    }

    static String joined(List<String> words) {
        return String.join(";", words);
    }

    static List<String> parted(String stored) {
        return stored.isEmpty() ? List.of() : List.of(stored.split(";"));
    }
}
