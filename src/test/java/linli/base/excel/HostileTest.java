package linli.base.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import linli.base.text.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks built to harm: refused with a sentence, soon, in little memory. */
class HostileTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    @TempDir
    Path folder;

    /** Writes a sheet's XML piece by piece. */
    private interface Body {
        void to(OutputStream out) throws IOException;
    }

    private Path book(String name, int sheets, Body sheet, Map<String, String> more) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            StringBuilder list = new StringBuilder();
            StringBuilder relations = new StringBuilder();
            for (int i = 1; i <= sheets; i++) {
                list.append("<sheet name=\"s").append(i).append("\" sheetId=\"").append(i).append("\" r:id=\"r").append(i).append("\"/>");
                relations.append("<Relationship Id=\"r").append(i).append("\" Type=\"").append(REL).append("/worksheet\" Target=\"worksheets/sheet").append(i).append(".xml\"/>");
            }
            part(zip, "[Content_Types].xml", "<Types/>");
            part(zip, "xl/workbook.xml", "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + REL + "\"><sheets>" + list + "</sheets></workbook>");
            part(zip, "xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
            for (Map.Entry<String, String> extra : more.entrySet()) {
                part(zip, extra.getKey(), extra.getValue());
            }
            for (int i = 1; i <= sheets; i++) {
                if (!more.containsKey("xl/worksheets/sheet" + i + ".xml")) {
                    zip.putNextEntry(new ZipEntry("xl/worksheets/sheet" + i + ".xml"));
                    text(zip, "<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
                    sheet.to(zip);
                    text(zip, "</sheetData></worksheet>");
                    zip.closeEntry();
                }
            }
        }
        return file;
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        text(zip, content);
        zip.closeEntry();
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refusedSoon(Path file, String... keys) {
        long start = System.nanoTime();
        Throwable thrown = catchThrowable(() -> {
            try (ListBook book = ListBook.open(file, null, new PlainList(), Map.of(), (s, l) -> Map.of())) {
                book.rows(row -> true);
            }
        });
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        assertThat(thrown).as("%s", file.getFileName()).isInstanceOf(UserError.class);
        assertThat(((UserError) thrown).key()).isIn((Object[]) keys);
    }

    @Test
    void zipBomb() throws IOException {
        byte[] zeros = "<row><c><v>1</v></c></row>".repeat(40_000).getBytes(StandardCharsets.UTF_8);
        refusedSoon(book("bomb.xlsx", 1, out -> {
            for (int i = 0; i < 400; i++) {
                out.write(zeros);
            }
        }, Map.of()), "error.book.hostile", "error.book.beyond");
    }

    @Test
    void cellOf200Megabytes() throws IOException {
        byte[] text = "文".repeat(1 << 18).getBytes(StandardCharsets.UTF_8);
        refusedSoon(book("cell.xlsx", 1, out -> {
            text(out, "<row><c t=\"inlineStr\"><is><t>");
            for (int i = 0; i < 270; i++) {
                out.write(text);
            }
            text(out, "</t></is></c></row>");
        }, Map.of()), "error.book.hostile", "error.book.beyond");
    }

    @Test
    void outsideEntitiesAndBillionLaughs() throws IOException {
        String secret = "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><worksheet><sheetData><row><c t=\"str\"><v>&x;</v></c></row></sheetData></worksheet>";
        refusedSoon(book("xxe.xlsx", 1, out -> { }, Map.of("xl/worksheets/sheet1.xml", secret)), "error.book.hostile");
        StringBuilder laughs = new StringBuilder("<!DOCTYPE w [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 12; i++) {
            laughs.append("<!ENTITY l").append(i).append(" \"").append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
        }
        laughs.append("]><sst><si><t>&l11;</t></si></sst>");
        refusedSoon(book("laughs.xlsx", 1, out -> { }, Map.of("xl/sharedStrings.xml", laughs.toString())), "error.book.hostile");
    }

    @Test
    void aMillionColumnsAndFiveThousandSheets() throws IOException {
        refusedSoon(book("columns.xlsx", 1, out -> {
            text(out, "<row r=\"1\">");
            byte[] cells = "<c/>".repeat(1000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 1000; i++) {
                out.write(cells);
            }
            text(out, "</row>");
        }, Map.of()), "error.book.beyond");
        refusedSoon(book("far.xlsx", 1, out -> text(out, "<row r=\"1\"><c r=\"ZZZZZ1\"><v>1</v></c></row>"), Map.of()), "error.book.beyond");
        refusedSoon(book("sheets.xlsx", 5000, out -> text(out, "<row><c><v>1</v></c></row>"), Map.of()), "error.book.beyond");
    }

    @Test
    void circularFormulasAndRelations() throws IOException {
        Path cyclic = Grids.of("表").row("姓名", "身份证号", "电话").row("=A2", "=C2", "=B2").row("沈一", "330481195203019800", "13800000001").xlsx(folder.resolve("cyclic.xlsx"));
        try (ListBook book = ListBook.open(cyclic, null, new PlainList(), Map.of(), (s, l) -> Map.of())) {
            StringBuilder names = new StringBuilder();
            book.rows(row -> {
                names.append(row.text("name"));
                return true;
            });
            assertThat(names.toString()).endsWith("沈一");
        }
        String loop = "<Relationships><Relationship Id=\"r1\" Type=\"" + REL + "/worksheet\" Target=\"workbook.xml\"/></Relationships>";
        Path circle = folder.resolve("circle.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(circle))) {
            part(zip, "xl/workbook.xml", "<workbook xmlns:r=\"" + REL + "\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            part(zip, "xl/_rels/workbook.xml.rels", loop);
        }
        refusedSoon(circle, "error.book.noPeople", "error.book.damaged", "error.book.empty");
    }
}
