package linli.base.ui;

import java.util.function.Supplier;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;

/** A sheet to print at the side of a page, as wide as its paper, with its buttons and a way to close it. */
public final class SheetPane extends VBox {
    /** An A4 page as it is shown is 595 wide; edges and a scroll bar come to it. */
    private static final String WIDE = "-fx-min-width:684px;-fx-pref-width:684px;";

    private final SheetView paper;

    /** @param file name for saving, without its ending; {@code close} called by the × button */
    public SheetPane(Nav nav, String title, Supplier<String> file, Runnable close) {
        paper = new SheetView(nav, file);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox head = new HBox(Tags.styled(title, "card-title"), spring, Tags.button(Texts.text("ui.close.mark"), "Esc", close));
        head.getStyleClass().add("pane-head");
        VBox body = new VBox(paper);
        body.getStyleClass().add("pane-body");
        VBox.setVgrow(paper, Priority.ALWAYS);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head, body);
        getStyleClass().add("detail-pane");
        setStyle(WIDE);
    }

    /** Shows the sheet instead of the last one, and takes the focus. */
    public void show(Sheet sheet) {
        paper.show(sheet);
        paper.lookupAll(".button.primary").stream().findFirst().ifPresent(button -> button.requestFocus());
    }
}
