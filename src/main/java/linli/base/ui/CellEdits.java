package linli.base.ui;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;

/**
 * Editing in a table's cell as a spreadsheet does it: F2, a double click or typing opens the editor where the value
 * stands, Enter takes it and goes a row down, Tab to the next cell, Esc leaves it as it was. A row may have several
 * cells to edit, one under another; what is being typed outlives a reload of the rows.
 */
public final class CellEdits<T> {
    /** @param text what the editor begins with; @param shown what stands there otherwise (masked, say) */
    public record Cell(String key, String label, String text, String shown) {}

    /** Takes an edited text. */
    public interface Taker<T> {
        void take(T row, String key, String text);
    }

    private final TableView<T> table;
    private final String column;
    private final Function<T, String> place;
    private final Function<T, List<Cell>> cells;
    private final Taker<T> taker;
    private String at = "";
    private String key = "";
    private String typed;

    /**
     * @param column the column the cells stand in, by its id
     * @param place tells a row from all others, also when the rows are loaded again
     * @param cells what of a row can be edited
     */
    public CellEdits(TableView<T> table, String column, Function<T, String> place, Function<T, List<Cell>> cells, Taker<T> taker) {
        this.table = table;
        this.column = column;
        this.place = place;
        this.cells = cells;
        this.taker = taker;
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (typed != null && !inEditor(event.getTarget())) {
                take();
                close();
            }
        });
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !inEditor(event.getTarget())) {
                edit(null);
            }
        });
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && typed == null && !place.apply(row).equals(at)) {
                mark(row, "");
                table.refresh();
            }
        });
    }

    /** @return the row's cells one under another, for {@link Columns#node}. */
    public Node node(T row) {
        VBox box = new VBox();
        box.getStyleClass().add("cell-edits");
        cells.apply(row).forEach(cell -> box.getChildren().add(isAt(row, cell.key()) && typed != null ? editor(row, cell) : label(row, cell)));
        return box;
    }

    private boolean isAt(T row, String of) {
        return place.apply(row).equals(at) && of.equals(key);
    }

    private Node label(T row, Cell cell) {
        Label label = Tags.styled(cell.shown().isEmpty() ? Texts.text("ui.cell.empty") : cell.shown(), "cell-edit");
        label.setMaxWidth(Double.MAX_VALUE);
        Label name = Tags.styled(cell.label(), "small", "muted");
        label.setTooltip(new Tooltip(Texts.text("ui.cell.keys")));
        if (isAt(row, cell.key())) {
            label.getStyleClass().add("current");
        }
        label.setOnMousePressed(event -> {
            if (event.getButton() == MouseButton.PRIMARY && typed == null) {
                mark(row, cell.key());
            }
        });
        return new VBox(name, label);
    }

    private TextField editor(T row, Cell cell) {
        TextField field = new TextField(typed);
        field.getStyleClass().add("cell-editor");
        field.setAccessibleText(Texts.text("ui.cell.line", cell.label(), cell.shown()));
        field.setPromptText(cell.label());
        field.textProperty().subscribe(now -> typed = typed == null ? null : now);
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case ENTER -> leave(row, Integer.MAX_VALUE);
                case TAB -> leave(row, event.isShiftDown() ? -1 : 1);
                case ESCAPE -> close();
                default -> {
                    return;
                }
            }
            event.consume();
        });
        // The table's own keys (its row keys, typing, Home and End) are not the editor's.
        field.addEventHandler(KeyEvent.ANY, event -> {
            if (!event.isShortcutDown() && !event.isAltDown() && !event.getCode().isFunctionKey()) {
                event.consume();
            }
        });
        field.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                Platform.runLater(() -> {
                    field.requestFocus();
                    field.end();
                });
            }
        });
        return field;
    }

    private static boolean inEditor(Object target) {
        for (Node node = target instanceof Node one ? one : null; node != null; node = node.getParent()) {
            if (node.getStyleClass().contains("cell-editor")) {
                return true;
            }
        }
        return false;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.F2 && typed == null) {
            edit(null);
            event.consume();
        }
    }

    private void typed(KeyEvent event) {
        String text = event.getCharacter();
        boolean word = text.length() == 1 && text.charAt(0) > ' ' && text.charAt(0) != 127;
        if (word && typed == null && !event.isConsumed() && !event.isShortcutDown() && !event.isAltDown() && !event.isMetaDown()) {
            edit(text);
            event.consume();
        }
    }

    /** Opens the editor in the chosen row. @param text what it begins with, null for what stands there */
    private void edit(String text) {
        T row = table.getSelectionModel().getSelectedItem();
        if (row != null && !cells.apply(row).isEmpty()) {
            mark(row, place.apply(row).equals(at) ? key : "");
            open(row, text);
        }
    }

    private void open(T row, String text) {
        typed = text != null ? text : cell(row, key).text();
        table.getColumns().stream().filter(one -> column.equals(one.getId())).findFirst().ifPresent(table::scrollToColumn);
        table.refresh();
    }

    /** Marks the cell the next key goes to: the one of that key where the row has it, its first otherwise. */
    private void mark(T row, String wanted) {
        List<String> keys = cells.apply(row).stream().map(Cell::key).toList();
        at = place.apply(row);
        key = keys.contains(wanted) || keys.isEmpty() ? wanted : keys.getFirst();
    }

    private Cell cell(T row, String of) {
        return cells.apply(row).stream().filter(cell -> cell.key().equals(of)).findFirst().orElseThrow();
    }

    /** Takes what is typed and goes on. @param by 1 and -1: the cell after and before, and edits it; more: the row below */
    private void leave(T row, int by) {
        take();
        typed = null;
        List<String> keys = cells.apply(row).stream().map(Cell::key).toList();
        int next = by == Integer.MAX_VALUE ? -1 : keys.indexOf(key) + by;
        if (next >= 0 && next < keys.size()) {
            mark(row, keys.get(next));
            open(row, null);
            return;
        }
        T other = beyond(row, by < 0 ? -1 : 1);
        if (other == null) {
            close();
            return;
        }
        mark(other, by == Integer.MAX_VALUE ? key : by < 0 ? cells.apply(other).getLast().key() : "");
        table.getSelectionModel().clearAndSelect(table.getItems().indexOf(other));
        table.scrollTo(Math.max(0, table.getItems().indexOf(other) - 2));
        if (by == Integer.MAX_VALUE) {
            close();
        } else {
            open(other, null);
        }
    }

    /** @return the nearest row after or before that has something to edit, or null. */
    private T beyond(T row, int step) {
        for (int i = table.getItems().indexOf(row) + step; i >= 0 && i < table.getItems().size(); i += step) {
            if (!cells.apply(table.getItems().get(i)).isEmpty()) {
                return table.getItems().get(i);
            }
        }
        return null;
    }

    /** Hands over what is typed, when it is other than what stood there. */
    private void take() {
        String text = typed;
        table.getItems().stream().filter(row -> place.apply(row).equals(at)).findFirst().ifPresent(row ->
                cells.apply(row).stream().filter(cell -> cell.key().equals(key) && !Objects.equals(cell.text(), text)).forEach(cell -> taker.take(row, key, text)));
    }

    private void close() {
        typed = null;
        table.refresh();
        table.requestFocus();
    }
}
