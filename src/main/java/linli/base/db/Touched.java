package linli.base.db;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which residents the latest commits have changed, in memory: what is known of people outside the store is brought up to
 * date by it, without an index that every import would have to fill.
 */
public final class Touched {
    private static final int MOST = 20_000;
    private static final int LARGE = 2000;

    private final TreeMap<Long, Set<Long>> commits = new TreeMap<>();
    /** Only of commits after this one everything is known. */
    private long from;
    private int kept;

    /** @param from the last commit there is */
    Touched(long from) {
        this.from = from;
    }

    /**
     * Notes rows made, changed or removed.
     *
     * @param commit number of the running write; should it fail, the next one bears the same number and notes too much
     */
    synchronized void note(long commit, Collection<Long> ids) {
        if (commit <= from) {
            return;
        }
        Set<Long> noted = commits.computeIfAbsent(commit, any -> new HashSet<>());
        int before = noted.size();
        noted.addAll(ids);
        kept += noted.size() - before;
        if (noted.size() > LARGE) {
            forget(commit);
        }
        while (kept > MOST) {
            forget(commits.firstKey());
        }
    }

    private void forget(long commit) {
        from = commit;
        commits.headMap(commit, true).values().forEach(ids -> kept -= ids.size());
        commits.headMap(commit, true).clear();
    }

    /** @return the rows that the commits after the one have changed; empty when they are too many to be told, or too long ago. */
    public synchronized Optional<Set<Long>> since(long commit) {
        if (commit < from) {
            return Optional.empty();
        }
        Set<Long> all = new HashSet<>();
        commits.tailMap(commit, false).values().forEach(all::addAll);
        return Optional.of(all);
    }
}
