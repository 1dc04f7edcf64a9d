package linli.base.db;

import static linli.schema.Tables.RESIDENT_PHONE;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which residents may have a phone, without an index in the store, which every large import would have to keep sorted.
 * Hashes in memory, read again after a commit; the one who asks compares the number itself.
 */
public final class PhoneBook {
    private final Db db;
    private volatile Pages pages;

    /** @param hashes sorted; the ids stand beside them */
    private record Pages(long commit, boolean inside, long[] hashes, long[] ids) {}

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
            long hash = hash(number);
            int at = Arrays.binarySearch(now.hashes, hash);
            while (at > 0 && now.hashes[at - 1] == hash) {
                at--;
            }
            for (; at >= 0 && at < now.hashes.length && now.hashes[at] == hash; at++) {
                found.add(now.ids[at]);
            }
        }
        return found;
    }

    private Pages pages() {
        Pages now = pages;
        long commit = db.commitNo();
        boolean inside = commit != db.lastCommit();
        if (now == null || now.commit != commit || now.inside != inside) {
            now = read(commit, inside);
            pages = now;
        }
        return now;
    }

    private Pages read(long commit, boolean inside) {
        long[][] pairs = db.sql().select(RESIDENT_PHONE.NUMBER, RESIDENT_PHONE.RESIDENT_ID).from(RESIDENT_PHONE)
                .fetchStream().map(row -> new long[] {hash(row.value1()), row.value2()}).toArray(long[][]::new);
        Arrays.sort(pairs, (a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        return new Pages(commit, inside, Arrays.stream(pairs).mapToLong(pair -> pair[0]).toArray(), Arrays.stream(pairs).mapToLong(pair -> pair[1]).toArray());
    }

    private static long hash(String number) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < number.length(); i++) {
            hash = (hash ^ number.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
