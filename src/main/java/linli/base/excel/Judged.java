package linli.base.excel;

import java.util.List;

/**
 * A row held against the store, before anything is written: what would happen to it.
 *
 * @param parsed the row
 * @param fate what becomes of it
 * @param target id of the stored row it meets, or null
 * @param problems the parsed row's problems and those found against the store
 * @param maybe stored rows that could be the same one (no common number), best first, at most five; never merged by themselves
 */
public record Judged<T>(Parsed<T> parsed, Fate fate, Long target, List<Problem> problems, List<Maybe> maybe) {
    /** read = NEW + UPDATED + UNCHANGED + TWIN + REJECTED, always. TWIN: the same one again in this file. */
    public enum Fate { NEW, UPDATED, UNCHANGED, TWIN, REJECTED }

    /** @param why the reason for people, e.g. 同名同室 */
    public record Maybe(long id, String name, String why) {}
}
