package linli.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.ui.Memory;
import linli.base.value.FocusGroup;
import linli.shell.Screens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list and the form at its side, on the screen. */
class NeedsPageTest {
    private final Db db = TestStore.open();
    private final NeedsTest.TestClock clock = new NeedsTest.TestClock();
    private final Needs needs = new Needs(db, clock, () -> "周老师");
    private final Memory memory = Memory.brief();

    @AfterEach
    void close() {
        db.close();
    }

    /** A list as a centre has it in its third week. */
    static void fill(Db db, NeedsTest.TestClock clock, Needs needs) {
        String[][] rows = {
            {"沈桂英", "1948-05-02", "想要一个固定的练舞场地,现在的小广场下雨就没法跳", "WINDOW", "文体活动", "ELDER", "陈老师", "SERVING"},
            {"高建明", "1990-01-12", "创业注册公司要走哪些流程,能不能请人讲一讲", "MINIAPP", "创业就业", "NEW", "吴老师", "ASSIGNED"},
            {null, null, "3 幢楼道灯坏了两个星期,晚上老人上下楼不安全", "PHONE", "环境物业", "", "陈老师", "ASSIGNED"},
            {"林晓梅", "1988-07-21", "孩子 7 岁,想学画画,周末下午有时间,附近机构太远也太贵,社区有场地的话能不能办个班?", "MINIAPP", "亲子教育", "CHILD", null, "SORTED"},
            {"王福根", "1941-02-11", "助餐的菜太硬,希望软烂清淡一些", "VISIT", "为老服务", "ELDER", "李老师", "REPLIED"},
            {"周丽", "1979-11-02", "想学书法没人教", "COUNCIL", "文体活动", "", "陈老师", "REVISITED"},
            {"钱小兵", "1995-06-30", "骑手换电没地方,门口能不能装充电柜", "BOX", null, "", null, "REGISTERED"},
            {"何秀珍", "1952-09-09", "想有人教用智能手机挂号", "WINDOW", "为老服务", "ELDER", "李老师", "SERVING"}};
        int day = 0;
        for (String[] row : rows) {
            clock.to(LocalDate.of(2026, 11, 10).plusDays(day++));
            Need.Asker asker = row[0] == null ? Need.Asker.ANONYMOUS
                    : Need.Asker.resident(NeedsTest.resident(db, row[0], LocalDate.parse(row[1])), row[0]);
            Need need = needs.register(new Need.Draft(asker, row[2], NeedChannel.valueOf(row[3]), row[4],
                    row[5].isEmpty() ? null : FocusGroup.valueOf(row[5]), row[6], null));
            NeedStatus status = NeedStatus.valueOf(row[7]);
            if (status == NeedStatus.SERVING) {
                needs.start(need.id(), need.version(), "已联系,约好周三上门看");
            }
            if (status.ordinal() >= NeedStatus.REPLIED.ordinal()) {
                need = needs.reply(need.id(), need.version(), "已和居民说明,从下周起调整", LocalDate.now(clock));
            }
            if (status == NeedStatus.REVISITED) {
                needs.revisit(need.id(), need.version(), 5, null);
            }
        }
        clock.to(NeedsTest.TODAY);
    }

    private List<NeedList.Person> people(String typed) {
        return needs.list(NeedList.Filter.ALL).rows().stream().filter(row -> row.residentId() != null && row.who().contains(typed))
                .map(row -> new NeedList.Person(row.residentId(), row.who(), "丰收新村 3幢 2单元 501", "138****0001")).toList();
    }

    private Screens screens() {
        return Screens.of((nav, work) -> new NeedsPage(nav, new NeedsModel(needs, work,
                new NeedFormModel(needs, work, this::people, memory)), clock, memory));
    }

    private static void press(Node node, KeyCode code, boolean control) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, code.isDigitKey() ? code.getChar() : "", "", code, false, control, false, false));
    }

    @SuppressWarnings("unchecked")
    private static TableView<NeedList.Row> table(Screens screens) {
        return (TableView<NeedList.Row>) screens.scene().lookup(".table-view");
    }

    @Test
    void anEmptyListSaysWhatToDo() {
        try (Screens screens = screens().open(null).shot("needs-empty.png")) {
            assertThat(screens.scene().lookup(".empty-state").isVisible()).isTrue();
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void listsWithLateOnesFirstAndOpensAFigure() {
        fill(db, clock, needs);
        try (Screens screens = screens().open(null).shot("needs.png")) {
            assertThat(table(screens).getItems()).hasSize(8);
            assertThat(table(screens).getItems().getFirst().lateDays()).isEqualTo(7);
            screens.open(Map.of("late", "", "owner", "陈老师", "title", "陈老师超期")).shot("needs-late.png");
            assertThat(table(screens).getItems()).isNotEmpty().allSatisfy(row -> {
                assertThat(row.lateDays()).isPositive();
                assertThat(row.owner()).isEqualTo("陈老师");
            });
            screens.textSize(200).shot("needs-200.png");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void takesANeedDownByKeyboardAlone() {
        fill(db, clock, needs);
        try (Screens screens = screens().open("new")) {
            type(screens, "沈");
            screens.act(() -> press(screens.scene().getFocusOwner(), KeyCode.ENTER, false));
            assertThat(screens.scene().getFocusOwner().getId()).isEqualTo("need-body");
            type(screens, "想给孙子找暑假托管,没有场地");
            screens.act(() -> press(screens.scene().getFocusOwner(), KeyCode.ENTER, false));
            screens.act(() -> press(screens.scene().getFocusOwner(), KeyCode.DIGIT1, false)).shot("needs-form.png");
            screens.act(() -> press(screens.scene().getFocusOwner(), KeyCode.ENTER, true));
            assertThat(screens.failure()).isNull();
            NeedList.Row row = needs.list(NeedList.Filter.of(Map.of("text", "暑假"))).rows().getFirst();
            assertThat(row.who()).isEqualTo("沈桂英");
            assertThat(row.channel()).isEqualTo(NeedChannel.WINDOW);
            assertThat(row.category()).as("from its words").isEqualTo("亲子教育");
            assertThat(row.group()).as("from her age").isEqualTo(FocusGroup.ELDER);
            assertThat(screens.scene().getFocusOwner().getId()).isEqualTo("need-who");
            assertThat(memory.get().apply("needs.draft")).isEmpty();
            screens.act(() -> press(screens.scene().getFocusOwner(), KeyCode.ENTER, true)).shot("needs-missing.png");
            assertThat(screens.scene().lookup(".bad-band").isVisible()).isTrue();
        }
    }

    @Test
    void opensTheFormForAResident() {
        fill(db, clock, needs);
        NeedList.Row row = needs.list(NeedList.Filter.of(Map.of("text", "林晓梅"))).rows().getFirst();
        try (Screens screens = screens().open(Map.of("new", row.residentId()))) {
            assertThat(((javafx.scene.control.TextField) screens.scene().lookup("#need-who")).getText()).isEqualTo("林晓梅");
            assertThat(table(screens).getItems()).as("the list is not narrowed").hasSize(8);
            assertThat(screens.failure()).isNull();
        }
    }

    /** Types where the focus is, once it is in a field: the form takes it a pulse after it is shown. */
    private static void type(Screens screens, String text) {
        for (int pulse = 0; pulse < 100 && !(screens.scene().getFocusOwner() instanceof javafx.scene.control.TextInputControl); pulse++) {
            screens.act(() -> { });
        }
        screens.act(() -> ((javafx.scene.control.TextInputControl) screens.scene().getFocusOwner()).appendText(text));
    }

    @Test
    void whatWasTypedOutlivesACrash() {
        try (Screens screens = screens().open("new")) {
            screens.act(() -> screens.scene().lookup("#need-body").requestFocus());
            type(screens, "门口积水");
            screens.act(() -> screens.scene().lookup("#need-who").requestFocus());
        }
        assertThat(memory.get().apply("needs.draft")).contains("门口积水");
        try (Screens screens = screens().open("new")) {
            assertThat(((javafx.scene.control.TextArea) screens.scene().lookup("#need-body")).getText()).isEqualTo("门口积水");
            screens.act(() -> press(screens.scene().lookup("#need-body"), KeyCode.ESCAPE, false));
            assertThat(screens.scene().lookup(".warn-band").isVisible()).as("Esc asks, for something would be lost").isTrue();
        }
    }
}
