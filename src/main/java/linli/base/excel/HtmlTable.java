package linli.base.excel;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import linli.base.text.Texts;
import linli.base.text.UserError;

/** The tables of an HTML page as rows, one below the other; a page cut off inside a table is refused. */
final class HtmlTable {
    private static final Map<String, String> ENTITIES = Map.of("nbsp", "\u00A0", "amp", "&", "lt", "<", "gt", ">", "quot", "\"",
            "apos", "'", "middot", "\u00B7", "ensp", " ", "emsp", " ");
    private static final int MAX_SPAN = 70_000;
    private final String fileName;
    private final String text;
    private int at;
    private boolean inTable;
    private boolean inCell;
    private final StringBuilder cell = new StringBuilder();
    private int row = -1;
    private int column;
    /** Cells taken by a rowspan above: column to the last row taken. */
    private final Map<Integer, Integer> taken = new HashMap<>();
    private int across;
    private int down;

    HtmlTable(String fileName, String text) {
        this.fileName = fileName;
        this.text = text;
    }

    MarkupBook.Part read(MarkupBook.Part part) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '<') {
                tag(part);
            } else if (c == '&' && inCell) {
                entity();
            } else {
                if (inCell) {
                    // line ends of the source are blanks; only <br> breaks a line
                    cell.append(c == '\n' || c == '\r' || c == '\t' ? ' ' : c);
                    if (cell.length() > Book.MAX_TEXT) {
                        throw Book.beyond(fileName, Texts.text("book.limit.text"), Book.MAX_TEXT);
                    }
                }
                at++;
            }
        }
        if (inTable) {
            throw new UserError("error.book.damaged", fileName);
        }
        return part;
    }

    private void tag(MarkupBook.Part part) {
        if (text.startsWith("<!--", at)) {
            int end = text.indexOf("-->", at);
            at = end < 0 ? text.length() : end + 3;
            return;
        }
        int end = text.indexOf('>', at);
        if (end < 0) {
            at = text.length();
            return;
        }
        String inside = text.substring(at + 1, end);
        at = end + 1;
        String name = inside.split("[\\s/>]", 2)[0].toLowerCase(Locale.ROOT);
        if (inside.startsWith("/")) {
            name = "/" + inside.substring(1).trim().toLowerCase(Locale.ROOT);
        }
        switch (name) {
            case "script", "style" -> {
                String close = "</" + name;
                while (at < text.length() && !text.regionMatches(true, at, close, 0, close.length())) {
                    int next = text.indexOf('<', at + 1);
                    at = next < 0 ? text.length() : next;
                }
            }
            case "table" -> {
                if (inTable) {
                    throw new UserError("error.book.webPage", fileName);
                }
                inTable = true;
            }
            case "/table" -> {
                endCell(part);
                inTable = false;
                taken.clear();
            }
            case "tr" -> {
                endCell(part);
                if (inTable) {
                    row++;
                    column = 0;
                }
            }
            case "td", "th" -> {
                endCell(part);
                if (inTable && row >= 0) {
                    startCell(inside);
                }
            }
            case "/td", "/th", "/tr" -> endCell(part);
            case "br" -> cell.append(inCell ? "\n" : "");
            default -> {
                // marks inside a cell (b, font, span) change nothing
            }
        }
    }

    private void startCell(String inside) {
        while (taken.getOrDefault(column, -1) >= row) {
            column++;
        }
        across = span(inside, "colspan");
        down = span(inside, "rowspan");
        inCell = true;
        cell.setLength(0);
    }

    private int span(String inside, String attribute) {
        int from = inside.toLowerCase(Locale.ROOT).indexOf(attribute);
        if (from < 0) {
            return 1;
        }
        int value = 0;
        for (int i = from + attribute.length(); i < inside.length() && value <= MAX_SPAN; i++) {
            char c = inside.charAt(i);
            if (c >= '0' && c <= '9') {
                value = value * 10 + c - '0';
            } else if (value > 0) {
                break;
            } else if (c != '=' && c != '"' && c != '\'' && c != ' ') {
                break;
            }
        }
        if (value > MAX_SPAN) {
            throw new UserError("error.book.hostile", fileName);
        }
        return Math.max(1, value);
    }

    private void endCell(MarkupBook.Part part) {
        if (!inCell) {
            return;
        }
        inCell = false;
        part.put(fileName, row, column, Cell.text(cell.toString().strip()));
        if (across > 1 || down > 1) {
            part.merges.add(new SheetInfo.Merge(row, column, row + down - 1, column + across - 1));
        }
        if (column + across > Book.MAX_COLUMNS) {
            throw Book.beyond(fileName, Texts.text("book.limit.columns"), Book.MAX_COLUMNS);
        }
        for (int i = 0; i < across && down > 1; i++) {
            taken.put(column + i, row + down - 1);
        }
        column += across;
    }

    private void entity() {
        int end = text.indexOf(';', at);
        if (end < 0 || end - at > 10) {
            cell.append('&');
            at++;
            return;
        }
        String name = text.substring(at + 1, end);
        String value = ENTITIES.get(name);
        if (value == null && name.startsWith("#")) {
            try {
                boolean hex = name.startsWith("#x") || name.startsWith("#X");
                value = Character.toString(Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10));
            } catch (IllegalArgumentException e) {
                value = null;
            }
        }
        cell.append(value == null ? text.substring(at, end + 1) : value);
        at = end + 1;
    }
}
