package linli.themes;

import static linli.base.text.Texts.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import linli.base.excel.PrintBook;
import linli.base.excel.PrintBook.Head;
import linli.base.excel.PrintBook.Kind;
import linli.base.text.Texts;
import linli.base.value.FocusGroup;
import linli.themes.ThemeReport.Lift;
import linli.themes.ThemeReport.Quote;
import linli.themes.ThemeReport.Row;

/** The themes of a period as a workbook: ranking, trend, what each group speaks of more, and quotes. */
final class ThemeBook {
    private final ThemeReport report;
    private final String centre;

    ThemeBook(ThemeReport report, String centre) {
        this.report = report;
        this.centre = centre;
    }

    Path write(Path wish) {
        PrintBook book = new PrintBook().lying();
        String unit = text("themes.book.unit", centre);
        String period = text("themes.book.period", report.filter().from(), report.filter().to());
        book.sheet(text("themes.book.ranking"), text("themes.book.title"), unit, period, List.of(
                new Head(text("themes.column.rank"), 6, Kind.COUNT), new Head(text("themes.column.theme"), 16, Kind.TEXT),
                new Head(text("themes.column.kind"), 10, Kind.TEXT), new Head(text("themes.column.texts"), 10, Kind.COUNT),
                new Head(text("themes.column.share"), 10, Kind.SHARE), new Head(text("themes.column.people"), 10, Kind.COUNT),
                new Head(text("themes.column.open"), 10, Kind.COUNT), new Head(text("themes.column.words"), 50, Kind.TEXT)), ranking(), null,
                List.of(text("themes.book.note", report.texts(), report.people(), report.unmatched().size())));
        List<Head> months = new ArrayList<>(List.of(new Head(text("themes.column.theme"), 16, Kind.TEXT)));
        report.months().forEach(month -> months.add(new Head(month.toString(), 9, Kind.COUNT)));
        book.sheet(text("themes.book.trend"), text("themes.book.trendTitle"), unit, period, months, report.rows().stream().map(this::trend).toList(), null, List.of());
        List<Head> groups = new ArrayList<>(List.of(new Head(text("themes.column.theme"), 16, Kind.TEXT)));
        for (FocusGroup group : FocusGroup.values()) {
            groups.add(new Head(text("themes.column.groupTexts", Texts.of(group)), 14, Kind.COUNT));
            groups.add(new Head(text("themes.column.groupTimes", Texts.of(group)), 16, Kind.TEXT));
        }
        book.sheet(text("themes.book.groups"), text("themes.book.groupsTitle"), unit, period, groups, report.rows().stream().map(ThemeBook::lifts).toList(), null,
                List.of(text("themes.lift.note", ThemeReport.ENOUGH_OF_GROUP, ThemeReport.ENOUGH_OF_BOTH)));
        book.sheet(text("themes.book.quotes"), text("themes.book.quotesTitle"), unit, period, List.of(
                new Head(text("themes.column.theme"), 16, Kind.TEXT), new Head(text("themes.column.received"), 12, Kind.DATE),
                new Head(text("themes.column.quote"), 80, Kind.TEXT), new Head(text("themes.column.words"), 24, Kind.TEXT)), quotes(), null, List.of());
        return book.write(wish);
    }

    private List<List<?>> ranking() {
        List<List<?>> rows = new ArrayList<>();
        for (Row row : report.rows()) {
            rows.add(List.of(rows.size() + 1, row.theme().name(), Texts.of(row.theme().kind()), row.texts(), report.share(row), row.people(), row.open(),
                    row.words().entrySet().stream().limit(8).map(word -> text("themes.word.count", word.getKey(), word.getValue()))
                            .collect(Collectors.joining(text("themes.comma")))));
        }
        return rows;
    }

    private List<?> trend(Row row) {
        List<Object> cells = new ArrayList<>(List.of(row.theme().name()));
        for (int count : row.trend()) {
            cells.add(count);
        }
        return cells;
    }

    private static List<?> lifts(Row row) {
        List<Object> cells = new ArrayList<>(List.of(row.theme().name()));
        for (FocusGroup group : FocusGroup.values()) {
            Lift lift = row.lifts().get(group);
            cells.add(lift.texts());
            cells.add(times(lift));
        }
        return cells;
    }

    /** @return 1.8 times, or that there are too few to say. */
    static String times(Lift lift) {
        return lift.enough() ? text("themes.lift.times", String.format(java.util.Locale.ROOT, "%.1f", lift.times())) : text("themes.lift.few");
    }

    private List<List<?>> quotes() {
        List<List<?>> rows = new ArrayList<>();
        for (Row row : report.rows()) {
            for (Quote quote : row.quotes()) {
                rows.add(List.of(row.theme().name(), quote.received(), quote.body(),
                        quote.hits().stream().map(Theme.Hit::word).filter(word -> !word.isEmpty()).distinct().collect(Collectors.joining(text("themes.comma")))));
            }
        }
        return rows;
    }
}
