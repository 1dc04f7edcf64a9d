package linli.base.value;

import java.util.Arrays;

/** Numbers by numbers in plain arrays: what a large import has to remember of every row, at a tenth of a map's memory. */
public final class LongTable {
    /** Nothing is kept under a number that was never put. */
    public static final long NONE = -1;
    private static final int SMALLEST = 64;

    private long[] keys = new long[SMALLEST];
    private long[] values = none(SMALLEST);
    private int size;

    /**
     * Keeps a value unless there is one already.
     *
     * @param value 0 or more
     */
    public void put(long key, long value) {
        if (size * 3L >= keys.length * 2L) {
            grow();
        }
        int at = place(key);
        if (values[at] == NONE) {
            keys[at] = key;
            values[at] = value;
            size++;
        }
    }

    /** @return the value, {@link #NONE} when there is none. */
    public long get(long key) {
        return values[place(key)];
    }

    public boolean has(long key) {
        return get(key) != NONE;
    }

    /** FNV-1a, 64 bits: among a million texts two alike are not to be expected. */
    public static long hash(String text) {
        return hash(0xcbf29ce484222325L, text);
    }

    /** Same, going on from the hash of what stands before. */
    public static long hash(long before, String text) {
        long hash = before;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private int place(long key) {
        long mixed = key * 0x9e3779b97f4a7c15L;
        int at = (int) (mixed >>> 32) & keys.length - 1;
        while (values[at] != NONE && keys[at] != key) {
            at = at + 1 & keys.length - 1;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = none(keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != NONE) {
                int at = place(oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }

    private static long[] none(int length) {
        long[] none = new long[length];
        Arrays.fill(none, NONE);
        return none;
    }
}
