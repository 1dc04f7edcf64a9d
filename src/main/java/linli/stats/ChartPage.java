package linli.stats;

import static linli.base.text.Texts.text;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import linli.base.ui.Card;
import linli.base.ui.Look;
import linli.base.ui.Tags;
import linli.stats.Chart.Point;
import linli.stats.Chart.Series;
import linli.tables.Filled;

/** One chart drawn: its bars or lines, and below them every figure in words, each of which opens its rows. */
final class ChartPage {
    /** Pixels of one em from which on the months stand one below the other. */
    private static final double LARGE = 18;
    /** More than so many values above bars would cover each other. */
    private static final int MOST_WORDS = 26;

    private ChartPage() {}

    /** @param save writes the card as a picture. @param open opens a figure, with its words */
    static Card card(Chart chart, Consumer<Chart> save, BiConsumer<Point, String> open) {
        Label counts = Tags.styled(chart.counts(), "small", "secondary", "wrap");
        VBox body = new VBox(counts);
        body.getStyleClass().addAll("card-body", "gap");
        if (chart.nothing()) {
            body.getChildren().add(Tags.styled(text("stats.chart.none"), "muted"));
        } else {
            body.getChildren().addAll(drawn(chart, open), figures(chart, open));
        }
        Card card = new Card(chart.title(), "", body);
        card.setId("chart-" + chart.kind());
        Button picture = Tags.button(text("stats.picture"), "F8", () -> save.accept(chart));
        picture.setId("picture-" + chart.kind());
        card.getHeadItems().add(picture);
        return card;
    }

    private static Node drawn(Chart chart, BiConsumer<Point, String> open) {
        NumberAxis values = new NumberAxis();
        values.setMinorTickVisible(false);
        CategoryAxis names = new CategoryAxis();
        XYChart<String, Number> drawn = chart.kind().lines() ? new LineChart<>(names, values) : new BarChart<>(names, values);
        drawn.getStyleClass().addAll("report-chart", "stats-chart");
        drawn.setAnimated(false);
        if (drawn instanceof BarChart<String, Number> bars) {
            bars.setBarGap(1);
            bars.setCategoryGap(8);
        }
        // Shares are drawn in per cent.
        boolean share = chart.drawn().stream().flatMap(one -> one.points().stream()).anyMatch(point -> point.style() == Filled.Style.SHARE);
        if (share) {
            values.setAutoRanging(false);
            values.setUpperBound(100);
            values.setTickUnit(20);
        }
        boolean words = chart.groups().size() * chart.drawn().size() <= MOST_WORDS && Look.em().get() <= LARGE;
        for (Series series : chart.drawn()) {
            XYChart.Series<String, Number> added = new XYChart.Series<>();
            added.setName(series.name());
            for (int i = 0; i < chart.groups().size(); i++) {
                Point point = series.points().get(i);
                if (point.value() == null) {
                    continue;
                }
                XYChart.Data<String, Number> data = new XYChart.Data<>(chart.groups().get(i), share ? point.value().movePointRight(2) : point.value());
                StackPane mark = new StackPane();
                if (words) {
                    Label shown = Tags.styled(point.style() == Filled.Style.MONEY ? String.format(Locale.ROOT, "%,.0f", point.value()) : point.shown(), "small");
                    shown.setMinWidth(Region.USE_PREF_SIZE);
                    shown.setMouseTransparent(true);
                    shown.translateYProperty().bind(Look.em().multiply(-1.3));
                    StackPane.setAlignment(shown, Pos.TOP_CENTER);
                    mark.getChildren().add(shown);
                }
                if (opens(point)) {
                    String name = spoken(chart, series, i);
                    mark.setOnMouseClicked(event -> open.accept(point, name));
                    mark.setCursor(Cursor.HAND);
                }
                data.setNode(mark);
                added.getData().add(data);
            }
            drawn.getData().add(added);
        }
        return drawn;
    }

    private static boolean opens(Point point) {
        return !point.sources().isEmpty() || !point.needs().isEmpty();
    }

    private static String spoken(Chart chart, Series series, int group) {
        return text("stats.figure", series.name(), chart.groups().get(group));
    }

    /** With large text the months stand one below the other, so that nothing lies outside the window. */
    private static Node figures(Chart chart, BiConsumer<Point, String> open) {
        boolean down = Look.em().get() > LARGE && chart.groups().size() > chart.series().size();
        GridPane grid = new GridPane();
        grid.getStyleClass().add("report-grid");
        List<Series> all = chart.series();
        for (int i = 0; i < chart.groups().size(); i++) {
            Label head = cell(chart.groups().get(i), "report-head");
            grid.add(head, down ? 0 : i + 1, down ? i + 1 : 0);
        }
        for (int j = 0; j < all.size(); j++) {
            grid.add(cell(all.get(j).name(), "report-name"), down ? j + 1 : 0, down ? 0 : j + 1);
            for (int i = 0; i < all.get(j).points().size(); i++) {
                Point point = all.get(j).points().get(i);
                Label cell = cell(point.faint() ? text("stats.few", point.shown()) : point.shown(), point.faint() ? "report-faint" : "num");
                if (opens(point)) {
                    open(cell, spoken(chart, all.get(j), i), point, open);
                }
                grid.add(cell, down ? j + 1 : i + 1, down ? i + 1 : j + 1);
            }
        }
        return grid;
    }

    private static void open(Label cell, String spoken, Point point, BiConsumer<Point, String> open) {
        cell.getStyleClass().add("report-figure");
        cell.setAccessibleRole(AccessibleRole.BUTTON);
        cell.setAccessibleText(spoken + " " + point.shown());
        cell.setFocusTraversable(true);
        cell.setOnMouseClicked(event -> open.accept(point, spoken));
        cell.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                open.accept(point, spoken);
                event.consume();
            }
        });
    }

    private static Label cell(String words, String style) {
        Label cell = Tags.styled(words, "report-cell", style);
        cell.setMaxWidth(Double.MAX_VALUE);
        cell.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setHgrow(cell, Priority.ALWAYS);
        return cell;
    }
}
