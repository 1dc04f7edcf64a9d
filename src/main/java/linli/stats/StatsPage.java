package linli.stats;

import static linli.base.text.Texts.text;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.ChipRow;
import linli.base.ui.DetailPane;
import linli.base.ui.Dialogs;
import linli.base.ui.EmptyState;
import linli.base.ui.Fxml;
import linli.base.ui.Look;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Snapshot;
import linli.base.ui.Tags;
import linli.tables.Filled.Behind;

/** 统计图表: the charts people ask for; a figure opens its rows, a chart becomes a picture, all of them a workbook. */
public final class StatsPage implements Page {
    private static final int MOST = 200;

    private final Nav nav;
    private final StatsModel model;
    private final Consumer<Path> show;
    private final DetailPane rows;
    /** Held here: the text size outlives the page. */
    private final InvalidationListener larger = any -> show();
    private Node view;

    @FXML private PageHead head;
    @FXML private ChipRow<Range> ranges;
    @FXML private Button earlier;
    @FXML private Label period;
    @FXML private Button later;
    @FXML private ProgressIndicator busy;
    @FXML private VBox content;
    @FXML private StackPane side;

    /** @param show opens a file with the system's own program */
    public StatsPage(Nav nav, StatsModel model, Consumer<Path> show) {
        this.nav = nav;
        this.model = model;
        this.show = show;
        this.rows = new DetailPane(model::close);
    }

    @Override
    public String name() {
        return "stats";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "stats.fxml");
            view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        view();
        model.load();
    }

    @FXML
    private void initialize() {
        Button export = Tags.button(text("stats.export"), "F9", this::workbook);
        export.getStyleClass().add("primary");
        export.setId("stats-export");
        export.disableProperty().bind(model.busy());
        head.getActions().add(export);
        for (Range range : Range.values()) {
            ranges.add(range, Texts.of(range)).setId("range-" + range);
        }
        ranges.required().valueProperty().bindBidirectional(model.range);
        earlier.setOnAction(event -> model.step(-1));
        later.setOnAction(event -> model.step(1));
        period.textProperty().bind(model.period());
        busy.visibleProperty().bind(model.busy());
        side.getChildren().setAll(rows);
        side.managedProperty().bind(side.visibleProperty());
        side.visibleProperty().bind(model.chosen().isNotNull());
        model.charts.addListener((ListChangeListener<Chart>) change -> show());
        Look.em().addListener(new WeakInvalidationListener(larger));
        model.behind.addListener((ListChangeListener<Behind>) change -> rows());
    }

    private void show() {
        later.setDisable(model.atLast());
        content.getChildren().clear();
        if (!model.charts.isEmpty() && model.charts.stream().allMatch(Chart::nothing)) {
            content.getChildren().add(new EmptyState(text("stats.empty"), text("stats.empty.action"), () -> nav.open("import", null)));
            return;
        }
        model.charts.forEach(chart -> content.getChildren().add(ChartPage.card(chart, this::picture, model::open)));
    }

    private void rows() {
        VBox list = new VBox();
        list.setId("stats-rows");
        model.behind.stream().limit(MOST).forEach(row -> {
            HBox title = new HBox(8, Tags.styled(row.title(), "strong"), Tags.styled(row.amount(), "secondary"));
            HBox line = new HBox(new VBox(2, title, Tags.styled(row.detail(), "small", "secondary", "wrap")));
            list.getChildren().add(row.page() == null ? line : Tags.opening(line, row.title(), () -> model.open(row)));
        });
        rows.show(model.chosen().get() == null ? "" : model.chosen().get(), Tags.styled(model.behind.size() > MOST ? text("stats.rows.first", model.behind.size(), MOST)
                : text("reports.page.count", model.behind.size()), "secondary", "small"), list);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.F8) {
            model.charts.stream().filter(chart -> focused(chart)).findFirst().or(() -> model.charts.stream().findFirst()).ifPresent(this::picture);
        } else if (event.getCode() == KeyCode.F9 && !model.busy().get()) {
            workbook();
        } else if (event.getCode() == KeyCode.ESCAPE && model.chosen().get() != null) {
            model.close();
        } else {
            return;
        }
        event.consume();
    }

    private Card card(Chart chart) {
        return (Card) content.lookup("#chart-" + chart.kind());
    }

    private boolean focused(Chart chart) {
        Node at = content.getScene().getFocusOwner();
        while (at != null && at != card(chart)) {
            at = at.getParent();
        }
        return at != null;
    }

    private void picture(Chart chart) {
        Dialogs.saveAs(view, chart.title() + ".png").ifPresent(file -> write(chart, file));
    }

    /** Writes a chart as a picture, twice as fine as the screen, without its button. */
    void write(Chart chart, Path file) {
        Node button = card(chart).lookup("#picture-" + chart.kind());
        button.setVisible(false);
        BufferedImage picture = Snapshot.of(card(chart));
        button.setVisible(true);
        model.picture(picture, file, show);
    }

    private void workbook() {
        Dialogs.saveAs(view, model.fileName()).ifPresent(file -> model.export(file, show));
    }
}
