package linli.base.db;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A store on disk for tests, closed, with one setting row in it. */
public final class TestFolder {
    public static final String LOGIN = "lin";
    public static final String PASSWORD = "a-long-password";
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T00:02:00Z"), ZoneId.of("Asia/Shanghai"));

    private TestFolder() {}

    /** @return a new store in the folder, open. */
    public static StoreFolder.Created create(Path folder) {
        return new StoreFolder(folder, CLOCK).create(LOGIN, PASSWORD, db -> put(db, "first"));
    }

    /** Writes one setting in a transaction of its own. */
    public static void put(Db db, String name) {
        db.write(() -> insert(db, name));
    }

    static void insert(Db db, String name) {
        var t = linli.schema.Tables.SETTING;
        db.writing().insertInto(t).set(t.SCOPE, "").set(t.NAME, name).set(t.CONTENT, "x".repeat(200)).set(t.VERSION, 1L).execute();
    }
}
