package linli.settings;

import java.io.File;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import linli.backup.Backup;
import linli.base.db.Secret;
import linli.base.text.Texts;
import linli.base.ui.Dialogs;
import linli.base.ui.Field;
import linli.base.ui.Tags;
import linli.base.ui.Tone;

/** The backups on the settings page: a second folder, one now, and the way back to any of them. */
final class BackupPartPage extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int SHOWN = 20;

    private final SettingsModel model;
    private final BiConsumer<Path, Secret> restore;
    private final VBox rows = new VBox();
    private final TextField folder = new TextField();

    BackupPartPage(SettingsModel model, BiConsumer<Path, Secret> restore) {
        this.model = model;
        this.restore = restore;
        Field field = new Field(Texts.text("settings.backup.folder"), folder);
        model.secondFolder().addListener((property, old, now) -> folder.setText(now));
        folder.setOnAction(event -> model.secondFolder(folder.getText()));
        Button now = Tags.button(Texts.text("settings.backup.now"), null, model::backUp);
        now.disableProperty().bind(model.backingUp());
        now.setId("backup-now");
        FlowPane buttons = new FlowPane(10, 10, Tags.button(Texts.text("first.folder.choose"), null, this::choose), now);
        VBox top = new VBox(field, buttons);
        top.getStyleClass().add("card-body");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(Region.USE_PREF_SIZE);
        scroll.setPrefViewportHeight(200);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(top, scroll);
        model.backups().addListener((InvalidationListener) any -> fill());
        fill();
    }

    private void choose() {
        File chosen = new DirectoryChooser().showDialog(getScene().getWindow());
        if (chosen != null) {
            model.secondFolder(chosen.getPath());
        }
    }

    private void fill() {
        rows.getChildren().clear();
        model.backups().stream().limit(SHOWN).forEach(backup -> rows.getChildren().add(row(backup)));
        if (model.backups().isEmpty()) {
            Label none = Tags.styled(Texts.text("settings.backup.none"), "muted");
            HBox row = new HBox(none);
            row.getStyleClass().add("list-row");
            rows.getChildren().add(row);
        }
    }

    private static String time(Backup backup) {
        return TIME.format(backup.manifest().at().atZoneSameInstant(ZoneId.systemDefault()));
    }

    private static String people(Backup backup) {
        return Texts.text("settings.backup.people", backup.manifest().rows().getOrDefault("resident", 0L), backup.manifest().rows().getOrDefault("need", 0L));
    }

    private HBox row(Backup backup) {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Label when = new Label(time(backup));
        when.setMinWidth(Region.USE_PREF_SIZE);
        Button back = Tags.button(Texts.text("settings.backup.restore"), null, () -> restore(backup));
        back.getStyleClass().add("link");
        HBox row = new HBox(when, Tags.tag(Texts.of(backup.manifest().reason()), Tone.PLAIN), Tags.styled(people(backup), "muted", "small"), spring, back);
        row.getStyleClass().add("list-row");
        return row;
    }

    private void restore(Backup backup) {
        Optional<String> password = Dialogs.askPassword(this, Texts.text("settings.backup.restore"),
                Texts.text("settings.backup.confirm", time(backup), people(backup)), Texts.text("settings.backup.restore"));
        password.ifPresent(typed -> restore.accept(backup.file(), new Secret.Password(model.self(), typed)));
    }
}
