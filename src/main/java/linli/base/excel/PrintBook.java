package linli.base.excel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import linli.base.text.Texts;
import linli.base.value.Money;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook of plain tables that prints on A4 untouched: title, a line of unit and date, repeated heads, borders, sums as
 * formulas with their values, a line to sign on, page numbers. For long lists without a form use the exchange's export.
 */
public final class PrintBook {
    /** What a column holds: how it stands and is formatted. Money is in yuan with two decimals. */
    public enum Kind {
        TEXT("@"),
        COUNT("#,##0"),
        MONEY("#,##0.00"),
        SHARE("0.0%"),
        NUMBER("#,##0.0"),
        DATE("yyyy-mm-dd");

        private final String format;

        Kind(String format) {
            this.format = format;
        }
    }

    /** @param width in characters */
    public record Head(String title, int width, Kind kind) {}

    private static final byte[] GREY = {(byte) 0xF2, (byte) 0xF2, (byte) 0xF2};
    private final XSSFWorkbook book = new XSSFWorkbook();
    private final Map<Kind, XSSFCellStyle> plain = new EnumMap<>(Kind.class);
    private final Map<Kind, XSSFCellStyle> bold = new EnumMap<>(Kind.class);
    private final XSSFCellStyle title = style(true, 18, false, HorizontalAlignment.CENTER);
    private final XSSFCellStyle side = style(false, 11, false, HorizontalAlignment.LEFT);
    private final XSSFCellStyle far = style(false, 11, false, HorizontalAlignment.RIGHT);
    private final XSSFCellStyle head = edged(style(true, 10, false, HorizontalAlignment.CENTER));
    private boolean lying;

    public PrintBook() {
        filled(head).setWrapText(true);
        for (Kind kind : Kind.values()) {
            HorizontalAlignment across = kind == Kind.TEXT ? HorizontalAlignment.LEFT : kind == Kind.DATE ? HorizontalAlignment.CENTER : HorizontalAlignment.RIGHT;
            plain.put(kind, edged(formatted(style(false, 10, false, across), kind)));
            bold.put(kind, filled(edged(formatted(style(true, 10, true, across), kind))));
        }
        plain.get(Kind.TEXT).setWrapText(true);
    }

    /** The sheets that follow lie on their side. */
    public PrintBook lying() {
        lying = true;
        return this;
    }

    /**
     * Adds a sheet.
     *
     * @param left and {@code right}: the line under the title, the unit and the date
     * @param rows cells of String, Number, {@link Money}, LocalDate or null, one for each head
     * @param sumWord stands before the sums of the count and money columns; null for a table without sums
     * @param signatures words to sign behind, may be none
     */
    public PrintBook sheet(String name, String heading, String left, String right, List<Head> heads, List<? extends List<?>> rows, String sumWord,
            List<String> signatures) {
        XSSFSheet sheet = book.createSheet(name);
        int last = heads.size() - 1;
        for (int i = 0; i <= last; i++) {
            sheet.setColumnWidth(i, Math.min(255, heads.get(i).width()) * 256 + 200);
        }
        wide(sheet, 0, 34, last, title).setCellValue(heading);
        Row line = row(sheet, 1, 20);
        for (int i = 0; i <= last; i++) {
            cell(line, i, i == last ? far : side);
        }
        line.getCell(0).setCellValue(left);
        line.getCell(last).setCellValue(right);
        Row top = row(sheet, 2, 26);
        for (int i = 0; i <= last; i++) {
            cell(top, i, head).setCellValue(heads.get(i).title());
        }
        int at = 3;
        for (List<?> values : rows) {
            Row row = sheet.createRow(at++);
            for (int i = 0; i <= last; i++) {
                put(cell(row, i, plain.get(heads.get(i).kind())), values.get(i));
            }
        }
        if (sumWord != null) {
            sum(row(sheet, at++, 20), heads, rows, sumWord);
        }
        int end = sign(sheet, at, last, signatures);
        print(sheet, last, end);
        return this;
    }

    /** @return where it was written: the wish, or a numbered name beside it while the wish is open elsewhere. */
    public Path write(Path wish) {
        return OutFile.write(bytes(), wish);
    }

    /** @return the workbook; equal content gives equal bytes. */
    public byte[] bytes() {
        try (book; ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            book.write(out);
            return OutFile.steady(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sum(Row row, List<Head> heads, List<? extends List<?>> rows, String word) {
        for (int i = 0; i < heads.size(); i++) {
            Kind kind = heads.get(i).kind();
            Cell cell = cell(row, i, bold.get(kind));
            if (i == 0) {
                cell.setCellValue(word);
            } else if ((kind == Kind.COUNT || kind == Kind.MONEY) && !rows.isEmpty()) {
                String column = CellReference.convertNumToColString(i);
                int at = i;
                // A program that does not calculate shows the value that is kept beside the formula.
                cell.setCellFormula("SUM(" + column + "4:" + column + (3 + rows.size()) + ")");
                cell.setCellValue(rows.stream().mapToLong(values -> hundredths(values.get(at))).sum() / 100.0);
            }
        }
    }

    private static long hundredths(Object value) {
        return value instanceof Money money ? money.fen() : value instanceof Number number ? Math.round(number.doubleValue() * 100) : 0;
    }

    private static void put(Cell cell, Object value) {
        switch (value) {
            case null -> cell.setBlank();
            case Money money -> cell.setCellValue(money.fen() / 100.0);
            case Number number -> cell.setCellValue(number.doubleValue());
            case LocalDate day -> cell.setCellValue(day);
            default -> cell.setCellValue(value.toString());
        }
    }

    private int sign(XSSFSheet sheet, int at, int last, List<String> words) {
        if (words.isEmpty()) {
            return at;
        }
        Row row = row(sheet, at, 30);
        int each = Math.max(1, (last + 1) / words.size());
        for (int i = 0; i < words.size() && i * each <= last; i++) {
            cell(row, i * each, side).setCellValue(words.get(i));
        }
        return at + 1;
    }

    private void print(XSSFSheet sheet, int last, int rows) {
        PrintSetup setup = sheet.getPrintSetup();
        setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
        setup.setLandscape(lying);
        sheet.setFitToPage(true);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) 0);
        sheet.setMargin(PageMargin.LEFT, 0.5);
        sheet.setMargin(PageMargin.RIGHT, 0.5);
        sheet.setHorizontallyCenter(true);
        sheet.setRepeatingRows(new CellRangeAddress(0, 2, -1, -1));
        sheet.getFooter().setCenter(Texts.text("excel.print.pages"));
        book.setPrintArea(book.getSheetIndex(sheet), 0, last, 0, rows - 1);
        sheet.createFreezePane(0, 3);
        sheet.setDisplayGridlines(false);
    }

    private static Row row(XSSFSheet sheet, int at, int points) {
        Row row = sheet.createRow(at);
        row.setHeightInPoints(points);
        return row;
    }

    private static Cell wide(XSSFSheet sheet, int at, int points, int last, CellStyle style) {
        Row row = row(sheet, at, points);
        for (int i = 0; i <= last; i++) {
            cell(row, i, style);
        }
        if (last > 0) {
            sheet.addMergedRegion(new CellRangeAddress(at, at, 0, last));
        }
        return row.getCell(0);
    }

    private static Cell cell(Row row, int column, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        return cell;
    }

    private XSSFCellStyle style(boolean hei, int points, boolean heavy, HorizontalAlignment across) {
        Font font = book.createFont();
        font.setFontName(hei ? Texts.text("excel.print.hei") : Texts.text("excel.print.song"));
        font.setFontHeightInPoints((short) points);
        font.setBold(heavy);
        XSSFCellStyle style = book.createCellStyle();
        style.setFont(font);
        style.setAlignment(across);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        return style;
    }

    private XSSFCellStyle formatted(XSSFCellStyle style, Kind kind) {
        style.setDataFormat(book.createDataFormat().getFormat(kind.format));
        return style;
    }

    private static XSSFCellStyle edged(XSSFCellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }

    private static XSSFCellStyle filled(XSSFCellStyle style) {
        style.setFillForegroundColor(new XSSFColor(GREY, null));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }
}
