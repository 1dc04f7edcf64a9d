package linli.base.ui;

import javafx.beans.DefaultProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A named input with room for its error below. In FXML: {@code <Field label="%…"><TextField fx:id="…"/></Field>}. */
@DefaultProperty("control")
public final class Field extends VBox {
    private final Label label = Tags.styled("", "field-label");
    private final Label error = Tags.styled("", "field-error");
    private final ObjectProperty<Node> control = new SimpleObjectProperty<>();

    public Field() {
        getStyleClass().add("field");
        error.managedProperty().bind(error.textProperty().isNotEmpty());
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        control.addListener((property, old, now) -> {
            getChildren().setAll(label, now, error);
            label.setLabelFor(now);
            now.accessibleTextProperty().bind(label.textProperty());
            if (now instanceof Region region) {
                region.setMaxWidth(Double.MAX_VALUE);
            }
            // Typing answers the complaint; it comes back at the next check if it still holds.
            if (now instanceof TextInputControl input) {
                input.textProperty().addListener(any -> error(null));
            } else if (now instanceof ComboBoxBase<?> input) {
                input.valueProperty().addListener(any -> error(null));
            }
        });
    }

    public Field(String label, Node control) {
        this();
        setLabel(label);
        setControl(control);
    }

    /** Shows the error under the input and reddens it; null or empty takes it away. */
    public void error(String words) {
        boolean wrong = words != null && !words.isEmpty();
        error.setText(wrong ? words : "");
        Node input = control.get();
        input.getStyleClass().remove("wrong");
        if (wrong) {
            input.getStyleClass().add("wrong");
        }
        input.setAccessibleHelp(wrong ? words : null);
    }

    /** @return the error shown, empty if none. */
    public String error() {
        return error.getText();
    }

    public Node getControl() {
        return control.get();
    }

    public void setControl(Node node) {
        control.set(node);
    }

    public StringProperty labelProperty() {
        return label.textProperty();
    }

    public String getLabel() {
        return label.getText();
    }

    public void setLabel(String text) {
        label.setText(text);
    }
}
