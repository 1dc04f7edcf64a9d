package linli.base.excel;

import java.util.List;

/**
 * One import's way into a feature's front door. {@link #judge} only looks; {@link #write} stores. Both get rows in
 * batches, in file order; one Intake lives for one pass over one file, so that it can remember twins.
 */
public interface Intake<T> {
    /**
     * What a person has decided about a row that could be somebody stored.
     *
     * @param row the row's number as the spreadsheet program shows it
     * @param target id of the stored record that it is; 0 when it is none of those suggested
     */
    record Decision(String sheet, int row, Choice choice, long target) {}

    /**
     * KEEP: it is the stored one, whose values stand and whose blanks are filled. TAKE: it is, and the row's values count.
     * BOTH: it goes in as one of its own, and may be asked about again. OTHER: the same, and never suggested again.
     */
    enum Choice { KEEP, TAKE, BOTH, OTHER }

    /** Told before the pass, once for each row decided. */
    default void decide(Decision decision) {
        // a list that suggests nothing has nothing to be told
    }

    /**
     * Told of each readable row of an import on the thread that reads the file, before {@link #judge} sees it: the time
     * to work out what needs the row alone. Never told by a pass that only looks.
     */
    default void ahead(T value) {
        // most lists have little to work out
    }

    /** Holds a batch against the store and against the rows seen so far. Writes nothing. */
    List<Judged<T>> judge(List<Parsed<T>> batch);

    /**
     * Stores the batch's NEW and UPDATED rows. Runs inside the engine's one transaction.
     *
     * @param run id of the import_run row, kept on created rows
     * @param changes told of every created or changed row, so that the import can be undone
     */
    void write(List<Judged<T>> batch, long run, Changes changes);

    /** Told once after the last batch, inside the same transaction: the time to write what was kept back. */
    default void end() {
        // most lists keep nothing back
    }

    /** Ear of the engine for the undo journal. */
    interface Changes {
        void created(String subject, long id, long version);

        /** @param before the row as it was, as the feature can read it again (JSON). */
        void updated(String subject, long id, long versionAfter, String before);
    }

    /** Instead of a version: take back whatever was done to the row since. For sample data, never for real rows. */
    long ANY_VERSION = -1;

    /**
     * Takes back one change of an import, inside the engine's transaction.
     *
     * @param versionAfter the row's version after the import, or {@link #ANY_VERSION}
     * @param before as given to {@link Changes#updated}, or null for a created row
     * @return false when the row was edited or used since (version differs, or others refer to it): then it is kept
     */
    boolean undo(String subject, long id, long versionAfter, String before);

    /**
     * One row that an import created or changed.
     *
     * @param before as given to {@link Changes#updated}, or null for a created row
     */
    record Change(String subject, long id, long versionAfter, String before) {}

    /**
     * Takes back many changes, the newest first; a list that many rows come in by does better than one by one.
     *
     * @return those that {@link #undo(String, long, long, String)} would refuse
     */
    default List<Change> undo(List<Change> changes) {
        return changes.stream().filter(one -> !undo(one.subject(), one.id(), one.versionAfter(), one.before())).toList();
    }

    /**
     * Told once after the last change: the time to take back what had to wait until all others were.
     *
     * @return of the changes that {@link #undo(List)} had put off, those that are kept
     */
    default List<Change> undone() {
        return List.of();
    }
}
