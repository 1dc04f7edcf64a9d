package linli.themes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import javafx.util.StringConverter;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.ChipRow;
import linli.base.ui.Field;
import linli.base.ui.Kpi;
import linli.base.ui.LitText;
import linli.base.ui.Look;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.FocusGroup;
import linli.themes.ThemeReport.Lift;
import linli.themes.ThemeReport.Quote;
import linli.themes.ThemeReport.Row;

/** One theme on the screen: its figures, trend, groups, words and what people said; and the forms that change it. */
final class ThemePartPage {
    private static final int WORDS = 18;

    private final ThemesModel model;
    private final Card card = new Card();
    private final VBox body = new VBox();
    private final VBox form = new VBox();
    private final HBox figures = new HBox();
    private final FlowPane groups = new FlowPane(8, 6);
    private final FlowPane words = new FlowPane(6, 6);
    private final VBox quotes = new VBox();
    private final Label quotesTitle = Tags.styled("", "strong");
    private final Button more = new Button();
    private final XYChart.Series<String, Number> trend = new XYChart.Series<>();

    ThemePartPage(ThemesModel model) {
        this.model = model;
        body.getStyleClass().add("card-body");
        figures.getStyleClass().add("kpi-strip");
        form.getStyleClass().addAll("form");
        form.managedProperty().bind(Bindings.isNotEmpty(form.getChildren()));
        form.visibleProperty().bind(form.managedProperty());
        more.getStyleClass().add("link");
        more.setId("themes-more");
        more.setOnAction(event -> model.allQuotes.set(!model.allQuotes.get()));
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox quotesHead = new HBox(8, quotesTitle, spring, more);
        quotesHead.setAlignment(Pos.CENTER_LEFT);
        body.getChildren().addAll(form, figures, chart(), groups, words, quotesHead, quotes);
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(Look.em().get() * 20);
        card.getContent().setAll(scroll);
        card.getHeadItems().addAll(button("themes-match", Texts.text("themes.match"), () -> model.match(model.chosen.get().ids(), model.chosen.get().theme().name())),
                button("themes-rename", Texts.text("themes.rename"), this::rename), button("themes-merge", Texts.text("themes.merge"), this::merge),
                button("themes-split", Texts.text("themes.split"), this::split));
        model.chosen.addListener((property, old, now) -> show(now));
        model.merged.addListener((javafx.beans.InvalidationListener) any -> words(model.chosen.get()));
        model.quotes.addListener((javafx.beans.InvalidationListener) any -> quotes());
        model.correcting.addListener((property, old, now) -> correct(now));
        show(model.chosen.get());
    }

    Node root() {
        return card;
    }

    private static Button button(String id, String words, Runnable action) {
        Button button = Tags.button(words, null, action);
        button.setId(id);
        return button;
    }

    private Node chart() {
        NumberAxis up = new NumberAxis();
        up.setMinorTickVisible(false);
        CategoryAxis along = new CategoryAxis();
        BarChart<String, Number> chart = new BarChart<>(along, up);
        chart.setAnimated(false);
        chart.setLegendVisible(false);
        chart.setCategoryGap(14);
        along.setTickLabelRotation(0);
        chart.getData().add(trend);
        chart.setAccessibleText(Texts.text("themes.trend"));
        chart.minHeightProperty().bind(Look.em().multiply(11));
        chart.prefHeightProperty().bind(Look.em().multiply(11));
        return chart;
    }

    private void show(Row row) {
        form.getChildren().clear();
        body.setVisible(row != null);
        card.setTitle(row == null ? Texts.text("themes.choose") : row.theme().name());
        card.setNote(row == null ? "" : Texts.of(row.theme().kind()));
        card.getHeadItems().forEach(node -> node.setDisable(row == null));
        if (row == null) {
            return;
        }
        ThemeReport report = model.report.get();
        String name = row.theme().name();
        Kpi texts = new Kpi(Texts.text("themes.column.texts"), String.valueOf(row.texts()), "");
        texts.setId("themes-texts");
        texts.opens(() -> model.open(row.ids(), name));
        texts.getStyleClass().add("first");
        Kpi people = new Kpi(Texts.text("themes.people"), String.valueOf(row.people()), "");
        people.opens(() -> model.open(row.ids(), name));
        Kpi share = new Kpi(Texts.text("themes.column.share"), percent(report.share(row)), Texts.text("themes.share.of", report.texts()));
        share.opens(() -> model.open(row.ids(), name));
        Kpi open = new Kpi(Texts.text("themes.column.open"), String.valueOf(row.open()), "");
        open.tone(row.open() > 0 ? Tone.WARN : Tone.PLAIN);
        open.opens(() -> model.open(row.waiting(), Texts.text("themes.open.title", name)));
        figures.getChildren().setAll(texts, people, share, open);
        trend(row, report);
        groups(row);
        words(row);
        quotes();
    }

    private static String percent(double share) {
        return Texts.text("themes.percent", String.format(java.util.Locale.ROOT, "%.0f", share * 100));
    }

    private void trend(Row row, ThemeReport report) {
        List<XYChart.Data<String, Number>> months = new ArrayList<>();
        for (int i = 0; i < row.trend().length; i++) {
            String month = Texts.text("themes.month", report.months().get(i).getMonthValue());
            XYChart.Data<String, Number> one = new XYChart.Data<>(month, row.trend()[i]);
            int at = i;
            one.nodeProperty().addListener((property, old, node) -> {
                if (node != null) {
                    node.setStyle("-fx-bar-fill: -l-accfill; -fx-cursor: hand;");
                    node.setOnMouseClicked(event -> model.openMonth(row, report.months().get(at)));
                    javafx.scene.control.Tooltip.install(node, new javafx.scene.control.Tooltip(Texts.text("themes.row.texts", row.trend()[at])));
                }
            });
            months.add(one);
        }
        trend.getData().setAll(months);
    }

    private void groups(Row row) {
        groups.getChildren().setAll(Tags.styled(Texts.text("themes.lift"), "strong"));
        model.lifts().forEach((group, lift) -> groups.getChildren().add(lift(row, group, lift)));
        Label why = Tags.styled(Texts.text("themes.lift.short", ThemeReport.ENOUGH_OF_GROUP, ThemeReport.ENOUGH_OF_BOTH), "card-note");
        groups.getChildren().add(why);
    }

    private Node lift(Row row, FocusGroup group, Lift lift) {
        String words = Texts.text("themes.lift.words", Texts.of(group), ThemeBook.times(lift), lift.texts(), lift.ofGroup());
        Button button = new Button(words);
        button.getStyleClass().add("small");
        button.setStyle(lift.enough() && lift.times() >= 1.2 ? "-fx-font-weight: bold;" : "");
        button.setOnAction(event -> model.openGroup(row, group));
        button.setDisable(lift.texts() == 0);
        return button;
    }

    private void words(Row row) {
        words.getChildren().setAll(Tags.styled(Texts.text("themes.words"), "strong"));
        if (row == null) {
            return;
        }
        row.words().entrySet().stream().limit(WORDS).forEach(word -> words.getChildren().add(chip(Texts.text("themes.word.count", word.getKey(), word.getValue()),
                Texts.text("themes.word.remove", word.getKey()), () -> model.removeWord(word.getKey()))));
        int others = (int) row.theme().words().stream().filter(word -> !row.words().containsKey(word)).count();
        if (others > 0) {
            words.getChildren().add(Tags.styled(Texts.text("themes.words.more", others), "card-note"));
        }
        model.merged.forEach(one -> words.getChildren().add(chip(Texts.text("themes.mergedIn", one.getValue()), Texts.text("themes.part", one.getValue()),
                () -> model.part(one.getKey()))));
        TextField fresh = new TextField();
        fresh.setId("themes-word");
        fresh.setPromptText(Texts.text("themes.word.new"));
        fresh.setAccessibleText(Texts.text("themes.word.new"));
        fresh.setPrefColumnCount(8);
        fresh.setOnAction(event -> model.addWord(row.theme().code(), fresh.getText()));
        words.getChildren().add(fresh);
    }

    private static Node chip(String text, String remove, Runnable removing) {
        Button gone = new Button(Texts.text("ui.close.mark"));
        gone.getStyleClass().addAll("icon", "link");
        gone.setStyle("-fx-min-width: 1.5em; -fx-padding: 0;");
        gone.setAccessibleText(remove);
        gone.setTooltip(new javafx.scene.control.Tooltip(remove));
        gone.setOnAction(event -> removing.run());
        HBox chip = new HBox(2, Tags.tag(text, Tone.PLAIN), gone);
        chip.setAlignment(Pos.CENTER_LEFT);
        return chip;
    }

    private void quotes() {
        Row row = model.chosen.get();
        if (row == null) {
            return;
        }
        quotesTitle.setText(Texts.text("themes.quotes"));
        more.setText(model.allQuotes.get() ? Texts.text("themes.quotes.few") : Texts.text("themes.quotes.all", row.texts()));
        more.setVisible(row.texts() > ThemeReport.QUOTES);
        quotes.getChildren().setAll(model.quotes.stream().map(this::quote).toList());
    }

    private Node quote(Quote quote) {
        TextFlow text = new TextFlow();
        text.setLineSpacing(2);
        LitText.fill(text, quote.body(), Theme.Hit.lit(quote.body(), quote.hits()));
        HBox.setHgrow(text, Priority.ALWAYS);
        Label day = Tags.styled(quote.received().toString(), "secondary", "small");
        day.setMinWidth(Region.USE_PREF_SIZE);
        Button open = Tags.button(Texts.text("themes.quote.open"), null, () -> model.openNeed(quote.id()));
        Button wrong = Tags.button(Texts.text("themes.quote.wrong"), null, () -> model.doubt(quote));
        open.getStyleClass().add("link");
        wrong.getStyleClass().addAll("link", "themes-wrong");
        HBox line = new HBox(10, day, text, open, wrong);
        line.getStyleClass().add("list-row");
        return line;
    }

    // ---- forms ----

    private void form(String title, Node content, String action, Runnable doing) {
        Button ok = Tags.button(action, null, doing);
        ok.getStyleClass().add("primary");
        ok.setId("themes-ok");
        Button no = Tags.button(Texts.text("ui.cancel"), null, this::closeForm);
        HBox foot = new HBox(10, ok, no);
        VBox box = new VBox(10, Tags.styled(title, "strong", "wrap"), content, foot);
        box.getStyleClass().add("note-band");
        box.setOnKeyPressed(event -> {
            if (event.getCode() == javafx.scene.input.KeyCode.ESCAPE) {
                closeForm();
                event.consume();
            } else if (event.isShortcutDown() && event.getCode() == javafx.scene.input.KeyCode.S) {
                doing.run();
                event.consume();
            }
        });
        form.getChildren().setAll(box);
    }

    private void closeForm() {
        form.getChildren().clear();
        model.correcting.set(null);
    }

    private void rename() {
        TextField name = new TextField(model.chosen.get().theme().name());
        name.setId("themes-name");
        name.setOnAction(event -> model.rename(name.getText()));
        form(Texts.text("themes.rename.words"), new Field(Texts.text("themes.name"), name), Texts.text("themes.rename"), () -> model.rename(name.getText()));
        name.requestFocus();
    }

    private void merge() {
        Row row = model.chosen.get();
        ComboBox<Theme> into = themes(Optional.of(row.theme()));
        into.setId("themes-into");
        form(Texts.text("themes.merge.words", row.theme().name()), new Field(Texts.text("themes.merge.into"), into), Texts.text("themes.merge.act"), () -> {
            if (into.getValue() != null) {
                model.merge(into.getValue());
            }
        });
    }

    private void split() {
        Row row = model.chosen.get();
        FlowPane boxes = new FlowPane(12, 4);
        List<CheckBox> ticks = new ArrayList<>();
        for (String word : row.theme().words()) {
            CheckBox tick = new CheckBox(row.words().containsKey(word) ? Texts.text("themes.word.count", word, row.words().get(word)) : word);
            tick.setUserData(word);
            // What stands in texts comes first: the rest changes nothing today.
            boxes.getChildren().add(row.words().containsKey(word) ? (int) ticks.stream().filter(one -> row.words().containsKey((String) one.getUserData())).count()
                    : boxes.getChildren().size(), tick);
            ticks.add(tick);
        }
        ScrollPane scroll = new ScrollPane(boxes);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(Look.em().get() * 9);
        TextField name = new TextField();
        name.setId("themes-name");
        form(Texts.text("themes.split.words", row.theme().name()), new VBox(8, scroll, new Field(Texts.text("themes.split.name"), name)), Texts.text("themes.split.act"),
                () -> model.split(ticks.stream().filter(CheckBox::isSelected).map(tick -> (String) tick.getUserData()).toList(), name.getText()));
    }

    private void correct(ThemesModel.Correcting now) {
        if (now == null) {
            form.getChildren().clear();
            return;
        }
        TextFlow text = new TextFlow();
        LitText.fill(text, now.quote().body(), Theme.Hit.lit(now.quote().body(), now.quote().hits()));
        ChipRow<String> phrases = new ChipRow<String>().required();
        now.choices().forEach(choice -> phrases.add(choice.phrase(), Texts.text("themes.correct.phrase", choice.phrase(), choice.others())));
        phrases.add("", Texts.text("themes.correct.only"));
        phrases.valueProperty().set(now.choices().isEmpty() ? "" : now.choices().getFirst().phrase());
        CheckBox before = new CheckBox(Texts.text("themes.correct.before"));
        before.disableProperty().bind(phrases.valueProperty().isEqualTo(""));
        ComboBox<Theme> instead = themes(Optional.of(now.theme()));
        instead.getItems().addFirst(null);
        VBox content = new VBox(8, text, Tags.styled(Texts.text("themes.correct.words"), "secondary", "wrap"), phrases, before,
                new Field(Texts.text("themes.correct.instead"), instead));
        form(Texts.text("themes.correct.title", now.theme().name()), content, Texts.text("themes.correct.act"),
                () -> model.correct(phrases.valueProperty().get(), before.isSelected(), instead.getValue()));
    }

    private ComboBox<Theme> themes(Optional<Theme> without) {
        ComboBox<Theme> box = new ComboBox<>();
        box.getItems().setAll(model.all.stream().filter(theme -> without.isEmpty() || !theme.code().equals(without.get().code())).toList());
        box.setPrefWidth(Look.em().get() * 18);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Theme theme) {
                return theme == null ? "" : theme.name();
            }

            @Override
            public Theme fromString(String typed) {
                return null;
            }
        });
        return box;
    }
}
