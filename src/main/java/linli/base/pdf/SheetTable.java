package linli.base.pdf;

import java.util.ArrayList;
import java.util.List;

/** A table of a printed sheet: cells break into lines, and the head is repeated on every page. */
final class SheetTable {
    private static final double SIZE = 9.5;
    private static final double LEADING = 13.5;
    private static final double PAD = 4;

    private final Sheet sheet;
    private final List<Sheet.Column> columns;
    private final double[] widths;

    SheetTable(Sheet sheet, List<Sheet.Column> columns) {
        this.sheet = sheet;
        this.columns = columns;
        double shares = columns.stream().mapToDouble(Sheet.Column::share).sum();
        widths = columns.stream().mapToDouble(column -> column.share() / shares * sheet.width()).toArray();
    }

    void draw(List<List<String>> rows, List<String> sum) {
        head();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("row of " + row.size() + " cells in a table of " + columns.size());
            }
            row(row, false);
        }
        if (sum != null) {
            row(sum, true);
        }
        sheet.gap(8);
    }

    private void head() {
        line(columns.stream().map(Sheet.Column::title).toList(), true, true);
    }

    private void row(List<String> cells, boolean bold) {
        if (!sheet.fits(height(cells, bold))) {
            sheet.newPage();
            head();
        }
        line(cells, bold, false);
    }

    private double height(List<String> cells, boolean bold) {
        int most = 1;
        for (int i = 0; i < widths.length; i++) {
            most = Math.max(most, Typeface.lines(cells.get(i), SIZE, bold, widths[i] - 2 * PAD).size());
        }
        return most * LEADING + 2 * PAD;
    }

    private void line(List<String> cells, boolean bold, boolean head) {
        double height = height(cells, bold);
        double top = sheet.take(height);
        double left = sheet.left();
        List<Ink> edges = new ArrayList<>();
        if (head) {
            sheet.put(new Ink.Fill(left, top, sheet.width(), height, Ink.Shade.TINT));
        }
        double x = left;
        for (int i = 0; i < widths.length; i++) {
            List<String> lines = Typeface.lines(cells.get(i), SIZE, bold, widths[i] - 2 * PAD);
            double y = top + PAD + (height - 2 * PAD - lines.size() * LEADING) / 2 + LEADING * 0.78;
            for (String words : lines) {
                Sheet.Align align = head && columns.get(i).align() == Sheet.Align.LEFT ? Sheet.Align.LEFT : head ? Sheet.Align.CENTRE : columns.get(i).align();
                sheet.put(new Ink.Words(words, place(x, widths[i], words, bold, align), y, SIZE, bold, Ink.Shade.DARK));
                y += LEADING;
            }
            edges.add(new Ink.Stroke(x, top, x, top + height, 0.5, Ink.Shade.HAIR));
            x += widths[i];
        }
        edges.add(new Ink.Stroke(x, top, x, top + height, 0.5, Ink.Shade.HAIR));
        edges.add(new Ink.Stroke(left, top, x, top, 0.5, Ink.Shade.HAIR));
        edges.add(new Ink.Stroke(left, top + height, x, top + height, 0.5, Ink.Shade.HAIR));
        edges.forEach(sheet::put);
    }

    private static double place(double x, double width, String words, boolean bold, Sheet.Align align) {
        double wide = Typeface.width(words, SIZE, bold);
        return switch (align) {
            case LEFT -> x + PAD;
            case CENTRE -> x + (width - wide) / 2;
            case RIGHT -> x + width - PAD - wide;
        };
    }
}
