package linli.base.excel;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import linli.base.value.Clean;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * The rows of people on one sheet: merged cells filled down, 同上 copied, and every line that is nobody (hint, example,
 * header again, sum, signature) taken out and counted.
 */
final class SheetRows implements Book.RowSink {
    private static final int HINTS_WITHIN = 6;
    private static final int CHAIN = 400;
    private static final int SECTION_WIDTH = 3;
    private static final int LONGEST_HEADER = 60;
    private static final String LABEL_ENDS = ":\uff1a";
    /** Above it a figure is the number of somebody's document, whole or damaged. */
    private static final double LONG_NUMBER = 1e14;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Layout layout;
    private final Merges merges;
    private final MappedRow.Plan plan;
    private final ListBook.Sink sink;
    private final Set<Integer> ignored = new HashSet<>();
    private final Set<Integer> used = new HashSet<>();
    private final int[] required;
    private final Map<Integer, Set<String>> headerWords = new HashMap<>();
    private final int named;
    private final boolean[] inherited = new boolean[Book.MAX_COLUMNS];
    private final Cell[][] firstOfMerge = new Cell[Book.MAX_COLUMNS][];
    private final int[] firstRow = new int[Book.MAX_COLUMNS];
    private MappedRow last;
    private int chained;
    private int skipped;

    SheetRows(Layout layout, List<ColumnMatch> matches, SheetInfo info, MappedRow.Plan plan, ListBook.Sink sink) {
        this.layout = layout;
        this.merges = new Merges(info.merges());
        this.plan = plan;
        this.sink = sink;
        for (ColumnMatch match : matches) {
            (match.used() ? used : ignored).add(match.header().index());
        }
        for (Layout.Header header : layout.headers()) {
            headerWords.put(header.index(), header.levels().stream().map(Clean::header).collect(Collectors.toSet()));
        }
        this.named = (int) headerWords.values().stream().filter(words -> !words.isEmpty()).count();
        this.required = matches.stream().filter(m -> m.column() != null && m.column().use() == Column.Use.REQUIRED)
                .mapToInt(m -> m.header().index()).toArray();
        Arrays.fill(firstRow, -1);
    }

    int skipped() {
        return skipped;
    }

    /** @return a cell as people see it: dates as ISO text, everything else as it stands. */
    static String shown(Cell cell) {
        if (cell.kind() != Cell.Kind.DATE) {
            return cell.text();
        }
        LocalDateTime at = DateUtil.isValidExcelDate(cell.number()) ? DateUtil.getLocalDateTime(cell.number()) : null;
        if (at == null || at.getYear() > 9999) {
            return cell.text();
        }
        return at.format(at.toLocalTime().toSecondOfDay() == 0 ? DAY : MINUTE);
    }

    @Override
    public boolean row(int number, Cell[] raw) {
        if (number < layout.dataFrom()) {
            return true;
        }
        Cell[] cells = filled(number, raw);
        int own = 0;
        int ownUsed = 0;
        int first = -1;
        for (int c = 0; c < cells.length; c++) {
            if (!cells[c].isBlank() && !inherited[c]) {
                own++;
                ownUsed += used.contains(c) ? 1 : 0;
                first = first < 0 ? c : first;
            }
        }
        if (own == 0) {
            return true;
        }
        if (isNobody(number, cells, own, first)) {
            skipped++;
            return true;
        }
        if (ownUsed == 0) {
            // a running number, or a mark in a column nobody needs: a line prepared and left empty
            skipped += own == 1 && ignored.contains(first) && !isText(cells[first]) ? 0 : 1;
            return true;
        }
        BitSet filled = dittos(cells);
        MappedRow row = new MappedRow(plan, number, cells, last);
        row.filled(filled);
        last = row;
        if (++chained >= CHAIN) {
            cut(row);
        }
        return sink.row(row);
    }

    private static boolean isText(Cell cell) {
        return cell.kind() == Cell.Kind.TEXT && !cell.text().strip().chars().allMatch(Character::isDigit);
    }

    /** Lets go of all but the latest rows of the chain. */
    private void cut(MappedRow row) {
        RowValues at = row;
        for (int i = 0; i < CHAIN / 2 && at != null; i++) {
            at = at.previous();
        }
        if (at instanceof MappedRow old) {
            old.forgetPrevious();
        }
        chained = CHAIN / 2;
    }

    private Cell[] filled(int number, Cell[] raw) {
        List<SheetInfo.Merge> here = merges.of(number);
        Arrays.fill(inherited, 0, Math.min(inherited.length, raw.length + 1), false);
        Cell[] cells = raw;
        boolean copied = false;
        for (SheetInfo.Merge merge : here) {
            int c = merge.left();
            if (c >= Book.MAX_COLUMNS || merge.top() < layout.dataFrom()) {
                continue;
            }
            if (merge.top() == number) {
                firstOfMerge[c] = raw;
                firstRow[c] = number;
            } else if (firstRow[c] == merge.top() && c < firstOfMerge[c].length && !firstOfMerge[c][c].isBlank()
                    && (c >= cells.length || cells[c].isBlank())) {
                if (!copied || c >= cells.length) {
                    int length = Math.max(cells.length, c + 1);
                    Cell[] wider = Arrays.copyOf(cells, length);
                    for (int i = cells.length; i < length; i++) {
                        wider[i] = Cell.BLANK;
                        inherited[i] = false;
                    }
                    cells = wider;
                    copied = true;
                }
                cells[c] = firstOfMerge[c][c];
                inherited[c] = true;
            }
        }
        return cells;
    }

    /** 同上 and 〃 mean the cell above, which was itself filled. @return the columns filled from above, or null */
    private BitSet dittos(Cell[] cells) {
        BitSet filled = null;
        for (int c = 0; c < cells.length; c++) {
            if (inherited[c]) {
                filled = filled == null ? new BitSet() : filled;
                filled.set(c);
            }
            Cell cell = cells[c];
            if (cell.kind() == Cell.Kind.TEXT && cell.text().length() <= 4 && Clean.isDitto(cell.text())) {
                Cell[] above = last == null ? new Cell[0] : last.cells();
                cells[c] = c < above.length ? above[c] : Cell.BLANK;
                filled = filled == null ? new BitSet() : filled;
                filled.set(c);
            }
        }
        return filled;
    }

    private boolean isNobody(int number, Cell[] cells, int own, int first) {
        String start = Clean.text(cells[first].text());
        return isTotal(cells, start, first) && !isSomebodys(cells, Integer.MAX_VALUE) || isSignature(cells, start, first) && !isSomebodys(cells, named)
                || isHeaderAgain(cells, own)
                || isSection(number, own, first, cells) || isTitleAgain(cells)
                || number < layout.dataFrom() + HINTS_WITHIN && (isHint(cells, own, start, first) || isExample(cells, start) || isColumnNumbers(cells, own));
    }

    /**
     * A number of a person or a phone stands in it for itself, or half of the columns say something: somebody's row,
     * whatever its first cell begins with. What a footer's labels tell ("phone: | 138…") is the footer's.
     *
     * @param width of how many columns half must say something; a sum line may fill any number
     */
    private boolean isSomebodys(Cell[] cells, int width) {
        int says = 0;
        boolean labelled = false;
        for (int c = 0; c < cells.length; c++) {
            String text = inherited[c] || cells[c].isBlank() ? "" : Clean.text(cells[c].text());
            if (!text.isEmpty()) {
                boolean own = !labelled && !ListWords.SIGNATURE.matcher(text).matches();
                if (own && (ListWords.PERSONAL_NUMBER.matcher(Clean.compact(text)).matches() || cells[c].isNumeric() && cells[c].number() >= LONG_NUMBER)) {
                    return true;
                }
                labelled = LABEL_ENDS.indexOf(text.charAt(text.length() - 1)) >= 0;
                says += own && !labelled && !cells[c].isNumeric() ? 1 : 0;
            }
        }
        return says >= 2 && says >= width - says;
    }

    /** A sum line starts with its word, and no name stands in it; a remark that speaks of a sum is none. */
    private boolean isTotal(Cell[] cells, String start, int first) {
        if (!ListWords.TOTAL.matcher(Clean.compact(start)).matches()) {
            return false;
        }
        for (int c : required) {
            if (c != first && c < cells.length && !inherited[c] && !cells[c].isBlank()
                    && !ListWords.TOTAL_COUNT.matcher(Clean.text(cells[c].text())).matches()) {
                return false;
            }
        }
        return true;
    }

    private boolean isSignature(Cell[] cells, String start, int first) {
        if (!ListWords.SIGNATURE.matcher(start).matches()) {
            return false;
        }
        for (int c : required) {
            String text = c != first && c < cells.length && !inherited[c] ? Clean.text(cells[c].text()) : "";
            if (!text.isEmpty() && !ListWords.SIGNATURE.matcher(text).matches() && !ListWords.TOTAL_COUNT.matcher(text).matches()) {
                return false;
            }
        }
        return true;
    }

    private boolean isHeaderAgain(Cell[] cells, int own) {
        int same = 0;
        for (Map.Entry<Integer, Set<String>> header : headerWords.entrySet()) {
            int c = header.getKey();
            if (c < cells.length && cells[c].kind() == Cell.Kind.TEXT && !inherited[c] && cells[c].text().length() <= LONGEST_HEADER) {
                same += header.getValue().contains(Clean.header(cells[c].text())) ? 1 : 0;
            }
        }
        // one word of the header alone is a value like any other: only a list of one column repeats a header of one
        return same >= Math.min(2, named) && same * 5 >= own * 3;
    }

    /** One text across several merged columns: a chapter's title. */
    private boolean isSection(int number, int own, int first, Cell[] cells) {
        if (own != 1 || cells[first].kind() != Cell.Kind.TEXT) {
            return false;
        }
        SheetInfo.Merge merge = merges.at(number, first);
        return merge != null && merge.right() - merge.left() + 1 >= SECTION_WIDTH;
    }

    private boolean isTitleAgain(Cell[] cells) {
        if (layout.titles().isEmpty()) {
            return false;
        }
        for (Cell cell : cells) {
            if (!cell.isBlank() && !layout.titles().contains(Clean.compact(cell.text()))) {
                return false;
            }
        }
        return true;
    }

    /** One hint word alone may be a person's remark; two and half of the cells are no accident. */
    private boolean isHint(Cell[] cells, int own, String start, int first) {
        int hints = count(cells, ListWords.HINT);
        return hints >= 2 && hints * 2 >= own || ListWords.HINT_ROW.matcher(start).matches() && Arrays.stream(required).allMatch(c -> c == first
                || c >= cells.length || cells[c].isBlank() || ListWords.HINT.matcher(Clean.text(cells[c].text())).find());
    }

    private boolean isExample(Cell[] cells, String start) {
        if (ListWords.EXAMPLE.matcher(start).find()) {
            return true;
        }
        for (int c : required) {
            if (c < cells.length && ListWords.EXAMPLE_NAME.matcher(Clean.name(cells[c].text())).matches()
                    && count(cells, ListWords.EXAMPLE_NUMBER) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Official forms number their columns under the header: the stems of heaven for words, rising figures for figures. */
    private static boolean isColumnNumbers(Cell[] cells, int own) {
        if (own < 3 || count(cells, ListWords.COLUMN_NUMBER) != own) {
            return false;
        }
        int before = 0;
        for (Cell cell : cells) {
            String digits = cell.isBlank() ? "" : cell.text().replaceAll("\\D", "");
            if (!digits.isEmpty()) {
                int number = Integer.parseInt(digits);
                if (number != before + 1) {
                    return false;
                }
                before = number;
            }
        }
        return true;
    }

    private static int count(Cell[] cells, Pattern pattern) {
        int count = 0;
        for (Cell cell : cells) {
            count += cell.kind() != Cell.Kind.BLANK && pattern.matcher(Clean.text(cell.text())).find() ? 1 : 0;
        }
        return count;
    }
}
