package linli.submissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.value.Span;
import linli.reports.Reports;
import linli.shell.Screens;
import linli.tables.Tables;
import org.junit.jupiter.api.Test;

/** A walk over the tables in the real shell. */
class SubmissionsPageTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);

    @Test
    void aFigureOpensItsRowsAndATableIsSent() {
        Clock clock = Clock.fixed(TODAY.atTime(9, 0).atZone(ZONE).toInstant(), ZONE);
        try (Db db = TestStore.open()) {
            HelpRows.fill(db, LocalDate.of(2026, 1, 1), TODAY);
            Tables tables = new Tables(db, clock, List::of);
            Submissions submissions = new Submissions(db, clock, () -> "周老师", tables);
            try (Screens screens = Screens.of((nav, work) -> new SubmissionsPage(tables, new Reports(tables), submissions, nav, work, file -> {}))) {
                screens.open("volunteers").shot("tables.png");
                assertThat(((Label) screens.scene().lookup("#period")).getText()).isEqualTo("2026年10月");
                Node figure = screens.scene().getRoot().lookupAll(".report-figure").stream().filter(node -> node.getAccessibleText().equals("服务人次（人次） 本月 10")).findFirst().orElseThrow();
                screens.act(() -> figure.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
                screens.shot("tables-rows.png");
                assertThat(((ListView<?>) screens.scene().lookup("#rows")).getItems()).hasSize(10);
                screens.act(() -> ((Button) screens.scene().lookup("#send")).fire()).shot("tables-send.png");
                screens.act(() -> ((Button) screens.scene().lookup("#confirm")).fire());
                assertThat(submissions.of("volunteers", Span.parse("2026-10"))).hasSize(1);
                assertThat(((Label) screens.scene().lookup("#state")).getText()).contains("已报送 1 次").contains("周老师");
                screens.act(() -> ((ToggleButton) screens.scene().lookup("#kind-QUARTER")).fire());
                assertThat(((Label) screens.scene().lookup("#period")).getText()).isEqualTo("2026年第三季度");
                screens.act(() -> ((Button) screens.scene().lookup("#preview")).fire()).shot("tables-paper.png");
                screens.open("rooms").shot("tables-rooms.png");
                assertThat(screens.failure()).isNull();
            }
        }
    }
}
