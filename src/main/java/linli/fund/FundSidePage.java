package linli.fund;

import static linli.base.text.Texts.text;

import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import linli.base.text.Texts;
import linli.base.ui.DetailPane;
import linli.base.ui.Field;
import linli.base.ui.Form;
import linli.base.ui.Nav;
import linli.base.ui.SheetView;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.FeeArea;
import linli.base.value.Money;
import linli.base.value.PayMethod;
import linli.fund.FundModel.Pot;
import linli.fund.FundModel.Side;

/** What stands beside the fund's lists: a yuan's way, the forms for spending, rules and projects, the notice, a month's close. */
final class FundSidePage {
    private static final int BP = 2;
    private final Nav nav;
    private final FundModel model;

    FundSidePage(Nav nav, FundModel model) {
        this.nav = nav;
        this.model = model;
    }

    static String percent(int bp) {
        return BigDecimal.valueOf(bp, BP).stripTrailingZeros().toPlainString() + "%";
    }

    Node node(Side side) {
        DetailPane pane = new DetailPane(() -> model.side.set(null));
        switch (side) {
            case Side.Trace trace -> trace(pane, trace);
            case Side.Origin origin -> origin(pane, origin.source());
            case Side.SpendForm any -> spending(pane);
            case Side.RuleForm any -> rule(pane);
            case Side.ProjectForm any -> project(pane);
            case Side.Closing closing -> closing(pane, closing.month());
            case Side.Paper paper -> {
                SheetView sheet = new SheetView(nav, paper::file);
                sheet.show(paper.sheet());
                pane.setStyle("-fx-pref-width: 46em; -fx-max-width: 46em;");
                pane.show(text("fund.notice.title"), sheet);
            }
        }
        return pane;
    }

    private static Node fact(String label, String value) {
        Label name = Tags.styled(label, "secondary");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label words = Tags.styled(value, "wrap");
        words.setWrapText(true);
        HBox row = new HBox(10, name, words);
        HBox.setHgrow(words, Priority.ALWAYS);
        return row;
    }

    private static Button link(String words, Runnable action) {
        Button button = Tags.button(words, null, action);
        button.getStyleClass().add("link");
        return button;
    }

    /** From a spending back to the receipts whose shares it used. */
    private void trace(DetailPane pane, Side.Trace trace) {
        Ledger.Spend spend = trace.spend();
        List<Node> nodes = new ArrayList<>(List.of(Tags.styled(text("fund.trace.amount", spend.amount().format()), "large", "strong"), fact(text("fund.column.memo"), spend.memo()),
                fact(text("fund.column.project"), spend.project()), fact(text("fund.column.on"), spend.on().toString()),
                fact(text("fund.column.payee"), text("fund.trace.payee", spend.payee(), Texts.of(spend.method()))), fact(text("fund.column.voucher"), spend.voucher()),
                fact(text("fund.column.photo"), spend.photo() == null ? text("fund.photo.none") : spend.photo().substring(0, 16)),
                fact(text("fund.column.approver"), text("fund.trace.second", spend.approver(), spend.staff()))));
        if (spend.activityId() != null) {
            nodes.add(link(text("fund.trace.activity", spend.activity()), () -> nav.open("activity", spend.activityId())));
        }
        if (spend.reversed()) {
            nodes.add(Tags.tag(text("fund.trace.reversed", spend.reason()), Tone.BAD));
        }
        nodes.add(Tags.styled(text("fund.trace.from", trace.uses().size()), "strong"));
        trace.uses().forEach(use -> nodes.add(line(link(text("fund.trace.receipt", use.receiptNo(), use.on(), use.payer()), () -> model.origin(use.receiptNo())), use.amount())));
        if (!spend.reversed()) {
            VBox box = new VBox(8);
            box.getChildren().add(Tags.button(text("fund.unspend"), null, () -> box.getChildren().setAll(unspend(spend))));
            nodes.add(box);
        }
        pane.show(text("fund.trace.title", spend.no()), nodes.toArray(Node[]::new));
    }

    private static Node line(Node left, Money amount) {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox row = new HBox(8, left, spring, Tags.styled(amount.format(), "number"));
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return row;
    }

    private Node unspend(Ledger.Spend spend) {
        Form form = new Form(() -> {});
        TextField reason = form.text("fund-reason", text("fund.unspend.reason"), "");
        Supplier<FundSpends.Second> second = second(form);
        Button go = Tags.button(text("fund.unspend.do"), null, () -> model.unspend(spend, reason.getText(), second.get(), form::wrong));
        go.setId("fund-unspend");
        go.getStyleClass().add("primary");
        form.getChildren().add(go);
        form.start();
        return form;
    }

    /** From a receipt on to what its share paid. */
    private void origin(DetailPane pane, Ledger.Source source) {
        List<Node> nodes = new ArrayList<>(List.of(Tags.styled(text("fund.origin.share", source.share().format()), "large", "strong"),
                fact(text("fund.origin.total"), source.total().format()), fact(text("fund.origin.payer"), source.payer()), fact(text("fund.column.on"), source.on().toString()),
                link(text("fund.origin.open"), () -> nav.open("till", source.no())), Tags.styled(text("fund.origin.paid", source.uses().size()), "strong")));
        Money left = source.share();
        for (Ledger.Use use : source.uses()) {
            nodes.add(line(link(text(use.reversed() ? "fund.origin.useReversed" : "fund.origin.use", use.spentOn(), use.paid()), () -> model.trace(use.spendId())), use.amount()));
            left = use.reversed() ? left : left.minus(use.amount());
        }
        nodes.add(line(Tags.styled(text("fund.origin.left"), "secondary"), left));
        pane.show(text("fund.origin.title", source.no()), nodes.toArray(Node[]::new));
    }

    private Supplier<FundSpends.Second> second(Form form) {
        form.hint(text("fund.second.note"));
        form.side();
        TextField login = form.text("fund-login", text("fund.second.login"), "");
        form.end();
        PasswordField password = new PasswordField();
        password.setId("fund-password");
        form.getChildren().add(new Field(text("fund.second.password"), password));
        return () -> new FundSpends.Second(login.getText().strip(), password.getText());
    }

    private void spending(DetailPane pane) {
        FundModel.Shown now = model.shown.get();
        Runnable[] save = new Runnable[1];
        Form form = new Form(() -> save[0].run());
        List<Pot> pots = now == null ? List.of() : now.pots();
        ComboBox<Pot> pot = form.choice("fund-project", text("fund.column.project"), pots, pots.isEmpty() ? null : pots.getFirst(),
                one -> text("fund.form.pot", one.project().name(), one.balance().format()), null);
        form.side();
        TextField amount = form.text("fund-amount", text("fund.column.amount"), "");
        DatePicker day = form.day("fund-day", text("fund.column.on"), model.today());
        form.end();
        TextField memo = form.text("fund-memo", text("fund.form.memo"), "");
        ComboBox<Ledger.Free> paid = form.choice("fund-activity", text("fund.form.activity"), now == null ? List.of() : now.free(), null,
                one -> text("fund.form.free", one.no(), one.title()), text("fund.form.noActivity"));
        form.side();
        TextField payee = form.text("fund-payee", text("fund.column.payee"), "");
        ComboBox<PayMethod> method = form.choice("fund-method", text("fund.form.method"), List.of(PayMethod.values()), PayMethod.TRANSFER, Texts::of, null);
        form.end();
        TextField voucher = form.text("fund-voucher", text("fund.form.voucher"), "");
        String[] photo = new String[1];
        Label seal = Tags.styled(text("fund.photo.none"), "secondary", "small");
        form.getChildren().add(new HBox(10, Tags.button(text("fund.photo.choose"), null, () -> {
            File chosen = new FileChooser().showOpenDialog(pane.getScene().getWindow());
            if (chosen != null) {
                photo[0] = FundModel.seal(Path.of(chosen.getPath()));
                seal.setText(text("fund.photo.chosen", chosen.getName(), photo[0].substring(0, 16)));
            }
        }), seal));
        Supplier<FundSpends.Second> second = second(form);
        save[0] = () -> {
            Money.Check sum = Money.check(amount.getText());
            if (!sum.ok() || pot.getValue() == null) {
                form.wrong(text(pot.getValue() == null ? "fund.form.noProject" : "fund.form.amount"));
                return;
            }
            model.spend(new FundSpends.Draft(pot.getValue().project().id(), day.getValue(), sum.value(), method.getValue(), payee.getText(), voucher.getText(), photo[0], memo.getText(),
                    paid.getValue() == null ? null : paid.getValue().id()), second.get(), form::wrong, made -> nav.say(text("fund.spent", made.no(), made.amount().format())));
        };
        finish(pane, text("fund.spend"), form, save[0]);
    }

    private void finish(DetailPane pane, String title, Form form, Runnable save) {
        Button go = Tags.button(text("fund.form.save"), text("fund.form.saveKey"), save);
        go.setId("fund-save");
        go.getStyleClass().add("primary");
        pane.show(title, form);
        pane.buttons(go);
        form.start();
    }

    private void rule(DetailPane pane) {
        Runnable[] save = new Runnable[1];
        Form form = new Form(() -> save[0].run());
        List<Pot> pots = model.shown.get() == null ? List.of() : model.shown.get().pots().stream().filter(one -> one.project().until() == null).toList();
        ComboBox<FeeArea> area = form.choice("fund-area", text("fund.column.area"), List.of(FeeArea.values()), FeeArea.CLASS, Texts::of, null);
        ComboBox<Pot> pot = form.choice("fund-project", text("fund.column.project"), pots, pots.isEmpty() ? null : pots.getFirst(), one -> one.project().name(), null);
        TextField share = form.text("fund-share", text("fund.form.share"), "");
        DatePicker from = form.day("fund-from", text("fund.column.from"), model.today());
        TextField basis = form.text("fund-basis", text("fund.form.basis"), "");
        form.hint(text("fund.rule.note"));
        save[0] = () -> model.rule(area.getValue(), pot.getValue(), share.getText(), from.getValue(), basis.getText(), form::wrong);
        finish(pane, text("fund.rule.new"), form, save[0]);
    }

    private void project(DetailPane pane) {
        Runnable[] save = new Runnable[1];
        Form form = new Form(() -> save[0].run());
        TextField name = form.text("fund-name", text("fund.form.name"), "");
        TextField purpose = form.text("fund-purpose", text("fund.form.purpose"), "");
        save[0] = () -> model.project(name.getText(), purpose.getText(), form::wrong);
        if (model.shown.get() != null) {
            model.shown.get().pots().forEach(pot -> form.getChildren().add(pot.project().until() != null ? Tags.styled(text("fund.project.ended", pot.project().name(), pot.project().until()), "secondary")
                    : line(Tags.styled(pot.project().name(), "strong"), pot.balance())));
            model.shown.get().pots().stream().filter(pot -> pot.project().until() == null)
                    .forEach(pot -> form.getChildren().add(link(text("fund.project.end", pot.project().name()), () -> model.end(pot, form::wrong))));
        }
        finish(pane, text("fund.project.new"), form, save[0]);
    }

    private void closing(DetailPane pane, Ledger.Month month) {
        Label wrong = Tags.styled("", "text-bad", "wrap");
        wrong.setWrapText(true);
        Button go = Tags.button(text("fund.close.do", month.month()), null, () -> model.close(YearMonth.parse(month.month()), failed -> wrong.setText(failed.getMessage()),
                closed -> nav.say(text("fund.close.done", closed.month(), closed.closing().format()))));
        go.setId("fund-close");
        go.getStyleClass().add("primary");
        Label note = Tags.styled(text(YearMonth.parse(month.month()).isBefore(YearMonth.from(model.today())) ? "fund.close.note" : "fund.close.early"), "secondary", "wrap");
        note.setWrapText(true);
        pane.show(text("fund.close.title", month.month()), line(Tags.styled(text("fund.column.opening")), month.opening()), line(Tags.styled(text("fund.column.in")), month.in()),
                line(Tags.styled(text("fund.column.out")), month.out()), line(Tags.styled(text("fund.column.balance"), "strong"), month.closing()),
                Tags.tag(text("fund.kpi.sum", month.opening().format(), month.in().format(), month.out().format(), month.closing().format()), month.balances() ? Tone.OK : Tone.BAD), note, wrong);
        pane.buttons(go);
        javafx.application.Platform.runLater(go::requestFocus);
    }
}
