package linli.base.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import linli.base.text.UserError;

/** One backup zip: how it is made from a running store, opened again, counted, and put into place. */
final class Snapshot {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");

    private Snapshot() {}

    /**
     * Makes a backup while reads go on; writes wait for the copying but not for the counting.
     *
     * @return the finished zip; its manifest stands beside it
     * @throws UserError {@code error.backup.notGood} when the copy does not read back as it should; nothing is left then
     */
    static Path make(Db db, DataKey key, StoreFiles files, OffsetDateTime at, BackupReason reason) {
        StoreFiles work = files.working("backup");
        Durable.remove(work.folder());
        try {
            Files.createDirectories(work.folder());
            Files.createDirectories(files.backups());
            Path zip = work.folder().resolve("fresh.zip");
            db.exclusively(writer -> {
                Engine.backup(writer, zip);
                return null;
            });
            try (FileSystem inside = FileSystems.newFileSystem(zip)) {
                Files.copy(files.key(), inside.getPath("linli.key"));
            }
            extract(zip, work);
            Sentinel sentinel;
            CheckResult result;
            try (Connection copy = DriverManager.getConnection(Engine.address(work.engineName()), Engine.USER, key.passwords())) {
                sentinel = Sentinel.read(copy).orElseThrow(() -> new UserError("error.backup.notGood"));
                result = Checks.run(copy);
                Engine.drop(copy);
            }
            if (!result.good()) {
                throw new UserError("error.backup.notGood");
            }
            Durable.force(zip);
            Path target = free(files.backups(), at, reason);
            Manifest manifest = new Manifest(target.getFileName().toString(), reason, at, sentinel.store(), sentinel.schemaVersion(),
                    sentinel.commitNo(), Durable.sha256(zip), result.counts());
            Durable.move(zip, target);
            manifest.save(target);
            return target;
        } catch (IOException failed) {
            throw new UserError(failed, "error.backup.notWritten", files.backups());
        } catch (UncheckedIOException failed) {
            throw new UserError(failed, "error.backup.notWritten", files.backups());
        } catch (SQLException failed) {
            throw new UserError(failed, "error.backup.notGood");
        } finally {
            Durable.remove(files.work());
        }
    }

    /**
     * Takes our own files, and no others, out of a backup zip.
     *
     * @throws IOException when the zip is damaged or holds no data file
     */
    static void extract(Path zip, StoreFiles into) throws IOException {
        Files.createDirectories(into.folder());
        try (ZipFile in = new ZipFile(zip.toFile())) {
            for (Path target : new Path[] {into.data(), into.key()}) {
                Optional<? extends ZipEntry> entry = in.stream()
                        .filter(each -> each.getName().replaceFirst("^.*[/\\\\]", "").equals(target.getFileName().toString()))
                        .findFirst();
                if (entry.isEmpty()) {
                    throw new IOException("the zip lacks " + target.getFileName());
                }
                // The zip reader itself does not compare the sums.
                CRC32 sum = new CRC32();
                try (InputStream content = new CheckedInputStream(in.getInputStream(entry.get()), sum)) {
                    Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
                }
                if (sum.getValue() != entry.get().getCrc()) {
                    throw new IOException("the zip's " + target.getFileName() + " is damaged");
                }
            }
        }
    }

    /** No two backups share a second in their names, so that names sort in the order they were made. */
    private static Path free(Path folder, OffsetDateTime at, BackupReason reason) {
        List<String> taken = BackupFiles.list(folder).stream().map(zip -> zip.getFileName().toString()).toList();
        OffsetDateTime moment = at;
        String start = "linli-" + STAMP.format(moment);
        while (startsAny(taken, start)) {
            moment = moment.plusSeconds(1);
            start = "linli-" + STAMP.format(moment);
        }
        return folder.resolve(start + "-" + reason.word() + ".zip");
    }

    private static boolean startsAny(List<String> names, String start) {
        return names.stream().anyMatch(name -> name.startsWith(start));
    }
}
