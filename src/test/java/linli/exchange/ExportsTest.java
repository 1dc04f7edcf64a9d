package linli.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import linli.base.db.Actor;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.db.Trail;
import linli.base.excel.Grids;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists out: an export read again changes nothing, a template is passed over, an upper office's form comes back filled. */
class ExportsTest {
    @TempDir
    Path folder;
    private Db db;
    private Imports imports;

    @BeforeEach
    void open() {
        db = TestStore.open();
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
        imports = new Imports(db, clock, new Trail(db, clock, () -> new Actor("zhou", "周老师")), List.of(new TestPeople(db)));
        imports.run("people", Grids.of("表").row("姓名", "身份证号", "备注").row("沈一", "330481195203019800", "=1+1").row("沈二", "330481195203019801", "外出")
                .row("沈三", "330481195203019802", "外出、生病").xlsx(folder.resolve("a.xlsx")), ImportOptions.NONE, Progress.NONE);
        db.write(() -> db.writing().update(linli.schema.Tables.RESIDENT).set(linli.schema.Tables.RESIDENT.REMARK, "=cmd|'/c calc'!A1")
                .where(linli.schema.Tables.RESIDENT.NAME.eq("沈一")).execute());
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static Sheet first(Path file) throws IOException {
        try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
            return workbook.getSheetAt(0);
        }
    }

    @Test
    void anExportReadAgainChangesNothing() throws IOException {
        Path out = folder.resolve("out.xlsx");
        assertThat(imports.exports().full("people", out, "核对")).isEqualTo(3);
        Row row = first(out).getRow(1);
        for (int c = 0; c < 3; c++) {
            assertThat(row.getCell(c).getCellType()).isEqualTo(CellType.STRING);
        }
        assertThat(row.getCell(2).getStringCellValue()).isEqualTo("=cmd|'/c calc'!A1");
        assertThat(imports.run("people", out, ImportOptions.NONE, Progress.NONE).counts()).isEqualTo(new Counts(3, 0, 0, 3, 0, 0, 0, 0));
        imports.exports().masked("people", out);
        assertThat(first(out).getRow(1).getCell(1).getStringCellValue()).contains("*").doesNotContain("19520301");
    }

    @Test
    void aTemplateFilledInGoesInWithoutItsExample() throws IOException {
        Path template = imports.exports().template("people", folder.resolve("t.xlsx"));
        Path filled = folder.resolve("filled.xlsx");
        try (Workbook workbook = WorkbookFactory.create(new java.io.ByteArrayInputStream(Files.readAllBytes(template))); OutputStream out = new FileOutputStream(filled.toFile())) {
            Row row = workbook.getSheetAt(0).getRow(2);
            row.getCell(0).setCellValue("沈四");
            row.getCell(1).setCellValue("330481195203019803");
            workbook.write(out);
        }
        assertThat(imports.run("people", filled, ImportOptions.NONE, Progress.NONE).counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0, 1, 0));
    }

    @Test
    void anUpperOfficesFormIsFilledInItsOwnLook() throws IOException {
        Path form = folder.resolve("form.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(); OutputStream out = new FileOutputStream(form.toFile())) {
            Sheet sheet = workbook.createSheet("附件1");
            sheet.createRow(0).createCell(0).setCellValue("重点人员统计表");
            sheet.addMergedRegion(CellRangeAddress.valueOf("A1:E1"));
            String[] head = {"序号", "居民姓名", "公民身份号码", "出生月份", "备注"};
            Row header = sheet.createRow(1);
            for (int c = 0; c < head.length; c++) {
                header.createCell(c).setCellValue(head[c]);
            }
            sheet.setColumnWidth(2, 9000);
            for (int r = 2; r < 4; r++) {
                Row row = sheet.createRow(r);
                row.setHeight((short) 500);
                row.createCell(0).setCellValue(r - 1);
                row.createCell(3).setCellFormula("MID(C" + (r + 1) + ",11,2)");
            }
            Row sum = sheet.createRow(4);
            sum.createCell(0).setCellValue("合计");
            sum.createCell(1).setCellFormula("COUNTA(B3:B4)");
            sheet.createRow(5).createCell(0).setCellValue("填表人：");
            workbook.write(out);
        }
        byte[] before = Files.readAllBytes(form);
        Path target = folder.resolve("filled.xlsx");
        Fills.Filled filled = imports.exports().fill("people", form, target, Fills.Options.ALL);
        assertThat(filled.rows()).isEqualTo(3);
        assertThat(filled.left()).containsExactly("出生月份");
        assertThat(Files.readAllBytes(form)).isEqualTo(before);
        Sheet sheet = first(target);
        assertThat(sheet.getColumnWidth(2)).isEqualTo(9000);
        assertThat(sheet.getRow(2).getCell(2).getStringCellValue()).isEqualTo("330481195203019800");
        assertThat(sheet.getRow(4).getCell(1).getStringCellValue()).isEqualTo("沈三");
        assertThat(sheet.getRow(4).getCell(3).getCellFormula()).isEqualTo("MID(C5,11,2)");
        assertThat(sheet.getRow(4).getHeight()).isEqualTo((short) 500);
        assertThat(sheet.getRow(5).getCell(0).getStringCellValue()).isEqualTo("合计");
        assertThat(sheet.getRow(5).getCell(1).getCellFormula()).isEqualTo("COUNTA(B3:B5)");
        assertThat(sheet.getRow(6).getCell(0).getStringCellValue()).isEqualTo("填表人：");
        Fills.Filled some = imports.exports().fill("people", form, target, new Fills.Options(Map.of("remark", "外出"), false, false));
        assertThat(some.rows()).isEqualTo(2);
    }
}
