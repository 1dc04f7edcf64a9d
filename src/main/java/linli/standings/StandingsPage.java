package linli.standings;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.binding.Bindings;
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
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
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
import linli.standings.Standing.Grade;
import linli.standings.Standing.Looked;
import linli.standings.Standing.StandingMove;
import linli.standings.Standing.StandingStage;
import linli.standings.StandingsModel.Side;

/** 进出管理: where every partner stands, what the last period proposes, and one of them at the side. */
public final class StandingsPage implements Page {
    /** Widths in em that the list and the side need together. */
    private static final double BOTH = 62;

    private final Nav nav;
    private final StandingsModel model;
    private final Memory memory;
    private final Map<StandingStage, ToggleButton> chipOf = new EnumMap<>(StandingStage.class);
    private final ToggleButton every = new ToggleButton();
    private final ToggleButton waiting = new ToggleButton();
    private final ToggleButton unrated = new ToggleButton();
    private final ComboBox<Period> period = new ComboBox<>();
    private final TextField text = new TextField();
    private final TableView<StandingList.Row> table = new TableView<>();
    private final Label total = new Label();
    private final Label method = Tags.styled("", "secondary");
    private final StackPane side = new StackPane();
    private final PageHead head = new PageHead();
    private final Card list = new Card();
    private VBox view;
    private StandingPanePage pane;
    private Form form;
    private boolean filling;

    /** @param memory keeps columns as this person left them */
    public StandingsPage(Nav nav, StandingsModel model, Memory memory) {
        this.nav = nav;
        this.model = model;
        this.memory = memory;
    }

    @Override
    public String name() {
        return "standings";
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
        pane = new StandingPanePage(nav, model, this::back);
        head.setTitle(Texts.text("standings.title"));
        Button assess = Tags.button(Texts.text("standings.assess"), "Ctrl N", this::assess);
        assess.getStyleClass().add("primary");
        assess.setId("standings-assess");
        head.getActions().addAll(Tags.button(Texts.text("standings.rule"), null, () -> model.turn(Side.RULE)), assess);
        FlowPane chips = new FlowPane(6, 6);
        chips.getStyleClass().add("tool-row");
        chip(chips, every, () -> model.narrow("stage", null));
        for (StandingStage stage : StandingStage.values()) {
            ToggleButton chip = new ToggleButton();
            chipOf.put(stage, chip);
            chip(chips, chip, () -> model.narrow("stage", stage.name()));
        }
        chip(chips, waiting, () -> model.narrow("waiting", waiting.isSelected() ? "" : null));
        chip(chips, unrated, () -> model.narrow("unrated", unrated.isSelected() ? "" : null));
        waiting.setId("standings-waiting");
        text.setPromptText(Texts.text("standings.find"));
        text.setAccessibleText(Texts.text("standings.find"));
        text.setPrefColumnCount(16);
        text.textProperty().addListener((property, old, now) -> model.narrow("text", now.isBlank() ? null : now));
        period.setAccessibleText(Texts.text("standings.field.period"));
        period.setConverter(new StringConverter<>() {
            @Override
            public String toString(Period one) {
                return one == null ? "" : one.words();
            }

            @Override
            public Period fromString(String typed) {
                return null;
            }
        });
        period.valueProperty().addListener((property, old, now) -> {
            if (!filling && now != null) {
                model.narrow("period", now.code());
            }
        });
        FlowPane tools = new FlowPane(8, 6, text, period, method);
        tools.getStyleClass().add("tool-row");
        table();
        HBox status = new HBox(total);
        status.getStyleClass().add("status-line");
        VBox inner = new VBox(chips, tools, table, status);
        VBox.setVgrow(table, Priority.ALWAYS);
        list.getContent().add(inner);
        list.setMinWidth(0);
        HBox.setHgrow(list, Priority.ALWAYS);
        HBox.setHgrow(side, Priority.SOMETIMES);
        side.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        HBox both = new HBox(16, list, side);
        VBox.setVgrow(both, Priority.ALWAYS);
        view = new VBox(head, both);
        view.getStyleClass().add("page");
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        side.visibleProperty().bind(model.side.isNotEqualTo(Side.NONE));
        side.managedProperty().bind(side.visibleProperty());
        // Where both do not fit (200 % text, a letter), the one at the side takes the place until it is closed.
        list.visibleProperty().bind(Bindings.createBooleanBinding(() -> model.side.get() == Side.NONE
                || view.getWidth() >= Look.em().get() * BOTH && model.side.get() != Side.LETTER, model.side, view.widthProperty(), Look.em()));
        list.managedProperty().bind(list.visibleProperty());
        model.side.addListener((property, old, now) -> side());
        model.open.addListener((property, old, now) -> {
            if (now != null && model.side.get() == Side.ONE) {
                side();
            }
        });
        model.list.addListener((property, old, now) -> counts(now));
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.N) {
            assess();
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            text.requestFocus();
            event.consume();
        }
    }

    private void assess() {
        model.assess(many -> nav.say(Texts.text("standings.assessed", model.list.get().period().words(), many)));
    }

    private static void chip(FlowPane row, ToggleButton chip, Runnable action) {
        chip.getStyleClass().add("chip");
        chip.setOnAction(event -> action.run());
        row.getChildren().add(chip);
    }

    private void counts(StandingList now) {
        filling = true;
        StandingList.Filter filter = StandingList.Filter.of(model.filter.get());
        every.setText(Texts.text("standings.every"));
        every.setSelected(filter.stage() == null);
        chipOf.forEach((stage, chip) -> {
            chip.setText(Texts.of(stage) + " " + now.byStage().getOrDefault(stage, 0));
            chip.setSelected(stage == filter.stage());
            boolean any = now.byStage().containsKey(stage) || stage == filter.stage();
            chip.setVisible(any);
            chip.setManaged(any);
        });
        waiting.setText(Texts.text("standings.waiting", now.waiting()));
        waiting.setSelected(filter.waiting());
        unrated.setText(Texts.text("standings.unrated", now.unrated()));
        unrated.setSelected(filter.unrated());
        period.getItems().setAll(now.periods());
        period.setValue(now.period());
        method.setText(Texts.text("standings.method", Texts.of(now.rule().base()), StandingLetters.least(now.rule().participation()), StandingLetters.least(now.rule().satisfaction()),
                now.rule().example() ? Texts.text("standings.example") : now.rule().from().toString()));
        table.getItems().setAll(now.rows());
        total.setText(Texts.text("standings.total", now.rows().size()));
        head.setSub(Texts.text("standings.sub", now.waiting(), now.lateMending()));
        filling = false;
    }

    private void table() {
        EmptyState empty = new EmptyState(Texts.text("standings.empty"), Texts.text("standings.empty.partners"), () -> nav.open("partners", null));
        table.setPlaceholder(empty);
        Columns<StandingList.Row> columns = new Columns<>(table, "standings.list", memory)
                .node("name", Texts.text("standings.field.partner"), 13, StandingList.Row::name, row -> Tags.styled(row.name(), "strong"))
                .node("stage", Texts.text("standings.field.stage"), 6, row -> Texts.of(row.stage()), row -> Tags.tag(Texts.of(row.stage()), tone(row.stage())))
                .node("grade", Texts.text("standings.field.grade"), 6, row -> row.shown() == null ? "" : Texts.of(row.shown().grade()),
                        row -> row.shown() == null ? null : Tags.tag(Texts.of(row.shown().grade()), tone(row.shown().grade())))
                .number("participation", Texts.text("standings.field.participation"), 5.5, row -> order(row, true), row -> row.shown() == null ? "" : Standings.rate(row.shown().participation()))
                .number("calls", Texts.text("standings.field.n"), 4, row -> row.shown() == null ? 0 : row.shown().participation().of(), row -> row.shown() == null ? "" : "" + row.shown().participation().of())
                .number("satisfaction", Texts.text("standings.field.satisfaction"), 5.5, row -> order(row, false), row -> row.shown() == null ? "" : Standings.rate(row.shown().satisfaction()))
                .number("answers", Texts.text("standings.field.answered"), 4, row -> row.shown() == null ? 0 : row.shown().satisfaction().of(), row -> row.shown() == null ? "" : "" + row.shown().satisfaction().of())
                .node("proposal", Texts.text("standings.field.proposal"), 7, StandingsPage::proposal, StandingsPage::proposalTag)
                .text("due", Texts.text("standings.field.due"), 7, row -> Objects.toString(row.due(), ""))
                .number("findings", Texts.text("standings.field.findings"), 7, StandingList.Row::openFindings, row -> row.openFindings() == 0 ? "" : "" + row.openFindings())
                .text("kind", Texts.text("standings.field.kind"), 6, StandingList.Row::kind).hidden()
                .text("since", Texts.text("standings.field.since"), 7, row -> row.since().toString()).hidden()
                .opening(row -> model.show(row.partner()))
                .remember();
        head.getActions().addFirst(columns.chooser());
        table.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null && table.isFocused() && (model.side.get() == Side.ONE || model.side.get() == Side.NONE)) {
                model.show(now.partner());
            }
        });
    }

    /** Nothing counted sorts before every figure. */
    private static Integer order(StandingList.Row row, boolean participation) {
        Integer rate = row.shown() == null ? null : participation ? row.shown().participation().rate() : row.shown().satisfaction().rate();
        return rate == null ? -1 : rate;
    }

    private static String proposal(StandingList.Row row) {
        return row.shown() == null || row.shown().proposal() == StandingMove.NONE ? "" : row.waits() ? Texts.of(row.shown().proposal())
                : Texts.text("standings.looked", Texts.of(row.shown().proposal()), Texts.of(row.shown().verdict()));
    }

    private static Node proposalTag(StandingList.Row row) {
        String words = proposal(row);
        if (words.isEmpty()) {
            return null;
        }
        return row.shown().verdict() == Looked.OPEN ? Tags.tag(words, row.shown().proposal() == StandingMove.RESTORE ? Tone.OK : Tone.BAD) : Tags.styled(words, "secondary");
    }

    static Tone tone(StandingStage stage) {
        return switch (stage) {
            case APPLYING -> Tone.BLUE;
            case LISTED -> Tone.OK;
            case REMINDED, PAUSED -> Tone.WARN;
            case MENDING, DISMISSED -> Tone.BAD;
            case EXPIRED, LEFT -> Tone.PLAIN;
        };
    }

    static Tone tone(Grade grade) {
        return switch (grade) {
            case UNRATED, FEW -> Tone.PLAIN;
            case GOOD -> Tone.OK;
            case LOW -> Tone.BAD;
        };
    }

    private void side() {
        form = null;
        switch (model.side.get()) {
            case NONE -> {
                side.getChildren().clear();
                table.requestFocus();
            }
            case ONE -> side.getChildren().setAll(pane.show(model.open.get()));
            case LETTER -> {
                SheetPane sheet = new SheetPane(nav, Texts.text("standings.letter"), () -> Texts.text("standings.letter.file", model.open.get().name()), model::back);
                sheet.show(model.letter.get());
                side.getChildren().setAll(sheet);
            }
            default -> {
                form = new StandingFormPage(model, nav).form(model.side.get());
                side.getChildren().setAll(pane.frame(form, StandingFormPage.title(model.side.get())));
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
