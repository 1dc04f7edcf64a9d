package linli.talent;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import linli.base.text.Texts;
import linli.base.ui.Dialogs;
import linli.base.ui.Field;
import linli.base.ui.Fxml;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.base.ui.WeekStrip;
import linli.base.value.FocusGroup;
import linli.base.value.SourcingBatch;

/** The form of a talent, made for the keyboard: Enter goes on, Ctrl+S keeps, Esc asks only when something would be lost. */
final class TalentFormPage {
    private final Nav nav;
    private final TalentsModel model;
    private final Map<FocusGroup, CheckBox> groups = new EnumMap<>(FocusGroup.class);
    private List<Node> order;

    @FXML private VBox root;
    @FXML private Label title;
    @FXML private Button close;
    @FXML private VBox wrongBox;
    @FXML private Label wrong;
    @FXML private VBox twinBox;
    @FXML private Label twinWords;
    @FXML private Button twinOpen;
    @FXML private ScrollPane scroll;
    @FXML private TextField name;
    @FXML private TextField phone;
    @FXML private TextField skill;
    @FXML private Label skillHint;
    @FXML private TextField slots;
    @FXML private Label slotHint;
    @FXML private VBox weekBox;
    @FXML private FlowPane audience;
    @FXML private TextField ages;
    @FXML private TextField seats;
    @FXML private CheckBox ownVenue;
    @FXML private Field venueField;
    @FXML private TextField venue;
    @FXML private ComboBox<String> source;
    @FXML private ComboBox<String> batch;
    @FXML private CheckBox consent;
    @FXML private TextField away;
    @FXML private TextField unit;
    @FXML private TextField place;
    @FXML private TextArea intro;
    @FXML private TextField documents;
    @FXML private TextField remark;
    @FXML private Button save;

    TalentFormPage(Nav nav, TalentsModel model) {
        this.nav = nav;
        this.model = model;
        Fxml.<VBox>load(this, "form.fxml");
        bind();
        keys();
    }

    Node root() {
        return root;
    }

    /** Puts the cursor into the first field. */
    void start() {
        title.setText(name.getText().isEmpty() ? Texts.text("talents.form.new") : Texts.text("talents.form.edit", name.getText()));
        scroll.setVvalue(0);
        Platform.runLater(name::requestFocus);
    }

    private void bind() {
        Map<String, TextInputControl> texts = Map.ofEntries(Map.entry("name", name), Map.entry("phone", phone), Map.entry("skill", skill), Map.entry("slots", slots),
                Map.entry("ages", ages), Map.entry("seats", seats), Map.entry("venue", venue), Map.entry("away", away), Map.entry("unit", unit),
                Map.entry("place", place), Map.entry("intro", intro), Map.entry("otherIdNo", documents), Map.entry("remark", remark));
        texts.forEach((key, field) -> field.textProperty().bindBidirectional(model.form.get(key)));
        hint(skillHint, model.skillHint);
        hint(slotHint, model.slotHint);
        model.form.get("slots").addListener((property, old, now) -> week());
        week();
        for (FocusGroup group : FocusGroup.values()) {
            CheckBox box = new CheckBox(Texts.of(group));
            box.setOnAction(event -> model.form.get("audience").set(groups.entrySet().stream().filter(one -> one.getValue().isSelected())
                    .map(one -> one.getKey().name()).collect(Collectors.joining(","))));
            groups.put(group, box);
            audience.getChildren().add(box);
        }
        model.form.get("audience").addListener((property, old, now) -> groups.forEach((group, box) -> box.setSelected(now.contains(group.name()))));
        flag(ownVenue, "ownVenue");
        flag(consent, "consent");
        venueField.visibleProperty().bind(ownVenue.selectedProperty());
        venueField.managedProperty().bind(venueField.visibleProperty());
        for (Talent.Source one : Talent.Source.values()) {
            source.getItems().add(one.name());
        }
        batch.getItems().add("");
        for (SourcingBatch one : SourcingBatch.values()) {
            batch.getItems().add(one.name());
        }
        worded(source, one -> one.isEmpty() ? "" : Texts.of(Talent.Source.valueOf(one)));
        worded(batch, one -> one.isEmpty() ? Texts.text("talents.form.unsaid") : Texts.of(SourcingBatch.valueOf(one)));
        source.valueProperty().bindBidirectional(model.form.get("source"));
        batch.valueProperty().bindBidirectional(model.form.get("batch"));
        hint(wrong, model.wrong);
        wrongBox.visibleProperty().bind(model.wrong.isNotEmpty());
        wrongBox.managedProperty().bind(wrongBox.visibleProperty());
        twinBox.visibleProperty().bind(model.twin.isNotNull());
        twinBox.managedProperty().bind(twinBox.visibleProperty());
        twinWords.textProperty().bind(model.twin.map(one -> Texts.text("talents.form.twin", one.name(), Texts.of(one.status()))).orElse(""));
        twinOpen.setOnAction(event -> model.choose(model.twin.get().id()));
        close.setOnAction(event -> close());
        save.setText(Texts.text("talents.form.save"));
        save.setGraphic(Tags.kbd("Ctrl S"));
        save.setContentDisplay(ContentDisplay.RIGHT);
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.setOnAction(event -> save());
    }

    private static void hint(Label label, ObservableValue<String> words) {
        label.textProperty().bind(words);
        label.visibleProperty().bind(Bindings.createBooleanBinding(() -> !label.getText().isEmpty(), label.textProperty()));
        label.managedProperty().bind(label.visibleProperty());
    }

    private void week() {
        weekBox.getChildren().setAll(new WeekStrip(model.slots(), model::toggle));
    }

    private void flag(CheckBox box, String key) {
        box.selectedProperty().addListener((property, old, now) -> model.form.get(key).set(String.valueOf(now)));
        model.form.get(key).addListener((property, old, now) -> box.setSelected("true".equals(now)));
    }

    private static void worded(ComboBox<String> box, java.util.function.UnaryOperator<String> words) {
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(String value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public String fromString(String typed) {
                return null;
            }
        });
    }

    private void save() {
        model.save(talent -> nav.say(Texts.text("talents.saved", talent.name())));
    }

    private void close() {
        if (!model.changed() || Dialogs.confirmLeave(root)) {
            model.back();
        }
    }

    private void keys() {
        order = List.of(name, phone, skill, slots, ages, seats, ownVenue, venue, source, batch, consent, away, unit, place, intro, documents, remark, save);
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Node target = event.getTarget() instanceof Node node ? node : root;
            if (event.isShortcutDown() && event.getCode() == KeyCode.S) {
                save();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                close();
            } else if (event.getCode() == KeyCode.ENTER && !event.isShiftDown() && !(target instanceof Button) && order.contains(target)) {
                order.subList(order.indexOf(target) + 1, order.size()).stream().filter(next -> next.isVisible() && next.getParent().isVisible()).findFirst().ifPresent(Node::requestFocus);
            } else {
                return;
            }
            event.consume();
        });
    }
}
