package linli.base.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The one row that proves a data file to be ours and whole; plain JDBC, for it is read before anything else runs. */
record Sentinel(String app, String store, int schemaVersion, long commitNo, boolean clean) {

    /** @return the row, or empty when table or row is missing, as in a truncated file that the engine opens as empty. */
    static Optional<Sentinel> read(Connection connection) {
        String sql = "select app, store_uuid, schema_version, commit_no, clean from store_meta where id = 1";
        try (PreparedStatement statement = connection.prepareStatement(sql); ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(new Sentinel(row.getString(1), row.getString(2), row.getInt(3), row.getLong(4), row.getBoolean(5)))
                    : Optional.empty();
        } catch (SQLException missing) {
            return Optional.empty();
        }
    }

    static void insert(Connection connection, String store, OffsetDateTime at) throws SQLException {
        String sql = "insert into store_meta (id, app, store_uuid, schema_version, commit_no, created_at, clean) values (1, ?, ?, ?, 0, ?, false)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, Schema.APP);
            statement.setString(2, store);
            statement.setInt(3, Schema.VERSION);
            statement.setObject(4, at);
            statement.executeUpdate();
        }
    }

    static void clean(Connection connection, boolean clean) throws SQLException {
        Engine.run(connection, "update store_meta set clean = " + clean);
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
        Engine.sync(connection);
    }
}
