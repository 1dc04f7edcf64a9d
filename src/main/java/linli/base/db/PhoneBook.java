package linli.base.db;

import static linli.schema.Tables.RESIDENT_PHONE;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import linli.base.value.LongTable;

/**
 * Which residents may have a phone, without an index in the store, which every large import would have to keep sorted.
 * Hashes in memory, brought up to date after a commit; the one who asks compares the number itself.
 */
public final class PhoneBook {
    private final Db db;
    private volatile Pages pages;

    /**
     * @param inside read by a write, which may yet be undone
     * @param hashes sorted; the ids stand beside them
     * @param since what was written later, by hash
     */
    private record Pages(long commit, boolean inside, long[] hashes, long[] ids, Map<Long, Set<Long>> since) {}

    public PhoneBook(Db db) {
        this.db = db;
    }

    /**
     * @return ids of all residents who have one of the numbers, and rarely of one who has not; inside a write what that
     *     write itself has changed may be missing
     */
    public Set<Long> candidates(Collection<String> numbers) {
        Pages now = pages();
        Set<Long> found = new HashSet<>();
        for (String number : numbers) {
            long hash = LongTable.hash(number);
            int at = Arrays.binarySearch(now.hashes, hash);
            while (at > 0 && now.hashes[at - 1] == hash) {
                at--;
            }
            for (; at >= 0 && at < now.hashes.length && now.hashes[at] == hash; at++) {
                found.add(now.ids[at]);
            }
            found.addAll(now.since.getOrDefault(hash, Set.of()));
        }
        return found;
    }

    private Pages pages() {
        Pages now = pages;
        long commit = db.lastCommit();
        boolean inside = db.commitNo() != commit;
        if (now == null || now.commit != commit || now.inside && !inside) {
            Set<Long> touched = now == null || now.inside ? null : db.touched().since(now.commit).orElse(null);
            now = touched == null ? read(commit, inside) : later(now, commit, touched);
            if (!inside || touched == null) {
                pages = now;
            }
        }
        return now;
    }

    /** What is no longer so stays in the old pages: the one who asks compares. */
    private Pages later(Pages now, long commit, Set<Long> touched) {
        Map<Long, Set<Long>> since = new HashMap<>();
        now.since.forEach((hash, ids) -> since.put(hash, new HashSet<>(ids)));
        if (!touched.isEmpty()) {
            db.sql().select(RESIDENT_PHONE.NUMBER, RESIDENT_PHONE.RESIDENT_ID).from(RESIDENT_PHONE).where(Rows.in(RESIDENT_PHONE.RESIDENT_ID, touched))
                    .forEach(row -> since.computeIfAbsent(LongTable.hash(row.value1()), any -> new HashSet<>(1)).add(row.value2()));
        }
        return new Pages(commit, now.inside, now.hashes, now.ids, since);
    }

    private Pages read(long commit, boolean inside) {
        long[][] pairs = db.sql().select(RESIDENT_PHONE.NUMBER, RESIDENT_PHONE.RESIDENT_ID).from(RESIDENT_PHONE)
                .fetchStream().map(row -> new long[] {LongTable.hash(row.value1()), row.value2()}).toArray(long[][]::new);
        Arrays.sort(pairs, (a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        return new Pages(commit, inside, Arrays.stream(pairs).mapToLong(pair -> pair[0]).toArray(), Arrays.stream(pairs).mapToLong(pair -> pair[1]).toArray(), Map.of());
    }
}
