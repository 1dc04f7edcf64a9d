package linli.revisits;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
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
import linli.base.ui.Card;
import linli.base.ui.Columns;
import linli.base.ui.Dialogs;
import linli.base.ui.EmptyState;
import linli.base.ui.Look;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.SheetPane;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.checklists.Checklist;
import linli.inspections.Finding;
import linli.inspections.Finding.FindingStatus;
import linli.inspections.Finding.Severity;
import linli.inspections.NextVisits;
import linli.inspections.Round;
import linli.inspections.Round.RoundStatus;
import linli.revisits.RevisitsModel.All;
import linli.revisits.RevisitsModel.Side;
import linli.revisits.RevisitsModel.View;

/** 回访检查: rounds of joint visits, what they found and until when it is mended, whom to see next, and what is asked. */
public final class RevisitsPage implements Page {
    /** Widths in em that the list and the side need together. */
    private static final double BOTH = 66;

    private final Nav nav;
    private final RevisitsModel model;
    private final Memory memory;
    private final Map<View, ToggleButton> chipOf = new EnumMap<>(View.class);
    private final Map<View, TableView<?>> tables = new EnumMap<>(View.class);
    private final ToggleButton open = new ToggleButton(Texts.text("revisits.openOnly"));
    private final TextField text = new TextField();
    private final TableView<Round.Progress> rounds = new TableView<>();
    private final TableView<Finding.Row> findings = new TableView<>();
    private final TableView<NextVisits.Next> next = new TableView<>();
    private final TableView<Checklist> lists = new TableView<>();
    private final Label total = new Label();
    private final Label note = Tags.styled("", "secondary");
    private final StackPane side = new StackPane();
    private final PageHead head = new PageHead();
    private VBox view;
    private Leaving leaving;

    /** What is typed in at the side. */
    interface Leaving {
        boolean changed();
    }

    /** @param memory keeps columns as this person left them */
    public RevisitsPage(Nav nav, RevisitsModel model, Memory memory) {
        this.nav = nav;
        this.model = model;
        this.memory = memory;
    }

    @Override
    public String name() {
        return "revisits";
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
        return leaving == null || !leaving.changed() || Dialogs.confirmLeave(view);
    }

    private void build() {
        head.setTitle(Texts.text("revisits.title"));
        Button fresh = Tags.button(Texts.text("revisits.new"), "Ctrl N", this::fresh);
        fresh.getStyleClass().add("primary");
        fresh.setId("revisits-new");
        Button departments = Tags.button(Texts.text("revisits.departments"), null, () -> turn(Side.DEPARTMENTS));
        departments.setId("revisits-departments");
        head.getActions().addAll(departments, fresh);
        FlowPane chips = new FlowPane(6, 6);
        chips.getStyleClass().add("tool-row");
        for (View one : View.values()) {
            ToggleButton chip = new ToggleButton();
            chip.getStyleClass().add("chip");
            chip.setId("revisits-" + one.name().toLowerCase(Locale.ROOT));
            chip.setOnAction(event -> {
                chip.setSelected(model.view.get() == one);
                if (leave()) {
                    leaving = null;
                    model.side.set(Side.NONE);
                    model.view.set(one);
                }
            });
            chipOf.put(one, chip);
            chips.getChildren().add(chip);
        }
        text.setPromptText(Texts.text("revisits.find"));
        text.setAccessibleText(Texts.text("revisits.find"));
        text.setPrefColumnCount(16);
        text.setId("revisits-text");
        text.textProperty().bindBidirectional(model.text);
        open.getStyleClass().add("chip");
        open.setId("revisits-open");
        open.setSelected(true);
        open.setOnAction(event -> fill());
        FlowPane tools = new FlowPane(8, 6, text, open, note);
        tools.getStyleClass().add("tool-row");
        tables();
        StackPane shown = new StackPane(rounds, findings, next, lists);
        HBox status = new HBox(total);
        status.getStyleClass().add("status-line");
        VBox inner = new VBox(chips, tools, shown, status);
        VBox.setVgrow(shown, Priority.ALWAYS);
        Card list = new Card();
        list.getContent().add(inner);
        list.setMinWidth(0);
        HBox.setHgrow(list, Priority.ALWAYS);
        HBox.setHgrow(side, Priority.SOMETIMES);
        side.setMinWidth(0);
        HBox both = new HBox(16, list, side);
        VBox.setVgrow(both, Priority.ALWAYS);
        view = new VBox(head, both);
        view.getStyleClass().add("page");
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        side.visibleProperty().bind(model.side.isNotEqualTo(Side.NONE));
        side.managedProperty().bind(side.visibleProperty());
        // A sheet being typed in and a paper take the whole width; so does whatever is open at 200 % text.
        list.visibleProperty().bind(Bindings.createBooleanBinding(() -> model.side.get() == Side.NONE
                || view.getWidth() >= Look.em().get() * BOTH && !wide(model.side.get()), model.side, view.widthProperty(), Look.em()));
        list.managedProperty().bind(list.visibleProperty());
        model.side.addListener((property, old, now) -> side(now));
        model.all.addListener((property, old, now) -> fill());
        model.view.addListener((property, old, now) -> fill());
        model.text.addListener((property, old, now) -> fill());
        fill();
    }

    private static boolean wide(Side one) {
        return one == Side.ENTRY || one == Side.PAPER || one == Side.EDIT_CHECKLIST;
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.N) {
            fresh();
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            text.requestFocus();
            event.consume();
        }
    }

    private void fresh() {
        if (model.view.get() == View.LISTS) {
            if (leave()) {
                model.checklist.set(null);
                model.side.set(Side.NONE);
                model.side.set(Side.EDIT_CHECKLIST);
            }
        } else {
            turn(Side.NEW_ROUND);
        }
    }

    private void turn(Side to) {
        if (leave()) {
            model.side.set(Side.NONE);
            model.side.set(to);
        }
    }

    private void tables() {
        tables.put(View.ROUNDS, rounds);
        tables.put(View.FINDINGS, findings);
        tables.put(View.NEXT, next);
        tables.put(View.LISTS, lists);
        new Columns<>(rounds, "revisits.rounds", memory)
                .text("no", Texts.text("revisits.no"), 7, row -> row.round().no())
                .node("name", Texts.text("revisits.name"), 16, row -> row.round().name(), row -> Tags.styled(row.round().name(), "strong"))
                .node("status", Texts.text("revisits.status"), 6, row -> Texts.of(row.round().status()), row -> Tags.tag(Texts.of(row.round().status()), tone(row.round().status())))
                .text("from", Texts.text("revisits.from"), 7, row -> row.round().from().toString())
                .node("due", Texts.text("revisits.due"), 9, row -> row.round().due().toString(), row -> row.late() ? Tags.tag(Texts.text("revisits.late", row.round().due()), Tone.BAD)
                        : new Label(row.round().due().toString()))
                .number("done", Texts.text("revisits.done"), 6, Round.Progress::done, row -> Texts.text("revisits.of", row.done(), row.visits()))
                .number("findings", Texts.text("revisits.open"), 5, Round.Progress::findings, row -> row.findings() == 0 ? "" : "" + row.findings())
                .opening(row -> model.round(row.round().id())).remember();
        rounds.setPlaceholder(new EmptyState(Texts.text("revisits.empty.rounds"), Texts.text("revisits.new"), () -> turn(Side.NEW_ROUND)));
        new Columns<>(findings, "revisits.findings", memory)
                .node("partner", Texts.text("revisits.partner"), 11, Finding.Row::name, row -> Tags.styled(row.name(), "strong"))
                .text("what", Texts.text("revisits.what"), 17, row -> row.finding().what())
                .node("severity", Texts.text("revisits.severity"), 5, row -> Texts.of(row.finding().severity()), row -> Tags.tag(Texts.of(row.finding().severity()), tone(row.finding().severity())))
                .text("due", Texts.text("revisits.until"), 7, row -> row.finding().due().toString())
                .node("state", Texts.text("revisits.status"), 8, RevisitsPage::state, row -> Tags.tag(state(row), row.lateDays() > 0 ? Tone.BAD : row.finding().status() == FindingStatus.OPEN ? Tone.WARN : Tone.OK))
                .text("department", Texts.text("revisits.department"), 6, Finding.Row::department)
                .number("times", Texts.text("revisits.times"), 4, Finding.Row::times, row -> row.times() == 0 ? "" : "" + row.times())
                .text("round", Texts.text("revisits.round"), 6, Finding.Row::round).hidden()
                .opening(row -> model.finding(row.finding().id())).remember();
        findings.setPlaceholder(new EmptyState(Texts.text("revisits.empty.findings"), null, () -> { }));
        new Columns<>(next, "revisits.next", memory)
                .node("partner", Texts.text("revisits.partner"), 12, row -> row.known().name(), row -> Tags.styled(row.known().name(), "strong"))
                .number("score", Texts.text("revisits.score"), 6, NextVisits.Next::score, row -> "" + row.score())
                .text("reasons", Texts.text("revisits.reasons"), 26, row -> String.join("   ", row.reasons()))
                .text("last", Texts.text("revisits.last"), 7, row -> Objects.toString(row.known().last(), Texts.text("revisits.never")))
                .text("planned", Texts.text("revisits.planned"), 12, row -> Objects.toString(row.known().planned(), ""))
                .opening(row -> nav.open("partners", row.known().partner())).remember();
        next.setPlaceholder(new EmptyState(Texts.text("revisits.empty.next"), Texts.text("revisits.empty.partners"), () -> nav.open("partners", null)));
        new Columns<>(lists, "revisits.lists", memory)
                .node("name", Texts.text("revisits.checklist"), 18, Checklist::name, row -> Tags.styled(row.name(), "strong"))
                .number("edition", Texts.text("revisits.edition"), 5, Checklist::edition, row -> "" + row.edition())
                .number("items", Texts.text("revisits.items"), 5, row -> row.items().size(), row -> "" + row.items().size())
                .text("staff", Texts.text("revisits.staff"), 8, Checklist::staff)
                .opening(model::checklist).remember();
        lists.setPlaceholder(new EmptyState(Texts.text("revisits.empty.lists"), Texts.text("revisits.ship"), this::ship));
        tables.values().forEach(table -> table.setOnMouseReleased(event -> single(table)));
    }

    /** One click shows the record too. */
    private void single(TableView<?> table) {
        Object row = table.getSelectionModel().getSelectedItem();
        if (row instanceof Round.Progress one) {
            model.round(one.round().id());
        } else if (row instanceof Finding.Row one) {
            model.finding(one.finding().id());
        } else if (row instanceof Checklist one) {
            model.checklist(one);
        }
    }

    void ship() {
        model.change(() -> model.inspections.checklists().ship(), one -> nav.say(Texts.text("revisits.shipped", one.name(), one.items().size())), nav::fail);
    }

    private static String state(Finding.Row row) {
        return row.lateDays() > 0 ? Texts.text("revisits.lateDays", row.lateDays()) : Texts.of(row.finding().status());
    }

    static Tone tone(RoundStatus status) {
        return status == RoundStatus.OPEN ? Tone.BLUE : status == RoundStatus.CLOSED ? Tone.OK : Tone.PLAIN;
    }

    static Tone tone(Severity one) {
        return switch (one) {
            case MINOR -> Tone.PLAIN;
            case MAJOR -> Tone.WARN;
            case GRAVE -> Tone.BAD;
        };
    }

    private void fill() {
        All all = model.all.get();
        View now = model.view.get();
        tables.forEach((one, table) -> table.setVisible(one == now));
        chipOf.forEach((one, chip) -> {
            chip.setSelected(one == now);
            chip.setText(switch (one) {
                case ROUNDS -> Texts.text("revisits.view.rounds", all.rounds().size());
                case FINDINGS -> Texts.text("revisits.view.findings", all.findings().stream().filter(row -> row.finding().status() == FindingStatus.OPEN).count());
                case NEXT -> Texts.text("revisits.view.next");
                case LISTS -> Texts.text("revisits.view.lists");
            });
        });
        open.setVisible(now == View.FINDINGS);
        open.setManaged(now == View.FINDINGS);
        rounds.getItems().setAll(all.rounds().stream().filter(row -> found(row.round().no(), row.round().name(), Texts.of(row.round().status()))).toList());
        findings.getItems().setAll(all.findings().stream().filter(row -> !open.isSelected() || row.finding().status() == FindingStatus.OPEN)
                .filter(row -> found(row.name(), row.finding().what(), row.department(), row.round(), state(row))).toList());
        next.getItems().setAll(all.next().stream().filter(row -> found(row.known().name(), String.join(" ", row.reasons()))).toList());
        lists.getItems().setAll(all.checklists().stream().filter(row -> found(row.name())).toList());
        total.setText(Texts.text("ui.table.all", tables.get(now).getItems().size()));
        note.setText(now == View.NEXT ? Texts.text("revisits.note.next") : now == View.LISTS ? Texts.text("revisits.note.lists") : "");
        long running = all.rounds().stream().filter(row -> row.round().status() == RoundStatus.OPEN).count();
        head.setSub(Texts.text("revisits.sub", running, all.overdue()));
    }

    private boolean found(String... words) {
        String typed = model.text.get() == null ? "" : model.text.get().strip();
        return typed.isEmpty() || Stream.of(words).anyMatch(one -> one != null && one.contains(typed));
    }

    private void side(Side now) {
        leaving = null;
        switch (now) {
            case NONE -> {
                side.getChildren().clear();
                tables.get(model.view.get()).requestFocus();
            }
            case ROUND -> side.getChildren().setAll(new RoundPanePage(model, nav, this::back).show(model.round.get()));
            case FINDING -> side.getChildren().setAll(new FindingPanePage(model, nav, this::back).show(model.finding.get()));
            case CHECKLIST -> side.getChildren().setAll(new ChecklistPage(model, nav, this::back).show(model.checklist.get()));
            case PAPER -> {
                SheetPane sheet = new SheetPane(nav, Texts.text("revisits.blank"), () -> Texts.text("revisits.blank.file", model.round.get().round().name()), model::back);
                sheet.show(model.paper.get());
                side.getChildren().setAll(sheet);
            }
            case ENTRY -> {
                VisitEntryPage entry = new VisitEntryPage(model, nav, this::back);
                leaving = entry::changed;
                side.getChildren().setAll(entry.show(model.visit.get()));
                entry.start();
            }
            case EDIT_CHECKLIST -> {
                ChecklistPage editor = new ChecklistPage(model, nav, this::back);
                side.getChildren().setAll(editor.edit(model.checklist.get()));
                leaving = editor::changed;
            }
            default -> {
                RevisitFormPage form = new RevisitFormPage(model, nav, this::back);
                side.getChildren().setAll(form.show(now));
                leaving = form::changed;
            }
        }
        for (Node one : side.getChildren()) {
            ((Region) one).setMaxWidth(Double.MAX_VALUE);
        }
    }

    private void back() {
        if (leave()) {
            leaving = null;
            model.back();
        }
    }

    static List<Round.Row> order(List<Round.Row> visits) {
        return visits.stream().sorted((a, b) -> Boolean.compare(a.on() != null, b.on() != null)).toList();
    }
}
