package linli.submissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.excel.CrossForm;
import linli.base.text.UserError;
import linli.base.value.Span;
import linli.reports.Reports;
import linli.tables.Tables;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms of several offices, each with its own words and layout, filled from the same tables by one mapping. */
class TemplatesTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);
    private static final Span OCTOBER = Span.parse("2026-10");

    @TempDir
    private Path folder;
    private Db db;
    private Tables tables;

    @BeforeEach
    void open() {
        db = TestStore.open();
        HelpRows.fill(db, LocalDate.of(2026, 1, 1), TODAY);
        tables = new Tables(db, Clock.fixed(TODAY.atTime(9, 0).atZone(ZONE).toInstant(), ZONE), List::of);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private Path form(String name, XSSFWorkbook book) throws Exception {
        Path file = folder.resolve(name);
        try (book; OutputStream out = Files.newOutputStream(file)) {
            book.write(out);
        }
        return file;
    }

    private static void row(XSSFSheet sheet, int at, String... texts) {
        XSSFRow row = sheet.createRow(at);
        for (int i = 0; i < texts.length; i++) {
            if (!texts[i].isEmpty()) {
                row.createCell(i).setCellValue(texts[i]);
            }
        }
    }

    @Test
    void aLineForEachFigure() throws Exception {
        XSSFWorkbook book = new XSSFWorkbook();
        XSSFSheet sheet = book.createSheet("月报");
        row(sheet, 0, "志愿服务月报");
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 4));
        row(sheet, 1, "填报单位（盖章）：");
        row(sheet, 2, "序号", "指标", "本月数", "年度累计", "去年同期");
        row(sheet, 3, "1", "志愿服务人次");
        row(sheet, 4, "2", "志愿服务小时");
        row(sheet, 5, "3", "出动车辆");
        sheet.createRow(6).createCell(1).setCellValue("合计");
        sheet.getRow(6).createCell(2).setCellFormula("SUM(C4:C5)");
        sheet.setColumnWidth(1, 7777);
        Path form = form("甲街道.xlsx", book);
        byte[] blank = Files.readAllBytes(form);
        CrossForm.Result done = new Reports(tables).template(tables.fill(List.of("service"), OCTOBER), form, folder.resolve("甲.xlsx"));
        assertThat(Files.readAllBytes(form)).as("the office's own file stays").isEqualTo(blank);
        try (XSSFWorkbook filled = new XSSFWorkbook(Files.newInputStream(done.file()))) {
            XSSFSheet now = filled.getSheetAt(0);
            assertThat(now.getRow(1).getCell(0).getStringCellValue()).isEqualTo("填报单位（盖章）：示例社区党群服务中心");
            assertThat(now.getRow(3).getCell(2).getNumericCellValue()).isEqualTo(10);
            assertThat(now.getRow(3).getCell(3).getNumericCellValue()).isEqualTo(100);
            assertThat(now.getRow(3).getCell(4).getStringCellValue()).isEqualTo("—");
            assertThat(now.getRow(4).getCell(2).getNumericCellValue()).isEqualTo(10);
            assertThat(now.getRow(5).getCell(2)).isNull();
            assertThat(now.getRow(6).getCell(2).getCellFormula()).isEqualTo("SUM(C4:C5)");
            assertThat(now.getRow(6).getCell(2).getNumericCellValue()).isEqualTo(20);
            assertThat(now.getColumnWidth(1)).isEqualTo(7777);
            assertThat(now.getMergedRegions()).hasSize(1);
        }
    }

    @Test
    void aColumnForEachFigure() throws Exception {
        XSSFWorkbook book = new XSSFWorkbook();
        XSSFSheet sheet = book.createSheet("汇总");
        row(sheet, 0, "各社区服务情况");
        row(sheet, 1, "社区", "参与人次", "志愿者人次", "志愿服务时间", "投入经费");
        Path form = form("乙部门.xlsx", book);
        CrossForm.Result done = new Reports(tables).template(tables.fill(List.of("service"), OCTOBER), form, folder.resolve("乙.xlsx"));
        assertThat(done.left()).contains("投入经费");
        try (XSSFWorkbook filled = new XSSFWorkbook(Files.newInputStream(done.file()))) {
            XSSFRow now = filled.getSheetAt(0).getRow(2);
            assertThat(now.getCell(2).getNumericCellValue()).isEqualTo(10);
            assertThat(now.getCell(3).getNumericCellValue()).isEqualTo(10);
        }
    }

    @Test
    void aListIsWrittenDown() throws Exception {
        XSSFWorkbook book = new XSSFWorkbook();
        XSSFSheet sheet = book.createSheet("场地");
        row(sheet, 0, "场地使用统计");
        row(sheet, 1, "序号", "场地名称", "使用时长", "使用率");
        row(sheet, 2);
        row(sheet, 3, "填表人：");
        Path form = form("丙.xlsx", book);
        CrossForm.Result done = new Reports(tables).template(tables.fill(List.of("rooms"), OCTOBER), form, folder.resolve("丙填.xlsx"));
        try (XSSFWorkbook filled = new XSSFWorkbook(Files.newInputStream(done.file()))) {
            XSSFSheet now = filled.getSheetAt(0);
            assertThat(now.getRow(2).getCell(1).getStringCellValue()).isEqualTo("第二教室");
            assertThat(now.getRow(2).getCell(2).getNumericCellValue()).isEqualTo(8);
            assertThat(now.getRow(3).getCell(1).getStringCellValue()).isEqualTo("合计");
            assertThat(now.getRow(4).getCell(0).getStringCellValue()).isEqualTo("填表人：");
        }
    }

    @Test
    void aFormThatSaysNothingKnownIsRefused() throws Exception {
        XSSFWorkbook book = new XSSFWorkbook();
        row(book.createSheet("x"), 0, "甲", "乙");
        Path form = form("空.xlsx", book);
        assertThatThrownBy(() -> new Reports(tables).template(tables.fill(List.of("service"), OCTOBER), form, folder.resolve("y.xlsx"))).isInstanceOf(UserError.class);
    }
}
