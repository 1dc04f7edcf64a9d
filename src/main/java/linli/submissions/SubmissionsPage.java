package linli.submissions;

import static linli.base.text.Texts.text;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.EmptyState;
import linli.base.ui.Fxml;
import linli.base.ui.Look;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.SheetPane;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.ui.Work;
import linli.base.value.Span;
import linli.reports.Reports;
import linli.submissions.SubmissionsModel.SideKind;
import linli.tables.Filled;
import linli.tables.Form;
import linli.tables.Tables;

/** 统计报表: the thirteen tables on screen; a figure opens its rows, a table is exported, printed and sent. */
public final class SubmissionsPage implements Page {
    private static final PseudoClass OPENED = PseudoClass.getPseudoClass("opened");

    private final SubmissionsModel model;
    private final Consumer<Path> opener;
    private final Nav nav;
    private final Map<String, Label> cells = new HashMap<>();
    private SheetPane paper;
    private SendingPage sending;
    private Node view;

    @FXML private PageHead head;
    @FXML private ChipRow<Span.Kind> kinds;
    @FXML private Button earlier;
    @FXML private Label period;
    @FXML private Button later;
    @FXML private Button openFile;
    @FXML private Button preview;
    @FXML private Button template;
    @FXML private Button export;
    @FXML private Button send;
    @FXML private ProgressIndicator busy;
    @FXML private ListView<Form> forms;
    @FXML private Label state;
    @FXML private VBox content;
    @FXML private StackPane side;

    /** @param opener opens a file with the system's own program */
    public SubmissionsPage(Tables tables, Reports reports, Submissions submissions, Nav nav, Work work, Consumer<Path> opener) {
        this.model = new SubmissionsModel(tables, reports, submissions, nav, work);
        this.opener = opener;
        this.nav = nav;
    }

    @Override
    public String name() {
        return "tables";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "submissions.fxml");
            view.setOnKeyPressed(event -> {
                if (event.getCode() == KeyCode.ESCAPE && model.side().get() != SideKind.NONE) {
                    model.close();
                    event.consume();
                }
            });
        }
        return view;
    }

    /** @param argument a table's short name, or null for the one shown last */
    @Override
    public void shown(Object argument) {
        view();
        if (argument instanceof String id && !id.equals(model.form().get())) {
            model.form().set(id);
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
        model.span().subscribe(now -> {
            period.setText(now.words());
            later.setDisable(model.atLast());
        });
        busy.visibleProperty().bind(model.busy());
        for (Button button : List.of(preview, template, export, send)) {
            button.disableProperty().bind(model.filled().isNull().or(model.busy()));
        }
        export.setOnAction(event -> chooseFile());
        template.setOnAction(event -> chooseForm());
        preview.setOnAction(event -> model.preview());
        send.setOnAction(event -> model.look());
        openFile.visibleProperty().bind(model.written().isNotNull());
        openFile.managedProperty().bind(openFile.visibleProperty());
        openFile.setOnAction(event -> opener.accept(model.written().get()));
        forms.setCellFactory(list -> new FormCell());
        forms.getItems().setAll(model.forms());
        forms.getSelectionModel().select(0);
        forms.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null) {
                model.form().set(now.id());
            }
        });
        model.form().subscribe(id -> forms.getItems().stream().filter(form -> form.id().equals(id)).findFirst().ifPresent(form -> forms.getSelectionModel().select(form)));
        model.filled().subscribe(this::show);
        Look.em().addListener((property, old, now) -> show(model.filled().get()));
        // A table sent unchanged is the same table: what was sent is listened to by itself.
        model.sent().addListener((javafx.beans.Observable any) -> state());
        state();
        model.side().subscribe(this::side);
        model.chosen().addListener((property, old, now) -> {
            mark(old, false);
            mark(now, true);
        });
    }

    private void mark(String id, boolean opened) {
        if (id != null && cells.containsKey(id)) {
            cells.get(id).pseudoClassStateChanged(OPENED, opened);
        }
    }

    private void side(SideKind kind) {
        side.setVisible(kind != SideKind.NONE);
        side.setManaged(kind != SideKind.NONE);
        switch (kind) {
            case ROWS -> side.getChildren().setAll(new BehindPage(model).view());
            case SENDING -> {
                sending = sending == null ? new SendingPage(model) : sending;
                side.getChildren().setAll(sending.view());
            }
            case PAPER -> {
                paper = paper == null ? new SheetPane(nav, text("submissions.page.preview"), model::fileName, model::close) : paper;
                side.getChildren().setAll(paper);
                paper.show(model.paper());
            }
            case NONE -> side.getChildren().clear();
        }
    }

    private void show(Filled filled) {
        if (filled == null) {
            return;
        }
        head.setSub(text("reports.page.sub", filled.title(), filled.cutoff()));
        cells.clear();
        content.getChildren().clear();
        if (filled.form().id().equals(Tables.MONTH) && filled.nothing()) {
            content.getChildren().add(new EmptyState(text("reports.page.empty"), text("reports.page.toImport"), () -> nav.open("import", null)));
        }
        Node headlines = TableGridPage.headlines(filled, model::choose);
        if (headlines != null) {
            content.getChildren().add(headlines);
        }
        content.getChildren().addAll(TableGridPage.nodes(filled, this::cell));
    }

    private void state() {
        int editions = model.sent().size();
        state.setText(editions == 0 ? text("submissions.page.never") : text("submissions.page.last", editions, Submissions.day(model.sent().getLast()), model.sent().getLast().by()));
    }

    private Label cell(Filled.Figure figure, String spoken) {
        Label cell = TableGridPage.cell(figure.shown());
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
            cells.put(figure.id(), cell);
        }
        return cell;
    }

    private static FileChooser chooser(String title, String name, String... endings) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(text("reports.page.excel"), endings));
        return chooser;
    }

    private void chooseForm() {
        File form = chooser(text("submissions.page.form"), null, "*.xlsx", "*.xls").showOpenDialog(template.getScene().getWindow());
        if (form == null) {
            return;
        }
        // It stays the kind of file it is.
        int dot = form.getName().lastIndexOf('.');
        String ending = form.getName().substring(dot);
        File target = chooser(text("submissions.page.formTarget"), text("submissions.page.formName", form.getName().substring(0, dot)) + ending, "*" + ending)
                .showSaveDialog(template.getScene().getWindow());
        if (target != null) {
            model.template(form.toPath(), target.toPath());
        }
    }

    private void chooseFile() {
        File file = chooser(text("reports.page.export"), model.fileName() + ".xlsx", "*.xlsx").showSaveDialog(export.getScene().getWindow());
        if (file != null) {
            model.export(file.toPath());
        }
    }

    /** A table's number and name, and how often it is sent. */
    private static final class FormCell extends ListCell<Form> {
        @Override
        protected void updateItem(Form form, boolean none) {
            super.updateItem(form, none);
            setGraphic(none || form == null ? null : new HBox(8, Tags.styled(form.no() == 0 ? form.name() : form.no() + " " + form.name(), "strong"), Tags.tag(Texts.of(form.usual()), Tone.PLAIN)));
        }
    }
}
