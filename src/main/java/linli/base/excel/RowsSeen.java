package linli.base.excel;

import java.util.Arrays;

/** Rows of a file that later rows may turn out to be again: their names and ids in plain arrays, a million of them in 20 MB. */
public final class RowsSeen {
    private static final int FIRST = 1024;

    private final StringBuilder names = new StringBuilder();
    private int[] ends = new int[FIRST];
    private long[] ids = new long[FIRST];
    private int size;

    /**
     * @param id of the stored record, 0 while there is none
     * @return the row's place here, from 0
     */
    public int add(String name, long id) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
            ids = Arrays.copyOf(ids, size * 2);
        }
        ends[size] = names.append(name).length();
        ids[size] = id;
        return size++;
    }

    public String name(long row) {
        int at = Math.toIntExact(row);
        return names.substring(at == 0 ? 0 : ends[at - 1], ends[at]);
    }

    /** @return id of the stored record, 0 while there is none. */
    public long id(long row) {
        return ids[Math.toIntExact(row)];
    }

    /** Tells which record the row has become. */
    public void stored(long row, long id) {
        ids[Math.toIntExact(row)] = id;
    }
}
