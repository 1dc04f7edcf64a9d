package linli.revisits;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import linli.base.text.Texts;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.inspections.Round.Photo;

/** 取证照片 of a visit or of one finding: added by choosing or dropping files, shown small, one of them large. */
final class PhotoStripPage {
    private static final double SMALL = 120;
    private static final double LARGE = 560;
    private static final int HASH = 12;

    private final RevisitsModel model;
    private final Nav nav;
    private final long visit;
    private final Long finding;
    private final FlowPane strip = new FlowPane(10, 10);
    private final VBox large = new VBox(8);
    private final VBox all = new VBox(8);

    PhotoStripPage(RevisitsModel model, Nav nav, long visit, Long finding) {
        this.model = model;
        this.nav = nav;
        this.visit = visit;
        this.finding = finding;
    }

    Node show(List<Photo> photos) {
        Button add = Tags.button(Texts.text("revisits.photo.add"), null, this::choose);
        add.setId("photo-add");
        all.setId("photos");
        all.getChildren().addAll(new HBox(10, Tags.styled(Texts.text("revisits.photos"), "card-title"), add), Tags.styled(Texts.text("revisits.photo.hint"), "field-hint"), strip, large);
        all.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        all.setOnDragDropped(event -> {
            add(event.getDragboard().getFiles().stream().map(File::toPath).toList());
            event.setDropCompleted(true);
            event.consume();
        });
        all.getProperties().put("add", (java.util.function.Consumer<List<Path>>) this::add);
        fill(photos);
        return all;
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.text("revisits.photo.add"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Texts.text("revisits.photos"), "*.jpg", "*.jpeg", "*.png", "*.JPG", "*.JPEG", "*.PNG"));
        List<File> chosen = chooser.showOpenMultipleDialog(all.getScene().getWindow());
        if (chosen != null) {
            add(chosen.stream().map(File::toPath).toList());
        }
    }

    private void add(List<Path> files) {
        model.photos(visit, finding, files, photos -> {
            fill(photos);
            nav.say(Texts.text("revisits.photo.added", files.size()));
        }, nav::fail);
    }

    private void fill(List<Photo> photos) {
        strip.getChildren().clear();
        large.getChildren().clear();
        List<Photo> counting = photos.stream().filter(one -> one.voidReason() == null && (finding == null || finding.equals(one.finding()))).toList();
        if (counting.isEmpty()) {
            strip.getChildren().add(Tags.styled(Texts.text("revisits.photo.none"), "secondary"));
        }
        for (Photo one : counting) {
            ImageView view = new ImageView();
            view.setPreserveRatio(true);
            Button button = new Button(one.name(), view);
            button.setContentDisplay(javafx.scene.control.ContentDisplay.TOP);
            button.setMaxWidth(SMALL * 1.4);
            button.getStyleClass().add("flat");
            button.setAccessibleText(one.name());
            button.setOnAction(event -> large(one));
            strip.getChildren().add(button);
            model.picture(one.id(), bytes -> view.setImage(new Image(new ByteArrayInputStream(bytes), SMALL, SMALL, true, true)), nav::fail);
        }
    }

    private void large(Photo one) {
        model.picture(one.id(), bytes -> {
            ImageView view = new ImageView(new Image(new ByteArrayInputStream(bytes), LARGE, LARGE, true, true));
            view.setId("photo-large");
            TextField reason = new TextField();
            reason.setPromptText(Texts.text("revisits.photo.reason"));
            reason.setPrefColumnCount(16);
            Button gone = Tags.button(Texts.text("revisits.photo.withdraw"), null, () -> model.change(() -> {
                model.inspections.photos().withdraw(one.id(), reason.getText());
                return model.inspections.photos().of(visit);
            }, this::fill, nav::fail));
            large.getChildren().setAll(Tags.styled(Texts.text("revisits.photo.line", one.name(), one.staff(), one.size() / 1024, one.sha256().substring(0, HASH)), "wrap"), view,
                    new FlowPane(8, 8, reason, gone));
        }, nav::fail);
    }
}
