package linli.venues;

import java.util.List;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.DayText;
import linli.base.ui.Fxml;
import linli.base.ui.Tags;
import linli.base.value.UserClass;

/** The form of a booking at the side of the board; a series lists its conflicts here before anything is saved. */
final class BookingFormPage {
    private final BookingFormModel model;
    private final Runnable closing;
    private final Runnable saving;
    private final ChipRow<UserClass> userClass = new ChipRow<>();
    private final ChipRow<Series.Rhythm> rhythm = new ChipRow<>();

    @FXML private VBox root;
    @FXML private Label title;
    @FXML private Button close;
    @FXML private VBox ask;
    @FXML private Button goOn;
    @FXML private Button discard;
    @FXML private VBox wrong;
    @FXML private Label wrongText;
    @FXML private TextField purpose;
    @FXML private TextField who;
    @FXML private TextField phone;
    @FXML private ListView<BookingFormModel.Person> found;
    @FXML private HBox classBox;
    @FXML private ComboBox<Room> room;
    @FXML private DatePicker day;
    @FXML private TextField from;
    @FXML private TextField to;
    @FXML private Label conflict;
    @FXML private TextField people;
    @FXML private Label warning;
    @FXML private VBox repeat;
    @FXML private HBox rhythmBox;
    @FXML private HBox untilBox;
    @FXML private DatePicker until;
    @FXML private Label dates;
    @FXML private VBox clashes;
    @FXML private Label price;
    @FXML private Label priceNote;
    @FXML private VBox feeBox;
    @FXML private CheckBox charging;
    @FXML private CheckBox otherwise;
    @FXML private VBox otherBox;
    @FXML private TextField other;
    @FXML private TextField otherReason;
    @FXML private TextField login;
    @FXML private PasswordField password;
    @FXML private Button save;

    BookingFormPage(BookingFormModel model, Runnable closing, Runnable saving) {
        this.model = model;
        this.closing = closing;
        this.saving = saving;
        Fxml.<VBox>load(this, "booking-form.fxml");
        chips();
        bind();
        people();
        clashes();
        keys();
    }

    VBox root() {
        return root;
    }

    /** Puts the cursor into the first field. */
    void start() {
        Platform.runLater(purpose::requestFocus);
    }

    private void chips() {
        for (UserClass one : UserClass.values()) {
            userClass.add(one, Texts.of(one));
        }
        rhythm.add(null, Texts.text("venues.form.once"));
        for (Series.Rhythm one : Series.Rhythm.values()) {
            rhythm.add(one, Texts.of(one));
        }
        HBox.setHgrow(userClass, Priority.ALWAYS);
        HBox.setHgrow(rhythm, Priority.ALWAYS);
        classBox.getChildren().add(userClass);
        rhythmBox.getChildren().add(rhythm);
    }

    private void bind() {
        title.textProperty().bind(model.editing.map(editing -> Texts.text(editing ? "venues.form.edit" : "venues.form.new")));
        purpose.textProperty().bindBidirectional(model.purpose);
        who.textProperty().bindBidirectional(model.who);
        phone.textProperty().bindBidirectional(model.phone);
        userClass.valueProperty().bindBidirectional(model.userClass);
        room.setItems(model.rooms);
        room.valueProperty().bindBidirectional(model.room);
        room.setConverter(words(Room::name));
        DayText.dress(day);
        DayText.dress(until);
        day.valueProperty().bindBidirectional(model.day);
        until.valueProperty().bindBidirectional(model.until);
        from.textProperty().bindBidirectional(model.from);
        to.textProperty().bindBidirectional(model.to);
        people.textProperty().bindBidirectional(model.people);
        rhythm.valueProperty().bindBidirectional(model.rhythm);
        fee();
        show(conflict, model.conflict);
        show(warning, model.warning);
        show(dates, model.dates);
        wrongText.textProperty().bind(model.wrong);
        visible(wrong, model.wrong.map(words -> !words.isEmpty()));
        visible(repeat, model.editing.map(editing -> !editing));
        visible(untilBox, model.rhythm.map(any -> true).orElse(false));
        visible(ask, model.asking);
        goOn.setOnAction(event -> {
            model.asking.set(false);
            purpose.requestFocus();
        });
        discard.setOnAction(event -> closing.run());
        close.setOnAction(event -> leave());
        save.disableProperty().bind(model.saving);
        save.setText(Texts.text("venues.form.save"));
        save.setGraphic(Tags.kbd("Ctrl S"));
        save.setContentDisplay(ContentDisplay.RIGHT);
        save.setOnAction(event -> saving.run());
    }

    private void fee() {
        price.textProperty().bind(model.price);
        show(priceNote, model.priceNote);
        charging.selectedProperty().bindBidirectional(model.charging);
        otherwise.selectedProperty().bindBidirectional(model.otherwise);
        other.textProperty().bindBidirectional(model.other);
        otherReason.textProperty().bindBidirectional(model.otherReason);
        login.textProperty().bindBidirectional(model.login);
        password.textProperty().bindBidirectional(model.password);
        visible(feeBox, model.priced.and(model.editing.not()));
        visible(otherwise, model.charging);
        visible(otherBox, model.otherwise.and(model.charging));
    }

    static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String typed) {
                return null;
            }
        };
    }

    private static void show(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        label.setWrapText(true);
        visible(label, text.map(words -> !words.isEmpty()));
    }

    private static void visible(Node node, ObservableValue<Boolean> on) {
        node.visibleProperty().bind(on);
        node.managedProperty().bind(node.visibleProperty());
    }

    private void people() {
        found.setItems(model.found);
        found.setCellFactory(list -> new ListCell<>() {
            @Override
            protected void updateItem(BookingFormModel.Person person, boolean none) {
                super.updateItem(person, none);
                setText(none || person == null ? null : person.who().name() + "  " + person.detail());
            }
        });
        model.found.addListener((ListChangeListener<BookingFormModel.Person>) change -> fit());
        fit();
        found.setOnMouseClicked(event -> choose(found.getSelectionModel().getSelectedItem()));
        found.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                choose(found.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        who.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN && !model.found.isEmpty()) {
                found.getSelectionModel().selectFirst();
                found.requestFocus();
                event.consume();
            }
        });
    }

    private void fit() {
        int rows = Math.min(4, model.found.size());
        found.setVisible(rows > 0);
        found.setManaged(rows > 0);
        double height = (rows * 2.8 + 0.3) * linli.base.ui.Look.em().get();
        found.setMinHeight(height);
        found.setPrefHeight(height);
        found.setMaxHeight(height);
    }

    private void choose(BookingFormModel.Person person) {
        if (person != null) {
            model.choose(person);
            phone.requestFocus();
        }
    }

    private void clashes() {
        model.clashes.addListener((ListChangeListener<BookingFormModel.Clash>) change -> clashes.getChildren().setAll(model.clashes.stream().map(this::clash).toList()));
    }

    private Node clash(BookingFormModel.Clash clash) {
        Label words = Tags.styled(clash.date().conflicts().stream().map(Conflict::words).collect(java.util.stream.Collectors.joining("\n")), "secondary", "small", "wrap");
        ComboBox<BookingFormModel.Way> way = new ComboBox<>(FXCollections.observableArrayList(clash.ways()));
        way.setConverter(words(BookingFormModel.Way::words));
        way.setAccessibleText(Conflict.day(clash.date().wish().day()));
        way.valueProperty().bindBidirectional(clash.chosen());
        HBox line = new HBox(8, Tags.styled(Conflict.day(clash.date().wish().day()), "strong", "text-bad"), way);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        VBox box = new VBox(2, line, words);
        box.getStyleClass().add("clash");
        return box;
    }

    private void keys() {
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean enter = event.getCode() == KeyCode.ENTER;
            if (event.isShortcutDown() && (enter || event.getCode() == KeyCode.S)) {
                saving.run();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                leave();
            } else if (enter && event.getTarget() instanceof TextField field) {
                enter(field);
            } else {
                return;
            }
            event.consume();
        });
    }

    /** Closes; asks first when something typed would be lost. */
    void leave() {
        if (model.changed() && !model.asking.get()) {
            model.asking.set(true);
            Platform.runLater(goOn::requestFocus);
        } else {
            closing.run();
        }
    }

    private void enter(TextField field) {
        if (field == who && !model.found.isEmpty() && model.found.getFirst().who().name().equals(who.getText().strip())) {
            choose(model.found.getFirst());
        } else {
            field.requestFocusTraversal(TraversalDirection.NEXT);
        }
    }
}
