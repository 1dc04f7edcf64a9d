package linli.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import linli.samples.Case.Expect;
import linli.samples.Tally.Fate;

/** The part of the corpus about columns: other words for them, columns too many or too few, ambiguous ones. */
final class CorpusColumns {
    private final Crowd crowd;
    private final List<Case> cases = new ArrayList<>();

    private CorpusColumns(Crowd crowd) {
        this.crowd = crowd;
    }

    static List<Case> all(Crowd crowd) {
        CorpusColumns columns = new CorpusColumns(crowd);
        columns.words();
        columns.ambiguous();
        columns.categories();
        return columns.cases;
    }

    private Case add(String file, String covers) {
        Case one = new Case(file + ".xlsx", covers);
        cases.add(one);
        return one;
    }

    /** A list under these headers; a key may be a fixed text in quotes. */
    private Case list(String file, String covers, String headers, String keys) {
        Case one = add(file, covers);
        Grid grid = one.sheet("居民").head((Object[]) headers.split(" "));
        for (Person p : crowd.take(6)) {
            grid.add(Fate.NEW, Arrays.stream(keys.split(" ")).map(k -> k.startsWith("'") ? k.substring(1) : SampleBooks.row(1, p, k)[0]).toArray());
            one.fact(p.name(), "idNo", keys.contains("idNo") ? p.docNo() : "");
            if (keys.contains("mobile")) one.fact(p.name(), "mobile", p.phone());
            if (keys.contains("room")) one.fact(p.name(), "room", p.room());
        }
        return one;
    }

    private void words() {
        list("c01", "other words", "编号 居民姓名 公民身份号码 联系方式 小区名称 所属楼宇 单元号 门牌号", "rowNo name idNo mobile estate building unit room");
        list("c02", "yet other words", "业主姓名 证件号 移动电话 楼号 室号", "name idNo mobile building room");
        list("c03", "columns in another order", "房号 单元 楼栋 手机号 性别 身份证 姓名", "room unit building mobile sex idNo name");
        list("c04", "unknown columns between", "姓名 网格员意见 身份证号 核酸 手机号码 走访人 房号 星级", "name '好 idNo '已做 mobile '孙样例 room '三星");
        list("c05", "only name and phone", "姓名 电话", "name mobile");
        list("c06", "brackets, stars, colons", "姓名* 身份证号： 手机号码(必填) 房号【室】", "name idNo mobile room");
        list("c07", "a misspelt header", "姓名 政抬面貌 身份证号 手机", "name politics idNo mobile");
        list("c08", "age only, never stored", "姓名 年龄 身份证号 手机", "name '67 idNo mobile");
        list("c09", "GB/T 31000 fields", "公民身份号码 姓名 曾用名 性别 出生日期 民族 籍贯 婚姻状况 政治面貌 学历 宗教信仰 职业类别 职业 服务处所 联系方式 户籍地 "
                + "户籍门（楼）详址 现住地 现住门（楼）详址 人户一致标识 户号 户主公民身份号码 户主姓名 与户主关系 户主联系方式",
                "idNo name '小名 sex birthText nation '浙江海宁 marriage politics education '佛教 '工人 '挡车工 workplace mobile '海宁 '某路1号 '海宁 address '一致 houseNo '"
                + Numbers.withCheck("33042319500101981") + " 'headName relation '13800009998").absent.add("佛教");
        cases.getLast().never = 1;
        Case twoPhones = add("c10", "联系电话1 and 联系电话2");
        Grid grid = twoPhones.sheet("居民").head("姓名", "身份证号", "联系电话1", "联系电话2");
        for (Person p : crowd.take(4)) grid.add(Fate.NEW, p.name(), p.docNo(), p.phone(), "0573-87000321");
        Case same = add("c11", "two columns for the same number: one is read, the other named and asked about");
        grid = same.sheet("居民").head("姓名", "身份证号", "身份证号码", "手机");
        for (Person p : crowd.take(4)) grid.add(Fate.NEW, p.name(), p.docNo(), p.docNo(), p.phone());
        same.asks("身份证号码");
        Case none = add("c12", "no column with names");
        grid = none.sheet("收支").head("日期", "凭证号", "摘要", "收入", "支出", "结余");
        for (int i = 1; i < 9; i++) grid.line("2026-10-0" + i, "记" + i, "水电费", null, 120.5, 3000 - i);
        none.expect(Expect.REFUSED);
    }

    private void ambiguous() {
        list("c20", "户主 is the only name", "序号 户主 身份证号 联系电话 房号", "rowNo name idNo mobile room").asks("户主");
        Case head = add("c21", "户主姓名 beside 姓名");
        Grid grid = head.sheet("居民").head("户主姓名", "姓名", "身份证号", "与户主关系");
        Person first = crowd.one();
        for (Person p : crowd.take(4)) grid.add(Fate.NEW, first.name(), p.name(), p.docNo(), "子");
        head.absent.add("name:" + first.name());
        Case headNo = add("c22", "the head's number stands before the person's");
        grid = headNo.sheet("居民").head("户主身份证号", "姓名", "身份证号", "手机");
        for (Person p : crowd.take(4)) {
            grid.add(Fate.NEW, first.docNo(), p.name(), p.docNo(), p.phone());
            headNo.fact(p.name(), "idNo", p.docNo());
        }
        list("c23", "人员类型 with kinds of registration", "姓名 身份证号 人员类型", "name idNo hukouKind");
        Case kinds = add("c24", "人员类型 with categories");
        grid = kinds.sheet("居民").head("姓名", "身份证号", "人员类型");
        for (String kind : List.of("独居老人,低保户", "退役军人", "残疾人、低保对象", "党员；志愿者")) {
            Person p = crowd.one();
            grid.add(Fate.NEW, p.name(), p.docNo(), kind);
        }
        Case wife = add("c25", "媳妇 is wife or daughter-in-law: a warning, never a refusal");
        grid = wife.sheet("居民").head("姓名", "身份证号", "与户主关系");
        for (String relation : List.of("户主", "媳妇", "儿媳妇", "老伴", "孙囡", "租客", "表姐的同学")) {
            Person p = crowd.one();
            grid.add(Fate.NEW, p.name(), p.docNo(), relation);
        }
        Case phone = add("c26", "a phone of the filler above the list is no column");
        grid = phone.sheet("居民").line("填报人：", "孙样例", "联系电话：", "0573-87000002", "填报时间：", "2026-11-01").head("姓名", "身份证号", "手机号码");
        for (Person p : crowd.take(4)) grid.add(Fate.NEW, p.name(), p.docNo(), p.phone());
        Case faith = add("c27", "宗教信仰 is never stored");
        grid = faith.sheet("居民").head("姓名", "身份证号", "宗教信仰", "备注");
        for (Person p : crowd.take(3)) grid.add(Fate.NEW, p.name(), p.docNo(), "道教", "常联系");
        faith.absent.add("道教");
        faith.never = 1;
    }

    private void categories() {
        Case flags = add("c30", "one column for each category");
        Grid grid = flags.sheet("居民").head("姓名", "身份证号", "是否独居老人(是,否)", "是否空巢老人", "是否低保", "是否退役军人", "是否党员", "是否残疾人");
        String[] marks = {"是", "√", "有", "1", "✓", "对", "Y", "true"};
        for (int i = 0; i < marks.length; i++) {
            Person p = crowd.one();
            Object[] row = {p.name(), p.docNo(), null, "否", "无", "×", "0", "N"};
            row[2 + i % 6] = marks[i];
            grid.add(Fate.NEW, row);
        }
        Case numbers = add("c31", "marks as numbers and as true or false");
        grid = numbers.sheet("居民").head("姓名", "身份证号", "是否低保", "是否独居");
        grid.add(Fate.NEW, crowd.one().name(), crowd.one().docNo(), 1, true).add(Fate.NEW, crowd.one().name(), crowd.one().docNo(), 0, false);
        Case several = add("c32", "several categories and several phones in one cell");
        grid = several.sheet("居民").head("姓名", "身份证号", "人员类别", "联系电话");
        Person p = crowd.one();
        grid.add(Fate.NEW, p.name(), p.docNo(), "独居老人、低保对象；残疾人", p.phone() + "、13800009911(女儿)");
        Case unknown = add("c33", "a category nobody knows is a warning");
        grid = unknown.sheet("居民").head("姓名", "身份证号", "人员类别");
        grid.add(Fate.NEW, crowd.one().name(), crowd.one().docNo(), "楼道长").add(Fate.NEW, crowd.one().name(), crowd.one().docNo(), "高龄老人,广场舞骨干");
        Case cortana = add("c34", "a grid worker's export of 34 columns with a row of hints");
        String headers = "姓名 身份证号 唯一标识 护照/其他证件号码 其他证件类型 性别 出生日期 联系电话 现住小区/建筑 现住详细门牌 所属网格 与其他人员关系 人员类型 是否重点人员 "
                + "重点类别 户籍小区/建筑 户籍详细地址 户编号 户号 户籍迁入日期 是否人户分离 实际居住地 是否已迁出 迁出日期 迁往地 是否已死亡 死亡日期 民族 政治面貌 "
                + "婚姻状况 文化程度 工作/学习情况 健康状况 备注";
        grid = cortana.sheet("人员信息").head((Object[]) headers.split(" "));
        Object[] hints = new Object[34];
        for (int c = 0; c < 34; c++) hints[c] = c == 0 || c == 8 || c == 9 ? "必填" : c == 6 ? "格式：2020-01-01" : "可选";
        grid.skip(hints);
        for (Person one : crowd.take(5)) {
            Object[] row = new Object[34];
            Object[] set = {one.name(), one.docNo(), null, null, null, one.sex(), one.birth().toString(), one.phone(), "示范新村" + one.building() + "幢",
                one.unit() + "单元" + one.room() + "室", "第三网格", "户主", "常住人口", "否"};
            System.arraycopy(set, 0, row, 0, set.length);
            row[27] = "汉族";
            row[28] = "群众";
            grid.add(Fate.NEW, row);
            cortana.fact(one.name(), "idNo", one.docNo());
        }
    }
}
