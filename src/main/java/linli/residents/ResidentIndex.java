package linli.residents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import linli.base.text.Pinyin;
import linli.base.text.SearchKey;
import linli.base.text.SearchMatcher;
import linli.base.value.Address;
import linli.residents.Resident.Standing;

/**
 * Finds people while the clerk types: the search keys of all of them in memory, loaded once and then kept up to date
 * by what was touched since. A large change (an import) is read in the background while the old state answers.
 */
final class ResidentIndex {
    /** More changed rows than this are not waited for. */
    private static final int LARGE = 2000;
    /** Puts those who left behind all who are here. */
    private static final int GONE = 2000;

    private final ResidentQuery query;
    private final LongSupplier lastCommit;
    private volatile Snapshot snapshot;
    private CompletableFuture<Void> catchingUp = CompletableFuture.completedFuture(null);

    /** One person as the index knows them. */
    record Entry(long id, String name, String key, Standing standing) {}

    /** @param asOf commit whose rows are all in it */
    private record Snapshot(Entry[] entries, Map<Long, Integer> places, long asOf, int size) {}

    private record Hit(Entry entry, int score) {}

    /** @param lastCommit number of the last commit, on whose rows a reader can rely */
    ResidentIndex(ResidentQuery query, LongSupplier lastCommit) {
        this.lastCommit = lastCommit;
        this.query = query;
    }

    /** Loads the index, so that the first search does not wait. */
    void warm() {
        fresh();
    }

    /**
     * @param words what was typed; several words all have to fit
     * @return at most that many ids, best first; those who left, died or were merged come last
     */
    List<Long> search(String words, int most) {
        SearchMatcher typed = SearchKey.matcher(words);
        if (typed.isEmpty()) {
            return List.of();
        }
        Snapshot now = fresh();
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < now.size; i++) {
            int score = typed.score(now.entries[i].key);
            if (score > 0) {
                hits.add(new Hit(now.entries[i], now.entries[i].standing == Standing.ACTIVE ? score : score - GONE));
            }
        }
        hits.sort((a, b) -> a.score != b.score ? Integer.compare(b.score, a.score)
                : a.entry.name.length() != b.entry.name.length() ? Integer.compare(a.entry.name.length(), b.entry.name.length())
                : Long.compare(a.entry.id, b.entry.id));
        return hits.stream().limit(most).map(hit -> hit.entry.id).toList();
    }

    /** @return ids of those who bear exactly this name. */
    List<Long> named(String name) {
        Snapshot now = fresh();
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < now.size; i++) {
            if (now.entries[i].name.equals(name)) {
                ids.add(now.entries[i].id);
            }
        }
        return ids;
    }

    /** While nothing is committed, nothing is asked: what a running import has written concerns no search. */
    private Snapshot fresh() {
        Snapshot now = snapshot;
        if (now == null) {
            synchronized (this) {
                if (snapshot == null) {
                    snapshot = whole();
                }
                return snapshot;
            }
        }
        long commit = lastCommit.getAsLong();
        if (commit == now.asOf) {
            return now;
        }
        if (query.touchedSince(now.asOf) <= LARGE && query.people() >= now.size) {
            synchronized (this) {
                snapshot = changed(snapshot);
                return snapshot;
            }
        }
        catchUp();
        return now;
    }

    private synchronized void catchUp() {
        if (catchingUp.isDone()) {
            catchingUp = CompletableFuture.runAsync(() -> {
                Snapshot old = snapshot;
                Snapshot more = query.people() < old.size ? whole() : changed(old);
                synchronized (this) {
                    snapshot = more;
                }
            });
        }
    }

    private Snapshot whole() {
        long commit = lastCommit.getAsLong();
        return with(new Snapshot(new Entry[0], new HashMap<>(), commit, 0), commit, query.entries(0));
    }

    /** An undone import takes people away: then all are read anew. */
    private Snapshot changed(Snapshot old) {
        long commit = lastCommit.getAsLong();
        Snapshot more = with(old, commit, query.entries(old.asOf));
        return query.people() < more.size ? whole() : more;
    }

    /** Waits for the background: for tests and for a tool that searches right after importing. */
    void settle() {
        catchingUp.join();
    }

    private static Snapshot with(Snapshot old, long asOf, List<Entry> changed) {
        Map<Long, Integer> places = new HashMap<>(old.places);
        Entry[] entries = Arrays.copyOf(old.entries, old.size + changed.size());
        int size = old.size;
        for (Entry one : changed) {
            Integer at = places.get(one.id);
            if (at == null) {
                at = size++;
                places.put(one.id, at);
            }
            entries[at] = one;
        }
        return new Snapshot(entries, places, asOf, size);
    }

    /** Makes what the store keeps for sorting and searching. */
    static final class Keys {
        String sort(String name) {
            return Pinyin.sortKey(name);
        }

        String search(Resident one) {
            SearchKey key = SearchKey.of(one.name());
            Resident.Home home = one.home();
            key.address(new Address(home.estate(), home.building(), home.unit(), home.room(), home.estate()));
            one.phones().forEach(phone -> key.phone(phone.number()));
            one.allDocuments().forEach(document -> key.document(document.number()));
            return key.name(one.detail(Resident.Detail.FORMER_NAME)).build();
        }
    }
}
