package linli.base.ui;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

/** Small labels: tags, keys, and buttons that show their key. */
public final class Tags {
    private Tags() {}

    /** @return a tag that is never cut off. */
    public static Label tag(String text, Tone tone) {
        Label tag = styled(text, "tag");
        if (!tone.style().isEmpty()) {
            tag.getStyleClass().add(tone.style());
        }
        tag.setMinWidth(Region.USE_PREF_SIZE);
        return tag;
    }

    /** @return a key cap, e.g. {@code Ctrl K}. */
    public static Label kbd(String key) {
        Label cap = styled(key, "kbd");
        cap.setMinWidth(Region.USE_PREF_SIZE);
        return cap;
    }

    /** @return a button with its key shown at the right. */
    public static Button button(String text, String key, Runnable action) {
        Button button = new Button(text);
        if (key != null) {
            button.setGraphic(kbd(key));
            button.setContentDisplay(ContentDisplay.RIGHT);
        }
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** @return the row, which opens something by click, Enter or Space. @param name what a screen reader says */
    public static <T extends Region> T opening(T row, String name, Runnable open) {
        row.getStyleClass().addAll("list-row", "clickable");
        row.setAccessibleRole(AccessibleRole.BUTTON);
        row.setAccessibleText(name);
        row.setFocusTraversable(true);
        row.setOnMouseClicked(event -> open.run());
        row.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                open.run();
                event.consume();
            }
        });
        return row;
    }

    /** @return a label with style classes. */
    public static Label styled(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
