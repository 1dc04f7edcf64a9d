package linli.talent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.base.db.Contents;
import linli.exchange.Counts;
import linli.exchange.ImportOptions;
import linli.exchange.Imports;
import linli.exchange.Progress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pool's two lists through the real engine. */
class TalentImportTest {
    @TempDir
    private Path folder;

    private final TalentHouse house = new TalentHouse();
    private final Talents talents = house.talents;
    private final Imports imports = new Imports(house.db, house.clock, house.trail, List.of(talents.sheet(), talents.nominationSheet()));

    @AfterEach
    void close() {
        house.close();
    }

    private Path book(String name, String[]... rows) throws Exception {
        Path file = folder.resolve(name);
        try (XSSFWorkbook workbook = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
            var sheet = workbook.createSheet("表");
            for (int r = 0; r < rows.length; r++) {
                var row = sheet.createRow(r);
                for (int c = 0; c < rows[r].length; c++) {
                    row.createCell(c).setCellValue(rows[r][c]);
                }
            }
            workbook.write(out);
        }
        return file;
    }

    private Counts load(String kind, Path file) {
        return imports.run(kind, file, ImportOptions.NONE, Progress.NONE).counts();
    }

    private static final String[] HEAD = {"姓名", "联系电话", "身份", "特长", "可服务时间", "服务对象", "适合年龄", "有无场地", "可教人数", "状态", "本人同意", "推荐人", "批次", "证书"};

    private Path pool() throws Exception {
        return book("能人库.xlsx", HEAD,
                new String[] {"林若溪", "138 0000 9001", "退休教师", "美术（专业，国画）、书法", "周六、周日下午", "儿童", "6-12岁", "无", "12", "暂停-因场地", "是", "钱秀英、沈桂英", "镇街挖掘", "教师资格证 JS98000001（2027-01-10）"},
                new String[] {"章木根", "13800009002", "手艺人", "修家电、磨刀", "周三 9:00-11:00", "老人、新居民", "不限", "是", "", "在库", "是", "3人", "", ""},
                new String[] {"王芳", "", "达人", "皮雕", "看情况", "", "60岁以上", "", "-3", "在库", "是", "", "", ""},
                new String[] {"陈小军", "13800009004", "", "编程", "周六上午、周六 10:00-12:00", "", "", "", "", "", "", "", "", ""},
                new String[] {"沈丽", "13800009005", "", "瑜伽", "周二晚上", "", "", "", "20", "在库", "否", "", "", ""},
                new String[] {"何静", "13800009006", "", "瑜伽", "周二晚上", "", "", "", "20", "在库", "", "", "", ""});
    }

    @Test
    void readsSeveralSkillsTimesAndNominatorsAndRefusesWhatCannotBe() throws Exception {
        Counts counts = load("talents", pool());
        assertThat(List.of(counts.read(), counts.added(), counts.rejected())).containsExactly(6, 3, 3);
        Talent lin = talents.get(talents.search("林若溪", 1).getFirst().id());
        assertThat(lin.offer().skills()).containsExactly(new Talent.Skill("ART.PAINT", Talent.Level.EXPERT, "国画"), new Talent.Skill("ART.CALLI"));
        assertThat(lin.offer().slots()).hasSize(2);
        assertThat(lin.standing().pause()).isEqualTo(Talent.Pause.VENUE);
        assertThat(lin.offer().ageTo()).isEqualTo(12);
        assertThat(lin.person().documents().getFirst().validUntil()).hasToString("2027-01-10");
        TalentList.Row zhang = talents.search("章木根", 1).getFirst();
        assertThat(zhang.nominators()).as("a count alone").isEqualTo(3);
        assertThat(zhang.audience()).hasSize(2);
        assertThat(zhang.ownVenue()).isTrue();
        assertThat(talents.search("何静", 1).getFirst().status()).as("nothing was said about consent").isEqualTo(Talent.PoolStatus.CANDIDATE);
    }

    @Test
    void aFileOfNothingButBadRowsLeavesEverythingAsItWas() throws Exception {
        Set<String> told = Set.of("import_run", "import_change", "column_memory", "store_meta", "trail");
        load("talents", pool());
        Map<String, List<String>> before = Contents.of(house.db, told);
        Counts counts = load("talents", book("坏表.xlsx", HEAD,
                new String[] {"赵一", "13800009011", "", "编程", "周六上午、周六 10:00-12:00", "", "", "", "", "", "是", "", "", ""},
                new String[] {"赵二", "13800009012", "", "书法", "周二晚上", "", "", "", "-3", "在库", "是", "", "", ""},
                new String[] {"赵三", "13800009013", "", "瑜伽", "周二晚上", "", "", "", "20", "在库", "否", "", "", ""}));
        assertThat(List.of(counts.read(), counts.rejected())).as("overlapping times, a negative capacity, no consent").containsExactly(3, 3);
        assertThat(Contents.of(house.db, told)).as("nothing half saved").isEqualTo(before);
    }

    @Test
    void theSameListAgainAndAnExportChangeNothing() throws Exception {
        load("talents", pool());
        Counts again = load("talents", pool());
        assertThat(List.of(again.added(), again.updated(), again.unchanged())).containsExactly(0, 0, 3);
        talents.nominate(new Talent.Nomination(null, new Talent.By(null, "周丽", "13800000105"), "林老师", "13800009001", null, "ART.PAINT", null, "教过我女儿", null, null));
        Path out = folder.resolve("out.xlsx");
        imports.exports().full("talents", out, "核对");
        Counts back = load("talents", out);
        assertThat(List.of(back.read(), back.added(), back.updated(), back.rejected(), back.unchanged())).containsExactly(3, 0, 0, 0, 3);
        Path proposals = folder.resolve("proposals.xlsx");
        imports.exports().full("nominations", proposals, "核对");
        Counts said = load("nominations", proposals);
        assertThat(said.added()).isZero();
    }

    @Test
    void aChangedRowChangesOnlyWhatItSaysAndComesBack() throws Exception {
        load("talents", pool());
        Talent before = talents.get(talents.search("林若溪", 1).getFirst().id());
        long run = imports.run("talents", book("new.xlsx", new String[] {"姓名", "电话", "特长", "状态", "推荐人"},
                new String[] {"林若溪", "13800009001", "", "在库", "周丽"}), ImportOptions.NONE, Progress.NONE).run();
        Talent after = talents.get(before.id());
        assertThat(after.status()).isEqualTo(Talent.PoolStatus.POOL);
        assertThat(after.offer()).isEqualTo(before.offer());
        assertThat(talents.nominations(before.id())).hasSize(3);
        imports.undo(run);
        Talent back = talents.get(before.id());
        assertThat(back.standing()).isEqualTo(before.standing());
        assertThat(talents.nominations(before.id())).hasSize(2);
    }

    @Test
    void aWholeImportIsTakenBack() throws Exception {
        long run = imports.run("talents", pool(), ImportOptions.NONE, Progress.NONE).run();
        assertThat(imports.undo(run).kept()).isEmpty();
        assertThat(talents.list(TalentList.Filter.ALL).rows()).isEmpty();
    }

    @Test
    void fiveRowsOfOneTeacherMakeOneCandidate() throws Exception {
        Path file = book("推荐.xlsx", new String[] {"日期", "推荐人", "推荐人电话", "被推荐人", "电话", "特长", "推荐理由"},
                new String[] {"2026-11-02", "钱秀英", "13800000101", "林若溪", "13800009001", "美术", "退休美术老师，教孩子画画很有耐心"},
                new String[] {"2026-11-03", "沈桂英", "13800000102", "林若溪", "", "画画", "墙上的画就是她画的"},
                new String[] {"2026-11-03", "高建明", "13800000103", "林老师", "13800009001", "", "周末愿意教"},
                new String[] {"2026-11-05", "王福根", "13800000104", "林若溪", "", "美术", "居民都认识她"},
                new String[] {"2026-11-06", "周丽", "13800000105", "林老师", "", "国画", "教过我女儿"},
                new String[] {"2026-11-06", "周丽", "13800000105", "林老师", "", "国画", "教过我女儿"},
                new String[] {"2026-11-06", "章木根", "", "章木根", "13800009002", "修家电", "自荐，退休电工"},
                new String[] {"2026-11-06", "周丽", "13800000105", "", "", "国画", ""});
        long run = imports.run("nominations", file, ImportOptions.NONE, Progress.NONE).run();
        assertThat(talents.list(TalentList.Filter.ALL).rows()).extracting(TalentList.Row::name).containsExactlyInAnyOrder("林若溪", "章木根");
        TalentList.Row lin = talents.search("林若溪", 1).getFirst();
        assertThat(lin.nominators()).isEqualTo(5);
        assertThat(lin.source()).isEqualTo(Talent.Source.RETIRED);
        assertThat(talents.nominations(talents.search("章木根", 1).getFirst().id()).getFirst().nomination().kind()).isEqualTo(Talent.Proposal.SELF);
        Counts again = load("nominations", file);
        assertThat(List.of(again.added(), again.unchanged(), again.twin(), again.rejected())).containsExactly(0, 6, 1, 1);
        assertThat(imports.undo(run).kept()).isEmpty();
        assertThat(talents.list(TalentList.Filter.of(Map.of())).rows()).isEmpty();
    }

    @Test
    void aNamesakeWithAnotherPhoneIsAskedAbout() throws Exception {
        load("talents", pool());
        var preview = imports.preview("talents", book("ask.xlsx", new String[] {"姓名", "电话", "特长"}, new String[] {"章木根", "13800009099", "修家电"}),
                ImportOptions.NONE, Progress.NONE);
        assertThat(preview.counts().added()).isEqualTo(1);
        assertThat(talents.list(TalentList.Filter.ALL).rows()).hasSize(3);
    }

    private static Path sample(String start) throws Exception {
        try (var files = Files.list(Path.of("sample-data"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(start)).findFirst().orElseThrow();
        }
    }

    @Test
    void theSampleTellsItsStory() throws Exception {
        long pool = imports.run("talents", sample("10-"), ImportOptions.NONE.withReturnsFolder(folder), Progress.NONE).run();
        long slips = imports.run("nominations", sample("11-"), ImportOptions.NONE.withReturnsFolder(folder), Progress.NONE).run();
        TalentList list = talents.list(TalentList.Filter.ALL);
        assertThat(list.counts().get(TalentList.Chip.ALL) + list.counts().get(TalentList.Chip.LEFT)).as("38 of the list, three more by slips").isEqualTo(41);
        TalentList.Row lin = talents.search("林若溪", 1).getFirst();
        assertThat(lin.nominators()).isEqualTo(5);
        assertThat(lin.pause()).isEqualTo(Talent.Pause.VENUE);
        assertThat(talents.list(TalentList.Filter.of(chip(TalentList.Chip.VENUE))).rows()).hasSize(2);
        assertThat(talents.list(TalentList.Filter.of(chip(TalentList.Chip.EXPIRING))).rows()).extracting(TalentList.Row::name).contains("季明远", "吴建锋", "陈玉梅");
        assertThat(talents.search("高根宝", 1).getFirst().nominators()).as("the grinder round the corner is he").isEqualTo(2);
        assertThat(talents.coverage().people()).containsKeys("ART", "SPORT", "EDU", "ELDER", "HEALTH", "LIFE", "LAW", "WORK", "CIVIC");
        Path out = folder.resolve("sample-out.xlsx");
        imports.exports().full("talents", out, "核对");
        Counts back = load("talents", out);
        assertThat(List.of(back.read(), back.updated(), back.added(), back.rejected())).containsExactly(41, 0, 0, 0);
        imports.undo(slips, true);
        assertThat(imports.undo(pool, true).kept()).isEmpty();
        assertThat(talents.list(TalentList.Filter.ALL).rows()).isEmpty();
    }

    private static Map<String, String> chip(TalentList.Chip chip) {
        return Map.of("chip", chip.name());
    }
}
