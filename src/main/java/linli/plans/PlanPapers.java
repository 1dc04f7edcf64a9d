package linli.plans;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import linli.base.excel.PrintBook;
import linli.base.excel.PrintBook.Head;
import linli.base.excel.PrintBook.Kind;
import linli.base.pdf.Sheet;
import linli.base.text.Texts;
import linli.plans.Target.Indicator;

/** The three lists as an office lays them out: one workbook of three sheets, and the same on paper. */
public final class PlanPapers {
    private final Plans plans;

    public PlanPapers(Plans plans) {
        this.plans = plans;
    }

    /** @return a number of the indicator with its unit, e.g. 92.5% or 1200 人次. */
    public static String number(Indicator indicator, Long hundredths) {
        if (hundredths == null) {
            return Texts.text("plans.unmeasured");
        }
        String plain = BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
        String unit = indicator == null ? "" : indicator.unit();
        return unit.isEmpty() ? plain : unit.equals("%") ? plain + unit : Texts.text("plans.number", plain, unit);
    }

    /** @return e.g. 62.5%, or that it cannot be said. */
    public static String share(Target.Row row) {
        return row.actual() == null ? Texts.text("plans.unmeasured") : BigDecimal.valueOf(row.actual() * 1000 / row.target().goal(), 1).stripTrailingZeros().toPlainString() + "%";
    }

    private static List<Object> cells(Object... cells) {
        return Arrays.asList(cells);
    }

    private static Object plain(Long hundredths) {
        return hundredths == null ? Texts.text("plans.unmeasured") : (Object) BigDecimal.valueOf(hundredths, 2).doubleValue();
    }

    /**
     * Writes the workbook.
     *
     * @param centre name of the centre
     * @return where it was written: the wish, or a numbered name beside it while the wish is open elsewhere
     */
    public Path write(int year, String centre, Path wish) {
        Plans.Year all = plans.year(year);
        String unit = Texts.text("plans.paper.unit", centre);
        String day = Texts.text("plans.paper.day", all.on());
        List<String> signs = List.of(Texts.text("plans.sign.made"), Texts.text("plans.sign.checked"), Texts.text("plans.sign.head"));
        PrintBook book = new PrintBook().lying();
        int[] no = new int[3];
        book.sheet(Texts.text("plans.targets"), Texts.text("plans.paper.targets", year), unit, day, List.of(new Head(Texts.text("plans.field.no"), 6, Kind.COUNT), new Head(Texts.text("plans.field.target"), 26, Kind.TEXT),
                new Head(Texts.text("plans.field.indicator"), 18, Kind.TEXT), new Head(Texts.text("plans.field.unit"), 8, Kind.TEXT), new Head(Texts.text("plans.field.goal"), 11, Kind.TEXT),
                new Head(Texts.text("plans.field.actual"), 11, Kind.TEXT), new Head(Texts.text("plans.field.share"), 10, Kind.TEXT), new Head(Texts.text("plans.field.due"), 12, Kind.DATE),
                new Head(Texts.text("plans.field.owner"), 10, Kind.TEXT), new Head(Texts.text("plans.field.state"), 10, Kind.TEXT), new Head(Texts.text("plans.field.note"), 20, Kind.TEXT)),
                all.targets().stream().map(row -> cells(++no[0], row.target().name(), row.indicator() == null ? row.target().indicator() : row.indicator().name(),
                        row.indicator() == null ? "" : row.indicator().unit(), plain(row.target().goal()), plain(row.actual()), share(row), row.target().dueOn(), row.target().owner(), Texts.of(row.state()),
                        row.target().note())).toList(), null, signs);
        book.sheet(Texts.text("plans.resources"), Texts.text("plans.paper.resources", year), unit, day, List.of(new Head(Texts.text("plans.field.no"), 6, Kind.COUNT), new Head(Texts.text("plans.field.kind"), 10, Kind.TEXT),
                new Head(Texts.text("plans.field.resource"), 26, Kind.TEXT), new Head(Texts.text("plans.field.now"), 24, Kind.TEXT), new Head(Texts.text("plans.field.purpose"), 30, Kind.TEXT),
                new Head(Texts.text("plans.field.forTarget"), 26, Kind.TEXT)),
                all.resources().stream().map(row -> cells(++no[1], Texts.of(row.resource().kind()), row.resource().name(), now(row), row.resource().purpose(), row.target())).toList(), null, signs);
        book.sheet(Texts.text("plans.steps"), Texts.text("plans.paper.steps", year), unit, day, List.of(new Head(Texts.text("plans.field.no"), 6, Kind.COUNT), new Head(Texts.text("plans.field.step"), 34, Kind.TEXT),
                new Head(Texts.text("plans.field.forTarget"), 24, Kind.TEXT), new Head(Texts.text("plans.field.owner"), 10, Kind.TEXT), new Head(Texts.text("plans.field.due"), 12, Kind.DATE),
                new Head(Texts.text("plans.field.state"), 10, Kind.TEXT), new Head(Texts.text("plans.field.done"), 12, Kind.DATE), new Head(Texts.text("plans.field.result"), 26, Kind.TEXT)),
                all.steps().stream().map(row -> cells(++no[2], row.step().what(), row.target(), row.step().owner(), row.step().dueOn(), state(row), row.step().doneOn(), row.step().result()))
                        .toList(), null, signs);
        return book.write(wish);
    }

    /** @return how a resource stands now, or that its record is gone. */
    public static String now(PlanResource.Row row) {
        return row.now() == null ? Texts.text("plans.resource.gone") : row.now().state();
    }

    /** @return the step's state, late ones said so. */
    public static String state(PlanStep.Row row) {
        return row.late() ? Texts.text("plans.late", Texts.of(row.step().state())) : Texts.of(row.step().state());
    }

    /** @return the three lists on paper. */
    public Sheet sheet(int year, String centre) {
        Plans.Year all = plans.year(year);
        Sheet sheet = new Sheet(Sheet.Paper.A4_WIDE, centre).title(Texts.text("plans.paper.title", year)).sides(Texts.text("plans.paper.unit", centre), Texts.text("plans.paper.day", all.on()));
        sheet.heading(Texts.text("plans.targets")).table(List.of(Sheet.Column.left(Texts.text("plans.field.target"), 4), Sheet.Column.left(Texts.text("plans.field.indicator"), 2.6),
                Sheet.Column.right(Texts.text("plans.field.goal"), 1.9), Sheet.Column.right(Texts.text("plans.field.actual"), 1.9), Sheet.Column.right(Texts.text("plans.field.share"), 1.5),
                Sheet.Column.centre(Texts.text("plans.field.due"), 1.9), Sheet.Column.centre(Texts.text("plans.field.owner"), 1.5), Sheet.Column.centre(Texts.text("plans.field.state"), 1.6)),
                all.targets().stream().map(row -> List.of(row.target().name(), row.indicator() == null ? row.target().indicator() : row.indicator().name(), number(row.indicator(), row.target().goal()),
                        number(row.indicator(), row.actual()), share(row), row.target().dueOn().toString(), row.target().owner(), Texts.of(row.state()))).toList());
        sheet.heading(Texts.text("plans.resources")).table(List.of(Sheet.Column.centre(Texts.text("plans.field.kind"), 1.4), Sheet.Column.left(Texts.text("plans.field.resource"), 3),
                Sheet.Column.left(Texts.text("plans.field.now"), 3), Sheet.Column.left(Texts.text("plans.field.purpose"), 3.4), Sheet.Column.left(Texts.text("plans.field.forTarget"), 3)),
                all.resources().stream().map(row -> List.of(Texts.of(row.resource().kind()), row.resource().name(), now(row), row.resource().purpose(), row.target())).toList());
        sheet.heading(Texts.text("plans.steps")).table(List.of(Sheet.Column.left(Texts.text("plans.field.step"), 4), Sheet.Column.left(Texts.text("plans.field.forTarget"), 3),
                Sheet.Column.centre(Texts.text("plans.field.owner"), 1.5), Sheet.Column.centre(Texts.text("plans.field.due"), 1.9), Sheet.Column.centre(Texts.text("plans.field.state"), 2.2),
                Sheet.Column.left(Texts.text("plans.field.result"), 3)),
                all.steps().stream().map(row -> List.of(row.step().what(), row.target(), row.step().owner(), row.step().dueOn().toString(), state(row), Objects.toString(row.step().result(), ""))).toList());
        return sheet.signatures(List.of(Texts.text("plans.sign.made"), Texts.text("plans.sign.checked"), Texts.text("plans.sign.head")));
    }

    /** @return the first day of a year that a new target is usually due by its end. */
    static LocalDate end(int year) {
        return LocalDate.of(year, 12, 31);
    }
}
