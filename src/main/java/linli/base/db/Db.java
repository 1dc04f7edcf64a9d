package linli.base.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Right;
import org.jooq.DSLContext;

/**
 * The open store. Reads run beside the writer; writes run in order on one thread, and a write inside a write joins the
 * outer transaction. Each front door is given a view that needs a certain right to write, so that no way around the
 * screen leads past it.
 */
public final class Db implements AutoCloseable {
    private final OneWriter core;
    private final AtomicReference<Supplier<Set<Right>>> rights;
    private final Set<Right> anyOf;
    private final Seals seals;

    /** Looks after the file underneath; called on the writer thread. */
    interface Keeper {
        /** Makes a commit last; only then does it count as saved. */
        void committed(Connection writer, long commitNo) throws SQLException;

        /** Closes the engine after the last write. */
        void closing(Connection writer) throws SQLException;

        /** @param whole whether every write and the closing went well */
        void closed(boolean whole);
    }

    /** Engine-level work. */
    interface Exclusive<T> {
        T on(Connection writer) throws SQLException;
    }

    /**
     * Connects to a store whose sentinel row is known to be there. Until {@link #ask} nobody's rights are asked for.
     *
     * @throws SQLException as the engine gives it
     */
    Db(String address, String user, String password, Keeper keeper) throws SQLException {
        this(new OneWriter(address, user, password, keeper), new AtomicReference<>(), changing(), new Seals(password));
    }

    private Db(OneWriter core, AtomicReference<Supplier<Set<Right>>> rights, Set<Right> anyOf, Seals seals) {
        this.core = core;
        this.rights = rights;
        this.anyOf = anyOf;
        this.seals = seals;
    }

    private static Set<Right> changing() {
        Set<Right> changing = EnumSet.allOf(Right.class);
        changing.removeIf(right -> !right.changes());
        return changing;
    }

    /** From now on every write, and {@link #require}, asks what the person at the desk may do; for all views at once. */
    public void ask(Supplier<Set<Right>> rightsOfWhoIsHere) {
        rights.set(rightsOfWhoIsHere);
    }

    /** @return the same store, in which only who has one of the rights may write. */
    public Db needing(Right right, Right... others) {
        return new Db(core, rights, EnumSet.of(right, others), seals);
    }

    /** @return the same store for what is written about everybody, readers too: the trail, and how they like their tables. */
    public Db free() {
        return new Db(core, rights, Set.of(), seals);
    }

    /**
     * @throws UserError {@code error.rights.missing} when the person at the desk does not have the right
     */
    public void require(Right right) {
        if (!may(right)) {
            throw new UserError("error.rights.missing", Texts.of(right));
        }
    }

    /** @return whether the person at the desk has the right; true while nobody is asked. */
    public boolean may(Right right) {
        Supplier<Set<Right>> here = rights.get();
        return here == null || here.get().contains(right);
    }

    /** @return the marks of this store, for rows and chains that nobody may change past the program. */
    public Seals seals() {
        return seals;
    }

    private void mayWrite() {
        Supplier<Set<Right>> here = rights.get();
        if (here != null && !anyOf.isEmpty() && here.get().stream().noneMatch(anyOf::contains)) {
            throw new UserError("error.rights.missing", Texts.of(anyOf.iterator().next()));
        }
    }

    /**
     * @return a context for reading. On the writer thread it is the running transaction's own, so that rules see what
     *     they have just written; elsewhere it never waits for the writer and refuses to write.
     */
    public DSLContext sql() {
        return core.sql();
    }

    /**
     * @return the running transaction's context
     * @throws IllegalStateException outside {@link #write}
     */
    public DSLContext writing() {
        return core.writing();
    }

    /**
     * Runs the work in one transaction on the writer thread and waits for it. When the call returns, the change is on
     * the disk ({@code CHECKPOINT SYNC}); only then may a screen say that it is saved. Called on the writer thread it
     * joins; what a failing inner work had written is undone even when the outer work goes on.
     *
     * @throws UserError as thrown by the work, {@code error.rights.missing}, or when the disk is full or the store is
     *     damaged; nothing of the work is kept then
     */
    public <T> T write(Supplier<T> work) {
        mayWrite();
        return core.write(work);
    }

    /** Same, for work without a result. */
    public void write(Runnable work) {
        write(() -> {
            work.run();
            return null;
        });
    }

    /**
     * @return inside {@link #write} the number of the running transaction, for the {@code touched} column; elsewhere
     *     the number of the last commit. Rises by one with every commit.
     */
    public long commitNo() {
        return core.commitNo();
    }

    /** @return the number of the last commit, inside {@link #write} too. */
    public long lastCommit() {
        return core.lastCommit();
    }

    /** Notes residents made, changed or removed by the running write. */
    public void touch(Collection<Long> residents) {
        core.touched().note(commitNo(), residents);
    }

    /** @return which residents the latest commits have changed. */
    public Touched touched() {
        return core.touched();
    }

    /** Waits for the writes already handed in, then closes. Takes up to a second; a second call does nothing. */
    @Override
    public void close() {
        core.close();
    }

    /** Runs engine-level work on the writer's connection outside any transaction, so that no write runs meanwhile. */
    <T> T exclusively(Exclusive<T> work) {
        return core.exclusively(work);
    }

    /** @return the engine's refusal as the program may tell it: a fatal one in the person's words, any without people's data. */
    static RuntimeException told(SQLException problem) {
        return OneWriter.told(problem);
    }
}
