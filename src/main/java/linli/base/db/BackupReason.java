package linli.base.db;

import java.util.Locale;

/** Why a backup was made; the last part of its file name. */
public enum BackupReason {
    DAILY, EXIT, MANUAL, BEFORE_IMPORT, BEFORE_MIGRATION, BEFORE_RESTORE;

    /** @return e.g. {@code before-import}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
