package linli.startups;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.DetailPane;
import linli.base.ui.Dialogs;
import linli.base.ui.Form;
import linli.base.ui.Nav;
import linli.base.ui.PaneParts;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.incubation.Team;
import linli.incubation.TeamStep;
import linli.incubation.TeamStep.StepState;
import linli.incubation.Teams;
import linli.startups.TeamsModel.Side;

/** One team at the side: its way with owners and days, its people, what it was given and gives back. */
final class TeamPanePage {
    private final Nav nav;
    private final TeamsModel model;
    private final Runnable back;
    private Node owner;

    TeamPanePage(Nav nav, TeamsModel model, Runnable back) {
        this.nav = nav;
        this.model = model;
        this.back = back;
    }

    private DetailPane pane() {
        DetailPane pane = new DetailPane(back);
        owner = pane;
        pane.setStyle("-fx-pref-width: 32em; -fx-min-width: 26em");
        return pane;
    }

    /** @return a form in its frame, with the buttons that belong to it. */
    Node frame(Form form, String title, String save) {
        DetailPane pane = pane();
        pane.show(title, form);
        Button keep = Tags.button(save, "Ctrl S", () -> ((Runnable) form.getUserData()).run());
        keep.getStyleClass().add("primary");
        keep.setId("team-save");
        pane.buttons(Tags.button(Texts.text("startups.cancel"), "Esc", back), keep);
        return pane;
    }

    /** @return what a hand-over has done, with the way back. */
    Node handed(TeamStep.Moved moved) {
        DetailPane pane = pane();
        pane.show(Texts.text("startups.handOver"), PaneParts.wrapped(Texts.text("startups.handed", moved.changed())));
        Button undo = Tags.button(Texts.text("startups.takeBack"), null, () -> takeBack(moved.batch()));
        undo.setId("team-takeback");
        pane.buttons(undo, Tags.button(Texts.text("startups.fine"), "Esc", back));
        return pane;
    }

    private void takeBack(long batch) {
        model.takeBack(batch, back -> nav.say(back.kept().isEmpty() ? Texts.text("startups.takenBack", back.changed()) : Texts.text("startups.takenBackKept", back.changed(), back.kept().size())), nav::fail);
    }

    Node show(Teams.Whole whole) {
        Team team = whole.team();
        LocalDate today = model.list.get().on();
        DetailPane pane = pane();
        List<Node> parts = new ArrayList<>();
        FlowPane tags = new FlowPane(6, 6, Tags.tag(Texts.of(team.status().now()), TeamsPage.tone(team.status().now())));
        long late = whole.steps().stream().filter(step -> step.late(today)).count();
        if (late > 0 && team.status().now().active()) {
            tags.getChildren().add(Tags.tag(Texts.text("startups.lateSteps", late), Tone.BAD));
        }
        if (team.registered() != null) {
            tags.getChildren().add(Tags.tag(Texts.text("startups.registered", team.registered().company()), Tone.OK));
        }
        parts.add(tags);
        facts(parts, team);
        parts.add(moves(team));
        steps(parts, whole, today);
        new TeamBookPage(nav, model, owner, this::takeBack).add(parts, whole, today);
        pane.show(team.face().name(), parts.toArray(Node[]::new));
        Button edit = Tags.button(Texts.text("startups.edit"), "Ctrl E", () -> model.turn(Side.EDIT));
        edit.getStyleClass().add("primary");
        Button print = Tags.button(Texts.text("startups.print"), "Ctrl P", model::print);
        print.setId("team-print");
        pane.buttons(print, edit);
        pane.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && (event.getCode() == KeyCode.E || event.getCode() == KeyCode.P)) {
                if (event.getCode() == KeyCode.E) {
                    model.turn(Side.EDIT);
                } else {
                    model.print();
                }
                event.consume();
            }
        });
        return pane;
    }

    private static void facts(List<Node> parts, Team team) {
        VBox facts = new VBox(4);
        PaneParts.fact(facts, Texts.text("incubation.field.trade"), team.face().trade());
        PaneParts.fact(facts, Texts.text("incubation.field.idea"), team.face().idea());
        PaneParts.fact(facts, Texts.text("incubation.field.origin"), team.face().origin());
        PaneParts.fact(facts, Texts.text("incubation.field.started"), team.face().startedOn().toString());
        PaneParts.fact(facts, Texts.text("incubation.field.since"), Texts.text("incubation.paper.stage", team.status().since(), team.status().movedTo(), team.status().reason()).strip());
        PaneParts.fact(facts, Texts.text("incubation.field.remark"), team.face().remark());
        parts.add(facts);
    }

    private Node moves(Team team) {
        FlowPane moves = new FlowPane(8, 6);
        Button turn = Tags.button(Texts.text("startups.turn"), null, () -> model.turn(Side.TURN));
        turn.setId("team-turn");
        moves.getChildren().add(turn);
        if (team.registered() == null) {
            moves.getChildren().add(Tags.button(Texts.text("startups.register"), null, () -> model.turn(Side.REGISTER)));
        }
        if (team.status().now() == Team.TeamStage.OUT) {
            Button look = Tags.button(Texts.text("startups.look"), null, () -> model.turn(Side.LOOK));
            look.setId("team-look");
            moves.getChildren().add(look);
        }
        return moves;
    }

    private void steps(List<Node> parts, Teams.Whole whole, LocalDate today) {
        boolean none = whole.steps().isEmpty();
        parts.add(PaneParts.section(Texts.text("incubation.steps"), "team-plan", none ? Texts.text("startups.plan") : Texts.text("startups.plan.more"), () -> model.step(null, none ? Side.PLAN : Side.STEP)));
        if (none) {
            parts.add(PaneParts.wrapped(Texts.text("startups.plan.none")));
            return;
        }
        VBox rows = new VBox(2);
        rows.setId("team-steps");
        whole.steps().forEach(step -> rows.getChildren().add(row(step, today)));
        rows.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            int at = rows.getChildren().indexOf(event.getTarget());
            int to = event.getCode() == KeyCode.DOWN ? at + 1 : event.getCode() == KeyCode.UP ? at - 1 : -1;
            if (at >= 0 && to >= 0 && to < rows.getChildren().size()) {
                rows.getChildren().get(to).requestFocus();
                event.consume();
            }
        });
        parts.add(rows);
        parts.add(Tags.styled(Texts.text("startups.keys"), "field-hint"));
    }

    private Node row(TeamStep step, LocalDate today) {
        boolean late = step.late(today);
        Label mark = Tags.styled(step.state() == StepState.DONE ? "●" : step.state() == StepState.SKIPPED ? "–" : "○", step.state() == StepState.DONE ? "text-ok" : late ? "text-bad" : "secondary");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        Label name = Tags.styled(step.name(), "strong");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label who = Tags.styled(step.owner(), "secondary");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Label day = Tags.styled(step.open() ? Texts.text("startups.due", step.dueOn()) : step.state() == StepState.DONE ? Texts.text("startups.doneOn", step.doneOn()) : Texts.of(step.state()), "secondary");
        day.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, mark, name, who, spring, day);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox all = new VBox(2, line);
        if (late) {
            line.getChildren().add(Tags.tag(Texts.text("incubation.late", step.daysLate(today)), Tone.BAD));
        } else if (step.slipped() != 0 && step.open()) {
            line.getChildren().add(Tags.tag(Texts.text("startups.slipped", step.slipped()), Tone.WARN));
        }
        if (!step.outcome().isEmpty()) {
            // One line: a wrapped one would be measured before its width is known.
            all.getChildren().add(Tags.styled(step.outcome(), "secondary"));
        }
        Button button = new Button();
        button.setGraphic(all);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAlignment(Pos.CENTER_LEFT);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setStyle("-fx-pref-height: -1; -fx-min-height: -1; -fx-max-height: -1; -fx-padding: 0.35em 0.9em");
        button.setId("step-" + step.id());
        button.setAccessibleText(Texts.text("startups.step.words", step.name(), step.owner(), step.dueOn(), Texts.of(step.state())));
        all.prefWidthProperty().bind(button.widthProperty().subtract(28));
        button.setOnAction(event -> model.step(step, step.open() ? Side.STEP : Side.DONE));
        button.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.step(step, step.open() && !event.isShortcutDown() ? Side.STEP : Side.DONE);
                event.consume();
            } else if (event.getCode() == KeyCode.DELETE && step.open()) {
                skip(step);
                event.consume();
            }
        });
        return button;
    }

    private void skip(TeamStep step) {
        Dialogs.askReason(owner, Texts.text("startups.skip"), step.name()).ifPresent(reason -> model.change(() -> model.teams.steps().skip(step.id(), step.version(), reason),
                () -> nav.say(Texts.text("startups.done", step.name())), nav::fail));
    }
}
