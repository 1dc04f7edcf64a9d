package linli.base.db;

import static linli.schema.Tables.SETTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import linli.base.text.UserError;
import linli.faults.Reliability;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T7: a data file damaged in seven ways opens with all it held or is refused, naming the backup; never silently different, never empty. */
class DamageTest {
    /** How the file is damaged. */
    private enum Kind {
        FLIP,
        ZERO,
        CUT,
        SWAP,
        APPEND,
        EMPTY,
        OTHER
    }

    @TempDir
    Path temp;

    Path whole;
    byte[] good;
    byte[] other;
    List<String> held;

    @BeforeEach
    void make() throws Exception {
        whole = temp.resolve("whole");
        try (OpenStore store = TestFolder.create(whole).store()) {
            for (int i = 0; i < 120; i++) {
                TestFolder.put(store.db(), "row" + i);
            }
            store.backup(BackupReason.MANUAL);
            held = names(store);
        }
        good = Files.readAllBytes(whole.resolve("linli.mv.db"));
        try (OpenStore store = TestFolder.create(temp.resolve("other")).store()) {
            TestFolder.put(store.db(), "another centre");
        }
        other = Files.readAllBytes(temp.resolve("other").resolve("linli.mv.db"));
    }

    @Test
    void aDamagedFileIsRefusedOrWhole() throws Exception {
        damage(3);
    }

    @Test
    @Tag("long")
    void soAreSevenHundred() throws Exception {
        damage(100);
    }

    /** The engine alone must open some of them changed or empty, or the test above would prove nothing. */
    private void damage(int seeds) throws Exception {
        int refused = 0;
        for (Kind kind : Kind.values()) {
            for (int seed = 0; seed < seeds; seed++) {
                Path folder = temp.resolve(kind + "-" + seed);
                StoreFolderTest.copy(whole, folder);
                byte[] bad = damaged(kind, new Random(seed * 31L + kind.ordinal()));
                Files.write(folder.resolve("linli.mv.db"), bad);
                // Half of them as after an unclean exit, when no seal over the bytes helps.
                if (seed % 2 == 1) {
                    CommitFile.read(folder.resolve("linli.commit")).orElseThrow().sealed(null).save(folder.resolve("linli.commit"));
                }
                try (OpenStore store = new StoreFolder(folder, TestFolder.CLOCK).open(TestFolder.LOGIN, TestFolder.PASSWORD)) {
                    assertThat(names(store)).as("%s %d opened", kind, seed).isEqualTo(held);
                } catch (UserError said) {
                    refused++;
                    assertThat(said.key()).as("%s %d", kind, seed).startsWith("error.store.damage.");
                    assertThat(said.getMessage()).contains("-manual.zip");
                    assertThat(Files.readAllBytes(folder.resolve("linli.mv.db"))).as("%s %d is left as it was", kind, seed).isEqualTo(bad);
                } finally {
                    Durable.remove(folder);
                }
            }
        }
        int silent = bare(Math.min(seeds, 12));
        assertThat(refused).isGreaterThan(seeds * 3);
        assertThat(silent).as("changed or empty when the engine opens them by itself").isPositive();
        Reliability.tell("T7", "data file damaged: bit, zeros, cut, swapped, appended, emptied, another's", (long) seeds * Kind.values().length, 0,
                "the engine alone opened " + silent + " changed or empty");
    }

    private int bare(int seeds) throws Exception {
        String passwords = KillChild.passwords(whole);
        int silent = 0;
        for (Kind kind : List.of(Kind.FLIP, Kind.ZERO, Kind.CUT, Kind.EMPTY)) {
            for (int seed = 0; seed < seeds; seed++) {
                Path folder = temp.resolve("bare-" + kind + "-" + seed);
                Files.createDirectories(folder);
                Files.write(folder.resolve("linli.mv.db"), damaged(kind, new Random(seed * 31L + kind.ordinal())));
                try (Connection bare = DriverManager.getConnection("jdbc:h2:" + new StoreFiles(folder).engineName() + ";CIPHER=AES", Engine.USER, passwords);
                        var rows = bare.createStatement().executeQuery("select count(*) from information_schema.tables where table_name = 'SETTING'")) {
                    rows.next();
                    silent += rows.getInt(1) == 0 ? 1 : 0;
                } catch (SQLException told) {
                    // Refused: the engine noticed.
                }
                Durable.remove(folder);
            }
        }
        return silent;
    }

    private byte[] damaged(Kind kind, Random random) {
        byte[] bytes = good.clone();
        int at = random.nextInt(bytes.length);
        switch (kind) {
            case FLIP -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case ZERO -> Arrays.fill(bytes, at / 4096 * 4096, Math.min(bytes.length, at / 4096 * 4096 + 4096), (byte) 0);
            case CUT -> bytes = Arrays.copyOf(bytes, at);
            case SWAP -> {
                int one = at / 4096 * 4096;
                int two = random.nextInt(bytes.length) / 4096 * 4096;
                for (int i = 0; i < 4096 && Math.max(one, two) + i < bytes.length; i++) {
                    byte kept = bytes[one + i];
                    bytes[one + i] = bytes[two + i];
                    bytes[two + i] = kept;
                }
            }
            case APPEND -> {
                byte[] tail = new byte[1 + random.nextInt(20_000)];
                random.nextBytes(tail);
                bytes = Arrays.copyOf(good, good.length + tail.length);
                System.arraycopy(tail, 0, bytes, good.length, tail.length);
            }
            case EMPTY -> bytes = new byte[0];
            case OTHER -> bytes = other.clone();
        }
        return bytes;
    }

    private static List<String> names(OpenStore store) {
        return List.copyOf(new TreeSet<>(store.db().sql().select(SETTING.NAME).from(SETTING).fetch(SETTING.NAME)));
    }
}
