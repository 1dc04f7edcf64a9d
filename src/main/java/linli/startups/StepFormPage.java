package linli.startups;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import linli.base.text.Texts;
import linli.base.ui.Form;
import linli.base.ui.Nav;
import linli.base.ui.PaneParts;
import linli.incubation.TeamStep;
import linli.incubation.TeamStep.Draft;
import linli.incubation.TeamStep.StageKind;
import linli.startups.TeamsModel.Side;

/** The forms about steps: planned from the template, changed, done, given to a colleague; and the template itself. */
final class StepFormPage {
    private static final int MORE = 2;
    private static final int NAMES = 15;

    private final Nav nav;
    private final TeamsModel model;
    private final Runnable[] save = new Runnable[1];
    private final Form form = new Form(() -> save[0].run());
    private final LocalDate today;

    StepFormPage(Nav nav, TeamsModel model) {
        this.nav = nav;
        this.model = model;
        this.today = model.list.get().on();
    }

    String title(Side side) {
        return switch (side) {
            case PLAN -> Texts.text("startups.plan");
            case DONE -> model.step.get().open() ? Texts.text("startups.finish", model.step.get().name()) : Texts.text("startups.reopen", model.step.get().name());
            case TEMPLATE -> Texts.text("startups.template");
            case HAND -> Texts.text("startups.handOver");
            default -> model.step.get() == null ? Texts.text("startups.plan.more") : Texts.text("startups.step", model.step.get().name());
        };
    }

    String action(Side side) {
        return switch (side) {
            case HAND -> Texts.text("startups.handOver");
            case DONE -> model.step.get().open() ? Texts.text("startups.finish.short") : Texts.text("startups.reopen.short");
            default -> Texts.text("startups.save");
        };
    }

    Form form(Side side) {
        switch (side) {
            case PLAN -> plan();
            case DONE -> done(model.step.get());
            case TEMPLATE -> template();
            case HAND -> hand();
            default -> step(model.step.get());
        }
        form.setUserData(save[0]);
        return form;
    }

    private void saving(Supplier<?> command) {
        save[0] = () -> {
            form.wrong((String) null);
            model.change(command, () -> nav.say(Texts.text("startups.saved")), this::wrong);
        };
    }

    private void wrong(Throwable error) {
        if (!form.wrong(error)) {
            nav.fail(error);
        }
    }

    private String me() {
        return model.staff.isEmpty() ? "" : model.staff.getFirst();
    }

    private void plan() {
        long team = model.open.get().team().id();
        form.side();
        DatePicker start = form.day("plan-start", Texts.text("startups.plan.start"), today);
        ComboBox<String> owner = form.suggest("plan-owner", Texts.text("startups.plan.owner"), model.staff, me());
        form.end();
        form.hint(Texts.text("startups.plan.hint"));
        List<TextField> names = new ArrayList<>();
        List<ComboBox<String>> owners = new ArrayList<>();
        List<DatePicker> days = new ArrayList<>();
        LocalDate day = today;
        int no = 0;
        for (TeamStep.Stage stage : model.template.get()) {
            day = day.plusDays(stage.days());
            form.side();
            names.add(form.text("plan-name-" + ++no, Texts.text("startups.plan.no", no), stage.name()));
            owners.add(form.suggest("plan-owner-" + no, Texts.text("incubation.field.owner"), model.staff, me()));
            owners.getLast().setMinWidth(0);
            owners.getLast().setPrefWidth(100);
            days.add(form.day("plan-day-" + no, Texts.text("incubation.field.due"), day));
            form.end();
        }
        start.valueProperty().addListener((property, old, now) -> {
            LocalDate from = now;
            for (int i = 0; now != null && i < days.size(); i++) {
                from = from.plusDays(model.template.get().get(i).days());
                days.get(i).setValue(from);
            }
        });
        owner.getEditor().textProperty().addListener((property, old, now) -> owners.forEach(one -> one.getEditor().setText(now)));
        saving(() -> {
            List<Draft> drafts = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                if (!names.get(i).getText().isBlank()) {
                    drafts.add(new Draft(model.template.get().get(i).kind(), names.get(i).getText(), owners.get(i).getEditor().getText(), days.get(i).getValue()));
                }
            }
            return model.teams.steps().plan(team, drafts);
        });
    }

    private void step(TeamStep before) {
        TextField name = form.text("step-name", Texts.text("incubation.field.step"), before == null ? "" : before.name());
        form.side();
        ComboBox<String> owner = form.suggest("step-owner", Texts.text("incubation.field.owner"), model.staff, before == null ? me() : before.owner());
        DatePicker due = form.day("step-due", Texts.text("incubation.field.due"), before == null ? null : before.dueOn());
        form.end();
        if (before == null) {
            long team = model.open.get().team().id();
            saving(() -> model.teams.steps().plan(team, List.of(new Draft(StageKind.OTHER, name.getText(), owner.getEditor().getText(), due.getValue()))));
            return;
        }
        form.hint(Texts.text("startups.step.first", before.plannedOn()));
        CheckBox follow = follow(before, due);
        TextField reason = form.text("step-reason", Texts.text("startups.step.reason"), "");
        saving(() -> model.teams.steps().change(before.id(), before.version(), new Draft(before.kind(), name.getText(), owner.getEditor().getText(), due.getValue()), follow.isSelected(), reason.getText()));
    }

    /** Whether later days move too, and which: shown while the day is chosen, before anything is saved. */
    private CheckBox follow(TeamStep step, DatePicker day) {
        CheckBox follow = new CheckBox(Texts.text("startups.follow"));
        follow.setId("step-follow");
        follow.setSelected(true);
        Label shown = PaneParts.wrapped("");
        shown.setId("step-shifts");
        shown.managedProperty().bind(shown.textProperty().isNotEmpty());
        form.getChildren().addAll(follow, shown);
        Runnable look = () -> model.shifts(step.id(), day.getValue(), shifts -> {
            boolean late = day.getValue() != null && day.getValue().isAfter(step.dueOn());
            follow.setVisible(!shifts.isEmpty());
            follow.setManaged(!shifts.isEmpty());
            shown.setText(shifts.isEmpty() || !follow.isSelected() ? "" : Texts.text(late ? "startups.shifts.later" : "startups.shifts.earlier", shifts.size(),
                    Math.abs(java.time.temporal.ChronoUnit.DAYS.between(step.dueOn(), day.getValue())),
                    shifts.stream().map(shift -> Texts.text("startups.shift", shift.step().name(), shift.step().dueOn(), shift.to())).collect(Collectors.joining("\n"))));
        });
        day.valueProperty().addListener((property, old, now) -> {
            follow.setSelected(now != null && now.isAfter(step.dueOn()));
            look.run();
        });
        follow.setOnAction(event -> look.run());
        look.run();
        return follow;
    }

    private void done(TeamStep step) {
        if (!step.open()) {
            form.hint(Texts.text("startups.reopen.hint", Texts.of(step.state()), step.outcome()));
            form.text("step-why", Texts.text("startups.note"), "");
            saving(() -> model.teams.steps().reopen(step.id(), step.version()));
            return;
        }
        TextArea outcome = form.area("step-outcome", Texts.text("incubation.field.outcome"), "", 4);
        DatePicker on = form.day("step-on", Texts.text("startups.doneDay"), today);
        form.hint(Texts.text("startups.step.due", step.dueOn(), step.owner()));
        CheckBox follow = today.isAfter(step.dueOn()) ? follow(step, on) : null;
        saving(() -> model.teams.steps().done(step.id(), step.version(), on.getValue(), outcome.getText(), follow != null && follow.isSelected()));
    }

    private void hand() {
        List<String> owners = List.copyOf(model.owned.get().keySet());
        String first = owners.stream().filter(one -> !model.staff.contains(one)).findFirst().orElse(null);
        ComboBox<String> from = form.choice("hand-from", Texts.text("startups.hand.from"), owners, first, one -> Texts.text(model.staff.contains(one) ? "startups.hand.owner" : "startups.hand.gone", one,
                model.owned.get().getOrDefault(one, List.of()).size()), null);
        ComboBox<String> to = form.suggest("hand-to", Texts.text("startups.hand.to"), model.staff, "");
        TextField reason = form.text("hand-reason", Texts.text("startups.why"), "");
        Label names = PaneParts.wrapped("");
        names.setId("hand-names");
        form.getChildren().add(names);
        Runnable look = () -> {
            List<TeamStep.Line> lines = model.owned.get().getOrDefault(from.getValue() == null ? "" : from.getValue(), List.of());
            names.setText(lines.isEmpty() ? Texts.text("startups.hand.choose") : Texts.text("startups.hand.names", lines.size(), lines.stream().limit(NAMES)
                    .map(line -> Texts.text("startups.hand.name", line.team(), line.step().name(), line.step().dueOn())).collect(Collectors.joining("\n")),
                    lines.size() > NAMES ? Texts.text("startups.more", lines.size() - NAMES) : "").strip());
        };
        from.valueProperty().addListener((property, old, now) -> look.run());
        look.run();
        save[0] = () -> {
            form.wrong((String) null);
            model.handOver(from.getValue() == null ? "" : from.getValue(), to.getEditor().getText(), reason.getText(), this::wrong);
        };
    }

    private void template() {
        form.hint(Texts.text("startups.template.hint"));
        List<TextField> names = new ArrayList<>();
        List<TextField> days = new ArrayList<>();
        List<ComboBox<StageKind>> kinds = new ArrayList<>();
        List<TeamStep.Stage> stages = new ArrayList<>(model.template.get());
        for (int i = 0; i < MORE; i++) {
            stages.add(new TeamStep.Stage(StageKind.OTHER, "", 7));
        }
        for (int i = 0; i < stages.size(); i++) {
            TeamStep.Stage stage = stages.get(i);
            form.side();
            names.add(form.text("stage-name-" + (i + 1), Texts.text("startups.plan.no", i + 1), stage.name()));
            kinds.add(form.choice("stage-kind-" + (i + 1), Texts.text("startups.template.kind"), List.of(StageKind.values()), stage.kind(), Texts::of, null));
            days.add(form.text("stage-days-" + (i + 1), Texts.text("startups.template.days"), "" + stage.days()));
            form.end();
        }
        saving(() -> {
            List<TeamStep.Stage> now = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                if (!names.get(i).getText().isBlank()) {
                    String number = days.get(i).getText().strip();
                    now.add(new TeamStep.Stage(kinds.get(i).getValue(), names.get(i).getText().strip(), number.matches("\\d{1,4}") ? Integer.parseInt(number) : -1));
                }
            }
            model.teams.steps().template(now);
            return null;
        });
    }

    /** @return whether it is there to be worked on. */
    static boolean about(Side side) {
        return side == Side.PLAN || side == Side.STEP || side == Side.DONE || side == Side.TEMPLATE || side == Side.HAND;
    }

}
