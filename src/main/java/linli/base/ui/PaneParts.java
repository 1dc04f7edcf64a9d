package linli.base.ui;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the panes at the side of a list are put together from: sections, facts, lines of words with their actions. */
public final class PaneParts {
    private PaneParts() {}

    /** @return words that break into lines and are never cut off. */
    public static Label wrapped(String words) {
        Label label = Tags.styled(words, "wrap");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** @return a button that looks like a link. */
    public static Button link(String words, Runnable action) {
        Button button = Tags.button(words, null, action);
        button.getStyleClass().add("link");
        return button;
    }

    /** @return words with what can be done about them; null for nothing */
    public static HBox line(Label words, Node... more) {
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(8, words);
        line.setAlignment(Pos.TOP_LEFT);
        for (Node node : more) {
            if (node != null) {
                line.getChildren().add(node);
            }
        }
        return line;
    }

    /** @return the head of a section. @param action what is done from here, or null */
    public static Node section(String title, String id, String action, Runnable doing) {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox head = new HBox(8, Tags.styled(title, "strong"), spring);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(6, 0, 0, 0));
        if (action != null) {
            Button button = link(action, doing);
            button.setId(id);
            head.getChildren().add(button);
        }
        return head;
    }

    /** Adds a field with its name, unless it is empty. */
    public static void fact(VBox facts, String name, String value) {
        if (!value.isEmpty()) {
            Label label = Tags.styled(name, "secondary");
            label.setStyle("-fx-min-width: 5.6em");
            Label words = wrapped(value);
            HBox.setHgrow(words, Priority.ALWAYS);
            facts.getChildren().add(new HBox(8, label, words));
        }
    }
}
