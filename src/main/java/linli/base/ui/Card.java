package linli.base.ui;

import javafx.beans.DefaultProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** White card with rounded corners: a title, a note at the right, and content that fills the rest. */
@DefaultProperty("content")
public final class Card extends VBox {
    private final Label title = Tags.styled("", "card-title");
    private final Label note = Tags.styled("", "card-note");
    private final HBox head = new HBox();
    private final ObservableList<Node> content = FXCollections.observableArrayList();
    private final ObservableList<Node> headItems = FXCollections.observableArrayList();

    public Card() {
        getStyleClass().add("card");
        head.getStyleClass().add("card-head");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        title.setMinWidth(Region.USE_PREF_SIZE);
        head.getChildren().addAll(title, spring, note);
        content.addListener((ListChangeListener<Node>) change -> fill());
        headItems.addListener((ListChangeListener<Node>) change -> {
            head.getChildren().setAll(title, spring, note);
            head.getChildren().addAll(headItems);
        });
        title.textProperty().addListener((property, old, now) -> fill());
    }

    /** Same, with title and content. */
    public Card(String title, String note, Node... content) {
        this();
        setTitle(title);
        setNote(note);
        this.content.setAll(content);
    }

    private void fill() {
        getChildren().clear();
        if (!title.getText().isEmpty()) {
            getChildren().add(head);
        }
        getChildren().addAll(content);
        if (content.size() == 1) {
            VBox.setVgrow(content.getFirst(), Priority.ALWAYS);
        }
    }

    /** @return what stands under the title; a single node grows with the card. */
    public ObservableList<Node> getContent() {
        return content;
    }

    /** @return controls at the right end of the title line. */
    public ObservableList<Node> getHeadItems() {
        return headItems;
    }

    public StringProperty titleProperty() {
        return title.textProperty();
    }

    public String getTitle() {
        return title.getText();
    }

    public void setTitle(String text) {
        title.setText(text);
    }

    public StringProperty noteProperty() {
        return note.textProperty();
    }

    public String getNote() {
        return note.getText();
    }

    public void setNote(String text) {
        note.setText(text);
    }
}
