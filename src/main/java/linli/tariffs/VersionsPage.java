package linli.tariffs;

import static linli.base.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.Card;
import linli.base.ui.Columns;
import linli.base.ui.DayText;
import linli.base.ui.EmptyState;
import linli.base.ui.Field;
import linli.base.ui.Look;
import linli.base.ui.Memory;
import linli.base.ui.Nav;
import linli.base.ui.Spread;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.Money;
import linli.base.value.UserClass;
import linli.billing.FeeItem;
import linli.billing.Tariff.TariffStanding;
import linli.billing.Tariffs;
import linli.tariffs.TariffsModel.Version;

/** The versions of the tariff, and the prices of the chosen one as a grid: items by classes of users. */
final class VersionsPage {
    private final TariffsModel model;
    private final Nav nav;
    private final TableView<Version> table = new TableView<>();
    private final Card grid = new Card();
    private final VBox left;
    private boolean asking;
    private boolean following;

    VersionsPage(TariffsModel model, Nav nav, Memory memory) {
        this.model = model;
        this.nav = nav;
        table.setItems(model.versions);
        table.setId("tariffs-versions");
        table.setPlaceholder(Tags.styled(text("tariffs.none"), "secondary"));
        new Columns<>(table, "tariffs.versions", memory)
                .number("no", text("tariffs.column.no"), 3.2, one -> one.tariff().no(), one -> String.valueOf(one.tariff().no()))
                .node("standing", text("tariffs.column.standing"), 9, one -> Texts.of(one.standing()), VersionsPage::tag)
                .text("effective", text("tariffs.column.effective"), 7.4, one -> one.tariff().effective().toString())
                .text("published", text("tariffs.column.published"), 7.4, one -> one.tariff().published() == null ? "" : one.tariff().published().toString())
                .text("basis", text("tariffs.column.basis"), 12, one -> one.tariff().basis()).hidden().remember();
        table.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null && !following) {
                asking = false;
                model.chosen.set(now);
            }
        });
        model.chosen.addListener((property, old, now) -> {
            following = true;
            table.getSelectionModel().clearSelection();
            table.getSelectionModel().select(now);
            following = false;
            show();
        });
        model.words.addListener(any -> show());
        model.draft.editing.addListener(any -> show());
        left = new VBox(new Card(text("tariffs.versions"), "", table));
        VBox.setVgrow(left.getChildren().getFirst(), Priority.ALWAYS);
        left.minWidthProperty().bind(Look.em().multiply(28));
        grid.minWidthProperty().bind(Look.em().multiply(34));
        Spread.setShare(grid, 1.7);
    }

    Node node() {
        if (model.versions.isEmpty() && !model.draft.editing.get()) {
            boolean items = model.bare();
            return new EmptyState(text(items ? "tariffs.empty.items" : "tariffs.empty"), text(items ? "tariffs.item.new" : "tariffs.new"),
                    items ? () -> model.view.set(TariffsModel.TariffView.ITEMS) : model::write);
        }
        Spread spread = new Spread();
        spread.getChildren().setAll(left, grid);
        show();
        return spread;
    }

    private static Node tag(Version one) {
        return Tags.tag(Texts.of(one.standing()), switch (one.standing()) {
            case IN_FORCE -> Tone.OK;
            case ANNOUNCED -> Tone.BLUE;
            case DRAFT -> Tone.WARN;
            case PAST -> Tone.PLAIN;
        });
    }

    /** Asks once more before a draft becomes public. */
    void ask() {
        if (model.chosen.get() != null && model.chosen.get().standing() == TariffStanding.DRAFT && !model.draft.editing.get()) {
            asking = true;
            show();
        }
    }

    private void show() {
        boolean editing = model.draft.editing.get();
        Version now = model.chosen.get();
        List<Node> body = new ArrayList<>();
        if (editing) {
            grid.setTitle(model.draft.title.get());
            grid.setNote(text("tariffs.draft.note"));
            body.add(top());
        } else if (now != null) {
            grid.setTitle(text("tariffs.version", now.tariff().no(), Texts.of(now.standing())));
            grid.setNote(text("tariffs.dates", now.tariff().effective(), now.tariff().published() == null ? text("tariffs.unpublished") : now.tariff().published()));
            body.add(Tags.styled(text("tariffs.basis", now.tariff().basis()), "wrap"));
            if (now.standing() == TariffStanding.DRAFT) {
                body.add(asking ? question(now) : actions(now));
            }
        }
        ScrollPane scroll = new ScrollPane(prices(editing));
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        body.add(scroll);
        VBox box = new VBox(10, body.toArray(Node[]::new));
        box.getStyleClass().add("card-body");
        grid.getContent().setAll(box);
    }

    private Node actions(Version now) {
        Button edit = Tags.button(text("tariffs.edit"), "F4", () -> model.draft.edit(now.tariff()));
        edit.setId("tariffs-edit");
        Button publish = Tags.button(text("tariffs.publish"), "F8", this::ask);
        publish.setId("tariffs-publish");
        return new FlowPane(8, 8, edit, publish, wrong(model.wrong));
    }

    private Node question(Version now) {
        Button go = Tags.button(text("tariffs.publish.go"), null, () -> {
            asking = false;
            model.publish(nav::say);
            show();
        });
        go.setId("tariffs-publish-go");
        go.getStyleClass().add("primary");
        Button not = Tags.button(text("tariffs.publish.not"), "Esc", () -> {
            asking = false;
            show();
        });
        VBox band = new VBox(8, Tags.styled(text("tariffs.publish.ask", now.tariff().no(), model.today(), now.tariff().effective()), "wrap"), new FlowPane(8, 8, go, not));
        band.getStyleClass().add("warn-band");
        javafx.application.Platform.runLater(go::requestFocus);
        return band;
    }

    private Node top() {
        DatePicker day = new DatePicker();
        DayText.dress(day);
        day.setId("draft-effective");
        day.valueProperty().bindBidirectional(model.draft.effective);
        day.prefWidthProperty().bind(Look.em().multiply(10));
        TextField basis = new TextField();
        basis.setId("draft-basis");
        basis.setPromptText(text("tariffs.basis.prompt"));
        basis.textProperty().bindBidirectional(model.draft.basis);
        Field why = new Field(text("tariffs.column.basis"), basis);
        HBox.setHgrow(why, Priority.ALWAYS);
        Button save = Tags.button(text("tariffs.save"), "Ctrl S", () -> model.draft.save(nav::say));
        save.setId("draft-save");
        save.getStyleClass().add("primary");
        HBox buttons = new HBox(8, save, Tags.button(text("tariffs.leave"), "Esc", model.draft::leave));
        return new VBox(8, new HBox(10, new Field(text("tariffs.column.effective"), day), why), buttons, wrong(model.draft.wrong), Tags.styled(text("tariffs.draft.help"), "secondary", "wrap"));
    }

    static Node wrong(javafx.beans.value.ObservableValue<String> words) {
        Label label = Tags.styled("", "text-bad", "wrap");
        label.textProperty().bind(words);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private Node prices(boolean editing) {
        GridPane pane = new GridPane();
        pane.getStyleClass().add("price-grid");
        pane.setHgap(10);
        pane.setVgap(editing ? 6 : 10);
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        name.setMinWidth(Look.em().get() * 9);
        pane.getColumnConstraints().add(name);
        for (int i = 0; i <= TariffsModel.classes().size(); i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setMinWidth(Look.em().get() * (i == 0 ? 3 : 5));
            column.setHalignment(i == 0 ? javafx.geometry.HPos.LEFT : javafx.geometry.HPos.RIGHT);
            pane.getColumnConstraints().add(column);
        }
        pane.add(Tags.styled(text("billing.column.item"), "muted"), 0, 0);
        pane.add(Tags.styled(text("billing.column.per"), "muted"), 1, 0);
        for (int i = 0; i < TariffsModel.classes().size(); i++) {
            pane.add(Tags.styled(Texts.of(TariffsModel.classes().get(i)), "muted"), i + 2, 0);
        }
        int at = 1;
        for (Tariffs.Row row : model.rows()) {
            Label tag = Tags.tag(Texts.of(row.item().kind()), row.item().kind() == FeeItem.ItemKind.BASIC ? Tone.OK : row.item().kind() == FeeItem.ItemKind.LOW_FEE ? Tone.ACCENT : Tone.BLUE);
            FlowPane item = new FlowPane(8, 4, new Label(row.item().name()), tag);
            pane.add(item, 0, at);
            pane.add(Tags.styled(Texts.of(row.item().unit()), "secondary"), 1, at);
            for (int i = 0; i < TariffsModel.classes().size(); i++) {
                pane.add(editing && row.item().kind() != FeeItem.ItemKind.BASIC ? cell(row.item(), TariffsModel.classes().get(i)) : figure(row, TariffsModel.classes().get(i)), i + 2, at);
            }
            at++;
        }
        if (at == 1) {
            pane.add(Tags.styled(text("tariffs.grid.none"), "secondary", "wrap"), 0, 1, TariffsModel.classes().size() + 2, 1);
        }
        return pane;
    }

    private static Label figure(Tariffs.Row row, UserClass of) {
        Optional<Money> price = row.item().kind() == FeeItem.ItemKind.BASIC ? Optional.of(Money.ZERO) : row.price(of);
        Label label = Tags.styled(price.map(money -> money.isZero() ? text("billing.notice.free") : money.format()).orElse(text("billing.notice.none")), "number");
        label.getStyleClass().add(price.isEmpty() ? "muted" : price.get().isZero() ? "text-ok" : "strong");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private Node cell(FeeItem item, UserClass of) {
        DraftModel.Cell cell = new DraftModel.Cell(item.id(), of);
        TextField field = new TextField(model.draft.price(cell));
        field.setId("price-" + item.code() + "-" + of.name());
        field.setPrefColumnCount(5);
        field.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        field.setAccessibleText(text("tariffs.cell", item.name(), Texts.of(of), Texts.of(item.unit())));
        Label bad = Tags.styled("", "field-error");
        bad.managedProperty().bind(bad.textProperty().isNotEmpty());
        field.textProperty().addListener((property, old, now) -> {
            model.draft.price(cell, now);
            String wrong = model.draft.complaint(item, now);
            bad.setText(wrong == null ? "" : wrong);
            field.getStyleClass().remove("wrong");
            if (wrong != null) {
                field.getStyleClass().add("wrong");
            }
        });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                field.requestFocusTraversal(TraversalDirection.NEXT);
                event.consume();
            }
        });
        return new VBox(field, bad);
    }
}
