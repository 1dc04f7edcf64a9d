package linli.desk;

import static linli.schema.Tables.IMPORT_RUN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.ui.Nav;
import linli.desk.DeskView.Task;
import linli.desk.DeskView.Urgency;
import linli.needs.NeedSamples;
import linli.shell.Screens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The desk: figures against the store, tasks in order, and the page. */
class DeskTest {
    private final Db db = TestStore.open();
    private final List<Object> opened = new ArrayList<>();
    private Optional<Instant> backup = Optional.of(Instant.parse("2026-11-24T00:00:00Z"));

    @AfterEach
    void close() {
        db.close();
    }

    private Desk desk(LocalDate day) {
        Clock clock = Clock.fixed(day.atTime(9, 2).toInstant(ZoneOffset.ofHours(8)), ZoneId.of("Asia/Shanghai"));
        return new Desk(db, clock, on -> new int[] {5, 1, 1}, () -> backup);
    }

    @Test
    void aFreshStoreSaysWhatToDo() {
        backup = Optional.empty();
        assertThat(desk(NeedSamples.TODAY).now().fresh()).isTrue();
        try (Screens screens = Screens.of((nav, work) -> new DeskPage(recording(nav), new DeskModel(desk(NeedSamples.TODAY), work), new Side()))) {
            screens.open(null).shot("desk-fresh.png");
            screens.act(() -> ((javafx.scene.control.Button) screens.scene().lookup("#desk-start-import")).fire());
            assertThat(opened).containsExactly("import", "residents");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void figuresAreThoseOfTheStore() {
        NeedSamples.fill(db);
        importRun(30, 4, 2, false);
        importRun(99, 99, 99, true);
        DeskView view = desk(NeedSamples.TODAY).now();
        assertThat(view.people().all()).isEqualTo(7);
        assertThat(view.people().withoutPhone()).isEqualTo(7);
        assertThat(view.needs()).isEqualTo(new DeskView.NeedFigures(8, 1, 7, 5, 7, 1, 1));
        assertThat(view.needs().closingRate()).isEqualTo(13);
        assertThat(view.imports()).isEqualTo(new DeskView.ImportFigures(1, 30, 4, 2));
        assertThat(view.today()).isEmpty();
    }

    private void importRun(int added, int updated, int rejected, boolean undone) {
        db.write(() -> {
            var run = db.writing().newRecord(IMPORT_RUN);
            run.setKind("residents");
            run.setFileName("a.xlsx");
            run.setSha256("");
            run.setAt(NeedSamples.TODAY.atStartOfDay().atOffset(ZoneOffset.ofHours(8)));
            run.setStaffName("周老师");
            run.setRowsRead(added + updated + rejected);
            run.setRowsNew(added);
            run.setRowsUpdated(updated);
            run.setRowsUnchanged(0);
            run.setRowsTwin(0);
            run.setRowsRejected(rejected);
            run.setRowsSkipped(0);
            run.setRowsWarned(0);
            run.setUndoneAt(undone ? run.getAt() : null);
            run.insert();
        });
    }

    @Test
    void tasksStandInOrderOfUrgency() {
        NeedSamples.fill(db);
        List<Task> tasks = desk(NeedSamples.TODAY).now().tasks();
        assertThat(tasks).extracting(Task::urgency).isSorted();
        assertThat(tasks.stream().filter(task -> task.urgency() == Urgency.LATE).map(Task::days)).containsExactly(7L, 6L, 5L, 4L, 1L);
        assertThat(tasks.stream().filter(task -> task.urgency() == Urgency.TODAY)).hasSize(1);
        assertThat(tasks).noneMatch(task -> task.page().equals("settings") || task.page().equals("reports"));
    }

    @Test
    void remindsOfAnOldBackupAndOfTheMonthsReport() {
        NeedSamples.fill(db);
        List<Task> tasks = desk(LocalDate.of(2026, 11, 28)).now().tasks();
        assertThat(tasks).anySatisfy(task -> {
            assertThat(task.page()).isEqualTo("settings");
            assertThat(task.detail()).contains("2026-11-24");
        });
        assertThat(tasks).anySatisfy(task -> assertThat(task.argument()).isEqualTo(YearMonth.of(2026, 11)));
        assertThat(desk(LocalDate.of(2026, 12, 2)).now().tasks()).anySatisfy(task -> assertThat(task.argument()).isEqualTo(YearMonth.of(2026, 11)));
    }

    private Nav recording(Nav nav) {
        return new Nav() {
            @Override
            public void open(String page, Object argument) {
                opened.add(page);
                opened.add(argument);
            }

            @Override
            public void say(String message) {
                nav.say(message);
            }

            @Override
            public void fail(Throwable error) {
                nav.fail(error);
            }
        };
    }

    @Test
    void everyFigureOpensItsRows() {
        NeedSamples.fill(db);
        try (Screens screens = Screens.of((nav, work) -> new DeskPage(recording(nav), new DeskModel(desk(NeedSamples.TODAY), work), new Side()))) {
            screens.open(null).shot("desk.png");
            List<Node> figures = List.copyOf(screens.scene().getRoot().lookupAll(".kpi"));
            assertThat(figures).hasSize(5);
            for (Node figure : figures) {
                screens.act(() -> figure.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
            }
            assertThat(opened).contains("residents", "import", Map.of("late", ""),
                    Map.of("from", "2026-11-01", "to", "2026-11-30", "title", "本月新增"));
            screens.textSize(150).shot("desk-150.png").textSize(100).dark(true).shot("desk-dark.png");
            assertThat(screens.failure()).isNull();
        }
    }

    /** Stands where the service net goes. */
    private static final class Side implements linli.base.ui.Page {
        private final javafx.scene.layout.VBox view = new javafx.scene.layout.VBox();

        @Override
        public String name() {
            return "side";
        }

        @Override
        public Node view() {
            return view;
        }

        @Override
        public void shown(Object argument) {
            view.setId("side-shown");
        }
    }
}
