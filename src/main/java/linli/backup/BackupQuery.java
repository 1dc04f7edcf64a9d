package linli.backup;

import static linli.schema.Tables.SETTING;

import java.util.Optional;
import linli.base.db.Db;

/** Reads the second backup folder from the settings. */
final class BackupQuery {
    private final Db db;

    BackupQuery(Db db) {
        this.db = db;
    }

    /** @return the setting {@code backup.folder} of the centre, when it is filled. */
    Optional<String> secondFolder() {
        return db.sql().select(SETTING.CONTENT).from(SETTING)
                .where(SETTING.SCOPE.eq("").and(SETTING.NAME.eq(Backups.FOLDER_SETTING)))
                .fetchOptional(SETTING.CONTENT)
                .map(String::strip)
                .filter(folder -> !folder.isEmpty());
    }
}
