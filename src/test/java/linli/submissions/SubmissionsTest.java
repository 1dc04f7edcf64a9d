package linli.submissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.text.UserError;
import linli.base.value.Span;
import linli.reports.Reports;
import linli.submissions.Submission.Draft;
import linli.tables.Filled;
import linli.tables.Tables;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sending freezes; what comes later is a difference, and a correction is a sending with a number. */
class SubmissionsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);
    private static final Span OCTOBER = Span.parse("2026-10");
    private static final List<String> VOLUNTEERS = List.of("volunteers");

    @TempDir
    private Path folder;
    private Db db;
    private Tables tables;
    private Reports reports;
    private Submissions submissions;

    @BeforeEach
    void open() {
        Clock clock = Clock.fixed(TODAY.atTime(9, 0).atZone(ZONE).toInstant(), ZONE);
        db = TestStore.open();
        HelpRows.fill(db, LocalDate.of(2026, 1, 1), TODAY);
        tables = new Tables(db, clock, List::of);
        reports = new Reports(tables);
        submissions = new Submissions(db, clock, () -> "周老师", tables);
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void whatWasSentStaysAndWhatChangedIsListed() throws Exception {
        List<Submission> first = submissions.submit(VOLUNTEERS, OCTOBER, Set.of(), null);
        assertThat(first).singleElement().satisfies(one -> assertThat(one.edition()).isEqualTo(1));
        assertThat(submissions.submit(VOLUNTEERS, OCTOBER, Set.of(), null)).as("nothing has changed").isEmpty();

        db.write(() -> HelpRows.hour(db, 1, LocalDate.of(2026, 10, 30)));
        Draft draft = submissions.drafts(VOLUNTEERS, OCTOBER).getFirst();
        assertThat(draft.edition()).isEqualTo(2);
        assertThat(draft.differences()).anySatisfy(one -> {
            assertThat(one.id()).isEqualTo("main/times/span");
            assertThat(one.before()).isEqualTo("10");
            assertThat(one.now()).isEqualTo("11");
        });
        assertThat(submissions.of("volunteers", OCTOBER).getFirst().figures().cells()).filteredOn(cell -> cell.id().equals("main/times/span")).singleElement()
                .satisfies(cell -> assertThat(cell.shown()).isEqualTo("10"));

        Filled now = tables.fill("volunteers", OCTOBER);
        Path file = reports.write(List.of(now), folder.resolve("变化.xlsx"), List.of(), submissions.changes(List.of(now)));
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
            XSSFSheet changes = book.getSheet("变化");
            assertThat(changes.getLastRowNum()).isEqualTo(draft.differences().size());
            int coloured = 0;
            for (Row row : book.getSheetAt(0)) {
                for (Cell cell : row) {
                    var fill = ((org.apache.poi.xssf.usermodel.XSSFCellStyle) cell.getCellStyle()).getFillForegroundXSSFColor();
                    coloured += fill != null && "FFFFF2B3".equals(fill.getARGBHex()) ? 1 : 0;
                }
            }
            assertThat(coloured).isGreaterThanOrEqualTo(draft.differences().size());
        }
        assertThatThrownBy(() -> submissions.submit(VOLUNTEERS, OCTOBER, Set.of(), " ")).isInstanceOf(UserError.class).hasMessageContaining("原因");
        assertThat(submissions.submit(VOLUNTEERS, OCTOBER, Set.of(), "补录一次")).singleElement().satisfies(one -> {
            assertThat(one.edition()).isEqualTo(2);
            assertThat(one.reason()).isEqualTo("补录一次");
        });
        assertThat(submissions.of("volunteers", OCTOBER)).hasSize(2);
    }

    @Test
    void anUnusualFigureIsTickedBeforeItGoesOut() {
        db.write(() -> {
            for (int i = 0; i < 40; i++) {
                HelpRows.hour(db, 1 + i % 5, LocalDate.of(2026, 10, 12));
            }
        });
        Draft draft = submissions.drafts(VOLUNTEERS, OCTOBER).getFirst();
        assertThat(draft.unusual()).extracting(Submission.Unusual::key).contains("volunteers:main/times/span", "volunteers:main/hours/span").doesNotContain("volunteers:main/registered/span");
        assertThat(draft.unusual().getFirst().why()).contains("前6期平均 10.0").contains("5.0 倍");
        assertThatThrownBy(() -> submissions.submit(VOLUNTEERS, OCTOBER, Set.of(), null)).isInstanceOf(UserError.class).hasMessageContaining("异常");
        Set<String> all = draft.unusual().stream().map(Submission.Unusual::key).collect(java.util.stream.Collectors.toSet());
        assertThat(submissions.submit(VOLUNTEERS, OCTOBER, all, null)).hasSize(1);
        assertThat(db.sql().fetchCount(org.jooq.impl.DSL.table("submission_tick"))).isEqualTo(all.size());
    }

    @Test
    void noneAfterSteadyMonthsIsUnusualToo() {
        db.write(() -> db.writing().query("update volunteer_hours set voided_at = timestamp with time zone '2026-11-01 08:00:00+08' where served_on >= date '2026-10-01'").execute());
        assertThat(submissions.drafts(VOLUNTEERS, OCTOBER).getFirst().unusual()).anySatisfy(one -> assertThat(one.why()).contains("本期为 0"));
    }

    @Test
    void aMonthThatIsNotOverIsNotSent() {
        assertThatThrownBy(() -> submissions.submit(VOLUNTEERS, Span.parse("2026-11"), Set.of(), null)).isInstanceOf(UserError.class).hasMessageContaining("还没有结束");
    }

    /** Title, unit line, repeated heads, formulas with the values the table has, signatures: each sheet prints untouched. */
    @Test
    void everySheetPrints() throws Exception {
        List<Filled> all = tables.fill(Tables.names(), Span.parse("2026-Q3"));
        Path file = reports.write(all, folder.resolve("全部.xlsx"), List.of(), java.util.Map.of());
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
            assertThat(book.getNumberOfSheets()).isEqualTo(all.size());
            for (int i = 0; i < all.size(); i++) {
                XSSFSheet sheet = book.getSheetAt(i);
                assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo(all.get(i).title());
                assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("填报单位（盖章）：示例社区党群服务中心");
                assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
                assertThat(sheet.getRepeatingRows()).isNotNull();
                assertThat(sheet.getFooter().getCenter()).isEqualTo("第 &P 页　共 &N 页");
                assertThat(book.getPrintArea(i)).isNotNull();
                List<String> texts = new java.util.ArrayList<>();
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.STRING) {
                            texts.add(cell.getStringCellValue());
                        } else if (cell.getCellType() == CellType.FORMULA) {
                            CellType kept = cell.getCachedFormulaResultType();
                            double number = kept == CellType.NUMERIC ? cell.getNumericCellValue() : Double.NaN;
                            String words = kept == CellType.STRING ? cell.getStringCellValue() : null;
                            var again = book.getCreationHelper().createFormulaEvaluator().evaluate(cell);
                            if (kept == CellType.NUMERIC) {
                                assertThat(again.getNumberValue()).as(sheet.getSheetName() + cell.getAddress()).isEqualTo(number, org.assertj.core.data.Offset.offset(1e-9));
                            } else {
                                assertThat(again.getStringValue()).as(sheet.getSheetName() + cell.getAddress()).isEqualTo(words);
                            }
                        }
                    }
                }
                assertThat(texts).contains("填报人：", "审核人：", "单位负责人：");
            }
            assertThat(book.getSheet("志愿服务").getDrawingPatriarch().getCharts()).isNotEmpty();
            assertThat(book.getSheet("场地使用").getDrawingPatriarch().getCharts()).isNotEmpty();
        }
        assertThat(Files.size(reports.pdf(all, folder.resolve("全部.pdf")))).isGreaterThan(1000);
    }
}
