package linli.shell;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import linli.base.ui.Tags;

/** Window laid over the page: title, body, buttons. Esc closes it; the keyboard stays inside until then. */
final class Sheet extends StackPane {
    private final VBox window = new VBox();
    private final HBox foot = new HBox();
    private final ChangeListener<Node> keepFocus = (property, old, now) -> {
        if (isVisible() && !inside(now)) {
            firstButton();
        }
    };
    private Node before;

    Sheet() {
        getStyleClass().add("veil");
        setAlignment(Pos.CENTER);
        setPadding(new Insets(24));
        window.getStyleClass().add("sheet-window");
        window.setMaxHeight(Region.USE_PREF_SIZE);
        window.setAccessibleRole(AccessibleRole.DIALOG);
        foot.getStyleClass().add("sheet-foot");
        getChildren().add(window);
        setVisible(false);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        setOnMouseClicked(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
    }

    void show(String title, Node body, Button... buttons) {
        HBox head = new HBox(Tags.styled(title, "sheet-title"));
        head.getStyleClass().add("sheet-head");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        foot.getChildren().setAll(buttons);
        window.getChildren().setAll(head, scroll, foot);
        window.setAccessibleText(title);
        if (!isVisible()) {
            before = getScene() == null ? null : getScene().getFocusOwner();
        }
        setVisible(true);
        toFront();
        if (getScene() != null) {
            getScene().focusOwnerProperty().removeListener(keepFocus);
            getScene().focusOwnerProperty().addListener(keepFocus);
        }
        firstButton();
    }

    void close() {
        setVisible(false);
        if (getScene() != null) {
            getScene().focusOwnerProperty().removeListener(keepFocus);
        }
        if (before != null) {
            before.requestFocus();
        }
    }

    private void firstButton() {
        foot.getChildren().getLast().requestFocus();
    }

    private boolean inside(Node node) {
        for (Parent up = node == null ? null : node.getParent(); up != null; up = up.getParent()) {
            if (up == this) {
                return true;
            }
        }
        return false;
    }
}
