package linli.talent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.ui.Memory;
import linli.base.value.SourcingBatch;
import linli.shell.Screens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pool's pages on the screen. */
class TalentsPageTest {
    private final TalentHouse house = new TalentHouse();
    private final Talents talents = house.talents;

    @AfterEach
    void close() {
        house.close();
    }

    /** A pool as a community has it after a few months. */
    static void fill(TalentHouse house) {
        Talents talents = house.talents;
        house.clock.to(TalentHouse.TODAY.minusDays(120));
        for (String[] one : new String[][] {{"章木根", "13800009002", "LIFE.REPAIR", "周三上午、周六上午"}, {"陆文斌", "13800009007", "ART.CALLI", "周二晚上、周六下午"},
            {"何秀珍", "13800009010", "ART.DANCE", "工作日上午"}, {"沈国良", "13800009011", "LAW.ADVICE", "周五下午"}}) {
            Talent.Draft draft = TalentHouse.draft(one[0], one[1], one[2], one[3], true);
            Talent talent = talents.add(draft);
            talents.approve(talent.id(), talent.version());
        }
        house.clock.to(TalentHouse.TODAY.minusDays(10));
        Talent.Draft with = TalentHouse.draft("顾小敏", "13800009012", "EDU.CARE", "工作日 16:00-18:00", true);
        Talent.Person person = with.person();
        Talent teacher = talents.add(new Talent.Draft(null, new Talent.Person(person.name(), person.phones(), Talent.Source.EXPERT, SourcingBatch.BRING, "示例托育中心", null,
                "杏花苑 3幢", "幼师，带过五年托管班", java.util.List.of(new Talent.Document("健康证", "JK98000123", TalentHouse.TODAY.plusDays(12))), null), with.offer(), true));
        talents.approve(teacher.id(), teacher.version());
        talents.visit(teacher.id(), new Talent.Visit(TalentHouse.TODAY.minusDays(10), "周老师", Talent.Result.WILLING, "放学后可以来，想先看看活动室", "看活动室", TalentHouse.TODAY.plusDays(2)));
        house.clock.to(TalentHouse.TODAY);
        talents.nominate(new Talent.Nomination(null, new Talent.By(null, "钱秀英", null), "高师傅", null, "丰收新村", null, "理发", "给老人剪头从来不收钱", null, null));
        talents.add(TalentHouse.draft("林子墨", "13800009014", "EDU.SCIENCE", "周日下午", false));
        house.lin();
    }

    private Screens screens() {
        return Screens.of((nav, work) -> new TalentsPage(nav, new TalentsModel(talents, work), Memory.brief()));
    }

    @SuppressWarnings("unchecked")
    private static TableView<TalentList.Row> table(Screens screens) {
        return (TableView<TalentList.Row>) screens.scene().lookup("#talents-table");
    }

    private static void press(Node node, KeyCode code, boolean control) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    }

    private static void type(Screens screens, String id, String text) {
        screens.act(() -> ((TextInputControl) screens.scene().lookup(id)).setText(text));
    }

    private static void click(Screens screens, String id) {
        screens.act(() -> ((Button) screens.scene().lookup(id)).fire());
    }

    @Test
    void anEmptyPoolSaysWhatToDo() {
        try (Screens screens = screens().open(null).shot("talents-empty.png")) {
            assertThat(screens.scene().lookup(".empty-state").isVisible()).isTrue();
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void listsShowsAndMovesATalent() {
        fill(house);
        long lin = talents.search("林若溪", 1).getFirst().id();
        try (Screens screens = screens().open(null).shot("talents.png")) {
            assertThat(table(screens).getItems()).hasSize(8);
            screens.open(lin).shot("talents-one.png");
            click(screens, "#talent-resume");
            assertThat(talents.get(lin).status()).isEqualTo(Talent.PoolStatus.POOL);
            click(screens, "#talent-pause");
            type(screens, "#pause-words", "家里太小");
            screens.shot("talents-pause.png");
            click(screens, "#talent-save");
            assertThat(talents.get(lin).standing().pause()).isEqualTo(Talent.Pause.VENUE);
            screens.open(Map.of("code", "ART", "day", "SATURDAY", "part", "AFTERNOON")).shot("talents-slot.png");
            assertThat(table(screens).getItems()).extracting(TalentList.Row::name).containsExactlyInAnyOrder("林若溪", "陆文斌");
            screens.open(Map.of("chip", "IDLE"));
            assertThat(table(screens).getItems()).hasSize(4);
            screens.open(Map.of()).textSize(200).shot("talents-200.png");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void takesATalentDownByKeyboardAndRefusesWhatCannotBe() {
        try (Screens screens = screens().open("new")) {
            type(screens, "#talent-name", "陆文斌");
            type(screens, "#talent-phone", "138 0000 9007");
            type(screens, "#talent-skill", "书法（专业）、下棋");
            type(screens, "#talent-slots", "周二晚上、周六下午");
            type(screens, "#talent-seats", "-3");
            screens.act(() -> press(screens.scene().lookup("#talent-name"), KeyCode.S, true)).shot("talents-form.png");
            assertThat(screens.scene().lookup("#talent-form .bad-band").isVisible()).isTrue();
            assertThat(talents.list(TalentList.Filter.ALL).rows()).as("nothing half saved").isEmpty();
            type(screens, "#talent-seats", "15");
            screens.act(() -> ((CheckBox) screens.scene().lookup("#talent-consent")).setSelected(true));
            screens.act(() -> press(screens.scene().lookup("#talent-name"), KeyCode.S, true));
            Talent talent = talents.get(talents.search("陆文斌", 1).getFirst().id());
            assertThat(talent.offer().skills()).extracting(Talent.Skill::code).containsExactly("ART.CALLI", "ART.CHESS");
            click(screens, "#talent-approve");
            assertThat(talents.get(talent.id()).status()).isEqualTo(Talent.PoolStatus.POOL);
            screens.act(() -> ((Button) screens.scene().lookup("#talents-add")).fire());
            type(screens, "#talent-name", "陆文斌");
            type(screens, "#talent-phone", "13800009007");
            screens.shot("talents-twin.png");
            assertThat(screens.scene().lookup("#talent-form .warn-band").isVisible()).as("somebody very like").isTrue();
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void aSecondNominationIsToldAtOnce() {
        fill(house);
        try (Screens screens = screens().open("nominate").shot("talents-nominate.png")) {
            type(screens, "#nominate-named", "林老师");
            type(screens, "#nominate-skill", "画画");
            type(screens, "#nominate-by", "陈阿姨");
            click(screens, "#talent-save");
            assertThat(talents.search("林若溪", 1).getFirst().nominators()).isEqualTo(6);
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void coverageOpensTheTalentsOfACell() {
        fill(house);
        try (Screens screens = Screens.of((nav, work) -> new CoveragePage(nav, talents, work)).open(null)) {
            screens.act(() -> ((Button) screens.scene().lookup(".grid-name")).fire()).shot("coverage.png");
            assertThat(screens.scene().getRoot().lookupAll(".heat-1")).as("cells somebody can come in").hasSizeGreaterThan(10);
            screens.textSize(200).shot("coverage-200.png");
            assertThat(screens.failure()).isNull();
        }
    }
}
