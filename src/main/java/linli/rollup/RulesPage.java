package linli.rollup;

import static linli.base.text.Texts.text;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import linli.base.ui.Field;
import linli.base.ui.Tags;

/** 汇总设置, beside the map: the key, the day files are due, and whom the street waits for. */
final class RulesPage {
    private final RollupModel model;
    private final TextField key = named("ruleKey");
    private final TextField days = named("ruleDays");
    private final TextField code = named("placeCode");
    private final TextField name = named("placeName");
    private final TextField town = named("placeTown");
    private final ListView<Expected> list = new ListView<>();

    RulesPage(RollupModel model) {
        this.model = model;
    }

    private static TextField named(String id) {
        TextField field = new TextField();
        field.setId(id);
        return field;
    }

    Node view(RollupModel.Ruled now) {
        key.setText(now.rules().key());
        days.setText(Integer.toString(now.rules().dueDays()));
        Button fresh = Tags.button(text("rollup.rules.fresh"), null, () -> key.setText(Rollups.freshKey()));
        Button save = Tags.button(text("rollup.rules.save"), null, () -> model.rules(new Rollups.Rules(key.getText(), days.getText().strip().matches("\\d{1,3}") ? Integer.parseInt(days.getText().strip()) : -1)));
        save.setId("saveRules");
        save.getStyleClass().add("primary");
        list.setId("expectedList");
        list.getItems().setAll(now.expected());
        list.setCellFactory(any -> new PlaceCell());
        list.setPrefHeight(220);
        list.getSelectionModel().selectedItemProperty().addListener((property, old, one) -> {
            if (one != null) {
                code.setText(one.code());
                name.setText(one.name());
                town.setText(one.town());
            }
        });
        Button add = Tags.button(text("rollup.rules.add"), null, () -> model.expect(Expected.of(code.getText().strip(), name.getText().strip(), town.getText().strip())));
        add.setId("savePlace");
        Button stop = Tags.button(text("rollup.rules.stop"), null, () -> model.release(list.getSelectionModel().getSelectedItem()));
        stop.setId("stopPlace");
        stop.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
        VBox body = new VBox(8, new Field(text("rollup.rules.key"), key), Tags.styled(text("rollup.rules.keyNote"), "small", "muted", "wrap"), new Field(text("rollup.rules.days"), days),
                new FlowPane(8, 8, save, fresh), Tags.styled(text("rollup.rules.expected", now.expected().size()), "strong"), list,
                new Field(text("rollup.column.code"), code), new Field(text("rollup.column.name"), name), new Field(text("rollup.column.town"), town), new FlowPane(8, 8, add, stop));
        return pane(text("rollup.rules.title"), model, body);
    }

    /** A pane beside the page with its name and its way out. */
    static VBox pane(String title, RollupModel model, VBox body) {
        var words = Tags.styled(title, "card-title", "wrap");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(words, Tags.button(text("ui.close.mark"), "Esc", model::close));
        head.getStyleClass().add("pane-head");
        body.getStyleClass().add("pane-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox pane = new VBox(head, scroll);
        pane.getStyleClass().add("detail-pane");
        return pane;
    }

    private static final class PlaceCell extends ListCell<Expected> {
        @Override
        protected void updateItem(Expected one, boolean none) {
            super.updateItem(one, none);
            setGraphic(none || one == null ? null : new VBox(2, Tags.styled(one.name(), "strong"), Tags.styled(text("rollup.rules.place", one.code(), one.town()), "small", "secondary")));
        }
    }
}
