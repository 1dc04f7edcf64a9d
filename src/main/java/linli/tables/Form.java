package linli.tables;

import java.util.List;
import java.util.Set;
import linli.base.value.Span;

/**
 * 统计报表: what one of the thirteen tables shows, without any figure. Screen, workbook, PDF, templates and the rows behind
 * a figure all follow from this one definition.
 *
 * @param id short name on the command line and in file names
 * @param no its number among the thirteen
 * @param usual how often it is sent
 * @param unit printed on the right above the table
 * @param headlines figures that stand large above the tables on screen
 */
public record Form(String id, int no, String title, String name, Span.Kind usual, String unit, List<Block> blocks, List<String> notes, List<Headline> headlines) {

    Form(String id, int no, String title, String name, Span.Kind usual, String unit, List<Block> blocks, List<String> notes) {
        this(id, no, title, name, usual, unit, blocks, notes, List.of());
    }

    /** @param figure id of the figure. @param beside id of the one that stands small below it */
    public record Headline(String title, String figure, String beside) {}

    /** By what the rows of a block are told apart. NONE: its lines are written out in the definition. */
    public enum Split { NONE, CATEGORY, STAGE, CHANNEL, RATED, THEME, IDENTITY, SKILL, PARTNER, PROJECT, ITEM, AREA, FUND, ROOM, TIER, TEAM, SURVEYED, VISIT, STARTUP }

    /** The stretch of time a column speaks of, seen from the report's period. LAST is the period before, BEFORE the state just before it began. */
    public enum When { SPAN, YEAR, LAST, LAST_YEAR, BEFORE }

    /**
     * One table.
     *
     * @param lines its rows when it is not split
     * @param total whether a sum stands below
     * @param chart ids of the columns drawn as bars; empty: none
     * @param charted ids of the lines drawn; empty: all
     */
    public record Block(String id, String title, Split split, List<Line> lines, List<Column> columns, boolean total, List<String> chart, Set<String> charted) {
        /** @throws IllegalArgumentException when it has none of that id */
        public Column column(String columnId) {
            return columns.stream().filter(column -> column.id().equals(columnId)).findFirst().orElseThrow(() -> new IllegalArgumentException(id + " has no column " + columnId));
        }
    }

    /** A row that is written out. @param unit beside the name, or null */
    public record Line(String id, String title, String unit, Formula formula) {}

    /**
     * @param group upper head over several columns, or null
     * @param formula null: the line says it
     * @param width in characters on paper
     */
    public record Column(String id, String group, String title, When when, Formula formula, int width) {
        /** @return the column's name where it stands alone. */
        public String label() {
            return group == null ? title : group + " " + title;
        }
    }

    /** How a figure comes about. Ids are of columns (in a column) or of lines (in a line) of the same block. */
    public sealed interface Formula {
        record Count(Measure measure) implements Formula {}

        /** Of a written-out line: those with one key of a split. */
        record Part(Measure measure, Split split, String key) implements Formula {}

        /** Words from the row's record. */
        record Words(String attribute) implements Formula {}

        record Sum(List<String> plus, List<String> minus) implements Formula {}

        /**
         * Sum of parts over sum of whole.
         *
         * @param percent shown in per cent, otherwise as a number
         * @param unrated says 未评 instead of — when there is nothing to divide by
         */
        record Share(List<String> parts, List<String> whole, boolean percent, boolean unrated) implements Formula {}

        record Change(String now, String base) implements Formula {}
    }

    Block block(String blockId) {
        return blocks.stream().filter(block -> block.id().equals(blockId)).findFirst().orElseThrow();
    }
}
