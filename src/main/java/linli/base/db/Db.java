package linli.base.db;

import java.util.function.Supplier;
import org.jooq.DSLContext;

/**
 * The open store. Reads run on connections of their own beside the writer; writes run in order on one named thread,
 * and a write inside a write joins the outer transaction.
 */
public interface Db extends AutoCloseable {
    /**
     * @return a context for reading. On the writer thread it is the running transaction's own, so that rules see what
     *     they have just written; elsewhere it never waits for the writer.
     */
    DSLContext sql();

    /**
     * @return the running transaction's context
     * @throws IllegalStateException outside {@link #write}
     */
    DSLContext writing();

    /**
     * Runs the work in one transaction on the writer thread and waits for it. When the call returns, the change is on
     * the disk ({@code CHECKPOINT SYNC}); only then may a screen say 已保存. Called on the writer thread it joins.
     *
     * @throws linli.base.text.UserError as thrown by the work, or when the disk is full or the store is damaged;
     *     nothing of the work is kept then
     */
    <T> T write(Supplier<T> work);

    /** Same, for work without a result. */
    default void write(Runnable work) {
        write(() -> {
            work.run();
            return null;
        });
    }

    /** @return number of the running transaction, for the {@code touched} column; rises by one with every commit. */
    long commitNo();

    @Override
    void close();
}
