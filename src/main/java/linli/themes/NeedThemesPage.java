package linli.themes;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.LitText;
import linli.base.ui.Page;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.themes.Themes.About;

/** 诉求 and 同一主题: the text of one need with the words lit that tell its themes, and how often the same was asked; stands on the need's page. */
public final class NeedThemesPage implements Page {
    private final ThemesModel model;
    private final TextFlow body = new TextFlow();
    private final FlowPane marks = new FlowPane(6, 6);
    private final VBox rows = new VBox();
    private final Card like = new Card(Texts.text("themes.like"), "", rows);
    private final VBox view = new VBox(16);
    private List<String> plain = List.of();

    public NeedThemesPage(ThemesModel model) {
        this.model = model;
        body.setLineSpacing(4);
        VBox words = new VBox(body, marks);
        words.getStyleClass().add("card-body");
        view.getChildren().addAll(new Card(Texts.text("themes.asked"), "", words), like);
        model.about.addListener((property, old, now) -> show(now));
        show(null);
    }

    @Override
    public String name() {
        return "need.themes";
    }

    @Override
    public Node view() {
        return view;
    }

    /** @param argument a list: the need's id as Long, then words to be shown as plain tags */
    @Override
    public void shown(Object argument) {
        if (argument instanceof List<?> given && given.getFirst() instanceof Long id) {
            plain = given.stream().skip(1).map(String::valueOf).toList();
            model.beside(id);
        }
    }

    private void show(About about) {
        boolean known = about != null && about.leading() != null;
        like.setVisible(known);
        like.setManaged(known);
        if (about == null) {
            return;
        }
        LitText.fill(body, about.body(), about.lit());
        marks.getChildren().clear();
        for (Theme theme : about.themes()) {
            Button tag = new Button("", Tags.tag(theme.name(), ThemesPage.tone(theme)));
            tag.getStyleClass().addAll("link", "theme-tag");
            tag.setStyle("-fx-padding: 0;");
            tag.setAccessibleText(Texts.text("themes.tag", Texts.of(theme.kind()), theme.name()));
            tag.setOnAction(event -> model.openTheme(theme.code()));
            marks.getChildren().add(tag);
        }
        plain.forEach(word -> marks.getChildren().add(Tags.tag(word, Tone.PLAIN)));
        if (known) {
            like(about);
        }
    }

    private void like(About about) {
        String name = about.leading().name();
        like.setNote(Texts.text("themes.like.days", name, about.days()));
        Runnable open = () -> model.open(about.ids(), Texts.text("themes.like.days", name, about.days()));
        rows.getChildren().setAll(row(Texts.text("themes.people"), Texts.text("themes.row.people", about.people()), false, open),
                row(Texts.text("themes.like.asks"), Texts.text("themes.like.open", about.ids().size(), about.open()), false, open));
        Themes.Served served = about.served();
        if (served != null) {
            rows.getChildren().add(row(Texts.text("themes.like.served"), served.classes() == 0 ? Texts.text("themes.like.none")
                    : Texts.text("themes.like.classes", served.classes(), served.taken(), served.seats(), served.waiting()), false, null));
            int missing = served.missing(about.people());
            rows.getChildren().add(row(Texts.text("themes.like.missing"), missing == 0 ? Texts.text("themes.like.enough") : Texts.text("themes.like.seats", missing),
                    missing > 0, null));
        }
        if (about.alike() > 0) {
            rows.getChildren().add(row(Texts.text("themes.like.alike"), Texts.text("themes.like.join", about.alike()), false,
                    () -> model.openTheme(ThemesModel.Pane.SIMILAR.name())));
        }
    }

    private static Node row(String name, String value, boolean bad, Runnable open) {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Label figure = Tags.styled(value, "num");
        if (bad) {
            figure.getStyleClass().addAll("text-bad", "strong");
        }
        HBox row = new HBox(new Label(name), spring, figure);
        row.getStyleClass().add("list-row");
        if (open != null) {
            row.getStyleClass().add("clickable");
            row.setFocusTraversable(true);
            row.setOnMouseClicked(event -> open.run());
            row.setOnKeyPressed(event -> {
                if (event.getCode() == javafx.scene.input.KeyCode.ENTER) {
                    open.run();
                }
            });
        }
        return row;
    }
}
