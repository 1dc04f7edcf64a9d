package linli.samples;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import linli.samples.Tally.Fate;

/** The centre's rooms and the ledger of who used them over a year: weekly groups, single events, some cancelled, some who stayed away. */
final class RoomBooks {
    private static final String[] ROOMS = {"多功能厅", "第二教室", "第一教室", "共享厨房", "棋牌室", "创工坊工位区"};
    private static final int[] TURNOVER = {15, 0, 0, 30, 0, 0};
    private static final String[] CLASSES = {"党政部门", "社会组织", "商业机构", "居民", "本中心"};
    private static final LocalDate FIRST = LocalDate.of(2025, 12, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 1, 24);
    private static final int SINGLE = 150;

    /** A wish that comes back every week (or every second). @param share of the weeks in which it really took place */
    private record Weekly(int room, DayOfWeek day, int from, int to, String purpose, int userClass, String who, int people, double share) {}

    // The second classroom stays free on Saturday afternoons: that is where a class can begin.
    private static final List<Weekly> GROUPS = List.of(
            new Weekly(0, DayOfWeek.TUESDAY, 14 * 60, 16 * 60, "合唱排练", 1, "桑榆合唱团", 42, 0.5),
            new Weekly(0, DayOfWeek.SATURDAY, 9 * 60, 11 * 60, "健康讲座", 4, "示例社区党群服务中心", 60, 0.4),
            new Weekly(1, DayOfWeek.WEDNESDAY, 9 * 60, 10 * 60 + 30, "智能手机课堂", 4, "示例社区党群服务中心", 22, 0.6),
            new Weekly(1, DayOfWeek.THURSDAY, 18 * 60 + 30, 20 * 60 + 30, "青年夜校尤克里里", 1, "青弦社", 18, 0.5),
            new Weekly(2, DayOfWeek.SATURDAY, 14 * 60, 16 * 60, "少儿围棋", 2, "弈海少儿培训部", 16, 0.7),
            new Weekly(2, DayOfWeek.FRIDAY, 14 * 60, 16 * 60, "书法练习", 1, "墨香书社", 15, 0.5),
            new Weekly(3, DayOfWeek.SUNDAY, 9 * 60 + 30, 11 * 60 + 30, "邻里烘焙", 3, "沈巧云", 12, 0.5),
            new Weekly(4, DayOfWeek.MONDAY, 13 * 60 + 30, 16 * 60 + 30, "象棋角", 3, "何国平", 14, 0.5),
            new Weekly(0, DayOfWeek.THURSDAY, 9 * 60, 11 * 60, "太极晨练", 3, "何国平", 30, 0.8),
            new Weekly(1, DayOfWeek.TUESDAY, 9 * 60 + 30, 11 * 60, "英语角", 1, "书香读书会", 16, 0.8),
            new Weekly(1, DayOfWeek.FRIDAY, 14 * 60, 16 * 60, "国画入门", 1, "墨香书社", 18, 0.7),
            new Weekly(2, DayOfWeek.TUESDAY, 18 * 60 + 30, 20 * 60 + 30, "青年夜校摄影", 2, "光圈工作室", 20, 0.7),
            new Weekly(3, DayOfWeek.TUESDAY, 9 * 60 + 30, 11 * 60, "暖心早餐备餐", 4, "示例社区党群服务中心", 10, 0.8),
            new Weekly(4, DayOfWeek.TUESDAY, 13 * 60 + 30, 16 * 60, "象棋角", 3, "何国平", 14, 0.8),
            new Weekly(5, DayOfWeek.TUESDAY, 9 * 60, 12 * 60, "创业辅导日", 4, "示例社区党群服务中心", 9, 0.8),
            new Weekly(5, DayOfWeek.WEDNESDAY, 13 * 60, 17 * 60, "直播选品", 2, "青桐电商工作室", 8, 0.5));
    private static final String[][] EVENTS = {
        {"消防知识讲座", "党政部门", "示例街道平安办"}, {"反诈宣传", "党政部门", "示例派出所"}, {"党员学习会", "党政部门", "示例社区党委"}, {"业主恳谈会", "居民", "高建明"},
        {"生日聚会", "居民", "周美凤"}, {"瑜伽体验课", "商业机构", "清禾瑜伽馆"}, {"保险咨询", "商业机构", "安心咨询部"}, {"读书分享", "社会组织", "书香读书会"},
        {"义诊", "社会组织", "杏林志愿医疗队"}, {"手工编织", "居民", "林秀英"}, {"志愿者培训", "本中心", "示例社区党群服务中心"}, {"法律咨询", "社会组织", "正言法律服务社"}};

    private record Held(int room, LocalDate day, int from, int to, String purpose, String userClass, String who, String phone, int people) {}

    private final Random random = new Random(20261124);
    private final List<Held> held = new ArrayList<>();

    /** @return the rooms, every one new. */
    Book rooms() {
        Book book = new Book("rooms");
        Grid grid = book.sheet("场地清单");
        grid.title("示例社区党群服务中心场地一览表", 9);
        grid.head("序号", "场地名称", "位置", "容纳人数", "设施设备", "开放时间", "间隔分钟", "启用日期", "备注");
        String[][] rows = {
            {"一楼", "120人", "投影、音响、舞台", "每天 8:30-21:00", "大型活动优先"}, {"二楼东", "30人", "白板、投影、可移动桌椅", "每天 8:30-21:00", "采光好"},
            {"二楼西", "24人", "白板、投影", "每天 8:30-21:00", null}, {"一楼北", "16人", "灶台、烤箱、冰箱", "周二至周日 9:00-20:00", "用完清洁"},
            {"二楼", "28人", "棋牌桌 7 张", "每天 8:30-17:30", null}, {"三楼", "20人", "工位、直播设备", "工作日 8:30-21:00、周末 9:00-18:00", "低偿使用"}};
        for (int i = 0; i < ROOMS.length; i++) {
            grid.add(Fate.NEW, i + 1, ROOMS[i], rows[i][0], rows[i][1], rows[i][2], rows[i][3], TURNOVER[i], LocalDate.of(2024, 3, 1), rows[i][4]);
        }
        return book;
    }

    /** @return the ledger; needs the rooms in the store. */
    Book bookings() {
        for (Weekly group : GROUPS) {
            String phone = phone();
            for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
                if (day.getDayOfWeek() == group.day && (!day.isBefore(People.TODAY) || random.nextDouble() < group.share)) {
                    hold(new Held(group.room, day, group.from, group.to, group.purpose, CLASSES[group.userClass], group.who, phone, group.people - random.nextInt(5)));
                }
            }
        }
        int single = 0;
        while (single < SINGLE) {
            String[] event = EVENTS[random.nextInt(EVENTS.length)];
            int room = random.nextInt(ROOMS.length);
            LocalDate day = FIRST.plusDays(random.nextInt(430));
            int from = 9 * 60 + random.nextInt(14) * 30;
            Held wish = new Held(room, day, from, from + 60 + random.nextInt(3) * 30, event[0], event[1], event[2], phone(), 6 + random.nextInt(10));
            boolean kitchen = room == 3 && day.getDayOfWeek() == DayOfWeek.MONDAY;
            boolean artTime = room == 1 && day.getDayOfWeek() == DayOfWeek.SATURDAY && wish.to > 12 * 60;
            if (!kitchen && !artTime && !day.isAfter(LAST) && hold(wish)) single++;
        }
        return ledger();
    }

    private boolean hold(Held wish) {
        boolean free = held.stream().noneMatch(one -> one.room == wish.room && one.day.equals(wish.day)
                && one.from < wish.to + TURNOVER[wish.room] && wish.from < one.to + TURNOVER[wish.room]);
        // The card room shuts at half past five.
        boolean had = free && (wish.to <= 17 * 60 + 30 || wish.room != 4);
        if (had) held.add(wish);
        return had;
    }

    private String phone() {
        return "1380000%04d".formatted(8000 + random.nextInt(900));
    }

    private Book ledger() {
        Book book = new Book("bookings");
        Grid grid = book.sheet("使用登记");
        grid.title("场地使用登记台账（2025年12月—2027年1月）", 10);
        grid.head("序号", "使用日期", "场地名称", "使用时段", "用途", "使用单位", "联系电话", "单位类别", "参加人数", "使用情况", "取消原因");
        held.sort(Comparator.comparing(Held::day).thenComparing(Held::from).thenComparing(Held::room));
        int row = 0;
        List<Held> cancelled = new ArrayList<>();
        for (Held one : held) {
            boolean past = one.day.isBefore(People.TODAY);
            int dice = random.nextInt(100);
            String status = dice < 4 ? "取消" : !past ? "预约" : dice < 7 ? "爽约" : "已用";
            if (dice < 4) cancelled.add(one);
            String reason = dice >= 4 ? null : dice < 2 ? "主办方改期" : "天气原因";
            grid.add(Fate.NEW, ++row, one.day, ROOMS[one.room], span(one.from, one.to), one.purpose, one.who, one.phone, one.userClass, one.people, status, reason);
        }
        int clash = row + 1;
        held.stream().filter(one -> one.room == 2 && one.day.isAfter(People.TODAY.plusDays(7)) && one.purpose.equals("书法练习") && !cancelled.contains(one)).findFirst()
                .ifPresent(one -> grid.add(Fate.REJECTED, clash, one.day, ROOMS[2], span(one.from + 30, one.to + 30), "手工编织", "林秀英", null, "居民", 9, "预约", null));
        row++;
        grid.add(Fate.REJECTED, ++row, LocalDate.of(2026, 12, 5), "第三教室", span(540, 600), "瑜伽体验课", "清禾瑜伽馆", null, "商业机构", 8, "预约", null);
        grid.add(Fate.REJECTED, ++row, LocalDate.of(2026, 12, 6), "棋牌室", span(19 * 60, 20 * 60), "象棋角", "何国平", null, "居民", 8, "预约", null);
        Held last = held.stream().filter(one -> !cancelled.contains(one)).reduce((one, other) -> other).orElseThrow();
        grid.add(Fate.TWIN, ++row, last.day, ROOMS[last.room], span(last.from, last.to), last.purpose, last.who, last.phone, last.userClass, last.people, "预约", null);
        return book;
    }

    private static String span(int from, int to) {
        return "%02d:%02d-%02d:%02d".formatted(from / 60, from % 60, to / 60, to % 60);
    }
}
