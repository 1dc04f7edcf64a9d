package linli.submissions;

import static linli.base.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.Kpi;
import linli.base.ui.Look;
import linli.base.ui.Tags;
import linli.tables.Filled;
import linli.tables.Filled.Figure;
import linli.tables.Filled.Part;
import linli.tables.Filled.Row;
import linli.tables.Form.Column;
import linli.tables.Form.Headline;

/** A table drawn: a grid and a chart for each part, and how it was counted. */
final class TableGridPage {
    private static final int NARROW = 4;
    /** Pixels of one em from which on cards stand one below the other. */
    private static final double LARGE = 18;

    private TableGridPage() {}

    /** @param cell makes a figure's cell from the figure and the words before it */
    static List<Node> nodes(Filled filled, BiFunction<Figure, String, Label> cell) {
        List<Node> nodes = new ArrayList<>();
        Node waiting = null;
        for (Part part : filled.parts()) {
            String title = part.block().title() == null ? filled.form().title() : part.block().title();
            boolean none = part.rows().stream().allMatch(Row::total);
            Node grid = none ? new Card(title, "", Tags.styled(text("submissions.page.noRows"), "muted", "card-body")) : grid(title, part, cell);
            Node chart = none || part.block().chart().isEmpty() ? null : chart(title, part);
            boolean narrow = part.block().columns().size() <= NARROW;
            // The screen is wider than paper: a narrow table shares its row with its chart, or with the next narrow table.
            if (narrow && chart == null && waiting == null) {
                waiting = grid;
                continue;
            }
            if (waiting != null) {
                nodes.add(narrow && chart == null ? pair(waiting, grid) : waiting);
            }
            if (waiting == null || !narrow || chart != null) {
                nodes.addAll(chart == null ? List.of(grid) : narrow ? List.of(pair(grid, chart)) : List.of(grid, chart));
            }
            waiting = null;
        }
        if (waiting != null) {
            nodes.add(waiting);
        }
        VBox notes = new VBox();
        notes.getStyleClass().add("card-body");
        filled.notes().forEach(note -> notes.getChildren().add(Tags.styled(note, "small", "secondary", "wrap")));
        nodes.add(new Card(text("reports.page.notes"), "", notes));
        return nodes;
    }

    /** Two cards side by side; with large text there is no room for that. */
    private static Node pair(Node left, Node right) {
        Pane both = Look.em().get() > LARGE ? new VBox(left, right) : new HBox(left, right);
        both.getStyleClass().add("gap");
        for (Node card : List.of(left, right)) {
            ((Region) card).setPrefWidth(400);
            HBox.setHgrow(card, Priority.ALWAYS);
        }
        return both;
    }

    /** @return the figures that stand large above the tables, or null when the table has none. */
    static Node headlines(Filled filled, Consumer<String> open) {
        if (filled.form().headlines().isEmpty()) {
            return null;
        }
        int across = Look.em().get() > LARGE ? 2 : filled.form().headlines().size();
        FlowPane tiles = new FlowPane(10, 10);
        tiles.setMinWidth(0);
        for (Headline one : filled.form().headlines()) {
            Figure other = filled.figure(one.beside());
            String note = switch (other.style()) {
                case COUNT -> text("reports.page.rated", other.shown());
                case POINTS -> text("reports.page.points", other.shown());
                default -> text("reports.page.change", other.shown());
            };
            Kpi tile = new Kpi(one.title(), filled.figure(one.figure()).shown(), note);
            tile.prefWidthProperty().bind(tiles.widthProperty().subtract(12 * across).divide(across));
            tile.opens(() -> open.accept(one.figure()));
            tiles.getChildren().add(tile);
        }
        return tiles;
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
        String remarks = part.rows().stream().filter(row -> !row.remark().isEmpty()).map(row -> text("reports.page.remark", row.title(), row.remark())).findFirst().orElse("");
        return new Card(title, remarks, across);
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

    private static Node chart(String title, Part part) {
        NumberAxis counts = new NumberAxis();
        counts.setMinorTickVisible(false);
        BarChart<String, Number> chart = new BarChart<>(new CategoryAxis(), counts);
        chart.getStyleClass().add("report-chart");
        chart.setAnimated(false);
        chart.setBarGap(1);
        chart.setCategoryGap(10);
        for (String id : part.block().chart()) {
            Column column = part.block().column(id);
            XYChart.Series<String, Number> series = new XYChart.Series<>();
            series.setName(column.label());
            for (Row row : part.charted()) {
                Figure figure = row.figures().get(part.block().columns().indexOf(column));
                if (figure.value() != null) {
                    series.getData().add(new XYChart.Data<>(row.title(), figure.value()));
                }
            }
            chart.getData().add(series);
        }
        return new Card(title, "", chart);
    }
}
