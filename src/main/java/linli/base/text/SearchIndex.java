package linli.base.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** Finds rows of one kind while the clerk types: their search keys in memory, kept up to date by what was touched since. */
public final class SearchIndex {
    /** Puts what has ended behind all that goes on. */
    private static final int GONE = 2000;

    /**
     * One row as the index knows it.
     *
     * @param key as {@link SearchKey#build} makes it
     * @param here false for what has ended: found, but last
     * @param touched number of the commit that wrote it last
     */
    public record Entry(long id, String name, String key, boolean here, long touched) {}

    private record Hit(Entry entry, int score) {}

    private final LongFunction<? extends Collection<Entry>> since;
    private final Map<Long, Entry> entries = new HashMap<>();
    private long touched;

    /** @param since reads every row touched by a later commit than the given one */
    public SearchIndex(LongFunction<? extends Collection<Entry>> since) {
        this.since = since;
    }

    /**
     * @param words what was typed; several words all have to fit
     * @return at most that many ids, best first
     */
    public List<Long> search(String words, int most) {
        SearchMatcher typed = SearchKey.matcher(words);
        if (typed.isEmpty()) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>();
        for (Entry entry : fresh()) {
            int score = typed.score(entry.key);
            if (score > 0) {
                hits.add(new Hit(entry, entry.here ? score : score - GONE));
            }
        }
        hits.sort((a, b) -> a.score != b.score ? Integer.compare(b.score, a.score)
                : a.entry.name.length() != b.entry.name.length() ? Integer.compare(a.entry.name.length(), b.entry.name.length())
                : Long.compare(a.entry.id, b.entry.id));
        return hits.stream().limit(most).map(hit -> hit.entry.id).toList();
    }

    private synchronized List<Entry> fresh() {
        for (Entry entry : since.apply(touched)) {
            entries.put(entry.id, entry);
            touched = Math.max(touched, entry.touched);
        }
        return List.copyOf(entries.values());
    }
}
