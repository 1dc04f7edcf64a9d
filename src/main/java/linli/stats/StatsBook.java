package linli.stats;

import static linli.base.text.Texts.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import linli.base.excel.OutFile;
import linli.base.excel.SheetBars;
import linli.base.text.Texts;
import linli.stats.Chart.Point;
import linli.stats.Chart.Series;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The charts as a workbook: a sheet each, with the figures and a real chart living on them. */
final class StatsBook {
    private static final int FIRST = 3;
    private static final int CHART_ROWS = 18;

    private final XSSFWorkbook book;
    private final XSSFCellStyle title;
    private final XSSFCellStyle plain;
    private final XSSFCellStyle head;

    private StatsBook(XSSFWorkbook book) {
        this.book = book;
        title = style(16, HorizontalAlignment.LEFT, false, null);
        plain = style(10, HorizontalAlignment.LEFT, false, null);
        head = style(10, HorizontalAlignment.CENTER, true, null);
        head.setWrapText(true);
    }

    static byte[] bytes(List<Chart> charts) {
        try (XSSFWorkbook book = new XSSFWorkbook(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            StatsBook made = new StatsBook(book);
            charts.forEach(made::sheet);
            book.write(out);
            return OutFile.steady(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sheet(Chart chart) {
        XSSFSheet sheet = book.createSheet(Texts.of(chart.kind()));
        cell(sheet.createRow(0), 0, title).setCellValue(chart.title());
        cell(sheet.createRow(1), 0, plain).setCellValue(chart.counts());
        Row top = sheet.createRow(2);
        cell(top, 0, head).setCellValue(chart.kind() == Chart.Kind.ROOMS ? text("stats.book.room") : text("stats.book.month"));
        sheet.setColumnWidth(0, 18 * 256);
        int columns = chart.series().size();
        List<SheetBars.Series> drawn = new ArrayList<>();
        int last = FIRST + chart.groups().size() - 1;
        for (int i = 0; i < chart.groups().size(); i++) {
            cell(sheet.createRow(FIRST + i), 0, head).setCellValue(chart.groups().get(i));
        }
        for (int j = 0; j < columns; j++) {
            Series series = chart.series().get(j);
            sheet.setColumnWidth(1 + j, 15 * 256);
            cell(top, 1 + j, head).setCellValue(series.name());
            XSSFCellStyle figures = style(10, HorizontalAlignment.RIGHT, true, format(series));
            for (int i = 0; i < series.points().size(); i++) {
                Point point = series.points().get(i);
                Cell cell = cell(sheet.getRow(FIRST + i), 1 + j, figures);
                if (point.value() == null) {
                    cell.setCellValue(point.shown());
                } else {
                    cell.setCellValue(point.value().doubleValue());
                }
            }
            if (series.drawn() && !chart.groups().isEmpty()) {
                drawn.add(new SheetBars.Series(series.name(), new CellRangeAddress(FIRST, last, 1 + j, 1 + j)));
            }
        }
        int below = last + 2;
        if (!drawn.isEmpty()) {
            SheetBars.draw(sheet, chart.title(), new CellRangeAddress(FIRST, last, 0, 0), drawn, new int[] {0, below, Math.max(6, columns + 1), below + CHART_ROWS});
        }
        print(sheet, Math.max(5, columns), below + CHART_ROWS);
    }

    private static String format(Series series) {
        return switch (series.points().stream().filter(point -> point.value() != null).findFirst().map(Point::style).orElse(linli.tables.Filled.Style.COUNT)) {
            case DECIMAL -> "#,##0.0";
            case MONEY -> "#,##0.00";
            case SHARE, PERCENT -> "0.0%";
            default -> "#,##0";
        };
    }

    private void print(XSSFSheet sheet, int last, int rows) {
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setLandscape(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.getFooter().setCenter(text("reports.sheet.pages"));
        sheet.createFreezePane(1, FIRST);
        book.setPrintArea(book.getSheetIndex(sheet), 0, last, 0, rows);
    }

    private static Cell cell(Row row, int column, XSSFCellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        return cell;
    }

    private XSSFCellStyle style(int points, HorizontalAlignment across, boolean edged, String format) {
        XSSFFont font = book.createFont();
        font.setFontName(text("excel.print.song"));
        font.setFontHeightInPoints((short) points);
        XSSFCellStyle style = book.createCellStyle();
        style.setFont(font);
        style.setAlignment(across);
        BorderStyle edge = edged ? BorderStyle.THIN : BorderStyle.NONE;
        style.setBorderTop(edge);
        style.setBorderBottom(edge);
        style.setBorderLeft(edge);
        style.setBorderRight(edge);
        if (format != null) {
            style.setDataFormat(book.createDataFormat().getFormat(format));
        }
        return style;
    }
}
