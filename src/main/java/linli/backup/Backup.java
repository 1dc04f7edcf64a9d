package linli.backup;

import java.nio.file.Path;
import linli.base.db.BackupFiles;
import linli.base.db.Manifest;

/** A finished backup: the zip and what its manifest says of it. */
public record Backup(Path file, Manifest manifest) {
    /** @return whether the bytes are those of the manifest; reads the whole file. */
    public boolean good() {
        return BackupFiles.isGood(file);
    }
}
