package linli.base.ui;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import linli.base.text.Texts;
import linli.base.value.CustomField;

/** Inputs for the centre's own fields (自定义项), each of its kind, as many as there are. */
public final class OwnInputs extends VBox {
    public OwnInputs() {
        getStyleClass().add("form");
    }

    /**
     * Asks for the fields, and again when they change.
     *
     * @param value a field's text by its column while it is typed; a choice and a yes as they are stored
     * @param inputs where the inputs are kept by the field's column
     */
    public void ask(ObservableList<CustomField> fields, Function<String, StringProperty> value, Map<String, Field> inputs) {
        fields.addListener((InvalidationListener) any -> {
            inputs.values().removeAll(getChildren());
            getChildren().setAll(fields.stream().map(field -> of(field, value.apply(field.column()))).toList());
            getChildren().forEach(input -> inputs.put(((Field) input).getControl().getId(), (Field) input));
        });
    }

    private static Field of(CustomField field, StringProperty value) {
        Node control;
        if (field.isChoice()) {
            ComboBox<String> box = new ComboBox<>();
            box.getItems().add("");
            box.getItems().addAll(field.kind() == CustomField.Kind.CHOICE ? field.choices() : List.of(CustomField.YES, CustomField.NO));
            box.setConverter(new StringConverter<>() {
                @Override
                public String toString(String stored) {
                    return stored == null ? "" : field.words(stored);
                }

                @Override
                public String fromString(String text) {
                    return text;
                }
            });
            box.valueProperty().bindBidirectional(value);
            control = box;
        } else {
            TextField text = new TextField();
            text.setPromptText(field.kind() == CustomField.Kind.DATE ? Texts.text("ui.day.example") : null);
            text.textProperty().bindBidirectional(value);
            control = text;
        }
        control.setId(field.column());
        return new Field(field.name(), control);
    }
}
