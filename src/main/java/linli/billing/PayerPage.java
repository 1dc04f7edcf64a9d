package linli.billing;

import static linli.base.text.Texts.text;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import linli.base.ui.Field;
import linli.base.ui.Tags;
import linli.base.value.UserClass;

/** The till's first question: who pays. Found by what is typed, or among those who owe something. */
final class PayerPage {
    private final TillModel model;

    PayerPage(TillModel model) {
        this.model = model;
    }

    /** @return the search field, what it finds, and who owes something; the cursor goes into the field. */
    List<Node> nodes() {
        TextField field = new TextField();
        field.setPromptText(text("till.find"));
        ListView<TillModel.Found> list = new ListView<>(model.found);
        list.setPrefHeight(180);
        list.setCellFactory(any -> new ListCell<>() {
            @Override
            protected void updateItem(TillModel.Found one, boolean empty) {
                super.updateItem(one, empty);
                setText(empty || one == null ? null : one.note() == null ? text("till.asName", one.payer().name()) : text("till.found", one.payer().name(), one.note()));
            }
        });
        list.visibleProperty().bind(field.textProperty().isNotEmpty());
        list.managedProperty().bind(list.visibleProperty());
        field.textProperty().addListener((property, old, now) -> model.find(now));
        field.setOnAction(event -> {
            TillModel.Found one = list.getSelectionModel().getSelectedItem() != null ? list.getSelectionModel().getSelectedItem() : model.found.isEmpty() ? null : model.found.getFirst();
            if (one != null) {
                model.serve(one);
            }
        });
        list.setOnMouseClicked(event -> {
            if (list.getSelectionModel().getSelectedItem() != null) {
                model.serve(list.getSelectionModel().getSelectedItem());
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && list.getSelectionModel().getSelectedItem() != null) {
                model.serve(list.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        Platform.runLater(field::requestFocus);
        return List.of(new Field(text("till.payer"), field), list, owing());
    }

    private Node owing() {
        VBox box = new VBox(4);
        TillModel.Today now = model.today.get();
        if (now == null || now.arrears().isEmpty()) {
            return box;
        }
        box.getChildren().add(Tags.styled(text("till.arrears", now.arrears().size()), "strong"));
        now.arrears().stream().limit(12).forEach(one -> {
            Button open = Tags.button(text(one.days() > 0 ? "till.arrearsLate" : "till.arrearsLine", one.payer().name(), one.open().format(), one.days()), null,
                    () -> model.serve(new TillModel.Found(one.payer(), "", UserClass.RESIDENT)));
            open.getStyleClass().add("flat");
            box.getChildren().add(open);
        });
        return box;
    }
}
