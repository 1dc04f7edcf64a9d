package linli.households;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import linli.base.db.Actor;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.db.Trail;
import linli.base.excel.Grids;
import linli.base.excel.Intake.Choice;
import linli.base.excel.Intake.Decision;
import linli.base.text.UserError;
import linli.exchange.Counts;
import linli.exchange.Fills;
import linli.exchange.ImportOptions;
import linli.exchange.ImportRun.Outcome;
import linli.exchange.Imports;
import linli.exchange.Preview;
import linli.exchange.Progress;
import linli.residents.Residents;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of households through the real engine, beside lists of the same people. */
class HouseholdImportTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final String ID = "330481195003129811";

    private final Db db = TestStore.open();
    private final Trail trail = new Trail(db, CLOCK, () -> new Actor("zhou", "周老师"));
    private final Residents residents = new Residents(db, CLOCK, trail);
    private final Households households = new Households(db, CLOCK, residents.sheet());
    private final Imports imports = new Imports(db, CLOCK, trail, List.of(residents.sheet(), households.sheet()));

    @TempDir
    private Path place;

    @AfterEach
    void close() {
        db.close();
    }

    private Outcome run(String kind, Path file) {
        return imports.run(kind, file, ImportOptions.NONE.withReturnsFolder(place), Progress.NONE);
    }

    private static List<Integer> figures(Counts c) {
        return List.of(c.read(), c.added(), c.updated(), c.unchanged(), c.twin(), c.rejected());
    }

    private Path list() {
        return Grids.of("3幢").row("桑园社区住户情况登记表").row("填报单位：桑园社区")
                .row("序号", "单元", "房号", "户主", "身份证号", "联系电话", "居住情况", "家庭人口", "户别", "备注")
                .row(1, "1", "101", "沈大年", "", "13800000001、13800000002", "自住", "3人", "低保户", "合计两本户口簿")
                .row(2, "1", "102", "顾小满", "", "", "出租", 2, "", "")
                .row(3, "1", "201", "", "", "", "空置", "", "", "钥匙在物业")
                .row(4, "1", "202", "陆安然", "330481195003129999", "", "自住", 1, "", "")
                .row(5, "1", "101", "沈大年", "", "", "自住", 4, "", "")
                .row("合计", "", "", "", "", "", "", 10, "", "").xlsx(place.resolve("户.xlsx"));
    }

    @Test
    void householdsComeInWithTheirPlacesAndEmptyDwellingsToo() {
        Outcome first = run("households", list());
        assertThat(figures(first.counts())).containsExactly(5, 3, 0, 0, 1, 1);
        assertThat(first.counts().skipped()).isEqualTo(1);
        assertThat(first.returns()).exists();
        assertThat(households.all()).extracting(one -> one.home().shortForm() + " " + one.head() + " " + one.told().tenure() + " " + one.members() + " " + one.told().remark())
                .containsExactly("3-1-101 沈大年 自住 3 合计两本户口簿", "3-1-102 顾小满 出租 2 ", "3-1-201  空置 null 钥匙在物业");
        assertThat(households.all().getFirst().told().headPhone()).isEqualTo("13800000001;13800000002");
        assertThat(figures(run("households", list()).counts())).containsExactly(5, 0, 0, 3, 1, 1);
        imports.exports().full("households", place.resolve("out.xlsx"), "核对");
        assertThat(figures(run("households", place.resolve("out.xlsx")).counts())).containsExactly(3, 0, 0, 3, 0, 0);
        assertThat(imports.undo(first.run()).kept()).isEmpty();
        assertThat(households.all()).isEmpty();
        assertThat(db.sql().fetchCount(linli.schema.Tables.DWELLING)).isZero();
    }

    @Test
    void theSamePeopleMakeTheSameHousehold() {
        run("residents", Grids.of("名册").row("姓名", "身份证号", "电话", "楼栋", "单元", "房号", "与户主关系")
                .row("沈大年", ID, "13800000009", "3", "1", "101", "户主").row("沈小禾", "", "", "3", "1", "101", "子").xlsx(place.resolve("人.xlsx")));
        assertThat(households.all()).singleElement().satisfies(one -> {
            assertThat(one.members()).as("known of the residents").isEqualTo(2);
            assertThat(one.told().headIdNo()).isEqualTo(ID);
            assertThat(one.told().headPhone()).isEqualTo("13800000009");
        });
        imports.exports().full("households", place.resolve("out.xlsx"), "核对");
        assertThat(figures(run("households", place.resolve("out.xlsx")).counts())).containsExactly(1, 0, 0, 1, 0, 0);
        Outcome told = run("households", list());
        assertThat(figures(told.counts())).containsExactly(5, 2, 1, 0, 1, 1);
        assertThat(households.all()).hasSize(3).first().satisfies(one -> {
            assertThat(one.members()).as("the list's own number counts").isEqualTo(3);
            assertThat(one.told().headIdNo()).as("a blank takes nothing away").isEqualTo(ID);
        });
        assertThat(residents.list(Residents.Filter.ALL, Residents.Sort.NAME, false, 0, 10).rows()).hasSize(2).allMatch(row -> row.headName().equals("沈大年"));
        assertThat(imports.undo(told.run()).kept()).isEmpty();
        assertThat(households.all()).singleElement().satisfies(one -> assertThat(one.members()).isEqualTo(2));
    }

    @Test
    void anotherHeadInTheSameDwellingIsAskedAbout() {
        run("households", list());
        Path later = Grids.of("3幢").row("单元", "房号", "户主", "居住情况").row("1", "101", "沈明月", "自住").row("1", "201", "周清欢", "出租").xlsx(place.resolve("后来.xlsx"));
        Preview seen = imports.preview("households", later, ImportOptions.NONE, Progress.NONE);
        assertThat(figures(seen.counts())).as("who moves into an empty dwelling fills it").containsExactly(2, 1, 1, 0, 0, 0);
        Preview.Note asked = seen.notes().getFirst();
        assertThat(asked.maybe()).extracting(maybe -> maybe.name() + maybe.why()).containsExactly("沈大年同一住址，户主不同");
        assertThat(imports.sides("households", asked.said(), asked.maybe().getFirst().id())).isNotEmpty();
        ImportOptions taken = ImportOptions.NONE.withDecided(List.of(new Decision(asked.sheet(), asked.row(), Choice.TAKE, asked.maybe().getFirst().id())));
        Outcome outcome = imports.run("households", later, taken, Progress.NONE);
        assertThat(figures(outcome.counts())).containsExactly(2, 0, 2, 0, 0, 0);
        assertThat(households.all()).extracting(HouseholdCard::head).containsExactly("沈明月", "顾小满", "周清欢");
        assertThat(figures(run("households", later).counts())).containsExactly(2, 0, 0, 2, 0, 0);
        assertThat(imports.undo(outcome.run()).kept()).isEmpty();
        assertThat(households.all()).extracting(HouseholdCard::head).containsExactly("沈大年", "顾小满", "");
        assertThat(figures(run("households", list()).counts())).as("found again by its old head").containsExactly(5, 0, 0, 3, 1, 1);
    }

    @Test
    void anImportThatPeopleHaveMovedIntoSinceIsKeptByName() {
        long run = run("households", list()).run();
        run("residents", Grids.of("名册").row("姓名", "楼栋", "单元", "房号", "户主姓名").row("顾念", "3", "1", "102", "顾小满").xlsx(place.resolve("人.xlsx")));
        assertThat(imports.undo(run).kept()).extracting(kept -> kept.name()).allMatch(name -> name.contains("顾小满")).isNotEmpty();
        assertThat(households.all()).extracting(HouseholdCard::head).containsExactly("顾小满");
    }

    @Test
    void aTemplateAndWhatChangedSince() {
        assertThat(imports.exports().template("households", place.resolve("空.xlsx"))).exists();
        Assertions.assertThatThrownBy(() -> imports.preview("households", place.resolve("空.xlsx"), ImportOptions.NONE, Progress.NONE)).isInstanceOf(UserError.class);
        run("households", list());
        Path form = Grids.of("附件").row("户主姓名", "房号", "家庭人口数").xlsx(place.resolve("form.xlsx"));
        Fills.Options changed = new Fills.Options(java.util.Map.of(), true, true);
        assertThat(imports.exports().fill("households", form, place.resolve("a.xlsx"), changed).rows()).isEqualTo(3);
        assertThat(imports.exports().fill("households", form, place.resolve("b.xlsx"), changed).rows()).isZero();
        run("households", Grids.of("3幢").row("单元", "房号", "户主", "备注").row("1", "102", "顾小满", "新租客").xlsx(place.resolve("改.xlsx")));
        assertThat(imports.exports().fill("households", form, place.resolve("c.xlsx"), changed).rows()).isEqualTo(1);
    }
}
