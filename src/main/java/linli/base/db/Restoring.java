package linli.base.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import linli.base.text.UserError;

/** The steps that put a backup in the place of a closed store; the live files are touched last. */
final class Restoring {
    private final StoreFiles files;
    private final Clock clock;
    private final Tries tries;

    Restoring(StoreFiles files, Clock clock, Tries tries) {
        this.files = files;
        this.clock = clock;
        this.tries = tries;
    }

    Manifest restore(Path zip, Secret secret) {
        String name = zip.getFileName().toString();
        if (!Files.isRegularFile(zip)) {
            throw new UserError("error.backup.missing", name);
        }
        Manifest manifest = Manifest.beside(zip).orElseThrow(() -> new UserError("error.backup.noManifest", name));
        if (manifest.schemaVersion() > Schema.VERSION) {
            throw new UserError("error.store.newer");
        }
        if (!manifest.sha256().equals(Durable.sha256(zip))) {
            throw new UserError("error.backup.damaged", name);
        }
        StoreFiles tried = files.working("restore").working("tried");
        StoreFiles fresh = files.working("restore").working("fresh");
        Durable.remove(files.working("restore").folder());
        try {
            Snapshot.extract(zip, tried);
            Snapshot.extract(zip, fresh);
        } catch (IOException | UncheckedIOException failed) {
            throw new UserError(failed, "error.backup.damaged", name);
        }
        KeyFile keysThen = KeyFile.read(fresh.key(), name);
        DataKey key = tries.judged(secret, keysThen.logins(), () -> unlock(keysThen, secret));
        countAgain(tried, key, manifest, name);
        replace(fresh, manifest, key);
        return manifest;
    }

    /** Today's password opens the store as it is now; if that key fits the backup, an old password need not be known. */
    private DataKey unlock(KeyFile keysThen, Secret secret) {
        Optional<KeyFile> keysNow = keysNow();
        if (keysNow.isPresent()) {
            try {
                DataKey key = keysNow.get().open(secret);
                if (keysThen.fits(key)) {
                    return key;
                }
            } catch (UserError notToday) {
                // The backup may know the password that the store of today does not.
            }
        }
        return keysThen.open(secret);
    }

    private Optional<KeyFile> keysNow() {
        try {
            return Optional.of(KeyFile.read(files.key(), ""));
        } catch (UserError missingOrDamaged) {
            return Optional.empty();
        }
    }

    private static void countAgain(StoreFiles tried, DataKey key, Manifest manifest, String name) {
        try (Connection copy = DriverManager.getConnection(Engine.address(tried.engineName()), Engine.USER, key.passwords())) {
            Sentinel sentinel = Sentinel.read(copy).orElseThrow(() -> new UserError("error.backup.damaged", name));
            CheckResult result = Checks.run(copy);
            if (!result.good() || sentinel.commitNo() != manifest.commitNo() || !sentinel.store().equals(manifest.store())
                    || !result.counts().equals(manifest.rows())) {
                throw new UserError("error.backup.damaged", name);
            }
            Engine.drop(copy);
        } catch (SQLException refused) {
            throw new UserError(refused, "error.backup.damaged", name);
        }
    }

    private void replace(StoreFiles fresh, Manifest manifest, DataKey key) {
        try {
            keepCurrent();
            // The side file goes first: a lower number passes with either data file if the power fails in between.
            new CommitFile(manifest.store(), manifest.schemaVersion(), manifest.commitNo(), null).save(files.commit());
            Durable.force(fresh.data());
            Durable.move(fresh.data(), files.data());
            if (keysNow().filter(now -> now.fits(key)).isEmpty()) {
                Durable.force(fresh.key());
                Durable.move(fresh.key(), files.key());
            }
        } catch (IOException | UncheckedIOException failed) {
            throw new UserError(failed, "error.backup.notWritten", files.folder());
        }
    }

    private void keepCurrent() throws IOException {
        List<Path> current = List.of(files.data(), files.key(), files.commit());
        if (current.stream().noneMatch(Files::exists)) {
            return;
        }
        Path kept = files.folder().resolve("before-restore-"
                + DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss").format(OffsetDateTime.now(clock)));
        while (Files.exists(kept)) {
            kept = kept.resolveSibling(kept.getFileName() + "-2");
        }
        Files.createDirectories(kept);
        for (Path file : current) {
            if (Files.exists(file)) {
                Path copy = kept.resolve(file.getFileName());
                Files.copy(file, copy);
                Durable.force(copy);
            }
        }
        Durable.forceFolder(kept);
    }
}
