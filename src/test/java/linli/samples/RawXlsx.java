package linli.samples;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook put together part by part, so that any part can be wrong. */
final class RawXlsx {
    /** Writes one part's bytes. */
    interface Part {
        void to(OutputStream out) throws IOException;
    }

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    /** A proper header and one person. */
    static final String ROWS = row(1, "姓名", "身份证号", "手机号码", "房号") + row(2, "钱样例", "330481198503019815", "13800000001", "501");

    private final Map<String, Part> parts = new LinkedHashMap<>();

    RawXlsx() {
        this(1);
    }

    RawXlsx(int sheets) {
        StringBuilder types = new StringBuilder();
        StringBuilder list = new StringBuilder();
        StringBuilder rels = new StringBuilder();
        for (int i = 1; i <= sheets; i++) {
            types.append("<Override PartName=\"/xl/worksheets/sheet").append(i).append(".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>");
            list.append("<sheet name=\"s").append(i).append("\" sheetId=\"").append(i).append("\" r:id=\"rId").append(i).append("\"/>");
            rels.append("<Relationship Id=\"rId").append(i).append("\" Type=\"").append(RELS).append("/worksheet\" Target=\"worksheets/sheet").append(i).append(".xml\"/>");
        }
        rels.append("<Relationship Id=\"rIdS\" Type=\"").append(RELS).append("/sharedStrings\" Target=\"sharedStrings.xml\"/>");
        part("[Content_Types].xml", HEAD + "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>" + types + "</Types>");
        part("_rels/.rels", HEAD + "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + RELS + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        part("xl/workbook.xml", HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELS + "\"><sheets>" + list + "</sheets></workbook>");
        part("xl/_rels/workbook.xml.rels", HEAD + "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + rels + "</Relationships>");
        part("xl/sharedStrings.xml", strings("<si><t>无</t></si>"));
        for (int i = 1; i <= sheets; i++) sheet(i, ROWS);
    }

    static String strings(String items) {
        return HEAD + "<sst xmlns=\"" + MAIN + "\">" + items + "</sst>";
    }

    static String row(int number, String... texts) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int c = 0; c < texts.length; c++) row.append(cell("" + (char) ('A' + c) + number, texts[c]));
        return row.append("</row>").toString();
    }

    static String cell(String at, String text) {
        return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    RawXlsx part(String name, String text) {
        return part(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    RawXlsx part(String name, Part part) {
        parts.put(name, part);
        return this;
    }

    RawXlsx sheet(int number, String rows) {
        return part("xl/worksheets/sheet" + number + ".xml", sheetXml(rows, ""));
    }

    static String sheetXml(String rows, String after) {
        return HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData>" + after + "</worksheet>";
    }

    /** A sheet whose rows are followed by something endless: so many times the same bytes. */
    RawXlsx flood(String before, String again, long bytes, String after) {
        byte[] block = again.repeat(Math.max(1, 65536 / again.length())).getBytes(StandardCharsets.UTF_8);
        return part("xl/worksheets/sheet1.xml", out -> {
            out.write((HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + before).getBytes(StandardCharsets.UTF_8));
            for (long written = 0; written < bytes; written += block.length) out.write(block);
            out.write((after + "</sheetData></worksheet>").getBytes(StandardCharsets.UTF_8));
        });
    }

    void write(Path file) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Map.Entry<String, Part> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                part.getValue().to(zip);
                zip.closeEntry();
            }
        }
    }
}
