package linli.base.pdf;

import java.util.ArrayList;
import java.util.List;

/** A table of a printed sheet: cells break into lines, and the head is repeated on every page. */
final class SheetTable {
    private static final int MANY = 14;

    private final double size;
    private final double leading;
    private final double pad;

    private final Sheet sheet;
    private final List<Sheet.Column> columns;
    private final double[] widths;

    SheetTable(Sheet sheet, List<Sheet.Column> columns) {
        this.sheet = sheet;
        this.columns = columns;
        // Very many columns are printed smaller, or their numbers would break.
        boolean many = columns.size() > MANY;
        size = many ? 7.5 : 9.5;
        leading = many ? 10.5 : 13.5;
        pad = many ? 2 : 4;
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
        groups();
        line(columns.stream().map(Sheet.Column::title).toList(), true, true);
    }

    /** A band above the head: its words stand over all columns of the group. */
    private void groups() {
        if (columns.stream().allMatch(column -> column.group() == null)) {
            return;
        }
        double height = leading + 2 * pad;
        if (!sheet.fits(height * 4)) {
            sheet.newPage();
        }
        double top = sheet.take(height);
        double x = sheet.left();
        sheet.put(new Ink.Fill(x, top, sheet.width(), height, Ink.Shade.TINT));
        sheet.put(new Ink.Stroke(x, top, x + sheet.width(), top, 0.5, Ink.Shade.HAIR));
        for (int i = 0; i < widths.length;) {
            String group = columns.get(i).group();
            double wide = 0;
            int j = i;
            do {
                wide += widths[j++];
            } while (j < widths.length && group != null && group.equals(columns.get(j).group()));
            sheet.put(new Ink.Stroke(x, top, x, top + height, 0.5, Ink.Shade.HAIR));
            if (group != null) {
                sheet.put(new Ink.Words(group, place(x, wide, group, true, Sheet.Align.CENTRE), top + pad + leading * 0.78, size, true, Ink.Shade.DARK));
            }
            x += wide;
            i = j;
        }
        sheet.put(new Ink.Stroke(x, top, x, top + height, 0.5, Ink.Shade.HAIR));
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
            most = Math.max(most, Typeface.lines(cells.get(i), size, bold, widths[i] - 2 * pad).size());
        }
        return most * leading + 2 * pad;
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
            List<String> lines = Typeface.lines(cells.get(i), size, bold, widths[i] - 2 * pad);
            double y = top + pad + (height - 2 * pad - lines.size() * leading) / 2 + leading * 0.78;
            for (String words : lines) {
                Sheet.Align align = head && columns.get(i).align() == Sheet.Align.LEFT ? Sheet.Align.LEFT : head ? Sheet.Align.CENTRE : columns.get(i).align();
                sheet.put(new Ink.Words(words, place(x, widths[i], words, bold, align), y, size, bold, Ink.Shade.DARK));
                y += leading;
            }
            edges.add(new Ink.Stroke(x, top, x, top + height, 0.5, Ink.Shade.HAIR));
            x += widths[i];
        }
        edges.add(new Ink.Stroke(x, top, x, top + height, 0.5, Ink.Shade.HAIR));
        edges.add(new Ink.Stroke(left, top, x, top, 0.5, Ink.Shade.HAIR));
        edges.add(new Ink.Stroke(left, top + height, x, top + height, 0.5, Ink.Shade.HAIR));
        edges.forEach(sheet::put);
    }

    private double place(double x, double width, String words, boolean bold, Sheet.Align align) {
        double wide = Typeface.width(words, size, bold);
        return switch (align) {
            case LEFT -> x + pad;
            case CENTRE -> x + (width - wide) / 2;
            case RIGHT -> x + width - pad - wide;
        };
    }
}
