package linli.standings;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import linli.base.text.Texts;
import linli.base.ui.DetailPane;
import linli.base.ui.Form;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.standings.Standing.Appeal;
import linli.standings.Standing.Assessment;
import linli.standings.Standing.Looked;
import linli.standings.Standing.Row;
import linli.standings.Standing.Signal;
import linli.standings.Standing.StandingMove;
import linli.standings.Standing.StandingStage;
import linli.standings.Standing.Step;
import linli.standings.Standing.Whole;
import linli.standings.StandingsModel.Side;

/** One partner at the side: figures with their rows, what is proposed, its way so far, and what can be done. */
final class StandingPanePage {
    private static final int ROWS = 8;

    private final Nav nav;
    private final StandingsModel model;
    private final Runnable back;

    StandingPanePage(Nav nav, StandingsModel model, Runnable back) {
        this.nav = nav;
        this.model = model;
        this.back = back;
    }

    private DetailPane pane() {
        DetailPane pane = new DetailPane(back);
        pane.setStyle("-fx-pref-width: 29em; -fx-min-width: 24em");
        return pane;
    }

    /** @return a form in its frame, with the buttons that belong to it. */
    Node frame(Form form, String title) {
        DetailPane pane = pane();
        pane.show(title, form);
        Button save = Tags.button(Texts.text("standings.save"), "Ctrl S", () -> ((Runnable) form.getUserData()).run());
        save.getStyleClass().add("primary");
        save.setId("standing-save");
        pane.buttons(Tags.button(Texts.text("standings.cancel"), "Esc", back), save);
        return pane;
    }

    Node show(Whole whole) {
        DetailPane pane = pane();
        List<Node> parts = new ArrayList<>();
        FlowPane tags = new FlowPane(6, 6, Tags.tag(Texts.of(whole.stage()), StandingsPage.tone(whole.stage())));
        parts.add(tags);
        Assessment shown = whole.shown();
        if (shown == null) {
            parts.add(Tags.styled(Texts.text("standings.notAssessed"), "secondary"));
        } else {
            tags.getChildren().add(Tags.tag(Texts.of(shown.grade()), StandingsPage.tone(shown.grade())));
            figures(parts, whole);
        }
        parts.add(moves(whole));
        appeals(parts, whole);
        parts.add(Tags.styled(Texts.text("standings.way"), "card-title"));
        if (whole.steps().isEmpty()) {
            parts.add(Tags.styled(Texts.text("standings.noStep"), "secondary"));
        }
        whole.steps().reversed().forEach(step -> parts.add(step(step)));
        if (whole.all().size() > 1) {
            parts.add(Tags.styled(Texts.text("standings.periods"), "card-title"));
            whole.all().reversed().forEach(one -> parts.add(wrapped(Texts.text("standings.periodLine", one.period().words(), StandingLetters.figure(one.participation()),
                    StandingLetters.figure(one.satisfaction()), Texts.of(one.grade())))));
        }
        pane.show(whole.name(), parts.toArray(Node[]::new));
        if (shown != null && shown.verdict() == Looked.OPEN) {
            boolean dismiss = shown.proposal() == StandingMove.DISMISS;
            Button confirm = Tags.button(shown.proposal() == StandingMove.NONE ? Texts.text("standings.noted") : Texts.text("standings.follow", Texts.of(shown.proposal())), null,
                    () -> model.turn(dismiss ? Side.DISMISS : Side.CONFIRM));
            confirm.getStyleClass().add("primary");
            confirm.setId("standing-confirm");
            Button decline = Tags.button(Texts.text("standings.decline"), null, () -> model.turn(Side.DECLINE));
            decline.setId("standing-decline");
            pane.buttons(decline, confirm);
        }
        return pane;
    }

    private void figures(List<Node> parts, Whole whole) {
        Assessment one = whole.shown();
        parts.add(Tags.styled(Texts.text("standings.figures", one.period().words()), "card-title"));
        parts.add(wrapped(Texts.text("standings.figureLine", Texts.of(Signal.PARTICIPATION), StandingLetters.figure(one.participation()), Texts.of(one.participationGrade()),
                StandingLetters.least(whole.rule().participation()))));
        parts.add(wrapped(Texts.text("standings.figureLine", Texts.of(Signal.SATISFACTION), StandingLetters.figure(one.satisfaction()), Texts.of(one.satisfactionGrade()),
                StandingLetters.least(whole.rule().satisfaction()))));
        String proposal = switch (one.grade()) {
            case UNRATED -> Texts.text("standings.why.unrated");
            case FEW -> Texts.text("standings.why.few");
            case GOOD -> Texts.text("standings.why.good", Texts.of(one.proposal()));
            case LOW -> Texts.text("standings.why.low", one.run(), Texts.of(one.proposal()));
        };
        Label why = wrapped(one.verdict() == Looked.OPEN ? proposal : Texts.text("standings.decided", Texts.of(one.proposal()), Texts.of(one.verdict()), one.decidedBy(), one.decidedOn()));
        why.getStyleClass().add("strong");
        parts.add(why);
        whole.rows().stream().limit(ROWS).forEach(row -> parts.add(row(row)));
        if (whole.rows().size() > ROWS) {
            parts.add(Tags.styled(Texts.text("standings.moreRows", whole.rows().size() - ROWS), "secondary"));
        }
    }

    /** A row behind a figure opens the class it belongs to. */
    private Node row(Row row) {
        Button open = Tags.button(Texts.text("standings.rowLine", row.on(), row.title(), Texts.of(row.signal()), row.done(), row.of()), null, () -> nav.open("activity", row.activity()));
        open.getStyleClass().add("flat");
        open.setMinWidth(0);
        return open;
    }

    private Node moves(Whole whole) {
        FlowPane moves = new FlowPane(8, 8);
        boolean warned = whole.stage() == StandingStage.LISTED || whole.stage() == StandingStage.REMINDED;
        move(moves, warned, "talk", Texts.text("standings.move.talk"), Side.TALK);
        move(moves, whole.stage() == StandingStage.REMINDED || whole.stage() == StandingStage.MENDING, "restore", Texts.text("standings.move.restore"), Side.RESTORE);
        move(moves, whole.advised() && !whole.stage().gone(), "dismiss", Texts.text("standings.move.dismiss"), Side.DISMISS);
        move(moves, !whole.stage().gone() && whole.stage() != StandingStage.APPLYING, "expire", Texts.text("standings.move.expire"), Side.EXPIRE);
        move(moves, whole.stage() == StandingStage.DISMISSED && whole.appeals().stream().noneMatch(one -> one.step() == whole.last().id()), "appeal", Texts.text("standings.move.appeal"), Side.APPEAL);
        move(moves, whole.stage().gone(), "back", Texts.text("standings.move.back"), Side.BACK);
        move(moves, whole.stage() == StandingStage.APPLYING, "admit", Texts.text("standings.move.admit"), Side.ADMIT);
        if (!whole.hits().isEmpty()) {
            moves.getChildren().add(Tags.button(Texts.text("standings.move.hits", whole.hits().size()), null, model::hits));
        }
        moves.getChildren().add(Tags.button(Texts.text("standings.move.partner"), null, () -> nav.open("partners", whole.partner())));
        return moves;
    }

    private void move(FlowPane moves, boolean can, String id, String words, Side to) {
        if (can) {
            Button button = Tags.button(words, null, () -> model.turn(to));
            button.setId("standing-" + id);
            moves.getChildren().add(button);
        }
    }

    private void appeals(List<Node> parts, Whole whole) {
        for (Appeal one : whole.appeals()) {
            parts.add(Tags.styled(Texts.text("standings.appeal"), "card-title"));
            parts.add(wrapped(Texts.text("standings.appealLine", one.filedOn(), one.filedBy(), one.words())));
            if (one.result() == null) {
                parts.add(Tags.button(Texts.text("standings.move.decide"), null, () -> model.turn(Side.DECIDE)));
            } else {
                parts.add(wrapped(Texts.text("standings.appealDone", Texts.of(one.result()), one.decidedOn(), one.decidedBy(), one.second(), one.decision())));
            }
        }
    }

    private Node step(Step step) {
        String words = Texts.text("standings.stepLine", step.since(), Texts.of(step.stage()), step.reason(), step.staff())
                + (step.second() == null ? "" : Texts.text("standings.stepSecond", step.second())) + (step.due() == null ? "" : Texts.text("standings.stepDue", step.due()))
                + (step.revoked() == null ? "" : Texts.text("standings.stepRevoked", step.revoked()));
        Label label = wrapped(words);
        if (step.letterNo() == null) {
            return label;
        }
        Button letter = Tags.button(Texts.text("standings.letter"), null, () -> model.letter(step.id()));
        letter.setId("standing-letter-" + step.id());
        HBox.setHgrow(label, javafx.scene.layout.Priority.ALWAYS);
        return new HBox(8, label, letter);
    }

    private static Label wrapped(String words) {
        Label label = Tags.styled(words, "wrap");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
