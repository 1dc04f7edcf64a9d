package linli.exchange;

import static linli.base.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import linli.base.excel.Column;
import linli.base.excel.Intake.Choice;
import linli.base.excel.ListBook;
import linli.base.excel.Problem;
import linli.base.text.Texts;
import linli.base.ui.Columns;
import linli.base.ui.Memory;
import linli.base.ui.SideBySide;
import linli.base.ui.Tags;
import linli.base.ui.Tone;

/** What stands beside the rows to look at: the troubles with one mend for all alike, the same-person questions, the headers. */
final class ImportReviewPage {
    private static final int MOST_CAUSES = 60;
    private static final int MOST_COLUMNS = 12;

    private final ImportModel model;
    private final TableView<Preview.Note> notes;
    private final SideBySide sides = new SideBySide();
    private final Label title = Tags.styled("", "strong", "wrap");
    private final HBox turn = new HBox(8);
    private final CheckBox alike = new CheckBox(text("exchange.review.alike"));
    private final VBox same = new VBox();
    private FlowPane tabs;
    private StackPane beside;
    private Node columns;
    private Tab looking = Tab.COLUMNS;
    private Preview.Note last;

    /** What stands beside the rows: the columns, the troubles, or the question about one row. */
    private enum Tab { COLUMNS, CAUSES, SAME }

    ImportReviewPage(ImportModel model, TableView<Preview.Note> notes) {
        this.model = model;
        this.notes = notes;
        HBox head = new HBox(8, title, spring(), turn);
        head.getStyleClass().add("tool-row");
        turn.setAlignment(Pos.CENTER_RIGHT);
        FlowPane choices = new FlowPane(8, 6);
        choices.getStyleClass().add("status-line");
        for (Choice choice : Choice.values()) {
            choices.getChildren().add(Tags.button(Texts.of(choice), Integer.toString(choice.ordinal() + 1), () -> decide(choice)));
        }
        choices.getChildren().add(alike);
        VBox.setVgrow(sides, Priority.ALWAYS);
        Label keys = Tags.styled(text("exchange.review.keys"), "small", "secondary", "status-line", "wrap");
        keys.setMaxWidth(Double.MAX_VALUE);
        same.getChildren().addAll(head, sides, keys, choices);
        model.review().sides().addListener((InvalidationListener) any -> sides.show(text("exchange.review.stored"), text("exchange.review.file"), model.review().sides()));
        model.review().note().subscribe(any -> head());
        model.review().which().subscribe(any -> head());
        notes.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        notes.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> went());
        notes.addEventHandler(KeyEvent.KEY_RELEASED, event -> {
            if (event.getCode().isNavigationKey()) {
                went();
            }
        });
        same.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /** Takes its place beside the rows. @param table of the columns */
    void beside(FlowPane choices, StackPane room, Node table) {
        tabs = choices;
        beside = room;
        columns = table;
        ToggleGroup group = new ToggleGroup();
        for (Tab tab : Tab.values()) {
            ToggleButton button = new ToggleButton(Texts.of(tab));
            button.getStyleClass().add("chip");
            button.setToggleGroup(group);
            button.setOnAction(event -> look(tab));
            tabs.getChildren().add(button);
        }
        notes.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        look(Tab.COLUMNS);
        model.chip().subscribe((old, now) -> {
            if (now == Preview.Chip.MAYBE && looking != Tab.SAME) {
                look(Tab.SAME);
            }
        });
    }

    /** A file was looked at, or looked at again: what was chosen stays chosen. */
    void seen(Preview now) {
        words(Tab.CAUSES, Integer.toString(now.causes().size()), !now.causes().isEmpty());
        questions(now);
        Tab tab = tabs.getChildren().get(looking.ordinal()).isVisible() ? looking : Tab.COLUMNS;
        Preview.Note was = last;
        model.notes().stream().filter(note -> was != null && note.place().equals(was.place())).findFirst().ifPresent(notes.getSelectionModel()::select);
        look(tab); // choosing the row again must not turn to its question
    }

    private void questions(Preview now) {
        long questions = model.count(Preview.Chip.MAYBE);
        words(Tab.SAME, text("exchange.review.left", questions - model.review().decided(now.notes()), questions), questions > 0);
    }

    private void words(Tab tab, String count, boolean any) {
        ToggleButton button = (ToggleButton) tabs.getChildren().get(tab.ordinal());
        button.setText(text("exchange.chip", Texts.of(tab), count));
        button.setVisible(any);
        button.setManaged(any);
    }

    private void look(Tab tab) {
        looking = tab;
        ((ToggleButton) tabs.getChildren().get(tab.ordinal())).setSelected(true);
        Preview now = model.preview().get();
        beside.getChildren().setAll(tab == Tab.SAME ? same : tab == Tab.CAUSES && now != null ? causes(now.causes()) : columns);
        if (tab == Tab.SAME && model.review().note().get() == null) {
            model.chip().set(Preview.Chip.MAYBE);
            notes.getSelectionModel().selectFirst();
        }
    }

    private void chosen(Preview.Note note) {
        if (note != null) {
            last = note;
            model.review().show(model.kind().get().kind(), note);
        }
    }

    /** Turns to the question of the row that a person went to; a list that was filled again turns nothing. */
    private void went() {
        Preview.Note note = notes.getSelectionModel().getSelectedItem();
        if (note != null && !note.maybe().isEmpty() && looking != Tab.SAME) {
            look(Tab.SAME);
        }
    }

    private void key(KeyEvent event) {
        Preview.Note row = model.review().note().get();
        String digit = event.getText();
        if (row == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (digit.length() == 1 && digit.charAt(0) >= '1' && digit.charAt(0) <= '4') {
            decide(Choice.values()[digit.charAt(0) - '1']);
            event.consume();
        } else if (digit.equals("[") || digit.equals("]")) {
            turn(digit.equals("]") ? 1 : -1);
            event.consume();
        }
    }

    private void turn(int by) {
        int most = model.review().note().get().maybe().size();
        model.review().which().set(Math.floorMod(model.review().which().get() + by, most));
    }

    private void head() {
        Preview.Note row = model.review().note().get();
        turn.getChildren().clear();
        if (row == null || model.review().which().get() >= row.maybe().size()) {
            title.setText(text("exchange.review.none"));
            return;
        }
        var maybe = row.maybe().get(model.review().which().get());
        title.setText(text("exchange.review.title", row.row(), row.subject(), maybe.why()));
        if (row.maybe().size() > 1) {
            turn.getChildren().addAll(Tags.button(text("exchange.review.before"), "[", () -> turn(-1)),
                    new Label(text("exchange.review.which", model.review().which().get() + 1, row.maybe().size())),
                    Tags.button(text("exchange.review.after"), "]", () -> turn(1)));
        }
    }

    /** Decides, and goes on to the next row nobody has decided about. */
    private void decide(Choice choice) {
        Preview.Note row = model.review().note().get();
        if (row == null) {
            return;
        }
        model.decide(choice, alike.isSelected());
        alike.setSelected(false);
        notes.refresh();
        questions(model.preview().get());
        List<Preview.Note> shown = notes.getItems();
        int at = shown.indexOf(row);
        for (int i = 1; i <= shown.size(); i++) {
            Preview.Note next = shown.get((at + i) % shown.size());
            if (!next.maybe().isEmpty() && model.review().decision(next) == null) {
                notes.getSelectionModel().clearAndSelect(shown.indexOf(next));
                notes.scrollTo(Math.max(0, shown.indexOf(next) - 2));
                return;
            }
        }
        model.review().show(model.kind().get().kind(), row);
    }

    /** @return the troubles, reasons to send back first, each with its rows and one mend for all of them. */
    private Node causes(List<Preview.Cause> causes) {
        VBox list = new VBox();
        causes.stream().limit(MOST_CAUSES).forEach(cause -> list.getChildren().add(cause(cause)));
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        return scroll;
    }

    private Node cause(Preview.Cause cause) {
        boolean back = cause.severity() == Problem.Severity.REJECT;
        String label = model.kind().get().columns().stream().filter(c -> c.key().equals(cause.key())).map(Column::label).findFirst().orElse("");
        String shown = cause.found() == null ? "" : Exports.masked(cause.key(), cause.found());
        Label count = Tags.styled(cause.found() == null ? text("exchange.causes.rows", cause.rows()) : text("exchange.causes.same", cause.rows(), label, shown), "strong");
        count.setMinWidth(Region.USE_PREF_SIZE);
        Button look = Tags.button(text("exchange.causes.look"), null, () -> model.only(cause));
        look.getStyleClass().add("link");
        HBox first = new HBox(8, Tags.tag(text(back ? "exchange.causes.back" : "exchange.causes.warn"), back ? Tone.BAD : Tone.WARN), count, spring(), look);
        first.setAlignment(Pos.CENTER_LEFT);
        VBox line = new VBox(6, first, Tags.styled(cause.sample(), "secondary", "wrap"));
        line.getStyleClass().add("list-row");
        List<String> meanings = cause.asks() ? model.kind().get().choices(cause.key(), cause.found()) : List.of();
        if (!meanings.isEmpty()) {
            FlowPane ask = new FlowPane(8, 6, Tags.styled(text("exchange.causes.ask", cause.rows(), cause.found()), "strong"));
            meanings.forEach(meaning -> ask.getChildren().add(Tags.button(meaning, null, () -> model.answer(cause, meaning))));
            ask.getChildren().addAll(Tags.button(text("exchange.causes.blank", label), null, () -> model.answer(cause, "")));
            line.getChildren().add(ask);
        } else if (!cause.key().isEmpty()) {
            line.getChildren().add(mend(cause, label, shown));
        }
        return line;
    }

    private Node mend(Preview.Cause cause, String label, String shown) {
        FlowPane row = new FlowPane(8, 6);
        // A private text is never the same mistake in several rows: only leaving it out can be right for all.
        if (cause.found() != null && shown.equals(cause.found())) {
            TextField field = new TextField();
            field.setPromptText(shown);
            field.setPrefColumnCount(12);
            field.setAccessibleText(text("exchange.mend.field", label));
            field.setOnAction(event -> model.mendAll(cause, field.getText()));
            row.getChildren().addAll(new Label(text("exchange.mend.field", label)), field, Tags.button(text("exchange.causes.all"), null, () -> model.mendAll(cause, field.getText())));
        }
        row.getChildren().add(Tags.button(text("exchange.causes.blank", label), null, () -> model.mendAll(cause, "")));
        return row;
    }

    /** Fills the pane on which the header's row is chosen. */
    static void header(VBox pane, ImportModel model, Memory memory) {
        ComboBox<ListBook.Top> sheet = new ComboBox<>();
        sheet.setConverter(new javafx.util.StringConverter<>() {
            @Override
            public String toString(ListBook.Top top) {
                return top == null ? "" : top.sheet();
            }

            @Override
            public ListBook.Top fromString(String words) {
                return null;
            }
        });
        sheet.setAccessibleText(text("exchange.note.sheet"));
        TableView<Integer> rows = new TableView<>();
        rows.setId("headerRows");
        Columns<Integer> columns = new Columns<>(rows, "imports.header", memory).number("row", text("exchange.note.row"), 4, row -> row, row -> Integer.toString(row + 1));
        for (int c = 0; c < MOST_COLUMNS; c++) {
            int column = c;
            columns.text("c" + c, linli.base.excel.Layout.letters(c), 8, row -> cell(sheet.getValue(), row, column));
        }
        columns.opening(row -> model.header(sheet.getValue().sheet(), row + 1)).remember();
        rows.getColumns().forEach(column -> column.setSortable(false));
        sheet.valueProperty().subscribe(top -> {
            List<Integer> numbers = new ArrayList<>();
            for (int i = 0; top != null && i < top.rows().size(); i++) {
                numbers.add(i);
            }
            rows.getItems().setAll(numbers);
        });
        model.tops().addListener((InvalidationListener) any -> {
            sheet.getItems().setAll(model.tops());
            sheet.getSelectionModel().selectFirst();
        });
        Button take = Tags.button(text("exchange.header.take"), "Enter", () -> model.header(sheet.getValue().sheet(), rows.getSelectionModel().getSelectedItem() + 1));
        take.getStyleClass().add("primary");
        take.disableProperty().bind(rows.getSelectionModel().selectedItemProperty().isNull());
        Button none = Tags.button(text("exchange.header.none"), null, () -> model.header(sheet.getValue().sheet(), 0));
        none.disableProperty().bind(sheet.valueProperty().isNull());
        HBox head = new HBox(10, new Label(text("exchange.note.sheet")), sheet, Tags.styled(text("exchange.header.words"), "secondary"));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("tool-row");
        HBox foot = new HBox(10, spring(), Tags.button(text("exchange.page.back"), null, model::headerAsItWas), none, take);
        foot.getStyleClass().add("status-line");
        VBox.setVgrow(rows, Priority.ALWAYS);
        pane.getChildren().setAll(head, rows, foot);
    }

    private static String cell(ListBook.Top top, int row, int column) {
        List<String> cells = top == null || row >= top.rows().size() ? List.of() : top.rows().get(row);
        return column < cells.size() ? cells.get(column) : "";
    }
}
