package linli.base.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The finished backups in a folder, found by their names and manifests. */
public final class BackupFiles {
    private BackupFiles() {}

    /** @return the zips of ours in the folder, newest first; none when the folder is missing. */
    public static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("linli-\\d{4}-\\d\\d-\\d\\d-\\d{6}-[a-z0-9-]+\\.zip"))
                    .sorted(Comparator.comparing((Path file) -> file.getFileName().toString()).reversed())
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @return whether the zip's bytes are those its manifest tells. */
    public static boolean isGood(Path zip) {
        return Manifest.beside(zip).filter(manifest -> Files.isRegularFile(zip) && manifest.sha256().equals(Durable.sha256(zip)))
                .isPresent();
    }

    /** @return the newest backup that is good. */
    public static Optional<Path> newestGood(Path folder) {
        return list(folder).stream().filter(BackupFiles::isGood).findFirst();
    }
}
