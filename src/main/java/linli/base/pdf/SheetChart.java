package linli.base.pdf;

import java.util.List;
import java.util.Locale;
import linli.base.pdf.Sheet.Bars;

/** Bars of a printed sheet: a cluster for each name, a colour for each series, with a scale at the left and the colours' names below. */
final class SheetChart {
    private static final Ink.Shade[] COLOURS = {Ink.Shade.ACCENT, Ink.Shade.MIST, Ink.Shade.AMBER, Ink.Shade.BLUE, Ink.Shade.GREY};
    private static final double HEIGHT = 188;
    private static final double TOP = 24;
    private static final double NAMES = 34;
    private static final double LEGEND = 16;
    private static final double SCALE = 44;
    private static final double SIZE = 8;
    private static final int STEPS = 4;

    private final Sheet sheet;
    private final List<String> names;
    private final List<Bars> series;

    SheetChart(Sheet sheet, List<String> names, List<Bars> series) {
        this.sheet = sheet;
        this.names = names;
        this.series = series;
    }

    void draw(String title) {
        double top = sheet.take(HEIGHT);
        double left = sheet.left() + SCALE;
        double wide = sheet.width() - SCALE;
        double base = top + HEIGHT - NAMES - LEGEND;
        double high = base - top - TOP;
        double most = ceiling(series.stream().flatMap(one -> one.values().stream()).mapToDouble(Double::doubleValue).max().orElse(0));
        sheet.put(new Ink.Words(title, sheet.left() + (sheet.width() - Typeface.width(title, 10, true)) / 2, top + 12, 10, true, Ink.Shade.DARK));
        for (int i = 0; i <= STEPS; i++) {
            double y = base - high * i / STEPS;
            String words = number(most * i / STEPS);
            sheet.put(new Ink.Stroke(left, y, left + wide, y, 0.4, Ink.Shade.HAIR));
            sheet.put(new Ink.Words(words, left - 5 - Typeface.width(words, SIZE, false), y + 3, SIZE, false, Ink.Shade.GREY));
        }
        double each = wide / names.size();
        double bar = Math.min(26, each * 0.7 / series.size());
        for (int i = 0; i < names.size(); i++) {
            double middle = left + each * (i + 0.5);
            for (int j = 0; j < series.size(); j++) {
                double value = Math.max(0, series.get(j).values().get(i));
                if (value > 0) {
                    sheet.put(new Ink.Fill(middle + (j - series.size() / 2.0) * bar, base - high * value / most, bar * 0.92, high * value / most, COLOURS[j % COLOURS.length]));
                }
            }
            List<String> lines = Typeface.lines(names.get(i), SIZE, false, each - 4);
            for (int k = 0; k < Math.min(3, lines.size()); k++) {
                sheet.put(new Ink.Words(lines.get(k), middle - Typeface.width(lines.get(k), SIZE, false) / 2, base + 11 + k * 10, SIZE, false, Ink.Shade.DARK));
            }
        }
        legend(top + HEIGHT - 4);
        sheet.gap(6);
    }

    private void legend(double y) {
        double all = series.stream().mapToDouble(one -> Typeface.width(one.name(), SIZE, false) + 28).sum();
        double x = sheet.left() + (sheet.width() - all) / 2;
        for (int j = 0; j < series.size(); j++) {
            sheet.put(new Ink.Fill(x, y - 7, 8, 8, COLOURS[j % COLOURS.length]));
            sheet.put(new Ink.Words(series.get(j).name(), x + 12, y, SIZE, false, Ink.Shade.DARK));
            x += Typeface.width(series.get(j).name(), SIZE, false) + 28;
        }
    }

    /** @return the next number above that divides well into the scale's steps. */
    private static double ceiling(double most) {
        double power = 4;
        while (power < most) {
            power *= 10;
        }
        for (double part : new double[] {10, 5, 4, 2.5, 2, 1.25}) {
            if (power / part >= most) {
                return power / part;
            }
        }
        return power;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%,.1f", value);
    }
}
