package linli.base.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.print.PageLayout;
import javafx.print.PageOrientation;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.transform.Scale;
import linli.base.pdf.Ink;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;

/** A sheet as it will be printed, with its buttons: to the printer, as PDF, as a picture. */
public final class SheetView extends VBox {
    private static final String FAMILY = "Noto Sans SC";
    private static final double PICTURE_SCALE = 2;
    private static final double EDGE = 6;
    private static final double LEAST = 120;
    private final Nav nav;
    private final Supplier<String> file;
    private final VBox paper = new VBox(16);
    private final ScrollPane scroll = new ScrollPane();
    private final Button print = Tags.button(Texts.text("ui.sheet.print"), null, this::print);
    private final Button pdf = Tags.button(Texts.text("ui.sheet.pdf"), null, this::savePdf);
    private final Button picture = Tags.button(Texts.text("ui.sheet.picture"), null, this::savePicture);
    private Sheet sheet;
    private Runnable onPrinted = () -> {};

    /** @param file name for saving, without its ending */
    public SheetView(Nav nav, Supplier<String> file) {
        super(12);
        this.nav = nav;
        this.file = file;
        print.getStyleClass().add("primary");
        scroll.setContent(paper);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setAccessibleText(Texts.text("ui.sheet.preview"));
        VBox.setVgrow(scroll, javafx.scene.layout.Priority.ALWAYS);
        getChildren().addAll(new HBox(10, print, pdf, picture), scroll);
        scroll.viewportBoundsProperty().addListener((property, old, now) -> {
            if (Math.abs(old.getWidth() - now.getWidth()) > 1) {
                draw();
            }
        });
        buttons(false);
    }

    /** Shows the sheet instead of the last one; null shows nothing. */
    public void show(Sheet shown) {
        sheet = shown;
        buttons(shown != null);
        draw();
    }

    /** As large as the pane is wide, never larger than the paper. */
    private void draw() {
        paper.getChildren().clear();
        if (sheet != null) {
            double width = scroll.getViewportBounds().getWidth() - EDGE;
            sheet.pages().forEach(page -> {
                StackPane framed = new StackPane(canvas(page, width < LEAST ? 1 : Math.min(1, width / page.width())));
                framed.getStyleClass().add("sheet-page");
                framed.setMaxWidth(USE_PREF_SIZE);
                paper.getChildren().add(framed);
            });
        }
    }

    /** Says on the button by which key the page prints. */
    public void setPrintKey(String key) {
        print.setGraphic(Tags.kbd(key));
        print.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
    }

    /** Puts the cursor on the printing, once there is something to print. */
    public void requestPrint() {
        print.requestFocus();
    }

    /** @param told after the sheet went to a printer or was saved */
    public void setOnPrinted(Runnable told) {
        onPrinted = told;
    }

    /**
     * Writes a page as a picture in twice its size. On the FX thread.
     *
     * @throws UncheckedIOException when the file cannot be written
     */
    public static void png(Sheet.Page page, Path target) {
        WritableImage shot = new WritableImage((int) Math.ceil(page.width() * PICTURE_SCALE), (int) Math.ceil(page.height() * PICTURE_SCALE));
        canvas(page, PICTURE_SCALE).snapshot(null, shot);
        Snapshot.write(Snapshot.image(shot), target);
    }

    private void buttons(boolean on) {
        List.of(print, pdf, picture).forEach(button -> button.setDisable(!on));
    }

    /** Asks for the printer and prints; without one says so and goes to saving. */
    public void print() {
        if (sheet == null) {
            return;
        }
        PrinterJob job = PrinterJob.createPrinterJob();
        if (job == null) {
            nav.say(Texts.text("ui.paper.noPrinter"));
            pdf.requestFocus();
            return;
        }
        if (!job.showPrintDialog(getScene().getWindow())) {
            return;
        }
        for (Sheet.Page page : sheet.pages()) {
            boolean lying = page.width() > page.height();
            PageLayout layout = job.getPrinter().createPageLayout(job.getJobSettings().getPageLayout().getPaper(),
                    lying ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT, Printer.MarginType.HARDWARE_MINIMUM);
            Canvas canvas = canvas(page, 1);
            double fit = Math.min(1, Math.min(layout.getPrintableWidth() / page.width(), layout.getPrintableHeight() / page.height()));
            canvas.getTransforms().add(new Scale(fit, fit));
            if (!job.printPage(layout, canvas)) {
                return;
            }
        }
        job.endJob();
        onPrinted.run();
        nav.say(Texts.text("ui.paper.printed"));
    }

    private void savePdf() {
        save(".pdf", target -> {
            try {
                Files.write(target, sheet.pdf());
            } catch (IOException e) {
                throw new UncheckedIOException(target.toString(), e);
            }
        });
    }

    private void savePicture() {
        save(".png", target -> png(sheet.pages().getFirst(), target));
    }

    private void save(String ending, java.util.function.Consumer<Path> writing) {
        Dialogs.saveAs(this, file.get() + ending).ifPresent(chosen -> {
            writing.accept(chosen);
            onPrinted.run();
            nav.say(Texts.text("ui.paper.saved", chosen.getFileName()));
        });
    }

    private static Canvas canvas(Sheet.Page page, double scale) {
        Canvas canvas = new Canvas(page.width() * scale, page.height() * scale);
        GraphicsContext ink = canvas.getGraphicsContext2D();
        ink.setFill(Color.WHITE);
        ink.fillRect(0, 0, page.width() * scale, page.height() * scale);
        page.inks().forEach(one -> put(ink, one, scale));
        return canvas;
    }

    /** Sizes are multiplied here: a scaled canvas draws bold letters as outlines, with holes where their strokes cross. */
    private static void put(GraphicsContext canvas, Ink ink, double scale) {
        switch (ink) {
            case Ink.Words words -> {
                canvas.setFill(colour(words.shade()));
                canvas.setFont(Font.font(FAMILY, words.bold() ? FontWeight.BOLD : FontWeight.NORMAL, words.size() * scale));
                canvas.fillText(words.text(), words.x() * scale, words.y() * scale);
            }
            case Ink.Stroke stroke -> {
                canvas.setStroke(colour(stroke.shade()));
                canvas.setLineWidth(stroke.width() * scale);
                canvas.strokeLine(stroke.x1() * scale, stroke.y1() * scale, stroke.x2() * scale, stroke.y2() * scale);
            }
            case Ink.Fill fill -> {
                canvas.setFill(colour(fill.shade()));
                canvas.fillRect(fill.x() * scale, fill.y() * scale, fill.width() * scale, fill.height() * scale);
            }
        }
    }

    private static Color colour(Ink.Shade shade) {
        return Color.rgb(shade.rgb() >> 16 & 0xff, shade.rgb() >> 8 & 0xff, shade.rgb() & 0xff);
    }
}
