package linli.batches;

import static linli.schema.Tables.ACTIVITY;
import static linli.schema.Tables.ATTENDANCE;
import static linli.schema.Tables.ENROLMENT;
import static linli.schema.Tables.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import linli.base.value.SourcingBatch;
import linli.needs.Need;
import linli.needs.NeedChannel;
import linli.needs.Needs;
import linli.partners.PartnerHouse;
import linli.projects.Project;
import linli.projects.Project.ProjectStatus;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batch by domain by community, and how far the city's courses reach. */
class BatchesTest {
    private final PartnerHouse house = new PartnerHouse();
    private final Map<String, String> settings = new HashMap<>();
    private final Batches batches = new Batches(house.db, house.clock, settings::put);
    private final Needs needs = new Needs(house.db, house.clock, () -> "周老师");

    @AfterEach
    void close() {
        house.close();
    }

    static Project.Face with(String name, String domain, String community, SourcingBatch batch, String brand) {
        Project.Face face = PartnerHouse.course(name, null);
        return new Project.Face(name, face.giver(), domain, face.audience(), "", face.slots(), face.venueKind(), "", face.price(), 20, face.starts(), face.ends(), community,
                batch, brand, "");
    }

    /** One session with two present, one absent and three heads. */
    private void served(long project, LocalDate day) {
        house.db.write(() -> {
            var sql = house.db.writing();
            var activity = sql.newRecord(ACTIVITY);
            activity.setActivityNo("K1");
            activity.setTitle("班");
            activity.setKind("CLASS");
            activity.setFocusGroups("");
            activity.setProjectId(project);
            activity.setFeeKind("BASIC");
            activity.setPriceFen(0L);
            activity.setSeats(20);
            activity.setTermStart(day);
            activity.setTermEnd(day);
            activity.setSlots("");
            activity.setStatus("RUNNING");
            activity.setByLot(false);
            activity.setCreatedAt(OffsetDateTime.now(house.clock));
            activity.setTouched(1L);
            activity.setVersion(1L);
            activity.insert();
            var session = sql.newRecord(SESSION);
            session.setActivityId(activity.getId());
            session.setHeldOn(day);
            session.setFromTime(LocalTime.of(14, 0));
            session.setToTime(LocalTime.of(16, 0));
            session.setStatus("HELD");
            session.setHeads(3);
            session.setTouched(1L);
            session.setVersion(1L);
            session.insert();
            for (String mark : List.of("PRESENT", "PRESENT", "ABSENT")) {
                var person = sql.newRecord(ENROLMENT);
            person.setActivityId(activity.getId());
            person.setName("某");
            person.setPersonKey(mark);
            person.setStatus("ENROLLED");
            person.setPosition(1L);
            person.setEnrolledAt(OffsetDateTime.now(house.clock));
            person.setTouched(1L);
            person.setVersion(1L);
                person.insert();
                var row = sql.newRecord(ATTENDANCE);
            row.setSessionId(session.getId());
            row.setEnrolmentId(person.getId());
            row.setMark(mark);
            row.setAt(OffsetDateTime.now(house.clock));
            row.setTouched(1L);
            row.setVersion(1L);
                row.insert();
            }
        });
    }

    @Test
    void everyProjectStandsInOneCellAndServedIsReadFromTheClasses() {
        long paint = house.projects.add(with("画画班", "ART.PAINT", "丰收社区", SourcingBatch.DIG, ""), ProjectStatus.OPEN).id();
        house.projects.add(with("越剧社", "ART.OPERA", "丰收社区", SourcingBatch.DIG, ""), ProjectStatus.PLANNED);
        house.projects.add(with("手机课", "ELDER.DIGIT", "西园社区", SourcingBatch.SINK, "老年学堂"), ProjectStatus.OPEN);
        served(paint, LocalDate.of(2026, 11, 7));
        BatchMatrix matrix = batches.matrix(null);
        assertThat(matrix.cell(SourcingBatch.DIG, "丰收社区", "ART")).isEqualTo(new BatchMatrix.Cell(1, 1, 0, 1, 5, 0));
        assertThat(matrix.cell(SourcingBatch.SINK, "丰收社区", "ART").empty()).isTrue();
        assertThat(matrix.cell(null, null, null).opened()).isEqualTo(2);
        assertThat(batches.matrix(LocalDate.of(2026, 11, 6)).cell(null, null, null).served()).as("not before the session").isZero();
        assertThat(batches.matrix(LocalDate.of(2026, 8, 1)).supplies()).as("not before they began").isEmpty();
        assertThat(matrix.byBatch()).isEqualTo(Map.of(SourcingBatch.DIG, 2L, SourcingBatch.SINK, 1L));
    }

    @Test
    void aCourseThatHasNotComeIsHeldAgainstTheNeedsThere(@TempDir Path folder) throws Exception {
        batches.list("丰收社区\n 西园社区 \n\n杏花社区\n丰收社区");
        assertThat(settings.get(Batches.COMMUNITIES)).isEqualTo("丰收社区\n西园社区\n杏花社区");
        house.projects.add(with("手机课", "ELDER.DIGIT", "西园社区", SourcingBatch.SINK, "老年学堂"), ProjectStatus.OPEN);
        house.projects.add(with("烘焙夜校", "LIFE.COOK", "丰收社区", SourcingBatch.SINK, "青年夜校"), ProjectStatus.PLANNED);
        Need need = needs.register(new Need.Draft(Need.Asker.ANONYMOUS, "想学用手机挂号,老人不会用手机", NeedChannel.WINDOW, null, null, null, null));
        needs.register(new Need.Draft(Need.Asker.ANONYMOUS, "楼道灯坏了", NeedChannel.WINDOW, null, null, null, null));
        BatchMatrix matrix = batches.matrix(null);
        String own = matrix.communities().getFirst();
        BatchMatrix.Reach elder = matrix.reach("老年学堂", own);
        assertThat(elder.reached()).isFalse();
        assertThat(elder.asks()).extracting(BatchMatrix.Ask::id).containsExactly(need.id());
        assertThat(matrix.missing("老年学堂").getFirst().community()).as("most asked first").isEqualTo(own);
        assertThat(matrix.reach("老年学堂", "西园社区").reached()).isTrue();
        assertThat(Batches.words(matrix.reach("青年夜校", "丰收社区"))).isEqualTo("筹备中");
        assertThat(Batches.words(elder)).isEqualTo("未到，有 1 条需求在等");
        needs.cancel(need.id(), need.version(), "重复");
        assertThat(batches.matrix(null).reach("老年学堂", own).asks()).as("only open ones wait").isEmpty();
        Path file = batches.export(null, folder.resolve("三个一批.xlsx"));
        try (Workbook book = WorkbookFactory.create(file.toFile(), null, true)) {
            assertThat(book.getNumberOfSheets()).isEqualTo(2);
            StringBuilder words = new StringBuilder();
            book.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> words.append(cell).append('|'))));
            assertThat(words).contains("西园社区|下沉|养老助老|0.0|1.0").contains("已开 1 项").contains("“三个一批”供给情况表");
        }
    }
}
