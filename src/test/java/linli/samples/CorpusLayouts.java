package linli.samples;

import java.util.ArrayList;
import java.util.List;
import linli.samples.Tally.Fate;

/** The part of the corpus about layouts: where the header is, what is no person, and whose cell an empty one is. */
final class CorpusLayouts {
    private final Crowd crowd;
    private final List<Case> cases = new ArrayList<>();

    private CorpusLayouts(Crowd crowd) {
        this.crowd = crowd;
    }

    static List<Case> all(Crowd crowd) {
        CorpusLayouts layouts = new CorpusLayouts(crowd);
        layouts.headers();
        layouts.nobody();
        layouts.sheets();
        layouts.households();
        return layouts.cases;
    }

    private Case add(String file, String covers) {
        Case one = new Case(file + ".xlsx", covers);
        cases.add(one);
        return one;
    }

    private void headers() {
        Case title = add("l01", "title over all columns, unit line");
        Grid grid = title.sheet("居民").title("某某社区居民花名册（2026年）", 9);
        grid.line("填报单位：某某社区", null, null, null, "填报人：", null, "电话：0573-87000001", null, "单位：人");
        body(title, grid.head(Case.HEAD));
        for (int[] at : new int[][] {{4, 2}, {12, 0}, {19, 3}}) {
            Case deep = add("l02-" + (at[0] + 1), "header in row " + (at[0] + 1) + ", first column " + (at[1] + 1));
            grid = deep.sheet("居民");
            grid.indent = at[1];
            for (int i = 0; i < at[0]; i++) grid.line(i == 0 ? "居民基本情况" : i % 4 == 1 ? "说明" + i + "：请如实填写" : null);
            body(deep, grid.head(Case.HEAD));
        }
        Case two = add("l03", "two header rows, merged across and down");
        grid = two.sheet("居民").head("序号", "基本信息", null, null, "联系方式", "房屋信息", null, null, null);
        grid.head(null, "姓名", "性别", "身份证号", null, "小区", "楼栋", "单元", "房号");
        grid.merge(0, 1, 0, 0).merge(0, 0, 1, 3).merge(0, 1, 4, 4).merge(0, 0, 5, 8);
        body(two, grid);
        Case three = add("l04", "three header rows under a title");
        grid = three.sheet("居民").title("居民信息采集表", 9).head("序号", "人员", null, null, null, "房屋", null, null, null);
        grid.head(null, "本人", null, null, "联系", "位置", null, "门", null).head(null, "姓名", "性别", "身份证号", "手机号码", "小区", "楼栋", "单元", "房号");
        grid.merge(1, 3, 0, 0).merge(1, 1, 1, 4).merge(1, 1, 5, 8).merge(2, 2, 1, 3).merge(2, 2, 5, 6).merge(2, 2, 7, 8);
        body(three, grid);
        Case contact = add("l05", "a name under 联系人 beside the person's own");
        grid = contact.sheet("居民").head("姓名", "身份证号", "紧急联系人", null, "手机号码").head(null, null, "姓名", "手机号", null);
        grid.merge(0, 1, 0, 0).merge(0, 1, 1, 1).merge(0, 0, 2, 3).merge(0, 1, 4, 4);
        for (Person p : crowd.take(5)) {
            grid.add(Fate.NEW, p.name(), p.docNo(), "钱联系", "13800009999", p.phone());
            contact.fact(p.name(), "idNo", p.docNo());
        }
        contact.absent.add("name:钱联系");
        Case spaced = add("l06", "spaces, line breaks, stars and hints in header cells");
        grid = spaced.sheet("居民").head("序 号", " 姓  名 *", "性 别", "身份证号\n（18位，必填）", "联系\n电话", "小区（必填）", "楼 栋", "单元（数字）", "房 号");
        body(spaced, grid);
        Case gap = add("l07", "an empty column in the middle");
        grid = gap.sheet("居民").head("姓名", "身份证号", null, "手机号码", "楼栋");
        for (Person p : crowd.take(5)) grid.add(Fate.NEW, p.name(), p.docNo(), null, p.phone(), p.building());
    }

    private void body(Case one, Grid grid) {
        List<Person> people = crowd.take(8);
        Case.rows(grid, people);
        one.sure(people.getFirst()).sure(people.getLast());
    }

    private void nobody() {
        Case hint = add("l10", "a row of filling hints under the header");
        body(hint, hint.sheet("居民").head(Case.HEAD).skip("如：1", "必填", "可选：男/女", "必填，18位", "可选", "必填", "如：3幢", "可选", "如：501"));
        Case example = add("l11", "an example row");
        body(example, example.sheet("居民").head(Case.HEAD).skip("示例", "张三", "男", "330481198503019815", "13800000000", "如：丰收新村", "3", "2", "501"));
        Case letters = add("l12", "a row of column numbers under the header");
        body(letters, letters.sheet("居民").head(Case.HEAD).skip("甲", "乙", "1", "2", "3", "4", "5", "6", "7"));
        Case pages = add("l13", "title and header again on every page");
        Grid grid = pages.sheet("居民").title("居民花名册", 9).head(Case.HEAD);
        for (int page = 0; page < 3; page++) {
            if (page > 0) {
                grid.skip("居民花名册").skip(Case.HEAD);
                grid.merge(grid.size() - 2, grid.size() - 2, 0, 8);
            }
            body(pages, grid);
        }
        Case sums = add("l14", "小计, 合计, 总计 and a signature");
        grid = sums.sheet("居民").head(Case.HEAD);
        body(sums, grid);
        grid.skip("小计", "8人");
        body(sums, grid);
        grid.skip("小  计", "8人").skip(null, "合 计", null, "16人").skip("总计：16人");
        grid.blank().skip("填表人：钱样例", null, "审核人：孙样例", null, "制表日期：2026年11月2日");
        Case remark = add("l15", "a resident whose remark holds 合计, one whose workplace does");
        grid = remark.sheet("居民").head("姓名", "身份证号", "手机号码", "工作单位", "备注");
        Person p = crowd.one();
        grid.add(Fate.NEW, p.name(), p.docNo(), p.phone(), null, "合计补贴3项");
        remark.sure(p);
        p = crowd.one();
        grid.add(Fate.NEW, p.name(), p.docNo(), null, "小计会计事务所", "审核人").skip("合计", "2人");
        remark.facts.removeIf(f -> !f.key().equals("idNo"));
        Case foot = add("l16", "notes and 以下空白 under the list");
        grid = foot.sheet("居民").head(Case.HEAD);
        body(foot, grid);
        grid.skip("以下空白").blank().skip("注：1.本表一式两份，社区、街道各一份。").skip("2.此表统计时间截止2026年10月31日。");
        Case numbered = add("l17", "rows that only have a running number");
        grid = numbered.sheet("居民").head(Case.HEAD);
        body(numbered, grid);
        // prepared and left empty: nobody counts them
        for (int i = 9; i < 15; i++) grid.add(Fate.ABOVE, i);
        Case blanks = add("l18", "empty rows between");
        grid = blanks.sheet("居民").head(Case.HEAD).blank();
        body(blanks, grid);
        grid.blank().blank();
        body(blanks, grid);
    }

    private void sheets() {
        Case buildings = add("l20", "a sheet per building, its number only in the sheet's name");
        for (int b = 1; b <= 4; b++) {
            Grid grid = buildings.sheet(b + "幢").title("示范新村" + b + "幢", 5).head("单元", "房号", "姓名", "身份证号", "联系电话");
            for (Person p : crowd.take(4)) {
                grid.add(Fate.NEW, p.unit(), p.room(), p.name(), p.docNo(), p.phone());
                buildings.fact(p.name(), "building", "" + b).fact(p.name(), "room", p.room());
            }
        }
        Case grids = add("l21", "a sheet per grid (第一网格)");
        for (String name : List.of("第一网格", "第二网格")) {
            Grid grid = grids.sheet(name).head("姓名", "身份证号", "联系电话", "住址");
            for (Person p : crowd.take(4)) {
                grid.add(Fate.NEW, p.name(), p.docNo(), p.phone(), p.estate() + (name.contains("一") ? 1 : 2) + p.building() + "幢" + p.room() + "室");
                grids.fact(p.name(), "grid", name);
            }
        }
        Case hidden = add("l22", "hidden, empty and foreign sheets beside the list");
        Grid aside = hidden.book.aside("底册");
        aside.hidden = true;
        aside.head(Case.HEAD);
        for (Person p : crowd.take(3)) {
            aside.line(SampleBooks.row(1, p, Case.KEYS));
            hidden.absent.add("name:" + p.name());
        }
        body(hidden, hidden.sheet("名单").head(Case.HEAD));
        hidden.book.aside("空表");
        hidden.book.aside("统计").line("类别", "人数").line("老人", 12).line("儿童", 8);
        Case twice = add("l23", "the same person on two sheets");
        Grid grid = twice.sheet("1幢").head("姓名", "身份证号", "房号");
        List<Person> people = crowd.take(3);
        for (Person p : people) grid.add(Fate.NEW, p.name(), p.docNo(), p.room());
        twice.sheet("2幢").head("姓名", "身份证号", "房号").add(Fate.TWIN, people.get(1).name(), people.get(1).docNo(), "202")
                .add(Fate.NEW, SampleBooks.row(1, crowd.one(), "name", "idNo", "room"));
        Case other = add("l24", "sheets with different columns");
        body(other, other.sheet("老人").head(Case.HEAD));
        grid = other.sheet("儿童").title("儿童名单", 3).head("身份证号码", "监护人电话", "姓名");
        for (Person p : crowd.take(3)) grid.add(Fate.NEW, p.docNo(), p.phone(), p.name());
    }

    private void households() {
        Case merged = add("l30", "merged household cells filled down");
        Grid grid = merged.sheet("户").head("户号", "小区", "楼栋", "单元", "房号", "姓名", "与户主关系", "身份证号");
        String[] relations = {"户主", "配偶", "子"};
        for (int h = 0; h < 4; h++) {
            int from = grid.size();
            for (int m = 0; m < 3; m++) {
                Person p = crowd.one();
                grid.add(Fate.NEW, m == 0 ? "90010" + h : null, m == 0 ? "示范新村" : null, m == 0 ? 3 : null, m == 0 ? 1 : null,
                        m == 0 ? h + "01" : null, p.name(), relations[m], p.docNo());
                merged.fact(p.name(), "room", h + "01").fact(p.name(), "building", "3").fact(p.name(), "relation", relations[m]);
            }
            for (int c = 0; c < 5; c++) grid.merge(from, from + 2, c, c);
        }
        Case blocks = add("l31", "household blocks that are not merged");
        grid = blocks.sheet("户").head("楼栋", "单元", "房号", "姓名", "与户主关系", "身份证号");
        for (int h = 1; h < 4; h++) for (int m = 0; m < 3; m++) {
            Person p = crowd.one();
            grid.add(Fate.NEW, m == 0 ? "5幢" : null, m == 0 ? "2" : null, m == 0 ? h + "02" : null, p.name(), relations[m], p.docNo());
            blocks.fact(p.name(), "room", h + "02").fact(p.name(), "building", "5").fact(p.name(), "unit", "2");
        }
        Case nobodys = add("l32", "an empty room of a new head of household is not his neighbour's");
        grid = nobodys.sheet("户").head("楼栋", "房号", "姓名", "与户主关系", "身份证号");
        List<Person> three = crowd.take(3);
        grid.add(Fate.NEW, "6", "101", three.get(0).name(), "户主", three.get(0).docNo());
        grid.add(Fate.NEW, null, null, three.get(1).name(), "户主", three.get(1).docNo());
        grid.add(Fate.NEW, "6", "301", three.get(2).name(), "户主", three.get(2).docNo());
        nobodys.fact(three.get(0).name(), "room", "101").fact(three.get(1).name(), "room", "").fact(three.get(2).name(), "room", "301");
        Case ditto = add("l33", "同上 and 〃 repeat the row above");
        grid = ditto.sheet("户").head("小区", "楼栋", "房号", "姓名", "民族", "身份证号");
        for (int i = 0; i < 6; i++) {
            Person p = crowd.one();
            grid.add(Fate.NEW, i == 0 ? "示范新村" : "同上", i == 0 ? "7幢" : "〃", "10" + i, p.name(), i == 0 ? "畲族" : i % 2 == 0 ? "同上" : "″", p.docNo());
            if (i == 0 || i % 2 == 0) ditto.fact(p.name(), "building", "7").fact(p.name(), "estate", "示范新村");
        }
        Case acrossPages = add("l34", "a household split by a repeated header");
        grid = acrossPages.sheet("户").head("楼栋", "房号", "姓名", "与户主关系", "身份证号");
        Person head = crowd.one();
        Person child = crowd.one();
        grid.add(Fate.NEW, "8", "401", head.name(), "户主", head.docNo()).skip("楼栋", "房号", "姓名", "与户主关系", "身份证号");
        grid.add(Fate.NEW, null, null, child.name(), "子", child.docNo());
        acrossPages.fact(child.name(), "room", "401");
    }
}
