package linli.activities;

import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import linli.activities.Activity.ActivityKind;
import linli.activities.Activity.FeeKind;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.DayText;
import linli.base.ui.DetailPane;
import linli.base.ui.Field;
import linli.base.ui.Tags;
import linli.base.value.Domains;
import linli.base.value.FocusGroup;

/** The form beside the list that opens a class or changes it: Enter goes on, Ctrl+S saves, Esc closes. */
final class ActivityFormPage {
    private final ActivityFormModel model;
    private final Runnable closing;
    private final Consumer<Activity> saved;
    private final DetailPane pane;
    private final TextField title = new TextField();
    private final TextField leader = new TextField();
    private final ListView<ActivityFormModel.Choice> found = new ListView<>();
    private final ComboBox<String> place = new ComboBox<>();
    private final ChipRow<ActivityKind> kind = new ChipRow<ActivityKind>().required();
    private final ChipRow<FeeKind> fee = new ChipRow<FeeKind>().required();
    private final ChipRow<FocusGroup> group = new ChipRow<>();

    ActivityFormPage(ActivityFormModel model, Runnable closing, Consumer<Activity> saved) {
        this.model = model;
        this.closing = closing;
        this.saved = saved;
        pane = new DetailPane(closing);
        pane.setId("activity-form");
        build();
    }

    Node root() {
        return pane;
    }

    void start() {
        Platform.runLater(title::requestFocus);
    }

    private static TextField bound(javafx.beans.property.StringProperty property, String id, int columns) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(columns);
        field.textProperty().bindBidirectional(property);
        return field;
    }

    private void build() {
        title.setId("activity-title");
        title.textProperty().bindBidirectional(model.title);
        chips();
        ComboBox<Domains.Domain> domain = domains();
        leader.setId("activity-leader");
        leader.textProperty().bindBidirectional(model.leader);
        people();
        place.setId("activity-place");
        place.setEditable(true);
        place.getEditor().textProperty().bindBidirectional(model.place);
        model.rooms.addListener((javafx.collections.ListChangeListener<ActivityFormModel.Choice>) change -> {
            String kept = model.place.get();
            place.getItems().setAll(model.rooms.stream().map(ActivityFormModel.Choice::name).toList());
            model.place.set(kept);
        });
        TextField slots = bound(model.slots, "activity-slots", 16);
        slots.setPromptText(Texts.text("activities.form.slots.prompt"));
        DatePicker start = day(model.start, "activity-start");
        DatePicker end = day(model.end, "activity-end");
        TextField seats = bound(model.seats, "activity-seats", 5);
        TextField price = bound(model.price, "activity-price", 7);
        price.disableProperty().bind(model.fee.isEqualTo(FeeKind.BASIC));
        CheckBox lot = new CheckBox(Texts.text("activities.form.byLot"));
        lot.selectedProperty().bindBidirectional(model.byLot);
        TextArea note = new TextArea();
        note.setPrefRowCount(2);
        note.setWrapText(true);
        note.textProperty().bindBidirectional(model.note);
        pane.show("", wrong(), new Field(Texts.text("activities.form.title"), title), labelled(Texts.text("activities.form.kind"), kind),
                new Field(Texts.text("activities.form.domain"), domain), labelled(Texts.text("activities.form.group"), group),
                side(new Field(Texts.text("activities.form.ageMin"), bound(model.ageMin, "activity-age-min", 4)),
                        new Field(Texts.text("activities.form.ageMax"), bound(model.ageMax, "activity-age-max", 4)),
                        new Field(Texts.text("activities.form.seats"), seats)), lot,
                new Field(Texts.text("activities.form.leader"), leader), found, new Field(Texts.text("activities.form.slots"), slots),
                side(new Field(Texts.text("activities.form.start"), start), new Field(Texts.text("activities.form.end"), end)),
                new Field(Texts.text("activities.form.place"), place), foreseen(),
                labelled(Texts.text("activities.form.fee"), fee), new Field(Texts.text("activities.form.price"), price),
                new Field(Texts.text("activities.form.note"), note));
        pane.body().getStyleClass().add("form");
        model.heading.addListener((property, old, now) -> pane.heading(now));
        Button save = Tags.button(Texts.text("activities.form.save"), "Ctrl S", () -> model.save(saved));
        save.getStyleClass().add("primary");
        save.setId("activity-save");
        pane.buttons(Tags.button(Texts.text("activities.form.close"), "Esc", closing), save);
        pane.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void chips() {
        for (ActivityKind one : ActivityKind.values()) {
            kind.add(one, Texts.of(one));
        }
        for (FeeKind one : FeeKind.values()) {
            fee.add(one, Texts.of(one));
        }
        group.add(null, Texts.text("activities.everyone"));
        for (FocusGroup one : FocusGroup.values()) {
            group.add(one, Texts.of(one));
        }
        kind.valueProperty().bindBidirectional(model.kind);
        fee.valueProperty().bindBidirectional(model.fee);
        group.valueProperty().bindBidirectional(model.group);
    }

    private ComboBox<Domains.Domain> domains() {
        ComboBox<Domains.Domain> domain = new ComboBox<>();
        domain.getItems().add(null);
        domain.getItems().addAll(Domains.all());
        domain.setConverter(new StringConverter<>() {
            @Override
            public String toString(Domains.Domain one) {
                return one == null ? "" : one.root() ? one.name() : Texts.text("activities.domain", Domains.nameOf(one.parent()), one.name());
            }

            @Override
            public Domains.Domain fromString(String text) {
                return Domains.find(text).orElse(null);
            }
        });
        domain.valueProperty().bindBidirectional(model.domain);
        return domain;
    }

    private static DatePicker day(javafx.beans.property.ObjectProperty<java.time.LocalDate> property, String id) {
        DatePicker picker = new DatePicker();
        picker.setId(id);
        DayText.dress(picker);
        picker.valueProperty().bindBidirectional(property);
        return picker;
    }

    private static VBox labelled(String words, Node control) {
        VBox field = new VBox(Tags.styled(words, "field-label"), control);
        field.getStyleClass().add("field");
        return field;
    }

    private static HBox side(Node... fields) {
        HBox row = new HBox(10, fields);
        for (Node field : fields) {
            HBox.setHgrow(field, Priority.ALWAYS);
        }
        return row;
    }

    private VBox wrong() {
        Label words = Tags.styled("", "wrap");
        words.textProperty().bind(model.wrong);
        words.setWrapText(true);
        VBox band = new VBox(words);
        band.getStyleClass().add("bad-band");
        band.visibleProperty().bind(model.wrong.isNotEmpty());
        band.managedProperty().bind(band.visibleProperty());
        return band;
    }

    private VBox foreseen() {
        Label held = Tags.styled("", "wrap", "field-hint");
        held.setWrapText(true);
        held.setId("activity-foreseen");
        held.textProperty().bind(model.foreseen);
        Label clashes = Tags.styled("", "wrap");
        clashes.setWrapText(true);
        clashes.textProperty().bind(model.clashes);
        CheckBox skip = new CheckBox(Texts.text("activities.form.skip"));
        skip.selectedProperty().bindBidirectional(model.skip);
        VBox taken = new VBox(8, clashes, skip);
        taken.getStyleClass().add("warn-band");
        taken.visibleProperty().bind(model.clashes.isNotEmpty());
        taken.managedProperty().bind(taken.visibleProperty());
        VBox all = new VBox(6, held, taken);
        all.visibleProperty().bind(model.foreseen.isNotEmpty());
        all.managedProperty().bind(all.visibleProperty());
        return all;
    }

    private void people() {
        found.getStyleClass().add("plain");
        found.setItems(model.leaders);
        found.visibleProperty().bind(Bindings.isNotEmpty(model.leaders));
        found.managedProperty().bind(found.visibleProperty());
        found.prefHeightProperty().bind(Bindings.size(model.leaders).multiply(38).add(4));
        found.setCellFactory(list -> new ListCell<>() {
            @Override
            protected void updateItem(ActivityFormModel.Choice one, boolean empty) {
                super.updateItem(one, empty);
                setText(null);
                setGraphic(empty || one == null ? null : new HBox(8, Tags.styled(one.name(), "strong"), Tags.styled(one.note(), "muted", "small")));
            }
        });
        found.setOnMouseClicked(event -> choose());
    }

    private void choose() {
        ActivityFormModel.Choice one = found.getSelectionModel().getSelectedItem() == null && !found.getItems().isEmpty() ? found.getItems().getFirst()
                : found.getSelectionModel().getSelectedItem();
        if (one != null) {
            model.choose(one);
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.S && event.isShortcutDown()) {
            model.save(saved);
        } else if (event.getCode() == KeyCode.ENTER && event.getTarget() == leader && found.isVisible()) {
            choose();
        } else if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof TextField field) {
            field.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, false, false, false));
        } else if (event.getTarget() == leader && found.isVisible() && List.of(KeyCode.DOWN, KeyCode.UP).contains(event.getCode())) {
            int step = event.getCode() == KeyCode.DOWN ? 1 : -1;
            found.getSelectionModel().select(Math.clamp(found.getSelectionModel().getSelectedIndex() + step, 0, found.getItems().size() - 1));
        } else {
            return;
        }
        event.consume();
    }
}
