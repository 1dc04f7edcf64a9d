package linli.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.ui.ChipRow;
import linli.base.ui.Memory;
import linli.partners.Partner.Agreement;
import linli.partners.Partner.PartnerKind;
import linli.partners.Partner.PartnerStatus;
import linli.partners.Partner.Pledge;
import linli.partners.Partner.PledgeKind;
import linli.shell.Screens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list of partners, one at its side, and the forms, on the screen. */
class PartnersPageTest {
    private final PartnerHouse house = new PartnerHouse();

    @AfterEach
    void close() {
        house.close();
    }

    private Screens screens() {
        return Screens.of((nav, work) -> new PartnersPage(nav, new PartnersModel(house.partners, work), Memory.brief()));
    }

    /** Partners of every kind, with an agreement that ends soon and a promise half kept. */
    private long fill() {
        for (PartnerKind kind : PartnerKind.values()) {
            house.partner("桑园" + linli.base.text.Texts.of(kind) + "一号", kind);
        }
        Partner one = house.partners.add(PartnerHouse.face("桑园美育服务中心", PartnerKind.PROFESSIONAL, PartnerHouse.CODE), PartnerStatus.LISTED);
        house.project("儿童画画", one.id());
        house.partners.pledges().sign(new Agreement(0, one.id(), "", null, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 20), "免费提供第二教室，水电由社区承担",
                "每周六下午开课两小时，每期留 5 个公益名额", null, "", 1));
        Pledge money = house.partners.pledges().pledge(new Pledge(0, one.id(), PledgeKind.MONEY, "赞助老年助餐", null, 5_000_000L, LocalDate.of(2026, 5, 1),
                LocalDate.of(2026, 10, 31), null, "", 0, 0, 1));
        house.partners.pledges().deliver(money.id(), LocalDate.of(2026, 8, 1), 2_000_000, "第一笔");
        house.partners.pledges().pledge(new Pledge(0, one.id(), PledgeKind.DISCOUNT, "居民报班", 70, null, LocalDate.of(2026, 5, 1), null, null, "", 0, 0, 1));
        return one.id();
    }

    private static void press(Node node, KeyCode code, boolean control) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    }

    /** Types into a field once it is on the screen: a scrolled pane shows its content a pulse later. */
    private static void type(Screens screens, String id, String text) {
        for (int pulse = 0; pulse < 100 && screens.scene().lookup("#" + id) == null; pulse++) {
            screens.act(() -> { });
        }
        screens.act(() -> ((TextInputControl) screens.scene().lookup("#" + id)).setText(text));
    }

    private static String words(Screens screens, String style) {
        StringBuilder all = new StringBuilder();
        screens.scene().getRoot().lookupAll(style).forEach(node -> node.lookupAll(".label").forEach(label -> all.append(((Labeled) label).getText()).append('\n')));
        return all.toString();
    }

    @Test
    void anEmptyListSaysWhatToDo() {
        try (Screens screens = screens().open(null).shot("partners-empty.png")) {
            assertThat(screens.scene().lookup(".empty-state").isVisible()).isTrue();
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void listsShowsOneAndNarrows() {
        long one = fill();
        try (Screens screens = screens().open(null)) {
            TableView<?> table = (TableView<?>) screens.scene().lookup(".table-view");
            assertThat(table.getItems()).hasSize(8);
            screens.open(one).shot("partners.png");
            assertThat(words(screens, ".detail-pane")).contains("承诺与兑现").contains("20,000.00 元").contains("7 折").contains("30 天内到期").contains("未核实");
            screens.act(() -> ((Button) screens.scene().lookup("#partner-verify")).fire());
            assertThat(words(screens, ".detail-pane")).contains("2026-11-24，周老师");
            screens.open(Map.of("expiring", ""));
            assertThat(table.getItems()).hasSize(1);
            screens.textSize(200).shot("partners-200.png");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void takesAPartnerInByKeyboardAndSaysWhatIsWrong() {
        try (Screens screens = screens().open("new")) {
            type(screens, "partner-name", "丰收理发店");
            screens.act(() -> ((ChipRow<?>) screens.scene().lookup("#partner-kind")).getChildren().get(5).requestFocus());
            screens.act(() -> ((javafx.scene.control.ToggleButton) screens.scene().getFocusOwner()).fire());
            type(screens, "partner-uscc", "92330481XNDM00024X");
            assertThat(words(screens, ".form")).contains("最后一位应是 U");
            screens.act(() -> press(screens.scene().lookup("#partner-uscc"), KeyCode.S, true)).shot("partners-form-wrong.png");
            assertThat(screens.scene().lookup(".bad-band").isVisible()).isTrue();
            type(screens, "partner-uscc", "92330481XNDM00024U");
            assertThat(words(screens, ".form")).contains("代码正确（个体工商户）");
            screens.act(() -> press(screens.scene().lookup("#partner-name"), KeyCode.ENTER, false));
            assertThat(screens.scene().getFocusOwner().getParent()).as("Enter goes on").isEqualTo(screens.scene().lookup("#partner-kind"));
            screens.act(() -> press(screens.scene().lookup("#partner-uscc"), KeyCode.S, true)).shot("partners-added.png");
            assertThat(house.partners.list(PartnerList.Filter.ALL).rows()).singleElement().satisfies(row -> {
                assertThat(row.name()).isEqualTo("丰收理发店");
                assertThat(row.kind()).isEqualTo(PartnerKind.SOLE);
            });
            assertThat(words(screens, ".detail-pane")).contains("还没有协议");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void signsPromisesGivesAndPausesInTheSidePane() {
        long one = fill();
        try (Screens screens = screens().open(one)) {
            link(screens, "签协议").shot("partners-agreement.png");
            assertThat(((DatePicker) screens.scene().lookup("#agreement-from")).getValue()).as("the next begins after the last").isEqualTo(LocalDate.of(2026, 12, 21));
            screens.act(() -> press(screens.scene().lookup("#agreement-ours"), KeyCode.S, true)).shot("partners-signed.png");
            assertThat(house.partners.whole(one).agreements()).hasSize(2);
            link(screens, "登记承诺");
            type(screens, "pledge-what", "公益小课");
            type(screens, "pledge-amount", "两千");
            screens.act(() -> press(screens.scene().lookup("#pledge-what"), KeyCode.S, true)).shot("partners-pledge.png");
            assertThat(screens.scene().lookup(".bad-band").isVisible()).isTrue();
            type(screens, "pledge-amount", "2000.50元");
            screens.act(() -> press(screens.scene().lookup("#pledge-what"), KeyCode.S, true));
            assertThat(house.partners.whole(one).pledges()).last().satisfies(pledge -> assertThat(pledge.promised()).isEqualTo(200_050));
            link(screens, "登记兑现");
            type(screens, "deliver-amount", "10000");
            screens.act(() -> press(screens.scene().lookup("#deliver-amount"), KeyCode.S, true));
            assertThat(house.partners.whole(one).pledges().getFirst().delivered()).isEqualTo(3_000_000);
            screens.act(() -> ((Button) screens.scene().lookup("#partner-PAUSED")).fire()).shot("partners-pause.png");
            assertThat(words(screens, ".form")).contains("1 个在开项目将一起暂停：儿童画画");
            type(screens, "partner-reason", "教室装修");
            screens.act(() -> press(screens.scene().lookup("#partner-reason"), KeyCode.S, true)).shot("partners-paused.png");
            assertThat(house.partners.get(one).status().now()).isEqualTo(PartnerStatus.PAUSED);
            screens.act(() -> press(screens.scene().lookup(".detail-pane"), KeyCode.ESCAPE, false));
            assertThat(screens.scene().lookup(".detail-pane")).isNull();
            assertThat(screens.failure()).isNull();
        }
    }

    private static Screens link(Screens screens, String words) {
        return screens.act(() -> screens.scene().getRoot().lookupAll(".button").stream().map(node -> (Button) node).filter(button -> words.equals(button.getText()))
                .findFirst().orElseThrow().fire());
    }
}
