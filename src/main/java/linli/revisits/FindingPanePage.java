package linli.revisits;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import linli.base.text.Texts;
import linli.base.ui.DetailPane;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.inspections.Finding;
import linli.inspections.Finding.FindingStatus;
import linli.revisits.RevisitsModel.Side;

/** One finding at the side: until when, every re-check, its photos, and what can be done. */
final class FindingPanePage {
    private final RevisitsModel model;
    private final Nav nav;
    private final Runnable back;

    FindingPanePage(RevisitsModel model, Nav nav, Runnable back) {
        this.model = model;
        this.nav = nav;
        this.back = back;
    }

    Node show(Finding.Whole whole) {
        Finding one = whole.row().finding();
        boolean open = one.status() == FindingStatus.OPEN;
        DetailPane pane = new DetailPane(back);
        pane.setStyle("-fx-pref-width: 30em; -fx-min-width: 24em");
        List<Node> parts = new ArrayList<>();
        FlowPane tags = new FlowPane(6, 6, Tags.tag(Texts.of(one.severity()), RevisitsPage.tone(one.severity())), Tags.tag(Texts.of(one.status()), open ? Tone.WARN : Tone.OK));
        if (whole.row().lateDays() > 0) {
            tags.getChildren().add(Tags.tag(Texts.text("revisits.lateDays", whole.row().lateDays()), Tone.BAD));
        }
        parts.add(tags);
        parts.add(RoundPanePage.wrapped(one.what()));
        parts.add(RoundPanePage.wrapped(Texts.text("revisits.finding.line", one.on(), whole.row().round(), one.due())));
        if (whole.row().department() != null && !whole.row().department().isBlank()) {
            parts.add(Tags.styled(Texts.text("revisits.finding.by", whole.row().department()), "secondary"));
        }
        FlowPane moves = new FlowPane(8, 8, Tags.button(Texts.text("revisits.finding.visit"), null, () -> model.visit(one.visit())),
                Tags.button(Texts.text("standings.move.partner"), null, () -> nav.open("partners", whole.row().partner())));
        if (open) {
            Button none = Tags.button(Texts.text("revisits.finding.cancel"), null, () -> model.side.set(Side.CANCEL_FINDING));
            none.setId("finding-cancel");
            moves.getChildren().add(none);
        }
        parts.add(moves);
        parts.add(Tags.styled(Texts.text("revisits.finding.rechecks"), "card-title"));
        if (whole.rechecks().isEmpty()) {
            parts.add(Tags.styled(Texts.text("revisits.finding.none"), "secondary"));
        }
        whole.rechecks().forEach(check -> parts.add(RoundPanePage.wrapped(check.mended() ? Texts.text("revisits.finding.mended", check.on(), check.checker(), check.note())
                : Texts.text("revisits.finding.still", check.on(), check.checker(), check.note(), check.next()))));
        parts.add(new PhotoStripPage(model, nav, one.visit(), one.id()).show(whole.photos()));
        pane.show(whole.row().name(), parts.toArray(Node[]::new));
        if (open) {
            Button recheck = Tags.button(Texts.text("revisits.finding.recheck"), null, () -> model.side.set(Side.RECHECK));
            recheck.getStyleClass().add("primary");
            recheck.setId("finding-recheck");
            pane.buttons(recheck);
        }
        return pane;
    }
}
