package linli.samples;

import java.time.LocalDate;
import linli.samples.Tally.Fate;

/** The four start-up teams of the centre and the people in them, all invented, as a community keeps such a list. */
final class StartupBooks {
    /** Name, trade, project, origin, begun, state, its day, where to, registered, company. */
    private static final String[][] TEAMS = {
        {"青桐电商小队", "电商", "经编面料边角料做成家居小件，网店销售", "招募令", "2026-02-02", "在孵", "2026-03-16", "", "2026-04-18", "青桐优选家居商行"},
        {"匠心皮艺工坊", "手工制造", "皮具修补和定制", "镇街推荐", "2025-01-06", "出园", "2025-10-20", "示例创业园2幢", "2025-03-10", "匠心皮具店"},
        {"邻里直播间", "直播", "社区农产品直播带货", "能人库", "2026-08-03", "在孵", "2026-09-14", "", "", ""},
        {"小满烘焙", "餐饮", "社区烘焙和烘焙课", "自荐", "2026-10-26", "辅导", "", "", "", ""}};
    /** Team by its number, name, part, kind of document, born, male; a passport by its number. */
    private static final String[] PEOPLE = {
        "0|沈青禾|队长|居民身份证|1994-05-12|F", "0|许志强|队员|居民身份证|1992-11-03|M", "0|高小蓓|队员|居民身份证|1996-02-20|F", "0|何俊杰|队员|居民身份证|1990-07-15|M",
        "0|ANNA PETROVA|队员|普通护照|X9800011|F", "0|钱巧云|队员|居民身份证|1988-09-09|F", "1|陆文彬|负责人|居民身份证|1979-03-21|M", "1|陆小军|成员|居民身份证|1984-12-01|M",
        "1|单丽娟|成员|居民身份证|1986-06-30|F", "1|仇海明|成员|居民身份证|1991-10-10|M", "1|林嘉豪|成员|港澳居民来往内地通行证|H98000011|M", "1|查秀英|成员|居民身份证|1982-01-25|F",
        "2|周晓燕|负责人|居民身份证|1995-08-08|F", "2|吴建波|成员|居民身份证|1993-04-17|M", "2|阿依努尔·艾力|成员|居民身份证|1997-03-06|F", "2|郭明辉|成员||13800004015|M", "2|朱佳佳|成员|居民身份证|1999-12-12|F",
        "3|俞小满|负责人|居民身份证|1998-05-21|F", "3|张志远|成员|居民身份证|1996-09-18|M", "3|马兰芳|成员|居民身份证|1975-02-14|F", "3|上官雅文|成员|台湾居民来往大陆通行证|98000011|F", "3|金卫国|成员|居民身份证|1970-11-11|M"};

    private final Numbers numbers = new Numbers(20261124);

    /** @return 22 people of four teams; one row twice, one number with a wrong check digit. */
    Book teams() {
        Book book = new Book("teams");
        Grid grid = book.sheet("创业团队");
        grid.title("示例社区创工坊创业团队名单（2026年11月）", 17);
        grid.head("序号", "团队名称", "所属行业", "创业项目", "来源", "入孵日期", "孵化状态", "状态日期", "出园去向", "注册日期", "注册名称", "成员姓名", "角色", "证件类型", "证件号码", "联系电话", "加入日期");
        int number = 0;
        for (String line : PEOPLE) {
            String[] cell = line.split("\\|", -1);
            String[] team = TEAMS[Integer.parseInt(cell[0])];
            boolean citizen = cell[3].equals("居民身份证");
            String doc = citizen ? numbers.idNo("330481", LocalDate.parse(cell[4]), cell[5].equals("M")) : cell[3].isEmpty() ? null : cell[4];
            grid.add(Fate.NEW, ++number, team[0], team[1], team[2], team[3], team[4], team[5], some(team[6]), some(team[7]), some(team[8]), some(team[9]), cell[1], cell[2], some(cell[3]), doc,
                    "1380000%04d".formatted(4000 + number), team[4]);
        }
        grid.add(Fate.TWIN, ++number, "小满烘焙", "餐饮", null, null, null, null, null, null, null, null, "上官雅文", "成员", "台湾居民来往大陆通行证", "98000011", null, null);
        grid.add(Fate.REJECTED, ++number, "小满烘焙", "餐饮", null, null, null, null, null, null, null, null, "错码人", "成员", "居民身份证",
                Numbers.wrongCheck(numbers.idNo("330481", LocalDate.of(1990, 1, 1), true)), null, null);
        return book;
    }

    private static String some(String text) {
        return text.isEmpty() ? null : text;
    }
}
