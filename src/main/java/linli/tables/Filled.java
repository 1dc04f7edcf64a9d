package linli.tables;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import linli.base.text.Texts;
import linli.base.value.Span;

/**
 * A table with its figures, ready for screen, sheet and paper.
 *
 * @param cutoff last day it speaks of; a period not over yet ends on the day it was made
 */
public record Filled(Form form, Span span, LocalDate cutoff, LocalDate madeOn, Centre centre, List<Part> parts, List<String> notes) {

    /** Who reports. */
    public record Centre(String name, String street, String community) {}

    public record Part(Form.Block block, List<Row> rows) {
        /** More than so many bars cannot be told apart. */
        public static final int MOST_BARS = 12;

        /** @return the rows that may be drawn, in their order: no sums, and of lines those the definition names. */
        public List<Row> drawable() {
            return block.chart().isEmpty() ? List.of() : rows.stream().filter(row -> !row.total() && (block.charted().isEmpty() || block.charted().contains(row.key()))).toList();
        }

        /** @return the rows that are drawn: of very many the largest by the last column drawn. */
        public List<Row> charted() {
            List<Row> drawn = drawable();
            if (drawn.size() <= MOST_BARS) {
                return drawn;
            }
            int by = block.columns().indexOf(block.column(block.chart().getLast()));
            return drawn.stream().sorted(Comparator.comparing((Row row) -> row.figures().get(by).value() == null ? BigDecimal.ZERO : row.figures().get(by).value()).reversed()).limit(MOST_BARS).toList();
        }
    }

    /** @param key tells the same row again in another period */
    public record Row(String key, String title, boolean total, List<Figure> figures) {
        /** @return what is said of the row in its last column, "" for nothing. */
        public String remark() {
            boolean few = figures.stream().anyMatch(Figure::faint);
            // Where a whole line is a rate, its change is told in points under a head that speaks of per cent.
            if (figures.getFirst().style() == Style.SHARE) {
                return few ? Texts.text("reports.remark.fewPoints") : Texts.text("reports.remark.points");
            }
            return few ? Texts.text("tables.sheet.few") : "";
        }
    }

    public enum Style { TEXT, COUNT, DECIMAL, MONEY, SHARE, PERCENT, POINTS }

    /**
     * One figure.
     *
     * @param id block/row/column, stable from period to period
     * @param value null: there is none, or it is a text
     * @param words the text, or what is shown when there is no value
     * @param faint too few answers to trust it
     */
    public record Figure(String id, Style style, BigDecimal value, String words, boolean faint, Origin origin) {
        /** @return as the screen writes it. */
        public String shown() {
            if (value == null) {
                return words;
            }
            String pattern = switch (style) {
                case TEXT, COUNT -> "#,##0";
                case DECIMAL -> "#,##0.0";
                case MONEY -> "#,##0.00";
                case SHARE -> "0.0%";
                case PERCENT -> value.signum() == 0 ? "0.0%" : value.compareTo(BigDecimal.ONE) >= 0 ? "+#,##0%" : "+0.0%;-0.0%";
                case POINTS -> value.signum() == 0 ? "0.0" : "+0.0;-0.0";
            };
            return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
        }
    }

    /** How it came about; ids are of figures of the same table. */
    public sealed interface Origin {
        /** @param key of the split; null: all */
        record Count(Measure measure, Form.When when, Form.Split split, String key) implements Origin {}

        record Words() implements Origin {}

        record Sum(List<String> plus, List<String> minus) implements Origin {}

        record Share(List<String> parts, List<String> whole) implements Origin {}

        record Change(String now, String base, boolean points) implements Origin {}
    }

    /**
     * One record behind a figure, private values masked.
     *
     * @param page where it opens, or null
     * @param amount what it adds, as shown; "" when it is simply counted
     * @param counted for a share: whether it is among the parts
     */
    public record Behind(String page, long id, String title, String detail, String amount, boolean counted) {}

    /** A figure that is not as it was sent last. */
    public record Changed(String id, String row, String column, String before, String now) {}

    /** @return e.g. 党群服务中心服务情况月报表（2026年10月）. */
    public String title() {
        return Texts.text("tables.title", form.title(), span.words());
    }

    public Stream<Figure> figures() {
        return parts.stream().flatMap(part -> part.rows().stream()).flatMap(row -> row.figures().stream());
    }

    /** @throws java.util.NoSuchElementException when there is no such figure */
    public Figure figure(String id) {
        return figures().filter(figure -> figure.id().equals(id)).findFirst().orElseThrow(() -> new java.util.NoSuchElementException(id));
    }

    /** @return a figure's place in words: row and column. */
    public String label(String id) {
        for (Part part : parts) {
            for (Row row : part.rows()) {
                for (int i = 0; i < row.figures().size(); i++) {
                    if (row.figures().get(i).id().equals(id)) {
                        return Texts.text("reports.label", row.title(), part.block().columns().get(i).label());
                    }
                }
            }
        }
        throw new java.util.NoSuchElementException(id);
    }

    /** @return whether there is no figure at all but noughts and dashes. */
    public boolean nothing() {
        return figures().allMatch(figure -> figure.value() == null || figure.value().signum() == 0);
    }
}
