package linli.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import linli.base.ui.Memory;
import linli.base.value.FocusGroup;
import linli.base.value.WeekSlot;
import linli.shell.Screens;
import linli.talent.Talent;
import linli.talent.TalentHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page of calls on the screen: draft, publish, take answers, visit, sign. */
class CallsPageTest {
    private final TalentHouse house = new TalentHouse();
    private final Calls calls = new Calls(house.db, house.clock, house.talents);

    @AfterEach
    void close() {
        house.close();
    }

    private Screens screens() {
        return Screens.of((nav, work) -> new CallsPage(nav, new CallsModel(calls, work), Memory.brief()));
    }

    private static void click(Screens screens, String id) {
        screens.act(() -> ((Button) screens.scene().lookup(id)).fire());
    }

    private static void type(Screens screens, String id, String text) {
        screens.act(() -> ((TextInputControl) screens.scene().lookup(id)).setText(text));
    }

    @SuppressWarnings("unchecked")
    private static TableView<Call.Entry> entries(Screens screens) {
        return (TableView<Call.Entry>) screens.scene().lookup("#calls-entries");
    }

    @Test
    @SuppressWarnings("unchecked")
    void goesFromAGapToASignedPartner() {
        try (Screens screens = screens().open(null).shot("calls-empty.png")) {
            click(screens, "#calls-new");
            screens.act(() -> ((ComboBox<String>) screens.scene().lookup(".gap-code")).setValue("ART.PAINT")).shot("calls-new.png");
            click(screens, "#call-save");
            Call draft = calls.list().getFirst();
            assertThat(draft.text().title()).contains("美术");
            click(screens, "#call-edit");
            screens.shot("calls-edit.png");
            click(screens, "#call-save");
            click(screens, "#call-publish");
            screens.shot("calls-notice.png");
            assertThat(calls.get(draft.id()).state()).isEqualTo(Call.State.PUBLISHED);
            click(screens, "#call-enter");
            type(screens, "#enter-name", "林若溪");
            type(screens, "#enter-phone", "13800009001");
            type(screens, "#enter-by", "钱秀英");
            click(screens, "#call-save");
            click(screens, "#entry-visit");
            type(screens, "#visit-note", "愿意周末教");
            screens.act(() -> ((ToggleButton) screens.scene().lookup("#visit-result").lookup(".chip")).fire());
            click(screens, "#call-save");
            click(screens, "#entry-sign");
            click(screens, "#call-save");
            assertThat(screens.scene().lookup("#call-pane .bad-band").isVisible()).as("no consent yet").isTrue();
            screens.act(() -> ((CheckBox) screens.scene().lookup("#sign-agrees")).setSelected(true));
            click(screens, "#call-save");
            Call filled = calls.get(draft.id());
            assertThat(filled.closed().why()).isEqualTo(Call.Why.FILLED);
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void showsHowFarEachHasCome() {
        Call draft = calls.draft(List.of(new Call.Gap("ART.PAINT", 1, Set.of(FocusGroup.CHILD), WeekSlot.parse("周六、周日下午").orElseThrow(), "会教零基础的孩子"),
                CallsTest.gap("ART.CALLI", 1), CallsTest.gap("ART.CHESS", 1), CallsTest.gap("ART.INSTR", 1)));
        Call call = calls.publish(draft.id(), draft.version());
        Call.Entry lin = calls.enter(call.id(), call.gaps().get(0).id(), CallsTest.person("林若溪", "13800009001", "钱秀英"));
        for (String by : List.of("沈桂英", "高建明", "王福根", "周丽")) {
            lin = calls.enter(call.id(), call.gaps().get(0).id(), CallsTest.person("林若溪", "13800009001", by));
        }
        lin = calls.visit(lin.id(), new Talent.Visit(TalentHouse.TODAY, "李老师", Talent.Result.WILLING, "愿意周末教，家里地方小，要借教室", "签约", TalentHouse.TODAY.plusDays(3)));
        Call.Agreement year = new Call.Agreement(TalentHouse.TODAY, TalentHouse.TODAY, TalentHouse.TODAY.plusYears(1), "每周六下午一次；社区提供教室和纸笔");
        lin = calls.sign(lin.id(), lin.version(), year, true);
        calls.pause(lin.id(), lin.version(), Talent.Pause.VENUE, "还没有周末的教室");
        Call.Entry lu = calls.enter(call.id(), call.gaps().get(1).id(), CallsTest.person("陆文斌", "13800009007", "周丽"));
        calls.sign(lu.id(), lu.version(), year, true);
        calls.enter(call.id(), call.gaps().get(2).id(), new Call.Applicant(true, "弈趣棋社", "沈国良", "13800009011", null, Talent.Proposal.SELF, null, null));
        calls.draft(List.of(CallsTest.gap("LIFE.HAIR", 2)));
        try (Screens screens = screens().open(call.id()).shot("calls.png")) {
            assertThat(entries(screens).getItems()).hasSize(3);
            screens.act(() -> entries(screens).getSelectionModel().select(0)).shot("calls-entry.png");
            screens.textSize(200).shot("calls-200.png");
            assertThat(screens.failure()).isNull();
        }
    }
}
