package linli.base.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import linli.base.text.Texts;

/**
 * A sheet to print: notices, receipts, lists. Parts are laid out from top to bottom and flow onto further pages; the same
 * pages become a PDF ({@link #pdf}), a preview and a picture ({@code base.ui.SheetView}).
 */
public final class Sheet {
    /** Paper by ISO 216, upright or lying, with its edges in points. */
    public enum Paper {
        A4(595, 842, 48),
        A4_WIDE(842, 595, 40),
        A5(420, 595, 32),
        A5_WIDE(595, 420, 32);

        private final double width;
        private final double height;
        private final double margin;

        Paper(double width, double height, double margin) {
            this.width = width;
            this.height = height;
            this.margin = margin;
        }
    }

    /** How a column's texts stand. */
    public enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    /**
     * A column of a table.
     *
     * @param share its part of the width, relative to the other columns
     * @param group a head above this column and its neighbours of the same group; null: none
     */
    public record Column(String title, double share, Align align, String group) {
        public Column(String title, double share, Align align) {
            this(title, share, align, null);
        }

        /** @return the same below a head that it shares with its neighbours. */
        public Column under(String head) {
            return new Column(title, share, align, head);
        }

        public static Column left(String title, double share) {
            return new Column(title, share, Align.LEFT);
        }

        public static Column centre(String title, double share) {
            return new Column(title, share, Align.CENTRE);
        }

        /** For amounts and counts. */
        public static Column right(String title, double share) {
            return new Column(title, share, Align.RIGHT);
        }
    }

    /** A colour of bars. @param values one for each name of the chart */
    public record Bars(String name, List<Double> values) {}

    /** One page as it will be printed; sizes in points. */
    public record Page(double width, double height, List<Ink> inks) {}

    private static final double FOOT = 22;
    private final Paper paper;
    private final String foot;
    private final List<List<Ink>> pages = new ArrayList<>();
    private double y;

    /** @param foot stands small at the bottom of every page, beside the page's number; may be "" */
    public Sheet(Paper paper, String foot) {
        this.paper = paper;
        this.foot = foot;
        newPage();
    }

    /** The sheet's name, large and in the middle. */
    public Sheet title(String text) {
        return centred(text, 20, true, Ink.Shade.DARK, 30);
    }

    public Sheet subtitle(String text) {
        return centred(text, 11, false, Ink.Shade.GREY, 20);
    }

    /** A band in the house's colour over the whole width: what is to be read from afar. */
    public Sheet banner(String text, double size) {
        List<String> lines = Typeface.lines(text, size, true, width() - 32);
        double top = take(lines.size() * size * 1.4 + 28);
        put(new Ink.Fill(left(), top, width(), lines.size() * size * 1.4 + 28, Ink.Shade.ACCENT));
        double at = top + 14 + size * 1.05;
        for (String line : lines) {
            put(new Ink.Words(line, middle(line, size, true), at, size, true, Ink.Shade.WHITE));
            at += size * 1.4;
        }
        return gap(10);
    }

    /** One line with something at its left and its right edge. */
    public Sheet sides(String first, String last) {
        double top = take(18);
        put(new Ink.Words(first, left(), top + 12, 10, false, Ink.Shade.DARK));
        put(new Ink.Words(last, left() + width() - Typeface.width(last, 10, false), top + 12, 10, false, Ink.Shade.DARK));
        return this;
    }

    public Sheet heading(String text) {
        // A heading alone at a page's end says nothing: some lines of what follows go with it.
        if (!fits(100)) {
            newPage();
        }
        gap(6);
        return paragraph(text, 13, true, Ink.Shade.ACCENT);
    }

    public Sheet text(String text) {
        return paragraph(text, 11, false, Ink.Shade.DARK);
    }

    /** Text in another size, for notices. */
    public Sheet text(String text, double size, boolean bold) {
        return paragraph(text, size, bold, Ink.Shade.DARK);
    }

    /** A note in small grey letters. */
    public Sheet small(String text) {
        return paragraph(text, 9, false, Ink.Shade.GREY);
    }

    /** Something that must not be overlooked: a void mark, a warning. */
    public Sheet alert(String text) {
        return centred(text, 14, true, Ink.Shade.ALERT, 24);
    }

    /** Names and what stands for them, one pair a line, the names in one column. */
    public Sheet facts(Map<String, String> facts) {
        double names = facts.keySet().stream().mapToDouble(name -> Typeface.width(name, 10.5, false)).max().orElse(0) + 14;
        facts.forEach((name, fact) -> {
            List<String> lines = Typeface.lines(fact, 10.5, false, width() - names);
            double top = take(lines.size() * 16.0 + 2);
            put(new Ink.Words(name, left(), top + 12, 10.5, false, Ink.Shade.GREY));
            for (int i = 0; i < lines.size(); i++) {
                put(new Ink.Words(lines.get(i), left() + names, top + 12 + i * 16, 10.5, false, Ink.Shade.DARK));
            }
        });
        return this;
    }

    public Sheet table(List<Column> columns, List<List<String>> rows) {
        return table(columns, rows, null);
    }

    /** @param sum the last row in bold, or null */
    public Sheet table(List<Column> columns, List<List<String>> rows, List<String> sum) {
        new SheetTable(this, columns).draw(rows, sum);
        return this;
    }

    /** A bar chart over the whole width: a cluster of bars for each name. Negative values are drawn as nothing. */
    public Sheet chart(String title, List<String> names, List<Bars> series) {
        if (!names.isEmpty() && !series.isEmpty()) {
            new SheetChart(this, names, series).draw(title);
        }
        return this;
    }

    /** Lines to sign on, side by side, each with its word before it. */
    public Sheet signatures(List<String> words) {
        gap(14);
        double top = take(26);
        double each = width() / words.size();
        for (int i = 0; i < words.size(); i++) {
            double x = left() + i * each;
            double wide = Typeface.width(words.get(i), 10.5, false);
            put(new Ink.Words(words.get(i), x, top + 16, 10.5, false, Ink.Shade.DARK));
            put(new Ink.Stroke(x + wide + 4, top + 18, x + each - 12, top + 18, 0.6, Ink.Shade.GREY));
        }
        return this;
    }

    public Sheet rule() {
        double top = take(8);
        put(new Ink.Stroke(left(), top + 4, left() + width(), top + 4, 0.6, Ink.Shade.HAIR));
        return this;
    }

    /** @param points empty space; none at a page's end */
    public Sheet gap(double points) {
        y = Math.min(y + points, bottom());
        return this;
    }

    public Sheet newPage() {
        pages.add(new ArrayList<>());
        y = paper.margin;
        return this;
    }

    /** @return the pages with their foot lines. */
    public List<Page> pages() {
        List<Page> done = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            List<Ink> inks = new ArrayList<>(pages.get(i));
            double base = paper.height - paper.margin + 6;
            String number = pages.size() == 1 ? "" : Texts.text("pdf.page", i + 1, pages.size());
            inks.add(new Ink.Words(foot, left(), base, 8.5, false, Ink.Shade.GREY));
            inks.add(new Ink.Words(number, left() + width() - Typeface.width(number, 8.5, false), base, 8.5, false, Ink.Shade.GREY));
            done.add(new Page(paper.width, paper.height, List.copyOf(inks)));
        }
        return done;
    }

    /** @return the pages as a PDF with the font's used characters inside. */
    public byte[] pdf() {
        return PdfInk.file(pages());
    }

    /** @return several sheets, each on its own paper and with its own page numbers, as one PDF. */
    public static byte[] pdf(List<Sheet> sheets) {
        return PdfInk.file(sheets.stream().flatMap(sheet -> sheet.pages().stream()).toList());
    }

    /** Small notes and the lines to sign on below them, on one page. */
    public Sheet signed(List<String> notes, List<String> words) {
        double height = 40 + notes.stream().mapToDouble(note -> Typeface.lines(note, 9, false, width()).size() * 14.4 + 3).sum();
        if (!fits(height) && height < bottom() - paper.margin) {
            newPage();
        }
        notes.forEach(this::small);
        return signatures(words);
    }

    double left() {
        return paper.margin;
    }

    double width() {
        return paper.width - 2 * paper.margin;
    }

    boolean fits(double height) {
        return y + height <= bottom();
    }

    /** @return the upper edge of a strip of the height, on a new page when this one has no room. */
    double take(double height) {
        if (!fits(height) && y > paper.margin) {
            newPage();
        }
        double top = y;
        y += height;
        return top;
    }

    void put(Ink ink) {
        pages.getLast().add(ink);
    }

    private double bottom() {
        return paper.height - paper.margin - FOOT;
    }

    private double middle(String line, double size, boolean bold) {
        return left() + (width() - Typeface.width(line, size, bold)) / 2;
    }

    private Sheet centred(String text, double size, boolean bold, Ink.Shade shade, double leading) {
        for (String line : Typeface.lines(text, size, bold, width())) {
            double top = take(leading);
            put(new Ink.Words(line, middle(line, size, bold), top + leading * 0.72, size, bold, shade));
        }
        return this;
    }

    private Sheet paragraph(String text, double size, boolean bold, Ink.Shade shade) {
        for (String line : Typeface.lines(text, size, bold, width())) {
            double top = take(size * 1.6);
            put(new Ink.Words(line, left(), top + size * 1.15, size, bold, shade));
        }
        return gap(3);
    }
}
