package linli.handbook;

import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.EmptyState;
import linli.base.ui.LitText;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.SheetPane;
import linli.base.ui.Tags;
import linli.handbook.Handbook.Block;
import linli.handbook.Handbook.Chapter;
import linli.handbook.Handbook.Hit;

/** 使用手册: chapters at the left, the one chosen with its picture at the right; found words are lit. */
public final class HandbookPage implements Page {
    private static final KeyCombination PRINT = new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN);

    /** Pixels of the chapters' list at the most. */
    private static final double WIDEST = 300;

    private final Nav nav;
    private final Handbook handbook;
    private final Runnable back;
    private final PageHead head = new PageHead();
    private final TextField find = new TextField();
    private final ListView<Hit> list = new ListView<>();
    private final VBox words = new VBox();
    private final ScrollPane scroll = new ScrollPane(words);
    private final HBox columns = new HBox();
    private SheetPane paper;
    private VBox view;

    /** @param back returns to the page from which the handbook was opened */
    public HandbookPage(Nav nav, Handbook handbook, Runnable back) {
        this.nav = nav;
        this.handbook = handbook;
        this.back = back;
    }

    @Override
    public String name() {
        return "handbook";
    }

    @Override
    public Node view() {
        if (view == null) {
            build();
        }
        return view;
    }

    /** @param argument name of the page whose chapter is wanted, or null */
    @Override
    public void shown(Object argument) {
        view();
        close();
        find.clear();
        search("");
        Chapter chapter = handbook.of(argument instanceof String page ? page : "");
        list.getSelectionModel().select(handbook.chapters().indexOf(chapter));
        list.requestFocus();
        // Once it has been laid out: before that the list does not know which chapters it shows.
        Platform.runLater(() -> list.scrollTo(list.getSelectionModel().getSelectedIndex()));
    }

    private void build() {
        head.setTitle(Texts.text("handbook.title"));
        var print = Tags.button(Texts.text("handbook.print"), "Ctrl P", this::print);
        print.setId("handbook-print");
        var home = Tags.button(Texts.text("handbook.back"), Texts.text("shell.key.esc"), back);
        home.getStyleClass().add("primary");
        home.setId("handbook-back");
        head.getActions().addAll(print, home);

        find.setId("handbook-find");
        find.setPromptText(Texts.text("handbook.find"));
        find.setAccessibleText(Texts.text("handbook.find"));
        find.textProperty().addListener((property, old, now) -> search(now));
        find.setOnAction(event -> list.requestFocus());
        find.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                event.consume();
            }
        });
        list.setId("handbook-chapters");
        list.setAccessibleText(Texts.text("handbook.chapters"));
        list.setPlaceholder(new EmptyState(Texts.text("handbook.none"), Texts.text("handbook.all"), find::clear));
        list.setCellFactory(any -> new ChapterCell());
        list.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> fill(now));
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox index = new VBox(find, list);
        index.getStyleClass().add("card-body");
        VBox.setVgrow(index, Priority.ALWAYS);
        Card chapters = new Card("", "", index);
        // With large text the list gives way to the words and their picture.
        chapters.setStyle("-fx-pref-width:17em;-fx-min-width:10em;");
        chapters.setMaxWidth(WIDEST);

        words.getStyleClass().add("handbook");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(Texts.text("handbook.title"));
        Card text = new Card("", "", scroll);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        text.setPrefWidth(200);
        columns.setSpacing(12);
        columns.getChildren().addAll(chapters, text);
        VBox.setVgrow(columns, Priority.ALWAYS);
        view = new VBox(head, columns);
        view.getStyleClass().add("page");
        // A filter: the list would keep Esc for itself.
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent event) {
        if (PRINT.match(event)) {
            print();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            leaveOne();
        } else {
            return;
        }
        event.consume();
    }

    /** Esc goes one step out: the print, the words searched for, the handbook. */
    private void leaveOne() {
        if (paper != null) {
            close();
            list.requestFocus();
        } else if (!find.getText().isEmpty()) {
            find.clear();
        } else {
            back.run();
        }
    }

    private void search(String typed) {
        Hit before = list.getSelectionModel().getSelectedItem();
        List<Hit> hits = handbook.find(typed);
        list.getItems().setAll(hits);
        head.setSub(typed.isBlank() ? Texts.text("handbook.sub", hits.size()) : Texts.text("handbook.found", hits.size()));
        int same = before == null ? -1 : hits.stream().map(Hit::chapter).toList().indexOf(before.chapter());
        list.getSelectionModel().select(Math.max(same, 0));
        fill(list.getSelectionModel().getSelectedItem());
    }

    private void fill(Hit hit) {
        words.getChildren().clear();
        if (hit == null) {
            return;
        }
        words.getChildren().add(Tags.styled(hit.chapter().title(), "page-title"));
        for (Block block : hit.chapter().blocks()) {
            words.getChildren().add(switch (block.kind()) {
                case HEAD -> words(block.text(), "handbook-head");
                case TEXT -> words(block.text(), "handbook-words");
                case STEP -> marked(Tags.styled(block.mark(), "handbook-step"), block.text());
                case ITEM -> marked(Tags.styled(Texts.text("handbook.dot"), "muted"), block.text());
                case PICTURE -> picture(hit.chapter(), block);
            });
        }
        scroll.setVvalue(0);
    }

    private Node words(String text, String style) {
        String wanted = find.getText().strip();
        if (!wanted.isEmpty() && text.contains(wanted)) {
            TextFlow flow = new TextFlow();
            flow.getStyleClass().add(style);
            LitText.fill(flow, text, List.of(wanted));
            return flow;
        }
        Label label = Tags.styled(text, style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private Node marked(Label mark, String text) {
        mark.setMinWidth(Region.USE_PREF_SIZE);
        Node words = words(text, "handbook-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(10, mark, words);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private Node picture(Chapter chapter, Block block) {
        Image image = new Image(chapter.picture(block).toExternalForm());
        ImageView shown = new ImageView(image);
        shown.setPreserveRatio(true);
        shown.setSmooth(true);
        shown.setAccessibleText(block.text());
        shown.fitWidthProperty().bind(scroll.widthProperty().subtract(64).map(wide -> Math.min(image.getWidth(), Math.max(120, wide.doubleValue()))));
        VBox box = new VBox(4, shown, words(block.text(), "handbook-note"));
        box.getStyleClass().add("handbook-picture");
        return box;
    }

    private void print() {
        Hit hit = list.getSelectionModel().getSelectedItem();
        if (hit == null) {
            return;
        }
        close();
        paper = new SheetPane(nav, Texts.text("handbook.print"), () -> Texts.text("handbook.file", hit.chapter().title()), this::leaveOne);
        paper.setId("handbook-paper");
        columns.getChildren().get(1).setVisible(false);
        columns.getChildren().get(1).setManaged(false);
        columns.getChildren().add(paper);
        paper.show(Handbook.sheet(hit.chapter()));
    }

    private void close() {
        columns.getChildren().remove(paper);
        paper = null;
        columns.getChildren().get(1).setVisible(true);
        columns.getChildren().get(1).setManaged(true);
    }

    /** One chapter, and below it the first line that was found. */
    private static final class ChapterCell extends ListCell<Hit> {
        @Override
        protected void updateItem(Hit hit, boolean empty) {
            super.updateItem(hit, empty);
            setText(null);
            setGraphic(null);
            if (!empty && hit != null) {
                setAccessibleText(hit.chapter().title());
                VBox rows = new VBox(2, Tags.styled(hit.chapter().title(), "strong"));
                if (hit.count() > 0) {
                    rows.getChildren().add(Tags.styled(Texts.text("handbook.lines", hit.count(), hit.line()), "muted"));
                }
                setGraphic(rows);
                setPrefWidth(0);
            }
        }
    }
}
