package linli.base.excel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.aalto.stax.OutputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * A copy of an .xlsx in which sheets are edited as they stream by: rows left out, a last column of sentences added, bad
 * cells coloured. All that is not touched (widths, fonts, merges, pictures, other sheets) stays as it was.
 */
final class XlsxCopy {
    private static final String PINK = "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFBD5D1\"/><bgColor indexed=\"64\"/></patternFill></fill>";
    private static final Pattern XF = Pattern.compile("<xf\\b[^>]*?(?:/>|>.*?</xf>)", Pattern.DOTALL);
    private static final int MAX_STYLES = 8 << 20;
    private static final int MAX_XFS = 20_000;

    private final XlsxBook book;
    /** Styles that are pink stand this much behind their plain ones; 0 when the styles could not be widened. */
    private int pinkShift;
    private int wrapped = -1;
    private String styles;

    /** Edits of one sheet. */
    record Edit(Layout layout, int reasonColumn, String reasonHeader, TreeMap<Integer, RowMarks.Mark> marks, boolean onlyRejected) {}

    XlsxCopy(XlsxBook book) {
        this.book = book;
    }

    /** @param edits by the sheet's index */
    void write(Map<Integer, Edit> edits, OutputStream out) throws IOException {
        XlsxParts parts = book.parts();
        styles = widened(parts);
        XlsxNotes notes = XlsxNotes.of(book, edits);
        boolean formulasGo = edits.values().stream().anyMatch(Edit::onlyRejected);
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : parts.names()) {
                String plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
                if (name.endsWith("/") || formulasGo && plain.endsWith("calcchain.xml")) {
                    continue;
                }
                zip.putNextEntry(new ZipEntry(name.replace('\\', '/')));
                Edit edit = editOf(edits, plain);
                if (edit != null) {
                    sheet(parts, name, edit, notes.drawing(edit.layout().sheet()), zip);
                } else if (notes.changed(plain) != null) {
                    zip.write(notes.changed(plain).getBytes(UTF_8));
                } else if (plain.equals("xl/styles.xml") && styles != null) {
                    zip.write(styles.getBytes(UTF_8));
                } else if (formulasGo && (plain.equals("[content_types].xml") || plain.equals("xl/_rels/workbook.xml.rels"))) {
                    zip.write(withoutCalcChain(text(parts, name)).getBytes(UTF_8));
                } else {
                    try (InputStream in = parts.open(name)) {
                        in.transferTo(zip);
                    }
                }
                zip.closeEntry();
            }
            for (Map.Entry<String, String> part : notes.added().entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private Edit editOf(Map<Integer, Edit> edits, String plain) {
        for (Map.Entry<Integer, Edit> edit : edits.entrySet()) {
            if (book.part(edit.getKey()).toLowerCase(Locale.ROOT).equals(plain)) {
                return edit.getValue();
            }
        }
        return null;
    }

    private void sheet(XlsxParts parts, String name, Edit edit, String drawing, OutputStream zip) throws IOException, XMLStreamException {
        try (InputStream in = parts.open(name)) {
            XMLStreamReader reader = parts.xml(in);
            XMLStreamWriter writer = new OutputFactoryImpl().createXMLStreamWriter(zip, "UTF-8");
            writer.writeStartDocument("UTF-8", "1.0");
            new XlsxSheetEdit(reader, writer, edit, drawing, new int[] {pinkShift, wrapped}).run();
            writer.writeEndDocument();
            writer.flush();
        }
    }

    private static String text(XlsxParts parts, String name) throws IOException {
        try (InputStream in = parts.open(name)) {
            return new String(in.readNBytes(MAX_STYLES), UTF_8);
        }
    }

    private static String withoutCalcChain(String xml) {
        return xml.replaceAll("(?i)<(\\w+:)?(Override|Relationship)\\b[^>]*calcChain[^>]*/>", "");
    }

    /** Every cell style once more in pink, and one that wraps lines; null when the styles are not as expected. */
    private String widened(XlsxParts parts) throws IOException {
        if (!parts.has("xl/styles.xml")) {
            return null;
        }
        String xml = text(parts, "xl/styles.xml");
        int fills = xml.indexOf("</fills>");
        int from = xml.indexOf("<cellXfs");
        int to = xml.indexOf("</cellXfs>");
        if (xml.length() >= MAX_STYLES / 2 || fills < 0 || from < fills || to < from) {
            return null;
        }
        int fill = count(xml.substring(xml.indexOf("<fills"), fills), "<fill>|<fill\\s");
        StringBuilder more = new StringBuilder();
        Matcher xf = XF.matcher(xml.substring(xml.indexOf('>', from) + 1, to));
        int count = 0;
        while (xf.find()) {
            String pink = xf.group().replaceFirst("\\sfillId=\"\\d+\"", "").replaceFirst("\\sapplyFill=\"\\w+\"", "")
                    .replaceFirst("<xf\\b", "<xf fillId=\"" + fill + "\" applyFill=\"1\"");
            more.append(pink);
            count++;
        }
        if (count == 0 || count > MAX_XFS) {
            return null;
        }
        pinkShift = count;
        wrapped = count * 2;
        more.append("<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>");
        String head = xml.substring(from, xml.indexOf('>', from) + 1).replaceFirst("count=\"\\d+\"", "count=\"" + (count * 2 + 1) + "\"");
        String fillsHead = xml.substring(0, fills).replaceFirst("<fills([^>]*)count=\"\\d+\"", "<fills$1count=\"" + (fill + 1) + "\"");
        return fillsHead + PINK + xml.substring(fills, from) + head + xml.substring(xml.indexOf('>', from) + 1, to) + more + xml.substring(to);
    }

    private static int count(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }
}
