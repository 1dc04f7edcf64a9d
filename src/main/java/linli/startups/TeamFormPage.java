package linli.startups;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import linli.base.text.Texts;
import linli.base.ui.ChipRow;
import linli.base.ui.Form;
import linli.base.ui.Nav;
import linli.base.ui.Tags;
import linli.base.value.Code;
import linli.base.value.CodeTable;
import linli.incubation.Team;
import linli.incubation.Team.Founder;
import linli.incubation.Team.FounderPart;
import linli.incubation.Team.TeamStage;
import linli.incubation.TeamBook;
import linli.incubation.TeamBook.Alive;
import linli.incubation.TeamBook.OutcomeKind;
import linli.incubation.TeamBooks;
import linli.incubation.TeamPaper;
import linli.startups.TeamsModel.Side;
import linli.venues.Room;

/** The forms about a team, its people, and its book. */
final class TeamFormPage {
    private final Nav nav;
    private final TeamsModel model;
    private final Runnable[] save = new Runnable[1];
    private final Form form = new Form(() -> save[0].run());
    private final LocalDate today;

    TeamFormPage(Nav nav, TeamsModel model) {
        this.nav = nav;
        this.model = model;
        this.today = model.list.get().on();
    }

    static String title(Side side) {
        return switch (side) {
            case ADD -> Texts.text("startups.add");
            case TURN -> Texts.text("startups.turn");
            case REGISTER -> Texts.text("startups.register");
            case FOUNDER -> Texts.text("startups.founder");
            case SPACE -> Texts.text("startups.space");
            case OUTCOME -> Texts.text("startups.outcome");
            case GIVE -> Texts.text("startups.give");
            case LOOK -> Texts.text("startups.look");
            default -> Texts.text("startups.edit");
        };
    }

    Form form(Side side) {
        switch (side) {
            case ADD -> team(null);
            case TURN -> turn();
            case REGISTER -> register();
            case FOUNDER -> founder(model.founder.get());
            case SPACE -> space(model.space.get());
            case OUTCOME -> outcome();
            case GIVE -> give();
            case LOOK -> look();
            default -> team(model.open.get().team());
        }
        form.setUserData(save[0]);
        return form;
    }

    private void saving(Supplier<?> command) {
        save[0] = () -> {
            form.wrong((String) null);
            try {
                model.change(command, () -> nav.say(Texts.text("startups.saved")), this::wrong);
            } catch (NumberFormatException number) {
                form.wrong(Texts.text("startups.number"));
            }
        };
    }

    private void wrong(Throwable error) {
        if (error instanceof NumberFormatException) {
            form.wrong(Texts.text("startups.number"));
        } else if (!form.wrong(error)) {
            nav.fail(error);
        }
    }

    private void team(Team before) {
        Team.Face face = before == null ? null : before.face();
        TextField name = form.text("team-name", Texts.text("incubation.field.team"), face == null ? "" : face.name());
        form.side();
        TextField trade = form.text("team-trade", Texts.text("incubation.field.trade"), face == null ? "" : face.trade());
        TextField origin = form.text("team-origin", Texts.text("incubation.field.origin"), face == null ? "" : face.origin());
        form.end();
        TextArea idea = form.area("team-idea", Texts.text("incubation.field.idea"), face == null ? "" : face.idea(), 3);
        form.side();
        DatePicker started = form.day("team-started", Texts.text("incubation.field.started"), face == null ? today : face.startedOn());
        ChipRow<TeamStage> stage = before != null ? null : form.chips("team-stage", Texts.text("incubation.field.stage"), List.of(TeamStage.GUIDED, TeamStage.HOUSED), TeamStage.GUIDED, Texts::of, false);
        form.end();
        TextField lead = before != null ? null : form.text("team-lead", Texts.text("startups.lead"), "");
        TextField phone = before != null ? null : form.text("team-phone", Texts.text("incubation.field.phone"), "");
        TextField remark = form.text("team-remark", Texts.text("incubation.field.remark"), face == null ? "" : face.remark());
        save[0] = () -> {
            form.wrong((String) null);
            Team.Face now = new Team.Face(name.getText(), trade.getText(), idea.getText(), origin.getText(), started.getValue(), remark.getText());
            if (before == null) {
                List<Founder> people = lead.getText().isBlank() ? List.of() : List.of(new Founder(0, 0, lead.getText(), FounderPart.LEAD, null, "", "", phone.getText(), null, null, 1));
                TeamStage first = stage.valueProperty().get();
                model.add(() -> model.teams.add(now, first, people), team -> nav.say(Texts.text("startups.added", team.face().name())), this::wrong);
            } else {
                model.change(() -> model.teams.edit(before.id(), before.version(), now), () -> nav.say(Texts.text("startups.saved")), this::wrong);
            }
        };
    }

    private void turn() {
        Team team = model.open.get().team();
        ChipRow<TeamStage> next = form.chips("team-next", Texts.text("startups.turn.to"), team.status().now().next(), team.status().now().next().getFirst(), Texts::of, false);
        DatePicker on = form.day("team-on", Texts.text("startups.on"), today);
        TextField where = form.text("team-where", Texts.text("startups.where"), "");
        TextArea why = form.area("team-why", Texts.text("startups.why"), "", 3);
        form.hint(Texts.text("startups.turn.hint"));
        saving(() -> model.teams.turn(team.id(), team.version(), next.valueProperty().get(), on.getValue(), why.getText(), where.getText()));
    }

    private void register() {
        Team team = model.open.get().team();
        TextField company = form.text("team-company", Texts.text("startups.company"), "");
        TextField uscc = form.text("team-uscc", Texts.text("startups.uscc"), "");
        DatePicker on = form.day("team-registered", Texts.text("startups.registeredOn"), today);
        saving(() -> model.teams.register(team.id(), team.version(), new Team.Registered(on.getValue(), company.getText(), uscc.getText())));
    }

    private void founder(Founder before) {
        long team = model.open.get().team().id();
        TextField name = form.text("founder-name", Texts.text("incubation.field.name"), before == null ? "" : before.name());
        Long[] resident = {before == null ? null : before.residentId()};
        Label linked = form.hint(resident[0] == null ? Texts.text("startups.resident.none") : Texts.text("startups.resident.linked", before.name()));
        FlowPane found = new FlowPane(6, 6);
        form.getChildren().add(found);
        name.textProperty().addListener((property, old, now) -> model.residents(now, people -> {
            found.getChildren().clear();
            people.stream().limit(3).forEach(one -> found.getChildren().add(Tags.button(Texts.text("startups.resident.take", one.name(), one.detail()), null, () -> {
                resident[0] = one.id();
                found.getChildren().clear();
                linked.setText(Texts.text("startups.resident.linked", one.name()));
            })));
        }));
        ChipRow<FounderPart> part = form.chips("founder-part", Texts.text("incubation.field.part"), List.of(FounderPart.values()), before == null ? FounderPart.MEMBER : before.part(), Texts::of, false);
        form.side();
        ComboBox<String> docKind = form.suggest("founder-docKind", Texts.text("incubation.field.docKind"), CodeTable.certType().all().stream().map(Code::name).toList(), before == null ? "" : before.docKind());
        TextField docNo = form.text("founder-docNo", Texts.text("incubation.field.docNo"), before == null ? "" : before.docNo());
        form.end();
        TextField phone = form.text("founder-phone", Texts.text("incubation.field.phone"), before == null ? "" : before.phone());
        form.side();
        DatePicker joined = form.day("founder-joined", Texts.text("incubation.field.joined"), before == null ? today : before.joinedOn());
        DatePicker left = form.day("founder-left", Texts.text("startups.leftOn"), before == null ? null : before.leftOn());
        form.end();
        saving(() -> model.teams.founder(new Founder(before == null ? 0 : before.id(), team, name.getText(), part.valueProperty().get(), resident[0], docKind.getEditor().getText(), docNo.getText(),
                phone.getText(), joined.getValue(), left.getValue(), before == null ? 1 : before.version())));
    }

    private void space(TeamBook.Space before) {
        long team = model.open.get().team().id();
        ComboBox<Room> room = form.choice("space-room", Texts.text("incubation.field.room"), model.rooms, before == null ? null
                : model.rooms.stream().filter(one -> one.id() == before.room()).findFirst().orElse(null), Room::name, null);
        form.side();
        TextField desks = form.text("space-desks", Texts.text("startups.desks"), before == null ? "" : "" + before.desks());
        TextField desk = form.text("space-desk", Texts.text("startups.desk"), before == null ? "" : before.desk());
        form.end();
        form.side();
        TextField area = form.text("space-area", Texts.text("startups.area"), before == null ? "" : TeamPaper.decimal(before.area(), 1));
        TextField monthly = form.text("space-monthly", Texts.text("startups.monthly"), before == null ? "" : TeamPaper.decimal(before.monthly(), 3));
        form.end();
        form.side();
        DatePicker from = form.day("space-from", Texts.text("startups.from"), before == null ? today : before.from());
        DatePicker to = form.day("space-to", Texts.text("startups.to"), before == null ? null : before.to());
        form.end();
        form.hint(Texts.text("startups.space.hint"));
        saving(() -> {
            model.teams.books().space(new TeamBook.Space(before == null ? 0 : before.id(), team, room.getValue() == null ? 0 : room.getValue().id(), desk.getText(), (int) number(area, 1),
                    (int) number(desks, 0), number(monthly, 3), from.getValue(), to.getValue(), null, before == null ? 1 : before.version()));
            return null;
        });
    }

    /** @return a typed number with so many decimals as a whole one; a blank is nought. */
    private static long number(TextField field, int places) {
        return field.getText().isBlank() ? 0 : new BigDecimal(field.getText().strip()).movePointRight(places).longValue();
    }

    private void outcome() {
        long team = model.open.get().team().id();
        ChipRow<OutcomeKind> kind = form.chips("outcome-kind", Texts.text("startups.outcome.kind"), List.of(OutcomeKind.values()), OutcomeKind.CAPACITY, Texts::of, false);
        form.side();
        TextField before = form.text("outcome-before", Texts.text("startups.outcome.before"), "");
        TextField after = form.text("outcome-after", Texts.text("startups.outcome.after"), "");
        TextField unit = form.text("outcome-unit", Texts.text("startups.outcome.unit"), Texts.text("startups.outcome.unit.usual"));
        form.end();
        DatePicker on = form.day("outcome-on", Texts.text("startups.outcome.on"), today);
        TextField note = form.text("outcome-note", Texts.text("startups.note"), "");
        saving(() -> {
            model.teams.books().outcome(new TeamBook.Outcome(0, team, kind.valueProperty().get(), on.getValue(), before.getText().isBlank() ? null : number(before, 2),
                    after.getText().isBlank() ? -1 : number(after, 2), unit.getText(), note.getText(), null));
            return null;
        });
    }

    private void give() {
        long team = model.open.get().team().id();
        TextField what = form.text("give-what", Texts.text("startups.give.what"), "");
        form.side();
        DatePicker on = form.day("give-on", Texts.text("startups.on"), today);
        TextField hours = form.text("give-hours", Texts.text("startups.give.hours"), "");
        TextField people = form.text("give-people", Texts.text("startups.give.people"), "");
        form.end();
        saving(() -> {
            model.teams.books().giveBack(new TeamBook.GiveBack(0, team, on.getValue(), what.getText(), (int) Math.round(number(hours, 2) * 60 / 100.0),
                    people.getText().isBlank() ? null : (Integer) (int) number(people, 0), null));
            return null;
        });
    }

    private void look() {
        long team = model.open.get().team().id();
        ChipRow<Integer> months = form.chips("look-months", Texts.text("startups.look.months"), TeamBooks.LOOKS, TeamBooks.LOOKS.getFirst(), one -> Texts.text("startups.look.after", one), false);
        ChipRow<Alive> verdict = form.chips("look-verdict", Texts.text("startups.look.verdict"), List.of(Alive.values()), Alive.ALIVE, Texts::of, false);
        DatePicker on = form.day("look-on", Texts.text("startups.on"), today);
        TextField note = form.text("look-note", Texts.text("startups.note"), "");
        saving(() -> {
            model.teams.books().survival(team, months.valueProperty().get(), verdict.valueProperty().get(), on.getValue(), note.getText());
            return null;
        });
    }
}
