package linli.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import linli.base.db.BackupFiles;
import linli.base.db.BackupReason;
import linli.base.db.CheckResult;
import linli.base.db.Durable;
import linli.base.db.Manifest;
import linli.base.db.OpenStore;
import linli.base.db.Secret;
import linli.base.db.StoreFolder;
import linli.base.text.Texts;
import linli.base.text.UserError;

/** 备份与恢复: copies that have been opened and counted, kept for a year, and the way back from them. */
public final class Backups {
    /** Name of the centre's setting that holds a second folder, for example on a USB disk. */
    public static final String FOLDER_SETTING = "backup.folder";

    private final StoreFolder folder;
    private final Clock clock;

    public Backups(StoreFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Same as the long form, copying to the second folder of the settings if there is one. */
    public BackupResult now(OpenStore store, BackupReason reason) {
        return now(store, reason, null);
    }

    /**
     * Makes a backup in {@code backups/} of the data folder, opens it again and counts it, copies it to the second
     * folder, and removes what is too old to keep.
     *
     * @param extra a further folder for a copy, or null
     * @throws UserError {@code error.backup.notWritten}, {@code error.backup.notGood} or {@code error.store.space}
     */
    public BackupResult now(OpenStore store, BackupReason reason, Path extra) {
        Path zip = store.backup(reason);
        List<Path> copies = new ArrayList<>();
        List<String> troubles = new ArrayList<>();
        Retention.apply(folder.backups(), zip);
        for (Path place : places(store, extra, troubles)) {
            try {
                copies.add(copyTo(place, zip));
                Retention.apply(place, zip);
            } catch (IOException | UncheckedIOException failed) {
                troubles.add(Texts.text("backup.secondFolder.trouble", place.toString()));
            }
        }
        return new BackupResult(read(zip), copies, troubles);
    }

    /**
     * For the way out of the program.
     *
     * @return the backup, or empty when nothing was saved since the newest one
     */
    public Optional<BackupResult> onExit(OpenStore store) {
        boolean same = list().stream().findFirst().filter(Backup::good)
                .filter(newest -> newest.manifest().commitNo() == store.db().commitNo()).isPresent();
        return same ? Optional.empty() : Optional.of(now(store, BackupReason.EXIT));
    }

    /** @return whether none was made today. */
    public boolean due() {
        LocalDate today = LocalDate.now(clock);
        return list().stream().noneMatch(backup -> backup.manifest().at().atZoneSameInstant(clock.getZone()).toLocalDate().equals(today));
    }

    /** @return the backups in {@code backups/} of the data folder, newest first. */
    public List<Backup> list() {
        return list(folder.backups());
    }

    /** @return the finished backups in any folder, newest first. */
    public List<Backup> list(Path place) {
        return BackupFiles.list(place).stream().filter(zip -> Manifest.beside(zip).isPresent()).map(Backups::read).toList();
    }

    /** @return the newest backup whose bytes are those of its manifest. */
    public Optional<Backup> newestGood() {
        return BackupFiles.newestGood(folder.backups()).map(Backups::read);
    }

    /**
     * Puts a backup in the place of the store, which must be closed; see {@link StoreFolder#restore}. The files it
     * replaces are kept beside.
     *
     * @throws UserError {@code error.backup.…} when the backup is not good, or the password's error; nothing is touched
     *     then
     */
    public Manifest restore(Path zip, Secret secret) {
        return folder.restore(zip, secret);
    }

    /** 数据检查: reads the whole store and compares tables, indexes and references. */
    public CheckResult verify(OpenStore store) {
        return store.check();
    }

    private static List<Path> places(OpenStore store, Path extra, List<String> troubles) {
        List<Path> places = new ArrayList<>();
        if (extra != null) {
            places.add(extra);
        }
        new BackupQuery(store.db()).secondFolder().ifPresent(second -> {
            try {
                places.add(Path.of(second));
            } catch (InvalidPathException notAFolder) {
                troubles.add(Texts.text("backup.secondFolder.trouble", second));
            }
        });
        return places;
    }

    private static Path copyTo(Path place, Path zip) throws IOException {
        Files.createDirectories(place);
        Path target = place.resolve(zip.getFileName());
        Path fresh = place.resolve(zip.getFileName() + ".new");
        Files.copy(zip, fresh, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Durable.force(fresh);
        if (!Durable.sha256(fresh).equals(read(zip).manifest().sha256())) {
            Files.delete(fresh);
            throw new IOException("the copy differs");
        }
        Durable.move(fresh, target);
        Durable.write(Manifest.path(target), Files.readAllBytes(Manifest.path(zip)));
        return target;
    }

    private static Backup read(Path zip) {
        return new Backup(zip, Manifest.beside(zip).orElseThrow());
    }
}
