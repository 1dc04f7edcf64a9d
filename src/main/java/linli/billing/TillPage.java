package linli.billing;

import static linli.base.text.Texts.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Card;
import linli.base.ui.Dialogs;
import linli.base.ui.Field;
import linli.base.ui.Fxml;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.SheetView;
import linli.base.ui.Tags;
import linli.base.value.Money;
import linli.base.value.PayMethod;

/** 收费: who pays, what is owed by the public tariff, how it is paid, and the receipt beside it. */
public final class TillPage implements Page {
    private static final List<PayMethod> METHODS = List.of(PayMethod.CASH, PayMethod.WECHAT, PayMethod.ALIPAY, PayMethod.TRANSFER, PayMethod.CARD);
    private final Nav nav;
    private final TillModel model;
    private final Map<Long, CheckBox> chosen = new HashMap<>();
    private final Map<PayMethod, ToggleButton> methodOf = new EnumMap<>(PayMethod.class);
    private final TextField firstPart = new TextField();
    private final TextField part = new TextField();
    private SheetView paper;
    private ReceiptsPage receiptList;
    private Node view;

    @FXML private PageHead head;
    @FXML private Card payerCard;
    @FXML private VBox payerBox;
    @FXML private VBox lines;
    @FXML private VBox adding;
    @FXML private Label sums;
    @FXML private Label total;
    @FXML private HBox methods;
    @FXML private HBox mixed;
    @FXML private Label wrong;
    @FXML private Button take;
    @FXML private VBox payBox;
    @FXML private Card paperCard;
    @FXML private VBox paperBox;

    public TillPage(Nav nav, TillModel model) {
        this.nav = nav;
        this.model = model;
    }

    @Override
    public String name() {
        return "till";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "till.fxml");
            build();
        }
        return view;
    }

    /**
     * @param argument a payer to serve ({@link TillModel.Found} or {@link Charge.Payer}), the id of a charge to be refunded,
     *     a receipt's number to be looked at; or null
     */
    @Override
    public void shown(Object argument) {
        model.load();
        if (argument instanceof TillModel.Found who) {
            model.serve(who);
        } else if (argument instanceof Charge.Payer payer) {
            model.serving(payer);
        } else if (argument instanceof Long charge) {
            model.refunding(charge);
        } else if (argument instanceof String no) {
            model.show(no);
        } else if (model.payer.get() == null) {
            seek();
        }
    }

    private void build() {
        paper = new SheetView(nav, () -> model.receipt.get() == null ? text("till.paper.file") : text("till.receipt.file", model.receipt.get().no()));
        paper.setOnPrinted(model::printed);
        paper.setPrintKey("Ctrl P");
        receiptList = new ReceiptsPage(model, paper);
        VBox.setVgrow(paper, Priority.ALWAYS);
        head.getActions().addAll(Tags.button(text("till.receipts"), "F7", this::receipts), Tags.button(text("till.close"), "F8", this::close), Tags.button(text("till.arrears.title"), "F9", this::arrears),
                Tags.button(text("till.notice"), null, model::notice));
        for (PayMethod method : METHODS) {
            ToggleButton button = new ToggleButton(Texts.of(method));
            button.setGraphic(Tags.kbd("" + (methodOf.size() + 1)));
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setOnAction(event -> mixed());
            methodOf.put(method, button);
            methods.getChildren().add(button);
        }
        methodOf.get(PayMethod.CASH).setSelected(true);
        take.setOnAction(event -> pay());
        firstPart.setPrefColumnCount(7);
        part.setPrefColumnCount(7);
        part.setPromptText(text("till.partAll"));
        part.textProperty().addListener((property, old, now) -> preview());
        part.setOnAction(event -> pay());
        model.share.addListener((property, old, now) -> said());
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.payer.addListener((property, old, now) -> payer(now));
        model.dues.addListener((javafx.beans.Observable changed) -> dues());
        model.today.addListener((property, old, now) -> head(now));
        model.paper.addListener((property, old, now) -> shownPaper());
        seek();
        dues();
        shownPaper();
    }

    private void key(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextField;
        if (event.getCode() == KeyCode.F6) {
            model.serve(null);
            seek();
        } else if (event.getCode() == KeyCode.F7) {
            receipts();
        } else if (event.getCode() == KeyCode.F8) {
            close();
        } else if (event.getCode() == KeyCode.F9) {
            arrears();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.P) {
            paper.print();
        } else if (!typing && event.getCode().isDigitKey() && event.getText().matches("[1-5]")) {
            methodOf.forEach((method, button) -> button.setSelected(METHODS.indexOf(method) == Integer.parseInt(event.getText()) - 1));
            mixed();
        } else if (!typing && event.getCode() == KeyCode.ENTER && !take.isDisabled()) {
            pay();
        } else {
            return;
        }
        event.consume();
    }

    private void head(TillModel.Today now) {
        Money all = now.taken().values().stream().reduce(Money.ZERO, Money::plus);
        String ways = now.taken().entrySet().stream().map(one -> text("billing.paper.method", Texts.of(one.getKey()), one.getValue().format())).collect(Collectors.joining(text("row.or")));
        head.setSub(now.tariff() == null ? text("till.noTariff") : text("till.sub", now.nextNo(), now.receipts(), all.format(), ways.isEmpty() ? text("till.none") : ways, now.arrears().size()));
        if (model.payer.get() == null) {
            seek();
        }
    }

    private void seek() {
        payerBox.getChildren().setAll(new PayerPage(model).nodes());
    }

    private void payer(TillModel.Found who) {
        payBox.setVisible(who != null);
        if (who == null) {
            seek();
            return;
        }
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Label note = Tags.styled(who.note() == null ? "" : who.note(), "secondary", "wrap");
        HBox row = new HBox(8, new VBox(2, Tags.styled(who.payer().name(), "large", "strong"), note), spring, Tags.button(text("till.other"), "F6", () -> {
            model.serve(null);
            seek();
        }));
        payerBox.getChildren().setAll(row);
        adding.getChildren().setAll(new LinePage(model).node(who));
    }

    private void dues() {
        lines.getChildren().clear();
        chosen.clear();
        part.clear();
        GridPane table = new GridPane(12, 8);
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        ColumnConstraints figure = new ColumnConstraints();
        figure.setHalignment(HPos.RIGHT);
        figure.setMinWidth(Region.USE_PREF_SIZE);
        table.getColumnConstraints().addAll(wide, figure, figure, figure, figure);
        LinePage.head(table);
        for (Charge.Due due : model.dues) {
            Charge charge = due.charge();
            CheckBox box = new CheckBox(charge.item().name());
            box.setSelected(true);
            box.setOnAction(event -> {
                model.receipt.set(null);
                sum();
            });
            chosen.put(charge.id(), box);
            Button drop = Tags.button(text("till.drop"), null, () -> Dialogs.askReason(view, text("till.drop"), text("till.dropAsk", charge.item().name()))
                    .ifPresent(reason -> model.drop(charge, reason)));
            drop.getStyleClass().add("flat");
            LinePage.row(table, chosen.size(), due, box, drop);
        }
        if (!model.dues.isEmpty()) {
            lines.getChildren().add(table);
        } else if (model.payer.get() != null) {
            lines.getChildren().add(Tags.styled(text("till.nothing"), "secondary"));
        }
        payBox.setVisible(model.payer.get() != null);
        sum();
    }

    private List<Charge.Due> picked() {
        return model.dues.stream().filter(due -> chosen.containsKey(due.charge().id()) && chosen.get(due.charge().id()).isSelected()).toList();
    }

    private void sum() {
        said();
        take.setDisable(picked().stream().map(Charge.Due::open).reduce(Money.ZERO, Money::plus).isZero());
        mixed();
    }

    private void said() {
        List<Charge.Due> picked = picked();
        Money open = picked.stream().map(Charge.Due::open).reduce(Money.ZERO, Money::plus);
        Money gross = picked.stream().map(due -> due.charge().gross()).reduce(Money.ZERO, Money::plus);
        Money waived = picked.stream().map(due -> due.charge().waived()).reduce(Money.ZERO, Money::plus);
        sums.setText(model.share.get().isZero() ? text("till.sums", gross.format(), waived.format()) : text("till.sumsShare", gross.format(), waived.format(), model.share.get().format()));
        total.setText(text("till.total", open.format()));
    }

    private void mixed() {
        List<PayMethod> ways = METHODS.stream().filter(method -> methodOf.get(method).isSelected()).toList();
        mixed.getChildren().setAll(Tags.styled(text("till.part"), "secondary"), part);
        if (ways.size() == 2) {
            mixed.getChildren().addAll(Tags.styled(text("till.first", Texts.of(ways.getFirst())), "secondary"), firstPart, Tags.styled(text("till.rest", Texts.of(ways.getLast())), "secondary"));
        }
        mixed.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        methodOf.values().forEach(button -> {
            button.getStyleClass().remove("primary");
            if (button.isSelected()) {
                button.getStyleClass().add("primary");
            }
        });
        preview();
    }

    /** @return what is paid now: what was typed, or all that is chosen; null when it cannot be read. */
    private Money asked() {
        Money.Check typed = Money.check(part.getText());
        return part.getText().isBlank() ? picked().stream().map(Charge.Due::open).reduce(Money.ZERO, Money::plus) : typed.ok() && typed.value().fen() > 0 ? typed.value() : null;
    }

    private void preview() {
        Money now = asked();
        PayMethod way = METHODS.stream().filter(method -> methodOf.get(method).isSelected()).findFirst().orElse(PayMethod.CASH);
        model.preview(picked(), now == null || now.isZero() ? Map.of() : Map.of(way, now));
    }

    private void pay() {
        wrong.setText("");
        List<Charge.Due> picked = picked();
        Money open = asked();
        if (open == null) {
            wrong.setText(text("till.amountBad"));
            part.requestFocus();
            return;
        }
        List<PayMethod> ways = METHODS.stream().filter(method -> methodOf.get(method).isSelected()).toList();
        Money.Check first = Money.check(firstPart.getText());
        if (ways.isEmpty() || ways.size() > 2 || ways.size() == 2 && (!first.ok() || first.value().compareTo(open) >= 0 || first.value().fen() <= 0)) {
            wrong.setText(text(ways.size() == 2 ? "till.firstWrong" : "till.oneOrTwo"));
            return;
        }
        Map<PayMethod, Money> methodsNow = new EnumMap<>(PayMethod.class);
        methodsNow.put(ways.getFirst(), ways.size() == 1 ? open : first.value());
        if (ways.size() == 2) {
            methodsNow.put(ways.getLast(), open.minus(first.value()));
        }
        model.pay(new ArrayList<>(picked), methodsNow, failed -> wrong.setText(failed instanceof UserError refused ? refused.getMessage() : text("till.failed")),
                receipt -> {
                    nav.say(text("till.paid", receipt.payer().name(), receipt.total().format(), receipt.no()));
                    paper.requestPrint();
                });
    }

    private void shownPaper() {
        paper.show(model.paper.get());
        paperCard.setTitle(text("till.paper"));
        Receipt one = model.receipt.get();
        paperCard.setNote(one == null ? text("till.paper.note") : text("till.paper.two"));
        paperBox.getChildren().setAll(model.paper.get() == null ? List.of(Tags.styled(text("till.paper.empty"), "secondary", "wrap")) : one == null ? List.of(paper) : List.of(receiptList.actions(one), paper));
    }

    private void receipts() {
        side(text("till.receipts"), receiptList.list());
    }

    private void arrears() {
        side(text("till.arrears.title"), new PayerPage(model).arrears(file -> nav.say(text("till.arrears.written", file.getFileName()))));
    }

    private void close() {
        model.expected(expected -> {
            side(text("till.close"), receiptList.closing(expected));
        });
    }

    private void side(String title, Node node) {
        paperCard.setTitle(title);
        paperCard.setNote("");
        paperBox.getChildren().setAll(node);
    }
}
