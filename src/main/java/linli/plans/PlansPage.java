package linli.plans;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.ChipRow;
import linli.base.ui.Columns;
import linli.base.ui.Dialogs;
import linli.base.ui.EmptyState;
import linli.base.ui.Form;
import linli.base.ui.Look;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.SheetPane;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.plans.PlansModel.PlanList;
import linli.plans.PlansModel.Side;
import linli.plans.Target.TargetState;

/** 三张清单: targets, resources and steps of a year, one list at a time. */
public final class PlansPage implements Page {
    /** Widths in em that the list and the side need together. */
    private static final double BOTH = 62;

    private final Nav nav;
    private final PlansModel model;
    private final Memory memory;
    private final Consumer<Path> show;
    private final ChipRow<PlanList> tabs = new ChipRow<>();
    private final ComboBox<Integer> year = new ComboBox<>();
    private final TextField text = new TextField();
    private final TableView<Target.Row> targets = new TableView<>();
    private final TableView<PlanResource.Row> resources = new TableView<>();
    private final TableView<PlanStep.Row> steps = new TableView<>();
    private final Label total = new Label();
    private final StackPane side = new StackPane();
    private final PageHead head = new PageHead();
    private final Card list = new Card();
    private final Button add = Tags.button("", "Ctrl N", () -> { });
    private VBox view;
    private PlanPanePage pane;
    private Form form;
    private boolean filling;

    /**
     * @param memory keeps columns as this person left them
     * @param show opens a written file with the system's own program
     */
    public PlansPage(Nav nav, PlansModel model, Memory memory, Consumer<Path> show) {
        this.nav = nav;
        this.model = model;
        this.memory = memory;
        this.show = show;
    }

    @Override
    public String name() {
        return "plans";
    }

    @Override
    public Node view() {
        if (view == null) {
            build();
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        model.open(argument);
    }

    @Override
    public boolean leave() {
        return form == null || !form.changed() || Dialogs.confirmLeave(view);
    }

    private void build() {
        pane = new PlanPanePage(nav, model, this::back);
        head.setTitle(Texts.text("plans.title"));
        add.setOnAction(event -> model.add());
        add.getStyleClass().add("primary");
        add.setId("plans-add");
        Button book = Tags.button(Texts.text("plans.book"), null, this::write);
        book.setId("plans-book");
        Button print = Tags.button(Texts.text("plans.print"), "Ctrl P", model::print);
        print.setId("plans-print");
        head.getActions().addAll(book, print, add);
        for (PlanList one : PlanList.values()) {
            tabs.add(one, "").setId("plans-" + one.name().toLowerCase(Locale.ROOT));
        }
        tabs.getStyleClass().add("tool-row");
        tabs.required().valueProperty().bindBidirectional(model.tab);
        year.setAccessibleText(Texts.text("plans.year"));
        year.valueProperty().addListener((property, old, now) -> {
            if (!filling && now != null) {
                model.choose(now);
            }
        });
        text.setPromptText(Texts.text("plans.find"));
        text.setAccessibleText(Texts.text("plans.find"));
        text.setPrefColumnCount(18);
        text.textProperty().bindBidirectional(model.text);
        text.textProperty().addListener((property, old, now) -> fill());
        FlowPane tools = new FlowPane(8, 6, year, text, Tags.button(Texts.text("plans.import"), null, () -> nav.open("import", model.tab.get() == PlanList.STEPS ? "plansteps" : "targets")));
        tools.getStyleClass().add("tool-row");
        targetTable();
        resourceTable();
        stepTable();
        StackPane tables = new StackPane(targets, resources, steps);
        targets.visibleProperty().bind(model.tab.isEqualTo(PlanList.TARGETS));
        resources.visibleProperty().bind(model.tab.isEqualTo(PlanList.RESOURCES));
        steps.visibleProperty().bind(model.tab.isEqualTo(PlanList.STEPS));
        HBox status = new HBox(total);
        status.getStyleClass().add("status-line");
        VBox inner = new VBox(tabs, tools, tables, status);
        VBox.setVgrow(tables, Priority.ALWAYS);
        list.getContent().add(inner);
        list.setMinWidth(0);
        HBox.setHgrow(list, Priority.ALWAYS);
        HBox.setHgrow(side, Priority.SOMETIMES);
        side.setMinWidth(Region.USE_PREF_SIZE);
        HBox content = new HBox(16, list, side);
        VBox.setVgrow(content, Priority.ALWAYS);
        view = new VBox(head, content);
        view.getStyleClass().add("page");
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        side.visibleProperty().bind(model.side.isNotEqualTo(Side.NONE));
        side.managedProperty().bind(side.visibleProperty());
        // Where both do not fit (200 % text, a printed list), the one at the side takes the place until it is closed.
        list.visibleProperty().bind(Bindings.createBooleanBinding(() -> model.side.get() == Side.NONE
                || view.getWidth() >= Look.em().get() * BOTH && model.side.get() != Side.PAPER, model.side, view.widthProperty(), Look.em()));
        list.managedProperty().bind(list.visibleProperty());
        model.side.addListener((property, old, now) -> side(now));
        model.year.addListener((property, old, now) -> fill());
        model.tab.addListener((property, old, now) -> {
            if (model.side.get() != Side.NONE && leave()) {
                model.back();
            }
            fill();
        });
        fill();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.N) {
            model.add();
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            text.requestFocus();
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.P) {
            model.print();
            event.consume();
        }
    }

    private boolean found(String... words) {
        String typed = text.getText() == null ? "" : text.getText().strip();
        return typed.isEmpty() || Stream.of(words).filter(Objects::nonNull).anyMatch(one -> one.contains(typed));
    }

    private void fill() {
        Plans.Year now = model.year.get();
        filling = true;
        year.getItems().setAll(model.years);
        year.setValue(now.year() == 0 ? null : (Integer) now.year());
        filling = false;
        targets.getItems().setAll(now.targets().stream().filter(row -> found(row.target().name(), row.target().owner(), row.indicator() == null ? "" : row.indicator().name(), Texts.of(row.state()))).toList());
        resources.getItems().setAll(now.resources().stream().filter(row -> found(row.resource().name(), row.resource().purpose(), row.target(), Texts.of(row.resource().kind()))).toList());
        steps.getItems().setAll(now.steps().stream().filter(row -> found(row.step().what(), row.step().owner(), row.target(), Texts.of(row.step().state()))).toList());
        tab(PlanList.TARGETS, Texts.text("plans.tab", Texts.text("plans.targets"), now.targets().size()));
        tab(PlanList.RESOURCES, Texts.text("plans.tab", Texts.text("plans.resources"), now.resources().size()));
        tab(PlanList.STEPS, now.lateSteps() == 0 ? Texts.text("plans.tab", Texts.text("plans.steps"), now.steps().size())
                : Texts.text("plans.tab.late", Texts.text("plans.steps"), now.steps().size(), now.lateSteps()));
        add.setText(switch (model.tab.get()) {
            case TARGETS -> Texts.text("plans.target.add");
            case RESOURCES -> Texts.text("plans.resource.add");
            case STEPS -> Texts.text("plans.step.add");
        });
        head.setSub(Stream.of(TargetState.values()).filter(now.byState()::containsKey).map(state -> Texts.text("plans.count", Texts.of(state), now.byState().get(state))).collect(Collectors.joining("  ")));
        total.setText(switch (model.tab.get()) {
            case TARGETS -> Texts.text("plans.total", targets.getItems().size(), now.targets().size());
            case RESOURCES -> Texts.text("plans.total", resources.getItems().size(), now.resources().size());
            case STEPS -> Texts.text("plans.total", steps.getItems().size(), now.steps().size());
        });
    }

    private void tab(PlanList one, String words) {
        tabs.chip(one).setText(words);
        tabs.chip(one).setAccessibleText(words);
    }

    private void targetTable() {
        targets.setPlaceholder(new EmptyState(Texts.text("plans.empty.targets"), Texts.text("plans.target.add"), model::add));
        Columns<Target.Row> columns = new Columns<>(targets, "plans.targets", memory)
                .node("name", Texts.text("plans.field.target"), 13, row -> row.target().name(), row -> Tags.styled(row.target().name(), "strong"))
                .node("state", Texts.text("plans.field.state"), 6, row -> Texts.of(row.state()), row -> Tags.tag(Texts.of(row.state()), PlanPanePage.tone(row.state())))
                .number("actual", Texts.text("plans.field.actual"), 7, row -> row.actual() == null ? -1L : row.actual(), row -> PlanPapers.number(row.indicator(), row.actual()))
                .number("goal", Texts.text("plans.field.goal"), 7, row -> row.target().goal(), row -> PlanPapers.number(row.indicator(), row.target().goal()))
                .node("share", Texts.text("plans.field.share"), 12, row -> row.actual() == null ? "" : PlanPapers.share(row), PlansPage::bar)
                .text("due", Texts.text("plans.field.due"), 7, row -> row.target().dueOn().toString())
                .text("owner", Texts.text("plans.field.owner"), 5, row -> row.target().owner())
                .text("indicator", Texts.text("plans.field.indicator"), 9, row -> row.indicator() == null ? row.target().indicator() : row.indicator().name())
                .text("steps", Texts.text("plans.field.openSteps"), 6, row -> row.steps() == 0 ? "" : Texts.text("plans.openSteps", row.openSteps(), row.steps()))
                .opening(model::show)
                .remember();
        head.getActions().addFirst(columns.chooser());
        targets.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null && targets.isFocused() && (model.side.get() == Side.TARGET || model.side.get() == Side.NONE)) {
                model.show(now);
            }
        });
    }

    private static Node bar(Target.Row row) {
        if (row.actual() == null) {
            return null;
        }
        ProgressBar bar = new ProgressBar(row.share() / 1000.0);
        bar.setStyle("-fx-pref-width: 5em");
        bar.setAccessibleText(PlanPapers.share(row));
        HBox both = new HBox(6, bar, Tags.styled(PlanPapers.share(row), "secondary"));
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    private void resourceTable() {
        resources.setPlaceholder(new EmptyState(Texts.text("plans.empty.resources"), Texts.text("plans.resource.add"), model::add));
        new Columns<>(resources, "plans.resources", memory)
                .text("kind", Texts.text("plans.field.kind"), 6, row -> Texts.of(row.resource().kind()))
                .node("name", Texts.text("plans.field.resource"), 13, row -> row.resource().name(), row -> Tags.styled(row.resource().name(), "strong"))
                .node("now", Texts.text("plans.field.now"), 14, PlanPapers::now, row -> row.now() != null && row.now().fit() ? Tags.styled(row.now().state()) : Tags.tag(PlanPapers.now(row), Tone.WARN))
                .text("purpose", Texts.text("plans.field.purpose"), 14, row -> row.resource().purpose())
                .text("target", Texts.text("plans.field.forTarget"), 13, PlanResource.Row::target)
                .opening(model::show)
                .remember();
    }

    private void stepTable() {
        steps.setPlaceholder(new EmptyState(Texts.text("plans.empty.steps"), Texts.text("plans.step.add"), model::add));
        new Columns<>(steps, "plans.steps", memory)
                .node("due", Texts.text("plans.field.due"), 7.5, row -> row.step().dueOn().toString(), row -> row.late() ? Tags.tag(row.step().dueOn().toString(), Tone.BAD)
                        : Tags.styled(row.step().dueOn().toString(), "secondary"))
                .node("state", Texts.text("plans.field.state"), 7.5, PlanPapers::state, row -> Tags.tag(PlanPapers.state(row), row.late() ? Tone.BAD : row.step().state() == PlanStep.PlanState.DONE ? Tone.OK
                        : row.step().state() == PlanStep.PlanState.DOING ? Tone.BLUE : Tone.PLAIN))
                .node("what", Texts.text("plans.field.step"), 17, row -> row.step().what(), row -> Tags.styled(row.step().what(), "strong"))
                .text("owner", Texts.text("plans.field.owner"), 5.5, row -> row.step().owner())
                .text("target", Texts.text("plans.field.forTarget"), 13, PlanStep.Row::target)
                .text("result", Texts.text("plans.field.result"), 13, row -> row.step().result())
                .opening(model::edit)
                .remember();
    }

    static String tenths(int thousandths) {
        return BigDecimal.valueOf(thousandths, 1).stripTrailingZeros().toPlainString();
    }

    private void side(Side now) {
        form = null;
        switch (now) {
            case NONE -> side.getChildren().clear();
            case TARGET -> side.getChildren().setAll(pane.target(model.target.get()));
            case RESOURCE -> side.getChildren().setAll(pane.resource(model.resource.get()));
            case PAPER -> {
                SheetPane sheet = new SheetPane(nav, Texts.text("plans.title"), () -> Texts.text("plans.paper.title", model.year.get().year()), model::back);
                sheet.show(model.paper.get());
                side.getChildren().setAll(sheet);
            }
            default -> {
                PlanFormPage page = new PlanFormPage(nav, model);
                form = page.form(now);
                side.getChildren().setAll(pane.frame(form, page.title(now)));
                form.start();
            }
        }
    }

    private void write() {
        Dialogs.saveAs(view, Texts.text("plans.paper.title", model.year.get().year()) + ".xlsx").ifPresent(chosen -> {
            model.write(chosen, file -> {
                nav.say(Texts.text("plans.written", file.getFileName()));
                show.accept(file);
            }, nav::fail);
        });
    }

    private void back() {
        if (leave()) {
            model.back();
        }
    }
}
