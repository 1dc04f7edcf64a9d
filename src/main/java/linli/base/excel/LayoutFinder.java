package linli.base.excel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import linli.base.value.Clean;

/** Finds the header of a sheet: under titles, in any column, in one to three rows. */
final class LayoutFinder {
    private static final int HEADER_WITHIN = 20;
    private static final int MAX_DEPTH = 3;
    private static final int LOOK_ROWS = 200;
    private static final int ENOUGH = 3;
    private static final int SAMPLES = 3;
    private static final int FIELD = 100_000;

    private final Synonyms synonyms;

    LayoutFinder(Synonyms synonyms) {
        this.synonyms = synonyms;
    }

    private static TreeMap<Integer, Cell[]> look(Book book, int sheet) {
        TreeMap<Integer, Cell[]> rows = new TreeMap<>();
        book.rows(sheet, (number, cells) -> {
            rows.put(number, cells);
            return number < HEADER_WITHIN + LOOK_ROWS;
        });
        return rows;
    }

    /** @return the sheet's layout without any header: its first row with two values is the first of the list; null when there is none. */
    Layout bare(Book book, int sheet) {
        SheetInfo info = book.sheets().get(sheet);
        TreeMap<Integer, Cell[]> rows = look(book, sheet);
        for (Map.Entry<Integer, Cell[]> row : rows.headMap(HEADER_WITHIN).entrySet()) {
            if (Arrays.stream(row.getValue()).filter(cell -> !cell.isBlank()).count() >= 2) {
                return withValues(new Layout(sheet, info.name(), row.getKey(), 0, List.of(), titles(rows, row.getKey())), rows, new Merges(info.merges()));
            }
        }
        return null;
    }

    /** @return the layout with the header in the row a person has told, from 0, as deep as its words are known; null when no such row is there. */
    Layout told(Book book, int sheet, int top) {
        SheetInfo info = book.sheets().get(sheet);
        TreeMap<Integer, Cell[]> rows = look(book, sheet);
        if (!rows.containsKey(top)) {
            return null;
        }
        Merges merges = new Merges(info.merges());
        Layout best = null;
        int bestScore = -1;
        for (int depth = Math.max(1, merges.depthFrom(top, MAX_DEPTH)); depth <= MAX_DEPTH; depth++) {
            List<Layout.Header> headers = headers(rows, merges, top, depth);
            int score = score(headers);
            if (score > bestScore) {
                bestScore = score;
                best = new Layout(sheet, info.name(), top, depth, headers, titles(rows, top));
            }
        }
        return best == null ? null : withValues(best, rows, merges);
    }

    /** @return the sheet's layout, or null when no header of this kind of list stands in its first rows. */
    Layout find(Book book, int sheet) {
        SheetInfo info = book.sheets().get(sheet);
        TreeMap<Integer, Cell[]> rows = look(book, sheet);
        Merges merges = new Merges(info.merges());
        Layout best = null;
        int bestScore = 0;
        for (int top : rows.headMap(HEADER_WITHIN).keySet()) {
            if (merges.startsAbove(top, MAX_DEPTH)) {
                continue; // the second row of a header merged downwards
            }
            int least = merges.depthFrom(top, MAX_DEPTH);
            for (int depth = least; depth <= MAX_DEPTH; depth++) {
                if (best != null && again(rows, best, top, depth)) {
                    break; // the header of another page, whatever stands about it
                }
                List<Layout.Header> headers = headers(rows, merges, top, depth);
                int score = score(headers);
                if (score > bestScore && enough(headers, score / FIELD, alone(rows, top, depth))) {
                    bestScore = score;
                    best = new Layout(sheet, info.name(), top, depth, headers, titles(rows, top));
                }
            }
        }
        return best == null ? null : withValues(best, rows, merges);
    }

    /** @return whether rows below the header found say the same as one of its own. */
    private static boolean again(TreeMap<Integer, Cell[]> rows, Layout found, int top, int depth) {
        for (Cell[] row : rows.subMap(Math.max(top, found.dataFrom()), Math.max(top + depth, found.dataFrom())).values()) {
            for (Cell[] header : rows.subMap(found.top(), found.dataFrom()).values()) {
                int same = 0;
                for (int c = 0; c < Math.min(row.length, header.length); c++) {
                    same += !row[c].isBlank() && row[c].text().strip().equals(header[c].text().strip()) ? 1 : 0;
                }
                // a column of ours (the reasons of a returned copy) stands in the first header alone
                if (same >= 2 && same * 5 >= Arrays.stream(header).filter(cell -> !cell.isBlank()).count() * 3) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> titles(TreeMap<Integer, Cell[]> rows, int top) {
        List<String> titles = new ArrayList<>();
        for (Cell[] row : rows.headMap(top).values()) {
            for (Cell cell : row) {
                if (!cell.isBlank()) {
                    titles.add(Clean.compact(cell.text()));
                }
            }
        }
        return titles;
    }

    private static List<Layout.Header> headers(TreeMap<Integer, Cell[]> rows, Merges merges, int top, int depth) {
        int width = 0;
        for (int r = top; r < top + depth; r++) {
            width = Math.max(width, rows.getOrDefault(r, new Cell[0]).length);
        }
        width = Math.max(width, merges.rightOf(top, top + depth - 1, width));
        List<Layout.Header> headers = new ArrayList<>();
        for (int c = 0; c < width; c++) {
            Set<String> levels = new LinkedHashSet<>();
            for (int r = top; r < top + depth; r++) {
                String text = Clean.text(headerText(rows, merges, r, c)).replaceAll("\\s+", " ");
                if (!text.isEmpty()) {
                    levels.add(text);
                }
            }
            List<String> list = List.copyOf(levels);
            headers.add(new Layout.Header(c, String.join("/", list), list, List.of(), List.of(), 0));
        }
        return headers;
    }

    private static String headerText(TreeMap<Integer, Cell[]> rows, Merges merges, int row, int column) {
        SheetInfo.Merge merge = merges.at(row, column);
        Cell[] cells = rows.get(merge == null ? row : merge.top());
        int c = merge == null ? column : merge.left();
        return cells == null || c >= cells.length || cells[c].isNumeric() ? "" : cells[c].text();
    }

    /** Different fields known among the headers, and then how well: a title taken for a header level makes it worse. */
    private int score(List<Layout.Header> headers) {
        Set<String> fields = new LinkedHashSet<>();
        int quality = 0;
        for (Layout.Header header : headers) {
            List<Synonyms.Match> matches = synonyms.of(header.levels());
            if (!matches.isEmpty() && matches.getFirst().score() >= Synonyms.SURE) {
                fields.add(matches.getFirst().column().key());
                quality += matches.getFirst().score();
            }
        }
        return fields.size() * FIELD + Math.min(quality, FIELD - 1);
    }

    /** A figure beside the only word makes it a line of a table of sums, not the header of a list of names. */
    private static boolean alone(TreeMap<Integer, Cell[]> rows, int top, int depth) {
        int filled = 0;
        for (Cell[] row : rows.subMap(top, top + depth).values()) {
            for (Cell cell : row) {
                filled += cell.isBlank() ? 0 : 1;
            }
        }
        return filled == 1;
    }

    /** Three known fields, or all the list needs when nearly every header is known. */
    private boolean enough(List<Layout.Header> headers, int score, boolean alone) {
        if (score >= ENOUGH) {
            return true;
        }
        long filled = headers.stream().filter(h -> !h.levels().isEmpty()).count();
        Set<String> needed = synonyms.required();
        for (Layout.Header header : headers) {
            for (Synonyms.Match match : synonyms.of(header.levels())) {
                if (match.score() >= Synonyms.SURE) {
                    needed.remove(match.column().key());
                }
            }
        }
        return needed.isEmpty() && (score >= 2 || alone) && filled <= score * 2L;
    }

    private static Layout withValues(Layout layout, TreeMap<Integer, Cell[]> rows, Merges merges) {
        int width = layout.headers().size();
        for (Cell[] row : rows.tailMap(layout.dataFrom()).values()) {
            width = Math.max(width, row.length);
        }
        List<Layout.Header> headers = new ArrayList<>();
        for (int c = 0; c < width; c++) {
            Layout.Header bare = c < layout.headers().size() ? layout.headers().get(c)
                    : new Layout.Header(c, "", List.of(), List.of(), List.of(), 0);
            List<Cell> seen = new ArrayList<>();
            Set<String> samples = new LinkedHashSet<>();
            for (Map.Entry<Integer, Cell[]> row : rows.tailMap(layout.dataFrom()).entrySet()) {
                Cell cell = merges.value(rows, row.getKey(), c);
                if (!cell.isBlank()) {
                    seen.add(cell);
                    if (samples.size() < SAMPLES && !Clean.isPlaceholder(cell.text())) {
                        samples.add(SheetRows.shown(cell));
                    }
                }
            }
            if (!bare.levels().isEmpty() || !seen.isEmpty()) {
                headers.add(new Layout.Header(c, bare.label(), bare.levels(), List.copyOf(samples), seen, seen.size()));
            }
        }
        return new Layout(layout.sheet(), layout.name(), layout.top(), layout.depth(), headers, layout.titles());
    }
}
