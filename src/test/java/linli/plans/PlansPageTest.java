package linli.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import linli.base.ui.Memory;
import linli.plans.PlanResource.ResourceKind;
import linli.plans.PlanStep.PlanState;
import linli.shell.Screens;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 三张清单 on the screen, as a workbook and on paper. */
class PlansPageTest {
    private final PlanHouse house = new PlanHouse();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        house.close();
    }

    private Screens screens() {
        return Screens.of((nav, work) -> new PlansPage(nav, new PlansModel(house.plans, work, () -> List.of("周老师", "陈主任"), () -> "示例党群服务中心", () -> { }), Memory.brief(), file -> { }));
    }

    private static void press(Screens screens, String id) {
        await(screens, id);
        screens.act(() -> {
            if (screens.scene().lookup("#" + id) instanceof ToggleButton toggle) {
                toggle.fire();
            } else {
                ((Button) screens.scene().lookup("#" + id)).fire();
            }
        });
    }

    private static void await(Screens screens, String id) {
        for (int pulse = 0; pulse < 100 && screens.scene().lookup("#" + id) == null; pulse++) {
            screens.act(() -> { });
        }
    }

    private static void type(Screens screens, String id, String text) {
        await(screens, id);
        screens.act(() -> ((TextInputControl) screens.scene().lookup("#" + id)).setText(text));
    }

    private void filled() {
        Target visits = house.target("全年服务满一千人次", "VISITS", 1000);
        house.target("收集民情需求", "NEEDS", 200);
        house.target("老年助餐", "MEALS", 500);
        house.target("服务满意率", "RATE", 92);
        house.figures.put("VISITS", 45_000L);
        house.figures.put("NEEDS", 22_600L);
        house.figures.put("RATE", 9_050L);
        house.plans.pick(2026, visits.id(), ResourceKind.ROOM, 7, "周六下午的课");
        house.plans.save(new PlanStep(0, 2026, visits.id(), "每周六开放第二教室", "陈主任", LocalDate.of(2026, 12, 30), PlanState.DOING, null, "", null, 1));
        house.step("排定秋季课程表", "周老师", LocalDate.of(2026, 8, 25));
    }

    @Test
    void takesATargetWhoseFigureIsCounted() {
        house.figures.put("VISITS", 45_000L);
        try (Screens screens = screens().open(null).shot("plans-empty.png")) {
            press(screens, "plans-add");
            type(screens, "target-name", "全年服务满一千人次");
            await(screens, "target-indicator");
            screens.act(() -> ((ComboBox<?>) screens.scene().lookup("#target-indicator")).getSelectionModel().selectFirst());
            type(screens, "target-goal", "1,000");
            screens.shot("plans-form.png");
            press(screens, "plan-save");
            assertThat(house.plans.year(2026).targets()).singleElement().satisfies(row -> assertThat(row.share()).isEqualTo(450));
            press(screens, "plan-add-step");
            type(screens, "step-what", "每周六开放第二教室");
            press(screens, "plan-save");
            assertThat(house.plans.year(2026).steps()).as("a step without a day is not kept").isEmpty();
            screens.act(() -> ((DatePicker) screens.scene().lookup("#step-due")).setValue(LocalDate.of(2026, 12, 30)));
            press(screens, "plan-save");
            assertThat(house.plans.year(2026).steps()).singleElement().satisfies(row -> assertThat(row.target()).isEqualTo("全年服务满一千人次"));
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void threeListsOneAtATime() {
        filled();
        try (Screens screens = screens().open(null).shot("plans-targets.png")) {
            screens.act(() -> { });
            press(screens, "plans-resources");
            screens.shot("plans-resources.png");
            press(screens, "plans-add");
            await(screens, "resource-found");
            screens.shot("plans-pick.png");
            press(screens, "plan-save");
            assertThat(house.plans.year(2026).resources()).hasSize(2);
            press(screens, "plans-steps");
            screens.shot("plans-steps.png");
            press(screens, "plans-print");
            screens.shot("plans-paper.png");
            press(screens, "plans-targets");
            screens.textSize(200).shot("plans-200.png");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void oneWorkbookOfThreeSheetsThatPrints() throws Exception {
        filled();
        Path file = new PlanPapers(house.plans).write(2026, "示例党群服务中心", folder.resolve("三张清单.xlsx"));
        try (Workbook book = WorkbookFactory.create(file.toFile())) {
            assertThat(book.getNumberOfSheets()).isEqualTo(3);
            assertThat(book.getSheetAt(0).getRow(0).getCell(0).getStringCellValue()).isEqualTo("2026年度目标清单");
            assertThat(book.getSheetAt(0).getRow(3).getCell(5).getNumericCellValue()).isEqualTo(450);
            assertThat(book.getSheetAt(0).getRow(5).getCell(5).getStringCellValue()).isEqualTo("无法度量");
            assertThat(book.getSheetAt(0).getRow(7).getCell(0).getStringCellValue()).startsWith("填报人");
            assertThat(book.getPrintArea(0)).isNotNull();
            assertThat(book.getSheetAt(2).getLastRowNum()).isEqualTo(5);
        }
        assertThat(new PlanPapers(house.plans).sheet(2026, "示例党群服务中心").pdf()).isNotEmpty();
        // The office's layout comes in again: its title and its signatures are no rows.
        var counts = house.imports.run("targets", file, linli.exchange.ImportOptions.NONE, linli.exchange.Progress.NONE).counts();
        assertThat(List.of(counts.read(), counts.unchanged(), counts.rejected())).containsExactly(4, 4, 0);
    }
}
