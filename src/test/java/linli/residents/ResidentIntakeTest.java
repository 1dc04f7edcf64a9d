package linli.residents;

import static org.assertj.core.api.Assertions.assertThat;

import linli.base.excel.Intake.Choice;
import linli.base.excel.Intake.Decision;
import linli.base.excel.RowValues;
import linli.base.value.IdNumber;
import linli.residents.Resident.Detail;
import linli.residents.Resident.Standing;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A list comes in once, again, changed, damaged, with twins, and goes out again. */
class ResidentIntakeTest {
    private static final String LI = People.idNo("19500312", 981);
    private static final String CHEN = People.idNo("19880109", 982);
    private static final String SHEN = People.idNo("20190601", 983);

    private static final String[] LIST = {
        "name=李建国  idNo=" + LI + "  sex=男  mobile=13800000001、13800000002(子)  building=12幢  unit=3单元  room=501室  relation=户主  category=独居老人,低保户  nation=汉  politics=中共党员",
        "name=王秀英  relation=妻  sex=女  birth=1953-05",
        "name=李小明  relation=孙子  birth=2015-06-01",
        "name=陈志强  idNo=" + CHEN + "  building=12  unit=3  room=502  relation=户主  houseNo=330481000123  grid=第一网格",
        "name=沈小雨  idNo=" + SHEN + "  building=12  unit=3  room=502  relation=女  houseNo=330481000123",
        "name=张伟",
        "name=张伟  remark=租客",
        "name=赵丽  mobile=13800000009",
        "name=钱进  birth=#1970.1  mobile=1380000",
        "name=Smith John  idNo=E12345678  idType=护照  hukouKind=境外人员",
    };

    private final People people = new People();

    @AfterEach
    void close() {
        people.close();
    }

    @Test
    void theSameFileAgainChangesNothing() {
        assertThat(people.bring(4, LIST).counts()).isEqualTo("10 new");
        assertThat(people.bring(3, LIST).counts()).isEqualTo("10 unchanged");
        assertThat(people.count()).isEqualTo(10);
    }

    @Test
    void theSameFileAgainInOtherBatchesWithTwinsChangesNothing() {
        String[] list = {
            "name=李建国  idNo=" + LI + "  mobile=13800000001",
            "name=李建国  idNo=" + LI + "  mobile=13800000002  education=本科",
            "name=李建国  idNo=" + LI + "  education=高中",
            "name=王秀英  birth=1953-05-01  building=12  room=501",
            "name=王秀英  birth=1953-05-01  building=12  room=501  remark=听力不好",
            "name=李健国  idNo=" + LI,
        };
        for (int size : new int[] {1, 2, 10}) {
            try (People fresh = new People()) {
                assertThat(fresh.bring(size, list).counts()).isEqualTo("2 new, 3 twin, 1 rejected");
                assertThat(fresh.bring(size, list).counts()).isEqualTo("2 unchanged, 3 twin, 1 rejected");
                assertThat(fresh.named("李建国").phones()).hasSize(2);
                assertThat(fresh.named("李建国").detail(Detail.EDUCATION)).as("the first that says it is right").isEqualTo("20");
                assertThat(fresh.named("王秀英").detail(Detail.REMARK)).isEqualTo("听力不好");
            }
        }
    }

    @Test
    void whatTheRowsSayIsStored() {
        people.bring(100, LIST);
        Resident li = people.named("李建国");
        assertThat(li.document().kind()).isEqualTo(IdNumber.Kind.CITIZEN18);
        assertThat(li.birth()).hasToString("1950-03-12");
        assertThat(li.phones()).extracting("owner").containsExactly("", "子");
        assertThat(li.categories()).extracting("code").containsExactlyInAnyOrder("OLD_ALONE", "AID_DIBAO");
        assertThat(li.home().shortForm()).isEqualTo("12-3-501");
        Resident wife = people.named("王秀英");
        assertThat(wife.home().id()).as("the household's door is carried down").isEqualTo(li.home().id());
        assertThat(wife.household().id()).isEqualTo(li.household().id()).isNotZero();
        assertThat(people.named("沈小雨").household().id()).isEqualTo(people.named("陈志强").household().id());
        assertThat(people.named("钱进").birth()).hasToString("1970");
        assertThat(people.named("钱进").detail(Detail.REMARK)).contains("1970.1");
        assertThat(people.named("Smith John").document().kind()).isEqualTo(IdNumber.Kind.PASSPORT);
        assertThat(people.named("Smith John").detail(Detail.HUKOU_KIND)).isEqualTo("REG_FOREIGN");
        assertThat(people.residents.housemates(li)).extracting("name").containsExactlyInAnyOrder("李建国", "王秀英", "李小明");
    }

    @Test
    void onlyNameAndNumberSendARowBack() {
        String wrong = LI.substring(0, 17) + (LI.endsWith("1") ? "2" : "1");
        People.Result result = people.bring(10,
                "idNo=" + CHEN,
                "name=甲一  idNo=" + wrong,
                "name=甲二  idNo=#330481195003129810",
                "name=甲三  idNo=3.30481E+17",
                "name=甲四  idNo=330481500312981",
                "name=甲五  idNo=" + CHEN + "41",
                "name=甲六  sex=不男不女  birth=某年  relation=媳妇  nation=火星  mobile=12  isParty=大概");
        assertThat(result.causes()).contains("REJECT name.MISSING", "REJECT id.BAD_CHECK", "REJECT id.PRECISION_LOST", "REJECT id.SCIENTIFIC_TEXT",
                "REJECT id.LEGACY_15", "WARN id.DISABILITY_CERT_NO", "WARN sex.UNKNOWN", "WARN birth.BAD_FORMAT", "WARN relation.AMBIGUOUS",
                "WARN nation.UNKNOWN", "WARN phone.BAD", "WARN isParty.UNKNOWN");
        assertThat(result.counts()).isEqualTo("2 new, 5 rejected");
        assertThat(people.named("甲五").document().number()).isEqualTo(CHEN);
        assertThat(people.named("甲五").has("AID_DISABILITY")).isTrue();
        assertThat(people.named("甲六").detail(Detail.REMARK)).contains("媳妇", "火星", "某年", "大概");
    }

    @Test
    void aNumberUnderAnotherNameIsSentBackUnlessItIsAFormerName() {
        people.bring(10, "name=陈志强  idNo=" + CHEN);
        assertThat(people.bring(10, "name=陈自强  idNo=" + CHEN).causes()).containsExactly("REJECT id.OTHER_NAME");
        assertThat(people.bring(10, "name=陈自强  formerName=陈志强  idNo=" + CHEN).counts()).isEqualTo("1 updated");
        assertThat(people.named("陈自强").document().number()).isEqualTo(CHEN);
    }

    @Test
    void blankNeverErasesAndMoreIsAdded() {
        people.bring(10, LIST);
        People.Result more = people.bring(10, "name=李建国  idNo=" + LI + "  mobile=13800000003  education=高中  sex=  category=");
        assertThat(more.counts()).isEqualTo("1 updated");
        Resident li = people.named("李建国");
        assertThat(li.phones()).extracting("number").containsExactly("13800000001", "13800000002", "13800000003");
        assertThat(li.categories()).hasSize(2);
        assertThat(li.detail(Detail.NATION)).isEqualTo("01");
        assertThat(li.version()).isEqualTo(2);
    }

    @Test
    void theNameAloneNeverMerges() {
        people.bring(10, "name=张伟  mobile=13800000001");
        People.Result other = people.bring(10, "name=张伟  birth=1990-01-01", "name=张伟  mobile=13800000001  birth=1980-01-01  idNo=");
        assertThat(other.judged().getFirst().maybe()).isEmpty();
        assertThat(other.counts()).isEqualTo("1 new, 1 updated");
        assertThat(people.bring(10, "name=张伟  idNo=" + People.idNo("19800101", 990)).judged().getFirst().maybe()).hasSize(1)
                .first().extracting("why").isEqualTo("同名、同出生日期");
    }

    @Test
    void theExportComesBackWithoutAChange() {
        people.bring(10, LIST);
        people.bring(10, "name=朱红  idNo=" + People.idNo("19660102", 991) + "  otherIdNo=H12345678  disability=肢体二级  movedOut=是  consistent=不一致"
                + "  contactName=朱明 13800000008  grid=第二网格  landline=87000001  address=海州西路226号");
        assertThat(people.named("朱红").standing()).isEqualTo(Standing.MOVED);
        List<RowValues> export = people.export();
        People.Result again = people.bring(4, export);
        assertThat(again.counts()).isEqualTo("11 unchanged");
    }

    @Test
    void undoTakesBackEverything() {
        people.bring(2, "name=李建国  idNo=" + LI + "  mobile=13800000001  building=12  room=501");
        Resident before = people.named("李建国");
        people.journal.steps.clear();
        people.bring(2, LIST);
        assertThat(people.journal.undo()).isZero();
        assertThat(people.count()).isEqualTo(1);
        assertThat(people.named("李建国")).isEqualTo(before);
        assertThat(people.db.sql().fetchCount(linli.schema.Tables.DWELLING)).isEqualTo(1);
        assertThat(people.db.sql().fetchCount(linli.schema.Tables.HOUSEHOLD)).isZero();
    }

    @Test
    void undoKeepsWhatWasEditedSince() {
        people.bring(10, "name=赵丽  mobile=13800000009");
        people.residents.save(people.named("赵丽").with(Detail.REMARK, "已核对"));
        assertThat(people.journal.undo()).isEqualTo(1);
        assertThat(people.named("赵丽").detail(Detail.REMARK)).isEqualTo("已核对");
    }

    private static final String STORED = "name=沈小满  mobile=13800000021  birth=1990-03-01  education=高中  building=3  room=201";
    private static final String ROW = "name=沈小满  mobile=13800000021  birth=1991-03-01  education=大学本科  remark=新搬来";

    private People.Result decided(Choice choice, long target) {
        return people.bring(10, List.of(new Decision("测试", 2, choice, target)), People.sheet(ROW));
    }

    @Test
    void keptStoredValuesStandAndBlanksAreFilled() {
        people.bring(10, STORED);
        assertThat(people.bring(10, ROW).judged().getFirst().maybe()).as("asked about").hasSize(1);
        assertThat(people.journal.undo()).isEqualTo(0);
        people.bring(10, STORED);
        Resident before = people.named("沈小满");
        assertThat(decided(Choice.KEEP, before.id()).counts()).isEqualTo("1 updated");
        Resident after = people.named("沈小满");
        assertThat(after.birth()).hasToString("1990-03-01");
        assertThat(after.detail(Detail.EDUCATION)).isEqualTo(before.detail(Detail.EDUCATION));
        assertThat(after.detail(Detail.REMARK)).isEqualTo("新搬来");
        assertThat(decided(Choice.KEEP, before.id()).counts()).isEqualTo("1 unchanged");
    }

    @Test
    void takenTheRowsValuesCount() {
        people.bring(10, STORED);
        People.Result taken = decided(Choice.TAKE, people.named("沈小满").id());
        assertThat(taken.counts()).isEqualTo("1 updated");
        assertThat(taken.judged().getFirst().maybe()).as("may be decided otherwise").hasSize(1);
        Resident after = people.named("沈小满");
        assertThat(after.birth()).hasToString("1991-03-01");
        assertThat(after.home().shortForm()).as("blank never erases").isEqualTo("3-201");
    }

    @Test
    void bothAreAskedAboutLaterAndOthersNeverAgain() {
        people.bring(10, STORED);
        long stored = people.named("沈小满").id();
        people.journal.steps.clear();
        assertThat(decided(Choice.BOTH, 0).counts()).isEqualTo("1 new");
        assertThat(people.residents.duplicates(10)).hasSize(1);
        assertThat(decided(Choice.BOTH, 0).counts()).as("the same row again").isEqualTo("1 unchanged");
        people.journal.undo();
        assertThat(decided(Choice.OTHER, 0).counts()).isEqualTo("1 new");
        assertThat(people.residents.duplicates(10)).isEmpty();
        long other = people.all().stream().mapToLong(Resident::id).filter(id -> id != stored).findFirst().orElseThrow();
        assertThat(people.residents.areDistinct(stored, other)).isTrue();
        assertThat(people.journal.undo()).isZero();
        assertThat(people.db.sql().fetchCount(linli.schema.Tables.RESIDENT_DISTINCT)).as("taken back with the import").isZero();
    }
}
