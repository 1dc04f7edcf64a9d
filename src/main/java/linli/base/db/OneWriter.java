package linli.base.db;

import static linli.schema.Tables.STORE_META;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import linli.base.text.UserError;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteType;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConnectionProvider;
import org.jooq.impl.DefaultExecuteListenerProvider;

/**
 * The engine's connections. Reads run on connections of their own beside the writer; writes run in order on one named
 * thread, and a write inside a write joins the outer transaction. {@link Db} is what the house sees of it.
 */
final class OneWriter implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OneWriter.class.getName());
    private final JdbcConnectionPool readers;
    private final Connection connection;
    private final ExecutorService writer;
    private final Thread[] writerThread = new Thread[1];
    private final DSLContext reading;
    private final DSLContext writing;
    private final Db.Keeper keeper;
    private final Touched touched;
    private volatile long committed;
    private volatile boolean stopped;
    private int depth;

    /**
     * Connects to a store whose sentinel row is known to be there.
     *
     * @throws SQLException as the engine gives it
     */
    OneWriter(String address, String user, String password, Db.Keeper keeper) throws SQLException {
        this.keeper = keeper;
        readers = JdbcConnectionPool.create(address, user, password);
        readers.setMaxConnections(16);
        connection = readers.getConnection();
        connection.setAutoCommit(false);
        writer = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "linli-writer");
            thread.setDaemon(true);
            writerThread[0] = thread;
            return thread;
        });
        writing = DSL.using(Engine.configuration()
                .set(new DefaultConnectionProvider(connection))
                .set(new DefaultExecuteListenerProvider(new Meaning())));
        reading = DSL.using(Engine.configuration()
                .set(new DataSourceConnectionProvider(readers))
                .set(new DefaultExecuteListenerProvider(new Meaning()), new DefaultExecuteListenerProvider(new ReadOnly())));
        committed = reading.select(STORE_META.COMMIT_NO).from(STORE_META).fetchSingle().value1();
        touched = new Touched(committed);
    }

    Touched touched() {
        return touched;
    }

    /**
     * @return a context for reading. On the writer thread it is the running transaction's own, so that rules see what
     *     they have just written; elsewhere it never waits for the writer and refuses to write.
     */
    DSLContext sql() {
        return onWriter() ? writing : reading;
    }

    /**
     * @return the running transaction's context
     * @throws IllegalStateException outside {@link #write}
     */
    DSLContext writing() {
        if (!onWriter()) {
            throw new IllegalStateException("writing() is for work handed to write()");
        }
        return writing;
    }

    /**
     * Runs the work in one transaction on the writer thread and waits for it. When the call returns, the change is on
     * the disk ({@code CHECKPOINT SYNC}); only then may a screen say that it is saved. Called on the writer thread it
     * joins; what a failing inner work had written is undone even when the outer work goes on.
     *
     * @throws UserError as thrown by the work, or when the disk is full or the store is damaged; nothing of the work
     *     is kept then
     */
    <T> T write(Supplier<T> work) {
        if (onWriter()) {
            return joined(work);
        }
        Future<T> running;
        try {
            running = writer.submit(() -> transaction(work));
        } catch (RejectedExecutionException closed) {
            throw new IllegalStateException("the store is closed", closed);
        }
        return result(running);
    }

    /**
     * @return inside {@link #write} the number of the running transaction, for the {@code touched} column; elsewhere
     *     the number of the last commit. Rises by one with every commit.
     */
    long commitNo() {
        return onWriter() ? committed + 1 : committed;
    }

    /** @return the number of the last commit, inside {@link #write} too. */
    long lastCommit() {
        return committed;
    }

    /** Waits for the writes already handed in, then closes. Takes up to a second; a second call does nothing. */
    @Override
    public void close() {
        synchronized (writer) {
            if (writer.isShutdown()) {
                return;
            }
            boolean whole = result(writer.submit(this::shut));
            writer.close();
            readers.dispose();
            keeper.closed(whole);
        }
    }

    private boolean shut() {
        try {
            if (!stopped) {
                keeper.closing(connection);
            }
            connection.close();
            return !stopped;
        } catch (SQLException gone) {
            // The engine closed itself after a failed write; the next start checks the file.
            LOG.log(System.Logger.Level.WARNING, "the store did not close cleanly", gone);
            return false;
        }
    }

    /** Runs engine-level work on the writer's connection outside any transaction, so that no write runs meanwhile. */
    <T> T exclusively(Db.Exclusive<T> work) {
        return result(writer.submit(() -> {
            try {
                return work.on(connection);
            } catch (SQLException problem) {
                throw meaning(problem);
            }
        }));
    }

    private boolean onWriter() {
        return Thread.currentThread() == writerThread[0];
    }

    private <T> T transaction(Supplier<T> work) {
        if (stopped) {
            throw new UserError("error.store.notSaved");
        }
        long number = committed + 1;
        T result;
        try {
            result = work.get();
            writing.update(STORE_META).set(STORE_META.COMMIT_NO, number).execute();
            connection.commit();
            committed = number;
            keeper.committed(connection, number);
        } catch (RuntimeException | SQLException problem) {
            undo();
            throw meaning(problem);
        } catch (Error problem) {
            undo();
            throw problem;
        }
        return result;
    }

    private <T> T joined(Supplier<T> work) {
        depth++;
        try {
            // A savepoint of the same depth replaces the earlier one, so a long import does not gather them.
            Savepoint before = connection.setSavepoint("linli_" + depth);
            try {
                return work.get();
            } catch (RuntimeException | Error problem) {
                if (!Engine.isFatal(problem)) {
                    connection.rollback(before);
                }
                throw problem;
            }
        } catch (SQLException problem) {
            throw meaning(problem);
        } finally {
            depth--;
        }
    }

    private void undo() {
        try {
            connection.rollback();
        } catch (SQLException closed) {
            stopped = true;
        }
    }

    /** The person's message for a disk that is full or a file that gave way; after that no write is taken any more. */
    private RuntimeException meaning(Exception problem) {
        if (Engine.isFatal(problem)) {
            stopped = true;
            return new UserError(problem, "error.store.notSaved");
        }
        return problem instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException("the store refused: " + problem.getMessage(), problem);
    }

    /** Waits without giving up on an interrupt: a cancelled task must not leave a write it knows nothing about. */
    private static <T> T result(Future<T> running) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return running.get();
                } catch (InterruptedException again) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    Throwable cause = failed.getCause();
                    if (cause instanceof Error error) {
                        throw error;
                    }
                    throw cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Turns the engine's fatal codes into the person's message, and keeps people's data out of every other message. */
    private static final class Meaning implements ExecuteListener {
        @Override
        public void exception(ExecuteContext context) {
            if (context.sqlException() != null) {
                context.exception(told(context.sqlException()));
            }
        }
    }

    /** @return the engine's refusal as the program may tell it: a fatal one in the person's words, any without people's data. */
    static RuntimeException told(SQLException problem) {
        if (Engine.isFatal(problem)) {
            return new UserError(problem, "error.store.unreadable");
        }
        SQLException bare = Engine.withoutValues(problem);
        return bare.getSQLState() != null && bare.getSQLState().startsWith("23") ? new IntegrityConstraintViolationException(bare.getMessage(), bare)
                : new DataAccessException(bare.getMessage(), bare);
    }

    /** Keeps writes out of the reading context, where they would escape the one writer. */
    private static final class ReadOnly implements ExecuteListener {
        @Override
        public void start(ExecuteContext context) {
            if (context.type() != ExecuteType.READ && context.type() != ExecuteType.OTHER) {
                throw new IllegalStateException("sql() is for reading; write inside write() with writing()");
            }
        }
    }
}
