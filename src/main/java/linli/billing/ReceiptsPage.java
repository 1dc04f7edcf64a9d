package linli.billing;

import static linli.base.text.Texts.text;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Columns;
import linli.base.ui.Field;
import linli.base.ui.Memory;
import linli.base.ui.SheetView;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.Money;
import linli.base.value.PayMethod;

/** The till's right half: receipts that were given, what a second person may do with one, and the day's close. */
final class ReceiptsPage {
    private final TillModel model;
    private final TableView<Receipt> table = new TableView<>();
    private final SheetView paper;

    ReceiptsPage(TillModel model, SheetView paper) {
        this.model = model;
        this.paper = paper;
        table.setItems(model.receipts);
        table.setPlaceholder(Tags.styled(text("till.receipts.none"), "secondary"));
        new Columns<>(table, "till.receipts", Memory.brief())
                .text("no", text("till.column.no"), 8, Receipt::no)
                .text("on", text("till.column.on"), 7, one -> one.on().toString())
                .text("payer", text("till.column.payer"), 8, one -> one.payer().name())
                .number("total", text("till.column.total"), 6, one -> one.total().fen(), one -> one.total().format())
                .node("state", text("till.column.state"), 6, ReceiptsPage::state, one -> Tags.tag(state(one), one.live() ? one.total().isNegative() ? Tone.WARN : Tone.OK : Tone.BAD))
                .opening(model::show).remember();
        table.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null) {
                model.show(now);
            }
        });
    }

    private static String state(Receipt one) {
        return text(!one.live() ? "till.state.void" : one.kind() == Receipt.ReceiptKind.REFUND ? "till.state.refund" : "till.state.good");
    }

    Node list() {
        TextField words = new TextField(model.words.get());
        words.setPromptText(text("till.receipts.find"));
        words.textProperty().addListener((property, old, now) -> model.words.set(now));
        table.getSelectionModel().clearSelection();
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox all = new VBox(8, words, table);
        VBox.setVgrow(all, Priority.ALWAYS);
        return all;
    }

    /** @return what may be done with a receipt: void or refund, by a second person with a reason. */
    Node actions(Receipt one) {
        if (!one.live() || one.kind() == Receipt.ReceiptKind.REFUND) {
            return new HBox();
        }
        VBox box = new VBox(8);
        Button cancel = Tags.button(text("till.void"), null, () -> box.getChildren().setAll(second(text("till.void"), (reason, second) -> model.cancel(one, reason, second, failed -> say(box, failed)))));
        Button refund = Tags.button(text("till.refund"), null, () -> model.left(one, left -> refund(box, one, left)));
        box.getChildren().add(new HBox(8, cancel, refund));
        return box;
    }

    /** Each line with what of it goes back: all that is left, less, or nothing. */
    private void refund(VBox box, Receipt one, Map<Long, Money> left) {
        Map<Charge, TextField> fields = new LinkedHashMap<>();
        VBox lines = new VBox(6, Tags.styled(text("till.refund.lines"), "secondary", "wrap"));
        for (Receipt.Line line : one.lines()) {
            Money most = left.getOrDefault(line.charge().id(), Money.ZERO);
            if (most.isZero()) {
                continue;
            }
            TextField amount = new TextField(most.toString());
            amount.setPrefColumnCount(8);
            fields.put(line.charge(), amount);
            lines.getChildren().add(new Field(text("till.refund.line", line.charge().item().name(), most.format()), amount));
        }
        Node form = second(text("till.refund"), (reason, second) -> {
            Map<Long, Money> parts = new LinkedHashMap<>();
            for (Map.Entry<Charge, TextField> field : fields.entrySet()) {
                Money.Check check = Money.check(field.getValue().getText().isBlank() ? "0" : field.getValue().getText());
                if (!check.ok()) {
                    say(box, new UserError("error.billing.method", field.getValue().getText()));
                    return;
                }
                if (!check.value().isZero()) {
                    parts.put(field.getKey().id(), check.value());
                }
            }
            model.refund(one, parts, reason, second, failed -> say(box, failed));
        });
        box.getChildren().setAll(lines, form);
    }

    private static void say(VBox box, Throwable failed) {
        Label words = Tags.styled(failed instanceof UserError refused ? refused.getMessage() : text("till.failed"), "text-bad", "wrap");
        box.getChildren().removeIf(node -> node instanceof Label);
        box.getChildren().add(words);
    }

    private static Node second(String word, BiConsumer<String, Till.Second> done) {
        TextField reason = new TextField();
        TextField login = new TextField();
        PasswordField password = new PasswordField();
        Button go = Tags.button(text("till.confirm", word), null, () -> done.accept(reason.getText(), new Till.Second(login.getText().strip(), password.getText())));
        go.getStyleClass().add("primary");
        password.setOnAction(event -> go.fire());
        HBox who = new HBox(8, new Field(text("till.second.login"), login), new Field(text("till.second.password"), password), go);
        who.setAlignment(javafx.geometry.Pos.BOTTOM_LEFT);
        return new VBox(8, Tags.styled(text("till.second.note", word), "secondary", "wrap"), new Field(text("till.second.reason"), reason), who);
    }

    /** @return days that were closed; one opens as its slip, to be printed again. */
    private Node past(List<Receipt.DayClose> closes) {
        TableView<Receipt.DayClose> days = new TableView<>(FXCollections.observableArrayList(closes));
        days.setPrefHeight(220);
        new Columns<>(days, "till.closes", Memory.brief())
                .number("no", text("till.column.closeNo"), 5.5, Receipt.DayClose::no, one -> "" + one.no())
                .text("day", text("till.column.on"), 7, one -> one.day().toString())
                .text("staff", text("till.column.staff"), 6, Receipt.DayClose::staff)
                .number("difference", text("till.column.difference"), 6, one -> one.difference().fen(), one -> one.difference().format())
                .opening(model::show).remember();
        days.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null) {
                model.show(now);
            }
        });
        return days;
    }

    /** @param expected what should lie there, by method */
    Node closing(Map<PayMethod, Money> expected) {
        VBox all = new VBox(10, Tags.styled(text("till.close.title"), "strong"), Tags.styled(text("till.close.note"), "secondary", "wrap"));
        Map<PayMethod, TextField> counted = new EnumMap<>(PayMethod.class);
        for (PayMethod method : PayMethod.values()) {
            Money should = expected.getOrDefault(method, Money.ZERO);
            if (should.isZero() && method != PayMethod.CASH) {
                continue;
            }
            TextField is = new TextField(method == PayMethod.CASH ? "" : should.toString());
            is.setPrefColumnCount(8);
            counted.put(method, is);
            all.getChildren().add(new Field(text("till.close.line", Texts.of(method), should.format()), is));
        }
        TextField reason = new TextField();
        Label wrong = Tags.styled("", "text-bad", "wrap");
        Button go = Tags.button(text("till.close"), null, () -> {
            Map<PayMethod, Money> money = new EnumMap<>(PayMethod.class);
            for (Map.Entry<PayMethod, TextField> one : counted.entrySet()) {
                Money.Check check = Money.check(one.getValue().getText());
                if (!check.ok()) {
                    wrong.setText(text("till.close.amount", Texts.of(one.getKey())));
                    one.getValue().requestFocus();
                    return;
                }
                money.put(one.getKey(), check.value());
            }
            model.close(money, reason.getText(), failed -> wrong.setText(failed instanceof UserError refused ? refused.getMessage() : text("till.failed")));
        });
        go.getStyleClass().add("primary");
        all.getChildren().addAll(new Field(text("till.close.reason"), reason), wrong, go);
        paper.show(null);
        if (model.today.get() != null && !model.today.get().closes().isEmpty()) {
            all.getChildren().addAll(Tags.styled(text("till.closes"), "strong"), past(model.today.get().closes()));
        }
        return all;
    }
}
