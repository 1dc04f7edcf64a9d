package linli.base.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import linli.base.text.Texts;
import linli.base.text.UserError;
import org.flywaydb.core.api.FlywayException;

/** The steps from a folder of files to an open store, in the order that keeps a damaged one untouched. */
final class Opening {
    private static final int BLOCK = 4096;
    private static final byte[] ENCRYPTED = "H2encrypt".getBytes(StandardCharsets.US_ASCII);
    private final StoreFiles files;
    private final Clock clock;
    private final String newestBackup;
    private final Tries tries;
    private final List<String> notes = new ArrayList<>();
    private boolean unclean;

    Opening(StoreFiles files, Clock clock, String newestBackup, Tries tries) {
        this.files = files;
        this.clock = clock;
        this.newestBackup = newestBackup;
        this.tries = tries;
    }

    OpenStore open(Secret secret, FolderLock lock) {
        looksLikeOurs();
        KeyFile keys = KeyFile.read(files.key(), newestBackup);
        DataKey key = tries.judged(secret, keys.logins(), () -> keys.open(secret));
        CommitFile side = CommitFile.read(files.commit())
                .orElseGet(() -> new CommitFile(keys.store(), Schema.VERSION, 0, null));
        if (side.schemaVersion() > Schema.VERSION) {
            throw new UserError("error.store.newer");
        }
        if (!side.store().equals(keys.store())) {
            throw damage("error.store.damage.foreign");
        }
        if (side.seal() == null || !side.seal().equals(Durable.sha256(files.data()))) {
            judgeCopy(keys, key, side);
        }
        return connect(keys, key, side, lock);
    }

    private void looksLikeOurs() {
        if (!Files.isRegularFile(files.data())) {
            throw damage("error.store.damage.missing");
        }
        try (InputStream in = Files.newInputStream(files.data())) {
            byte[] head = in.readNBytes(ENCRYPTED.length);
            if (head.length == 0) {
                throw damage("error.store.damage.empty");
            }
            if (!java.util.Arrays.equals(head, ENCRYPTED)) {
                throw damage("error.store.damage.foreign");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The engine opens a truncated file as an empty one and tidies it up, so a doubtful file is only looked at as a copy. */
    private void judgeCopy(KeyFile keys, DataKey key, CommitFile side) {
        StoreFiles copy = files.working("check");
        try {
            Durable.remove(copy.folder());
            Files.createDirectories(copy.folder());
            Files.copy(files.data(), copy.data());
            cutTorn(copy.data());
        } catch (IOException failed) {
            throw new UserError(failed, "error.store.notSaved");
        }
        try (Connection connection = DriverManager.getConnection(Engine.address(copy.engineName()), Engine.USER, key.passwords())) {
            Sentinel sentinel = judge(connection, keys, side);
            if (side.seal() != null && sentinel.clean()) {
                throw damage("error.store.damage.changed");
            }
            CheckResult result = Checks.run(connection);
            if (!result.good()) {
                throw damage("error.store.damage.broken", String.join(Texts.text("store.check.and"), result.problems()));
            }
            unclean = true;
            notes.add(Texts.text("store.check.afterCrash", result.rows()));
            Engine.drop(connection);
            cutTorn(files.data());
        } catch (SQLException refused) {
            throw new UserError(refused, "error.store.damage.broken", newestBackup, String.valueOf(refused.getErrorCode()));
        }
    }

    /**
     * The engine writes whole blocks. What a power failure left of one more at the end would be taken by its cipher for the
     * last block's own length: a part of that block, and with it the last save, would not be seen.
     */
    private static void cutTorn(Path data) {
        try (FileChannel channel = FileChannel.open(data, StandardOpenOption.WRITE)) {
            long whole = channel.size() / BLOCK * BLOCK;
            if (channel.size() > whole) {
                channel.truncate(whole);
                channel.force(true);
            }
        } catch (IOException failed) {
            throw new UserError(failed, "error.store.notSaved");
        }
    }

    private Sentinel judge(Connection connection, KeyFile keys, CommitFile side) {
        Sentinel sentinel = Sentinel.read(connection).orElseThrow(() -> damage("error.store.damage.cut"));
        if (!sentinel.app().equals(Schema.APP) || !sentinel.store().equals(keys.store())) {
            throw damage("error.store.damage.foreign");
        }
        if (sentinel.schemaVersion() > Schema.VERSION) {
            throw new UserError("error.store.newer");
        }
        if (sentinel.commitNo() < side.commitNo()) {
            throw damage("error.store.damage.older", sentinel.commitNo(), side.commitNo());
        }
        return sentinel;
    }

    private OpenStore connect(KeyFile keys, DataKey key, CommitFile side, FolderLock lock) {
        String address = Engine.address(files.engineName());
        // From here on the bytes change: an old seal must not outlive this, even if the power fails.
        side.sealed(null).save(files.commit());
        Durable.forceFolder(files.folder());
        try (Connection first = DriverManager.getConnection(address, Engine.USER, key.passwords())) {
            Sentinel sentinel = judge(first, keys, side);
            if (sentinel.schemaVersion() < Schema.VERSION) {
                migrate(first, address, key);
            }
            Sentinel.clean(first, false);
            CommitFile now = new CommitFile(keys.store(), Schema.VERSION, sentinel.commitNo(), null);
            now.save(files.commit());
            Db db = new Db(address, Engine.USER, key.passwords(), new LiveFile(files, lock, now));
            return new OpenStore(files, keys, key, db, clock, notes, unclean, tries);
        } catch (SQLException refused) {
            if (Engine.isAlreadyOpen(refused)) {
                throw new UserError(refused, "error.store.alreadyOpen");
            }
            throw new UserError(refused, "error.store.damage.broken", newestBackup, String.valueOf(refused.getErrorCode()));
        }
    }

    private void migrate(Connection first, String address, DataKey key) throws SQLException {
        Path backup;
        try (Db before = new Db(address, Engine.USER, key.passwords(), new Unkept())) {
            backup = Snapshot.make(before, key, files, OffsetDateTime.now(clock), BackupReason.BEFORE_MIGRATION);
        }
        try {
            Schema.migrate(address, key.passwords());
            Engine.run(first, "update store_meta set schema_version = " + Schema.VERSION);
            Engine.sync(first);
        } catch (FlywayException failed) {
            throw new UserError(failed, "error.store.migration", backup.getFileName());
        }
        notes.add(Texts.text("store.migrated", Schema.VERSION, backup.getFileName()));
    }

    private UserError damage(String key, Object... more) {
        Object[] values = new Object[more.length + 1];
        values[0] = newestBackup;
        System.arraycopy(more, 0, values, 1, more.length);
        return new UserError(key, values);
    }

    /** For the moment before a migration: nothing is written through it. */
    private static final class Unkept implements Db.Keeper {
        @Override
        public void committed(Connection writer, long commitNo) throws SQLException {
            Engine.sync(writer);
        }

        @Override
        public void closing(Connection writer) {}

        @Override
        public void closed(boolean whole) {}
    }
}
