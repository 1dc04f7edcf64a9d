package linli.fund;

import static linli.base.text.Texts.text;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.Columns;
import linli.base.ui.Dialogs;
import linli.base.ui.EmptyState;
import linli.base.ui.Fxml;
import linli.base.ui.Kpi;
import linli.base.ui.Look;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.Money;
import linli.fund.FundModel.FundView;
import linli.fund.FundModel.Shown;
import linli.fund.FundModel.Side;
import linli.fund.FundModel.Standing;

/** 反哺基金: what came in, what went out, what is left, in a clerk's words; the way of every yuan, and the month's close. */
public final class FundPage implements Page {
    private final Nav nav;
    private final FundModel model;
    private final Memory memory;
    private final Consumer<Path> show;
    private final ChipRow<FundView> chips = new ChipRow<FundView>().required();
    private final TableView<Ledger.Row> book = new TableView<>();
    private final TableView<Ledger.Spend> spends = new TableView<>();
    private final TableView<Standing> rules = new TableView<>();
    private final TableView<Ledger.Month> months = new TableView<>();
    private final Label total = Tags.styled("", "secondary");
    private final Label which = Tags.styled("", "strong");
    private final FundSidePage beside;
    private Node view;

    @FXML private PageHead head;
    @FXML private HBox figures;
    @FXML private VBox left;
    @FXML private StackPane views;
    @FXML private TextField words;
    @FXML private StackPane body;
    @FXML private HBox foot;
    @FXML private StackPane side;

    /** @param show opens a written file with the system's own program */
    public FundPage(Nav nav, FundModel model, Memory memory, Consumer<Path> show) {
        this.nav = nav;
        this.model = model;
        this.memory = memory;
        this.show = show;
        this.beside = new FundSidePage(nav, model);
    }

    @Override
    public String name() {
        return "fund";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "fund.fxml");
            build();
        }
        return view;
    }

    /** @param argument a receipt's number to follow, a spending's id, or null */
    @Override
    public void shown(Object argument) {
        model.load();
        if (argument instanceof String receipt) {
            model.origin(receipt);
        } else if (argument instanceof Long spend) {
            model.view.set(FundView.SPENDS);
            model.trace(spend);
        }
    }

    private void build() {
        Button spend = Tags.button(text("fund.spend"), "F3", () -> model.side.set(new Side.SpendForm()));
        spend.getStyleClass().add("primary");
        head.getActions().addAll(Tags.button(text("fund.notice"), "F7", model::notice), Tags.button(text("fund.workbook"), null, this::workbook),
                Tags.button(text("fund.journal"), null, this::journal), Tags.button(text("fund.close"), "F8", this::close), spend);
        for (FundView one : FundView.values()) {
            chips.add(one, Texts.of(one));
        }
        chips.valueProperty().bindBidirectional(model.view);
        views.getChildren().setAll(chips);
        // With large letters the page scrolls rather than hiding the list under what stands beside it.
        left.minWidthProperty().bind(Look.em().multiply(24));
        words.textProperty().bindBidirectional(model.words);
        tables();
        Region spring = new Region();
        HBox.setHgrow(spring, javafx.scene.layout.Priority.ALWAYS);
        foot.getChildren().setAll(total, spring, Tags.button(text("fund.month.before"), null, () -> model.month.set(model.month.get().minusMonths(1))), which,
                Tags.button(text("fund.month.after"), null, this::after));
        model.view.addListener((property, old, now) -> body());
        model.shown.addListener((property, old, now) -> shown(now));
        for (var list : List.of(model.book, model.spends, model.rules, model.months)) {
            list.addListener((InvalidationListener) changed -> body());
        }
        model.side.addListener((property, old, now) -> side(now));
        side(null);
        body();
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void after() {
        if (model.month.get().isBefore(YearMonth.from(model.today()))) {
            model.month.set(model.month.get().plusMonths(1));
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.F3) {
            model.side.set(new Side.SpendForm());
        } else if (event.getCode() == KeyCode.F7) {
            model.notice();
        } else if (event.getCode() == KeyCode.F8) {
            close();
        } else if (event.getCode() == KeyCode.ESCAPE && model.side.get() != null) {
            model.side.set(null);
        } else {
            return;
        }
        event.consume();
    }

    private void tables() {
        book.setItems(model.book);
        new Columns<>(book, "fund.book", memory)
                .text("on", text("fund.column.on"), 7.6, one -> one.on().toString())
                .number("no", text("fund.column.no"), 4.5, Ledger.Row::no, one -> "" + one.no())
                .text("kind", text("fund.column.kind"), 5, one -> Texts.of(one.kind()))
                .text("project", text("fund.column.project"), 6, Ledger.Row::project)
                .text("memo", text("fund.column.memo"), 13, Ledger.Row::memo)
                .number("in", text("fund.column.in"), 6, one -> one.in().fen(), one -> blank(one.in()))
                .number("out", text("fund.column.out"), 6, one -> one.out().fen(), one -> blank(one.out()))
                .number("balance", text("fund.column.balance"), 6.5, one -> one.balance().fen(), one -> one.balance().format())
                .opening(model::open).remember();
        following(book, model::open);
        spends.setItems(model.spends);
        new Columns<>(spends, "fund.spends", memory)
                .number("no", text("fund.column.spendNo"), 4, Ledger.Spend::no, one -> "" + one.no())
                .text("on", text("fund.column.on"), 7.6, one -> one.on().toString())
                .text("project", text("fund.column.project"), 6, Ledger.Spend::project)
                .number("amount", text("fund.column.amount"), 6, one -> one.amount().fen(), one -> one.amount().format())
                .text("memo", text("fund.column.memo"), 12, Ledger.Spend::memo)
                .text("activity", text("fund.column.activity"), 9, one -> one.activity() == null ? "" : one.activity())
                .text("payee", text("fund.column.payee"), 7, Ledger.Spend::payee)
                .text("voucher", text("fund.column.voucher"), 6.5, Ledger.Spend::voucher)
                .text("approver", text("fund.column.approver"), 5, Ledger.Spend::approver)
                .node("state", text("fund.column.state"), 5, one -> text(one.reversed() ? "fund.reversed" : "fund.good"),
                        one -> Tags.tag(text(one.reversed() ? "fund.reversed" : "fund.good"), one.reversed() ? Tone.BAD : Tone.OK))
                .opening(one -> model.trace(one.id())).remember();
        following(spends, one -> model.trace(one.id()));
        rules.setItems(model.rules);
        new Columns<>(rules, "fund.rules", memory)
                .text("area", text("fund.column.area"), 6, one -> Texts.of(one.rule().area()))
                .number("share", text("fund.column.share"), 5, one -> one.rule().shareBp(), one -> FundSidePage.percent(one.rule().shareBp()))
                .text("project", text("fund.column.project"), 7, one -> one.rule().project().name())
                .text("from", text("fund.column.from"), 7.6, one -> one.rule().from().toString())
                .node("state", text("fund.column.state"), 6, FundPage::standing, one -> Tags.tag(standing(one), one.inForce() ? Tone.OK : one.toCome() ? Tone.BLUE : Tone.PLAIN))
                .text("basis", text("fund.column.basis"), 16, one -> one.rule().basis()).remember();
        months.setItems(model.months);
        new Columns<>(months, "fund.months", memory)
                .text("month", text("fund.column.month"), 6, Ledger.Month::month)
                .number("opening", text("fund.column.opening"), 7, one -> one.opening().fen(), one -> one.opening().format())
                .number("in", text("fund.column.in"), 7, one -> one.in().fen(), one -> one.in().format())
                .number("out", text("fund.column.out"), 7, one -> one.out().fen(), one -> one.out().format())
                .number("closing", text("fund.column.balance"), 7, one -> one.closing().fen(), one -> one.closing().format())
                .node("sum", text("fund.column.sum"), 6, FundPage::balances, one -> Tags.tag(balances(one), one.balances() ? Tone.OK : Tone.BAD))
                .number("income", text("fund.column.income"), 8, one -> one.income().fen(), one -> one.income().format())
                .text("by", text("fund.column.by"), 8, one -> one.closed() ? text("fund.closedBy", one.by()) : text("fund.openMonth"))
                .opening(one -> {
                    model.month.set(YearMonth.parse(one.month()));
                    model.view.set(FundView.BOOK);
                }).remember();
    }

    private static <T> void following(TableView<T> table, Consumer<T> open) {
        table.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null && table.isFocused()) {
                open.accept(now);
            }
        });
    }

    private static String blank(Money amount) {
        return amount.isZero() ? "" : amount.format();
    }

    private static String standing(Standing one) {
        return text(one.inForce() ? "fund.rule.inForce" : one.toCome() ? "fund.rule.toCome" : "fund.rule.past");
    }

    private static String balances(Ledger.Month one) {
        return text(one.balances() ? "fund.balances" : "fund.differs");
    }

    private void shown(Shown now) {
        Ledger.Month sums = now.sums();
        Money held = now.pots().stream().map(FundModel.Pot::balance).reduce(Money.ZERO, Money::plus);
        head.setSub(now.broken().isEmpty() ? text("fund.sub", held.format()) : text("fund.broken", now.broken().size()));
        which.setText(text(sums.closed() ? "fund.month.closed" : "fund.month.open", sums.month()));
        Kpi state = new Kpi(text("fund.kpi.balance"), sums.closing().format(), text("fund.kpi.sum", sums.opening().format(), sums.in().format(), sums.out().format(), sums.closing().format()));
        state.tone(sums.balances() ? Tone.OK : Tone.BAD);
        Kpi in = new Kpi(text("fund.kpi.in"), sums.in().format(), text("fund.kpi.inNote"));
        in.opens(() -> model.view.set(FundView.BOOK));
        Kpi out = new Kpi(text("fund.kpi.out"), sums.out().format(), text("fund.kpi.outNote"));
        out.opens(() -> model.view.set(FundView.SPENDS));
        figures.getChildren().setAll(new Kpi(text("fund.kpi.income"), sums.income().format(), text("fund.kpi.incomeNote")), in, out, state);
        now.pots().stream().filter(pot -> pot.project().until() == null).forEach(pot -> {
            Kpi one = new Kpi(pot.project().name(), pot.balance().format(), pot.project().purpose());
            one.opens(() -> {
                model.words.set(pot.project().name());
                model.view.set(FundView.SPENDS);
            });
            figures.getChildren().add(one);
        });
        body();
    }

    private void body() {
        FundView now = model.view.get();
        boolean found = !model.words.get().isBlank();
        TableView<?> table = switch (now) {
            case BOOK -> book;
            case SPENDS -> spends;
            case RULES -> rules;
            case MONTHS -> months;
        };
        Node none = switch (now) {
            case BOOK -> new EmptyState(text("fund.none.book"), text("fund.none.book.do"), () -> nav.open("till", null));
            case SPENDS -> new EmptyState(text("fund.none.spends"), text("fund.spend"), () -> model.side.set(new Side.SpendForm()));
            case RULES -> new EmptyState(text("fund.none.rules"), text("fund.project.new"), () -> model.side.set(new Side.ProjectForm()));
            case MONTHS -> new EmptyState(text("fund.none.months"), null, () -> {});
        };
        table.setPlaceholder(found ? Tags.styled(text("fund.none.found"), "secondary") : none);
        Node content = table;
        if (now == FundView.RULES) {
            HBox make = new HBox(10, Tags.button(text("fund.rule.new"), null, () -> model.side.set(new Side.RuleForm())),
                    Tags.button(text("fund.project.new"), null, () -> model.side.set(new Side.ProjectForm())));
            VBox.setVgrow(table, javafx.scene.layout.Priority.ALWAYS);
            content = new VBox(10, make, table);
        }
        body.getChildren().setAll(content);
        total.setText(text("fund.total", table.getItems().size()));
    }

    private void side(Side now) {
        side.getChildren().setAll(now == null ? List.of() : List.of(beside.node(now)));
        side.setVisible(now != null);
        side.setManaged(now != null);
    }

    private void close() {
        Shown now = model.shown.get();
        if (now != null) {
            now.months().stream().filter(one -> !one.closed()).reduce((newer, older) -> older).ifPresent(one -> model.side.set(new Side.Closing(one)));
        }
    }

    private void workbook() {
        choose(text("fund.notice.file", model.month.get()) + ".xlsx", file -> model.workbook(file, this::written));
    }

    private void journal() {
        choose(text("fund.journal.file", model.today()) + ".beancount", file -> model.journal(file, this::written));
    }

    private void written(Path file) {
        nav.say(text("fund.written", file.getFileName()));
        show.accept(file);
    }

    private void choose(String file, Consumer<Path> then) {
        Dialogs.saveAs(view, file).ifPresent(then);
    }
}
