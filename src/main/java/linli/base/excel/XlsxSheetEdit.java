package linli.base.excel;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** One sheet's XML streaming from reader to writer, edited on the way. */
final class XlsxSheetEdit {
    /** What would point to rows that have moved, or hinder mending. */
    private static final Set<String> GOES_WITH_ROWS = Set.of("dimension", "sheetProtection", "hyperlinks", "tableParts", "legacyDrawing", "rowBreaks",
            "conditionalFormatting", "protectedRanges", "ignoredErrors", "sortState");
    /** The drawing of comments stands before these and behind all else. */
    private static final Set<String> BEHIND_NOTES = Set.of("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst");
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final Set<String> GOES = Set.of("dimension", "sheetProtection");

    private final XMLStreamReader in;
    private final XMLStreamWriter out;
    private final XlsxCopy.Edit edit;
    private final int pinkShift;
    private final int wrapped;
    private String drawing;
    private String prefix = "";
    private String namespace = "";
    private boolean columnsSeen;
    private int row = -1;
    private int written;
    private int column;
    private boolean said;
    private String lastStyle;
    private RowMarks.Mark mark;
    private Map<Integer, Cell> toFill = new TreeMap<>();

    /**
     * @param drawing id of the drawing of the comments that are added, or null
     * @param styles how far pink styles stand behind their plain ones (0 = there are none), and the one that wraps (or -1)
     */
    XlsxSheetEdit(XMLStreamReader in, XMLStreamWriter out, XlsxCopy.Edit edit, String drawing, int[] styles) {
        this.in = in;
        this.out = out;
        this.edit = edit;
        this.drawing = drawing;
        this.pinkShift = styles[0];
        this.wrapped = styles[1];
    }

    void run() throws XMLStreamException {
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                start();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                end();
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                out.writeCharacters(in.getText());
            }
        }
    }

    private void start() throws XMLStreamException {
        String name = in.getLocalName();
        if (BEHIND_NOTES.contains(name)) {
            notes();
        }
        if ((edit.onlyRejected() ? GOES_WITH_ROWS : GOES).contains(name)) {
            pass();
            return;
        }
        switch (name) {
            case "worksheet" -> {
                prefix = in.getPrefix() == null ? "" : in.getPrefix();
                namespace = in.getNamespaceURI();
                element(null);
            }
            case "sheetData" -> {
                if (!columnsSeen) {
                    open("cols");
                    width();
                    out.writeEndElement();
                }
                element(null);
            }
            case "cols" -> {
                columnsSeen = true;
                element(null);
            }
            case "row" -> startRow();
            case "c" -> startCell();
            case "f" -> {
                if (edit.onlyRejected()) {
                    pass();
                } else {
                    element(null);
                }
            }
            case "mergeCells" -> merges();
            default -> element(null);
        }
    }

    private void end() throws XMLStreamException {
        String name = in.getLocalName();
        if (name.equals("row")) {
            fillUpTo(Integer.MAX_VALUE);
            say();
        } else if (name.equals("cols")) {
            width();
        } else if (name.equals("worksheet")) {
            notes();
        }
        out.writeEndElement();
    }

    private void notes() throws XMLStreamException {
        if (drawing == null) {
            return;
        }
        open("legacyDrawing");
        out.writeNamespace("r", OFFICE);
        out.writeAttribute("r", OFFICE, "id", drawing);
        out.writeEndElement();
        drawing = null;
    }

    private void startRow() throws XMLStreamException {
        int given = XlsxBook.number(in, "r") - 1;
        row = given > row ? given : row + 1;
        mark = edit.marks().get(row);
        boolean data = row >= edit.layout().dataFrom();
        if (edit.onlyRejected() && data && (mark == null || !mark.rejected())) {
            pass();
            return;
        }
        written = edit.onlyRejected() && data ? Math.max(written + 1, edit.layout().dataFrom()) : row;
        column = -1;
        said = false;
        lastStyle = null;
        toFill = edit.onlyRejected() && mark != null ? new TreeMap<>(mark.filled()) : new TreeMap<>();
        if (mark != null && pinkShift > 0) {
            mark.bad().stream().filter(bad -> bad < edit.reasonColumn()).forEach(bad -> toFill.putIfAbsent(bad, Cell.BLANK));
        }
        open("row");
        out.writeAttribute("r", Integer.toString(written + 1));
        attributes(Set.of("r", "spans"));
    }

    private void startCell() throws XMLStreamException {
        String reference = in.getAttributeValue(null, "r");
        int given = reference == null ? -1 : XlsxParts.column(reference);
        column = given >= 0 ? given : column + 1;
        fillUpTo(column);
        if (column >= edit.reasonColumn()) {
            say();
            if (column == edit.reasonColumn()) {
                pass();
                return;
            }
        }
        String style = in.getAttributeValue(null, "s");
        lastStyle = style;
        Cell value = toFill.remove(column);
        if (value != null && !value.isBlank()) {
            cell(column, style, value);
            pass();
            return;
        }
        open("c");
        out.writeAttribute("r", Layout.letters(column) + (written + 1));
        boolean pink = pinkShift > 0 && mark != null && mark.bad().get(column);
        if (pink) {
            out.writeAttribute("s", Integer.toString(pinkShift + (style == null ? 0 : Integer.parseInt(style))));
        }
        attributes(pink ? Set.of("r", "s", "cm", "vm") : Set.of("r", "cm", "vm"));
    }

    /** Writes cells that have a value only by a merged cell above, and blank ones at fault, as far as the column. */
    private void fillUpTo(int limit) throws XMLStreamException {
        while (!toFill.isEmpty()) {
            int next = ((TreeMap<Integer, Cell>) toFill).firstKey();
            if (next >= limit) {
                return;
            }
            cell(next, null, toFill.remove(next));
        }
    }

    private void cell(int at, String style, Cell value) throws XMLStreamException {
        open("c");
        out.writeAttribute("r", Layout.letters(at) + (written + 1));
        boolean pink = pinkShift > 0 && mark.bad().get(at);
        if (pink || style != null) {
            out.writeAttribute("s", pink ? Integer.toString(pinkShift + (style == null ? 0 : Integer.parseInt(style))) : style);
        }
        if (value.isBlank()) {
            out.writeEndElement();
            return;
        }
        if (value.isNumeric()) {
            open("v");
            out.writeCharacters(value.text());
            out.writeEndElement();
        } else {
            inline(value.text());
        }
        out.writeEndElement();
    }

    /** The sentence in the last column: once a row, before any cell further right. */
    private void say() throws XMLStreamException {
        String text = row == edit.layout().dataFrom() - 1 ? edit.reasonHeader() : mark == null ? null : mark.text();
        if (said || text == null) {
            return;
        }
        said = true;
        open("c");
        out.writeAttribute("r", Layout.letters(edit.reasonColumn()) + (written + 1));
        boolean head = row < edit.layout().dataFrom();
        if (head && lastStyle != null) {
            out.writeAttribute("s", lastStyle);
        } else if (!head && wrapped >= 0) {
            out.writeAttribute("s", Integer.toString(wrapped));
        }
        inline(text);
        out.writeEndElement();
    }

    private void inline(String text) throws XMLStreamException {
        out.writeAttribute("t", "inlineStr");
        open("is");
        open("t");
        out.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "space", "preserve");
        out.writeCharacters(text);
        out.writeEndElement();
        out.writeEndElement();
    }

    private void width() throws XMLStreamException {
        if (lastColumn > edit.reasonColumn()) {
            return;
        }
        open("col");
        out.writeAttribute("min", Integer.toString(edit.reasonColumn() + 1));
        out.writeAttribute("max", Integer.toString(edit.reasonColumn() + 1));
        out.writeAttribute("width", "60");
        out.writeAttribute("customWidth", "1");
        out.writeEndElement();
    }

    private int lastColumn;

    /** Merged ranges of the list itself go when rows go; those of title and header stay. */
    private void merges() throws XMLStreamException {
        Set<String> keep = new HashSet<>();
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals("mergeCells")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT && in.getLocalName().equals("mergeCell")) {
                String range = String.valueOf(in.getAttributeValue(null, "ref"));
                boolean header = XlsxParts.row(range.split(":")[0]) < edit.layout().dataFrom();
                if (header || !edit.onlyRejected()) {
                    keep.add(range);
                }
            }
        }
        if (keep.isEmpty()) {
            return;
        }
        open("mergeCells");
        out.writeAttribute("count", Integer.toString(keep.size()));
        for (String range : keep) {
            open("mergeCell");
            out.writeAttribute("ref", range);
            out.writeEndElement();
        }
        out.writeEndElement();
    }

    private void open(String name) throws XMLStreamException {
        if (prefix.isEmpty()) {
            out.writeStartElement("", name, namespace == null ? "" : namespace);
        } else {
            out.writeStartElement(prefix, name, namespace);
        }
    }

    private void element(Set<String> without) throws XMLStreamException {
        String own = in.getPrefix() == null ? "" : in.getPrefix();
        out.writeStartElement(own, in.getLocalName(), in.getNamespaceURI() == null ? "" : in.getNamespaceURI());
        for (int i = 0; i < in.getNamespaceCount(); i++) {
            String bound = in.getNamespacePrefix(i);
            if (bound == null || bound.isEmpty()) {
                out.writeDefaultNamespace(in.getNamespaceURI(i));
            } else {
                out.writeNamespace(bound, in.getNamespaceURI(i));
            }
        }
        if (in.getLocalName().equals("col")) {
            lastColumn = Math.max(lastColumn, XlsxBook.number(in, "max"));
        }
        attributes(without == null ? Set.of() : without);
    }

    private void attributes(Set<String> without) throws XMLStreamException {
        for (int i = 0; i < in.getAttributeCount(); i++) {
            String attribute = in.getAttributeLocalName(i);
            String own = in.getAttributePrefix(i);
            if (own != null && !own.isEmpty()) {
                out.writeAttribute(own, in.getAttributeNamespace(i), attribute, in.getAttributeValue(i));
            } else if (!without.contains(attribute)) {
                out.writeAttribute(attribute, in.getAttributeValue(i));
            }
        }
    }

    /** Passes over an element with all that is in it. */
    private void pass() throws XMLStreamException {
        int depth = 1;
        while (depth > 0 && in.hasNext()) {
            int event = in.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }
}
