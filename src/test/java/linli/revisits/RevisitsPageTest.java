package linli.revisits;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javax.imageio.ImageIO;
import linli.base.ui.Memory;
import linli.checklists.Checklist;
import linli.checklists.Checklists;
import linli.inspections.Finding;
import linli.inspections.Finding.Draft;
import linli.inspections.Finding.FindingStatus;
import linli.inspections.Finding.Severity;
import linli.inspections.Inspections;
import linli.inspections.Round;
import linli.inspections.Round.Conclusion;
import linli.shell.Screens;
import linli.standings.GovernHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 回访检查 on the screen: a round is opened, its form printed and typed back by the keyboard alone, findings are checked again. */
class RevisitsPageTest {
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 2);
    /** Keys a practised typist manages in two minutes, at two a second. */
    private static final int TWO_MINUTES = 240;

    private final GovernHouse house = new GovernHouse();
    private final Checklists checklists = new Checklists(house.db, house.clock, () -> "周老师");
    private final Inspections inspections = new Inspections(house.db, house.clock, house.trail, house.partners, checklists);
    private int keys;

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        house.close();
    }

    private Screens screens() {
        return Screens.of((nav, work) -> new RevisitsPage(nav, new RevisitsModel(inspections, work, () -> "示例党群服务中心", () -> { }), Memory.brief()));
    }

    private Round round(Long... partners) {
        house.clock.to(NOVEMBER);
        Checklist asked = checklists.ship();
        return inspections.open("2026 年第四季度联合检查", asked.id(), NOVEMBER, NOVEMBER.plusDays(20), checklists.departments().stream().map(Checklist.Department::id).toList(), List.of(partners));
    }

    private static void fire(Screens screens, String id) {
        assertThat(screens.scene().lookup("#" + id)).as(id).isNotNull();
        screens.act(() -> ((javafx.scene.control.ButtonBase) screens.scene().lookup("#" + id)).fire());
    }

    private static String words(Screens screens) {
        StringBuilder all = new StringBuilder();
        screens.scene().getRoot().lookupAll(".label").forEach(label -> all.append(((Labeled) label).getText()).append('\n'));
        return all.toString();
    }

    /** One key to whatever has the focus, as the window would send it. */
    private void press(Screens screens, KeyCode code, String typed, boolean control) {
        keys++;
        screens.act(() -> {
            Node target = screens.scene().getFocusOwner();
            KeyEvent.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
            if (typed != null) {
                KeyEvent.fireEvent(screens.scene().getFocusOwner() == target ? target : screens.scene().getFocusOwner(),
                        new KeyEvent(KeyEvent.KEY_TYPED, typed, "", KeyCode.UNDEFINED, false, control, false, false));
            }
        });
    }

    private void digit(Screens screens, char digit) {
        boolean choosing = screens.scene().getFocusOwner() instanceof ToggleButton;
        press(screens, KeyCode.valueOf("DIGIT" + digit), choosing ? null : "" + digit, false);
    }

    private void enter(Screens screens) {
        press(screens, KeyCode.ENTER, null, false);
    }

    /** Words by an input method cost about three keys a character. */
    private void say(Screens screens, String text) {
        keys += text.length() * 3;
        screens.act(() -> ((TextInputControl) screens.scene().getFocusOwner()).appendText(text));
    }

    @Test
    void anEmptyPageSaysWhatToDo() {
        try (Screens screens = screens().open(null).shot("revisits-empty.png")) {
            assertThat(words(screens)).contains("还没有检查。新建一轮");
            fire(screens, "revisits-lists");
            assertThat(words(screens)).contains("还没有检查表");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void aRoundIsOpenedByRiskAndItsFormPrinted() {
        long chorus = house.partner("桑园合唱团");
        house.partner("清禾艺术培训部");
        house.clock.to(NOVEMBER);
        checklists.ship();
        try (Screens screens = screens().open(null)) {
            fire(screens, "revisits-new");
            screens.shot("revisits-new.png");
            screens.act(() -> ((TextField) screens.scene().lookup("#round-find")).setText("合唱"));
            assertThat(screens.scene().getRoot().lookupAll(".check-box").stream().filter(box -> box.getId() != null && box.getId().startsWith("pick-"))).hasSize(1);
            screens.act(() -> ((CheckBox) screens.scene().lookup("#pick-" + chorus)).setSelected(true));
            fire(screens, "revisit-save");
            assertThat(inspections.rounds()).singleElement().satisfies(one -> {
                assertThat(one.round().name()).isEqualTo("2026 年第 4 季度联合检查");
                assertThat(one.round().departments()).hasSize(5);
                assertThat(one.visits()).isEqualTo(1);
            });
            fire(screens, "round-print");
            screens.shot("revisits-blank.png");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void thirteenQuestionsAreTypedBackByKeysAloneInLessThanTwoMinutes() {
        long partner = house.partner("清禾艺术培训部");
        Round round = round(partner);
        try (Screens screens = screens().open(Map.of("round", round.id()))) {
            fire(screens, "round-type");
            screens.shot("revisits-entry.png");
            keys = 0;
            // 教育: the price list is missing.
            digit(screens, '2');
            say(screens, "价格没有上墙");
            enter(screens);
            digit(screens, '3');
            enter(screens);
            enter(screens);
            digit(screens, '1');
            digit(screens, '1');
            digit(screens, '8');
            // 文体: four of ten points are too few; the shipped words do.
            digit(screens, '1');
            digit(screens, '4');
            enter(screens);
            enter(screens);
            enter(screens);
            "113111".chars().forEach(each -> digit(screens, (char) each));
            say(screens, "老师热心");
            enter(screens);
            digit(screens, '2');
            say(screens, "三天内改");
            enter(screens);
            for (String signer : List.of("李科", "王科", "张科", "赵科", "周站")) {
                say(screens, signer);
                enter(screens);
            }
            screens.shot("revisits-typed.png");
            press(screens, KeyCode.S, null, true);
            assertThat(screens.failure()).isNull();
            Inspections.Sheet sheet = inspections.sheet(inspections.visits(round.id(), null).getFirst().visit());
            assertThat(sheet.visit().answers()).hasSize(13);
            assertThat(sheet.visit().conclusion()).isEqualTo(Conclusion.MEND);
            assertThat(sheet.visit().note()).isEqualTo("三天内改");
            assertThat(sheet.findings()).extracting(Finding::what).containsExactly("价格没有上墙", "未做到：活动按计划开展,无无故停课");
            assertThat(sheet.findings()).extracting(Finding::severity).containsExactly(Severity.GRAVE, Severity.MAJOR);
            assertThat(inspections.visits(round.id(), null).getFirst().missing()).isEmpty();
            assertThat(keys).as("keys, at two a second").isLessThan(TWO_MINUTES);
            System.out.println("keys: " + keys);
            screens.shot("revisits-round.png");
        }
    }

    @Test
    void whatIsMissingIsSaidAndNothingIsKept() {
        Round round = round(house.partner("书画社"));
        try (Screens screens = screens().open(Map.of("round", round.id()))) {
            fire(screens, "round-type");
            digit(screens, '1');
            press(screens, KeyCode.S, null, true);
            assertThat(words(screens)).contains("没有选");
            assertThat(inspections.visits(round.id(), null).getFirst().on()).isNull();
        }
    }

    private Finding late(long partner) {
        Round round = round(partner);
        long visit = inspections.visits(round.id(), null).getFirst().visit();
        Map<Long, String> answers = new HashMap<>();
        checklists.get(round.checklist()).items().forEach(item -> answers.put(item.id(), item.kind() == Checklist.ItemKind.YES_NO ? Checklist.YES : "9"));
        var sheet = inspections.record(visit, 1, NOVEMBER, answers, Conclusion.MEND, "", List.of(new Draft(null, round.departments().getFirst(), Severity.GRAVE, "灭火器过期", NOVEMBER.plusDays(3))));
        house.clock.to(NOVEMBER.plusDays(10));
        return sheet.findings().getFirst();
    }

    @Test
    void anOverdueFindingIsCheckedAgainAndShowsItsPhoto() throws Exception {
        Finding late = late(house.partner("书画社"));
        Path photo = folder.resolve("灭火器.png");
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().fillRect(40, 40, 200, 200);
        ImageIO.write(image, "png", photo.toFile());
        try (Screens screens = screens().open(null)) {
            fire(screens, "revisits-findings");
            screens.shot("revisits-findings.png");
            assertThat(words(screens)).contains("超期 7 天");
            screens.open(Map.of("finding", late.id()));
            screens.act(() -> ((Consumer<List<Path>>) screens.scene().lookup("#photos").getProperties().get("add")).accept(List.of(photo)));
            assertThat(screens.scene().getRoot().lookupAll(".image-view")).anySatisfy(node -> assertThat(((ImageView) node).getImage().getWidth()).isPositive());
            screens.shot("revisits-finding.png");
            assertThat(inspections.photos().of(late.visit())).singleElement().satisfies(one -> assertThat(one.finding()).isEqualTo(late.id()));
            fire(screens, "finding-recheck");
            screens.act(() -> ((TextField) screens.scene().lookup("#recheck-checker")).setText("李科"));
            screens.act(() -> ((TextArea) screens.scene().lookup("#recheck-note")).setText("已换新"));
            fire(screens, "revisit-save");
            assertThat(inspections.findings().whole(late.id()).row().finding().status()).isEqualTo(FindingStatus.MENDED);
            assertThat(inspections.findings().overdue()).isZero();
            fire(screens, "revisits-next");
            screens.shot("revisits-next.png");
            assertThat(((TableView<?>) screens.scene().getRoot().lookupAll(".table-view").stream().filter(Node::isVisible).findFirst().orElseThrow()).getItems()).hasSize(1);
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void aChecklistIsEditedIntoItsNextEditionAndADepartmentAdded() {
        house.clock.to(NOVEMBER);
        checklists.ship();
        try (Screens screens = screens().open(null)) {
            fire(screens, "revisits-lists");
            screens.act(() -> {
                TableView<?> lists = (TableView<?>) screens.scene().getRoot().lookupAll(".table-view").stream().filter(Node::isVisible).findFirst().orElseThrow();
                lists.requestFocus();
                lists.getSelectionModel().select(0);
            });
            press(screens, KeyCode.ENTER, null, false);
            fire(screens, "list-edit");
            fire(screens, "list-add");
            say(screens, "消防演练有记录");
            screens.shot("revisits-list-edit.png");
            fire(screens, "list-save");
            assertThat(checklists.chosen()).singleElement().satisfies(one -> {
                assertThat(one.edition()).isEqualTo(2);
                assertThat(one.items()).hasSize(14);
            });
            fire(screens, "revisits-departments");
            screens.act(() -> ((TextField) screens.scene().lookup("#department-new")).setText("卫健"));
            screens.shot("revisits-departments.png");
            fire(screens, "revisit-save");
            assertThat(checklists.names()).containsValue("卫健");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void largeTextLosesNothing() {
        Round round = round(house.partner("书画社"), house.partner("桑园合唱团"));
        try (Screens screens = screens().open(null).textSize(200).shot("revisits-200.png")) {
            screens.open(Map.of("round", round.id())).shot("revisits-round-200.png");
            fire(screens, "round-type");
            screens.shot("revisits-entry-200.png");
            assertThat(screens.failure()).isNull();
        }
    }
}
