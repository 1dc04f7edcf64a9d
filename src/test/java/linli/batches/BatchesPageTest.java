package linli.batches;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.value.SourcingBatch;
import linli.needs.Need;
import linli.needs.NeedChannel;
import linli.needs.Needs;
import linli.partners.PartnerHouse;
import linli.projects.Project.ProjectStatus;
import linli.shell.Screens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The matrix of the three batches and the reach of the city's courses, on the screen. */
class BatchesPageTest {
    private final PartnerHouse house = new PartnerHouse();
    private final Map<String, String> settings = new HashMap<>();

    @AfterEach
    void close() {
        house.close();
    }

    private static String words(Screens screens, String style) {
        StringBuilder all = new StringBuilder();
        screens.scene().getRoot().lookupAll(style).forEach(node -> node.lookupAll(".label").forEach(label -> all.append(((Labeled) label).getText()).append('\n')));
        return all.toString();
    }

    @Test
    void everyFigureOpensItsRows() {
        Needs needs = new Needs(house.db, house.clock, () -> "周老师");
        for (String text : new String[] {"想有人教用智能手机挂号,老人不会用手机", "想学书法没人教", "希望有助餐"}) {
            needs.register(new Need.Draft(Need.Asker.ANONYMOUS, text, NeedChannel.WINDOW, null, null, null, null));
        }
        String[] places = {"丰收社区", "西园社区", "杏花社区"};
        for (int i = 0; i < 9; i++) {
            house.projects.add(BatchesTest.with("项目" + i, new String[] {"ART.PAINT", "ELDER.DIGIT", "SPORT.TAICHI", "EDU.CARE"}[i % 4], places[i % 3], SourcingBatch.values()[i % 3],
                    i % 4 == 1 ? "老年学堂" : ""), i % 5 == 4 ? ProjectStatus.PLANNED : ProjectStatus.OPEN);
        }
        Batches batches = new Batches(house.db, house.clock, settings::put);
        try (Screens screens = Screens.of((nav, work) -> new BatchesPage(nav, new BatchesModel(batches, work), file -> { }))) {
            screens.open(null).shot("batches.png");
            Node cell = screens.scene().getRoot().lookupAll(".clickable-cell").stream().filter(node -> node.getAccessibleText().startsWith("丰收社区 文体艺术")).findFirst().orElseThrow();
            screens.act(() -> cell.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false))).shot("batches-cell.png");
            assertThat(words(screens, ".detail-pane")).contains("丰收社区 · 文体艺术").contains("项目 1");
            Node missing = screens.scene().getRoot().lookupAll(".clickable-cell").stream().filter(node -> node.getAccessibleText().contains("老年学堂 未到，有 1 条需求在等")).findFirst().orElseThrow();
            screens.act(() -> missing.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false))).shot("batches-missing.png");
            assertThat(words(screens, ".detail-pane")).contains("没办结的需求 1");
            screens.act(() -> ((Button) screens.scene().lookup("#batches-communities")).fire()).shot("batches-communities.png");
            screens.act(() -> ((TextArea) screens.scene().lookup("#batches-lines")).setText("丰收社区\n河西社区"));
            screens.act(() -> ((Button) screens.scene().lookup("#batches-save")).fire());
            assertThat(settings.get("batches.communities")).isEqualTo("丰收社区\n河西社区");
            screens.textSize(200).shot("batches-200.png");
            assertThat(screens.failure()).isNull();
        }
    }
}
