package linli.base.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/**
 * New rows of one table, many at once: prepared once, the values handed to the engine as they are. For the tables that
 * imports fill; binding them one by one through jOOQ takes as long as storing them.
 */
public final class Inserts {
    private final DSLContext sql;
    private final String statement;
    private final List<Object[]> rows = new ArrayList<>();

    private Inserts(DSLContext sql, String statement) {
        this.sql = sql;
        this.statement = statement;
    }

    /** @param sql the running transaction's context */
    public static Inserts into(DSLContext sql, Table<?> table, List<? extends Field<?>> fields) {
        String names = fields.stream().map(field -> sql.render(field.getUnqualifiedName())).collect(Collectors.joining(", "));
        String marks = String.join(", ", Collections.nCopies(fields.size(), "?"));
        return new Inserts(sql, "insert into " + sql.render(table) + " (" + names + ") values (" + marks + ")");
    }

    /** @param values in the fields' order: texts, numbers, booleans, dates, times with offset; null is blank */
    public Inserts add(Object... values) {
        rows.add(values);
        return this;
    }

    /** Writes what was added; nothing when that is nothing. */
    public void write() {
        if (rows.isEmpty()) {
            return;
        }
        sql.connection(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(statement)) {
                for (Object[] row : rows) {
                    for (int i = 0; i < row.length; i++) {
                        set(insert, i + 1, row[i]);
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            } catch (SQLException problem) {
                throw Db.told(problem);
            }
        });
        rows.clear();
    }

    /** The usual kinds by their own way in: finding out what a thing is costs the engine as much as taking it. */
    private static void set(PreparedStatement insert, int at, Object value) throws SQLException {
        switch (value) {
            case null -> insert.setString(at, null);
            case String text -> insert.setString(at, text);
            case Long number -> insert.setLong(at, number);
            case Integer number -> insert.setInt(at, number);
            default -> insert.setObject(at, value);
        }
    }
}
