package linli.stats;

import static linli.base.text.Texts.text;

import java.math.BigDecimal;
import java.util.List;
import linli.tables.Filled;

/**
 * 图表: what is counted, in groups of bars or along lines, each figure with where it comes from.
 *
 * @param counts what a figure counts, and of how many
 * @param groups names of the months or rooms, in order
 */
public record Chart(Kind kind, String title, String counts, List<String> groups, List<Series> series) {
    /** Which chart, and how it is drawn. */
    public enum Kind {
        NEEDS(true), SERVICE(false), ROOMS(false), ROOM_MONTHS(false), FUND(false), SATISFACTION(true);

        private final boolean lines;

        Kind(boolean lines) {
            this.lines = lines;
        }

        public boolean lines() {
            return lines;
        }
    }

    /** @param drawn false: only a line of the figures below, such as the n of a rate */
    public record Series(String name, boolean drawn, List<Point> points) {}

    /** A figure of one of the tables. */
    public record Source(Filled table, String figure) {}

    /**
     * One figure.
     *
     * @param value null: nothing is known
     * @param faint too few answers to trust it
     * @param sources figures it is the sum of
     * @param needs the needs it counts, where no table counts them
     */
    public record Point(Filled.Style style, BigDecimal value, boolean faint, List<Source> sources, List<Long> needs) {
        /** @return as the screen writes it. */
        public String shown() {
            return new Filled.Figure("", style, value, text("stats.none"), faint, null).shown();
        }
    }

    /** @return whether there is nothing but noughts. */
    public boolean nothing() {
        return series.stream().flatMap(one -> one.points().stream()).allMatch(point -> point.value() == null || point.value().signum() == 0);
    }

    /** @return what is drawn. */
    public List<Series> drawn() {
        return series.stream().filter(Series::drawn).toList();
    }
}
