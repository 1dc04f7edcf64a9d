package linli.tariffs;

import static linli.base.text.Texts.text;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import linli.base.ui.Card;
import linli.base.ui.Columns;
import linli.base.ui.DayText;
import linli.base.ui.DetailPane;
import linli.base.ui.EmptyState;
import linli.base.ui.Field;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.billing.Charge;
import linli.billing.Tariff;
import linli.billing.TillModel;

/** 减免: who pays less, why, against which proof and until when; its form stands at the side. */
final class ExemptionsPage {
    private final TariffsModel model;
    private final Nav nav;
    private final DetailPane pane;
    private final TableView<Tariff.Exemption> table = new TableView<>();
    private Charge.Payer payer;
    private Runnable saving = () -> {};

    ExemptionsPage(TariffsModel model, Nav nav, Memory memory, Runnable close, Consumer<Node> open) {
        this.model = model;
        this.nav = nav;
        pane = new DetailPane(close);
        table.setItems(model.exemptions);
        table.setId("tariffs-exemptions");
        table.setPlaceholder(Tags.styled(text("tariffs.grid.none"), "secondary"));
        new Columns<>(table, "tariffs.exemptions", memory)
                .text("payer", text("tariffs.spared.payer"), 12, one -> one.payer().name())
                .number("percent", text("tariffs.exempt.percent"), 5, Tariff.Exemption::percent, one -> one.percent() + "%")
                .text("reason", text("tariffs.exempt.reason"), 9, Tariff.Exemption::reason)
                .text("proof", text("tariffs.exempt.proof"), 14, Tariff.Exemption::proof)
                .text("from", text("tariffs.exempt.from"), 7.4, one -> one.from().toString())
                .text("to", text("tariffs.exempt.to"), 7.4, one -> one.to() == null ? "" : one.to().toString())
                .node("on", text("tariffs.column.standing"), 5, this::state, one -> Tags.tag(state(one), one.on(model.today()) ? Tone.OK : Tone.PLAIN))
                .opening(one -> open.accept(ending(one))).remember();
    }

    private String state(Tariff.Exemption one) {
        return text(one.on(model.today()) ? "tariffs.exempt.on" : one.from().isAfter(model.today()) ? "tariffs.exempt.later" : "tariffs.exempt.over");
    }

    Node node(Runnable write) {
        return model.exemptions.isEmpty() && model.words.get().isBlank() ? new EmptyState(text("tariffs.empty.exempt"), text("tariffs.exempt.new"), write) : new Card("", "", table);
    }

    void save() {
        saving.run();
    }

    Node form() {
        model.wrong.set("");
        payer = null;
        TextField who = ItemsPage.field("exempt-who", "");
        who.setPromptText(text("till.find"));
        Label chosen = Tags.styled(text("tariffs.exempt.nobody"), "secondary", "wrap");
        ListView<TillModel.Found> found = new ListView<>(model.found);
        found.setId("exempt-found");
        found.setPrefHeight(150);
        found.setCellFactory(any -> new ListCell<>() {
            @Override
            protected void updateItem(TillModel.Found one, boolean empty) {
                super.updateItem(one, empty);
                setText(empty || one == null ? null : text("till.found", one.payer().name(), one.note()));
            }
        });
        Consumer<TillModel.Found> take = one -> {
            if (one != null) {
                payer = one.payer();
                chosen.setText(text("till.found", one.payer().name(), one.note()));
                model.found.clear();
            }
        };
        who.textProperty().addListener((property, old, now) -> model.find(now));
        who.setOnAction(event -> take.accept(model.found.isEmpty() ? null : model.found.getFirst()));
        found.setOnMouseClicked(event -> take.accept(found.getSelectionModel().getSelectedItem()));
        found.visibleProperty().bind(who.textProperty().isNotEmpty().and(javafx.beans.binding.Bindings.isNotEmpty(model.found)));
        found.managedProperty().bind(found.visibleProperty());
        TextField percent = ItemsPage.field("exempt-percent", "50");
        TextField reason = ItemsPage.field("exempt-reason", "");
        reason.setPromptText(text("tariffs.exempt.reason.prompt"));
        TextField proof = ItemsPage.field("exempt-proof", "");
        proof.setPromptText(text("tariffs.exempt.proof.prompt"));
        DatePicker from = day(model.today());
        DatePicker to = day(null);
        saving = () -> model.exempt(new Tariff.Exemption(0, payer, reason.getText().strip(), proof.getText().strip(),
                percent.getText().strip().matches("\\d{1,3}") ? Integer.parseInt(percent.getText().strip()) : 0, from.getValue(), to.getValue(), 0), nav::say);
        VBox form = new VBox(new Field(text("tariffs.spared.payer"), who), found, chosen, new Field(text("tariffs.exempt.percent"), percent), new Field(text("tariffs.exempt.reason"), reason),
                new Field(text("tariffs.exempt.proof"), proof), new Field(text("tariffs.exempt.from"), from), new Field(text("tariffs.exempt.to"), to));
        show(text("tariffs.exempt.new"), form, text("tariffs.save"));
        javafx.application.Platform.runLater(who::requestFocus);
        return pane;
    }

    private Node ending(Tariff.Exemption one) {
        model.wrong.set("");
        DatePicker last = day(one.to() == null ? model.today() : one.to());
        saving = () -> model.endExemption(one, last.getValue(), nav::say);
        show(one.payer().name(), new VBox(Tags.styled(text("tariffs.exempt.line", one.percent(), one.reason(), one.proof()), "wrap"), new Field(text("tariffs.exempt.to"), last)), text("tariffs.exempt.end"));
        return pane;
    }

    private void show(String title, VBox form, String word) {
        form.getStyleClass().add("form");
        Button go = Tags.button(word, "Ctrl S", this::save);
        go.setId("exempt-save");
        go.getStyleClass().add("primary");
        pane.show(title, VersionsPage.wrong(model.wrong), form);
        pane.buttons(go);
    }

    private static DatePicker day(java.time.LocalDate value) {
        DatePicker picker = new DatePicker(value);
        DayText.dress(picker);
        return picker;
    }
}
