package linli.backup;

import static linli.schema.Tables.SETTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import linli.base.db.BackupFiles;
import linli.base.db.BackupReason;
import linli.base.db.Durable;
import linli.base.db.Manifest;
import linli.base.db.OpenStore;
import linli.base.db.Secret;
import linli.base.db.StoreFolder;
import linli.base.db.TestFolder;
import linli.base.text.UserError;
import linli.faults.Reliability;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T8 to T10: damaged backups are refused before anything is touched, a restore brings all back, and backups made while rows come in are whole. */
class BackupFaultsTest {
    private static final Secret SECRET = new Secret.Password(TestFolder.LOGIN, TestFolder.PASSWORD);

    @TempDir
    Path temp;

    Path folder;
    OpenStore store;
    Backups backups;

    @BeforeEach
    void make() {
        folder = temp.resolve("store");
        store = TestFolder.create(folder).store();
        backups = new Backups(new StoreFolder(folder, TestFolder.CLOCK), TestFolder.CLOCK);
        for (int i = 0; i < 60; i++) {
            TestFolder.put(store.db(), "row" + i);
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aDamagedBackupIsRefusedAndTheStoreStays() throws Exception {
        damaged(8);
    }

    @Test
    @Tag("long")
    void soAreAHundred() throws Exception {
        damaged(100);
    }

    private void damaged(int times) throws Exception {
        Path zip = backups.now(store, BackupReason.MANUAL).backup().file();
        TestFolder.put(store.db(), "later");
        store.close();
        byte[] good = Files.readAllBytes(zip);
        String manifest = Files.readString(Manifest.path(zip));
        String live = Durable.sha256(folder.resolve("linli.mv.db"));
        for (int i = 0; i < times; i++) {
            Random random = new Random(i);
            byte[] bad = good.clone();
            int at = random.nextInt(bad.length);
            switch (i % 4) {
                case 0 -> bad[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bad = Arrays.copyOf(bad, at);
                case 2 -> Arrays.fill(bad, at, Math.min(bad.length, at + 512), (byte) 0);
                default -> bad = new byte[0];
            }
            Files.write(zip, bad);
            // Half of them with a manifest that somebody has made to fit.
            Files.writeString(Manifest.path(zip), i % 8 < 4 ? manifest : manifest.replaceAll("[0-9a-f]{64}", Durable.sha256(zip)));
            UserError said = catchThrowableOfType(UserError.class, () -> backups.restore(zip, SECRET));
            assertThat(said).as("damage %d", i).isNotNull();
            assertThat(said.key()).as("damage %d", i).isIn("error.backup.damaged", "error.store.damage.key");
            assertThat(Durable.sha256(folder.resolve("linli.mv.db"))).isEqualTo(live);
        }
        Reliability.tell("T8", "damaged backup restored", times, 0, "not tried");
    }

    @Test
    void aRestoreBringsEverythingBack() {
        TreeSet<String> then = new TreeSet<>(names(store));
        Path zip = backups.now(store, BackupReason.MANUAL).backup().file();
        TestFolder.put(store.db(), "later");
        store.close();
        backups.restore(zip, SECRET);
        store = new StoreFolder(folder, TestFolder.CLOCK).open(SECRET);
        assertThat(new TreeSet<>(names(store))).isEqualTo(then);
        assertThat(store.check().problems()).isEmpty();
        Reliability.tell("T9", "restore into place, counted and compared", 1, 0, "not tried");
    }

    @Test
    void backupsWhileRowsComeInAreWhole() {
        whileWriting(3);
    }

    @Test
    @Tag("long")
    void soAreTwentyFive() {
        whileWriting(25);
    }

    private void whileWriting(int count) {
        AtomicBoolean enough = new AtomicBoolean();
        AtomicInteger written = new AtomicInteger();
        AtomicLong longest = new AtomicLong();
        Thread writer = Thread.ofPlatform().start(() -> {
            while (!enough.get()) {
                long start = System.nanoTime();
                TestFolder.put(store.db(), "w" + written.getAndIncrement());
                longest.accumulateAndGet(System.nanoTime() - start, Math::max);
            }
        });
        try {
            for (int i = 0; i < count; i++) {
                int before = written.get();
                Backup made = backups.now(store, BackupReason.MANUAL).backup();
                assertThat(BackupFiles.isGood(made.file())).isTrue();
                assertThat(made.manifest().rows().get("setting")).as("whole rows up to a save").isGreaterThanOrEqualTo(61L + before - 1);
            }
        } finally {
            enough.set(true);
            try {
                writer.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        assertThat(written.get()).isGreaterThan(count);
        Reliability.tell("T10", "backup while rows come in (longest save meanwhile " + longest.get() / 1_000_000 + " ms)", count, 0, "not tried");
    }

    private static List<String> names(OpenStore store) {
        return store.db().sql().select(SETTING.NAME).from(SETTING).fetch(SETTING.NAME);
    }
}
