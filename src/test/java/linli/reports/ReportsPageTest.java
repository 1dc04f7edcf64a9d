package linli.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
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
import linli.shell.Screens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A walk over the page in the real shell, and its Model without a toolkit. */
class ReportsPageTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
    private static final Clock CLOCK = Clock.fixed(TODAY.atTime(9, 0).atZone(Crowd.ZONE).toInstant(), Crowd.ZONE);

    @Test
    void aFigureOpensItsRows() {
        try (Db db = TestStore.open()) {
            new Crowd(db, 7).fill(1200, 700, LocalDate.of(2025, 9, 1), TODAY);
            Reports reports = new Reports(db, CLOCK, () -> Crowd.CATEGORIES);
            try (Screens screens = Screens.of((nav, work) -> new ReportsPage(reports, nav, work, file -> {}))) {
                screens.open(null).shot("reports.png");
                String taken = reports.month(YearMonth.of(2026, 10)).figure("category/total/taken.month").shown();
                Node figure = screens.scene().getRoot().lookupAll(".report-figure").stream()
                        .filter(node -> node.getAccessibleText().startsWith("合计 本月 " + taken)).findFirst().orElseThrow();
                screens.act(() -> figure.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
                screens.shot("reports-rows.png");
                assertThat(((Label) figure).getPseudoClassStates()).extracting(Object::toString).contains("opened");
                ListView<?> rows = (ListView<?>) screens.scene().lookup("#rows");
                assertThat(rows.getItems()).hasSize(Integer.parseInt(taken));
                assertThat(((Label) screens.scene().lookup("#sideTitle")).getText()).isEqualTo("合计 · 新增 本月");
                assertThat(screens.scene().lookup("#later").isDisabled()).isFalse();
                screens.act(() -> ((Button) screens.scene().lookup("#later")).fire());
                assertThat(((Label) screens.scene().lookup("#month")).getText()).isEqualTo("2026年11月");
                assertThat(screens.scene().lookup("#later").isDisabled()).as("no month after this one").isTrue();
                assertThat(screens.failure()).isNull();
            }
        }
    }

    @Test
    void anEmptyStoreSaysWhatToDo() {
        try (Db db = TestStore.open()) {
            Reports reports = new Reports(db, CLOCK, () -> Crowd.CATEGORIES);
            try (Screens screens = Screens.of((nav, work) -> new ReportsPage(reports, nav, work, file -> {}))) {
                screens.open(null).shot("reports-empty.png");
                assertThat(screens.scene().lookup("#toImport").isVisible()).isTrue();
                assertThat(screens.scene().lookup("#body").isVisible()).isFalse();
            }
        }
    }

    @Test
    void exportsAndSaysWhere(@TempDir Path folder) throws Exception {
        try (Db db = TestStore.open(); Work work = new Work(Runnable::run, error -> {})) {
            CompletableFuture<String> said = new CompletableFuture<>();
            Nav nav = new Nav() {
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
            ReportsModel model = new ReportsModel(new Reports(db, CLOCK, () -> Crowd.CATEGORIES), nav, work);
            assertThat(model.month().get()).as("early in the month the one before is due").isEqualTo(YearMonth.of(2026, 10));
            CompletableFuture<Report> made = new CompletableFuture<>();
            model.report().addListener((property, old, now) -> made.complete(now));
            model.reload();
            made.get(30, TimeUnit.SECONDS);
            model.export(folder.resolve(model.fileName()));
            assertThat(said.get(30, TimeUnit.SECONDS)).isEqualTo("已导出 党群服务中心服务情况月报（2026年10月）.xlsx");
            assertThat(Files.exists(folder.resolve("党群服务中心服务情况月报（2026年10月）.xlsx"))).isTrue();
        }
    }
}
