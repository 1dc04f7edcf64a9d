package linli.base.ui;

import javafx.beans.DefaultProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * Head of a page: title, one line of context, actions at the right. Where they do not fit side by side (200 % text),
 * the actions go below, so that nothing is cut off.
 */
@DefaultProperty("actions")
public final class PageHead extends Pane {
    private static final double GAP = 10;

    private final Label title = Tags.styled("", "page-title");
    private final Label sub = Tags.styled("", "page-sub");
    private final HBox words = new HBox(GAP, title, sub);
    private final HBox right = new HBox(GAP);
    private final ObservableList<Node> actions = FXCollections.observableArrayList();

    public PageHead() {
        getStyleClass().add("page-head");
        words.setAlignment(Pos.BASELINE_LEFT);
        right.setAlignment(Pos.CENTER_RIGHT);
        title.setMinWidth(Region.USE_PREF_SIZE);
        sub.setMinWidth(0);
        getChildren().addAll(words, right);
        actions.addListener((ListChangeListener<Node>) change -> {
            actions.stream().filter(Region.class::isInstance).forEach(node -> ((Region) node).setMinWidth(Region.USE_PREF_SIZE));
            right.getChildren().setAll(actions);
        });
    }

    /** @return the buttons at the right, the primary one last. */
    public ObservableList<Node> getActions() {
        return actions;
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

    public StringProperty subProperty() {
        return sub.textProperty();
    }

    public String getSub() {
        return sub.getText();
    }

    public void setSub(String text) {
        sub.setText(text);
    }

    private boolean sideBySide(double width) {
        double needed = title.prefWidth(-1) + GAP + Math.min(sub.prefWidth(-1), 160) + GAP + right.prefWidth(-1);
        return width < 0 || right.getChildren().isEmpty() || needed <= width;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(title.prefWidth(-1), right.getChildren().isEmpty() ? 0 : right.minWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return words.prefWidth(-1) + GAP + right.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double one = words.prefHeight(-1);
        double two = right.getChildren().isEmpty() ? 0 : right.prefHeight(-1);
        return sideBySide(width) ? Math.max(one, two) : one + GAP + two;
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double actionsWide = right.getChildren().isEmpty() ? 0 : Math.min(right.prefWidth(-1), width);
        double actionsHigh = right.prefHeight(-1);
        double wordsHigh = words.prefHeight(-1);
        if (sideBySide(width)) {
            double height = getHeight();
            words.resizeRelocate(0, snapPositionY((height - wordsHigh) / 2), Math.min(words.prefWidth(-1), width - actionsWide - GAP), wordsHigh);
            right.resizeRelocate(width - actionsWide, snapPositionY((height - actionsHigh) / 2), actionsWide, actionsHigh);
        } else {
            words.resizeRelocate(0, 0, width, wordsHigh);
            right.resizeRelocate(0, wordsHigh + GAP, actionsWide, actionsHigh);
        }
    }
}
