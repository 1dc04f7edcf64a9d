package linli.rollup;

import static linli.rollup.Centres.OCTOBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.shell.Screens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A walk over 社区汇总: the empty store, files taken in, a second version confirmed. */
class RollupPageTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @TempDir
    private Path folder;

    @Test
    void filesComeInAndAVersionIsReplacedWhenSaid() {
        Clock clock = Clock.fixed(LocalDate.of(2026, 11, 8).atTime(9, 0).atZone(ZONE).toInstant(), ZONE);
        try (Db db = TestStore.open()) {
            Rollups rollups = Centres.door(db, clock, "330481001", "硖石街道", Centres.keyed());
            try (Screens screens = Screens.of((nav, work) -> new RollupPage(new RollupModel(rollups, clock, nav, work), file -> {}))) {
                screens.open(null).shot("rollup-empty.png");
                assertThat(screens.scene().getRoot().lookupAll(".empty-state")).isNotEmpty();
                rollups.expect(IntStream.rangeClosed(1, 25).mapToObj(Centres::expected).toList());
                List<Path> files = IntStream.rangeClosed(1, 22).mapToObj(n -> Centres.send(n, 1, LocalDate.of(2026, 11, n == 7 ? 6 : 3), Centres.tables(n), Centres.keyed(), folder.resolve("报送-" + n + ".xlsx"))).toList();
                rollups.take(files, OCTOBER, false, any -> {});
                Path second = Centres.send(3, 2, LocalDate.of(2026, 11, 4), Centres.tables(4), Centres.keyed(), folder.resolve("报送-3 更正.xlsx"));
                screens.open(second).shot("rollup.png");
                assertThat(((Label) screens.scene().lookup("#state")).getText()).contains("22/25").contains("迟报 1");
                screens.act(() -> ((Button) screens.scene().lookup("#confirm")).fire()).shot("rollup-replaced.png");
                assertThat(rollups.history(OCTOBER, Centres.code(3))).hasSize(2);
                Node bar = screens.scene().getRoot().lookupAll(".clickable").stream().filter(node -> node.getAccessibleText() != null && node.getAccessibleText().startsWith("第22社区")).findFirst().orElseThrow();
                screens.act(() -> bar.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false))).shot("rollup-place.png");
                assertThat(screens.scene().lookup("#side").isVisible()).isTrue();
                screens.act(() -> ((Button) screens.scene().lookup("#settings")).fire()).shot("rollup-settings.png");
                assertThat(((ListView<?>) screens.scene().lookup("#expectedList")).getItems()).hasSize(25);
                screens.act(() -> {
                    ((TextField) screens.scene().lookup("#ruleDays")).setText("8");
                    ((Button) screens.scene().lookup("#saveRules")).fire();
                });
                assertThat(rollups.due(OCTOBER)).isEqualTo(LocalDate.of(2026, 11, 8));
                screens.act(() -> {
                    ((TextField) screens.scene().lookup("#placeCode")).setText("330481009999");
                    ((TextField) screens.scene().lookup("#placeName")).setText("新建社区");
                    ((TextField) screens.scene().lookup("#placeTown")).setText("马桥街道");
                    ((Button) screens.scene().lookup("#savePlace")).fire();
                });
                assertThat(rollups.expected()).hasSize(26);
                screens.act(() -> {
                    ((ListView<?>) screens.scene().lookup("#expectedList")).getSelectionModel().selectFirst();
                    ((Button) screens.scene().lookup("#stopPlace")).fire();
                });
                assertThat(rollups.expected()).hasSize(25);
                assertThat(screens.failure()).isNull();
            }
        }
    }
}
