package linli.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import linli.base.db.Db;
import linli.base.db.OpenStore;
import linli.base.db.TestFolder;
import linli.base.db.Trail;
import linli.base.db.Actor;
import linli.exchange.ImportRun.Outcome;
import linli.residents.Residents;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 100,000 × 20 with everything, against the same file merely read and inserted raw; figures with ratios, no verdict. */
@Tag("benchmark")
class ImportBenchmark {
    private static final int ROWS = Integer.getInteger("rows", 100_000);
    private static final String[] HEAD = {"序号", "姓名", "公民身份号码", "性别", "出生日期", "民族", "政治面貌", "文化程度", "婚姻状况", "手机号码",
        "小区", "楼栋", "单元", "房号", "与户主关系", "户籍类型", "人员类别", "工作单位", "户籍地址", "备注"};
    private static final String SURNAMES = "沈张王陈朱徐李吴周陆许马金顾钱孙杨黄俞姚查单曾任";
    private static final String GIVEN = "建国卫东明强志刚永晓海峰丽华芬红英秋萍小芳惠琴利燕敏玉凤浩然宇轩子豪俊杰凯晨磊鹏飞";

    @TempDir
    Path folder;

    @Test
    void imports() throws Exception {
        Path file = people(folder.resolve("people.xlsx"), ROWS);
        double raw = raw(file);
        try (OpenStore store = TestFolder.create(folder.resolve("store")).store()) {
            Desk desk = new Desk(store.db());
            double glance = seconds(() -> desk.imports.glance("residents", file, ImportOptions.NONE, Progress.NONE));
            double look = seconds(() -> desk.imports.preview("residents", file, ImportOptions.NONE, Progress.NONE));
            Outcome[] outcome = new Outcome[1];
            Peak peak = new Peak();
            double write = seconds(() -> outcome[0] = desk.bring(file));
            long heap = peak.megabytes();
            double again = seconds(() -> assertThat(desk.bring(file).counts().unchanged()).isEqualTo(ROWS));
            double undo = seconds(() -> desk.imports.undo(outcome[0].run()));
            System.out.printf("rows %d | raw read+insert %.1f s | first screen %.1f s | preview %.1f s (%.2f) | import %.1f s (%.2f) | again %.1f s (%.2f) | undo %.1f s (%.2f) | heap %d MB%n",
                    ROWS, raw, glance, look, look / raw, write, write / raw, again, again / raw, undo, undo / raw, heap);
            assertThat(outcome[0].counts().added()).isEqualTo(ROWS);
        }
    }

    /** 27,000 people without numbers against 27,000 stored: every other one has a name and a birth date in common. */
    @Test
    void suggestsAndAnswers() throws Exception {
        int many = Integer.getInteger("many", 27_000);
        Path known = csv(folder.resolve("known.csv"), many, true);
        Path other = csv(folder.resolve("other.csv"), many, false);
        try (OpenStore store = TestFolder.create(folder.resolve("store")).store()) {
            Desk desk = new Desk(store.db());
            desk.bring(known);
            desk.residents.search("zjg", 20);
            int[] maybe = new int[1];
            Preview[] preview = new Preview[1];
            double suggest = seconds(() -> preview[0] = desk.imports.preview("residents", other, ImportOptions.NONE, Progress.NONE));
            double pairs = seconds(() -> maybe[0] = desk.residents.duplicates(500).size());
            AtomicBoolean going = new AtomicBoolean(true);
            List<Long> waits = new java.util.concurrent.CopyOnWriteArrayList<>();
            Thread searcher = Thread.ofPlatform().start(() -> {
                String[] typed = {"zjg", "0123", "12-3-501", "张建国", "wang"};
                for (int i = 0; going.get(); i++) {
                    long start = System.nanoTime();
                    desk.residents.search(typed[i % typed.length], 20);
                    waits.add(System.nanoTime() - start);
                    java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
                }
            });
            Path large = people(folder.resolve("people.xlsx"), ROWS);
            waits.clear();
            double write = seconds(() -> desk.bring(large));
            going.set(false);
            searcher.join();
            List<Long> sorted = waits.stream().sorted().toList();
            System.out.printf("suggestions: %d against %d %.1f s (%s), pairs among the stored %.1f s (%d) | %d searches during an import of %.1f s: median %d ms, p99 %d ms, longest %d ms%n",
                    many, many, suggest, preview[0].counts(), pairs, maybe[0], sorted.size(), write, sorted.get(sorted.size() / 2) / 1_000_000,
                    sorted.get(sorted.size() * 99 / 100) / 1_000_000, sorted.getLast() / 1_000_000);
        }
    }

    /** A million rows as CSV go through with the same heap. */
    @Test
    @Tag("million")
    void million() throws Exception {
        int many = Integer.getInteger("million", 1_000_000);
        Path file = csv(folder.resolve("million.csv"), many, true);
        try (OpenStore store = TestFolder.create(folder.resolve("store")).store()) {
            Desk desk = new Desk(store.db());
            Peak peak = new Peak();
            Outcome[] outcome = new Outcome[1];
            double write = seconds(() -> outcome[0] = desk.bring(file));
            System.out.printf("CSV of %d rows, %d MB: %.0f s, %.0f rows/s, heap %d MB | %s%n", many, Files.size(file) >> 20, write, many / write, peak.megabytes(), outcome[0].counts());
            assertThat(outcome[0].counts().read()).isEqualTo(many);
        }
    }

    private final class Desk {
        private final Residents residents;
        private final Imports imports;

        Desk(Db db) {
            Trail trail = new Trail(db, TestFolder.CLOCK, () -> new Actor("lin", "林"));
            residents = new Residents(db, TestFolder.CLOCK, trail);
            imports = new Imports(db, TestFolder.CLOCK, trail, List.of(residents.sheet()));
        }

        Outcome bring(Path file) {
            return imports.run("residents", file, ImportOptions.NONE.withReturnsFolder(folder), Progress.NONE);
        }
    }

    /** The most that was still in use after any collection: what the garbage takes beside it is up to the machine. */
    private static final class Peak {
        private final AtomicLong most = new AtomicLong();

        Peak() {
            for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
                ((NotificationEmitter) collector).addNotificationListener((notification, handback) -> {
                    var info = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData()).getGcInfo();
                    long used = info.getMemoryUsageAfterGc().entrySet().stream().filter(pool -> pool.getKey().startsWith("G1"))
                            .mapToLong(pool -> pool.getValue().getUsed()).sum();
                    most.accumulateAndGet(used, Math::max);
                }, null, null);
            }
        }

        long megabytes() {
            return most.get() >> 20;
        }
    }

    private static Path csv(Path file, int rows, boolean numbered) throws IOException {
        try (java.io.BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", HEAD) + "\n");
            for (int r = 1; r <= rows; r++) {
                Object[] values = person(r);
                if (!numbered) {
                    values[2] = null;
                    values[9] = "1390000%04d".formatted(r % 10000);
                    values[4] = r % 2 == 0 ? values[4] : null;
                    values[13] = "9" + values[13];
                } else if (rows <= 100_000) {
                    values[2] = r % 10 == 0 ? values[2] : null;
                } else {
                    String body = "%06d%04d%02d%02d%03d".formatted(330400 + r / 500_000, 1930 + r % 90, 1 + r / 90 % 12, 1 + r / 1080 % 28, r / 30240 % 1000);
                    values[2] = body + check(body);
                    values[4] = null;
                }
                StringBuilder line = new StringBuilder();
                for (Object value : values) {
                    line.append(line.isEmpty() ? "" : ",").append(value == null ? "" : value);
                }
                out.write(line.append("\n").toString());
            }
        }
        return file;
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private double raw(Path file) throws Exception {
        String columns = String.join(",", Stream.iterate(0, i -> i < HEAD.length, i -> i + 1).map(i -> "c" + i + " varchar(300)").toList());
        String marks = String.join(",", java.util.Collections.nCopies(HEAD.length, "?"));
        String url = "jdbc:h2:" + folder.resolve("raw") + ";CIPHER=AES";
        return seconds(() -> {
            try (Connection connection = DriverManager.getConnection(url, "sa", "filekey user"); ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
                connection.setAutoCommit(false);
                connection.createStatement().execute("create table raw (" + columns + ")");
                PreparedStatement insert = connection.prepareStatement("insert into raw values (" + marks + ")");
                int[] batch = {0};
                try (Stream<Row> rows = book.getFirstSheet().openStream()) {
                    rows.forEach(row -> add(insert, row, batch));
                }
                insert.executeBatch();
                connection.commit();
                connection.createStatement().execute("checkpoint sync");
            }
        });
    }

    private static void add(PreparedStatement insert, Row row, int[] batch) {
        try {
            for (int c = 0; c < HEAD.length; c++) {
                insert.setString(c + 1, row.getCellText(c));
            }
            insert.addBatch();
            if (++batch[0] % 500 == 0) {
                insert.executeBatch();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path people(Path file, int rows) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            Workbook workbook = new Workbook(out, "Linli", "1.0");
            Worksheet sheet = workbook.newWorksheet("名册");
            for (int c = 0; c < HEAD.length; c++) {
                sheet.value(0, c, HEAD[c]);
            }
            for (int r = 1; r <= rows; r++) {
                Object[] values = person(r);
                for (int c = 0; c < values.length; c++) {
                    if (values[c] instanceof Number number) {
                        sheet.value(r, c, number);
                    } else if (values[c] != null) {
                        sheet.value(r, c, values[c].toString());
                    }
                }
                if (r % 1000 == 0) {
                    sheet.flush();
                }
            }
            workbook.finish();
        }
        return file;
    }

    private static Object[] person(int r) {
        int year = 1930 + r % 90;
        String body = "330481" + year + "%02d%02d".formatted(1 + r / 90 % 12, 1 + r / 1080 % 28) + (980 + r / 30240 % 20);
        String number = body + check(body);
        boolean male = (number.charAt(16) - '0') % 2 == 1;
        String name = "" + SURNAMES.charAt(r % SURNAMES.length()) + GIVEN.charAt(r / 7 % GIVEN.length()) + GIVEN.charAt(r / 3 % GIVEN.length());
        int home = r / 3;
        return new Object[] {r, name, number, male ? "男" : "女", year + "-%02d-%02d".formatted(1 + r / 90 % 12, 1 + r / 1080 % 28), "汉族", "群众", "高中", "已婚",
            "1380000%04d".formatted(r % 10000), "桑园里", (home / 60 % 90 + 1) + "幢", (home / 12 % 5 + 1) + "单元", (home / 2 % 6 + 1) + "0" + (home % 2 + 1), r % 3 == 0 ? "户主" : r % 3 == 1 ? "配偶" : "子",
            "户籍人口", r % 11 == 0 ? "独居老人" : null, "示例袜业公司", "浙江省海宁市桑园路" + r + "号", "备注" + r};
    }

    private static char check(String body) {
        int sum = 0;
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        for (int i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * weights[i];
        }
        return "10X98765432".charAt(sum % 11);
    }
}
