package linli.samples;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import linli.samples.Grid.Look;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes a {@link Book} as .xlsx, .xls or separated text. */
final class BookFiles {
    private BookFiles() {}

    static void xlsx(Book book, Path file) throws IOException {
        try (var workbook = new XSSFWorkbook(); var out = Files.newOutputStream(file)) {
            fill(book, workbook);
            workbook.write(out);
        }
    }

    static void xls(Book book, Path file) throws IOException {
        try (var workbook = new HSSFWorkbook(); var out = Files.newOutputStream(file)) {
            fill(book, workbook);
            workbook.write(out);
        }
    }

    /** The first sheet as separated text, with the line ends Excel writes. */
    static void text(Book book, Path file, Charset charset, char between, String before) throws IOException {
        StringBuilder text = new StringBuilder(before);
        for (List<Object> row : book.grids.getFirst().rows) {
            for (int i = 0; i < row.size(); i++) text.append(i == 0 ? "" : between).append(quoted(row.get(i), between));
            text.append("\r\n");
        }
        Files.write(file, text.toString().getBytes(charset));
    }

    private static String quoted(Object value, char between) {
        String text = plain(value);
        boolean quote = text.indexOf(between) >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0;
        return quote ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** @return a value as a spreadsheet program would write it into text. */
    static String plain(Object value) {
        return switch (value) {
            case null -> "";
            case Grid.Formula formula -> plain(formula.cached());
            case Grid.Fault fault -> fault.code();
            case Double d when d == Math.rint(d) && Math.abs(d) < 1e15 -> "" + (long) (double) d;
            case Boolean b -> b ? "TRUE" : "FALSE";
            default -> value.toString();
        };
    }

    static void fill(Book book, Workbook workbook) {
        Styles styles = new Styles(workbook);
        for (Grid grid : book.grids) {
            Sheet sheet = workbook.createSheet(grid.name);
            int[] widths = new int[40];
            for (int r = 0; r < grid.rows.size(); r++) {
                List<Object> values = grid.rows.get(r);
                if (values.isEmpty()) continue;
                var row = sheet.createRow(r);
                Look look = grid.looks.get(r);
                for (int c = 0; c < values.size(); c++) {
                    Object value = values.get(c);
                    if (value == null && look != Look.HEAD) continue;
                    Cell cell = row.createCell(c);
                    cell.setCellStyle(styles.of(look, value));
                    set(cell, value);
                    if (look != Look.TITLE && c < widths.length) widths[c] = Math.max(widths[c], wide(plain(value)));
                }
            }
            for (int[] m : grid.merges) sheet.addMergedRegion(new CellRangeAddress(m[0], m[1], m[2], m[3]));
            for (int c = 0; c < widths.length; c++) if (widths[c] > 0) sheet.setColumnWidth(c, Math.min(46, widths[c] + 2) * 256);
            workbook.setSheetVisibility(workbook.getSheetIndex(sheet), grid.hidden
                    ? org.apache.poi.ss.usermodel.SheetVisibility.HIDDEN : org.apache.poi.ss.usermodel.SheetVisibility.VISIBLE);
        }
    }

    private static int wide(String text) {
        return text.chars().map(c -> c > 255 ? 2 : 1).sum();
    }

    private static void set(Cell cell, Object value) {
        switch (value) {
            case null -> cell.setBlank();
            case String s -> cell.setCellValue(s);
            case Number n -> cell.setCellValue(n.doubleValue());
            case Boolean b -> cell.setCellValue(b);
            case LocalDate d -> cell.setCellValue(d);
            case LocalDateTime d -> cell.setCellValue(d);
            case Grid.Fault f -> cell.setCellErrorValue(FormulaError.forString(f.code()).getCode());
            case Grid.Formula f -> {
                cell.setCellFormula(f.text());
                if (f.cached() instanceof Grid.Fault fault) cell.setCellErrorValue(FormulaError.forString(fault.code()).getCode());
                else set(cell, f.cached());
            }
            default -> throw new IllegalArgumentException(value.getClass().getName());
        }
    }

    /** The few looks a community's workbook has; each style is made once. */
    private static final class Styles {
        private final Workbook workbook;
        private final Map<String, CellStyle> made = new HashMap<>();

        Styles(Workbook workbook) {
            this.workbook = workbook;
        }

        CellStyle of(Look look, Object value) {
            Object shown = value instanceof Grid.Formula f ? f.cached() : value;
            String format = switch (shown) {
                case LocalDate d -> "yyyy-mm-dd";
                case LocalDateTime d -> "yyyy-mm-dd hh:mm:ss";
                case String s -> "@";
                case null, default -> "General";
            };
            return made.computeIfAbsent(look + format, k -> make(look, format));
        }

        private CellStyle make(Look look, String format) {
            CellStyle style = workbook.createCellStyle();
            Font font = workbook.createFont();
            font.setFontName(look == Look.TITLE ? "黑体" : "宋体");
            font.setFontHeightInPoints((short) (look == Look.TITLE ? 16 : 11));
            font.setBold(look == Look.HEAD);
            style.setFont(font);
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            if (look == Look.TITLE || look == Look.HEAD) style.setAlignment(HorizontalAlignment.CENTER);
            if (look != Look.TITLE) {
                style.setBorderBottom(BorderStyle.THIN);
                style.setBorderTop(BorderStyle.THIN);
                style.setBorderLeft(BorderStyle.THIN);
                style.setBorderRight(BorderStyle.THIN);
            }
            if (look == Look.HEAD || look == Look.NOTE) {
                style.setFillForegroundColor((look == Look.HEAD ? IndexedColors.GREY_25_PERCENT : IndexedColors.LEMON_CHIFFON).getIndex());
                style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            }
            return style;
        }
    }
}
