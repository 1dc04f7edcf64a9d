package linli.base.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import linli.base.text.Texts;
import linli.base.text.UserError;

/**
 * The data folder of one centre: {@code linli.mv.db} (encrypted), {@code linli.key}, {@code linli.commit} and
 * {@code backups/}. A store is made by {@link #create} and by nothing else; {@link #open} refuses whatever is not
 * whole and writes nothing to it. Every refusal of a damaged store has a key beginning {@code error.store.damage.} and
 * names the newest good backup.
 */
public final class StoreFolder {
    private static final long SPACE = 200L << 20;
    private final StoreFiles files;
    private final Clock clock;
    private final Tries tries;

    public StoreFolder(Path folder, Clock clock) {
        this(folder, clock, clock);
    }

    /** @param wall by which wrong passwords wait, when the clock of the work may be set to another day */
    public StoreFolder(Path folder, Clock clock, Clock wall) {
        this.files = new StoreFiles(folder);
        this.clock = clock;
        this.tries = new Tries(files.tries(), wall);
    }

    /**
     * A new store.
     *
     * @param recoveryCode to be shown once; it is kept nowhere
     */
    public record Created(OpenStore store, String recoveryCode) {}

    public Path folder() {
        return files.folder();
    }

    /** @return where the backups of this store stand. */
    public Path backups() {
        return files.backups();
    }

    /** @return whether there is anything of a store here, whole or not; then a new one must not be made. */
    public boolean exists() {
        return Files.exists(files.data()) || Files.exists(files.key()) || Files.exists(files.commit());
    }

    /**
     * @return the logins to choose from at the start
     * @throws UserError when the key file is missing or damaged
     */
    public List<String> logins() {
        return KeyFile.read(files.key(), newestBackup()).logins();
    }

    /**
     * Makes a new store: the only way there is. It is built aside and moved into place whole.
     *
     * @param first writes what a store must hold from the beginning (centre, administrator), in one transaction
     * @throws UserError {@code error.store.exists} when the folder holds a store already
     */
    public Created create(String login, String password, Consumer<Db> first) {
        FolderLock lock = FolderLock.take(files.lock());
        StoreFiles work = files.working("create");
        try {
            if (exists()) {
                throw new UserError("error.store.exists", files.folder());
            }
            ownOnly();
            Durable.remove(work.folder());
            Files.createDirectories(work.folder());
            String store = UUID.randomUUID().toString();
            DataKey key = DataKey.random();
            String code = RecoveryCode.random();
            KeyFile.of(key, store).withLogin(key, login, password).withCode(key, code).save(work.key());
            build(work, key, store, first);
            Durable.move(work.commit(), files.commit());
            Durable.move(work.data(), files.data());
            Durable.move(work.key(), files.key());
            lock.close();
            return new Created(open(new Secret.Password(login, password)), code);
        } catch (IOException | UncheckedIOException failed) {
            throw new UserError(failed, "error.store.folder", files.folder());
        } catch (SQLException failed) {
            throw new UserError(failed, "error.store.notSaved");
        } finally {
            lock.close();
            Durable.remove(work.folder());
        }
    }

    private void build(StoreFiles work, DataKey key, String store, Consumer<Db> first) throws SQLException {
        String address = Engine.creatingAddress(work.engineName());
        try (Connection made = DriverManager.getConnection(address, Engine.USER, key.passwords())) {
            Schema.migrate(Engine.address(work.engineName()), key.passwords());
            Sentinel.insert(made, store, OffsetDateTime.now(clock));
            CommitFile side = new CommitFile(store, Schema.VERSION, 0, null);
            side.save(work.commit());
            Db db = new Db(Engine.address(work.engineName()), Engine.USER, key.passwords(),
                    new LiveFile(work, FolderLock.take(work.lock()), side));
            try {
                db.write(() -> first.accept(db));
            } finally {
                db.close();
            }
        } catch (SQLException closed) {
            if (!Engine.isFatal(closed) || !Files.exists(work.data())) {
                throw closed;
            }
        }
    }

    /** Same as {@link #open(Secret)} with a login's password. */
    public OpenStore open(String login, String password) {
        return open(new Secret.Password(login, password));
    }

    /**
     * Opens the store. A store closed properly is known by the seal over its bytes; any other is judged on a copy
     * first: sentinel row, commit number, indexes and references. Only then is the file itself opened, and only then
     * are migrations run, after a backup.
     *
     * @throws UserError {@code error.store.none}, {@code .alreadyOpen}, {@code .wrongPassword}, {@code .wait}, {@code .wrongCode},
     *     {@code .codeMistyped}, {@code .newer}, {@code .migration} or {@code .damage.…}
     */
    public OpenStore open(Secret secret) {
        if (!exists()) {
            throw new UserError("error.store.none", files.folder());
        }
        FolderLock lock = FolderLock.take(files.lock());
        try {
            return new Opening(files, clock, newestBackup(), tries).open(secret, lock);
        } catch (RuntimeException | Error refused) {
            lock.close();
            throw refused;
        } finally {
            Durable.remove(files.work());
        }
    }

    /**
     * Opens with the recovery code and gives the login a new password.
     *
     * @throws UserError {@code error.store.noLogin}, or as {@link #open(Secret)}
     */
    public OpenStore recover(String code, String login, String freshPassword) {
        List<String> logins = logins();
        if (!logins.contains(login)) {
            throw new UserError("error.store.noLogin", login, String.join(" ", logins));
        }
        OpenStore store = open(new Secret.Code(code));
        store.addLogin(login, freshPassword);
        return store;
    }

    /**
     * Puts a backup in the place of the store, which must be closed. The backup is opened and counted aside first; the
     * files it replaces are kept in {@code before-restore-…}. Works in an empty folder too, as on a new PC.
     *
     * @param secret of the store as it is now, or as it was when the backup was made
     * @return what was restored
     * @throws UserError {@code error.backup.…} when the backup is not good; nothing is touched then
     */
    public Manifest restore(Path zip, Secret secret) {
        FolderLock lock = FolderLock.take(files.lock());
        try {
            return new Restoring(files, clock, tries).restore(zip, secret);
        } finally {
            lock.close();
            Durable.remove(files.work());
        }
    }

    /** @return the file name of the newest backup whose bytes are those of its manifest, or a word for none. */
    public String newestBackup() {
        return BackupFiles.newestGood(files.backups()).map(zip -> zip.getFileName().toString())
                .orElseGet(() -> Texts.text("store.noBackup"));
    }

    /**
     * Before much is written.
     *
     * @throws UserError {@code error.store.space} when less is free than 200 MB or four times the data file
     */
    public void requireSpace() {
        requireSpace(files);
    }

    static void requireSpace(StoreFiles files) {
        try {
            long needed = Math.max(SPACE, 4 * Files.size(files.data()));
            long free = Files.getFileStore(files.folder()).getUsableSpace();
            if (free < needed) {
                throw new UserError("error.store.space", free >> 20, needed >> 20);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void ownOnly() throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(files.folder(), PosixFilePermissions.fromString("rwx------"));
        }
    }
}
