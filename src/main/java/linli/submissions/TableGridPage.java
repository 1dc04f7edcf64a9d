package linli.submissions;

import static linli.base.text.Texts.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.Tags;
import linli.tables.Filled;
import linli.tables.Filled.Figure;
import linli.tables.Filled.Part;
import linli.tables.Filled.Row;
import linli.tables.Form.Column;

/** A table drawn: a grid and a chart for each part, and how it was counted. */
final class TableGridPage {
    private static final int MOST_BARS = 12;

    private TableGridPage() {}

    /** @param cell makes a figure's cell from the figure and the words before it */
    static List<Node> nodes(Filled filled, BiFunction<Figure, String, Label> cell) {
        List<Node> nodes = new ArrayList<>();
        for (Part part : filled.parts()) {
            String title = part.block().title() == null ? filled.form().title() : part.block().title();
            nodes.add(part.rows().stream().allMatch(Row::total) ? new Card(title, "", Tags.styled(text("submissions.page.noRows"), "muted", "card-body")) : grid(title, part, cell));
            if (!part.block().chart().isEmpty() && part.rows().stream().anyMatch(row -> !row.total())) {
                nodes.add(chart(title, part));
            }
        }
        VBox notes = new VBox();
        notes.getStyleClass().add("card-body");
        filled.notes().forEach(note -> notes.getChildren().add(Tags.styled(note, "small", "secondary", "wrap")));
        nodes.add(new Card(text("reports.page.notes"), "", notes));
        return nodes;
    }

    private static Node grid(String title, Part part, BiFunction<Figure, String, Label> cell) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("report-grid");
        List<Column> columns = part.block().columns();
        boolean grouped = columns.stream().anyMatch(column -> column.group() != null);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().add(names);
        grid.add(styled(cell(Texts.of(part.block().split())), "report-head", "report-name"), 0, 0, 1, grouped ? 2 : 1);
        for (int i = 0; i < columns.size(); i++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setHgrow(Priority.ALWAYS);
            width.setHalignment(HPos.RIGHT);
            grid.getColumnConstraints().add(width);
            String group = columns.get(i).group();
            if (group != null && (i == 0 || !group.equals(columns.get(i - 1).group()))) {
                int span = (int) columns.stream().filter(column -> group.equals(column.group())).count();
                grid.add(styled(cell(group), "report-head", "report-group"), i + 1, 0, span, 1);
            }
            grid.add(styled(cell(columns.get(i).title()), "report-head", "wrap"), i + 1, group == null ? 0 : 1, 1, grouped && group == null ? 2 : 1);
        }
        int at = grouped ? 2 : 1;
        for (Row row : part.rows()) {
            grid.add(styled(cell(row.title()), "report-name", row.total() ? "report-sum" : "report-part"), 0, at);
            for (int i = 0; i < columns.size(); i++) {
                Figure figure = row.figures().get(i);
                Label label = styled(cell.apply(figure, row.title() + " " + columns.get(i).label()), row.total() ? "report-sum" : "report-part");
                label.setMinWidth(Region.USE_PREF_SIZE);
                if (figure.faint()) {
                    label.getStyleClass().add("report-faint");
                }
                grid.add(label, i + 1, at);
            }
            at++;
        }
        // Many columns: where they do not fit beside the opened rows, this table alone moves sideways.
        ScrollPane across = new ScrollPane(grid);
        across.setFitToWidth(true);
        across.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        across.minHeightProperty().bind(grid.heightProperty().add(2));
        return new Card(title, "", across);
    }

    static Label cell(String words) {
        Label label = Tags.styled(words, "report-cell");
        label.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        return label;
    }

    private static Label styled(Label label, String... styles) {
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** Of many rows the largest are drawn. */
    private static Node chart(String title, Part part) {
        NumberAxis counts = new NumberAxis();
        counts.setMinorTickVisible(false);
        BarChart<String, Number> chart = new BarChart<>(new CategoryAxis(), counts);
        chart.getStyleClass().add("report-chart");
        chart.setAnimated(false);
        chart.setBarGap(1);
        chart.setCategoryGap(10);
        int by = part.block().columns().indexOf(column(part, part.block().chart().getLast()));
        List<Row> rows = part.rows().stream().filter(row -> !row.total() && (part.block().charted().isEmpty() || part.block().charted().contains(row.key()))).toList();
        if (rows.size() > MOST_BARS) {
            rows = rows.stream().sorted(Comparator.comparing((Row row) -> row.figures().get(by).value() == null ? BigDecimal.ZERO : row.figures().get(by).value()).reversed()).limit(MOST_BARS).toList();
        }
        for (String id : part.block().chart()) {
            Column column = column(part, id);
            XYChart.Series<String, Number> series = new XYChart.Series<>();
            series.setName(column.label());
            for (Row row : rows) {
                Figure figure = row.figures().get(part.block().columns().indexOf(column));
                if (figure.value() != null) {
                    series.getData().add(new XYChart.Data<>(row.title(), figure.value()));
                }
            }
            chart.getData().add(series);
        }
        return new Card(title, "", chart);
    }

    private static Column column(Part part, String id) {
        return part.block().columns().stream().filter(column -> column.id().equals(id)).findFirst().orElseThrow();
    }
}
