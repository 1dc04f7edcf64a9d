package linli.supplies;

import java.util.Arrays;

/** The supplies of one kind by id, each with the number of its set of domains; a change or a new row costs no pass over the others. */
final class Shelf {
    private long[] ids = new long[64];
    private Supply[] rows = new Supply[64];
    private int[] domains = new int[64];
    private int count;

    int count() {
        return count;
    }

    void clear() {
        count = 0;
    }

    /** @return the supply, or null. */
    Supply get(long id) {
        int at = Arrays.binarySearch(ids, 0, count, id);
        return at < 0 ? null : rows[at];
    }

    /** Puts it in the place of the one with the same id, or between its neighbours. */
    void put(Supply supply, int domain) {
        int at = Arrays.binarySearch(ids, 0, count, supply.id());
        if (at < 0) {
            at = -at - 1;
            if (count == ids.length) {
                ids = Arrays.copyOf(ids, 2 * count);
                rows = Arrays.copyOf(rows, 2 * count);
                domains = Arrays.copyOf(domains, 2 * count);
            }
            System.arraycopy(ids, at, ids, at + 1, count - at);
            System.arraycopy(rows, at, rows, at + 1, count - at);
            System.arraycopy(domains, at, domains, at + 1, count - at);
            count++;
        }
        ids[at] = supply.id();
        rows[at] = supply;
        domains[at] = domain;
    }

    /** Copies itself into the lines from the place on. @return the place behind */
    int into(Supply[] all, int[] domain, int from) {
        System.arraycopy(rows, 0, all, from, count);
        System.arraycopy(domains, 0, domain, from, count);
        return from + count;
    }
}
