package linli.themes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import linli.themes.Theme.Hit;

/** Phrases of a corrected text that a rule could look for: short enough to come again, long enough to say something. */
final class RulePhrases {
    private static final int MOST = 8;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 12;

    private RulePhrases() {}

    /**
     * @param belongs true: words the list does not know yet; false: what stands around the words that misled
     */
    static List<String> of(String body, List<Hit> hits, String theme, boolean belongs) {
        Set<String> phrases = new LinkedHashSet<>();
        List<String> words = PhraseFinder.cut(body);
        if (belongs) {
            PhraseFinder.phrases(body, hits).forEach(phrases::add);
        } else {
            hits.stream().filter(hit -> hit.theme().equals(theme) && hit.to() > hit.from()).forEach(hit -> around(body, words, hit, phrases));
        }
        return phrases.stream().filter(phrase -> phrase.length() >= SHORTEST && phrase.length() <= LONGEST).limit(MOST).toList();
    }

    /** The word with its neighbours: before, after, both; then the neighbours alone. */
    private static void around(String body, List<String> words, Hit hit, Set<String> phrases) {
        int at = 0;
        String before = "";
        String after = "";
        for (String word : words) {
            int from = body.indexOf(word, at);
            int to = from + word.length();
            at = to;
            boolean says = word.codePoints().allMatch(Character::isLetterOrDigit);
            if (to <= hit.from()) {
                before = to == hit.from() && says ? word : "";
            } else if (from >= hit.to() && after.isEmpty()) {
                after = from == hit.to() && says ? word : " ";
            }
        }
        String shown = body.substring(hit.from(), hit.to());
        phrases.add(before + shown);
        phrases.add(shown + after.strip());
        phrases.add(before + shown + after.strip());
        phrases.remove(shown);
        phrases.add(shown);
    }
}
