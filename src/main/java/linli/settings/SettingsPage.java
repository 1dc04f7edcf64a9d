package linli.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import linli.base.db.Secret;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.Dialogs;
import linli.base.ui.Fxml;
import linli.base.ui.Look;
import linli.base.ui.Page;
import linli.base.value.Code;
import linli.base.value.CodeTable;


/** 设置: the centre, the look, backups, accounts, sample data. */
public final class SettingsPage implements Page {
    private final SettingsModel model;
    private final Look look;
    private final BiConsumer<Path, Secret> restore;
    private final Runnable openFolder;
    private Node view;

    @FXML private TextField name;
    @FXML private ComboBox<Code> street;
    @FXML private TextField community;
    @FXML private TextField phone;
    @FXML private Button save;
    @FXML private HBox sizes;
    @FXML private CheckBox dark;
    @FXML private Card backupCard;
    @FXML private Card accountCard;
    @FXML private Label folder;
    @FXML private Label sample;
    @FXML private Button removeSample;

    /**
     * @param restore closes the store, puts the chosen backup in its place and asks to sign in again
     * @param openFolder shows the data folder in the system's file manager
     */
    public SettingsPage(SettingsModel model, Look look, BiConsumer<Path, Secret> restore, Runnable openFolder) {
        this.model = model;
        this.look = look;
        this.restore = restore;
        this.openFolder = openFolder;
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "settings.fxml");
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        model.load();
    }

    @FXML
    private void initialize() {
        street.getItems().setAll(CodeTable.region().all());
        street.setConverter(new StringConverter<>() {
            @Override
            public String toString(Code code) {
                return code == null ? "" : code.name();
            }

            @Override
            public Code fromString(String text) {
                return street.getValue();
            }
        });
        model.centre().addListener((property, old, now) -> show(now));
        sizes();
        dark.selectedProperty().bindBidirectional(look.dark());
        backupCard.getContent().setAll(new BackupPartPage(model, restore));
        accountCard.getContent().setAll(new AccountPartPage(model));
        folder.setText(model.folder().toString());
    }

    private void sizes() {
        ToggleGroup group = new ToggleGroup();
        for (int percent : Look.SIZES) {
            ToggleButton size = new ToggleButton(Texts.text("settings.look.size", percent));
            size.getStyleClass().add("chip");
            size.setToggleGroup(group);
            size.setSelected(look.textSize().get() == percent);
            size.setOnAction(event -> {
                size.setSelected(true);
                look.textSize().set(percent);
            });
            look.textSize().addListener((property, old, now) -> size.setSelected(now.intValue() == percent));
            sizes.getChildren().add(size);
        }
    }

    private void show(Centre centre) {
        if (street.getItems().stream().noneMatch(code -> code.code().equals(centre.streetCode()) || code.column("code12").equals(centre.streetCode()))) {
            street.getItems().add(new Code(centre.streetCode(), centre.streetName(), Map.of()));
        }
        name.setText(centre.name());
        street.getItems().stream().filter(code -> code.code().equals(centre.streetCode()) || code.column("code12").equals(centre.streetCode()))
                .findFirst().ifPresent(street::setValue);
        community.setText(centre.communityName());
        phone.setText(centre.complaintsPhone() == null ? "" : centre.complaintsPhone());
        sample.setText(Texts.text(centre.sampleData() ? "settings.sample.here" : "settings.sample.none"));
        removeSample.setDisable(!centre.sampleData());
    }

    @FXML
    private void save() {
        Centre now = model.centre().get();
        String number = phone.getText().isBlank() ? null : phone.getText().strip();
        Code chosen = street.getValue();
        boolean same = chosen.code().equals(now.streetCode()) || chosen.column("code12").equals(now.streetCode());
        model.save(now.with(name.getText().strip(), same ? now.streetCode() : chosen.code(), chosen.name(), community.getText().strip(), number));
    }

    @FXML
    private void rules() {
        model.rules();
    }

    @FXML
    private void openFolder() {
        openFolder.run();
    }

    @FXML
    private void removeSample() {
        if (Dialogs.confirm(view, Texts.text("settings.sample.remove"), Texts.text("settings.sample.confirm"), Texts.text("settings.sample.remove"))) {
            model.removeSample();
        }
    }
}
