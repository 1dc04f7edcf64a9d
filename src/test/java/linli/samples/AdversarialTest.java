package linli.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import linli.base.excel.Grids;
import linli.base.excel.Intake.Choice;
import linli.base.excel.Intake.Decision;
import linli.base.text.UserError;
import linli.base.value.IdNumber;
import linli.exchange.Counts;
import linli.exchange.ImportOptions;
import linli.exchange.ImportRun;
import linli.exchange.Preview;
import linli.exchange.Progress;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The adversarial cases for import and merge, from real reports of other systems, one test each. Case 16 (merge, edit,
 * un-merge) is proved by residents.MergeProofTest, 18 (kill at half way) by ImportKillTest, 15 (500 rows beside 27,000)
 * also by residents.ResidentSpeedTest; case 20 concerns the roll-up of communities, which reads no resident list.
 */
class AdversarialTest {
    private static final String ONE = number("19500312", 981);
    private static final String TWO = number("19610405", 982);

    @TempDir
    private Path folder;
    private ImportDesk desk;

    @BeforeEach
    void open() {
        desk = new ImportDesk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static String number(String birth, int sequence) {
        String seventeen = "330481" + birth + sequence;
        return seventeen + IdNumber.checkDigit(seventeen);
    }

    private Path file(String name, Grids grid) {
        return grid.xlsx(folder.resolve(name + ".xlsx"));
    }

    private String run(Path file) {
        return ImportDesk.line(desk.run("residents", file, null)).replace('\t', ' ');
    }

    private Map<String, String> stored(String name) {
        return desk.stored("residents").stream().filter(row -> row.get("name").equals(name)).findFirst().orElseThrow();
    }

    private Preview preview(Path file) {
        return desk.imports.preview("residents", file, ImportOptions.NONE, Progress.NONE);
    }

    @Test
    void case01TwoHeaderRowsAndANotesRow() {
        Path file = file("a", Grids.of("表").row("基本信息", null, "联系").row("姓名", "身份证号", "电话").row("必填", "18位", "如 138…").row("沈一禾", ONE, "13800000001").merge("A1:B1"));
        assertThat(run(file)).isEqualTo("1 1 0 0 0 0 1");
    }

    @Test
    void case02TitleMergedAcross() {
        assertThat(run(file("a", Grids.of("表").row("桑园社区居民名册", null, null).row("姓名", "身份证号", "电话").row("沈一禾", ONE, "13800000001").merge("A1:C1")))).isEqualTo("1 1 0 0 0 0 0");
    }

    @Test
    void case03DataOnARenamedSecondSheet() {
        Path file = file("a", Grids.of("说明").row("请填第二张表").sheet("随便起的名字").row("姓名", "身份证号", "电话").row("沈一禾", ONE, "13800000001"));
        assertThat(run(file)).isEqualTo("1 1 0 0 0 0 0");
    }

    @Test
    void case04NumbersInEveryForm() {
        String x = IntStream.rangeClosed(980, 999).mapToObj(i -> number("19700101", i)).filter(n -> n.endsWith("X")).findFirst().orElseThrow();
        Path file = file("a", Grids.of("表").row("姓名", "身份证号", "证件类型").row("沈一禾", 330481195003129810d, null).row("沈二禾", x.toLowerCase(), null)
                .row("沈三禾", TWO + " \u00a0", null).row("沈四禾", "330481500312981", null).row("沈五禾", "12345678", "台胞证").row("沈六禾", "E12345678", "护照")
                .row("沈七禾", TWO.substring(0, 17) + (TWO.endsWith("1") ? "2" : "1"), null));
        Preview seen = preview(file);
        assertThat(seen.counts()).extracting(Counts::read, Counts::added, Counts::rejected).containsExactly(7, 4, 3);
        assertThat(seen.causes()).extracting(Preview.Cause::cause).contains("id.PRECISION_LOST", "id.LEGACY_15", "id.BAD_CHECK");
        assertThat(run(file)).isEqualTo("7 4 0 0 0 3 0");
        assertThat(stored("沈二禾")).containsEntry("idNo", x);
    }

    @Test
    void case05TheSameFillerNumberForManyPeople() {
        Grids grid = Grids.of("表").row("姓名", "身份证号");
        for (String name : List.of("沈一禾", "沈二禾", "沈三禾")) {
            grid.row(name, ONE);
        }
        assertThat(run(file("a", grid))).as("one holds it, the others are sent back, nobody is merged").isEqualTo("3 1 0 0 0 2 0");
        assertThat(run(file("b", Grids.of("表").row("姓名", "身份证号", "电话").row("沈一安", "无", "13800000001").row("沈二安", "无", "13800000002")))).isEqualTo("2 2 0 0 0 0 0");
    }

    @Test
    void case06TwinOfTheVeryFirstRow() {
        assertThat(run(file("a", Grids.of("表").row("姓名", "身份证号").row("沈一禾", ONE).row("沈一禾", ONE)))).isEqualTo("2 1 0 0 1 0 0");
    }

    @Test
    void case07DatesOfEveryKind() {
        run(file("a", Grids.of("表").row("姓名", "出生日期", "电话").row("沈一禾", null, "13800000001").row("沈二禾", "-", "13800000002").row("沈三禾", "无", "13800000003")
                .row("沈四禾", "不详", "13800000004").row("沈五禾", "2024/2/30", "13800000005").row("沈六禾", 31107, "13800000006").row("沈七禾", "85年3月", "13800000007")));
        assertThat(List.of("沈一禾", "沈二禾", "沈三禾", "沈四禾", "沈五禾")).allSatisfy(name -> assertThat(stored(name)).containsEntry("birth", ""));
        assertThat(stored("沈五禾").get("remark")).as("kept, not guessed").contains("2024/2/30");
        assertThat(stored("沈六禾")).containsEntry("birth", "1985-03-01");
        assertThat(stored("沈七禾")).containsEntry("birth", "1985-03");
    }

    @Test
    void case08BlankPhoneOverAStoredOne() {
        run(file("a", Grids.of("表").row("姓名", "身份证号", "电话").row("沈一禾", ONE, "13800000001")));
        assertThat(run(file("b", Grids.of("表").row("姓名", "身份证号", "电话").row("沈一禾", ONE, null)))).isEqualTo("1 0 0 1 0 0 0");
        assertThat(stored("沈一禾")).containsEntry("mobile", "13800000001");
    }

    @Test
    void case09AColumnInsertedAndOthersReordered() {
        run(file("a", Grids.of("表").row("姓名", "身份证号", "电话").row("沈一禾", ONE, "13800000001")));
        assertThat(run(file("b", Grids.of("表").row("电话", "网格", "身份证号", "姓名").row("13800000001", "第二网格", ONE, "沈一禾")))).isEqualTo("1 0 1 0 0 0 0");
        assertThat(stored("沈一禾")).containsEntry("grid", "第二网格");
    }

    @Test
    void case10OneBadRowAmongFiveThousand() {
        Grids grid = Grids.of("表").row("姓名", "身份证号", "电话");
        for (int i = 0; i < 5_000; i++) {
            grid.row("沈" + (char) (0x4e00 + i % 2_000) + (char) (0x4e00 + i / 2_000), i == 3_777 ? "33048119500312" : null, Long.toString(13_800_000_000L + i));
        }
        assertThat(run(file("a", grid))).isEqualTo("5000 4999 0 0 0 1 0");
    }

    @Test
    void case11OwnExportAndAMendedReturn() throws IOException {
        ImportRun.Outcome outcome = desk.imports.run("residents", file("a", Grids.of("表").row("姓名", "身份证号").row("沈一禾", ONE).row("沈二禾", "33048119610405").row("沈三禾", 330481195003129810d)),
                ImportOptions.NONE.withReturnsFolder(folder), Progress.NONE);
        Path out = folder.resolve("out.xlsx");
        desk.imports.exports().full("residents", out, "核对");
        assertThat(run(out)).isEqualTo("1 0 0 1 0 0 0");
        Path mended = folder.resolve("mended.xlsx");
        try (Workbook book = WorkbookFactory.create(new java.io.ByteArrayInputStream(Files.readAllBytes(outcome.returns()))); OutputStream to = Files.newOutputStream(mended)) {
            book.getSheetAt(0).getRow(1).getCell(1).setCellValue(TWO);
            book.write(to);
        }
        assertThat(run(mended)).isEqualTo("2 1 0 0 0 1 0");
    }

    @Test
    void case12ARowThatMatchesTwoPeople() {
        run(file("a", Grids.of("表").row("姓名", "出生日期", "电话").row("沈一禾", "1950-01-02", "13800000001").row("沈一禾", "1960-03-04", "13800000002")));
        Preview seen = preview(file("b", Grids.of("表").row("姓名", "电话", "出生日期").row("沈一禾", "13800000001、13800000002", "1971-01-01")));
        assertThat(seen.notes().getFirst().maybe()).as("both are shown, none is taken").hasSize(2);
        assertThat(seen.counts().added()).isEqualTo(1);
    }

    @Test
    void case13SameNameInOneHouseAndTwins() {
        assertThat(run(file("a", Grids.of("表").row("姓名", "性别", "出生日期", "楼栋", "房号", "身份证号").row("沈一禾", "男", "1950-03-12", "3", "201", ONE)
                .row("沈一禾", "男", "1980-01-02", "3", "201", number("19800102", 983)).row("沈大双", "女", "2015-06-01", "3", "201", number("20150601", 984))
                .row("沈小双", "女", "2015-06-01", "3", "201", number("20150601", 986))))).isEqualTo("4 4 0 0 0 0 0");
    }

    @Test
    void case14BirthYearOffByOne() {
        run(file("a", Grids.of("表").row("姓名", "出生日期", "电话").row("沈一禾", "1950-03-12", "13800000001")));
        Path again = file("b", Grids.of("表").row("姓名", "出生日期", "电话").row("沈一禾", "1951-03-12", "13800000001"));
        Preview.Note asked = preview(again).notes().getFirst();
        assertThat(asked.maybe()).as("asked, not merged").hasSize(1);
        Counts kept = desk.imports.run("residents", again, ImportOptions.NONE.withDecided(List.of(new Decision(asked.sheet(), asked.row(), Choice.KEEP, asked.maybe().getFirst().id()))), Progress.NONE).counts();
        assertThat(kept).extracting(Counts::added, Counts::unchanged).containsExactly(0, 1);
        assertThat(stored("沈一禾")).containsEntry("birth", "1950-03-12");
    }

    @Test
    void case15FewQuestionsBesideManyPeople() {
        Grids many = Grids.of("表").row("姓名", "出生日期", "电话");
        for (int i = 0; i < 3_000; i++) {
            many.row("沈" + (char) (0x4e00 + i % 300) + "禾", (1940 + i % 60) + "-0" + (1 + i % 9) + "-1" + i % 9, Long.toString(13_800_000_000L + i));
        }
        run(file("a", many));
        Grids some = Grids.of("表").row("姓名", "出生日期", "电话");
        for (int i = 0; i < 500; i++) {
            some.row("沈" + (char) (0x4e00 + i % 300) + "禾", i % 50 == 0 ? "1940-01-10" : "2001-02-03", Long.toString(13_800_500_000L + i));
        }
        Preview seen = preview(file("b", some));
        assertThat(seen.notes()).as("the same name alone is no question").allSatisfy(note -> assertThat(note.maybe()).hasSizeLessThanOrEqualTo(5));
        assertThat(seen.notes().stream().filter(note -> !note.maybe().isEmpty()).count()).isLessThanOrEqualTo(10);
    }

    @Test
    void case17UndoAfterSomethingWasTakenDownForOneOfThem() {
        ImportRun.Outcome outcome = desk.imports.run("residents", file("a", Grids.of("表").row("姓名", "电话").row("沈小满", "13800000001").row("沈一禾", "13800000002")), ImportOptions.NONE.withReturnsFolder(folder), Progress.NONE);
        desk.run("needs", file("n", Grids.of("表").row("提交时间", "姓名", "手机号", "诉求内容").row("2026-11-18 20:14", "沈小满", "13800000001", "想学书法，周末有没有班")), null);
        ImportRun.Undone undone = desk.imports.undo(outcome.run());
        assertThat(undone.kept()).as("listed, and asked about").singleElement().extracting(ImportRun.Undone.Kept::created).isEqualTo(true);
        assertThat(desk.stored("residents")).extracting(row -> row.get("name")).containsExactly("沈小满");
    }

    @Test
    void case19TheGrowingExportThreeWeeksRunning() {
        Grids first = Grids.of("表").row("提交时间", "手机号", "诉求内容").row("2026-11-02 20:14", "13800000001", "想学书法，没有场地").row("2026-11-03 09:10", "13800000002", "活动室的灯坏了，请修一修");
        assertThat(ImportDesk.line(desk.run("needs", file("w1", first), null))).startsWith("2\t2\t0\t0");
        Grids second = Grids.of("表").row("提交时间", "手机号", "诉求内容").row("2026-11-02 20:14", "13800000001", "想学书法，没有场地").row("2026-11-03 09:10", "13800000002", "活动室的灯又坏了，请修一修")
                .row("2026-11-09 08:00", "13800000003", "电梯口常停电动车，进不去");
        assertThat(ImportDesk.line(desk.run("needs", file("w2", second), null))).startsWith("3\t1\t1\t1");
        second.row("2026-11-16 08:00", "13800000004", "楼下的健身器材松了");
        assertThat(ImportDesk.line(desk.run("needs", file("w3", second), null))).startsWith("4\t1\t0\t3");
        assertThat(desk.stored("needs")).hasSize(4);
    }

    /** An office's form with a sheet a building: each gets its own people. */
    @Test
    void aFormWithASheetABuildingIsFilledSheetBySheet() throws IOException {
        run(file("a", Grids.of("表").row("姓名", "楼栋", "房号").row("沈一禾", "3", "201").row("沈二禾", "5", "302").row("沈三禾", "3", "101")));
        Path form = file("form", Grids.of("3幢").row("住户登记表").row("序号", "姓名", "房号").row(1).sheet("5幢").row("住户登记表").row("序号", "姓名", "房号").row(1));
        Path filled = folder.resolve("filled.xlsx");
        assertThat(desk.imports.exports().fill("residents", form, filled, linli.exchange.Fills.Options.ALL).rows()).isEqualTo(3);
        try (Workbook book = WorkbookFactory.create(filled.toFile(), null, true)) {
            assertThat(book.getSheet("3幢").getLastRowNum()).isEqualTo(3);
            assertThat(book.getSheet("5幢").getRow(2).getCell(1).getStringCellValue()).isEqualTo("沈二禾");
            assertThat(book.getSheet("5幢").getRow(3)).isNull();
        }
    }

    @Test
    void aWorkbookThatIsNoListIsRefusedWithAdvice() {
        assertThatThrownBy(() -> run(file("a", Grids.of("表").row("今天天气很好")))).isInstanceOf(UserError.class);
        assertThat(desk.imports.runs()).isEmpty();
    }
}
