package linli.reports;

import static linli.base.text.Texts.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.excel.OutFile;
import linli.tables.Filled.Behind;
import linli.tables.Filled;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Tables as an Excel workbook that prints untouched, a sheet each; the rows behind chosen figures and what changed since
 * the last sending on sheets of their own. The same figures give the same bytes.
 */
final class FormBook {
    /** Rows behind one figure. */
    record Detail(String title, List<Behind> rows) {}

    private final XSSFWorkbook book;
    private final FormStyles look;

    private FormBook(XSSFWorkbook book) {
        this.book = book;
        this.look = new FormStyles(book);
    }

    static byte[] bytes(List<Filled> tables, List<Detail> details, Map<String, List<Filled.Changed>> changes) {
        try (XSSFWorkbook book = new XSSFWorkbook(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            FormBook made = new FormBook(book);
            for (Filled table : tables) {
                new FormSheet(book, made.look, table, changes.getOrDefault(table.form().id(), List.of())).fill();
            }
            if (!changes.isEmpty()) {
                made.changes(tables, changes);
            }
            if (!details.isEmpty()) {
                made.details(details);
            }
            book.setForceFormulaRecalculation(false);
            Filled first = tables.getFirst();
            Optional<Date> day = Optional.of(Date.from(first.madeOn().atStartOfDay().toInstant(ZoneOffset.UTC)));
            book.getProperties().getCoreProperties().setCreated(day);
            book.getProperties().getCoreProperties().setModified(day);
            book.getProperties().getCoreProperties().setCreator(first.centre().name());
            book.getProperties().getCoreProperties().setTitle(first.title());
            book.write(out);
            return OutFile.steady(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 只报变化: what is not as it was sent last, and nothing else. */
    private void changes(List<Filled> tables, Map<String, List<Filled.Changed>> changes) {
        List<List<String>> rows = new ArrayList<>();
        tables.forEach(table -> changes.getOrDefault(table.form().id(), List.of())
                .forEach(one -> rows.add(List.of(table.form().name(), one.row(), one.column(), one.before(), one.now()))));
        XSSFSheet sheet = book.createSheet(text("tables.sheet.changes"));
        list(sheet, List.of(text("tables.sheet.table"), text("reports.sheet.item"), text("tables.sheet.column"), text("tables.sheet.before"), text("tables.sheet.now")), new int[] {16, 34, 26, 18, 18}, rows);
        for (int i = 1; i <= rows.size(); i++) {
            sheet.getRow(i).getCell(4).setCellStyle(look.changed);
        }
    }

    private void details(List<Detail> details) {
        List<List<String>> rows = new ArrayList<>();
        details.forEach(detail -> detail.rows().forEach(behind -> rows.add(List.of(detail.title(), behind.title(), behind.detail(), behind.amount()))));
        XSSFSheet sheet = book.createSheet(text("reports.sheet.details"));
        list(sheet, List.of(text("reports.sheet.figure"), text("reports.sheet.record"), text("reports.sheet.about"), text("tables.sheet.amount")), new int[] {30, 40, 60, 12}, rows);
    }

    private void list(XSSFSheet sheet, List<String> heads, int[] widths, List<List<String>> rows) {
        Row top = sheet.createRow(0);
        for (int i = 0; i < heads.size(); i++) {
            sheet.setColumnWidth(i, widths[i] * 256);
            Cell cell = top.createCell(i);
            cell.setCellStyle(look.head);
            cell.setCellValue(heads.get(i));
        }
        int at = 1;
        for (List<String> words : rows) {
            Row row = sheet.createRow(at++);
            for (int i = 0; i < words.size(); i++) {
                Cell cell = row.createCell(i);
                cell.setCellStyle(look.name);
                cell.setCellValue(words.get(i));
            }
        }
        FormSheet.print(book, sheet, true, new CellRangeAddress(0, 0, -1, -1), heads.size() - 1, at);
    }
}
