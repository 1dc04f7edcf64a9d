package linli.reports;

import static linli.base.text.Texts.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.reports.Measure.Split;
import linli.reports.Report.Figure;
import linli.reports.Report.Line;
import linli.reports.Report.Origin;
import linli.reports.Report.Section;
import linli.reports.Report.Style;
import linli.reports.ReportDefinition.Column;
import linli.reports.ReportDefinition.Making;
import linli.reports.ReportDefinition.Part;
import linli.reports.ReportDefinition.Row;
import linli.reports.ReportDefinition.Way;
import linli.reports.ReportDefinition.When;

/** Works a definition's figures out: counts first, then sums, shares and changes from them. Rates never from rates. */
final class ReportFigures {
    /** Where counts come from: number per key, or null when nothing is known of that time. */
    interface Counts {
        Map<String, Long> of(Measure measure, Split split, When when);
    }

    private record Wanted(Measure measure, Split split, When when) {}

    private final ReportDefinition definition;
    private final ReportRules rules;
    private final Counts counts;
    private final Map<Wanted, Map<String, Long>> counted = new HashMap<>();
    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private final Map<String, BigDecimal> values = new HashMap<>();

    ReportFigures(ReportDefinition definition, ReportRules rules, Counts counts) {
        this.definition = definition;
        this.rules = rules;
        this.counts = counts;
    }

    List<Section> sections() {
        for (Part part : definition.parts()) {
            for (Row row : part.rows()) {
                for (Column column : part.columns()) {
                    origins.put(id(part, row, column), origin(part, row, column));
                }
            }
        }
        List<Section> sections = new ArrayList<>();
        for (Part part : definition.parts()) {
            sections.add(new Section(part, part.rows().stream().map(row -> line(part, row)).toList()));
        }
        return List.copyOf(sections);
    }

    private static String id(Part part, Row row, Column column) {
        return part.id() + "/" + row.id() + "/" + column.id();
    }

    /** A column's own way comes before the row's: a total's rate is the rate of totals, not a total of rates. */
    private static Origin origin(Part part, Row row, Column column) {
        return switch (column.way()) {
            case Way.Share share -> new Origin.Share(along(part, row, share.parts()), along(part, row, share.whole()));
            case Way.Change change -> new Origin.Change(along(part, row, List.of(change.now())).getFirst(),
                    along(part, row, List.of(change.base())).getFirst(),
                    row.making() instanceof Making.Share || part.column(change.now()).way() instanceof Way.Share);
            case Way.Count ignored -> switch (row.making()) {
                case Making.Total total -> new Origin.Sum(down(part, column, total.rows()));
                case Making.Share share -> new Origin.Share(down(part, column, share.parts()), down(part, column, List.of(share.whole())));
                case Making.Keyed keyed -> new Origin.Counted(row.measure() == null ? column.measure() : row.measure(),
                        column.when(), part.split(), keyed.key());
            };
        };
    }

    private static List<String> along(Part part, Row row, List<String> columns) {
        return columns.stream().map(column -> part.id() + "/" + row.id() + "/" + column).toList();
    }

    private static List<String> down(Part part, Column column, List<String> rows) {
        return rows.stream().map(row -> part.id() + "/" + row + "/" + column.id()).toList();
    }

    private Line line(Part part, Row row) {
        List<Figure> figures = part.columns().stream().map(column -> figure(id(part, row, column), row)).toList();
        boolean few = figures.getFirst().faint();
        String remark = row.making() instanceof Making.Share
                ? few ? text("reports.remark.fewPoints") : text("reports.remark.points") : null;
        return new Line(row, figures, remark);
    }

    private Figure figure(String id, Row row) {
        Origin origin = origins.get(id);
        BigDecimal value = value(id);
        boolean rated = row.making() instanceof Making.Share;
        boolean faint = rated && switch (origin) {
            case Origin.Share share -> few(share);
            case Origin.Change change -> few((Origin.Share) origins.get(change.now())) || few((Origin.Share) origins.get(change.base()));
            default -> false;
        };
        Style style = switch (origin) {
            case Origin.Counted ignored -> Style.COUNT;
            case Origin.Sum ignored -> Style.COUNT;
            case Origin.Share ignored -> Style.SHARE;
            case Origin.Change change -> change.points() ? Style.POINTS : Style.PERCENT;
        };
        boolean unrated = rated && style == Style.SHARE && known(origin);
        return new Figure(id, style, value, unrated ? text("reports.none.unrated") : text("reports.none.dash"), faint && value != null, origin);
    }

    private boolean known(Origin origin) {
        return origin instanceof Origin.Share share && sum(share.whole()) != null;
    }

    private boolean few(Origin.Share share) {
        BigDecimal whole = sum(share.whole());
        return whole != null && whole.intValue() < rules.enough();
    }

    private BigDecimal value(String id) {
        if (!values.containsKey(id)) {
            values.put(id, reckon(origins.get(id)));
        }
        return values.get(id);
    }

    private BigDecimal reckon(Origin origin) {
        return switch (origin) {
            case Origin.Counted one -> count(one);
            case Origin.Sum sum -> sum(sum.of());
            case Origin.Share share -> {
                BigDecimal parts = sum(share.parts());
                BigDecimal whole = sum(share.whole());
                yield parts == null || whole == null || whole.signum() == 0 ? null : parts.divide(whole, MathContext.DECIMAL64);
            }
            case Origin.Change change -> {
                BigDecimal now = value(change.now());
                BigDecimal base = value(change.base());
                if (now == null || base == null) {
                    yield null;
                }
                if (change.points()) {
                    yield now.subtract(base).multiply(BigDecimal.valueOf(100));
                }
                yield base.signum() == 0 ? null : now.subtract(base).divide(base, MathContext.DECIMAL64);
            }
        };
    }

    private BigDecimal count(Origin.Counted one) {
        Map<String, Long> keys = counted.get(new Wanted(one.measure(), one.split(), one.when()));
        if (keys == null && !counted.containsKey(new Wanted(one.measure(), one.split(), one.when()))) {
            keys = counts.of(one.measure(), one.split(), one.when());
            counted.put(new Wanted(one.measure(), one.split(), one.when()), keys);
        }
        if (keys == null) {
            return null;
        }
        return BigDecimal.valueOf(keys.getOrDefault(one.key() == null ? ReportNeedQuery.NONE : one.key(), 0L));
    }

    private BigDecimal sum(List<String> ids) {
        if (ids.stream().anyMatch(id -> value(id) == null)) {
            return null;
        }
        return ids.stream().map(this::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
