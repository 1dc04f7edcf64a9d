package linli.base.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables and their version: the number of the newest migration this program carries. */
final class Schema {
    static final int VERSION = 20;
    static final String APP = "linli";
    static final String MIGRATIONS = "linli/base/db";
    private static final Logger QUIET = Logger.getLogger("org.flywaydb");

    private Schema() {}

    /**
     * Brings the tables to {@link #VERSION}. Takes most of a second even with nothing to do, so ask only when the
     * stored version differs.
     *
     * @throws FlywayException when a migration fails
     */
    static void migrate(String address, String passwords) throws SQLException {
        QUIET.setLevel(Level.WARNING);
        try (Connection held = java.sql.DriverManager.getConnection(address, Engine.USER, passwords)) {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(address, Engine.USER, passwords)
                    .locations("classpath:" + MIGRATIONS)
                    .loggers("slf4j")
                    .cleanDisabled(true)
                    .load()
                    .migrate();
            Engine.sync(held);
        }
    }
}
