package linli.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Kpi;
import linli.base.ui.Look;
import linli.base.ui.Tags;
import linli.base.value.UserClass;

/** The use of the rooms drawn: four figures, hours by rooms, and a bar for each class of users. */
final class RoomUsePage {
    private RoomUsePage() {}

    static List<Node> nodes(RoomUse use) {
        if (use == null || use.rooms().isEmpty()) {
            return List.of();
        }
        RoomUse.Cell all = use.total(-1);
        int bookings = use.byClass().values().stream().mapToInt(RoomUse.Sum::bookings).sum();
        HBox strip = new HBox(new Kpi(Texts.text("rooms.use.rate"), all.percent() + "%", Texts.text("rooms.use.of", hours(all.used()), hours(all.open()))),
                new Kpi(Texts.text("rooms.use.bookings"), String.valueOf(bookings), ""), new Kpi(Texts.text("rooms.use.noShow"), String.valueOf(use.noShow()), ""),
                new Kpi(Texts.text("rooms.use.cancelled"), String.valueOf(use.cancelled()), ""));
        strip.getStyleClass().add("kpi-strip");
        strip.getChildren().getFirst().getStyleClass().add("first");
        return List.of(Tags.styled(Texts.text("venues.title.week", use.from(), use.to()), "secondary"), strip, Tags.styled(Texts.text("rooms.use.byHour"), "strong"), heat(use),
                Tags.styled(Texts.text("rooms.use.byClass"), "strong"), classes(use.byClass()));
    }

    private static String hours(int minutes) {
        return String.valueOf(Math.round(minutes / 60.0));
    }

    /** Rooms by hours; the figure is the percentage of that hour's opening time. */
    private static Node heat(RoomUse use) {
        GridPane grid = new GridPane();
        grid.setHgap(2);
        grid.setVgap(2);
        int width = use.lastHour() - use.firstHour();
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Look.em().get() * 5.5);
        grid.getColumnConstraints().add(names);
        for (int hour = 0; hour <= width; hour++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(Priority.ALWAYS);
            column.setMinWidth(hour == width ? Look.em().get() * 3.2 : 0);
            column.setPrefWidth(Look.em().get() * 1.9);
            grid.getColumnConstraints().add(column);
            if (hour < width) {
                grid.add(Tags.styled(String.valueOf(use.firstHour() + hour), "small", "muted"), hour + 1, 0);
            }
        }
        grid.add(Tags.styled(Texts.text("rooms.use.all"), "small", "muted"), width + 1, 0);
        for (int row = 0; row < use.rooms().size(); row++) {
            grid.add(Tags.styled(use.rooms().get(row).name(), "small"), 0, row + 1);
            for (int hour = 0; hour < width; hour++) {
                grid.add(cell(use.cells()[row][hour]), hour + 1, row + 1);
            }
            grid.add(Tags.styled(use.total(row).percent() + "%", "strong"), width + 1, row + 1);
        }
        return grid;
    }

    private static Node cell(RoomUse.Cell cell) {
        int percent = cell.percent();
        Label label = Tags.styled(cell.open() == 0 && cell.used() == 0 ? "" : String.valueOf(percent), "heat", "small");
        if (percent > 0) {
            label.getStyleClass().add("heat-" + (percent < 15 ? 1 : percent < 35 ? 2 : percent < 65 ? 3 : 4));
        }
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinWidth(0);
        return label;
    }

    private static Node classes(Map<UserClass, RoomUse.Sum> byClass) {
        int all = byClass.values().stream().mapToInt(RoomUse.Sum::minutes).sum();
        List<Node> rows = new ArrayList<>();
        for (UserClass one : UserClass.values()) {
            RoomUse.Sum sum = byClass.getOrDefault(one, new RoomUse.Sum(0, 0));
            int percent = all == 0 ? 0 : Math.round(100f * sum.minutes() / all);
            Label name = new Label(Texts.of(one));
            name.setMinWidth(Look.em().get() * 5.5);
            Region bar = new Region();
            bar.getStyleClass().addAll("use-bar", switch (one) {
                case PARTY_GOV -> "warn";
                case SOCIAL_ORG -> "acc";
                case COMMERCIAL -> "blue";
                case RESIDENT -> "ok";
                case OWN -> "plain";
            });
            bar.setMinHeight(Look.em().get() * 0.9);
            bar.setMaxHeight(Look.em().get() * 0.9);
            bar.setMinWidth(Look.em().get() * 0.14 * percent);
            Region spring = new Region();
            HBox.setHgrow(spring, Priority.ALWAYS);
            HBox row = new HBox(8, name, bar, spring, Tags.styled(Texts.text("rooms.use.line", sum.bookings(), hours(sum.minutes()), percent), "secondary"));
            row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            rows.add(row);
        }
        return new VBox(6, rows.toArray(Node[]::new));
    }
}
