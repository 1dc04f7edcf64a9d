package linli.base.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import linli.base.text.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layouts as communities make them: where the header is, which lines are people, which column is which field. */
class ListBookTest {
    @TempDir
    Path folder;

    private record Read(List<String> people, int skipped, ListBook book) {}

    private Read read(Path file, String... keys) {
        return read(file, Map.of(), keys);
    }

    private Read read(Path file, Map<String, String> hand, String... keys) {
        try (ListBook book = ListBook.open(file, null, new PlainList(), hand, (s, l) -> Map.of())) {
            List<String> people = new ArrayList<>();
            book.rows(row -> {
                List<String> values = new ArrayList<>();
                for (String key : keys) {
                    values.add(row.text(key));
                }
                people.add(String.join("|", values));
                return true;
            });
            return new Read(people, book.skipped(), book);
        }
    }

    private ColumnMatch column(Read read, String letters) {
        return read.book().plans().getFirst().columns().stream().filter(m -> m.header().letters().equals(letters)).findFirst().orElseThrow();
    }

    private static String key(ColumnMatch match) {
        return match.column() == null ? "-" : match.column().key();
    }

    /** Nothing may be lost: a row with somebody's number is nobody's footnote; a footnote with a date or a labelled phone is one. */
    @Test
    void aRowThatBeginsLikeAFootnoteIsSomebodysWhenItSaysAsMuch() {
        Grids grid = Grids.of("名册").row("备注", "姓名", "身份证号", "联系电话", "性别", "民族")
                .row("一户两证", "沈桂英", "330481195203019800", "13800000001", "女", "汉族")
                .row("备注：姓名不详", null, "330481197811039816")
                .row("备注：只有电话", null, null, "13800000002")
                .row("说明：座机", null, null, "0573-82001234")
                .row("注：号码是数字", null, 330481197811039816d)
                .row("备注：无证无电话", null, "无", "无", "男", "汉族")
                .row("合计：两证", null, "330481195203019800")
                .row("备注：以上数据截至2026年11月")
                .row("备注：以上数据截至", null, "2026年11月")
                .row("合计", "3人", 3, 4, 5, 6)
                .row("联系人：沈样例", null, "联系电话：", "13800000009")
                .row("填表人：沈样例", null, "审核人：", "陈国强", "日期：", "联系电话：13800000009");
        Read read = read(grid.xlsx(folder.resolve("notes.xlsx")), "name", "idNo", "mobile");
        assertThat(read.people()).containsExactly("沈桂英|330481195203019800|13800000001", "|330481197811039816|", "||13800000002", "||0573-82001234",
                "|330481197811039800|", "||", "|330481195203019800|");
        assertThat(read.skipped()).isEqualTo(5);
    }

    @Test
    void findsTheHeaderUnderTitlesAndLeavesOutLinesThatAreNobody() {
        Grids grid = Grids.of("名册").row("桑园社区居民花名册").row("填报单位：桑园社区", null, "填报时间：2026年11月")
                .row("序号", "姓 名", "身份证号码（18位）", "联系电话", "备注")
                .row("填写说明", "必填", "必填，18位", "可选", "可选")
                .row("例", "张三", "110101199003077000", "13800000000", "示例")
                .row(1, "沈桂英", "330481195203019800", "13800000001", "低保金合计每月两笔")
                .row(2, "陈国强", "330481197811039816", "13800000002", "小计组长")
                .row("小计", "2人")
                .row("序号", "姓名", "身份证号码", "联系电话", "备注")
                .row(3, "陈雨桐", "330481200501059820", null, null)
                .row(4)
                .row("合计", "3人")
                .row("填表人：沈样例", null, "审核人：", "制表日期：2026年11月20日");
        Read read = read(grid.merge("A1:E1").xlsx(folder.resolve("a.xlsx")), "name", "idNo", "mobile", "remark");
        assertThat(read.people()).containsExactly("沈桂英|330481195203019800|13800000001|低保金合计每月两笔",
                "陈国强|330481197811039816|13800000002|小计组长", "陈雨桐|330481200501059820||");
        assertThat(read.skipped()).isEqualTo(6);
        assertThat(read.book().plans().getFirst().layout().top()).isEqualTo(2);
    }

    @Test
    void joinsTwoHeaderLevelsAndFillsMergedHouseholds() {
        Grids grid = Grids.of("家庭").row("家庭情况登记表")
                .row("序号", "住址", null, null, "户主姓名", "家庭成员", null, null, "备注")
                .row(null, "小区", "幢", "室", null, "姓名", "与户主关系", "身份证号", null)
                .row(1, "桑园里", 3, "501", "沈桂英", "沈桂英", "户主", "330481195203019800", null)
                .row(null, null, null, null, null, "陈国强", "子", "330481197811039816", "外出")
                .row(2, "桑园里", 4, "102", "李样", "李样", "户主", "330481196203019804", null);
        grid.merge("A1:I1").merge("A2:A3").merge("B2:D2").merge("E2:E3").merge("F2:H2").merge("I2:I3")
                .merge("A4:A5").merge("B4:B5").merge("C4:C5").merge("D4:D5").merge("E4:E5");
        for (Path file : List.of(grid.xlsx(folder.resolve("b.xlsx")), grid.xls(folder.resolve("b.xls")))) {
            Read read = read(file, "estate", "building", "room", "headName", "name", "relation", "remark");
            assertThat(read.people()).containsExactly("桑园里|3|501|沈桂英|沈桂英|户主|", "桑园里|3|501|沈桂英|陈国强|子|外出", "桑园里|4|102|李样|李样|户主|");
            assertThat(read.skipped()).isZero();
            assertThat(column(read, "B").header().label()).isEqualTo("住址/小区");
        }
    }

    @Test
    void takesTheBuildingFromTheSheetsNameAndTellsOfSheetsLeftOut() {
        Grids grid = Grids.of("1幢").row("序号", "室号", "姓名", "电话").row(1, "101", "沈一", "13800000001").row(2, "〃", "沈二", "同上");
        grid.sheet("12号楼").row("序号", "室号", "姓名", "电话").row(1, "201", "沈三", null);
        grid.sheet("旧底册").row("序号", "室号", "姓名", "电话").row(1, "301", "沈四", null).hidden();
        grid.sheet("汇总").row("楼幢", "户数").row("1幢", 2);
        grid.sheet("Sheet9");
        Read read = read(grid.xlsx(folder.resolve("c.xlsx")), "building", "room", "name", "mobile");
        assertThat(read.people()).containsExactly("1|101|沈一|13800000001", "1|101|沈二|13800000001", "12|201|沈三|");
        assertThat(read.book().aside()).extracting(ListBook.Aside::sheet, ListBook.Aside::why).containsExactly(
                org.assertj.core.groups.Tuple.tuple("旧底册", ListBook.Aside.Why.HIDDEN),
                org.assertj.core.groups.Tuple.tuple("汇总", ListBook.Aside.Why.NO_HEADER),
                org.assertj.core.groups.Tuple.tuple("Sheet9", ListBook.Aside.Why.EMPTY));
    }

    @Test
    void asksWhereTwoFieldsArePossibleAndNeverTakesReligion() {
        Grids grid = Grids.of("表").row("户主", "身份证号", "电话", "人员类型", "宗教信仰", "楼长", null)
                .row("沈桂英", "330481195203019800", "13800000001", "流动人口", "无", "是", "√");
        Read read = read(grid.xlsx(folder.resolve("d.xlsx")), "name");
        assertThat(key(column(read, "A"))).isEqualTo("name");
        assertThat(column(read, "A").sure()).isFalse();
        assertThat(column(read, "D").basis()).isEqualTo(ColumnMatch.Basis.EITHER);
        assertThat(column(read, "E").basis()).isEqualTo(ColumnMatch.Basis.REFUSED);
        assertThat(column(read, "F").basis()).isEqualTo(ColumnMatch.Basis.UNKNOWN);
        assertThat(column(read, "G").header().label()).isEmpty();
        assertThatThrownBy(() -> read(folder.resolve("d.xlsx"), Map.of("宗教信仰", "remark"), "name"))
                .isInstanceOf(UserError.class).extracting(e -> ((UserError) e).key()).isEqualTo("error.columns.refused");
        assertThatThrownBy(() -> read(folder.resolve("d.xlsx"), Map.of("A", "name", "F", "name"), "name"))
                .isInstanceOf(UserError.class).extracting(e -> ((UserError) e).key()).isEqualTo("error.columns.twice");
        assertThat(key(column(read(folder.resolve("d.xlsx"), Map.of("人员类型", "category", "F", ""), "name"), "D"))).isEqualTo("category");
    }

    @Test
    void oneFieldTakesTheBetterColumnAndSeveralPhonesGoTogether() {
        Grids grid = Grids.of("表").row("姓名", "联系人/姓名", "联系电话1", "联系电话2", "身份证号", "证件号码")
                .row("沈一", "沈二", "13800000001", "13800000002", "330481195203019800", "X1")
                .row("沈三", "沈四", null, "13800000003", "330481195203019800", "X2")
                .row("沈五", "沈六", null, "13800000004", "330481195203019800", "X3");
        Read read = read(grid.xlsx(folder.resolve("e.xlsx")), "name", "mobile", "idNo");
        assertThat(read.people()).startsWith("沈一|13800000001|330481195203019800", "沈三|13800000003|330481195203019800");
        assertThat(column(read, "F").basis()).isEqualTo(ColumnMatch.Basis.TAKEN);
    }

    @Test
    void readsTextInEveryEncodingTheSame() {
        Grids grid = Grids.of("t").row("姓名", "身份证号", "备注").row("沈一", "\t330481195203019800", "多行\n备注, \"引号\"");
        Charset gb = Charset.forName("GB18030");
        List<Path> files = List.of(grid.csv(folder.resolve("u.csv"), StandardCharsets.UTF_8, ","), grid.csv(folder.resolve("g.csv"), gb, ","),
                grid.csv(folder.resolve("t.txt"), gb, "\t"), grid.csv(folder.resolve("s.csv"), StandardCharsets.UTF_8, ";"));
        for (Path file : files) {
            assertThat(read(file, "name", "idNo", "remark").people()).as("%s", file.getFileName())
                    .containsExactly("沈一|330481195203019800|多行\n备注, \"引号\"");
        }
    }

    @Test
    void refusesAFileWithoutAnyList() {
        Path file = Grids.of("表").row("周一", "周二").row("豆浆", "稀饭").xlsx(folder.resolve("f.xlsx"));
        assertThatThrownBy(() -> read(file, "name")).isInstanceOf(UserError.class)
                .extracting(e -> ((UserError) e).key()).isEqualTo("error.book.noPeople");
        assertThat(Objects.requireNonNull(new UserError("error.book.noPeople", "f.xlsx").getMessage())).contains("f.xlsx");
    }

    /** Each of these was once taken for a line that is nobody, and the row was lost. */
    @Test
    void aRowThatLooksLikeAHintAHeaderOrANumberingIsKept() {
        Grids grid = Grids.of("名册").row("工作单位", "姓名", "楼栋", "单元", "房号", "备注")
                .row("1", "2", "3", "4", "5", "6")
                .row("示例社区", "沈桂英", "3", "1", "501", null)
                .row("例会室", "陈国强", "3", "1", "502", null)
                .row("示例", "张三", "3", "1", "501", null)
                .row("范例书画社", "钱小满", null, null, null, null)
                .row(null, null, "3", "2", "1", null)
                .row(null, null, null, null, null, "备注");
        Read read = read(grid.xlsx(folder.resolve("kept.xlsx")), "workplace", "name", "room", "remark");
        assertThat(read.people()).containsExactly("示例社区|沈桂英|501|", "例会室|陈国强|502|", "范例书画社|钱小满||", "||1|", "|||备注");
        assertThat(read.skipped()).isEqualTo(2);
    }
}
