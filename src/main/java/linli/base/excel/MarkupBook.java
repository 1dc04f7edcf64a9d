package linli.base.excel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import linli.base.text.Texts;
import linli.base.text.UserError;

/**
 * Files that older systems name .xls and fill with markup: Excel's XML of 2003 and HTML tables. Held in memory whole.
 * What is not one of the two, or ends too early, is refused with advice.
 */
final class MarkupBook extends Book {
    private static final int MAX_CELLS = 5_000_000;
    private final List<Part> parts;

    /** One sheet in the making. */
    static final class Part {
        private final String name;
        private boolean hidden;
        private int cells;
        final List<Cell[]> rows = new ArrayList<>();
        final List<SheetInfo.Merge> merges = new ArrayList<>();

        Part(String name) {
            this.name = name;
        }

        /** Sets a cell; the grid grows as needed. */
        void put(String fileName, int row, int column, Cell cell) {
            if (column >= MAX_COLUMNS || row > 1_048_576 || ++cells > MAX_CELLS) {
                throw beyond(fileName, Texts.text("book.limit.columns"), MAX_COLUMNS);
            }
            while (rows.size() <= row) {
                rows.add(new Cell[0]);
            }
            Cell[] old = rows.get(row);
            if (old.length <= column) {
                Cell[] wider = java.util.Arrays.copyOf(old, Math.max(column + 1, Math.min(MAX_COLUMNS, old.length * 2)));
                rows.set(row, wider);
                old = wider;
            }
            old[column] = cell;
        }
    }

    private MarkupBook(String fileName, List<Part> parts) {
        super(fileName);
        this.parts = parts;
    }

    static MarkupBook open(String fileName, Path file) throws IOException {
        if (Files.size(file) > MAX_HELD) {
            throw beyond(fileName, Texts.text("book.limit.megabytes"), MAX_HELD >> 20);
        }
        byte[] bytes = Files.readAllBytes(file);
        String text = text(bytes);
        String start = text.substring(0, Math.min(4096, text.length())).toLowerCase(Locale.ROOT);
        if (start.contains("urn:schemas-microsoft-com:office:spreadsheet") && !start.contains("<html")) {
            if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
                throw new UserError("error.book.hostile", fileName);
            }
            return new MarkupBook(fileName, new Xml2003(fileName).read(bytes));
        }
        if (start.contains("<frameset") || start.contains("x:excelworkbook") && !text.toLowerCase(Locale.ROOT).contains("<tr")) {
            throw new UserError("error.book.webPage", fileName);
        }
        Part part = new HtmlTable(fileName, text).read(new Part(bareName(fileName)));
        if (part.rows.isEmpty()) {
            throw new UserError("error.book.notSpreadsheet", fileName);
        }
        return new MarkupBook(fileName, List.of(part));
    }

    private static String text(byte[] bytes) {
        if (starts(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }

    @Override
    public Format format() {
        return Format.MARKUP;
    }

    @Override
    public List<SheetInfo> sheets() {
        return parts.stream().map(p -> new SheetInfo(p.name, p.hidden, p.rows.size(), p.merges)).toList();
    }

    @Override
    public void rows(int sheet, RowSink sink) {
        List<Cell[]> rows = parts.get(sheet).rows;
        for (int r = 0; r < rows.size(); r++) {
            Cell[] cells = rows.get(r);
            if (cells.length > 0 && !sink.row(r, trimmed(cells, cells.length))) {
                return;
            }
        }
    }

    @Override
    public void close() {
        // held in memory: nothing is open
    }

    /** SpreadsheetML 2003, as WPS and older systems write it. */
    private static final class Xml2003 {
        private static final String NS = "urn:schemas-microsoft-com:office:spreadsheet";
        private final String fileName;
        private final List<Part> parts = new ArrayList<>();

        Xml2003(String fileName) {
            this.fileName = fileName;
        }

        List<Part> read(byte[] bytes) {
            try {
                XMLStreamReader xml = new InputFactoryImpl().createXMLStreamReader(new ByteArrayInputStream(bytes));
                Part part = null;
                int row = -1;
                int column = -1;
                while (xml.hasNext()) {
                    if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                        continue;
                    }
                    String name = xml.getLocalName();
                    if (name.equals("Worksheet")) {
                        if (parts.size() >= MAX_SHEETS) {
                            throw beyond(fileName, Texts.text("book.limit.sheets"), MAX_SHEETS);
                        }
                        part = new Part(String.valueOf(xml.getAttributeValue(NS, "Name")));
                        parts.add(part);
                        row = -1;
                    } else if (part != null && name.equals("Visible")) {
                        part.hidden = xml.getElementText().contains("Hidden");
                    } else if (part != null && name.equals("Row")) {
                        row = at(xml, "Index", row + 2) - 1;
                        column = -1;
                    } else if (part != null && name.equals("Cell")) {
                        column = at(xml, "Index", column + 2) - 1;
                        int across = at(xml, "MergeAcross", 0);
                        int down = at(xml, "MergeDown", 0);
                        if (across > 0 || down > 0) {
                            part.merges.add(new SheetInfo.Merge(row, column, row + down, column + across));
                        }
                        part.put(fileName, row, column, cell(xml));
                        column += across;
                    }
                }
            } catch (XMLStreamException e) {
                throw new UserError(e, "error.book.damaged", fileName);
            }
            if (parts.isEmpty()) {
                throw new UserError("error.book.noSheet", fileName);
            }
            return parts;
        }

        private int at(XMLStreamReader xml, String attribute, int otherwise) {
            String text = xml.getAttributeValue(NS, attribute);
            try {
                int value = text == null ? otherwise : Integer.parseInt(text.trim());
                if (value < 0 || value > 2_000_000) {
                    throw new UserError("error.book.hostile", fileName);
                }
                return value;
            } catch (NumberFormatException e) {
                throw new UserError(e, "error.book.damaged", fileName);
            }
        }

        private Cell cell(XMLStreamReader xml) throws XMLStreamException {
            StringBuilder text = new StringBuilder();
            String type = "";
            boolean inData = false;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("Data")) {
                    type = String.valueOf(xml.getAttributeValue(NS, "Type"));
                    inData = true;
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    inData &= !xml.getLocalName().equals("Data");
                    if (xml.getLocalName().equals("Cell")) {
                        break;
                    }
                } else if (inData && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                    text.append(xml.getText());
                }
            }
            if (text.length() > MAX_TEXT) {
                throw beyond(fileName, Texts.text("book.limit.text"), MAX_TEXT);
            }
            return typed(type, text.toString());
        }

        private static Cell typed(String type, String text) {
            return switch (type) {
                case "Number" -> number(text);
                case "Error" -> new Cell(Cell.Kind.ERROR, text, 0);
                case "Boolean" -> new Cell(Cell.Kind.BOOL, text.trim().equals("1") ? "TRUE" : "FALSE", 0);
                // 1952-03-01T00:00:00.000: the date alone, as text
                case "DateTime" -> Cell.text(text.endsWith("T00:00:00.000") ? text.substring(0, 10) : text.replace('T', ' '));
                default -> Cell.text(text);
            };
        }

        private static Cell number(String text) {
            try {
                double number = Double.parseDouble(text.trim());
                return new Cell(Cell.Kind.NUMBER, XlsxBook.decimal(number), number);
            } catch (NumberFormatException e) {
                return Cell.text(text);
            }
        }
    }
}
