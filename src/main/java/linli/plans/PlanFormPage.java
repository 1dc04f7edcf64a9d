package linli.plans;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.Form;
import linli.base.ui.Nav;
import linli.plans.PlanResource.Found;
import linli.plans.PlanResource.ResourceKind;
import linli.plans.PlanStep.PlanState;
import linli.plans.PlansModel.Side;
import linli.plans.Target.Indicator;

/** The forms of the three lists. */
final class PlanFormPage {
    private final Nav nav;
    private final PlansModel model;
    private final Runnable[] save = new Runnable[1];
    private final Form form = new Form(() -> save[0].run());
    private final int year;

    PlanFormPage(Nav nav, PlansModel model) {
        this.nav = nav;
        this.model = model;
        this.year = model.year.get().year();
    }

    String title(Side side) {
        return switch (side) {
            case TARGET_FORM -> model.target.get() == null ? Texts.text("plans.target.add") : Texts.text("plans.target.edit");
            case RESOURCE_FORM -> Texts.text("plans.resource.add");
            default -> model.step.get() == null || model.step.get().step().id() == 0 ? Texts.text("plans.step.add") : Texts.text("plans.step.edit");
        };
    }

    Form form(Side side) {
        switch (side) {
            case TARGET_FORM -> target(model.target.get() == null ? null : model.target.get().target());
            case RESOURCE_FORM -> resource();
            default -> step(model.step.get() == null ? null : model.step.get().step());
        }
        form.setUserData(save[0]);
        return form;
    }

    private void run(Supplier<?> command, Side then) {
        form.wrong((String) null);
        model.change(command, then, () -> nav.say(Texts.text("plans.saved")), error -> {
            if (!form.wrong(error)) {
                nav.fail(error);
            }
        });
    }

    private String me() {
        return model.staff.isEmpty() ? "" : model.staff.getFirst();
    }

    private void target(Target before) {
        TextField name = form.text("target-name", Texts.text("plans.field.target"), before == null ? "" : before.name());
        List<Indicator> catalogue = model.catalogue();
        ComboBox<Indicator> indicator = form.choice("target-indicator", Texts.text("plans.field.indicator"), catalogue,
                before == null ? null : catalogue.stream().filter(one -> one.code().equals(before.indicator())).findFirst().orElse(null), one -> Texts.text("plans.indicator", one.name(), one.unit()), null);
        form.hint(Texts.text("plans.target.hint"));
        form.side();
        TextField goal = form.text("target-goal", Texts.text("plans.field.goal"), before == null ? "" : BigDecimal.valueOf(before.goal(), 2).stripTrailingZeros().toPlainString());
        DatePicker due = form.day("target-due", Texts.text("plans.field.due"), before == null ? PlanPapers.end(year) : before.dueOn());
        form.end();
        ComboBox<String> owner = form.suggest("target-owner", Texts.text("plans.field.owner"), model.staff, before == null ? me() : before.owner());
        TextArea note = form.area("target-note", Texts.text("plans.field.note"), before == null ? "" : before.note(), 3);
        save[0] = () -> {
            String number = goal.getText().strip().replaceAll("[,%]", "");
            long hundredths = number.matches("\\d{1,12}(\\.\\d{1,4})?") ? new BigDecimal(number).movePointRight(2).longValue() : 0;
            String code = indicator.getValue() == null ? "" : indicator.getValue().code();
            Target draft = new Target(before == null ? 0 : before.id(), before == null ? year : before.year(), name.getText(), code, hundredths, due.getValue(), owner.getEditor().getText(), note.getText(),
                    before == null ? null : before.endedOn(), before == null ? "" : before.endReason(), before == null ? null : before.run(), before == null ? 1 : before.version());
            run(() -> model.plans.save(draft), Side.TARGET);
        };
    }

    private ComboBox<Target> forTarget(Long chosen) {
        List<Target> targets = model.year.get().targets().stream().map(Target.Row::target).toList();
        return form.choice("plan-target", Texts.text("plans.field.forTarget"), targets, targets.stream().filter(one -> chosen != null && one.id() == chosen).findFirst().orElse(null), Target::name,
                Texts.text("plans.noTarget"));
    }

    private void step(PlanStep before) {
        TextArea what = form.area("step-what", Texts.text("plans.field.step"), before == null ? "" : before.what(), 2);
        ComboBox<Target> target = forTarget(before == null ? null : before.target());
        form.side();
        ComboBox<String> owner = form.suggest("step-owner", Texts.text("plans.field.owner"), model.staff, before == null ? me() : before.owner());
        DatePicker due = form.day("step-due", Texts.text("plans.field.due"), before == null ? null : before.dueOn());
        form.end();
        ChipRow<PlanState> state = form.chips("step-state", Texts.text("plans.field.state"), List.of(PlanState.values()), before == null ? PlanState.OPEN : before.state(), Texts::of, false);
        form.side();
        DatePicker done = form.day("step-done", Texts.text("plans.field.done"), before == null ? null : before.doneOn());
        TextField result = form.text("step-result", Texts.text("plans.field.result"), before == null ? "" : before.result());
        form.end();
        save[0] = () -> {
            LocalDate on = done.getValue();
            PlanStep draft = new PlanStep(before == null ? 0 : before.id(), before == null ? year : before.year(), target.getValue() == null ? null : target.getValue().id(), what.getText(),
                    owner.getEditor().getText(), due.getValue(), state.valueProperty().get(), on, result.getText(), before == null ? null : before.run(), before == null ? 1 : before.version());
            run(() -> model.plans.save(draft), Side.NONE);
        };
    }

    /** A record of another list, found by its words. */
    private void resource() {
        ChipRow<ResourceKind> kind = form.chips("resource-kind", Texts.text("plans.field.kind"), List.of(ResourceKind.values()), ResourceKind.ROOM, Texts::of, false);
        TextField words = form.text("resource-words", Texts.text("plans.resource.find"), "");
        ListView<Found> found = new ListView<>();
        found.setId("resource-found");
        found.setPrefHeight(210);
        found.setPlaceholder(new Label(Texts.text("plans.resource.none")));
        found.setCellFactory(list -> new ListCell<>() {
            @Override
            protected void updateItem(Found one, boolean empty) {
                super.updateItem(one, empty);
                setText(empty ? null : Texts.text("plans.foundLine", one.name(), one.state()));
            }
        });
        form.getChildren().add(found);
        Runnable look = () -> model.search(kind.valueProperty().get(), words.getText(), all -> {
            found.getItems().setAll(all);
            if (!all.isEmpty()) {
                found.getSelectionModel().selectFirst();
            }
        });
        words.textProperty().addListener((property, old, now) -> look.run());
        kind.valueProperty().addListener((property, old, now) -> look.run());
        look.run();
        ComboBox<Target> target = forTarget(model.target.get() == null ? null : model.target.get().target().id());
        TextField purpose = form.text("resource-purpose", Texts.text("plans.field.purpose"), "");
        save[0] = () -> {
            Found one = found.getSelectionModel().getSelectedItem();
            if (one == null) {
                form.wrong(Texts.text("plans.resource.choose"));
                return;
            }
            Long wanted = target.getValue() == null ? null : target.getValue().id();
            run(() -> {
                model.plans.pick(year, wanted, one.kind(), one.id(), purpose.getText());
                return null;
            }, Side.NONE);
        };
    }
}
