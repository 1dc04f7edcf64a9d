package linli.volunteers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.exchange.Counts;
import linli.exchange.ImportOptions;
import linli.exchange.Imports;
import linli.exchange.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of volunteers and of hours through the real engine: nobody twice, no hour twice, and all of it can be taken back. */
class VolunteerImportTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    @TempDir
    Path folder;

    private final Db db = TestStore.open();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private final Volunteers volunteers = new Volunteers(db, clock);
    private final Imports imports = new Imports(db, clock, List.of(volunteers.sheet(), volunteers.hoursSheet()), () -> "前台");

    @AfterEach
    void close() {
        db.close();
    }

    private Path csv(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private Path people() throws IOException {
        return csv("志愿者.csv", "序号,志愿者编号,姓名,身份证号,联系电话,服务队,特长,可服务时间,注册日期",
                "1,V001,查建国,330481198503019807,13800001001,红马甲队,理发、家电维修,周六下午,2024-03-01",
                "2,V002,单小明,,13800001002,红马甲队,画画,工作日晚上,2025.5.1",
                "3,V001,查建国,330481198503019807,13800001001,红马甲队,理发,,",
                "4,,曾玉兰,33048119850301980X,13800001003,,,,",
                "5,,,,13800001004,,,,");
    }

    private Counts run(String kind, Path file) {
        return imports.run(kind, file, ImportOptions.NONE, Progress.NONE).counts();
    }

    @Test
    void theListComesInOnceAndGoodRowsGoIn() throws Exception {
        Counts first = run("volunteers", people());
        assertThat(List.of(first.read(), first.added(), first.twin(), first.rejected())).containsExactly(5, 2, 1, 2);
        Counts again = run("volunteers", people());
        assertThat(List.of(again.added(), again.updated(), again.rejected())).containsExactly(0, 0, 2);
        Volunteer who = volunteers.get(volunteers.search("查建国", 1).getFirst().id());
        assertThat(who.skills()).containsExactly("LIFE.HAIR", "LIFE.REPAIR");
        assertThat(who.slots()).hasSize(1);
        assertThat(who.birthOn()).isEqualTo(LocalDate.of(1985, 3, 1));
    }

    @Test
    void aBlankCellErasesNothingAndAnUndoRestores() throws Exception {
        run("volunteers", people());
        Path more = csv("补充.csv", "志愿者编号,姓名,联系电话,服务队", "V002,单小明,,银杏队");
        long run = imports.run("volunteers", more, ImportOptions.NONE, Progress.NONE).run();
        long id = volunteers.search("单小明", 1).getFirst().id();
        assertThat(volunteers.get(id).team()).isEqualTo("银杏队");
        assertThat(volunteers.get(id).phone()).isEqualTo("13800001002");
        imports.undo(run);
        assertThat(volunteers.get(id).team()).isEqualTo("红马甲队");
    }

    @Test
    void theOutsideExportCountsOnceHoweverOftenItComes() throws Exception {
        run("volunteers", people());
        Path export = csv("时长.csv", "志愿者编号,姓名,服务日期,服务时长,服务内容,组织单位",
                "V001,查建国,2026-10-01,2.5,为老人理发,示例社区", "V001,查建国,2026-10-02,1.5,家电维修,示例社区", ",单小明,2026-10-02,2,绘本故事会,",
                ",无此人,2026-10-02,2,值守,", "V001,查建国,2026-12-01,2,为老人理发,", "V001,查建国,2026-10-03,30,值守,");
        Counts first = run("volunteer-hours", export);
        assertThat(List.of(first.read(), first.added(), first.rejected())).containsExactly(6, 3, 3);
        Counts again = run("volunteer-hours", export);
        assertThat(List.of(again.added(), again.unchanged())).containsExactly(0, 3);
        assertThat(volunteers.totals(LocalDate.of(2026, 10, 1), TODAY)).isEqualTo(new VolunteerList.Totals(3, 2, 360));
        // a voided line stays void when the export comes again
        long id = volunteers.search("单小明", 1).getFirst().id();
        volunteers.voidHours(volunteers.hours(id).getFirst(), "记错人");
        run("volunteer-hours", export);
        assertThat(volunteers.totals(LocalDate.of(2026, 10, 1), TODAY).people()).isEqualTo(1);
    }

    @Test
    void ownExportsComeBackUnchanged() throws Exception {
        run("volunteers", people());
        run("volunteer-hours", csv("时长.csv", "志愿者编号,姓名,服务日期,服务时长(分钟),服务内容", "V001,查建国,2026-10-01,100,为老人理发"));
        for (String kind : List.of("volunteers", "volunteer-hours")) {
            Path out = folder.resolve(kind + ".xlsx");
            imports.exports().full(kind, out, "核对");
            Counts counts = run(kind, out);
            assertThat(List.of(counts.added(), counts.updated(), counts.rejected())).as(kind).containsExactly(0, 0, 0);
            assertThat(counts.unchanged()).isPositive();
        }
        assertThat(volunteers.totals(LocalDate.of(2026, 10, 1), TODAY).minutes()).isEqualTo(100);
    }
}
