package linli.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.util.StringConverter;
import linli.base.text.Texts;
import linli.base.ui.Field;
import linli.base.ui.Steps;
import linli.base.ui.Tags;
import linli.base.ui.Work;
import linli.base.value.Code;
import linli.base.value.CodeTable;

/**
 * First start in four steps: centre, administrator, backup and sample data, recovery code.
 *
 * @param <H> what an opened store is to the caller
 */
public final class FirstStartPane<H> extends StackPane {
    /** What was answered; {@code backupFolder} may be null. */
    public record Answers(String centre, String streetCode, String streetName, String community, String login, String name, String password,
            Path backupFolder, boolean sample) {}

    /** The new store and its recovery code, which is shown once. */
    public record Made<H>(H house, String recoveryCode) {}

    private static final Code OTHER = new Code("", "", Map.of());
    private static final int SHORTEST_PASSWORD = 8;

    private final Work work;
    private final Function<Answers, Made<H>> make;
    private final Consumer<H> opened;
    private final Consumer<Throwable> failed;
    private final Steps steps = new Steps(List.of(Texts.text("first.step.centre"), Texts.text("first.step.admin"), Texts.text("first.step.keep"), Texts.text("first.step.code")));
    private final VBox body = new VBox();
    private final Button back = Tags.button(Texts.text("first.back"), null, () -> go(-1));
    private final Button next = Tags.button(Texts.text("first.next"), null, () -> go(1));
    private final TextField centre = named("first-centre");
    private final ComboBox<Code> street = new ComboBox<>();
    private final TextField streetCode = named("first-street-code");
    private final TextField streetName = named("first-street-name");
    private final TextField community = named("first-community");
    private final TextField name = named("first-name");
    private final TextField login = named("first-login");
    private final PasswordField password = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final TextField folder = named("first-folder");
    private final RadioButton withSample = new RadioButton(Texts.text("first.sample.yes"));
    private final RadioButton withoutSample = new RadioButton(Texts.text("first.sample.no"));
    private final Field centreField = new Field(Texts.text("first.centre"), centre);
    private final Field streetField = new Field(Texts.text("first.street"), street);
    private final Field streetCodeField = new Field(Texts.text("first.streetCode"), streetCode);
    private final Field streetNameField = new Field(Texts.text("first.streetName"), streetName);
    private final Field communityField = new Field(Texts.text("first.community"), community);
    private final Field nameField = new Field(Texts.text("first.name"), name);
    private final Field loginField = new Field(Texts.text("first.login"), login);
    private final Field passwordField = new Field(Texts.text("first.password"), password);
    private final Field againField = new Field(Texts.text("first.again"), again);
    private int at;

    /** @param make creates the store, in the background; @param opened gets it once the code has been noted */
    public FirstStartPane(Work work, Function<Answers, Made<H>> make, Consumer<H> opened, Consumer<Throwable> failed) {
        this.work = work;
        this.make = make;
        this.opened = opened;
        this.failed = failed;
        getStyleClass().add("start");
        password.setId("first-password");
        again.setId("first-again");
        next.getStyleClass().add("primary");
        next.setDefaultButton(true);
        next.setId("first-next");
        back.setId("first-back");
        streets();
        login.setText("admin");
        ToggleGroup choice = new ToggleGroup();
        withSample.setToggleGroup(choice);
        withoutSample.setToggleGroup(choice);
        withoutSample.setSelected(true);
        body.getStyleClass().add("form");
        HBox logo = new HBox(10, Tags.styled(Texts.text("shell.nav.mark"), "nav-mark"), Tags.styled(Texts.text("first.title"), "page-title"));
        logo.getStyleClass().add("row");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox foot = new HBox(10, spring, back, next);
        VBox card = new VBox(logo, steps, body, foot);
        card.getStyleClass().add("start-card");
        card.setMaxHeight(Region.USE_PREF_SIZE);
        getChildren().add(card);
        show();
    }

    private static TextField named(String id) {
        TextField field = new TextField();
        field.setId(id);
        return field;
    }

    /** The streets of the code table, and a last entry for any other. */
    private void streets() {
        street.setId("first-street");
        street.getItems().addAll(CodeTable.region().all());
        street.getItems().add(OTHER);
        street.setConverter(new StringConverter<>() {
            @Override
            public String toString(Code code) {
                return code == null ? "" : code == OTHER ? Texts.text("first.street.other") : code.name();
            }

            @Override
            public Code fromString(String text) {
                return null;
            }
        });
        street.setPromptText(Texts.text("first.street.prompt"));
        street.valueProperty().addListener((property, old, now) -> show());
    }

    private boolean otherStreet() {
        return street.getValue() == OTHER;
    }

    private void show() {
        steps.at(at);
        back.setVisible(at == 1 || at == 2);
        next.setText(Texts.text(at == 2 ? "first.make" : "first.next"));
        Node[] fields = switch (at) {
            case 0 -> otherStreet()
                    ? new Node[] {words("first.centre.words"), centreField, streetField, new HBox(12, wide(streetCodeField), wide(streetNameField)), communityField}
                    : new Node[] {words("first.centre.words"), centreField, streetField, communityField};
            case 1 -> new Node[] {words("first.admin.words"), nameField, loginField, passwordField, againField};
            default -> new Node[] {words("first.keep.words"), folderRow(), words("first.sample.words"), withSample, withoutSample};
        };
        body.getChildren().setAll(fields);
        Node first = List.of(centre, name, folder).get(at);
        Platform.runLater(first::requestFocus);
    }

    private static Field wide(Field field) {
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static Label words(String key) {
        return Tags.styled(Texts.text(key), "wrap", "secondary");
    }

    private Node folderRow() {
        Field field = wide(new Field(Texts.text("first.folder"), folder));
        Button choose = Tags.button(Texts.text("first.folder.choose"), null, () -> {
            java.io.File chosen = new DirectoryChooser().showDialog(getScene().getWindow());
            if (chosen != null) {
                folder.setText(chosen.getPath());
            }
        });
        HBox row = new HBox(10, field, choose);
        row.setStyle("-fx-alignment: BOTTOM_LEFT;");
        return row;
    }

    private void go(int direction) {
        if (direction > 0 && !valid()) {
            return;
        }
        if (direction > 0 && at == 2) {
            make();
            return;
        }
        at += direction;
        show();
    }

    private boolean valid() {
        boolean good = true;
        if (at == 0) {
            good &= filled(centreField, centre);
            good &= complain(streetField, street.getValue() == null, "first.wrong.street");
            if (otherStreet()) {
                good &= complain(streetCodeField, !streetCode.getText().strip().matches("\\d{9}|\\d{12}"), "first.wrong.streetCode");
                good &= filled(streetNameField, streetName);
            }
            good &= filled(communityField, community);
        } else if (at == 1) {
            good &= filled(nameField, name);
            good &= filled(loginField, login);
            good &= complain(passwordField, password.getText().length() < SHORTEST_PASSWORD, "first.wrong.short");
            good &= complain(againField, !password.getText().equals(again.getText()), "login.notSame");
        }
        return good;
    }

    private static boolean filled(Field field, TextField input) {
        return complain(field, input.getText().isBlank(), "first.wrong.empty");
    }

    private static boolean complain(Field field, boolean wrong, String key) {
        if (wrong && field.getScene() != null) {
            field.getControl().requestFocus();
        }
        field.error(wrong ? Texts.text(key) : null);
        return !wrong;
    }

    private void make() {
        Code chosen = street.getValue();
        String place = folder.getText().strip();
        Answers answers = new Answers(centre.getText().strip(), otherStreet() ? streetCode.getText().strip() : chosen.code(),
                otherStreet() ? streetName.getText().strip() : chosen.name(), community.getText().strip(), login.getText().strip(),
                name.getText().strip(), password.getText(), place.isEmpty() ? null : Path.of(place), withSample.isSelected());
        setDisable(true);
        next.setText(Texts.text("first.making"));
        work.run(() -> make.apply(answers), made -> {
            setDisable(false);
            code(made);
        }, error -> {
            setDisable(false);
            next.setText(Texts.text("first.make"));
            failed.accept(error);
        });
    }

    private void code(Made<H> made) {
        steps.at(3);
        back.setVisible(false);
        CheckBox noted = new CheckBox(Texts.text("first.code.noted"));
        noted.setId("first-noted");
        next.setText(Texts.text("first.start"));
        next.disableProperty().bind(noted.selectedProperty().not());
        next.setOnAction(event -> opened.accept(made.house()));
        body.getChildren().setAll(new RecoveryCodePane(made.recoveryCode(), centre.getText()), noted);
    }
}
