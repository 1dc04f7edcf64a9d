package linli.base.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;

/** Order, width, visibility and sort of a table's columns as one line: {@code name:12.5:1,phone:8.0:0|name:ASCENDING}. */
final class ColumnMemory {
    private final String name;
    private final Memory memory;

    ColumnMemory(String name, Memory memory) {
        this.name = name;
        this.memory = memory;
    }

    <T> void keep(TableView<T> table, Map<TableColumn<T, ?>, Double> widths) {
        String columns = table.getColumns().stream()
                .map(column -> String.format(Locale.ROOT, "%s:%.2f:%d", column.getId(), widths.get(column), column.isVisible() ? 1 : 0))
                .collect(Collectors.joining(","));
        String sort = table.getSortOrder().stream().map(column -> column.getId() + ":" + column.getSortType()).collect(Collectors.joining(","));
        memory.put().accept(name, columns + "|" + sort);
    }

    /** Columns that came with a newer version stand at the end; those that went are passed over. */
    <T> void restore(TableView<T> table, Map<TableColumn<T, ?>, Double> widths) {
        String kept = memory.get().apply(name);
        if (kept == null || !kept.contains("|")) {
            return;
        }
        String[] parts = kept.split("\\|", 2);
        List<TableColumn<T, ?>> order = new ArrayList<>();
        for (String part : parts[0].split(",")) {
            String[] fields = part.split(":");
            TableColumn<T, ?> column = fields.length == 3 ? find(table, fields[0]) : null;
            if (column != null) {
                widths.put(column, Double.valueOf(fields[1]));
                column.setVisible(fields[2].equals("1"));
                order.add(column);
            }
        }
        table.getColumns().stream().filter(column -> !order.contains(column)).forEach(order::add);
        table.getColumns().setAll(order);
        for (String part : parts[1].split(",")) {
            String[] fields = part.split(":");
            TableColumn<T, ?> column = fields.length == 2 ? find(table, fields[0]) : null;
            if (column != null) {
                column.setSortType(SortType.valueOf(fields[1]));
                table.getSortOrder().add(column);
            }
        }
    }

    private static <T> TableColumn<T, ?> find(TableView<T> table, String id) {
        return table.getColumns().stream().filter(column -> id.equals(column.getId())).findFirst().orElse(null);
    }
}
