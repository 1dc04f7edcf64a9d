package linli.base.db;

import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import linli.base.text.UserError;

/** A store that has been opened and found whole: its database, and what can be done with its keys and copies. */
public final class OpenStore implements AutoCloseable {
    private final StoreFiles files;
    private final DataKey key;
    private final Db db;
    private final Clock clock;
    private final List<String> notes;
    private final boolean unclean;
    private final Tries tries;
    private KeyFile keys;

    OpenStore(StoreFiles files, KeyFile keys, DataKey key, Db db, Clock clock, List<String> notes, boolean unclean, Tries tries) {
        this.files = files;
        this.keys = keys;
        this.key = key;
        this.db = db;
        this.clock = clock;
        this.notes = List.copyOf(notes);
        this.unclean = unclean;
        this.tries = tries;
    }

    public Db db() {
        return db;
    }

    /** @return the data folder. */
    public Path folder() {
        return files.folder();
    }

    /** @return what the start found worth telling, such as a check after an unclean exit; usually nothing. */
    public List<String> notes() {
        return notes;
    }

    /** @return whether the store had not been closed properly; its tables were checked before it was opened. */
    public boolean unclean() {
        return unclean;
    }

    /** @return the logins that open this store. */
    public synchronized List<String> logins() {
        return keys.logins();
    }

    /**
     * Asks for the password again, before something grave.
     *
     * @throws UserError {@code error.store.wrongPassword}, {@code error.store.wait}
     */
    public synchronized void prove(String login, String password) {
        tries.judged(new Secret.Password(login, password), keys.logins(), () -> keys.open(login, password));
    }

    /**
     * Rewraps the data key; the data file is not touched.
     *
     * @throws UserError {@code error.store.wrongPassword} when the old one is wrong
     */
    public synchronized void changePassword(String login, String old, String fresh) {
        prove(login, old);
        save(keys.withLogin(key, login, fresh));
    }

    /** Lets a login open the store; replaces its password when it could already. The caller has asked for a proof. */
    synchronized void addLogin(String login, String password) {
        save(keys.withLogin(key, login, password));
    }

    /**
     * Lets a colleague open the store, or gives a new password to one who forgot it.
     *
     * @throws UserError {@code error.store.wrongPassword} when the own password is wrong
     */
    public synchronized void addLogin(String ownLogin, String ownPassword, String login, String password) {
        prove(ownLogin, ownPassword);
        addLogin(login, password);
    }

    /** Takes the store away from a login; its backups of earlier days still open with the old password. */
    public synchronized void removeLogin(String login) {
        if (keys.logins().size() > 1) {
            save(keys.withoutLogin(login));
        }
    }

    /**
     * Replaces the recovery code.
     *
     * @return the new code, to be shown once
     */
    public synchronized String newRecoveryCode(String ownLogin, String ownPassword) {
        prove(ownLogin, ownPassword);
        String code = RecoveryCode.random();
        save(keys.withCode(key, code));
        return code;
    }

    /** Reads the whole store and compares what must agree; writes wait meanwhile (about 2 s for 250,000 rows). */
    public CheckResult check() {
        return db.exclusively(Checks::run);
    }

    /**
     * Makes a backup in {@code backups/} of the data folder, opened again and counted before it counts.
     *
     * @return the zip, its {@link Manifest} beside it
     * @throws UserError {@code error.backup.notWritten}, {@code error.backup.notGood} or {@code error.store.space}
     */
    public synchronized Path backup(BackupReason reason) {
        StoreFolder.requireSpace(files);
        return Snapshot.make(db, key, files, OffsetDateTime.now(clock), reason);
    }

    /** Closes and seals the store; takes up to a second, so not on the screen's thread. */
    @Override
    public void close() {
        db.close();
    }

    private void save(KeyFile changed) {
        changed.save(files.key());
        keys = changed;
    }
}
