package linli.shell;

import javafx.animation.PauseTransition;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** Short message that goes away by itself; the newest replaces the one before. */
final class MessageBar extends HBox {
    private final Label words = new Label();
    private final PauseTransition pause = new PauseTransition(Duration.seconds(6));

    MessageBar() {
        getStyleClass().add("message-bar");
        setId("message-bar");
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().add(words);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setVisible(false);
        setOnMouseClicked(event -> setVisible(false));
        pause.setOnFinished(event -> setVisible(false));
    }

    void say(String message) {
        words.setText(message);
        setAccessibleText(message);
        setVisible(true);
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        pause.playFromStart();
    }

    String said() {
        return isVisible() ? words.getText() : "";
    }
}
