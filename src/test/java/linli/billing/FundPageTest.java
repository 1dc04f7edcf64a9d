package linli.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.ui.Memory;
import linli.base.value.Money;
import linli.base.value.PayMethod;
import linli.base.value.UserClass;
import linli.fund.FundModel;
import linli.fund.FundPage;
import linli.fund.FundPapers;
import linli.fund.Ledger;
import linli.shell.Screens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fund on the screen: a spending by keyboard with a proved second person, its way to the receipt and back, a rule, the month's close. */
class FundPageTest {
    private final TillDesk desk = new TillDesk();
    private FundModel model;

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        desk.close();
    }

    private Screens screens() {
        return Screens.of((nav, work) -> {
            model = new FundModel(desk.fund, desk.spends, new FundPapers(desk.fund, desk.spends), work, () -> new FundModel.Unit("示例社区党群服务中心", "0573-80000000"));
            return new FundPage(nav, model, Memory.brief(), file -> {});
        });
    }

    private static void click(Screens screens, String words) {
        Node node = screens.scene().getRoot().lookupAll(".button").stream().filter(one -> one.isVisible() && ((ButtonBase) one).getText() != null && ((ButtonBase) one).getText().startsWith(words))
                .findFirst().orElseThrow(() -> new AssertionError("no button " + words));
        screens.act(((ButtonBase) node)::fire);
    }

    private static void key(Screens screens, KeyCode code) {
        screens.act(() -> screens.scene().getRoot().lookup(".page").fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    private static void type(Screens screens, String id, String text) {
        screens.act(() -> ((TextField) screens.scene().lookup("#" + id)).setText(text));
    }

    private static String texts(Screens screens) {
        StringBuilder all = new StringBuilder();
        screens.scene().getRoot().lookupAll(".label").forEach(node -> all.append(((Labeled) node).getText()).append('\n'));
        screens.scene().getRoot().lookupAll(".button").forEach(node -> all.append(((Labeled) node).getText()).append('\n'));
        return all.toString();
    }

    private Receipt paid() {
        Charge charge = desk.charge("李阿姨", "PAINT", UserClass.RESIDENT, 1000);
        return desk.till.pay(charge.payer(), Map.of(charge.id(), charge.net()), Map.of(PayMethod.CASH, charge.net()), null);
    }

    @Test
    void anEmptyFundSaysWhatToDo() {
        try (Screens screens = screens().open(null).shot("fund-empty.png")) {
            assertThat(texts(screens)).contains("这个月还没有反哺收支");
            click(screens, "去收费");
            assertThat(screens.left()).startsWith("till");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void aSpendingIsProvedAndFollowedBothWays() {
        Receipt receipt = paid();
        paid();
        try (Screens screens = screens().open(null)) {
            assertThat(texts(screens)).contains("156.00").contains("银龄课堂");
            key(screens, KeyCode.F3);
            screens.shot("fund-form.png");
            type(screens, "fund-amount", "100");
            type(screens, "fund-memo", "老年书法课时费");
            type(screens, "fund-payee", "林老师");
            type(screens, "fund-voucher", "PZ-001");
            type(screens, "fund-login", "zhou");
            type(screens, "fund-password", "secret");
            click(screens, "保存");
            assertThat(texts(screens)).as("oneself is no second person").contains("要由另一人输入自己的密码");
            type(screens, "fund-login", "wu");
            type(screens, "fund-password", "wrong");
            click(screens, "保存");
            assertThat(desk.spends.all()).isEmpty();
            type(screens, "fund-password", "secret");
            click(screens, "保存");
            assertThat(desk.spends.all()).singleElement().satisfies(spend -> assertThat(spend.approver()).isEqualTo("吴老师"));
            assertThat(texts(screens)).contains("这笔钱来自 2 张收据").contains(receipt.no());
            screens.shot("fund-trace.png");
            click(screens, receipt.no());
            assertThat(texts(screens)).contains("计提反哺 ￥78.00").contains("用在 1 笔支出");
            screens.shot("fund-origin.png");
            click(screens, desk.spends.all().getFirst().on() + "");
            assertThat(texts(screens)).contains("支出第 1 号");
            screens.act(() -> model.view.set(FundModel.FundView.SPENDS)).shot("fund-spends.png");
            screens.act(() -> model.words.set("没有这样的"));
            assertThat(texts(screens)).contains("共 0 条");
            screens.act(() -> model.words.set(""));
            key(screens, KeyCode.F7);
            screens.shot("fund-notice.png");
            screens.textSize(200).shot("fund-200.png");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void aRuleIsAddedAndTheMonthCloses() {
        paid();
        desk.clock.to(LocalDate.of(2026, 2, 2));
        try (Screens screens = screens().open(null)) {
            screens.act(() -> model.view.set(FundModel.FundView.RULES));
            click(screens, "新规则");
            type(screens, "fund-share", "40");
            type(screens, "fund-basis", "第 2 次议事会");
            screens.shot("fund-rule.png");
            click(screens, "保存");
            assertThat(desk.fund.rule(linli.base.value.FeeArea.CLASS, LocalDate.of(2026, 2, 2)).shareBp()).isEqualTo(4000);
            key(screens, KeyCode.F8);
            screens.shot("fund-close.png");
            click(screens, "结 2026-01 的账");
            assertThat(desk.fund.month(YearMonth.of(2026, 1)).closed()).isTrue();
            screens.act(() -> model.view.set(FundModel.FundView.MONTHS)).shot("fund-months.png");
            Path journal = folder.resolve("账册.beancount");
            Path book = folder.resolve("公示.xlsx");
            screens.act(() -> model.journal(journal, file -> {}));
            screens.act(() -> model.workbook(book, file -> {}));
            assertThat(journal).content().contains("Liabilities:Fund:P");
            assertThat(Files.exists(book)).isTrue();
            assertThat(screens.failure()).isNull();
        }
        Ledger.Month closed = desk.fund.month(YearMonth.of(2026, 1));
        assertThat(closed.closing()).isEqualTo(Money.yuan(78));
    }
}
