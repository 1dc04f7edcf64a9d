package linli.base.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.util.TreeMap;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The edits of {@link BookCopy} for files that are no workbook: their cells as an .xlsx, all text, so that no digit is lost. */
final class TextCopy {
    private static final String PINK = "FBD5D1";

    private TextCopy() {}

    static void write(ListBook list, RowMarks marks, String reasonHeader, boolean onlyRejected, OutputStream out) throws IOException {
        Workbook workbook = new Workbook(out, "Linli", "1.0");
        for (ListBook.Plan plan : list.plans()) {
            Worksheet sheet = workbook.newWorksheet(plan.layout().name().replaceAll("[\\\\/?*\\[\\]:]", " "));
            TreeMap<Integer, RowMarks.Mark> rows = marks.of(plan.layout().name());
            int reason = BookCopy.reasonColumn(plan);
            int from = plan.layout().dataFrom();
            int[] at = {from};
            list.book().rows(plan.layout().sheet(), (number, cells) -> {
                RowMarks.Mark mark = rows.get(number);
                if (number < from) {
                    put(sheet, number, cells);
                } else if (!onlyRejected || mark != null && mark.rejected()) {
                    int row = onlyRejected ? at[0]++ : number;
                    put(sheet, row, cells);
                    mark(sheet, row, mark, reason, onlyRejected);
                }
                return true;
            });
            if (from > 0) {
                sheet.value(from - 1, reason, reasonHeader);
                sheet.style(from - 1, reason).bold().set();
            }
            sheet.width(reason, 60);
        }
        workbook.finish();
    }

    private static void mark(Worksheet sheet, int row, RowMarks.Mark mark, int reason, boolean onlyRejected) {
        if (mark == null) {
            return;
        }
        if (onlyRejected) {
            mark.filled().forEach((c, cell) -> sheet.value(row, c, cell.text()));
        }
        mark.bad().stream().forEach(c -> sheet.style(row, c).fillColor(PINK).set());
        if (!onlyRejected) {
            mark.notes().forEach((c, text) -> sheet.comment(row, c, text));
        }
        sheet.value(row, reason, mark.text());
        sheet.style(row, reason).wrapText(true).set();
    }

    private static void put(Worksheet sheet, int row, Cell[] cells) {
        for (int c = 0; c < cells.length; c++) {
            if (cells[c].isNumeric()) {
                sheet.value(row, c, cells[c].number());
            } else if (!cells[c].isBlank()) {
                sheet.value(row, c, cells[c].text());
                sheet.style(row, c).format("@").set();
            }
        }
    }
}
