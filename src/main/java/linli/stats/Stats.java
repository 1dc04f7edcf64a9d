package linli.stats;

import static linli.base.text.Texts.text;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.excel.OutFile;
import linli.base.value.Span;
import linli.base.value.Span.Days;
import linli.stats.Chart.Kind;
import linli.stats.Chart.Point;
import linli.stats.Chart.Series;
import linli.stats.Chart.Source;
import linli.tables.Filled;
import linli.tables.Filled.Behind;
import linli.tables.Filled.Figure;
import linli.tables.Filled.Style;
import linli.tables.Tables;

/** 统计图表, the front door: the numbered tables of several months side by side, as charts. Changes nothing. */
public final class Stats {
    private static final int MOST_THEMES = 5;
    private static final List<String> TABLES = List.of("service", "rooms", "fund", "satisfaction");

    private final StatsQuery query;
    private final Clock clock;
    private final Tables tables;
    private final Function<Days, List<Tables.Topic>> topics;

    /** @param topics what residents speak of on the days, most spoken of first */
    public Stats(Db db, Clock clock, Tables tables, Function<Days, List<Tables.Topic>> topics) {
        this.query = new StatsQuery(db, clock.getZone());
        this.clock = clock;
        this.tables = tables;
        this.topics = topics;
    }

    /** @return the month that is under way. */
    public YearMonth now() {
        return YearMonth.now(clock);
    }

    /** @return the months from first to last in words. */
    public static String words(List<YearMonth> months) {
        String last = Span.of(months.getLast()).words();
        return months.size() == 1 ? last : text("stats.from", Span.of(months.getFirst()).words(), last);
    }

    /** @return all charts of the months that end with the anchor. */
    public List<Chart> charts(Range range, YearMonth anchor) {
        List<YearMonth> months = range.months(anchor, now());
        List<List<Filled>> filled = months.stream().map(month -> tables.fill(TABLES, Span.of(month))).toList();
        // A single month is compared with two others; what is added up is added up for itself alone.
        String period = range == Range.MONTH ? Span.of(anchor).words() : words(months);
        Months all = new Months(months, filled, period);
        return List.of(needs(all), all.service(), all.rooms(range == Range.MONTH ? filled.subList(2, 3) : filled), all.roomMonths(), all.fund(), all.satisfaction());
    }

    private Chart needs(Months all) {
        List<YearMonth> months = all.months();
        LocalDate last = months.getLast().atEndOfMonth();
        LocalDate today = LocalDate.now(clock);
        Days days = new Days(months.getFirst().atDay(1), last.isAfter(today) ? today : last);
        List<StatsQuery.Received> received = query.received(days.from(), days.to()).stream().filter(need -> months.contains(need.month())).toList();
        Map<Long, YearMonth> month = received.stream().collect(Collectors.toMap(StatsQuery.Received::id, StatsQuery.Received::month));
        List<Series> series = new ArrayList<>();
        for (Tables.Topic topic : topics.apply(days).stream().limit(MOST_THEMES).toList()) {
            Map<YearMonth, List<Long>> by = topic.needs().stream().filter(month::containsKey).collect(Collectors.groupingBy(month::get));
            series.add(new Series(topic.name(), true, months.stream().map(one -> needs(by.getOrDefault(one, List.of()))).toList()));
        }
        Map<YearMonth, List<Long>> counted = received.stream().filter(StatsQuery.Received::counted)
                .collect(Collectors.groupingBy(StatsQuery.Received::month, Collectors.mapping(StatsQuery.Received::id, Collectors.toList())));
        series.add(new Series(text("stats.needs.all"), false, months.stream().map(one -> needs(counted.getOrDefault(one, List.of()))).toList()));
        long n = counted.values().stream().mapToLong(List::size).sum();
        return new Chart(Kind.NEEDS, all.title(text("stats.needs.title")), text("stats.needs.counts", n), all.labels(), series);
    }

    private static Point needs(List<Long> ids) {
        return new Point(Style.COUNT, BigDecimal.valueOf(ids.size()), false, List.of(), ids);
    }

    /** @return the rows behind a figure that a table counts, masked. */
    public List<Behind> behind(Point point) {
        return point.sources().stream().flatMap(source -> tables.behind(source.table(), source.figure()).stream()).toList();
    }

    /** @return where it went: the wish, or the next free name when that file is open in another program. */
    public Path write(List<Chart> charts, Path wish) {
        return OutFile.write(StatsBook.bytes(charts), wish);
    }

    /**
     * The tables of each month.
     *
     * @param filled by month, in the order of {@link #TABLES}
     * @param period the months that are added up, in words
     */
    private record Months(List<YearMonth> months, List<List<Filled>> filled, String period) {
        String title(String words) {
            return text("stats.title", words, Stats.words(months));
        }

        List<String> labels() {
            List<String> labels = new ArrayList<>();
            for (YearMonth month : months) {
                boolean year = labels.isEmpty() || month.getMonthValue() == 1 || month.getYear() != months.get(labels.size() - 1).getYear();
                labels.add(year ? text("stats.yearMonth", String.valueOf(month.getYear()).substring(2), month.getMonthValue()) : text("stats.month", month.getMonthValue()));
            }
            return labels;
        }

        private Series line(String name, boolean drawn, int table, String figure) {
            return new Series(name, drawn, filled.stream().map(month -> sum(List.of(month.get(table)), figure, Style.COUNT)).toList());
        }

        /** Figures of several months are added; nothing is known where none of them is. */
        private static Point sum(List<Filled> tables, String id, Style none) {
            List<Source> sources = new ArrayList<>();
            BigDecimal all = null;
            boolean faint = false;
            Style style = none;
            for (Filled table : tables) {
                Figure figure = table.figures().filter(one -> one.id().equals(id) && one.value() != null).findFirst().orElse(null);
                if (figure != null) {
                    sources.add(new Source(table, id));
                    all = all == null ? figure.value() : all.add(figure.value());
                    faint |= figure.faint();
                    style = figure.style();
                }
            }
            return new Point(style, all, faint, sources, List.of());
        }

        private static String count(Series series) {
            BigDecimal all = series.points().stream().map(Point::value).filter(value -> value != null).reduce(BigDecimal.ZERO, BigDecimal::add);
            return new Point(series.points().getFirst().style(), all, false, List.of(), List.of()).shown();
        }

        Chart service() {
            Series attended = line(text("stats.service.attended"), false, 0, "main/attended/span");
            return new Chart(Kind.SERVICE, title(text("stats.service.title")), text("stats.service.counts", count(attended)), labels(), List.of(
                    line(text("stats.service.elders"), true, 0, "main/elders/span"), line(text("stats.service.children"), true, 0, "main/children/span"),
                    line(text("stats.service.newcomers"), true, 0, "main/newcomers/span"), attended,
                    line(text("stats.service.visits"), false, 0, "main/visits/span")));
        }

        Chart rooms(List<List<Filled>> added) {
            List<Filled> all = added.stream().map(month -> month.get(1)).toList();
            Map<String, String> names = new LinkedHashMap<>();
            all.forEach(table -> table.parts().getFirst().rows().stream().filter(row -> !row.total()).forEach(row -> names.put(row.key(), row.title())));
            Series used = new Series(text("stats.rooms.used"), true, names.keySet().stream().map(key -> sum(all, "main/" + key + "/hours", Style.DECIMAL)).toList());
            Series open = new Series(text("stats.rooms.open"), true, names.keySet().stream().map(key -> sum(all, "main/" + key + "/openHours", Style.DECIMAL)).toList());
            List<Point> shares = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                BigDecimal of = open.points().get(i).value();
                BigDecimal hours = used.points().get(i).value();
                boolean none = of == null || hours == null || of.signum() == 0;
                shares.add(new Point(Style.SHARE, none ? null : hours.divide(of, java.math.MathContext.DECIMAL64), false, used.points().get(i).sources(), List.of()));
            }
            Series times = new Series(text("stats.rooms.times"), false, names.keySet().stream().map(key -> sum(all, "main/" + key + "/all", Style.COUNT)).toList());
            return new Chart(Kind.ROOMS, text("stats.title", text("stats.rooms.title"), period), text("stats.rooms.counts", names.isEmpty() ? "0" : count(times)), List.copyOf(names.values()),
                    names.isEmpty() ? List.of() : List.of(used, open, new Series(text("stats.rooms.use"), false, shares), times));
        }

        Chart roomMonths() {
            Series used = line(text("stats.rooms.used"), true, 1, "main/total/hours");
            List<Series> series = new ArrayList<>(List.of(used, line(text("stats.rooms.open"), true, 1, "main/total/openHours"), line(text("stats.rooms.use"), false, 1, "main/total/use")));
            Map<String, String> names = new LinkedHashMap<>();
            filled.forEach(month -> month.get(1).parts().getFirst().rows().stream().filter(row -> !row.total()).forEach(row -> names.put(row.key(), row.title())));
            names.forEach((key, name) -> series.add(line(text("stats.rooms.of", name), false, 1, "main/" + key + "/hours")));
            return new Chart(Kind.ROOM_MONTHS, title(text("stats.roomMonths.title")), text("stats.roomMonths.counts", count(used)), labels(), series);
        }

        Chart fund() {
            Series income = line(text("stats.fund.income"), true, 2, "income/total/income");
            return new Chart(Kind.FUND, title(text("stats.fund.title")), text("stats.fund.counts", count(income)), labels(), List.of(income, line(text("stats.fund.in"), true, 2, "fund/total/in"),
                    line(text("stats.fund.out"), true, 2, "fund/total/out"), line(text("stats.fund.held"), true, 2, "fund/total/after")));
        }

        Chart satisfaction() {
            Series valid = line(text("stats.satisfaction.valid"), false, 3, "main/total/valid");
            return new Chart(Kind.SATISFACTION, title(text("stats.satisfaction.title")), text("stats.satisfaction.counts", count(valid)), labels(), List.of(
                    line(text("stats.satisfaction.rate"), true, 3, "main/total/rate"), line(text("stats.satisfaction.satisfied"), false, 3, "main/total/satisfied"), valid,
                    line(text("stats.satisfaction.index"), false, 3, "main/total/index")));
        }
    }
}
