package linli.reports;

import static linli.base.text.Texts.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import linli.base.excel.OutFile;
import linli.reports.Report.Behind;
import linli.reports.Report.Figure;
import linli.reports.Report.Line;
import linli.reports.Report.Origin;
import linli.reports.Report.Section;
import linli.reports.ReportDefinition.Column;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A report as an Excel workbook that prints untouched: A4 across, one page wide, title and filler line on every page,
 * page x of y, live formulas with their values, a chart and the line for signatures. The same report gives the same
 * bytes.
 */
final class ReportWorkbook {
    /** Cells between name and remark; every part's columns share them evenly. */
    private static final int UNITS = 20;
    private static final int FIRST = 2;
    private static final int REMARK = FIRST + UNITS;
    private static final int CHART_ROWS = 14;

    /** Rows behind one figure for the second sheet. */
    record Detail(String title, List<Behind> rows) {}

    private final Report report;
    private final XSSFWorkbook book = new XSSFWorkbook();
    private final SheetStyles look = new SheetStyles(book);
    private final XSSFSheet sheet = book.createSheet(text("reports.sheet.name"));
    private final Map<String, String> cells = new HashMap<>();
    private int next;

    private ReportWorkbook(Report report) {
        this.report = report;
    }

    static byte[] bytes(Report report, List<Detail> details) {
        ReportWorkbook workbook = new ReportWorkbook(report);
        try (XSSFWorkbook book = workbook.book; ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.fill();
            if (!details.isEmpty()) {
                workbook.details(details);
            }
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            book.setForceFormulaRecalculation(false);
            Date made = Date.from(report.madeOn().atStartOfDay().toInstant(ZoneOffset.UTC));
            book.getProperties().getCoreProperties().setCreated(Optional.of(made));
            book.getProperties().getCoreProperties().setModified(Optional.of(made));
            book.getProperties().getCoreProperties().setCreator(report.centre().name());
            book.getProperties().getCoreProperties().setTitle(report.definition().title());
            book.write(out);
            return OutFile.steady(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill() {
        sheet.setColumnWidth(0, 5 * 256);
        sheet.setColumnWidth(1, 27 * 256);
        for (int unit = 0; unit < UNITS; unit++) {
            // Every fourth column holds a change, with its sign and per cent.
            sheet.setColumnWidth(FIRST + unit, unit % 4 == 3 ? 10 * 256 : 7 * 256);
        }
        sheet.setColumnWidth(REMARK, 12 * 256);
        head();
        for (Section section : report.sections()) {
            if (section.part().fresh()) {
                sheet.setRowBreak(next - 1);
            }
            table(section);
            if (!section.part().charted().isEmpty()) {
                chart(section);
            }
        }
        foot();
        print();
    }

    private void chart(Section section) {
        row(6);
        new SheetChart(sheet, report, section, cells).draw(0, next, REMARK + 1, next + CHART_ROWS);
        for (int i = 0; i < CHART_ROWS; i++) {
            row(16);
        }
    }

    private void head() {
        merged(row(34), 0, REMARK, report.definition().title(), look.title);
        Row filler = row(20);
        merged(filler, 0, 11, text("reports.sheet.unit", report.centre().name()), look.left);
        merged(filler, 12, REMARK, text("reports.sheet.made", report.centre().street(), report.madeOn().getYear(),
                report.madeOn().getMonthValue(), report.madeOn().getDayOfMonth()), look.right);
    }

    private void table(Section section) {
        merged(row(22), 0, REMARK, section.part().title(), look.part);
        List<Column> columns = section.part().columns();
        int span = UNITS / columns.size();
        boolean grouped = columns.stream().anyMatch(column -> column.group() != null);
        Row upper = row(grouped ? 18 : 20);
        Row lower = grouped ? row(28) : upper;
        block(upper, lower, 0, 0, text("reports.sheet.number"), look.head);
        block(upper, lower, 1, 1, text("reports.sheet.item"), look.head);
        block(upper, lower, REMARK, REMARK, text("reports.sheet.remark"), look.head);
        for (int i = 0; i < columns.size(); i++) {
            merged(lower, FIRST + i * span, FIRST + (i + 1) * span - 1, columns.get(i).title(), look.head);
        }
        for (int i = 0; grouped && i < columns.size();) {
            int j = i;
            while (j < columns.size() && columns.get(j).group().equals(columns.get(i).group())) {
                j++;
            }
            merged(upper, FIRST + i * span, FIRST + j * span - 1, columns.get(i).group(), look.head);
            i = j;
        }
        int number = 0;
        for (Line line : section.lines()) {
            Row row = row(line.remark() == null ? 18 : 28);
            String unit = line.row().unit() == null ? "" : text("reports.sheet.in", line.row().unit());
            if (line.sum() && section.lines().getLast() == line) {
                merged(row, 0, 1, line.row().title(), look.totalName);
            } else {
                cell(row, 0, look.centred).setCellValue(++number);
                cell(row, 1, look.name).setCellValue(line.row().title() + unit);
            }
            for (int i = 0; i < line.figures().size(); i++) {
                Figure figure = line.figures().get(i);
                CellStyle style = look.figure(figure.style(), line.sum(), figure.faint(), span > 1);
                range(row, row, FIRST + i * span, FIRST + (i + 1) * span - 1, style);
                cells.put(figure.id(), new CellReference(row.getRowNum(), FIRST + i * span).formatAsString());
            }
            cell(row, REMARK, look.centred).setCellValue(line.remark() == null ? "" : line.remark());
        }
        // Formulas may point at cells further on, so they are written when all places are known.
        for (Line line : section.lines()) {
            line.figures().forEach(this::figure);
        }
    }

    private void figure(Figure figure) {
        CellReference place = new CellReference(cells.get(figure.id()));
        Cell cell = sheet.getRow(place.getRow()).getCell(place.getCol());
        if (figure.value() == null && figure.origin() instanceof Origin.Counted) {
            cell.setCellValue(figure.none());
            return;
        }
        String none = "\"" + figure.none() + "\"";
        switch (figure.origin()) {
            case Origin.Counted ignored -> cell.setCellValue(figure.value().doubleValue());
            case Origin.Sum sum when figure.value() == null -> cell.setCellValue(figure.none());
            case Origin.Sum sum when sum.of().isEmpty() -> cell.setCellValue(0);
            case Origin.Sum sum -> cell.setCellFormula("SUM(" + span(sum.of()) + ")");
            case Origin.Share share -> cell.setCellFormula("IF(SUM(" + list(share.whole()) + ")=0," + none + ",SUM("
                    + list(share.parts()) + ")/SUM(" + list(share.whole()) + "))");
            case Origin.Change change -> {
                String now = cells.get(change.now());
                String base = cells.get(change.base());
                String there = "AND(ISNUMBER(" + now + "),ISNUMBER(" + base + "))";
                cell.setCellFormula(change.points() ? "IF(" + there + ",(" + now + "-" + base + ")*100," + none + ")"
                        : "IF(" + there + ",IF(" + base + "=0," + none + ",(" + now + "-" + base + ")/" + base + ")," + none + ")");
            }
        }
    }

    /** Rows of a sum stand together, so a range says it, as a person would have written it. */
    private String span(List<String> ids) {
        return cells.get(ids.getFirst()) + ":" + cells.get(ids.getLast());
    }

    private String list(List<String> ids) {
        return ids.stream().map(cells::get).collect(Collectors.joining(","));
    }

    private void foot() {
        row(6);
        for (String note : report.notes()) {
            merged(row(14), 0, REMARK, note, look.note);
        }
        Row sign = row(30);
        merged(sign, 0, 5, text("reports.sheet.filler"), look.left);
        merged(sign, 6, 11, text("reports.sheet.checker"), look.left);
        merged(sign, 12, 17, text("reports.sheet.head"), look.left);
        merged(sign, 18, REMARK, text("reports.sheet.date"), look.left);
    }

    private void print() {
        PrintSetup setup = sheet.getPrintSetup();
        setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
        setup.setLandscape(true);
        sheet.setFitToPage(true);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) 0);
        sheet.setMargin(PageMargin.LEFT, 0.4);
        sheet.setMargin(PageMargin.RIGHT, 0.4);
        sheet.setMargin(PageMargin.TOP, 0.5);
        sheet.setMargin(PageMargin.BOTTOM, 0.6);
        sheet.setMargin(PageMargin.FOOTER, 0.3);
        sheet.setHorizontallyCenter(true);
        sheet.setRepeatingRows(new CellRangeAddress(0, 1, -1, -1));
        sheet.getFooter().setCenter(text("reports.sheet.pages"));
        book.setPrintArea(0, 0, REMARK, 0, next - 1);
        sheet.createFreezePane(0, 2);
        sheet.setDisplayGridlines(false);
    }

    private void details(List<Detail> details) {
        XSSFSheet list = book.createSheet(text("reports.sheet.details"));
        int[] widths = {34, 44, 70};
        for (int i = 0; i < widths.length; i++) {
            list.setColumnWidth(i, widths[i] * 256);
        }
        String[] heads = {text("reports.sheet.figure"), text("reports.sheet.record"), text("reports.sheet.about")};
        Row top = list.createRow(0);
        for (int i = 0; i < heads.length; i++) {
            cell(top, i, look.head).setCellValue(heads[i]);
        }
        int at = 1;
        for (Detail detail : details) {
            for (Behind behind : detail.rows()) {
                Row row = list.createRow(at++);
                cell(row, 0, look.name).setCellValue(detail.title());
                cell(row, 1, look.name).setCellValue(behind.title());
                cell(row, 2, look.name).setCellValue(behind.detail());
            }
        }
        list.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
        list.setFitToPage(true);
        list.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        list.getPrintSetup().setLandscape(true);
        list.getPrintSetup().setFitHeight((short) 0);
        list.getFooter().setCenter(text("reports.sheet.pages"));
        list.createFreezePane(0, 1);
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

    private void block(Row upper, Row lower, int from, int to, String value, CellStyle style) {
        range(upper, lower, from, to, style).setCellValue(value);
    }

    /** Every cell of a merge carries the style, or its borders would have gaps. */
    private Cell range(Row upper, Row lower, int from, int to, CellStyle style) {
        for (Row row = upper; ; row = lower) {
            for (int column = from; column <= to; column++) {
                cell(row, column, style);
            }
            if (row == lower) {
                break;
            }
        }
        if (from != to || upper != lower) {
            sheet.addMergedRegion(new CellRangeAddress(upper.getRowNum(), lower.getRowNum(), from, to));
        }
        return upper.getCell(from);
    }
}
