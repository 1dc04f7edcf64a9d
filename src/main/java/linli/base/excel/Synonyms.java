package linli.base.excel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.base.value.Clean;

/** Which field a header's words mean, for one kind of list. */
final class Synonyms {
    /** A match of at least this score rests on the header's own words, not on a part of them. */
    static final int SURE = 70;
    private static final int EXACT = 100;
    private static final int SYNONYM = 95;
    private static final int LAST_LEVEL = 80;
    private static final int PART = 40;
    private static final int SHORTEST_PART = 2;

    private final Map<String, List<Match>> byWord = new HashMap<>();
    private final List<Column> columns;

    /** @param score how well the words match, up to 100 */
    record Match(Column column, int score) {}

    Synonyms(List<Column> columns) {
        this.columns = columns;
        for (Column column : columns) {
            add(column.label(), column, EXACT);
            for (String synonym : column.synonyms()) {
                add(synonym, column, SYNONYM);
            }
        }
    }

    private void add(String word, Column column, int score) {
        List<Match> matches = byWord.computeIfAbsent(Clean.header(word), any -> new ArrayList<>());
        if (matches.stream().noneMatch(m -> m.column() == column)) {
            matches.add(new Match(column, score));
        }
    }

    List<Column> columns() {
        return columns;
    }

    /** @return keys of the columns the list cannot do without; a set of the caller's own. */
    Set<String> required() {
        Set<String> keys = new HashSet<>();
        columns.stream().filter(c -> c.use() == Column.Use.REQUIRED).forEach(c -> keys.add(c.key()));
        return keys;
    }

    /** @return the fields a header can mean, best first: joined levels, then the last level alone, then a part of it. */
    List<Match> of(List<String> levels) {
        if (levels.isEmpty()) {
            return List.of();
        }
        List<Match> found = new ArrayList<>();
        String last = Clean.header(levels.getLast());
        if (levels.size() == 1) {
            take(found, last, 0);
        } else {
            StringBuilder joined = new StringBuilder();
            levels.forEach(level -> joined.append(Clean.header(level)));
            take(found, joined.toString(), 0);
            take(found, last, EXACT - LAST_LEVEL);
        }
        if (found.isEmpty()) {
            parts(found, last);
        }
        found.sort(Comparator.comparingInt(Match::score).reversed());
        return found;
    }

    private void take(List<Match> found, String word, int less) {
        List<Match> matches = byWord.get(word);
        if (matches == null) {
            // 联系电话1, 2.姓名
            matches = byWord.get(word.replaceAll("^\\d+[.,)\\u3001]|\\d+$", ""));
        }
        if (matches == null) {
            return;
        }
        for (Match match : matches) {
            if (found.stream().noneMatch(f -> f.column() == match.column())) {
                found.add(new Match(match.column(), match.score() - less));
            }
        }
    }

    /** A header that ends with or contains a known word: a guess to be asked about. */
    private void parts(List<Match> found, String header) {
        String longest = "";
        for (String word : byWord.keySet()) {
            if (word.length() >= SHORTEST_PART && word.length() > longest.length() && header.contains(word)) {
                longest = word;
            }
        }
        if (!longest.isEmpty()) {
            for (Match match : byWord.get(longest)) {
                if (match.column().use() == Column.Use.OPTIONAL || match.column().use() == Column.Use.REQUIRED) {
                    found.add(new Match(match.column(), PART + Math.min(20, longest.length() * 2)));
                }
            }
        }
    }
}
