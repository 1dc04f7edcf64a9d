package linli.residents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import linli.base.db.Touched;
import linli.base.text.Pinyin;
import linli.base.text.SearchKey;
import linli.base.text.SearchMatcher;
import linli.base.value.Address;
import linli.base.value.Phone;
import linli.residents.Resident.Document;
import linli.residents.Resident.Standing;

/**
 * Finds people while the clerk types: the search keys of all of them in memory, loaded once and then kept up to date
 * by what was touched since. A large change (an import) is read in the background while the old state answers.
 */
final class ResidentIndex {
    /** Puts those who left behind all who are here. */
    private static final int GONE = 2000;

    private final ResidentQuery query;
    private final LongSupplier lastCommit;
    private final Touched touched;
    private volatile Snapshot snapshot;
    private CompletableFuture<Void> catchingUp = CompletableFuture.completedFuture(null);

    /** One person as the index knows them. */
    record Entry(long id, String name, String key, Standing standing, long dwelling, long household) {}

    /** @param asOf commit whose rows are all in it */
    private record Snapshot(Entry[] entries, Map<Long, Integer> places, long asOf, int size) {}

    private record Hit(Entry entry, int score) {}

    /**
     * @param lastCommit number of the last commit, on whose rows a reader can rely
     * @param touched tells whose rows the latest commits have changed
     */
    ResidentIndex(ResidentQuery query, LongSupplier lastCommit, Touched touched) {
        this.touched = touched;
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

    /** @return ids of those who live with the person: the same household, or the same dwelling where no household is known. */
    List<Long> housemates(Resident one) {
        long household = one.household().id();
        long dwelling = household == 0 && !one.home().room().isEmpty() ? one.home().id() : 0;
        fresh();
        settle();
        Snapshot now = fresh();
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < now.size; i++) {
            Entry entry = now.entries[i];
            if (household != 0 && entry.household == household || dwelling != 0 && entry.dwelling == dwelling) {
                ids.add(entry.id);
            }
        }
        return ids;
    }

    /** While nothing is committed, nothing is asked: what a running import has written concerns no search. */
    private Snapshot fresh() {
        Snapshot now = snapshot;
        if (now != null && now.asOf == lastCommit.getAsLong()) {
            return now;
        }
        if (now != null && touched.since(now.asOf).isEmpty()) {
            catchUp();
            return now;
        }
        synchronized (this) {
            snapshot = snapshot == null ? whole() : changed(snapshot);
            return snapshot;
        }
    }

    private synchronized void catchUp() {
        if (catchingUp.isDone()) {
            catchingUp = CompletableFuture.runAsync(() -> {
                Snapshot more = whole();
                synchronized (this) {
                    snapshot = more;
                }
            });
        }
    }

    private Snapshot whole() {
        long commit = lastCommit.getAsLong();
        List<Entry> all = query.entries();
        Map<Long, Integer> places = HashMap.newHashMap(all.size());
        all.forEach(one -> places.put(one.id, places.size()));
        return new Snapshot(all.toArray(Entry[]::new), places, commit, all.size());
    }

    /** The few that were touched are read anew; with them those an undone import has taken away. */
    private Snapshot changed(Snapshot old) {
        long commit = lastCommit.getAsLong();
        Set<Long> ids = touched.since(old.asOf).orElse(null);
        if (ids == null) {
            return whole();
        }
        List<Entry> there = query.entries(ids);
        there.forEach(one -> ids.remove(one.id));
        if (ids.stream().anyMatch(old.places::containsKey)) {
            return whole();
        }
        return there.isEmpty() ? new Snapshot(old.entries, old.places, commit, old.size) : with(old, commit, there);
    }

    /** Waits for what is read in the background. */
    private void settle() {
        CompletableFuture<Void> running;
        synchronized (this) {
            running = catchingUp;
        }
        running.join();
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

    /** What the store keeps of a person for sorting and searching. */
    record Ready(String sort, String search) {}

    /** Makes what the store keeps for sorting and searching; an import has it made ahead, on the thread that reads the file. */
    static final class Keys {
        /** So many may wait; rows that are then not stored would stay for ever. */
        private static final int MOST = 20_000;

        private final Map<Said, Ready> ready = new ConcurrentHashMap<>();

        /** All that the keys are made of. */
        private record Said(String name, String former, List<String> door, List<Phone> phones, List<Document> documents) {}

        /** Makes a row's keys before it is asked for. */
        void ahead(Resident one) {
            if (ready.size() >= MOST) {
                ready.clear();
            }
            Said said = said(one);
            ready.put(said, made(said));
        }

        Ready of(Resident one) {
            Said said = said(one);
            Ready made = ready.remove(said);
            return made == null ? made(said) : made;
        }

        private static Said said(Resident one) {
            Resident.Home home = one.home();
            return new Said(one.name(), one.detail(Resident.Detail.FORMER_NAME), List.of(home.estate(), home.building(), home.unit(), home.room()),
                    one.phones(), one.allDocuments());
        }

        private static Ready made(Said said) {
            SearchKey key = SearchKey.of(said.name);
            key.address(new Address(said.door.get(0), said.door.get(1), said.door.get(2), said.door.get(3), said.door.get(0)));
            said.phones.forEach(phone -> key.phone(phone.number()));
            said.documents.forEach(document -> key.document(document.number()));
            return new Ready(Pinyin.sortKey(said.name), key.name(said.former).build());
        }
    }
}
