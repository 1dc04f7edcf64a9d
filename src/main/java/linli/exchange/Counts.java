package linli.exchange;

import linli.base.excel.Judged.Fate;

/**
 * How the rows of a file fared. Always read = added + updated + unchanged + twin + rejected.
 *
 * @param read rows of people
 * @param added stored for the first time
 * @param updated stored already and now changed
 * @param unchanged stored already, nothing new said
 * @param twin the same one again in this file
 * @param rejected sent back with a reason
 * @param skipped lines that are nobody: hints, sums, signatures, headers again
 * @param warnings rows let in with a warning
 */
public record Counts(int read, int added, int updated, int unchanged, int twin, int rejected, int skipped, int warnings) {

    /** @return rows that an import would store. */
    public int toWrite() {
        return added + updated;
    }

    /** Counting in the making. */
    static final class Tally {
        private final int[] fates = new int[Fate.values().length];
        private int read;
        private int warnings;

        void read() {
            read++;
        }

        void fate(Fate fate, boolean warned) {
            fates[fate.ordinal()]++;
            warnings += warned && fate != Fate.REJECTED ? 1 : 0;
        }

        int readSoFar() {
            return read;
        }

        /** @throws IllegalStateException when a row is unaccounted for: a defect, and then nothing may be written */
        Counts counts(int skipped) {
            int sum = 0;
            for (int count : fates) {
                sum += count;
            }
            if (sum != read) {
                throw new IllegalStateException("rows unaccounted for: read " + read + ", judged " + sum);
            }
            return new Counts(read, of(Fate.NEW), of(Fate.UPDATED), of(Fate.UNCHANGED), of(Fate.TWIN), of(Fate.REJECTED), skipped, warnings);
        }

        private int of(Fate fate) {
            return fates[fate.ordinal()];
        }
    }
}
