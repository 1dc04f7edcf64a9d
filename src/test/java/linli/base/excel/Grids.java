package linli.base.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Builds spreadsheet files for tests from rows of plain values. */
public final class Grids {
    private final List<SheetData> sheets = new ArrayList<>();

    private static final class SheetData {
        final String name;
        final List<Object[]> rows = new ArrayList<>();
        final List<String> merges = new ArrayList<>();
        boolean hidden;

        SheetData(String name) {
            this.name = name;
        }
    }

    public static Grids of(String sheet) {
        return new Grids().sheet(sheet);
    }

    public Grids sheet(String name) {
        sheets.add(new SheetData(name));
        return this;
    }

    public Grids row(Object... values) {
        sheets.getLast().rows.add(values);
        return this;
    }

    /** @param range such as A1:C2 */
    public Grids merge(String range) {
        sheets.getLast().merges.add(range);
        return this;
    }

    public Grids hidden() {
        sheets.getLast().hidden = true;
        return this;
    }

    public int size() {
        return sheets.getLast().rows.size();
    }

    public Path xlsx(Path file) {
        return write(new XSSFWorkbook(), file);
    }

    public Path xls(Path file) {
        return write(new HSSFWorkbook(), file);
    }

    private Path write(Workbook workbook, Path file) {
        try (workbook; OutputStream out = Files.newOutputStream(file)) {
            var text = workbook.createCellStyle();
            text.setDataFormat(workbook.createDataFormat().getFormat("@"));
            var day = workbook.createCellStyle();
            day.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
            for (SheetData data : sheets) {
                Sheet sheet = workbook.createSheet(data.name);
                for (int r = 0; r < data.rows.size(); r++) {
                    Object[] values = data.rows.get(r);
                    Row row = sheet.createRow(r);
                    for (int c = 0; c < values.length; c++) {
                        if (values[c] != null) {
                            put(row.createCell(c), values[c], text, day);
                        }
                    }
                }
                data.merges.forEach(m -> sheet.addMergedRegion(CellRangeAddress.valueOf(m)));
                if (data.hidden) {
                    workbook.setSheetHidden(workbook.getSheetIndex(sheet), true);
                }
            }
            workbook.write(out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Cell cell, Object value, org.apache.poi.ss.usermodel.CellStyle text, org.apache.poi.ss.usermodel.CellStyle day) {
        switch (value) {
            case Number number -> cell.setCellValue(number.doubleValue());
            case Boolean bool -> cell.setCellValue(bool);
            case java.time.LocalDate date -> {
                cell.setCellValue(date);
                cell.setCellStyle(day);
            }
            default -> {
                String string = value.toString();
                if (string.startsWith("=")) {
                    cell.setCellFormula(string.substring(1));
                    try {
                        cell.getSheet().getWorkbook().getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell);
                    } catch (RuntimeException cyclic) {
                        // keeps no cached value
                    }
                } else {
                    cell.setCellValue(string);
                    cell.setCellStyle(text);
                }
            }
        }
    }

    public Path csv(Path file, Charset charset, String separator) {
        String text = sheets.getFirst().rows.stream().map(row -> {
            List<String> fields = new ArrayList<>();
            for (Object value : row) {
                String field = value == null ? "" : value.toString();
                fields.add(field.matches("(?s).*[\",;\t\n].*") ? "\"" + field.replace("\"", "\"\"") + "\"" : field);
            }
            return String.join(separator, fields);
        }).collect(Collectors.joining("\r\n", "", "\r\n"));
        try {
            return Files.write(file, text.getBytes(charset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
