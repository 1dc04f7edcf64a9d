package linli.base.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import linli.base.text.Texts;
import org.h2.engine.SessionLocal;
import org.h2.index.Cursor;
import org.h2.index.Index;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.db.MVDelegateIndex;
import org.h2.result.Row;
import org.h2.result.SearchRow;
import org.h2.table.Column;
import org.h2.table.Table;

/**
 * Reads the whole store and compares what must agree: every row can be read, every index holds exactly the values of
 * its table, every reference has its row. The engine notices none of this by itself when it opens a file.
 */
final class Checks {
    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    private Checks() {}

    /** Runs every check; a page that cannot be read is a problem, not an exception. */
    static CheckResult run(Connection connection) throws SQLException {
        Checks checks = new Checks();
        try {
            SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            for (Table table : session.getDatabase().getSchema("PUBLIC").getAllTablesAndViews(session)) {
                if (!table.isView()) {
                    checks.table(session, table);
                }
            }
            checks.references(connection);
        } catch (SQLException | RuntimeException unreadable) {
            checks.problems.add(Texts.text("store.check.unreadable", String.valueOf(unreadable.getMessage())));
        }
        return new CheckResult(checks.counts, checks.problems);
    }

    /** Goes through the rows once, adding up a hash for every index, then through each index with the same sum. */
    private void table(SessionLocal session, Table table) {
        // A delegate index is the table itself under another name.
        List<Index> indexes = table.getIndexes().stream()
                .filter(index -> !index.getIndexType().isScan() && !(index instanceof MVDelegateIndex))
                .toList();
        long[] expected = new long[indexes.size()];
        long rows = 0;
        Cursor all = table.getScanIndex(session).find(session, null, null, false);
        while (all.next()) {
            Row row = all.get();
            rows++;
            for (int column = 0; column < table.getColumns().length; column++) {
                row.getValue(column).hashCode();
            }
            for (int i = 0; i < expected.length; i++) {
                expected[i] += hash(row, indexes.get(i));
            }
        }
        counts.put(table.getName().toLowerCase(Locale.ROOT), rows);
        for (int i = 0; i < expected.length; i++) {
            Index index = indexes.get(i);
            long entries = 0;
            long found = 0;
            Cursor cursor = index.find(session, null, null, false);
            while (cursor.next()) {
                found += hash(cursor.getSearchRow(), index);
                entries++;
            }
            if (entries != rows || found != expected[i]) {
                problems.add(Texts.text("store.check.index", table.getName().toLowerCase(Locale.ROOT),
                        index.getName().toLowerCase(Locale.ROOT), rows, entries));
            }
        }
    }

    private static long hash(SearchRow row, Index index) {
        long hash = row.getKey();
        for (Column column : index.getColumns()) {
            hash = hash * 31 + row.getValue(column.getColumnId()).hashCode();
        }
        hash ^= hash >>> 29;
        return hash * 0x9E3779B97F4A7C15L;
    }

    private void references(Connection connection) throws SQLException {
        List<String[]> keys = new ArrayList<>();
        String sql = "select c.table_name, c.column_name, p.table_name, p.column_name from information_schema.referential_constraints r"
                + " join information_schema.key_column_usage c on c.constraint_name = r.constraint_name"
                + " join information_schema.key_column_usage p on p.constraint_name = r.unique_constraint_name"
                + " and p.ordinal_position = c.position_in_unique_constraint";
        try (Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                keys.add(new String[] {found.getString(1), found.getString(2), found.getString(3), found.getString(4)});
            }
        }
        for (String[] key : keys) {
            String orphans = "select count(*) from \"%s\" c left join \"%s\" p on p.\"%s\" = c.\"%s\" where c.\"%s\" is not null and p.\"%s\" is null"
                    .formatted(key[0], key[2], key[3], key[1], key[1], key[3]);
            try (Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(orphans)) {
                found.next();
                if (found.getLong(1) > 0) {
                    problems.add(Texts.text("store.check.reference", key[0].toLowerCase(Locale.ROOT),
                            key[2].toLowerCase(Locale.ROOT), found.getLong(1)));
                }
            }
        }
    }
}
