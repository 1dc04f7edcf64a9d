package linli.inspections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import linli.base.pdf.Ink;
import linli.base.pdf.Sheet;
import linli.checklists.Checklist;
import linli.checklists.Checklists;
import linli.exchange.Counts;
import linli.exchange.ImportOptions;
import linli.exchange.Imports;
import linli.exchange.Progress;
import linli.inspections.Finding.Draft;
import linli.inspections.Finding.FindingStatus;
import linli.inspections.Finding.Severity;
import linli.inspections.Round.Conclusion;
import linli.partners.Partner.PartnerStatus;
import linli.standings.GovernHouse;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 回访检查: a round from the blank form to the mended finding, its photos, whom to see next, and the ledger. */
class InspectionsTest {
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 2);

    private final GovernHouse house = new GovernHouse();
    private final Checklists checklists = new Checklists(house.db, house.clock, () -> "周老师");
    private final Inspections inspections = new Inspections(house.db, house.clock, house.trail, house.partners, checklists);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        house.close();
    }

    private Round round(Long... partners) {
        house.clock.to(NOVEMBER);
        Checklist asked = checklists.ship();
        return inspections.open("2026 年第四季度联合检查", asked.id(), NOVEMBER, NOVEMBER.plusDays(20), checklists.departments().stream().map(Checklist.Department::id).limit(3).toList(),
                List.of(partners));
    }

    private Map<Long, String> allWell(Round round) {
        Map<Long, String> answers = new HashMap<>();
        checklists.get(round.checklist()).items().forEach(item -> answers.put(item.id(), switch (item.kind()) {
            case YES_NO -> Checklist.YES;
            case SCORE -> "9";
            case WORDS -> "居民满意";
        }));
        return answers;
    }

    private long visit(Round round) {
        return inspections.visits(round.id(), null).getFirst().visit();
    }

    @Test
    void anAnswerThatSaysWrongIsAFindingWithADayAndARecheck() {
        long partner = house.partner("清禾艺术培训部");
        Round round = round(partner);
        assertThat(round.no()).isEqualTo("H2026-01");
        Map<Long, String> answers = allWell(round);
        List<Checklist.Item> items = checklists.get(round.checklist()).items();
        answers.put(items.getFirst().id(), Checklist.NO);
        answers.put(items.get(3).id(), "4");
        long visit = visit(round);
        Map<Long, String> short1 = new HashMap<>(answers);
        short1.remove(items.get(1).id());
        assertThatThrownBy(() -> inspections.record(visit, 1, NOVEMBER, short1, Conclusion.MEND, "", List.of())).hasMessageContaining("第 2 项没有结果");
        var sheet = inspections.record(visit, 1, NOVEMBER, answers, Conclusion.MEND, "收费没有公示",
                List.of(new Draft(items.getFirst().id(), items.getFirst().department(), Severity.GRAVE, "收费标准没有上墙", NOVEMBER.plusDays(5))));
        assertThat(sheet.findings()).extracting(Finding::what).containsExactly("收费标准没有上墙", "未做到：教学内容与准入时的约定一致");
        assertThat(house.partners.get(partner).status().now()).isEqualTo(PartnerStatus.MENDING);

        house.clock.to(NOVEMBER.plusDays(8));
        assertThat(inspections.findings().overdue()).isEqualTo(1);
        Finding late = inspections.findings().list(null).getFirst().finding();
        assertThat(inspections.findings().list(null).getFirst().lateDays()).isEqualTo(3);
        assertThatThrownBy(() -> inspections.findings().recheck(late.id(), late.version(), NOVEMBER.plusDays(8), false, "还没贴", "周老师", null)).hasMessageContaining("新的期限");
        var again = inspections.findings().recheck(late.id(), late.version(), NOVEMBER.plusDays(8), false, "还没贴", "周老师", NOVEMBER.plusDays(12));
        assertThat(inspections.findings().overdue()).isZero();
        var mended = inspections.findings().recheck(late.id(), again.row().finding().version(), NOVEMBER.plusDays(8), true, "已上墙", "周老师", null);
        assertThat(mended.row().finding().status()).isEqualTo(FindingStatus.MENDED);
        assertThat(mended.rechecks()).hasSize(2);
    }

    @Test
    void eachDepartmentSignsItsPartAndChangedAnswersTakeItBack() {
        Round round = round(house.partner("书画社"));
        long visit = visit(round);
        long education = round.departments().getFirst();
        assertThatThrownBy(() -> inspections.sign(visit, education, "李科长", NOVEMBER)).hasMessageContaining("还没有录入");
        var sheet = inspections.record(visit, 1, NOVEMBER, allWell(round), Conclusion.PASS, "", List.of());
        inspections.sign(visit, education, "李科长", NOVEMBER);
        assertThat(inspections.visits(round.id(), null).getFirst().missing()).hasSize(2).doesNotContain("教育");
        assertThatThrownBy(() -> inspections.sign(visit, education, "王科长", NOVEMBER)).hasMessageContaining("已经签过");
        Map<Long, String> other = allWell(round);
        other.put(sheet.checklist().items().getFirst().id(), Checklist.NONE);
        inspections.record(visit, 2, NOVEMBER, other, Conclusion.PASS, "", List.of());
        assertThat(inspections.visits(round.id(), null).getFirst().missing()).contains("教育");
        assertThat(inspections.visit(visit).signatures()).singleElement().satisfies(one -> assertThat(one.voidReason()).contains("重新签字"));
    }

    @Test
    void theBlankFormNumbersItsQuestionsAndAnEditedChecklistLeavesItAlone() {
        Round round = round(house.partner("书画社"), house.partner("合唱团"));
        Sheet blank = new VisitForm(inspections).blank(round.id(), null, "示例中心");
        String words = blank.pages().stream().flatMap(page -> page.inks().stream()).filter(Ink.Words.class::isInstance).map(ink -> ((Ink.Words) ink).text()).collect(Collectors.joining("\n"));
        assertThat(words).contains("书画社", "合唱团", "教育部分", "□是  □否  □不适用", "满分 10", "市场监管签字", "H2026-01");
        Checklist old = checklists.get(round.checklist());
        Checklist next = checklists.save(old.name(), old.items().subList(0, 3));
        assertThat(next.edition()).isEqualTo(2);
        assertThat(checklists.chosen()).extracting(Checklist::id).containsExactly(next.id());
        assertThat(inspections.sheet(visit(round)).checklist().items()).hasSize(13);
    }

    @Test
    void photosKeepTheirHashAndHostileOnesAreRefused() throws Exception {
        Round round = round(house.partner("书画社"));
        long visit = visit(round);
        byte[] good = picture(640, 480, "jpg");
        Round.Photo kept = inspections.photos().add(visit, null, "门口.jpg", good);
        assertThat(kept.sha256()).isEqualTo(Photos.hash(good)).hasSize(64);
        assertThat(inspections.photos().read(kept.id())).isEqualTo(good);
        assertThat(inspections.photos().add(visit, null, "又一次.jpg", good).id()).isEqualTo(kept.id());
        byte[] large = new byte[Photos.MOST_BYTES + 1];
        System.arraycopy(good, 0, large, 0, good.length);
        assertThatThrownBy(() -> inspections.photos().add(visit, null, "大.jpg", large)).hasMessageContaining("6 MB");
        assertThatThrownBy(() -> inspections.photos().add(visit, null, "脚本.jpg", "<svg onload=x>".getBytes(StandardCharsets.UTF_8))).hasMessageContaining("不是照片");
        byte[] bomb = picture(8, 8, "png");
        // The head's width and height: 60,000 each, in a file of a few dozen bytes.
        System.arraycopy(new byte[] {0, 0, (byte) 0xea, 0x60, 0, 0, (byte) 0xea, 0x60}, 0, bomb, 16, 8);
        assertThatThrownBy(() -> inspections.photos().add(visit, null, "炸弹.png", bomb)).isInstanceOf(linli.base.text.UserError.class);
        byte[] cut = java.util.Arrays.copyOf(picture(300, 300, "png"), 60);
        assertThatThrownBy(() -> inspections.photos().add(visit, null, "半张.png", cut)).hasMessageContaining("打不开");
        assertThat(inspections.photos().of(visit)).hasSize(1);
        house.db.write(() -> house.db.writing().execute("update photo_part set bytes = x'00' where photo_id = " + kept.id()));
        assertThatThrownBy(() -> inspections.photos().read(kept.id())).hasMessageContaining("校验值不一致");
    }

    private static byte[] picture(int width, int height, String format) throws Exception {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 3, 0xff8800);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    @Test
    void theRiskiestComesFirstWithItsReasons() {
        LocalDate today = LocalDate.of(2026, 11, 24);
        List<NextVisits.Next> order = NextVisits.order(List.of(
                new NextVisits.Known(1, "安静社", "在册", today.minusDays(20), today.minusYears(2), 0, 0, 0, 0, 0, null),
                new NextVisits.Known(2, "新来社", "准入", null, today.minusDays(30), 0, 0, 0, 0, 0, null),
                new NextVisits.Known(3, "麻烦社", "在册", today.minusDays(100), today.minusYears(2), 2, 1, 2, 1, 1, null)), today);
        assertThat(order).extracting(one -> one.known().name()).containsExactly("麻烦社", "新来社", "安静社");
        assertThat(order.getFirst().score()).isEqualTo(6 + 5 + 4 + 2 + 3 + 1);
        assertThat(order.getFirst().reasons()).first().asString().isEqualTo("近半年居民反映 2 次 +6");
        assertThat(order.getLast().reasons()).isEmpty();
    }

    @Test
    void theLedgerComesInGoesOutAndBackWithoutAChange() throws Exception {
        house.partner("书画社");
        house.partner("合唱团");
        house.clock.to(LocalDate.of(2026, 11, 24));
        Imports imports = new Imports(house.db, house.clock, house.trail, List.of(inspections.ledger()));
        Path file = book(new Object[][] {{"2025年联合检查台账"}, {"序号", "检查批次", "受检单位", "检查时间", "联合部门", "检查结论", "存在问题", "问题等级", "限期", "整改状态"},
            {1, "2025年秋季检查", "书画社", "2025-10-12", "教育、消防", "整改", "灭火器过期", "重", "2025-10-20", "整改完成"},
            {2, "2025年秋季检查", "书画社", "2025-10-12", "教育、消防", "整改", "收费未公示", "一般", "2026-12-20", "未整改"},
            {3, "2025年秋季检查", "合唱团", "2025-10-13", "文体", "合格", "", "", "", ""},
            {4, "2025年秋季检查", "合唱团", "2025-10-13", "文体", "合格", "", "", "", ""},
            {5, "2025年秋季检查", "查无此社", "2025-10-13", "文体", "合格", "", "", "", ""}});
        var outcome = imports.run("visits", file, ImportOptions.NONE.withReturnsFolder(folder), Progress.NONE);
        assertThat(all(outcome.counts())).containsExactly(5, 3, 0, 0, 1, 1);
        assertThat(inspections.findings().list(null)).hasSize(2);
        assertThat(all(imports.run("visits", file, ImportOptions.NONE.withReturnsFolder(folder), Progress.NONE).counts())).containsExactly(5, 0, 0, 3, 1, 1);

        Round round = round(house.partners.search("书画社", 1).getFirst().id());
        inspections.record(visit(round), 1, NOVEMBER, allWell(round), Conclusion.PASS, "都好", List.of());
        inspections.sign(visit(round), round.departments().getFirst(), "李科长", NOVEMBER);
        house.clock.to(LocalDate.of(2026, 11, 24));
        Path out = folder.resolve("台账.xlsx");
        assertThat(imports.exports().full("visits", out, "复核")).isEqualTo(4);
        assertThat(all(imports.run("visits", out, ImportOptions.NONE.withReturnsFolder(folder), Progress.NONE).counts())).containsExactly(4, 0, 0, 4, 0, 0);
        imports.undo(outcome.run());
        assertThat(inspections.findings().list(null)).isEmpty();
        assertThat(inspections.rounds()).singleElement().satisfies(one -> assertThat(one.round().no()).isEqualTo("H2026-01"));
    }

    private static List<Integer> all(Counts counts) {
        return List.of(counts.read(), counts.added(), counts.updated(), counts.unchanged(), counts.twin(), counts.rejected());
    }

    private Path book(Object[][] rows) throws Exception {
        Path file = folder.resolve("台账-旧.xlsx");
        try (Workbook book = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
            var sheet = book.createSheet("台账");
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
}
