package linli.rollup;

import static linli.base.text.Texts.text;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.EmptyState;
import linli.base.ui.Fxml;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.value.Span;
import linli.sentfiles.SentTable.Item;
import linli.sentfiles.SentTable;

/** 社区汇总: who has sent, what the last files came to, and every figure compared community by community. */
public final class RollupPage implements Page {
    private final RollupModel model;
    private final Consumer<Path> opener;
    private Node view;
    private boolean showing;

    @FXML private PageHead head;
    @FXML private ChipRow<Span.Kind> kinds;
    @FXML private Button earlier;
    @FXML private Label period;
    @FXML private Button later;
    @FXML private Label state;
    @FXML private ProgressIndicator busy;
    @FXML private Button settings;
    @FXML private StackPane side;
    @FXML private Button expect;
    @FXML private Button openFile;
    @FXML private Button export;
    @FXML private Button take;
    @FXML private HBox choice;
    @FXML private ComboBox<SentTable> tables;
    @FXML private ComboBox<Item> figures;
    @FXML private VBox content;

    /** @param opener opens a written file with the system's own program */
    public RollupPage(RollupModel model, Consumer<Path> opener) {
        this.model = model;
        this.opener = opener;
    }

    @Override
    public String name() {
        return "rollup";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "rollup.fxml");
            view.setOnKeyPressed(event -> {
                if (event.getCode() == KeyCode.ESCAPE && side.isVisible()) {
                    model.close();
                    event.consume();
                }
            });
        }
        return view;
    }

    /** @param argument a submission file to take in, or null */
    @Override
    public void shown(Object argument) {
        view();
        if (argument instanceof Path file) {
            model.take(List.of(file));
        } else {
            model.reload();
        }
    }

    @FXML
    private void initialize() {
        for (Span.Kind kind : Span.Kind.values()) {
            kinds.add(kind, Texts.of(kind)).setId("kind-" + kind);
        }
        kinds.required().valueProperty().bindBidirectional(model.kind());
        earlier.setOnAction(event -> model.step(-1));
        later.setOnAction(event -> model.step(1));
        model.span().subscribe(now -> period.setText(now.words()));
        busy.visibleProperty().bind(model.busy());
        take.disableProperty().bind(model.busy());
        take.setOnAction(event -> files());
        expect.setOnAction(event -> list());
        settings.setOnAction(event -> model.settings());
        model.opened().subscribe(now -> side(now == null ? null : BoardPage.place(now, model)));
        model.ruled().subscribe(now -> side(now == null ? null : new RulesPage(model).view(now)));
        export.setOnAction(event -> save());
        openFile.visibleProperty().bind(model.written().isNotNull());
        openFile.managedProperty().bind(openFile.visibleProperty());
        openFile.setOnAction(event -> opener.accept(model.written().get()));
        tables.setConverter(words(table -> table.no() + " " + table.title()));
        figures.setConverter(words(item -> text("reports.label", item.row(), item.column())));
        tables.setOnAction(event -> {
            if (!showing && tables.getValue() != null) {
                model.table(tables.getValue().form());
            }
        });
        figures.setOnAction(event -> {
            if (!showing && figures.getValue() != null) {
                model.figure(figures.getValue().id());
            }
        });
        model.shown().subscribe(this::show);
        model.run().subscribe(any -> show(model.shown().get()));
    }

    private static <T> StringConverter<T> words(java.util.function.Function<T, String> said) {
        return new StringConverter<>() {
            @Override
            public String toString(T one) {
                return one == null ? "" : said.apply(one);
            }

            @Override
            public T fromString(String text) {
                return null;
            }
        };
    }

    private void show(RollupModel.Shown now) {
        if (now == null) {
            return;
        }
        Sums sums = now.sums();
        long received = sums.board().stream().filter(place -> place.now() != null).count();
        long late = sums.board().stream().filter(place -> place.state() == Comparison.State.LATE).count();
        head.setSub(text("rollup.page.sub", now.due()));
        state.setText(sums.board().isEmpty() ? "" : text("rollup.page.state", received, sums.board().size(), Math.round(sums.rate() * 1000) / 10.0, late));
        export.setDisable(received == 0);
        choice.setVisible(received > 0);
        choice.setManaged(received > 0);
        showing = true;
        tables.getItems().setAll(sums.tables());
        tables.setValue(now.table());
        figures.getItems().setAll(now.table() == null ? List.of() : Sums.heads(now.table()));
        figures.setValue(now.compared() == null ? null : figures.getItems().stream().filter(item -> item.id().equals(now.compared().figure().id())).findFirst().orElse(null));
        showing = false;
        content.getChildren().clear();
        if (model.run().get() != null) {
            content.getChildren().add(BoardPage.run(model.run().get(), model::confirm));
        }
        if (sums.board().isEmpty()) {
            content.getChildren().add(new EmptyState(text("rollup.page.noExpected"), text("rollup.page.expect"), this::list));
            return;
        }
        content.getChildren().add(BoardPage.map(now, model::open));
        if (received == 0) {
            content.getChildren().add(new EmptyState(text("rollup.page.none", now.span().words()), text("rollup.page.take"), this::files));
        } else {
            content.getChildren().addAll(BoardPage.figures(now, model::open));
        }
    }

    private void side(Node pane) {
        side.getChildren().setAll(pane == null ? List.of() : List.of(pane));
        boolean any = model.opened().get() != null || model.ruled().get() != null;
        side.setVisible(any);
        side.setManaged(any);
    }

    private void files() {
        FileChooser chooser = chooser(text("rollup.page.take"), "*.xlsx", "*.linli");
        List<File> chosen = chooser.showOpenMultipleDialog(take.getScene().getWindow());
        if (chosen != null) {
            model.take(chosen.stream().map(File::toPath).toList());
        }
    }

    private void list() {
        File file = chooser(text("rollup.page.expect"), "*.xlsx", "*.xls", "*.csv").showOpenDialog(take.getScene().getWindow());
        if (file != null) {
            model.expect(file.toPath());
        }
    }

    private void save() {
        FileChooser chooser = chooser(text("rollup.page.export"), "*.xlsx");
        chooser.setInitialFileName(model.fileName() + ".xlsx");
        File file = chooser.showSaveDialog(take.getScene().getWindow());
        if (file != null) {
            model.export(file.toPath());
        }
    }

    private static FileChooser chooser(String title, String... endings) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(text("reports.page.excel"), endings));
        return chooser;
    }
}
