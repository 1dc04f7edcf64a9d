package linli.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.exchange.ImportOptions;
import linli.exchange.Imports;
import linli.exchange.Progress;
import linli.needs.Need;
import linli.needs.NeedChannel;
import linli.needs.NeedList;
import linli.needs.NeedSamples;
import linli.needs.NeedStatus;
import linli.needs.Needs;
import linli.shell.Screens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 民情主题 on the screen: the sample's ranking, a theme's changes, corrections, words and similar needs. */
class ThemesPageTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private final Db db = TestStore.open();
    private final Clock clock = Clock.fixed(NeedSamples.TODAY.atTime(9, 0).atZone(ZONE).toInstant(), ZONE);
    private final Needs needs = new Needs(db, clock, () -> "周老师");
    private final Themes themes = new Themes(db, clock, () -> "周老师");

    @AfterEach
    void close() {
        db.close();
    }

    private void load() throws Exception {
        try (var files = Files.list(Path.of("sample-data"))) {
            Path grown = files.filter(file -> file.getFileName().toString().startsWith("7-")).findFirst().orElseThrow();
            new Imports(db, clock, List.of(needs.sheet()), () -> "周老师").run("needs", grown, ImportOptions.NONE, Progress.NONE);
        }
    }

    private Screens screens() {
        return Screens.of((nav, work) -> new ThemesPage(nav, new ThemesModel(themes, work, nav, new ThemesModel.Joining(needs::merge, needs::unmerge))));
    }

    @SuppressWarnings("unchecked")
    private static ListView<ThemeReport.Row> ranking(Screens screens) {
        return (ListView<ThemeReport.Row>) screens.scene().lookup("#themes-ranking");
    }

    private static void press(Screens screens, String id) {
        screens.act(() -> ((Button) screens.scene().lookup(id)).fire());
    }

    private static void pane(Screens screens, String name) {
        screens.act(() -> ((ToggleButton) screens.scene().lookup("#themes-pane-" + name)).fire());
    }

    @Test
    void anEmptyPageSaysWhatToDo() {
        try (Screens screens = screens().open(null).shot("themes-empty.png")) {
            assertThat(screens.scene().lookup(".empty-state").isVisible()).isTrue();
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void ranksAndRenamesAndSplitsAndMerges() throws Exception {
        load();
        try (Screens screens = screens().open(null).shot("themes.png")) {
            assertThat(ranking(screens).getItems().subList(0, 2)).extracting(row -> row.theme().name()).containsExactly("缺场地", "缺指导");
            press(screens, "#themes-rename");
            screens.act(() -> ((TextField) screens.scene().lookup("#themes-name")).setText("缺活动场地")).shot("themes-rename.png");
            press(screens, "#themes-ok");
            assertThat(ranking(screens).getItems().getFirst().theme().name()).isEqualTo("缺活动场地");
            press(screens, "#themes-split");
            screens.shot("themes-split.png");
            press(screens, "#themes-more");
            screens.shot("themes-all.png");
            screens.act(() -> {
                TextField word = (TextField) screens.scene().lookup("#themes-word");
                word.setText("晾衣");
                word.fireEvent(new javafx.event.ActionEvent());
            });
            assertThat(themes.words().theme("GAP.VENUE").words()).contains("晾衣");
            screens.textSize(200).shot("themes-200.png");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void aWrongTextIsCorrectedAndTheRuleTakenBack() throws Exception {
        load();
        try (Screens screens = screens().open("GAP.TEACHER")) {
            assertThat(ranking(screens).getSelectionModel().getSelectedItem().theme().name()).isEqualTo("缺指导");
            int before = ranking(screens).getSelectionModel().getSelectedItem().texts();
            screens.act(() -> ((Button) screens.scene().lookup(".themes-wrong")).fire());
            screens.shot("themes-correct.png");
            press(screens, "#themes-ok");
            assertThat(themes.rules(false)).hasSize(1);
            assertThat(ranking(screens).getSelectionModel().getSelectedItem().texts()).isEqualTo(before - 1);
            pane(screens, "RULES");
            screens.shot("themes-rules.png");
            screens.act(() -> ((Button) screens.scene().lookup(".themes-rule-gone")).fire());
            assertThat(themes.rules(false)).isEmpty();
            pane(screens, "PHRASES");
            screens.shot("themes-phrases.png");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void similarNeedsAreJoinedAndPartedAgain() throws Exception {
        load();
        for (String text : List.of("3幢楼道灯坏了两个星期，晚上老人上下楼不安全", "3幢楼道灯坏了好几天，晚上老人上下楼不安全")) {
            needs.register(new Need.Draft(Need.Asker.ANONYMOUS, text, NeedChannel.PHONE, null, null, null, null));
        }
        try (Screens screens = screens().open(null)) {
            pane(screens, "SIMILAR");
            screens.shot("themes-similar.png");
            int groups = themes.similar().size();
            // The largest group has ticks only where the texts are nearly the same.
            screens.act(() -> screens.scene().getRoot().lookupAll(".check-box").stream().map(javafx.scene.control.CheckBox.class::cast).forEach(box -> box.setSelected(true)));
            screens.act(() -> ((Button) screens.scene().lookup(".themes-join")).fire());
            assertThat(themes.similar()).hasSizeLessThan(groups);
            assertThat(needs.list(NeedList.Filter.of(Map.of("status", NeedStatus.MERGED.name()))).total()).isPositive();
            screens.shot("themes-joined.png");
            press(screens, "#themes-unjoin");
            assertThat(needs.list(NeedList.Filter.of(Map.of("status", NeedStatus.MERGED.name()))).total()).isZero();
            assertThat(themes.similar()).hasSize(groups);
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void escapeClosesAForm() throws Exception {
        load();
        try (Screens screens = screens().open(null)) {
            press(screens, "#themes-rename");
            Node name = screens.scene().lookup("#themes-name");
            screens.act(() -> name.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
            assertThat(screens.scene().lookup("#themes-name")).isNull();
        }
    }
}
