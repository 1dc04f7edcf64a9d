package linli.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import linli.base.db.Actor;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.db.Trail;
import linli.base.excel.Grids;
import linli.exchange.ImportRun.Outcome;
import linli.residents.Residents;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 标注副本: the user's workbook with comments on the bad cells, all else as it was; and households sent back by halves. */
class MarkedCopyTest {
    @TempDir
    Path folder;
    private Db db;
    private Imports imports;

    @BeforeEach
    void open() {
        db = TestStore.open();
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
        Trail trail = new Trail(db, clock, () -> new Actor("zhou", "周老师"));
        imports = new Imports(db, clock, trail, List.of(new TestPeople(db), new Residents(db, clock, trail).sheet()));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private Path list(String ending) {
        Grids grid = Grids.of("名册").row("花名册").row("序号", "姓名", "身份证号", "备注")
                .row(1, "沈一", "330481195203019800", null).row(2, "沈二", 330481195203019801d, "<b>&")
                .row(3, null, "330481195203019802", "无名").row("合计", "3人").merge("A1:D1");
        grid.sheet("旁表").row("不是名单");
        return ending.equals("xls") ? grid.xls(folder.resolve("a.xls")) : grid.xlsx(folder.resolve("a.xlsx"));
    }

    private Path marked(Path file) {
        return imports.run("people", file, ImportOptions.NONE.withAnnotated(true), Progress.NONE).annotated();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void badCellsHaveComments(String ending) throws IOException {
        Path copy = marked(list(ending));
        try (Workbook book = WorkbookFactory.create(copy.toFile(), null, true)) {
            Sheet sheet = book.getSheet("名册");
            assertThat(sheet.getRow(3).getCell(2).getCellComment().getString().getString()).contains("lost");
            assertThat(sheet.getRow(4).getCell(1).getCellComment().getString().getString()).contains("no name");
            assertThat(sheet.getRow(2).getCell(2).getCellComment()).isNull();
            assertThat(sheet.getRow(3).getCell(4).getStringCellValue()).contains("lost");
            assertThat(sheet.getCellComments()).hasSize(2);
        }
        assertThat(imports.run("people", copy, ImportOptions.NONE, Progress.NONE).counts()).isEqualTo(new Counts(3, 0, 0, 1, 0, 2, 1, 0));
        Path again = marked(copy);
        try (Workbook book = WorkbookFactory.create(again.toFile(), null, true)) {
            assertThat(book.getSheet("名册").getCellComments()).as("a copy of a copy").hasSize(2);
        }
    }

    @Test
    void everyOtherPartStaysAsItWas() throws IOException {
        Path file = list("xlsx");
        Map<String, byte[]> before = parts(file);
        Map<String, byte[]> after = parts(marked(file));
        List<String> touched = before.keySet().stream().filter(name -> !java.util.Arrays.equals(before.get(name), after.get(name))).toList();
        assertThat(touched).containsExactlyInAnyOrder("[Content_Types].xml", "xl/styles.xml", "xl/worksheets/sheet1.xml");
        assertThat(after.keySet()).containsAll(before.keySet());
        assertThat(after.keySet().stream().filter(name -> !before.containsKey(name)))
                .containsExactlyInAnyOrder("xl/linliComments0.xml", "xl/drawings/linliNotes0.vml", "xl/worksheets/_rels/sheet1.xml.rels");
    }

    @Test
    void commentsThatAreThereStay() throws IOException {
        Path file = folder.resolve("b.xlsx");
        try (Workbook book = WorkbookFactory.create(new java.io.ByteArrayInputStream(Files.readAllBytes(list("xlsx")))); OutputStream out = Files.newOutputStream(file)) {
            comment(book, book.getSheetAt(0).getRow(2).getCell(1), "组长核过");
            comment(book, book.getSheetAt(0).getRow(3).getCell(2), "重录");
            book.write(out);
        }
        try (Workbook book = WorkbookFactory.create(marked(file).toFile(), null, true)) {
            Sheet sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(2).getCell(1).getCellComment().getString().getString()).isEqualTo("组长核过");
            assertThat(sheet.getRow(3).getCell(2).getCellComment().getString().getString()).isEqualTo("重录");
            assertThat(sheet.getRow(4).getCell(1).getCellComment().getString().getString()).contains("no name");
        }
    }

    private static void comment(Workbook book, Cell cell, String text) {
        ClientAnchor anchor = book.getCreationHelper().createClientAnchor();
        anchor.setRow1(cell.getRowIndex());
        anchor.setRow2(cell.getRowIndex() + 3);
        anchor.setCol2(4);
        var comment = cell.getSheet().createDrawingPatriarch().createCellComment(anchor);
        comment.setString(book.getCreationHelper().createRichTextString(text));
        cell.setCellComment(comment);
    }

    private static Map<String, byte[]> parts(Path file) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                zip.transferTo(bytes);
                parts.put(entry.getName(), bytes.toByteArray());
            }
        }
        return parts;
    }

    /** The head is accepted, a member is sent back: mended and brought again alone, it still lives where its head lives. */
    @Test
    void aMemberSentBackKeepsItsDoor() throws IOException {
        Path file = Grids.of("户").row("与户主关系", "姓名", "身份证号", "楼栋", "房号", "户号")
                .row("户主", "沈大年", "", "12", "501", "H-1207").row("妻", "顾小满", "330481500101123", null, null, null)
                .row("户主", "陆有田", "", "7", "302", "H-0703").xlsx(folder.resolve("h.xlsx"));
        Outcome outcome = imports.run("residents", file, ImportOptions.NONE, Progress.NONE);
        assertThat(outcome.counts().rejected()).isEqualTo(1);
        try (Workbook book = WorkbookFactory.create(new java.io.ByteArrayInputStream(Files.readAllBytes(outcome.returns()))); OutputStream out = Files.newOutputStream(folder.resolve("mended.xlsx"))) {
            Row row = book.getSheetAt(0).getRow(1);
            assertThat(row.getCell(3).getStringCellValue()).isEqualTo("12");
            assertThat(row.getCell(4).getStringCellValue()).isEqualTo("501");
            assertThat(row.getCell(5).getStringCellValue()).isEqualTo("H-1207");
            row.getCell(2).setBlank();
            book.write(out);
        }
        assertThat(imports.run("residents", folder.resolve("mended.xlsx"), ImportOptions.NONE, Progress.NONE).counts().added()).isEqualTo(1);
        Path out = folder.resolve("out.xlsx");
        imports.exports().full("residents", out, "核对");
        try (Workbook book = WorkbookFactory.create(out.toFile(), null, true)) {
            StringBuilder all = new StringBuilder();
            book.getSheetAt(0).forEach(row -> row.forEach(cell -> all.append(cell).append(row.getLastCellNum() == cell.getColumnIndex() + 1 ? "\n" : "|")));
            assertThat(all.toString().lines().filter(line -> line.contains("顾小满")).findFirst().orElseThrow()).contains("12").contains("501").contains("H-1207");
        }
    }

    @Test
    void theHeaderIsWhereOneSaysItIs() {
        Path file = Grids.of("表").row("姓名", "身份证号", "备注").row("称呼", "号", "说").row("沈一", "330481195203019800", "甲").xlsx(folder.resolve("two.xlsx"));
        assertThat(imports.preview("people", file, ImportOptions.NONE, Progress.NONE).counts().read()).isEqualTo(2);
        assertThat(imports.tops(file, null).getFirst().rows()).hasSize(3).first().isEqualTo(List.of("姓名", "身份证号", "备注"));
        Preview told = imports.preview("people", file, ImportOptions.NONE.withHeaders(Map.of("表", 2), false).withMapping(Map.of("称呼", "name", "号", "idNo")), Progress.NONE);
        assertThat(told.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void aListWithoutAHeaderIsGuessedAndMustBeLookedAt() {
        Grids grid = Grids.of("表");
        for (int i = 0; i < 8; i++) {
            grid.row(i + 1, "沈样" + (char) ('一' + i * 3), "汉族", i % 2 == 0 ? "男" : "女", "13800000" + (100 + i), "12幢");
        }
        Path file = grid.xlsx(folder.resolve("bare.xlsx"));
        Preview seen = imports.preview("residents", file, ImportOptions.NONE, Progress.NONE);
        assertThat(seen.sheets().getFirst().guessed()).isTrue();
        assertThat(seen.sheets().getFirst().columns()).filteredOn(m -> m.used()).extracting(m -> m.column().key()).contains("name", "nation", "sex", "mobile");
        assertThat(seen.counts().added()).isEqualTo(8);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> imports.run("residents", file, ImportOptions.NONE, Progress.NONE)).hasMessageContaining("没有表头");
        assertThat(imports.run("residents", file, ImportOptions.NONE.withHeaders(Map.of(), true), Progress.NONE).counts().added()).isEqualTo(8);
    }

    @Test
    void oneMendHoldsForAllRowsAlike() {
        Path file = list("xlsx");
        ImportOptions blank = ImportOptions.NONE.withMended(List.of(), List.of(new ImportOptions.Rule("id.PRECISION_LOST", "idNo", null, "")));
        assertThat(imports.preview("people", file, blank, Progress.NONE).counts()).isEqualTo(new Counts(3, 2, 0, 0, 0, 1, 1, 0));
        ImportOptions other = ImportOptions.NONE.withMended(List.of(), List.of(new ImportOptions.Rule("id.PRECISION_LOST", "idNo", "1", "")));
        assertThat(imports.preview("people", file, other, Progress.NONE).counts().rejected()).as("another text").isEqualTo(2);
    }
}
