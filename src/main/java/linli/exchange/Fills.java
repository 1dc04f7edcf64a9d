package linli.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linli.base.excel.Book;
import linli.base.excel.ColumnMatch;
import linli.base.excel.ListBook;
import linli.base.excel.ListSheet;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.base.value.Clean;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * 反向导入: fills an upper office's blank template from the store. Its headers are read with the same words as an import;
 * widths, fonts, merges, formulas, titles and signature lines stay, prepared rows are used first and more are added.
 */
public final class Fills {
    private static final int MOST_CELLS = 700_000;
    private static final Pattern REFERENCE = Pattern.compile("(?<![A-Za-z0-9_.$])([A-Z]{1,3})(\\d+)(?![A-Za-z0-9_(])");
    private static final Pattern RANGE = Pattern.compile("(\\$?[A-Z]{1,3}\\$?)(\\d+):(\\$?[A-Z]{1,3}\\$?)(\\d+)");
    private static final Pattern SHORT_NUMBER = Pattern.compile("0|[1-9]\\d{0,8}");

    /**
     * Which records go into a template, and how.
     *
     * @param where wanted text by field key: equal, or one of several values in a cell (category = 独居老人)
     * @param changedOnly only what changed since this template was filled last
     * @param masked whether document numbers and phones are shortened
     */
    public record Options(Map<String, String> where, boolean changedOnly, boolean masked) {
        public static final Options ALL = new Options(Map.of(), false, false);
    }

    /**
     * What filling a template did.
     *
     * @param file the filled workbook
     * @param rows records written
     * @param filled headers that were filled
     * @param left headers left empty, because no field is known for them
     */
    public record Filled(Path file, int rows, List<String> filled, List<String> left) {}

    private final ListBook.Plan plan;
    private final Sheet sheet;
    private final int from;
    private final Map<Integer, CellStyle> styles = new HashMap<>();
    private final Map<Integer, String> formulas = new HashMap<>();
    private final List<CellRangeAddress> merges = new ArrayList<>();
    private short height = -1;

    private Fills(ListBook.Plan plan, Sheet sheet) {
        this.plan = plan;
        this.sheet = sheet;
        this.from = plan.layout().dataFrom();
    }

    /**
     * @param records texts by field key
     * @throws UserError when the template cannot be read or written, or has no header that is known
     */
    static Filled fill(ListSheet<?> list, Path template, Path target, List<Map<String, String>> records) {
        String name = String.valueOf(template.getFileName());
        try (ListBook book = ListBook.open(template, null, list, Map.of(), (signature, labels) -> Map.of())) {
            if (book.book().format() != Book.Format.XLSX && book.book().format() != Book.Format.XLS) {
                throw new UserError("error.exchange.template", name);
            }
            Map<ListBook.Plan, List<Map<String, String>>> shares = shares(list, book.plans(), records);
            if (shares.entrySet().stream().mapToLong(share -> (long) share.getValue().size() * share.getKey().columns().size()).sum() > MOST_CELLS) {
                throw new UserError("error.exchange.fillTooMuch", name, records.size());
            }
            try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(Files.readAllBytes(template)))) {
                shares.forEach((plan, share) -> new Fills(plan, workbook.getSheetAt(plan.layout().sheet())).write(share));
                workbook.setForceFormulaRecalculation(true);
                try (OutputStream out = Files.newOutputStream(target)) {
                    workbook.write(out);
                }
            }
            List<ColumnMatch> columns = shares.keySet().stream().flatMap(plan -> plan.columns().stream()).toList();
            return new Filled(target, shares.values().stream().mapToInt(List::size).sum(),
                    columns.stream().filter(ColumnMatch::used).map(m -> m.header().label()).distinct().toList(),
                    columns.stream().filter(m -> m.column() == null && !m.header().label().isEmpty()).map(m -> m.header().label()).distinct().toList());
        } catch (IOException e) {
            throw new UserError(e, "error.exchange.cannotWrite", String.valueOf(target.getFileName()));
        }
    }

    /** A sheet whose name says a building or grid gets its own people; any other sheet gets all. */
    private static Map<ListBook.Plan, List<Map<String, String>>> shares(ListSheet<?> list, List<ListBook.Plan> plans, List<Map<String, String>> records) {
        Map<ListBook.Plan, List<Map<String, String>>> shares = new LinkedHashMap<>();
        for (ListBook.Plan plan : plans) {
            Map<String, String> said = ListBook.saidBySheet(plan, list);
            shares.put(plan, records.stream().filter(record -> said.entrySet().stream()
                    .allMatch(one -> Clean.compact(one.getValue()).equals(Clean.compact(record.getOrDefault(one.getKey(), ""))))).toList());
        }
        return shares;
    }

    private void write(List<Map<String, String>> records) {
        int end = prepared();
        prototype();
        int slots = end - from;
        int tail = sheet.getLastRowNum();
        if (records.size() > slots && end <= tail) {
            sheet.shiftRows(end, tail, records.size() - slots, true, false);
            widen(end, records.size() - slots);
        }
        for (int i = 0; i < records.size(); i++) {
            row(from + i, i + 1, records.get(i));
        }
        for (int r = from + records.size(); r < end; r++) {
            clearTexts(sheet.getRow(r));
        }
    }

    /** @return the first row below the header that is not there to be filled: a sum, a signature, a note. */
    private int prepared() {
        int r = from;
        while (r <= sheet.getLastRowNum() && (blank(sheet.getRow(r)) || r < from + 3 && example(sheet.getRow(r)))) {
            r++;
        }
        return Math.max(r, from);
    }

    /** Prepared rows may hold running numbers and formulas. */
    private boolean blank(Row row) {
        if (row == null) {
            return true;
        }
        for (Cell cell : row) {
            boolean number = cell.getCellType() == CellType.NUMERIC || cell.getCellType() == CellType.STRING && cell.getStringCellValue().strip().matches("\\d*");
            boolean counts = plan.columns().stream().anyMatch(m -> m.header().index() == cell.getColumnIndex() && m.basis() == ColumnMatch.Basis.IGNORED);
            if (cell.getCellType() != CellType.BLANK && cell.getCellType() != CellType.FORMULA && !(number && (counts || text(cell).isEmpty()))) {
                return false;
            }
        }
        return true;
    }

    private static String text(Cell cell) {
        return cell.getCellType() == CellType.STRING ? cell.getStringCellValue().strip() : "x";
    }

    private static boolean example(Row row) {
        for (Cell cell : row) {
            if (cell.getCellType() == CellType.STRING && Clean.text(cell.getStringCellValue()).matches(Texts.text("exchange.fill.example"))) {
                return true;
            }
        }
        return false;
    }

    /** The first prepared row lends its look and formulas to all. */
    private void prototype() {
        Row first = sheet.getRow(from);
        if (first == null) {
            return;
        }
        height = first.getHeight();
        for (Cell cell : first) {
            styles.put(cell.getColumnIndex(), cell.getCellStyle());
            if (cell.getCellType() == CellType.FORMULA) {
                formulas.put(cell.getColumnIndex(), cell.getCellFormula());
            }
        }
        for (CellRangeAddress merge : sheet.getMergedRegions()) {
            if (merge.getFirstRow() == from && merge.getLastRow() == from) {
                merges.add(merge);
            }
        }
    }

    private void row(int at, int number, Map<String, String> record) {
        Row row = sheet.getRow(at) == null ? sheet.createRow(at) : sheet.getRow(at);
        if (height > 0) {
            row.setHeight(height);
        }
        styles.forEach((column, style) -> cell(row, column).setCellStyle(style));
        formulas.forEach((column, formula) -> cell(row, column).setCellFormula(moved(formula, at)));
        if (at > from) {
            for (CellRangeAddress merge : merges) {
                if (sheet.getMergedRegions().stream().noneMatch(m -> m.isInRange(at, merge.getFirstColumn()))) {
                    sheet.addMergedRegionUnsafe(new CellRangeAddress(at, at, merge.getFirstColumn(), merge.getLastColumn()));
                }
            }
        }
        for (ColumnMatch match : plan.columns()) {
            int column = match.header().index();
            if (formulas.containsKey(column) || match.column() == null) {
                continue;
            }
            Cell cell = cell(row, column);
            if (match.column().key().equals("rowNo")) {
                cell.setCellValue(number);
            } else if (match.used()) {
                put(cell, match.column().key(), record.getOrDefault(match.column().key(), ""));
            }
        }
    }

    /** Texts stay texts; only an age is a number, so that the template's own sums work. */
    private static void put(Cell cell, String key, String value) {
        if (value == null || value.isEmpty()) {
            cell.setBlank();
        } else if (key.equals("age") && SHORT_NUMBER.matcher(value).matches()) {
            cell.setCellValue(Double.parseDouble(value));
        } else {
            cell.setCellValue(value);
        }
    }

    private static Cell cell(Row row, int column) {
        return row.getCell(column) == null ? row.createCell(column) : row.getCell(column);
    }

    /** References of the prototype row to itself follow the row. */
    private String moved(String formula, int at) {
        Matcher matcher = REFERENCE.matcher(formula);
        return matcher.replaceAll(m -> Integer.parseInt(m.group(2)) == from + 1 ? m.group(1) + (at + 1) : Matcher.quoteReplacement(m.group()));
    }

    /** Sums below that ended with the last prepared row end with the last filled one. */
    private void widen(int end, int more) {
        for (int r = end + more; r <= sheet.getLastRowNum(); r++) {
            Row row = sheet.getRow(r);
            if (row == null) {
                continue;
            }
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.FORMULA) {
                    cell.setCellFormula(RANGE.matcher(cell.getCellFormula()).replaceAll(m -> {
                        boolean whole = Integer.parseInt(m.group(4)) == end && Integer.parseInt(m.group(2)) > from;
                        return Matcher.quoteReplacement(m.group(1) + m.group(2) + ":" + m.group(3) + (whole ? end + more : Integer.parseInt(m.group(4))));
                    }));
                }
            }
        }
    }

    private void clearTexts(Row row) {
        if (row != null) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.STRING) {
                    cell.setBlank();
                }
            }
        }
    }
}
