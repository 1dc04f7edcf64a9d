package linli.base.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.ui.Board.Block;
import linli.base.ui.Board.Column;
import linli.base.ui.Board.Hint;
import linli.base.ui.Board.Place;
import linli.base.ui.Board.Span;

/** The drawing of a {@link Board}: a head that stays above, a strip of hours that stays at the left, shades, blocks. */
final class BoardSheet extends Pane {
    private static final int STEP = 15;

    private final ScrollPane pane;
    private final BiConsumer<MouseEvent, Block> press;
    private final Map<Block, VBox> nodes = new HashMap<>();
    private final Label ghost = Tags.styled("", "board-ghost");
    private final Region nowLine = new Region();
    private List<Column> columns = List.of();
    private int first = 8;
    private int last = 21;
    private int nowMinute = -1;
    private int nowColumn = -1;
    private final List<VBox> heads = new ArrayList<>();
    private final List<Label> hours = new ArrayList<>();
    private final Map<Region, Place> placed = new HashMap<>();
    private final Region corner = new Region();

    /** @param press told of a mouse button pressed on a block */
    BoardSheet(ScrollPane pane, BiConsumer<MouseEvent, Block> press) {
        this.pane = pane;
        this.press = press;
        getStyleClass().add("board-sheet");
        ghost.setVisible(false);
        ghost.setMouseTransparent(true);
        nowLine.getStyleClass().add("board-now");
        nowLine.setMouseTransparent(true);
    }

    void now(int column, int minute) {
        nowColumn = column;
        nowMinute = minute;
        requestLayout();
    }

    /** Marks one block as chosen by the keyboard; null: none. */
    void choose(Block block) {
        nodes.forEach((one, node) -> {
            node.getStyleClass().remove("chosen");
            if (one.equals(block)) {
                node.getStyleClass().add("chosen");
            }
        });
    }

    /** Shows the place that is being chosen; null hides it. */
    void ghost(Place place, Hint words) {
        ghost.setVisible(place != null);
        if (place == null) {
            return;
        }
        ghost.setText(Board.clock(place.from()) + "–" + Board.clock(place.to()) + (words.words().isEmpty() ? "" : "\n" + words.words()));
        ghost.getStyleClass().remove("bad");
        if (words.bad()) {
            ghost.getStyleClass().add("bad");
        }
        placed.put(ghost, place);
        lay(ghost, place);
        ghost.toFront();
    }

    double em() {
        return Look.em().get();
    }

    double head() {
        return em() * 3.5;
    }

    double gutter() {
        return em() * 3.9;
    }

    double hour() {
        return Math.max(em() * 2.7, (pane.getViewportBounds().getHeight() - head() - 2) / Math.max(1, last - first));
    }

    double wide() {
        return Math.max(em() * 8, (getWidth() - gutter() - 2) / Math.max(1, columns.size()));
    }

    double left(int column) {
        return gutter() + column * wide();
    }

    double y(int minute) {
        return head() + (minute - first * 60) * hour() / 60;
    }

    int minute(double y) {
        return first * 60 + (int) Math.floor((y - head()) / hour() * 60 / STEP) * STEP;
    }

    int column(double x) {
        return Math.clamp((int) ((x - gutter()) / wide()), 0, columns.size() - 1);
    }

    void build(List<Column> newColumns, List<Block> blocks, int from, int to) {
        columns = newColumns;
        first = from;
        last = to;
        ghost.setVisible(false);
        getChildren().clear();
        heads.clear();
        hours.clear();
        placed.clear();
        nodes.clear();
        for (int hour = first; hour < last; hour++) {
            for (int i = 0; i < columns.size(); i++) {
                shade("board-cell", new Place(i, hour * 60, hour * 60 + 60));
            }
            Label label = Tags.styled(Board.clock(hour * 60), "board-hour");
            hours.add(label);
        }
        for (int i = 0; i < columns.size(); i++) {
            closed(i);
            Label note = Tags.styled(columns.get(i).note(), "board-head-note");
            VBox box = new VBox(Tags.styled(columns.get(i).title(), "board-head-title"), note);
            box.getStyleClass().add("board-head");
            box.setOnMousePressed(javafx.event.Event::consume);
            heads.add(box);
        }
        getChildren().add(nowLine);
        blocks.forEach(this::block);
        corner.getStyleClass().setAll("board-head");
        getChildren().add(ghost);
        getChildren().addAll(hours);
        getChildren().addAll(heads);
        getChildren().add(corner);
        requestLayout();
    }

    private Region shade(String style, Place place) {
        Region region = new Region();
        region.getStyleClass().add(style);
        region.setMouseTransparent(true);
        placed.put(region, place);
        getChildren().add(region);
        return region;
    }

    private void closed(int column) {
        int reached = first * 60;
        for (Span span : columns.get(column).shut() == null ? columns.get(column).open() : List.<Span>of()) {
            if (span.from() > reached) {
                shade("board-closed", new Place(column, reached, Math.min(span.from(), last * 60)));
            }
            reached = Math.max(reached, span.to());
        }
        if (reached < last * 60) {
            shade("board-closed", new Place(column, reached, last * 60));
        }
        if (columns.get(column).shut() != null) {
            Label why = Tags.styled(columns.get(column).shut(), "board-shut");
            why.setWrapText(true);
            why.setMouseTransparent(true);
            placed.put(why, new Place(column, first * 60, first * 60 + 120));
            getChildren().add(why);
        }
    }

    private void block(Block block) {
        Label title = Tags.styled(block.title(), "board-title");
        Label time = Tags.styled(Board.clock(block.from()) + "–" + Board.clock(block.to()), "board-detail");
        Label detail = Tags.styled(block.detail(), "board-detail");
        Label word = Tags.styled(block.word(), "board-word");
        VBox box = new VBox(title, time, detail, word);
        box.setUserData(block);
        box.getStyleClass().addAll("board-block", block.style());
        box.setAccessibleText(String.join(" ", block.title(), time.getText(), block.detail(), block.word()));
        box.setCursor(Cursor.HAND);
        box.setOnMouseMoved(event -> box.setCursor(block.movable() && event.getY() > box.getHeight() - Board.EDGE ? Cursor.S_RESIZE : Cursor.HAND));
        box.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> press.accept(event, block));
        nodes.put(block, box);
        placed.put(box, new Place(block.column(), block.from(), block.to()));
        getChildren().add(box);
    }

    /** What does not fit is left out, never cut in half; the word that goes with the colour stays, beside the title if need be. */
    private static void words(VBox box, Block block, double lines) {
        double[] least = {0, 2.8, 5.5, 4.1};
        for (int i = 1; i < least.length; i++) {
            box.getChildren().get(i).setVisible(lines >= least[i]);
            box.getChildren().get(i).setManaged(lines >= least[i]);
        }
        ((Label) box.getChildren().getFirst()).setText(lines >= least[3] ? block.title() : block.title() + " · " + block.word());
    }

    private void lay(Region node, Place place) {
        boolean inset = !node.getStyleClass().contains("board-cell") && !node.getStyleClass().contains("board-closed");
        double gap = inset ? 3 : 0;
        double high = Math.max(4, y(place.to()) - y(place.from()) - (inset ? 2 : 0));
        if (node instanceof VBox box && box.getUserData() instanceof Block block) {
            words(box, block, high / em());
        }
        node.resizeRelocate(snapPositionX(left(place.column()) + gap), snapPositionY(y(place.from()) + (inset ? 1 : 0)), snapSizeX(wide() - 2 * gap), snapSizeY(high));
    }

    @Override
    protected double computePrefWidth(double height) {
        return gutter() + em() * 8 * Math.max(1, columns.size());
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return head() + hour() * (last - first);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double down = pane.getVvalue() * Math.max(0, getHeight() - pane.getViewportBounds().getHeight());
        double across = pane.getHvalue() * Math.max(0, getWidth() - pane.getViewportBounds().getWidth());
        placed.forEach(this::lay);
        for (int i = 0; i < hours.size(); i++) {
            hours.get(i).resizeRelocate(across, y((first + i) * 60), gutter(), em() * 1.4);
        }
        for (int i = 0; i < heads.size(); i++) {
            heads.get(i).resizeRelocate(left(i), down, wide(), head());
        }
        corner.resizeRelocate(across, down, gutter(), head());
        nowLine.setVisible(nowMinute >= first * 60 && nowMinute <= last * 60);
        nowLine.resizeRelocate(nowColumn < 0 ? gutter() : left(nowColumn), y(nowMinute) - 1, nowColumn < 0 ? Math.max(0, getWidth() - gutter()) : wide(), 2);
    }
}
