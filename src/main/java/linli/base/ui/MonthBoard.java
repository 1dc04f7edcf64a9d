package linli.base.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;

/** A month as weeks of seven days, each with a few lines. A click or Enter opens a day; arrows go from day to day. */
public final class MonthBoard extends ScrollPane {
    private static final int LINES = 4;

    /**
     * A day's words.
     *
     * @param title e.g. 周六 28
     * @param alert what must not be overlooked, or null
     * @param faint whether it belongs to the month before or after
     */
    public record Day(String title, String spoken, String alert, List<String> lines, boolean today, boolean faint) {}

    private final GridPane grid = new GridPane();

    public MonthBoard() {
        setContent(grid);
        setFitToWidth(true);
        setFitToHeight(true);
        setFocusTraversable(false);
        grid.getColumnConstraints().setAll(Stream.generate(MonthBoard::column).limit(7).toList());
        grid.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Shows the days; their number is a multiple of seven, the first is a Monday. */
    public void show(List<LocalDate> days, Function<LocalDate, Day> words, Consumer<LocalDate> open) {
        grid.getChildren().clear();
        grid.getRowConstraints().setAll(Stream.generate(MonthBoard::row).limit(days.size() / 7).toList());
        for (int i = 0; i < days.size(); i++) {
            LocalDate day = days.get(i);
            grid.add(cell(words.apply(day), () -> open.accept(day)), i % 7, i / 7);
        }
    }

    private static ColumnConstraints column() {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(100.0 / 7);
        return column;
    }

    private static RowConstraints row() {
        RowConstraints row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        return row;
    }

    private static Node cell(Day day, Runnable open) {
        VBox cell = new VBox(1, Tags.styled(day.title(), day.today() ? "text-acc" : "secondary", "strong"));
        cell.getStyleClass().add(day.faint() ? "month-other" : "month-day");
        if (day.alert() != null) {
            cell.getChildren().add(Tags.styled(day.alert(), "text-bad", "small"));
        }
        day.lines().stream().limit(LINES).forEach(line -> cell.getChildren().add(Tags.styled(line, "small")));
        if (day.lines().size() > LINES) {
            cell.getChildren().add(Tags.styled(Texts.text("ui.month.more", day.lines().size() - LINES), "small", "muted"));
        }
        cell.setMinWidth(0);
        cell.setFocusTraversable(true);
        cell.setAccessibleText(day.spoken());
        cell.setOnMouseClicked(event -> open.run());
        cell.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open.run();
                event.consume();
            }
        });
        return cell;
    }

    private void key(KeyEvent event) {
        int at = grid.getChildren().indexOf(event.getTarget());
        int next = at + switch (event.getCode()) {
            case LEFT -> -1;
            case RIGHT -> 1;
            case UP -> -7;
            case DOWN -> 7;
            default -> 0;
        };
        if (at >= 0 && next != at && next >= 0 && next < grid.getChildren().size()) {
            grid.getChildren().get(next).requestFocus();
            event.consume();
        }
    }
}
