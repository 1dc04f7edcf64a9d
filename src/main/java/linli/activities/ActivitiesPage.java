package linli.activities;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.fxml.FXML;
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
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import linli.activities.Activity.ActivityKind;
import linli.activities.Activity.ActivityStatus;
import linli.activities.ActivityList.Row;
import linli.activities.ActivityList.State;
import linli.base.text.Texts;
import linli.base.ui.Columns;
import linli.base.ui.Fxml;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.Domains;
import linli.base.value.WeekSlot;

/** 课程活动: the list, with the form at its side. */
public final class ActivitiesPage implements Page {
    private final Nav nav;
    private final ActivitiesModel model;
    private final Memory memory;
    private final Map<State, ToggleButton> chipOf = new LinkedHashMap<>();
    private ToggleButton everything;
    private VBox view;
    private ActivityFormPage form;

    @FXML private PageHead head;
    @FXML private FlowPane chips;
    @FXML private TextField text;
    @FXML private ComboBox<ActivityKind> kind;
    @FXML private ComboBox<Domains.Domain> domain;
    @FXML private Button elsewhere;
    @FXML private Button all;
    @FXML private TableView<Row> table;
    @FXML private VBox empty;
    @FXML private Button emptyWrite;
    @FXML private Button emptyImport;
    @FXML private Label total;
    @FXML private Label call;
    @FXML private StackPane side;

    /** @param memory keeps columns as this person left them */
    public ActivitiesPage(Nav nav, ActivitiesModel model, Memory memory) {
        this.nav = nav;
        this.model = model;
        this.memory = memory;
    }

    @Override
    public String name() {
        return "activities";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "activities.fxml");
            build();
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        model.open(argument);
    }

    private void build() {
        form = new ActivityFormPage(model.form, () -> model.formOpen.set(false), one -> {
            model.formOpen.set(false);
            nav.say(Texts.text("activities.saved", one.no(), one.plan().title()));
            nav.open("activity", one.id());
        });
        Button write = Tags.button(Texts.text("activities.list.write"), "Insert", () -> model.write(Map.of()));
        write.getStyleClass().add("primary");
        write.setId("activities-write");
        head.getActions().addAll(Tags.button(Texts.text("activities.list.import"), null, () -> nav.open("import", "activities")), write);
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.INSERT) {
                model.write(Map.of());
                event.consume();
            }
        });
        emptyWrite.setOnAction(event -> model.write(Map.of()));
        emptyImport.setOnAction(event -> nav.open("import", "activities"));
        empty.visibleProperty().bind(model.empty);
        table.visibleProperty().bind(model.empty.not());
        side.getChildren().setAll(form.root());
        side.visibleProperty().bind(model.formOpen);
        side.managedProperty().bind(model.formOpen);
        model.formOpen.addListener((property, old, now) -> {
            if (now) {
                form.start();
            }
        });
        chips();
        filters();
        table();
        model.counts.addListener((property, old, now) -> counts(now));
        model.filter.addListener((property, old, now) -> filtered(now));
        counts(model.counts.get());
        filtered(model.filter.get());
    }

    private void chips() {
        everything = chip(() -> model.narrow("state", null));
        for (State state : State.values()) {
            chipOf.put(state, chip(() -> model.narrow("state", state.name())));
        }
    }

    private ToggleButton chip(Runnable action) {
        ToggleButton chip = new ToggleButton();
        chip.getStyleClass().add("chip");
        chip.setOnAction(event -> {
            action.run();
            filtered(model.filter.get());
        });
        chips.getChildren().add(chip);
        return chip;
    }

    private static String word(State state) {
        return switch (state) {
            case PREPARING -> Texts.of(ActivityStatus.PREPARING);
            case OPEN -> Texts.of(ActivityStatus.OPEN);
            case RUNNING -> Texts.of(ActivityStatus.RUNNING);
            case CALL -> Texts.text("activities.state.call");
            case FULL -> Texts.text("activities.state.full");
            case OVER -> Texts.of(ActivityStatus.ENDED);
        };
    }

    private void counts(ActivityList now) {
        everything.setText(Texts.text("activities.chip", Texts.text("activities.list.all"), now.all()));
        chipOf.forEach((state, chip) -> {
            int count = now.byState().getOrDefault(state, 0);
            chip.setText(Texts.text("activities.chip", word(state), count));
            boolean shown = count > 0 || state == State.OPEN || state == State.RUNNING;
            chip.setVisible(shown);
            chip.setManaged(shown);
        });
        int toCall = now.byState().getOrDefault(State.CALL, 0);
        head.setSub(Texts.text("activities.list.sub", now.byState().getOrDefault(State.RUNNING, 0), now.byState().getOrDefault(State.OPEN, 0)));
        total.setText(now.total() > now.rows().size() ? Texts.text("activities.list.first", now.total(), now.rows().size())
                : Texts.text("activities.list.total", now.total()));
        call.setText(toCall == 0 ? "" : Texts.text("activities.list.call", toCall));
    }

    private void filters() {
        kind.getItems().add(null);
        kind.getItems().addAll(ActivityKind.values());
        kind.setConverter(words(one -> Texts.of(one), Texts.text("activities.filter.kind")));
        kind.valueProperty().addListener((property, old, now) -> model.narrow("kind", now == null ? null : now.name()));
        domain.getItems().add(null);
        domain.getItems().addAll(Domains.roots());
        domain.setConverter(words(Domains.Domain::name, Texts.text("activities.filter.domain")));
        domain.valueProperty().addListener((property, old, now) -> model.narrow("domain", now == null ? null : now.code()));
        kind.setPromptText(Texts.text("activities.filter.kind"));
        domain.setPromptText(Texts.text("activities.filter.domain"));
        text.textProperty().addListener((property, old, now) -> model.narrow("text", now));
        elsewhere.textProperty().bind(model.elsewhere.map(words -> Texts.text("activities.filter.elsewhere", words)));
        elsewhere.visibleProperty().bind(model.elsewhere.isNotEmpty());
        elsewhere.managedProperty().bind(elsewhere.visibleProperty());
        elsewhere.setOnAction(event -> clear());
        all.setOnAction(event -> clear());
    }

    private void clear() {
        text.setText("");
        kind.setValue(null);
        domain.setValue(null);
        model.all();
    }

    private static <T> StringConverter<T> words(java.util.function.Function<T, String> word, String none) {
        return new StringConverter<>() {
            @Override
            public String toString(T one) {
                return one == null ? none : word.apply(one);
            }

            @Override
            public T fromString(String words) {
                return null;
            }
        };
    }

    private void filtered(Map<String, String> words) {
        everything.setSelected(!words.containsKey("state"));
        chipOf.forEach((state, chip) -> chip.setSelected(state.name().equals(words.get("state"))));
        all.setVisible(!words.isEmpty());
        all.setManaged(!words.isEmpty());
    }

    private void table() {
        table.setItems(model.rows);
        new Columns<Row>(table, "activities.list", memory)
                .node("title", Texts.text("activities.column.title"), 16, Row::title, ActivitiesPage::named)
                .text("leader", Texts.text("activities.column.leader"), 6.5, row -> row.leader() == null ? "" : row.leader())
                .text("slots", Texts.text("activities.column.slots"), 11, row -> WeekSlot.words(row.slots()))
                .text("place", Texts.text("activities.column.place"), 7, row -> row.place() == null ? "" : row.place())
                .number("enrolled", Texts.text("activities.column.enrolled"), 6.5, Row::enrolled, row -> Texts.text("activities.of", row.enrolled(), row.seats()))
                .number("waiting", Texts.text("activities.column.waiting"), 4, Row::waiting, row -> row.waiting() == 0 ? "" : String.valueOf(row.waiting()))
                .number("held", Texts.text("activities.column.held"), 6.5, Row::held, row -> Texts.text("activities.of", row.held(), row.planned()))
                .text("next", Texts.text("activities.column.next"), 7.5, row -> row.next() == null ? "" : row.next().toString())
                .node("status", Texts.text("activities.column.status"), 10, row -> Texts.of(row.status()), ActivitiesPage::status)
                .text("domain", Texts.text("activities.column.domain"), 7, row -> Domains.nameOf(row.domain())).hidden()
                .text("ages", Texts.text("activities.column.ages"), 6, row -> ages(row.ages())).hidden()
                .text("fee", Texts.text("activities.column.fee"), 8, row -> fee(row)).hidden()
                .text("no", Texts.text("activities.column.no"), 8, Row::no).hidden()
                .text("term", Texts.text("activities.column.term"), 13, row -> Texts.text("activities.span", row.start(), row.end())).hidden()
                .opening(row -> nav.open("activity", row.id())).remember();
    }

    private static Node named(Row row) {
        Label title = Tags.styled(row.title(), "strong");
        title.setMinWidth(0);
        HBox line = new HBox(8, title);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        // A band that stands in the title already is not said twice.
        if (!row.ages().open() && !row.title().contains(ages(row.ages()))) {
            line.getChildren().add(Tags.tag(ages(row.ages()), Tone.PLAIN));
        }
        return line;
    }

    private static Node status(Row row) {
        HBox line = new HBox(6, Tags.tag(Texts.of(row.status()), tone(row.status())));
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        if (row.call()) {
            line.getChildren().add(Tags.tag(Texts.text("activities.state.call"), Tone.WARN));
        }
        return line;
    }

    static Tone tone(ActivityStatus status) {
        return switch (status) {
            case OPEN -> Tone.BLUE;
            case RUNNING -> Tone.OK;
            case CANCELLED -> Tone.BAD;
            case PREPARING, ENDED -> Tone.PLAIN;
        };
    }

    /** @return e.g. 6–8 岁. */
    static String ages(Activity.Ages ages) {
        return ages.open() ? Texts.text("activities.everyAge") : ages.min() == null ? Texts.text("activities.ageTo", ages.max())
                : ages.max() == null ? Texts.text("activities.ageFrom", ages.min()) : Texts.text("activities.ages", ages.min(), ages.max());
    }

    static String fee(Row row) {
        return row.price().isZero() ? Texts.of(row.fee()) : Texts.text("activities.fee", Texts.of(row.fee()), row.price());
    }
}
