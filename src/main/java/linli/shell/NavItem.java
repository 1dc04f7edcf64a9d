package linli.shell;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import linli.base.text.Texts;
import linli.base.ui.Tags;

/** One word of the navigation with its count. */
final class NavItem extends HBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private final Label count = Tags.styled("", "nav-count");
    private final String word;

    NavItem(String word, String page, Runnable open) {
        this.word = word;
        getStyleClass().add("nav-item");
        setId("nav-" + page);
        Label name = Tags.styled(word, "nav-word");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.setVisible(false);
        getChildren().addAll(name, count);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(word);
        setFocusTraversable(true);
        setOnMouseClicked(event -> open.run());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                open.run();
                event.consume();
            }
        });
    }

    void selected(boolean on) {
        pseudoClassStateChanged(SELECTED, on);
    }

    void badge(Badge badge) {
        boolean shown = badge != null && badge.count() > 0;
        count.setVisible(shown);
        count.setText(shown ? String.valueOf(badge.count()) : "");
        count.getStyleClass().remove("late");
        setAccessibleText(word);
        if (shown) {
            if (badge.late()) {
                count.getStyleClass().add("late");
            }
            setAccessibleText(Texts.text(badge.late() ? "shell.nav.late" : "shell.nav.count", word, badge.count()));
        }
    }
}
