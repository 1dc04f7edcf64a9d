package linli.meals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.base.text.Texts;
import linli.base.value.Words;

/**
 * 饮食需要: what somebody must not eat (allergies), will not eat (忌口), and should eat (tags). Health data: kept only with
 * consent.
 *
 * @param consentBy who agreed: the person, or a relative for them
 * @param withdrawnOn since when the consent is taken back; nothing is known then
 */
public record Diet(List<String> allergies, List<String> avoids, List<String> wants, String note, LocalDate consentOn, String consentBy, LocalDate withdrawnOn) {
    public static final Diet NONE = new Diet(List.of(), List.of(), List.of(), null, null, null, null);
    private static final Map<String, Set<String>> MEANS = means();

    /** A dish as the diner meets it. */
    public record Course(long id, String name, List<String> tags, List<String> allergens) {}

    /** How grave a clash is. */
    public enum ClashKind {
        /** The dish holds what the person is allergic to. */
        ALLERGEN,
        /** The dish is or holds what the person will not eat. */
        AVOID,
        /** No dish of the sitting has what the person should eat. */
        TAG
    }

    /** A dish that does not suit: which, and the word it is about. {@code dish} is 0 and {@code name} "" for a missing tag. */
    public record Clash(ClashKind kind, long dish, String name, String word) {
        /** @return what an agreement to it is stored as. */
        String key() {
            return dish + ":" + word;
        }

        public String text() {
            return switch (kind) {
                case ALLERGEN -> Texts.text("meals.clash.allergen", name, word);
                case AVOID -> Texts.text("meals.clash.avoid", name, word);
                case TAG -> Texts.text("meals.clash.tag", word);
            };
        }
    }

    public boolean known() {
        return !allergies.isEmpty() || !avoids.isEmpty() || !wants.isEmpty();
    }

    /** @return what of these dishes does not suit, the gravest first. */
    public List<Clash> clashes(List<Course> courses) {
        List<Clash> found = new ArrayList<>();
        for (Course course : courses) {
            allergies.stream().filter(word -> holds(course, word)).forEach(word -> found.add(new Clash(ClashKind.ALLERGEN, course.id(), course.name(), word)));
        }
        for (Course course : courses) {
            avoids.stream().filter(word -> !allergies.contains(word) && holds(course, word))
                    .forEach(word -> found.add(new Clash(ClashKind.AVOID, course.id(), course.name(), word)));
        }
        if (!courses.isEmpty()) {
            wants.stream().filter(tag -> courses.stream().noneMatch(course -> course.tags().contains(tag))).forEach(tag -> found.add(new Clash(ClashKind.TAG, 0, "", tag)));
        }
        return found;
    }

    /** By the dish's allergens and its name; 海鲜 means 虾 and 鱼 as well. */
    private static boolean holds(Course course, String word) {
        Set<String> words = new HashSet<>(MEANS.getOrDefault(word, Set.of()));
        words.add(word);
        for (String one : words) {
            if (course.name().contains(one) || course.tags().contains(one)
                    || course.allergens().stream().anyMatch(allergen -> allergen.contains(one) || one.contains(allergen) || MEANS.getOrDefault(allergen, Set.of()).contains(one))) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Set<String>> means() {
        Map<String, Set<String>> means = new HashMap<>();
        Words.rows(Diet.class, "foods.tsv").forEach(row -> means.put(row.get("word"), Set.of(row.get("means").split("\\|"))));
        return means;
    }
}
