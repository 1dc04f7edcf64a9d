package linli.base.ui;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import linli.base.text.Texts;
import linli.base.value.Side;

/** Two records side by side: a line a field, what differs lit, a word beside the colour. */
public final class SideBySide extends ScrollPane {
    private final GridPane grid = new GridPane();

    public SideBySide() {
        grid.getStyleClass().add("side-by-side");
        grid.getColumnConstraints().setAll(fixed(), growing(), growing(), fixed());
        setContent(grid);
        setFitToWidth(true);
        setFocusTraversable(false);
        getStyleClass().add("bare-scroll");
    }

    private static ColumnConstraints fixed() {
        ColumnConstraints column = new ColumnConstraints();
        column.setMinWidth(Region.USE_PREF_SIZE);
        return column;
    }

    private static ColumnConstraints growing() {
        ColumnConstraints column = new ColumnConstraints();
        column.setHgrow(Priority.ALWAYS);
        column.setPercentWidth(34);
        column.setHalignment(HPos.LEFT);
        return column;
    }

    /** Shows the two; what differs comes first. */
    public void show(String one, String other, List<Side> sides) {
        grid.getChildren().clear();
        if (sides.isEmpty()) {
            return;
        }
        grid.addRow(0, new Label(), head(one), head(other), new Label());
        int row = 1;
        for (Side side : sides.stream().sorted((a, b) -> Integer.compare(rank(a), rank(b))).toList()) {
            Label label = Tags.styled(side.label(), "secondary");
            label.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(row++, label, value(side.one(), side.look() != Side.Look.SAME), value(side.other(), side.look() != Side.Look.SAME), word(side));
        }
    }

    private static int rank(Side side) {
        return side.score() > 0 ? 0 : side.look() == Side.Look.DIFFERENT ? 1 : side.look() == Side.Look.SAME ? 3 : 2;
    }

    private static Label head(String words) {
        return Tags.styled(words, "strong", "wrap");
    }

    private static Label value(String text, boolean lit) {
        Label label = Tags.styled(text, "wrap");
        label.setMinHeight(Region.USE_PREF_SIZE);
        if (lit && !text.isEmpty()) {
            label.getStyleClass().add("lit");
        }
        return label;
    }

    private static Node word(Side side) {
        String words = Texts.of(side.look());
        return Tags.tag(side.score() > 0 ? Texts.text("ui.sides.score", words, side.score()) : words,
                side.look() == Side.Look.DIFFERENT ? Tone.WARN : side.look() == Side.Look.SAME ? Tone.OK : Tone.PLAIN);
    }
}
