package linli.shell;

import java.io.IOException;
import java.nio.file.Files;
import javafx.print.PrinterJob;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Dialogs;
import linli.base.ui.Tags;

/** The recovery code, shown once: print it, save it or copy it. */
public final class RecoveryCodePane extends VBox {
    private final String code;
    private final String centre;
    private final Label told = Tags.styled("", "field-hint");

    public RecoveryCodePane(String code, String centre) {
        this.code = code;
        this.centre = centre;
        getStyleClass().add("form");
        Label shown = Tags.styled(code, "recovery-code");
        shown.setId("recovery-code");
        shown.setMaxWidth(Double.MAX_VALUE);
        HBox buttons = new HBox(10, Tags.button(Texts.text("code.print"), null, this::print), Tags.button(Texts.text("code.save"), null, this::save),
                Tags.button(Texts.text("code.copy"), null, this::copy));
        getChildren().addAll(Tags.styled(Texts.text("code.words"), "wrap", "secondary"), shown, buttons, told);
    }

    private void print() {
        PrinterJob job = PrinterJob.createPrinterJob();
        if (job == null) {
            told.setText(Texts.text("code.noPrinter"));
            return;
        }
        Label sheet = new Label(sheet());
        sheet.setStyle("-fx-font-size: 14px; -fx-text-fill: black;");
        if (job.showPrintDialog(getScene().getWindow()) && job.printPage(sheet)) {
            job.endJob();
            told.setText(Texts.text("code.printed"));
        }
    }

    private void save() {
        Dialogs.saveAs(this, Texts.text("code.file")).ifPresent(file -> {
            try {
                Files.writeString(file, sheet());
                told.setText(Texts.text("code.saved", file.getFileName()));
            } catch (IOException e) {
                told.setText(Texts.text("code.notSaved", file.getFileName()));
            }
        });
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(code);
        Clipboard.getSystemClipboard().setContent(content);
        told.setText(Texts.text("code.copied"));
    }

    private String sheet() {
        return Texts.text("code.sheet", centre, code);
    }
}
