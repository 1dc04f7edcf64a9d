package linli.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.DetailPane;
import linli.base.ui.Dialogs;
import linli.base.ui.Form;
import linli.base.ui.Nav;
import linli.base.ui.PaneParts;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.plans.PlansModel.Side;
import linli.plans.Target.TargetState;

/** A target or a resource at the side, and the frame of the forms. */
final class PlanPanePage {
    private final Nav nav;
    private final PlansModel model;
    private final Runnable back;

    PlanPanePage(Nav nav, PlansModel model, Runnable back) {
        this.nav = nav;
        this.model = model;
        this.back = back;
    }

    private DetailPane pane() {
        DetailPane pane = new DetailPane(back);
        pane.setStyle("-fx-pref-width: 29em; -fx-min-width: 24em");
        return pane;
    }

    Node frame(Form form, String title) {
        DetailPane pane = pane();
        pane.show(title, form);
        Button save = Tags.button(Texts.text("plans.save"), "Ctrl S", () -> ((Runnable) form.getUserData()).run());
        save.getStyleClass().add("primary");
        save.setId("plan-save");
        pane.buttons(Tags.button(Texts.text("plans.cancel"), "Esc", back), save);
        return pane;
    }

    /** What is to be reached, what is reached, and what hangs on it. */
    Node target(Target.Row row) {
        Target one = row.target();
        DetailPane pane = pane();
        List<Node> parts = new ArrayList<>();
        parts.add(new FlowPane(6, 6, Tags.tag(Texts.of(row.state()), tone(row.state()))));
        if (row.actual() == null) {
            VBox band = new VBox(PaneParts.wrapped(Texts.text("plans.unmeasured.why", row.indicator() == null ? one.indicator() : row.indicator().name())));
            band.getStyleClass().add("warn-band");
            parts.add(band);
        } else {
            ProgressBar bar = new ProgressBar(row.share() / 1000.0);
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setAccessibleText(PlanPapers.share(row));
            parts.add(PaneParts.wrapped(Texts.text("plans.progress", PlanPapers.number(row.indicator(), row.actual()), PlanPapers.number(row.indicator(), one.goal()), PlanPapers.share(row))));
            parts.add(bar);
            parts.add(Tags.styled(Texts.text("plans.elapsed", PlansPage.tenths(row.elapsed())), "secondary"));
        }
        VBox facts = new VBox(4);
        PaneParts.fact(facts, Texts.text("plans.field.indicator"), row.indicator() == null ? one.indicator() : row.indicator().name());
        PaneParts.fact(facts, Texts.text("plans.field.due"), one.dueOn().toString());
        PaneParts.fact(facts, Texts.text("plans.field.owner"), one.owner());
        PaneParts.fact(facts, Texts.text("plans.field.note"), one.note());
        PaneParts.fact(facts, Texts.text("plans.field.ended"), one.endedOn() == null ? "" : one.endedOn() + " " + one.endReason());
        parts.add(facts);
        parts.add(PaneParts.section(Texts.text("plans.steps"), "plan-add-step", Texts.text("plans.step.add"), () -> model.edit(new PlanStep.Row(new PlanStep(0, one.year(), one.id(), "", one.owner(), null,
                PlanStep.PlanState.OPEN, null, "", null, 1), one.name(), false))));
        List<PlanStep.Row> steps = model.year.get().steps().stream().filter(step -> Objects.equals(step.step().target(), one.id())).toList();
        steps.forEach(step -> parts.add(PaneParts.line(PaneParts.wrapped(Texts.text("plans.stepLine", step.step().what(), step.step().owner(), step.step().dueOn(), PlanPapers.state(step))),
                PaneParts.link(Texts.text("plans.edit"), () -> model.edit(step)))));
        if (steps.isEmpty()) {
            parts.add(Tags.styled(Texts.text("plans.noStep"), "secondary"));
        }
        parts.add(PaneParts.section(Texts.text("plans.resources"), "plan-add-resource", Texts.text("plans.resource.add"), () -> model.side.set(Side.RESOURCE_FORM)));
        model.year.get().resources().stream().filter(resource -> Objects.equals(resource.resource().target(), one.id()))
                .forEach(resource -> parts.add(PaneParts.line(PaneParts.wrapped(Texts.text("plans.resourceLine", Texts.of(resource.resource().kind()), resource.resource().name(), PlanPapers.now(resource))),
                        PaneParts.link(Texts.text("plans.look"), () -> model.show(resource)))));
        pane.show(one.name(), parts.toArray(Node[]::new));
        Button end = Tags.button(Texts.text("plans.end"), null, () -> Dialogs.askReason(pane, Texts.text("plans.end"), one.name()).ifPresent(reason -> model.change(() -> {
            model.plans.end(one, reason);
            return null;
        }, Side.NONE, () -> nav.say(Texts.text("plans.ended", one.name())), nav::fail)));
        Button edit = Tags.button(Texts.text("plans.edit"), null, () -> model.side.set(Side.TARGET_FORM));
        edit.getStyleClass().add("primary");
        edit.setId("plan-edit");
        if (one.endedOn() == null) {
            pane.buttons(end, edit);
        }
        return pane;
    }

    Node resource(PlanResource.Row row) {
        PlanResource one = row.resource();
        DetailPane pane = pane();
        VBox facts = new VBox(4);
        PaneParts.fact(facts, Texts.text("plans.field.kind"), Texts.of(one.kind()));
        PaneParts.fact(facts, Texts.text("plans.field.now"), PlanPapers.now(row));
        PaneParts.fact(facts, Texts.text("plans.field.purpose"), one.purpose());
        PaneParts.fact(facts, Texts.text("plans.field.forTarget"), row.target());
        pane.show(one.name(), new FlowPane(6, 6, Tags.tag(row.now() == null ? Texts.text("plans.resource.gone") : row.now().fit() ? Texts.text("plans.fit") : Texts.text("plans.unfit"),
                row.now() != null && row.now().fit() ? Tone.OK : Tone.BAD)), facts);
        Button drop = Tags.button(Texts.text("plans.drop"), null, () -> Dialogs.askReason(pane, Texts.text("plans.drop"), one.name()).ifPresent(reason -> model.change(() -> {
            model.plans.drop(one, reason);
            return null;
        }, Side.NONE, () -> nav.say(Texts.text("plans.dropped", one.name())), nav::fail)));
        Button open = Tags.button(Texts.text("plans.openRecord"), null, () -> nav.open(row.page(), row.page().equals("rooms") || row.page().equals("fund") ? null : (Object) one.record()));
        open.getStyleClass().add("primary");
        pane.buttons(drop, open);
        return pane;
    }

    static Tone tone(TargetState state) {
        return switch (state) {
            case REACHED -> Tone.OK;
            case RUNNING -> Tone.BLUE;
            case BEHIND, UNMEASURED -> Tone.WARN;
            case OVERDUE -> Tone.BAD;
            case ENDED -> Tone.PLAIN;
        };
    }
}
