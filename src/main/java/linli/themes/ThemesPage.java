package linli.themes;

import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.ChipRow;
import linli.base.ui.Dialogs;
import linli.base.ui.Fxml;
import linli.base.ui.Look;
import linli.base.ui.Nav;
import linli.base.ui.Page;
import linli.base.ui.PageHead;
import linli.base.ui.Spread;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.FocusGroup;
import linli.themes.Theme.Says;
import linli.themes.ThemeReport.Row;
import linli.themes.ThemesModel.Pane;
import linli.themes.ThemesModel.Span;

/** 民情主题: the ranking at the left, at the right the chosen theme or what the clerk teaches. */
public final class ThemesPage implements Page {
    private static final double BAR = 7;

    private final Nav nav;
    private final ThemesModel model;
    private VBox view;

    @FXML private PageHead head;
    @FXML private Card left;
    @FXML private FlowPane kinds;
    @FXML private ListView<Row> ranking;
    @FXML private Label count;
    @FXML private Button unmatched;
    @FXML private VBox right;
    @FXML private FlowPane panes;
    @FXML private StackPane side;
    @FXML private Region scroll;
    @FXML private VBox empty;
    @FXML private Button emptyImport;
    @FXML private Button emptyWrite;

    public ThemesPage(Nav nav, ThemesModel model) {
        this.nav = nav;
        this.model = model;
    }

    @Override
    public String name() {
        return "themes";
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Fxml.load(this, "themes.fxml");
            build();
        }
        return view;
    }

    @Override
    public void shown(Object argument) {
        model.open(argument);
    }

    private void build() {
        left.minWidthProperty().bind(Look.em().multiply(26));
        right.minWidthProperty().bind(Look.em().multiply(31));
        Spread.setShare(right, 1.75);
        ComboBox<Span> span = choice(model.span, Span.values(), Texts.text("themes.span"));
        ComboBox<FocusGroup> group = choice(model.group, FocusGroup.values(), Texts.text("themes.group"));
        group.getItems().addFirst(null);
        head.getActions().addAll(span, group, Tags.button(Texts.text("themes.export"), null, this::export));
        empty.visibleProperty().bind(model.empty);
        scroll.visibleProperty().bind(model.empty.not());
        emptyImport.setOnAction(event -> nav.open("import", "needs"));
        emptyWrite.setOnAction(event -> nav.open("needs", "new"));
        kinds();
        ranking();
        panes();
        unmatched.setOnAction(event -> model.open(model.report.get().unmatched(), Texts.text("themes.unmatched.title")));
        model.report.addListener((property, old, now) -> show(now));
    }

    private void show(ThemeReport now) {
        head.setSub(Texts.text("themes.sub", now.texts(), now.people(), now.filter().from(), now.filter().to()));
        unmatched.setText(Texts.text("themes.unmatched", now.unmatched().size()));
        unmatched.setVisible(!now.unmatched().isEmpty());
    }

    private void kinds() {
        ChipRow<Says> chips = new ChipRow<Says>().required();
        chips.add(null, Texts.text("themes.all"));
        for (Says says : Says.values()) {
            chips.add(says, Texts.of(says));
        }
        chips.valueProperty().bindBidirectional(model.says);
        TextField find = new TextField();
        find.setId("themes-find");
        find.setPromptText(Texts.text("themes.find"));
        find.setAccessibleText(Texts.text("themes.find"));
        find.setPrefColumnCount(7);
        find.textProperty().bindBidirectional(model.text);
        kinds.getChildren().addAll(chips, find);
    }

    private void ranking() {
        ranking.setId("themes-ranking");
        ranking.setItems(model.rows);
        ranking.setPlaceholder(Tags.styled(Texts.text("themes.none"), "secondary"));
        ranking.setCellFactory(list -> new ListCell<>() {
            @Override
            protected void updateItem(Row row, boolean none) {
                super.updateItem(row, none);
                setText(null);
                setGraphic(none || row == null ? null : line(row));
                setAccessibleText(none || row == null ? null : Texts.text("themes.row.words", row.theme().name(), row.texts(), row.people()));
            }
        });
        ranking.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null && now != model.chosen.get()) {
                model.chosen.set(now);
                model.pane.set(Pane.THEME);
            }
        });
        model.chosen.addListener((property, old, now) -> {
            if (now != null && now != ranking.getSelectionModel().getSelectedItem()) {
                ranking.getSelectionModel().select(now);
            }
        });
        count.textProperty().bind(Bindings.size(model.rows).map(size -> Texts.text("themes.count", size)));
    }

    /** Name, a bar as long as its share of the first one, texts and people. */
    private Node line(Row row) {
        int most = model.report.get().rows().getFirst().texts();
        Label name = Tags.styled(row.theme().name(), "strong");
        name.setMinWidth(Look.em().get() * 6.2);
        Region bar = new Region();
        bar.setStyle("-fx-background-color: " + (row.theme().kind() == Says.GAP ? "-l-warn" : "-l-accfill") + "; -fx-background-radius: 0.25em;");
        double width = Look.em().get() * BAR * row.texts() / most;
        bar.setMinSize(Math.max(2, width), Look.em().get() * 0.6);
        bar.setMaxSize(Math.max(2, width), Look.em().get() * 0.6);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox line = new HBox(10, name, bar, spring, Tags.styled(Texts.text("themes.row.texts", row.texts()), "strong"),
                Tags.styled(Texts.text("themes.row.people", row.people()), "secondary"), Tags.tag(Texts.of(row.theme().kind()), tone(row.theme())));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().forEach(node -> ((Region) node).setMinWidth(node == spring ? 0 : Math.max(((Region) node).getMinWidth(), Region.USE_PREF_SIZE)));
        return line;
    }

    static Tone tone(Theme theme) {
        return theme.kind() == Says.GAP ? Tone.WARN : Tone.ACCENT;
    }

    private void panes() {
        ChipRow<Pane> chips = new ChipRow<Pane>().required();
        for (Pane pane : Pane.values()) {
            chips.add(pane, Texts.of(pane)).setId("themes-pane-" + pane);
        }
        chips.valueProperty().bindBidirectional(model.pane);
        panes.getChildren().add(chips);
        ThemePartPage part = new ThemePartPage(model);
        ThemeToolsPage tools = new ThemeToolsPage(model);
        side.getChildren().addAll(part.root(), tools.phrases(), tools.rules(), tools.similar());
        for (Pane pane : Pane.values()) {
            Node node = side.getChildren().get(pane.ordinal());
            node.visibleProperty().bind(model.pane.isEqualTo(pane));
            node.managedProperty().bind(node.visibleProperty());
        }
    }

    private void export() {
        Dialogs.saveAs(view, model.fileName()).ifPresent(model::export);
    }

    private static <E extends Enum<E>> ComboBox<E> choice(javafx.beans.property.ObjectProperty<E> property, E[] values, String name) {
        ComboBox<E> box = new ComboBox<>(FXCollections.observableArrayList(values));
        box.setAccessibleText(name);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(E value) {
                return value == null ? name : Texts.of(value);
            }

            @Override
            public E fromString(String typed) {
                return null;
            }
        });
        box.setPromptText(name);
        box.valueProperty().bindBidirectional(property);
        return box;
    }
}
