package linli.rollup;

import static linli.rollup.Centres.KEY;
import static linli.rollup.Centres.OCTOBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.value.Span;
import linli.rollup.Run.Line;
import linli.rollup.Run.Outcome;
import linli.sentfiles.SentBook;
import linli.sentfiles.SentTable.Item;
import linli.sentfiles.SentTable;
import linli.sentfiles.StreetKey;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty-five centres send; the street sums without a difference, and whatever is wrong with a file is named. */
class RollupsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate ON_TIME = LocalDate.of(2026, 11, 3);
    private static final LocalDate LATE = LocalDate.of(2026, 11, 6);
    private static final int ALL = 25;

    @TempDir
    private Path folder;
    private final Clock clock = Clock.fixed(LocalDate.of(2026, 11, 8).atTime(9, 0).atZone(ZONE).toInstant(), ZONE);
    private final List<Db> open = new ArrayList<>();
    private Rollups street;

    @BeforeEach
    void begin() {
        street = door("330481001", "硖石街道", Centres.keyed());
        street.expect(IntStream.rangeClosed(1, ALL).mapToObj(Centres::expected).toList());
    }

    @AfterEach
    void close() {
        open.forEach(Db::close);
    }

    private Rollups door(String code, String name, Map<String, String> settings) {
        Db db = TestStore.open();
        open.add(db);
        return Centres.door(db, clock, code, name, settings);
    }

    private Path send(int n) {
        return Centres.send(n, 1, ON_TIME, Centres.tables(n), Centres.keyed(), folder.resolve(String.format("报送-%02d.xlsx", n)));
    }

    private Run take(boolean replace) {
        return street.take(Rollups.files(folder), OCTOBER, replace, any -> {});
    }

    private static BigDecimal value(List<SentTable> tables, String form, String id) {
        return tables.stream().filter(table -> table.form().equals(form)).flatMap(table -> table.items().stream()).filter(item -> item.id().equals(id)).map(Item::value).findFirst().orElse(null);
    }

    private static void edit(Path file, Consumer<XSSFWorkbook> change) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        try (XSSFWorkbook book = new XSSFWorkbook(new java.io.ByteArrayInputStream(bytes)); OutputStream out = Files.newOutputStream(file)) {
            change.accept(book);
            book.write(out);
        }
    }

    @Test
    void twentyFiveCentresAddUpWithoutADifference() {
        IntStream.rangeClosed(1, ALL).forEach(this::send);
        Run run = take(false);
        assertThat(run.count(Outcome.RECEIVED)).isEqualTo(ALL);
        Sums sums = street.sums(OCTOBER);
        assertThat(sums.gaps()).isEmpty();
        assertThat(sums.rate()).isEqualTo(1.0);
        int n = ALL * (ALL + 1) / 2;
        assertThat(value(sums.tables(), "service", "main/sessions/span")).isEqualByComparingTo(BigDecimal.valueOf(n));
        assertThat(value(sums.tables(), "service", "main/visits/span")).isEqualByComparingTo(BigDecimal.valueOf(10L * n + 3 * ALL));
        // 同比 of the sums, never a mean of the communities' own.
        assertThat(value(sums.tables(), "service", "main/sessions/change")).isEqualByComparingTo(BigDecimal.valueOf(n - 50).divide(BigDecimal.valueOf(50), MathContext.DECIMAL64));
        int valid = IntStream.rangeClosed(1, ALL).map(i -> 10 + i).sum();
        int satisfied = IntStream.rangeClosed(1, ALL).map(i -> 5 + i % 5).sum();
        assertThat(value(sums.tables(), "projects", "main/total/rate")).isEqualByComparingTo(BigDecimal.valueOf(satisfied).divide(BigDecimal.valueOf(valid), MathContext.DECIMAL64));
        assertThat(value(sums.tables(), "projects", "main/k:p1/valid")).as("a project of one centre is nobody else's").isNull();
        // Twelve each, one of them shared with the next centre.
        assertThat(value(sums.tables(), "service", "main/people/span")).isEqualByComparingTo(BigDecimal.valueOf(12 * ALL - (ALL - 1)));
        assertThat(sums.twice()).containsEntry("service:main/people/span", (long) ALL - 1);
        assertThat(sums.loose()).isEmpty();
        Comparison compared = street.compare(OCTOBER, "service", "main/sessions/span");
        assertThat(compared.towns()).extracting(Comparison.Town::name).containsExactly("硖石街道", "海洲街道", "海昌街道", "马桥街道");
        assertThat(compared.towns().stream().map(Comparison.Town::sum).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(compared.figure().value());
        assertThat(compared.ranked().getFirst().code()).isEqualTo(Centres.code(ALL));
    }

    @Test
    void whateverIsWrongIsNamedAndTheOthersGoOn() throws Exception {
        IntStream.rangeClosed(1, 20).forEach(this::send);
        edit(send(21), book -> book.getSheetAt(0).getRow(4).getCell(2).setCellValue(999));
        Centres.send(22, 1, LATE, Centres.tables(22), Centres.keyed(), folder.resolve("报送-22.xlsx"));
        Centres.send(20, 2, ON_TIME, Centres.tables(19), Centres.keyed(), folder.resolve("报送-23 二次.xlsx"));
        edit(send(24), book -> {
            var meta = book.getSheet(SentBook.META);
            meta.getRow(1).getCell(1).setCellValue("2");
        });
        Files.writeString(folder.resolve("报送-25.xlsx"), "not a workbook at all");
        Centres.send(99, 1, ON_TIME, Centres.tables(9), Centres.keyed(), folder.resolve("报送-99.xlsx"));
        Run run = take(false);
        assertThat(run.lines()).hasSize(26);
        assertThat(run.count(Outcome.RECEIVED)).isEqualTo(20);
        assertThat(line(run, "报送-21.xlsx").words()).contains("第 5 行").contains("改动");
        assertThat(line(run, "报送-22.xlsx").outcome()).isEqualTo(Outcome.LATE);
        assertThat(line(run, "报送-22.xlsx").words()).contains("迟报").contains("2026-11-05");
        assertThat(line(run, "报送-23 二次.xlsx").outcome()).isEqualTo(Outcome.WAITING);
        assertThat(line(run, "报送-24.xlsx").words()).contains("第 2 版").contains("升级");
        assertThat(line(run, "报送-25.xlsx").outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(line(run, "报送-99.xlsx").words()).contains("不在应报单位");
        assertThat(street.board(OCTOBER).stream().filter(place -> place.state() == Comparison.State.MISSING).map(place -> place.who().code()))
                .containsExactly(Centres.code(21), Centres.code(23), Centres.code(24), Centres.code(25));
        assertThat(street.compare(OCTOBER, "service", "main/sessions/span").ranked().getLast().value()).as("未报 is not nought").isNull();

        Run again = take(true);
        assertThat(line(again, "报送-23 二次.xlsx").outcome()).isEqualTo(Outcome.REPLACED);
        assertThat(line(again, "报送-01.xlsx").outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(street.history(OCTOBER, Centres.code(20))).hasSize(2).first().satisfies(old -> assertThat(old.endedAt()).isNotNull());
        assertThat(line(take(true), "报送-20.xlsx").outcome()).as("an old file does not come back").isEqualTo(Outcome.REFUSED);
    }

    @Test
    void anotherPeriodAndAHiddenChangeAreRefused() throws Exception {
        Path file = send(1);
        Run other = street.take(List.of(file), Span.parse("2026-09"), false, any -> {});
        assertThat(other.lines().getFirst().words()).contains("2026年10月").contains("2026年9月");
        edit(file, book -> book.getSheet(SentBook.DATA).getRow(1).getCell(6).setCellValue("777"));
        assertThat(street.take(List.of(file), OCTOBER, false, any -> {}).lines().getFirst().words()).contains("隐藏");
        edit(send(2), book -> book.createSheet("补充"));
        assertThat(street.take(List.of(folder.resolve("报送-02.xlsx")), OCTOBER, false, any -> {}).lines().getFirst().words()).contains("补充");
    }

    @Test
    void savingInAnotherProgramChangesNothing() throws Exception {
        edit(send(1), book -> book.getSheetAt(0).setColumnWidth(0, 9000));
        assertThat(take(false).count(Outcome.RECEIVED)).isEqualTo(1);
    }

    @Test
    void aFileThatDoesNotAddUpInItselfIsListedByRow() {
        List<SentTable> tables = new ArrayList<>(Centres.tables(3));
        List<Item> items = new ArrayList<>(tables.getFirst().items());
        items.replaceAll(item -> item.id().equals("main/visits/span") ? item.with(BigDecimal.valueOf(40)) : item);
        tables.set(0, new SentTable("service", 1, "党群服务中心服务情况月报表", items));
        Centres.send(3, 1, ON_TIME, tables, Centres.keyed(), folder.resolve("a.xlsx"));
        take(false);
        assertThat(street.sums(OCTOBER).gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.code()).isEqualTo(Centres.code(3));
            assertThat(gap.row()).isEqualTo("服务人次");
            assertThat(gap.said()).isEqualByComparingTo("40");
            assertThat(gap.reckoned()).isEqualByComparingTo("33");
        });
    }

    @Test
    void withoutTheKeyPeopleMayBeCountedTwiceAndItIsSaid() {
        send(1);
        Centres.send(2, 1, ON_TIME, Centres.tables(2), Map.of(), folder.resolve("b.xlsx"));
        take(false);
        Sums sums = street.sums(OCTOBER);
        assertThat(value(sums.tables(), "service", "main/people/span")).isEqualByComparingTo("24");
        assertThat(sums.loose()).containsExactly("service:main/people/span");
    }

    @Test
    void aRollUpOfRollUpsIsTheRollUpOfAll() {
        IntStream.rangeClosed(1, ALL).forEach(this::send);
        take(false);
        Sums all = street.sums(OCTOBER);
        Rollups city = door("330481", "海宁市", Centres.keyed());
        Path sent = folder.resolve("streets");
        sent.toFile().mkdir();
        for (int s = 0; s < 4; s++) {
            int own = s;
            Rollups part = door("33048100" + (s + 1), "街道" + s, Centres.keyed());
            List<Integer> mine = IntStream.rangeClosed(1, ALL).filter(n -> (n - 1) / 7 == own).boxed().toList();
            part.expect(mine.stream().map(Centres::expected).toList());
            part.take(mine.stream().map(n -> folder.resolve(String.format("报送-%02d.xlsx", n))).toList(), OCTOBER, false, any -> {});
            part.export(OCTOBER, sent.resolve("街道" + s + ".xlsx"));
            city.expect(List.of(Expected.of("33048100" + (s + 1), "街道" + s, "海宁市")));
        }
        Run run = city.take(Rollups.files(sent), OCTOBER, false, any -> {});
        assertThat(run.count(Outcome.LATE)).as(run.toString()).isEqualTo(4);
        Sums two = city.sums(OCTOBER);
        for (SentTable table : all.tables()) {
            for (Item item : table.items()) {
                BigDecimal other = value(two.tables(), table.form(), item.id());
                assertThat(other == null ? null : other.stripTrailingZeros()).as(item.id()).isEqualTo(item.value() == null ? null : item.value().stripTrailingZeros());
            }
        }
        assertThat(two.gaps()).isEmpty();
        assertThat(two.board()).extracting(place -> place.now().units()).containsExactly(7, 7, 7, 4);
    }

    @Test
    void noIdNumberLeavesTheCentreAndTheHashDependsOnTheKey() throws Exception {
        Path file = send(1);
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).as(entry.getName()).doesNotContainPattern("3304811970\\d{8}").doesNotContain(KEY);
            }
        }
        assertThat(StreetKey.of(KEY).hashes(Centres.people(1))).isNotEqualTo(StreetKey.of(Rollups.freshKey()).hashes(Centres.people(1)));
        assertThat(StreetKey.of("short")).isNull();
    }

    @Test
    void theStreetsRulesAreJudgedBeforeTheyCount() {
        assertThatThrownBy(() -> street.rules(new Rollups.Rules("short", 5))).hasMessageContaining("16");
        assertThatThrownBy(() -> street.rules(new Rollups.Rules("", 90))).hasMessageContaining("90");
        street.rules(new Rollups.Rules(Rollups.freshKey(), 10));
        assertThat(street.due(OCTOBER)).isEqualTo(LocalDate.of(2026, 11, 10));
    }

    private static Line line(Run run, String file) {
        return run.lines().stream().filter(one -> one.file().equals(file)).findFirst().orElseThrow();
    }
}
