package linli.subsidies;

import static linli.base.text.Texts.text;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.excel.PrintBook;
import linli.base.excel.PrintBook.Head;
import linli.base.excel.PrintBook.Kind;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;
import linli.base.value.AmountWords;
import linli.base.value.Money;
import linli.subsidies.SubsidyClaim.Line;
import linli.subsidies.SubsidyClaim.LineKind;
import linli.subsidies.SubsidyClaim.Sum;

/** A claim to sign and send: A4 and workbook. */
final class ClaimPapers {
    private ClaimPapers() {}

    private static String month(YearMonth month) {
        return text("subsidies.month", month.getYear(), month.getMonthValue());
    }

    static Sheet sheet(SubsidyClaim claim, String unit, String phone) {
        List<Sum> tiers = claim.byTier();
        List<Line> adjust = claim.of(LineKind.ADJUST);
        Money meals = claim.of(LineKind.MEAL).stream().map(Line::amount).reduce(Money.ZERO, Money::plus);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(text("subsidies.paper.meals"), text("subsidies.paper.count", claim.of(LineKind.MEAL).size(), claim.byPerson().size()));
        facts.put(text("subsidies.paper.sum"), text("subsidies.paper.yuan", claim.total(), AmountWords.withCurrency(claim.total())));
        Sheet sheet = new Sheet(Sheet.Paper.A4, text("subsidies.paper.foot", unit, phone)).title(text("subsidies.paper.title"))
                .sides(text("subsidies.paper.unit", unit), month(claim.month()));
        if (!claim.frozen()) {
            sheet.alert(text("subsidies.paper.draft"));
        }
        sheet.facts(facts).heading(text("subsidies.paper.tiers")).table(List.of(Sheet.Column.left(text("subsidies.column.tier"), 3), Sheet.Column.right(text("subsidies.column.each"), 1.5),
                        Sheet.Column.right(text("subsidies.column.meals"), 1.2), Sheet.Column.right(text("subsidies.column.amount"), 1.6)),
                tiers.stream().map(sum -> List.of(sum.name(), sum.each().toString(), String.valueOf(sum.meals()), sum.amount().toString())).toList(),
                List.of(text("subsidies.paper.total"), "", String.valueOf(claim.of(LineKind.MEAL).size()), meals.toString()));
        if (!adjust.isEmpty()) {
            sheet.heading(text("subsidies.paper.adjust")).table(List.of(Sheet.Column.left(text("subsidies.column.name"), 1.4), Sheet.Column.centre(text("subsidies.column.on"), 1.6),
                            Sheet.Column.left(text("subsidies.column.reason"), 3), Sheet.Column.right(text("subsidies.column.amount"), 1.4)),
                    adjust.stream().map(line -> List.of(line.name(), line.on() + " " + Texts.of(line.sitting()), line.reason(), line.amount().toString())).toList(),
                    List.of(text("subsidies.paper.total"), "", "", adjust.stream().map(Line::amount).reduce(Money.ZERO, Money::plus).toString()));
        }
        sheet.heading(text("subsidies.paper.people")).table(List.of(Sheet.Column.centre(text("subsidies.column.no"), 0.7), Sheet.Column.left(text("subsidies.column.name"), 1.6),
                        Sheet.Column.right(text("subsidies.column.age"), 0.9), Sheet.Column.left(text("subsidies.column.tier"), 2.4), Sheet.Column.right(text("subsidies.column.meals"), 1),
                        Sheet.Column.right(text("subsidies.column.amount"), 1.5)), people(claim),
                List.of("", text("subsidies.paper.total"), "", "", String.valueOf(claim.of(LineKind.MEAL).size()), claim.total().toString()));
        return sheet.small(claim.frozen() ? text("subsidies.paper.sent", claim.submitted(), claim.staff()) : text("subsidies.paper.unsent"))
                .signatures(List.of(text("subsidies.paper.clerk"), text("subsidies.paper.check"), text("subsidies.paper.head")));
    }

    private static List<List<String>> people(SubsidyClaim claim) {
        List<List<String>> rows = new ArrayList<>();
        claim.byPerson().forEach(sum -> rows.add(List.of(String.valueOf(rows.size() + 1), sum.name(), sum.age() == null ? "" : String.valueOf(sum.age()), sum.tier(),
                String.valueOf(sum.meals()), sum.amount().toString())));
        return rows;
    }

    static Path book(SubsidyClaim claim, String unit, Path wish) {
        String name = text("subsidies.paper.title");
        String left = text("subsidies.paper.unit", unit);
        String right = month(claim.month()) + (claim.frozen() ? "" : text("subsidies.paper.draftMark"));
        List<String> signs = List.of(text("subsidies.paper.clerk"), text("subsidies.paper.check"), text("subsidies.paper.head"));
        PrintBook book = new PrintBook().sheet(text("subsidies.paper.tiers"), name, left, right, List.of(new Head(text("subsidies.column.tier"), 26, Kind.TEXT),
                        new Head(text("subsidies.column.each"), 14, Kind.NUMBER), new Head(text("subsidies.column.meals"), 10, Kind.COUNT), new Head(text("subsidies.column.amount"), 16, Kind.MONEY)),
                claim.byTier().stream().map(sum -> java.util.Arrays.asList(sum.name(), sum.each().toDecimal(), sum.meals(), sum.amount())).toList(), text("subsidies.paper.total"), signs);
        List<List<Object>> people = new ArrayList<>();
        claim.byPerson().forEach(sum -> people.add(java.util.Arrays.asList(String.valueOf(people.size() + 1), sum.name(), sum.age() == null ? "" : String.valueOf(sum.age()), sum.tier(), sum.meals(), sum.amount())));
        book.sheet(text("subsidies.paper.people"), name, left, right, List.of(new Head(text("subsidies.column.no"), 6, Kind.TEXT), new Head(text("subsidies.column.name"), 12, Kind.TEXT),
                new Head(text("subsidies.column.age"), 8, Kind.TEXT), new Head(text("subsidies.column.tier"), 20, Kind.TEXT), new Head(text("subsidies.column.meals"), 10, Kind.COUNT),
                new Head(text("subsidies.column.amount"), 14, Kind.MONEY)), people, text("subsidies.paper.total"), signs);
        List<Head> heads = List.of(new Head(text("subsidies.column.name"), 12, Kind.TEXT), new Head(text("subsidies.column.on"), 13, Kind.DATE), new Head(text("subsidies.column.sitting"), 8, Kind.TEXT),
                new Head(text("subsidies.column.tier"), 16, Kind.TEXT), new Head(text("subsidies.column.price"), 10, Kind.NUMBER), new Head(text("subsidies.column.reason"), 18, Kind.TEXT),
                new Head(text("subsidies.column.amount"), 12, Kind.MONEY));
        book.sheet(text("subsidies.paper.each"), name, left, right, heads, claim.lines().stream().map(line -> java.util.Arrays.asList(line.name(), line.on(), Texts.of(line.sitting()),
                line.tier() == null ? "" : line.tier(), line.price().toDecimal(), line.reason() == null ? "" : line.reason(), line.amount())).toList(), text("subsidies.paper.total"), signs);
        return book.write(wish);
    }
}
