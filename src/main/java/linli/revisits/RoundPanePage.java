package linli.revisits;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.DetailPane;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.inspections.Round;
import linli.inspections.Round.Conclusion;
import linli.inspections.Round.RoundStatus;
import linli.revisits.RevisitsModel.Opened;
import linli.revisits.RevisitsModel.Side;

/** One round at the side: whom it visits, who was seen with what result, which departments have not signed. */
final class RoundPanePage {
    private final RevisitsModel model;
    private final Nav nav;
    private final Runnable back;

    RoundPanePage(RevisitsModel model, Nav nav, Runnable back) {
        this.model = model;
        this.nav = nav;
        this.back = back;
    }

    Node show(Opened opened) {
        Round round = opened.round();
        DetailPane pane = new DetailPane(back);
        pane.setStyle("-fx-pref-width: 32em; -fx-min-width: 24em");
        List<Node> parts = new ArrayList<>();
        long done = opened.visits().stream().filter(one -> one.on() != null).count();
        parts.add(new FlowPane(6, 6, Tags.tag(Texts.of(round.status()), RevisitsPage.tone(round.status())), Tags.tag(round.no(), Tone.PLAIN),
                Tags.styled(Texts.text("revisits.round.days", round.from(), round.due()), "secondary")));
        String departments = round.departments().stream().map(id -> model.all.get().departments().stream().filter(one -> one.id() == id).map(one -> one.name()).findFirst().orElse(""))
                .collect(Collectors.joining(Texts.text("inspections.comma")));
        parts.add(wrapped(Texts.text("revisits.round.who", departments, done, opened.visits().size())));
        boolean running = round.status() == RoundStatus.OPEN;
        FlowPane moves = new FlowPane(8, 8);
        if (running) {
            move(moves, "more", Texts.text("revisits.round.more"), Side.MORE);
            move(moves, "edit", Texts.text("revisits.round.edit"), Side.EDIT_ROUND);
            if (done == 0) {
                move(moves, "cancel", Texts.text("revisits.round.cancel"), Side.CANCEL_ROUND);
            } else {
                Button close = Tags.button(Texts.text("revisits.round.close"), null, () -> model.change(() -> model.inspections.close(round.id(), round.version()),
                        any -> model.round(round.id()), nav::fail));
                close.setId("round-close");
                moves.getChildren().add(close);
            }
        }
        parts.add(moves);
        for (Round.Row row : RevisitsPage.order(opened.visits())) {
            parts.add(row(row, running));
        }
        pane.show(round.name(), parts.toArray(Node[]::new));
        if (running && done < opened.visits().size() && round.checklist() != null) {
            Button print = Tags.button(Texts.text("revisits.round.print", opened.visits().size() - done), null, () -> model.blank(null));
            print.setId("round-print");
            Button type = Tags.button(Texts.text("revisits.round.type"), null,
                    () -> model.visit(RevisitsPage.order(opened.visits()).getFirst().visit()));
            type.getStyleClass().add("primary");
            type.setId("round-type");
            pane.buttons(print, type);
        }
        return pane;
    }

    private void move(FlowPane moves, String id, String words, Side to) {
        Button button = Tags.button(words, null, () -> model.side.set(to));
        button.setId("round-" + id);
        moves.getChildren().add(button);
    }

    private Node row(Round.Row row, boolean running) {
        HBox line = new HBox(8);
        Label name = Tags.styled(row.name(), "strong", "wrap");
        name.setWrapText(true);
        VBox words = new VBox(2, name);
        HBox.setHgrow(words, Priority.ALWAYS);
        if (row.on() == null) {
            words.getChildren().add(Tags.styled(Texts.text("revisits.round.waiting"), "secondary"));
        } else {
            words.getChildren().add(wrapped(Texts.text("revisits.round.seen", row.on(), row.openFindings())));
            if (!row.missing().isEmpty() && running) {
                words.getChildren().add(wrapped(Texts.text("revisits.round.unsigned", String.join(Texts.text("inspections.comma"), row.missing()))));
            }
            line.getChildren().add(Tags.tag(Texts.of(row.conclusion()), row.conclusion() == Conclusion.PASS ? Tone.OK : row.conclusion() == Conclusion.MEND ? Tone.WARN : Tone.BAD));
        }
        line.getChildren().addFirst(words);
        Button open = Tags.button(row.on() == null ? Texts.text("revisits.round.enter") : Texts.text("revisits.round.look"), null, () -> model.visit(row.visit()));
        open.setId("visit-" + row.visit());
        line.getChildren().add(open);
        return line;
    }

    static Label wrapped(String words) {
        Label label = Tags.styled(words, "wrap");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
