package linli.matching;

import static linli.base.text.Texts.text;

import java.util.List;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.Columns;
import linli.base.ui.DetailPane;
import linli.base.ui.EmptyState;
import linli.base.ui.Fxml;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.matching.PlanModel.Row;
import linli.matching.PlanModel.View;

/** 供需匹配: the plan of the whole period as a list to be accepted line by line, and what is missing. */
public final class PlanPage implements Page {
    private final Nav nav;
    private final PlanModel model;
    private final Memory memory;
    private final ChipRow<View> views = new ChipRow<View>().required();
    private final DetailPane pane = new DetailPane(this::close);
    private Button accept;
    private VBox view;

    @FXML private PageHead head;
    @FXML private HBox chips;
    @FXML private TextField find;
    @FXML private HBox gapBand;
    @FXML private Label gapWords;
    @FXML private Button draft;
    @FXML private TableView<Row> table;
    @FXML private StackPane empty;
    @FXML private Label total;
    @FXML private StackPane side;

    /** @param memory keeps the columns as this person left them */
    public PlanPage(Nav nav, PlanModel model, Memory memory) {
        this.nav = nav;
        this.model = model;
        this.memory = memory;
    }

    @Override
    public String name() {
        return "matching";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "plan.fxml");
            build();
        }
        return view;
    }

    /** @param argument a supply's key, "weights", or null */
    @Override
    public void shown(Object argument) {
        model.open(argument);
        if ("weights".equals(argument)) {
            weights();
        }
    }

    private void build() {
        accept = Tags.button(text("matching.plan.accept"), "Ctrl ⏎", this::accept);
        accept.getStyleClass().add("primary");
        accept.setId("plan-accept");
        Button weights = Tags.button(text("matching.weights"), null, this::weights);
        weights.setId("plan-weights");
        head.getActions().addAll(weights, Tags.button(text("matching.plan.again"), "F5", model::load), accept);
        for (View one : View.values()) {
            ToggleButton chip = views.add(one, PlanModel.word(one));
            chip.setId("plan-" + one);
        }
        HBox.setHgrow(views, Priority.ALWAYS);
        chips.getChildren().add(views);
        views.valueProperty().bindBidirectional(model.view);
        find.textProperty().bindBidirectional(model.find);
        draft.setOnAction(event -> model.draft());
        table.setItems(model.rows);
        new Columns<Row>(table, "matching.plan", memory)
                .text("no", text("matching.column.no"), 7, Row::no)
                .text("title", text("matching.column.need"), 17, Row::title)
                .text("domain", text("matching.column.domain"), 7, Row::domain)
                .text("supply", text("matching.column.supply"), 9.5, Row::supply)
                .number("score", text("matching.column.score"), 5.5, row -> row.score() == null ? -1 : row.score(), row -> row.score() == null ? "" : row.score().toString())
                .text("when", text("matching.column.when"), 11, Row::when)
                .node("reasons", text("matching.column.reasons"), 32, PlanPage::words, PlanPage::tags)
                .opening(this::openNeeds).status(total).remember();
        table.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> model.open.set(now));
        model.open.addListener((property, old, now) -> detail(now));
        model.loaded().addListener(any -> show());
        model.view.addListener(any -> show());
        model.rows.addListener((javafx.collections.ListChangeListener<Row>) change -> empty());
        side.setVisible(false);
        side.managedProperty().bind(side.visibleProperty());
        side.getChildren().setAll(pane);
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        show();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.ENTER) {
            accept();
            event.consume();
        } else if (event.getCode() == KeyCode.F5) {
            model.load();
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            find.requestFocus();
            event.consume();
        }
    }

    private static String words(Row row) {
        return String.join(text("matching.comma"), row.reasons().stream().map(Ranking.Reason::text).toList());
    }

    private static Node tags(Row row) {
        HBox tags = new HBox(4);
        tags.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        row.reasons().forEach(reason -> tags.getChildren().add(Tags.tag(reason.text(), reason.tone())));
        return tags;
    }

    private void accept() {
        List<Row> chosen = List.copyOf(table.getSelectionModel().getSelectedItems());
        if (chosen.isEmpty()) {
            nav.say(text("matching.plan.choose"));
            return;
        }
        model.accept(chosen, nav::say, nav::fail);
    }

    private void show() {
        PlanModel.Loaded now = model.loaded().get();
        if (now == null) {
            return;
        }
        head.setSub(text("matching.plan.sub", now.open(), now.supplies(), now.plan().lines().size()));
        for (View one : View.values()) {
            ToggleButton chip = views.chip(one);
            String word = one == View.SUPPLY ? text("matching.view.supply", now.supply()) : one == View.THEME ? text("matching.view.theme", now.theme())
                    : PlanModel.word(one);
            chip.setText(word + " " + model.count(one));
            chip.setVisible(one == View.SUPPLY ? !now.supply().isEmpty() : one != View.THEME || !now.theme().isEmpty());
            chip.setManaged(chip.isVisible());
        }
        boolean gaps = !now.plan().unmatched().isEmpty() && (model.view.get() == View.UNMATCHED || model.view.get() == View.PLAN);
        gapBand.setVisible(gaps);
        gapBand.setManaged(gaps);
        gapWords.setText(text("matching.gap.band", now.plan().unmatched().size(), model.gaps()));
        accept.setDisable(Set.of(View.UNMATCHED, View.UNCLEAR, View.ACCEPTED).contains(model.view.get()));
        empty();
    }

    private void empty() {
        boolean none = model.loaded().get() != null && model.rows.isEmpty();
        empty.setVisible(none);
        table.setVisible(!none);
        if (!none) {
            return;
        }
        boolean searching = !model.find.get().isBlank();
        empty.getChildren().setAll(searching ? new EmptyState(text("matching.empty.find"), text("matching.empty.clear"), () -> model.find.set(""))
                : switch (model.view.get()) {
                    case PLAN -> model.loaded().get().open() == 0 ? new EmptyState(text("matching.empty.noNeeds"), text("matching.empty.write"), () -> nav.open("needs", "new"))
                            : new EmptyState(text("matching.empty.noSupply"), text("matching.empty.talents"), () -> nav.open("talents", null));
                    case UNMATCHED -> new EmptyState(text("matching.empty.unmatched"), null, null);
                    case UNCLEAR -> new EmptyState(text("matching.empty.unclear"), null, null);
                    case ACCEPTED -> new EmptyState(text("matching.empty.accepted"), text("matching.empty.toPlan"), () -> model.view.set(View.PLAN));
                    case THEME -> new EmptyState(text("matching.empty.theme"), text("matching.empty.talents"), () -> nav.open("talents", null));
                    case SUPPLY -> new EmptyState(text("matching.empty.supply"), text("matching.empty.toPlan"), () -> model.view.set(View.PLAN));
                });
    }

    private void openNeeds(Row row) {
        nav.open(row.need() == 0 ? "needs" : "need", model.needs(row));
    }

    private void close() {
        side.setVisible(false);
        table.requestFocus();
    }

    private void detail(Row row) {
        if (row == null) {
            side.setVisible(false);
            return;
        }
        VBox body = new VBox(10);
        body.getChildren().add(Tags.styled(row.title(), "strong", "wrap"));
        body.getChildren().add(Tags.styled(text(row.need() == 0 ? "matching.detail.theme" : "matching.detail.need", row.no(), row.domain().isEmpty() ? text("matching.detail.noDomain") : row.domain()), "secondary", "wrap"));
        Button need = Tags.button(text("matching.detail.open"), null, () -> openNeeds(row));
        if (row.match() == null && row.decision() == null) {
            body.getChildren().add(Tags.styled(text(row.domain().isEmpty() ? "matching.detail.unclear" : "matching.detail.nothing"), "wrap"));
            pane.show(text("matching.detail.title"), body);
            pane.buttons(need);
        } else if (row.decision() != null) {
            body.getChildren().addAll(Tags.styled(row.supply(), "strong"), Tags.styled(text("matching.detail.decided", row.decision().staff(),
                    row.score(), row.when()), "wrap"), Tags.styled(row.decision().reasons(), "secondary", "wrap"));
            pane.show(text("matching.detail.accepted"), body);
            pane.buttons(need, Tags.button(text("matching.undo"), null, () -> model.undo(row, nav::say, nav::fail)));
        } else {
            proposal(row, body);
            Button take = Tags.button(text("matching.plan.one"), null, () -> model.accept(List.of(row), nav::say, nav::fail));
            take.setId("plan-one");
            pane.buttons(need, Tags.button(Texts.of(row.match().next()), null, () -> model.goOn(row)), take);
        }
        side.setVisible(true);
    }

    private void proposal(Row row, VBox body) {
        Label shares = Tags.styled(MatchPage.shares(row.match()), "small", "secondary", "wrap");
        FlowPane tags = new FlowPane(4, 4);
        tags.getChildren().add(Tags.tag(MatchPage.origin(row.match().supply()), Tone.BLUE));
        if (row.match().supply().batch() != null) {
            tags.getChildren().add(Tags.tag(MatchPage.batch(row.match().supply().batch()), Tone.PLAIN));
        }
        row.reasons().forEach(reason -> tags.getChildren().add(Tags.tag(reason.text(), reason.tone())));
        HBox name = new HBox(12, MatchPage.ring(row.match(), () -> { }), Tags.styled(row.supply(), "strong", "large"));
        name.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        body.getChildren().addAll(name, tags);
        if (!row.match().note().isEmpty()) {
            body.getChildren().add(Tags.styled(row.match().note(), "wrap"));
        }
        if (!row.when().isEmpty()) {
            body.getChildren().add(Tags.styled(text("matching.detail.when", row.when()), "wrap"));
        }
        body.getChildren().add(shares);
        pane.show(text("matching.detail.proposal"), body);
    }

    /** The weights at the side: what counts how much, and below what nothing is proposed; set on the page of the rules. */
    private void weights() {
        Weights now = model.loaded().get() == null ? Weights.SHIPPED : model.loaded().get().weights();
        VBox body = new VBox(10, Tags.styled(text("matching.weights.words"), "secondary", "wrap"));
        for (Weights.Part part : Weights.Part.values()) {
            body.getChildren().add(fact(Texts.of(part), text("matching.weights.points", now.of(part))));
        }
        body.getChildren().addAll(Tags.styled(text("matching.weights.bounds"), "strong"),
                fact(text("matching.weights.score"), text("matching.weights.points", now.leastScore())),
                fact(text("matching.weights.satisfied"), text("matching.weights.percent", now.leastSatisfied())),
                fact(text("matching.weights.answers"), text("matching.weights.copies", now.leastAnswers())));
        pane.show(text("matching.weights"), body);
        Button change = Tags.button(text("matching.weights.rules"), null, () -> nav.open("rules", text("matching.weights.part")));
        change.setId("weights-rules");
        pane.buttons(change);
        side.setVisible(true);
        change.requestFocus();
    }

    private static Node fact(String name, String value) {
        Label words = Tags.styled(name, "wrap");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Label figure = Tags.styled(value, "num");
        figure.setMinWidth(Region.USE_PREF_SIZE);
        return new HBox(8, words, figure);
    }
}
