package linli.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.DayText;
import linli.base.ui.DetailPane;
import linli.base.ui.Field;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.WeekSlot;
import linli.talent.Talent;
import linli.talent.TalentDeedPage;

/** One call or one answer at the side, and the small forms for what is done with it. */
final class CallPanePage {
    private final Nav nav;
    private final CallsModel model;
    private final DetailPane pane;
    private Runnable saving = () -> { };

    CallPanePage(Nav nav, CallsModel model) {
        this.nav = nav;
        this.model = model;
        this.pane = new DetailPane(model::back);
        pane.setId("call-pane");
        model.side.addListener((property, old, now) -> fill());
        model.call.addListener((property, old, now) -> {
            if (model.side.get() == CallsModel.Side.CALL) {
                fill();
            }
        });
        model.entry.addListener((property, old, now) -> {
            if (model.side.get() == CallsModel.Side.ENTRY) {
                fill();
            }
        });
        pane.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.S) {
                saving.run();
                event.consume();
            }
        });
    }

    Node root() {
        return pane;
    }

    private void fill() {
        saving = () -> { };
        switch (model.side.get()) {
            case CALL -> call(model.call.get());
            case EDIT -> new CallFormPage(nav, model, this).open();
            case ENTER -> enter();
            case STOP -> stop();
            case ENTRY -> entry(model.entry.get());
            case VISIT -> visit();
            case SIGN -> sign();
            case PAUSE -> pause();
            case END -> end();
            case NONE -> { }
        }
    }

    private void call(Call call) {
        if (call == null) {
            pane.show("");
            pane.buttons();
            return;
        }
        List<Node> body = new ArrayList<>();
        body.add(band());
        FlowPane tags = new FlowPane(6, 6, Tags.tag(CallsPage.state(call), CallsPage.tone(call)));
        if (call.text().deadline() != null) {
            tags.getChildren().add(Tags.styled(Texts.text("calls.until", call.text().deadline()), "secondary"));
        }
        body.add(tags);
        body.add(wrapped(call.text().title(), "strong"));
        if (call.closed() != null && call.closed().reason() != null) {
            body.add(wrapped(Texts.text("calls.closed", call.closed().on(), call.closed().reason()), "secondary"));
        }
        VBox gaps = new VBox(8);
        call.gaps().forEach(gap -> gaps.getChildren().add(gap(gap)));
        section(body, Texts.text("calls.section.gaps"), gaps);
        text(body, Texts.text("calls.form.purpose"), call.text().purpose());
        text(body, Texts.text("calls.form.offer"), call.text().offer());
        text(body, Texts.text("calls.form.how"), call.text().how());
        text(body, Texts.text("calls.form.phone"), call.text().phone());
        pane.show(Texts.text("calls.pane", call.no()), body.toArray(Node[]::new));
        pane.buttons(buttons(call).toArray(Button[]::new));
    }

    private List<Button> buttons(Call call) {
        List<Button> buttons = new ArrayList<>();
        if (call.state() == Call.State.DRAFT || call.state() == Call.State.PUBLISHED) {
            buttons.add(button("call-stop", call.state() == Call.State.DRAFT ? Texts.text("calls.act.void") : Texts.text("calls.act.close"), () -> model.ask(CallsModel.Side.STOP)));
            buttons.add(button("call-edit", Texts.text("calls.act.edit"), () -> model.write(call)));
        }
        buttons.add(button("call-notice", Texts.text("calls.act.notice"), model::preview));
        if (call.state() == Call.State.DRAFT) {
            buttons.add(button("call-publish", Texts.text("calls.act.publish"), () -> model.act(() -> model.door().publish(call.id(), call.version()), now -> {
                nav.say(Texts.text("calls.published", now.no()));
                model.preview();
            })));
        } else if (call.state() == Call.State.PUBLISHED) {
            buttons.add(button("call-enter", Texts.text("calls.act.enter"), () -> model.ask(CallsModel.Side.ENTER)));
        }
        buttons.getLast().getStyleClass().add("primary");
        return buttons;
    }

    private static Node gap(Call.Gap gap) {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        VBox box = new VBox(2, new HBox(8, Tags.styled(gap.name(), "strong"), spring, CallsPage.bar(Math.min(gap.filled(), gap.wanted()), gap.wanted())));
        String more = java.util.stream.Stream.of(gap.audience().stream().sorted().map(Texts::of).collect(Collectors.joining(Texts.text("calls.comma"))),
                WeekSlot.brief(gap.slots()), gap.note() == null ? "" : gap.note()).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
        if (!more.isEmpty()) {
            box.getChildren().add(wrapped(more, "secondary"));
        }
        return box;
    }

    private void entry(CallsModel.Shown now) {
        if (now == null) {
            return;
        }
        Call.Entry entry = now.entry();
        List<Node> body = new ArrayList<>();
        body.add(band());
        FlowPane tags = new FlowPane(6, 6, Tags.tag(Texts.of(entry.stage()), CallsPage.tone(entry.stage())), Tags.tag(Texts.of(entry.kind()), Tone.PLAIN));
        if (entry.nominators() > 0) {
            tags.getChildren().add(Tags.tag(Texts.text("calls.nominators", entry.nominators()), Tone.BLUE));
        }
        if (!entry.consent()) {
            tags.getChildren().add(Tags.tag(Texts.text("talents.sign.consent"), Tone.WARN));
        }
        body.add(tags);
        body.add(wrapped(Texts.text("calls.entered", entry.on(), entry.phone().isEmpty() ? Texts.text("talents.noPhone") : entry.phone(), entry.contact() == null ? "" : entry.contact()), "secondary"));
        if (entry.pause() != null) {
            body.add(wrapped(Texts.text("calls.paused", entry.pause()), "wrap"));
        }
        if (entry.agreement() != null) {
            Call.Agreement signed = entry.agreement();
            VBox box = new VBox(2, wrapped(Texts.text("calls.agreement", signed.signedOn(), signed.from(), signed.until() == null ? Texts.text("calls.open") : signed.until()), "wrap"));
            if (signed.duties() != null) {
                box.getChildren().add(wrapped(signed.duties(), "secondary"));
            }
            section(body, Texts.text("calls.section.agreement"), box);
        }
        if (entry.ended() != null) {
            body.add(wrapped(Texts.text("calls.ended", entry.ended().on(), entry.ended().why()), "secondary"));
        }
        section(body, Texts.text("talents.section.visits"), now.visits().isEmpty() ? Tags.styled(Texts.text("calls.notVisited"), "muted")
                : new VBox(8, now.visits().stream().map(TalentDeedPage::line).toArray(Node[]::new)));
        pane.show(entry.name(), body.toArray(Node[]::new));
        pane.buttons(buttons(entry).toArray(Button[]::new));
    }

    private List<Button> buttons(Call.Entry entry) {
        List<Button> buttons = new ArrayList<>();
        if (entry.talentId() != null) {
            buttons.add(button("entry-talent", Texts.text("calls.act.talent"), () -> nav.open("talents", entry.talentId())));
        }
        if (entry.stage() == Call.Stage.ENDED) {
            return buttons;
        }
        buttons.add(button("entry-end", Texts.text("talents.act.leave"), () -> model.ask(CallsModel.Side.END)));
        Button visit = button("entry-visit", Texts.text("talents.act.visit"), () -> model.ask(CallsModel.Side.VISIT));
        Button sign = button("entry-sign", Texts.text("calls.act.sign"), () -> model.ask(CallsModel.Side.SIGN));
        switch (entry.stage()) {
            case PROPOSED -> buttons.addAll(List.of(sign, visit));
            case VISITED -> buttons.addAll(List.of(visit, sign));
            case SIGNED, SERVING -> buttons.addAll(List.of(button("entry-pause", Texts.text("talents.act.pause"), () -> model.ask(CallsModel.Side.PAUSE)), visit));
            default -> buttons.add(button("entry-resume", Texts.text("talents.act.resume"), () -> model.actEntry(() -> model.door().resume(entry.id(), entry.version(), null), this::said)));
        }
        buttons.getLast().getStyleClass().add("primary");
        return buttons;
    }

    private void said(Call.Entry entry) {
        Call call = model.call.get();
        boolean filled = call.state() == Call.State.CLOSED && call.closed().why() == Call.Why.FILLED && entry.stage() != Call.Stage.ENDED;
        nav.say(filled ? Texts.text("calls.filledNow", entry.name(), Texts.of(entry.stage()), call.no()) : Texts.text("talents.done", entry.name(), Texts.of(entry.stage())));
    }

    private void enter() {
        Call call = model.call.get();
        ChipRow<Boolean> organisation = new ChipRow<Boolean>().required();
        organisation.add(false, Texts.text("calls.enter.person"));
        organisation.add(true, Texts.text("calls.enter.organisation"));
        organisation.valueProperty().set(false);
        ChipRow<Long> gap = new ChipRow<Long>().required();
        call.gaps().forEach(one -> gap.add(one.id(), Texts.text("calls.enter.gap", one.name(), one.open())));
        gap.valueProperty().set(call.gaps().stream().filter(one -> one.open() > 0).findFirst().orElse(call.gaps().getFirst()).id());
        TextField name = named("enter-name");
        TextField contact = named("enter-contact");
        TextField phone = named("enter-phone");
        TextField by = named("enter-by");
        TextArea why = TalentDeedPage.area();
        Field contactField = new Field(Texts.text("calls.enter.contact"), contact);
        Field byField = new Field(Texts.text("calls.enter.by"), by);
        contactField.visibleProperty().bind(organisation.valueProperty().isEqualTo(true));
        contactField.managedProperty().bind(contactField.visibleProperty());
        byField.visibleProperty().bind(organisation.valueProperty().isEqualTo(false));
        byField.managedProperty().bind(byField.visibleProperty());
        form(Texts.text("calls.act.enter"), Texts.text("calls.enter.save"), () -> {
            boolean self = organisation.valueProperty().get() || by.getText().isBlank();
            Call.Applicant who = new Call.Applicant(organisation.valueProperty().get(), name.getText(), contact.getText(), phone.getText(), null,
                    self ? Talent.Proposal.SELF : Talent.Proposal.RECOMMENDED, new Talent.By(null, self ? name.getText() : by.getText().strip(), self ? phone.getText() : null), why.getText());
            model.actEntry(() -> model.door().enter(call.id(), gap.valueProperty().get(), who), this::said);
        }, organisation, new Field(Texts.text("calls.enter.name"), name), contactField, new Field(Texts.text("calls.form.phone"), phone),
                new VBox(4, Tags.styled(Texts.text("calls.enter.for"), "field-label"), gap), byField, new Field(Texts.text("talents.nominate.why"), why));
    }

    private void stop() {
        Call call = model.call.get();
        TextArea why = TalentDeedPage.area();
        boolean draft = call.state() == Call.State.DRAFT;
        String action = draft ? Texts.text("calls.act.void") : Texts.text("calls.act.close");
        form(action, action, () -> model.act(() -> draft ? model.door().cancel(call.id(), call.version(), why.getText()) : model.door().close(call.id(), call.version(), why.getText()),
                now -> nav.say(Texts.text("talents.done", now.no(), CallsPage.state(now)))), new Field(Texts.text("talents.leave.words"), why));
    }

    private void visit() {
        Call.Entry entry = model.entry.get().entry();
        TalentDeedPage.VisitFields fields = new TalentDeedPage.VisitFields(model.door().today(), model.door().staff());
        form(Texts.text("talents.visit.title", entry.name()), Texts.text("talents.visit.save"), () -> {
            Talent.Visit said = fields.visit();
            model.actEntry(() -> model.door().visit(entry.id(), said), this::said);
        }, fields.nodes());
    }

    private void sign() {
        Call.Entry entry = model.entry.get().entry();
        DatePicker signed = day(model.door().today());
        DatePicker from = day(model.door().today());
        DatePicker until = day(model.door().today().plusYears(1).minusDays(1));
        TextArea duties = TalentDeedPage.area();
        CheckBox agrees = new CheckBox(Texts.text("talents.form.consent"));
        agrees.setId("sign-agrees");
        agrees.setSelected(entry.consent());
        agrees.setVisible(entry.talentId() != null);
        agrees.setManaged(agrees.isVisible());
        form(Texts.text("calls.sign.title", entry.name()), Texts.text("calls.act.sign"), () -> {
            Call.Agreement agreement = new Call.Agreement(signed.getValue(), from.getValue(), until.getValue(), duties.getText());
            model.actEntry(() -> model.door().sign(entry.id(), entry.version(), agreement, agrees.isSelected()), this::said);
        }, new Field(Texts.text("calls.sign.on"), signed), new Field(Texts.text("calls.sign.from"), from), new Field(Texts.text("calls.sign.until"), until),
                new Field(Texts.text("calls.sign.duties"), duties), agrees);
    }

    private void pause() {
        Call.Entry entry = model.entry.get().entry();
        ChipRow<Talent.Pause> why = new ChipRow<Talent.Pause>().required();
        for (Talent.Pause one : Talent.Pause.values()) {
            why.add(one, Texts.of(one));
        }
        why.valueProperty().set(Talent.Pause.VENUE);
        TextArea words = TalentDeedPage.area();
        form(Texts.text("talents.pause.title", entry.name()), Texts.text("talents.act.pause"),
                () -> model.actEntry(() -> model.door().pause(entry.id(), entry.version(), why.valueProperty().get(), words.getText()), this::said),
                why, wrapped(Texts.text("talents.pause.hint"), "field-hint"), new Field(Texts.text("talents.pause.words"), words));
    }

    private void end() {
        Call.Entry entry = model.entry.get().entry();
        TextArea why = TalentDeedPage.area();
        form(Texts.text("talents.leave.title", entry.name()), Texts.text("talents.act.leave"),
                () -> model.actEntry(() -> model.door().end(entry.id(), entry.version(), why.getText()), this::said),
                wrapped(Texts.text("calls.end.hint"), "field-hint"), new Field(Texts.text("talents.leave.words"), why));
    }

    private static TextField named(String id) {
        TextField field = new TextField();
        field.setId(id);
        return field;
    }

    static DatePicker day(java.time.LocalDate day) {
        DatePicker picker = new DatePicker(day);
        DayText.dress(picker);
        return picker;
    }

    /** Shows a form with what keeps it. */
    void form(String title, String action, Runnable deed, Node... content) {
        saving = deed;
        VBox body = new VBox(band());
        body.getStyleClass().add("form");
        body.getChildren().addAll(content);
        pane.show(title, body);
        Button save = Tags.button(action, "Ctrl S", deed);
        save.setId("call-save");
        save.getStyleClass().add("primary");
        pane.buttons(Tags.button(Texts.text("talents.cancel"), "Esc", model::back), save);
        Platform.runLater(() -> body.lookupAll(".text-input").stream().filter(Node::isVisible).findFirst().ifPresent(Node::requestFocus));
    }

    private Node band() {
        Label words = wrapped("", "wrap");
        words.textProperty().bind(model.wrong);
        VBox band = new VBox(words);
        band.getStyleClass().add("bad-band");
        band.setMinHeight(Region.USE_PREF_SIZE);
        band.visibleProperty().bind(model.wrong.isNotEmpty());
        band.managedProperty().bind(band.visibleProperty());
        return band;
    }

    private static void section(List<Node> body, String title, Node content) {
        body.add(new VBox(5, Tags.styled(title, "strong"), content));
    }

    private static void text(List<Node> body, String name, String words) {
        if (words != null) {
            body.add(new VBox(2, Tags.styled(name, "field-label"), wrapped(words, "wrap")));
        }
    }

    static Label wrapped(String words, String style) {
        Label label = Tags.styled(words, style);
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Button button(String id, String words, Runnable action) {
        Button button = Tags.button(words, null, action);
        button.setId(id);
        return button;
    }
}
