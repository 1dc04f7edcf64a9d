package linli.exchange;

import static linli.base.text.Texts.text;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.util.StringConverter;
import linli.base.excel.Column;
import linli.base.excel.ColumnMatch;
import linli.base.excel.Judged;
import linli.base.excel.Layout;
import linli.base.excel.ListBook;
import linli.base.excel.ListSheet;
import linli.base.excel.Problem;
import linli.base.text.Texts;
import linli.base.ui.CellEdits;
import linli.base.ui.Columns;
import linli.base.ui.Kpi;
import linli.base.ui.Look;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.exchange.ImportModel.Line;

/** The tables and bands of the import page: how a column, a row to look at and a past import are shown. */
final class ImportTablesPage {
    /** The Chinese full stop: what comes after it is how to mend. */
    private static final char FULL_STOP = '\u3002';
    private static final double PROBLEM_EM = 12.6;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private ImportTablesPage() {}

    static void kinds(ComboBox<ListSheet<?>> box, List<ListSheet<?>> kinds) {
        box.getItems().setAll(kinds);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(ListSheet<?> kind) {
                return kind == null ? "" : kind.title();
            }

            @Override
            public ListSheet<?> fromString(String text) {
                return null;
            }
        });
    }

    static void figure(Kpi kpi, int value, Tone tone) {
        kpi.setValue(String.format("%,d", value));
        kpi.tone(value == 0 ? Tone.PLAIN : tone);
    }

    /** @return the file, and where its header is. */
    static String where(String file, int sheets, Layout layout) {
        int row = layout.top() + 1;
        return switch (layout.depth()) {
            case 0 -> text("exchange.page.subBare", file, sheets);
            case 1 -> text("exchange.page.subFlat", file, sheets, row);
            default -> text("exchange.page.subDeep", file, sheets, row, layout.depth());
        };
    }

    /** @return what the clerk should know before writing, "" when nothing. */
    static String band(Preview now, ListSheet<?> list) {
        List<String> words = new ArrayList<>();
        if (!now.missing().isEmpty()) {
            words.add(text("exchange.band.missing", String.join(text("exchange.and"), now.missing())));
        }
        if (now.before() != null) {
            words.add(text("exchange.band.same", now.before().at().format(MINUTE), now.before().staffName()));
        }
        long unsure = now.sheets().stream().flatMap(s -> s.columns().stream()).filter(m -> !m.sure() && m.used()).count();
        if (now.sheets().stream().anyMatch(ListBook.Plan::guessed)) {
            words.add(text("exchange.band.guessed"));
        } else if (unsure > 0) {
            words.add(text("exchange.band.unsure", unsure));
        }
        for (Preview.Cause asked : now.questions(list)) {
            words.add(text("exchange.band.asks", asked.rows(), asked.found(), String.join(text("exchange.or"), list.choices(asked.key(), asked.found()))));
        }
        for (ListBook.Aside.Why why : ListBook.Aside.Why.values()) {
            List<String> sheets = now.aside().stream().filter(a -> a.why() == why).map(ListBook.Aside::sheet).toList();
            if (!sheets.isEmpty()) {
                words.add(text("exchange.band.aside", String.join(text("exchange.and"), sheets), Texts.of(why)));
            }
        }
        return String.join("\n", words);
    }

    static void columns(TableView<Line> table, Memory memory, ImportModel model) {
        new Columns<>(table, "imports.columns", memory)
                .node("header", text("exchange.column.header"), 9, ImportTablesPage::header, ImportTablesPage::headerNode)
                .node("samples", text("exchange.column.samples"), 10, ImportTablesPage::samples, line -> Tags.styled(samples(line), "muted"))
                .node("target", text("exchange.column.target"), 10.5, line -> line.match().column() == null ? "" : line.match().column().label(), line -> target(line, model))
                .node("basis", text("exchange.column.basis"), 7, line -> Texts.of(line.match().basis()), line -> Tags.tag(Texts.of(line.match().basis()), tone(line.match())))
                .text("filled", text("exchange.column.filled"), 4.5, line -> String.valueOf(line.match().header().filled()))
                .remember();
        table.setFixedCellSize(-1);
    }

    private static String header(Line line) {
        String label = line.match().header().label();
        return label.isEmpty() ? text("exchange.column.none", line.match().header().letters()) : label;
    }

    private static Node headerNode(Line line) {
        List<String> levels = line.match().header().levels();
        if (levels.size() < 2) {
            return new Label(header(line));
        }
        return new VBox(new Label(String.join(" / ", levels.subList(0, levels.size() - 1))), Tags.styled(levels.getLast(), "muted", "small"));
    }

    private static String samples(Line line) {
        return line.match().header().samples().stream().map(ImportTablesPage::masked).collect(Collectors.joining(text("exchange.and")));
    }

    /** Long digit strings are shown by their start alone. */
    private static String masked(String value) {
        String bare = value.strip();
        if (bare.length() >= 15 && bare.chars().limit(15).allMatch(Character::isDigit)) {
            return bare.substring(0, 10) + text("exchange.more");
        }
        if (bare.matches("1\\d{10}.*")) {
            return bare.substring(0, 7) + text("exchange.more") + bare.substring(11);
        }
        return bare.length() > 16 ? bare.substring(0, 15) + text("exchange.more") : bare;
    }

    private static Node target(Line line, ImportModel model) {
        if (line.match().basis() == ColumnMatch.Basis.REFUSED) {
            return Tags.styled(text("exchange.column.refused"), "muted");
        }
        ComboBox<Column> box = new ComboBox<>();
        Column none = new Column("", text("exchange.column.leaveOut"), List.of(), Column.Use.IGNORED, false, null);
        box.getItems().add(none);
        model.kind().get().columns().stream().filter(c -> c.use() != Column.Use.REFUSED).forEach(box.getItems()::add);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Column column) {
                return column == null ? "" : column.many() ? text("exchange.column.many", column.label()) : column.label();
            }

            @Override
            public Column fromString(String text) {
                return null;
            }
        });
        Column now = line.match().column();
        box.setValue(now == null ? none : box.getItems().stream().filter(c -> c.key().equals(now.key())).findFirst().orElse(none));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(text("exchange.column.targetOf", header(line)));
        box.setOnAction(event -> model.choose(line, box.getValue().key()));
        return box;
    }

    private static Tone tone(ColumnMatch match) {
        return switch (match.basis()) {
            case HEADER, HEADER_CONTENT, CONTENT, MEMORY, HAND -> match.sure() ? Tone.OK : Tone.WARN;
            case EITHER, ODD, TAKEN -> Tone.WARN;
            case REFUSED, IGNORED, UNKNOWN -> Tone.PLAIN;
        };
    }

    static void notes(TableView<Preview.Note> table, Memory memory, ImportModel model) {
        CellEdits<Preview.Note> edits = new CellEdits<>(table, "cells", Preview.Note::place, note -> cells(note, model), model::mend);
        new Columns<>(table, "imports.notes", memory)
                .number("row", text("exchange.note.row"), 3.2, Preview.Note::row, note -> String.valueOf(note.row()))
                .text("subject", text("exchange.note.subject"), 5, note -> note.subject().isEmpty() ? text("exchange.none") : note.subject())
                .node("cells", text("exchange.note.cells"), 11.5, note -> cells(note, model).stream().map(CellEdits.Cell::shown).collect(Collectors.joining(text("exchange.and"))), edits::node)
                .node("problem", text("exchange.note.problem"), PROBLEM_EM, ImportTablesPage::problem, ImportTablesPage::found)
                .node("fate", text("exchange.note.fate"), 5.4, note -> Texts.of(note.fate()), note -> fate(note, model))
                .text("sheet", text("exchange.note.sheet"), 7, Preview.Note::sheet).hidden()
                .remember();
        table.setRowFactory(any -> new TableRow<>() {
            @Override
            protected void updateItem(Preview.Note note, boolean empty) {
                super.updateItem(note, empty);
                getStyleClass().remove("bad");
                if (!empty && note != null && note.fate() == Judged.Fate.REJECTED) {
                    getStyleClass().add("bad");
                }
            }
        });
    }

    /** What was found, wrapped so that the row grows with it; the whole sentence, with its mend, on hovering. */
    private static Node found(Preview.Note note) {
        String whole = problem(note);
        String brief = whole.lines().map(line -> line.indexOf(FULL_STOP) > 0 ? line.substring(0, line.indexOf(FULL_STOP)) : line)
                .collect(Collectors.joining("\n"));
        // A Text tells its height for its own width; a Label in a cell is asked without a width and would stay one line high.
        Text words = new Text(brief);
        words.getStyleClass().add("cell-text");
        words.wrappingWidthProperty().bind(Look.em().multiply(PROBLEM_EM - 2));
        StackPane room = new StackPane(words);
        room.setAlignment(Pos.CENTER_LEFT);
        room.setPadding(new Insets(6, 0, 6, 0));
        Tooltip.install(room, new Tooltip(whole));
        return room;
    }

    private static String problem(Preview.Note note) {
        List<String> words = new ArrayList<>(note.problems().stream().sorted(Comparator.comparing(Problem::severity)).map(Problem::text).toList());
        note.maybe().forEach(maybe -> words.add(text("exchange.note.maybe", maybe.name(), maybe.why())));
        return String.join("\n", words);
    }

    private static Node fate(Preview.Note note, ImportModel model) {
        var decision = model.review().decision(note);
        if (decision != null && !note.maybe().isEmpty()) {
            return Tags.tag(Texts.of(decision.choice()), Tone.ACCENT);
        }
        boolean ask = note.fate() == Judged.Fate.NEW && !note.maybe().isEmpty();
        Tone tone = switch (note.fate()) {
            case REJECTED -> Tone.BAD;
            case TWIN -> Tone.WARN;
            case NEW -> ask ? Tone.WARN : Tone.OK;
            case UPDATED -> Tone.BLUE;
            case UNCHANGED -> Tone.PLAIN;
        };
        return Tags.tag(ask ? text("exchange.note.ask") : Texts.of(note.fate()), tone);
    }

    /** @return the cells of a row that are not right, as they stand in the file or were mended. */
    private static List<CellEdits.Cell> cells(Preview.Note note, ImportModel model) {
        List<CellEdits.Cell> cells = new ArrayList<>();
        note.found().forEach((key, found) -> {
            String label = model.kind().get().columns().stream().filter(c -> c.key().equals(key)).map(Column::label).findFirst().orElse(key);
            String now = model.review().mended(note, key, found);
            cells.add(new CellEdits.Cell(key, label, now, Exports.masked(key, now)));
        });
        return cells;
    }

    static void runs(TableView<ImportRun> table, Memory memory, Consumer<ImportRun> undo) {
        new Columns<>(table, "imports.runs", memory)
                .text("at", text("exchange.run.at"), 10, run -> run.at().format(MINUTE))
                .text("file", text("exchange.run.file"), 17, ImportRun::fileName)
                .text("staff", text("exchange.run.staff"), 6, ImportRun::staffName)
                .number("read", text("exchange.count.read"), 5, run -> run.counts().read(), run -> String.valueOf(run.counts().read()))
                .number("added", text("exchange.count.added"), 5, run -> run.counts().added(), run -> String.valueOf(run.counts().added()))
                .number("updated", text("exchange.count.updated"), 5, run -> run.counts().updated(), run -> String.valueOf(run.counts().updated()))
                .number("unchanged", text("exchange.count.unchanged"), 5, run -> run.counts().unchanged(), run -> String.valueOf(run.counts().unchanged()))
                .number("twin", text("exchange.count.twin"), 6, run -> run.counts().twin(), run -> String.valueOf(run.counts().twin()))
                .number("rejected", text("exchange.count.rejected"), 5, run -> run.counts().rejected(), run -> String.valueOf(run.counts().rejected()))
                .node("state", text("exchange.run.state"), 8, run -> run.undoneAt() == null ? "" : text("exchange.run.undone"), run -> state(run, undo))
                .remember();
    }

    private static Node state(ImportRun run, Consumer<ImportRun> undo) {
        if (run.undoneAt() != null && run.kept() == 0) {
            return Tags.tag(text("exchange.run.undone"), Tone.PLAIN);
        }
        var button = Tags.button(run.undoneAt() == null ? text("exchange.run.undo") : text("exchange.run.kept", run.kept()), null, () -> undo.accept(run));
        button.getStyleClass().add("link");
        return button;
    }

    static void shows(Node part, boolean now) {
        part.setVisible(now);
        part.setManaged(now);
    }

    /** Looks what taking an import back would do, then asks in place, naming the rows that were edited or used since. */
    static void undo(VBox box, ImportModel model, Nav nav, ImportRun run) {
        model.undoAhead(run.id(), ahead -> undo(box, run, ahead, even -> model.undo(run.id(), even, undone ->
                nav.say(undone.kept().isEmpty() ? text("exchange.undo.done", undone.back()) : text("exchange.undo.kept", undone.back(), undone.kept().size())))));
    }

    /** @param deed told whether the named rows go too */
    private static void undo(VBox box, ImportRun run, ImportRun.Undone ahead, Consumer<Boolean> deed) {
        shows(box, true);
        box.getChildren().clear();
        boolean plain = ahead.kept().isEmpty();
        box.getChildren().add(Tags.styled(run.undoneAt() != null ? text("exchange.undo.again", run.fileName()) : text("exchange.undo.words", run.fileName(), run.counts().added(), run.counts().updated()), "wrap"));
        FlowPane buttons = new FlowPane(10, 6);
        if (!plain) {
            box.getChildren().add(Tags.styled(text("exchange.undo.edited", ahead.kept().size()), "strong", "wrap"));
            ListView<String> names = new ListView<>();
            names.getItems().setAll(ahead.kept().stream().map(one -> one.created() ? text("exchange.undo.created", one.name()) : text("exchange.undo.changed", one.name())).toList());
            names.setAccessibleText(text("exchange.undo.edited", ahead.kept().size()));
            names.setPrefHeight(Look.em().get() * (2.6 * Math.min(4, ahead.kept().size()) + 0.5));
            names.setMinHeight(names.getPrefHeight());
            names.setMaxHeight(names.getPrefHeight());
            box.getChildren().add(names);
            if (run.undoneAt() == null || ahead.back() > 0) {
                buttons.getChildren().add(deed("undoKeeping", text("exchange.undo.keeping", ahead.back()), box, () -> deed.accept(false)));
            }
        }
        buttons.getChildren().add(deed("undoAll", plain ? text("exchange.undo.action") : text("exchange.undo.even", ahead.kept().size()), box, () -> deed.accept(!plain)));
        buttons.getChildren().add(deed("undoNot", text("exchange.undo.not"), box, () -> { }));
        box.getChildren().add(buttons);
        buttons.getChildren().getLast().requestFocus();
    }

    private static Node deed(String id, String words, VBox box, Runnable doing) {
        var button = Tags.button(words, null, () -> {
            shows(box, false);
            doing.run();
        });
        button.setId(id);
        return button;
    }
}
