package linli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Tags;

/** Help for the page on screen (F1), from {@code help/<page>.md} in the resources; no network needed. */
final class HelpPane extends VBox {
    private final VBox words = new VBox();
    private final ScrollPane scroll = new ScrollPane(words);
    private final Button close;
    private final Button book;
    private UnaryOperator<String> chapters;

    /** @param read opens the handbook at the chapter of the page on screen */
    HelpPane(Runnable hidden, Runnable read) {
        getStyleClass().add("help-pane");
        setId("help-pane");
        close = Tags.button(Texts.text("shell.help.close"), Texts.text("shell.key.esc"), hidden);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox head = new HBox(Tags.styled(Texts.text("shell.help.title"), "card-title"), spring, close);
        head.getStyleClass().add("pane-head");
        words.getStyleClass().add("pane-body");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        book = Tags.button("", "Shift F1", read);
        book.setId("help-book");
        HBox foot = new HBox(book);
        foot.getStyleClass().add("pane-head");
        foot.visibleProperty().bind(book.visibleProperty());
        foot.managedProperty().bind(book.visibleProperty());
        book.setVisible(false);
        getChildren().addAll(head, scroll, foot);
        setVisible(false);
        setMaxWidth(Region.USE_PREF_SIZE);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                hidden.run();
                event.consume();
            }
        });
    }

    /** @param chapters the title of a page's chapter */
    void book(UnaryOperator<String> chapters) {
        this.chapters = chapters;
    }

    void show(String page) {
        book.setVisible(chapters != null);
        if (chapters != null) {
            book.setText(Texts.text("shell.help.book", chapters.apply(page)));
        }
        words.getChildren().clear();
        for (String line : text(page).split("\n")) {
            if (line.startsWith("#")) {
                words.getChildren().add(Tags.styled(line.replaceFirst("#+ *", ""), "help-title"));
            } else if (line.startsWith("- ")) {
                words.getChildren().add(item(line.substring(2)));
            } else if (!line.isBlank()) {
                words.getChildren().add(Tags.styled(line, "help-words"));
            }
        }
        scroll.setVvalue(0);
        setVisible(true);
        close.requestFocus();
    }

    /** A line {@code - key :: words} becomes a key cap with its words. */
    private static HBox item(String line) {
        int cut = line.indexOf(" :: ");
        var mark = cut < 0 ? Tags.styled("·", "muted") : Tags.kbd(line.substring(0, cut));
        mark.setMinWidth(Region.USE_PREF_SIZE);
        HBox item = new HBox(8, mark, Tags.styled(cut < 0 ? line : line.substring(cut + 4), "help-words"));
        item.setStyle("-fx-alignment: TOP_LEFT;");
        return item;
    }

    private static String text(String page) {
        try (InputStream own = HelpPane.class.getResourceAsStream("help/" + page + ".md");
                InputStream any = HelpPane.class.getResourceAsStream("help/general.md")) {
            return new String((own == null ? any : own).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(page, e);
        }
    }
}
