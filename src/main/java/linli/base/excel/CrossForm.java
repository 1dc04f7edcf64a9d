package linli.base.excel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import linli.base.text.UserError;
import linli.base.value.Clean;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * 反向填表 of a cross table: an office's own form is filled where a row's words and a column's words meet, its layout, merges and
 * formulas kept. The same grid fills forms that stand upright (a line each), lying (a column each) or as a list to be
 * written down.
 */
public final class CrossForm {
    private static final int HEAD_ROWS = 12;
    private static final int LEVELS = 3;
    private static final int LIST_ROWS = 500;

    /**
     * What can be filled in.
     *
     * @param rows names down, {@code columns} names across, as the canonical words
     * @param values numbers, texts or null by row and column
     * @param main column that stands for a row by itself, where a form has a column for each row; -1: none
     * @param listed whether rows may be written down one after the other where the form names none
     */
    public record Grid(List<String> rows, List<String> columns, List<List<Object>> values, int main, boolean listed) {}

    /** @param left the form's words that nothing is known for */
    public record Result(Path file, int filled, List<String> left) {}

    private final UnaryOperator<String> canonical;
    private final Map<String, String> facts;
    private final Set<String> left = new LinkedHashSet<>();
    private final DataFormatter shown = new DataFormatter();
    private int filled;

    private CrossForm(UnaryOperator<String> canonical, Map<String, String> facts) {
        this.canonical = canonical;
        this.facts = facts;
    }

    /**
     * Fills the form into the target; the form itself stays as it is.
     *
     * @param canonical one word for all that mean the same, of a text without hints and spaces
     * @param facts what follows after a word and a colon: 填报单位 → the name
     * @throws UserError when it cannot be read or written, or nothing in it is known
     */
    public static Result fill(Path form, Path target, List<Grid> grids, UnaryOperator<String> canonical, Map<String, String> facts) {
        CrossForm filling = new CrossForm(canonical, facts);
        try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(Files.readAllBytes(form))); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                filling.sheet(book.getSheetAt(i), grids);
            }
            if (filling.filled == 0) {
                throw new UserError("error.crossForm.nothing", form.getFileName());
            }
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            book.write(out);
            return new Result(OutFile.write(out.toByteArray(), target), filling.filled, List.copyOf(filling.left));
        } catch (IOException | org.apache.poi.UnsupportedFileFormatException | org.apache.poi.EmptyFileException e) {
            throw new UserError(e, "error.crossForm.read", form.getFileName());
        }
    }

    private String word(String text) {
        return canonical.apply(Clean.header(text == null ? "" : text));
    }

    private Map<String, Integer> index(List<String> names) {
        Map<String, Integer> index = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            index.putIfAbsent(word(names.get(i)), i);
        }
        return index;
    }

    private void sheet(Sheet sheet, List<Grid> grids) {
        facts(sheet);
        record Fit(Grid grid, boolean across, int row, Map<Integer, Integer> places) {}
        Fit best = null;
        for (int row = sheet.getFirstRowNum(); row <= Math.min(sheet.getLastRowNum(), sheet.getFirstRowNum() + HEAD_ROWS); row++) {
            for (Grid grid : grids) {
                Map<Integer, Integer> across = places(sheet, row, index(grid.columns()));
                Map<Integer, Integer> lines = grid.main() < 0 ? Map.of() : places(sheet, row, index(grid.rows()));
                boolean rows = across.size() >= lines.size();
                Map<Integer, Integer> places = rows ? across : lines;
                if (!places.isEmpty() && (best == null || places.size() > best.places().size())) {
                    best = new Fit(grid, rows, row, places);
                }
            }
        }
        if (best == null) {
            return;
        }
        leftOver(sheet, best.row(), best.places());
        if (!best.across()) {
            lying(sheet, best.row() + 1, best.grid(), best.places());
            return;
        }
        // A form may repeat its head further down for another of our parts; every grid fills the lines it knows.
        int before = filled;
        for (Grid grid : grids) {
            upright(sheet, best.row() + 1, grid, grid == best.grid() ? best.places() : places(sheet, best.row(), index(grid.columns())));
        }
        if (filled == before && best.grid().listed()) {
            list(sheet, best.row() + 1, best.grid(), best.places());
        }
    }

    /** A column is told by its lowest word, or by the words of its levels together. */
    private Map<Integer, Integer> places(Sheet sheet, int row, Map<String, Integer> names) {
        Map<Integer, Integer> places = new LinkedHashMap<>();
        Row cells = sheet.getRow(row);
        if (cells == null) {
            return places;
        }
        for (int column = 0; column < Math.max(0, cells.getLastCellNum()); column++) {
            String lowest = text(sheet, row, column);
            String joined = "";
            for (int up = Math.max(0, row - LEVELS + 1); up <= row; up++) {
                String level = text(sheet, up, column);
                joined = joined.endsWith(level) ? joined : joined + level;
            }
            Integer found = names.get(word(joined));
            found = found == null ? names.get(word(lowest)) : found;
            if (found != null && !lowest.isBlank() && !places.containsValue(found)) {
                places.put(column, found);
            }
        }
        return places;
    }

    private void leftOver(Sheet sheet, int row, Map<Integer, Integer> places) {
        for (Cell cell : sheet.getRow(row)) {
            String text = shown.formatCellValue(cell).strip();
            if (!text.isEmpty() && !places.containsKey(cell.getColumnIndex())) {
                left.add(text);
            }
        }
    }

    private void upright(Sheet sheet, int from, Grid grid, Map<Integer, Integer> places) {
        if (places.isEmpty()) {
            return;
        }
        Map<String, Integer> names = index(grid.rows());
        int first = places.keySet().stream().mapToInt(Integer::intValue).min().orElse(0);
        for (int at = from; at <= sheet.getLastRowNum(); at++) {
            for (int column = first - 1; column >= 0; column--) {
                Integer row = names.get(word(text(sheet, at, column)));
                if (row != null && !text(sheet, at, column).isBlank()) {
                    int line = at;
                    places.forEach((place, ours) -> put(sheet, line, place, grid.values().get(row).get(ours)));
                    break;
                }
            }
        }
    }

    /** One line of figures below the head: the first that is empty. */
    private void lying(Sheet sheet, int from, Grid grid, Map<Integer, Integer> places) {
        int at = from;
        while (at < from + HEAD_ROWS && !empty(sheet, at, places.keySet())) {
            at++;
        }
        int line = at;
        places.forEach((place, row) -> put(sheet, line, place, grid.values().get(row).get(grid.main())));
    }

    private boolean empty(Sheet sheet, int row, Set<Integer> columns) {
        return columns.stream().allMatch(column -> free(cellOf(sheet, row, column)));
    }

    private static Cell cellOf(Sheet sheet, int row, int column) {
        return sheet.getRow(row) == null ? null : sheet.getRow(row).getCell(column);
    }

    /** Rows are written down in the free rows below the head; where there are too few, more are put in, looking the same. */
    private void list(Sheet sheet, int from, Grid grid, Map<Integer, Integer> places) {
        int names = places.keySet().stream().mapToInt(Integer::intValue).min().orElse(1) - 1;
        int free = 0;
        while (from + free <= sheet.getLastRowNum() && prepared(sheet.getRow(from + free))) {
            free++;
        }
        int wanted = Math.min(LIST_ROWS, grid.rows().size());
        if (wanted > free && from + free <= sheet.getLastRowNum()) {
            sheet.shiftRows(from + free, sheet.getLastRowNum(), wanted - free, true, false);
        }
        Row model = sheet.getRow(from);
        for (int i = 0; i < wanted; i++) {
            int at = from + i;
            Row row = sheet.getRow(at) == null ? sheet.createRow(at) : sheet.getRow(at);
            if (model != null && i > 0) {
                row.setHeight(model.getHeight());
                model.forEach(cell -> {
                    Cell own = row.getCell(cell.getColumnIndex()) == null ? row.createCell(cell.getColumnIndex()) : row.getCell(cell.getColumnIndex());
                    own.setCellStyle(cell.getCellStyle());
                });
            }
            if (names > 0) {
                put(sheet, at, 0, i + 1);
            }
            put(sheet, at, Math.max(0, names), grid.rows().get(i));
            int line = i;
            places.forEach((place, ours) -> put(sheet, at, place, grid.values().get(line).get(ours)));
        }
    }

    /** Prepared rows may hold running numbers; any word belongs to what comes after the list. */
    private static boolean prepared(Row row) {
        if (row != null) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.FORMULA || cell.getCellType() == CellType.STRING && !cell.getStringCellValue().isBlank()) {
                    return false;
                }
            }
        }
        return true;
    }

    private void put(Sheet sheet, int at, int column, Object value) {
        Row row = sheet.getRow(at) == null ? sheet.createRow(at) : sheet.getRow(at);
        Cell cell = row.getCell(column) == null ? row.createCell(column) : row.getCell(column);
        if (cell.getCellType() == CellType.FORMULA || value == null) {
            return;
        }
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else {
            cell.setCellValue(value.toString());
        }
        filled++;
    }

    private static boolean free(Cell cell) {
        return cell == null || cell.getCellType() == CellType.BLANK || cell.getCellType() == CellType.STRING && cell.getStringCellValue().isBlank();
    }

    /** A merged cell says the same in every cell it covers. */
    private String text(Sheet sheet, int row, int column) {
        for (CellRangeAddress merge : sheet.getMergedRegions()) {
            if (merge.isInRange(row, column)) {
                return shown.formatCellValue(cellOf(sheet, merge.getFirstRow(), merge.getFirstColumn())).strip();
            }
        }
        return shown.formatCellValue(cellOf(sheet, row, column)).strip();
    }

    /** Words with nothing behind their colon get what is known: 填报单位：____. */
    private void facts(Sheet sheet) {
        Map<String, String> wanted = new HashMap<>(facts);
        List<Cell> cells = new ArrayList<>();
        sheet.forEach(row -> row.forEach(cells::add));
        for (Cell cell : cells) {
            if (cell.getCellType() != CellType.STRING) {
                continue;
            }
            String text = cell.getStringCellValue();
            wanted.forEach((name, fact) -> {
                if (text.strip().matches(name + "([(\uff08][^)\uff09]*[)\uff09])?[:\uff1a][\\s_\u3000]*")) {
                    cell.setCellValue(text.stripTrailing().replaceAll("[_\u3000\\s]+$", "") + fact);
                }
            });
        }
    }
}
