package linli.talent;

import java.time.LocalDate;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.DayText;
import linli.base.ui.DetailPane;
import linli.base.ui.Field;
import linli.base.ui.Nav;
import linli.base.ui.Tags;

/** The small forms at the side: nominate, visit, pause, leave. */
public final class TalentDeedPage {
    private final Nav nav;
    private final TalentsModel model;
    private final DetailPane pane;
    private Runnable saving = () -> { };

    TalentDeedPage(Nav nav, TalentsModel model, DetailPane pane) {
        this.nav = nav;
        this.model = model;
        this.pane = pane;
    }

    /** Shows the form the model asks for. @return what keeps it */
    Runnable open() {
        switch (model.side.get()) {
            case NOMINATE -> nominate();
            case VISIT -> visit();
            case PAUSE -> pause();
            default -> leave();
        }
        return saving;
    }

    private void said(Talent talent) {
        nav.say(Texts.text("talents.done", talent.name(), Texts.of(talent.status())));
    }

    private void nominate() {
        ChipRow<Talent.Proposal> kind = new ChipRow<Talent.Proposal>().required();
        for (Talent.Proposal one : Talent.Proposal.values()) {
            kind.add(one, Texts.of(one));
        }
        kind.valueProperty().set(Talent.Proposal.RECOMMENDED);
        TextField named = new TextField();
        named.setId("nominate-named");
        TextField phone = new TextField();
        TextField skill = new TextField();
        skill.setId("nominate-skill");
        TextField place = new TextField();
        TextField by = new TextField();
        by.setId("nominate-by");
        TextField byPhone = new TextField();
        TextArea why = area();
        Field byField = new Field(Texts.text("talents.nominate.by"), by);
        Field byPhoneField = new Field(Texts.text("talents.nominate.byPhone"), byPhone);
        kind.valueProperty().addListener((property, old, now) -> {
            byField.setVisible(now == Talent.Proposal.RECOMMENDED);
            byField.setManaged(byField.isVisible());
            byPhoneField.setVisible(byField.isVisible());
            byPhoneField.setManaged(byField.isVisible());
        });
        form(Texts.text("talents.nominate.title"), Texts.text("talents.nominate.save"), () -> {
            boolean self = kind.valueProperty().get() == Talent.Proposal.SELF;
            Talent.By who = new Talent.By(null, self ? named.getText() : by.getText().isBlank() ? null : by.getText().strip(),
                    self ? phone.getText() : byPhone.getText().isBlank() ? null : byPhone.getText().strip());
            Talent.Nomination said = new Talent.Nomination(kind.valueProperty().get(), who, named.getText(), phone.getText(), place.getText(), null, skill.getText(), why.getText(), null, null);
            Talents.Nominated[] came = new Talents.Nominated[1];
            model.act(() -> {
                came[0] = model.talents().nominate(said);
                return came[0].talent();
            }, done -> nav.say(came[0].created() ? Texts.text("talents.nominated.new", done.name()) : Texts.text("talents.nominated.more", done.name(), came[0].nominators())));
        }, kind, new Field(Texts.text("talents.nominate.named"), named), new Field(Texts.text("talents.nominate.phone"), phone), new Field(Texts.text("talents.nominate.skill"), skill),
                new Field(Texts.text("talents.nominate.place"), place), byField, byPhoneField, new Field(Texts.text("talents.nominate.why"), why));
    }

    private void visit() {
        Talent talent = model.shown.get().talent();
        VisitFields fields = new VisitFields(model.today(), model.talents().staff());
        form(Texts.text("talents.visit.title", talent.name()), Texts.text("talents.visit.save"), () -> {
            Talent.Visit said = fields.visit();
            model.act(() -> {
                model.talents().visit(talent.id(), said);
                return model.talents().get(talent.id());
            }, done -> nav.say(Texts.text("talents.visited", done.name())));
        }, fields.nodes());
    }

    private void pause() {
        Talent talent = model.shown.get().talent();
        ChipRow<Talent.Pause> why = new ChipRow<Talent.Pause>().required();
        for (Talent.Pause one : Talent.Pause.values()) {
            why.add(one, Texts.of(one));
        }
        why.valueProperty().set(Talent.Pause.VENUE);
        TextArea words = area();
        words.setId("pause-words");
        form(Texts.text("talents.pause.title", talent.name()), Texts.text("talents.act.pause"), () -> model.act(
                () -> model.talents().pause(talent.id(), talent.version(), why.valueProperty().get(), words.getText()), done -> said(done)),
                why, TalentPanePage.wrapped(Texts.text("talents.pause.hint"), "field-hint"), new Field(Texts.text("talents.pause.words"), words));
    }

    private void leave() {
        Talent talent = model.shown.get().talent();
        TextArea words = area();
        form(Texts.text("talents.leave.title", talent.name()), Texts.text("talents.act.leave"),
                () -> model.act(() -> model.talents().leave(talent.id(), talent.version(), words.getText()), done -> said(done)),
                TalentPanePage.wrapped(Texts.text("talents.leave.hint"), "field-hint"), new Field(Texts.text("talents.leave.words"), words));
    }

    /** @return a visit as a list shows it. */
    public static Node line(Talent.Visit visit) {
        return TalentPanePage.visitLine(visit);
    }

    /** @return a field for a few sentences. */
    public static TextArea area() {
        TextArea area = new TextArea();
        area.setWrapText(true);
        area.setPrefRowCount(3);
        return area;
    }

    private void form(String title, String action, Runnable deed, Node... content) {
        saving = deed;
        Label wrong = TalentPanePage.wrapped("", "wrap");
        wrong.textProperty().bind(model.wrong);
        VBox band = new VBox(wrong);
        band.getStyleClass().add("bad-band");
        band.visibleProperty().bind(model.wrong.isNotEmpty());
        band.managedProperty().bind(band.visibleProperty());
        VBox body = new VBox(band);
        body.getStyleClass().add("form");
        body.getChildren().addAll(content);
        pane.show(title, body);
        Button cancel = Tags.button(Texts.text("talents.cancel"), "Esc", model::back);
        Button save = Tags.button(action, "Ctrl S", deed);
        save.setId("talent-save");
        save.getStyleClass().add("primary");
        pane.buttons(cancel, save);
        Platform.runLater(() -> body.lookupAll(".text-input").stream().findFirst().ifPresent(Node::requestFocus));
    }

    /** The fields of a visit. */
    public static final class VisitFields {
        private final DatePicker on;
        private final TextField visitor;
        private final ChipRow<Talent.Result> result = new ChipRow<Talent.Result>().required();
        private final TextArea note = area();
        private final TextField next = new TextField();
        private final DatePicker nextOn = new DatePicker();

        /** @param staff who visits unless another name is typed */
        public VisitFields(LocalDate today, String staff) {
            on = new DatePicker(today);
            visitor = new TextField(staff);
            DayText.dress(on);
            DayText.dress(nextOn);
            for (Talent.Result one : Talent.Result.values()) {
                result.add(one, Texts.of(one));
            }
            note.setId("visit-note");
            result.setId("visit-result");
        }

        public Node[] nodes() {
            return new Node[] {result, new Field(Texts.text("talents.visit.note"), note), new Field(Texts.text("talents.visit.on"), on),
                new Field(Texts.text("talents.visit.visitor"), visitor), new Field(Texts.text("talents.visit.next"), next), new Field(Texts.text("talents.visit.nextOn"), nextOn)};
        }

        public Talent.Visit visit() {
            return new Talent.Visit(on.getValue(), visitor.getText(), result.valueProperty().get(), note.getText(), next.getText(), nextOn.getValue());
        }
    }
}
