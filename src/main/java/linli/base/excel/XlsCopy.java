package linli.base.excel;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFComment;
import org.apache.poi.hssf.usermodel.HSSFPatriarch;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;

/** The edits of {@link BookCopy} on an .xls held in memory. */
final class XlsCopy {
    private static final int WIDTH = 60 * 256;

    private XlsCopy() {}

    static void edit(HSSFWorkbook workbook, ListBook.Plan plan, int reasonColumn, String reasonHeader, TreeMap<Integer, RowMarks.Mark> marks, boolean onlyRejected) {
        HSSFSheet sheet = workbook.getSheetAt(plan.layout().sheet());
        CellStyle wrap = workbook.createCellStyle();
        wrap.setWrapText(true);
        Map<Short, CellStyle> pinks = new HashMap<>();
        HSSFRow head = plan.layout().dataFrom() == 0 ? null : sheet.getRow(plan.layout().dataFrom() - 1);
        if (head != null) {
            head.createCell(reasonColumn).setCellValue(reasonHeader);
        }
        sheet.setColumnWidth(reasonColumn, WIDTH);
        int last = sheet.getLastRowNum();
        int to = plan.layout().dataFrom();
        if (onlyRejected) {
            for (int i = sheet.getNumMergedRegions() - 1; i >= 0; i--) {
                if (sheet.getMergedRegion(i).getFirstRow() >= plan.layout().dataFrom()) {
                    sheet.removeMergedRegion(i);
                }
            }
        }
        for (int r = plan.layout().dataFrom(); r <= last; r++) {
            HSSFRow row = sheet.getRow(r);
            RowMarks.Mark mark = marks.get(r);
            if (row == null) {
                continue;
            }
            if (mark == null || onlyRejected && !mark.rejected()) {
                if (onlyRejected) {
                    sheet.removeRow(row);
                }
                continue;
            }
            HSSFRow target = onlyRejected ? moved(sheet, row, to++) : row;
            if (onlyRejected) {
                mark.filled().forEach((c, cell) -> put(target, c, cell));
            }
            mark.bad().stream().forEach(c -> pink(workbook, target, c, pinks));
            if (!onlyRejected) {
                mark.notes().forEach((c, text) -> note(target, c, text));
            }
            HSSFCell said = target.createCell(reasonColumn);
            said.setCellValue(mark.text());
            said.setCellStyle(wrap);
        }
    }

    /** A comment on the cell; one that is there stays. */
    private static void note(HSSFRow row, int column, String text) {
        HSSFCell cell = row.getCell(column) == null ? row.createCell(column) : row.getCell(column);
        if (cell.getCellComment() == null) {
            HSSFPatriarch drawing = row.getSheet().getDrawingPatriarch() == null ? row.getSheet().createDrawingPatriarch() : row.getSheet().getDrawingPatriarch();
            int at = row.getRowNum();
            HSSFComment comment = drawing.createCellComment(new HSSFClientAnchor(0, 0, 0, 0, (short) Math.min(column + 1, 250), at, (short) Math.min(column + 5, 255), at + 4));
            comment.setString(new HSSFRichTextString(text));
            cell.setCellComment(comment);
        }
    }

    private static HSSFRow moved(HSSFSheet sheet, HSSFRow from, int to) {
        if (from.getRowNum() == to) {
            values(from, from);
            return from;
        }
        HSSFRow row = sheet.createRow(to);
        row.setHeight(from.getHeight());
        values(from, row);
        sheet.removeRow(from);
        return row;
    }

    /** Formulas become their last values: what they point to has moved. */
    private static void values(HSSFRow from, HSSFRow to) {
        for (int c = Math.max(0, from.getFirstCellNum()); c < from.getLastCellNum(); c++) {
            HSSFCell old = from.getCell(c);
            if (old == null) {
                continue;
            }
            CellType type = old.getCellType() == CellType.FORMULA ? old.getCachedFormulaResultType() : old.getCellType();
            if (from == to && old.getCellType() != CellType.FORMULA) {
                continue;
            }
            CellStyle style = old.getCellStyle();
            String text = type == CellType.STRING ? old.getRichStringCellValue().getString() : null;
            double number = type == CellType.NUMERIC ? old.getNumericCellValue() : 0;
            boolean bool = type == CellType.BOOLEAN && old.getBooleanCellValue();
            byte error = type == CellType.ERROR ? old.getErrorCellValue() : 0;
            HSSFCell cell = to.createCell(c);
            cell.setCellStyle(style);
            switch (type) {
                case STRING -> cell.setCellValue(text);
                case NUMERIC -> cell.setCellValue(number);
                case BOOLEAN -> cell.setCellValue(bool);
                case ERROR -> cell.setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.forInt(error));
                default -> cell.setBlank();
            }
        }
    }

    private static void put(HSSFRow row, int column, Cell value) {
        HSSFCell cell = row.getCell(column) == null ? row.createCell(column) : row.getCell(column);
        if (value.isNumeric()) {
            cell.setCellValue(value.number());
        } else {
            cell.setCellValue(value.text());
        }
    }

    private static void pink(HSSFWorkbook workbook, HSSFRow row, int column, Map<Short, CellStyle> pinks) {
        HSSFCell cell = row.getCell(column) == null ? row.createCell(column) : row.getCell(column);
        cell.setCellStyle((org.apache.poi.hssf.usermodel.HSSFCellStyle) pinks.computeIfAbsent(cell.getCellStyle().getIndex(), any -> {
            CellStyle pink = workbook.createCellStyle();
            pink.cloneStyleFrom(cell.getCellStyle());
            pink.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            pink.setFillForegroundColor(IndexedColors.ROSE.getIndex());
            return pink;
        }));
    }
}
