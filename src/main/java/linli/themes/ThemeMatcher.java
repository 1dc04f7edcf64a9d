package linli.themes;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private record Mark(int what, String theme, String word, int pair, Theme.Rule rule, int length) {}

    private static final class Node {
        /** Characters that lead on, rising, and where to. */
        private char[] keys = {};
        private Node[] next = {};
        private final List<Mark> marks = new ArrayList<>(1);
        private Node fail;
        /** The next node along the fails that has marks of its own; null when there is none. */
        private Node report;

        private Node next(char c) {
            int at = keys.length < 5 ? linear(c) : Arrays.binarySearch(keys, c);
            return at < 0 ? null : next[at];
        }

        private int linear(char c) {
            for (int i = 0; i < keys.length; i++) {
                if (keys[i] == c) {
                    return i;
                }
            }
            return -1;
        }

        private Node grow(char c) {
            int at = Arrays.binarySearch(keys, c);
            if (at >= 0) {
                return next[at];
            }
            int place = -at - 1;
            char[] moreKeys = Arrays.copyOf(keys, keys.length + 1);
            Node[] moreNext = Arrays.copyOf(next, next.length + 1);
            System.arraycopy(keys, place, moreKeys, place + 1, keys.length - place);
            System.arraycopy(next, place, moreNext, place + 1, next.length - place);
            moreKeys[place] = c;
            moreNext[place] = new Node();
            keys = moreKeys;
            next = moreNext;
            return next[place];
        }
    }

    private final Node root = new Node();
    /** The root's own steps, by character: most characters of a text ask there. */
    private Node[] first;
    private final List<Theme.Rule> aimed = new ArrayList<>();
    private int pairs;

    /** @param rules the rules in force, oldest first */
    ThemeMatcher(Collection<Theme> themes, Collection<Theme.Rule> rules) {
        for (Theme theme : themes) {
            theme.words().forEach(word -> word(theme.code(), word));
            theme.except().forEach(phrase -> put(phrase, new Mark(EXCEPT, theme.code(), phrase, 0, null, fold(phrase).length())));
        }
        for (Theme.Rule rule : rules) {
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
            node = node.grow(c);
        }
        if (node != root) {
            node.marks.add(mark);
        }
    }

    private void link() {
        ArrayDeque<Node> open = new ArrayDeque<>();
        root.fail = root;
        first = new Node[Character.MAX_VALUE + 1];
        for (int i = 0; i < root.keys.length; i++) {
            first[root.keys[i]] = root.next[i];
            root.next[i].fail = root;
            open.add(root.next[i]);
        }
        while (!open.isEmpty()) {
            Node node = open.remove();
            node.report = node.fail.marks.isEmpty() ? node.fail.report : node.fail;
            for (int i = 0; i < node.keys.length; i++) {
                node.next[i].fail = step(node.fail, node.keys[i]);
                open.add(node.next[i]);
            }
        }
    }

    /** @return where the character leads from here, by the fails where it must. */
    private Node step(Node from, char c) {
        for (Node node = from; node != root; node = node.fail) {
            Node next = node.next(c);
            if (next != null) {
                return next;
            }
        }
        Node next = first[c];
        return next == null ? root : next;
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
        Scan scan = new Scan(text, need, received);
        scan.run();
        List<Hit> found = scan.found;
        for (Hit span : scan.except) {
            found.removeIf(hit -> hit.theme().equals(span.theme()) && holds(span, hit));
        }
        if (!scan.taught.isEmpty()) {
            scan.taught.sort(Comparator.comparingLong((Taught one) -> one.rule().id()).thenComparingInt(one -> one.from()));
            scan.taught.forEach(one -> apply(one, found));
        }
        for (Theme.Rule rule : aimed) {
            if (rule.aimsAt(need)) {
                aim(rule, found);
            }
        }
        if (found.size() < 2) {
            return found;
        }
        found.sort(ORDER);
        List<Hit> kept = new ArrayList<>(found.size());
        for (Hit hit : found) {
            if (!inside(hit, kept)) {
                kept.add(hit);
            }
        }
        return kept;
    }

    private static final Comparator<Hit> ORDER = (one, other) -> {
        int order = Integer.compare(one.from(), other.from());
        order = order != 0 ? order : Integer.compare(other.to(), one.to());
        order = order != 0 ? order : one.theme().compareTo(other.theme());
        return order != 0 ? order : one.word().compareTo(other.word());
    };

    private static boolean holds(Hit outer, Hit hit) {
        return outer.from() <= hit.from() && hit.to() <= outer.to();
    }

    /** Of one theme a hit inside another says nothing more. */
    private static boolean inside(Hit hit, List<Hit> kept) {
        for (Hit other : kept) {
            if (other.theme().equals(hit.theme()) && holds(other, hit)) {
                return true;
            }
        }
        return false;
    }

    /** A phrase around a word unmakes that word only; a phrase elsewhere in the text unmakes the theme. */
    private static void apply(Taught one, List<Hit> found) {
        Theme.Rule rule = one.rule();
        Hit phrase = new Hit(rule.theme(), one.from(), one.to(), rule.phrase(), rule.id());
        if (rule.belongs()) {
            found.add(phrase);
        } else if (!found.removeIf(hit -> hit.theme().equals(rule.theme()) && holds(phrase, hit))) {
            found.removeIf(hit -> hit.theme().equals(rule.theme()));
        }
    }

    private static void aim(Theme.Rule rule, List<Hit> found) {
        if (!rule.belongs()) {
            found.removeIf(hit -> hit.theme().equals(rule.theme()));
        } else if (found.stream().noneMatch(hit -> hit.theme().equals(rule.theme()))) {
            found.add(new Hit(rule.theme(), 0, 0, "", rule.id()));
        }
    }

    private record Taught(Theme.Rule rule, int from, int to) {}

    /** One pass over one text. */
    private final class Scan {
        private final String text;
        private final Long need;
        private final LocalDate received;
        private final List<Hit> found = new ArrayList<>();
        private final List<Hit> except = new ArrayList<>(0);
        private final List<Taught> taught = new ArrayList<>(0);
        /** Place in the text of each character that counts. */
        private final int[] at;
        /** Of each pair the end (in characters that count), the start (in the text) and the clause of its last head. */
        private Map<Integer, int[]> heads;
        private int kept;
        private int clause;

        Scan(String text, Long need, LocalDate received) {
            this.text = text;
            this.need = need;
            this.received = received;
            this.at = new int[text.length()];
        }

        void run() {
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
                node = step(node, c);
                for (Node told = node.marks.isEmpty() ? node.report : node; told != null; told = told.report) {
                    for (int m = 0; m < told.marks.size(); m++) {
                        mark(told.marks.get(m), i + 1);
                    }
                }
            }
        }

        private void mark(Mark mark, int to) {
            int from = at[kept - mark.length()];
            switch (mark.what()) {
                case WHOLE -> found.add(new Hit(mark.theme(), from, to, mark.word(), 0));
                case HEAD -> {
                    heads = heads == null ? new HashMap<>() : heads;
                    heads.put(mark.pair(), new int[] {kept, from, clause});
                }
                case TAIL -> {
                    int[] head = heads == null ? null : heads.get(mark.pair());
                    int between = head == null ? -1 : kept - mark.length() - head[0];
                    if (head != null && head[2] == clause && between >= 0 && between <= MOST_BETWEEN) {
                        found.add(new Hit(mark.theme(), head[1], to, mark.word(), 0));
                    }
                }
                case EXCEPT -> except.add(new Hit(mark.theme(), from, to, mark.word(), 0));
                default -> {
                    if (mark.rule().appliesTo(need, received)) {
                        taught.add(new Taught(mark.rule(), from, to));
                    }
                }
            }
        }
    }
}
