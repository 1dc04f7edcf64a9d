package linli.incubation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;
import linli.base.value.Mask;
import linli.incubation.TeamBook.Outcome;
import linli.incubation.TeamStep.StepState;

/** 团队孵化档案: a team's record as it is printed, people's numbers masked. */
public final class TeamPaper {
    private final Teams teams;

    public TeamPaper(Teams teams) {
        this.teams = teams;
    }

    /** @param centre name of the centre */
    public Sheet record(long id, String centre) {
        Teams.Whole whole = teams.whole(id);
        Team team = whole.team();
        LocalDate today = teams.today();
        Sheet sheet = new Sheet(Sheet.Paper.A4, centre).title(Texts.text("incubation.paper.title", team.face().name())).sides(centre, today.toString());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(Texts.text("incubation.field.stage"), Texts.text("incubation.paper.stage", Texts.of(team.status().now()), team.status().since(), team.status().movedTo()).strip());
        facts.put(Texts.text("incubation.field.trade"), team.face().trade());
        facts.put(Texts.text("incubation.field.idea"), team.face().idea());
        facts.put(Texts.text("incubation.field.origin"), team.face().origin());
        facts.put(Texts.text("incubation.field.started"), team.face().startedOn().toString());
        if (team.registered() != null) {
            facts.put(Texts.text("incubation.field.registered"), Texts.text("incubation.paper.registered", team.registered().on(), team.registered().company(), team.registered().uscc()).strip());
        }
        facts.values().removeIf(String::isBlank);
        sheet.facts(facts).heading(Texts.text("incubation.founders", whole.present(today).size()));
        sheet.table(List.of(Sheet.Column.left(Texts.text("incubation.field.name"), 2), Sheet.Column.centre(Texts.text("incubation.field.part"), 1.2), Sheet.Column.left(Texts.text("incubation.field.docKind"), 2.4),
                Sheet.Column.left(Texts.text("incubation.field.docNo"), 3), Sheet.Column.left(Texts.text("incubation.field.phone"), 2), Sheet.Column.centre(Texts.text("incubation.field.joined"), 1.8)),
                whole.present(today).stream().map(one -> List.of(one.name(), Texts.of(one.part()), one.docKind(), one.docNo().isEmpty() ? "" : Mask.idNo(one.docNo()),
                        one.phone().isEmpty() ? "" : Mask.phone(one.phone()), one.joinedOn().toString())).toList());
        sheet.heading(Texts.text("incubation.steps"));
        sheet.table(List.of(Sheet.Column.left(Texts.text("incubation.field.step"), 2), Sheet.Column.centre(Texts.text("incubation.field.owner"), 1.4), Sheet.Column.centre(Texts.text("incubation.field.planned"), 1.7),
                Sheet.Column.centre(Texts.text("incubation.field.due"), 1.7), Sheet.Column.centre(Texts.text("incubation.field.done"), 1.7), Sheet.Column.left(Texts.text("incubation.field.outcome"), 3.4)),
                whole.steps().stream().map(step -> List.of(step.name(), step.owner(), step.plannedOn().toString(), step.dueOn().toString(),
                        step.state() == StepState.OPEN ? step.late(today) ? Texts.text("incubation.late", step.daysLate(today)) : Texts.of(step.state())
                                : step.state() == StepState.SKIPPED ? Texts.of(step.state()) : step.doneOn().toString(), step.outcome())).toList());
        book(sheet, whole.book());
        return sheet.signatures(List.of(Texts.text("incubation.sign.team"), Texts.text("incubation.sign.owner"), Texts.text("incubation.sign.centre")));
    }

    private static void book(Sheet sheet, TeamBook book) {
        List<TeamBook.Valued> spaces = book.spaces().stream().filter(one -> one.space().voidReason() == null).toList();
        if (!spaces.isEmpty()) {
            sheet.heading(Texts.text("incubation.spaces", book.value().format()));
            sheet.table(List.of(Sheet.Column.left(Texts.text("incubation.field.room"), 2.4), Sheet.Column.left(Texts.text("incubation.field.use"), 3), Sheet.Column.centre(Texts.text("incubation.field.days"), 3),
                    Sheet.Column.right(Texts.text("incubation.field.value"), 1.6), Sheet.Column.left(Texts.text("incubation.field.basis"), 3.4)), spaces.stream().map(one -> List.of(one.room(), use(one.space()),
                            days(one.space()), one.value() == null ? Texts.text("incubation.noPrice") : one.value().format(), one.basis())).toList());
        }
        List<Outcome> outcomes = book.outcomes().stream().filter(one -> one.voidReason() == null).toList();
        if (!outcomes.isEmpty()) {
            sheet.heading(Texts.text("incubation.outcomes"));
            outcomes.forEach(one -> sheet.text(outcome(one)));
        }
        if (!book.givenBack().isEmpty()) {
            sheet.heading(Texts.text("incubation.given", hours(book.minutes())));
            book.givenBack().stream().filter(one -> one.voidReason() == null).forEach(one -> sheet.text(Texts.text("incubation.givenLine", one.on(), one.what(), hours(one.minutes()),
                    one.people() == null ? "" : Texts.text("incubation.people", one.people()))));
        }
        book.survivals().forEach(one -> sheet.text(Texts.text("incubation.survivalLine", one.months(), Texts.of(one.verdict()), one.on(), one.note()).strip()));
    }

    /** @return hours with at most one decimal. */
    public static String hours(long minutes) {
        return decimal(Math.round(minutes * 10 / 60.0), 1);
    }

    /** @return a stored number with so many decimals, without noughts behind. */
    public static String decimal(long value, int places) {
        return BigDecimal.valueOf(value, places).stripTrailingZeros().toPlainString();
    }

    /** @return area, desks and units a month in words. */
    public static String use(TeamBook.Space one) {
        return Texts.text("incubation.use", one.desks() == 0 ? Texts.text("incubation.wholeRoom") : Texts.text("incubation.desks", one.desks(), one.desk()).strip(), decimal(one.area(), 1), decimal(one.monthly(), 3));
    }

    public static String days(TeamBook.Space one) {
        return Texts.text("incubation.days", one.from(), Objects.toString(one.to(), Texts.text("incubation.now")));
    }

    /** @return before, after and growth in words. */
    public static String outcome(Outcome one) {
        String after = decimal(one.after(), 2);
        String words = one.before() == null ? Texts.text("incubation.outcome.only", Texts.of(one.kind()), after, one.unit(), one.on())
                : Texts.text("incubation.outcome.both", Texts.of(one.kind()), decimal(one.before(), 2), after, one.unit(), one.on());
        return one.growth().map(growth -> Texts.text("incubation.outcome.growth", words, (growth > 0 ? "+" : "") + decimal(growth, 1))).orElse(words) + (one.note().isEmpty() ? "" : " " + one.note());
    }
}
