package linli.matching;

import java.util.Arrays;

/**
 * 最佳分配: gives each need at most one supply so that the sum of scores is the highest there is, no supply going
 * beyond its seats. Exact: shortest augmenting paths with prices (the Hungarian method on the sparse graph, stopped at
 * the first free seat). For n needs and m edges at most n searches of O(m log m); a search usually ends after a few
 * steps, for most needs find their best supply free.
 */
final class Assignment {
    private static final int NONE = -1;
    private static final long NEVER = Long.MAX_VALUE;
    private static final int NODE_BITS = 24;

    private final int[] start;
    private final int[] to;
    private final int[] score;
    private final int[] seats;

    private final int[] given;
    /** What a need gains at the present prices; never negative. */
    private final long[] gain;
    /** What a seat of a full supply is worth; 0 while seats are free. */
    private final long[] price;
    private final int[] used;
    // The needs of each supply as a chain.
    private final int[] first;
    private final int[] next;
    private final int[] before;

    private final long[] reach;
    private final int[] from;
    private final int[] scanned;
    private final int[] seen;
    private int scannedCount;
    private int seenCount;
    private long[] heap = new long[64];
    private int heapSize;

    /**
     * @param start for each need where its edges begin, with the end as a last entry
     * @param to the supply of each edge
     * @param score of each edge, positive
     * @param seats of each supply; none for 0
     */
    Assignment(int[] start, int[] to, int[] score, int[] seats) {
        this.start = start;
        this.to = to;
        this.score = score;
        this.seats = seats;
        int needs = start.length - 1;
        int supplies = seats.length;
        given = filled(needs);
        gain = new long[needs];
        price = new long[supplies];
        used = new int[supplies];
        first = filled(supplies);
        next = filled(needs);
        before = filled(needs);
        reach = new long[supplies];
        Arrays.fill(reach, NEVER);
        from = filled(supplies);
        scanned = new int[supplies];
        seen = new int[supplies];
    }

    private static int[] filled(int size) {
        int[] array = new int[size];
        Arrays.fill(array, NONE);
        return array;
    }

    /** @return for each need its supply, or -1. */
    int[] solve() {
        for (int need = 0; need < given.length; need++) {
            place(need);
        }
        return given();
    }

    /** @return the same again. */
    int[] given() {
        return given.clone();
    }

    /** @return the sum of scores of {@link #solve}. */
    long total() {
        long total = 0;
        for (int need = 0; need < given.length; need++) {
            for (int edge = start[need]; given[need] != NONE && edge < start[need + 1]; edge++) {
                if (to[edge] == given[need]) {
                    total += score[edge];
                    break;
                }
            }
        }
        return total;
    }

    /** Brings one more need in, moving others where the whole gains by it. */
    private void place(int need) {
        long best = 0;
        for (int edge = start[need]; edge < start[need + 1]; edge++) {
            best = Math.max(best, score[edge] - price[to[edge]]);
        }
        gain[need] = best;
        // Going without costs a need its gain; so does every need met on the way.
        int loser = need;
        long end = best;
        int free = NONE;
        scannedCount = 0;
        seenCount = 0;
        heapSize = 0;
        relax(need, 0, end);
        while (heapSize > 0) {
            long top = pop();
            int supply = (int) (top & (1L << NODE_BITS) - 1);
            long distance = top >> NODE_BITS;
            if (distance >= end) {
                break;
            }
            if (distance > reach[supply]) {
                continue;
            }
            if (used[supply] < seats[supply]) {
                free = supply;
                end = distance;
                break;
            }
            scanned[scannedCount++] = supply;
            for (int other = first[supply]; other != NONE; other = next[other]) {
                if (distance + gain[other] < end) {
                    end = distance + gain[other];
                    loser = other;
                }
            }
            for (int other = first[supply]; other != NONE; other = next[other]) {
                relax(other, distance, end);
            }
        }
        reprice(need, end);
        if (free != NONE) {
            shift(need, free);
        } else if (loser != need) {
            int supply = given[loser];
            leave(loser);
            shift(need, supply);
        }
        for (int i = 0; i < seenCount; i++) {
            reach[seen[i]] = NEVER;
        }
    }

    /** Looks from a need at its supplies, as far as the end found so far. */
    private void relax(int need, long distance, long end) {
        for (int edge = start[need]; edge < start[need + 1]; edge++) {
            int supply = to[edge];
            long there = distance + gain[need] - score[edge] + price[supply];
            if (there < end && there < reach[supply] && seats[supply] > 0) {
                if (reach[supply] == NEVER) {
                    seen[seenCount++] = supply;
                }
                reach[supply] = there;
                from[supply] = need;
                push(there << NODE_BITS | supply);
            }
        }
    }

    private void reprice(int need, long end) {
        gain[need] -= end;
        for (int i = 0; i < scannedCount; i++) {
            int supply = scanned[i];
            long rise = end - reach[supply];
            price[supply] += rise;
            for (int other = first[supply]; other != NONE; other = next[other]) {
                gain[other] -= rise;
            }
        }
    }

    /** Hands a seat of the supply back along the path to the new need. */
    private void shift(int need, int supply) {
        int seat = supply;
        while (true) {
            int taker = from[seat];
            int old = given[taker];
            if (old != NONE) {
                leave(taker);
            }
            given[taker] = seat;
            used[seat]++;
            next[taker] = first[seat];
            before[taker] = NONE;
            if (first[seat] != NONE) {
                before[first[seat]] = taker;
            }
            first[seat] = taker;
            if (taker == need) {
                return;
            }
            seat = old;
        }
    }

    private void leave(int need) {
        int supply = given[need];
        if (before[need] == NONE) {
            first[supply] = next[need];
        } else {
            next[before[need]] = next[need];
        }
        if (next[need] != NONE) {
            before[next[need]] = before[need];
        }
        next[need] = NONE;
        before[need] = NONE;
        used[supply]--;
        given[need] = NONE;
    }

    private void push(long value) {
        if (heapSize == heap.length) {
            heap = Arrays.copyOf(heap, heapSize * 2);
        }
        int at = heapSize++;
        while (at > 0 && heap[at - 1 >> 1] > value) {
            heap[at] = heap[at - 1 >> 1];
            at = at - 1 >> 1;
        }
        heap[at] = value;
    }

    private long pop() {
        long top = heap[0];
        long last = heap[--heapSize];
        int at = 0;
        while (2 * at + 1 < heapSize) {
            int child = 2 * at + 1;
            if (child + 1 < heapSize && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= last) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = last;
        return top;
    }
}
