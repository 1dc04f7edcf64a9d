package linli.base.ui;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Children side by side at equal width; where each would get less than {@code minEm}, one under the other. So a page
 * made for 1440 px still shows everything at 200 % text.
 */
public final class SideBySide extends Pane {
    private final InvalidationListener relayout = any -> requestLayout();
    private double minEm = 24;

    public SideBySide() {
        getStyleClass().add("side-by-side");
        Look.em().addListener(new WeakInvalidationListener(relayout));
    }

    public SideBySide(double minEm, Node... children) {
        this();
        this.minEm = minEm;
        getChildren().addAll(children);
    }

    /** @return least width of a child in em before they go under each other. */
    public double getMinEm() {
        return minEm;
    }

    public void setMinEm(double em) {
        minEm = em;
        requestLayout();
    }

    private double gap() {
        return Math.round(Look.em().get() * 1.143);
    }

    private boolean beside(double width) {
        int count = getManagedChildren().size();
        return width < 0 || count < 2 || (width - gap() * (count - 1)) / count >= minEm * Look.em().get();
    }

    private double childWidth(double width) {
        int count = getManagedChildren().size();
        return beside(width) ? (width - gap() * (count - 1)) / count : width;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return getManagedChildren().stream().mapToDouble(child -> child.minWidth(-1)).max().orElse(0);
    }

    @Override
    protected double computeMinHeight(double width) {
        return height(width, true);
    }

    @Override
    protected double computePrefHeight(double width) {
        return height(width, false);
    }

    private double height(double width, boolean least) {
        double each = width < 0 ? -1 : childWidth(width);
        var heights = getManagedChildren().stream().mapToDouble(child -> least ? child.minHeight(each) : child.prefHeight(each));
        return beside(width) ? heights.max().orElse(0) : heights.sum() + gap() * (getManagedChildren().size() - 1);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double each = childWidth(width);
        boolean beside = beside(width);
        double x = 0;
        double y = 0;
        for (Node child : getManagedChildren()) {
            double height = beside ? getHeight() : child.prefHeight(each);
            child.resizeRelocate(snapPositionX(x), snapPositionY(y), each, height);
            if (beside) {
                x += each + gap();
            } else {
                y += height + gap();
            }
        }
    }
}
