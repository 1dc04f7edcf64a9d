package linli.base.ui;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;

/** Pane at the side of a list, to look at or edit one record: head, scrolling body, buttons at the foot. */
public final class DetailPane extends VBox {
    private final Label title = Tags.styled("", "card-title");
    private final VBox body = new VBox();
    private final HBox foot = new HBox();

    /** @param close called by the × button and by Esc */
    public DetailPane(Runnable close) {
        getStyleClass().add("detail-pane");
        body.getStyleClass().add("pane-body");
        foot.getStyleClass().add("pane-foot");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Button shut = Tags.button(Texts.text("ui.close.mark"), null, close);
        shut.getStyleClass().add("icon");
        shut.setAccessibleText(Texts.text("ui.close"));
        HBox head = new HBox(title, spring, shut);
        head.getStyleClass().add("pane-head");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        foot.managedProperty().bind(foot.visibleProperty());
        foot.setVisible(false);
        getChildren().addAll(head, scroll, foot);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
    }

    /** Shows a record. */
    public void show(String heading, Node... content) {
        title.setText(heading);
        body.getChildren().setAll(content);
    }

    /** Changes the head's words alone. */
    public void heading(String words) {
        title.setText(words);
    }

    /** Buttons at the foot, the primary one last; none hides the foot. */
    public void buttons(Button... buttons) {
        foot.getChildren().setAll(buttons);
        foot.setVisible(buttons.length > 0);
    }

    /** @return the body, for adding to it. */
    public VBox body() {
        return body;
    }
}
