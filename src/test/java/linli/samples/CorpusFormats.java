package linli.samples;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import linli.samples.Tally.Fate;

/** The part of the corpus about file formats: what is inside decides, not the name. */
final class CorpusFormats {
    private static final Charset GB = Charset.forName("GB18030");
    private final Crowd crowd;
    private final List<Case> cases = new ArrayList<>();

    private CorpusFormats(Crowd crowd) {
        this.crowd = crowd;
    }

    static List<Case> all(Crowd crowd) {
        CorpusFormats formats = new CorpusFormats(crowd);
        formats.workbooks();
        formats.texts();
        formats.others();
        return formats.cases;
    }

    private Case add(String file, String covers, Case.Writer writer) {
        Case one = new Case(file, covers).by(writer).plain(crowd.take(9));
        cases.add(one);
        return one;
    }

    private void workbooks() {
        add("f01.xlsx", ".xlsx with shared strings", BookFiles::xlsx);
        add("f02.xlsx", ".xlsx with inline strings", OddFiles::inline);
        add("f03.xls", ".xls", BookFiles::xls);
        add("f04.xlsx", "WPS properties", OddFiles::wps);
        add("f05.xlsx", "reading aids in shared strings", OddFiles::phonetic);
        add("f06.xlsx", "texts in two runs", OddFiles::runs);
        add("f07.xlsx", "a wrong size record", OddFiles::wrongDimension);
        add("f08.xls", ".xlsx named .xls", BookFiles::xlsx);
        add("f09.xlsx", ".xls named .xlsx", BookFiles::xls);
        add("f10.XLSX", "name in capitals", BookFiles::xlsx);
        Case old = new Case("f11.xlsx", "dates from 1904").by(OddFiles::from1904);
        Grid grid = old.sheet("居民").head("姓名", "出生日期", "手机号码");
        for (Person p : crowd.take(6)) {
            grid.add(Fate.NEW, p.name(), p.birth(), p.phone());
            old.fact(p.name(), "birth", p.birth().toString());
        }
        cases.add(old);
        Case first = new Case("f12.xlsx", "list on the second sheet");
        first.book.aside("说明").line("请各网格于10月底前报送").line("联系人：钱样例");
        Case.rows(first.sheet("名单").head(Case.HEAD), crowd.take(7));
        cases.add(first);
    }

    private void texts() {
        add("f20.csv", "CSV in UTF-8", OddFiles.text(StandardCharsets.UTF_8, ',', ""));
        add("f21.csv", "CSV in UTF-8 with BOM", OddFiles.text(StandardCharsets.UTF_8, ',', "\ufeff"));
        add("f22.csv", "CSV in GB18030", OddFiles.text(GB, ',', ""));
        add("f23.txt", "tab text in GB18030", OddFiles.text(GB, '\t', ""));
        add("f24.txt", "Excel's Unicode text: UTF-16LE with BOM, tabs", OddFiles.text(StandardCharsets.UTF_16LE, '\t', "\ufeff"));
        add("f25.xls", "tab text named .xls", OddFiles.text(GB, '\t', ""));
        Case quoted = new Case("f26.csv", "commas, quotes and line ends inside cells").by(OddFiles.text(GB, ',', ""));
        Grid grid = quoted.sheet("csv").head("姓名", "身份证号", "备注");
        for (Person p : crowd.take(5)) grid.add(Fate.NEW, p.name(), p.docNo(), "先住A幢，\n后搬B幢,\"新\"");
        cases.add(quoted);
        Case rare = new Case("f27.csv", "characters beyond GBK, in GB18030").by(OddFiles.text(GB, ',', ""));
        grid = rare.sheet("csv").head("姓名", "身份证号", "手机号码");
        for (String name : List.of("王㛃", "李𠅤", "张䶮", "阿不都·买买提")) {
            Person p = crowd.one();
            grid.add(Fate.NEW, name, p.docNo(), p.phone());
            rare.fact(name, "idNo", p.docNo());
        }
        cases.add(rare);
        Case lost = new Case("f28.csv", "a number that Excel wrote as 3.30481E+17").by(OddFiles.text(GB, ',', ""));
        grid = lost.sheet("csv").head("姓名", "身份证号");
        grid.add(Fate.NEW, SampleBooks.row(1, crowd.one(), "name", "idNo")).add(Fate.REJECTED, crowd.one().name(), "3.30481E+17");
        cases.add(lost);
        Case ragged = new Case("f29.csv", "lines of different length, an empty line, no last line end").by((book, file) -> {
            BookFiles.text(book, file, StandardCharsets.UTF_8, ',', "");
            String text = java.nio.file.Files.readString(file);
            java.nio.file.Files.writeString(file, text.substring(0, text.length() - 2));
        });
        grid = ragged.sheet("csv").head("姓名", "身份证号", "手机号码", "备注");
        Person p = crowd.one();
        grid.add(Fate.NEW, p.name(), p.docNo()).blank();
        p = crowd.one();
        grid.add(Fate.NEW, p.name(), p.docNo(), p.phone(), "", "", "").add(Fate.NEW, crowd.one().name(), "", "0573-87000123");
        cases.add(ragged);
    }

    private void others() {
        add("f40.xls", "SpreadsheetML 2003", OddFiles::xml2003);
        add("f41.xls", "HTML table named .xls, UTF-8", OddFiles.html("UTF-8"));
        add("f42.xls", "HTML table named .xls, GBK", OddFiles.html("GBK"));
        add("f43.xlsx", "password, .xlsx", OddFiles.lockedXlsx("314400")).password = "314400";
        add("f44.xls", "password, .xls", OddFiles.lockedXls("314400")).password = "314400";
        Case dates = new Case("f45.xls", "date cells in .xls").by(BookFiles::xls);
        Grid grid = dates.sheet("居民").head("姓名", "出生日期", "手机号码");
        Person p = crowd.one();
        grid.add(Fate.NEW, p.name(), LocalDate.of(1952, 7, 16), Double.valueOf(p.phone()));
        dates.fact(p.name(), "birth", "1952-07-16").fact(p.name(), "mobile", p.phone());
        cases.add(dates);
    }
}
