package linli.venues;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.DetailPane;
import linli.base.ui.Field;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.Mask;
import linli.base.value.PayMethod;
import linli.base.value.UserClass;
import linli.venues.Booking.BookingStatus;

/** One booking at the side of the board: what it is, what can be done with it, its series, and what its end would bring about. */
final class BookingPage {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final VenuesModel model;
    private final Nav nav;
    private final Clock clock;
    private final DetailPane pane;

    BookingPage(VenuesModel model, Nav nav, Clock clock) {
        this.model = model;
        this.nav = nav;
        this.clock = clock;
        pane = new DetailPane(model::close);
        pane.setId("booking-pane");
    }

    Node root() {
        return pane;
    }

    /** @return colour of a class of users; its word stands beside it everywhere. */
    static Tone tone(UserClass userClass) {
        return switch (userClass) {
            case PARTY_GOV -> Tone.WARN;
            case SOCIAL_ORG -> Tone.ACCENT;
            case COMMERCIAL -> Tone.BLUE;
            case RESIDENT -> Tone.OK;
            case OWN -> Tone.PLAIN;
        };
    }

    void show(VenuesModel.Shown now) {
        Booking booking = now.booking();
        FlowPane tags = new FlowPane(6, 6, Tags.tag(Texts.of(booking.userClass()), tone(booking.userClass())),
                Tags.tag(Texts.of(booking.status()), booking.status() == BookingStatus.BOOKED ? Tone.ACCENT : booking.status() == BookingStatus.USED ? Tone.OK : Tone.BAD));
        List<Node> body = new ArrayList<>(List.of(tags,
                fact(Texts.text("venues.form.place"), now.room().name() + "\n" + Conflict.day(booking.day()) + "  " + booking.time()),
                fact(Texts.text("venues.form.who"), who(booking)),
                fact(Texts.text("venues.pane.people"), booking.people() == null ? Texts.text("venues.pane.unsaid")
                        : Texts.text("venues.pane.peopleCount", booking.people(), now.room().capacity() == null ? Texts.text("venues.pane.unsaid") : now.room().capacity())),
                fact(Texts.text("venues.pane.price"), price(now)),
                fact(Texts.text("venues.pane.no"), booking.no())));
        if (booking.reason() != null) {
            body.add(fact(Texts.text("venues.pane.reason"), booking.reason()));
        }
        body.add(actions(now));
        if (!booking.status().live() && !now.fees().paid().isZero()) {
            Button go = Tags.button(Texts.text("venues.rent.refund", now.fees().paid().format()), null, () -> model.refund(nav::say));
            go.setId("booking-refund");
            body.add(new VBox(8, Tags.styled(Texts.text("venues.rent.left", now.fees().paid().format()), "strong", "text-warn", "wrap"), second(), wrong(), go));
        }
        if (now.series() != null) {
            body.addAll(series(now));
        }
        body.add(Tags.styled(Texts.text("venues.pane.story"), "strong"));
        for (Booking.Step step : now.steps()) {
            Label words = Tags.styled(step.note() + "  " + step.staffName(), "wrap");
            HBox.setHgrow(words, Priority.ALWAYS);
            body.add(new HBox(8, Tags.styled(step.at().atZone(clock.getZone()).format(MINUTE), "timeline-time"), words));
        }
        pane.show(booking.purpose(), body.toArray(Node[]::new));
        pane.buttons();
    }

    /** What it costs by the tariff, or what was charged and paid. */
    private static String price(VenuesModel.Shown now) {
        if (!now.fees().lines().isEmpty()) {
            Rents.Fees fees = now.fees();
            return fees.net().isZero() ? Texts.text("venues.rent.stateFree") : Texts.text("venues.rent.state", fees.net().format(), fees.paid().format());
        }
        return now.price().map(price -> BookingFormModel.cost(price) + Texts.text("venues.rent.notYet")).orElse(Texts.text("venues.rent.none"));
    }

    private static String who(Booking booking) {
        return booking.who().name() + (booking.who().phone() == null ? "" : "  " + Mask.phone(booking.who().phone()));
    }

    private static Node fact(String name, String value) {
        Label label = Tags.styled(name, "secondary");
        label.setMinWidth(linli.base.ui.Look.em().get() * 5.5);
        Label words = Tags.styled(value, "wrap");
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(8, label, words);
    }

    private Node actions(VenuesModel.Shown now) {
        Booking booking = now.booking();
        FlowPane row = new FlowPane(8, 8);
        boolean due = !booking.day().isAfter(model.today());
        if (booking.status().live()) {
            add(row, "booking-edit", Texts.text("venues.act.edit"), "F4", model::edit);
        }
        if (booking.status() == BookingStatus.BOOKED && due) {
            add(row, "booking-used", Texts.text("venues.act.used"), null, () -> model.stand(BookingStatus.USED, nav::say, nav::fail));
            add(row, "booking-noshow", Texts.text("venues.act.noShow"), null, () -> model.stand(BookingStatus.NO_SHOW, nav::say, nav::fail));
        }
        if (booking.status() == BookingStatus.BOOKED) {
            add(row, "booking-cancel", Texts.text("venues.act.cancel"), "Delete", () -> model.ask(booking.id(), false));
        } else {
            add(row, "booking-restore", Texts.text("venues.act.restore"), null, () -> model.stand(BookingStatus.BOOKED, nav::say, nav::fail));
        }
        if (now.fees().open().fen() > 0) {
            add(row, "booking-till", Texts.text("venues.act.till"), null, () -> nav.open("till", model.payer()));
        } else if (booking.status().live() && now.fees().lines().isEmpty() && now.price().isPresent()) {
            add(row, "booking-charge", Texts.text("venues.act.charge"), null, () -> model.charge(nav::say, nav::fail));
        }
        if (booking.who().kind() == Booking.WhoKind.RESIDENT) {
            add(row, "booking-resident", Texts.text("venues.act.resident"), null, () -> nav.open("resident", booking.who().id()));
        }
        return row;
    }

    private static void add(FlowPane row, String id, String words, String key, Runnable action) {
        Button button = Tags.button(words, key, action);
        button.setId(id);
        row.getChildren().add(button);
    }

    private List<Node> series(VenuesModel.Shown now) {
        Series.Stored series = now.series();
        long live = series.bookings().stream().filter(one -> one.status().live()).count();
        List<Node> nodes = new ArrayList<>();
        nodes.add(Tags.styled(Texts.text("venues.series.title", Texts.of(series.rhythm()), Conflict.weekday(series.from()), series.start(), series.end(), series.from(), series.to()), "strong", "wrap"));
        nodes.add(Tags.styled(Texts.text("venues.series.count", live, series.skips().size()), "secondary"));
        for (Series.Skip skip : series.skips()) {
            Label words = Tags.styled(Conflict.day(skip.day()) + "  " + skip.reason(), "wrap", "small");
            HBox.setHgrow(words, Priority.ALWAYS);
            words.setMaxWidth(Double.MAX_VALUE);
            HBox line = new HBox(8, words, skip.bookingId() == null ? Tags.button(Texts.text("venues.series.putBack"), null, () -> model.putBack(skip.id(), nav::say, nav::fail))
                    : Tags.tag(Texts.text("venues.series.back"), Tone.OK));
            line.getStyleClass().add("clash");
            nodes.add(line);
        }
        if (now.booking().status() == BookingStatus.BOOKED) {
            Button rest = Tags.button(Texts.text("venues.act.cancelRest"), null, () -> model.ask(now.booking().id(), true));
            rest.getStyleClass().add("flat");
            nodes.add(rest);
        }
        return nodes;
    }

    /** Shows what cancelling would bring about, and asks for the reason. */
    void ask(Booking.Consequences asked) {
        List<Node> body = new ArrayList<>();
        body.add(Tags.styled(Texts.text("venues.ask.bookings", asked.bookings().size()), "strong"));
        asked.bookings().stream().limit(6).forEach(one -> body.add(Tags.styled(Conflict.day(one.day()) + "  " + one.time() + "  " + one.purpose(), "wrap")));
        if (asked.bookings().size() > 6) {
            body.add(Tags.styled(Texts.text("venues.ask.more", asked.bookings().size() - 6), "secondary"));
        }
        body.add(fact(Texts.text("venues.ask.classes"), asked.classes().isEmpty() ? Texts.text("venues.ask.none") : asked.classes().stream().collect(Collectors.joining("\n"))));
        body.add(fact(Texts.text("venues.ask.refund"), asked.refund().isZero() ? Texts.text("venues.ask.none") : Texts.text("venues.ask.yuan", asked.refund().format())));
        if (!asked.refund().isZero()) {
            CheckBox now = new CheckBox(Texts.text("venues.rent.backNow"));
            now.setId("cancel-back");
            now.selectedProperty().bindBidirectional(model.backNow);
            VBox second = second();
            second.visibleProperty().bind(model.backNow);
            second.managedProperty().bind(model.backNow);
            body.add(new VBox(8, now, second));
        }
        body.add(Tags.styled(Texts.text("venues.ask.calls", asked.calls().size()), "strong"));
        for (Booking.Call call : asked.calls()) {
            Region spring = new Region();
            HBox.setHgrow(spring, Priority.ALWAYS);
            body.add(new HBox(8, new Label(call.name()), Tags.styled(call.phone().isEmpty() ? Texts.text("venues.ask.noPhone") : call.phone(), "secondary"), spring, Tags.styled(call.why(), "small", "secondary")));
        }
        TextField reason = new TextField();
        reason.setId("cancel-reason");
        reason.setPromptText(Texts.text("venues.ask.reason.prompt"));
        reason.textProperty().bindBidirectional(model.reason);
        body.add(new Field(Texts.text("venues.ask.reason"), reason));
        body.add(wrong());
        Button go = Tags.button(Texts.text("venues.ask.go", asked.bookings().size()), "Ctrl ⏎", this::cancel);
        go.setId("cancel-go");
        go.getStyleClass().add("danger");
        Button keep = Tags.button(Texts.text("venues.ask.keep"), "Esc", () -> model.select(asked.bookings().getFirst().id()));
        pane.show(Texts.text("venues.ask.title"), new VBox(12, body.toArray(Node[]::new)));
        pane.buttons(keep, go);
        javafx.application.Platform.runLater(reason::requestFocus);
    }

    /** How the money goes back, and the second person who confirms it. */
    private VBox second() {
        ChipRow<PayMethod> by = new ChipRow<PayMethod>().required();
        for (PayMethod method : PayMethod.values()) {
            by.add(method, Texts.of(method));
        }
        by.valueProperty().bindBidirectional(model.backBy);
        TextField login = new TextField();
        login.setId("second-login");
        login.textProperty().bindBidirectional(model.login);
        PasswordField password = new PasswordField();
        password.setId("second-password");
        password.textProperty().bindBidirectional(model.password);
        Field who = new Field(Texts.text("till.second.login"), login);
        Field secret = new Field(Texts.text("till.second.password"), password);
        HBox.setHgrow(who, Priority.ALWAYS);
        HBox.setHgrow(secret, Priority.ALWAYS);
        return new VBox(8, Tags.styled(Texts.text("venues.rent.second"), "secondary", "wrap"), by, new HBox(8, who, secret));
    }

    private Node wrong() {
        Label words = Tags.styled("", "wrap");
        words.textProperty().bind(model.wrong);
        VBox band = new VBox(words);
        band.getStyleClass().add("bad-band");
        band.visibleProperty().bind(model.wrong.isNotEmpty());
        band.managedProperty().bind(band.visibleProperty());
        return band;
    }

    /** Cancels what is asked about (Ctrl + Enter). */
    void cancel() {
        model.cancel(nav::say);
    }
}
