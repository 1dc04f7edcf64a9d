package linli.base.excel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comments (批注) on cells of a copied .xlsx: the comments part, its drawing, and what points to them. Comments that are
 * there stay; a cell that has one keeps it. Where the package is not as expected a sheet gets none.
 */
final class XlsxNotes {
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String DRAWING_ID = "rIdLinliV";
    private static final String AUTHOR = "Linli";
    private static final int MOST_ON_A_SHEET = 5_000;
    private static final int MAX_PART = 16 << 20;
    private static final int SHAPES_OF_A_SHEET = 1024;
    private static final Pattern RELATION = Pattern.compile("<Relationship\\b[^>]*>");
    private static final Pattern REF = Pattern.compile("<comment\\b[^>]*\\bref=\"([A-Z]+\\d+)\"");
    private static final String SHAPE_TYPE = "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">"
            + "<v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";

    private final XlsxParts parts;
    private final Map<String, String> changed = new HashMap<>();
    private final Map<String, String> added = new LinkedHashMap<>();
    private final Map<Integer, String> drawings = new HashMap<>();

    private XlsxNotes(XlsxParts parts) {
        this.parts = parts;
    }

    /** @param edits by the sheet's index; rows keep their places */
    static XlsxNotes of(XlsxBook book, Map<Integer, XlsxCopy.Edit> edits) throws IOException {
        XlsxNotes notes = new XlsxNotes(book.parts());
        for (Map.Entry<Integer, XlsxCopy.Edit> edit : new TreeMap<>(edits).entrySet()) {
            if (!edit.getValue().onlyRejected()) {
                notes.sheet(edit.getKey(), book.part(edit.getKey()), edit.getValue().marks());
            }
        }
        return notes;
    }

    /** @return the new text of a part of the package, or null when it stays. */
    String changed(String plain) {
        return changed.get(plain);
    }

    /** @return parts that were not there, by name. */
    Map<String, String> added() {
        return added;
    }

    /** @return id of the drawing the sheet must name, or null when it names one or has none. */
    String drawing(int sheet) {
        return drawings.get(sheet);
    }

    private void sheet(int index, String part, TreeMap<Integer, RowMarks.Mark> marks) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        marks.forEach((row, mark) -> mark.notes().forEach((column, text) -> {
            if (texts.size() < MOST_ON_A_SHEET) {
                texts.put(Layout.letters(column) + (row + 1), text);
            }
        }));
        String name = part.replace('\\', '/');
        String rels = name.replaceFirst("([^/]+)$", "_rels/$1.rels");
        String before = parts.has(rels) ? text(rels) : "";
        if (texts.isEmpty() || before == null || !head(name).contains('"' + MAIN + '"') || !parts.has("[Content_Types].xml")) {
            return;
        }
        String comments = target(before, "/comments", name);
        String drawing = target(before, "/vmlDrawing", name);
        if (comments == null && drawing == null) {
            fresh(index, rels, before, texts);
        } else if (comments != null && drawing != null) {
            join(index, comments, drawing, texts);
        }
    }

    private void fresh(int index, String rels, String before, Map<String, String> texts) throws IOException {
        String types = changed.containsKey("[content_types].xml") ? changed.get("[content_types].xml") : text("[Content_Types].xml");
        if (types == null || !types.contains("</Types>") || !before.isEmpty() && !before.contains("</Relationships>")) {
            return;
        }
        String comments = "xl/linliComments" + index + ".xml";
        String drawing = "xl/drawings/linliNotes" + index + ".vml";
        StringBuilder list = new StringBuilder();
        StringBuilder shapes = new StringBuilder();
        write(index, texts, 0, list, shapes);
        added.put(comments, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"" + MAIN + "\"><authors><author>" + AUTHOR
                + "</author></authors><commentList>" + list + "</commentList></comments>");
        added.put(drawing, "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
                + "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"" + (index + 1)
                + "\"/></o:shapelayout>" + SHAPE_TYPE + shapes + "</xml>");
        String relations = "<Relationship Id=\"rIdLinliC\" Type=\"" + OFFICE + "/comments\" Target=\"/" + comments + "\"/>"
                + "<Relationship Id=\"" + DRAWING_ID + "\" Type=\"" + OFFICE + "/vmlDrawing\" Target=\"/" + drawing + "\"/></Relationships>";
        if (before.isEmpty()) {
            added.put(rels, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                    + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations);
        } else {
            changed.put(rels.toLowerCase(Locale.ROOT), before.replace("</Relationships>", relations));
        }
        boolean known = Pattern.compile("Extension=\"vml\"", Pattern.CASE_INSENSITIVE).matcher(types).find();
        String more = (known ? "" : "<Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>")
                + "<Override PartName=\"/" + comments + "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml\"/></Types>";
        changed.put("[content_types].xml", types.replace("</Types>", more));
        drawings.put(index, DRAWING_ID);
    }

    private void join(int index, String comments, String drawing, Map<String, String> texts) throws IOException {
        String list = parts.has(comments) ? text(comments) : null;
        String vml = parts.has(drawing) ? text(drawing) : null;
        if (list == null || vml == null || !list.contains("</commentList>") || !list.contains("</authors>") || !vml.contains("</xml>")) {
            return;
        }
        Matcher there = REF.matcher(list);
        while (there.find()) {
            texts.remove(there.group(1));
        }
        int authors = list.substring(0, list.indexOf("</authors>")).split("<author>|<author/>", -1).length - 1;
        StringBuilder more = new StringBuilder();
        StringBuilder shapes = new StringBuilder();
        write(index + SHAPES_OF_A_SHEET, texts, authors, more, shapes);
        String types = vml.contains("id=\"_x0000_t202\"") ? "" : SHAPE_TYPE;
        changed.put(comments.toLowerCase(Locale.ROOT), list.replace("</authors>", "<author>" + AUTHOR + "</author></authors>").replace("</commentList>", more + "</commentList>"));
        changed.put(drawing.toLowerCase(Locale.ROOT), vml.replace("</xml>", types + shapes + "</xml>"));
    }

    private static void write(int block, Map<String, String> texts, int author, StringBuilder list, StringBuilder shapes) {
        int[] id = {(block + 1) * SHAPES_OF_A_SHEET};
        texts.forEach((ref, text) -> {
            list.append("<comment ref=\"").append(ref).append("\" authorId=\"").append(author).append("\"><text><t xml:space=\"preserve\">")
                    .append(escaped(text)).append("</t></text></comment>");
            int row = XlsxParts.row(ref);
            int column = XlsxParts.column(ref);
            shapes.append("<v:shape id=\"_x0000_s").append(++id[0]).append("\" type=\"#_x0000_t202\" style=\"position:absolute;visibility:hidden\" "
                    + "fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:path o:connecttype=\"none\"/><v:textbox/>"
                    + "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>").append(column + 1).append(", 12, ").append(Math.max(0, row - 1))
                    .append(", 8, ").append(column + 5).append(", 12, ").append(row + 4).append(", 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>")
                    .append(row).append("</x:Row><x:Column>").append(column).append("</x:Column></x:ClientData></v:shape>");
        });
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().filter(c -> c >= 0x20 || c == '\n' || c == '\t').forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** @return the part a relation of the sheet leads to, or null. */
    private static String target(String rels, String type, String sheet) {
        Matcher relation = RELATION.matcher(rels);
        while (relation.find()) {
            String one = relation.group();
            if (one.contains(type + "\"")) {
                String target = one.replaceFirst("(?s).*\\bTarget=\"([^\"]*)\".*", "$1").replace('\\', '/');
                return target.startsWith("/") ? target.substring(1)
                        : Path.of("/" + sheet).getParent().resolve(target).normalize().toString().replace('\\', '/').substring(1);
            }
        }
        return null;
    }

    private String head(String name) throws IOException {
        try (InputStream in = parts.open(name)) {
            return new String(in.readNBytes(4096), UTF_8);
        }
    }

    /** @return the part's text, null when it is too long to be held. */
    private String text(String name) throws IOException {
        try (InputStream in = parts.open(name)) {
            byte[] bytes = in.readNBytes(MAX_PART);
            return bytes.length == MAX_PART ? null : new String(bytes, UTF_8);
        }
    }
}
