package linli.exchange;

import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.TRAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import linli.base.db.Actor;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.db.Trail;
import linli.base.excel.Grids;
import linli.base.text.UserError;
import linli.base.ui.Fx;
import linli.base.ui.Memory;
import linli.base.value.Purpose;
import linli.shell.Screens;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
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
                cellsByKeyboard(screens, notes);
                Button write = (Button) screens.scene().lookup("#write");
                screens.act(write::fire).shot("imports-done.png");
                assertThat(imports.runs()).hasSize(1);
                assertThat(imports.runs().getFirst().counts().read()).isEqualTo(40);
                screens.act(((Button) screens.scene().lookup("#again"))::fire).shot("imports-records.png");
                assertThat(((TableView<?>) screens.scene().lookup("#runs")).getItems()).hasSize(1);
            }
        }
    }

    private static void key(Screens screens, KeyCode code, String typed) {
        screens.act(() -> {
            javafx.scene.Node at = screens.scene().getFocusOwner();
            at.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            if (typed != null) {
                screens.scene().getFocusOwner().fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, typed, "", KeyCode.UNDEFINED, false, false, false, false));
            }
        });
        screens.act(() -> { }); // the editor takes the keys once it stands
    }

    private static javafx.scene.control.TextField editor(Screens screens) {
        return (javafx.scene.control.TextField) screens.scene().getFocusOwner();
    }

    private static String chosen(TableView<?> notes) {
        return ((Preview.Note) notes.getSelectionModel().getSelectedItem()).place();
    }

    /** F2 and Enter mend and go down, typing replaces, Esc leaves, Tab goes to the next cell; the counts follow. */
    private static void cellsByKeyboard(Screens screens, TableView<?> notes) {
        int rows = notes.getItems().size();
        Preview.Note first = (Preview.Note) notes.getItems().get(0);
        Preview.Note second = (Preview.Note) notes.getItems().get(1);
        Preview.Note third = (Preview.Note) notes.getItems().get(2);
        String rejected = kpi(screens, "rejected");
        screens.act(() -> {
            notes.requestFocus();
            notes.getSelectionModel().select(0);
        }).shot("imports-cells.png");
        key(screens, KeyCode.F2, null);
        screens.shot("imports-cell-editor.png");
        String stood = editor(screens).getText();
        screens.act(() -> editor(screens).setText("3304"));
        key(screens, KeyCode.ESCAPE, null);
        assertThat(screens.scene().getFocusOwner()).isSameAs(notes);
        assertThat(notes.getItems()).as("Esc changes nothing").hasSize(rows);
        key(screens, KeyCode.F2, null);
        assertThat(editor(screens).getText()).as("as it stood").isEqualTo(stood);
        screens.act(() -> editor(screens).setText("330481195203019998"));
        key(screens, KeyCode.ENTER, null);
        assertThat(notes.getItems()).as("checked anew").hasSize(rows - 1).noneMatch(note -> ((Preview.Note) note).place().equals(first.place()));
        assertThat(chosen(notes)).as("a row down").isEqualTo(second.place());
        key(screens, KeyCode.DIGIT9, "9");
        assertThat(editor(screens).getText()).as("typing replaces").isEqualTo("9");
        key(screens, KeyCode.TAB, null);
        assertThat(chosen(notes)).as("the next cell is a row down").isEqualTo(third.place());
        assertThat(editor(screens).getText()).as("its editor outlives the rows' reload").isEqualTo(third.found().values().iterator().next());
        screens.shot("imports-cell-next.png").textSize(200).shot("imports-cell-next-200.png").textSize(100);
        key(screens, KeyCode.ESCAPE, null);
        assertThat(screens.failure()).isNull();
        assertThat(kpi(screens, "rejected")).as("the counts follow").isNotEqualTo(rejected);
        // a double click is the mouse's way
        screens.act(() -> notes.getSelectionModel().clearAndSelect(0));
        javafx.scene.Node cell = notes.lookupAll(".cell-edit").stream().filter(javafx.scene.Node::isVisible).findFirst().orElseThrow();
        screens.act(() -> cell.fireEvent(new javafx.scene.input.MouseEvent(javafx.scene.input.MouseEvent.MOUSE_CLICKED, 1, 1, 1, 1, javafx.scene.input.MouseButton.PRIMARY, 2,
                false, false, false, false, true, false, false, true, false, true, null)));
        screens.act(() -> { });
        editor(screens).getText();
        key(screens, KeyCode.ESCAPE, null);
    }

    private static String kpi(Screens screens, String id) {
        return ((javafx.scene.control.Label) screens.scene().lookup("#" + id + " .kpi-value")).getText();
    }

    @Test
    void rowsEditedSinceAreNamedAndGoOnlyWhenAskedFor() {
        for (boolean even : new boolean[] {false, true}) {
            try (Db db = TestStore.open()) {
                Imports imports = imports(db);
                long run = imports.run("people", Grids.of("名册").row("姓名", "身份证号", "备注").row("沈一", "330481195203019800", "甲").row("沈二", "330481195203019801", "乙")
                        .row("沈三", "330481195203019802", "丙").xlsx(folder.resolve("桑园名册.xlsx")), ImportOptions.NONE, Progress.NONE).run();
                db.write(() -> db.writing().update(RESIDENT).set(RESIDENT.VERSION, 2L).where(RESIDENT.NAME.eq("沈三")).execute());
                try (Screens screens = Screens.of((nav, work) -> new ImportPage(imports, nav, work, Memory.brief(), path -> { }))) {
                    screens.open(null).shot("imports-before-undo.png");
                    TableView<?> runs = (TableView<?>) screens.scene().lookup("#runs");
                    Button undo = (Button) runs.lookupAll(".link").stream().filter(Button.class::isInstance).findFirst().orElseThrow();
                    screens.act(undo::fire).shot("imports-undo.png").textSize(200).shot("imports-undo-200.png").textSize(100);
                    assertThat(screens.failure()).isNull();
                    assertThat(db.sql().fetchCount(RESIDENT)).as("a look takes nothing back").isEqualTo(3);
                    assertThat(imports.runs().getFirst().undoneAt()).isNull();
                    ListView<?> names = (ListView<?>) screens.scene().lookup("#undoing .list-view");
                    assertThat(names.getItems().toString()).contains("沈三").doesNotContain("沈一");
                    screens.act(((Button) screens.scene().lookup(even ? "#undoAll" : "#undoKeeping"))::fire);
                    assertThat(imports.runs().getFirst().id()).isEqualTo(run);
                    assertThat(imports.runs().getFirst().undoneAt()).isNotNull();
                    assertThat(db.sql().fetchCount(RESIDENT)).isEqualTo(even ? 0 : 1);
                    assertThat(screens.scene().lookup("#undoing").isVisible()).isFalse();
                }
            }
        }
    }

    @Test
    void listsGoOutMaskedOrWholeWithAReasonInTheTrail() throws IOException {
        try (Db db = TestStore.open()) {
            Imports imports = imports(db);
            imports.run("people", Grids.of("名册").row("姓名", "身份证号", "备注").row("沈一", "330481195203019800", "甲").xlsx(folder.resolve("a.xlsx")), ImportOptions.NONE, Progress.NONE);
            Path form = Grids.of("附件1").row("重点人员统计表").row("居民姓名", "公民身份号码", "出生月份").row(null, null, null).xlsx(folder.resolve("form.xlsx"));
            Path file = folder.resolve("out.xlsx");
            List<Path> opened = new ArrayList<>();
            HBox band = Fx.on(HBox::new);
            ExportsPage[] out = new ExportsPage[1];
            try (Screens screens = Screens.of((nav, work) -> {
                out[0] = new ExportsPage(imports, nav, work, opened::add);
                out[0].into(band);
                return new ImportPage(imports, nav, work, Memory.brief(), opened::add);
            })) {
                screens.open(null);
                CheckBox whole = (CheckBox) screens.scene().lookup("#outWhole");
                assertThat(whole.isSelected()).as("masked unless asked for").isFalse();
                screens.act(() -> ((HBox) screens.scene().lookup("#out")).getChildren().setAll(band)).act(() -> out[0].export("people", file, Purpose.here(""), false));
                assertThat(number(file, 1)).contains("*");
                screens.act(() -> out[0].fill("people", form, file, Purpose.here(""), false)).shot("imports-out.png");
                assertThat(number(file, 2)).contains("*");
                screens.act(() -> out[0].export("people", file, Purpose.here("上级核对"), true));
                assertThat(number(file, 1)).isEqualTo("330481195203019800");
                screens.act(() -> out[0].fill("people", form, file, Purpose.here("走访"), true));
                assertThat(number(file, 2)).isEqualTo("330481195203019800");
                assertThat(screens.failure()).isNull();
                screens.act(((Button) band.lookup("#openOut"))::fire);
                assertThat(opened).containsExactly(file);
                assertThat(db.sql().select(TRAIL.REASON).from(TRAIL).where(TRAIL.ACTION.eq("EXPORT_FULL")).orderBy(TRAIL.ID).fetch(TRAIL.REASON)).containsExactly("上级核对", "走访");
                assertThatThrownBy(() -> imports.exports().fill("people", form, file, Fills.Options.ALL, " ")).isInstanceOf(UserError.class);
            }
        }
    }

    private static String number(Path file, int row) throws IOException {
        try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
            return workbook.getSheetAt(0).getRow(row).getCell(1).getStringCellValue();
        }
    }

    private static Imports imports(Db db) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
        return new Imports(db, clock, new Trail(db, clock, () -> new Actor("zhou", "周老师")), List.of(new TestPeople(db)));
    }
}
