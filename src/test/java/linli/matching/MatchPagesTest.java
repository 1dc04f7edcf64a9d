package linli.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.ui.Memory;
import linli.needs.Need;
import linli.supplies.Supplies;
import linli.supplies.Supply;
import linli.needs.NeedChannel;
import linli.needs.NeedModel;
import linli.needs.NeedPage;
import linli.needs.NeedStatus;
import linli.needs.Needs;
import linli.shell.Screens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The supplies on a need's page, and the plan, on the screen. */
class MatchPagesTest {
    private final Db db = TestStore.open();
    private final World world = new World(db);
    private final Needs needs = new Needs(db, MatchesTest.CLOCK, () -> "周老师");
    private final Matches matches = new Matches(db, MatchesTest.CLOCK, () -> "周老师", needs, new Supplies(db, MatchesTest.CLOCK));
    private final List<Plan.Gap> drafted = new ArrayList<>();
    private final List<MatchModel.Step> steps = new ArrayList<>();

    @AfterEach
    void close() {
        db.close();
    }

    private Need need(String body) {
        return needs.register(new Need.Draft(Need.Asker.ANONYMOUS, body, NeedChannel.MINIAPP, null, null, null, null));
    }

    private Screens needScreens() {
        return Screens.of((nav, work) -> {
            NeedModel one = new NeedModel(needs, work);
            return new NeedPage(nav, one, MatchesTest.CLOCK, linli.themes.NeedParts.themes(db, needs, nav, work),
                    new MatchPage(nav, new MatchModel(matches, work, drafted::addAll, steps::add, () -> one.open(null), nav::fail)));
        });
    }

    private Screens planScreens() {
        return Screens.of((nav, work) -> new PlanPage(nav, new PlanModel(matches, work, drafted::addAll, steps::add), Memory.brief()));
    }

    private static <N extends Node> N find(Screens screens, String id) {
        @SuppressWarnings("unchecked")
        N node = (N) screens.scene().lookup("#" + id);
        return node;
    }

    private static String words(Screens screens) {
        StringBuilder words = new StringBuilder();
        screens.scene().getRoot().lookupAll(".label").forEach(node -> words.append(((Label) node).getText()).append('\n'));
        return words.toString();
    }

    private static void press(Node node, KeyCode code, boolean control) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    }

    @Test
    void theNeedsPageShowsWhoCanAnswerAndAcceptingLeadsOn() {
        world.art();
        Need need = needs.sort(need(MatchesTest.PAINT).id(), 1, "亲子教育", linli.base.value.FocusGroup.CHILD);
        needs.assign(need.id(), need.version(), "服务专员", World.TODAY);
        try (Screens screens = needScreens().open(need.id()).shot("matching-need.png")) {
            assertThat(words(screens)).contains("林若溪", "能人库 · 行业专家", "挖掘一批", "第二教室周六下午空着", "满意率 98%（n=64）", "没选中的 8 个供给");
            screens.act(() -> MatchPagesTest.<Button>find(screens, "match-unfold").fire()).shot("matching-need-left.png");
            assertThat(words(screens)).contains("不公开的画师", "未同意公开（1）", "时段冲突（1）");
            Match2 second = second(need.id());
            screens.act(() -> menu(screens, second.id()).getItems().get(1).fire());
            screens.act(() -> press(MatchPagesTest.<TextField>find(screens, "match-reason"), KeyCode.ENTER, false)).shot("matching-need-refuse.png");
            assertThat(words(screens)).as("a refusal needs its reason").contains("拒绝的理由");
            screens.act(() -> MatchPagesTest.<TextField>find(screens, "match-reason").setText("家长嫌早"));
            screens.act(() -> MatchPagesTest.<Button>find(screens, "match-decide").fire());
            assertThat(words(screens)).contains("已拒绝 1");
            screens.act(() -> MatchPagesTest.<Button>find(screens, first(need.id())).fire()).shot("matching-need-accepted.png");
            assertThat(needs.get(need.id()).status()).isEqualTo(NeedStatus.SERVING);
            assertThat(steps).hasSize(1);
            assertThat(words(screens)).contains("已采纳");
            screens.act(() -> MatchPagesTest.<Button>find(screens, "match-draft").fire());
            assertThat(drafted).extracting(Plan.Gap::domain).containsExactly("ART.PAINT");
            screens.textSize(200).shot("matching-need-200.png");
            assertThat(screens.failure()).isNull();
        }
    }

    private record Match2(String id) {}

    private Match2 second(long need) {
        Supply supply = matches.rank(need).matches().get(1).supply();
        return new Match2("match-" + supply.kind() + "-" + supply.id());
    }

    private String first(long need) {
        Supply supply = matches.rank(need).matches().getFirst().supply();
        return "match-" + supply.kind() + "-" + supply.id();
    }

    private static MenuButton menu(Screens screens, String act) {
        return (MenuButton) screens.scene().lookup("#" + act).getParent().getChildrenUnmodifiable().get(1);
    }

    @Test
    void aTextThatNamesNoDomainLetsTheClerkPickOne() {
        world.art();
        Need need = need("上次说的那件事怎么样了");
        try (Screens screens = needScreens().open(need.id()).shot("matching-unclear.png")) {
            assertThat(words(screens)).contains("看不出要哪类服务");
            javafx.scene.control.ComboBox<linli.base.value.Domains.Domain> box = find(screens, "matching-domain");
            screens.act(() -> box.setValue(linli.base.value.Domains.byCode("ART.CHESS").orElseThrow()));
            assertThat(words(screens)).contains("吴棋手");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void thePlanIsAcceptedLineByLine() {
        world.art();
        Need paint = need(MatchesTest.PAINT);
        need("想学下围棋，周六下午");
        need("想学编程，谁能教教");
        need("上次说的那件事怎么样了");
        need("工作日上午想跟人打太极");
        try (Screens screens = planScreens().open(null).shot("matching-plan.png")) {
            TableView<PlanModel.Row> table = find(screens, "x") == null ? table(screens) : null;
            assertThat(table.getItems()).hasSize(3);
            assertThat(words(screens)).contains("1 条需求没有供给：科普编程 1");
            screens.act(() -> table.getSelectionModel().clearAndSelect(index(table, paint.no()))).shot("matching-plan-detail.png");
            assertThat(words(screens)).contains("得分：领域 40/40");
            screens.act(() -> MatchPagesTest.<Button>find(screens, "plan-one").fire());
            assertThat(needs.get(paint.id()).status()).isEqualTo(NeedStatus.SERVING);
            assertThat(table(screens).getItems()).hasSize(2);
            screens.act(() -> table.getSelectionModel().selectAll());
            screens.act(() -> press(table, KeyCode.ENTER, true)).shot("matching-plan-empty.png");
            assertThat(matches.accepted(9)).hasSize(3);
            screens.act(() -> MatchPagesTest.<Button>find(screens, "plan-draft").fire());
            assertThat(drafted).extracting(Plan.Gap::domain).containsExactly("EDU.SCIENCE");
            screens.act(() -> MatchPagesTest.<javafx.scene.control.ToggleButton>find(screens, "plan-ACCEPTED").fire()).shot("matching-plan-accepted.png");
            assertThat(table(screens).getItems()).hasSize(3);
            assertThat(screens.failure()).isNull();
        }
    }

    private static int index(TableView<PlanModel.Row> table, String no) {
        return table.getItems().indexOf(table.getItems().stream().filter(row -> row.no().equals(no)).findFirst().orElseThrow());
    }

    @SuppressWarnings("unchecked")
    private static TableView<PlanModel.Row> table(Screens screens) {
        return (TableView<PlanModel.Row>) screens.scene().lookup(".table-view");
    }

    @Test
    void aThemesNeedsAreAnsweredTogether() {
        world.art();
        Need one = need("孩子 7 岁，想学画画，周末下午");
        Need two = need("孩子 9 岁，周六下午想学画画");
        Need done = need("孩子 8 岁想学画画");
        needs.cancel(done.id(), done.version(), "重复");
        String ids = one.id() + "," + two.id() + "," + done.id();
        try (Screens screens = planScreens().open(java.util.Map.of("needs", ids, "title", "缺指导")).shot("matching-theme.png")) {
            TableView<PlanModel.Row> table = table(screens);
            assertThat(table.getItems().getFirst().supply()).isEqualTo("林若溪");
            assertThat(MatchPagesTest.<javafx.scene.control.ToggleButton>find(screens, "plan-THEME").getText()).isEqualTo("“缺指导”可用的 3");
            screens.act(() -> table.getSelectionModel().clearAndSelect(0));
            screens.act(() -> MatchPagesTest.<Button>find(screens, "plan-one").fire());
            assertThat(needs.get(one.id()).status()).isEqualTo(NeedStatus.SERVING);
            assertThat(needs.get(two.id()).status()).isEqualTo(NeedStatus.SERVING);
            assertThat(needs.get(done.id()).status()).as("what waits for nothing is left alone").isEqualTo(NeedStatus.VOID);
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void weightsAreShownWithTheWayToTheRulesAndASupplyShowsItsNeeds() {
        world.art();
        Need paint = need(MatchesTest.PAINT);
        Supply lin = matches.rank(paint.id()).matches().getFirst().supply();
        try (Screens screens = planScreens().open("weights").shot("matching-weights.png")) {
            assertThat(words(screens)).contains("每一项占多少分", "价格", "8 分", "40 分");
            screens.act(() -> MatchPagesTest.<Button>find(screens, "weights-rules").fire());
            assertThat(screens.left()).as("they are set where every rule is set").isEqualTo("rules");
            screens.open(lin.key()).shot("matching-supply.png");
            assertThat(table(screens).getItems()).extracting(PlanModel.Row::need).contains(paint.id());
            screens.textSize(200).shot("matching-plan-200.png");
            assertThat(screens.failure()).isNull();
        }
    }
}
