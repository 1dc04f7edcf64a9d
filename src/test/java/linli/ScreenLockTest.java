package linli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import linli.base.ui.Fx;
import linli.base.ui.Look;
import linli.base.ui.Snapshot;
import linli.base.ui.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The locked window: nothing to be read, no key of the pages works, and what was half typed is there afterwards. */
class ScreenLockTest {
    private static final String PASSWORD = "right-horse-1";

    @TempDir
    Path temp;

    private final Ticking clock = new Ticking();
    private Wiring house;
    private Work work;
    private Stage stage;
    private ScreenLock lock;
    private TextField typing;

    private static final class Ticking extends Clock {
        private volatile Instant now = Instant.parse("2026-11-24T02:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void open() {
        house = new FirstStart("示例社区党群服务中心", "330481001", null, "示例社区", "admin", "周老师", PASSWORD.toCharArray()).make(temp.resolve("store"), clock).house();
        Fx.start();
        work = new Work(Platform::runLater, error -> {});
        Fx.run(() -> {
            typing = new TextField("半句话");
            stage = new Stage();
            Scene scene = new Scene(new VBox(new Label("330481199001019801"), typing), 1000, 700);
            new Look().dress(scene);
            stage.setScene(scene);
            stage.show();
            lock = new ScreenLock(clock, work);
            lock.follow(house);
        });
    }

    @AfterEach
    void close() {
        Fx.run(() -> lock.follow(null));
        Fx.run(stage::hide);
        work.close();
        house.close();
    }

    private boolean reads(String text) {
        return Fx.on(() -> stage.getScene().getRoot().lookupAll(".label").stream().anyMatch(node -> ((Label) node).getText().contains(text)));
    }

    private void look() {
        Fx.run(lock::look);
        Fx.idle(work);
    }

    private void type(String password) {
        Fx.run(() -> {
            PasswordField field = (PasswordField) stage.getScene().lookup("#unlock");
            field.setText(password);
            field.fireEvent(new javafx.event.ActionEvent());
        });
        Fx.idle(work);
    }

    @Test
    void afterTenIdleMinutesNothingIsToBeReadAndTheSamePersonsPasswordBringsItBack() throws Exception {
        clock.now = clock.now.plusSeconds(9 * 60);
        look();
        assertThat(lock.on()).isFalse();
        Fx.run(() -> typing.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.A, false, false, false, false)));
        clock.now = clock.now.plusSeconds(9 * 60);
        look();
        assertThat(lock.on()).as("a hand on the keyboard").isFalse();
        clock.now = clock.now.plusSeconds(60);
        look();
        assertThat(lock.on()).isTrue();
        assertThat(reads("330481199001019801")).isFalse();
        assertThat(reads("周老师")).isTrue();
        Fx.run(() -> Snapshot.png(stage.getScene(), Path.of("target/screens/lock.png")));
        AtomicInteger fired = new AtomicInteger();
        Fx.run(() -> {
            stage.getScene().getAccelerators().put(new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN), fired::incrementAndGet);
            stage.getScene().lookup("#unlock").fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.K, false, true, false, false));
        });
        assertThat(fired).hasValue(0);
        type("wrong");
        assertThat(lock.on()).isTrue();
        assertThat(reads("密码不对")).isTrue();
        type(PASSWORD);
        assertThat(lock.on()).isFalse();
        assertThat(reads("330481199001019801")).isTrue();
        assertThat(typing.getText()).isEqualTo("半句话");
        assertThat(Fx.on(() -> typing.getScene() == stage.getScene())).isTrue();
    }

    @Test
    void aDialogOnTopIsHiddenTooAndZeroMinutesMeansNeverByItself() {
        house.settings().put("", "lock.minutes", "0");
        clock.now = clock.now.plusSeconds(3600);
        look();
        assertThat(lock.on()).isFalse();
        Stage above = Fx.on(() -> {
            Stage dialog = new Stage();
            dialog.initOwner(stage);
            dialog.setScene(new Scene(new VBox(new Label("secret")), 300, 200));
            dialog.show();
            lock.lock();
            return dialog;
        });
        assertThat(lock.on()).isTrue();
        assertThat(Fx.on(() -> above.getScene().lookup("#unlock"))).as("the question stands on top").isNotNull();
        assertThat(reads("330481199001019801")).isFalse();
        Fx.run(() -> ((PasswordField) above.getScene().lookup("#unlock")).setText(PASSWORD));
        Fx.run(() -> above.getScene().lookup("#unlock").fireEvent(new javafx.event.ActionEvent()));
        Fx.idle(work);
        assertThat(lock.on()).isFalse();
        assertThat(Fx.on(() -> ((Label) above.getScene().getRoot().lookup(".label")).getText())).isEqualTo("secret");
        Fx.run(above::hide);
    }
}
