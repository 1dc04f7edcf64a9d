package linli.billing;

import static linli.base.text.Texts.text;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import linli.base.ui.Columns;
import linli.base.ui.Dialogs;
import linli.base.ui.Field;
import linli.base.ui.Memory;
import linli.base.ui.Tags;
import linli.base.value.Money;
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

    /** 欠费清单: everybody who owes, to be searched, sorted by age, served or written as a workbook. */
    Node arrears(Consumer<Path> written) {
        List<Charge.Arrears> all = model.today.get() == null ? List.of() : model.today.get().arrears();
        FilteredList<Charge.Arrears> shown = new FilteredList<>(FXCollections.observableArrayList(all));
        SortedList<Charge.Arrears> sorted = new SortedList<>(shown);
        TableView<Charge.Arrears> table = new TableView<>(sorted);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setPlaceholder(Tags.styled(text("till.arrears.none"), "secondary"));
        new Columns<>(table, "till.arrears", Memory.brief()).text("payer", text("till.column.payer"), 9, one -> one.payer().name())
                .number("owed", text("till.column.owed"), 7, one -> one.open().fen(), one -> one.open().format())
                .text("due", text("till.column.due"), 7, one -> one.oldest().toString())
                .number("days", text("till.column.days"), 6, Charge.Arrears::days, one -> "" + one.days())
                .opening(one -> model.serving(one.payer())).remember();
        TextField words = new TextField();
        words.setPromptText(text("till.arrears.find"));
        CheckBox late = new CheckBox(text("till.arrears.late"));
        Label count = Tags.styled("", "secondary");
        Runnable filter = () -> {
            shown.setPredicate(one -> one.payer().name().contains(words.getText().strip()) && (!late.isSelected() || one.days() > 0));
            count.setText(text("till.arrears.sum", shown.size(), shown.stream().map(Charge.Arrears::open).reduce(Money.ZERO, Money::plus).format()));
        };
        words.textProperty().addListener(any -> filter.run());
        late.setOnAction(event -> filter.run());
        filter.run();
        Button export = Tags.button(text("till.arrears.export"), null, () -> {
            Dialogs.saveAs(table, text("till.arrears.title") + ".xlsx").ifPresent(file -> model.arrearsBook(List.copyOf(sorted), file, written));
        });
        HBox head = new HBox(8, words, late, export);
        head.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox box = new VBox(8, head, table, count);
        VBox.setVgrow(box, Priority.ALWAYS);
        return box;
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
