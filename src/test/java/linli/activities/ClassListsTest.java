package linli.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import linli.activities.Activity.ActivityStatus;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.value.Money;
import linli.enrolments.Enrolment;
import linli.enrolments.Enrolment.EnrolmentStatus;
import linli.exchange.Counts;
import linli.exchange.ImportOptions;
import linli.exchange.Imports;
import linli.exchange.Progress;
import linli.rollcall.RollCall;
import linli.rollcall.RollCall.Mark;
import linli.rollcall.RollCalls;
import linli.surveys.Surveys;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes, enrolments, roll-calls and surveys as workbooks, through the real engine. */
class ClassListsTest {
    @TempDir
    Path folder;

    private final Db db = TestStore.open();
    private final Classes house = new Classes(db);
    private final RollCalls calls = new RollCalls(db, house.clock, house.activities.sessions()::called, house.activities.sessions()::notHeld, () -> "样例社区");
    private final Surveys surveys = new Surveys(db, house.clock);
    private final Imports imports = new Imports(db, house.clock,
            List.of(house.activities.sheet(), house.enrolments.sheet(), calls.sheet(), surveys.sheet()), () -> "周老师");

    @AfterEach
    void close() {
        db.close();
    }

    private Path book(String name, String... lines) throws Exception {
        Path file = folder.resolve(name + ".xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = book.createSheet(name);
            for (int i = 0; i < lines.length; i++) {
                Row row = sheet.createRow(i);
                String[] cells = lines[i].split(",", -1);
                for (int c = 0; c < cells.length; c++) {
                    row.createCell(c).setCellValue(cells[c]);
                }
            }
            book.write(out);
        }
        return file;
    }

    private long run;

    private List<Integer> load(String kind, Path file) {
        var outcome = imports.run(kind, file, ImportOptions.NONE, Progress.NONE);
        run = outcome.run();
        Counts counts = outcome.counts();
        return List.of(counts.read(), counts.added(), counts.updated(), counts.unchanged(), counts.twin(), counts.rejected());
    }

    private List<Integer> back(String kind) {
        Path out = folder.resolve(kind + "-out.xlsx");
        imports.exports().full(kind, out, "核对");
        return load(kind, out);
    }

    private Path classes() throws Exception {
        return book("课程", "编号,名称,类型,领域,服务对象,年龄下限,年龄上限,老师,收费性质,收费标准,名额,开始日期,结束日期,上课时间,教室,状态,原班编号",
                "K2026-0007,少儿美术班,课程,美术,,6,12,林若溪,基础公益,0,4,2026-09-05,2026-12-26,周六14:00-16:00,第二教室,报名中,",
                "K2026-0008,太极班,社团,太极,老年人,60,,沈老师,增值低偿,60,20,2026-09-01,2026-12-31,周二、周四 8:00-9:00,社区广场,进行中,",
                ",消防讲座,讲座,急救安全,,,,消防站,基础公益,0,50,2026-11-09,2026-11-09,周一 19:00-20:30,报告厅,,",
                ",坏价格,课程,美术,,,,,基础公益,20,5,2026-09-01,2026-12-31,周二 8:00-9:00,,,",
                ",坏时间,课程,美术,,,,,,,5,2026-09-01,2026-12-31,有空就来,,,");
    }

    @Test
    void classesComeInWithTheirSessionsAndGoOutUnchanged() throws Exception {
        long room = house.room("第二教室");
        assertThat(load("activities", classes())).containsExactly(5, 3, 0, 0, 0, 2);
        long first = run;
        ActivityList list = house.activities.list(ActivityList.Filter.ALL);
        assertThat(list.total()).isEqualTo(3);
        ActivityList.Row art = list.rows().stream().filter(row -> row.no().equals("K2026-0007")).findFirst().orElseThrow();
        assertThat(house.activities.get(art.id()).plan().place().roomId()).isEqualTo(room);
        assertThat(art.planned()).isEqualTo(15);
        assertThat(house.booked(room)).hasSize(15);
        assertThat(list.rows().stream().filter(row -> row.title().equals("太极班")).findFirst().orElseThrow().price()).isEqualTo(Money.yuan(60));
        assertThat(load("activities", classes())).containsExactly(5, 0, 0, 3, 0, 2);
        assertThat(back("activities")).containsExactly(3, 0, 0, 3, 0, 0);
        assertThat(load("activities", book("排不出", "名称,名额,开始日期,结束日期,上课时间", "周末班,9,2026-10-03,2026-10-03,周六14:00-16:00"))).as("only a holiday").containsExactly(1, 0, 0, 0, 0, 1);
        assertThat(load("activities", book("改", "编号,名称,名额,开始日期,结束日期,上课时间", "K2026-0007,少儿美术班,9,2026-09-05,2026-12-26,周六14:00-16:00"))).containsExactly(1, 0, 1, 0, 0, 0);
        assertThat(house.activities.get(art.id()).plan().seats()).isEqualTo(9);
        imports.undo(run);
        assertThat(house.activities.get(art.id()).plan().seats()).isEqualTo(4);
        assertThat(imports.undo(first).kept()).as("the edit was taken back before").isEmpty();
        assertThat(house.activities.list(ActivityList.Filter.ALL).total()).isZero();
    }

    @Test
    void peopleComeInWithinTheSeatsAndTheBand() throws Exception {
        load("activities", classes());
        Path people = book("报名", "班级编号,姓名,电话,出生日期,状态,报名日期",
                "K2026-0007,周一一,13800000001,2018-03-01,在班,2026-08-20",
                "K2026-0007,周二二,13800000002,2017/5/6,,",
                "K2026-0007,周三三,13800000003,2017年5月6日,,",
                "K2026-0007,周四四,13800000004,2016-05-06,,",
                "K2026-0007,周五五,13800000005,2016-05-06,,",
                "K2026-0007,周六六,13800000006,2016-05-06,在班,",
                "K2026-0007,周七七,13800000007,2022-05-06,,",
                "K2026-0007,周一一,13800000001,2018-03-01,,",
                "K2026-9999,周八八,13800000008,2016-05-06,,");
        assertThat(load("enrolments", people)).containsExactly(9, 5, 0, 0, 1, 3);
        long id = house.activities.list(ActivityList.Filter.of(Map.of("text", "K2026-0007"))).rows().getFirst().id();
        assertThat(house.enrolments.list(id).in(EnrolmentStatus.ENROLLED)).isEqualTo(4);
        assertThat(house.enrolments.list(id).in(EnrolmentStatus.WAITING)).isEqualTo(1);
        assertThat(back("enrolments")).containsExactly(5, 0, 0, 5, 0, 0);
        assertThat(load("enrolments", people)).as("the full class still refuses").containsExactly(9, 0, 0, 5, 1, 3);
    }

    @Test
    void thePrintedSheetIsFilledInAndTakenBack() throws Exception {
        load("activities", classes());
        long id = house.activities.list(ActivityList.Filter.of(Map.of("text", "K2026-0007"))).rows().getFirst().id();
        List<Enrolment> people = house.aged(7, 8, 9).stream().map(person -> house.enrolments.enrol(id, person, true)).toList();
        house.clock.to(LocalDate.of(2026, 9, 21));
        Path paper = calls.print(id, folder.resolve("点名表.xlsx"));
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(paper))) {
            Sheet sheet = book.getSheetAt(0);
            String[][] marks = {{"√", "√", "×"}, {"到", "假", "√"}, {"1", "缺", "√"}};
            for (int p = 0; p < 3; p++) {
                for (int d = 0; d < 3; d++) {
                    sheet.getRow(3 + p).getCell(3 + d).setCellValue(marks[p][d]);
                }
            }
            try (OutputStream out = Files.newOutputStream(folder.resolve("填好.xlsx"))) {
                book.write(out);
            }
        }
        Activity before = house.activities.get(id);
        assertThat(before.status()).isEqualTo(ActivityStatus.OPEN);
        assertThat(load("attendance", folder.resolve("填好.xlsx"))).containsExactly(3, 3, 0, 0, 0, 0);
        long first = run;
        assertThat(house.activities.get(id).status()).as("who meets runs").isEqualTo(ActivityStatus.RUNNING);
        RollCall.Rate rate = calls.participation(id);
        assertThat(List.of(rate.present(), rate.of(), rate.percent())).containsExactly(6, 9, 67);
        assertThat(house.activities.list(ActivityList.Filter.of(Map.of("text", "K2026-0007"))).rows().getFirst().held()).isEqualTo(3);
        assertThat(load("attendance", folder.resolve("填好.xlsx"))).containsExactly(3, 0, 0, 3, 0, 0);
        assertThat(back("attendance")).containsExactly(9, 0, 0, 9, 0, 0);
        assertThat(load("attendance", book("补", "班级,姓名,9月5日,9/12", "少儿美术班," + people.getFirst().person().name() + ",×,√"))).containsExactly(1, 0, 1, 0, 0, 0);
        assertThat(calls.participation(id).present()).isEqualTo(5);
        imports.undo(run);
        assertThat(calls.participation(id).present()).isEqualTo(6);
        // The mark changed and changed back counts as edited: an undo of the whole keeps it; sample data is taken back whole.
        assertThat(imports.undo(first, true).kept()).isEmpty();
        assertThat(house.activities.list(ActivityList.Filter.of(Map.of("text", "K2026-0007"))).rows().getFirst().held()).as("no trace is left").isZero();
        assertThat(house.activities.get(id)).as("the class takes people on again, to the version").isEqualTo(before);
        assertThat(load("attendance", folder.resolve("填好.xlsx"))).containsExactly(3, 3, 0, 0, 0, 0);
        long again = run;
        house.activities.sessions().held(house.activities.sessions().of(id).get(1).id(), 7);
        assertThat(imports.undo(again).kept()).isEmpty();
        assertThat(house.activities.get(id).status()).as("it met otherwise too").isEqualTo(ActivityStatus.RUNNING);
        assertThat(house.activities.list(ActivityList.Filter.of(Map.of("text", "K2026-0007"))).rows().getFirst().held()).isEqualTo(1);
    }

    @Test
    void surveysComeInAndTheFiguresSayTheirN() throws Exception {
        load("activities", classes());
        house.clock.to(LocalDate.of(2026, 11, 21));
        Path tally = book("满意度", "班级编号,测评日期,非常满意,满意,基本满意,不太满意,不满意,不了解", "K2026-0007,2026-11-20,10,6,3,1,0,2", "K2026-0008,2026-11-20,3,1,0,0,0,0",
                "K2026-0008,某天,3,1,0,0,0,0", "K2026-0008,2026-08-01,3,1,0,0,0,0");
        assertThat(load("surveys", tally)).containsExactly(4, 2, 0, 0, 0, 2);
        assertThat(back("surveys")).containsExactly(2, 0, 0, 2, 0, 0);
        long id = house.activities.list(ActivityList.Filter.of(Map.of("text", "K2026-0007"))).rows().getFirst().id();
        assertThat(surveys.result(id).rate()).isEqualTo(950);
        assertThat(surveys.result(id).index()).isEqualTo(850);
        assertThat(surveys.result(id).valid()).isEqualTo(20);
        assertThat(surveys.result(id).few()).isFalse();
    }

    @Test
    void theRollIsCalledByHandAndTwoClerksDoNotOverwriteEachOther() throws Exception {
        load("activities", classes());
        long id = house.activities.list(ActivityList.Filter.of(Map.of("text", "K2026-0007"))).rows().getFirst().id();
        List<Enrolment> people = house.aged(7, 8).stream().map(person -> house.enrolments.enrol(id, person, true)).toList();
        house.clock.to(LocalDate.of(2026, 9, 12));
        RollCall call = calls.call(calls.due(id));
        assertThat(call.on()).isEqualTo(LocalDate.of(2026, 9, 12));
        assertThat(call.rows()).hasSize(2);
        RollCall saved = calls.save(call, Map.of(people.get(0).id(), Mark.PRESENT, people.get(1).id(), Mark.LEAVE), 3);
        assertThat(saved.heads()).isEqualTo(3);
        assertThat(saved.status()).isEqualTo("HELD");
        assertThat(house.activities.get(id).status()).isEqualTo(ActivityStatus.RUNNING);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> calls.save(call, Map.of(people.get(0).id(), Mark.ABSENT), null))
                .isInstanceOfSatisfying(linli.base.text.UserError.class, error -> assertThat(error.key()).isEqualTo("error.rollcall.edited"));
        long coming = saved.sessions().stream().filter(one -> one.on().isAfter(LocalDate.of(2026, 9, 12))).findFirst().orElseThrow().session();
        assertThat(calls.call(coming).open()).isFalse();
    }
}
