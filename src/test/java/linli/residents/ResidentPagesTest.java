package linli.residents;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import linli.base.ui.Memory;
import linli.residents.Resident.Standing;
import linli.shell.Screens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One walk over each page, in the real window. */
class ResidentPagesTest {
    private final People people = new People();

    @BeforeEach
    void bring() {
        String[] names = {"查建国", "沈桂英", "陈国强", "赵小雨", "钱志明", "孙丽华", "周秀珍", "吴敏", "郑宇", "王浩然", "冯晓", "蒋文博"};
        String[] lines = new String[60];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "name=" + names[i % names.length] + (i < names.length ? "" : "一二三四五".charAt(i / names.length - 1))
                    + "  idNo=" + People.idNo(1940 + i * 7 % 84 + "0312", 980 + i % 20) + "  mobile=138000" + (10000 + i)
                    + (i % 5 == 0 ? "、13800000002(女儿)" : "") + "  building=" + (i % 9 + 1) + "幢  unit=" + (i % 3 + 1) + "  room=" + (i % 6 + 1) + "01"
                    + "  relation=" + (i % 4 == 0 ? "户主" : i % 4 == 1 ? "妻" : "子") + "  headName=" + names[i % 4 * 2]
                    + (i % 6 == 0 ? "  category=独居老人,低保户" : i % 7 == 0 ? "  category=新就业群体" : "") + "  grid=第一网格  nation=汉";
        }
        people.bring(500, lines);
    }

    @AfterEach
    void close() {
        people.close();
    }

    @Test
    void theListIsSearchedAndOpened() {
        try (Screens screens = Screens.of((nav, work) -> new ResidentsPage(people.residents, work, nav, Memory.brief()))) {
            screens.open(null).shot("residents.png");
            TableView<?> table = (TableView<?>) screens.scene().lookup("#residents-table");
            assertThat(table.getItems()).hasSize(60);
            TextField search = (TextField) screens.scene().lookup("#residents-search");
            screens.act(() -> search.setText("zjg")).shot("residents-search.png");
            assertThat(table.getItems()).hasSize(5);
            screens.act(() -> search.setText("没有这个人"));
            assertThat(table.getItems()).isEmpty();
            assertThat(((Label) screens.scene().lookup("#residents-status")).getText()).isEqualTo("共 0 人");
            screens.textSize(200).act(() -> search.setText("")).shot("residents-200.png");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void pairsAreMergedPartedAndToldApartByKey() {
        people.bring(10, "name=查小满  mobile=13800000091  birth=1988-02-01  building=3  room=201  education=高中",
                "name=查小满  mobile=13800000091  birth=1989-02-01  building=5  room=301  remark=常来", "name=陈小安  birth=1970-05-06  building=2  room=102",
                "name=陈小安  birth=1970-05-06  mobile=13800000092", "name=吴小禾  mobile=13800000093  birth=1961-01-01", "name=吴小禾  mobile=13800000093  birth=1962-01-01");
        try (Screens screens = Screens.of((nav, work) -> new DuplicatesPage(people.residents, work, nav, Memory.brief()))) {
            screens.open(null).shot("duplicates.png");
            TableView<?> table = (TableView<?>) screens.scene().lookup("#duplicates-table");
            assertThat(table.getItems()).hasSize(3);
            press(screens, table, "1");
            assertThat(table.getItems()).hasSize(2);
            press(screens, table, "3");
            assertThat(table.getItems()).hasSize(1);
            assertThat(people.residents.merges(10)).hasSize(1);
            javafx.scene.control.ToggleButton merged = (javafx.scene.control.ToggleButton) screens.scene().getRoot().lookupAll(".toggle-button.chip").stream()
                    .filter(node -> ((javafx.scene.control.ToggleButton) node).getText().startsWith("已合并")).findFirst().orElseThrow();
            screens.act(merged::fire).shot("duplicates-merged.png");
            assertThat(table.getItems()).hasSize(1);
            screens.textSize(200).act(() -> { }).shot("duplicates-200.png").textSize(100);
            press(screens, table, "1");
            assertThat(people.residents.merges(10)).isEmpty();
            assertThat(people.residents.duplicates(10)).hasSize(2);
            assertThat(screens.failure()).isNull();
        }
    }

    private static void press(Screens screens, TableView<?> table, String digit) {
        screens.act(() -> table.fireEvent(new javafx.scene.input.KeyEvent(javafx.scene.input.KeyEvent.KEY_PRESSED, digit, digit,
                javafx.scene.input.KeyCode.getKeyCode(digit), false, false, false, false)));
    }

    @Test
    void aPersonIsShownAndChangedByKeyboard() {
        Resident one = people.named("查建国");
        try (Screens screens = Screens.of((nav, work) -> new ResidentPage(people.residents, work, nav))) {
            screens.open(one.id()).shot("resident.png");
            assertThat(texts(screens)).contains("查建国").doesNotContain(one.document().number());
            screens.act(() -> ((javafx.scene.control.Button) screens.scene().getRoot().lookupAll(".button.primary").stream().filter(Node::isVisible).findFirst().orElseThrow()).fire())
                    .shot("resident-edit.png");
            TextField remark = (TextField) screens.scene().lookup("#remark");
            screens.act(() -> remark.setText("常来活动室"));
            screens.act(() -> javafx.event.Event.fireEvent(remark, new javafx.scene.input.KeyEvent(javafx.scene.input.KeyEvent.KEY_PRESSED, "", "",
                    javafx.scene.input.KeyCode.S, false, true, false, false)));
            Resident saved = people.residents.find(one.id()).orElseThrow();
            assertThat(saved.detail(Resident.Detail.REMARK)).isEqualTo("常来活动室");
            assertThat(saved.document()).as("the masked number stays the number").isEqualTo(one.document());
            assertThat(saved.phones()).isEqualTo(one.phones());
            assertThat(saved.standing()).isEqualTo(Standing.ACTIVE);
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void aNewPersonFillsFromTheNumberAndWarns() {
        try (Screens screens = Screens.of((nav, work) -> new ResidentPage(people.residents, work, nav))) {
            screens.open(null);
            TextField id = (TextField) screens.scene().lookup("#idNo");
            screens.act(() -> id.setText(People.idNo("19850301", 981)));
            assertThat(((TextField) screens.scene().lookup("#birth")).getText()).isEqualTo("1985-03-01");
            screens.act(() -> id.setText(people.named("查建国").document().number()));
            screens.shot("resident-new.png");
            assertThat(texts(screens)).contains("可能已经有这位：查建国");
            screens.act(() -> id.setText("330481198503019811"));
            assertThat(texts(screens)).contains("校验位不对");
        }
    }

    private static String texts(Screens screens) {
        StringBuilder all = new StringBuilder();
        screens.scene().getRoot().lookupAll(".label").forEach(node -> all.append(((Label) node).getText()).append('\n'));
        return all.toString();
    }
}
