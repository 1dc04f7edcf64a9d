package linli.base.excel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * The spreadsheet side of one kind of list: its columns, how a row becomes a record, how a record becomes a row
 * again. A feature's {@code *Sheet} extends it; the engine does the rest (finding sheets and headers, mapping,
 * preview, writing, returns, undo, export).
 */
public abstract class ListSheet<T> {
    /** @return the word of the command line, e.g. {@code residents}. */
    public abstract String kind();

    /** @return what people call this kind of list, e.g. 居民名册. */
    public String title() {
        return kind();
    }

    /** @return the columns, in the order of a template and an export. */
    public abstract List<Column> columns();

    /** @return the columns of a template and an export; fewer than {@link #columns} where other shapes are read too. */
    public List<Column> written() {
        return columns();
    }

    /** @return what a field's text may mean when it means several things, to choose from; otherwise none. */
    public List<String> choices(String key, String text) {
        return List.of();
    }

    /** @return the row's record, or its reasons. Never throws for bad data. */
    public abstract Parsed<T> parse(RowValues row);

    /** @return a new pass into the front door. */
    public abstract Intake<T> intake();

    /** @return the record as export texts by column key, unmasked; IDs and phones are text. */
    public abstract Map<String, String> write(T value);

    /** @return every stored record for an export, in list order. */
    public abstract Iterable<T> stored();

    /** @return a stored record's texts by column key, for a look side by side; empty where the list cannot tell. */
    public Map<String, String> texts(long id) {
        return Map.of();
    }

    /**
     * @param subject as the list's import told its changes
     * @return stored records' texts by column key, by id; those are missing that the list cannot tell
     */
    public Map<Long, Map<String, String>> texts(String subject, Set<Long> ids) {
        Map<Long, Map<String, String>> found = new HashMap<>();
        ids.forEach(id -> found.put(id, texts(id)));
        return found;
    }

    /** @return texts of those of all stored records that have one of these ids. */
    protected final Map<Long, Map<String, String>> among(Set<Long> ids, ToLongFunction<T> id) {
        Map<Long, Map<String, String>> found = new HashMap<>();
        for (T one : stored()) {
            if (ids.contains(id.applyAsLong(one))) {
                found.put(id.applyAsLong(one), write(one));
            }
        }
        return found;
    }
}
