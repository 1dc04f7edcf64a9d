package linli.startups;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import linli.base.text.Texts;
import linli.base.ui.Dialogs;
import linli.base.ui.Nav;
import linli.base.ui.PaneParts;
import linli.base.ui.Tags;
import linli.base.ui.Tone;
import linli.base.value.Mask;
import linli.incubation.Team;
import linli.incubation.TeamBook;
import linli.incubation.TeamBooks;
import linli.incubation.TeamPaper;
import linli.incubation.Teams;
import linli.startups.TeamsModel.Side;

/** The lower parts of a team at the side: its people, its book, its history. */
final class TeamBookPage {
    private static final int CHANGES = 6;

    private final Nav nav;
    private final TeamsModel model;
    private final Node owner;
    private final LongConsumer takeBack;

    /** @param takeBack given the number of a command that is to be taken back */
    TeamBookPage(Nav nav, TeamsModel model, Node owner, LongConsumer takeBack) {
        this.nav = nav;
        this.model = model;
        this.owner = owner;
        this.takeBack = takeBack;
    }

    void add(List<Node> parts, Teams.Whole whole, LocalDate today) {
        parts.add(PaneParts.section(Texts.text("incubation.founders", whole.present(today).size()), "team-founder", Texts.text("startups.founder.add"), () -> founder(null)));
        whole.founders().forEach(one -> parts.add(founder(one, today)));
        book(parts, whole);
        changes(parts, whole);
    }

    private void founder(Team.Founder one) {
        model.founder.set(one);
        model.turn(Side.FOUNDER);
    }

    private Node founder(Team.Founder one, LocalDate today) {
        boolean left = one.leftOn() != null && !one.leftOn().isAfter(today);
        Button open = Tags.button(one.name(), null, () -> founder(one));
        open.getStyleClass().add("link");
        String doc = one.docNo().isEmpty() ? "" : one.docKind() + " " + Mask.idNo(one.docNo());
        Label words = PaneParts.wrapped((one.phone().isEmpty() ? "" : Mask.phone(one.phone()) + "  ") + doc + (left ? "  " + Texts.text("startups.left", one.leftOn()) : ""));
        words.getStyleClass().add("secondary");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(8, open, Tags.tag(Texts.of(one.part()), one.part() == Team.FounderPart.LEAD ? Tone.BLUE : Tone.PLAIN), words);
        line.setAlignment(Pos.CENTER_LEFT);
        if (one.residentId() != null) {
            Button resident = Tags.button(Texts.text("startups.resident"), null, () -> nav.open("resident", one.residentId()));
            resident.getStyleClass().add("link");
            line.getChildren().add(resident);
        }
        return line;
    }

    private void book(List<Node> parts, Teams.Whole whole) {
        TeamBook book = whole.book();
        TeamBooks books = model.teams.books();
        parts.add(PaneParts.section(Texts.text("incubation.spaces", book.value().format()), "team-space", Texts.text("startups.space.add"), () -> {
            model.space.set(null);
            model.turn(Side.SPACE);
        }));
        book.spaces().forEach(one -> {
            String value = one.value() == null ? Texts.text("incubation.noPrice") : Texts.text("startups.worth", one.value().format(), one.basis());
            String words = Texts.text("startups.spaceLine", one.room(), TeamPaper.use(one.space()), TeamPaper.days(one.space()), value);
            boolean gone = one.space().voidReason() != null;
            HBox line = PaneParts.line(PaneParts.wrapped(gone ? Texts.text("startups.void", words, one.space().voidReason()) : words), gone ? null : PaneParts.link(Texts.text("startups.change"), () -> {
                model.space.set(one.space());
                model.turn(Side.SPACE);
            }), gone ? null : cancel(reason -> () -> {
                books.cancelSpace(one.space(), reason);
                return null;
            }));
            parts.add(line);
        });
        parts.add(PaneParts.section(Texts.text("incubation.outcomes"), "team-outcome", Texts.text("startups.outcome.add"), () -> model.turn(Side.OUTCOME)));
        book.outcomes().forEach(one -> parts.add(PaneParts.line(PaneParts.wrapped(one.voidReason() == null ? TeamPaper.outcome(one) : Texts.text("startups.void", TeamPaper.outcome(one), one.voidReason())),
                one.voidReason() != null ? null : cancel(reason -> () -> {
                    books.cancelOutcome(one.id(), reason);
                    return null;
                }))));
        parts.add(PaneParts.section(Texts.text("incubation.given", TeamPaper.hours(book.minutes())), "team-give", Texts.text("startups.give.add"), () -> model.turn(Side.GIVE)));
        book.givenBack().forEach(one -> {
            String words = Texts.text("incubation.givenLine", one.on(), one.what(), TeamPaper.hours(one.minutes()), one.people() == null ? "" : Texts.text("incubation.people", one.people()));
            parts.add(PaneParts.line(PaneParts.wrapped(one.voidReason() == null ? words : Texts.text("startups.void", words, one.voidReason())), one.voidReason() != null ? null : cancel(reason -> () -> {
                books.cancelGiveBack(one.id(), reason);
                return null;
            })));
        });
        book.survivals().forEach(one -> parts.add(PaneParts.wrapped(Texts.text("incubation.survivalLine", one.months(), Texts.of(one.verdict()), one.on(), one.note()).strip())));
    }

    private Button cancel(Function<String, Supplier<?>> command) {
        return PaneParts.link(Texts.text("startups.cancelRow"), () -> Dialogs.askReason(owner, Texts.text("startups.cancelRow"), Texts.text("startups.cancelRow.why")).ifPresent(reason -> model.change(command.apply(reason),
                () -> nav.say(Texts.text("startups.cancelled")), nav::fail)));
    }

    private void changes(List<Node> parts, Teams.Whole whole) {
        if (whole.changes().isEmpty() && whole.stretches().size() < 2) {
            return;
        }
        parts.add(PaneParts.section(Texts.text("startups.history"), null, null, null));
        whole.changes().stream().limit(CHANGES).forEach(one -> {
            String words = one.handOver() ? Texts.text("startups.change.owner", one.on(), one.step(), one.ownerBefore(), one.ownerAfter(), one.staffName())
                    : Texts.text("startups.change.day", one.on(), one.step(), one.dueBefore(), one.dueAfter(), one.staffName());
            String shown = one.undone() ? Texts.text("startups.undone", words) : words + (one.reason().isEmpty() ? "" : " " + one.reason());
            parts.add(PaneParts.line(PaneParts.wrapped(shown), one.undone() ? null : PaneParts.link(Texts.text("startups.undo"), () -> takeBack.accept(one.batch()))));
        });
        whole.stretches().reversed().forEach(one -> parts.add(PaneParts.wrapped(Texts.text("startups.stretch", one.since(), Texts.of(one.stage()), one.reason(), one.staffName()))));
    }
}
