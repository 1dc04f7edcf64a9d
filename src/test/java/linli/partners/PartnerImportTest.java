package linli.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import linli.exchange.Counts;
import linli.exchange.ImportOptions;
import linli.exchange.ImportRun.Outcome;
import linli.exchange.Progress;
import linli.partners.Partner.PartnerKind;
import linli.partners.Partner.PartnerStatus;
import linli.partners.Partner.Registration;
import linli.projects.Project;
import linli.projects.Project.ProjectFee;
import linli.projects.Project.ProjectStatus;
import linli.projects.Project.ProjectVenue;
import linli.projects.ProjectList;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two lists through the real engine: in with other people's headers, out, and in again. */
class PartnerImportTest {
    private static final Object[][] PARTNERS = {
        {"桑园社区合作单位名册"},
        {"序号", "单位名称", "单位性质", "登记情况", "社会信用代码", "负责人", "联系方式", "办公地址", "社区", "三个一批", "合作时间", "合作状态"},
        {1, "桑园美育服务中心", "民非", "已登记", "52330481XNDM00040M", "沈秀英", "13800001001", "丰收路8号", "丰收社区", "引进一批", "2026年3月", "合作中"},
        {2, "丰收银发志愿服务队", "", "", "", "单秀珠", "0573-87000001", "", "丰收社区", "本土挖掘", "2025.5.1", "在册"},
        {3, "邻里书画社", "社会组织", "备案", "", "查建国", "13800001003", "", "西园社区", "挖掘", "2024/9/1", "暂停合作"},
        {4, "错码公司", "公司", "", "91330481XNDM000165", "某某", "13800001004", "", "", "引进", "2026-1-1", ""},
        {5, "丢码公司", "公司", "", 913304810000001984.0, "某某", "13800001005", "", "", "引进", "2026-1-1", ""},
        {6, "老字号修理铺", "", "", "330481000012345", "某某", "12", "", "", "引进", "2026-1-1", "劝退"},
        {7, "桑园美育中心（旧）", "社团", "", "52330481XNDM00040M", "", "", "", "", "", "", ""},
        {8, "恒顺贸易有限公司", "", "", "91330481XNDM000164", "", "", "", "", "下沉", "", "奇怪"}};

    private final PartnerHouse house = new PartnerHouse();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        house.close();
    }

    private Path book(String name, Object[]... rows) throws Exception {
        Path file = folder.resolve(name);
        try (Workbook book = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
            var sheet = book.createSheet("名册");
            for (int r = 0; r < rows.length; r++) {
                Row row = sheet.createRow(r);
                for (int c = 0; c < rows[r].length; c++) {
                    if (rows[r][c] instanceof Number number) {
                        row.createCell(c).setCellValue(number.doubleValue());
                    } else {
                        row.createCell(c).setCellValue((String) rows[r][c]);
                    }
                }
            }
            book.write(out);
        }
        return file;
    }

    private Outcome load(String kind, Path file) {
        return house.imports.run(kind, file, ImportOptions.NONE.withReturnsFolder(folder), Progress.NONE);
    }

    private static List<Integer> all(Counts counts) {
        return List.of(counts.read(), counts.added(), counts.updated(), counts.unchanged(), counts.twin(), counts.rejected());
    }

    private Partner named(String name) {
        return house.partners.get(house.partners.search(name, 1).getFirst().id());
    }

    @Test
    void otherPeoplesHeadersAreUnderstoodAndBadCodesNamed() throws Exception {
        Outcome outcome = load("partners", book("p.xlsx", PARTNERS));
        assertThat(all(outcome.counts())).containsExactly(8, 4, 0, 0, 1, 3);
        Partner centre = named("桑园美育服务中心");
        assertThat(centre.face().kind()).isEqualTo(PartnerKind.SOCIAL);
        assertThat(centre.face().registration()).isEqualTo(Registration.REGISTERED);
        assertThat(centre.face().startedOn()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(named("丰收银发志愿服务队").face().kind()).as("told by its name").isEqualTo(PartnerKind.TEAM);
        assertThat(named("邻里书画社").status().now()).isEqualTo(PartnerStatus.PAUSED);
        assertThat(named("恒顺贸易").face().kind()).as("told by its code").isEqualTo(PartnerKind.COMPANY);
        assertThat(house.partners.search("老字号", 1)).as("a kind that nothing tells sends the row back").isEmpty();
        try (Workbook back = WorkbookFactory.create(outcome.returns().toFile(), null, true)) {
            StringBuilder words = new StringBuilder();
            back.getSheetAt(0).forEach(row -> row.forEach(cell -> words.append(cell).append('\n')));
            assertThat(words).contains("最后一位应是 4").contains("已丢失").contains("伙伴类型");
        }
    }

    @Test
    void outAndInAgainChangesNothingAndBlanksEraseNothing() throws Exception {
        load("partners", book("p.xlsx", PARTNERS));
        Path export = folder.resolve("out.xlsx");
        assertThat(house.imports.exports().full("partners", export, "移交")).isEqualTo(4);
        assertThat(all(load("partners", export).counts())).containsExactly(4, 0, 0, 4, 0, 0);
        long run = load("partners", book("q.xlsx", new Object[] {"单位名称", "社会信用代码", "负责人", "状态"},
                new Object[] {"桑园美育服务中心", "52330481XNDM00040M", "", ""}, new Object[] {"邻里书画社", "", "钱小兵", "在册"},
                new Object[] {"丰收银发志愿服务队", "", "", "准入"}, new Object[] {"桑园美育服务中心", "51330481XNDM00032X", "", ""})).run();
        assertThat(named("桑园美育服务中心").face().contact()).isEqualTo("沈秀英");
        assertThat(named("邻里书画社").face().contact()).isEqualTo("钱小兵");
        assertThat(named("邻里书画社").status().now()).isEqualTo(PartnerStatus.LISTED);
        assertThat(named("丰收银发志愿服务队").status().now()).as("no way back to 准入").isEqualTo(PartnerStatus.LISTED);
        assertThat(house.imports.undo(run).kept()).isEmpty();
        assertThat(named("邻里书画社").face().contact()).isEqualTo("查建国");
        assertThat(named("邻里书画社").status().now()).isEqualTo(PartnerStatus.PAUSED);
        assertThat(house.partners.whole(named("邻里书画社").id()).steps()).as("the undone step leaves no trace in the counts").hasSize(2)
                .last().satisfies(step -> assertThat(step.until()).isNull());
        assertThat(all(load("partners", export).counts())).containsExactly(4, 0, 0, 4, 0, 0);
    }

    private static final Object[][] PROJECTS = {
        {"项目名称", "实施单位", "信用代码", "主办单位", "类别", "服务对象", "人群", "年龄段", "频次", "上课时间", "是否需要场地", "地点", "收费情况", "收费标准", "招生人数", "开始时间", "截止日期", "落地社区", "批次", "品牌", "进展"},
        {"儿童国画启蒙班", "桑园美育服务中心", "", "", "国画", "小学生", "儿童", "6—12周岁", "每周一次", "周六下午2点到4点", "需要", "第二教室", "收费", "30元/课时", "20人", "2026-9-5", "2027年1月", "丰收社区", "挖掘", "", "进行中"},
        {"老年智能手机课", "", "52330481XNDM00040M", "", "", "老年人", "老人", "60岁以上", "", "周三上午", "否", "", "免费", "", 15, "2026-10-1", "", "西园社区", "", "老年学堂", ""},
        {"夜校烘焙课", "不认识的公司", "", "", "烘焙", "", "", "", "", "", "", "", "", "", "", "", "", "", "引进", "青年夜校", ""},
        {"坏名额", "桑园美育服务中心", "", "", "书法", "", "", "", "", "", "", "", "", "", -5, "", "", "", "", "", ""},
        {"倒着的日子", "桑园美育服务中心", "", "", "书法", "", "", "", "", "", "", "", "", "", "", "2026-10-1", "2026-9-1", "", "", "", ""},
        {"暑期公益电影", "", "", "市文化馆", "阅读", "", "", "", "", "说不清", "", "", "公益", "", "", "2026-7-1", "2026-8-31", "丰收社区", "市级下沉", "", "已结束"}};

    @Test
    void projectsFindTheirPartnerAndTheirDomain() throws Exception {
        load("partners", book("p.xlsx", PARTNERS));
        Outcome outcome = load("projects", book("j.xlsx", PROJECTS));
        assertThat(all(outcome.counts())).containsExactly(6, 3, 0, 0, 0, 3);
        ProjectList list = house.projects.list(ProjectList.Filter.of(Map.of("gone", "")));
        Project paint = house.projects.get(list.rows().stream().filter(row -> row.face().name().contains("国画")).findFirst().orElseThrow().id());
        assertThat(paint.face().domain()).isEqualTo("ART.PAINT");
        assertThat(paint.face().giver().shown()).isEqualTo("桑园美育服务中心");
        assertThat(paint.face().audience()).isEqualTo(new Project.Audience("小学生", java.util.Set.of(linli.base.value.FocusGroup.CHILD), 6, 12));
        assertThat(paint.face().slots()).hasSize(1);
        assertThat(paint.face().price()).isEqualTo(new Project.Price(ProjectFee.LOW_FEE, linli.base.value.Money.yuan(30), "元/课时"));
        assertThat(paint.face().ends()).as("a month ends with its last day").isEqualTo(LocalDate.of(2027, 1, 31));
        Project phone = house.projects.get(list.rows().stream().filter(row -> row.face().name().contains("手机")).findFirst().orElseThrow().id());
        assertThat(phone.face().venueKind()).isEqualTo(ProjectVenue.NONE);
        assertThat(phone.face().batch()).as("its giver's").isEqualTo(named("桑园美育服务中心").face().batch());
        assertThat(phone.face().domain()).as("told by its name").isEqualTo("ELDER.DIGIT");
        ProjectList.Row film = list.rows().stream().filter(row -> row.face().name().contains("电影")).findFirst().orElseThrow();
        assertThat(film.status()).isEqualTo(ProjectStatus.ENDED);
        assertThat(film.since()).isEqualTo(LocalDate.of(2026, 9, 1));
        assertThat(film.face().frequency()).as("what cannot be read is not lost").isEqualTo("说不清");
        try (Workbook back = WorkbookFactory.create(outcome.returns().toFile(), null, true)) {
            StringBuilder words = new StringBuilder();
            back.getSheetAt(0).forEach(row -> row.forEach(cell -> words.append(cell).append('\n')));
            assertThat(words).contains("“不认识的公司”不在伙伴名册里").contains("名额是 -5").contains("结束不早于开始");
        }
        Path export = folder.resolve("out.xlsx");
        assertThat(house.imports.exports().full("projects", export, "移交")).isEqualTo(3);
        assertThat(all(load("projects", export).counts())).containsExactly(3, 0, 0, 3, 0, 0);
        assertThat(house.partners.whole(named("桑园美育服务中心").id()).projects()).hasSize(2);
        house.imports.undo(outcome.run());
        assertThat(house.projects.list(ProjectList.Filter.of(Map.of("gone", ""))).rows()).isEmpty();
    }

    @Test
    void aPartnerThatIsUsedSurvivesTheUndo() throws Exception {
        long run = load("partners", book("p.xlsx", PARTNERS)).run();
        load("projects", book("j.xlsx", PROJECTS));
        assertThat(house.imports.undo(run).kept()).hasSize(1);
        assertThat(house.partners.list(PartnerList.Filter.of(Map.of("gone", ""))).rows()).extracting(PartnerList.Row::name).containsExactly("桑园美育服务中心");
    }
}
