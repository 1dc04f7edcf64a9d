package linli.net;

import static linli.base.text.Texts.text;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import linli.base.ui.Tags;
import linli.net.Net.Cell;
import linli.net.Net.Row;
import linli.net.Net.Time;

/** The grid of the service net, on its own page and small on the desk: the darker the more, red with its word where nothing is. */
final class NetGridPage {
    private static final PseudoClass OPENED = PseudoClass.getPseudoClass("opened");

    private final GridPane grid = new GridPane();
    private final boolean small;
    private final Consumer<Cell> open;
    private final Map<Cell, Label> boxes = new HashMap<>();

    /** @param small figures alone, for the desk */
    NetGridPage(boolean small, Consumer<Cell> open) {
        this.small = small;
        this.open = open;
        grid.setHgap(6);
        grid.setVgap(small ? 6 : 8);
        grid.setId("net-grid");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().add(names);
        for (Time ignored : Time.ALL) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(Priority.ALWAYS);
            column.setPercentWidth(-1);
            column.setMinWidth(0);
            column.setPrefWidth(small ? 40 : 110);
            column.setHalignment(HPos.CENTER);
            grid.getColumnConstraints().add(column);
        }
    }

    GridPane root() {
        return grid;
    }

    void show(Net net) {
        grid.getChildren().clear();
        boxes.clear();
        heads();
        int most = net.rows().stream().flatMap(row -> row.cells().stream()).mapToInt(Cell::services).max().orElse(1);
        int line = 2;
        for (Row row : net.rows()) {
            Label name = Tags.styled(row.name(), small ? "secondary" : "strong");
            name.setMinWidth(Region.USE_PREF_SIZE);
            grid.add(name, 0, line);
            for (int column = 0; column < row.cells().size(); column++) {
                grid.add(box(row.cells().get(column), Math.max(1, most)), column + 1, line);
            }
            line++;
        }
    }

    /** Workdays and weekend above, the parts of the day below. */
    private void heads() {
        for (int half = 0; half < 2; half++) {
            Label days = Tags.styled(text(half == 0 ? "net.days.work" : "net.days.weekend"), "small", "secondary");
            GridPane.setHalignment(days, HPos.CENTER);
            grid.add(days, 1 + 3 * half, 0, 3, 1);
        }
        for (int column = 0; column < Time.ALL.size(); column++) {
            Label part = Tags.styled(Nets.part(Time.ALL.get(column)), "small", "secondary");
            part.setMinWidth(0);
            grid.add(part, column + 1, 1);
        }
    }

    private Label box(Cell cell, int most) {
        String words = cell.missing() ? small ? text("net.lack") : text("net.cell.missing", cell.needs())
                : cell.services() == 0 ? "" : small ? String.valueOf(cell.services())
                : cell.seats() == 0 ? text("net.cell.services", cell.services()) : text("net.cell.seats", cell.services(), cell.seats());
        Label box = Tags.styled(words, "heat", "net-cell");
        if (cell.missing()) {
            box.getStyleClass().add("heat-bad");
        } else if (cell.services() > 0) {
            box.getStyleClass().add("heat-" + Math.clamp(Math.round(4f * cell.services() / most), 1, 4));
        }
        box.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        box.setWrapText(true);
        box.setTextAlignment(TextAlignment.CENTER);
        box.setMinWidth(0);
        box.setAccessibleRole(AccessibleRole.BUTTON);
        box.setAccessibleText(text("net.cell.spoken", cell.name(), Nets.word(cell.time()), cell.services(), cell.needs()));
        box.setFocusTraversable(true);
        box.setOnMouseClicked(event -> open.accept(cell));
        box.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                open.accept(cell);
                event.consume();
            }
        });
        boxes.put(cell, box);
        return box;
    }

    /** Marks the open cell; null marks none. */
    void mark(Cell opened) {
        boxes.forEach((cell, box) -> box.pseudoClassStateChanged(OPENED, cell.equals(opened)));
    }

    Label box(Cell cell) {
        return boxes.get(cell);
    }
}
