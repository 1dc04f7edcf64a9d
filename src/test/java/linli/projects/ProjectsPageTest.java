package linli.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.ui.ChipRow;
import linli.base.ui.Memory;
import linli.base.value.SourcingBatch;
import linli.partners.Partner;
import linli.partners.Partner.PartnerKind;
import linli.partners.PartnerHouse;
import linli.projects.Project.ProjectStatus;
import linli.shell.Screens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list of projects, one at its side, and the forms, on the screen. */
class ProjectsPageTest {
    private final PartnerHouse house = new PartnerHouse();

    @AfterEach
    void close() {
        house.close();
    }

    private Screens screens() {
        return Screens.of((nav, work) -> new ProjectsPage(nav, new ProjectsModel(house.projects, work), Memory.brief()));
    }

    private static void press(Node node, KeyCode code, boolean control) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    }

    private static Node found(Screens screens, String id) {
        for (int pulse = 0; pulse < 100 && screens.scene().lookup("#" + id) == null; pulse++) {
            screens.act(() -> { });
        }
        return screens.scene().lookup("#" + id);
    }

    private static void type(Screens screens, String id, String text) {
        TextInputControl field = (TextInputControl) found(screens, id);
        screens.act(() -> field.setText(text));
    }

    private static String words(Screens screens, String style) {
        StringBuilder all = new StringBuilder();
        screens.scene().getRoot().lookupAll(style).forEach(node -> node.lookupAll(".label").forEach(label -> all.append(((Labeled) label).getText()).append('\n')));
        return all.toString();
    }

    @Test
    void anEmptyListSaysWhatToDo() {
        try (Screens screens = screens().open(null).shot("projects-empty.png")) {
            assertThat(screens.scene().lookup(".empty-state").isVisible()).isTrue();
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void listsShowsOneAndMovesItOn() {
        Partner partner = house.partner("桑园画室", PartnerKind.SOLE);
        Project one = house.project("儿童画画", partner.id());
        house.projects.add(PartnerHouse.priced(PartnerHouse.course("书法小课堂", partner.id()), 30), ProjectStatus.PLANNED);
        house.project("水墨体验", null);
        try (Screens screens = screens().open(null)) {
            TableView<?> table = (TableView<?>) screens.scene().lookup(".table-view");
            assertThat(table.getItems()).hasSize(3);
            screens.open(one.id()).shot("projects.png");
            assertThat(words(screens, ".detail-pane")).contains("桑园画室").contains("6-12岁").contains("周六").contains("挖掘");
            screens.act(() -> ((Button) screens.scene().lookup("#project-PAUSED")).fire());
            type(screens, "project-reason", " ");
            screens.act(() -> press(screens.scene().lookup("#project-reason"), KeyCode.S, true));
            assertThat(screens.scene().lookup(".bad-band").isVisible()).isTrue();
            type(screens, "project-reason", "缺场地");
            screens.act(() -> press(screens.scene().lookup("#project-reason"), KeyCode.S, true)).shot("projects-paused.png");
            assertThat(house.projects.get(one.id()).status().reason()).isEqualTo("缺场地");
            screens.open(Map.of("status", "PLANNED", "domain", "ART"));
            assertThat(table.getItems()).hasSize(1);
            screens.textSize(200).shot("projects-200.png");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void takesAPartnersProjectInByKeyboard() {
        Partner partner = house.partner("桑园画室", PartnerKind.SOLE);
        try (Screens screens = screens().open(Map.of("new", partner.id()))) {
            type(screens, "project-name", "亲子国画班");
            assertThat(((ComboBox<?>) found(screens, "project-domain")).getValue()).as("told by its name").isIn(List.of("ART.PAINT", "EDU.PARENT"));
            type(screens, "project-slots", "周六下午,周三随便");
            assertThat(words(screens, ".form")).contains("时间看不懂");
            type(screens, "project-ages", "6-12岁");
            type(screens, "project-seats", "-3");
            type(screens, "project-price", "30");
            screens.act(() -> press(found(screens, "project-name"), KeyCode.S, true));
            assertThat(words(screens, ".bad-band")).contains("时间看不懂");
            type(screens, "project-slots", "周六下午");
            screens.act(() -> press(found(screens, "project-name"), KeyCode.S, true)).shot("projects-form.png");
            assertThat(words(screens, ".bad-band")).contains("批次");
            @SuppressWarnings("unchecked")
            ChipRow<SourcingBatch> batch = (ChipRow<SourcingBatch>) found(screens, "project-batch");
            screens.act(() -> batch.chip(SourcingBatch.DIG).fire());
            screens.act(() -> press(found(screens, "project-name"), KeyCode.S, true));
            assertThat(words(screens, ".bad-band")).contains("名额是 -3");
            type(screens, "project-seats", "12");
            screens.act(() -> press(found(screens, "project-name"), KeyCode.S, true));
            Project.Face face = house.projects.get(house.projects.list(ProjectList.Filter.ALL).rows().getFirst().id()).face();
            assertThat(face.giver().shown()).isEqualTo("桑园画室");
            assertThat(face.audience().ageTo()).isEqualTo(12);
            assertThat(face.seats()).isEqualTo(12);
            assertThat(face.price().amount().fen()).isEqualTo(3000);
            assertThat(face.slots()).hasSize(1);
            assertThat(screens.failure()).isNull();
        }
    }
}
