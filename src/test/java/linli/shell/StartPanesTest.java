package linli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import linli.base.text.UserError;
import linli.base.ui.Fx;
import linli.base.ui.Look;
import linli.base.ui.Snapshot;
import linli.base.ui.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Login and first start, as a person meets them. */
class StartPanesTest {
    private final AtomicReference<String> opened = new AtomicReference<>();
    private final AtomicReference<Throwable> failed = new AtomicReference<>();
    private final Work work = new Work(Platform::runLater, failed::set);
    private Stage stage;
    private Parent root;

    private void show(java.util.function.Supplier<Parent> pane) {
        Fx.start();
        Fx.run(() -> {
            root = pane.get();
            Scene scene = new Scene(root, 1440, 900);
            new Look().dress(scene);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
        work.close();
    }

    private void type(String id, String text) {
        Fx.run(() -> ((TextInputControl) root.lookup("#" + id)).setText(text));
    }

    private void press(String id) {
        Fx.run(() -> ((Button) root.lookup("#" + id)).fire());
        Fx.idle(work);
    }

    private List<String> errors() {
        return Fx.on(() -> root.lookupAll(".field-error").stream().filter(Node::isVisible).map(node -> ((Label) node).getText())
                .filter(text -> !text.isEmpty()).toList());
    }

    private void shot(String file) {
        Fx.run(() -> Snapshot.png(stage.getScene(), Path.of("target/screens", file)));
    }

    private LoginPane.Door<String> door() {
        return new LoginPane.Door<>(
                (login, password) -> {
                    if (!password.equals("right-one")) {
                        throw new UserError("error.store.notSaved");
                    }
                    return login;
                },
                recovery -> recovery.login() + "+" + recovery.code() + "+" + recovery.freshPassword(),
                (login, password) -> "");
    }

    @Test
    void aWrongPasswordIsSaidAndTheRightOneOpens() {
        show(() -> new LoginPane<>(work, List.of("zhou", "chen"), door(), opened::set, failed::set));
        type("password", "wrong");
        press("enter");
        assertThat(errors()).hasSize(1);
        assertThat(opened.get()).isNull();
        shot("login.png");
        type("password", "right-one");
        press("enter");
        assertThat(opened.get()).isEqualTo("zhou");
        assertThat(failed.get()).isNull();
    }

    @Test
    void theRecoveryCodeOpensWithANewPassword() {
        show(() -> new LoginPane<>(work, List.of("zhou"), door(), opened::set, failed::set));
        press("forgot");
        type("recovery", "ABCDE");
        Fx.run(() -> root.lookupAll(".password-field").forEach(field -> ((TextInputControl) field).setText("fresh-one")));
        Fx.run(() -> ((TextInputControl) root.lookupAll(".password-field").iterator().next()).setText("other-one"));
        press("enter");
        assertThat(errors()).isNotEmpty();
        Fx.run(() -> root.lookupAll(".password-field").forEach(field -> ((TextInputControl) field).setText("fresh-one")));
        press("enter");
        assertThat(opened.get()).isEqualTo("zhou+ABCDE+fresh-one");
    }

    @Test
    void theFirstStartAsksEverythingAndShowsTheCodeOnce() {
        AtomicReference<FirstStartPane.Answers> made = new AtomicReference<>();
        show(() -> new FirstStartPane<>(work, answers -> {
            made.set(answers);
            return new FirstStartPane.Made<>("house", "7K3QD-9XWMA-2HTRB-LPC5V-E8N4J");
        }, opened::set, failed::set));
        press("first-next");
        assertThat(errors()).hasSize(3);
        type("first-centre", "示例社区党群服务中心");
        Fx.run(() -> ((ComboBox<?>) root.lookup("#first-street")).getSelectionModel().select(0));
        type("first-centre", "示例社区党群服务中心");
        type("first-community", "示例社区");
        shot("first-1.png");
        press("first-next");
        type("first-name", "周老师");
        type("first-password", "short");
        type("first-again", "other");
        press("first-next");
        assertThat(errors()).hasSize(2);
        shot("first-2.png");
        type("first-password", "long enough");
        type("first-again", "long enough");
        press("first-next");
        shot("first-3.png");
        press("first-next");
        assertThat(made.get()).isEqualTo(new FirstStartPane.Answers("示例社区党群服务中心", "330481001", "硖石街道", "示例社区", "admin", "周老师", "long enough", null, false));
        shot("first-4.png");
        assertThat(Fx.on(() -> root.lookup("#first-next").isDisabled())).isTrue();
        Fx.run(() -> ((CheckBox) root.lookup("#first-noted")).setSelected(true));
        press("first-next");
        assertThat(opened.get()).isEqualTo("house");
        assertThat(failed.get()).isNull();
    }
}
