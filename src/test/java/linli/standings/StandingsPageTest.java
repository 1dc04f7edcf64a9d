package linli.standings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import linli.base.ui.Memory;
import linli.partners.Partner.PartnerStatus;
import linli.shell.Screens;
import linli.standings.Standing.Assessment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 进出管理 on the screen: from the quarter's figures to a dismissal that two people made. */
class StandingsPageTest {
    private final GovernHouse house = new GovernHouse();

    @AfterEach
    void close() {
        house.close();
    }

    private Screens screens() {
        return Screens.of((nav, work) -> new StandingsPage(nav, new StandingsModel(house.standings, work, () -> "示例党群服务中心"), Memory.brief()));
    }

    private static String words(Screens screens, String style) {
        StringBuilder all = new StringBuilder();
        screens.scene().getRoot().lookupAll(style).forEach(node -> node.lookupAll(".label").forEach(label -> all.append(((Labeled) label).getText()).append('\n')));
        return all.toString();
    }

    private static void type(Screens screens, String id, String text) {
        for (int pulse = 0; pulse < 100 && screens.scene().lookup("#" + id) == null; pulse++) {
            screens.act(() -> { });
        }
        screens.act(() -> ((TextInputControl) screens.scene().lookup("#" + id)).setText(text));
    }

    @Test
    void anEmptyListSaysWhatToDo() {
        try (Screens screens = screens().open(null).shot("standings-empty.png")) {
            assertThat(screens.scene().lookup(".empty-state")).isNotNull();
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void assessesAndDismissesByTwo() {
        long low = house.partner("清禾艺术培训部");
        house.partner("桑园合唱团");
        house.course(low, "春季国画班", LocalDate.of(2026, 4, 11), 12, 4);
        house.clock.to(LocalDate.of(2026, 7, 3));
        house.standings.assess(Period.parse("2026Q2").orElseThrow());
        Assessment spring = house.standings.whole(low, null).shown();
        house.standings.confirm(spring.id(), spring.version(), "");
        house.standings.talk(low, "提醒后仍有反映");
        house.course(low, "暑期国画班", LocalDate.of(2026, 8, 15), 12, 3);
        house.clock.to(LocalDate.of(2026, 10, 8));
        house.autumn(low, "秋季国画班", 3);
        try (Screens screens = screens().open(null)) {
            screens.act(() -> ((Button) screens.scene().lookup("#standings-assess")).fire());
            assertThat(((TableView<?>) screens.scene().lookup(".table-view")).getItems()).hasSize(2);
            screens.open(low).shot("standings.png");
            assertThat(words(screens, ".detail-pane")).contains("连续偏低 2 期", "25.0%（6/24）");
            screens.act(() -> ((Button) screens.scene().lookup("#standing-confirm")).fire()).shot("standings-dismiss.png");
            assertThat(words(screens, ".detail-pane")).contains("涉及居民 3 人", "林若溪");
            type(screens, "standing-note", "连续两季偏低，整改未见好转");
            type(screens, "second-login", "chen");
            type(screens, "second-password", "wrong");
            screens.act(() -> ((Button) screens.scene().lookup("#standing-save")).fire());
            assertThat(house.partners.get(low).status().now()).isEqualTo(PartnerStatus.MENDING);
            type(screens, "second-password", "right");
            screens.act(() -> ((Button) screens.scene().lookup("#standing-save")).fire()).shot("standings-dismissed.png");
            assertThat(house.partners.get(low).status().now()).isEqualTo(PartnerStatus.LEFT);
            long step = house.standings.whole(low, null).last().id();
            screens.act(() -> ((Button) screens.scene().lookup("#standing-letter-" + step)).fire()).shot("standings-letter.png");
            screens.open(low).textSize(200).shot("standings-200.png");
            assertThat(screens.failure()).isNull();
        }
    }
}
