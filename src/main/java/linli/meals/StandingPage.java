package linli.meals;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.ui.Columns;
import linli.base.ui.DayText;
import linli.base.ui.DetailPane;
import linli.base.ui.Dialogs;
import linli.base.ui.EmptyState;
import linli.base.ui.Field;
import linli.base.ui.Form;
import linli.base.ui.Memory;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.WeekSlot;

/** 长期订餐 and 价格与补贴 on the meals' page: the orders that repeat, with their pauses, and the dated rules. */
final class StandingPage {
    private final MealsModel model;
    private final Memory memory;
    private final Consumer<Node> side;
    private final Runnable close;

    StandingPage(MealsModel model, Memory memory, Consumer<Node> side, Runnable close) {
        this.model = model;
        this.memory = memory;
        this.side = side;
        this.close = close;
    }

    /** Dresses both tables. @param add takes a new order */
    void fill(TableView<Standings.Listed> standingTable, TableView<MealRule> ruleTable, Runnable add) {
        standings(standingTable, add);
        rules(ruleTable);
    }

    private void standings(TableView<Standings.Listed> standingTable, Runnable add) {
        standingTable.setItems(model.standings);
        standingTable.setPlaceholder(new EmptyState(Texts.text("meals.standing.none"), Texts.text("meals.add"), add));
        new Columns<>(standingTable, "meals.standing", memory)
                .text("name", Texts.text("meals.column.name"), 6, one -> one.diner().name())
                .text("days", Texts.text("meals.column.days"), 12, one -> one.standing().days().stream().map(WeekSlot::dayWord).collect(Collectors.joining(" ")))
                .text("sitting", Texts.text("meals.column.sitting"), 4.5, one -> Texts.of(one.standing().sitting()))
                .text("pack", Texts.text("meals.column.pack"), 6, one -> one.standing().pack())
                .text("way", Texts.text("meals.column.way"), 4.5, one -> Texts.text(one.standing().delivery() ? "meals.delivery" : "meals.eatIn"))
                .text("from", Texts.text("meals.column.from"), 7, one -> one.standing().from().toString())
                .text("pauses", Texts.text("meals.column.pauses"), 14, one -> one.standing().pauses().stream().map(pause -> pause.from() + "—" + pause.to()).collect(Collectors.joining(" ")))
                .opening(this::standing).remember();
    }

    private void standing(Standings.Listed one) {
        DatePicker from = new DatePicker(model.today().plusDays(1));
        DatePicker to = new DatePicker(model.today().plusDays(7));
        DayText.dress(from);
        DayText.dress(to);
        TextField reason = new TextField();
        VBox pauses = new VBox(6);
        one.standing().pauses().forEach(pause -> pauses.getChildren().add(new FlowPane(8, 6, new Label(pause.from() + "—" + pause.to() + " " + (pause.reason() == null ? "" : pause.reason())),
                Tags.button(Texts.text("meals.standing.resume"), null, () -> {
                    model.resume(one.standing(), pause);
                    close.run();
                }))));
        DetailPane pane = new DetailPane(close);
        pane.show(one.diner().name(), pauses, new Field(Texts.text("meals.standing.from"), from), new Field(Texts.text("meals.standing.to"), to),
                new Field(Texts.text("meals.standing.why"), reason));
        pane.buttons(Tags.button(Texts.text("meals.standing.end"), null, () -> Dialogs.askReason(pane, Texts.text("meals.standing.end"), Texts.text("meals.standing.endAsk", one.diner().name()))
                .ifPresent(why -> {
                    model.end(one.standing(), why);
                    close.run();
                })), Tags.button(Texts.text("meals.standing.pause"), null, () -> {
                    model.pause(one.standing(), from.getValue(), to.getValue(), reason.getText());
                    close.run();
                }));
        side.accept(pane);
    }

    private void rules(TableView<MealRule> ruleTable) {
        ruleTable.setItems(model.rules);
        new Columns<>(ruleTable, "meals.rules", memory)
                .text("from", Texts.text("meals.column.from"), 8, rule -> rule.id() == null ? "" : rule.from().toString())
                .node("sample", Texts.text("meals.column.sample"), 5, rule -> rule.sample() ? Texts.text("meals.rule.mark") : "", rule -> rule.sample() ? Tags.tag(Texts.text("meals.rule.mark"), Tone.WARN) : new Label())
                .text("packs", Texts.text("meals.column.pack"), 16, rule -> rule.packages().stream().map(one -> one.name() + " " + one.price()).collect(Collectors.joining(Texts.text("meals.semicolon"))))
                .text("tiers", Texts.text("meals.column.tier"), 30, rule -> rule.tiers().stream().map(tier -> tier.word() + " " + tier.subsidy()).collect(Collectors.joining(Texts.text("meals.semicolon"))))
                .text("billing", Texts.text("meals.column.billing"), 5, rule -> Texts.of(rule.billing()))
                .text("basis", Texts.text("meals.column.basis"), 16, MealRule::basis).opening(this::rule).remember();
    }

    /** A new rule from a day on, written from the one at hand. */
    void rule(MealRule from) {
        Form[] form = new Form[1];
        DetailPane pane = new DetailPane(close);
        Runnable[] save = new Runnable[1];
        form[0] = new Form(() -> save[0].run());
        DatePicker day = form[0].day("rule-from", Texts.text("meals.rule.from"), from.id() == null ? model.today().plusDays(1) : from.from());
        TextField basis = form[0].text("rule-basis", Texts.text("meals.column.basis"), from.sample() ? "" : from.basis());
        TextArea packs = form[0].area("rule-packs", Texts.text("meals.rule.packs"), from.packageLines(), 4);
        TextField way = form[0].text("rule-way", Texts.text("meals.rule.way"), from.delivery() + (from.deliveryItem() == null ? "" : " " + from.deliveryItem()));
        TextArea tiers = form[0].area("rule-tiers", Texts.text("meals.rule.tiers"), from.tierLines(), 8);
        ComboBox<MealRule.Billing> billing = form[0].choice("rule-billing", Texts.text("meals.column.billing"), List.of(MealRule.Billing.values()), from.billing(), Texts::of, null);
        save[0] = () -> {
            try {
                model.set(MealRule.typed(day.getValue(), basis.getText(), packs.getText(), way.getText(), billing.getValue(), tiers.getText()), close,
                        wrong -> form[0].wrong(wrong.getMessage()));
            } catch (UserError unreadable) {
                form[0].wrong(unreadable.getMessage());
            }
        };
        pane.show(Texts.text("meals.rule.new"), form[0]);
        Button go = Tags.button(Texts.text("meals.rule.save"), "Ctrl S", save[0]);
        go.setId("rule-save");
        go.getStyleClass().add("primary");
        pane.buttons(go);
        side.accept(pane);
    }
}
