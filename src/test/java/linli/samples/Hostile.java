package linli.samples;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Files that mean harm or are none of ours: each must be refused with a sentence, or read, soon and in little memory. */
final class Hostile {
    /** REFUSED: a sentence and nothing else. SURVIVED: a sentence, or the people in it counted rightly. */
    enum Expect { REFUSED, SURVIVED }

    interface Maker {
        void make(Path file) throws IOException;
    }

    /** One such file. */
    record Attack(String file, String what, Expect expect, Maker maker) {
        Path write(Path folder) throws IOException {
            Path path = folder.resolve(file);
            maker.make(path);
            return path;
        }

        @Override
        public String toString() {
            return file + " (" + what + ")";
        }
    }

    private final List<Attack> attacks = new ArrayList<>();

    private Hostile() {}

    static List<Attack> all() {
        Hostile hostile = new Hostile();
        hostile.bombs();
        hostile.entities();
        hostile.crooked();
        hostile.notOurs();
        return hostile.attacks;
    }

    private void refused(String file, String what, Maker maker) {
        attacks.add(new Attack(file, what, Expect.REFUSED, maker));
    }

    private void survived(String file, String what, Maker maker) {
        attacks.add(new Attack(file, what, Expect.SURVIVED, maker));
    }

    private void bombs() {
        refused("bomb-blanks.xlsx", "zip bomb: 600 MB of blanks in a sheet", f -> new RawXlsx().flood(RawXlsx.ROWS, " ", 600_000_000, "").write(f));
        refused("bomb-rows.xlsx", "zip bomb: 600 MB of empty rows", f -> new RawXlsx().flood(RawXlsx.ROWS, "<row/>", 600_000_000, "").write(f));
        refused("bomb-strings.xlsx", "zip bomb: shared strings of 600 MB", f -> new RawXlsx().part("xl/sharedStrings.xml", out -> {
            out.write(RawXlsx.strings("").replace("</sst>", "").getBytes(StandardCharsets.UTF_8));
            byte[] block = "<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>".repeat(1200).getBytes(StandardCharsets.UTF_8);
            for (long written = 0; written < 600_000_000; written += block.length) out.write(block);
            out.write("</sst>".getBytes(StandardCharsets.UTF_8));
        }).write(f));
        refused("cell.xlsx", "a cell of 200 MB", f -> new RawXlsx().flood(RawXlsx.ROWS + "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>", "x", 200_000_000,
                "</t></is></c></row>").write(f));
        refused("cell.csv", "a cell of 200 MB as text", f -> text(f, "姓名,身份证号,备注\n钱样例,,", "x", 200_000_000));
        refused("quote.csv", "a quote that never ends", f -> text(f, "姓名,身份证号,备注\n钱样例,,\"", "x,\n", 200_000_000));
        survived("columns.csv", "a million empty columns as text", f -> text(f, "姓名,身份证号,手机号码\n钱样例,330481198503019815,13800000001", ",", 1_000_000));
        survived("columns.xlsx", "a million empty columns", f -> {
            StringBuilder rows = new StringBuilder(RawXlsx.ROWS + "<row r=\"3\">");
            for (int i = 0; i < 1_000_000; i++) rows.append("<c/>");
            new RawXlsx().sheet(1, rows + "</row>").write(f);
        });
        survived("wide.xlsx", "a cell in column ZZZZZZ and row 2147483647",
                f -> new RawXlsx().sheet(1, RawXlsx.ROWS + "<row r=\"2147483647\">" + RawXlsx.cell("ZZZZZZ2147483647", "x") + "</row>").write(f));
        refused("sheets.xlsx", "5,000 sheets", f -> new RawXlsx(5000).write(f));
        survived("merges.xlsx", "the whole sheet merged, and 50,000 merges on top of each other", f -> new RawXlsx().part("xl/worksheets/sheet1.xml",
                RawXlsx.sheetXml(RawXlsx.ROWS, "<mergeCells><mergeCell ref=\"A3:XFD1048576\"/>" + "<mergeCell ref=\"A3:B999999\"/>".repeat(50_000) + "</mergeCells>")).write(f));
    }

    private void entities() {
        String outside = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>";
        refused("xxe-strings.xlsx", "an entity from outside in the shared strings", f -> new RawXlsx()
                .part("xl/sharedStrings.xml", doctype(RawXlsx.strings("<si><t>&e;</t></si>"), outside)).write(f));
        refused("xxe-sheet.xlsx", "an entity from outside in a sheet", f -> new RawXlsx()
                .part("xl/worksheets/sheet1.xml", doctype(RawXlsx.sheetXml(RawXlsx.ROWS + RawXlsx.row(3, "&e;"), ""), outside)).write(f));
        refused("xxe-2003.xls", "an entity from outside in SpreadsheetML 2003", f -> Files.writeString(f, "<?xml version=\"1.0\"?>" + outside
                + "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table><Row><Cell><Data>&e;</Data></Cell></Row></Table></Worksheet></Workbook>"));
        StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 \"哈哈哈哈哈哈哈哈\">");
        for (int i = 1; i < 12; i++) laughs.append("<!ENTITY l").append(i).append(" \"").append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
        refused("laughs.xlsx", "a billion laughs", f -> new RawXlsx()
                .part("xl/sharedStrings.xml", doctype(RawXlsx.strings("<si><t>&l11;</t></si>"), laughs + "]>")).write(f));
        refused("laughs.xls", "a billion laughs in SpreadsheetML 2003", f -> Files.writeString(f, "<?xml version=\"1.0\"?>" + laughs
                + "]><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table><Row><Cell><Data>&l11;</Data></Cell></Row></Table></Worksheet></Workbook>"));
        refused("deep.xml.xls", "XML 200,000 levels deep", f -> Files.writeString(f, "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"
                + "<Row>".repeat(200_000) + "</Row>".repeat(200_000) + "</Workbook>"));
        refused("deep.html.xls", "HTML 200,000 tables deep", f -> Files.writeString(f, "<html><body>" + "<table><tr><td>".repeat(200_000)));
    }

    private static String doctype(String xml, String doctype) {
        return xml.replaceFirst("\\?>\\s*", "?>" + java.util.regex.Matcher.quoteReplacement(doctype));
    }

    private void crooked() {
        survived("cycle.xlsx", "formulas that need each other", f -> new RawXlsx().sheet(1, RawXlsx.ROWS
                + "<row r=\"3\"><c r=\"A3\"><f>B3</f></c><c r=\"B3\"><f>A3</f></c><c r=\"C3\"><f>SUM(A1:C3)</f></c></row>").write(f));
        survived("circle.xlsx", "a sheet that is the workbook itself", f -> new RawXlsx().part("xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
                        + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"workbook.xml\"/></Relationships>").write(f));
        survived("outward.xlsx", "a sheet outside the file", f -> new RawXlsx().part("xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" TargetMode=\"External\" "
                        + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"../../../../etc/hostname\"/></Relationships>").write(f));
        survived("index.xlsx", "shared strings that are not there", f -> new RawXlsx().sheet(1, RawXlsx.ROWS
                + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>99999</v></c><c r=\"B3\" t=\"s\"><v>-1</v></c><c r=\"C3\" t=\"s\"><v>x</v></c></row>").write(f));
        survived("twice.xlsx", "the same part twice in the zip", f -> {
            new RawXlsx().part("xl/worksheets/sheetX.xml", RawXlsx.sheetXml(RawXlsx.row(1, "姓名", "手机号码", "房号") + RawXlsx.row(2, "孙另样", "13800000002", "1"), "")).write(f);
            byte[] bytes = Files.readAllBytes(f);
            replace(bytes, "xl/worksheets/sheetX.xml", "xl/worksheets/sheet1.xml");
            Files.write(f, bytes);
        });
        refused("half.xlsx", "cut off in the middle", f -> {
            BookFiles.xlsx(new SampleBooks().clean(), f);
            cut(f);
        });
        refused("half.xls", "cut off in the middle, old format", f -> {
            Case one = new Case("x.xls", "").plain(new Crowd(1).take(60));
            BookFiles.xls(one.book, f);
            cut(f);
        });
        refused("half-xml.xlsx", "a sheet that ends in the middle", f -> new RawXlsx().part("xl/worksheets/sheet1.xml",
                RawXlsx.sheetXml(RawXlsx.ROWS, "").replace("</sheetData></worksheet>", "<row r=\"3\"><c r=\"A3\"")).write(f));
    }

    private void notOurs() {
        refused("empty.xlsx", "no bytes", f -> Files.write(f, new byte[0]));
        refused("empty.csv", "no bytes, .csv", f -> Files.write(f, new byte[0]));
        refused("folder.xlsx", "a folder", Files::createDirectory);
        refused("missing.xlsx", "no such file", f -> { });
        refused("picture.xlsx", "a JPEG", f -> Files.write(f, joined(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}, noise(40_000))));
        refused("picture.csv", "a PNG", f -> Files.write(f, joined(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, noise(40_000))));
        refused("paper.xls", "a PDF", f -> Files.write(f, joined("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), noise(9_000))));
        refused("noise.csv", "random bytes", f -> Files.write(f, noise(100_000)));
        refused("zeros.xls", "noughts", f -> Files.write(f, new byte[50_000]));
        refused("other.xlsx", "a zip that is no workbook", f -> new RawXlsx().part("xl/workbook.xml", "").part("[Content_Types].xml", "<x/>").write(f));
        refused("letter.xls", "a Word document of the old kind", f -> {
            try (var fs = new POIFSFileSystem(); var out = Files.newOutputStream(f)) {
                fs.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), "WordDocument");
                fs.writeFilesystem(out);
            }
        });
        refused("prose.csv", "text without a table", f -> Files.writeString(f, "各位居民：\n本周六上午在广场举行义诊，欢迎参加。\n社区居委会\n", Charset.forName("GBK")));
        refused("page.xls", "a web page without a table", f -> Files.writeString(f, "<html><body><p>登录已超时，请重新登录</p></body></html>"));
        refused("nobody.xlsx", "a header and nobody under it", f -> new RawXlsx().sheet(1, RawXlsx.row(1, "姓名", "身份证号", "手机号码")).write(f));
        refused("nosheet.xlsx", "no sheets", f -> new RawXlsx(0).write(f));
        Case locked = new Case("x", "").plain(new Crowd(2).take(3));
        refused("locked.xlsx", "a password nobody gave", f -> OddFiles.lockedXlsx("314400").write(locked.book, f));
        refused("locked.xls", "a password nobody gave, old format", f -> OddFiles.lockedXls("314400").write(locked.book, f));
    }

    private static void text(Path file, String before, String again, long bytes) throws IOException {
        byte[] block = again.repeat(Math.max(1, (int) Math.min(65536, bytes) / again.length())).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(before.getBytes(StandardCharsets.UTF_8));
            for (long written = 0; written < bytes; written += block.length) out.write(block);
        }
    }

    private static void cut(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }

    private static void replace(byte[] bytes, String old, String by) {
        byte[] find = old.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i + find.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + find.length, find, 0, find.length)) System.arraycopy(by.getBytes(StandardCharsets.US_ASCII), 0, bytes, i, find.length);
        }
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
