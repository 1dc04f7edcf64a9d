package linli.base.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import linli.base.text.UserError;

/**
 * The fields of one record in a side pane: named inputs from top to bottom, Enter goes on to the next, Ctrl+S saves, and
 * what is wrong stands at the top. It knows whether something was changed since it was shown.
 */
public final class Form extends VBox {
    private final Label wrong = Tags.styled("", "wrap");
    private final VBox band = new VBox(wrong);
    private final Map<Node, Supplier<Object>> values = new LinkedHashMap<>();
    private final Map<Node, Object> first = new LinkedHashMap<>();
    private HBox row;

    /** @param save called by Ctrl+S */
    public Form(Runnable save) {
        getStyleClass().add("form");
        band.getStyleClass().add("bad-band");
        wrong.setWrapText(true);
        getChildren().add(band);
        wrong((String) null);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, save));
    }

    /** Puts the next inputs side by side until {@link #end}. */
    public Form side() {
        row = new HBox(12);
        getChildren().add(row);
        return this;
    }

    public Form end() {
        row = null;
        return this;
    }

    public TextField text(String id, String label, String value) {
        TextField field = new TextField(value);
        add(id, label, field, field, field::getText);
        return field;
    }

    public TextArea area(String id, String label, String value, int lines) {
        TextArea field = new TextArea(value);
        field.setPrefRowCount(lines);
        field.setWrapText(true);
        add(id, label, field, field, field::getText);
        return field;
    }

    /** @param value may be null */
    public DatePicker day(String id, String label, LocalDate value) {
        DatePicker picker = new DatePicker();
        DayText.dress(picker);
        picker.setValue(value);
        picker.setPrefWidth(Look.em().get() * 11);
        add(id, label, picker, picker, picker::getValue);
        return picker;
    }

    /** A choice from a list. @param none what no choice is called; null where one must be made */
    public <T> ComboBox<T> choice(String id, String label, List<T> items, T value, Function<T, String> words, String none) {
        ComboBox<T> box = new ComboBox<>();
        if (none != null) {
            box.getItems().add(null);
        }
        box.getItems().addAll(items);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T one) {
                return one == null ? none == null ? "" : none : words.apply(one);
            }

            @Override
            public T fromString(String typed) {
                return null;
            }
        });
        box.setVisibleRowCount(14);
        box.setValue(value);
        add(id, label, box, box, box::getValue);
        return box;
    }

    /** A word typed or taken from a list. */
    public ComboBox<String> suggest(String id, String label, List<String> items, String value) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().addAll(items);
        box.setEditable(true);
        box.setValue(value);
        add(id, label, box, box, () -> box.getEditor().getText());
        return box;
    }

    /** A few choices, all in sight. @param optional whether none may be chosen */
    public <T> ChipRow<T> chips(String id, String label, List<T> items, T value, Function<T, String> words, boolean optional) {
        ChipRow<T> chips = new ChipRow<>();
        items.forEach(item -> chips.add(item, words.apply(item)));
        if (!optional) {
            chips.required();
        }
        chips.valueProperty().set(value);
        add(id, label, chips, chips, () -> chips.valueProperty().get());
        return chips;
    }

    /** Words between the inputs. */
    public Label hint(String words) {
        Label hint = Tags.styled(words, "field-hint");
        hint.setWrapText(true);
        hint.managedProperty().bind(hint.textProperty().isNotEmpty());
        getChildren().add(hint);
        return hint;
    }

    private void add(String id, String label, Node input, Node focus, Supplier<Object> value) {
        input.setId(id);
        Field field = new Field(label, input);
        if (row == null) {
            getChildren().add(field);
        } else {
            HBox.setHgrow(field, Priority.ALWAYS);
            field.setMinWidth(0);
            field.setPrefWidth(100);
            row.getChildren().add(field);
        }
        values.put(focus, value);
        first.put(focus, value.get());
    }

    /** @return whether an input says something else than when it was made. */
    public boolean changed() {
        return values.entrySet().stream().anyMatch(entry -> !Objects.equals(blank(entry.getValue().get()), blank(first.get(entry.getKey()))));
    }

    private static Object blank(Object value) {
        return "".equals(value) ? null : value;
    }

    /** Takes the focus to the first input, once the form is on the screen. */
    public void start() {
        Node input = values.keySet().iterator().next();
        javafx.application.Platform.runLater(() -> {
            input.requestFocus();
            if (input instanceof TextField field) {
                field.end();
            }
        });
    }

    /** Says at the top what is wrong; null takes it away. */
    public void wrong(String words) {
        wrong.setText(words == null ? "" : words);
        band.setVisible(words != null);
        band.setManaged(words != null);
    }

    /** Shows a user's error at the top. @return false for another one, which is not shown */
    public boolean wrong(Throwable error) {
        if (error instanceof UserError user) {
            wrong(user.getMessage());
            return true;
        }
        return false;
    }

    private void key(KeyEvent event, Runnable save) {
        Node target = event.getTarget() instanceof Node node ? node : this;
        if (event.getCode() == KeyCode.S && event.isShortcutDown() || event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            save.run();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !event.isShiftDown() && !(target instanceof Button) && !(target instanceof ListView) && !open(target)) {
            next(target);
            event.consume();
        }
    }

    /** A drop-down that is open takes the Enter itself. */
    private static boolean open(Node target) {
        for (Node up = target; up != null; up = up.getParent()) {
            if (up instanceof ComboBox<?> box && box.isShowing() || up instanceof DatePicker picker && picker.isShowing()) {
                return true;
            }
        }
        return false;
    }

    private void next(Node target) {
        List<Node> order = new ArrayList<>(values.keySet());
        int now = -1;
        for (Node up = target; up != null && now < 0; up = up.getParent()) {
            now = order.indexOf(up);
        }
        for (int i = now + 1; i < order.size(); i++) {
            if (order.get(i).isVisible() && !order.get(i).isDisabled()) {
                order.get(i).requestFocus();
                return;
            }
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }
}
