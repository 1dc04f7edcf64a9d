package linli.rollup;

import static linli.base.text.Texts.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.rollup.Comparison.State;
import linli.rollup.Run.Line;
import linli.rollup.Run.Outcome;
import linli.sentfiles.SentTable.Item;

/** The drawn parts of 社区汇总: a line for each file, the map by town, bars in order, the trend. */
final class BoardPage {
    private static final int MOST_BARS = 60;

    private BoardPage() {}

    /** @param confirm takes the waiting files in, in place of the earlier ones */
    static Node run(Run run, Runnable confirm) {
        VBox lines = new VBox(6);
        lines.getStyleClass().add("card-body");
        // What needs somebody stands first.
        run.lines().stream().sorted(java.util.Comparator.comparing((Line line) -> -line.outcome().ordinal())).limit(MOST_BARS).forEach(line -> {
            Label words = Tags.styled(text("rollup.page.line", line.file(), line.words()), "wrap");
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            lines.getChildren().add(new HBox(8, Tags.tag(Texts.of(line.outcome()), tone(line.outcome())), words));
        });
        Card card = new Card(text("rollup.page.run"), text("rollup.page.files", run.lines().size()), lines);
        if (run.count(Outcome.WAITING) > 0) {
            Button replace = new Button(text("rollup.page.confirm", run.count(Outcome.WAITING)));
            replace.setId("confirm");
            replace.setOnAction(event -> confirm.run());
            card.getHeadItems().add(replace);
        }
        return card;
    }

    private static Tone tone(Outcome outcome) {
        return switch (outcome) {
            case RECEIVED, REPLACED -> Tone.OK;
            case LATE, WAITING -> Tone.WARN;
            case REFUSED -> Tone.BAD;
            case UNCHANGED -> Tone.PLAIN;
        };
    }

    private static Tone tone(State state) {
        return state == State.RECEIVED ? Tone.OK : state == State.LATE ? Tone.WARN : Tone.BAD;
    }

    /** A tile for each community, town by town. */
    static Node map(RollupModel.Shown now, Consumer<Rollups.Place> open) {
        VBox towns = new VBox(10);
        towns.getStyleClass().add("card-body");
        Map<String, List<Rollups.Place>> byTown = new java.util.LinkedHashMap<>();
        now.sums().board().forEach(place -> byTown.computeIfAbsent(place.who().town(), any -> new ArrayList<>()).add(place));
        byTown.forEach((town, places) -> {
            FlowPane tiles = new FlowPane(6, 6);
            for (Rollups.Place place : places) {
                String words = place.now() == null ? text("rollup.page.tile", place.who().name(), Texts.of(place.state())) : text("rollup.page.tile", place.who().name(),
                        value(now, place.who().code()));
                Label tile = Tags.tag(words, tone(place.state()));
                tile.setAccessibleText(text("rollup.page.spoken", place.who().name(), Texts.of(place.state()), place.editions()));
                tile.setTooltip(new javafx.scene.control.Tooltip(tile.getAccessibleText()));
                Tags.opening(tile, tile.getAccessibleText(), () -> open.accept(place));
                tiles.getChildren().add(tile);
            }
            long sent = places.stream().filter(place -> place.now() != null).count();
            towns.getChildren().addAll(Tags.styled(text("rollup.page.town", town, sent, places.size()), "strong"), tiles);
        });
        return new Card(text("rollup.page.map"), text("rollup.page.legend"), towns);
    }

    private static String value(RollupModel.Shown now, String code) {
        return now.compared() == null ? Texts.of(State.RECEIVED) : now.compared().towns().stream().flatMap(town -> town.units().stream()).filter(unit -> unit.code().equals(code)).findFirst()
                .map(unit -> shown(now.compared().figure(), unit.value())).orElse("");
    }

    static String shown(Item like, BigDecimal value) {
        if (value == null) {
            return text("reports.none.dash");
        }
        return switch (like.style()) {
            case COUNT, TEXT -> String.format(java.util.Locale.ROOT, "%,.0f", value);
            case MONEY -> String.format(java.util.Locale.ROOT, "%,.2f", value);
            case DECIMAL, POINTS -> String.format(java.util.Locale.ROOT, "%,.1f", value);
            case SHARE, PERCENT -> String.format(java.util.Locale.ROOT, "%.1f%%", value.doubleValue() * 100);
        };
    }

    static List<Node> figures(RollupModel.Shown now, Consumer<Rollups.Place> open) {
        if (now.compared() == null) {
            return List.of();
        }
        Comparison compared = now.compared();
        Item item = compared.figure();
        String note = compared.perhapsTwice() ? text("rollup.looseNote") : compared.twice() == null ? "" : text("rollup.onceNote", compared.twice());
        GridPane sums = new GridPane();
        sums.getStyleClass().addAll("card-body", "gap");
        sums.setHgap(24);
        sums.setVgap(4);
        int at = 0;
        for (Comparison.Town town : compared.towns()) {
            sums.addRow(at++, new Label(text("rollup.subtotal", town.name())), Tags.styled(shown(item, town.sum()), "strong"));
        }
        sums.addRow(at, Tags.styled(text("rollup.total"), "strong"), Tags.styled(shown(item, item.value()), "strong"));
        List<Node> all = new ArrayList<>(List.of(new Card(text("reports.label", item.row(), item.column()), note, sums), bars(compared, now, open)));
        if (now.trend().size() > 1) {
            all.add(trend(item, now.trend()));
        }
        all.add(gaps(now.sums()));
        return all;
    }

    private static Node bars(Comparison compared, RollupModel.Shown now, Consumer<Rollups.Place> open) {
        GridPane bars = new GridPane();
        bars.getStyleClass().add("card-body");
        bars.setHgap(10);
        bars.setVgap(4);
        double most = compared.ranked().stream().filter(unit -> unit.value() != null).mapToDouble(unit -> unit.value().doubleValue()).max().orElse(1);
        int at = 0;
        for (Comparison.Unit unit : compared.ranked().stream().limit(MOST_BARS).toList()) {
            Label name = new Label(unit.name());
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label figure = Tags.styled(unit.state() == State.MISSING ? Texts.of(State.MISSING) : shown(compared.figure(), unit.value()), "secondary");
            figure.setMinWidth(Region.USE_PREF_SIZE);
            ProgressBar bar = new ProgressBar(unit.value() == null || most <= 0 ? 0 : Math.max(0, unit.value().doubleValue() / most));
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setAccessibleText(unit.name() + " " + figure.getText());
            GridPane.setHgrow(bar, Priority.ALWAYS);
            now.sums().board().stream().filter(place -> place.who().code().equals(unit.code())).findFirst()
                    .ifPresent(place -> Tags.opening(name, unit.name() + " " + figure.getText(), () -> open.accept(place)));
            bars.addRow(at, Tags.styled(Integer.toString(at + 1), "muted"), name, bar, figure);
            at++;
        }
        return new Card(text("rollup.page.ranked"), "", bars);
    }

    /** One community: what it sent and when, and its own figures of the table shown. */
    static Node place(RollupModel.Opened opened, RollupModel model) {
        Rollups.Place place = opened.place();
        VBox body = new VBox(8, new HBox(8, Tags.tag(Texts.of(place.state()), tone(place.state())), Tags.styled(text("rollup.rules.place", place.who().code(), place.who().town()), "secondary")));
        opened.history().reversed().forEach(one -> body.getChildren().add(Tags.styled(one.endedAt() == null ? text("rollup.place.sent", one.edition(), one.sentOn(), one.file(), one.by())
                : text("rollup.place.replaced", one.edition(), one.sentOn(), one.file()), "small", "wrap")));
        if (opened.table() != null) {
            GridPane figures = new GridPane();
            figures.setHgap(16);
            figures.setVgap(4);
            int at = 0;
            for (Item item : opened.table().items()) {
                if (item.style() != linli.sentfiles.SentTable.Style.TEXT && item.value() != null) {
                    Label name = Tags.styled(text("reports.label", item.row(), item.column()), "wrap");
                    name.setMinWidth(0);
                    Label value = Tags.styled(shown(item, item.value()), "strong");
                    value.setMinWidth(Region.USE_PREF_SIZE);
                    GridPane.setHgrow(name, Priority.ALWAYS);
                    figures.addRow(at++, name, value);
                }
            }
            body.getChildren().addAll(Tags.styled(opened.table().title(), "strong", "wrap"), figures);
        }
        return RulesPage.pane(place.who().name(), model, body);
    }

    private static Node trend(Item item, Map<String, BigDecimal> values) {
        LineChart<String, Number> chart = new LineChart<>(new CategoryAxis(), new NumberAxis());
        chart.setAnimated(false);
        chart.setLegendVisible(false);
        chart.getStyleClass().add("report-chart");
        XYChart.Series<String, Number> series = new XYChart.Series<>();
        series.setName(item.row());
        values.forEach((span, value) -> series.getData().add(new XYChart.Data<>(span, value)));
        chart.getData().add(series);
        return new Card(text("rollup.page.trend"), "", chart);
    }

    private static Node gaps(Sums sums) {
        VBox lines = new VBox(4);
        lines.getStyleClass().add("card-body");
        sums.gaps().forEach(gap -> lines.getChildren().add(Tags.styled(text("rollup.gap", gap.code(), gap.row(), gap.column(), gap.said(), gap.reckoned()), "wrap")));
        if (sums.gaps().isEmpty()) {
            lines.getChildren().add(Tags.styled(text("rollup.page.noGap"), "secondary"));
        }
        return new Card(text("rollup.page.gaps"), text("rollup.page.gapCount", sums.gaps().size()), lines);
    }
}
