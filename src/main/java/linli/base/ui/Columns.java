package linli.base.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.util.Duration;
import linli.base.text.Texts;

/**
 * Columns of one table: widths in em, so that they follow the text size; order, width, visibility and sort remembered
 * per person and view; Ctrl+C copies the selected rows as they are shown (masked stays masked).
 */
public final class Columns<T> {
    private final TableView<T> table;
    private final ColumnMemory remembered;
    private final Map<TableColumn<T, ?>, Double> widths = new HashMap<>();
    private final Map<String, Function<T, String>> texts = new HashMap<>();
    private final PauseTransition saving = new PauseTransition(Duration.millis(400));
    private BiConsumer<String, String> filter;
    private boolean fitting;
    private boolean restored;

    /** @param view stable name of the view, e.g. {@code residents.list} */
    public Columns(TableView<T> table, String view, Memory memory) {
        this.table = table;
        this.remembered = new ColumnMemory("columns." + view, memory);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
                copy();
                event.consume();
            }
        });
        saving.setOnFinished(event -> remembered.keep(table, widths));
        InvalidationListener fit = any -> fit();
        // Held by the table, so that the program-wide em does not keep a closed page alive.
        table.getProperties().put(Columns.class, fit);
        Look.em().addListener(new WeakInvalidationListener(fit));
    }

    /** A column of words, sorted by them. @param em width */
    public Columns<T> text(String id, String title, double em, Function<T, String> value) {
        return add(id, title, em, value, Comparator.comparing(value, Comparator.nullsFirst(Comparator.naturalOrder())), null);
    }

    /** A column of words sorted otherwise than by them (names by pinyin, dates as dates). */
    public Columns<T> text(String id, String title, double em, Function<T, String> value, Comparator<T> order) {
        return add(id, title, em, value, order, null);
    }

    /** A right-aligned column of numbers or amounts. */
    public <N extends Comparable<N>> Columns<T> number(String id, String title, double em, Function<T, N> value, Function<T, String> shown) {
        add(id, title, em, shown, Comparator.comparing(value, Comparator.nullsFirst(Comparator.naturalOrder())), null);
        last().getStyleClass().add("num");
        return this;
    }

    /** A column that shows a node (tags, say); {@code value} is what copying and sorting take. */
    public Columns<T> node(String id, String title, double em, Function<T, String> value, Function<T, Node> node) {
        return add(id, title, em, value, Comparator.comparing(value, Comparator.nullsFirst(Comparator.naturalOrder())), node);
    }

    /** Hides the column added last until the person chooses it. */
    public Columns<T> hidden() {
        last().setVisible(false);
        return this;
    }

    /** Offers 按此值筛选 in the context menu. @param filter gets column id and shown value */
    public Columns<T> filtering(BiConsumer<String, String> filter) {
        this.filter = filter;
        return this;
    }

    /** Enter or a double click on a row. */
    public Columns<T> opening(Consumer<T> open) {
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            T row = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && row != null) {
                open.accept(row);
                event.consume();
            }
        });
        table.setOnMouseClicked(event -> {
            T row = table.getSelectionModel().getSelectedItem();
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && row != null) {
                open.accept(row);
            }
        });
        return this;
    }

    /** Call once after the last column: puts widths and order as this person left them and remembers changes. */
    public Columns<T> remember() {
        remembered.restore(table, widths);
        restored = true;
        fit();
        for (TableColumn<T, ?> column : table.getColumns()) {
            column.widthProperty().addListener((property, old, now) -> {
                if (!fitting) {
                    widths.put(column, now.doubleValue() / Look.em().get());
                    changed();
                }
            });
            column.visibleProperty().addListener(any -> changed());
        }
        table.getColumns().addListener((InvalidationListener) any -> changed());
        table.getSortOrder().addListener((InvalidationListener) any -> changed());
        return this;
    }

    /** @return a menu button with a tick for each column. */
    public MenuButton chooser() {
        MenuButton button = new MenuButton(Texts.text("ui.table.columns"));
        for (TableColumn<T, ?> column : table.getColumns()) {
            CheckMenuItem item = new CheckMenuItem(column.getText());
            item.selectedProperty().bindBidirectional(column.visibleProperty());
            button.getItems().add(item);
        }
        return button;
    }

    /** Keeps the label at 共 n 行 · 选中 m 行. */
    public Columns<T> status(Label label) {
        InvalidationListener count = any -> {
            int chosen = table.getSelectionModel().getSelectedItems().size();
            int all = table.getItems() == null ? 0 : table.getItems().size();
            label.setText(chosen > 1 ? Texts.text("ui.table.chosen", all, chosen) : Texts.text("ui.table.all", all));
        };
        table.getSelectionModel().getSelectedItems().addListener(count);
        table.itemsProperty().addListener((property, old, now) -> now.addListener(count));
        if (table.getItems() != null) {
            table.getItems().addListener(count);
        }
        count.invalidated(null);
        return this;
    }

    /** Copies the selected rows' visible columns: as TSV, and as HTML that keeps digits as text in Excel and WPS. */
    public void copy() {
        TableText<T> text = new TableText<>(visible(), texts, List.copyOf(table.getSelectionModel().getSelectedItems()));
        ClipboardContent content = new ClipboardContent();
        content.putString(text.tsv());
        content.putHtml(text.html());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private List<TableColumn<T, ?>> visible() {
        List<TableColumn<T, ?>> visible = new ArrayList<>(table.getColumns());
        visible.removeIf(column -> !column.isVisible());
        return visible;
    }

    private Columns<T> add(String id, String title, double em, Function<T, String> value, Comparator<T> order, Function<T, Node> node) {
        TableColumn<T, T> column = new TableColumn<>(title);
        column.setId(id);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setComparator(order);
        column.setCellFactory(any -> new ValueCell(id, value, node));
        widths.put(column, em);
        texts.put(id, value);
        column.setPrefWidth(em * Look.em().get());
        table.getColumns().add(column);
        return this;
    }

    private TableColumn<T, ?> last() {
        return table.getColumns().getLast();
    }

    private void fit() {
        fitting = true;
        widths.forEach((column, em) -> column.setPrefWidth(em * Look.em().get()));
        fitting = false;
    }

    private void changed() {
        if (restored && !fitting) {
            saving.playFromStart();
        }
    }

    private final class ValueCell extends TableCell<T, T> {
        private final String id;
        private final Function<T, String> value;
        private final Function<T, Node> node;

        ValueCell(String id, Function<T, String> value, Function<T, Node> node) {
            this.id = id;
            this.value = value;
            this.node = node;
            setOnContextMenuRequested(event -> {
                if (!isEmpty()) {
                    menu().show(this, event.getScreenX(), event.getScreenY());
                    event.consume();
                }
            });
        }

        private ContextMenu menu() {
            ContextMenu menu = new ContextMenu();
            MenuItem copying = new MenuItem(Texts.text("ui.table.copy"));
            copying.setOnAction(event -> copy());
            menu.getItems().add(copying);
            String shown = value.apply(getItem());
            if (filter != null && shown != null && !shown.isBlank()) {
                MenuItem filtering = new MenuItem(Texts.text("ui.table.filter", shown));
                filtering.setOnAction(event -> filter.accept(id, shown));
                menu.getItems().addFirst(filtering);
            }
            return menu;
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            boolean blank = empty || item == null;
            setText(blank || node != null ? null : value.apply(item));
            setGraphic(blank || node == null ? null : node.apply(item));
        }
    }
}
