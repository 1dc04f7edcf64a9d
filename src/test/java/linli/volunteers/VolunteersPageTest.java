package linli.volunteers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.ui.Memory;
import linli.exchange.ImportOptions;
import linli.exchange.Imports;
import linli.exchange.Progress;
import linli.shell.Screens;
import linli.volunteers.VolunteerTask.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of volunteers on the screen: the list, the form by keyboard, a task with its roll. */
class VolunteersPageTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    @TempDir
    Path folder;

    private final Db db = TestStore.open();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private final Volunteers volunteers = new Volunteers(db, clock);
    private final VolunteerTasks tasks = new VolunteerTasks(db, clock, () -> "前台", volunteers);

    @AfterEach
    void close() {
        db.close();
    }

    private Screens screens() {
        return Screens.of((nav, work) -> new VolunteersPage(nav, new VolunteersModel(volunteers, tasks, work), Memory.brief(),
                () -> List.of("示例社区党群服务中心", "0573-80000000", "周老师")));
    }

    private void samples() {
        Imports imports = new Imports(db, clock, List.of(volunteers.sheet(), volunteers.hoursSheet()), () -> "前台");
        imports.run("volunteers", Path.of("sample-data/16-志愿者名单.xlsx"), ImportOptions.NONE, Progress.NONE);
        imports.run("volunteer-hours", Path.of("sample-data/17-志愿服务时长.csv"), ImportOptions.NONE.withReturnsFolder(folder), Progress.NONE);
    }

    private static void click(Screens screens, String words) {
        Set<Node> all = new LinkedHashSet<>(screens.scene().getRoot().lookupAll(".button"));
        all.addAll(screens.scene().getRoot().lookupAll(".toggle-button"));
        Node node = all.stream().filter(one -> one instanceof ButtonBase button && button.getText() != null && button.getText().startsWith(words) && one.isVisible())
                .findFirst().orElseThrow(() -> new AssertionError("no button " + words));
        screens.act(((ButtonBase) node)::fire);
    }

    @Test
    void anEmptyListSaysWhatToDo() {
        try (Screens screens = screens().open(null)) {
            assertThat(screens.scene().getRoot().lookupAll(".button")).filteredOn(node -> node instanceof Button button && "导入名单".equals(button.getText())).hasSizeGreaterThan(1);
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void listsOpensAndNotesHours() {
        samples();
        try (Screens screens = screens().open(null).shot("volunteers.png")) {
            TableView<?> table = (TableView<?>) screens.scene().lookup(".table-view");
            assertThat(table.getItems()).hasSize(volunteers.list(null).rows().size());
            long id = volunteers.list(Volunteer.VolunteerStanding.ACTIVE).rows().getFirst().id();
            screens.open(id).shot("volunteers-one.png");
            int before = volunteers.hours(id).size();
            List<Node> fields = screens.scene().getRoot().lookupAll(".detail-pane .text-field").stream().filter(node -> node instanceof TextField && !node.getStyleClass().contains("date-picker")
                    && !(node.getParent() instanceof javafx.scene.control.DatePicker)).toList();
            screens.act(() -> {
                ((TextField) fields.get(0)).setText("1.5");
                ((TextField) fields.get(1)).setText("为老人理发");
            });
            click(screens, "记下");
            assertThat(volunteers.hours(id)).hasSize(before + 1);
            click(screens, "服务证明");
            screens.shot("volunteers-certificate.png");
            screens.textSize(200).shot("volunteers-200.png");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void aVolunteerIsWrittenByKeyboard() {
        try (Screens screens = screens().open(null)) {
            click(screens, "登记志愿者");
            List<Node> fields = screens.scene().getRoot().lookupAll(".detail-pane .text-field").stream().filter(node -> node instanceof TextField).toList();
            screens.act(() -> ((TextField) fields.getFirst()).setText("查建国"));
            Node pane = screens.scene().lookup(".detail-pane");
            screens.act(() -> pane.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.S, false, true, false, false)));
            assertThat(volunteers.search("zjg", 3)).hasSize(1);
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void aTaskIsStaffedAndRolled() {
        samples();
        VolunteerTask task = tasks.plan(new VolunteerTask(0, "周末义剪", "LIFE.HAIR", null, TODAY, LocalTime.of(9, 0), LocalTime.of(11, 0), "一楼大厅", 3, TaskStatus.OPEN, null, List.of(), 1));
        volunteers.list(null).rows().stream().limit(2).forEach(row -> tasks.assign(task.id(), row.id()));
        try (Screens screens = screens().open(null)) {
            click(screens, "任务");
            TableView<?> table = (TableView<?>) screens.scene().getRoot().lookupAll(".table-view").stream()
                    .filter(node -> ((TableView<?>) node).getItems().stream().anyMatch(VolunteerTask.class::isInstance)).findFirst().orElseThrow();
            screens.act(() -> table.getSelectionModel().select(0));
            screens.shot("volunteers-task.png");
            click(screens, "登记到场与时长");
            assertThat(tasks.get(task.id()).status()).isEqualTo(TaskStatus.DONE);
            assertThat(volunteers.totals(TODAY, TODAY).minutes()).isEqualTo(240);
            click(screens, "表彰");
            screens.shot("volunteers-stars.png");
            assertThat(screens.failure()).isNull();
        }
    }
}
