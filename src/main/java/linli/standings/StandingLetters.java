package linli.standings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.standings.Standing.Assessment;
import linli.standings.Standing.Hit;
import linli.standings.Standing.Row;
import linli.standings.Standing.Signal;
import linli.standings.Standing.StandingStage;
import linli.standings.Standing.Step;
import linli.standings.Standing.Whole;

/** 提醒函, 整改通知书, 劝退函: the letter of a step on A4, with its figures and the rows behind each. */
public final class StandingLetters {
    private final Standings standings;

    public StandingLetters(Standings standings) {
        this.standings = standings;
    }

    /** @return the step's letter. @throws UserError when the step has none */
    public Sheet letter(long partner, long step, String centre) {
        Whole whole = standings.whole(partner, null);
        Step one = whole.steps().stream().filter(each -> each.id() == step && each.letterNo() != null).findFirst()
                .orElseThrow(() -> new UserError("error.standings.noLetter", whole.name()));
        Sheet sheet = new Sheet(Sheet.Paper.A4, Texts.text("standings.letter.foot", one.letterNo(), centre)).title(title(one.stage())).subtitle(one.letterNo())
                .text(Texts.text("standings.letter.to", whole.name()));
        List<Assessment> basis = basis(whole, one);
        sheet.text(opening(one, basis));
        if (!basis.isEmpty()) {
            figures(sheet, basis);
        }
        sheet.heading(Texts.text("standings.letter.reason")).text(one.reason());
        sheet.heading(Texts.text("standings.letter.then"));
        consequences(one).forEach(sheet::text);
        if (one.revoked() != null) {
            sheet.alert(Texts.text("standings.letter.revoked", one.revoked()));
        }
        sheet.gap(16).sides("", centre).sides("", one.since().toString());
        sheet.signatures(one.second() == null ? List.of(Texts.text("standings.letter.clerk", one.staff()), Texts.text("standings.letter.received"))
                : List.of(Texts.text("standings.letter.clerk", one.staff()), Texts.text("standings.letter.second", one.second()), Texts.text("standings.letter.received")));
        if (!basis.isEmpty()) {
            rows(sheet, basis);
        }
        return sheet;
    }

    private static String title(StandingStage stage) {
        return switch (stage) {
            case REMINDED -> Texts.text("standings.letter.title.reminded");
            case MENDING -> Texts.text("standings.letter.title.mending");
            default -> Texts.text("standings.letter.title.dismissed");
        };
    }

    /** @return the low periods in a row that the step rests on, oldest first. */
    private static List<Assessment> basis(Whole whole, Step step) {
        Assessment last = whole.all().stream().filter(one -> step.assessment() != null && one.id() == step.assessment()).findFirst().orElse(null);
        if (last == null) {
            return List.of();
        }
        int at = whole.all().indexOf(last);
        return whole.all().subList(Math.max(0, at - Math.max(0, last.run() - 1)), at + 1);
    }

    private static String opening(Step step, List<Assessment> basis) {
        if (basis.isEmpty()) {
            return Texts.text("standings.letter.visit", step.since());
        }
        return Texts.text("standings.letter.opening", basis.getFirst().period().words(), basis.getLast().period().words(), basis.size());
    }

    private void figures(Sheet sheet, List<Assessment> basis) {
        sheet.heading(Texts.text("standings.letter.figures"));
        List<List<String>> lines = new ArrayList<>();
        for (Assessment one : basis) {
            StandingRule rule = rule(one);
            lines.add(List.of(one.period().words(), figure(one.participation()), least(rule.participation()), Texts.of(one.participationGrade()),
                    figure(one.satisfaction()), least(rule.satisfaction()), Texts.of(one.satisfactionGrade())));
        }
        sheet.table(List.of(Sheet.Column.left(Texts.text("standings.field.period"), 2.4), Sheet.Column.right(Texts.text("standings.field.participation"), 2.4),
                Sheet.Column.right(Texts.text("standings.letter.least"), 3.1), Sheet.Column.centre(Texts.text("standings.letter.grade"), 1.6),
                Sheet.Column.right(Texts.text("standings.field.satisfaction"), 2.4), Sheet.Column.right(Texts.text("standings.letter.least"), 3.1),
                Sheet.Column.centre(Texts.text("standings.letter.grade"), 1.6)), lines);
        StandingRule rule = rule(basis.getLast());
        sheet.small(Texts.text("standings.letter.method", Texts.of(rule.base()), standings.basicCounts() ? Texts.text("standings.letter.basicCounts") : Texts.text("standings.letter.basicNot"),
                rule.example() ? Texts.text("standings.letter.example") : rule.from().toString()));
    }

    private StandingRule rule(Assessment one) {
        return standings.rules().stream().filter(rule -> rule.id() == one.rule()).findFirst().orElseThrow();
    }

    static String figure(Standing.Figure figure) {
        return figure.rate() == null ? Standings.rate(figure) : Texts.text("standings.figure", Standings.rate(figure), figure.done(), figure.of());
    }

    static String least(StandingRule.Least least) {
        return Texts.text("standings.least", least.rate() % 10 == 0 ? least.rate() / 10 + "" : least.rate() / 10.0 + "", least.sample());
    }

    private List<String> consequences(Step step) {
        List<String> words = new ArrayList<>();
        switch (step.stage()) {
            case REMINDED -> words.add(Texts.text("standings.letter.then.reminded"));
            case MENDING -> words.add(Texts.text("standings.letter.then.mending", step.due()));
            default -> {
                LocalDate until = standings.dismissals().appealUntil(step);
                words.add(Texts.text("standings.letter.then.dismissed", step.since()));
                words.add(Texts.text("standings.letter.then.appeal", until));
                words.add(Texts.text("standings.letter.then.back", step.due()));
            }
        }
        return words;
    }

    private void rows(Sheet sheet, List<Assessment> basis) {
        sheet.newPage().heading(Texts.text("standings.letter.rows"));
        for (Assessment one : basis) {
            List<Row> behind = standings.whole(one.partner(), one.period()).rows();
            for (Signal signal : Signal.values()) {
                List<Row> some = behind.stream().filter(row -> row.signal() == signal).toList();
                if (!some.isEmpty()) {
                    sheet.text(Texts.text("standings.letter.rowsOf", one.period().words(), Texts.of(signal)), 11, true);
                    Standing.Figure sum = signal == Signal.PARTICIPATION ? one.participation() : one.satisfaction();
                    sheet.table(List.of(Sheet.Column.centre(Texts.text("standings.field.day"), 2), Sheet.Column.left(Texts.text("standings.field.service"), 5),
                                    Sheet.Column.right(signal == Signal.PARTICIPATION ? Texts.text("standings.field.came") : Texts.text("standings.field.satisfied"), 1.5),
                                    Sheet.Column.right(of(signal, rule(one)), 1.8), Sheet.Column.right(Texts.text("standings.field.rate"), 1.5)),
                            some.stream().map(row -> List.of(row.on().toString(), row.title(), row.done() + "", row.of() + "",
                                    Standings.rate(new Standing.Figure(row.done(), row.of())))).toList(),
                            List.of(Texts.text("standings.sum"), "", sum.done() + "", sum.of() + "", Standings.rate(sum)));
                }
            }
        }
    }

    static String of(Signal signal, StandingRule rule) {
        return signal == Signal.SATISFACTION ? Texts.text("standings.field.answers")
                : rule.base() == StandingRule.ParticipationBase.CALLED ? Texts.text("standings.field.called") : Texts.text("standings.field.seats");
    }

    /** @return what a dismissal touched, to be worked off: classes, rooms, people to phone, money. */
    public Sheet hits(long partner, String centre) {
        Whole whole = standings.whole(partner, null);
        Sheet sheet = new Sheet(Sheet.Paper.A4, centre).title(Texts.text("standings.hits.title")).subtitle(whole.name());
        Map<Standing.HitKind, List<Hit>> kinds = new LinkedHashMap<>(Dismissals.byKind(whole.hits()));
        kinds.forEach((kind, hits) -> {
            sheet.heading(Texts.text("standings.hits.kind", Texts.of(kind), hits.size()));
            boolean instead = kind == Standing.HitKind.CLASS;
            sheet.table(instead ? List.of(Sheet.Column.left(Texts.text("standings.hits.name"), 3), Sheet.Column.left(Texts.text("standings.hits.note"), 4),
                            Sheet.Column.left(Texts.text("standings.hits.instead"), 4)) : List.of(Sheet.Column.left(Texts.text("standings.hits.name"), 4),
                            Sheet.Column.left(Texts.text("standings.hits.note"), 5), Sheet.Column.left(Texts.text("standings.hits.done"), 2)),
                    hits.stream().map(hit -> List.of(hit.name(), hit.note(), instead ? hit.instead().isEmpty() ? Texts.text("standings.hits.nobody") : hit.instead() : "")).toList());
        });
        return sheet;
    }
}
