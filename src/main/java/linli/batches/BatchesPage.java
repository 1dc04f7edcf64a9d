package linli.batches;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.DayText;
import linli.base.ui.DetailPane;
import linli.base.ui.Dialogs;
import linli.base.ui.Form;
import linli.base.ui.Fxml;
import linli.base.ui.Look;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.Domains;
import linli.base.value.SourcingBatch;
import linli.batches.BatchesModel.Place;

/** 三个一批: a line for each community, a column for each domain; and how far the citywide courses have come. */
public final class BatchesPage implements Page {
    /** Widths in em that the matrix and the side need together. */
    private static final double BOTH = 62;

    private final Nav nav;
    private final BatchesModel model;
    private final Consumer<Path> show;
    private VBox view;

    @FXML private PageHead head;
    @FXML private VBox list;
    @FXML private HBox chips;
    @FXML private DatePicker on;
    @FXML private GridPane grid;
    @FXML private GridPane reach;
    @FXML private StackPane side;

    /** @param show opens a written file with the system's own program */
    public BatchesPage(Nav nav, BatchesModel model, Consumer<Path> show) {
        this.nav = nav;
        this.model = model;
        this.show = show;
    }

    @Override
    public String name() {
        return "batches";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "batches.fxml");
            build();
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        model.load();
    }

    private void build() {
        Button export = Tags.button(Texts.text("batches.export"), "Ctrl E", this::export);
        export.getStyleClass().add("primary");
        Button communities = Tags.button(Texts.text("batches.communities"), null, this::communities);
        communities.setId("batches-communities");
        head.getActions().addAll(communities, export);
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.E) {
                export();
                event.consume();
            }
        });
        ChipRow<SourcingBatch> row = new ChipRow<>();
        row.add(null, Texts.text("batches.every"));
        for (SourcingBatch batch : SourcingBatch.values()) {
            row.add(batch, Texts.of(batch));
        }
        row.valueProperty().bindBidirectional(model.batch);
        chips.getChildren().add(row);
        DayText.dress(on);
        on.valueProperty().bindBidirectional(model.on);
        model.matrix.addListener((property, old, now) -> fill());
        model.batch.addListener((property, old, now) -> fill());
        model.place.addListener((property, old, now) -> place());
        list.visibleProperty().bind(Bindings.createBooleanBinding(() -> side.getChildren().isEmpty() || view.getWidth() >= Look.em().get() * BOTH,
                side.getChildren(), view.widthProperty(), Look.em()));
        list.managedProperty().bind(list.visibleProperty());
        HBox.setHgrow(side, Priority.SOMETIMES);
    }

    private void fill() {
        BatchMatrix now = model.matrix.get();
        Map<SourcingBatch, Long> counts = now.byBatch();
        head.setSub(Texts.text("batches.sub", counts.getOrDefault(SourcingBatch.SINK, 0L), counts.getOrDefault(SourcingBatch.DIG, 0L),
                counts.getOrDefault(SourcingBatch.BRING, 0L), now.communities().size()));
        grid.getChildren().clear();
        grid.getColumnConstraints().setAll(wide());
        grid.add(Tags.styled(Texts.text("batches.community"), "secondary"), 0, 0);
        int column = 1;
        for (String root : model.roots()) {
            grid.getColumnConstraints().add(even());
            grid.add(Tags.styled(Domains.nameOf(root), "secondary", "small"), column++, 0);
        }
        grid.getColumnConstraints().add(even());
        grid.add(Tags.styled(Texts.text("batches.sum"), "secondary", "small"), column, 0);
        int line = 1;
        for (String community : now.communities()) {
            line(community, line++);
        }
        line(null, line);
        if (model.roots().isEmpty()) {
            grid.add(Tags.styled(Texts.text("batches.none"), "secondary", "wrap"), 0, line + 1, 6, 1);
        }
        reach(now);
    }

    private void line(String community, int line) {
        Label name = new Label(community == null ? Texts.text("batches.sum") : community);
        name.getStyleClass().add("strong");
        name.setMinWidth(Region.USE_PREF_SIZE);
        grid.add(name, 0, line);
        int column = 1;
        for (String root : model.roots()) {
            grid.add(cell(community, root), column++, line);
        }
        grid.add(cell(community, null), column, line);
    }

    private Node cell(String community, String root) {
        BatchMatrix.Cell cell = model.matrix.get().cell(model.batch.get(), community, root);
        boolean wanted = cell.opened() == 0 && cell.asks() > 0 && root != null;
        Label figure = Tags.styled(cell.opened() > 0 || !cell.empty() ? "" + cell.opened() : wanted ? "0" : "", "strong");
        String under = String.join(" ", java.util.stream.Stream.of(cell.planned() > 0 ? Texts.text("batches.cell.planned", cell.planned()) : "",
                cell.served() > 0 ? Texts.text("batches.cell.served", cell.served(), cell.visits()) : "", wanted ? Texts.text("batches.cell.asks", cell.asks()) : "")
                .filter(words -> !words.isEmpty()).toList());
        Label note = Tags.styled(under, "small", wanted ? "text-bad" : "secondary");
        VBox box = under.isEmpty() ? new VBox(figure) : new VBox(figure, note);
        box.setAlignment(javafx.geometry.Pos.CENTER);
        box.setStyle("-fx-min-height: 2.9em; -fx-background-radius: 0.357em;");
        box.getStyleClass().add("clickable-cell");
        box.getStyleClass().add(wanted ? "heat-bad" : cell.opened() == 0 || community == null || root == null ? "heat" : "heat-" + Math.min(3, cell.opened()));
        opens(box, new Place(community, root, null), (community == null ? Texts.text("batches.sum") : community) + " " + (root == null ? "" : Domains.nameOf(root)) + " "
                + cell.opened() + " " + under);
        return box;
    }

    private void opens(Node node, Place place, String words) {
        node.setFocusTraversable(true);
        node.setAccessibleRole(javafx.scene.AccessibleRole.BUTTON);
        node.setAccessibleText(words);
        node.setOnMouseClicked(event -> at(place));
        node.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                at(place);
                event.consume();
            }
        });
    }

    private void at(Place place) {
        model.place.set(null);
        model.place.set(place);
    }

    private void reach(BatchMatrix now) {
        reach.getChildren().clear();
        reach.getColumnConstraints().setAll(wide());
        int column = 1;
        for (BatchMatrix.Brand brand : now.brands()) {
            reach.getColumnConstraints().add(even());
            long missing = now.missing(brand.name()).size();
            reach.add(Tags.styled(Texts.text("batches.reach.head", brand.name(), now.communities().size() - missing, now.communities().size()), "secondary"), column++, 0);
        }
        int line = 1;
        for (String community : now.communities()) {
            reach.add(Tags.styled(community, "strong"), 0, line);
            column = 1;
            for (BatchMatrix.Brand brand : now.brands()) {
                BatchMatrix.Reach one = now.reach(brand.name(), community);
                Tone tone = one.reached() ? Tone.OK : !one.asks().isEmpty() ? Tone.BAD : !one.supplies().isEmpty() ? Tone.BLUE : Tone.PLAIN;
                Label tag = Tags.tag(Batches.words(one), tone);
                tag.getStyleClass().add("clickable-cell");
                opens(tag, new Place(community, null, brand.name()), community + " " + brand.name() + " " + Batches.words(one));
                reach.add(tag, column++, line);
            }
            line++;
        }
    }

    private static ColumnConstraints wide() {
        ColumnConstraints first = new ColumnConstraints();
        first.setMinWidth(Region.USE_PREF_SIZE);
        return first;
    }

    private static ColumnConstraints even() {
        ColumnConstraints even = new ColumnConstraints();
        even.setHgrow(Priority.ALWAYS);
        even.setFillWidth(true);
        even.setHalignment(javafx.geometry.HPos.CENTER);
        even.setPrefWidth(80);
        return even;
    }

    private DetailPane pane() {
        DetailPane pane = new DetailPane(() -> {
            side.getChildren().clear();
            model.place.set(null);
            grid.requestFocus();
        });
        pane.setStyle("-fx-pref-width: 26em; -fx-min-width: 22em");
        side.getChildren().setAll(pane);
        return pane;
    }

    /** The rows behind a figure: its projects, and the needs that wait. */
    private void place() {
        Place place = model.place.get();
        if (place == null) {
            return;
        }
        DetailPane pane = pane();
        VBox rows = new VBox(6);
        rows.getChildren().add(Tags.styled(Texts.text("batches.projects", model.supplies().size()), "strong"));
        model.supplies().forEach(one -> rows.getChildren().add(row(Tags.tag(state(one.status()), one.status().equals("OPEN") ? Tone.OK : Tone.PLAIN), one.name(),
                Texts.text("batches.row", one.giver(), Texts.of(one.batch()), one.community()), () -> nav.open("projects", one.id()))));
        rows.getChildren().add(Tags.styled(Texts.text("batches.asks", model.asks().size()), "strong"));
        model.asks().forEach(one -> rows.getChildren().add(row(null, one.body().length() > 30 ? one.body().substring(0, 30) + "…" : one.body(), one.no() + "  " + one.community(),
                () -> nav.open("need", one.id()))));
        pane.show(String.join(" · ", java.util.stream.Stream.of(place.community() == null ? Texts.text("batches.every") : place.community(),
                place.brand() != null ? place.brand() : place.root() == null ? "" : Domains.nameOf(place.root())).filter(words -> !words.isEmpty()).toList()), rows);
    }

    private static String state(String status) {
        return switch (status) {
            case "PLANNED" -> Texts.text("batches.planned");
            case "OPEN" -> Texts.text("batches.opened");
            default -> Texts.text("batches.paused");
        };
    }

    private static Node row(Node tag, String title, String detail, Runnable open) {
        Button button = Tags.button(title, null, open);
        button.getStyleClass().add("link");
        HBox line = new HBox(8);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        if (tag != null) {
            line.getChildren().add(tag);
        }
        line.getChildren().add(button);
        Label words = Tags.styled(detail, "secondary", "small", "wrap");
        words.setWrapText(true);
        return new VBox(line, words);
    }

    /** Every community of the town, one a line. */
    private void communities() {
        model.listed(lines -> {
            DetailPane pane = pane();
            Runnable[] save = new Runnable[1];
            Form form = new Form(() -> save[0].run());
            form.hint(Texts.text("batches.communities.words"));
            TextArea area = form.area("batches-lines", Texts.text("batches.communities"), lines, 18);
            save[0] = () -> model.list(area.getText(), () -> {
                side.getChildren().clear();
                nav.say(Texts.text("batches.communities.saved"));
            });
            pane.show(Texts.text("batches.communities"), form);
            Button keep = Tags.button(Texts.text("partners.save"), "Ctrl S", save[0]);
            keep.getStyleClass().add("primary");
            keep.setId("batches-save");
            pane.buttons(keep);
        });
    }

    private void export() {
        Dialogs.saveAs(view, Texts.text("batches.file", model.matrix.get().on())).ifPresent(file -> {
            model.export(file, written -> {
                nav.say(Texts.text("batches.exported", written.getFileName()));
                show.accept(written);
            });
        });
    }
}
