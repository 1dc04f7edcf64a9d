package linli.base.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.SortedMap;
import java.util.TreeMap;
import linli.base.text.UserError;
import linli.faults.Reliability;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * T16: a store of every earlier schema is backed up, raised, and holds what it held; a newer one is refused untouched; a
 * kill in the middle of raising it leaves one that can be raised. No version is released yet, so the older stores are made
 * by the migrations up to each number; from the first release on a store of each stands among the test files.
 */
class UpgradeTest {
    private static final String CLASS_PATH = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    @TempDir
    Path temp;

    @Test
    void aStoreOfSomeEarlierSchemasIsRaised() throws Exception {
        for (int version : new int[] {1, 4, Schema.VERSION - 1}) {
            raised(version);
        }
    }

    @Test
    @Tag("long")
    void aStoreOfEveryEarlierSchemaIsRaised() throws Exception {
        for (int version = 1; version < Schema.VERSION; version++) {
            raised(version);
        }
        Reliability.tell("T16", "store of an earlier schema opened", Schema.VERSION - 1, 0, "opened without raising it, a later table is missing");
    }

    private void raised(int version) throws Exception {
        Path folder = earlier(version);
        SortedMap<String, Long> before = counts(folder);
        try (OpenStore store = new StoreFolder(folder, TestFolder.CLOCK).open(TestFolder.LOGIN, TestFolder.PASSWORD)) {
            assertThat(store.notes()).as("version %d", version).hasSize(1);
            CheckResult check = store.check();
            assertThat(check.problems()).isEmpty();
            heldAll(check.counts(), before);
        }
        assertThat(BackupFiles.list(folder.resolve("backups"))).hasSize(1);
        assertThat(new StoreFolder(folder, TestFolder.CLOCK).newestBackup()).contains("before-migration");
    }

    @Test
    void aKillWhileItIsRaisedLeavesOneThatCanBe() throws Exception {
        Path folder = earlier(2);
        SortedMap<String, Long> before = counts(folder);
        for (int kill = 0; kill < 4; kill++) {
            Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp", CLASS_PATH, KillChild.class.getName(),
                    folder.toString(), "once", "0").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            while (child.isAlive() && !Files.exists(folder.resolve("linli.work"))) {
                child.waitFor(5, java.util.concurrent.TimeUnit.MILLISECONDS);
            }
            child.waitFor(200 + kill * 250, java.util.concurrent.TimeUnit.MILLISECONDS);
            child.destroyForcibly().waitFor();
            // Who is killed while the password is tried counts as a wrong try, and waits after three.
            Files.deleteIfExists(folder.resolve("linli.tries"));
        }
        try (OpenStore store = new StoreFolder(folder, TestFolder.CLOCK).open(TestFolder.LOGIN, TestFolder.PASSWORD)) {
            assertThat(store.check().problems()).isEmpty();
            heldAll(store.check().counts(), before);
        }
    }

    /** A table may have been replaced by another one meanwhile, but only while it held nothing. */
    private static void heldAll(SortedMap<String, Long> after, SortedMap<String, Long> before) {
        assertThat(before).containsEntry("setting", 30L);
        before.forEach((table, rows) -> assertThat(after.getOrDefault(table, 0L)).as(table).isEqualTo(rows));
    }

    @Test
    void withoutRaisingItALaterTableIsMissing() throws Exception {
        assertThat(counts(earlier(3)).size()).isLessThan(newest().size());
        UserError said = catchThrowableOfType(UserError.class, () -> {
            Path folder = temp.resolve("newer");
            TestFolder.create(folder).store().close();
            CommitFile side = CommitFile.read(folder.resolve("linli.commit")).orElseThrow();
            new CommitFile(side.store(), Schema.VERSION + 1, side.commitNo(), side.seal()).save(folder.resolve("linli.commit"));
            new StoreFolder(folder, TestFolder.CLOCK).open(TestFolder.LOGIN, TestFolder.PASSWORD);
        });
        assertThat(said.key()).isEqualTo("error.store.newer");
    }

    private SortedMap<String, Long> newest() {
        try (OpenStore store = TestFolder.create(temp.resolve("newest")).store()) {
            return store.check().counts();
        }
    }

    /** @return a closed store whose tables are those of the version, with some rows. */
    private Path earlier(int version) throws Exception {
        Path folder = temp.resolve("v" + version);
        TestFolder.create(folder).store().close();
        String passwords = KillChild.passwords(folder);
        StoreFiles files = new StoreFiles(folder);
        String store = CommitFile.read(files.commit()).orElseThrow().store();
        Files.delete(files.data());
        String address = Engine.creatingAddress(files.engineName());
        try (Connection made = DriverManager.getConnection(address, Engine.USER, passwords)) {
            Flyway.configure(UpgradeTest.class.getClassLoader()).dataSource(Engine.address(files.engineName()), Engine.USER, passwords).locations("classpath:" + Schema.MIGRATIONS)
                    .loggers("slf4j").target(Integer.toString(version)).load().migrate();
            Sentinel.insert(made, store, OffsetDateTime.now(TestFolder.CLOCK));
            Engine.run(made, "update store_meta set schema_version = " + version);
            for (int i = 0; i < 30; i++) {
                Engine.run(made, "insert into setting (scope, name, content, version) values ('', 'old" + i + "', 'x', 1)");
            }
            Engine.sync(made);
            Engine.shutdown(made);
        } catch (java.sql.SQLException closed) {
            if (!Engine.isFatal(closed)) {
                throw closed;
            }
        }
        new CommitFile(store, version, 0, Durable.sha256(files.data())).save(files.commit());
        return folder;
    }

    /** @return rows by table, without the raising's own history. */
    private SortedMap<String, Long> counts(Path folder) throws Exception {
        Path copy = temp.resolve("copy");
        Durable.remove(copy);
        StoreFolderTest.copy(folder, copy);
        SortedMap<String, Long> counts = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(Engine.address(new StoreFiles(copy).engineName()), Engine.USER, KillChild.passwords(copy));
                Statement sql = connection.createStatement()) {
            try (ResultSet tables = sql.executeQuery("select table_name from information_schema.tables where table_schema = 'PUBLIC' and table_name <> 'flyway_schema_history'")) {
                while (tables.next()) {
                    try (Statement count = connection.createStatement(); ResultSet rows = count.executeQuery("select count(*) from \"" + tables.getString(1) + "\"")) {
                        rows.next();
                        counts.put(tables.getString(1).toLowerCase(java.util.Locale.ROOT), rows.getLong(1));
                    }
                }
            }
        }
        return counts;
    }
}
