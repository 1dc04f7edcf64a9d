package linli.base.db;

import static linli.schema.Tables.SETTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import linli.faults.Reliability;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T2: the file as it lies on the disk right after a save must open with that save in it, also while freed space is used again. */
class CrashImageTest {
    @TempDir
    Path temp;

    @Test
    void theFileAfterASaveHoldsIt() throws Exception {
        assertThat(missing(60, true)).isZero();
    }

    @Test
    @Tag("long")
    void soDoThreeThousand() throws Exception {
        assertThat(missing(3000, true)).isZero();
        int lost = missing(60, false);
        Reliability.tell("T2", "file copied right after a save and opened", 3000, 0, lost + " of 60 saves missing with the engine's own write delay");
    }

    /** With the engine's own delay of half a second the save is not there yet: the test above bites. */
    @Test
    void withTheEnginesDelayItDoesNot() throws Exception {
        assertThat(missing(20, false)).isPositive();
    }

    private int missing(int images, boolean guarded) throws Exception {
        Path folder = temp.resolve("live" + guarded + images);
        TestFolder.create(folder).store().close();
        StoreFiles files = new StoreFiles(folder);
        String passwords = KillChild.passwords(folder);
        Random random = new Random(3);
        int missing = 0;
        String address = guarded ? Engine.address(files.engineName()) : KillChild.plainAddress(folder);
        try (Connection live = DriverManager.getConnection(address, Engine.USER, passwords); Statement sql = live.createStatement()) {
            // Freed space is used again after a second instead of 45: more of the file is overwritten.
            sql.execute("set retention_time 1000");
            for (int i = 0; i < images; i++) {
                sql.execute("insert into setting values ('', 'image" + i + "', '" + "x".repeat(random.nextInt(3000)) + "', 1)");
                if (i % 3 == 2) {
                    sql.execute("delete from setting where name = 'image" + (i - 1 - random.nextInt(2)) + "'");
                }
                if (guarded) {
                    Engine.sync(live);
                }
                missing += there(files, passwords, "image" + i) ? 0 : 1;
            }
            Engine.drop(live);
        } catch (SQLException closed) {
            if (!Engine.isFatal(closed)) {
                throw closed;
            }
        }
        return missing;
    }

    private boolean there(StoreFiles live, String passwords, String name) throws Exception {
        StoreFiles image = new StoreFiles(temp.resolve("image"));
        Durable.remove(image.folder());
        Files.createDirectories(image.folder());
        Files.copy(live.data(), image.data());
        try (Connection copy = DriverManager.getConnection(Engine.address(image.engineName()), Engine.USER, passwords)) {
            boolean found = org.jooq.impl.DSL.using(Engine.configuration().derive(new org.jooq.impl.DefaultConnectionProvider(copy))).fetchExists(SETTING, SETTING.NAME.eq(name)) && Checks.run(copy).good();
            Engine.drop(copy);
            return found;
        } catch (SQLException refused) {
            return false;
        }
    }
}
