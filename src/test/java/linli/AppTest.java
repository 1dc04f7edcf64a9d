package linli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import linli.base.text.Texts;
import linli.base.ui.Fx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The program from first start to close and back in, on a real store, as a person does it. */
class AppTest {
    private static final String PASSWORD = "a long password";

    @TempDir private Path place;

    private Thread open() {
        Fx.start();
        return Thread.ofPlatform().start(() -> App.open(place.resolve("store"), Clock.systemDefaultZone(), null));
    }

    private static Optional<Stage> stage() {
        return Window.getWindows().stream().filter(window -> window.isShowing() && window instanceof Stage stage
                && Texts.text("app.name").equals(stage.getTitle())).map(Stage.class::cast).findFirst();
    }

    private static Optional<Node> node(String selector) {
        return stage().map(stage -> stage.getScene().lookup(selector));
    }

    private static void await(String selector) {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> Fx.on(() -> node(selector).isPresent()));
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError(selector + " did not come; on screen: " + Fx.on(() -> stage().map(stage -> stage.getScene().getRoot().lookupAll(".label").stream()
                    .map(each -> ((Label) each).getText()).toList().toString()).orElse("nothing")), e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void type(String id, String text) {
        await("#" + id);
        Fx.run(() -> ((TextInputControl) node("#" + id).orElseThrow()).setText(text));
    }

    private static void press(String id) {
        await("#" + id);
        Fx.run(() -> ((Button) node("#" + id).orElseThrow()).fire());
    }

    private static void close(Thread program) throws InterruptedException {
        Fx.run(() -> stage().ifPresent(stage -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST))));
        program.join(60_000);
        assertThat(program.isAlive()).as("the program has ended").isFalse();
    }

    @Test
    void firstStartThenWorkThenCloseThenBackIn() throws Exception {
        Thread program = open();
        type("first-centre", "示例社区党群服务中心");
        Fx.run(() -> ((ComboBox<?>) node("#first-street").orElseThrow()).getSelectionModel().select(0));
        type("first-community", "示例社区");
        press("first-next");
        type("first-name", "周老师");
        type("first-password", PASSWORD);
        type("first-again", PASSWORD);
        press("first-next");
        press("first-next");
        await("#first-noted");
        Fx.run(() -> ((CheckBox) node("#first-noted").orElseThrow()).setSelected(true));
        press("first-next");
        await(".nav");
        assertThat(Fx.on(() -> node(".nav-item:selected").isPresent())).isTrue();
        new FxRobot().push(KeyCode.CONTROL, KeyCode.EQUALS);
        WaitForAsyncUtils.waitForFxEvents();
        close(program);
        try (Stream<Path> backups = Files.list(place.resolve("store/backups"))) {
            assertThat(backups.map(Path::toString).filter(name -> name.endsWith(".zip"))).as("a backup on the way out").isNotEmpty();
        }

        Thread again = open();
        type("password", "not this one");
        press("enter");
        await("#trouble");
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> Fx.on(() -> !((Label) node("#trouble").orElseThrow()).getText().isEmpty()));
        type("password", PASSWORD);
        press("enter");
        await(".nav");
        double size = Fx.on(() -> ((Label) node(".page-title").orElseThrow()).getFont().getSize());
        assertThat(size).as("the text size of last time").isGreaterThan(24);
        close(again);
    }
}
