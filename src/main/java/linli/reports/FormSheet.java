package linli.reports;

import static linli.base.text.Texts.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.excel.SheetBars;
import linli.base.text.Texts;
import linli.tables.Filled.Figure;
import linli.tables.Filled.Origin;
import linli.tables.Filled.Part;
import linli.tables.Filled;
import linli.tables.Form.Block;
import linli.tables.Form.Column;
import linli.tables.Form;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** One table on one sheet: title and unit line on every page, heads, live formulas with their values, a chart, notes, signatures. */
final class FormSheet {
    private static final int FIRST = 2;
    private static final int CHART_ROWS = 12;
    private static final int CHART_POINTS = 6 + CHART_ROWS * 16;
    private static final int NAME = 26;
    /** Wider tables, in characters, lie on their side. */
    private static final int WIDE = 125;
    private static final int LEAST_UNITS = 4;
    private static final int MANY = 12;
    private static final double SHORT_EDGE = 595 - 2 * 0.4 * 72;
    private static final double LONG_EDGE = 842 - 1.1 * 72 - 12;

    private final XSSFWorkbook book;
    private final FormStyles look;
    private final Filled table;
    private final XSSFSheet sheet;
    private final Map<String, CellReference> cells = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private final int units;
    private final int last;
    private int next;
    private int repeat = 1;
    private double page;
    private double used;

    /** @param changes figures that are not as they were sent last */
    FormSheet(XSSFWorkbook book, FormStyles look, Filled table, List<Filled.Changed> changes) {
        changes.forEach(one -> changed.add(one.id()));
        this.book = book;
        this.look = look;
        this.table = table;
        this.sheet = book.createSheet(name(book, table.form()));
        this.units = Math.max(LEAST_UNITS, table.parts().stream().mapToInt(part -> part.block().columns().size()).max().orElse(1));
        this.last = FIRST + units;
    }

    private static String name(XSSFWorkbook book, Form form) {
        return book.getSheet(form.name()) == null ? form.name() : form.name() + (book.getNumberOfSheets() + 1);
    }

    void fill() {
        int wide = widths();
        boolean lying = wide > WIDE;
        // A character is some 5.3 points wide; what is wider than the paper is printed smaller, so more fits on a page.
        double scale = Math.min(1, (lying ? 842 - 2 * 0.4 * 72 : SHORT_EDGE) / (wide * 5.3));
        page = (lying ? 595 - 1.1 * 72 - 12 : LONG_EDGE) / scale;
        head();
        for (Part part : table.parts()) {
            part(part);
            if (!part.block().chart().isEmpty()) {
                chart(part);
            }
        }
        foot();
        print(book, sheet, lying, new CellRangeAddress(0, table.parts().size() == 1 ? repeat : 1, -1, -1), last, next);
        sheet.createFreezePane(0, 2);
        sheet.setDisplayGridlines(false);
    }

    /** Blocks share the cells: each is as wide as the block that needs most. @return characters altogether */
    private int widths() {
        int[] wide = new int[units];
        java.util.Arrays.fill(wide, units > MANY ? 5 : 8);
        for (Part part : table.parts()) {
            List<Column> columns = part.block().columns();
            for (int i = 0; i < columns.size(); i++) {
                int span = to(part.block(), i) - from(part.block(), i) + 1;
                for (int unit = from(part.block(), i); unit <= to(part.block(), i); unit++) {
                    wide[unit - FIRST] = Math.max(wide[unit - FIRST], (columns.get(i).width() + span - 1) / span);
                }
            }
        }
        sheet.setColumnWidth(0, 5 * 256 + 180);
        sheet.setColumnWidth(1, NAME * 256);
        for (int unit = 0; unit < units; unit++) {
            sheet.setColumnWidth(FIRST + unit, wide[unit] * 256 + 180);
        }
        sheet.setColumnWidth(last, 10 * 256);
        return 5 + NAME + 10 + java.util.Arrays.stream(wide).sum() + units;
    }

    /** Starts a new printed page when so much does not fit on this one any more. */
    private void together(double points) {
        if (used + points > page && next > 0) {
            sheet.setRowBreak(next - 1);
            used = 90;
        }
    }

    private void head() {
        merged(row(36), 0, last, table.title(), look.title);
        Row line = row(20);
        int half = (last + 1) / 2;
        merged(line, 0, half - 1, text("reports.sheet.unit", table.centre().name()), look.left);
        merged(line, half, last, text("tables.sheet.made", table.form().unit(), table.madeOn().getYear(), table.madeOn().getMonthValue(), table.madeOn().getDayOfMonth()), look.right);
    }

    /** Columns of a narrower block share the widest block's cells evenly. */
    private int from(Block block, int column) {
        return FIRST + column * units / block.columns().size();
    }

    private int to(Block block, int column) {
        return from(block, column + 1) - 1;
    }

    private void part(Part part) {
        Block block = part.block();
        List<Column> columns = block.columns();
        together(140);
        if (block.title() != null) {
            merged(row(22), 0, last, block.title(), look.part);
        }
        boolean grouped = columns.stream().anyMatch(column -> column.group() != null);
        Row upper = row(grouped ? 18 : 30);
        Row lower = grouped ? row(28) : upper;
        repeat = lower.getRowNum();
        range(upper, lower, 0, 0, look.head).setCellValue(text("reports.sheet.number"));
        range(upper, lower, 1, 1, look.head).setCellValue(Texts.of(block.split()));
        range(upper, lower, last, last, look.head).setCellValue(text("reports.sheet.remark"));
        for (int i = 0; i < columns.size();) {
            String group = columns.get(i).group();
            if (group == null) {
                range(upper, lower, from(block, i), to(block, i), look.head).setCellValue(columns.get(i).title());
                i++;
                continue;
            }
            int j = i;
            for (; j < columns.size() && group.equals(columns.get(j).group()); j++) {
                merged(lower, from(block, j), to(block, j), columns.get(j).title(), look.head);
            }
            merged(upper, from(block, i), from(block, j) - 1, group, look.head);
            i = j;
        }
        int number = 0;
        for (Filled.Row one : part.rows()) {
            Row row = row(height(block, one));
            if (one.total()) {
                merged(row, 0, 1, one.title(), look.totalName);
            } else {
                cell(row, 0, look.centred).setCellValue(++number);
                cell(row, 1, look.name).setCellValue(one.title());
            }
            for (int i = 0; i < columns.size(); i++) {
                Figure figure = one.figures().get(i);
                range(row, row, from(block, i), to(block, i), changed.contains(figure.id()) ? look.changed(figure.style()) : look.figure(figure.style(), one.total(), figure.faint()));
                cells.put(figure.id(), new CellReference(row.getRowNum(), from(block, i)));
            }
            cell(row, last, look.centred).setCellValue(one.remark());
        }
        part.rows().forEach(row -> row.figures().forEach(this::figure));
    }

    /** Long words break into lines. */
    private int height(Block block, Filled.Row row) {
        int lines = (row.title().length() * 2 + NAME - 1) / NAME;
        for (int i = 0; i < block.columns().size(); i++) {
            if (row.figures().get(i).style() == Filled.Style.TEXT) {
                int wide = java.util.stream.IntStream.rangeClosed(from(block, i), to(block, i)).map(at -> sheet.getColumnWidth(at) / 256).sum() - 1;
                lines = Math.max(lines, (row.figures().get(i).words().codePoints().map(c -> c > 255 ? 2 : 1).sum() + wide - 1) / wide);
            }
        }
        return 5 + 14 * Math.max(1, lines);
    }

    private void figure(Figure figure) {
        CellReference place = cells.get(figure.id());
        Cell cell = sheet.getRow(place.getRow()).getCell(place.getCol());
        boolean none = figure.value() == null;
        String formula = formula(figure);
        if (formula != null) {
            cell.setCellFormula(formula);
        }
        // A program that does not calculate shows the value that is kept beside the formula.
        if (none) {
            cell.setCellValue(figure.words());
        } else {
            cell.setCellValue(figure.value().doubleValue());
        }
    }

    private String formula(Figure figure) {
        String none = "\"" + figure.words() + "\"";
        return switch (figure.origin()) {
            case Origin.Count ignored -> null;
            case Origin.Words ignored -> null;
            case Origin.Sum sum when figure.value() == null || sum.plus().isEmpty() -> null;
            case Origin.Sum sum -> sum(sum.plus()) + (sum.minus().isEmpty() ? "" : "-" + sum(sum.minus()));
            case Origin.Share share -> "IF(" + sum(share.whole()) + "=0," + none + "," + sum(share.parts()) + "/" + sum(share.whole()) + ")";
            case Origin.Change change -> {
                String now = at(change.now());
                String base = at(change.base());
                String there = "AND(ISNUMBER(" + now + "),ISNUMBER(" + base + "))";
                yield change.points() ? "IF(" + there + ",(" + now + "-" + base + ")*100," + none + ")"
                        : "IF(" + there + ",IF(" + base + "=0," + none + ",(" + now + "-" + base + ")/" + base + ")," + none + ")";
            }
        };
    }

    private String at(String id) {
        return cells.get(id).formatAsString();
    }

    /** Cells of a sum mostly stand together, so a range says it, as a person would have written it. */
    private String sum(List<String> ids) {
        CellReference first = cells.get(ids.getFirst());
        CellReference end = cells.get(ids.getLast());
        boolean column = ids.stream().map(cells::get).allMatch(cell -> cell.getCol() == first.getCol()) && end.getRow() - first.getRow() == ids.size() - 1;
        return "SUM(" + (column && ids.size() > 1 ? at(ids.getFirst()) + ":" + at(ids.getLast()) : ids.stream().map(this::at).collect(Collectors.joining(","))) + ")";
    }

    private void chart(Part part) {
        Block block = part.block();
        List<Filled.Row> rows = part.drawable();
        if (rows.isEmpty()) {
            return;
        }
        // Behind a long list nobody can tell how full the page is in another program: its chart begins a new one.
        together(rows.size() > Part.MOST_BARS ? page : CHART_POINTS);
        row(6);
        String title = block.title() == null ? table.title() : Texts.text("tables.sheet.chart", table.form().name(), block.title());
        if (rows.size() > Part.MOST_BARS) {
            leading(part, rows, Texts.text("tables.sheet.leading", title, Part.MOST_BARS));
        } else {
            int from = cells.get(rows.getFirst().figures().getFirst().id()).getRow();
            int to = cells.get(rows.getLast().figures().getFirst().id()).getRow();
            List<SheetBars.Series> series = new ArrayList<>();
            for (Column column : charted(block)) {
                int at = from(block, block.columns().indexOf(column));
                series.add(new SheetBars.Series(column.label(), new CellRangeAddress(from, to, at, at)));
            }
            SheetBars.draw(sheet, title, new CellRangeAddress(from, to, 1, 1), series, new int[] {0, next, last + 1, next + CHART_ROWS});
        }
        for (int i = 0; i < CHART_ROWS; i++) {
            row(16);
        }
    }

    private static List<Column> charted(Block block) {
        return block.chart().stream().map(block::column).toList();
    }

    /** Of many rows the largest are drawn; they stand again, as references, beside the printed area. */
    private void leading(Part part, List<Filled.Row> rows, String title) {
        Block block = part.block();
        List<Column> columns = charted(block);
        List<Filled.Row> largest = part.charted();
        int from = cells.get(rows.getFirst().figures().getFirst().id()).getRow();
        List<SheetBars.Series> series = new ArrayList<>();
        for (int i = 0; i < largest.size(); i++) {
            Row row = sheet.getRow(from + i);
            row.createCell(last + 2).setCellValue(largest.get(i).title());
            for (int j = 0; j < columns.size(); j++) {
                Figure figure = largest.get(i).figures().get(block.columns().indexOf(columns.get(j)));
                Cell cell = row.createCell(last + 3 + j);
                cell.setCellFormula(at(figure.id()));
                cell.setCellValue(figure.value() == null ? 0 : figure.value().doubleValue());
            }
        }
        for (int j = 0; j < columns.size(); j++) {
            series.add(new SheetBars.Series(columns.get(j).label(), new CellRangeAddress(from, from + largest.size() - 1, last + 3 + j, last + 3 + j)));
        }
        SheetBars.draw(sheet, title, new CellRangeAddress(from, from + largest.size() - 1, last + 2, last + 2), series, new int[] {0, next, last + 1, next + CHART_ROWS});
    }

    private void foot() {
        int wide = 5 + NAME + 10 + 9 * units;
        together(42 + table.notes().stream().mapToInt(note -> 13 * Math.max(1, (note.length() * 2 + wide - 1) / wide)).sum());
        row(6);
        for (String note : table.notes()) {
            merged(row(13 * Math.max(1, (note.length() * 2 + wide - 1) / wide)), 0, last, note, look.note);
        }
        Row sign = row(30);
        String[] words = {text("reports.sheet.filler"), text("reports.sheet.checker"), text("reports.sheet.head"), text("reports.sheet.date")};
        int[] starts = {0, 2, 2 + Math.max(1, units / 3), last - Math.max(1, units / 3)};
        for (int i = 0; i < words.length; i++) {
            merged(sign, starts[i], i + 1 < words.length ? starts[i + 1] - 1 : last, words[i], look.left);
        }
    }

    static void print(XSSFWorkbook book, XSSFSheet sheet, boolean lying, CellRangeAddress repeated, int last, int rows) {
        PrintSetup setup = sheet.getPrintSetup();
        setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
        setup.setLandscape(lying);
        sheet.setFitToPage(true);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) 0);
        sheet.setMargin(PageMargin.LEFT, 0.4);
        sheet.setMargin(PageMargin.RIGHT, 0.4);
        sheet.setMargin(PageMargin.TOP, 0.5);
        sheet.setMargin(PageMargin.BOTTOM, 0.6);
        sheet.setMargin(PageMargin.FOOTER, 0.3);
        sheet.setHorizontallyCenter(true);
        sheet.setRepeatingRows(repeated);
        sheet.getFooter().setCenter(text("reports.sheet.pages"));
        book.setPrintArea(book.getSheetIndex(sheet), 0, last, 0, Math.max(0, rows - 1));
    }

    private Row row(int points) {
        Row row = sheet.createRow(next++);
        row.setHeightInPoints(points);
        used = used + points > page ? 90 + points : used + points;
        return row;
    }

    private static Cell cell(Row row, int column, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        return cell;
    }

    private void merged(Row row, int from, int to, String value, CellStyle style) {
        range(row, row, from, to, style).setCellValue(value);
    }

    /** Every cell of a merge carries the style, or its borders would have gaps. */
    private Cell range(Row upper, Row lower, int from, int to, CellStyle style) {
        for (int at = upper.getRowNum(); at <= lower.getRowNum(); at++) {
            for (int column = from; column <= to; column++) {
                cell(sheet.getRow(at), column, style);
            }
        }
        if (from != to || upper != lower) {
            sheet.addMergedRegionUnsafe(new CellRangeAddress(upper.getRowNum(), lower.getRowNum(), from, to));
        }
        return upper.getCell(from);
    }
}
