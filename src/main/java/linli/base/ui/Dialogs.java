package linli.base.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import linli.base.text.Texts;
import linli.base.value.Purpose;

/** The few dialogs there are: for what cannot be undone, and for a reason that is recorded. */
public final class Dialogs {
    private Dialogs() {}

    /**
     * Asks before something that cannot be undone.
     *
     * @param owner any node of the window
     * @param sentence what will happen, with count and names
     * @param action the button's word, the deed itself (删除样例数据), never 是
     */
    public static boolean confirm(Node owner, String title, String sentence, String action) {
        return confirm(owner, title, sentence, action, false);
    }

    /** Same, where most people would rather not: Enter cancels. */
    public static boolean confirmUnlikely(Node owner, String title, String sentence, String action) {
        return confirm(owner, title, sentence, action, true);
    }

    private static boolean confirm(Node owner, String title, String sentence, String action, boolean unlikely) {
        Dialog<ButtonType> dialog = dialog(owner, title);
        var words = Tags.styled(sentence, "wrap");
        words.setMaxWidth(Look.em().get() * 32);
        dialog.getDialogPane().setContent(words);
        ButtonType doing = new ButtonType(action, ButtonData.OK_DONE);
        ButtonType not = no();
        dialog.getDialogPane().getButtonTypes().setAll(doing, not);
        if (unlikely) {
            ((Button) dialog.getDialogPane().lookupButton(doing)).setDefaultButton(false);
            ((Button) dialog.getDialogPane().lookupButton(not)).setDefaultButton(true);
            dialog.setOnShown(event -> dialog.getDialogPane().lookupButton(not).requestFocus());
        }
        return dialog.showAndWait().filter(doing::equals).isPresent();
    }

    /**
     * Asks for the reason of something that is recorded (revealing a number, say).
     *
     * @return the reason, never blank; empty when cancelled
     */
    public static Optional<String> askReason(Node owner, String title, String sentence) {
        TextField reason = new TextField();
        Dialog<ButtonType> dialog = asking(owner, title, sentence, new Field(Texts.text("ui.reason"), reason));
        ButtonType doing = new ButtonType(Texts.text("ui.continue"), ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(doing, no());
        Button button = (Button) dialog.getDialogPane().lookupButton(doing);
        button.disableProperty().bind(reason.textProperty().map(String::isBlank));
        dialog.setOnShown(event -> reason.requestFocus());
        return dialog.showAndWait().filter(doing::equals).map(any -> reason.getText().strip());
    }

    /**
     * Asks why people's data leave and for whom; both are taken down.
     *
     * @param needed whether a purpose must be given, as for whole numbers
     * @param sensitive whether the person may take out what is sensitive, and is asked whether to
     * @return empty when cancelled
     */
    public static Optional<Purpose> askPurpose(Node owner, String title, String sentence, boolean needed, boolean sensitive) {
        TextField purpose = new TextField();
        TextField receiver = new TextField(Purpose.here("").receiver());
        CheckBox too = new CheckBox(Texts.text("release.sensitive"));
        purpose.setId("purpose");
        receiver.setId("receiver");
        Dialog<ButtonType> dialog = asking(owner, title, sentence, new Field(Texts.text("release.purpose"), purpose));
        VBox content = (VBox) dialog.getDialogPane().getContent();
        content.getChildren().add(new Field(Texts.text("release.receiver"), receiver));
        if (sensitive) {
            content.getChildren().add(too);
        }
        ButtonType doing = new ButtonType(Texts.text("ui.continue"), ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(doing, no());
        dialog.getDialogPane().lookupButton(doing).disableProperty().bind(Bindings.createBooleanBinding(
                () -> receiver.getText().isBlank() || (needed || too.isSelected()) && purpose.getText().isBlank(), purpose.textProperty(), receiver.textProperty(), too.selectedProperty()));
        dialog.setOnShown(event -> purpose.requestFocus());
        return dialog.showAndWait().filter(doing::equals).map(any -> new Purpose(purpose.getText(), receiver.getText(), too.isSelected()));
    }

    /**
     * Asks where a file is to be kept.
     *
     * @param file the name offered; its ending is the only one shown, and is put behind a name without it
     * @return empty when cancelled
     */
    public static Optional<Path> saveAs(Node owner, String file) {
        FileChooser chooser = new FileChooser();
        String ending = file.substring(file.lastIndexOf('.'));
        chooser.setInitialFileName(file);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("*" + ending, "*" + ending));
        return Optional.ofNullable(chooser.showSaveDialog(owner.getScene().getWindow())).map(File::toPath)
                .map(chosen -> chosen.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending) ? chosen : chosen.resolveSibling(chosen.getFileName() + ending));
    }

    /**
     * Asks for the own password before something grave.
     *
     * @param action the button's word, the deed itself
     * @return the password as typed; empty when cancelled
     */
    public static Optional<String> askPassword(Node owner, String title, String sentence, String action) {
        PasswordField password = new PasswordField();
        Dialog<ButtonType> dialog = asking(owner, title, sentence, new Field(Texts.text("ui.password"), password));
        ButtonType doing = new ButtonType(action, ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(doing, no());
        dialog.setOnShown(event -> password.requestFocus());
        return dialog.showAndWait().filter(doing::equals).map(any -> password.getText());
    }

    private static Dialog<ButtonType> asking(Node owner, String title, String sentence, Field field) {
        Dialog<ButtonType> dialog = dialog(owner, title);
        var words = Tags.styled(sentence, "wrap");
        words.setMaxWidth(Look.em().get() * 32);
        dialog.getDialogPane().setContent(new VBox(12, words, field));
        return dialog;
    }

    /** Asks whether typed input may be dropped. */
    public static boolean confirmLeave(Node owner) {
        return confirm(owner, Texts.text("ui.leave.title"), Texts.text("ui.leave.words"), Texts.text("ui.leave.action"));
    }

    private static ButtonType no() {
        return new ButtonType(Texts.text("ui.cancel"), ButtonData.CANCEL_CLOSE);
    }

    private static Dialog<ButtonType> dialog(Node owner, String title) {
        Dialog<ButtonType> dialog = new Dialog<>();
        if (owner != null && owner.getScene() != null) {
            dialog.initOwner(owner.getScene().getWindow());
            dialog.getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
        }
        dialog.setTitle(title);
        dialog.setResizable(true);
        return dialog;
    }
}
