package linli.themes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.Look;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.themes.PhraseFinder.Phrase;

/** What the clerk teaches: phrases to take into the list, rules from corrections, needs that are one matter. */
final class ThemeToolsPage {
    /** From here on the ticks are set for the clerk; below, another place or person may be meant. */
    private static final double SURE = 0.8;

    private final ThemesModel model;

    ThemeToolsPage(ThemesModel model) {
        this.model = model;
    }

    Node phrases() {
        Card card = list(model.phrases, this::phrase, Texts.text("themes.phrases.none"));
        card.setTitle(Texts.text("themes.phrases.title"));
        card.noteProperty().bind(Bindings.createStringBinding(() -> model.busy.get() ? Texts.text("themes.phrases.busy")
                : Texts.text("themes.phrases.note", model.phrases.size()), model.busy, model.phrases));
        return card;
    }

    private Node phrase(Phrase phrase) {
        Label words = Tags.styled(phrase.words(), "strong");
        words.setMinWidth(Region.USE_PREF_SIZE);
        Label example = Tags.styled(phrase.example(), "secondary");
        example.setMinWidth(0);
        HBox.setHgrow(example, Priority.ALWAYS);
        example.setMaxWidth(Double.MAX_VALUE);
        Button count = link(Texts.text("themes.row.texts", phrase.ids().size()), () -> model.open(phrase.ids(), phrase.words()));
        ComboBox<Theme> into = into();
        into.valueProperty().addListener((property, old, now) -> {
            if (now != null) {
                model.addWord(now.code(), phrase.words());
            }
        });
        HBox line = row(words, count, example, into, link(Texts.text("themes.phrases.own"), () -> model.create(phrase.words(), Theme.Says.TOPIC, phrase.words())),
                link(Texts.text("themes.phrases.ignore"), () -> model.ignore(phrase.words())));
        return line;
    }

    private ComboBox<Theme> into() {
        ComboBox<Theme> box = new ComboBox<>(model.all);
        box.setPromptText(Texts.text("themes.phrases.into"));
        box.setAccessibleText(Texts.text("themes.phrases.into"));
        box.setPrefWidth(Look.em().get() * 10.5);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Theme theme) {
                return theme == null ? Texts.text("themes.phrases.into") : theme.name();
            }

            @Override
            public Theme fromString(String typed) {
                return null;
            }
        });
        return box;
    }

    Node rules() {
        Card card = list(model.rules, this::rule, Texts.text("themes.rules.none"));
        card.setTitle(Texts.text("themes.rules.title"));
        card.noteProperty().bind(Bindings.size(model.rules).map(size -> Texts.text("themes.rules.note", size)));
        return card;
    }

    private Node rule(Theme.Rule rule) {
        Label sentence = new Label(model.sentence(rule));
        sentence.setWrapText(true);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        Label since = Tags.styled(rule.phrase().isEmpty() ? "" : rule.since() == null ? Texts.text("themes.rule.always") : Texts.text("themes.rule.since", rule.since()),
                "secondary", "small");
        Label who = Tags.styled(rule.staffName(), "secondary", "small");
        since.setMinWidth(Region.USE_PREF_SIZE);
        who.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = row(sentence, since, who);
        if (rule.needId() != null) {
            line.getChildren().add(link(Texts.text("themes.quote.open"), () -> model.openNeed(rule.needId())));
        }
        Button gone = link(Texts.text("themes.rule.remove"), () -> model.removeRule(rule));
        gone.getStyleClass().add("themes-rule-gone");
        line.getChildren().add(gone);
        return line;
    }

    Node similar() {
        Card card = list(model.similar, this::group, Texts.text("themes.similar.none"));
        card.setTitle(Texts.text("themes.similar.title"));
        card.noteProperty().bind(Bindings.size(model.similar).map(size -> Texts.text("themes.similar.note", size)));
        Button undo = Tags.button("", null, model::unjoin);
        undo.setId("themes-unjoin");
        undo.textProperty().bind(Bindings.size(model.joined).map(size -> Texts.text("themes.similar.undo", size)));
        undo.visibleProperty().bind(Bindings.isNotEmpty(model.joined));
        undo.managedProperty().bind(undo.visibleProperty());
        card.getHeadItems().add(undo);
        return card;
    }

    private Node group(Themes.Similar similar) {
        VBox box = new VBox();
        Themes.Member keep = similar.members().getFirst();
        List<CheckBox> ticks = new ArrayList<>();
        box.getChildren().add(member(keep, Tags.tag(Texts.text("themes.similar.keep"), Tone.ACCENT)));
        for (Themes.Member other : similar.members().subList(1, similar.members().size())) {
            CheckBox tick = new CheckBox(Texts.text("themes.similar.share", Math.round(other.share() * 100)));
            tick.setSelected(other.share() >= SURE);
            tick.setUserData(other.id());
            ticks.add(tick);
            box.getChildren().add(member(other, tick));
        }
        Button join = Tags.button(Texts.text("themes.similar.join"), null, () -> join(keep, ticks));
        join.getStyleClass().add("themes-join");
        Label about = Tags.styled(similar.themes().isEmpty() ? Texts.text("themes.similar.words") : Texts.text("themes.similar.about",
                String.join(Texts.text("themes.comma"), similar.themes())), "secondary", "small");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox foot = row(about, spring, link(Texts.text("themes.similar.apart"), () -> model.apart(keep.id(), ticked(ticks))), join);
        box.getChildren().add(foot);
        return box;
    }

    private void join(Themes.Member keep, List<CheckBox> ticks) {
        if (!ticked(ticks).isEmpty()) {
            model.join(keep.id(), ticked(ticks));
        }
    }

    private static List<Long> ticked(List<CheckBox> ticks) {
        return ticks.stream().filter(CheckBox::isSelected).map(tick -> (Long) tick.getUserData()).toList();
    }

    private Node member(Themes.Member one, Region mark) {
        mark.setMinWidth(Look.em().get() * 6.5);
        Label body = new Label(one.body());
        body.setWrapText(true);
        body.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(body, Priority.ALWAYS);
        Label no = Tags.styled(one.no(), "secondary", "small");
        Label who = Tags.styled(one.who() == null ? Texts.text("themes.nobody") : one.who(), "secondary", "small");
        no.setMinWidth(Region.USE_PREF_SIZE);
        who.setMinWidth(Region.USE_PREF_SIZE);
        return row(mark, no, body, who, link(Texts.text("themes.quote.open"), () -> model.openNeed(one.id())));
    }

    private static Button link(String words, Runnable action) {
        Button button = Tags.button(words, null, action);
        button.getStyleClass().add("link");
        return button;
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(10, nodes);
        row.getStyleClass().add("list-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static <T> Card list(ObservableList<T> items, Function<T, Node> line, String none) {
        VBox lines = new VBox();
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(Look.em().get() * 20);
        Label empty = Tags.styled(none, "secondary", "wrap");
        empty.getStyleClass().add("card-body");
        Runnable fill = () -> lines.getChildren().setAll(items.isEmpty() ? List.of(empty) : items.stream().map(line).toList());
        items.addListener((javafx.beans.InvalidationListener) any -> fill.run());
        fill.run();
        Card card = new Card();
        card.getContent().setAll(scroll);
        return card;
    }
}
