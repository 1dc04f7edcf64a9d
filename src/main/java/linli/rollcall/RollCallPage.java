package linli.rollcall;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Columns;
import linli.base.ui.Dialogs;
import linli.base.ui.Fxml;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.PageTabs;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.WeekSlot;
import linli.rollcall.RollCall.Mark;
import linli.rollcall.RollCall.Meeting;
import linli.rollcall.RollCall.Row;

/** 点名: a line a person; Space or 1 is 到, 2 缺, 3 假, and the next person is chosen; Ctrl+S saves. */
public final class RollCallPage implements Page {
    private final Nav nav;
    private final RollCallModel model;
    private final Memory memory;
    private final PageTabs tabs;
    private final Consumer<Path> open;
    private Button save;
    private VBox view;

    @FXML private PageHead head;
    @FXML private HBox tabRow;
    @FXML private ListView<Meeting> meetings;
    @FXML private Label rate;
    @FXML private VBox wrong;
    @FXML private Label wrongText;
    @FXML private Label note;
    @FXML private TableView<Row> table;
    @FXML private Label counts;
    @FXML private TextField heads;
    @FXML private Button rest;

    /** @param open shows a written file with the system's own program */
    public RollCallPage(Nav nav, RollCallModel model, Memory memory, PageTabs tabs, Consumer<Path> open) {
        this.nav = nav;
        this.model = model;
        this.memory = memory;
        this.tabs = tabs;
        this.open = open;
    }

    @Override
    public String name() {
        return "rollcall";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "rollcall.fxml");
            build();
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        if (argument instanceof Long activity) {
            model.openClass(activity, () -> {
                nav.say(Texts.text("rollcall.none"));
                nav.open("activity", activity);
            });
        } else if (argument instanceof Map<?, ?> words && words.get("session") instanceof Long session) {
            model.openSession(session);
        } else if (model.shown.get() != null) {
            model.openSession(model.shown.get().session());
        } else {
            nav.open("activities", null);
        }
    }

    @Override
    public boolean leave() {
        return !model.changed.get() || linli.base.ui.Dialogs.confirmLeave(view);
    }

    private void build() {
        tabRow.getChildren().setAll(tabs);
        save = Tags.button(Texts.text("rollcall.save"), "Ctrl S", this::save);
        save.getStyleClass().add("primary");
        save.setId("rollcall-save");
        head.getActions().setAll(Tags.button(Texts.text("rollcall.import"), null, () -> nav.open("import", "attendance")),
                Tags.button(Texts.text("rollcall.print"), null, this::print), save);
        heads.textProperty().bindBidirectional(model.heads);
        wrongText.textProperty().bind(model.wrong);
        wrong.visibleProperty().bind(model.wrong.isNotEmpty());
        wrong.managedProperty().bind(wrong.visibleProperty());
        rest.setOnAction(event -> {
            model.restPresent();
            counted();
        });
        meetings();
        table();
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.shown.addListener((property, old, now) -> show(now));
        view.setVisible(model.shown.get() != null);
    }

    private void show(RollCall now) {
        view.setVisible(now != null);
        if (now == null) {
            return;
        }
        tabs.about(now.activity());
        head.setTitle(Texts.text("rollcall.title", now.title()));
        head.setSub(Texts.text("rollcall.sub", now.on(), WeekSlot.dayWord(now.on().getDayOfWeek()), now.from(), now.to()));
        save.setDisable(!now.open());
        rest.setDisable(!now.open());
        note.setText(now.open() ? Texts.text("rollcall.keys") : Texts.text("rollcall.shut"));
        meetings.getItems().setAll(now.sessions());
        now.sessions().stream().filter(one -> one.session() == now.session()).findFirst().ifPresent(one -> {
            meetings.getSelectionModel().select(one);
            meetings.scrollTo(Math.max(0, meetings.getSelectionModel().getSelectedIndex() - 4));
        });
        Integer percent = model.rate.get().percent();
        rate.setText(percent == null ? Texts.text("rollcall.noRate") : Texts.text(model.rate.get().bySeats() ? "rollcall.rateSeats" : "rollcall.rate", percent,
                model.rate.get().present(), model.rate.get().of()));
        counted();
        if (!model.rows.isEmpty()) {
            table.getSelectionModel().clearAndSelect((int) model.rows.stream().takeWhile(row -> row.mark() != null).count() % model.rows.size());
            table.requestFocus();
        }
    }

    private void counted() {
        int without = model.count(null);
        counts.setText(Texts.text("rollcall.counts", model.rows.size(), model.count(Mark.PRESENT), model.count(Mark.ABSENT), model.count(Mark.LEAVE), without));
    }

    private void meetings() {
        meetings.setCellFactory(list -> new ListCell<>() {
            @Override
            protected void updateItem(Meeting one, boolean empty) {
                super.updateItem(one, empty);
                setText(null);
                setGraphic(empty || one == null ? null : line(one));
            }
        });
        meetings.setOnMouseClicked(event -> go());
        meetings.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                go();
            }
        });
    }

    private static Node line(Meeting one) {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox line = new HBox(8, new Label(Texts.text("rollcall.day.short", one.on(), WeekSlot.dayWord(one.on().getDayOfWeek()))), spring,
                one.marks() == 0 ? Tags.tag(Texts.text("rollcall.uncalled"), Tone.PLAIN) : Tags.tag(Texts.text("rollcall.of", one.present(), one.marks()), Tone.OK));
        line.setMinWidth(0);
        line.setPrefWidth(0);
        return line;
    }

    private void go() {
        Meeting one = meetings.getSelectionModel().getSelectedItem();
        if (one != null && one.session() != model.shown.get().session() && leave()) {
            model.openSession(one.session());
        }
    }

    private void table() {
        table.setItems(model.rows);
        model.rows.addListener((javafx.beans.InvalidationListener) any -> counted());
        new Columns<Row>(table, "rollcall", memory)
                .text("name", Texts.text("rollcall.column.name"), 9, Row::name)
                .node("mark", Texts.text("rollcall.column.mark"), 14, row -> row.mark() == null ? "" : Texts.of(row.mark()), this::choices)
                .number("age", Texts.text("rollcall.column.age"), 5, row -> row.age() == null ? -1 : row.age(), row -> row.age() == null ? "" : String.valueOf(row.age()))
                .number("present", Texts.text("rollcall.column.present"), 8, Row::present, row -> row.marks() == 0 ? "" : Texts.text("rollcall.of", row.present(), row.marks()))
                .remember();
    }

    /** The three marks of a row, to be clicked as well. */
    private Node choices(Row row) {
        HBox line = new HBox(6);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        for (Mark mark : Mark.values()) {
            ToggleButton button = new ToggleButton(Texts.of(mark));
            button.getStyleClass().add("chip");
            if (mark == Mark.ABSENT && row.mark() == mark) {
                button.getStyleClass().add("bad");
            }
            button.setFocusTraversable(false);
            button.setSelected(row.mark() == mark);
            button.setDisable(!model.shown.get().open());
            button.setOnAction(event -> model.mark(model.rows.indexOf(row), row.mark() == mark ? null : mark));
            line.getChildren().add(button);
        }
        return line;
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.S && event.isShortcutDown()) {
            save();
            event.consume();
            return;
        }
        if (!(event.getTarget() instanceof TableView) || event.isShortcutDown()) {
            return;
        }
        int at = table.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case SPACE, DIGIT1, NUMPAD1 -> mark(at, Mark.PRESENT);
            case DIGIT2, NUMPAD2 -> mark(at, Mark.ABSENT);
            case DIGIT3, NUMPAD3 -> mark(at, Mark.LEAVE);
            case DELETE, BACK_SPACE, DIGIT0, NUMPAD0 -> mark(at, null);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void mark(int at, Mark mark) {
        model.mark(at, mark);
        int next = Math.min(at + 1, model.rows.size() - 1);
        table.getSelectionModel().clearAndSelect(next);
        table.getFocusModel().focus(next);
        table.scrollTo(Math.max(0, next - 6));
    }

    private void save() {
        model.save(saved -> nav.say(Texts.text("rollcall.saved", saved.on(), model.count(Mark.PRESENT), saved.rows().size())));
    }

    private void print() {
        Dialogs.saveAs(view, Texts.text("rollcall.print.title", model.shown.get().title()) + ".xlsx").ifPresent(chosen -> {
            model.print(chosen, file -> {
                nav.say(Texts.text("rollcall.printed", file.getFileName()));
                open.accept(file);
            });
        });
    }
}
