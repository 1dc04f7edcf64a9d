package linli.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.db.Trail;
import linli.base.text.UserError;
import linli.base.ui.Memory;
import linli.base.value.CustomField;
import linli.base.value.FocusGroup;
import linli.base.value.FocusRules;
import linli.base.value.FocusRules.Trait;
import linli.base.value.FocusRules.Way;
import linli.exchange.Counts;
import linli.exchange.ImportOptions;
import linli.exchange.Imports;
import linli.exchange.Progress;
import linli.focus.FocusGroups;
import linli.settings.CentreRules;
import linli.settings.Settings;
import linli.shell.Screens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 自定义项, the whole way: defined, imported, typed in, exported, searched, merged, and in the key groups' rules. */
class ResidentFieldsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @TempDir private Path folder;
    private final Db db = TestStore.open();
    private final Trail trail = new Trail(db, People.CLOCK, () -> new linli.base.db.Actor("zhou", "周老师"));
    private final Settings settings = new Settings(db);
    private final Residents residents = new Residents(db, People.CLOCK, trail);
    private final CentreRules rules = new CentreRules(db, settings, trail, residents.sheet()::means);
    private final Imports imports = new Imports(db, People.CLOCK, List.of(residents.sheet()), () -> "周老师");
    private final FocusGroups groups = new FocusGroups(db, People.CLOCK, text -> settings.put(Settings.CENTRE, FocusRules.SETTING, text));
    private String alone;
    private String children;
    private String checked;

    @BeforeEach
    void define() {
        alone = rules.add("独居程度", CustomField.Kind.CHOICE, List.of("轻", "中", "重")).key();
        children = rules.add("子女数", CustomField.Kind.NUMBER, List.of()).key();
        checked = rules.add("最近体检日", CustomField.Kind.DATE, List.of()).key();
        rules.add("愿意上门", CustomField.Kind.YES_NO, List.of());
    }

    @AfterEach
    void close() {
        db.close();
    }

    private Counts bring(String... lines) throws Exception {
        Path file = folder.resolve("名册" + System.nanoTime() + ".csv");
        Files.writeString(file, "姓名,身份证号,出生日期,联系电话,独居程度,子女数,最近体检日,愿意上门\n" + String.join("\n", lines) + "\n");
        return imports.run("residents", file, ImportOptions.NONE, Progress.NONE).counts();
    }

    private Counts story() throws Exception {
        return bring("查建国,,1950-03-12,13800000001,重,0,2026/3/5,是", "沈桂英,,1990-01-02,13800000002,,3,,否", "陈国强,,1985-06-01,13800000003,很重,许多,去年,看情况");
    }

    private Resident named(String name) {
        return residents.find(residents.search(name, 1).getFirst().id()).orElseThrow();
    }

    @Test
    void aFileBringsTheFieldsByTheirNamesAndAnExportBringsThemBackUnchanged() throws Exception {
        Counts counts = story();
        assertThat(List.of(counts.read(), counts.added(), counts.rejected())).containsExactly(3, 3, 0);
        assertThat(named("查建国").extras()).isEqualTo(Map.of(alone, "重", children, "0", checked, "2026-03-05", "F4", "Y"));
        assertThat(named("沈桂英").extras()).isEqualTo(Map.of(children, "3", "F4", "N"));
        Resident odd = named("陈国强");
        assertThat(odd.extras()).as("nothing is guessed").isEmpty();
        assertThat(odd.detail(Resident.Detail.REMARK)).as("nothing is lost").contains("独居程度: 很重", "子女数: 许多", "最近体检日: 去年", "愿意上门: 看情况");

        Path out = folder.resolve("导出.xlsx");
        imports.exports().full("residents", out, "核对");
        Counts again = imports.run("residents", out, ImportOptions.NONE, Progress.NONE).counts();
        assertThat(List.of(again.read(), again.unchanged(), again.updated(), again.rejected())).containsExactly(3, 3, 0, 0);

        assertThat(bring("查建国,,1950-03-12,13800000001,中,,,").updated()).isEqualTo(1);
        assertThat(named("查建国").extras()).as("a blank cell erases nothing").containsEntry(alone, "中").containsEntry(children, "0");
        long run = imports.run("residents", write("查建国,,1950-03-12,13800000001,轻,5,,"), ImportOptions.NONE, Progress.NONE).run();
        assertThat(named("查建国").extras()).containsEntry(children, "5");
        imports.undo(run);
        assertThat(named("查建国").extras()).as("taken back").containsEntry(alone, "中").containsEntry(children, "0");
    }

    private Path write(String line) throws Exception {
        Path file = folder.resolve("再一次.csv");
        Files.writeString(file, "姓名,身份证号,出生日期,联系电话,独居程度,子女数,最近体检日,愿意上门\n" + line + "\n");
        return file;
    }

    private static Residents.Filter asking(CustomField.Test test) {
        return new Residents.Filter("", null, null, null, null, null, null, null, null, null, false, null, test);
    }

    @Test
    void theListIsNarrowedByThem() throws Exception {
        story();
        assertThat(residents.own().asked().keySet()).extracting(CustomField.Test::toString).containsExactly(alone + "=重", children + "?", checked + "?", "F4=N", "F4=Y");
        Residents.Found heavy = residents.list(asking(new CustomField.Test(alone, "=", "重")), Residents.Sort.NAME, false, 0, 10);
        assertThat(heavy.rows()).extracting(Residents.Row::name).containsExactly("查建国");
        assertThat(residents.list(asking(new CustomField.Test(children, ">=", "2")), Residents.Sort.NAME, false, 0, 10).rows())
                .extracting(Residents.Row::name).containsExactly("沈桂英");
    }

    @Test
    void keyGroupsAreToldByThemOnTheirDay() throws Exception {
        story();
        groups.add(new FocusRules(LocalDate.of(2026, 12, 1), 60, 14, Set.of(), List.of(
                new Way(FocusGroup.NEW, Trait.FIELD, Set.of(groups.test("子女数≥2").orElseThrow().toString())),
                new Way(FocusGroup.CHILD, Trait.FIELD, Set.of(groups.test("最近体检日<=2026-03-31").orElseThrow().toString())))));
        assertThat(groups.report(TODAY.minusYears(1), TODAY).groups().get(FocusGroup.NEW).members()).as("not yet").isEmpty();
        LocalDate later = LocalDate.of(2026, 12, 1);
        var report = groups.report(TODAY, later);
        assertThat(report.groups().get(FocusGroup.NEW).members()).containsExactly(named("沈桂英").id());
        assertThat(report.groups().get(FocusGroup.CHILD).members()).containsExactly(named("查建国").id());
        assertThat(report.any().members()).as("counted once").hasSize(2);
        assertThat(report.inSeveral()).as("old by age, in the other by the field").isEqualTo(1);
        // The list of residents tells the same in memory that the report counts in the store.
        residents.list(new Residents.Filter("", null, null, null, null, null, null, null, null, null, false, later, null), Residents.Sort.NAME, false, 0, 10).rows()
                .forEach(row -> assertThat(row.groups()).as(row.name()).isEqualTo(report.groups().entrySet().stream()
                        .filter(entry -> entry.getValue().members().contains(row.id())).map(Map.Entry::getKey).collect(java.util.stream.Collectors.toSet())));
        assertThat(groups.test("子女数≥许多")).isEmpty();
        assertThat(groups.test("独居程度≥重")).as("a choice has no order").isEmpty();
        assertThat(groups.tests()).extracting(CustomField.Test::toString).contains(alone + "=轻", "F4=Y", children + ">=3");
    }

    @Test
    void mergedAndPartedPeopleKeepTheirOwn() throws Exception {
        story();
        long kept = named("沈桂英").id();
        long gone = named("查建国").id();
        residents.merge(kept, gone);
        assertThat(residents.find(kept).orElseThrow().extras()).as("what both know is the kept one's").isEqualTo(Map.of(alone, "重", children, "3", checked, "2026-03-05", "F4", "N"));
        residents.unmerge(gone);
        assertThat(residents.find(kept).orElseThrow().extras()).isEqualTo(Map.of(children, "3", "F4", "N"));
        assertThat(residents.find(gone).orElseThrow().extras()).hasSize(4);
    }

    @Test
    void aFieldOutOfUseIsNotAskedForAndNothingIsLost() throws Exception {
        story();
        rules.retire(alone, true);
        rules.change(children, "孩子几个", List.of());
        assertThat(residents.sheet().columns()).extracting(linli.base.excel.Column::label).contains("孩子几个").doesNotContain("独居程度", "子女数");
        assertThat(named("查建国").extras()).containsEntry(alone, "重");
        rules.retire(alone, false);
        assertThat(residents.sheet().columns()).extracting(linli.base.excel.Column::label).contains("独居程度");
    }

    @Test
    void namesThatMeanSomethingElseAreRefused() {
        refused("error.rules.taken", () -> rules.add("手机号", CustomField.Kind.TEXT, List.of()));
        refused("error.rules.taken", () -> rules.add("独居程度", CustomField.Kind.TEXT, List.of()));
        refused("error.rules.name", () -> rules.add("a=b", CustomField.Kind.TEXT, List.of()));
        refused("error.rules.choices", () -> rules.add("楼层", CustomField.Kind.CHOICE, List.of("一楼", "一楼", " ")));
        assertThat(rules.fields()).hasSize(4);
    }

    private static void refused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable doing) {
        assertThatThrownBy(doing).isInstanceOfSatisfying(UserError.class, error -> assertThat(error.key()).isEqualTo(key));
    }

    @Test
    void theFormAsksForThemAndThePageShowsThem() throws Exception {
        story();
        Resident one = named("查建国");
        try (Screens screens = Screens.of((nav, work) -> new ResidentPage(residents, work, nav))) {
            screens.open(one.id()).shot("resident-fields.png");
            assertThat(texts(screens)).contains("独居程度", "重", "愿意上门", "是");
            screens.act(() -> ((javafx.scene.control.Button) screens.scene().getRoot().lookupAll(".button.primary").stream()
                    .filter(javafx.scene.Node::isVisible).findFirst().orElseThrow()).fire());
            TextField field = find(screens, "field." + children);
            ComboBox<String> level = find(screens, "field." + alone);
            screens.act(() -> {
                field.setText("两个");
                level.setValue("中");
            }).shot("resident-fields-edit.png");
            save(screens, field);
            assertThat(texts(screens)).as("the field says what it wants").contains("应填数字");
            assertThat(residents.find(one.id()).orElseThrow().extras()).containsEntry(children, "0");
            screens.act(() -> field.setText("2"));
            save(screens, field);
            assertThat(residents.find(one.id()).orElseThrow().extras()).containsEntry(children, "2").containsEntry(alone, "中").containsEntry("F4", "Y");
            assertThat(screens.failure()).isNull();
        }
        try (Screens screens = Screens.of((nav, work) -> new ResidentsPage(residents, work, nav, Memory.brief()))) {
            screens.open(null);
            ComboBox<Residents.Count> own = find(screens, "residents-own");
            screens.act(() -> own.getSelectionModel().select(own.getItems().stream().filter(count -> (alone + "=中").equals(count.value())).findFirst().orElseThrow()))
                    .shot("residents-fields.png");
            assertThat(((TableView<?>) screens.scene().lookup("#residents-table")).getItems()).hasSize(1);
            assertThat(screens.failure()).isNull();
        }
    }

    private static void save(Screens screens, TextField at) {
        screens.act(() -> Event.fireEvent(at, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.S, false, true, false, false)));
    }

    @SuppressWarnings("unchecked")
    private static <N> N find(Screens screens, String id) {
        return (N) screens.scene().getRoot().lookupAll("*").stream().filter(node -> id.equals(node.getId())).findFirst().orElseThrow();
    }

    private static String texts(Screens screens) {
        StringBuilder all = new StringBuilder();
        screens.scene().getRoot().lookupAll(".label").forEach(node -> all.append(((Label) node).getText()).append('\n'));
        return all.toString();
    }
}
