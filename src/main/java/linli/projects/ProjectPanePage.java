package linli.projects;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
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
import linli.base.ui.Form;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.Domains;
import linli.base.value.WeekSlot;
import linli.projects.ProjectsModel.Side;
import linli.projects.Projects.Whole;

/** One project at the side of the list: what, for whom, when, where, at what price, and how it came to be so. */
final class ProjectPanePage {
    private final Nav nav;
    private final ProjectsModel model;
    private final Runnable back;

    ProjectPanePage(Nav nav, ProjectsModel model, Runnable back) {
        this.nav = nav;
        this.model = model;
        this.back = back;
    }

    private DetailPane pane() {
        DetailPane pane = new DetailPane(back);
        pane.setStyle("-fx-pref-width: 28em; -fx-min-width: 24em");
        return pane;
    }

    /** @return a form in its frame, with the buttons that belong to it. */
    Node frame(Form form, String title) {
        DetailPane pane = pane();
        pane.show(title, form);
        Button save = Tags.button(Texts.text("partners.save"), "Ctrl S", () -> ((Runnable) form.getUserData()).run());
        save.getStyleClass().add("primary");
        save.setId("project-save");
        pane.buttons(Tags.button(Texts.text("partners.cancel"), "Esc", back), save);
        return pane;
    }

    Node show(Whole whole) {
        Project project = whole.project();
        Project.Face face = project.face();
        DetailPane pane = pane();
        List<Node> parts = new ArrayList<>();
        FlowPane tags = new FlowPane(6, 6, Tags.tag(Texts.of(project.status().now()), ProjectsPage.tone(project.status().now())), Tags.tag(Texts.of(face.batch()), Tone.ACCENT),
                Tags.tag(Texts.of(face.price().fee()), Tone.PLAIN));
        if (!face.brand().isEmpty()) {
            tags.getChildren().add(Tags.tag(face.brand(), Tone.BLUE));
        }
        parts.add(tags);
        if (project.overdue(model.counts.get().on())) {
            parts.add(band(Texts.text("projects.overdue.words", face.ends())));
        }
        whole.warnings().forEach(words -> parts.add(band(words)));
        if (model.asked.get() != null && model.asked.get().project() == project.id()) {
            parts.add(asked(model.asked.get(), whole));
        }
        parts.add(facts(project));
        FlowPane moves = new FlowPane(8, 6);
        project.status().now().next().forEach(next -> {
            Button button = Tags.button(Texts.text("partners.status.move", Texts.of(next)), null, () -> model.turn(next));
            button.setId("project-" + next);
            moves.getChildren().add(button);
        });
        if (face.giver().partnerId() != null) {
            moves.getChildren().add(Tags.button(Texts.text("projects.toPartner"), null, () -> nav.open("partners", face.giver().partnerId())));
        }
        Button serves = Tags.button(Texts.text("talents.needs"), null, () -> nav.open("matching", java.util.Map.of("kind", "PROJECT", "id", project.id())));
        serves.setId("project-needs");
        moves.getChildren().add(serves);
        parts.add(moves);
        parts.add(Tags.styled(Texts.text("partners.steps"), "strong"));
        whole.steps().forEach(step -> parts.add(wrapped(Texts.text("partners.step", step.since(), step.until() == null ? Texts.text("partners.now") : step.until(),
                Texts.of(step.status()), step.reason(), step.staffName()).strip())));
        pane.show(face.name(), parts.toArray(Node[]::new));
        Button verify = Tags.button(Texts.text("partners.verify"), null, () -> model.verify(() -> nav.say(Texts.text("partners.verified")), nav::fail));
        verify.setId("project-verify");
        Button edit = Tags.button(Texts.text("projects.edit"), "Ctrl E", () -> model.turn(Side.EDIT));
        edit.getStyleClass().add("primary");
        pane.buttons(verify, edit);
        pane.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.E) {
                model.turn(Side.EDIT);
                event.consume();
            }
        });
        return pane;
    }

    /** What an accepted match asks of this project: whom to talk to, and the class that comes of it. */
    private Node asked(ProjectsModel.Asked asked, Whole whole) {
        Button open = Tags.button(Texts.text("projects.asked.open"), null, () -> nav.open("activities", asked.course()));
        open.setId("project-asked-open");
        String giver = whole.project().face().giver().shown();
        Label who = wrapped(whole.contact().isEmpty() ? Texts.text("projects.asked.unit", giver) : Texts.text("projects.asked.who", giver, whole.contact()));
        VBox band = new VBox(6, Tags.styled(asked.title(), "strong", "wrap"), who, open);
        band.setId("project-asked");
        band.getStyleClass().add("note-band");
        return band;
    }

    private static Node band(String words) {
        VBox band = new VBox(wrapped(words));
        band.getStyleClass().add("warn-band");
        return band;
    }

    private static Label wrapped(String words) {
        Label label = Tags.styled(words, "wrap");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node facts(Project project) {
        Project.Face face = project.face();
        VBox facts = new VBox(5);
        fact(facts, Texts.text("projects.field.giver"), face.giver().shown());
        fact(facts, Texts.text("partners.field.sourceUnit"), face.giver().partnerId() == null ? "" : face.giver().sourceUnit());
        fact(facts, Texts.text("batches.domain"), Domains.nameOf(face.domain()));
        fact(facts, Texts.text("projects.field.audience"), String.join("  ", face.audience().words(),
                face.audience().groups().stream().map(Texts::of).collect(Collectors.joining(Texts.text("partners.comma"))), ProjectSheet.ages(face.audience())).strip());
        fact(facts, Texts.text("projects.field.slots"), WeekSlot.words(face.slots()));
        fact(facts, Texts.text("projects.field.frequency"), face.frequency());
        fact(facts, Texts.text("projects.field.venue"), (Texts.of(face.venueKind()) + "  " + face.venue()).strip());
        fact(facts, Texts.text("projects.field.fee"), ProjectsPage.price(face));
        fact(facts, Texts.text("projects.field.seats"), face.seats() == null ? Texts.text("projects.noLimit") : face.seats().toString());
        fact(facts, Texts.text("projects.field.term"), Texts.text("partners.agreement.days", face.starts(), face.ends() == null ? Texts.text("projects.noEnd") : face.ends()));
        fact(facts, Texts.text("projects.field.community"), face.community());
        fact(facts, Texts.text("partners.field.remark"), face.remark());
        fact(facts, Texts.text("partners.field.verified"), project.proof().verifiedOn() == null ? Texts.text("partners.notVerified")
                : Texts.text("partners.by", project.proof().verifiedOn(), project.proof().verifiedBy()));
        return facts;
    }

    private static void fact(VBox facts, String name, String value) {
        if (!value.isEmpty()) {
            Label label = Tags.styled(name, "secondary");
            label.setStyle("-fx-min-width: 5.6em");
            Label words = wrapped(value);
            HBox.setHgrow(words, Priority.ALWAYS);
            facts.getChildren().add(new HBox(8, label, words));
        }
    }
}
