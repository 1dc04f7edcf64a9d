package linli.base.ui;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.print.PrinterJob;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import linli.base.text.Texts;

/** A slip as it will be printed, with its buttons; without a printer it can be saved. */
public final class Paper extends VBox {
    private final Nav nav;
    private final Supplier<String> file;
    private final Label sheet = Tags.styled("", "paper");
    private final Button save;

    /** @param file name for saving, without its ending */
    public Paper(Nav nav, Supplier<String> file) {
        super(12);
        this.nav = nav;
        this.file = file;
        sheet.setWrapText(true);
        sheet.setMaxWidth(Double.MAX_VALUE);
        sheet.setMinHeight(USE_PREF_SIZE);
        Button print = Tags.button(Texts.text("ui.paper.print"), null, this::print);
        print.getStyleClass().add("primary");
        save = Tags.button(Texts.text("ui.paper.save"), null, this::save);
        getChildren().addAll(sheet, new HBox(10, print, save));
    }

    public StringProperty textProperty() {
        return sheet.textProperty();
    }

    private void print() {
        PrinterJob job = PrinterJob.createPrinterJob();
        if (job == null) {
            nav.say(Texts.text("ui.paper.noPrinter"));
            save.requestFocus();
        } else if (job.showPrintDialog(getScene().getWindow()) && job.printPage(sheet)) {
            job.endJob();
            nav.say(Texts.text("ui.paper.printed"));
        }
    }

    private void save() {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(file.get() + ".txt");
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen == null) {
            return;
        }
        try {
            Files.writeString(chosen.toPath(), sheet.getText(), StandardCharsets.UTF_8);
            nav.say(Texts.text("ui.paper.saved", chosen.getName()));
        } catch (IOException e) {
            nav.fail(new UncheckedIOException(e));
        }
    }
}
