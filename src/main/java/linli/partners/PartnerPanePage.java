package linli.partners;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
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
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.Mask;
import linli.partners.Partner.Agreement;
import linli.partners.Partner.Delivery;
import linli.partners.Partner.PartnerStatus;
import linli.partners.Partner.Pledge;
import linli.partners.Partner.PledgeKind;
import linli.partners.PartnersModel.Side;
import linli.partners.Partners.Whole;

/** One partner at the side of the list: who it is, what was signed and promised, what it gives. */
final class PartnerPanePage {
    private static final int DELIVERIES = 3;

    private final Nav nav;
    private final PartnersModel model;
    private final Runnable back;
    private Node owner;

    PartnerPanePage(Nav nav, PartnersModel model, Runnable back) {
        this.nav = nav;
        this.model = model;
        this.back = back;
    }

    private DetailPane pane() {
        DetailPane pane = new DetailPane(back);
        owner = pane;
        pane.setStyle("-fx-pref-width: 28em; -fx-min-width: 24em");
        return pane;
    }

    /** @return a form in its frame, with the buttons that belong to it. */
    Node frame(Form form, String title) {
        DetailPane pane = pane();
        pane.show(title, form);
        Button save = Tags.button(Texts.text("partners.save"), "Ctrl S", () -> ((Runnable) form.getUserData()).run());
        save.getStyleClass().add("primary");
        save.setId("partner-save");
        pane.buttons(Tags.button(Texts.text("partners.cancel"), "Esc", back), save);
        return pane;
    }

    Node show(Whole whole) {
        Partner partner = whole.partner();
        boolean left = partner.status().now() == PartnerStatus.LEFT;
        DetailPane pane = pane();
        List<Node> parts = new ArrayList<>(List.of(tags(partner)));
        if (!whole.warnings().isEmpty()) {
            VBox band = new VBox(4);
            band.getStyleClass().add("warn-band");
            whole.warnings().forEach(words -> band.getChildren().add(wrapped(words)));
            parts.add(band);
        }
        parts.add(facts(partner));
        parts.add(moves(partner));
        parts.add(section(Texts.text("partners.agreement"), left ? null : Texts.text("partners.sign"), () -> model.turn(Side.AGREEMENT)));
        none(parts, whole.agreements().isEmpty(), Texts.text("partners.agreement.none"));
        whole.agreements().forEach(one -> parts.add(agreement(one)));
        parts.add(section(Texts.text("partners.pledges"), left ? null : Texts.text("partners.pledge.add"), () -> model.turn(Side.PLEDGE)));
        none(parts, whole.pledges().isEmpty(), Texts.text("partners.pledge.none"));
        whole.pledges().forEach(one -> parts.add(pledge(one, whole.deliveries().stream().filter(given -> given.pledgeId() == one.id()).toList())));
        parts.add(section(Texts.text("partners.projects"), left ? null : Texts.text("partners.project.add"), () -> nav.open("projects", java.util.Map.of("new", partner.id()))));
        none(parts, whole.projects().isEmpty(), Texts.text("partners.project.none"));
        whole.projects().forEach(one -> parts.add(project(one)));
        parts.add(section(Texts.text("partners.steps"), null, null));
        whole.steps().forEach(step -> parts.add(wrapped(Texts.text("partners.step", step.since(), step.until() == null ? Texts.text("partners.now") : step.until(),
                Texts.of(step.status()), step.reason(), step.staffName()).strip())));
        pane.show(partner.face().name(), parts.toArray(Node[]::new));
        Button verify = Tags.button(Texts.text("partners.verify"), null, () -> model.verify(() -> nav.say(Texts.text("partners.verified")), nav::fail));
        verify.setId("partner-verify");
        Button edit = Tags.button(Texts.text("partners.edit"), "Ctrl E", () -> model.turn(Side.EDIT));
        edit.getStyleClass().add("primary");
        edit.setId("partner-edit");
        pane.buttons(verify, edit);
        pane.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.E) {
                model.turn(Side.EDIT);
                event.consume();
            }
        });
        return pane;
    }

    private static void none(List<Node> parts, boolean none, String words) {
        if (none) {
            parts.add(Tags.styled(words, "secondary"));
        }
    }

    private static Label wrapped(String words) {
        Label label = Tags.styled(words, "wrap");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node tags(Partner partner) {
        FlowPane tags = new FlowPane(6, 6);
        tags.getChildren().add(Tags.tag(Texts.of(partner.status().now()), PartnersPage.tone(partner.status().now())));
        tags.getChildren().add(Tags.tag(Texts.of(partner.face().kind()), Tone.PLAIN));
        if (partner.face().registration() != null) {
            tags.getChildren().add(Tags.tag(Texts.of(partner.face().registration()), Tone.PLAIN));
        }
        if (partner.face().batch() != null) {
            tags.getChildren().add(Tags.tag(Texts.of(partner.face().batch()), Tone.ACCENT));
        }
        return tags;
    }

    private static Node facts(Partner partner) {
        Partner.Face face = partner.face();
        VBox facts = new VBox(5);
        fact(facts, Texts.text("partners.field.uscc"), face.uscc().isEmpty() ? face.legacyNo() : face.uscc());
        fact(facts, Texts.text("partners.field.contact"), (face.contact() + "  " + (face.phone().isEmpty() ? "" : Mask.phone(face.phone()))).strip());
        fact(facts, Texts.text("partners.field.address"), face.address());
        fact(facts, Texts.text("partners.field.community"), face.community());
        fact(facts, Texts.text("partners.field.sourceUnit"), face.sourceUnit());
        fact(facts, Texts.text("partners.field.startedOn"), face.startedOn().toString());
        fact(facts, Texts.text("partners.field.remark"), face.remark());
        fact(facts, Texts.text("partners.field.verified"), partner.proof().verifiedOn() == null ? Texts.text("partners.notVerified")
                : Texts.text("partners.by", partner.proof().verifiedOn(), partner.proof().verifiedBy()));
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

    private Node moves(Partner partner) {
        FlowPane moves = new FlowPane(8, 6);
        partner.status().now().next().forEach(next -> {
            Button button = Tags.button(Texts.text("partners.status.move", Texts.of(next)), null, () -> model.turn(next));
            button.setId("partner-" + next);
            moves.getChildren().add(button);
        });
        return moves;
    }

    private static Node section(String title, String action, Runnable doing) {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox head = new HBox(8, Tags.styled(title, "strong"), spring);
        head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        head.setPadding(new javafx.geometry.Insets(6, 0, 0, 0));
        if (action != null) {
            Button button = Tags.button(action, null, doing);
            button.getStyleClass().add("link");
            head.getChildren().add(button);
        }
        return head;
    }

    private Node agreement(Agreement one) {
        LocalDate today = model.counts.get().on();
        boolean holds = one.holds(today);
        boolean soon = holds && !one.to().isAfter(today.plusDays(PartnerList.EXPIRING_DAYS));
        Label state = one.endedOn() != null ? Tags.tag(Texts.text("partners.agreement.ended"), Tone.PLAIN)
                : soon ? Tags.tag(Texts.text("partners.agreement.soon"), Tone.WARN)
                : holds ? Tags.tag(Texts.text("partners.agreement.holds"), Tone.OK)
                : one.from().isAfter(today) ? Tags.tag(Texts.text("partners.agreement.coming"), Tone.BLUE) : Tags.tag(Texts.text("partners.agreement.over"), Tone.PLAIN);
        VBox box = new VBox(3, line(Tags.styled(Texts.text("partners.agreement.days", one.from(), one.to()), "strong"), state, holds || one.from().isAfter(today)
                && one.endedOn() == null ? flat(Texts.text("partners.agreement.end"), () -> asked(Texts.text("partners.agreement.end"), one.title(),
                        (reason, done) -> model.endAgreement(one, reason, done, nav::fail))) : null));
        box.getChildren().addAll(wrapped(Texts.text("partners.agreement.ours", one.ourDuties())), wrapped(Texts.text("partners.agreement.theirs", one.theirDuties())));
        if (one.endedOn() != null) {
            box.getChildren().add(wrapped(Texts.text("partners.agreement.endedBy", one.endedOn(), one.endReason())));
        }
        return box;
    }

    private static HBox line(Node first, Node... more) {
        HBox line = new HBox(8, first);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        for (Node node : more) {
            if (node != null) {
                line.getChildren().add(node);
            }
        }
        return line;
    }

    private static Button flat(String words, Runnable action) {
        Button button = Tags.button(words, null, action);
        button.getStyleClass().add("link");
        return button;
    }

    private void asked(String title, String words, BiConsumer<String, Runnable> doing) {
        Dialogs.askReason(owner, title, words).ifPresent(reason -> doing.accept(reason, () -> nav.say(Texts.text("partners.done", title))));
    }

    private Node pledge(Pledge one, List<Delivery> given) {
        LocalDate today = model.counts.get().on();
        boolean late = one.late(today);
        boolean over = one.endedOn() != null;
        Label state = over ? Tags.tag(Texts.text("partners.pledge.withdrawn"), Tone.PLAIN) : late ? Tags.tag(Texts.text("partners.pledge.late"), Tone.BAD)
                : one.promised() != null && one.open() == 0 ? Tags.tag(Texts.text("partners.pledge.kept"), Tone.OK) : Tags.tag(Texts.of(one.kind()), Tone.BLUE);
        Button give = over ? null : flat(Texts.text("partners.deliver"), () -> model.turn(one));
        VBox box = new VBox(3, line(state, wrapped(one.what())));
        if (one.kind() == PledgeKind.DISCOUNT) {
            box.getChildren().add(wrapped(Texts.text("partners.pledge.rate", tenths(one.rate()), one.times(), one.shown(one.delivered()))));
        } else {
            ProgressBar bar = new ProgressBar(Math.min(1, (double) one.delivered() / one.promised()));
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setAccessibleText(Texts.text("partners.pledges"));
            box.getChildren().addAll(wrapped(Texts.text("partners.pledge.sum", amount(one, one.delivered()), amount(one, one.promised()),
                    one.dueOn() == null ? "" : Texts.text("partners.pledge.due", one.dueOn()))), bar);
        }
        given.stream().limit(DELIVERIES).forEach(delivery -> box.getChildren().add(delivery(one, delivery)));
        if (given.size() > DELIVERIES) {
            box.getChildren().add(Tags.styled(Texts.text("partners.delivery.more", given.size() - DELIVERIES), "secondary"));
        }
        box.getChildren().add(over ? wrapped(Texts.text("partners.agreement.endedBy", one.endedOn(), one.endReason()))
                : line(give, flat(Texts.text("partners.pledge.withdraw"), () -> asked(Texts.text("partners.pledge.withdraw"), one.what(),
                        (reason, done) -> model.withdraw(one, reason, done, nav::fail)))));
        return box;
    }

    private Node delivery(Pledge pledge, Delivery one) {
        String amount = amount(pledge, one.amount());
        return one.voidReason() != null ? wrapped(Texts.text("partners.delivery.void", one.on(), amount, one.voidReason()))
                : line(wrapped(Texts.text("partners.delivery.line", one.on(), amount, one.note()).strip()), flat(Texts.text("partners.delivery.cancel"),
                        () -> asked(Texts.text("partners.delivery.cancel"), pledge.what(), (reason, done) -> model.cancelDelivery(one.id(), reason, done, nav::fail))));
    }

    /** @return per cent still paid as people say it: 70 = 7, 75 = 7.5. */
    static String tenths(int rate) {
        return rate % 10 == 0 ? "" + rate / 10 : rate / 10 + "." + rate % 10;
    }

    /** @return the amount with its unit. */
    static String amount(Pledge pledge, long amount) {
        return switch (pledge.kind()) {
            case MONEY, DISCOUNT -> Texts.text("partners.unit.yuan", pledge.shown(amount));
            case HOURS -> Texts.text("partners.unit.hours", pledge.shown(amount));
            case SESSIONS -> Texts.text("partners.unit.times", pledge.shown(amount));
        };
    }

    private Node project(PartnerList.Giving one) {
        Button open = flat(one.name(), () -> nav.open("projects", one.id()));
        Label state = Tags.tag(state(one.status()), one.status().equals("OPEN") ? Tone.OK : Tone.PLAIN);
        return line(state, open, Tags.styled((one.domain() + "  " + one.slots()).strip(), "secondary"));
    }

    /** The words of the projects' own list. */
    private static String state(String status) {
        return switch (status) {
            case "PLANNED" -> Texts.text("enum.ProjectStatus.PLANNED");
            case "OPEN" -> Texts.text("enum.ProjectStatus.OPEN");
            case "PAUSED" -> Texts.text("enum.ProjectStatus.PAUSED");
            default -> Texts.text("enum.ProjectStatus.ENDED");
        };
    }
}
