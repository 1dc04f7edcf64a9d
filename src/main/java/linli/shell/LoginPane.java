package linli.shell;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Dialogs;
import linli.base.ui.Field;
import linli.base.ui.Tags;
import linli.base.ui.Work;

/**
 * Signing in: login and password, the way by recovery code, and, where the store is damaged, the newest good backup.
 *
 * @param <H> what an opened store is to the caller
 */
public final class LoginPane<H> extends StackPane {
    /**
     * What the pane can do; every call runs in the background and may throw {@link UserError}.
     *
     * @param signIn login and password
     * @param recover opens by recovery code and gives the login a new password
     * @param restore login and password: puts the newest good backup in the store's place and says which it was
     */
    public record Door<H>(BiFunction<String, String, H> signIn, Function<Recovery, H> recover, BiFunction<String, String, String> restore) {}

    /** What was typed to come in by recovery code. */
    public record Recovery(String code, String login, String freshPassword) {}

    private final Work work;
    private final Door<H> door;
    private final Consumer<H> opened;
    private final Consumer<Throwable> defect;
    private final ComboBox<String> login = new ComboBox<>();
    private final PasswordField password = new PasswordField();
    private final TextField code = new TextField();
    private final PasswordField fresh = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final Field loginField = new Field(Texts.text("login.login"), login);
    private final Field passwordField = new Field(Texts.text("login.password"), password);
    private final Field codeField = new Field(Texts.text("login.code"), code);
    private final Field freshField = new Field(Texts.text("login.fresh"), fresh);
    private final Field againField = new Field(Texts.text("login.again"), again);
    private final Label trouble = Tags.styled("", "field-error");
    private final VBox form = new VBox();
    private final Button enter = Tags.button(Texts.text("login.enter"), null, this::enter);
    private final Button other = Tags.button(Texts.text("login.forgot"), null, this::turn);
    private final Button restore = Tags.button(Texts.text("login.restore"), null, this::restore);
    private boolean byCode;

    /** @param logins those that open the store, the last one used first; @param defect gets what is not a user error */
    public LoginPane(Work work, List<String> logins, Door<H> door, Consumer<H> opened, Consumer<Throwable> defect) {
        this.work = work;
        this.door = door;
        this.opened = opened;
        this.defect = defect;
        getStyleClass().add("start");
        login.setEditable(true);
        login.getItems().setAll(logins);
        login.setValue(logins.isEmpty() ? "" : logins.getFirst());
        login.setId("login");
        password.setId("password");
        code.setId("recovery");
        code.setPromptText("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX");
        enter.getStyleClass().add("primary");
        enter.setDefaultButton(true);
        enter.setId("enter");
        other.getStyleClass().add("link");
        other.setId("forgot");
        restore.setVisible(false);
        restore.managedProperty().bind(restore.visibleProperty());
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        trouble.setId("trouble");
        HBox logo = new HBox(10, Tags.styled(Texts.text("shell.nav.mark"), "nav-mark"), Tags.styled(Texts.text("app.name"), "page-title"));
        logo.getStyleClass().add("row");
        form.getStyleClass().add("form");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox foot = new HBox(10, other, spring, restore, enter);
        foot.getStyleClass().add("row");
        VBox card = new VBox(logo, form, trouble, foot);
        card.getStyleClass().addAll("start-card", "narrow");
        card.setMaxHeight(Region.USE_PREF_SIZE);
        getChildren().add(card);
        fill();
    }

    private void fill() {
        form.getChildren().setAll(byCode ? new Node[] {codeField, loginField, freshField, againField} : new Node[] {loginField, passwordField});
        other.setText(Texts.text(byCode ? "login.back" : "login.forgot"));
        enter.setText(Texts.text(byCode ? "login.recover" : "login.enter"));
        trouble.setText("");
        Platform.runLater((byCode ? code : password)::requestFocus);
    }

    private void turn() {
        byCode = !byCode;
        fill();
    }

    private String name() {
        return login.getEditor().getText().strip();
    }

    private void enter() {
        trouble.setText("");
        againField.error(null);
        if (byCode && !fresh.getText().equals(again.getText())) {
            againField.error(Texts.text("login.notSame"));
            again.requestFocus();
            return;
        }
        busy(true);
        String who = name();
        String secret = byCode ? fresh.getText() : password.getText();
        String typed = code.getText();
        boolean recovering = byCode;
        work.run(() -> recovering ? door.recover().apply(new Recovery(typed, who, secret)) : door.signIn().apply(who, secret), house -> {
            busy(false);
            opened.accept(house);
        }, this::refused);
    }

    private void refused(Throwable error) {
        busy(false);
        if (error instanceof UserError user) {
            trouble.setText(Texts.text("login.trouble", user.found(), user.mend()));
            restore.setVisible(user.key().startsWith("error.store.damage."));
            password.requestFocus();
            password.selectAll();
        } else {
            defect.accept(error);
        }
    }

    private void restore() {
        if (!Dialogs.confirm(this, Texts.text("login.restore"), Texts.text("login.restore.words"), Texts.text("login.restore"))) {
            return;
        }
        busy(true);
        String who = name();
        String secret = password.getText();
        work.run(() -> door.restore().apply(who, secret), told -> {
            busy(false);
            restore.setVisible(false);
            trouble.setText(told);
        }, this::refused);
    }

    private void busy(boolean on) {
        setDisable(on);
    }
}
