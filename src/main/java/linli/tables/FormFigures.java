package linli.tables;

import static linli.base.text.Texts.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.tables.Filled.Figure;
import linli.tables.Filled.Origin;
import linli.tables.Filled.Part;
import linli.tables.Filled.Row;
import linli.tables.Filled.Style;
import linli.tables.Form.Block;
import linli.tables.Form.Column;
import linli.tables.Form.Formula;
import linli.tables.Form.Line;
import linli.tables.Form.Split;
import linli.tables.Measure.Way;

/** Works a definition's figures out: counts first, then sums, shares and changes from them. Rates never from rates. */
final class FormFigures {
    /** The beginning of a row that is not written out. @param words of its text columns, by attribute */
    record Head(String key, String title, Map<String, String> words) {}

    private static final String TOTAL = "total";
    private static final String KEYED = "k:";

    private final Form form;
    private final Counting counting;
    private final int enough;
    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private final Map<String, BigDecimal> values = new HashMap<>();
    private final Map<String, Style> styles = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();
    private final Set<String> unrated = new HashSet<>();

    /** @param enough fewer answers than this make a rate faint */
    FormFigures(Form form, Counting counting, int enough) {
        this.form = form;
        this.counting = counting;
        this.enough = enough;
    }

    private record Begun(String id, String title, String key, Line line, Map<String, String> words) {}

    List<Part> parts() {
        Map<Block, List<Begun>> rows = new LinkedHashMap<>();
        for (Block block : form.blocks()) {
            List<Begun> begun = begin(block);
            rows.put(block, begun);
            for (Begun row : begun) {
                for (Column column : block.columns()) {
                    origins.put(id(block, row.id(), column.id()), origin(block, begun, row, column));
                }
            }
        }
        List<Part> parts = new ArrayList<>();
        rows.forEach((block, begun) -> parts.add(new Part(block, begun.stream().map(row -> new Row(row.id(), row.title(), row.id().equals(TOTAL),
                block.columns().stream().map(column -> figure(id(block, row.id(), column.id()))).toList())).toList())));
        return List.copyOf(parts);
    }

    private List<Begun> begin(Block block) {
        List<Begun> rows = new ArrayList<>();
        if (block.split() == Split.NONE) {
            for (Line line : block.lines()) {
                rows.add(new Begun(line.id(), line.unit() == null ? line.title() : text("tables.in", line.title(), line.unit()), null, line, Map.of()));
            }
        } else {
            for (Head head : counting.heads(block)) {
                rows.add(new Begun(KEYED + head.key(), head.title(), head.key(), null, head.words()));
            }
        }
        if (block.total()) {
            rows.add(new Begun(TOTAL, text("reports.row.total"), null, null, Map.of()));
        }
        return rows;
    }

    private static String id(Block block, String row, String column) {
        return block.id() + "/" + row + "/" + column;
    }

    private Origin origin(Block block, List<Begun> rows, Begun row, Column column) {
        String id = id(block, row.id(), column.id());
        Formula formula = column.formula() != null ? column.formula() : row.line() == null ? null : row.line().formula();
        boolean along = column.formula() != null;
        boolean total = row.id().equals(TOTAL);
        return switch (formula) {
            case Formula.Count count -> {
                styles.put(id, style(count.measure()));
                // What is counted once cannot be added up; a total of it is counted anew.
                yield total && count.measure().way() != Way.ONCE
                        ? new Origin.Sum(rows.stream().filter(one -> one != row).map(one -> id(block, one.id(), column.id())).toList(), List.of())
                        : new Origin.Count(count.measure(), column.when(), total ? Split.NONE : block.split(), row.key());
            }
            case Formula.Part part -> {
                styles.put(id, style(part.measure()));
                yield new Origin.Count(part.measure(), column.when(), part.split(), part.key());
            }
            case Formula.Words attribute -> {
                words.put(id, total ? "" : row.words().getOrDefault(attribute.attribute(), ""));
                styles.put(id, Style.TEXT);
                yield new Origin.Words();
            }
            case Formula.Sum sum -> new Origin.Sum(others(block, row, column, sum.plus(), along), others(block, row, column, sum.minus(), along));
            case Formula.Share share -> {
                styles.put(id, share.percent() ? Style.SHARE : Style.DECIMAL);
                if (share.unrated()) {
                    unrated.add(id);
                }
                yield new Origin.Share(others(block, row, column, share.parts(), along), others(block, row, column, share.whole(), along));
            }
            case Formula.Change change -> {
                boolean points = row.line() != null && row.line().formula() instanceof Formula.Share share && share.percent()
                        || block.column(change.now()).formula() instanceof Formula.Share;
                styles.put(id, points ? Style.POINTS : Style.PERCENT);
                yield new Origin.Change(id(block, row.id(), change.now()), id(block, row.id(), change.base()), points);
            }
            case null -> throw new IllegalStateException("neither row nor column says what " + id + " is");
        };
    }

    private static List<String> others(Block block, Begun row, Column column, List<String> ids, boolean along) {
        return ids.stream().map(other -> along ? id(block, row.id(), other) : id(block, other, column.id())).toList();
    }

    private static Style style(Measure measure) {
        return switch (measure.unit()) {
            case COUNT -> Style.COUNT;
            case HOURS, QUANTITY -> Style.DECIMAL;
            case MONEY -> Style.MONEY;
        };
    }

    private Figure figure(String id) {
        Origin origin = origins.get(id);
        if (origin instanceof Origin.Words) {
            return new Figure(id, Style.TEXT, null, words.get(id), false, origin);
        }
        BigDecimal value = value(id);
        boolean few = unrated.contains(id) && origin instanceof Origin.Share share && few(share);
        String none = unrated.contains(id) && known((Origin.Share) origin) ? text("reports.none.unrated") : text("reports.none.dash");
        return new Figure(id, styleOf(id), value, none, few && value != null, origin);
    }

    /** A sum looks like what it sums. */
    private Style styleOf(String id) {
        if (!styles.containsKey(id) && origins.get(id) instanceof Origin.Sum sum) {
            String first = sum.plus().isEmpty() ? sum.minus().isEmpty() ? null : sum.minus().getFirst() : sum.plus().getFirst();
            styles.put(id, first == null ? Style.COUNT : styleOf(first));
        }
        return styles.get(id);
    }

    private boolean known(Origin.Share share) {
        return sum(share.whole()) != null;
    }

    private boolean few(Origin.Share share) {
        BigDecimal whole = sum(share.whole());
        return whole != null && whole.intValue() < enough;
    }

    private BigDecimal value(String id) {
        if (!values.containsKey(id)) {
            values.put(id, reckon(origins.get(id)));
        }
        return values.get(id);
    }

    private BigDecimal reckon(Origin origin) {
        return switch (origin) {
            case Origin.Count one -> counting.count(one);
            case Origin.Words ignored -> null;
            case Origin.Sum sum -> {
                BigDecimal plus = sum(sum.plus());
                BigDecimal minus = sum(sum.minus());
                yield plus == null || minus == null ? null : plus.subtract(minus);
            }
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

    private BigDecimal sum(List<String> ids) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String id : ids) {
            BigDecimal value = value(id);
            if (value == null) {
                return null;
            }
            sum = sum.add(value);
        }
        return sum;
    }
}
