package linli.rooms;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import linli.base.text.Texts;
import linli.base.ui.DayText;
import linli.base.ui.DetailPane;
import linli.base.ui.Field;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.base.value.WeekSlot;
import linli.rooms.RoomsModel.Side;
import linli.venues.Booking;
import linli.venues.Conflict;
import linli.venues.Room;

/** The form of a room, and of a closure, at the side of the list. */
final class RoomPage {
    private final RoomsModel model;
    private final Nav nav;
    private final DetailPane pane;
    private final VBox room;
    private final VBox closure;

    RoomPage(RoomsModel model, Nav nav) {
        this.model = model;
        this.nav = nav;
        pane = new DetailPane(() -> model.side.set(Side.NONE));
        room = room();
        closure = closure();
        pane.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && event.getTarget() instanceof TextField field) {
                field.requestFocusTraversal(TraversalDirection.NEXT);
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                save();
                event.consume();
            }
        });
    }

    Node show(Side side) {
        boolean closing = side == Side.CLOSURE;
        pane.show(Texts.text(closing ? "rooms.shut.title" : model.edited.get().version() == 0 ? "rooms.new.title" : "rooms.edit.title"), wrong(), closing ? closure : room);
        Button save = Tags.button(Texts.text(closing ? "rooms.shut.save" : "rooms.save"), "Ctrl S", this::save);
        save.setId("room-save");
        save.getStyleClass().add("primary");
        pane.buttons(save);
        javafx.application.Platform.runLater(() -> (closing ? closure : room).lookup(".text-field").requestFocus());
        return pane;
    }

    void save() {
        if (model.side.get() == Side.CLOSURE) {
            model.saveShut(nav::say);
        } else {
            model.save(nav::say);
        }
    }

    private Node wrong() {
        Label words = Tags.styled("", "wrap");
        words.textProperty().bind(model.wrong);
        VBox band = new VBox(words);
        band.getStyleClass().add("bad-band");
        band.visibleProperty().bind(model.wrong.isNotEmpty());
        band.managedProperty().bind(band.visibleProperty());
        return band;
    }

    private VBox room() {
        TextField hours = text("room-hours", model.hours);
        Label understood = Tags.styled("", "field-hint");
        understood.textProperty().bind(model.hours.map(typed -> WeekSlot.parse(typed).map(RoomHours::words).map(words -> Texts.text("rooms.hours.read", words)).orElse(Texts.text("rooms.hours.unread"))));
        HBox sizes = new HBox(10, grow(new Field(Texts.text("rooms.form.capacity"), text("room-capacity", model.capacity))), grow(new Field(Texts.text("rooms.form.turnover"), text("room-turnover", model.turnover))));
        HBox days = new HBox(10, grow(new Field(Texts.text("rooms.form.from"), day(model.from))), grow(new Field(Texts.text("rooms.form.to"), day(model.to))));
        VBox box = new VBox(new Field(Texts.text("rooms.form.name"), text("room-name", model.name)), new Field(Texts.text("rooms.form.place"), text("room-place", model.place)), sizes,
                new Field(Texts.text("rooms.form.hours"), hours), understood, new Field(Texts.text("rooms.form.equipment"), text("room-equipment", model.equipment)), days,
                new Field(Texts.text("rooms.form.notes"), text("room-notes", model.notes)));
        box.getStyleClass().add("form");
        return box;
    }

    private VBox closure() {
        ComboBox<Room> which = new ComboBox<>();
        which.setId("shut-room");
        which.setConverter(new StringConverter<>() {
            @Override
            public String toString(Room one) {
                return one == null ? Texts.text("rooms.whole") : one.name();
            }

            @Override
            public Room fromString(String typed) {
                return null;
            }
        });
        model.rooms.addListener((ListChangeListener<Room>) change -> {
            Room kept = model.shutRoom.get();
            which.getItems().setAll(model.rooms);
            which.getItems().addFirst(null);
            model.shutRoom.set(kept);
        });
        which.valueProperty().bindBidirectional(model.shutRoom);
        VBox hits = new VBox(4);
        hits(hits);
        model.wouldHit.addListener((ListChangeListener<Booking>) change -> hits(hits));
        HBox days = new HBox(10, grow(new Field(Texts.text("rooms.shut.from"), day(model.shutFrom))), grow(new Field(Texts.text("rooms.shut.to"), day(model.shutTo))));
        VBox box = new VBox(new Field(Texts.text("rooms.shut.room"), which), days, new Field(Texts.text("rooms.shut.reason"), text("shut-reason", model.shutReason)), hits);
        box.getStyleClass().add("form");
        return box;
    }

    /** Whom the closure would hit, or that it hits nobody. */
    private void hits(VBox hits) {
        hits.getChildren().setAll(Tags.styled(model.wouldHit.isEmpty() ? Texts.text("rooms.shut.noHit") : Texts.text("rooms.shut.would", model.wouldHit.size()), "strong", model.wouldHit.isEmpty() ? "text-ok" : "text-bad"));
        model.wouldHit.stream().limit(8).forEach(one -> hits.getChildren().add(Tags.styled(Conflict.day(one.day()) + "  " + one.time() + "  " + one.purpose() + "  " + one.who().name(), "wrap", "small")));
        if (model.wouldHit.size() > 8) {
            hits.getChildren().add(Tags.styled(Texts.text("venues.ask.more", model.wouldHit.size() - 8), "small", "secondary"));
        }
    }

    private static TextField text(String id, javafx.beans.property.StringProperty value) {
        TextField field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private static DatePicker day(javafx.beans.property.ObjectProperty<java.time.LocalDate> value) {
        DatePicker picker = new DatePicker();
        DayText.dress(picker);
        picker.valueProperty().bindBidirectional(value);
        return picker;
    }

    private static Field grow(Field field) {
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }
}
