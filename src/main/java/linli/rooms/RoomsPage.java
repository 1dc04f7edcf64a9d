package linli.rooms;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.ChipRow;
import linli.base.ui.Columns;
import linli.base.ui.Fxml;
import linli.base.ui.Look;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Spread;
import linli.base.ui.Tags;
import linli.rooms.RoomsModel.Period;
import linli.rooms.RoomsModel.Side;
import linli.venues.Room;

/** 场地管理: the rooms, when they are shut, and how much of their opening time is used. */
public final class RoomsPage implements Page {
    private final Nav nav;
    private final RoomsModel model;
    private final Memory memory;
    private final ChipRow<Period> period = new ChipRow<Period>().required();
    private VBox view;
    private RoomPage form;

    @FXML private PageHead head;
    @FXML private Spread body;
    @FXML private VBox left;
    @FXML private VBox right;
    @FXML private Card list;
    @FXML private TableView<Room> table;
    @FXML private Card shut;
    @FXML private VBox shutRows;
    @FXML private Card useCard;
    @FXML private VBox useBody;
    @FXML private VBox empty;
    @FXML private Button emptyNew;
    @FXML private Button emptyImport;
    @FXML private StackPane side;

    /** @param memory keeps columns as this person left them */
    public RoomsPage(Nav nav, RoomsModel model, Memory memory) {
        this.nav = nav;
        this.model = model;
        this.memory = memory;
    }

    @Override
    public String name() {
        return "rooms";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "rooms.fxml");
            build();
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        model.open(argument);
    }

    private void build() {
        form = new RoomPage(model, nav);
        Button write = Tags.button(Texts.text("rooms.new"), "F3", () -> model.edit(null));
        write.setId("rooms-new");
        write.getStyleClass().add("primary");
        Button close = Tags.button(Texts.text("rooms.shut.new"), "F6", () -> model.shut(table.getSelectionModel().getSelectedItem()));
        close.setId("rooms-shut");
        head.getActions().addAll(Tags.button(Texts.text("rooms.import"), null, () -> nav.open("import", "rooms")),
                Tags.button(Texts.text("rooms.board"), null, () -> nav.open("venues", null)), close, write);
        left.minWidthProperty().bind(Look.em().multiply(28));
        right.minWidthProperty().bind(Look.em().multiply(31));
        Spread.setShare(left, 1.2);
        table();
        for (Period one : Period.values()) {
            period.add(one, Texts.of(one));
        }
        period.valueProperty().bindBidirectional(model.period);
        period.prefWrapLengthProperty().bind(Look.em().multiply(20));
        useCard.getHeadItems().add(period);
        emptyNew.setOnAction(event -> model.edit(null));
        emptyImport.setOnAction(event -> nav.open("import", "rooms"));
        empty.visibleProperty().bind(model.empty);
        body.visibleProperty().bind(model.empty.not());
        model.closures.addListener((ListChangeListener<RoomsModel.Shut>) change -> closures());
        closures();
        model.use.addListener((property, old, now) -> useBody.getChildren().setAll(RoomUsePage.nodes(now)));
        model.side.addListener((property, old, now) -> side(now));
        side(model.side.get());
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.F3) {
            model.edit(null);
        } else if (event.getCode() == KeyCode.F6) {
            model.shut(table.getSelectionModel().getSelectedItem());
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.S && model.side.get() != Side.NONE) {
            form.save();
        } else if (event.getCode() == KeyCode.ESCAPE && model.side.get() != Side.NONE) {
            model.side.set(Side.NONE);
        } else {
            return;
        }
        event.consume();
    }

    private void side(Side now) {
        side.getChildren().setAll(now == Side.NONE ? List.of() : List.of(form.show(now)));
        side.setVisible(now != Side.NONE);
        side.setManaged(now != Side.NONE);
    }

    private void table() {
        table.setItems(model.rooms);
        table.setPlaceholder(Tags.styled(Texts.text("rooms.none"), "secondary"));
        new Columns<>(table, "rooms.list", memory)
                .text("name", Texts.text("rooms.form.name"), 8, Room::name)
                .number("capacity", Texts.text("rooms.form.capacity"), 5.5, room -> room.capacity() == null ? 0 : room.capacity(), room -> room.capacity() == null ? "" : room.capacity().toString())
                .text("place", Texts.text("rooms.form.place"), 5.2, room -> room.place() == null ? "" : room.place())
                .text("hours", Texts.text("rooms.form.hours"), 13, room -> RoomHours.words(room.hours()))
                .number("turnover", Texts.text("rooms.form.turnover"), 6, Room::turnover, room -> String.valueOf(room.turnover()))
                .text("equipment", Texts.text("rooms.form.equipment"), 9, room -> room.equipment() == null ? "" : room.equipment())
                .opening(model::edit)
                .remember();
        model.rooms.addListener((ListChangeListener<Room>) change -> list.setNote(Texts.text("rooms.count", model.rooms.size())));
    }

    private void closures() {
        shut.setNote(Texts.text("rooms.shut.count", model.closures.size()));
        shutRows.getChildren().clear();
        if (model.closures.isEmpty()) {
            Label none = Tags.styled(Texts.text("rooms.shut.none"), "secondary");
            HBox row = new HBox(none);
            row.getStyleClass().add("list-row");
            shutRows.getChildren().add(row);
        }
        for (RoomsModel.Shut one : model.closures) {
            Label words = Tags.styled(Texts.text("rooms.shut.line", one.where(), one.closure().from(), one.closure().to(), one.closure().reason()), "wrap");
            HBox.setHgrow(words, Priority.ALWAYS);
            words.setMaxWidth(Double.MAX_VALUE);
            HBox row = new HBox(words);
            row.getStyleClass().add("list-row");
            if (!one.hit().isEmpty()) {
                row.getStyleClass().add("bad");
                Button open = Tags.button(Texts.text("rooms.shut.hit", one.hit().size()), null, () -> nav.open("venues", one.hit().getFirst().day()));
                open.getStyleClass().add("link");
                row.getChildren().add(open);
            }
            row.getChildren().add(Tags.button(Texts.text("rooms.shut.lift"), null, () -> model.lift(one, nav::say)));
            shutRows.getChildren().add(row);
        }
    }
}
