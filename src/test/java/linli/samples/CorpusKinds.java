package linli.samples;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import linli.samples.Tally.Fate;

/** The part of the corpus about the other kinds of list: each in an office's form and in a sheet somebody made. */
final class CorpusKinds {
    private static final Charset GB = Charset.forName("GB18030");
    private final Crowd crowd;
    private final Random random = new Random(2026_1124);
    private final List<Case> cases = new ArrayList<>();

    private CorpusKinds(Crowd crowd) {
        this.crowd = crowd;
    }

    static List<Case> all(Crowd crowd) {
        CorpusKinds kinds = new CorpusKinds(crowd);
        kinds.talents();
        kinds.partners();
        kinds.rooms();
        kinds.volunteers();
        kinds.classes();
        kinds.marks();
        kinds.visits();
        kinds.canteen();
        kinds.teams();
        return kinds.cases;
    }

    private Case add(String file, String kind, String covers, Case.Writer writer) {
        Case one = new Case(file, covers, kind).by(writer);
        cases.add(one);
        return one;
    }

    /** An office's form: title, unit line, header, hints under it. */
    private static Grid form(Case one, String title, Object... head) {
        Object[] hints = new Object[head.length];
        for (int c = 0; c < hints.length; c++) hints[c] = c % 2 == 0 ? "必填" : "可选";
        return one.sheet("附件1").title(title, head.length).line("填报单位：示例社区", null, "填报时间：2026年11月").head(head).skip(hints);
    }

    private static void foot(Grid grid, Object... head) {
        grid.skip(head).skip("合计", null, "3").blank().skip("填表人：钱样例", null, "审核人：孙样例");
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }

    private void talents() {
        Case one = add("k01.xlsx", "talents", "talents in an office's form, one again, one without a name", BookFiles::xlsx);
        Object[] head = {"序号", "姓名", "联系电话", "身份类别", "三个一批", "特长", "可服务时间", "自有场地"};
        Grid grid = form(one, "社区能人登记表", head);
        for (int i = 1; i < 7; i++) {
            Person p = crowd.one();
            grid.add(Fate.NEW, i, p.name(), p.phone(), pick("退休教师", "行业专家", "达人"), pick("挖掘", "引进"), pick("美术", "书法、国画", "合唱"), "周六下午", pick("是", "否"));
            one.fact(p.name(), "phone", p.phone());
            if (i == 3) grid.add(Fate.TWIN, i, p.name(), p.phone(), null, null, "美术", null, null);
        }
        foot(grid.add(Fate.REJECTED, 7, null, "13800009931", "达人"), head);
        Case two = add("k02.txt", "talents", "talents as pasted cells with other words", OddFiles.text(StandardCharsets.UTF_8, '\t', ""));
        grid = two.sheet("粘贴").head("特长爱好", "老师姓名", "手机", "空闲时间", "所属社区");
        for (int i = 0; i < 5; i++) grid.add(Fate.NEW, pick("太极拳", "手工(剪纸)", "摄影"), crowd.one().name(), crowd.one().phone(), pick("工作日晚上", "周日 09:00-11:00"), "桑园社区");
        Case three = add("k03.xlsx", "nominations", "nominations in an office's form", BookFiles::xlsx);
        head = new Object[] {"序号", "推荐日期", "推荐方式", "推荐人", "推荐人电话", "被推荐人", "特长", "推荐理由"};
        grid = form(three, "居民推荐表", head);
        for (int i = 1; i < 6; i++) grid.add(Fate.NEW, i, LocalDate.of(2026, 10, i), "推荐", crowd.one().name(), crowd.one().phone(), "林若溪", "美术", "教得好，合计教了" + i + "年");
        foot(grid.add(Fate.REJECTED, 6, LocalDate.of(2026, 10, 6), "推荐", "赵大伯", "13800009932", null, "美术", "热心"), head);
        Case four = add("k04.csv", "nominations", "a questionnaire's export", OddFiles.text(GB, ',', ""));
        grid = four.sheet("csv").head("提交时间", "您的姓名", "您的电话", "推荐谁", "能做什么", "理由");
        for (int i = 1; i < 6; i++) grid.add(Fate.NEW, "2026/10/" + (10 + i) + " 20:1" + i, crowd.one().name(), crowd.one().phone(), crowd.one().name(), "书法", "热心");
    }

    private void partners() {
        Case one = add("k10.xlsx", "partners", "every row of vectors/uscc.tsv", BookFiles::xlsx);
        Object[] head = {"序号", "单位名称", "单位类型", "统一社会信用代码", "联系人", "联系电话"};
        Grid grid = form(one, "合作单位登记表", head);
        List<String> seen = new ArrayList<>();
        int number = 0;
        for (String[] row : CorpusValues.table("uscc")) {
            boolean bad = row[1].startsWith("BAD");
            boolean again = !bad && seen.contains(row[2]);
            seen.add(row[2]);
            String name = "桑园第" + ++number + "服务中心";
            grid.add(bad ? Fate.REJECTED : again ? Fate.TWIN : Fate.NEW, number, name, "企业", row[0], crowd.one().name(), crowd.one().phone());
            if (row[1].equals("OK") && !again) one.fact(name, "uscc", row[2]);
        }
        foot(grid, head);
        Case two = add("k11.xls", "partners", "a sheet per kind of partner, the community merged over them", BookFiles::xls);
        for (String kind : List.of("志愿团队", "个体")) {
            grid = two.sheet(kind).head("落地社区", "团队名称", "类型", "负责人", "手机号");
            for (int i = 0; i < 4; i++) {
                String name = "西林" + kind + (i + 1) + "号";
                grid.add(Fate.NEW, i == 0 ? "西林社区" : null, name, kind, crowd.one().name(), crowd.one().phone());
                two.fact(name, "community", "西林社区");
            }
            grid.merge(1, 4, 0, 0);
        }
        Case three = add("k12.xlsx", "projects", "projects in an office's form", BookFiles::xlsx);
        head = new Object[] {"序号", "项目名称", "提供方", "服务领域", "服务对象", "频次", "收费性质", "开始日期", "结束日期"};
        grid = form(three, "服务项目清单", head);
        for (int i = 1; i < 6; i++) {
            grid.add(Fate.NEW, i, "老年课堂第" + i + "期", "基地书画社", pick("美术", "书法"), "社区老人", "每周一次", "公益", LocalDate.of(2026, 3, i), "2026-12-31");
            three.fact("老年课堂第" + i + "期", "starts", "2026-03-0" + i);
        }
        foot(grid.add(Fate.REJECTED, 6, null, "基地书画社", "美术", "居民", "每周一次"), head);
        Case four = add("k13.xls", "projects", "an HTML table named .xls, units merged down", OddFiles.html("GBK"));
        grid = four.sheet("html").head("承接单位", "课程名称", "适合人群", "上课时间", "收费");
        for (int i = 0; i < 6; i++) {
            grid.add(Fate.NEW, i % 3 == 0 ? i < 3 ? "基地社工中心" : "基地志愿队" : null, "周末书法" + (i + 1) + "班", "小学生", "周六下午", "0");
            four.fact("周末书法" + (i + 1) + "班", "partner", i < 3 ? "基地社工中心" : "基地志愿队");
        }
        grid.merge(1, 3, 0, 0).merge(4, 6, 0, 0);
    }

    private void rooms() {
        Case one = add("k20.xlsx", "rooms", "rooms in an office's form", BookFiles::xlsx);
        Object[] head = {"序号", "场地名称", "位置", "容纳人数", "设备", "开放时间"};
        Grid grid = form(one, "场地一览表", head);
        for (int i = 1; i < 6; i++) grid.add(Fate.NEW, i, "活动" + i + "室", "二楼", i == 3 ? "40人" : (Object) (20 + i), "投影、音响", "周一至周日 08:00-21:00");
        foot(grid.add(Fate.REJECTED, 6, null, "三楼", 12), head);
        Case two = add("k21.xls", "rooms", "the floor merged over its rooms", BookFiles::xls);
        grid = two.sheet("功能室").head("楼层", "功能室", "座位数", "设施");
        for (int i = 0; i < 6; i++) {
            grid.add(Fate.NEW, i % 3 == 0 ? i < 3 ? "一楼" : "二楼" : null, "第" + (i + 1) + "功能室", 15 + i, "长桌");
            two.fact("第" + (i + 1) + "功能室", "place", i < 3 ? "一楼" : "二楼");
        }
        grid.merge(1, 3, 0, 0).merge(4, 6, 0, 0);
        Case three = add("k22.xlsx", "bookings", "bookings in an office's form: one overlaps, one room is not there", BookFiles::xlsx);
        head = new Object[] {"序号", "场地", "日期", "时间", "用途", "使用人", "电话", "人数"};
        grid = form(three, "场地使用登记表", head);
        for (int i = 1; i < 6; i++) grid.add(Fate.NEW, i, "基地教室", LocalDate.of(2026, 12, i), "10:00-11:30", "书法练习", "桑园书画社", "13800009933", 8 + i);
        grid.add(Fate.TWIN, 6, "基地教室", LocalDate.of(2026, 12, 1), "10:00-11:30", "书法练习", "桑园书画社", "13800009933", 9);
        foot(grid.add(Fate.REJECTED, 7, "基地教室", LocalDate.of(2026, 12, 2), "11:00-12:00", "议事", "业主代表", null, 6)
                .add(Fate.REJECTED, 8, "不存在的教室", "2026-12-03", "10:00-11:00", "议事", "业主代表", null, 6), head);
        Case four = add("k23.csv", "bookings", "from and to in columns of their own", OddFiles.text(StandardCharsets.UTF_8, ',', "\ufeff"));
        grid = four.sheet("csv").head("使用日期", "教室", "开始时间", "结束时间", "活动内容", "申请单位", "联系电话");
        for (int i = 1; i < 6; i++) grid.add(Fate.NEW, "2026年12月" + (10 + i) + "日", "基地大厅", "14:00", "15:30", "合唱排练", "暖阳志愿队", "13800009934");
    }

    private void volunteers() {
        Case one = add("k30.xlsx", "volunteers", "volunteers in an office's form: a wrong number goes back", BookFiles::xlsx);
        Object[] head = {"序号", "志愿者编号", "姓名", "证件号码", "手机号码", "服务队", "注册日期"};
        Grid grid = form(one, "注册志愿者名册", head);
        for (int i = 1; i < 7; i++) {
            Person p = crowd.one();
            grid.add(Fate.NEW, i, "VC9800000" + i, p.name(), p.docNo(), p.phone(), "暖阳志愿队", LocalDate.of(2025, 3, i));
            one.fact(p.name(), "phone", p.phone());
            if (i == 2) grid.add(Fate.TWIN, i, "VC9800000" + i, p.name(), p.docNo(), p.phone(), "暖阳志愿队", LocalDate.of(2025, 3, i));
        }
        foot(grid.add(Fate.REJECTED, 7, "VC98000007", crowd.one().name(), Numbers.wrongCheck(crowd.one().docNo()), "13800009935", "暖阳志愿队", null), head);
        Case two = add("k31.txt", "volunteers", "tab text of an outside system", OddFiles.text(GB, '\t', ""));
        grid = two.sheet("txt").head("注册编号", "志愿者姓名", "联系方式", "所属团队", "服务类别", "注册时间");
        for (int i = 1; i < 6; i++) grid.add(Fate.NEW, "VD9800000" + i, crowd.one().name(), crowd.one().phone(), "平安巡逻队", "理发", "2025-04-0" + i + " 10:20:30");
        Case three = add("k32.xlsx", "volunteer-hours", "hours: an unknown one, a day ahead and one of none go back, the same line again is one", BookFiles::xlsx);
        head = new Object[] {"序号", "志愿者编号", "姓名", "服务日期", "服务时长", "服务内容", "组织单位"};
        grid = form(three, "志愿服务时长登记表", head);
        for (int i = 1; i < 6; i++) grid.add(Fate.NEW, i, "VB9800000" + (1 + i % 3), List.of("志愿甲一", "志愿乙二", "志愿丙三").get(i % 3), LocalDate.of(2026, 10, i), i % 2 == 0 ? "2小时" : (Object) 1.5, "清扫楼道", "示例社区");
        grid.add(Fate.TWIN, 6, "VB98000002", "志愿乙二", LocalDate.of(2026, 10, 1), 1.5, "清扫楼道", "示例社区");
        foot(grid.add(Fate.REJECTED, 7, "VB98009999", "无此人", LocalDate.of(2026, 10, 7), 2, "值班").add(Fate.REJECTED, 8, "VB98000001", "志愿甲一", LocalDate.of(2026, 12, 7), 2, "值班")
                .add(Fate.REJECTED, 9, "VB98000001", "志愿甲一", LocalDate.of(2026, 10, 9), 0, "值班"), head);
        Case four = add("k33.xls", "volunteer-hours", "minutes in SpreadsheetML 2003, with numbers of their own", OddFiles::xml2003);
        grid = four.sheet("导出").head("服务记录编号", "志愿者", "活动日期", "服务时长(分钟)", "项目名称");
        for (int i = 1; i < 6; i++) {
            grid.add(Fate.NEW, "JL9800010" + i, "志愿甲一", "2026-09-0" + i, 30 * i, "课堂助教");
            four.named("key").fact("JL9800010" + i, "hours", i % 2 == 0 ? "" + i / 2 : i / 2 + ".5");
        }
    }

    private void classes() {
        Case one = add("k40.xlsx", "activities", "classes in an office's form", BookFiles::xlsx);
        Object[] head = {"序号", "名称", "类型", "领域", "名额", "开始日期", "结束日期", "时间", "地点"};
        Grid grid = form(one, "课程计划表", head);
        for (int i = 1; i < 5; i++) {
            grid.add(Fate.NEW, i, "冬季课" + i, "课程", "书法", 20, LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31), "周三 1" + i + ":00-1" + i + ":50", "基地舞房");
            one.named("title").fact("冬季课" + i, "seats", "20");
        }
        foot(grid.add(Fate.REJECTED, 5, "冬季课5", "课程", "书法", null, LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31), "周三 16:00-17:00"), head);
        Case two = add("k41.csv", "activities", "classes in other words and another order", OddFiles.text(GB, ',', ""));
        grid = two.sheet("csv").head("上课时间", "课程名称", "任课老师", "限额", "开课日期", "结课日期", "上课地点");
        for (int i = 1; i < 5; i++) grid.add(Fate.NEW, "周日 09:30-10:30", "社区课堂" + i, "林若溪", 12, "2026-12-06", "2027-01-31", "桑园公园");
        Case three = add("k42.xlsx", "enrolments", "enrolments in an office's form: no such class, no name, the same one again", BookFiles::xlsx);
        head = new Object[] {"序号", "班级", "姓名", "电话", "出生日期", "报名日期"};
        grid = form(three, "报名登记表", head);
        for (int i = 1; i < 6; i++) {
            Person p = crowd.one();
            grid.add(Fate.NEW, i, "基地书法班", p.name(), p.phone(), p.birth(), LocalDate.of(2026, 10, i));
            three.fact(p.name(), "phone", p.phone());
            if (i == 4) grid.add(Fate.TWIN, i, "基地书法班", p.name(), p.phone(), p.birth(), LocalDate.of(2026, 10, i));
        }
        foot(grid.add(Fate.REJECTED, 6, "没有这个班", crowd.one().name(), crowd.one().phone(), null, null).add(Fate.REJECTED, 7, "基地书法班", null, "13800009936", null, null), head);
        Case four = add("k43.xls", "enrolments", "a table of HTML, the class merged over its people", OddFiles.html("UTF-8"));
        grid = four.sheet("html").head("报名课程", "孩子姓名", "家长电话", "生日");
        for (int i = 0; i < 6; i++) {
            Person p = crowd.one();
            grid.add(Fate.NEW, i % 3 == 0 ? i < 3 ? "基地美术班" : "基地合唱班" : null, p.name(), p.phone(), "2016年" + (1 + i) + "月5日");
            four.fact(p.name(), "title", i < 3 ? "基地美术班" : "基地合唱班");
        }
        grid.merge(1, 3, 0, 0).merge(4, 6, 0, 0);
    }

    private void marks() {
        Case one = add("k50.xlsx", "attendance", "a line a mark; a stranger and a mark nobody knows go back", BookFiles::xlsx);
        Object[] head = {"序号", "班级", "姓名", "日期", "出勤"};
        Grid grid = form(one, "点名记录", head);
        for (int i = 0; i < 4; i++) grid.add(Fate.NEW, i + 1, "基地书法班", List.of("学员甲一", "学员乙二", "学员丙三", "学员丁四").get(i), LocalDate.of(2026, 9, 5), List.of("√", "到", "×", "请假").get(i));
        grid.add(Fate.TWIN, 5, "基地书法班", "学员甲一", LocalDate.of(2026, 9, 5), "√");
        foot(grid.add(Fate.REJECTED, 6, "基地书法班", "无此人", LocalDate.of(2026, 9, 5), "到").add(Fate.REJECTED, 7, "基地书法班", "学员甲一", LocalDate.of(2026, 9, 12), "早退了"), head);
        Case two = add("k51.xls", "attendance", "a sheet of marks, a column a day, the class merged down", BookFiles::xls);
        grid = two.sheet("签到").title("基地美术班签到表", 6).head("班级", "学员姓名", "9月5日", "9月12日", "9月19日", "备注");
        for (int i = 0; i < 4; i++) grid.add(Fate.NEW, i == 0 ? "基地美术班" : null, List.of("学员甲一", "学员乙二", "学员丙三", "学员丁四").get(i), "√", i % 2 == 0 ? "√" : "×", i == 3 ? null : "假");
        grid.merge(2, 5, 0, 0);
        grid.skip("合计", null, "4人");
        Case three = add("k52.xlsx", "surveys", "answers in an office's form; a class nobody knows goes back", BookFiles::xlsx);
        head = new Object[] {"序号", "班级", "测评日期", "非常满意", "满意", "基本满意", "不太满意", "不满意"};
        grid = form(three, "满意度汇总表", head);
        for (int i = 1; i < 4; i++) grid.add(Fate.NEW, i, "基地书法班", LocalDate.of(2026, 9, 4 + i), 10 + i, 3, 1, 0, 0);
        foot(grid.add(Fate.REJECTED, 4, "没有这个班", LocalDate.of(2026, 9, 8), 10, 3, 1, 0, 0), head);
        Case four = add("k53.csv", "surveys", "answers as text, columns in another order", OddFiles.text(GB, ',', ""));
        grid = four.sheet("csv").head("调查日期", "满意", "非常满意", "课程", "满意率(%)");
        for (int i = 1; i < 4; i++) grid.add(Fate.NEW, "2026/9/" + (10 + i), 4, 12 + i, "基地美术班", 98.5);
    }

    private void visits() {
        Case one = add("k60.xlsx", "visits", "visits in an office's form: two findings of one visit, a stranger and a day ahead go back", BookFiles::xlsx);
        Object[] head = {"序号", "检查名称", "被检查单位", "检查日期", "参加部门", "结论", "发现问题", "整改期限", "整改情况"};
        Grid grid = form(one, "联合检查台账", head);
        grid.add(Fate.NEW, 1, "第三季度联合检查", "基地书画社", LocalDate.of(2026, 9, 15), "市场监管、教育", "整改", "灭火器过期", "2026-12-01", "整改中")
                .add(Fate.NEW, 2, "第三季度联合检查", "基地书画社", LocalDate.of(2026, 9, 15), "市场监管、教育", "整改", "通道堆放杂物", "2026-12-01", "已完成")
                .add(Fate.TWIN, 3, "第三季度联合检查", "基地书画社", LocalDate.of(2026, 9, 15), "市场监管、教育", "整改", "灭火器过期", "2026-12-01", "整改中")
                .add(Fate.NEW, 4, "第三季度联合检查", "基地社工中心", LocalDate.of(2026, 9, 16), "教育", "通过", null, null, null)
                .add(Fate.REJECTED, 5, "第三季度联合检查", "无此单位", LocalDate.of(2026, 9, 16), "教育", "通过", null, null, null)
                .add(Fate.REJECTED, 6, "第三季度联合检查", "基地志愿队", LocalDate.of(2026, 12, 16), "教育", "通过", null, null, null);
        foot(grid, head);
        Case two = add("k61.xls", "visits", "the round merged over its visits", BookFiles::xls);
        grid = two.sheet("回访").head("检查轮次", "回访日期", "受检单位", "检查结果", "存在问题");
        for (int i = 0; i < 3; i++) grid.add(Fate.NEW, i == 0 ? "十月回访" : null, LocalDate.of(2026, 10, 12 + i), List.of("基地书画社", "基地社工中心", "基地志愿队").get(i), "符合", null);
        grid.merge(1, 3, 0, 0);
        two.named("partner").fact("基地志愿队", "round", "十月回访");
    }

    private void canteen() {
        Case one = add("k70.xlsx", "menus", "the day merged over its dishes", BookFiles::xlsx);
        Object[] head = {"日期", "餐次", "菜名", "标签", "过敏原"};
        Grid grid = form(one, "一周菜单", head);
        int from = grid.size();
        for (int i = 0; i < 6; i++) grid.add(Fate.NEW, i % 3 == 0 ? LocalDate.of(2026, 11, 25 + i / 3) : null, "午餐", "家常菜" + (i + 1), "软烂、低盐", i == 2 ? "大豆" : null);
        grid.merge(from, from + 2, 0, 0).merge(from + 3, from + 5, 0, 0);
        one.named("dish").fact("家常菜3", "on", "2026-11-25");
        Case two = add("k71.csv", "menus", "a menu as text; no dish goes back", OddFiles.text(GB, ',', ""));
        grid = two.sheet("csv").head("菜品", "供餐日期", "餐别", "特点");
        for (int i = 0; i < 4; i++) grid.add(Fate.NEW, "时令菜" + i, "2026/11/2" + (5 + i), "晚餐", "清淡");
        grid.add(Fate.REJECTED, null, "2026/11/29", "晚餐", "清淡");
        Case three = add("k72.xlsx", "meals", "who came, in an office's form: the same again is one, a stranger and an unknown meal go back", BookFiles::xlsx);
        head = new Object[] {"序号", "用餐日期", "餐次", "姓名", "联系电话", "用餐方式", "用餐情况"};
        grid = form(three, "助餐登记表", head);
        List<String> names = List.of("用餐甲一", "用餐乙二", "用餐丙三", "用餐丁四");
        for (int i = 0; i < 4; i++) grid.add(Fate.NEW, i + 1, LocalDate.of(2026, 11, 20), "午餐", names.get(i), "1380000005" + (1 + i), pick("堂食", "送餐"), pick("√", "未到"));
        grid.add(Fate.TWIN, 5, LocalDate.of(2026, 11, 20), "午餐", names.getFirst(), "13800000051", "堂食", "√");
        foot(grid.add(Fate.REJECTED, 6, LocalDate.of(2026, 11, 20), "午餐", "无此人", null, "堂食", "√").add(Fate.REJECTED, 7, LocalDate.of(2026, 11, 20), "夜宵", names.getLast(), null, "堂食", "√"), head);
        Case four = add("k73.xls", "meals", "tab text named .xls, no sitting: it is lunch", OddFiles.text(GB, '\t', ""));
        grid = four.sheet("txt").head("老人姓名", "就餐日期", "取餐方式", "签到");
        for (int i = 0; i < 4; i++) grid.add(Fate.NEW, names.get(i), "2026-11-2" + i, "到店", "到");
    }

    private void teams() {
        Case one = add("k80.xlsx", "teams", "teams in an office's form, one without a name", BookFiles::xlsx);
        Object[] head = {"序号", "团队名称", "行业", "项目简介", "入孵日期", "成员姓名", "联系电话"};
        Grid grid = form(one, "创业团队台账", head);
        for (int i = 1; i < 5; i++) grid.add(Fate.NEW, i, "云栖创客" + i + "队", "电商直播", "助农直播", LocalDate.of(2026, 3, i), crowd.one().name(), crowd.one().phone());
        foot(grid.add(Fate.REJECTED, 5, null, "电商直播", "助农直播", LocalDate.of(2026, 3, 5), crowd.one().name(), crowd.one().phone()), head);
        Case two = add("k81.csv", "teams", "teams as text in other words", OddFiles.text(GB, ',', ""));
        grid = two.sheet("csv").head("建档日期", "创业者", "创业团队", "所属行业", "主营");
        for (int i = 1; i < 5; i++) grid.add(Fate.NEW, "2026/4/" + i, crowd.one().name(), "桑园手作" + i + "组", "手工", "竹编");
    }
}
