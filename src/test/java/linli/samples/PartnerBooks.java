package linli.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import linli.base.value.Uscc;
import linli.samples.Tally.Fate;

/** The centre's partners of every kind, all invented, and the projects they give; as a street hands such lists on. */
final class PartnerBooks {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String[] COMMUNITIES = {"示例社区", "桑园社区", "杏花社区", "河东社区", "柳湾社区", "新桥社区"};
    private static final String[] CONTACTS = {"沈巧云", "高建明", "何国平", "林秀英", "周美凤", "钱小兵", "陆文娟", "许志远", "单秀珠", "仇丽萍"};
    /** Kind in the list's words, prefix of its code (empty = none), 登记状态, batch, names. */
    private static final String[][] PARTNERS = {
        {"机关", "11", "", "下沉", "示例街道平安办|示例市司法服务所|示例市人社服务站"},
        {"事业单位", "12", "", "下沉", "示例市文化馆分馆|示例市老年大学分校|示例市社区卫生站|示例市青少年宫分部"},
        {"专业机构", "91", "", "引进", "清禾艺术培训部|弈海少儿培训部|光圈工作室|青弦音乐教室|启智科普中心|安康护理服务部|银杏助餐服务部|乐学托管服务部|心晴心理工作室|正言法律服务社|巧匠维修服务部"},
        {"社会组织", "52", "登记", "挖掘", "桑榆文化服务中心|睦邻助老服务中心|晨光少儿服务中心|绿芽环保服务中心"},
        {"社会组织", "", "备案", "挖掘", "墨香书社|桑榆合唱团|书香读书会|围棋爱好者小组"},
        {"社会组织", "", "台账", "挖掘", "缝补互助小组|花友互助小组|新邻里联谊小组"},
        {"企业", "91", "", "引进", "桑园超市有限公司|恒顺家政有限公司|青桐电商有限公司|禾香餐饮有限公司|顺达车业有限公司|暖家适老有限公司"},
        {"个体", "92", "", "引进", "老陈理发店|阿芳裁缝铺|小林修车铺|杏花面包房|静心瑜伽馆|万家钥匙铺"},
        {"志愿团队", "", "", "挖掘", "银发志愿队|红马甲巡逻队|杏林志愿医疗队|暖阳陪伴队|巧手编织队|护学岗服务队|垃圾分类劝导队|反诈宣讲队"}};
    /** Name, domain as people write it, for whom, group, ages, times, place, price, seats, brand; the giver by name. */
    private static final String[] PROJECTS = {
        "少儿国画启蒙|国画|小学生|儿童|6-12岁|周六 14:00-16:00|第二教室|30元/课时|20||清禾艺术培训部", "成人水彩夜校|水彩|年轻人||18-45岁|周三 18:30-20:30|第一教室|25元/课时|20|青年夜校|清禾艺术培训部",
        "少儿围棋入门|围棋|小学生|儿童|6-12岁|周六 14:00-16:00|第一教室|30元/课时|16||弈海少儿培训部", "围棋段位提高|围棋|小学生|儿童|8-14岁|周日 9:00-11:00|第一教室|35元/课时|12||弈海少儿培训部",
        "手机摄影夜校|摄影|年轻人||18-45岁|周二 18:30-20:30|第一教室|20元/课时|20|青年夜校|光圈工作室", "短视频拍摄课|短视频拍摄|创业青年|新居民|18岁以上|周四 18:30-20:30|创工坊|20元/课时|15|青年夜校|光圈工作室",
        "尤克里里夜校|吉他|年轻人||18-45岁|周四 18:30-20:30|第二教室|25元/课时|18|青年夜校|青弦音乐教室", "少儿尤克里里|吉他|小学生|儿童|7-12岁|周日 14:00-15:30|第二教室|30元/课时|12||青弦音乐教室",
        "机器人小课堂|机器人|小学生|儿童|8-12岁|周日 9:00-11:00|第二教室|35元/课时|16|春泥计划|启智科普中心", "假期科学实验|科学实验|小学生|儿童|7-12岁|周一 9:00-11:00|第二教室|公益|20|春泥计划|启智科普中心",
        "居家助浴服务|助浴|失能老人|老人|60岁以上|工作日上午|上门|40元/次|8||安康护理服务部", "老年康复指导|康复|老年人|老人|60岁以上|周二 9:00-11:00|多功能厅|公益|30||安康护理服务部",
        "老年助餐点|老年助餐|老年人|老人|60岁以上|工作日 10:30-12:30|共享厨房|12元/份|80||银杏助餐服务部", "软烂送餐|送餐|行动不便老人|老人|70岁以上|工作日 11:00-12:30|上门|14元/份|30||银杏助餐服务部",
        "暑期托管班|暑托|小学生|儿童|6-12岁|工作日 8:30-17:00|第一教室|公益|40|春泥计划|乐学托管服务部", "放学后托管|四点半|小学生|儿童|6-12岁|工作日 15:30-17:30|第一教室|15元/次|30||乐学托管服务部",
        "心理咨询日|心理咨询|居民|||周六 9:00-11:00|谈心室|公益|8||心晴心理工作室", "亲子沟通课堂|家长课堂|家长|||周五 18:30-20:00|第二教室|公益|24||心晴心理工作室",
        "法律咨询日|法律咨询|居民|||周三 14:00-16:30|谈心室|公益|12||正言法律服务社", "劳动纠纷咨询|劳动纠纷|新就业群体|新居民|18岁以上|周五 18:30-20:30|谈心室|公益|10||正言法律服务社",
        "家电维修便民日|家电维修|居民|||周六 9:00-11:00|广场|10元/次|30||巧匠维修服务部", "水电上门|水电|居民|老人||工作日下午|上门|30元/次|10||巧匠维修服务部",
        "平安宣讲|反诈|居民|||周四 9:00-10:30|多功能厅|公益|60||示例街道平安办", "消防安全课|消防|居民|||周二 14:00-15:30|多功能厅|公益|60||示例街道平安办",
        "普法小课堂|普法|居民|||周五 9:00-10:30|多功能厅|公益|50||示例市司法服务所", "家门口招聘会|招聘|求职者|新居民|18岁以上|周六 9:00-11:30|多功能厅|公益|100||示例市人社服务站",
        "创业指导日|创业指导|创业青年|新居民|18岁以上|周三 9:00-11:00|创工坊|公益|15||示例市人社服务站", "越剧进社区|越剧|老年人|老人|50岁以上|周三 14:00-16:00|多功能厅|公益|60||示例市文化馆分馆",
        "合唱辅导|合唱|老年人|老人|50岁以上|周二 14:00-16:00|多功能厅|公益|45||示例市文化馆分馆", "非遗剪纸|剪纸|居民|儿童||周日 14:00-16:00|第一教室|公益|20||示例市文化馆分馆",
        "智能手机课堂|智能手机|老年人|老人|60岁以上|周三 9:00-10:30|第二教室|公益|24|老年学堂|示例市老年大学分校", "老年书法班|书法|老年人|老人|55岁以上|周五 14:00-16:00|第一教室|公益|20|老年学堂|示例市老年大学分校",
        "老年太极班|太极拳|老年人|老人|55岁以上|周一 8:30-10:00|多功能厅|公益|30|老年学堂|示例市老年大学分校", "老年朗诵班|朗诵|老年人|老人|55岁以上|周四 14:00-15:30|第二教室|公益|20|老年学堂|示例市老年大学分校",
        "家门口义诊|义诊|居民|老人||周二 8:30-10:30|多功能厅|公益|50||示例市社区卫生站", "中医养生讲座|养生|老年人|老人|50岁以上|周五 9:00-10:30|多功能厅|公益|60||示例市社区卫生站",
        "心肺复苏培训|心肺复苏|居民||16岁以上|周日 9:00-11:00|多功能厅|公益|30||示例市社区卫生站", "少年宫流动课堂|手工|小学生|儿童|6-12岁|周六 9:00-11:00|第二教室|公益|24|春泥计划|示例市青少年宫分部",
        "假期航模营|航模|小学生|儿童|8-14岁|周二 14:00-16:00|第二教室|公益|20|春泥计划|示例市青少年宫分部", "桑榆国画社|国画|老年人|老人|55岁以上|周四 9:00-11:00|第一教室|公益|18||桑榆文化服务中心",
        "民族舞排练|民族舞|老年人|老人|50岁以上|周一 14:00-16:00|多功能厅|公益|30||桑榆文化服务中心", "独居老人探访|探访|独居老人|老人|70岁以上|工作日上午|上门|公益|40||睦邻助老服务中心",
        "陪诊服务|陪诊|高龄老人|老人|70岁以上|工作日上午|上门|50元/次|10||睦邻助老服务中心", "四点半课业辅导|作业辅导|小学生|儿童|6-12岁|工作日 15:30-17:30|第二教室|公益|24||晨光少儿服务中心",
        "亲子绘本馆|绘本|幼儿家庭|儿童|3-6岁|周六 9:30-11:00|第一教室|公益|20||晨光少儿服务中心", "旧物互换市集|闲置|居民|||周日 9:00-11:30|广场|公益|60||绿芽环保服务中心",
        "楼道绿植角|绿植|居民|||周六 15:00-16:30|广场|公益|20||绿芽环保服务中心", "毛笔字练习|毛笔字|居民|||周五 14:00-16:00|第一教室|公益|15||墨香书社",
        "春联书写|毛笔字|居民|||周日 9:00-11:00|第一教室|10元/次|30||墨香书社", "合唱排练|合唱|老年人|老人||周二 14:00-16:00|多功能厅|公益|42||桑榆合唱团",
        "共读一本书|读书|居民|||周六 18:30-20:00|第二教室|公益|20||书香读书会", "英语角|英语|居民||16岁以上|周二 9:30-11:00|第二教室|公益|16||书香读书会",
        "围棋对弈角|围棋|居民|||周一 13:30-16:30|棋牌室|公益|14||围棋爱好者小组", "缝补日|缝补|居民|老人||周三 9:00-11:00|广场|公益|20||缝补互助小组",
        "阳台种花课|种花|居民|||周日 15:00-16:30|第一教室|公益|20||花友互助小组", "新邻里联谊|联谊|新居民|新居民|18岁以上|周六 18:30-20:30|多功能厅|公益|40||新邻里联谊小组",
        "便民直供点|便民|居民|||周六 8:30-11:00|广场|公益|||桑园超市有限公司", "家政体验日|家政|居民|||周日 9:00-11:00|广场|30元/次|20||恒顺家政有限公司",
        "直播带货入门|直播|创业青年|新居民|18岁以上|周三 13:00-16:00|创工坊|20元/课时|12|青年夜校|青桐电商有限公司", "健康菜谱课|烹饪|居民|||周日 9:30-11:30|共享厨房|15元/次|12||禾香餐饮有限公司",
        "充电安全检查|电动车|居民|||周六 9:00-11:00|广场|公益|50||顺达车业有限公司", "适老化评估|适老化|老年人|老人|60岁以上|工作日下午|上门|公益|10||暖家适老有限公司",
        "公益理发|理发|老年人|老人|60岁以上|周一 8:30-11:00|广场|公益|30||老陈理发店", "改衣缝纫课|缝纫|居民|||周四 14:00-16:00|第一教室|10元/次|10||阿芳裁缝铺",
        "修车便民|修自行车|居民|||周日 8:30-10:30|广场|5元/次|20||小林修车铺", "邻里烘焙|烘焙|居民|||周日 9:30-11:30|共享厨房|25元/次|12|青年夜校|杏花面包房",
        "晚间瑜伽|瑜伽|年轻人||18-50岁|周五 19:00-20:30|多功能厅|20元/次|20|青年夜校|静心瑜伽馆", "磨刀配钥匙|磨刀|居民|||周六 8:30-10:30|广场|5元/次|30||万家钥匙铺",
        "守望巡逻|志愿服务|居民|||工作日晚上、周六下午|小区|公益|||红马甲巡逻队", "志愿义诊|义诊|老年人|老人|60岁以上|周六 8:30-10:30|多功能厅|公益|40||杏林志愿医疗队",
        "陪老人聊天|陪聊|独居老人|老人|70岁以上|周日下午|上门|公益|20||暖阳陪伴队", "编织小课堂|编织|居民|老人||周四 9:00-11:00|第二教室|公益|16||巧手编织队"};

    /** Partners that pause, by their number: the charging service goes on, its visits are asked for. */
    private static final Set<Integer> PAUSED = Set.of(17, 41);

    private final Random random = new Random(20261125);

    /** @return a code whose both check digits are right, as the register gives them. */
    private String code(String prefix, int number) {
        String inner = "XND9%04d".formatted(number);
        for (char org : "0123456789X".toCharArray()) {
            for (char last : ALPHABET.toCharArray()) {
                String code = prefix + "330481" + inner + org + last;
                if (Uscc.check(code).status() == Uscc.Status.OK) return code;
            }
        }
        throw new IllegalStateException("no code for " + inner);
    }

    /** @return the partners: one under a code with a wrong digit, one twice. */
    Book partners() {
        Book book = new Book("partners");
        Grid grid = book.sheet("合作伙伴");
        grid.title("示例社区合作伙伴名册（2026年11月）", 13);
        grid.head("序号", "单位名称", "单位类型", "登记备案情况", "统一社会信用代码", "负责人", "联系电话", "办公地址", "所在社区", "三个一批", "合作时间", "合作状态", "备注");
        int number = 0;
        for (String[] kind : PARTNERS) {
            for (String name : kind[4].split("\\|")) {
                number++;
                String status = PAUSED.contains(number) ? "暂停合作" : number % 23 == 0 ? "已退出" : number == 40 ? "整改中" : "在册";
                grid.add(Fate.NEW, number, name, kind[0], kind[2].isEmpty() ? null : kind[2], kind[1].isEmpty() ? null : code(kind[1], number), CONTACTS[number % CONTACTS.length],
                        "1380000%04d".formatted(3000 + number), "示例路" + (10 + number) + "号", COMMUNITIES[number % 3], kind[3],
                        (2023 + number % 4) + "年" + (1 + number % 11) + "月" + (1 + number % 27) + "日", status, number == 20 ? "每年签一次" : null);
            }
        }
        String wrong = code("91", 900);
        grid.add(Fate.REJECTED, ++number, "错码示例有限公司", "企业", null, wrong.substring(0, 17) + (wrong.charAt(17) == '0' ? '1' : '0'), "陆文娟", "13800003900", null, "示例社区", "引进", "2026年1月5日", "在册", null);
        grid.add(Fate.TWIN, ++number, "墨香 书社", "社会组织", "备案", null, "林秀英", null, null, "示例社区", "挖掘", null, null, null);
        grid.skip("合计", null, null, (number - 2) + "家");
        return book;
    }

    /** @return last year's and this autumn's joint visits: closed rounds, a finding past its day, one mended, one row twice. */
    Book visits() {
        Book book = new Book("visits");
        Grid grid = book.sheet("联合检查");
        grid.title("示例社区联合回访检查台账", 10);
        grid.head("序号", "检查批次", "受检单位", "检查时间", "联合部门", "检查结论", "存在问题", "问题等级", "限期", "整改状态");
        String spring = "2026年春季联合检查";
        String autumn = "2026年秋季联合检查";
        grid.add(Fate.NEW, 1, spring, "弈海少儿培训部", "2026-04-16", "教育、消防", "整改", "收费标准没有公示", "中", "2026-05-01", "已改正");
        grid.add(Fate.NEW, 2, spring, "光圈工作室", "2026-04-16", "教育、文体", "合格", null, null, null, null);
        grid.add(Fate.NEW, 3, autumn, "清禾艺术培训部", "2026-10-20", "教育、文体、消防", "合格", null, null, null, null);
        grid.add(Fate.NEW, 4, autumn, "银杏助餐服务部", "2026-10-20", "市场监管、消防", "整改", "留样记录不全", "重", "2026-10-30", "未整改");
        grid.add(Fate.NEW, 5, autumn, "禾香餐饮有限公司", "2026-10-21", "市场监管", "整改", "灭火器已过期", "中", "2026-12-05", "未整改");
        grid.add(Fate.TWIN, 6, autumn, "禾香餐饮有限公司", "2026-10-21", "市场监管", "整改", "灭火器已过期", "中", "2026-12-05", "未整改");
        return book;
    }

    /** @return 72 projects: one of them by a giver that nobody knows, one ends before it begins. */
    Book projects() {
        Book book = new Book("projects");
        Grid grid = book.sheet("服务项目");
        grid.title("示例社区服务项目清单（2026年11月）", 17);
        grid.head("序号", "项目名称", "提供单位", "服务领域", "服务对象", "重点人群", "适合年龄", "服务时间", "地点", "是否需要场地", "收费标准", "名额", "开始日期", "截止日期", "落地社区", "品牌", "项目状态");
        List<String> gone = gone();
        int number = 0;
        for (String line : PROJECTS) {
            String[] cell = line.split("\\|", -1);
            number++;
            boolean brand = !cell[9].isEmpty();
            String community = brand ? COMMUNITIES[number % 4] : number % 5 == 0 ? COMMUNITIES[1 + number % 5] : COMMUNITIES[0];
            LocalDate starts = LocalDate.of(2026, 1 + random.nextInt(9), 1 + random.nextInt(27));
            String status = gone.contains(cell[10]) ? "已结束" : number % 11 == 7 ? "筹备中" : number % 13 == 5 ? "暂停" : "在开展";
            LocalDate ends = status.equals("已结束") ? LocalDate.of(2026, 10, 31) : number % 9 == 4 ? LocalDate.of(2026, 12, 15) : number % 3 == 0 ? LocalDate.of(2027, 6, 30) : null;
            String venue = cell[6].equals("上门") || cell[6].equals("小区") ? "不需要" : cell[6].equals("广场") ? "自有" : "需要";
            grid.add(Fate.NEW, number, cell[0], cell[10], cell[1], cell[2], cell[3].isEmpty() ? null : cell[3], cell[4].isEmpty() ? null : cell[4], cell[5], cell[6], venue, cell[7],
                    cell[8].isEmpty() ? null : Integer.valueOf(cell[8]), starts.toString(), ends == null ? null : ends.toString(), community, brand ? cell[9] : null, status);
        }
        grid.add(Fate.REJECTED, ++number, "神秘讲座", "查无此单位", "法律", "居民", null, null, "周六上午", null, "需要", "公益", 20, "2026-09-01", null, "示例社区", null, "在开展");
        grid.add(Fate.REJECTED, ++number, "倒着的书法班", "墨香书社", "书法", "居民", null, null, "周六上午", null, "需要", "公益", 20, "2026-09-01", "2026-08-01", "示例社区", null, "在开展");
        return book;
    }

    /** Givers that have left or paused: what they give is over. */
    private static List<String> gone() {
        List<String> gone = new ArrayList<>();
        int number = 0;
        for (String[] kind : PARTNERS) {
            for (String name : kind[4].split("\\|")) {
                number++;
                if (PAUSED.contains(number) || number % 23 == 0) gone.add(name);
            }
        }
        return gone;
    }
}
