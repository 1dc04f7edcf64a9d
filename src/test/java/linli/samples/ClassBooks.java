package linli.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import linli.activities.Activities;
import linli.activities.Activity;
import linli.base.value.WeekSlot;
import linli.samples.Tally.Fate;

/** A year of classes: who is in them, who came, what they said. Four children of September are three bands and over twenty by November. */
final class ClassBooks {
    /** One class; {@code filled} of its seats are taken, {@code waiting} wait. */
    private record One(String no, String title, String kind, String domain, String groups, Integer min, Integer max, String leader, String fee, int price,
                       int seats, String start, String end, String slots, String place, String status, String parent, int filled, int waiting) {
        LocalDate begin() {
            return LocalDate.parse(start);
        }

        boolean banded() {
            return min != null || max != null;
        }
    }

    /** @param since the day of the seat; {@code until} the day it was given up, or null */
    private record Seat(Person person, String status, LocalDate asked, LocalDate since, LocalDate until, String reason) {}

    private static final String BASIC = "基础公益";
    private static final String LOW = "增值低偿";
    private static final String ART = "K2026-0041";
    private static final List<One> CLASSES = List.of(
            new One("K2026-0001", "春季国画班", "课程", "美术", "", 18, null, "陆知秋", LOW, 90, 15, "2026-03-06", "2026-06-12", "周五 14:00-16:00", "党员活动室", "已结束", "", 13, 0),
            new One("K2026-0002", "太极晨练", "社团", "太极养生操", "一老", 55, null, "方志强", BASIC, 0, 30, "2026-03-03", "2026-12-29", "周二 7:30-8:30", "社区广场", "进行中", "", 24, 0),
            new One("K2026-0003", "桑榆合唱团", "社团", "声乐合唱", "一老", 50, null, "蒋耀明", BASIC, 0, 40, "2026-03-02", "2026-12-28", "周一 9:00-10:30", "党员活动室", "进行中", "", 28, 0),
            new One("K2026-0004", "春季亲子绘本", "课程", "亲子家教", "一小", 3, 6, "孔令芳", BASIC, 0, 12, "2026-03-08", "2026-06-07", "周日 9:30-10:30", "亲子活动室", "已结束", "", 9, 0),
            new One("K2026-0011", "防溺水安全课", "讲座", "急救安全", "一小", 6, 14, "季明远", BASIC, 0, 40, "2026-06-24", "2026-06-24", "周三 16:00-17:00", "社区广场", "已结束", "", 22, 0),
            new One("K2026-0012", "暑期托管一期", "课程", "儿童托管", "一小", 6, 12, "志愿服务队", BASIC, 0, 20, "2026-07-06", "2026-07-17", "工作日 8:30-11:30", "亲子活动室", "已结束", "", 18, 3),
            new One("K2026-0013", "暑期托管二期", "课程", "儿童托管", "一小", 6, 12, "马骏", BASIC, 0, 20, "2026-07-20", "2026-07-31", "工作日 8:30-11:30", "亲子活动室", "已结束", "", 17, 0),
            new One("K2026-0014", "暑期扎染手工", "课程", "手工非遗", "一小", 7, 14, "盛春兰", LOW, 60, 12, "2026-07-11", "2026-08-22", "周六 9:00-10:30", "亲子活动室", "已结束", "", 11, 0),
            new One("K2026-0015", "夏夜纳凉电影", "活动", "文体艺术", "", null, null, "社区工作站", BASIC, 0, 80, "2026-08-14", "2026-08-14", "周五 19:00-21:00", "社区广场", "已结束", "", 30, 0),
            new One(ART, "少儿美术班", "课程", "美术", "一小", 5, 14, "陆知秋", BASIC, 0, 4, "2026-09-05", "2026-10-11", "周六 14:00-16:00", "亲子活动室", "已结束", "", 4, 0),
            new One("K2026-0042", "少儿美术班（5–7 岁）", "课程", "美术", "一小", 5, 7, "陆知秋", BASIC, 0, 8, "2026-10-17", "2026-12-26", "周六 14:00-15:30", "亲子活动室", "进行中", ART, 8, 0),
            new One("K2026-0043", "少儿美术班（8–10 岁）", "课程", "美术", "一小", 8, 10, "陆知秋", BASIC, 0, 8, "2026-10-17", "2026-12-26", "周六 15:40-17:10", "亲子活动室", "进行中", ART, 8, 0),
            new One("K2026-0044", "少儿美术班（11–14 岁）", "课程", "美术", "一小", 11, 14, "陆知秋", BASIC, 0, 8, "2026-10-17", "2026-12-26", "周六 17:20-18:50", "亲子活动室", "进行中", ART, 7, 1),
            new One("K2026-0045", "手机课秋季班", "课程", "智能手机", "一老", 60, null, "曹阿根", BASIC, 0, 20, "2026-09-02", "2026-12-23", "周三 14:00-15:30", "党员活动室", "进行中", "", 18, 0),
            new One("K2026-0046", "硬笔书法", "课程", "书法", "", 18, null, "陆文斌", LOW, 120, 15, "2026-09-04", "2026-12-18", "周五 19:00-20:30", "党员活动室", "进行中", "", 12, 0),
            new One("K2026-0047", "青年夜校·手冲咖啡", "课程", "技能夜校", "一新", 18, 45, "青弦社", LOW, 180, 12, "2026-09-10", "2026-12-10", "周四 19:00-20:30", "邻里客厅", "进行中", "", 12, 5),
            new One("K2026-0048", "青年夜校·吉他", "课程", "乐器", "一新", 18, 45, "青弦社", LOW, 160, 14, "2026-09-08", "2026-12-08", "周二 19:00-20:30", "邻里客厅", "进行中", "", 11, 0),
            new One("K2026-0049", "乒乓球社", "社团", "球类", "", 16, null, "高建明", BASIC, 0, 16, "2026-09-06", "2026-12-27", "周日 15:00-17:00", "乒乓球室", "进行中", "", 13, 0),
            new One("K2026-0050", "产后瑜伽", "课程", "瑜伽塑形", "", 20, 45, "贺佳怡", LOW, 200, 10, "2026-09-09", "2026-12-09", "周三 9:30-10:30", "邻里客厅", "进行中", "", 8, 2),
            new One("K2026-0051", "邻里节", "活动", "闲置互换", "", null, null, "社区工作站", BASIC, 0, 120, "2026-09-19", "2026-09-19", "周六 9:00-16:00", "社区广场", "已结束", "", 40, 0),
            new One("K2026-0052", "急救培训", "讲座", "急救安全", "", 16, null, "季明远", BASIC, 0, 30, "2026-10-21", "2026-10-21", "周三 14:00-16:00", "党员活动室", "已结束", "", 19, 0),
            new One("K2026-0053", "反诈讲座", "讲座", "反诈防骗", "一老", 55, null, "金晓峰", BASIC, 0, 50, "2026-11-11", "2026-11-11", "周三 9:00-10:30", "党员活动室", "已结束", "", 26, 0),
            new One("K2026-0054", "义诊", "便民服务", "义诊体检", "一老", null, null, "汤敏", BASIC, 0, 60, "2026-11-18", "2026-11-18", "周三 8:30-11:00", "社区广场", "已结束", "", 31, 0),
            new One("K2026-0055", "少儿编程", "课程", "科普编程", "一小", 8, 13, "邵晨", BASIC, 0, 10, "2026-12-05", "2027-01-23", "周六 9:00-10:30", "邻里客厅", "报名中", "", 0, 18),
            new One("K2026-0056", "亲子烘焙", "课程", "烹饪烘焙", "", 6, null, "沈巧云", LOW, 80, 12, "2026-12-06", "2026-12-27", "周日 14:00-16:00", "邻里客厅", "报名中", "", 5, 0),
            new One("K2026-0057", "冬季养生讲座", "讲座", "中医养生", "一老", 55, null, "倪国华", BASIC, 0, 40, "2026-12-16", "2026-12-16", "周三 9:00-10:30", "党员活动室", "筹备", "", 0, 0),
            new One("K2025-0091", "冬季书法班", "课程", "书法", "", 18, null, "陆文斌", LOW, 90, 14, "2025-12-19", "2026-02-06", "周五 19:00-20:30", "党员活动室", "已结束", "", 12, 0),
            new One("K2025-0092", "手机课冬季班", "课程", "智能手机", "一老", 60, null, "曹阿根", BASIC, 0, 20, "2025-12-03", "2026-01-28", "周三 14:00-15:30", "党员活动室", "已结束", "", 17, 0),
            new One("K2025-0093", "乒乓球冬训", "社团", "球类", "", 16, null, "高建明", BASIC, 0, 16, "2025-12-07", "2026-02-08", "周日 15:00-17:00", "乒乓球室", "已结束", "", 12, 0),
            new One("K2026-0005", "寒假亲子手工", "课程", "手工非遗", "一小", 6, 12, "林秀英", LOW, 60, 12, "2026-01-24", "2026-02-07", "周六 9:00-10:30", "亲子活动室", "已结束", "", 10, 0),
            new One("K2026-0006", "迎春写福字", "活动", "书法", "", null, null, "墨香书社", BASIC, 0, 60, "2026-02-08", "2026-02-08", "周日 9:00-11:00", "社区广场", "已结束", "", 26, 0));

    private final Random random = new Random(20261113);
    private final List<Activity.DaysOff> off = new ArrayList<>();
    private final Map<One, List<Seat>> seats = new LinkedHashMap<>();

    ClassBooks(List<Person> register) {
        for (Map<String, String> row : linli.base.value.Words.rows(Activities.class, "holidays.tsv")) {
            off.add(new Activity.DaysOff(LocalDate.parse(row.get("from")), LocalDate.parse(row.get("to")), row.get("name")));
        }
        List<Person> all = register.stream().filter(person -> person.docKind().equals("居民身份证")).toList();
        CLASSES.forEach(one -> seats.put(one, people(one, all)));
        lineage();
    }

    private List<Seat> people(One one, List<Person> register) {
        List<Seat> chosen = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (chosen.size() < one.filled + one.waiting) {
            Person person = register.get(random.nextInt(register.size()));
            int age = person.birth().isAfter(one.begin()) ? -1 : person.birth().until(one.begin()).getYears();
            boolean fits = age >= (one.min == null ? 6 : one.min) && age <= (one.max == null ? 85 : one.max);
            if (fits && names.add(person.name())) {
                boolean waits = chosen.size() >= one.filled;
                LocalDate asked = one.begin().minusDays(3 + random.nextInt(12));
                asked = asked.isAfter(People.TODAY) ? People.TODAY.minusDays(random.nextInt(6)) : asked;
                // One in eight comes to a long class later, when somebody has told them.
                boolean late = !waits && one.parent.isEmpty() && one.status.equals("进行中") && random.nextInt(8) == 0;
                LocalDate day = late ? one.begin().plusDays(14 + random.nextInt(40)) : asked;
                day = day.isAfter(People.TODAY) ? People.TODAY : day;
                chosen.add(new Seat(person, waits ? "候补" : "在班", day, waits ? null : day, null, null));
            }
        }
        // Some leave on the way; their seats are free again.
        if (one.filled > 10 && one.status.equals("进行中")) {
            Seat gone = chosen.get(2);
            LocalDate until = one.begin().plusDays(30);
            chosen.set(2, new Seat(gone.person, "已退出", gone.since, gone.since, until.isBefore(gone.since) ? gone.since : until, "时间不合适"));
        }
        return chosen;
    }

    /** The four of September go on into the bands of their age; the others came when the bands began. */
    private void lineage() {
        One old = CLASSES.stream().filter(one -> one.no.equals(ART)).findFirst().orElseThrow();
        LocalDate split = LocalDate.of(2026, 10, 17);
        List<Seat> moved = new ArrayList<>();
        for (Seat seat : seats.get(old)) {
            int age = seat.person.birth().until(split).getYears();
            One band = CLASSES.stream().filter(one -> one.parent.equals(ART) && age >= one.min && age <= one.max).findFirst().orElseThrow();
            List<Seat> there = seats.get(band);
            there.removeIf(other -> other.person.name().equals(seat.person.name()));
            while (there.stream().filter(other -> other.status.equals("在班")).count() >= band.filled) there.removeFirst();
            there.addFirst(new Seat(seat.person, "在班", seat.asked, split, null, null));
            moved.add(new Seat(seat.person, "已转班", seat.asked, seat.since, split, "转入" + band.title));
        }
        seats.put(old, moved);
        for (One band : CLASSES) {
            if (band.parent.equals(ART)) {
                List<Seat> there = seats.get(band);
                for (int i = 0; i < there.size(); i++) {
                    Seat seat = there.get(i);
                    boolean first = seat.asked.isBefore(LocalDate.of(2026, 10, 1));
                    if (!first && seat.since != null) there.set(i, new Seat(seat.person, seat.status, split.minusDays(6), split.plusDays(i < 4 ? 0 : 7 * (i - 3)), null, null));
                }
            }
        }
    }

    /** @return the classes, every one new. */
    Book classes() {
        Book book = new Book("activities");
        Grid grid = book.sheet("课程活动");
        grid.title("示例社区党群服务中心 2026 年课程活动一览表", 19);
        grid.head("序号", "编号", "课程名称", "类型", "领域", "服务对象", "年龄下限", "年龄上限", "任课老师", "收费性质", "收费标准", "名额", "名额分配", "开始日期", "结束日期",
                "上课时间", "地点", "状态", "由何班拆出");
        int row = 0;
        for (One one : CLASSES) {
            grid.add(Fate.NEW, ++row, one.no, one.title, one.kind, one.domain, one.groups.isEmpty() ? null : one.groups, one.min, one.max, one.leader, one.fee, one.price, one.seats,
                    one.title.equals("少儿编程") ? "摇号" : "先到先得", one.begin(), LocalDate.parse(one.end), one.slots, one.place, one.status, one.parent.isEmpty() ? null : one.parent);
        }
        grid.skip("填表人：", null, null, "审核人：");
        return book;
    }

    /** @return who is on the lists; needs the classes in the store. */
    Book people() {
        Book book = new Book("enrolments");
        Grid grid = book.sheet("报名名单");
        grid.head("序号", "班级编号", "班级", "姓名", "联系电话", "出生日期", "状态", "报名日期", "进班日期", "退出日期", "退出原因");
        int row = 0;
        for (Map.Entry<One, List<Seat>> one : seats.entrySet()) {
            for (Seat seat : one.getValue()) {
                String phone = seat.person.phone().matches("1380000\\d{4}") ? seat.person.phone() : null;
                grid.add(Fate.NEW, ++row, one.getKey().no, one.getKey().title, seat.person.name(), phone, seat.person.birth(), seat.status, seat.asked, seat.since, seat.until, seat.reason);
            }
        }
        return book;
    }

    /** @return a sheet a class as the teachers keep it; needs the lists in the store. */
    Book attendance() {
        Book book = new Book("attendance");
        for (Map.Entry<One, List<Seat>> entry : seats.entrySet()) {
            One one = entry.getKey();
            List<LocalDate> days = new Activity.Term(one.begin(), LocalDate.parse(one.end), WeekSlot.parse(one.slots).orElseThrow()).days(off).stream()
                    .filter(day -> day.off() == null && !day.on().isAfter(People.TODAY)).map(Activity.Day::on).toList();
            if (days.isEmpty() || one.status.equals("筹备")) continue;
            Grid grid = book.sheet(one.no);
            List<Object> head = new ArrayList<>(List.of("序号", "班级编号", "姓名"));
            days.forEach(day -> head.add(day.toString()));
            grid.head(head.toArray());
            double came = 0.78 + random.nextDouble() * 0.2;
            int row = 0;
            for (Seat seat : entry.getValue()) {
                List<Object> line = new ArrayList<>(Arrays.asList(row + 1, one.no, seat.person.name()));
                boolean any = false;
                for (LocalDate day : days) {
                    boolean listed = seat.since != null && !seat.since.isAfter(day) && (seat.until == null || seat.until.isAfter(day));
                    line.add(!listed ? null : random.nextDouble() < came ? "√" : random.nextBoolean() ? "假" : "×");
                    any |= listed;
                }
                if (any) {
                    row++;
                    grid.add(Fate.NEW, line.toArray());
                }
            }
        }
        return book;
    }

    /** @return tallies of paper forms; needs the classes in the store. */
    Book surveys() {
        Book book = new Book("surveys");
        Grid grid = book.sheet("满意度汇总");
        grid.head("序号", "班级编号", "班级", "测评日期", "非常满意", "满意", "基本满意", "不太满意", "不满意", "不了解");
        int row = 0;
        for (One one : CLASSES) {
            LocalDate end = LocalDate.parse(one.end);
            if (one.filled == 0 || one.begin().isAfter(People.TODAY.minusDays(3))) continue;
            LocalDate on = end.isBefore(People.TODAY) ? end : LocalDate.of(2026, 11, 18);
            int[] counts = new int[6];
            for (int i = 0; i < Math.max(3, one.filled * 4 / 5); i++) {
                int dice = random.nextInt(100);
                counts[one.title.equals("产后瑜伽") ? dice < 30 ? 1 : dice < 55 ? 2 : dice < 80 ? 3 : 4 : dice < 52 ? 5 : dice < 84 ? 4 : dice < 94 ? 3 : dice < 97 ? 2 : 0]++;
            }
            grid.add(Fate.NEW, ++row, one.no, one.title, on, counts[5], counts[4], counts[3], counts[2], counts[1], counts[0]);
        }
        return book;
    }
}
