package linli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import linli.base.db.CheckResult;
import linli.exchange.ImportOptions;
import linli.exchange.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL in the middle of an import of the sample list: afterwards the store is as it was before, or whole. */
class ImportKillTest {
    private static final Path LIST = Path.of("sample-data", "1-居民名册.xlsx");
    private static final char[] PASSWORD = "right-horse-1".toCharArray();
    private static final int PEOPLE = 1184;
    private static final int MANY = 20;
    private static final int FEW = 2;

    @TempDir
    private Path place;

    /** The process that gets killed: opens the store, says so, imports, says that it is done. */
    static final class Victim {
        public static void main(String[] args) {
            try (Wiring house = Wiring.open(Path.of(args[0]), null, PASSWORD, Clock.systemDefaultZone())) {
                System.out.println("READY");
                house.imports().run("residents", Path.of(args[1]), ImportOptions.NONE.withReturnsFolder(Path.of(args[0])), Progress.NONE);
                System.out.println("DONE");
            }
        }
    }

    @Test
    void aKilledImportLeavesTheOldStateOrTheNewOne() throws Exception {
        assertThat(halfway(FEW, 0.8)).as("kills that came before the import was done").isPositive();
    }

    @Test
    @Tag("long")
    void soDoManyKills() throws Exception {
        int halfway = halfway(MANY, 1);
        System.out.println(MANY + " kills, " + halfway + " of them before the import was done");
        assertThat(halfway).as("kills that came before the import was done").isGreaterThan(MANY / 2);
    }

    /** @return of so many kills within a share of the time of one import, those that came before it said that it was done. */
    private int halfway(int kills, double within) throws Exception {
        Path fresh = place.resolve("fresh");
        new FirstStart("中心", "330481001", null, "示例社区", "admin", "管理员", PASSWORD).make(fresh, Clock.systemDefaultZone()).close();
        long whole = timeOfOneImport(copy(fresh, "timed"));
        Random random = new Random(20261124);
        int halfway = 0;
        for (int kill = 0; kill < kills; kill++) {
            Path store = copy(fresh, "kill-" + kill);
            boolean acknowledged = killAfter(store, random.nextLong((long) (whole * within)));
            halfway += acknowledged ? 0 : 1;
            try (Wiring house = Wiring.open(store, null, PASSWORD, Clock.systemDefaultZone())) {
                CheckResult check = house.check();
                assertThat(check.problems()).as("kill %d", kill).isEmpty();
                long people = check.counts().get("resident");
                assertThat(people).as("kill %d, acknowledged %s", kill, acknowledged).isIn(acknowledged ? new Object[] {(long) PEOPLE}
                        : new Object[] {0L, (long) PEOPLE});
                assertThat(check.counts().get("import_run")).as("the record of the import comes with its people").isEqualTo(people == 0 ? 0 : 1);
            }
            linli.base.db.Durable.remove(store);
        }
        return halfway;
    }

    private long timeOfOneImport(Path store) throws IOException, InterruptedException {
        Process victim = start(store);
        try (BufferedReader out = lines(victim)) {
            assertThat(out.readLine()).isEqualTo("READY");
            long began = System.nanoTime();
            assertThat(out.readLine()).isEqualTo("DONE");
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            assertThat(victim.waitFor()).isZero();
            return took;
        }
    }

    /** @return whether the import had said that it was done before it was killed. */
    private boolean killAfter(Path store, long millis) throws IOException, InterruptedException {
        Process victim = start(store);
        try (BufferedReader out = lines(victim)) {
            assertThat(out.readLine()).isEqualTo("READY");
            victim.waitFor(millis, TimeUnit.MILLISECONDS);
            victim.toHandle().destroyForcibly();
            victim.waitFor();
            return "DONE".equals(out.readLine());
        }
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static Process start(Path store) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1", Victim.class.getName(), store.toString(),
                LIST.toAbsolutePath().toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private Path copy(Path from, String name) throws IOException {
        Path to = place.resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return to;
    }
}
