package linli.base.db;

import static linli.schema.Tables.SETTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import linli.base.text.UserError;
import linli.faults.Reliability;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T6, T11, T12, T13: a folder that cannot be written to, a second process, interrupts, a small heap, wrong clocks and other locales. */
class RoughHandlingTest {
    private static final String CLASS_PATH = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    @TempDir
    Path temp;

    Path folder;

    @BeforeEach
    void make() {
        folder = temp.resolve("store");
        TestFolder.create(folder).store().close();
    }

    @Test
    void aBackupFolderThatCannotBeWrittenToIsSaidAndTheOldOneStays() throws Exception {
        try (OpenStore store = open()) {
            Path kept = store.backup(BackupReason.MANUAL);
            // A file where the folder for work should be: as good as read-only, also for an administrator.
            Files.writeString(folder.resolve("linli.work"), "");
            UserError said = catchThrowableOfType(UserError.class, () -> store.backup(BackupReason.MANUAL));
            assertThat(said.key()).isEqualTo("error.backup.notWritten");
            assertThat(BackupFiles.isGood(kept)).isTrue();
            Files.deleteIfExists(folder.resolve("linli.work"));
            TestFolder.put(store.db(), "after");
        }
        try (OpenStore again = open()) {
            assertThat(names(again)).contains("after");
        }
        Reliability.tell("T6", "folder not to be written to, file in the way", 1, 0, "not tried");
    }

    @Test
    void aSecondProcessIsToldAtOnceAndAKilledOneLeavesNoLock() throws Exception {
        Process holder = holder();
        long start = System.nanoTime();
        UserError said = catchThrowableOfType(UserError.class, this::open);
        assertThat(said.key()).isEqualTo("error.store.alreadyOpen");
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).as("seconds until told").isLessThan(10);
        holder.destroyForcibly().waitFor();
        try (OpenStore again = open()) {
            assertThat(again.check().problems()).isEmpty();
        }
        Reliability.tell("T11", "second process on one store, then the first killed", 1, 0, "not tried");
    }

    private Process holder() throws Exception {
        Process holder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", CLASS_PATH, KillChild.class.getName(), folder.toString(), "recipe", "1")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(holder.inputReader().readLine()).isEqualTo("READY");
        return holder;
    }

    @Test
    void interruptsNeitherLoseAWriteNorCloseTheStore() throws Exception {
        Random random = new Random(12);
        List<String> told = new ArrayList<>();
        try (OpenStore store = open()) {
            for (int i = 0; i < 200; i++) {
                String name = "n" + i;
                boolean reads = i % 3 == 0;
                Thread worker = Thread.ofPlatform().start(() -> {
                    if (reads) {
                        store.db().sql().fetchCount(SETTING);
                    } else {
                        TestFolder.put(store.db(), name);
                        synchronized (told) {
                            told.add(name);
                        }
                    }
                });
                worker.join(java.time.Duration.ofNanos(random.nextInt(2_000_000)));
                worker.interrupt();
                worker.join();
            }
            assertThat(names(store)).containsAll(told);
        }
        try (OpenStore again = open()) {
            assertThat(again.check().problems()).isEmpty();
            assertThat(names(again)).containsAll(told);
        }
        assertThat(told.size()).isGreaterThan(50);
        Reliability.tell("T12", "threads interrupted while they read or save", 200, 0, "not tried");
    }

    @Test
    void memoryThatRunsOutLosesNothingThatWasTold() throws Exception {
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx160m", "-XX:+UseSerialGC", "-cp", CLASS_PATH,
                Hungry.class.getName(), folder.toString()).redirectErrorStream(true).start();
        List<String> lines = child.inputReader().lines().toList();
        assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(lines).as("the memory did run out").anyMatch(line -> line.contains("OutOfMemoryError"));
        List<String> told = lines.stream().filter(line -> line.startsWith("told ")).map(line -> line.substring(5)).toList();
        assertThat(told).isNotEmpty();
        try (OpenStore again = open()) {
            assertThat(again.check().problems()).isEmpty();
            assertThat(names(again)).containsAll(told);
            assertThat(names(again)).as("half a transaction").noneMatch(name -> name.startsWith("half"));
        }
    }

    /** Saves rows, then one transaction that is too large for its heap. */
    static final class Hungry {
        public static void main(String[] args) {
            OpenStore store = new StoreFolder(Path.of(args[0]), TestFolder.CLOCK).open(TestFolder.LOGIN, TestFolder.PASSWORD);
            for (int i = 0; i < 20; i++) {
                TestFolder.put(store.db(), "m" + i);
                System.out.println("told m" + i);
            }
            try {
                store.db().write(() -> {
                    List<byte[]> eaten = new ArrayList<>();
                    for (int i = 0; ; i++) {
                        TestFolder.insert(store.db(), "half" + i);
                        eaten.add(new byte[1 << 20]);
                    }
                });
            } catch (Throwable full) {
                System.out.println(full);
                for (Throwable cause = full; cause != null; cause = cause.getCause()) {
                    System.out.println(cause);
                }
            }
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }
    }

    @Test
    void wrongClocksZonesAndLocalesOpenAndSaveAllTheSame() {
        Locale before = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        int tried = 0;
        try {
            for (String moment : List.of("1970-01-01T00:00:00Z", "2026-11-24T00:00:00Z", "2019-01-01T00:00:00Z", "2031-02-03T00:00:00Z")) {
                for (String language : List.of("tr-TR", "ar-EG", "zh-CN")) {
                    for (String place : List.of("Asia/Shanghai", "Pacific/Apia")) {
                        Locale.setDefault(Locale.forLanguageTag(language));
                        TimeZone.setDefault(TimeZone.getTimeZone(place));
                        String name = "c" + tried++;
                        Clock clock = Clock.fixed(Instant.parse(moment), ZoneId.of(place));
                        try (OpenStore store = new StoreFolder(folder, clock).open(TestFolder.LOGIN, TestFolder.PASSWORD)) {
                            long commit = store.db().commitNo();
                            TestFolder.put(store.db(), name);
                            assertThat(store.db().commitNo()).as("numbers rise whatever the clock says").isGreaterThan(commit);
                            assertThat(names(store)).contains(name);
                        }
                    }
                }
            }
        } finally {
            Locale.setDefault(before);
            TimeZone.setDefault(zone);
        }
        try (OpenStore again = open()) {
            assertThat(again.check().problems()).isEmpty();
            assertThat(names(again)).hasSize(1 + tried);
        }
        Reliability.tell("T13", "clock at 1970 or backwards, other zones and locales; memory that runs out in a save", tried + 1, 0, "not tried");
    }

    private OpenStore open() {
        return new StoreFolder(folder, TestFolder.CLOCK).open(TestFolder.LOGIN, TestFolder.PASSWORD);
    }

    private static List<String> names(OpenStore store) {
        return store.db().sql().select(SETTING.NAME).from(SETTING).fetch(SETTING.NAME);
    }
}
