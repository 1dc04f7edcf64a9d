package linli.base.ui;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Point2D;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import linli.base.text.Texts;

/**
 * A board of time: columns side by side (rooms, or days), the hours from top to bottom, blocks where something is. Made
 * by dragging over free time or with arrows and Enter; moved and stretched with the mouse, or with Ctrl + arrows and
 * Ctrl + Shift + arrows. Knows nothing of what the blocks are.
 */
public final class Board extends ScrollPane {
    private static final int MOUSE_STEP = 15;
    private static final int KEY_STEP = 30;
    static final double EDGE = 7;

    /** Minutes of a day. */
    public record Span(int from, int to) {}

    /**
     * @param open when something can be made; the rest is shaded
     * @param shut why nothing can be made on the whole column, or null
     */
    public record Column(String title, String note, List<Span> open, String shut) {}

    /**
     * @param word stands beside the colour, so that it never stands alone
     * @param style style class of its colour
     * @param movable whether it can be moved and stretched
     */
    public record Block(Object key, int column, int from, int to, String title, String detail, String word, String style, boolean movable) {}

    /** Some minutes of a column. */
    public record Place(int column, int from, int to) {}

    /** What a place would mean, shown while it is dragged. */
    public record Hint(String words, boolean bad) {}

    private final BoardSheet sheet = new BoardSheet(this, this::press);
    private List<Column> columns = List.of();
    private List<Block> blocks = List.of();
    private int first = 8;
    private int last = 21;
    private Place cursor = new Place(0, 9 * 60, 10 * 60);
    private Consumer<Place> make = place -> {};
    private Consumer<Block> open = block -> {};
    private Consumer<Block> remove = block -> {};
    private BiConsumer<Block, Place> move = (block, place) -> {};
    private Consumer<Integer> turn = days -> {};
    private BiFunction<Block, Place, Hint> hint = (block, place) -> new Hint("", false);
    private Drag drag;

    /** A drag under way: over free time (block null), of a whole block, or of its lower edge. */
    private record Drag(Block block, boolean edge, Place start, double grab, Point2D at) {}

    public Board() {
        getStyleClass().add("board");
        setContent(sheet);
        setFitToWidth(true);
        setFocusTraversable(false);
        InvalidationListener again = any -> sheet.requestLayout();
        getProperties().put(Board.class, again);
        Look.em().addListener(new WeakInvalidationListener(again));
        viewportBoundsProperty().addListener(again);
        vvalueProperty().addListener(again);
        hvalueProperty().addListener(again);
        sheet.setFocusTraversable(true);
        sheet.setAccessibleText(Texts.text("ui.board"));
        sheet.focusedProperty().addListener(any -> showCursor());
        sheet.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        sheet.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> press(event, null));
        sheet.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        sheet.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    }

    /** What to do with a chosen free place, with a block that is opened, and with one that is to go. */
    public void on(Consumer<Place> making, Consumer<Block> opening, Consumer<Block> removing) {
        make = making;
        open = opening;
        remove = removing;
    }

    /** What to do with a moved or stretched block; it goes back unless {@link #show} is called with it elsewhere. */
    public void onMove(BiConsumer<Block, Place> moving) {
        move = moving;
    }

    /** Page up and Page down: -1 or 1. */
    public void onTurn(Consumer<Integer> turning) {
        turn = turning;
    }

    /** Words for a place while it is dragged; the block is null for a new one. */
    public void hints(BiFunction<Block, Place, Hint> hints) {
        hint = hints;
    }

    /** Shows the columns and their blocks. @param from first hour, {@code to} the hour it ends with */
    public void show(List<Column> newColumns, List<Block> newBlocks, int from, int to) {
        columns = List.copyOf(newColumns);
        blocks = List.copyOf(newBlocks);
        first = from;
        last = Math.max(to, from + 1);
        cursor = new Place(Math.clamp(cursor.column(), 0, Math.max(0, columns.size() - 1)), Math.max(cursor.from(), first * 60), Math.max(cursor.to(), first * 60 + KEY_STEP));
        drag = null;
        sheet.build(columns, blocks, first, last);
        showCursor();
    }

    /** Draws the line of the present moment. @param column which one is today, -1: all of them; {@code minute} -1: no line */
    public void now(int column, int minute) {
        sheet.now(column, minute);
    }

    /** Takes the focus for the keyboard. */
    @Override
    public void requestFocus() {
        sheet.requestFocus();
    }

    /** @return the place the keyboard stands on. */
    public Place cursor() {
        return cursor;
    }

    /** Puts the keyboard on a place. */
    public void cursor(Place place) {
        cursor = place;
        showCursor();
    }

    /** @return middle of a place in the scene's coordinates. */
    public Point2D point(int column, int minute) {
        return sheet.localToScene(sheet.left(column) + sheet.wide() / 2, sheet.y(minute));
    }

    private Block under(Place place) {
        return blocks.stream().filter(one -> one.column() == place.column() && one.from() < place.to() && place.from() < one.to()).findFirst().orElse(null);
    }

    private void showCursor() {
        if (drag != null) {
            return;
        }
        Block block = sheet.isFocused() ? under(new Place(cursor.column(), cursor.from(), cursor.from() + 1)) : null;
        sheet.choose(block);
        ghost(sheet.isFocused() && block == null && !columns.isEmpty() ? cursor : null, null);
    }

    private void ghost(Place place, Block block) {
        sheet.ghost(place, place == null ? null : hint.apply(block, place));
    }

    /** @return minutes as a clock shows them. */
    public static String clock(int minute) {
        return String.format("%02d:%02d", minute / 60, minute % 60);
    }

    // ---- keyboard ----

    private void key(KeyEvent event) {
        int down = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        int right = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        Block block = under(new Place(cursor.column(), cursor.from(), cursor.from() + 1));
        if (down != 0 || right != 0) {
            arrow(event, down, right, block);
        } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            if (block == null) {
                make.accept(cursor);
            } else {
                open.accept(block);
            }
        } else if (event.getCode() == KeyCode.DELETE && block != null) {
            remove.accept(block);
        } else if (event.getCode() == KeyCode.PAGE_DOWN || event.getCode() == KeyCode.PAGE_UP) {
            turn.accept(event.getCode() == KeyCode.PAGE_DOWN ? 1 : -1);
        } else {
            return;
        }
        event.consume();
    }

    private void arrow(KeyEvent event, int down, int right, Block block) {
        if (event.isShortcutDown() && block != null && block.movable()) {
            int later = down * KEY_STEP;
            Place place = event.isShiftDown() ? new Place(block.column(), block.from(), block.to() + later)
                    : new Place(block.column() + right, block.from() + later, block.to() + later);
            if (fits(place)) {
                cursor = place;
                move.accept(block, place);
            }
        } else if (event.isShiftDown() && block == null) {
            Place longer = new Place(cursor.column(), cursor.from(), cursor.to() + down * KEY_STEP);
            if (fits(longer)) {
                cursor = longer;
            }
        } else if (right != 0) {
            cursor = new Place(Math.clamp(cursor.column() + right, 0, Math.max(0, columns.size() - 1)), cursor.from(), cursor.to());
        } else {
            // From a block the way leads past it, not through each half hour of it.
            int start = block == null ? cursor.from() + down * KEY_STEP : down > 0 ? block.to() : block.from() - KEY_STEP;
            Place next = new Place(cursor.column(), start, start + Math.max(KEY_STEP, block == null ? cursor.to() - cursor.from() : 2 * KEY_STEP));
            cursor = start < first * 60 || start >= last * 60 ? cursor : next.to() > last * 60 ? new Place(next.column(), start, last * 60) : next;
        }
        showCursor();
        reveal();
    }

    private boolean fits(Place place) {
        return place.column() >= 0 && place.column() < columns.size() && place.from() >= first * 60 && place.to() <= last * 60 && place.to() > place.from();
    }

    private void reveal() {
        double hidden = sheet.getHeight() - getViewportBounds().getHeight();
        double top = getVvalue() * hidden + sheet.head();
        if (hidden > 0 && sheet.y(cursor.from()) < top) {
            setVvalue((sheet.y(cursor.from()) - sheet.head()) / hidden);
        } else if (hidden > 0 && sheet.y(cursor.to()) > getVvalue() * hidden + getViewportBounds().getHeight()) {
            setVvalue((sheet.y(cursor.to()) - getViewportBounds().getHeight()) / hidden);
        }
    }

    // ---- mouse ----

    private void press(MouseEvent event, Block block) {
        sheet.requestFocus();
        if (event.getButton() != MouseButton.PRIMARY || columns.isEmpty()) {
            return;
        }
        Point2D at = sheet.sceneToLocal(event.getSceneX(), event.getSceneY());
        int minute = sheet.minute(at.getY());
        if (block == null && (at.getX() < sheet.gutter() || minute < first * 60 || minute >= last * 60)) {
            return;
        }
        if (block == null) {
            drag = new Drag(null, true, new Place(sheet.column(at.getX()), minute, minute + MOUSE_STEP), 0, at);
        } else {
            boolean edge = block.movable() && at.getY() > sheet.y(block.to()) - EDGE;
            drag = new Drag(block, edge, new Place(block.column(), block.from(), block.to()), at.getY() - sheet.y(block.from()), at);
        }
        event.consume();
    }

    private Place dragPlace(MouseEvent event) {
        Point2D at = sheet.sceneToLocal(event.getSceneX(), event.getSceneY());
        Place start = drag.start();
        if (drag.block() == null || drag.edge()) {
            int end = Math.clamp(sheet.minute(at.getY() + sheet.y(MOUSE_STEP) / 2 - sheet.y(0) / 2), first * 60, last * 60);
            return end > start.from() || drag.block() != null ? new Place(start.column(), start.from(), Math.max(end, start.from() + MOUSE_STEP))
                    : new Place(start.column(), end, start.from() + MOUSE_STEP);
        }
        int length = start.to() - start.from();
        int from = Math.clamp(sheet.minute(at.getY() - drag.grab() + sheet.y(MOUSE_STEP) / 2 - sheet.y(0) / 2), first * 60, Math.max(first * 60, last * 60 - length));
        return new Place(sheet.column(at.getX()), from, from + length);
    }

    private boolean far(MouseEvent event) {
        return drag.at().distance(sheet.sceneToLocal(event.getSceneX(), event.getSceneY())) > 4;
    }

    private void dragged(MouseEvent event) {
        if (drag != null && far(event) && (drag.block() == null || drag.block().movable())) {
            ghost(dragPlace(event), drag.block());
            event.consume();
        }
    }

    private void released(MouseEvent event) {
        if (drag == null) {
            return;
        }
        Drag done = drag;
        boolean dragging = far(event);
        Place place = dragging ? dragPlace(event) : done.start();
        drag = null;
        if (done.block() == null) {
            cursor = dragging ? place : new Place(place.column(), place.from() / KEY_STEP * KEY_STEP, Math.min(last * 60, place.from() / KEY_STEP * KEY_STEP + 2 * KEY_STEP));
            if (dragging || event.getClickCount() == 2) {
                make.accept(cursor);
            }
        } else if (dragging && done.block().movable()) {
            cursor = place;
            if (!place.equals(done.start())) {
                move.accept(done.block(), place);
            }
        } else {
            cursor = done.start();
            open.accept(done.block());
        }
        showCursor();
        event.consume();
    }
}
