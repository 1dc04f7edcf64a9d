package linli.base.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Cards side by side as long as each has its least width; where they do not fit (200 % text, small windows) they go
 * on below, so that nothing is cut off. A single row takes the whole height.
 */
public final class Spread extends Pane {
    private static final String SHARE = "spread.share";
    private double gap = 16;

    /** Gives the node a share of its row's width; 1 when not given. */
    public static void setShare(Node node, double share) {
        node.getProperties().put(SHARE, share);
    }

    public static double getShare(Node node) {
        return node.getProperties().get(SHARE) instanceof Double share ? share : 1;
    }

    public double getGap() {
        return gap;
    }

    public void setGap(double pixels) {
        gap = pixels;
        requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private List<List<Node>> rows(double width) {
        List<List<Node>> rows = new ArrayList<>();
        double used = 0;
        for (Node child : getManagedChildren()) {
            double least = child.minWidth(-1);
            if (rows.isEmpty() || width >= 0 && used + gap + least > width) {
                rows.add(new ArrayList<>());
                used = least;
            } else {
                used += gap + least;
            }
            rows.getLast().add(child);
        }
        return rows;
    }

    /** Shares the width; nobody gets less than their least. */
    private double[] widths(List<Node> row, double width) {
        double[] widths = new double[row.size()];
        boolean[] fixed = new boolean[row.size()];
        boolean again = true;
        while (again) {
            again = false;
            double rest = width - gap * (row.size() - 1);
            double shares = 0;
            for (int i = 0; i < row.size(); i++) {
                rest -= fixed[i] ? widths[i] : 0;
                shares += fixed[i] ? 0 : getShare(row.get(i));
            }
            for (int i = 0; i < row.size(); i++) {
                double mine = shares == 0 ? 0 : rest * getShare(row.get(i)) / shares;
                if (!fixed[i]) {
                    widths[i] = mine;
                    if (mine < row.get(i).minWidth(-1)) {
                        widths[i] = row.get(i).minWidth(-1);
                        fixed[i] = true;
                        again = true;
                    }
                }
            }
        }
        return widths;
    }

    private double height(List<Node> row, double width, boolean least) {
        double[] widths = widths(row, width);
        double height = 0;
        for (int i = 0; i < row.size(); i++) {
            height = Math.max(height, least ? row.get(i).minHeight(widths[i]) : row.get(i).prefHeight(widths[i]));
        }
        return height;
    }

    @Override
    protected double computeMinWidth(double height) {
        return getManagedChildren().stream().mapToDouble(child -> child.minWidth(-1)).max().orElse(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        return getManagedChildren().stream().mapToDouble(child -> child.prefWidth(-1) + gap).sum();
    }

    @Override
    protected double computeMinHeight(double width) {
        List<List<Node>> rows = rows(width);
        return rows.size() > 1 ? computePrefHeight(width) : rows.isEmpty() ? 0 : height(rows.getFirst(), width < 0 ? computePrefWidth(-1) : width, true);
    }

    @Override
    protected double computePrefHeight(double width) {
        double height = -gap;
        for (List<Node> row : rows(width)) {
            height += gap + height(row, width < 0 ? computePrefWidth(-1) : width, false);
        }
        return Math.max(0, height);
    }

    @Override
    protected void layoutChildren() {
        List<List<Node>> rows = rows(getWidth());
        double top = 0;
        for (List<Node> row : rows) {
            double[] widths = widths(row, getWidth());
            double height = row == rows.getLast() ? Math.max(getHeight() - top, rows.size() == 1 ? 0 : height(row, getWidth(), false))
                    : height(row, getWidth(), false);
            double left = 0;
            for (int i = 0; i < row.size(); i++) {
                row.get(i).resizeRelocate(snapPositionX(left), snapPositionY(top), snapSizeX(widths[i]), snapSizeY(height));
                left += widths[i] + gap;
            }
            top += height + gap;
        }
    }
}
