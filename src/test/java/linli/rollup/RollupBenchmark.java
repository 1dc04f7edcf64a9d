package linli.rollup;

import static linli.rollup.Centres.OCTOBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.rollup.Run.Outcome;
import linli.sentfiles.Clones;
import linli.sentfiles.SentReader;
import linli.sentfiles.SentTable;
import linli.sentfiles.StreetKey;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking 2,500 submissions in, against merely reading the same files; and the heap it needs for 25 and for 2,500. */
@Tag("benchmark")
class RollupBenchmark {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int ALL = 2_500;
    private static final int FEW = 25;

    @TempDir
    private Path folder;

    @Test
    void takingInCostsLittleMoreThanReading() throws Exception {
        StreetKey key = StreetKey.of(Centres.KEY);
        Path one = Centres.send(1, 1, LocalDate.of(2026, 11, 3), tables(1), Centres.keyed(), folder.resolve("template.xlsx"));
        List<Path> files = IntStream.rangeClosed(1, ALL).mapToObj(n -> Clones.make(one, Centres.code(n), "第" + n + "社区", key, folder.resolve(String.format("%04d.xlsx", n)))).toList();
        read(files.subList(0, 200));
        take(files.subList(0, 200));
        double ratio = Double.MAX_VALUE;
        for (int round = 0; round < 2; round++) {
            long bare = read(files);
            long ours = take(files);
            System.out.printf("rollup: %d files, read %d ms, taken in and stored %d ms, ratio %.2f%n", ALL, bare / 1_000_000, ours / 1_000_000, (double) ours / bare);
            ratio = Math.min(ratio, (double) ours / bare);
        }
        long few = heap(files.subList(0, FEW));
        long many = heap(files);
        System.out.printf("rollup: heap kept after the last batch, 25 files %d KB, 2500 files %d KB%n", few >> 10, many >> 10);
        assertThat(ratio).isLessThanOrEqualTo(1.5);
        assertThat(many - few).as("bytes kept more for a hundred times the files").isLessThan(8L << 20);
    }

    private static List<SentTable> tables(int n) {
        List<SentTable> all = new ArrayList<>();
        for (int t = 0; t < 6; t++) {
            for (SentTable table : Centres.tables(n)) {
                all.add(new SentTable(table.form() + t, table.no() + t, table.title(), table.items()));
            }
        }
        return all;
    }

    private static long read(List<Path> files) throws Exception {
        long start = System.nanoTime();
        long cells = 0;
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file); ReadableWorkbook book = new ReadableWorkbook(in)) {
                for (Sheet sheet : book.getSheets().toList()) {
                    try (Stream<Row> rows = sheet.openStream()) {
                        cells += rows.mapToLong(row -> row.stream().filter(java.util.Objects::nonNull).count()).sum();
                    }
                }
            }
        }
        assertThat(cells).isPositive();
        return System.nanoTime() - start;
    }

    private static Rollups door(Db db) {
        Rollups street = Centres.door(db, Clock.fixed(LocalDate.of(2026, 11, 8).atTime(9, 0).atZone(ZONE).toInstant(), ZONE), "330481001", "硖石街道", Centres.keyed());
        street.expect(IntStream.rangeClosed(1, ALL).mapToObj(Centres::expected).toList());
        return street;
    }

    private static long take(List<Path> files) {
        try (Db db = TestStore.open()) {
            Rollups street = door(db);
            long start = System.nanoTime();
            Run run = street.take(files, OCTOBER, false, any -> {});
            assertThat(run.count(Outcome.RECEIVED)).isEqualTo(files.size());
            street.sums(OCTOBER);
            return System.nanoTime() - start;
        }
    }

    /** The store itself is in memory here, so what grows is measured on reading alone. */
    private static long heap(List<Path> files) {
        System.gc();
        long before = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long most = 0;
        for (int i = 0; i < files.size(); i++) {
            SentReader.read(files.get(i), StreetKey.of(Centres.KEY));
            if (i == files.size() - 1 || i % 500 == 499) {
                System.gc();
                most = Math.max(most, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() - before);
            }
        }
        return most;
    }
}
