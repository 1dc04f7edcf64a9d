package linli.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import linli.samples.Tally.Fate;

/** The volunteers' list and an outside system's export of their hours: neighbours, some outsiders, a few under age. */
final class VolunteerBooks {
    private static final String[] TEAMS = {"红马甲服务队", "银杏护老队", "楼道长议事队", "小小志愿队", "平安巡逻队"};
    private static final String[] SKILLS = {"理发", "家电维修", "美术", "法律咨询", "量血压", "读书、讲故事", "智能手机", "垃圾分类", "缝补", "志愿者"};
    private static final String[] SLOTS = {"周六上午", "工作日晚上", "周日下午", "周三、周五 14:00-16:00", "周末上午", ""};
    private static final String[] DEEDS = {"为老人理发", "垃圾分类值守", "独居老人探访", "绘本故事会", "平安巡逻", "义诊引导", "助餐送餐", "楼道清理", "智能手机教学", "议事会记录"};
    private static final int HOURS = 640;

    private record One(String no, String name, String document, String phone, int weight) {}

    private final Random random = new Random(20261114);
    private final List<One> people = new ArrayList<>();
    private final Book list = new Book("volunteers");

    VolunteerBooks(List<Person> register) {
        Grid grid = list.sheet("志愿者名单");
        grid.title("示例社区注册志愿者名单", 10);
        grid.head("序号", "志愿者编号", "姓名", "身份证号码", "联系电话", "服务队", "特长", "可服务时间", "注册日期", "监护人");
        for (Person person : register) {
            int age = person.birth().until(People.TODAY).getYears();
            boolean child = age >= 9 && age < 18;
            boolean plain = person.docKind().equals("居民身份证") && (person.phone().matches("\\d{11}") || child);
            if (people.size() >= 112 || !plain || age < 9 || age > 72 || random.nextInt(child ? 12 : 4) != 0) continue;
            add(grid, person.name(), person.docNo(), child ? "" : person.phone(), child ? TEAMS[3] : TEAMS[random.nextInt(3)], child ? person.headName() : "");
        }
        for (int i = 0; i < 8; i++) add(grid, "志愿者" + "甲乙丙丁戊己庚辛".charAt(i), "", "1380000%04d".formatted(9100 + i), "高校社会实践队", "");
        grid.skip("填表人：", null, null, null, "审核人：");
    }

    private void add(Grid grid, String name, String document, String phone, String team, String guardian) {
        String no = "ZY2026%04d".formatted(people.size() + 1);
        people.add(new One(no, name, document, phone, people.size() % 30 == 5 ? 90 : random.nextInt(10) < 2 ? 0 : 1 + random.nextInt(8)));
        grid.add(Fate.NEW, people.size(), no, name, document.isEmpty() ? null : document, phone.isEmpty() ? null : phone, team,
                SKILLS[random.nextInt(SKILLS.length)], SLOTS[random.nextInt(SLOTS.length)], LocalDate.of(2023, 1, 1).plusDays(random.nextInt(1200)), guardian.isEmpty() ? null : guardian);
    }

    /** @return the list, everybody new. */
    Book people() {
        return list;
    }

    /** @return hours of fourteen months; needs the list in the store. */
    Book hours() {
        Book book = new Book("volunteer-hours");
        Grid grid = book.sheet("服务时长");
        grid.head("服务记录编号", "志愿者编号", "姓名", "服务日期", "服务时长", "服务内容", "组织单位");
        List<One> urn = new ArrayList<>();
        people.forEach(one -> {
            for (int i = 0; i < one.weight; i++) urn.add(one);
        });
        Map<String, Double> perDay = new HashMap<>();
        int written = 0;
        while (written < HOURS) {
            One one = urn.get(random.nextInt(urn.size()));
            LocalDate on = People.TODAY.minusDays(1 + random.nextInt(one.weight < 3 ? 420 : 300));
            double hours = (2 + random.nextInt(7)) / 2.0;
            if (perDay.merge(one.no + on, hours, Double::sum) > 12) continue;
            grid.add(Fate.NEW, "SC%06d".formatted(++written), one.no, one.name, on, hours, DEEDS[random.nextInt(DEEDS.length)], "示例社区党群服务中心");
        }
        grid.add(Fate.REJECTED, "SC900001", "ZY20269999", "查无此人", People.TODAY.minusDays(3), 2, "垃圾分类值守", null);
        grid.add(Fate.REJECTED, "SC900002", people.getFirst().no, people.getFirst().name, People.TODAY.minusDays(3), 20, "平安巡逻", null);
        grid.add(Fate.TWIN, "SC000001", people.getFirst().no, people.getFirst().name, People.TODAY.minusDays(3), 2, "平安巡逻", null);
        return book;
    }
}
