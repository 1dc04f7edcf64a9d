package linli.themes;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import linli.themes.Theme.Hit;

/**
 * Finds every theme's words in a text in one pass (Aho and Corasick 1975), however many words there are. The same text
 * gives the same hits, whatever was asked before.
 */
final class ThemeMatcher {
    /** Most characters between the two parts of a word of two parts. */
    static final int MOST_BETWEEN = 8;

    private static final int WHOLE = 0;
    private static final int HEAD = 1;
    private static final int TAIL = 2;
    private static final int EXCEPT = 3;
    private static final int RULE = 4;

    /** What the end of a path in the trie means; for two parts {@code pair} tells which head goes with which tail. */
    private record Mark(int what, String theme, String word, int pair, ThemeRule rule, int length) {}

    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>(4);
        private final List<Mark> marks = new ArrayList<>(1);
        private Node fail;
        /** The next node along the fails that has marks of its own; null when there is none. */
        private Node report;
    }

    private record Span(int from, int to) {
        boolean holds(Hit hit) {
            return from <= hit.from() && hit.to() <= to;
        }
    }

    private final Node root = new Node();
    private final List<ThemeRule> aimed = new ArrayList<>();
    private int pairs;

    /** @param rules the rules in force, oldest first */
    ThemeMatcher(Collection<Theme> themes, Collection<ThemeRule> rules) {
        for (Theme theme : themes) {
            theme.words().forEach(word -> word(theme.code(), word));
            theme.except().forEach(phrase -> put(phrase, new Mark(EXCEPT, theme.code(), phrase, 0, null, fold(phrase).length())));
        }
        for (ThemeRule rule : rules) {
            if (!rule.phrase().isEmpty()) {
                put(rule.phrase(), new Mark(RULE, rule.theme(), rule.phrase(), 0, rule, fold(rule.phrase()).length()));
            }
            if (rule.needId() != null) {
                aimed.add(rule);
            }
        }
        link();
    }

    private void word(String theme, String word) {
        int cut = word.indexOf(Theme.GAP_SIGN);
        if (cut < 0) {
            put(word, new Mark(WHOLE, theme, word, 0, null, fold(word).length()));
        } else {
            String head = word.substring(0, cut);
            String tail = word.substring(cut + 1);
            put(head, new Mark(HEAD, theme, word, pairs, null, fold(head).length()));
            put(tail, new Mark(TAIL, theme, word, pairs, null, fold(tail).length()));
            pairs++;
        }
    }

    private void put(String word, Mark mark) {
        Node node = root;
        for (char c : fold(word).toCharArray()) {
            node = node.next.computeIfAbsent(c, any -> new Node());
        }
        if (node != root) {
            node.marks.add(mark);
        }
    }

    private void link() {
        ArrayDeque<Node> open = new ArrayDeque<>();
        root.fail = root;
        for (Node first : root.next.values()) {
            first.fail = root;
            open.add(first);
        }
        while (!open.isEmpty()) {
            Node node = open.remove();
            node.report = node.fail.marks.isEmpty() ? node.fail.report : node.fail;
            node.next.forEach((c, child) -> {
                Node fail = node.fail;
                while (fail != root && !fail.next.containsKey(c)) {
                    fail = fail.fail;
                }
                child.fail = fail.next.getOrDefault(c, root);
                open.add(child);
            });
        }
    }

    /** @return the word as it is compared: no spaces, half-width, lower case. */
    static String fold(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = fold(word.charAt(i));
            if (c != ' ') {
                folded.append(c);
            }
        }
        return folded.toString();
    }

    /** One character for one, so that places in the text stay. */
    private static char fold(char c) {
        if (c >= 0x4E00 && c <= 0x9FFF) {
            return c;
        }
        if (c == 0x3000 || c == 0xA0 || Character.isWhitespace(c)) {
            return ' ';
        }
        char half = c >= 0xFF01 && c <= 0xFF5E ? (char) (c - 0xFEE0) : c;
        return Character.toLowerCase(half);
    }

    /** @return whether a clause ends here, so that the parts of a word do not reach across. */
    private static boolean ends(char c) {
        return c == 0x3002 || c == ',' || c == '!' || c == '?' || c == ';' || c == 0x3001;
    }

    /** @return the hits of a text that is no stored need, with the rules that hold for a text said now. */
    List<Hit> hits(String text) {
        return hits(text, null, null);
    }

    /**
     * @param need the need's id, for the corrections of this one text; or null
     * @param received day of receipt, for rules with a start; null = now
     * @return the hits in the text's order; of one theme no hit lies inside another
     */
    List<Hit> hits(String text, Long need, LocalDate received) {
        Map<String, List<Hit>> found = new TreeMap<>();
        Map<String, List<Span>> except = new LinkedHashMap<>();
        List<Map.Entry<ThemeRule, Span>> taught = new ArrayList<>();
        scan(text, need, received, found, except, taught);
        except.forEach((theme, spans) -> found.computeIfPresent(theme, (same, hits) -> {
            hits.removeIf(hit -> spans.stream().anyMatch(span -> span.holds(hit)));
            return hits;
        }));
        taught.sort(Comparator.comparingLong((Map.Entry<ThemeRule, Span> one) -> one.getKey().id()).thenComparingInt(one -> one.getValue().from()));
        taught.forEach(one -> apply(one.getKey(), one.getValue(), found));
        for (ThemeRule rule : aimed) {
            if (rule.aimsAt(need)) {
                aim(rule, found);
            }
        }
        List<Hit> hits = new ArrayList<>();
        found.values().forEach(same -> hits.addAll(outermost(same)));
        hits.sort(Comparator.comparingInt(Hit::from).thenComparing(Hit::to, Comparator.reverseOrder()).thenComparing(Hit::theme));
        return hits;
    }

    private void scan(String text, Long need, LocalDate received, Map<String, List<Hit>> found, Map<String, List<Span>> except,
                      List<Map.Entry<ThemeRule, Span>> taught) {
        int[] at = new int[text.length()];
        // End (in kept characters) and start (in the text) of the last head of each pair, and the clause it stood in.
        int[] headEnd = null;
        int[] headFrom = null;
        int[] headClause = null;
        int clause = 0;
        int kept = 0;
        Node node = root;
        for (int i = 0; i < text.length(); i++) {
            char c = fold(text.charAt(i));
            if (c == ' ') {
                continue;
            }
            at[kept++] = i;
            if (ends(c)) {
                clause++;
            }
            Node next = node.next.get(c);
            while (next == null && node != root) {
                node = node.fail;
                next = node.next.get(c);
            }
            node = next == null ? root : next;
            for (Node told = node.marks.isEmpty() ? node.report : node; told != null; told = told.report) {
                for (Mark mark : told.marks) {
                    int from = at[kept - mark.length()];
                    switch (mark.what()) {
                        case WHOLE -> add(found, new Hit(mark.theme(), from, i + 1, mark.word(), 0));
                        case HEAD -> {
                            if (headEnd == null) {
                                headEnd = new int[pairs];
                                headFrom = new int[pairs];
                                headClause = new int[pairs];
                                Arrays.fill(headEnd, Integer.MIN_VALUE / 2);
                            }
                            headEnd[mark.pair()] = kept;
                            headFrom[mark.pair()] = from;
                            headClause[mark.pair()] = clause;
                        }
                        case TAIL -> {
                            if (headEnd != null && headClause[mark.pair()] == clause) {
                                int between = kept - mark.length() - headEnd[mark.pair()];
                                if (between >= 0 && between <= MOST_BETWEEN) {
                                    add(found, new Hit(mark.theme(), headFrom[mark.pair()], i + 1, mark.word(), 0));
                                }
                            }
                        }
                        case EXCEPT -> except.computeIfAbsent(mark.theme(), any -> new ArrayList<>()).add(new Span(from, i + 1));
                        default -> {
                            if (mark.rule().appliesTo(need, received)) {
                                taught.add(Map.entry(mark.rule(), new Span(from, i + 1)));
                            }
                        }
                    }
                }
            }
        }
    }

    private static void add(Map<String, List<Hit>> found, Hit hit) {
        found.computeIfAbsent(hit.theme(), any -> new ArrayList<>()).add(hit);
    }

    /** A phrase around a word unmakes that word only; a phrase elsewhere in the text unmakes the theme. */
    private static void apply(ThemeRule rule, Span span, Map<String, List<Hit>> found) {
        List<Hit> same = found.computeIfAbsent(rule.theme(), any -> new ArrayList<>());
        if (rule.belongs()) {
            same.add(new Hit(rule.theme(), span.from(), span.to(), rule.phrase(), rule.id()));
        } else if (!same.removeIf(span::holds)) {
            same.clear();
        }
    }

    private static void aim(ThemeRule rule, Map<String, List<Hit>> found) {
        List<Hit> same = found.computeIfAbsent(rule.theme(), any -> new ArrayList<>());
        if (!rule.belongs()) {
            same.clear();
        } else if (same.isEmpty()) {
            same.add(new Hit(rule.theme(), 0, 0, "", rule.id()));
        }
    }

    private static List<Hit> outermost(List<Hit> same) {
        if (same.size() < 2) {
            return same;
        }
        List<Hit> kept = new ArrayList<>();
        same.stream().sorted(Comparator.comparingInt(Hit::from).thenComparing(Hit::to, Comparator.reverseOrder()).thenComparing(Hit::word))
                .forEach(hit -> {
                    if (kept.stream().noneMatch(other -> new Span(other.from(), other.to()).holds(hit) && (hit.to() > hit.from() || other.to() > other.from()))) {
                        kept.add(hit);
                    }
                });
        return kept;
    }
}
