package linli.submissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.ui.Nav;
import linli.base.ui.Work;
import linli.base.value.Span;
import linli.reports.Reports;
import linli.shell.Screens;
import linli.tables.Crowd;
import linli.tables.Filled;
import linli.tables.Tables;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The month's report on the page of the tables: its headlines, its rows, the empty store, the file it becomes. */
class MonthPageTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
    private static final Clock CLOCK = Clock.fixed(TODAY.atTime(9, 0).atZone(Crowd.ZONE).toInstant(), Crowd.ZONE);

    private static SubmissionsPage page(Tables tables, Db db, Nav nav, Work work) {
        return new SubmissionsPage(tables, new Reports(tables), new Submissions(db, CLOCK, () -> "周老师", tables), nav, work, file -> {});
    }

    @Test
    void aFigureOpensItsRows() {
        try (Db db = TestStore.open()) {
            new Crowd(db, 7).fill(1200, 700, LocalDate.of(2025, 9, 1), TODAY);
            Tables tables = new Tables(db, CLOCK, () -> Crowd.CATEGORIES);
            try (Screens screens = Screens.of((nav, work) -> page(tables, db, nav, work))) {
                screens.open(null).shot("month.png");
                assertThat(screens.scene().getRoot().lookupAll(".kpi")).hasSize(5);
                String taken = tables.fill("month", Span.parse("2026-10")).figure("category/total/taken.month").shown();
                Node figure = screens.scene().getRoot().lookupAll(".report-figure").stream()
                        .filter(node -> node.getAccessibleText().startsWith("合计 新增 本月 " + taken)).findFirst().orElseThrow();
                screens.act(() -> figure.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
                screens.shot("month-rows.png");
                assertThat(((Label) figure).getPseudoClassStates()).extracting(Object::toString).contains("opened");
                ListView<?> rows = (ListView<?>) screens.scene().lookup("#rows");
                assertThat(rows.getItems()).hasSize(Integer.parseInt(taken));
                assertThat(((Label) screens.scene().lookup("#sideTitle")).getText()).isEqualTo("合计 · 新增 本月");
                assertThat(screens.scene().lookup("#later").isDisabled()).isFalse();
                screens.act(() -> ((Button) screens.scene().lookup("#later")).fire());
                assertThat(((Label) screens.scene().lookup("#period")).getText()).isEqualTo("2026年11月");
                assertThat(screens.scene().lookup("#later").isDisabled()).as("no month after this one").isTrue();
                assertThat(screens.failure()).isNull();
            }
        }
    }

    @Test
    void anEmptyStoreSaysWhatToDo() {
        try (Db db = TestStore.open()) {
            Tables tables = new Tables(db, CLOCK, () -> Crowd.CATEGORIES);
            try (Screens screens = Screens.of((nav, work) -> page(tables, db, nav, work))) {
                screens.open(null).shot("month-empty.png");
                assertThat(screens.scene().getRoot().lookupAll(".empty-state")).isNotEmpty();
            }
        }
    }

    @Test
    void fillsAnOfficesOwnForm(@TempDir Path folder) throws Exception {
        Path form = folder.resolve("街道月报.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(form)) {
            var sheet = book.createSheet("月报");
            sheet.createRow(0).createCell(0).setCellValue("服务情况月报");
            var head = sheet.createRow(1);
            head.createCell(0).setCellValue("指标");
            head.createCell(1).setCellValue("本月");
            head.createCell(2).setCellValue("上年同期");
            sheet.createRow(2).createCell(0).setCellValue("在册居民");
            sheet.createRow(3).createCell(0).setCellValue("户数");
            book.write(out);
        }
        try (Db db = TestStore.open(); Work work = new Work(Runnable::run, error -> {})) {
            new Crowd(db, 7).fill(120, 70, LocalDate.of(2025, 9, 1), TODAY);
            CompletableFuture<String> said = new CompletableFuture<>();
            Tables tables = new Tables(db, CLOCK, () -> Crowd.CATEGORIES);
            SubmissionsModel model = new SubmissionsModel(tables, new Reports(tables), new Submissions(db, CLOCK, () -> "周老师", tables), telling(said), work);
            CompletableFuture<Filled> made = new CompletableFuture<>();
            model.filled().addListener((property, old, now) -> made.complete(now));
            model.reload();
            Filled shown = made.get(30, TimeUnit.SECONDS);
            Path target = folder.resolve("街道月报（已填）.xlsx");
            model.template(form, target);
            assertThat(said.get(30, TimeUnit.SECONDS)).startsWith("已填入 街道月报（已填）.xlsx，共 4 格");
            try (XSSFWorkbook filled = new XSSFWorkbook(Files.newInputStream(target))) {
                assertThat(filled.getSheetAt(0).getRow(2).getCell(1).getNumericCellValue()).isEqualTo(shown.figure("people/residents/month").value().doubleValue());
                assertThat(filled.getSheetAt(0).getRow(3).getCell(2).getNumericCellValue()).isEqualTo(shown.figure("people/households/lastYear").value().doubleValue());
            }
        }
    }

    private static Nav telling(CompletableFuture<String> said) {
        return new Nav() {
            @Override
            public void open(String page, Object argument) {}

            @Override
            public void say(String message) {
                said.complete(message);
            }

            @Override
            public void fail(Throwable error) {
                said.completeExceptionally(error);
            }
        };
    }

    @Test
    void exportsAndSaysWhere(@TempDir Path folder) throws Exception {
        try (Db db = TestStore.open(); Work work = new Work(Runnable::run, error -> {})) {
            CompletableFuture<String> said = new CompletableFuture<>();
            Nav nav = telling(said);
            Tables tables = new Tables(db, CLOCK, () -> Crowd.CATEGORIES);
            SubmissionsModel model = new SubmissionsModel(tables, new Reports(tables), new Submissions(db, CLOCK, () -> "周老师", tables), nav, work);
            assertThat(model.span().get()).as("early in the month the one before is due").isEqualTo(Span.parse("2026-10"));
            CompletableFuture<Filled> made = new CompletableFuture<>();
            model.filled().addListener((property, old, now) -> made.complete(now));
            model.reload();
            made.get(30, TimeUnit.SECONDS);
            model.export(folder.resolve(model.fileName() + ".xlsx"));
            assertThat(said.get(30, TimeUnit.SECONDS)).isEqualTo("已导出 党群服务中心服务情况月报（2026年10月）.xlsx");
            assertThat(Files.exists(folder.resolve("党群服务中心服务情况月报（2026年10月）.xlsx"))).isTrue();
        }
    }
}
