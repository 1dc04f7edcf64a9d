package linli.base.db;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.index.Cursor;
import org.h2.index.Index;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.db.MVSecondaryIndex;
import org.h2.table.Table;

/** Makes the damage that the check must find, through the engine's own innards. */
final class ChecksSabotage {
    private ChecksSabotage() {}

    static void dropOneIndexEntry(Connection connection, String tableName) throws SQLException {
        SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        Table table = session.getDatabase().getSchema("PUBLIC").findTableOrView(session, tableName);
        Index index = table.getIndexes().stream().filter(MVSecondaryIndex.class::isInstance).findFirst().orElseThrow();
        Cursor first = table.getScanIndex(session).find(session, null, null, false);
        first.next();
        index.remove(session, first.get());
        connection.commit();
    }
}
