package linli.base.db;

import static linli.schema.Tables.SETTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import linli.faults.Reliability;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 at random moments of saves, bulk writes, closing and opening: what was told as saved must be there. */
class KillTest {
    private static final String CLASS_PATH = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    @TempDir
    Path temp;

    String childPath;

    /** The children start twice as fast from archived classes, which the virtual machine takes from jars only. */
    @BeforeEach
    void archiveClasses() throws Exception {
        List<String> path = new ArrayList<>();
        for (String entry : CLASS_PATH.split(File.pathSeparator)) {
            path.add(Files.isDirectory(Path.of(entry)) ? jar(Path.of(entry), temp.resolve(path.size() + ".jar")) : entry);
        }
        childPath = String.join(File.pathSeparator, path);
        Path folder = temp.resolve("once");
        TestFolder.create(folder).store().close();
        assertThat(new Child(folder, "once", 0).process.waitFor()).as("a child that is left alone ends well").isZero();
    }

    private static String jar(Path folder, Path jar) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar)); Stream<Path> files = Files.walk(folder.resolve("linli"))) {
            for (Path file : files.filter(each -> each.toString().matches(".*\\.(class|properties|sql)")).toList()) {
                out.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
        return jar.toString();
    }

    @Test
    void nothingToldAsSavedIsEverLost() throws Exception {
        kill(30);
    }

    @Test
    @Tag("long")
    void norInManyMoreKills() throws Exception {
        kill(300);
    }

    /** The same against the engine's defaults must lose, or the test above would prove nothing. */
    @Test
    void theEnginesDefaultsDoLose() throws Exception {
        Path folder = temp.resolve("plain");
        TestFolder.create(folder).store().close();
        int lost = 0;
        for (int run = 0; run < 2; run++) {
            Child child = new Child(folder, "defaults", run);
            child.waitForLines(200);
            List<String> told = child.kill();
            try (Connection connection = DriverManager.getConnection(KillChild.plainAddress(folder), Engine.USER, KillChild.passwords(folder));
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select name from setting")) {
                Set<String> there = new HashSet<>();
                while (rows.next()) {
                    there.add(rows.getString(1));
                }
                lost += (int) told.stream().filter(name -> !there.contains(name)).count();
            }
        }
        assertThat(lost).as("commits acknowledged and lost by the defaults").isPositive();
    }

    /** Two stores side by side, each carried over from kill to kill. */
    private void kill(int kills) throws Exception {
        List<Future<Integer>> lanes = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int lane = 0; lane < 2; lane++) {
            int seed = 1000 * (lane + 1);
            Path folder = temp.resolve("lane" + lane);
            TestFolder.create(folder).store().close();
            lanes.add(threads.submit(() -> lane(folder, seed, kills / 2)));
        }
        int told = 0;
        for (Future<Integer> lane : lanes) {
            told += lane.get();
        }
        threads.close();
        assertThat(told).as("saves told in all").isGreaterThan(kills * 5);
        Reliability.tell("T1", "kill -9 in saves, bulk writes, closing and opening (" + told + " saves told)", kills, 0, "the engine's defaults lose told saves at a kill");
    }

    private int lane(Path folder, int seed, int kills) throws IOException, InterruptedException {
        Random random = new Random(seed);
        Set<String> told = new HashSet<>();
        for (int run = 0; run < kills; run++) {
            Child child = new Child(folder, "recipe", seed + run);
            // Counted in lines, so that a slow machine kills at the same moments; nothing waited for meets the opening.
            if (random.nextInt(8) > 0) {
                child.waitForLines(1 + random.nextInt(70));
                child.process.waitFor(random.nextInt(40), TimeUnit.MILLISECONDS);
            } else {
                child.process.waitFor(random.nextInt(1500), TimeUnit.MILLISECONDS);
            }
            told.addAll(child.kill());
            look(folder, told, seed + run);
        }
        return told.size();
    }

    private static void look(Path folder, Set<String> told, int run) {
        try (OpenStore store = new StoreFolder(folder, TestFolder.CLOCK).open(TestFolder.LOGIN, TestFolder.PASSWORD)) {
            assertThat(store.check().problems()).as("run %d", run).isEmpty();
            Map<String, Integer> bulks = store.db().sql().select(SETTING.SCOPE, DSL.count()).from(SETTING)
                    .where(SETTING.SCOPE.ne("")).groupBy(SETTING.SCOPE).fetchMap(SETTING.SCOPE, DSL.count());
            assertThat(bulks.values()).as("run %d: bulks are whole", run).allMatch(rows -> rows == KillChild.BULK);
            Set<String> there = new HashSet<>(bulks.keySet());
            there.addAll(store.db().sql().select(SETTING.NAME).from(SETTING).where(SETTING.SCOPE.eq("")).fetch(SETTING.NAME));
            assertThat(there).as("run %d: acknowledged saves", run).containsAll(told);
        }
    }

    /** A child program and the lines it told. */
    private final class Child {
        private final Process process;
        private final List<String> lines = new ArrayList<>();
        private final Thread reading;

        Child(Path folder, String mode, int seed) throws IOException {
            process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+AutoCreateSharedArchive",
                    "-XX:SharedArchiveFile=" + temp.resolve("child.jsa"), "-cp", childPath, KillChild.class.getName(),
                    folder.toString(), mode, "" + seed).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            reading = Thread.ofPlatform().start(this::read);
        }

        private void read() {
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    synchronized (lines) {
                        lines.add(line);
                        lines.notifyAll();
                    }
                }
            } catch (IOException gone) {
                // The pipe breaks with the killed program.
            }
            synchronized (lines) {
                lines.notifyAll();
            }
        }

        void waitForLines(int count) throws InterruptedException {
            synchronized (lines) {
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
                while (lines.size() < count && process.isAlive() && System.nanoTime() < end) {
                    lines.wait(1000);
                }
                assertThat(lines.size()).as("the child runs").isGreaterThanOrEqualTo(count);
            }
        }

        List<String> kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
            reading.join();
            synchronized (lines) {
                return lines.stream().filter(line -> !line.equals("READY")).toList();
            }
        }
    }
}
