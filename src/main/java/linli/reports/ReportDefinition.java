package linli.reports;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import linli.reports.Measure.Split;

/**
 * What a report shows, without any figure: parts, each with rows and columns. Where a counting row meets a counting
 * column there is one measure; everything else is worked out from those, on screen and in the sheet alike.
 *
 * @param id stable, part of file names and of the command line, e.g. {@code month}
 * @param title with its period
 * @param notes printed under the tables
 */
public record ReportDefinition(String id, String title, List<Part> parts, List<String> notes) {

    /**
     * One table.
     *
     * @param split by what its keyed rows are split
     * @param charted ids of the columns drawn as bars over the keyed rows; empty = no chart
     * @param fresh starts a new printed page
     */
    public record Part(String id, String title, Split split, List<Column> columns, List<Row> rows,
                       List<String> charted, boolean fresh) {
        Column column(String columnId) {
            return columns.stream().filter(column -> column.id().equals(columnId)).findFirst().orElseThrow();
        }
    }

    /**
     * @param group upper header over several columns, or null
     * @param measure what is counted, or null when the row says it
     */
    public record Column(String id, String group, String title, Measure measure, When when, Way way) {}

    /** How a column gets its figure. */
    public sealed interface Way {
        /** Counted. */
        record Count() implements Way {}

        /** Share of columns of the same row: sum of parts over sum of whole. */
        record Share(List<String> parts, List<String> whole) implements Way {}

        /** Change of a column against another, in per cent (counts) or percentage points (shares). */
        record Change(String now, String base) implements Way {}
    }

    /**
     * @param unit printed beside the name when not null, e.g. 人
     * @param measure what is counted, or null when the column says it
     */
    public record Row(String id, String title, String unit, Measure measure, Making making) {}

    /** How a row gets its figures. */
    public sealed interface Making {
        /** Counted: records with this key of the part's split; null = not split. */
        record Keyed(String key) implements Making {}

        /** Sum of the rows with these ids. */
        record Total(List<String> rows) implements Making {}

        /** Share of rows in the same column. */
        record Share(List<String> parts, String whole) implements Making {}
    }

    /** The stretch of time a column of a report speaks of, seen from the report's month. */
    public enum When {
        MONTH, LAST_MONTH, YEAR, LAST_YEAR;

        /** A stretch of days, both ends inside. */
        public record Period(LocalDate from, LocalDate to) {}

        /**
         * @param month the report's month
         * @param cutoff the report's last day, in that month; a month cut short is compared with the same days of the year
         *     before
         */
        public Period in(YearMonth month, LocalDate cutoff) {
            return switch (this) {
                case MONTH -> new Period(month.atDay(1), cutoff);
                case LAST_MONTH -> new Period(month.minusMonths(1).atDay(1), month.minusMonths(1).atEndOfMonth());
                case YEAR -> new Period(month.withMonth(1).atDay(1), cutoff);
                case LAST_YEAR -> {
                    YearMonth before = month.minusYears(1);
                    boolean whole = cutoff.equals(month.atEndOfMonth());
                    yield new Period(before.atDay(1), whole ? before.atEndOfMonth() : cutoff.minusYears(1));
                }
            };
        }
    }
}
