package linli.samples;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes a {@link Book} in the less usual formats that communities send. */
final class OddFiles {
    private OddFiles() {}

    static Case.Writer text(Charset charset, char between, String before) {
        return (book, file) -> BookFiles.text(book, file, charset, between, before);
    }

    /** Texts inside the sheet instead of in a shared table, as many exporting systems write. */
    static void inline(Book book, Path file) throws IOException {
        try (var workbook = new SXSSFWorkbook(null, 100, false, false); var out = Files.newOutputStream(file)) {
            BookFiles.fill(book, workbook);
            workbook.write(out);
        }
    }

    /** Dates counted from 1904, as on old Macs. */
    static void from1904(Book book, Path file) throws IOException {
        try (var workbook = new XSSFWorkbook(); var out = Files.newOutputStream(file)) {
            var settings = workbook.getCTWorkbook();
            (settings.isSetWorkbookPr() ? settings.getWorkbookPr() : settings.addNewWorkbookPr()).setDate1904(true);
            BookFiles.fill(book, workbook);
            workbook.write(out);
        }
    }

    static Case.Writer lockedXlsx(String password) {
        return (book, file) -> {
            Path open = Files.createTempFile("open", ".xlsx");
            BookFiles.xlsx(book, open);
            try (var fs = new POIFSFileSystem(); var out = Files.newOutputStream(file)) {
                var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword(password);
                try (var into = encryptor.getDataStream(fs)) {
                    into.write(Files.readAllBytes(open));
                }
                fs.writeFilesystem(out);
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            } finally {
                Files.delete(open);
            }
        };
    }

    static Case.Writer lockedXls(String password) {
        return (book, file) -> {
            Biff8EncryptionKey.setCurrentUserPassword(password);
            try (var workbook = new HSSFWorkbook(); var out = Files.newOutputStream(file)) {
                BookFiles.fill(book, workbook);
                workbook.write(out);
            } finally {
                Biff8EncryptionKey.setCurrentUserPassword(null);
            }
        };
    }

    /** WPS once wrote properties that POI refuses with "OPC Compliance error [M4.3]". */
    static void wps(Book book, Path file) throws IOException {
        BookFiles.xlsx(book, file);
        rewrite(file, "docProps/core.xml", old -> """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
                xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>WPS</dc:creator>\
                <dcterms:created xsi:type="dcterms:W3CDTF">2026-10-08T01:02:00Z</dcterms:created>\
                <dcterms:alternative>KSOProductBuildVer 2052-12.1.0</dcterms:alternative></cp:coreProperties>""");
    }

    /** Reading aids above the names (rPh), which are no part of the text. */
    static void phonetic(Book book, Path file) throws IOException {
        BookFiles.xlsx(book, file);
        rewrite(file, "xl/sharedStrings.xml", old -> old.replace("</t></si>", "</t><rPh sb=\"0\" eb=\"1\"><t>duyin</t></rPh></si>"));
    }

    /** Every text in two runs, the first in another colour. */
    static void runs(Book book, Path file) throws IOException {
        BookFiles.xlsx(book, file);
        rewrite(file, "xl/sharedStrings.xml", old -> old.replaceAll("<si><t(?: [^>]*)?>(.)([^<]+)</t></si>",
                "<si><r><rPr><b/></rPr><t>$1</t></r><r><t xml:space=\"preserve\">$2</t></r></si>"));
    }

    /** A sheet whose size record is wrong: many generators write A1. */
    static void wrongDimension(Book book, Path file) throws IOException {
        BookFiles.xlsx(book, file);
        rewrite(file, "xl/worksheets/sheet1.xml", old -> old.replaceFirst("<dimension ref=\"[^\"]*\"/>", "<dimension ref=\"A1\"/>"));
    }

    static void rewrite(Path file, String part, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean met = false;
        try (var in = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(file))); var out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(part)) {
                    String before = new String(content, StandardCharsets.UTF_8);
                    content = change.apply(before).getBytes(StandardCharsets.UTF_8);
                    met = !before.equals(new String(content, StandardCharsets.UTF_8));
                }
                out.write(content);
            }
        }
        if (!met) throw new IOException("nothing changed in " + part);
        Files.write(file, bytes.toByteArray());
    }

    /** SpreadsheetML 2003, as older systems export under the name .xls. */
    static void xml2003(Book book, Path file) throws IOException {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"
                + "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\n");
        for (Grid grid : book.grids) {
            xml.append("<Worksheet ss:Name=\"").append(escaped(grid.name)).append("\"><Table>\n");
            for (int r = 0; r < grid.rows.size(); r++) {
                xml.append("<Row>");
                int at = 0;
                boolean gap = false;
                for (Object value : grid.rows.get(r)) {
                    int[] merge = merge(grid, r, at);
                    at++;
                    if (value == null) {
                        gap = true;
                        continue;
                    }
                    xml.append(gap ? "<Cell ss:Index=\"" + at + "\"" : "<Cell").append(merge == null ? "" : " ss:MergeDown=\"" + (merge[1] - merge[0]) + "\" ss:MergeAcross=\""
                            + (merge[3] - merge[2]) + "\"").append("><Data ss:Type=\"")
                            .append(value instanceof Number ? "Number" : "String").append("\">").append(escaped(BookFiles.plain(value))).append("</Data></Cell>");
                    gap = false;
                }
                xml.append("</Row>\n");
            }
            xml.append("</Table>").append(grid.hidden ? "<WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\"><Visible>SheetHidden</Visible></WorksheetOptions>" : "")
                    .append("</Worksheet>\n");
        }
        Files.writeString(file, xml.append("</Workbook>\n"));
    }

    /** A table of HTML under the name .xls, in the encoding its head states. */
    static Case.Writer html(String charset) {
        return (book, file) -> {
            StringBuilder html = new StringBuilder("<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=" + charset
                    + "\"></head><body><table border=\"1\">\n");
            Grid grid = book.grids.getFirst();
            for (int r = 0; r < grid.rows.size(); r++) {
                html.append("<tr>");
                for (int c = 0; c < grid.rows.get(r).size(); c++) {
                    int[] merge = merge(grid, r, c);
                    if (merge == null || merge[0] == r && merge[2] == c) {
                        html.append("<td").append(merge == null ? "" : " rowspan=" + (merge[1] - r + 1) + " colspan='" + (merge[3] - c + 1) + "'")
                                .append(">").append(escaped(BookFiles.plain(grid.rows.get(r).get(c)))).append("</td>");
                    }
                }
                html.append("</tr>\n");
            }
            Files.write(file, html.append("</table></body></html>").toString().getBytes(Charset.forName(charset)));
        };
    }

    /** @return the merge that covers a cell, or null. */
    private static int[] merge(Grid grid, int row, int column) {
        return grid.merges.stream().filter(m -> m[0] <= row && row <= m[1] && m[2] <= column && column <= m[3]).findFirst().orElse(null);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
