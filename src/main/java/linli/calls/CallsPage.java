package linli.calls;

import java.util.EnumMap;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.Columns;
import linli.base.ui.Fxml;
import linli.base.ui.Look;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.SheetView;
import linli.base.ui.Spread;
import linli.base.ui.Tags;
import linli.base.ui.Tone;

/** 合伙人招募令: the calls, who answered, and one of them at the side; the notice as it is printed. */
public final class CallsPage implements Page {
    private final Nav nav;
    private final CallsModel model;
    private final Memory memory;
    private final Map<Call.Stage, ToggleButton> chips = new EnumMap<>(Call.Stage.class);
    private VBox view;
    private CallPanePage pane;
    private SheetView sheet;

    @FXML private PageHead head;
    @FXML private StackPane main;
    @FXML private VBox lists;
    @FXML private TableView<Call> table;
    @FXML private VBox empty;
    @FXML private Button emptyNew;
    @FXML private Card answers;
    @FXML private FlowPane stages;
    @FXML private TableView<Call.Entry> entries;
    @FXML private Label total;
    @FXML private Card paper;
    @FXML private StackPane side;

    /** @param memory keeps columns as this person left them */
    public CallsPage(Nav nav, CallsModel model, Memory memory) {
        this.nav = nav;
        this.model = model;
        this.memory = memory;
    }

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "calls.fxml");
            build();
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        view();
        model.open(argument);
    }

    private void build() {
        main.minWidthProperty().bind(Look.em().multiply(30));
        Spread.setShare(main, 2.1);
        pane = new CallPanePage(nav, model);
        side.getChildren().setAll(pane.root());
        side.visibleProperty().bind(model.side.isNotEqualTo(CallsModel.Side.NONE));
        side.managedProperty().bind(side.visibleProperty());
        Button write = Tags.button(Texts.text("calls.new"), "Ctrl N", () -> model.write(null));
        write.getStyleClass().add("primary");
        write.setId("calls-new");
        head.getActions().addAll(Tags.button(Texts.text("calls.pool"), null, () -> nav.open("talents", null)), write);
        emptyNew.setOnAction(event -> model.write(null));
        empty.visibleProperty().bind(model.empty);
        table.visibleProperty().bind(model.empty.not());
        answers.visibleProperty().bind(model.empty.not());
        sheet = new SheetView(nav, () -> Texts.text("calls.notice.file", model.call.get().no()));
        Button back = Tags.button(Texts.text("calls.notice.back"), "Esc", () -> model.notice.set(null));
        paper.getHeadItems().add(back);
        VBox body = new VBox(sheet);
        VBox.setVgrow(sheet, Priority.ALWAYS);
        body.getStyleClass().add("card-body");
        paper.getContent().setAll(body);
        paper.visibleProperty().bind(model.notice.isNotNull());
        lists.visibleProperty().bind(model.notice.isNull());
        model.notice.addListener((property, old, now) -> sheet.show(now));
        tables();
        chips();
        model.call.addListener((property, old, now) -> {
            answers.setTitle(now == null ? Texts.text("calls.entries") : Texts.text("calls.entriesOf", now.no()));
            table.getSelectionModel().clearSelection();
            model.calls.stream().filter(one -> now != null && one.id() == now.id()).findFirst().ifPresent(table.getSelectionModel()::select);
        });
        model.calls.addListener((javafx.beans.InvalidationListener) any -> head.setSub(Texts.text("calls.sub", model.calls.size(),
                model.calls.stream().filter(one -> one.state() == Call.State.PUBLISHED).count(),
                model.calls.stream().filter(one -> one.state() == Call.State.PUBLISHED).mapToInt(one -> one.wanted() - one.filled()).sum())));
        model.stages.addListener((property, old, now) -> stages(now));
        stages(model.stages.get());
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.N) {
                model.write(null);
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && model.notice.get() != null) {
                model.notice.set(null);
                event.consume();
            }
        });
    }

    private void tables() {
        table.setItems(model.calls);
        new Columns<>(table, "calls.list", memory)
                .text("no", Texts.text("calls.column.no"), 6, Call::no)
                .text("title", Texts.text("calls.column.title"), 17, call -> call.text().title())
                .node("state", Texts.text("calls.column.state"), 6.4, CallsPage::state, call -> Tags.tag(state(call), tone(call)))
                .node("filled", Texts.text("calls.column.filled"), 9, call -> call.filled() + "/" + call.wanted(), call -> bar(call.filled(), call.wanted()))
                .text("deadline", Texts.text("calls.column.deadline"), 8, call -> call.text().deadline() == null ? "" : call.text().deadline().toString())
                .opening(model::choose).remember();
        table.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null && (model.call.get() == null || now.id() != model.call.get().id())) {
                model.choose(now);
            }
        });
        entries.setItems(model.entries);
        entries.setPlaceholder(Tags.styled(Texts.text("calls.entries.none"), "secondary"));
        new Columns<>(entries, "calls.entries", memory)
                .text("name", Texts.text("calls.column.name"), 8, Call.Entry::name)
                .text("gap", Texts.text("calls.column.gap"), 6, entry -> model.call.get() == null ? "" : model.call.get().gaps().stream()
                        .filter(gap -> gap.id() == entry.gap()).map(Call.Gap::name).findFirst().orElse(""))
                .node("stage", Texts.text("calls.column.stage"), 6.4, entry -> Texts.of(entry.stage()), entry -> Tags.tag(Texts.of(entry.stage()), tone(entry.stage())))
                .number("nominators", Texts.text("calls.column.nominators"), 4.6, Call.Entry::nominators, entry -> entry.nominators() == 0 ? "" : String.valueOf(entry.nominators()))
                .text("visit", Texts.text("calls.column.visit"), 11, CallsPage::visit)
                .text("until", Texts.text("calls.column.until"), 7, entry -> entry.agreement() == null ? "" : entry.agreement().until() == null ? Texts.text("calls.open") : entry.agreement().until().toString())
                .text("note", Texts.text("calls.column.note"), 12, entry -> entry.ended() != null ? entry.ended().why() : entry.pause() != null ? entry.pause() : "")
                .opening(model::choose).status(total).remember();
        entries.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null && (model.entry.get() == null || model.entry.get().entry().id() != now.id() || model.side.get() == CallsModel.Side.CALL)) {
                model.choose(now);
            }
        });
    }

    private static String visit(Call.Entry entry) {
        return entry.lastVisit() == null ? Texts.text("calls.notVisited") : entry.lastVisit() + " " + Texts.of(entry.lastResult());
    }

    private void chips() {
        for (Call.Stage stage : Call.Stage.values()) {
            ToggleButton chip = new ToggleButton();
            chip.getStyleClass().add("chip");
            chip.setOnAction(event -> model.stage.set(chip.isSelected() ? stage : null));
            chips.put(stage, chip);
            if (!stages.getChildren().isEmpty()) {
                stages.getChildren().add(Tags.styled("\u203A", "muted"));
            }
            stages.getChildren().add(chip);
        }
        model.stage.addListener((property, old, now) -> chips.forEach((stage, chip) -> chip.setSelected(stage == now)));
    }

    private void stages(Map<Call.Stage, Integer> counts) {
        chips.forEach((stage, chip) -> chip.setText(Texts.of(stage) + " " + counts.getOrDefault(stage, 0)));
    }

    /** @return how many of those wanted are found, as a bar with its figures. */
    static Node bar(int filled, int wanted) {
        ProgressBar bar = new ProgressBar(wanted == 0 ? 0 : (double) filled / wanted);
        bar.prefWidthProperty().bind(Look.em().multiply(5));
        bar.setMinWidth(0);
        HBox box = new HBox(8, bar, new Label(filled + "/" + wanted));
        box.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return box;
    }

    static String state(Call call) {
        return call.closed() != null && call.closed().why() == Call.Why.FILLED ? Texts.text("calls.state.filled") : Texts.of(call.state());
    }

    static Tone tone(Call call) {
        return switch (call.state()) {
            case DRAFT -> Tone.WARN;
            case PUBLISHED -> Tone.BLUE;
            case CLOSED -> call.closed().why() == Call.Why.FILLED ? Tone.OK : Tone.PLAIN;
            case VOID -> Tone.PLAIN;
        };
    }

    static Tone tone(Call.Stage stage) {
        return switch (stage) {
            case PROPOSED -> Tone.BLUE;
            case VISITED, SIGNED -> Tone.ACCENT;
            case SERVING -> Tone.OK;
            case PAUSED -> Tone.WARN;
            case ENDED -> Tone.PLAIN;
        };
    }
}
