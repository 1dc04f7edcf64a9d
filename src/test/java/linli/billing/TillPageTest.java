package linli.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.value.PayMethod;
import linli.base.value.UserClass;
import linli.shell.Screens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** The till on the screen: find who pays, take the money, see the receipt, void it with a second person, close the day. */
class TillPageTest {
    private final TillDesk desk = new TillDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    private Screens screens() {
        return Screens.of((nav, work) -> new TillPage(nav, new TillModel(desk.till, desk.tariffs, desk.takings, new BillingPapers(desk.tariffs), work,
                typed -> List.of(new TillModel.Found(Charge.Payer.named("沈桂英"), "丰收新村 12幢 2单元 501 138****0012", UserClass.RESIDENT)),
                () -> new BillingPapers.Issuer("示例社区党群服务中心", "0573-80000000"))));
    }

    private static void click(Screens screens, String words) {
        Set<Node> all = new LinkedHashSet<>(screens.scene().getRoot().lookupAll(".button"));
        all.addAll(screens.scene().getRoot().lookupAll(".toggle-button"));
        Node node = all.stream().filter(one -> one instanceof ButtonBase button && button.getText() != null && button.getText().startsWith(words)).findFirst()
                .orElseThrow(() -> new AssertionError("no button " + words));
        screens.act(((ButtonBase) node)::fire);
    }

    private static String texts(Screens screens) {
        StringBuilder all = new StringBuilder();
        screens.scene().getRoot().lookupAll(".label").forEach(node -> all.append(((Labeled) node).getText()).append('\n'));
        return all.toString();
    }

    private static TextField field(Screens screens, String prompt) {
        return (TextField) screens.scene().getRoot().lookupAll(".text-field").stream().filter(node -> prompt.equals(((TextField) node).getPromptText())).findFirst().orElseThrow();
    }

    @Test
    void takesMoneyAndGivesTheReceipt() {
        desk.charge("沈桂英", "PAINT", UserClass.RESIDENT, 1000);
        desk.charge("沈桂英", "ROOM", UserClass.RESIDENT, 1500);
        try (Screens screens = screens().open(null).shot("till-empty.png")) {
            TextField find = field(screens, "姓名、拼音首字母、手机尾号，或单位名称");
            screens.act(() -> find.setText("沈"));
            screens.act(() -> find.fireEvent(new javafx.event.ActionEvent()));
            assertThat(texts(screens)).contains("沈桂英").contains("应收 ￥289.99", "收据下一号 2026-000001", "标准价", "其中反哺公益金 81.75");
            assertThat(screens.scene().getRoot().lookupAll(".check-box")).as("the receipt is shown before it is paid").hasSizeGreaterThan(1);
            screens.shot("till-payer.png");
            screens.act(() -> screens.scene().getRoot().lookup(".page").fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "2", "2", KeyCode.DIGIT2, false, false, false, false)));
            click(screens, "收款并出收据");
            assertThat(desk.takings.receipts(LocalDate.now(desk.clock), LocalDate.now(desk.clock), "")).singleElement().satisfies(receipt -> {
                assertThat(receipt.total().toString()).isEqualTo("289.99");
                assertThat(receipt.payments()).containsOnlyKeys(linli.base.value.PayMethod.WECHAT);
            });
            screens.shot("till-receipt.png");
            assertThat(texts(screens)).contains("没有未付的项目");
            click(screens, "作废");
            List<Node> fields = screens.scene().getRoot().lookupAll(".text-field").stream().filter(node -> node.isVisible() && ((TextField) node).getPromptText().isEmpty()).toList();
            screens.act(() -> {
                List<TextField> last = fields.stream().map(TextField.class::cast).toList();
                last.get(last.size() - 3).setText("收错人");
                last.get(last.size() - 2).setText("wu");
                ((PasswordField) last.getLast()).setText("secret");
            });
            click(screens, "确认作废");
            assertThat(desk.takings.receipt("2026-000001").orElseThrow().live()).isFalse();
            screens.shot("till-void.png");
            screens.textSize(200).shot("till-200.png");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void paysAPartGivesAPartBackAndListsWhoOwes() {
        Charge paint = desk.charge("沈桂英", "PAINT", UserClass.RESIDENT, 1000);
        desk.charge("王建国", "ROOM", UserClass.RESIDENT, 1000);
        try (Screens screens = screens().open(new TillModel.Found(Charge.Payer.named("沈桂英"), "", UserClass.RESIDENT))) {
            screens.act(() -> field(screens, "全部").setText("100"));
            click(screens, "收款并出收据");
            assertThat(desk.till.charged(paint.id()).orElseThrow().open().toString()).isEqualTo("160.00");
            click(screens, "退款");
            screens.shot("till-refund.png");
            List<TextField> fields = screens.scene().getRoot().lookupAll(".text-field").stream().map(TextField.class::cast).filter(one -> one.isVisible() && one.getPromptText().isEmpty()).toList();
            screens.act(() -> {
                fields.get(fields.size() - 4).setText("101");
                fields.get(fields.size() - 3).setText("停课一次");
                fields.get(fields.size() - 2).setText("wu");
                ((PasswordField) fields.getLast()).setText("secret");
            });
            click(screens, "确认退款");
            assertThat(texts(screens)).as("more than was paid").contains("100.00");
            assertThat(desk.takings.receipt("2026-000002")).isEmpty();
            screens.act(() -> fields.get(fields.size() - 4).setText("30"));
            click(screens, "确认退款");
            assertThat(desk.takings.receipt("2026-000002").orElseThrow().total().toString()).isEqualTo("-30.00");
            click(screens, "欠费清单");
            screens.act(() -> field(screens, "交款人姓名").setText("王"));
            assertThat(texts(screens)).contains("1 户，共欠 19.99 元");
            screens.shot("till-arrears.png");
            assertThat(screens.failure()).isNull();
        }
    }

    /** The fields of the line that is added, by what they are called. */
    private static TextField line(Screens screens, String id) {
        return (TextField) screens.scene().lookup("#" + id);
    }

    private static void add(Screens screens) {
        click(screens, "加一项");
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatIsWaivedOrPricedOtherwiseNeedsASecondPersonAndAReason() {
        try (Screens screens = screens().open(new TillModel.Found(Charge.Payer.named("沈桂英"), "", UserClass.RESIDENT))) {
            ComboBox<FeeItem> items = (ComboBox<FeeItem>) screens.scene().getRoot().lookupAll(".combo-box").iterator().next();
            assertThat(items.getItems()).extracting(FeeItem::code).as("a basic service is no line").doesNotContain("READ").contains("PAINT");
            screens.act(() -> items.setValue(items.getItems().stream().filter(one -> one.code().equals("PAINT")).findFirst().orElseThrow()));
            screens.act(() -> line(screens, "till-waived").setText("60"));
            add(screens);
            assertThat(texts(screens)).contains("第二人");
            screens.act(() -> {
                line(screens, "till-login").setText("wu");
                line(screens, "till-password").setText("secret");
            });
            add(screens);
            assertThat(desk.till.owed(Charge.Payer.named("沈桂英"))).as("a reason is needed too").isEmpty();
            screens.act(() -> line(screens, "till-waive-reason").setText("困难家庭"));
            screens.shot("till-waive.png");
            add(screens);
            assertThat(desk.till.owed(Charge.Payer.named("沈桂英"))).singleElement().satisfies(due -> {
                assertThat(due.charge().net().toString()).isEqualTo("200.00");
                assertThat(due.charge().approver()).isEqualTo("吴老师");
            });
            screens.act(() -> {
                ((javafx.scene.control.CheckBox) screens.scene().lookup("#till-another")).setSelected(true);
                line(screens, "till-price").setText("-1");
                line(screens, "till-why").setText("打折");
                line(screens, "till-login").setText("wu");
                line(screens, "till-password").setText("secret");
            });
            add(screens);
            screens.shot("till-price-below.png");
            assertThat(desk.till.owed(Charge.Payer.named("沈桂英"))).as("a price of -1 is refused, nothing is saved").hasSize(1);
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void aReceiptVoidedElsewhereIsNotVoidedAgain() {
        Charge paint = desk.charge("沈桂英", "PAINT", UserClass.RESIDENT, 1000);
        Receipt receipt = desk.till.pay(paint.payer(), Map.of(paint.id(), paint.net()), Map.of(PayMethod.CASH, paint.net()), null);
        try (Screens screens = screens().open(receipt.no())) {
            click(screens, "作废");
            desk.till.cancel(receipt.id(), "收错人", TillDesk.SECOND);
            List<TextField> last = screens.scene().getRoot().lookupAll(".text-field").stream().map(TextField.class::cast).filter(one -> one.isVisible() && one.getPromptText().isEmpty()).toList();
            screens.act(() -> {
                last.get(last.size() - 3).setText("再来");
                last.get(last.size() - 2).setText("wu");
                last.getLast().setText("secret");
            });
            click(screens, "确认作废");
            assertThat(texts(screens)).contains("已经作废");
            screens.shot("till-void-twice.png");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void theReceiptIsA5InTwoCopiesWithAllItHasToSay() throws Exception {
        Charge paint = desk.charge("沈桂英", "PAINT", UserClass.RESIDENT, 1000);
        desk.charge("沈桂英", "ROOM", UserClass.RESIDENT, 1500);
        Map<Long, linli.base.value.Money> all = new java.util.LinkedHashMap<>();
        desk.till.owed(paint.payer()).forEach(due -> all.put(due.charge().id(), due.open()));
        Receipt receipt = desk.till.pay(paint.payer(), all, Map.of(PayMethod.CASH, linli.base.value.Money.parse("89.99"), PayMethod.WECHAT, linli.base.value.Money.parse("200")), null);
        desk.till.printed(receipt.id());
        byte[] pdf = new BillingPapers(desk.tariffs).receipt(desk.till.receipt(receipt.id()), new BillingPapers.Issuer("示例社区党群服务中心", "0573-80000000"), 1).pdf();
        java.nio.file.Files.createDirectories(java.nio.file.Path.of("target", "screens"));
        java.nio.file.Files.write(java.nio.file.Path.of("target", "screens", "receipt.pdf"), pdf);
        try (PdfReader reader = new PdfReader(pdf)) {
            assertThat(reader.getNumberOfPages()).isEqualTo(2);
            assertThat((double) reader.getPageSize(1).getWidth()).as("A5 lying, in points").isBetween(594.0, 596.0);
            for (int page = 1; page <= 2; page++) {
                String words = new PdfTextExtractor(reader).getTextFromPage(page).replaceAll("\\s", "");
                assertThat(words).contains("No.2026-000001", page == 1 ? "存根" : "交款人", "人民币贰佰捌拾玖元玖角玖分", "￥289.99", "本收据非发票", "第1版", "2026-01-05公布", "0573-80000000", "补打第1次",
                        "现金89.99", "微信200.00");
            }
        }
    }

    @Test
    void theDayIsClosed() {
        desk.takings.closeDay(LocalDate.of(2026, 1, 5), java.util.Map.of(), null);
        desk.clock.to(LocalDate.of(2026, 1, 6));
        try (Screens screens = screens().open(null)) {
            click(screens, "日结");
            javafx.scene.control.TableView<?> past = (javafx.scene.control.TableView<?>) screens.scene().getRoot().lookup(".table-view");
            assertThat(past.getItems()).hasSize(1);
            screens.shot("till-close.png");
            screens.act(() -> past.getSelectionModel().select(0));
            screens.shot("till-close-past.png");
            assertThat(texts(screens)).as("the slip can be printed").contains("收据预览");
            click(screens, "日结");
            click(screens, "收据");
            screens.shot("till-receipts.png");
            click(screens, "收费标准公示");
            screens.shot("till-notice.png");
            assertThat(screens.failure()).isNull();
        }
    }
}
