package linli.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import linli.base.db.Actor;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.db.Trail;
import linli.base.excel.Grids;
import linli.base.ui.Memory;
import linli.shell.Screens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A walk over the import page: a file with every kind of trouble is looked at, sent to columns by hand, and written. */
class ImportPageTest {
    @TempDir
    Path folder;

    @Test
    void looksWritesAndTakesBack() {
        Grids grid = Grids.of("名册").row("桑园社区居民名册").row("序号", "姓名", "身份证号", "备注", "宗教信仰", null);
        for (int i = 0; i < 40; i++) {
            grid.row(i + 1, i % 9 == 4 ? null : "沈样" + (char) ('甲' + i), i % 7 == 3 ? (Object) 330481195203019800d : "33048119520301" + (9800 + i), "外出" + i, "无", "√");
        }
        Path file = grid.row("合计", "40人").merge("A1:F1").xlsx(folder.resolve("桑园社区名册.xlsx"));
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
        try (Db db = TestStore.open()) {
            Imports imports = new Imports(db, clock, new Trail(db, clock, () -> new Actor("zhou", "周老师")), List.of(new TestPeople(db)));
            try (Screens screens = Screens.of((nav, work) -> new ImportPage(imports, nav, work, Memory.brief(), path -> { }))) {
                screens.open(null).shot("imports.png");
                screens.open(file).shot("imports-review.png").textSize(200).shot("imports-review-200.png").textSize(100);
                assertThat(screens.failure()).isNull();
                TableView<?> columns = (TableView<?>) screens.scene().lookup("#columns");
                assertThat(columns.getItems()).hasSize(6);
                TableView<?> notes = (TableView<?>) screens.scene().lookup("#notes");
                assertThat(notes.getItems()).isNotEmpty();
                screens.act(() -> notes.getSelectionModel().select(0)).shot("imports-mend.png");
                Button apply = (Button) screens.scene().lookup("#mend .button");
                screens.act(() -> {
                    ((javafx.scene.control.TextField) screens.scene().lookup("#mend .text-field")).setText("330481195203019998");
                    apply.fire();
                });
                assertThat(notes.getItems()).hasSize(8);
                Button write = (Button) screens.scene().lookup("#write");
                screens.act(write::fire).shot("imports-done.png");
                assertThat(imports.runs()).hasSize(1);
                assertThat(imports.runs().getFirst().counts().read()).isEqualTo(40);
                screens.act(((Button) screens.scene().lookup("#again"))::fire).shot("imports-records.png");
                assertThat(((TableView<?>) screens.scene().lookup("#runs")).getItems()).hasSize(1);
            }
        }
    }
}
