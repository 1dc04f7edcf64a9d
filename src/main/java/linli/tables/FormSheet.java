package linli.tables;

import static linli.base.text.Texts.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import linli.base.excel.SheetBars;
import linli.tables.Filled.Figure;
import linli.tables.Filled.Origin;
import linli.tables.Filled.Part;
import linli.tables.Form.Block;
import linli.tables.Form.Column;
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
    private static final int CHART_ROWS = 15;
    private static final int MOST_BARS = 24;
    private static final int NAME = 26;
    private static final int WIDE = 86;

    private final XSSFWorkbook book;
    private final FormStyles look;
    private final Filled table;
    private final XSSFSheet sheet;
    private final Map<String, CellReference> cells = new HashMap<>();
    private final int units;
    private final int last;
    private int next;
    private int repeat = 1;

    FormSheet(XSSFWorkbook book, FormStyles look, Filled table) {
        this.book = book;
        this.look = look;
        this.table = table;
        this.sheet = book.createSheet(name(book, table.form()));
        this.units = Math.max(4, table.parts().stream().mapToInt(part -> part.block().columns().size()).max().orElse(1));
        this.last = FIRST + units;
    }

    private static String name(XSSFWorkbook book, Form form) {
        return book.getSheet(form.name()) == null ? form.name() : form.name() + (book.getNumberOfSheets() + 1);
    }

    void fill() {
        widths();
        head();
        for (Part part : table.parts()) {
            part(part);
            if (!part.block().chart().isEmpty()) {
                chart(part);
            }
        }
        foot();
        int all = NAME + 18 + widest().stream().mapToInt(Column::width).sum();
        print(book, sheet, all > WIDE, new CellRangeAddress(0, table.parts().size() == 1 ? repeat : 1, -1, -1), last, next);
        sheet.createFreezePane(0, 2);
        sheet.setDisplayGridlines(false);
    }

    private List<Column> widest() {
        return table.parts().stream().map(part -> part.block().columns()).max(java.util.Comparator.comparingInt(List::size)).orElse(List.of());
    }

    private void widths() {
        sheet.setColumnWidth(0, 5 * 256 + 180);
        sheet.setColumnWidth(1, NAME * 256);
        List<Column> widest = widest();
        for (int unit = 0; unit < units; unit++) {
            sheet.setColumnWidth(FIRST + unit, (unit < widest.size() ? widest.get(unit).width() : 9) * 256 + 180);
        }
        sheet.setColumnWidth(last, 10 * 256);
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
        if (block.title() != null) {
            merged(row(22), 0, last, block.title(), look.part);
        }
        boolean grouped = columns.stream().anyMatch(column -> column.group() != null);
        Row upper = row(grouped ? 18 : 30);
        Row lower = grouped ? row(28) : upper;
        repeat = lower.getRowNum();
        range(upper, lower, 0, 0, look.head).setCellValue(text("reports.sheet.number"));
        range(upper, lower, 1, 1, look.head).setCellValue(text("reports.sheet.item"));
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
            boolean few = false;
            for (int i = 0; i < columns.size(); i++) {
                Figure figure = one.figures().get(i);
                few |= figure.faint();
                range(row, row, from(block, i), to(block, i), look.figure(figure.style(), one.total(), figure.faint()));
                cells.put(figure.id(), new CellReference(row.getRowNum(), from(block, i)));
            }
            cell(row, last, look.centred).setCellValue(few ? text("tables.sheet.few") : "");
        }
        part.rows().forEach(row -> row.figures().forEach(this::figure));
    }

    /** Long words break into lines. */
    private int height(Block block, Filled.Row row) {
        int lines = (row.title().length() * 2 + NAME - 1) / NAME;
        for (int i = 0; i < block.columns().size(); i++) {
            if (row.figures().get(i).style() == Filled.Style.TEXT) {
                lines = Math.max(lines, (row.figures().get(i).words().codePoints().map(c -> c > 255 ? 2 : 1).sum() + block.columns().get(i).width() - 1) / block.columns().get(i).width());
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
        List<Filled.Row> rows = part.rows().stream().filter(row -> !row.total()).toList();
        if (rows.isEmpty()) {
            return;
        }
        List<Filled.Row> drawn = rows.stream().filter(row -> block.charted().isEmpty() || block.charted().contains(row.key())).limit(MOST_BARS).toList();
        int from = cells.get(drawn.getFirst().figures().getFirst().id()).getRow();
        int to = cells.get(drawn.getLast().figures().getFirst().id()).getRow();
        List<SheetBars.Series> series = new ArrayList<>();
        for (String id : block.chart()) {
            Column column = block.column(id);
            int at = from(block, block.columns().indexOf(column));
            series.add(new SheetBars.Series(column.label(), new CellRangeAddress(from, to, at, at)));
        }
        row(6);
        SheetBars.draw(sheet, block.title() == null ? table.title() : block.title(), new CellRangeAddress(from, to, 1, 1), series, new int[] {0, next, last + 1, next + CHART_ROWS});
        for (int i = 0; i < CHART_ROWS; i++) {
            row(16);
        }
    }

    private void foot() {
        row(6);
        int wide = 5 + NAME + 10 + 9 * units;
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
