package linli.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import linli.base.text.UserError;
import linli.base.value.FocusGroup;
import linli.base.value.FocusRules;
import linli.base.value.IdNumber;
import linli.base.value.PartialDate;
import linli.base.value.Phone;
import linli.base.value.Sex;
import linli.residents.Resident.Category;
import linli.residents.Resident.Detail;
import linli.residents.Resident.Document;
import linli.residents.Resident.Home;
import linli.residents.Resident.Standing;
import linli.residents.Residents.Filter;
import linli.residents.Residents.Row;
import linli.residents.Residents.Sort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The front door on a real store. */
class ResidentsTest {
    private final People people = new People();
    private final Residents residents = people.residents;

    @AfterEach
    void close() {
        people.close();
    }

    private static Document citizen(String birth, int sequence) {
        return new Document(IdNumber.Kind.CITIZEN18, People.idNo(birth, sequence));
    }

    private static Resident person(String name, Document document, String birth, String phone, String... categories) {
        Resident blank = Resident.of(name);
        return new Resident(0, 0, Standing.ACTIVE, null, name, document, List.of(), Sex.FEMALE,
                birth == null ? null : PartialDate.day(LocalDate.parse(birth)), phone == null ? List.of() : Phone.parseAll(phone),
                new Home(0, "示例社区", "1", "", "12", "3", "501"), blank.household(), null, blank.details(), null, null, null,
                List.of(categories).stream().map(code -> new Category(code, null)).toList());
    }

    @Test
    void savesAndReadsBackWhole() {
        Resident saved = residents.save(person("查建国", citizen("19500312", 981), "1950-03-12", "13800000001(子)", "OLD_ALONE"));
        assertThat(residents.find(saved.id())).contains(saved);
        Resident changed = residents.save(saved.with(Detail.REMARK, "常来活动室"));
        assertThat(changed.version()).isEqualTo(2);
        assertThat(residents.find(saved.id()).orElseThrow().detail(Detail.REMARK)).isEqualTo("常来活动室");
        assertThat(residents.history(saved.id())).extracting("did").containsExactly(Residents.Did.UPDATE, Residents.Did.CREATE);
        assertThat(residents.history(saved.id()).getFirst().detail()).isEqualTo("备注");
    }

    @Test
    void anOldVersionIsRefused() {
        Resident saved = residents.save(person("查建国", null, null, null));
        residents.save(saved.with(Detail.REMARK, "一"));
        assertThatThrownBy(() -> residents.save(saved.with(Detail.REMARK, "二"))).isInstanceOf(UserError.class)
                .extracting("key").isEqualTo("error.residents.changed");
    }

    @Test
    void wrongAndTakenNumbersAreRefused() {
        String good = People.idNo("19500312", 981);
        String wrong = good.substring(0, 17) + (good.endsWith("1") ? "2" : "1");
        assertThatThrownBy(() -> residents.save(person("查建国", new Document(IdNumber.Kind.CITIZEN18, wrong), null, null)))
                .isInstanceOf(UserError.class).hasMessageNotContaining(wrong).extracting("key").isEqualTo("error.residents.badNumber");
        residents.save(person("查建国", citizen("19500312", 981), null, null));
        assertThatThrownBy(() -> residents.save(person("李四", citizen("19500312", 981), null, null)))
                .isInstanceOf(UserError.class).hasMessageContaining("查建国").extracting("key").isEqualTo("error.residents.numberTaken");
        assertThatThrownBy(() -> residents.save(Resident.of(" "))).extracting("key").isEqualTo("error.residents.noName");
    }

    @Test
    void warnsOfPeopleAlike() {
        Resident saved = residents.save(person("查建国", null, null, "13800000001"));
        assertThat(residents.alike(person("查建国", null, null, "13800000001"))).extracting(Row::id).containsExactly(saved.id());
        assertThat(residents.alike(person("查建军", null, null, "13800000001"))).isEmpty();
        assertThat(residents.alike(saved)).as("not oneself").isEmpty();
    }

    @Test
    void listsFilteredSortedAndMasked() {
        residents.save(person("查建国", citizen("19500312", 981), "1950-03-12", "13800000001", "OLD_ALONE"));
        residents.save(person("王小明", citizen("20200601", 982), "2020-06-01", null));
        residents.save(person("赵新", citizen("19950101", 983), "1995-01-01", "13800000002", "NEW_EMPLOY"));
        residents.save(person("无名氏", null, null, null));
        assertThat(names(Filter.ALL.group(FocusGroup.ELDER))).containsExactly("查建国");
        assertThat(names(Filter.ALL.group(FocusGroup.CHILD))).containsExactly("王小明");
        assertThat(names(Filter.ALL.group(FocusGroup.NEW))).containsExactly("赵新");
        assertThat(names(Filter.ALL.category("OLD_ALONE"))).containsExactly("查建国");
        assertThat(names(Filter.ALL.ages(18, 59))).containsExactly("赵新");
        assertThat(names(new Filter("", null, null, null, null, null, null, null, null, false, false, null, null))).containsExactlyInAnyOrder("王小明", "无名氏");
        assertThat(names(Filter.ALL.text("zjg"))).containsExactly("查建国");
        assertThat(residents.list(Filter.ALL, Sort.AGE, true, 0, 2).rows()).extracting(Row::name).containsExactly("王小明", "赵新");
        assertThat(residents.list(Filter.ALL, Sort.AGE, true, 2, 2).rows()).extracting(Row::name).containsExactly("查建国", "无名氏");
        assertThat(residents.list(Filter.ALL, Sort.NAME, false, 0, 1).total()).isEqualTo(4);
        Row row = residents.list(Filter.ALL.text("查建国"), Sort.NAME, false, 0, 10).rows().getFirst();
        assertThat(row.idNo()).startsWith("330481********");
        assertThat(row.phone()).isEqualTo("138****0001");
        assertThat(row.place()).isEqualTo("12-3-501");
        assertThat(row.age()).isEqualTo(76);
        Residents.Counts counts = residents.counts(residents.today());
        assertThat(counts.people()).isEqualTo(4);
        assertThat(counts.inAnyGroup()).isEqualTo(3);
        assertThat(counts.withoutBirth()).isEqualTo(1);
    }

    private List<String> names(Filter filter) {
        return residents.list(filter, Sort.NAME, false, 0, 100).rows().stream().map(Row::name).toList();
    }

    @Test
    void groupRulesAreDated() {
        String setting = FocusRules.setting(List.of(FocusRules.DEFAULT, new FocusRules(LocalDate.of(2026, 7, 1), 65, 17, FocusRules.DEFAULT.newCategories())));
        PartialDate born = PartialDate.day(LocalDate.of(1964, 1, 1));
        assertThat(FocusRules.on(LocalDate.of(2026, 6, 30), setting).of(born, List.of(), LocalDate.of(2026, 6, 30))).containsExactly(FocusGroup.ELDER);
        assertThat(FocusRules.on(LocalDate.of(2026, 7, 1), setting).of(born, List.of(), LocalDate.of(2026, 7, 1))).isEmpty();
    }

    @Test
    void peopleLeaveButStay() {
        Resident saved = residents.save(person("查建国", null, null, null));
        Resident gone = residents.end(saved.id(), saved.version(), Standing.MOVED, LocalDate.of(2026, 11, 1));
        assertThat(names(Filter.ALL)).isEmpty();
        assertThat(names(Filter.ALL.standing(Standing.MOVED))).containsExactly("查建国");
        assertThat(residents.search("zjg", 5)).extracting(Row::standing).containsExactly(Standing.MOVED);
        assertThat(residents.end(gone.id(), gone.version(), Standing.ACTIVE, null).movedOut()).isNull();
        assertThatThrownBy(() -> residents.end(gone.id(), 3, Standing.DECEASED, LocalDate.of(2026, 12, 1)))
                .extracting("key").isEqualTo("error.residents.future");
    }

    @Test
    void revealingIsLoggedWithItsReason() {
        Resident saved = residents.save(person("查建国", citizen("19500312", 981), null, "13800000001"));
        assertThatThrownBy(() -> residents.reveal(saved.id(), Residents.Secret.ID_NO, " ")).extracting("key").isEqualTo("error.residents.noReason");
        assertThat(residents.history(saved.id())).hasSize(1);
        assertThat(residents.reveal(saved.id(), Residents.Secret.ID_NO, "补办老年卡")).isEqualTo(saved.document().number());
        assertThat(residents.history(saved.id()).getFirst()).extracting("did", "staff", "detail").containsExactly(Residents.Did.REVEAL, "周老师", "补办老年卡");
    }

    @Test
    void mergingFillsAndPartingRestores() {
        Resident kept = residents.save(person("查建国", null, "1950-03-12", "13800000001"));
        Resident gone = residents.save(person("查建国", citizen("19500312", 981), "1950-03-12", "13800000002", "OLD_ALONE").with(Detail.NATION, "01"));
        Resident merged = residents.merge(kept.id(), gone.id());
        assertThat(merged.document()).isEqualTo(gone.document());
        assertThat(merged.phones()).hasSize(2);
        assertThat(residents.find(gone.id()).orElseThrow().standing()).isEqualTo(Standing.MERGED);
        assertThat(residents.everyId(kept.id())).containsExactly(kept.id(), gone.id());
        assertThat(names(Filter.ALL)).hasSize(1);
        residents.save(residents.find(kept.id()).orElseThrow().with(Detail.REMARK, "合并后写的"));
        Resident back = residents.unmerge(gone.id());
        assertThat(back.saysSame(gone)).isTrue();
        Resident parted = residents.find(kept.id()).orElseThrow();
        assertThat(parted.saysSame(kept.with(Detail.REMARK, "合并后写的"))).as("only what was written since stays").isTrue();
        assertThat(residents.everyId(kept.id())).containsExactly(kept.id());
    }

    @Test
    void twoNumbersNeverMerge() {
        Resident one = residents.save(person("查建国", citizen("19500312", 981), null, null));
        Resident other = residents.save(person("查建国", citizen("19500312", 983), null, null));
        assertThatThrownBy(() -> residents.merge(one.id(), other.id())).extracting("key").isEqualTo("error.residents.twoNumbers");
    }

    @Test
    void chainsOfMergesComeApartFromTheEnd() {
        Resident a = residents.save(person("查建国", null, null, "13800000001"));
        Resident b = residents.save(person("查建国", null, null, "13800000002"));
        Resident c = residents.save(person("查建国", null, null, "13800000003"));
        residents.merge(b.id(), a.id());
        residents.merge(c.id(), b.id());
        assertThat(residents.everyId(c.id())).containsExactly(c.id(), a.id(), b.id());
        assertThatThrownBy(() -> residents.unmerge(a.id())).extracting("key").isEqualTo("error.residents.partFirst");
        residents.unmerge(b.id());
        residents.unmerge(a.id());
        for (Resident one : List.of(a, b, c)) {
            assertThat(residents.find(one.id()).orElseThrow().saysSame(one)).as(one.phones().toString()).isTrue();
        }
    }

    @Test
    void suggestsDuplicatesUntilToldOtherwise() {
        Resident one = residents.save(person("查建国", citizen("19500312", 981), "1950-03-12", null));
        Resident other = residents.save(person("查建国", null, "1950-03-12", null));
        assertThat(residents.duplicates(10)).singleElement().extracting("why").isEqualTo("同名、同出生日期、同房号");
        residents.distinct(other.id(), one.id());
        assertThat(residents.duplicates(10)).isEmpty();
    }

    @Test
    void aCentreWithoutFieldsOfItsOwnHasTheShippedColumns() {
        assertThat(people.residents.sheet().columns()).extracting(linli.base.excel.Column::key).contains("name", "idNo", "mobile", "remark");
    }
}
