package linli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Field;
import linli.base.ui.Tags;
import linli.base.ui.Work;
import linli.settings.Settings;

/**
 * 锁定: after some minutes without a hand on keyboard or mouse, and at Ctrl+L, every window's content is taken off the
 * screen until the same person types their password; what was half typed stands there again then.
 */
final class ScreenLock {
    private static final Duration LOOK = Duration.ofSeconds(15);
    private final Clock clock;
    private final Work work;
    private final Map<Scene, Parent> hidden = new LinkedHashMap<>();
    private final Label words = Tags.styled("", "wrap", "muted");
    private final PasswordField password = new PasswordField();
    private final Label trouble = Tags.styled("", "field-error", "wrap");
    private final StackPane pane = new StackPane();
    private final ListChangeListener<Window> windows = change -> windowsChanged();
    private final Timeline clockwork = new Timeline(new KeyFrame(javafx.util.Duration.millis(LOOK.toMillis()), event -> look()));
    private Wiring house;
    private Instant last;

    ScreenLock(Clock clock, Work work) {
        this.clock = clock;
        this.work = work;
        last = clock.instant();
        password.setId("unlock");
        password.setOnAction(event -> unlock());
        trouble.setId("unlock-trouble");
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        Button enter = Tags.button(Texts.text("lock.enter"), null, this::unlock);
        enter.setId("unlock-enter");
        enter.getStyleClass().add("primary");
        HBox foot = new HBox(enter);
        foot.getStyleClass().add("row");
        VBox card = new VBox(Tags.styled(Texts.text("lock.title"), "page-title"), words, new VBox(new Field(Texts.text("ui.password"), password)), trouble, foot);
        card.getStyleClass().addAll("start-card", "narrow");
        card.setMaxHeight(Region.USE_PREF_SIZE);
        pane.getStyleClass().add("start");
        pane.setId("locked");
        pane.getChildren().add(card);
        // The keys of the hidden pages must not work from here; Tab still goes round.
        pane.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.TAB) {
                event.consume();
            }
        });
        clockwork.setCycleCount(Animation.INDEFINITE);
    }

    /** From now on this desk is guarded; null when nobody is signed in. */
    void follow(Wiring open) {
        house = open;
        last = clock.instant();
        Window.getWindows().removeListener(windows);
        if (open == null) {
            clockwork.stop();
        } else {
            clockwork.play();
            Window.getWindows().addListener(windows);
            windowsChanged();
        }
    }

    boolean on() {
        return !hidden.isEmpty();
    }

    /** Locks when nobody has touched anything for as long as the centre has set. */
    void look() {
        Wiring open = house;
        if (open == null || on()) {
            return;
        }
        work.run(() -> open.settings().lockMinutes(), minutes -> {
            if (minutes > 0 && open == house && !Duration.between(last, clock.instant()).minusMinutes(minutes).isNegative()) {
                lock();
            }
        }, closing -> {
            // The store is being closed: there is nothing to guard any more.
        });
    }

    /** Takes everything off the screen at once. */
    void lock() {
        if (house == null || on()) {
            return;
        }
        String name = house.accounts().actor().name();
        words.setText(Texts.text("lock.words", name));
        password.clear();
        trouble.setText("");
        List.copyOf(Window.getWindows()).stream().filter(PopupWindow.class::isInstance).forEach(Window::hide);
        cover();
    }

    private void windowsChanged() {
        for (Window window : Window.getWindows()) {
            Scene scene = window.getScene();
            if (window instanceof Stage && scene != null && scene.getProperties().putIfAbsent(this, true) == null) {
                scene.addEventFilter(InputEvent.ANY, event -> last = clock.instant());
            }
        }
        if (on()) {
            cover();
        }
    }

    /** A dialog on top takes all input: the question for the password stands there. */
    private void cover() {
        List<Scene> scenes = new ArrayList<>();
        Window.getWindows().stream().filter(window -> window instanceof Stage && window.isShowing() && window.getScene() != null)
                .forEach(window -> scenes.add(window.getScene()));
        for (Scene scene : scenes) {
            if (scene.getRoot() != pane) {
                hidden.computeIfAbsent(scene, Scene::getRoot);
                scene.setRoot(new StackPane());
            }
        }
        if (!scenes.isEmpty() && scenes.getLast().getRoot() != pane) {
            if (pane.getScene() != null) {
                pane.getScene().setRoot(new StackPane());
            }
            scenes.getLast().setRoot(pane);
            Platform.runLater(password::requestFocus);
        }
    }

    private void unlock() {
        Wiring open = house;
        String typed = password.getText();
        pane.setDisable(true);
        work.run(() -> {
            open.accounts().proveSelf(typed);
            return null;
        }, right -> {
            pane.setDisable(false);
            uncover();
        }, wrong -> {
            pane.setDisable(false);
            trouble.setText(wrong instanceof UserError user ? Texts.text("login.trouble", user.found(), user.mend()) : String.valueOf(wrong.getMessage()));
            password.requestFocus();
            password.selectAll();
        });
    }

    private void uncover() {
        Map<Scene, Parent> back = new LinkedHashMap<>(hidden);
        hidden.clear();
        password.clear();
        last = clock.instant();
        if (pane.getScene() != null) {
            pane.getScene().setRoot(new StackPane());
        }
        back.forEach(Scene::setRoot);
    }
}
