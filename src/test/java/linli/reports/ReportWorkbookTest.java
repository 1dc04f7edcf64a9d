package linli.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.text.UserError;
import linli.base.value.Span;
import linli.tables.Crowd;
import linli.tables.Filled;
import linli.tables.Tables;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workbook as a spreadsheet program will find it, and the file as the disk will. */
class ReportWorkbookTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
    private static Db db;
    private static Tables tables;
    private static Reports reports;
    private static Filled report;
    @TempDir
    private Path folder;

    @BeforeAll
    static void fill() {
        db = TestStore.open();
        new Crowd(db, 7).fill(300, 700, LocalDate.of(2025, 9, 1), TODAY);
        tables = new Tables(db, Clock.fixed(TODAY.atTime(9, 0).atZone(Crowd.ZONE).toInstant(), Crowd.ZONE), () -> Crowd.CATEGORIES);
        reports = new Reports(tables);
        report = month("2026-10");
    }

    @AfterAll
    static void close() {
        db.close();
    }

    @Test
    void printsOnA4OnePageWide() throws IOException {
        try (XSSFWorkbook book = open()) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
            assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
            assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
            assertThat(sheet.getFitToPage()).isTrue();
            assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:2");
            assertThat(book.getPrintArea(0)).contains("$A$1:$W$");
            assertThat(sheet.getFooter().getCenter()).isEqualTo("第 &P 页　共 &N 页");
        }
    }

    @Test
    void hasTitleUnitLineHeadersAndSignatures() throws IOException {
        try (XSSFWorkbook book = open()) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("党群服务中心服务情况月报（2026年10月）");
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("填报单位（盖章）：示例社区党群服务中心");
            assertThat(sheet.getRow(1).getCell(11).getStringCellValue()).contains("填报时间：2026年11月2日");
            List<String> texts = texts(sheet);
            assertThat(texts).contains("填报人：", "审核人：", "单位负责人：", "填报日期：　　年　　月　　日", "办结率", "上年同期", "合计");
            assertThat(texts).anyMatch(text -> text.contains("统计时间截止 2026年10月31日"));
            assertThat(sheet.getMergedRegions()).extracting(Object::toString).anyMatch(text -> text.contains("A1:W1"));
            assertThat(sheet.getRow(14).getHeightInPoints()).isPositive();
        }
    }

    /** What the sheet says is what the model says: formulas are live and their stored results agree. */
    @Test
    void figuresAreNumbersAndFormulasKeepTheirValues() throws IOException {
        List<Double> wanted = report.figures().filter(figure -> figure.value() != null).map(figure -> figure.value().doubleValue()).toList();
        List<Double> found = new ArrayList<>();
        int formulas = 0;
        try (XSSFWorkbook book = open()) {
            for (Row row : book.getSheetAt(0)) {
                for (Cell cell : row) {
                    CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
                    formulas += cell.getCellType() == CellType.FORMULA ? 1 : 0;
                    assertThat(type).as(cell.getAddress().toString()).isNotEqualTo(CellType.ERROR);
                    if (cell.getColumnIndex() >= 2 && cell.getColumnIndex() < 22 && type == CellType.NUMERIC) {
                        found.add(cell.getNumericCellValue());
                    }
                }
            }
        }
        assertThat(formulas).isGreaterThan(100);
        assertThat(found).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(found.get(i)).as("figure %d in reading order", i).isCloseTo(wanted.get(i), Offset.offset(1e-9));
        }
    }

    @Test
    void chartHasSolidBars() throws IOException {
        try (XSSFWorkbook book = open()) {
            List<XSSFChart> charts = book.getSheetAt(0).getDrawingPatriarch().getCharts();
            assertThat(charts).hasSize(1);
            XDDFBarChartData bars = (XDDFBarChartData) charts.getFirst().getChartSeries().getFirst();
            assertThat(bars.getSeriesCount()).isEqualTo(3);
            assertThat(bars.getSeries(0).getValuesData().getPointCount()).isEqualTo(11);
            assertThat(charts.getFirst().getCTChart().toString()).contains("solidFill").contains("between");
        }
    }

    @Test
    void sameReportSameBytes() {
        assertThat(reports.bytes(List.of(report))).isEqualTo(reports.bytes(List.of(month("2026-10"))));
    }

    @Test
    void listsTheRowsBehind() throws IOException {
        String id = "category/total/taken.month";
        Path file = reports.write(List.of(report), folder.resolve("r.xlsx"), List.of(id), Map.of());
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
            assertThat(book.getSheetAt(1).getLastRowNum()).isEqualTo(report.figure(id).value().intValue());
        }
    }

    @Test
    void leavesAnOpenFileAlone() throws IOException {
        Path wish = folder.resolve("month.xlsx");
        assertThat(write(report, wish)).isEqualTo(wish);
        byte[] first = Files.readAllBytes(wish);
        Files.writeString(folder.resolve("~$month.xlsx"), "someone has it open");
        Path other = write(month("2026-09"), wish);
        assertThat(other.getFileName()).hasToString("month(2).xlsx");
        assertThat(wish).hasBinaryContent(first);
        Files.delete(folder.resolve("~$month.xlsx"));
        assertThat(write(report, wish)).as("closed again: replaced").isEqualTo(wish);
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(2);
        }
    }

    @Test
    void saysWhatIsWrongWithThePlace() throws IOException {
        assertThatThrownBy(() -> write(report, folder.resolve("none/m.xlsx"))).isInstanceOf(UserError.class).hasMessageContaining("none");
        Path directory = Files.createDirectory(folder.resolve("d.xlsx"));
        assertThatThrownBy(() -> write(report, directory)).isInstanceOf(UserError.class).hasMessageContaining("d.xlsx");
        assertThatThrownBy(() -> month("2026-12")).isInstanceOf(UserError.class).hasMessageContaining("2026年12月");
    }

    @Test
    void anEmptyStoreHasAReportToo() throws IOException {
        try (Db empty = TestStore.open()) {
            Filled none = new Tables(empty, Clock.fixed(TODAY.atTime(9, 0).atZone(Crowd.ZONE).toInstant(), Crowd.ZONE), List::of).fill("month", Span.parse("2026-10"));
            assertThat(none.figure("satisfaction/satisfied/month").value()).isNull();
            assertThat(none.nothing()).isTrue();
            assertThat(none.figure("category/total/taken.change").value()).isNull();
            assertThat(Files.size(write(none, folder.resolve("empty.xlsx")))).isPositive();
        }
    }

    private static Filled month(String period) {
        return tables.fill("month", Span.parse(period));
    }

    private static Path write(Filled table, Path wish) {
        return reports.write(List.of(table), wish, List.of(), Map.of());
    }

    private XSSFWorkbook open() throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(reports.bytes(List.of(report))));
    }

    private static List<String> texts(XSSFSheet sheet) {
        List<String> texts = new ArrayList<>();
        sheet.forEach(row -> row.forEach(cell -> {
            if (cell.getCellType() == CellType.STRING) {
                texts.add(cell.getStringCellValue());
            }
        }));
        return texts;
    }
}
