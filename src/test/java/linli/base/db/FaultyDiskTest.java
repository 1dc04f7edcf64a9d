package linli.base.db;

import static linli.schema.Tables.SETTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import linli.base.text.UserError;
import linli.faults.Reliability;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk and a power failure: what was told as saved must be there, and nothing is told that is not. */
class FaultyDiskTest {
    @TempDir
    Path temp;

    StoreFiles files;
    String passwords;

    @BeforeEach
    void make() {
        FaultyDisk.install();
        files = new StoreFiles(temp.resolve("store"));
        TestFolder.create(files.folder()).store().close();
        passwords = KillChild.passwords(files.folder());
    }

    @Test
    void everySaveIsForcedToTheDiskBeforeItIsTold() throws Exception {
        try (Db db = db(false)) {
            for (int i = 0; i < 20; i++) {
                int before = FaultyDisk.forced;
                TestFolder.put(db, "n" + i);
                assertThat(FaultyDisk.forced).isGreaterThan(before);
            }
            Reliability.tell("T4", "save told only after the disk was forced", 20, 0, "without forcing a power failure loses (T3)");
        }
    }

    @Test
    void aFullDiskSaysSoAndLosesNothing() throws Exception {
        for (int room : new int[] {0, 3000, 9000, 40_000, 90_000}) {
            full(room);
        }
    }

    private void full(long room) throws Exception {
        FaultyDisk.room = Long.MAX_VALUE;
        List<String> told = new ArrayList<>();
        try (Db db = db(false)) {
            FaultyDisk.room = room;
            UserError full = catchThrowableOfType(UserError.class, () -> {
                for (int i = 0; i < 200; i++) {
                    String name = room + "-" + i;
                    TestFolder.put(db, name);
                    told.add(name);
                }
            });
            assertThat(full.key()).isEqualTo("error.store.notSaved");
            FaultyDisk.room = Long.MAX_VALUE;
            assertThat(catchThrowableOfType(UserError.class, () -> TestFolder.put(db, "after")).key())
                    .as("no write is taken before the store was looked at").isEqualTo("error.store.notSaved");
        }
        unseal();
        try (OpenStore again = new StoreFolder(files.folder(), TestFolder.CLOCK).open(TestFolder.LOGIN, TestFolder.PASSWORD)) {
            assertThat(again.check().problems()).isEmpty();
            assertThat(names(again.db())).containsAll(told).doesNotContain("after");
        }
    }

    @Test
    void aPowerFailureLosesNothingThatWasTold() throws Exception {
        assertThat(powerFailures(true, 8)).isZero();
    }

    @Test
    @Tag("long")
    void twoHundredPowerFailuresLoseNothing() throws Exception {
        assertThat(powerFailures(true, 200)).isZero();
        Reliability.tell("T3", "power failure: writes dropped, reordered, torn", 200, 0, powerFailures(false, 10) + " of 10 lose without forcing");
    }

    /** Every position at which the disk can fill up while twenty rows are saved; a few here and there in the everyday run. */
    @Test
    @Tag("long")
    void aDiskFullAnywhereSaysSo() throws Exception {
        int positions = 0;
        for (long room = 0; room < 120_000; room += 512) {
            full(room);
            positions++;
        }
        Reliability.tell("T5", "disk full at a position of the file's writing", positions, 0, "not tried");
    }

    /** The engine's cipher takes a part of a block at the end for the length of the block before it. */
    @Test
    void aTornBlockAtTheEndHidesNothing() throws Exception {
        int hiddenFromTheEngine = 0;
        for (int torn = 512; torn < 4096; torn += 1024) {
            Path after = temp.resolve("torn" + torn);
            try (Db db = db(false)) {
                TestFolder.put(db, "before" + torn);
                TestFolder.put(db, "last" + torn);
                StoreFolderTest.copy(files.folder(), after);
            }
            Files.write(after.resolve("linli.mv.db"), new byte[torn], StandardOpenOption.APPEND);
            CommitFile.read(after.resolve("linli.commit")).orElseThrow().sealed(null).save(after.resolve("linli.commit"));
            Path alone = temp.resolve("alone" + torn);
            StoreFolderTest.copy(after, alone);
            try (Connection engine = DriverManager.getConnection(Engine.address(new StoreFiles(alone).engineName()), Engine.USER, passwords);
                    ResultSet rows = engine.createStatement().executeQuery("select count(*) from setting where name = 'last" + torn + "'")) {
                rows.next();
                hiddenFromTheEngine += rows.getInt(1) == 0 ? 1 : 0;
            }
            try (OpenStore again = new StoreFolder(after, TestFolder.CLOCK).open(TestFolder.LOGIN, TestFolder.PASSWORD)) {
                assertThat(names(again.db())).contains("before" + torn, "last" + torn);
            }
        }
        assertThat(hiddenFromTheEngine).as("the engine alone does not see the last save: the cut bites").isPositive();
    }

    /** The same without forcing must lose, or the test above would prove nothing. */
    @Test
    void withoutForcingAPowerFailureDoesLose() throws Exception {
        assertThat(powerFailures(false, 2)).isPositive();
    }

    /** @return how many of the failures lost something, or left a store that does not open. */
    private int powerFailures(boolean forcing, int failures) throws Exception {
        Random random = new Random(5);
        int lost = 0;
        for (int run = 0; run < failures; run++) {
            List<String> told = new ArrayList<>();
            List<String> toldThen = new ArrayList<>();
            Path after = temp.resolve("after-" + forcing + run);
            StoreFolderTest.copy(files.folder(), after);
            CommitFile.read(after.resolve("linli.commit")).orElseThrow().sealed(null).save(after.resolve("linli.commit"));
            AtomicReference<byte[]> image = new AtomicReference<>();
            try (Db db = db(!forcing)) {
                TestFolder.put(db, forcing + "-" + run);
                FaultyDisk.failPowerAfter(1 + random.nextInt(60), random, left -> {
                    toldThen.addAll(told);
                    image.set(left);
                });
                for (int i = 0; image.get() == null; i++) {
                    String name = forcing + "-" + run + "-" + i;
                    TestFolder.put(db, name);
                    told.add(name);
                }
            }
            Files.write(after.resolve("linli.mv.db"), image.get());
            try (OpenStore again = new StoreFolder(after, TestFolder.CLOCK).open(TestFolder.LOGIN, TestFolder.PASSWORD)) {
                lost += names(again.db()).containsAll(toldThen) && again.check().good() ? 0 : 1;
            } catch (UserError refused) {
                lost++;
            }
        }
        return lost;
    }

    private static List<String> names(Db db) {
        return db.sql().select(SETTING.NAME).from(SETTING).fetch(SETTING.NAME);
    }

    private void unseal() {
        CommitFile.read(files.commit()).orElseThrow().sealed(null).save(files.commit());
    }

    /** The store on the faulty disk; lazily it trusts a commit without forcing it. */
    private Db db(boolean lazily) throws Exception {
        return new Db(FaultyDisk.address(files), Engine.USER, passwords, new Db.Keeper() {
            @Override
            public void committed(Connection writer, long commitNo) throws java.sql.SQLException {
                if (!lazily) {
                    Engine.sync(writer);
                }
            }

            @Override
            public void closing(Connection writer) throws java.sql.SQLException {
                Engine.shutdown(writer);
            }

            @Override
            public void closed(boolean whole) {}
        });
    }
}
