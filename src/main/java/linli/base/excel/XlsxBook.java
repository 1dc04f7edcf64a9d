package linli.base.excel;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import linli.base.text.Texts;
import linli.base.text.UserError;

/** An .xlsx workbook, streamed: shared strings in memory, rows one at a time. */
final class XlsxBook extends Book {
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    /** Days between the 1900 and the 1904 date systems. */
    private static final int SHIFT_1904 = 1462;

    private final XlsxParts parts;
    private final List<SheetInfo> sheets = new ArrayList<>();
    private final List<String> sheetParts = new ArrayList<>();
    private Cell[] strings = new Cell[0];
    private boolean[] dates = new boolean[0];
    private boolean from1904;

    private XlsxBook(String fileName, XlsxParts parts) {
        super(fileName);
        this.parts = parts;
    }

    static XlsxBook open(String fileName, SeekableByteChannel channel) {
        XlsxParts parts = null;
        try {
            parts = new XlsxParts(fileName, channel);
            if (!parts.has("xl/workbook.xml")) {
                throw new UserError(parts.has("[Content_Types].xml") && !parts.has("xl/workbook.bin")
                        ? "error.book.otherOffice" : "error.book.notSpreadsheet", fileName);
            }
            XlsxBook book = new XlsxBook(fileName, parts);
            book.load();
            return book;
        } catch (IOException | XMLStreamException | RuntimeException e) {
            if (parts != null) {
                parts.close();
            } else {
                shut(channel);
            }
            throw e instanceof UserError known ? known : new UserError(e, "error.book.damaged", fileName);
        }
    }

    private static void shut(SeekableByteChannel channel) {
        try {
            channel.close();
        } catch (IOException readOnly) {
            // opened for reading only: nothing can be lost
        }
    }

    private void load() throws IOException, XMLStreamException {
        Map<String, String> targets = relations();
        parts.look("xl/workbook.xml");
        try (InputStream in = parts.open("xl/workbook.xml")) {
            XMLStreamReader xml = parts.xml(in);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("workbookPr")) {
                    String old = xml.getAttributeValue(null, "date1904");
                    from1904 = "1".equals(old) || "true".equals(old);
                } else if (xml.getLocalName().equals("sheet")) {
                    sheet(xml, targets);
                }
            }
            XlsxParts.done(xml);
        }
        if (sheets.isEmpty()) {
            throw new UserError("error.book.noSheet", fileName());
        }
        if (parts.has("xl/styles.xml")) {
            parts.look("xl/styles.xml");
            dates = new XlsxStyles(parts).dates();
        }
        if (parts.has("xl/sharedStrings.xml")) {
            parts.look("xl/sharedStrings.xml");
            sharedStrings();
        }
    }

    private Map<String, String> relations() throws IOException, XMLStreamException {
        Map<String, String> targets = new HashMap<>();
        parts.look("xl/_rels/workbook.xml.rels");
        try (InputStream in = parts.open("xl/_rels/workbook.xml.rels")) {
            XMLStreamReader xml = parts.xml(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("Relationship")) {
                    String type = xml.getAttributeValue(null, "Type");
                    String target = xml.getAttributeValue(null, "Target");
                    if (type != null && target != null && type.endsWith("/worksheet")) {
                        String path = target.replace('\\', '/');
                        targets.put(xml.getAttributeValue(null, "Id"), path.startsWith("/") ? path.substring(1) : "xl/" + path);
                    }
                }
            }
        }
        return targets;
    }

    private void sheet(XMLStreamReader xml, Map<String, String> targets) throws IOException {
        String id = null;
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            // the relation's id alone has a namespace; sheetId has none
            if (xml.getAttributeLocalName(i).equals("id") && xml.getAttributePrefix(i) != null
                    && !xml.getAttributePrefix(i).isEmpty()) {
                id = xml.getAttributeValue(i);
            }
        }
        String target = targets.get(id);
        if (target == null || !parts.has(target)) {
            return; // a chart or macro sheet holds no rows
        }
        if (sheets.size() >= MAX_SHEETS) {
            throw beyond(fileName(), Texts.text("book.limit.sheets"), MAX_SHEETS);
        }
        String state = xml.getAttributeValue(null, "state");
        XlsxParts.Scan scan = parts.look(target);
        sheets.add(new SheetInfo(xml.getAttributeValue(null, "name"), state != null && !state.equals("visible"),
                scan.rows(), scan.merges()));
        sheetParts.add(target);
    }

    static int number(XMLStreamReader xml, String attribute) {
        String text = xml.getAttributeValue(null, attribute);
        try {
            return text == null ? 0 : Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void sharedStrings() throws IOException, XMLStreamException {
        List<Cell> all = new ArrayList<>();
        try (InputStream in = parts.open("xl/sharedStrings.xml")) {
            XMLStreamReader xml = parts.xml(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
                    all.add(Cell.text(richText(xml, "si")));
                }
            }
            XlsxParts.done(xml);
        }
        strings = all.toArray(Cell[]::new);
    }

    /** The text inside si or is; the reading aids (rPh) that Excel keeps beside Chinese text are left out. */
    private String richText(XMLStreamReader xml, String end) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        int phonetic = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                phonetic += name.equals("rPh") ? 1 : 0;
                inText = name.equals("t") && phonetic == 0;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                String name = xml.getLocalName();
                inText = false;
                phonetic -= name.equals("rPh") ? 1 : 0;
                if (name.equals(end)) {
                    return plain(text.toString());
                }
            } else if (inText && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                text.append(xml.getText());
                checkLength(text.length());
            }
        }
        throw damaged(new EOFException());
    }

    private void checkLength(int length) {
        if (length > MAX_TEXT * 2) {
            throw beyond(fileName(), Texts.text("book.limit.text"), MAX_TEXT);
        }
    }

    private static String plain(String text) {
        if (text.indexOf("_x") < 0) {
            return text;
        }
        return ESCAPE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(
                String.valueOf((char) Integer.parseInt(m.group(1), 16))));
    }

    XlsxParts parts() {
        return parts;
    }

    /** @return the name of a sheet's part. */
    String part(int sheet) {
        return sheetParts.get(sheet);
    }

    @Override
    public Format format() {
        return Format.XLSX;
    }

    @Override
    public List<SheetInfo> sheets() {
        return List.copyOf(sheets);
    }

    @Override
    public void rows(int sheet, RowSink sink) {
        try (InputStream in = parts.open(sheetParts.get(sheet))) {
            XMLStreamReader xml = parts.xml(in);
            Cell[] cells = new Cell[64];
            int length = 0;
            int row = -1;
            int column = -1;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    String name = xml.getLocalName();
                    if (name.equals("row")) {
                        int given = number(xml, "r") - 1;
                        row = given > row ? given : row + 1;
                        column = -1;
                        length = 0;
                    } else if (name.equals("c")) {
                        String reference = xml.getAttributeValue(null, "r");
                        int given = reference == null ? -1 : XlsxParts.column(reference);
                        column = given >= 0 ? given : column + 1;
                        Cell cell = cell(xml, xml.getAttributeValue(null, "t"), xml.getAttributeValue(null, "s"));
                        if (!cell.isBlank()) {
                            if (column >= MAX_COLUMNS) {
                                throw beyond(fileName(), Texts.text("book.limit.columns"), MAX_COLUMNS);
                            }
                            if (column >= cells.length) {
                                cells = java.util.Arrays.copyOf(cells, Math.max(column + 1, cells.length * 2));
                            }
                            for (; length <= column; length++) {
                                cells[length] = Cell.BLANK;
                            }
                            cells[column] = cell;
                        }
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    String name = xml.getLocalName();
                    if (name.equals("row") && !sink.row(row, trimmed(cells, length)) || name.equals("sheetData")) {
                        XlsxParts.done(xml);
                        return;
                    }
                }
            }
        } catch (IOException | XMLStreamException e) {
            throw damaged(e);
        }
    }

    private Cell cell(XMLStreamReader xml, String type, String style) throws XMLStreamException {
        String value = null;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                if (name.equals("v")) {
                    value = xml.getElementText();
                    checkLength(value.length());
                } else if (name.equals("is")) {
                    return Cell.text(richText(xml, "is"));
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                break;
            }
        }
        return value == null || value.isEmpty() ? Cell.BLANK : cell(type == null ? "n" : type, style, value);
    }

    private Cell cell(String type, String style, String value) {
        switch (type) {
            case "s" -> {
                int index = index(value.trim());
                return index >= 0 && index < strings.length ? strings[index] : Cell.BLANK;
            }
            case "b" -> {
                return new Cell(Cell.Kind.BOOL, value.trim().equals("1") ? "TRUE" : "FALSE", 0);
            }
            case "e" -> {
                return new Cell(Cell.Kind.ERROR, value, 0);
            }
            case "n" -> {
                return number(value.trim(), style);
            }
            default -> {
                return Cell.text(plain(value));
            }
        }
    }

    private Cell number(String value, String style) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return Cell.text(value);
        }
        int xf = style == null ? -1 : index(style);
        boolean date = xf >= 0 && xf < dates.length && dates[xf];
        if (date && from1904) {
            number += SHIFT_1904;
        }
        return new Cell(date ? Cell.Kind.DATE : Cell.Kind.NUMBER, decimal(number), number);
    }

    private int index(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw damaged(e);
        }
    }

    /** @return the number without exponent and grouping, as {@link Cell#text} wants it. */
    static String decimal(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString((long) number);
        }
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.toString(number);
        }
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    @Override
    public void close() {
        parts.close();
    }
}
