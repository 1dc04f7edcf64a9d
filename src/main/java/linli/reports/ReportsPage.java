package linli.reports;

import static linli.base.text.Texts.text;

import java.io.File;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import linli.base.ui.Card;
import linli.base.ui.Fxml;
import linli.base.ui.Kpi;
import linli.base.ui.Look;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.ui.Work;
import linli.reports.Report.Behind;
import linli.reports.Report.Figure;
import linli.reports.Report.Line;
import linli.reports.Report.Section;
import linli.reports.ReportDefinition.Column;

/** 报表: the month's report on screen; every figure opens the records behind it. */
public final class ReportsPage implements Page {
    /** Pixels of one em from which on cards stand one below the other. */
    private static final double LARGE = 18;
    private static final PseudoClass OPENED = PseudoClass.getPseudoClass("opened");

    private final ReportsModel model;
    private final Consumer<Path> opener;
    private final Map<String, Label> cells = new HashMap<>();
    private Node view;

    @FXML private PageHead head;
    @FXML private Button earlier;
    @FXML private Label month;
    @FXML private Button later;
    @FXML private Button openFile;
    @FXML private Button openFolder;
    @FXML private Button export;
    @FXML private HBox body;
    @FXML private FlowPane kpis;
    @FXML private VBox content;
    @FXML private VBox empty;
    @FXML private Button toImport;
    @FXML private ProgressIndicator busy;
    @FXML private VBox side;
    @FXML private Label sideTitle;
    @FXML private Label sideCount;
    @FXML private Button sideClose;
    @FXML private ListView<Behind> rows;
    @FXML private CheckBox detailed;

    /** @param opener opens a file or folder with the system's own program */
    public ReportsPage(Reports reports, Nav nav, Work work, Consumer<Path> opener) {
        this.model = new ReportsModel(reports, nav, work);
        this.opener = opener;
    }

    @Override
    public String name() {
        return "reports";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "reports.fxml");
        }
        return view;
    }

    /** @param argument a month as {@link YearMonth}, or null for the one shown last */
    @Override
    public void shown(Object argument) {
        view();
        if (argument instanceof YearMonth wanted && !wanted.equals(model.month().get())) {
            model.month().set(wanted);
        } else {
            model.reload();
        }
    }

    @FXML
    private void initialize() {
        earlier.setOnAction(event -> model.earlier());
        later.setOnAction(event -> model.later());
        model.month().subscribe(now -> {
            month.setText(text("reports.month", now.getYear(), now.getMonthValue()));
            later.setDisable(model.atLast());
        });
        busy.visibleProperty().bind(Bindings.or(model.reckoning(), model.writing()));
        export.disableProperty().bind(model.report().isNull().or(model.reckoning()).or(model.writing()));
        export.setOnAction(event -> chooseFile());
        for (Button button : List.of(openFile, openFolder)) {
            button.visibleProperty().bind(model.written().isNotNull());
            button.managedProperty().bind(button.visibleProperty());
        }
        openFile.setOnAction(event -> opener.accept(model.written().get()));
        openFolder.setOnAction(event -> opener.accept(model.written().get().getParent()));
        toImport.setOnAction(event -> model.toImport());
        model.report().subscribe(this::show);
        Look.em().addListener((property, old, now) -> show(model.report().get()));
        side.visibleProperty().bind(model.chosen().isNotNull());
        side.managedProperty().bind(side.visibleProperty());
        sideClose.setOnAction(event -> model.close());
        detailed.selectedProperty().bindBidirectional(model.detailed());
        rows.setItems(model.behind());
        rows.setPlaceholder(new Label(text("reports.page.noRows")));
        rows.setCellFactory(list -> new BehindCell());
        rows.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                openSelected();
            }
        });
        rows.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openSelected();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                model.close();
            }
        });
        model.chosen().addListener((property, old, now) -> choose(old, now));
        sideCount.textProperty().bind(Bindings.createStringBinding(() -> text("reports.page.count", model.behind().size()), model.behind()));
    }

    private void show(Report report) {
        boolean nothing = report != null && model.nothing();
        empty.setVisible(nothing);
        empty.setManaged(nothing);
        body.setVisible(report != null && !nothing);
        body.setManaged(!nothing);
        if (report == null) {
            return;
        }
        head.setSub(text("reports.page.sub", report.definition().title(), report.cutoff().toString()));
        cells.clear();
        content.getChildren().clear();
        List<Section> sections = report.sections();
        kpis.getChildren().setAll(
                kpi(report, text("reports.kpi.residents"), "people/residents/month", "people/residents/change"),
                kpi(report, text("reports.kpi.taken"), "category/total/taken.month", "category/total/taken.change"),
                kpi(report, text("reports.kpi.rate"), "category/total/rate.month", "category/total/rate.change"),
                kpi(report, text("reports.kpi.late"), "category/total/late.month", "category/total/late.change"),
                kpi(report, text("reports.kpi.satisfied"), "satisfaction/satisfied/month", "satisfaction/rated/month"));
        // The screen is wider than paper: a narrow table shares its row with the next one, or with the next one's chart.
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            Section next = i + 1 < sections.size() ? sections.get(i + 1) : null;
            boolean beside = next != null && narrow(section);
            if (beside && narrow(next)) {
                content.getChildren().add(pair(card(section), card(next)));
                i++;
            } else if (beside && !next.part().charted().isEmpty()) {
                content.getChildren().add(pair(card(section), chart(report, next)));
            } else {
                content.getChildren().add(card(section));
            }
        }
        VBox notes = new VBox();
        notes.getStyleClass().add("card-body");
        report.notes().forEach(note -> notes.getChildren().add(Tags.styled(note, "small", "secondary", "wrap")));
        content.getChildren().add(new Card(text("reports.page.notes"), "", notes));
    }

    /** Two cards side by side; with large text there is no room for that. */
    private static Pane pair(Card left, Card right) {
        if (Look.em().get() > LARGE) {
            VBox column = new VBox(left, right);
            column.getStyleClass().add("gap");
            return column;
        }
        HBox row = new HBox(left, right);
        row.getStyleClass().add("gap");
        for (Card card : List.of(left, right)) {
            card.setPrefWidth(400);
            HBox.setHgrow(card, Priority.ALWAYS);
        }
        return row;
    }

    private static boolean narrow(Section section) {
        return section.part().columns().size() <= 4;
    }

    private Kpi kpi(Report report, String title, String id, String beside) {
        Figure other = report.figure(beside);
        String note = other.style() == Report.Style.COUNT ? text("reports.page.rated", other.shown()) : other.style() == Report.Style.POINTS
                ? text("reports.page.points", other.shown()) : text("reports.page.change", other.shown());
        Kpi kpi = new Kpi(title, report.figure(id).shown(), note);
        kpi.prefWidthProperty().bind(kpis.widthProperty().subtract(Look.em().get() > LARGE ? 12 : 42).divide(Look.em().get() > LARGE ? 2 : 5));
        kpi.opens(() -> model.choose(id));
        if (id.contains("/late.") && report.figure(id).value().signum() > 0) {
            kpi.tone(Tone.BAD);
        }
        return kpi;
    }

    private Card card(Section section) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("report-grid");
        List<Column> columns = section.part().columns();
        boolean grouped = columns.getFirst().group() != null;
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().add(names);
        grid.add(cell(text("reports.sheet.item"), "report-head", "report-name"), 0, 0, 1, grouped ? 2 : 1);
        for (int i = 0; i < columns.size(); i++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setHgrow(Priority.ALWAYS);
            width.setHalignment(HPos.RIGHT);
            grid.getColumnConstraints().add(width);
            boolean first = grouped && (i == 0 || !columns.get(i).group().equals(columns.get(i - 1).group()));
            if (first) {
                String group = columns.get(i).group();
                int span = (int) columns.stream().filter(column -> group.equals(column.group())).count();
                grid.add(cell(group, "report-head", "report-group"), i + 1, 0, span, 1);
            }
            grid.add(cell(columns.get(i).title(), "report-head", "wrap", first ? "report-first" : "report-next"), i + 1, grouped ? 1 : 0);
        }
        int at = grouped ? 2 : 1;
        for (Line line : section.lines()) {
            String name = line.row().title() + (line.row().unit() == null ? "" : text("reports.sheet.in", line.row().unit()));
            grid.add(cell(name, "report-name", line.sum() ? "report-sum" : "report-part"), 0, at);
            for (int i = 0; i < line.figures().size(); i++) {
                boolean first = grouped && i % 4 == 0;
                grid.add(figure(line, line.figures().get(i), first, name + " " + columns.get(i).title()), i + 1, at);
            }
            at++;
        }
        String remarks = section.lines().stream().filter(line -> line.remark() != null)
                .map(line -> text("reports.page.remark", line.row().title(), line.remark())).findFirst().orElse("");
        if (!grouped) {
            return new Card(section.part().title(), remarks, grid);
        }
        // Many columns: where they do not fit beside the opened rows, this table alone moves sideways.
        ScrollPane across = new ScrollPane(grid);
        across.setFitToWidth(true);
        across.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        across.minHeightProperty().bind(grid.heightProperty().add(2));
        return new Card(section.part().title(), remarks, across);
    }

    private static Label cell(String words, String... styles) {
        Label label = Tags.styled(words, styles);
        label.getStyleClass().add("report-cell");
        label.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        return label;
    }

    private Label figure(Line line, Figure figure, boolean first, String spoken) {
        Label cell = cell(figure.shown(), first ? "report-first" : "report-next", line.sum() ? "report-sum" : "report-part");
        cell.setMinWidth(Region.USE_PREF_SIZE);
        if (figure.faint()) {
            cell.getStyleClass().add("report-faint");
        }
        if (figure.value() != null) {
            cell.getStyleClass().add("report-figure");
            cell.setAccessibleRole(AccessibleRole.BUTTON);
            cell.setAccessibleText(spoken + " " + figure.shown());
            cell.setFocusTraversable(true);
            cell.setOnMouseClicked(event -> model.choose(figure.id()));
            cell.setOnKeyPressed(event -> {
                if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                    model.choose(figure.id());
                    event.consume();
                }
            });
        }
        cells.put(figure.id(), cell);
        return cell;
    }

    private Card chart(Report report, Section section) {
        NumberAxis counts = new NumberAxis();
        counts.setMinorTickVisible(false);
        BarChart<String, Number> chart = new BarChart<>(new CategoryAxis(), counts);
        chart.getStyleClass().add("report-chart");
        chart.setAnimated(false);
        chart.setBarGap(1);
        chart.setCategoryGap(10);
        for (String id : section.part().charted()) {
            Column column = section.part().column(id);
            XYChart.Series<String, Number> series = new XYChart.Series<>();
            series.setName(column.group() + " " + column.title());
            for (Line line : section.lines()) {
                Figure figure = line.figures().get(section.part().columns().indexOf(column));
                if (!line.sum() && figure.value() != null) {
                    series.getData().add(new XYChart.Data<>(line.row().title(), figure.value()));
                }
            }
            chart.getData().add(series);
        }
        return new Card(text("reports.chart.title", report.month().getYear(), report.month().getMonthValue()), "", chart);
    }

    private void choose(String old, String now) {
        if (cells.containsKey(old)) {
            cells.get(old).pseudoClassStateChanged(OPENED, false);
        }
        if (cells.containsKey(now)) {
            cells.get(now).pseudoClassStateChanged(OPENED, true);
            sideTitle.setText(model.report().get().label(now));
        }
    }

    private void openSelected() {
        Behind row = rows.getSelectionModel().getSelectedItem();
        if (row != null) {
            model.open(row);
        }
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text("reports.page.export"));
        chooser.setInitialFileName(model.fileName());
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(text("reports.page.excel"), "*.xlsx"));
        File file = chooser.showSaveDialog(export.getScene().getWindow());
        if (file != null) {
            model.export(file.toPath());
        }
    }

    /** One record: what it is above, about whom and when below; not counted ones are said to be so. */
    private static final class BehindCell extends ListCell<Behind> {
        BehindCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Behind row, boolean none) {
            super.updateItem(row, none);
            setGraphic(none || row == null ? null : new VBox(2, title(row), Tags.styled(row.detail(), "small", "secondary")));
        }

        private static HBox title(Behind row) {
            HBox title = new HBox(8, Tags.styled(row.title(), "strong"));
            if (!row.counted()) {
                title.getChildren().add(Tags.tag(text("reports.page.notCounted"), Tone.WARN));
            }
            return title;
        }
    }
}
