package linli.samples;

/** The true counts of one workbook, kept by its generator row by row: never by asking the importer. */
final class Tally {
    /** What must become of a row. ABOVE: title, header or empty line, which nobody counts. */
    enum Fate { NEW, UPDATED, UNCHANGED, TWIN, REJECTED, SKIPPED, ABOVE }

    private final int[] counts = new int[Fate.values().length];

    void count(Fate fate) {
        counts[fate.ordinal()]++;
    }

    int of(Fate fate) {
        return counts[fate.ordinal()];
    }

    int read() {
        return of(Fate.NEW) + of(Fate.UPDATED) + of(Fate.UNCHANGED) + of(Fate.TWIN) + of(Fate.REJECTED);
    }

    /** @return read, new, updated, unchanged, twin, rejected, skipped with tabs between. */
    String line() {
        return read() + "\t" + of(Fate.NEW) + "\t" + of(Fate.UPDATED) + "\t" + of(Fate.UNCHANGED) + "\t" + of(Fate.TWIN)
                + "\t" + of(Fate.REJECTED) + "\t" + of(Fate.SKIPPED);
    }
}
