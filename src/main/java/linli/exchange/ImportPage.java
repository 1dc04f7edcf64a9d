package linli.exchange;

import static linli.base.text.Texts.text;

import java.io.File;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import linli.base.excel.ListBook;
import linli.base.excel.ListSheet;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.Dialogs;
import linli.base.ui.EmptyState;
import linli.base.ui.Fxml;
import linli.base.ui.Kpi;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Steps;
import linli.base.ui.Tone;
import linli.base.ui.Work;
import linli.exchange.ImportRun.Outcome;
import linli.exchange.Preview.Chip;
import linli.exchange.ImportModel.Line;
import linli.exchange.ImportModel.Stage;

/** 数据导入: choose a file, see what it would do, send its columns, write it, take it back. */
public final class ImportPage implements Page {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final ImportModel model;
    private final Nav nav;
    private final Memory memory;
    private final Consumer<Path> opener;
    private final linli.base.ui.Progress veil = new linli.base.ui.Progress();
    private final Steps steps = new Steps(List.of(text("exchange.step.file"), text("exchange.step.header"), text("exchange.step.check"), text("exchange.step.write")));
    private final Timeline ticking = new Timeline(new KeyFrame(Duration.millis(200), event -> tick()));
    private long startedAt;
    private final ExportsPage exports;
    private ImportReviewPage asking;
    private Node view;

    @FXML private StackPane root;
    @FXML private PageHead head;
    @FXML private VBox choose;
    @FXML private VBox header;
    @FXML private VBox review;
    @FXML private VBox done;
    @FXML private VBox drop;
    @FXML private ComboBox<ListSheet<?>> kind;
    @FXML private Button template;
    @FXML private Button paste;
    @FXML private Button pick;
    @FXML private Card records;
    @FXML private TableView<ImportRun> runs;
    @FXML private VBox undoing;
    @FXML private HBox out;
    @FXML private HBox band;
    @FXML private Label bandWords;
    @FXML private Kpi read;
    @FXML private Kpi added;
    @FXML private Kpi updated;
    @FXML private Kpi unchanged;
    @FXML private Kpi twin;
    @FXML private Kpi rejected;
    @FXML private HBox memoryBar;
    @FXML private Button confirm;
    @FXML private Button otherHeader;
    @FXML private Card columnsCard;
    @FXML private FlowPane tabs;
    @FXML private StackPane beside;
    @FXML private Button forget;
    @FXML private TableView<Line> columns;
    @FXML private Card notesCard;
    @FXML private FlowPane chips;
    @FXML private TableView<Preview.Note> notes;
    @FXML private Button returns;
    @FXML private Button marked;
    @FXML private Button back;
    @FXML private Button write;
    @FXML private Label doneTitle;
    @FXML private Label doneWords;
    @FXML private Button undo;
    @FXML private Button openFolder;
    @FXML private Button openReturns;
    @FXML private Button again;

    /** @param opener opens a file or folder with the system's own program */
    public ImportPage(Imports imports, Nav nav, Work work, Memory memory, Consumer<Path> opener) {
        this.model = new ImportModel(imports, nav, work);
        this.nav = nav;
        this.memory = memory;
        this.opener = opener;
        this.exports = new ExportsPage(imports, nav, work, opener);
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "imports.fxml");
        }
        return view;
    }

    /** @param argument a file to open as {@link Path}, the kind of list to begin with as its name, or null */
    @Override
    public void shown(Object argument) {
        view();
        model.reload();
        if (argument instanceof Path file) {
            model.open(file);
        }
        model.kinds().stream().filter(each -> each.kind().equals(argument)).findFirst().ifPresent(model.kind()::set);
    }

    @FXML
    private void initialize() {
        root.getChildren().add(veil);
        head.getActions().add(steps);
        List.of(memoryBar, openReturns, openFolder).forEach(node -> node.managedProperty().bind(node.visibleProperty()));
        ticking.setCycleCount(Timeline.INDEFINITE);
        ImportTablesPage.kinds(kind, model.kinds());
        kind.valueProperty().bindBidirectional(model.kind());
        pick.setOnAction(event -> chooseFile());
        paste.setOnAction(event -> pasteCells());
        template.setOnAction(event -> saveTemplate());
        dropFiles();
        exports.into(out);
        ImportTablesPage.shows(undoing, false);
        ImportTablesPage.runs(runs, memory, this::undoRun);
        runs.setItems(model.runs());
        runs.setPlaceholder(new EmptyState(text("exchange.page.noRuns"), null, null));
        ImportTablesPage.columns(columns, memory, model);
        columns.setItems(model.lines());
        ImportTablesPage.notes(notes, memory, model);
        notes.setItems(model.notes());
        asking = new ImportReviewPage(model, notes);
        asking.beside(tabs, beside, columns);
        notes.setPlaceholder(new Label(text("exchange.page.noNotes")));
        chips();
        ImportReviewPage.header(header, model, memory);
        otherHeader.setOnAction(event -> model.headers());
        confirm.setOnAction(event -> model.confirmed().set(true));
        model.confirmed().subscribe(this::writable);
        model.counting().subscribe(this::writable);
        marked.setOnAction(event -> model.exportReturns(true, this::written));
        forget.setOnAction(event -> model.forget());
        returns.setOnAction(event -> model.exportReturns(false, this::written));
        back.setOnAction(event -> model.back());
        again.setOnAction(event -> model.back());
        write.setOnAction(event -> writeAll());
        openReturns.setOnAction(event -> opener.accept(model.outcome().get().returns()));
        openFolder.setOnAction(event -> opener.accept(model.outcome().get().returns().getParent()));
        undo.setOnAction(event -> model.runs().stream().filter(r -> r.id() == model.outcome().get().run()).findFirst().ifPresent(this::undoRun));
        model.onPassword(this::askPassword);
        model.stage().subscribe(this::stage);
        model.preview().subscribe(this::preview);
        model.outcome().subscribe(this::outcome);
        model.busy().subscribe(this::busy);
    }

    private void stage(Stage now) {
        for (VBox part : List.of(choose, header, review, done)) {
            boolean shows = part == List.of(choose, header, review, done).get(now.ordinal());
            ImportTablesPage.shows(part, shows);
        }
        steps.at(now == Stage.DONE ? 4 : now.ordinal());
        if (now == Stage.CHOOSE) {
            head.setTitle(text("exchange.page.title"));
            head.setSub(text("exchange.page.sub"));
        }
    }

    private void busy(boolean now) {
        if (now) {
            startedAt = System.nanoTime();
            veil.start(model.stage().get() == Stage.REVIEW ? text("exchange.page.working") : text("exchange.page.reading"), model::cancel);
            ticking.play();
        } else {
            ticking.stop();
            veil.end();
        }
    }

    private void tick() {
        long[] now = model.progress();
        if (now[0] > 0) {
            long perSecond = now[0] * 1_000_000_000L / Math.max(1, System.nanoTime() - startedAt);
            veil.at(now[1] > 0 ? Math.min(1.0, (double) now[0] / now[1]) : -1, text("exchange.page.rows", now[0], perSecond));
        }
    }

    private void preview(Preview now) {
        if (now == null) {
            return;
        }
        Counts counts = now.counts();
        ListBook.Plan first = now.sheets().getFirst();
        head.setTitle(text("exchange.page.titleOf", model.kind().get().title()));
        head.setSub(ImportTablesPage.where(now.fileName(), now.sheets().size(), first.layout()));
        ImportTablesPage.figure(read, counts.read(), Tone.PLAIN);
        ImportTablesPage.figure(added, counts.added(), Tone.OK);
        ImportTablesPage.figure(updated, counts.updated(), Tone.BLUE);
        ImportTablesPage.figure(unchanged, counts.unchanged(), Tone.PLAIN);
        ImportTablesPage.figure(twin, counts.twin(), Tone.WARN);
        ImportTablesPage.figure(rejected, counts.rejected(), Tone.BAD);
        String words = ImportTablesPage.band(now, model.kind().get());
        bandWords.setText(words);
        ImportTablesPage.shows(band, !words.isEmpty());
        boolean remembered = first.columns().stream().anyMatch(m -> m.basis() == linli.base.excel.ColumnMatch.Basis.MEMORY);
        memoryBar.setVisible(remembered);
        columnsCard.setNote(counts.skipped() > 0 ? text("exchange.page.skipped", counts.skipped()) : "");
        notesCard.setTitle(text("exchange.page.notesOf", now.notes().size()));
        returns.setDisable(counts.rejected() == 0);
        marked.setDisable(now.causes().isEmpty());
        for (Chip chip : Chip.values()) {
            ((ToggleButton) chips.getChildren().get(chip.ordinal())).setText(text("exchange.chip", Texts.of(chip), model.count(chip)));
        }
        asking.seen(now);
        writable();
    }

    private void writable() {
        Preview now = model.preview().get();
        if (now == null) {
            return;
        }
        boolean guessed = now.sheets().stream().anyMatch(ListBook.Plan::guessed) && !model.confirmed().get();
        confirm.setVisible(guessed);
        confirm.setManaged(guessed);
        boolean counting = now.partial() || model.counting().get();
        write.setText(counting ? text("exchange.page.counting") : text("exchange.page.write", now.counts().toWrite()));
        write.setDisable(counting || guessed || !now.missing().isEmpty());
    }

    private void outcome(Outcome now) {
        if (now == null) {
            return;
        }
        Counts c = now.counts();
        doneTitle.setText(text("exchange.done.title", c.added(), c.updated()));
        doneWords.setText(text("exchange.done.words", c.read(), c.unchanged(), c.twin(), c.rejected(), c.warnings(), c.skipped()));
        openReturns.setVisible(now.returns() != null);
        openFolder.setVisible(now.returns() != null);
    }

    private void chips() {
        ToggleGroup group = new ToggleGroup();
        for (Chip chip : Chip.values()) {
            ToggleButton button = new ToggleButton(Texts.of(chip));
            button.getStyleClass().add("chip");
            button.setToggleGroup(group);
            button.setSelected(chip == Chip.ALL);
            button.setOnAction(event -> {
                button.setSelected(true);
                model.chip().set(chip);
            });
            chips.getChildren().add(button);
        }
        model.chip().subscribe(now -> ((ToggleButton) chips.getChildren().get(now.ordinal())).setSelected(true));
        rejected.opens(() -> model.chip().set(Chip.REJECTED));
        twin.opens(() -> model.chip().set(Chip.TWIN));
        read.opens(() -> model.chip().set(Chip.FIRST));
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text("exchange.page.pick"));
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter(text("exchange.page.tables"), "*.xlsx", "*.xls", "*.csv", "*.txt", "*.et"),
                new FileChooser.ExtensionFilter(text("exchange.page.allFiles"), "*.*"));
        File chosen = chooser.showOpenDialog(root.getScene().getWindow());
        if (chosen != null) {
            model.open(chosen.toPath());
        }
    }

    private void pasteCells() {
        String cells = Clipboard.getSystemClipboard().getString();
        if (cells == null || cells.isBlank()) {
            nav.say(text("exchange.page.nothingPasted"));
        } else {
            model.paste(cells);
        }
    }

    private void dropFiles() {
        root.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        root.setOnDragDropped(event -> {
            List<File> files = event.getDragboard().getFiles();
            event.setDropCompleted(!files.isEmpty());
            event.consume();
            if (!files.isEmpty()) {
                model.open(files.getFirst().toPath());
            }
        });
    }

    private void saveTemplate() {
        Dialogs.saveAs(root, text("exchange.template.file", model.kind().get().title()) + ".xlsx").ifPresent(chosen -> model.template(chosen, this::written));
    }

    private void written(Path file) {
        if (file != null) {
            nav.say(text("exchange.page.written", file.getFileName()));
            opener.accept(file.toAbsolutePath().getParent());
        }
    }

    private void writeAll() {
        Preview now = model.preview().get();
        if (now.before() == null || Dialogs.confirmUnlikely(root, text("exchange.same.title"),
                text("exchange.same.words", now.fileName(), now.before().at().format(MINUTE), now.before().staffName()), text("exchange.same.action"))) {
            model.write();
        }
    }

    private void undoRun(ImportRun run) {
        if (model.stage().get() == Stage.DONE) {
            model.back();
        }
        ImportTablesPage.undo(undoing, model, nav, run);
    }

    private void askPassword() {
        TextInputDialog dialog = new TextInputDialog();
        dialog.initOwner(root.getScene().getWindow());
        dialog.setTitle(text("exchange.password.title"));
        dialog.setHeaderText(null);
        PasswordField field = new PasswordField();
        dialog.getEditor().textProperty().bind(field.textProperty());
        dialog.getDialogPane().setContent(new linli.base.ui.Field(text("exchange.password.words"), field));
        dialog.setOnShown(event -> field.requestFocus());
        dialog.showAndWait().filter(word -> !word.isEmpty()).ifPresent(model::password);
    }
}
