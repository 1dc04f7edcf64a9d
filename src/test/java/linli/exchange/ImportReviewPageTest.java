package linli.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.db.Actor;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.db.Trail;
import linli.base.excel.Grids;
import linli.base.ui.Memory;
import linli.residents.Residents;
import linli.shell.Screens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The review of a file of residents: who could be somebody stored, troubles mended for all alike, another row as header. */
class ImportReviewPageTest {
    @TempDir
    Path folder;
    private final Db db = TestStore.open();
    private Imports imports;
    private Residents residents;

    @BeforeEach
    void open() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
        Trail trail = new Trail(db, clock, () -> new Actor("zhou", "周老师"));
        residents = new Residents(db, clock, trail);
        imports = new Imports(db, clock, trail, List.of(residents.sheet()));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private Path stored() {
        Grids grid = Grids.of("名册").row("姓名", "性别", "出生日期", "联系电话", "楼栋", "房号", "文化程度");
        for (int i = 0; i < 6; i++) {
            grid.row("沈样" + (char) ('一' + i), "女", "1960-0" + (i + 1) + "-01", "1380000010" + i, "3", "20" + i, "高中");
        }
        return grid.xlsx(folder.resolve("stored.xlsx"));
    }

    private Path file() {
        Grids grid = Grids.of("名册").row("桑园社区居民名册").row("序号", "姓名", "性别", "出生日期", "联系电话", "楼栋", "房号", "文化程度", "身份证号");
        for (int i = 0; i < 6; i++) {
            grid.row(i + 1, "沈样" + (char) ('一' + i), "女", "1961-0" + (i + 1) + "-01", "1380000010" + i, "5", "30" + i, "大学本科", null);
        }
        for (int i = 0; i < 20; i++) {
            grid.row(i + 7, "顾新" + (char) ('一' + i), i % 3 == 0 ? "男人" : "男", "1970-03-02", "1380000020" + (i % 10), "7", "40" + i, "初中", i % 4 == 0 ? (Object) 330481195203019800d : null);
        }
        return grid.merge("A1:I1").xlsx(folder.resolve("居民名册（11月）.xlsx"));
    }

    private static void press(Screens screens, KeyCode code, String text) {
        TableView<?> notes = (TableView<?>) screens.scene().lookup("#notes");
        screens.act(() -> notes.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, text, text, code, false, false, false, false)));
    }

    @Test
    void decidesByKeyboardAndMendsAllAlike() {
        imports.run("residents", stored(), ImportOptions.NONE, Progress.NONE);
        try (Screens screens = Screens.of((nav, work) -> new ImportPage(imports, nav, work, Memory.brief(), path -> { }))) {
            screens.open(file()).shot("review-columns.png");
            assertThat(screens.failure()).isNull();
            List<ToggleButton> tabs = screens.scene().getRoot().lookupAll("#tabs .toggle-button").stream().map(ToggleButton.class::cast).toList();
            screens.act(tabs.get(2)::fire).shot("review-same.png");
            TableView<?> notes = (TableView<?>) screens.scene().lookup("#notes");
            assertThat(notes.getItems()).as("the questions").hasSize(6);
            press(screens, KeyCode.DIGIT1, "1");
            press(screens, KeyCode.DIGIT2, "2");
            press(screens, KeyCode.DIGIT3, "3");
            screens.shot("review-decided.png");
            assertThat(tabs.get(2).getText()).contains("3/6");
            screens.act(() -> ((javafx.scene.control.CheckBox) screens.scene().lookup(".status-line .check-box")).setSelected(true));
            press(screens, KeyCode.DIGIT4, "4");
            assertThat(tabs.get(2).getText()).contains("0/6");
            screens.act(tabs.get(1)::fire).shot("review-causes.png");
            List<Button> blanks = screens.scene().getRoot().lookupAll("#beside .button").stream().map(Button.class::cast).filter(b -> b.getText().equals("公民身份号码全部留空")).toList();
            screens.act(blanks.getFirst()::fire).shot("review-blank.png");
            TextField sex = (TextField) screens.scene().lookup("#beside .text-field");
            screens.act(() -> {
                sex.setText("男");
                sex.getOnAction().handle(null);
            }).shot("review-mended.png");
            Button write = (Button) screens.scene().lookup("#write");
            assertThat(write.getText()).contains("25");
            screens.act(write::fire);
            assertThat(screens.failure()).isNull();
            assertThat(imports.runs().getFirst().counts()).isEqualTo(new Counts(26, 24, 1, 1, 0, 0, 0, 0));
            assertThat(residents.duplicates(10)).as("both kept, to be asked again").hasSize(1);
            assertThat(residents.search("沈样一", 5)).hasSize(1);
        }
    }

    @Test
    void aWordWithTwoMeaningsIsAskedOnceAndRemembered() {
        Grids grid = Grids.of("名册").row("姓名", "楼栋", "房号", "与户主关系").row("沈大年", "3", "201", "户主");
        for (int i = 0; i < 7; i++) {
            grid.row("顾样" + (char) ('一' + i), "3", "20" + i, i < 5 ? "媳妇" : "子");
        }
        Path file = grid.xlsx(folder.resolve("媳妇.xlsx"));
        try (Screens screens = Screens.of((nav, work) -> new ImportPage(imports, nav, work, Memory.brief(), path -> { }))) {
            screens.open(file);
            assertThat(((javafx.scene.control.Label) screens.scene().lookup("#bandWords")).getText()).contains("5 行", "媳妇", "妻或儿媳");
            ToggleButton causes = screens.scene().getRoot().lookupAll("#tabs .toggle-button").stream().map(ToggleButton.class::cast).toList().get(1);
            screens.act(causes::fire).shot("review-asks.png");
            Button meant = screens.scene().getRoot().lookupAll("#beside .button").stream().map(Button.class::cast).filter(b -> b.getText().equals("儿媳")).findFirst().orElseThrow();
            screens.act(meant::fire).shot("review-answered.png");
            assertThat(screens.failure()).isNull();
            screens.act(((Button) screens.scene().lookup("#write"))::fire);
            assertThat(imports.runs().getFirst().counts().warnings()).isZero();
        }
        assertThat(residents.list(Residents.Filter.ALL, Residents.Sort.NAME, false, 0, 20).rows()).filteredOn(row -> row.relation().equals("38") || row.relation().equals("儿媳")).hasSize(5);
        Path next = Grids.of("名册").row("姓名", "楼栋", "房号", "与户主关系").row("顾新", "5", "201", " 媳 妇").xlsx(folder.resolve("下月.xlsx"));
        Preview again = imports.preview("residents", next, ImportOptions.NONE, Progress.NONE);
        assertThat(again.causes()).as("as last time").isEmpty();
        ImportOptions told = ImportOptions.NONE.withMapping(java.util.Map.of("relation=媳妇", "妻"));
        imports.run("residents", next, told, Progress.NONE);
        assertThat(residents.list(Residents.Filter.ALL.building("5"), Residents.Sort.NAME, false, 0, 20).rows()).singleElement().satisfies(row -> assertThat(row.relation()).isIn("12", "妻"));
        imports.forget("residents", again.sheets().getFirst().signature());
        assertThat(imports.preview("residents", next, ImportOptions.NONE, Progress.NONE).questions(residents.sheet())).singleElement().satisfies(one -> assertThat(one.rows()).isEqualTo(1));
    }

    @Test
    void anotherRowIsTheHeader() {
        Path file = Grids.of("名册").row("姓名", "备注说明").row("称谓", "讲了什么").row("沈样一", "x").row("沈样二", "y").xlsx(folder.resolve("h.xlsx"));
        try (Screens screens = Screens.of((nav, work) -> new ImportPage(imports, nav, work, Memory.brief(), path -> { }))) {
            screens.open(file);
            screens.act(((Button) screens.scene().lookup("#otherHeader"))::fire).shot("review-header.png");
            TableView<?> rows = (TableView<?>) screens.scene().lookup("#headerRows");
            assertThat(rows.getItems()).hasSize(4);
            screens.act(() -> rows.getSelectionModel().select(1));
            List<Button> foot = screens.scene().getRoot().lookupAll("#header .button").stream().map(Button.class::cast).filter(b -> b.getStyleClass().contains("primary")).toList();
            screens.act(foot.getFirst()::fire).shot("review-told.png");
            TableView<?> columns = (TableView<?>) screens.scene().lookup("#columns");
            assertThat(columns.getItems()).hasSize(2);
            assertThat(((ImportModel.Line) columns.getItems().getFirst()).name()).isEqualTo("称谓");
        }
    }

    @Test
    void columnsOfAListWithoutAHeaderMustBeLookedAt() {
        Grids grid = Grids.of("表");
        for (int i = 0; i < 8; i++) {
            grid.row("沈样" + (char) ('一' + i * 3), "汉族", i % 2 == 0 ? "男" : "女", "1380000010" + i, "12幢");
        }
        Path file = grid.xlsx(folder.resolve("无表头.xlsx"));
        try (Screens screens = Screens.of((nav, work) -> new ImportPage(imports, nav, work, Memory.brief(), path -> { }))) {
            screens.open(file).shot("review-guessed.png");
            Button write = (Button) screens.scene().lookup("#write");
            assertThat(write.isDisabled()).isTrue();
            screens.act(((Button) screens.scene().lookup("#confirm"))::fire);
            assertThat(write.isDisabled()).isFalse();
            screens.act(write::fire);
            assertThat(imports.runs().getFirst().counts().added()).isEqualTo(8);
        }
    }
}
