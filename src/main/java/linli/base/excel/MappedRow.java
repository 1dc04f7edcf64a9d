package linli.base.excel;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import linli.base.text.Texts;
import linli.base.value.Clean;

/** A row of people, its cells found by field through the sheet's mapping. */
final class MappedRow implements RowValues {
    private final Plan plan;
    private final int number;
    private final Cell[] cells;
    private MappedRow previous;
    private BitSet filled;
    private Map<String, Cell> mended = Map.of();
    private Map<Integer, Cell> carried = Map.of();

    /** What all rows of one sheet share: which columns feed a field, and what the sheet's name says. */
    static final class Plan {
        final String sheet;
        final Map<String, int[]> columns = new HashMap<>();
        final Map<String, Cell> defaults = new HashMap<>();
        final Map<Integer, String> labels = new HashMap<>();

        Plan(Layout layout, List<ColumnMatch> matches, List<Column> known) {
            this.sheet = layout.name();
            for (ColumnMatch match : matches) {
                if (match.used()) {
                    int index = match.header().index();
                    labels.put(index, match.header().label());
                    columns.merge(match.column().key(), new int[] {index}, Plan::joined);
                }
            }
            ListWords.sheetNames().forEach((key, pattern) -> {
                var found = pattern.matcher(Clean.text(sheet));
                if (!columns.containsKey(key) && known.stream().anyMatch(c -> c.key().equals(key)) && found.find()) {
                    defaults.put(key, Cell.text(found.group(1)));
                }
            });
        }

        private static int[] joined(int[] a, int[] b) {
            int[] both = java.util.Arrays.copyOf(a, a.length + b.length);
            System.arraycopy(b, 0, both, a.length, b.length);
            return both;
        }
    }

    MappedRow(Plan plan, int number, Cell[] cells, MappedRow previous) {
        this.plan = plan;
        this.number = number;
        this.cells = cells;
        this.previous = previous;
    }

    /** Lets go of the rows further up, so that a long sheet does not stay in memory. */
    void forgetPrevious() {
        previous = null;
    }

    /** Puts a value in a field's place, as typed in the preview. */
    void mend(String key, String text) {
        mended = new HashMap<>(mended);
        mended.put(key, Cell.text(text));
    }

    /** Notes the columns whose value stands further up in the file. */
    void filled(BitSet columns) {
        filled = columns;
    }

    /** @return columns whose value was taken from a merged cell or a 同上, null when there are none. */
    BitSet filled() {
        return filled;
    }

    Cell[] cells() {
        return cells;
    }

    @Override
    public void carried(String key, String text) {
        int column = columnOf(key);
        if (column >= 0 && (column >= cells.length || cells[column].isBlank())) {
            carried = new HashMap<>(carried);
            carried.put(column, Cell.text(text));
        }
    }

    /** @return values the list has taken from rows further up, by the column they would stand in. */
    Map<Integer, Cell> carried() {
        return carried;
    }

    @Override
    public Cell cell(String key) {
        if (mended.containsKey(key)) {
            return mended.get(key);
        }
        int[] columns = plan.columns.get(key);
        if (columns == null) {
            return plan.defaults.getOrDefault(key, Cell.BLANK);
        }
        for (int column : columns) {
            if (column < cells.length && !cells[column].isBlank()) {
                return cells[column];
            }
        }
        return Cell.BLANK;
    }

    @Override
    public List<Cell> cells(String key) {
        if (mended.containsKey(key)) {
            return mended.get(key).isBlank() ? List.of() : List.of(mended.get(key));
        }
        int[] columns = plan.columns.get(key);
        if (columns == null) {
            Cell cell = plan.defaults.get(key);
            return cell == null ? List.of() : List.of(cell);
        }
        List<Cell> found = new ArrayList<>(columns.length);
        for (int column : columns) {
            if (column < cells.length && !cells[column].isBlank()) {
                found.add(cells[column]);
            }
        }
        return found;
    }

    @Override
    public String text(String key) {
        Cell cell = cell(key);
        if (cell.isBlank() || cell.kind() == Cell.Kind.ERROR) {
            return "";
        }
        String text = cell.kind() == Cell.Kind.DATE ? SheetRows.shown(cell) : Clean.text(cell.text());
        return Clean.isPlaceholder(text) ? "" : text;
    }

    @Override
    public boolean has(String key) {
        return plan.columns.containsKey(key) || plan.defaults.containsKey(key) || mended.containsKey(key);
    }

    @Override
    public String header(String key) {
        int[] columns = plan.columns.get(key);
        return columns == null ? "" : plan.labels.get(columns[0]);
    }

    @Override
    public String where(String key) {
        int[] columns = plan.columns.get(key);
        return columns == null ? Texts.text("book.where.row", plan.sheet, row())
                : Texts.text("book.where.cell", plan.sheet, row(), Layout.letters(column(columns)));
    }

    /** The column that gave the value, or the first one. */
    private int column(int[] columns) {
        for (int column : columns) {
            if (column < cells.length && !cells[column].isBlank()) {
                return column;
            }
        }
        return columns[0];
    }

    /** @return the column that {@link #where} names, from 0; -1 when the field has none. */
    int columnOf(String key) {
        int[] columns = plan.columns.get(key);
        return columns == null ? -1 : column(columns);
    }

    @Override
    public String sheet() {
        return plan.sheet;
    }

    @Override
    public int row() {
        return number + 1;
    }

    @Override
    public RowValues previous() {
        return previous;
    }
}
