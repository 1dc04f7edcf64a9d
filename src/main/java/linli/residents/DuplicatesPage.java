package linli.residents;

import static linli.base.text.Texts.text;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import linli.base.ui.Card;
import linli.base.ui.Columns;
import linli.base.ui.EmptyState;
import linli.base.ui.Fxml;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.SideBySide;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.ui.Work;
import linli.residents.ResidentsModel.Duplicates;
import linli.residents.ResidentsModel.Duplicates.Line;

/** 查重与合并: suggested pairs and merges that stand, each side by side, decided by key. */
public final class DuplicatesPage implements Page {
    private static final int LIKELY = 70;

    private final Duplicates model;
    private final Nav nav;
    private final Memory memory;
    private Node view;

    @FXML private PageHead head;
    @FXML private FlowPane tools;
    @FXML private TextField search;
    @FXML private TableView<Line> table;
    @FXML private Label status;
    @FXML private Card card;
    @FXML private SideBySide sides;
    @FXML private Label score;
    @FXML private FlowPane actions;

    public DuplicatesPage(Residents residents, Work work, Nav nav, Memory memory) {
        this.model = new Duplicates(residents, work);
        this.nav = nav;
        this.memory = memory;
    }

    @Override
    public String name() {
        return "duplicates";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "duplicates.fxml");
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        view();
        model.reload();
    }

    @FXML
    private void initialize() {
        head.getActions().add(Tags.button(text("residents.dup.back"), null, () -> nav.open("residents", null)));
        ToggleGroup group = new ToggleGroup();
        for (boolean merged : new boolean[] {false, true}) {
            ToggleButton chip = new ToggleButton();
            chip.getStyleClass().add("chip");
            chip.setToggleGroup(group);
            chip.setSelected(!merged);
            chip.setOnAction(event -> {
                chip.setSelected(true);
                model.merged().set(merged);
            });
            tools.getChildren().add(merged ? 1 : 0, chip);
        }
        search.textProperty().bindBidirectional(model.text());
        table.setItems(model.lines());
        new Columns<>(table, "residents.duplicates", memory)
                .node("one", text("residents.dup.one"), 7, line -> line.one().name(), line -> Tags.styled(line.one().name(), "strong"))
                .text("other", text("residents.dup.other"), 7, line -> line.other().name())
                .text("note", text("residents.dup.note"), 14, Line::note)
                .number("score", text("residents.dup.score"), 5, Line::score, line -> line.score() == 0 ? "" : text("residents.dup.of", line.score()))
                .text("place", text("residents.dup.places"), 9.5, DuplicatesPage::places)
                .opening(line -> nav.open("resident", line.one().id())).status(status).remember();
        table.getSelectionModel().selectedItemProperty().subscribe(model::choose);
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.chosen().subscribe(this::chosen);
        model.sides().addListener((InvalidationListener) any -> sides.show(title(true), title(false), model.sides()));
        model.filled().subscribe(any -> filled());
    }

    private static String places(Line line) {
        return String.join(" / ", Stream.of(line.one().place(), line.other().place()).filter(place -> !place.isEmpty()).distinct().toList());
    }

    private String title(boolean left) {
        Line line = model.chosen().get();
        if (line == null) {
            return "";
        }
        return model.merged().get() ? text(left ? "residents.dup.kept" : "residents.dup.gone") : text("residents.dup.person", left ? line.one().id() : line.other().id());
    }

    private void filled() {
        int[] counts = model.counts();
        head.setSub(text("residents.dup.sub", counts[0], counts[1]));
        ((ToggleButton) tools.getChildren().get(0)).setText(text("residents.dup.pairs", counts[0]));
        ((ToggleButton) tools.getChildren().get(1)).setText(text("residents.dup.merges", counts[1]));
        table.setPlaceholder(!model.loaded().get() ? new Label("")
                : model.merged().get() ? new EmptyState(text("residents.dup.noMerges"), null, null)
                : new EmptyState(text("residents.dup.noPairs"), text("residents.dup.back"), () -> nav.open("residents", null)));
        if (table.getSelectionModel().isEmpty() && !model.lines().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    private void chosen(Line line) {
        actions.getChildren().clear();
        if (line == null) {
            card.setTitle(text("residents.dup.choose"));
            return;
        }
        card.setTitle(text("residents.dup.two", line.one().name(), line.other().name()));
        if (model.merged().get()) {
            score.setText(text("residents.dup.partWords"));
            actions.getChildren().setAll(primary(Tags.button(text("residents.page.part"), "1", () -> model.part(said("residents.dup.parted")))));
            return;
        }
        score.setText(text("residents.dup.words"));
        Button left = Tags.button(text("residents.dup.left"), "1", () -> model.join(true, said("residents.dup.joined")));
        actions.getChildren().setAll(line.score() >= LIKELY ? primary(left) : left,
                Tags.button(text("residents.dup.right"), "2", () -> model.join(false, said("residents.dup.joined"))),
                Tags.button(text("residents.page.other"), "3", () -> model.distinct(said("residents.dup.distinct"))),
                Tags.tag(text("residents.dup.total", line.score()), line.score() >= LIKELY ? Tone.WARN : Tone.PLAIN));
    }

    private static Button primary(Button button) {
        button.getStyleClass().add("primary");
        return button;
    }

    private Consumer<Line> said(String key) {
        String words = switch (key) {
            case "residents.dup.parted" -> text("residents.dup.parted");
            case "residents.dup.joined" -> text("residents.dup.joined");
            default -> text("residents.dup.distinct");
        };
        return line -> nav.say(line.one().name() + " / " + line.other().name() + " " + words);
    }

    private void key(KeyEvent event) {
        List<Button> buttons = actions.getChildren().stream().filter(Button.class::isInstance).map(Button.class::cast).toList();
        int at = event.getText().length() == 1 ? event.getText().charAt(0) - '1' : -1;
        if (!event.isShortcutDown() && at >= 0 && at < buttons.size()) {
            buttons.get(at).fire();
            event.consume();
        }
    }
}
