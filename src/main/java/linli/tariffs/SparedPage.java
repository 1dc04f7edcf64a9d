package linli.tariffs;

import static linli.base.text.Texts.text;

import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.ChipRow;
import linli.base.ui.Columns;
import linli.base.ui.EmptyState;
import linli.base.ui.Look;
import linli.base.ui.Memory;
import linli.base.ui.Spread;
import linli.base.ui.Tags;
import linli.billing.Takings;

/** 减免价值: what every organisation was spared in a year against the market price; a line opens its charges. */
final class SparedPage {
    private final TariffsModel model;
    private final TableView<Takings.Spared> table = new TableView<>();
    private final TableView<Takings.Row> rows = new TableView<>();
    private final ChipRow<Integer> year = new ChipRow<Integer>().required();
    private final Card left = new Card();
    private final Card right = new Card();

    SparedPage(TariffsModel model, Memory memory) {
        this.model = model;
        table.setItems(model.spared);
        table.setId("tariffs-spared");
        table.setPlaceholder(Tags.styled(text("tariffs.grid.none"), "secondary"));
        new Columns<>(table, "tariffs.spared", memory)
                .text("payer", text("tariffs.spared.payer"), 10, one -> one.payer().name())
                .text("class", text("tariffs.spared.class"), 6, one -> Texts.of(one.userClass()))
                .number("times", text("tariffs.spared.times"), 4, Takings.Spared::times, one -> String.valueOf(one.times()))
                .number("market", text("tariffs.spared.market"), 7, one -> one.market().fen(), one -> one.market().format())
                .number("net", text("tariffs.spared.net"), 7, one -> one.net().fen(), one -> one.net().format())
                .number("value", text("tariffs.spared.value"), 7, one -> one.value().fen(), one -> one.value().format()).remember();
        table.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null) {
                model.open(now);
            }
        });
        rows.setId("tariffs-spared-rows");
        rows.setPlaceholder(Tags.styled(text("tariffs.spared.choose"), "secondary"));
        new Columns<>(rows, "tariffs.spared.rows", memory)
                .text("on", text("tariffs.spared.on"), 7.4, one -> one.charge().on().toString())
                .text("item", text("tariffs.spared.item"), 8, one -> one.charge().item().name())
                .text("memo", text("tariffs.spared.memo"), 8.5, one -> one.charge().memo())
                .number("market", text("tariffs.spared.market"), 6, one -> one.market().fen(), one -> one.market().format())
                .number("value", text("tariffs.spared.value"), 6, one -> one.value().fen(), one -> one.value().format()).remember();
        model.opened.addListener((property, old, now) -> {
            rows.getItems().setAll(now == null ? java.util.List.of() : now.rows());
            right.setTitle(now == null ? text("tariffs.spared.detail") : now.spared().payer().name());
            right.setNote(now == null ? "" : text("tariffs.spared.count", now.rows().size(), now.spared().value().format()));
        });
        for (int back = 0; back < 3; back++) {
            year.add(model.today().getYear() - back, text("tariffs.spared.year", String.valueOf(model.today().getYear() - back)));
        }
        year.valueProperty().bindBidirectional(model.year);
        left.setTitle(text("tariffs.spared.list"));
        left.getContent().setAll(table);
        right.setTitle(text("tariffs.spared.detail"));
        right.getContent().setAll(rows);
        left.minWidthProperty().bind(Look.em().multiply(30));
        right.minWidthProperty().bind(Look.em().multiply(24));
    }

    Node node() {
        left.setNote(text("tariffs.spared.total", model.total().format()));
        Spread both = new Spread();
        both.getChildren().setAll(left, right);
        Node body = model.spared.isEmpty() && model.words.get().isBlank() ? new EmptyState(text("tariffs.empty.spared"), null, null) : both;
        VBox.setVgrow(body, javafx.scene.layout.Priority.ALWAYS);
        return new VBox(10, year, body);
    }
}
