package linli.base.db;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Looks after the data file on disk: every commit forced down and counted in the side file, the close sealed. */
final class LiveFile implements Db.Keeper {
    private static final System.Logger LOG = System.getLogger(LiveFile.class.getName());

    /** Nanoseconds; forcing the side file costs more than forcing the data, so a burst of saves counts itself now and then. */
    private static final long PAUSE = 200_000_000L;

    private final StoreFiles files;
    private final FolderLock lock;
    private volatile CommitFile side;
    private long sideSavedAt = System.nanoTime() - PAUSE;

    /** @param side what the side file says now, without a seal */
    LiveFile(StoreFiles files, FolderLock lock, CommitFile side) {
        this.files = files;
        this.lock = lock;
        this.side = side;
    }

    @Override
    public void committed(Connection writer, long commitNo) throws SQLException {
        Engine.sync(writer);
        side = new CommitFile(side.store(), side.schemaVersion(), commitNo, null);
        if (System.nanoTime() - sideSavedAt < PAUSE) {
            return;
        }
        try {
            side.save(files.commit());
            sideSavedAt = System.nanoTime();
        } catch (UncheckedIOException behind) {
            // The data is on the disk; a side file that lags behind only checks less.
            LOG.log(System.Logger.Level.WARNING, "the side file was not written", behind);
        }
    }

    @Override
    public void closing(Connection writer) throws SQLException {
        boolean erased = Engine.count(writer, "select count(*) from erasure where not compacted") > 0;
        if (erased) {
            Engine.run(writer, "update erasure set compacted = true where not compacted");
        }
        Sentinel.clean(writer, true);
        // Explicitly, so that a reader still at work cannot keep the file open behind the seal.
        if (erased) {
            Engine.compact(writer);
        } else {
            Engine.shutdown(writer);
        }
    }

    @Override
    public void closed(boolean whole) {
        try {
            if (whole) {
                Durable.force(files.data());
                side.sealed(Durable.sha256(files.data())).save(files.commit());
            }
        } catch (UncheckedIOException unsealed) {
            LOG.log(System.Logger.Level.WARNING, "the data file was not sealed; the next start checks it", unsealed);
        } finally {
            lock.close();
        }
    }
}
