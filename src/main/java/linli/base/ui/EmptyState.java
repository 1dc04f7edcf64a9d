package linli.base.ui;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What an empty list says: one sentence on what to do next, and the button that does it. */
public final class EmptyState extends VBox {
    /** @param action word of the button, or null for the sentence alone */
    public EmptyState(String sentence, String action, Runnable doing) {
        getStyleClass().add("empty-state");
        getChildren().add(new Label(sentence));
        if (action != null) {
            Button button = Tags.button(action, null, doing);
            button.getStyleClass().add("primary");
            getChildren().add(button);
        }
    }
}
