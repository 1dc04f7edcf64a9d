package linli.base.ui;

import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One figure with its name and a note; a click opens the rows behind it. */
public final class Kpi extends VBox {
    private final Label label = Tags.styled("", "kpi-label");
    private final Label value = Tags.styled("", "kpi-value");
    private final Label note = Tags.styled("", "kpi-note");

    public Kpi() {
        getStyleClass().add("kpi");
        getChildren().addAll(label, value, note);
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        HBox.setHgrow(this, Priority.ALWAYS);
        setMinWidth(0);
        setPrefWidth(100);
        setMaxWidth(Double.MAX_VALUE);
        accessibleTextProperty().bind(label.textProperty().concat(" ").concat(value.textProperty()));
    }

    public Kpi(String label, String value, String note) {
        this();
        setLabel(label);
        setValue(value);
        setNote(note);
    }

    /** Makes the figure open its rows by click, Enter or Space. */
    public void opens(Runnable action) {
        getStyleClass().add("clickable");
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(true);
        setOnMouseClicked(event -> action.run());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                action.run();
                event.consume();
            }
        });
    }

    /** Colours the figure by meaning. */
    public void tone(Tone tone) {
        for (Tone any : Tone.values()) {
            value.getStyleClass().remove(any.style());
        }
        if (tone != Tone.PLAIN) {
            value.getStyleClass().add(tone.style());
        }
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

    public StringProperty valueProperty() {
        return value.textProperty();
    }

    public String getValue() {
        return value.getText();
    }

    public void setValue(String text) {
        value.setText(text);
    }

    public StringProperty noteProperty() {
        return note.textProperty();
    }

    public String getNote() {
        return note.getText();
    }

    public void setNote(String text) {
        note.setText(text);
    }
}
