package linli.base.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Configuration;
import org.jooq.Log;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.tools.JooqLogger;

/** The only place that knows which database engine runs underneath: H2 2.4.240, its addresses, codes and own SQL. */
final class Engine {
    /** The engine must not answer a question from its last answer: after a delete in the same transaction "does one exist" was still true. */
    private static final String COMMON = ";TRACE_LEVEL_FILE=0;OPTIMIZE_REUSE_RESULTS=0";

    static final String USER = "LINLI";

    /**
     * 50000 general, 90028 and 90031 input/output, 90030 file corrupted, 90098 closed, 90100 no space: after any of
     * these nothing may be called saved.
     */
    private static final Set<Integer> FATAL = Set.of(50000, 90028, 90030, 90031, 90098, 90100);

    private static final int ALREADY_OPEN = 90020;

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        JooqLogger.globalThreshold(Log.Level.WARN);
    }

    private Engine() {}

    /** @return the address of an existing encrypted file; {@code path} has no {@code .mv.db}. */
    static String address(String path) {
        return "jdbc:h2:retry:" + path + ";CIPHER=AES;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;IFEXISTS=TRUE" + COMMON;
    }

    /** @return the address that makes the file; used by the explicit creation only. */
    static String creatingAddress(String path) {
        return address(path).replace(";IFEXISTS=TRUE", "");
    }

    /** @return the address of a database in memory, gone with its last connection. */
    static String memoryAddress(String name) {
        return "jdbc:h2:mem:" + name + COMMON;
    }

    static Configuration configuration() {
        return new DefaultConfiguration()
                .set(SQLDialect.H2)
                .set(new Settings()
                        .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
                        .withRenderSchema(false)
                        .withExecuteLogging(false));
    }

    /** Returns when everything committed is on the disk; a commit alone does not wait for it. */
    static void sync(Connection connection) throws SQLException {
        run(connection, "CHECKPOINT SYNC");
    }

    /** Copies the data file, still encrypted, with every commit so far into a zip. */
    static void backup(Connection connection, Path zip) throws SQLException {
        run(connection, "BACKUP TO '" + zip.toAbsolutePath().toString().replace("'", "''") + "'");
    }

    /** Closes the database whoever still reads from it. */
    static void shutdown(Connection connection) throws SQLException {
        run(connection, "SHUTDOWN");
    }

    /** Closes the database and writes its file anew, without what was in its free space. */
    static void compact(Connection connection) throws SQLException {
        run(connection, "SHUTDOWN COMPACT");
    }

    static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Closes a copy that is thrown away next, without the tidying of a proper close. */
    static void drop(Connection connection) throws SQLException {
        run(connection, "SHUTDOWN IMMEDIATELY");
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** @return whether the engine gave up: disk full, file damaged or closed. */
    static boolean isFatal(Throwable problem) {
        return hasCode(problem, FATAL);
    }

    /** @return whether another process holds the file. */
    static boolean isAlreadyOpen(Throwable problem) {
        return hasCode(problem, Set.of(ALREADY_OPEN));
    }

    /**
     * The engine quotes the offending values (an ID number that is there twice, a text too long): those must not reach
     * a log or a dialog.
     *
     * @return the same error, its message naming only constraint and column
     */
    static SQLException withoutValues(SQLException problem) {
        String state = String.valueOf(problem.getSQLState());
        String message = String.valueOf(problem.getMessage());
        if (state.startsWith("22") || state.startsWith("23")) {
            Matcher quoted = Pattern.compile("\"([^\"]*)").matcher(message);
            // Of these two kinds the first quotation is the column or the constraint; of all others it may be a value.
            boolean named = state.equals("22001") || state.startsWith("23");
            message = "refused with code " + state
                    + (named && quoted.find() ? ": " + quoted.group(1).replaceAll("(?s)( VALUES \\(| \\( ?(/\\*|CAST)).*", "") : "");
        }
        SQLException bare = new SQLException(message, state, problem.getErrorCode());
        bare.setStackTrace(problem.getStackTrace());
        return bare;
    }

    private static boolean hasCode(Throwable problem, Set<Integer> codes) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && codes.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }
}
