package linli.samples;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import linli.samples.Case.Expect;
import linli.samples.Tally.Fate;

/** The part of the corpus about what other programs write: their dialects of a format, and layouts in formats where they are seldom tried. */
final class CorpusOdd {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private final Crowd crowd;
    private final List<Case> cases = new ArrayList<>();

    private CorpusOdd(Crowd crowd) {
        this.crowd = crowd;
    }

    static List<Case> all(Crowd crowd) {
        CorpusOdd odd = new CorpusOdd(crowd);
        odd.dialects();
        odd.refused();
        odd.layouts();
        return odd.cases;
    }

    private Case add(String file, String covers, Case.Writer writer) {
        Case one = new Case(file, covers).by(writer);
        cases.add(one);
        return one;
    }

    private void dialects() {
        add("o01.xlsx", "names with a prefix, as program libraries write", (book, file) -> {
            BookFiles.xlsx(book, file);
            OddFiles.rewrite(file, "xl/worksheets/sheet1.xml", old -> old.replaceAll("<(/?)([a-zA-Z])", "<$1x:$2").replace("xmlns=\"" + MAIN, "xmlns:x=\"" + MAIN));
        }).plain(crowd.take(6));
        add("o02.xlsx", "parts named from the root", (book, file) -> {
            BookFiles.xlsx(book, file);
            OddFiles.rewrite(file, "xl/_rels/workbook.xml.rels", old -> old.replaceAll("Target=\"(worksheets|sharedStrings)", "Target=\"/xl/$1"));
        }).plain(crowd.take(6));
        add("o03.xlsx", "strict Open XML", CorpusOdd::strict).plain(crowd.take(6));
        add("o04.csv", "UTF-16, the big end first", OddFiles.text(StandardCharsets.UTF_16BE, ',', "\ufeff")).plain(crowd.take(6));
        add("o05.csv", "semicolons", OddFiles.text(StandardCharsets.UTF_8, ';', "")).plain(crowd.take(6));
        add("o06.et", "WPS's own ending", BookFiles::xls).plain(crowd.take(6));
        add("o07.csv", "a workbook named .csv", BookFiles::xlsx).plain(crowd.take(6));
        add("o08.txt", "line ends of old Macs, tabs", (book, file) -> {
            BookFiles.text(book, file, Charset.forName("GB18030"), '\t', "");
            Files.writeString(file, Files.readString(file, Charset.forName("GB18030")).replace("\r\n", "\r"), Charset.forName("GB18030"));
        }).plain(crowd.take(6));
    }

    private static void strict(Book book, Path file) throws IOException {
        BookFiles.xlsx(book, file);
        for (String part : List.of("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml")) {
            OddFiles.rewrite(file, part, old -> old.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main").replace(RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships"));
        }
    }

    private void refused() {
        add("o20.xls", "a page and its parts in one file: refused with advice", (book, file) -> Files.writeString(file, "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\"\n\n"
                + "--x\nContent-Location: file:///C:/book.htm\nContent-Type: text/html\n\n<html><table><tr><td>姓名</td></tr></table></html>\n--x--\n")).expect(Expect.REFUSED);
        Case wrong = add("o21.xlsx", "a wrong password", OddFiles.lockedXlsx("314400")).plain(crowd.take(3)).expect(Expect.REFUSED);
        wrong.password = "314401";
        Case hidden = add("o22.xlsx", "all lists on hidden sheets", BookFiles::xlsx).expect(Expect.REFUSED);
        Case.rows(hidden.sheet("底册").head(Case.HEAD), crowd.take(3));
        hidden.book.grids.getFirst().hidden = true;
        hidden.book.aside("说明").line("请看底册");
    }

    private void layouts() {
        Case far = add("o30.xlsx", "a list that starts in column AE", BookFiles::xlsx);
        Grid grid = far.sheet("居民");
        grid.indent = 30;
        Case.rows(grid.head(Case.HEAD), crowd.take(6));
        Case pages = add("o31.xlsx", "a header of two rows again on the next page", BookFiles::xlsx);
        grid = pages.sheet("居民");
        Object[][] head = {{"序号", "基本信息", null, "联系", null}, {null, "姓名", "身份证号", "手机号码", "房号"}};
        grid.head(head[0]).head(head[1]).merge(0, 1, 0, 0).merge(0, 0, 1, 2).merge(0, 0, 3, 4);
        for (int i = 1; i < 9; i++) {
            Person p = crowd.one();
            grid.add(Fate.NEW, i, p.name(), p.docNo(), p.phone(), p.room());
            pages.fact(p.name(), "room", p.room());
            if (i == 4) {
                int at = grid.size();
                grid.skip(head[0]).skip(head[1]).merge(at, at + 1, 0, 0).merge(at, at, 1, 2).merge(at, at, 3, 4);
            }
        }
        for (Object[] format : new Object[][] {{"o32.xls", (Case.Writer) BookFiles::xls}, {"o33.xls", (Case.Writer) OddFiles::xml2003}, {"o34.xls", OddFiles.html("UTF-8")}}) {
            households(add((String) format[0], "merged households, a hidden sheet where there can be one", (Case.Writer) format[1]));
        }
        Case remark = add("o35.xlsx", "the remark first, and it speaks of sums and signatures", BookFiles::xlsx);
        grid = remark.sheet("居民").head("备注", "姓名", "身份证号", "手机号码");
        for (String text : List.of("合计", "小计：3项", "审核人：钱样例", "总计2人", "如：可电话联系", "说明")) {
            Person p = crowd.one();
            grid.add(Fate.NEW, text, p.name(), p.docNo(), p.phone());
            remark.fact(p.name(), "remark", text.replace('：', ':'));
        }
        grid.skip("合计", "6人");
        Case sexes = add("o36.xlsx", "sex as figures", BookFiles::xlsx);
        grid = sexes.sheet("居民").head("姓名", "性别", "房号");
        Object[][] codes = {{1, "男"}, {2, "女"}, {"1", "男"}, {"2", "女"}};
        for (int i = 0; i < codes.length; i++) {
            Person p = crowd.one();
            grid.add(Fate.NEW, p.name(), codes[i][0], "" + (101 + i));
            sexes.fact(p.name(), "sex", (String) codes[i][1]);
        }
    }

    private void households(Case one) {
        Grid grid = one.sheet("户").head("小区", "楼栋", "房号", "姓名", "与户主关系", "身份证号");
        for (int h = 0; h < 3; h++) {
            int from = grid.size();
            for (int m = 0; m < 3; m++) {
                Person p = crowd.one();
                grid.add(Fate.NEW, m == 0 ? "示范新村" : null, m == 0 ? "9幢" : null, m == 0 ? (Object) ((h + 1) + "03") : null, p.name(), List.of("户主", "配偶", "子").get(m), p.docNo());
                one.fact(p.name(), "room", (h + 1) + "03").fact(p.name(), "building", "9");
            }
            for (int c = 0; c < 3; c++) grid.merge(from, from + 2, c, c);
        }
        Grid hidden = one.book.aside("旧册");
        hidden.hidden = true;
        Person p = crowd.one();
        hidden.head(Case.HEAD).line(SampleBooks.row(1, p, Case.KEYS));
        one.absent.add("name:" + p.name());
    }
}
