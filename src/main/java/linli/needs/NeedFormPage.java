package linli.needs;

import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
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
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.DayText;
import linli.base.ui.Fxml;
import linli.base.ui.Tags;
import linli.base.value.FocusGroup;

/** The form beside the list, made for the keyboard: Enter goes on, Ctrl+S saves, Ctrl+Enter saves and starts anew. */
final class NeedFormPage {
    private final NeedFormModel model;
    private final Runnable closing;
    private final Runnable discarding;
    private final Consumer<Need> saved;
    private final Consumer<Throwable> failed;
    private final ChipRow<Need.AskerKind> kind = new ChipRow<Need.AskerKind>().required();
    private final ChipRow<NeedChannel> channel = new ChipRow<NeedChannel>().digits();
    private final ChipRow<FocusGroup> group = new ChipRow<>();
    private List<Node> order;

    @FXML private VBox root;
    @FXML private Button close;
    @FXML private VBox ask;
    @FXML private Button goOn;
    @FXML private Button discard;
    @FXML private VBox wrong;
    @FXML private HBox kindBox;
    @FXML private TextField who;
    @FXML private ListView<NeedList.Person> found;
    @FXML private Label whoNote;
    @FXML private Label whoError;
    @FXML private TextArea body;
    @FXML private Label bodyError;
    @FXML private HBox channelBox;
    @FXML private Label channelError;
    @FXML private ComboBox<String> category;
    @FXML private Label hint;
    @FXML private Label categoryError;
    @FXML private HBox groupBox;
    @FXML private DatePicker due;
    @FXML private Label dueError;
    @FXML private ComboBox<String> owner;
    @FXML private Button saveNew;
    @FXML private Button save;

    /** @param saved told of each saved need; closing and discarding belong to the page around */
    NeedFormPage(NeedFormModel model, Runnable closing, Runnable discarding, Consumer<Need> saved, Consumer<Throwable> failed) {
        this.model = model;
        this.closing = closing;
        this.discarding = discarding;
        this.saved = saved;
        this.failed = failed;
        Fxml.<VBox>load(this, "form.fxml");
        chips();
        bind();
        people();
        keys();
        mistakes();
    }

    VBox root() {
        return root;
    }

    /** Puts the cursor into the first field, as soon as the form is on the screen. */
    void start() {
        if (root.getScene() != null) {
            Platform.runLater(this::first);
            return;
        }
        ChangeListener<Scene> once = new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Scene> property, Scene old, Scene now) {
                root.sceneProperty().removeListener(this);
                Platform.runLater(NeedFormPage.this::first);
            }
        };
        root.sceneProperty().addListener(once);
    }

    private void first() {
        (model.kind.get() == Need.AskerKind.ANONYMOUS ? body : who).requestFocus();
    }

    private void chips() {
        for (Need.AskerKind one : Need.AskerKind.values()) {
            kind.add(one, Texts.of(one));
        }
        for (NeedChannel one : NeedChannel.values()) {
            channel.add(one, Texts.of(one));
        }
        for (FocusGroup one : FocusGroup.values()) {
            group.add(one, Texts.of(one));
        }
        group.add(null, Texts.text("needs.form.noGroup"));
        for (var row : List.of(kind, channel, group)) {
            HBox.setHgrow(row, Priority.ALWAYS);
        }
        kindBox.getChildren().add(kind);
        channelBox.getChildren().add(channel);
        groupBox.getChildren().add(group);
    }

    private void bind() {
        kind.valueProperty().bindBidirectional(model.kind);
        channel.valueProperty().bindBidirectional(model.channel);
        group.valueProperty().bindBidirectional(model.group);
        who.textProperty().bindBidirectional(model.who);
        body.textProperty().bindBidirectional(model.body);
        category.setItems(model.categories);
        category.valueProperty().bindBidirectional(model.category);
        DayText.dress(due);
        due.valueProperty().bindBidirectional(model.due);
        owner.setItems(model.owners);
        owner.getEditor().textProperty().bindBidirectional(model.owner);
        show(hint, model.hint);
        ask.visibleProperty().bind(model.asking);
        ask.managedProperty().bind(model.asking);
        model.asking.addListener((property, old, now) -> {
            if (now) {
                goOn.requestFocus();
            }
        });
        who.promptTextProperty().bind(model.kind.map(now -> switch (now) {
            case RESIDENT -> Texts.text("needs.form.who.resident");
            case VISITOR -> Texts.text("needs.form.who.visitor");
            case ANONYMOUS -> "";
        }));
        who.visibleProperty().bind(model.kind.isNotEqualTo(Need.AskerKind.ANONYMOUS));
        who.managedProperty().bind(who.visibleProperty());
        close.setOnAction(event -> closing.run());
        goOn.setOnAction(event -> {
            model.asking.set(false);
            start();
        });
        discard.setOnAction(event -> discarding.run());
        button(save, Texts.text("needs.form.save"), "Ctrl S", () -> save(false));
        button(saveNew, Texts.text("needs.form.saveNew"), "Ctrl ⏎", () -> save(true));
    }

    private static void show(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        label.setWrapText(true);
    }

    private static void button(Button button, String text, String key, Runnable action) {
        button.setText(text);
        button.setGraphic(Tags.kbd(key));
        button.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
    }

    private void save(boolean another) {
        model.save(need -> {
            saved.accept(need);
            if (another) {
                start();
            } else {
                closing.run();
            }
        }, failed);
    }

    private void people() {
        found.setItems(model.found);
        found.setCellFactory(list -> new ListCell<>() {
            @Override
            protected void updateItem(NeedList.Person person, boolean empty) {
                super.updateItem(person, empty);
                setText(null);
                if (empty || person == null) {
                    setGraphic(null);
                    return;
                }
                Label detail = Tags.styled(String.join("  ", person.place(), person.maskedPhone()).strip(), "muted", "small");
                detail.setMinWidth(0);
                HBox line = new HBox(8, Tags.styled(person.name(), "strong"), detail);
                line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
                setGraphic(line);
            }
        });
        found.visibleProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(model.found));
        found.managedProperty().bind(found.visibleProperty());
        model.found.addListener((ListChangeListener<NeedList.Person>) change -> {
            found.setPrefHeight(Math.min(6, model.found.size()) * 38 + 4);
            found.getSelectionModel().select(0);
        });
        found.setOnMouseClicked(event -> choose());
        whoNote.visibleProperty().bind(model.person.isNotNull());
        whoNote.managedProperty().bind(whoNote.visibleProperty());
        whoNote.textProperty().bind(model.person.map(person -> Texts.text("needs.form.chosen", person.place(), person.maskedPhone())).orElse(""));
    }

    private void choose() {
        NeedList.Person person = found.getSelectionModel().getSelectedItem();
        if (person != null) {
            model.choose(person);
            body.requestFocus();
        }
    }

    private void keys() {
        order = List.of(kind, who, body, channel, category, group, due, owner, save);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        root.sceneProperty().addListener((property, old, scene) -> {
            if (scene != null) {
                scene.focusOwnerProperty().addListener((owner, left, now) -> {
                    if (root.getScene() != null && left != null && inside(left)) {
                        model.keep();
                    }
                });
            }
        });
    }

    private boolean inside(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up == root) {
                return true;
            }
        }
        return false;
    }

    private void key(KeyEvent event) {
        Node target = event.getTarget() instanceof Node node ? node : root;
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            save(true);
        } else if (event.getCode() == KeyCode.S && event.isShortcutDown()) {
            save(false);
        } else if (event.getCode() == KeyCode.ESCAPE) {
            if (model.asking.get()) {
                model.asking.set(false);
                start();
            } else {
                closing.run();
            }
        } else if (event.getCode() == KeyCode.ENTER && !event.isShiftDown() && !(target instanceof Button)) {
            if (target == who && found.isVisible()) {
                choose();
            } else {
                next(target);
            }
        } else if (event.getCode() == KeyCode.ENTER && event.isShiftDown() && target == body) {
            body.insertText(body.getCaretPosition(), "\n");
        } else if (target == who && found.isVisible() && (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP)) {
            int step = event.getCode() == KeyCode.DOWN ? 1 : -1;
            found.getSelectionModel().select(Math.clamp(found.getSelectionModel().getSelectedIndex() + step, 0, model.found.size() - 1));
        } else {
            return;
        }
        event.consume();
    }

    private void next(Node target) {
        int now = -1;
        for (Node up = target; up != null && now < 0; up = up.getParent()) {
            now = order.indexOf(up);
        }
        for (int i = now + 1; i < order.size(); i++) {
            if (order.get(i).isVisible()) {
                order.get(i).requestFocus();
                return;
            }
        }
    }

    private void mistakes() {
        List<Label> labels = List.of(whoError, bodyError, channelError, categoryError, dueError);
        List<Node> fields = List.of(who, body, channel, category, due);
        List<String> names = List.of("who", "body", "channel", "category", "due");
        Runnable shown = () -> {
            wrong.getChildren().clear();
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                String text = model.missing.stream().filter(one -> one.field().equals(name)).map(NeedFormModel.Missing::text)
                        .findFirst().orElse("");
                labels.get(i).setText(text);
                labels.get(i).setManaged(!text.isEmpty());
                labels.get(i).setVisible(!text.isEmpty());
                fields.get(i).getStyleClass().remove("wrong");
                if (!text.isEmpty()) {
                    fields.get(i).getStyleClass().add("wrong");
                    Node field = fields.get(i);
                    Button jump = Tags.button(text, null, field::requestFocus);
                    jump.getStyleClass().add("link");
                    wrong.getChildren().add(jump);
                }
            }
            model.missing.stream().filter(one -> one.field().isEmpty()).forEach(one -> wrong.getChildren().add(Tags.styled(one.text(), "wrap")));
            wrong.setVisible(!wrong.getChildren().isEmpty());
            wrong.setManaged(wrong.isVisible());
        };
        model.missing.addListener((ListChangeListener<NeedFormModel.Missing>) change -> shown.run());
        shown.run();
    }
}
