package linli.startups;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
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
import linli.base.ui.Card;
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
import linli.incubation.Team.TeamStage;
import linli.incubation.TeamList;
import linli.incubation.TeamStep;
import linli.startups.TeamsModel.Side;

/** 创业孵化: the teams or what is to be done for them, with one team at the side. */
public final class TeamsPage implements Page {
    /** Widths in em that the list and the side need together. */
    private static final double BOTH = 66;

    private final Nav nav;
    private final TeamsModel model;
    private final Memory memory;
    private final Map<TeamStage, ToggleButton> chipOf = new EnumMap<>(TeamStage.class);
    private final ToggleButton every = new ToggleButton();
    private final ToggleButton late = new ToggleButton();
    private final ToggleButton stepping = new ToggleButton();
    private final TextField text = new TextField();
    private final ComboBox<String> owner = new ComboBox<>();
    private final TableView<TeamList.Row> teams = new TableView<>();
    private final TableView<TeamStep.Line> steps = new TableView<>();
    private final ObservableList<TeamStep.Line> shown = FXCollections.observableArrayList();
    private final Label total = new Label();
    private final Label survival = Tags.styled("", "secondary");
    private final StackPane side = new StackPane();
    private final PageHead head = new PageHead();
    private final Card list = new Card();
    private VBox view;
    private TeamPanePage pane;
    private Form form;

    /** @param memory keeps columns as this person left them */
    public TeamsPage(Nav nav, TeamsModel model, Memory memory) {
        this.nav = nav;
        this.model = model;
        this.memory = memory;
    }

    @Override
    public String name() {
        return "teams";
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
        pane = new TeamPanePage(nav, model, this::back);
        head.setTitle(Texts.text("startups.title"));
        Button add = Tags.button(Texts.text("startups.add"), "Ctrl N", () -> model.turn(Side.ADD));
        add.getStyleClass().add("primary");
        add.setId("teams-add");
        Button hand = Tags.button(Texts.text("startups.handOver"), null, () -> model.turn(Side.HAND));
        hand.setId("teams-hand");
        Button template = Tags.button(Texts.text("startups.template"), null, () -> model.turn(Side.TEMPLATE));
        template.setId("teams-template");
        head.getActions().addAll(hand, add);
        FlowPane chips = new FlowPane(6, 6);
        chips.getStyleClass().add("tool-row");
        chip(chips, every, () -> {
            model.stepping.set(false);
            model.narrow("stage", null);
        });
        for (TeamStage stage : TeamStage.values()) {
            ToggleButton chip = new ToggleButton();
            chipOf.put(stage, chip);
            chip(chips, chip, () -> {
                model.stepping.set(false);
                model.narrow("stage", stage.name());
            });
        }
        chip(chips, late, () -> {
            model.stepping.set(false);
            model.narrow("late", late.isSelected() ? "" : null);
        });
        stepping.setId("teams-steps");
        chip(chips, stepping, () -> model.stepping.set(!model.stepping.get()));
        text.setPromptText(Texts.text("startups.find"));
        text.setAccessibleText(Texts.text("startups.find"));
        text.setPrefColumnCount(18);
        text.textProperty().addListener((property, old, now) -> {
            model.narrow("text", now.isBlank() ? null : now);
            shownSteps();
        });
        owner.setAccessibleText(Texts.text("incubation.field.owner"));
        owner.setPromptText(Texts.text("startups.anyOwner"));
        owner.valueProperty().addListener((property, old, now) -> shownSteps());
        owner.visibleProperty().bind(model.stepping);
        owner.managedProperty().bind(model.stepping);
        FlowPane tools = new FlowPane(8, 6, text, owner, Tags.button(Texts.text("startups.import"), null, () -> nav.open("import", "teams")), template, survival);
        tools.getStyleClass().add("tool-row");
        teamTable();
        stepTable();
        StackPane both = new StackPane(teams, steps);
        teams.visibleProperty().bind(model.stepping.not());
        steps.visibleProperty().bind(model.stepping);
        HBox status = new HBox(total);
        status.getStyleClass().add("status-line");
        VBox inner = new VBox(chips, tools, both, status);
        VBox.setVgrow(both, Priority.ALWAYS);
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
        // Where both do not fit (200 % text, a printed record), the one at the side takes the place until it is closed.
        list.visibleProperty().bind(Bindings.createBooleanBinding(() -> model.side.get() == Side.NONE
                || view.getWidth() >= Look.em().get() * BOTH && model.side.get() != Side.PAPER, model.side, view.widthProperty(), Look.em()));
        list.managedProperty().bind(list.visibleProperty());
        model.side.addListener((property, old, now) -> side());
        model.open.addListener((property, old, now) -> {
            if (now != null && model.side.get() == Side.ONE) {
                side();
            }
        });
        model.list.addListener((property, old, now) -> counts(now));
        model.stepping.addListener((property, old, now) -> counts(model.list.get()));
        model.steps.addListener((ListChangeListener<TeamStep.Line>) change -> shownSteps());
        counts(model.list.get());
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.N) {
            model.turn(Side.ADD);
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            text.requestFocus();
            event.consume();
        }
    }

    private static void chip(FlowPane row, ToggleButton chip, Runnable action) {
        chip.getStyleClass().add("chip");
        chip.setOnAction(event -> action.run());
        row.getChildren().add(chip);
    }

    private void counts(TeamList now) {
        TeamList.Filter filter = TeamList.Filter.of(model.filter.get());
        boolean teamsShown = !model.stepping.get();
        every.setText(Texts.text("startups.every", now.byStage().values().stream().mapToInt(Integer::intValue).sum()));
        every.setSelected(teamsShown && filter.stage() == null);
        chipOf.forEach((stage, chip) -> {
            chip.setText(Texts.of(stage) + " " + now.byStage().getOrDefault(stage, 0));
            chip.setSelected(teamsShown && stage == filter.stage());
        });
        late.setText(Texts.text("startups.lateTeams", now.late()));
        late.setSelected(teamsShown && filter.late());
        red(late, now.late() > 0);
        long overdue = model.steps.stream().filter(line -> line.step().late(now.on())).count();
        stepping.setText(Texts.text("startups.openSteps", model.steps.size(), overdue));
        stepping.setSelected(!teamsShown);
        red(stepping, overdue > 0);
        teams.getItems().setAll(now.rows());
        survival.setText(model.survived.get().stream().filter(one -> one.n() > 0).map(one -> Texts.text("startups.survived", one.months(), one.n(), one.alive(), one.closed(), one.unknown()))
                .collect(Collectors.joining("   ")));
        head.setSub(Texts.text("startups.sub", now.all(), now.rows().stream().mapToInt(TeamList.Row::founders).sum()));
        String before = owner.getValue();
        owner.getItems().setAll(model.owned.get().keySet());
        owner.getItems().addFirst(null);
        owner.setValue(before);
        shownSteps();
    }

    private static void red(ToggleButton mark, boolean on) {
        mark.getStyleClass().remove("bad");
        if (on) {
            mark.getStyleClass().add("bad");
        }
    }

    /** The open steps that the words and the owner find; the most overdue first. */
    private void shownSteps() {
        String words = text.getText().strip();
        shown.setAll(model.steps.stream().filter(line -> owner.getValue() == null || line.step().owner().equals(owner.getValue()))
                .filter(line -> words.isEmpty() || line.team().contains(words) || line.step().name().contains(words) || line.step().owner().contains(words)).toList());
        total.setText(model.stepping.get() ? Texts.text("startups.stepTotal", shown.size(), shown.stream().filter(line -> line.step().late(model.list.get().on())).count())
                : Texts.text("startups.total", model.list.get().rows().size(), model.list.get().all()));
    }

    private void teamTable() {
        teams.setPlaceholder(new EmptyState(Texts.text("startups.empty"), Texts.text("startups.add"), () -> model.turn(Side.ADD)));
        Columns<TeamList.Row> columns = new Columns<>(teams, "teams.list", memory)
                .node("name", Texts.text("incubation.field.team"), 12, TeamList.Row::name, row -> Tags.styled(row.name(), "strong"))
                .node("stage", Texts.text("incubation.field.stage"), 4.6, row -> Texts.of(row.stage()), row -> Tags.tag(Texts.of(row.stage()), tone(row.stage())))
                .text("next", Texts.text("startups.next"), 7, row -> row.next() == null ? "" : row.next().name())
                .text("owner", Texts.text("incubation.field.owner"), 5, row -> row.next() == null ? "" : row.next().owner())
                .node("due", Texts.text("incubation.field.due"), 7.5, row -> row.next() == null ? "" : row.next().dueOn().toString(), this::due)
                .node("late", Texts.text("startups.late"), 6, row -> row.late() == 0 ? "" : "" + row.late(), row -> row.late() == 0 ? null : Tags.tag(Texts.text("startups.lateSteps", row.late()), Tone.BAD))
                .number("done", Texts.text("startups.progress"), 4, TeamList.Row::done, row -> row.steps() == 0 ? "" : row.done() + "/" + row.steps())
                .text("lead", Texts.text("startups.leader"), 5, TeamList.Row::lead)
                .number("founders", Texts.text("startups.founders"), 4, TeamList.Row::founders, row -> "" + row.founders())
                .text("trade", Texts.text("incubation.field.trade"), 6, TeamList.Row::trade)
                .text("company", Texts.text("startups.company"), 9, TeamList.Row::company).hidden()
                .text("since", Texts.text("incubation.field.since"), 7, row -> row.since().toString()).hidden()
                .opening(row -> model.show(row.id()))
                .remember();
        head.getActions().addFirst(columns.chooser());
        teams.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null && teams.isFocused() && (model.side.get() == Side.ONE || model.side.get() == Side.NONE)) {
                model.show(now.id());
            }
        });
    }

    private Node due(TeamList.Row row) {
        return row.next() == null ? null : row.next().late(model.list.get().on()) ? Tags.tag(row.next().dueOn().toString(), Tone.BAD) : Tags.styled(row.next().dueOn().toString(), "secondary");
    }

    private void stepTable() {
        steps.setItems(shown);
        steps.setPlaceholder(new EmptyState(Texts.text("startups.noStep"), null, () -> { }));
        new Columns<>(steps, "teams.steps", memory)
                .node("due", Texts.text("incubation.field.due"), 7.5, line -> line.step().dueOn().toString(), line -> line.step().late(model.list.get().on())
                        ? Tags.tag(line.step().dueOn().toString(), Tone.BAD) : Tags.styled(line.step().dueOn().toString(), "secondary"))
                .number("late", Texts.text("startups.daysLate"), 5.5, line -> line.step().daysLate(model.list.get().on()), line -> line.step().late(model.list.get().on())
                        ? Texts.text("incubation.late", line.step().daysLate(model.list.get().on())) : "")
                .text("step", Texts.text("incubation.field.step"), 9, line -> line.step().name())
                .node("team", Texts.text("incubation.field.team"), 12, TeamStep.Line::team, line -> Tags.styled(line.team(), "strong"))
                .node("owner", Texts.text("incubation.field.owner"), 9, line -> line.step().owner(), line -> model.staff.contains(line.step().owner()) ? Tags.styled(line.step().owner())
                        : Tags.tag(Texts.text("startups.gone", line.step().owner()), Tone.WARN))
                .text("planned", Texts.text("incubation.field.planned"), 7, line -> line.step().plannedOn().toString())
                .opening(line -> model.show(line.step().team()))
                .remember();
    }

    static Tone tone(TeamStage stage) {
        return switch (stage) {
            case GUIDED -> Tone.BLUE;
            case HOUSED -> Tone.OK;
            case OUT, ENDED -> Tone.PLAIN;
        };
    }

    private void side() {
        form = null;
        Side now = model.side.get();
        switch (now) {
            case NONE -> {
                side.getChildren().clear();
                (model.stepping.get() ? steps : teams).requestFocus();
            }
            case ONE -> side.getChildren().setAll(pane.show(model.open.get()));
            case HANDED -> side.getChildren().setAll(pane.handed(model.handed.get()));
            case PAPER -> {
                SheetPane sheet = new SheetPane(nav, Texts.text("startups.paper"), () -> Texts.text("startups.paper.file", model.open.get().team().face().name()), model::back);
                sheet.show(model.paper.get());
                side.getChildren().setAll(sheet);
            }
            default -> {
                StepFormPage steppingForm = new StepFormPage(nav, model);
                boolean about = StepFormPage.about(now);
                form = about ? steppingForm.form(now) : new TeamFormPage(nav, model).form(now);
                side.getChildren().setAll(about ? pane.frame(form, steppingForm.title(now), steppingForm.action(now)) : pane.frame(form, TeamFormPage.title(now), Texts.text("startups.save")));
                form.start();
            }
        }
    }

    private void back() {
        if (leave()) {
            model.back();
        }
    }
}
