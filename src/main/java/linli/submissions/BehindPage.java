package linli.submissions;

import static linli.base.text.Texts.text;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.tables.Filled.Behind;

/** The rows behind a figure, beside the table. */
final class BehindPage {
    private final SubmissionsModel model;

    BehindPage(SubmissionsModel model) {
        this.model = model;
    }

    Node view() {
        Label title = Tags.styled("", "card-title", "wrap");
        title.textProperty().bind(Bindings.createStringBinding(() -> model.chosen().get() == null ? "" : model.filled().get().label(model.chosen().get()), model.chosen()));
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        title.setId("sideTitle");
        Label count = Tags.styled("", "card-note");
        count.textProperty().bind(Bindings.createStringBinding(() -> text("reports.page.count", model.behind().size()), model.behind()));
        count.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        Button close = Tags.button(text("ui.close.mark"), "Esc", model::close);
        HBox head = new HBox(title, count, close);
        head.getStyleClass().add("pane-head");
        ListView<Behind> rows = new ListView<>(model.behind());
        rows.setId("rows");
        rows.setPlaceholder(new Label(text("reports.page.noRows")));
        rows.setCellFactory(list -> new RowCell());
        VBox.setVgrow(rows, Priority.ALWAYS);
        rows.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open(rows);
            }
        });
        rows.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(rows);
            }
        });
        CheckBox detailed = new CheckBox(text("reports.page.detailed"));
        detailed.selectedProperty().bindBidirectional(model.detailed());
        VBox foot = new VBox(6, Tags.styled(text("reports.page.hint"), "small", "muted", "wrap"), detailed);
        foot.getStyleClass().add("pane-body");
        VBox pane = new VBox(head, rows, foot);
        pane.getStyleClass().add("detail-pane");
        return pane;
    }

    private void open(ListView<Behind> rows) {
        Behind row = rows.getSelectionModel().getSelectedItem();
        if (row != null) {
            model.open(row);
        }
    }

    private static final class RowCell extends ListCell<Behind> {
        RowCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Behind row, boolean none) {
            super.updateItem(row, none);
            if (none || row == null) {
                setGraphic(null);
                return;
            }
            HBox title = new HBox(8, Tags.styled(row.title(), "strong"), Tags.styled(row.amount(), "secondary"));
            if (!row.counted()) {
                title.getChildren().add(Tags.tag(text("reports.page.notCounted"), Tone.WARN));
            }
            setGraphic(new VBox(2, title, Tags.styled(row.detail(), "small", "secondary")));
        }
    }
}
