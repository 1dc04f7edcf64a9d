package linli.base.ui;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import linli.base.text.Texts;

/**
 * Veil over a page during long work. Put it last into the page's StackPane. It shows after a second, offers cancel
 * after three; shorter work does not flicker.
 */
public final class Progress extends StackPane {
    private final Label words = Tags.styled("", "card-title");
    private final Label detail = Tags.styled("", "secondary");
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel = Tags.button(Texts.text("ui.cancel"), null, this::cancelled);
    private final PauseTransition soon = new PauseTransition(Duration.seconds(1));
    private final PauseTransition later = new PauseTransition(Duration.seconds(3));
    private Runnable cancelling;

    public Progress() {
        getStyleClass().add("veil");
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox foot = new HBox(cancel);
        foot.setAlignment(Pos.CENTER_RIGHT);
        VBox window = new VBox(words, bar, detail, foot);
        window.getStyleClass().addAll("sheet-window", "progress-window");
        window.setMaxHeight(Region.USE_PREF_SIZE);
        window.setAccessibleRole(AccessibleRole.DIALOG);
        window.accessibleTextProperty().bind(words.textProperty());
        getChildren().add(window);
        setVisible(false);
        soon.setOnFinished(event -> setVisible(true));
        later.setOnFinished(event -> cancel.setVisible(cancelling != null));
    }

    /** @param cancelling what 取消 does, or null where it cannot be cancelled */
    public void start(String what, Runnable cancelling) {
        this.cancelling = cancelling;
        words.setText(what);
        detail.setText("");
        bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        cancel.setVisible(false);
        cancel.setDisable(false);
        soon.playFromStart();
        later.playFromStart();
    }

    /** @param share 0…1, negative when unknown; on the FX thread */
    public void at(double share, String note) {
        bar.setProgress(share);
        detail.setText(note);
    }

    /** Takes the veil away. */
    public void end() {
        soon.stop();
        later.stop();
        setVisible(false);
    }

    private void cancelled() {
        cancel.setDisable(true);
        detail.setText(Texts.text("ui.cancelling"));
        cancelling.run();
    }
}
