package linli.exchange;

import static linli.schema.Tables.RESIDENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import linli.base.db.Actor;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.db.Trail;
import linli.base.excel.ColumnMatch;
import linli.base.excel.Grids;
import linli.base.text.UserError;
import linli.exchange.ImportRun.Outcome;
import linli.exchange.ImportRun.Undone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline on a real store: counts that add up, nothing half written, rows sent back, imports taken back. */
class ImportsTest {
    @TempDir
    Path folder;
    private Db db;
    private TestPeople list;
    private Imports imports;

    @BeforeEach
    void open() {
        db = TestStore.open();
        list = new TestPeople(db);
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
        imports = new Imports(db, clock, new Trail(db, clock, () -> new Actor("zhou", "周老师")), List.of(list));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private int stored() {
        return db.sql().fetchCount(RESIDENT);
    }

    private static Grids messy() {
        return Grids.of("名册").row("花名册").row("序号", "姓名", "身份证号", "备注")
                .row(1, "沈一", "330481195203019800", null).row(2, "沈二", 330481195203019801d, null)
                .row(3, null, "330481195203019802", "无名").row(4, "沈一", "330481195203019800", null)
                .row(5, "沈三", "0573", "=1/0").row("合计", "4人");
    }

    @Test
    void countsAddUpAndTheSecondTimeNothingIsNew() {
        Path file = messy().xlsx(folder.resolve("a.xlsx"));
        Preview preview = imports.preview("people", file, ImportOptions.NONE, Progress.NONE);
        assertThat(preview.counts()).isEqualTo(new Counts(5, 2, 0, 0, 1, 2, 1, 1));
        assertThat(preview.causes()).extracting(Preview.Cause::cause).contains("name.none", "id.PRECISION_LOST", "id.odd", "cell.error");
        assertThat(stored()).isZero();
        Outcome outcome = imports.run("people", file, ImportOptions.NONE, Progress.NONE);
        assertThat(outcome.counts()).isEqualTo(preview.counts());
        assertThat(stored()).isEqualTo(2);
        assertThat(imports.preview("people", file, ImportOptions.NONE, Progress.NONE).before().id()).isEqualTo(outcome.run());
        assertThat(imports.run("people", file, ImportOptions.NONE, Progress.NONE).counts()).isEqualTo(new Counts(5, 0, 0, 2, 1, 2, 1, 1));
        assertThat(imports.runs()).hasSize(2).first().extracting(ImportRun::staffName).isEqualTo("周老师");
    }

    @Test
    void rejectedRowsComeBackInTheirLayoutAndGoInOnceMended() throws Exception {
        Path file = messy().xlsx(folder.resolve("a.xlsx"));
        byte[] before = Files.readAllBytes(file);
        Outcome outcome = imports.run("people", file, ImportOptions.NONE, Progress.NONE);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(outcome.returns()).exists();
        Preview back = imports.preview("people", outcome.returns(), ImportOptions.NONE, Progress.NONE);
        assertThat(back.counts().read()).isEqualTo(2);
        assertThat(back.counts().rejected()).isEqualTo(2);
        assertThat(back.sheets().getFirst().columns()).last().extracting(ColumnMatch::used).isEqualTo(false);
    }

    @Test
    void aCellMendedInThePreviewGoesInMended() throws Exception {
        Path file = messy().xlsx(folder.resolve("a.xlsx"));
        byte[] before = Files.readAllBytes(file);
        Preview.Note note = imports.preview("people", file, ImportOptions.NONE, Progress.NONE).notes().getFirst();
        assertThat(note.found()).containsKey("idNo");
        ImportOptions mended = ImportOptions.NONE.withMended(List.of(new ImportOptions.Edit(note.sheet(), note.row(), "idNo", "330481195203019801")), List.of());
        assertThat(imports.run("people", file, mended, Progress.NONE).counts()).isEqualTo(new Counts(5, 3, 0, 0, 1, 1, 1, 1));
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(imports.glance("people", file, ImportOptions.NONE, Progress.NONE).partial()).isFalse();
    }

    @Test
    void undoTakesBackWhatWasNotTouchedSince() {
        imports.run("people", Grids.of("表").row("姓名", "身份证号", "备注").row("沈一", "330481195203019800", "甲").xlsx(folder.resolve("a.xlsx")),
                ImportOptions.NONE, Progress.NONE);
        Outcome second = imports.run("people", Grids.of("表").row("姓名", "身份证号", "备注").row("沈一", "330481195203019800", "乙")
                .row("沈二", "330481195203019801", "").row("沈三", "330481195203019802", "").xlsx(folder.resolve("b.xlsx")), ImportOptions.NONE, Progress.NONE);
        assertThat(second.counts()).isEqualTo(new Counts(3, 2, 1, 0, 0, 0, 0, 0));
        db.write(() -> db.writing().update(RESIDENT).set(RESIDENT.VERSION, 2L).where(RESIDENT.NAME.eq("沈三")).execute());
        Undone undone = imports.undo(second.run());
        assertThat(undone.back()).isEqualTo(2);
        assertThat(undone.kept()).hasSize(1);
        assertThat(db.sql().select(RESIDENT.NAME, RESIDENT.REMARK).from(RESIDENT).orderBy(RESIDENT.ID).fetch(r -> r.value1() + r.value2()))
                .containsExactly("沈一甲", "沈三");
        assertThat(imports.runs().getFirst().kept()).isEqualTo(1);
        assertThat(imports.undo(second.run()).kept()).as("asked again: still edited").hasSize(1);
        db.write(() -> db.writing().update(RESIDENT).set(RESIDENT.REMARK, "丙").where(RESIDENT.NAME.eq("沈一")).execute());
        assertThat(imports.undo(second.run(), true)).as("what was taken back before is left alone").isEqualTo(new Undone(second.run(), 1, java.util.List.of()));
        assertThat(db.sql().select(RESIDENT.NAME, RESIDENT.REMARK).from(RESIDENT).fetch(r -> r.value1() + r.value2())).containsExactly("沈一丙");
        assertThatThrownBy(() -> imports.undo(second.run())).as("nothing is left of it").isInstanceOf(UserError.class);
    }

    @Test
    void cancelAndFailureWriteNothing() {
        Grids grid = Grids.of("表").row("姓名", "身份证号", "备注");
        for (int i = 0; i < 1_200; i++) {
            grid.row("沈" + i, "", "");
        }
        Path file = grid.csv(folder.resolve("a.csv"), StandardCharsets.UTF_8, ",");
        Progress brake = new Progress() {
            private long rows;

            @Override
            public void at(long done, long expected) {
                rows = done;
            }

            @Override
            public boolean cancelled() {
                return rows >= 1_000;
            }
        };
        assertThatThrownBy(() -> imports.run("people", file, ImportOptions.NONE, brake)).isInstanceOf(CancellationException.class);
        assertThat(stored()).isZero();
        assertThat(imports.runs()).isEmpty();
        assertThat(imports.run("people", file, ImportOptions.NONE, Progress.NONE).counts().added()).isEqualTo(1_200);
    }

    @Test
    void columnsChosenByHandAreRemembered() {
        Path file = Grids.of("表").row("户主", "姓名", "身份证号", "说明").row("沈户", "沈一", "330481195203019800", "x").xlsx(folder.resolve("a.xlsx"));
        imports.run("people", file, ImportOptions.NONE.withMapping(Map.of("户主", "remark", "说明", "")), Progress.NONE);
        Preview again = imports.preview("people", Grids.of("表").row("户主", "姓名", "身份证号", "说明", "新列").row("沈户", "沈二", "330481195203019801", "x", 1)
                .xlsx(folder.resolve("b.xlsx")), ImportOptions.NONE, Progress.NONE);
        ColumnMatch first = again.sheets().getFirst().columns().getFirst();
        assertThat(first.basis()).isEqualTo(ColumnMatch.Basis.MEMORY);
        assertThat(first.column().key()).isEqualTo("remark");
        assertThat(again.sheets().getFirst().columns().get(3).column()).isNull();
    }

    @Test
    void aMissingColumnIsNamedAndNothingWritten() {
        Path file = Grids.of("表").row("序号", "身份证号", "备注").row(1, "330481195203019800", "x").xlsx(folder.resolve("a.xlsx"));
        assertThat(imports.preview("people", file, ImportOptions.NONE, Progress.NONE).missing()).containsExactly("姓名");
        assertThatThrownBy(() -> imports.run("people", file, ImportOptions.NONE, Progress.NONE)).isInstanceOf(UserError.class).hasMessageContaining("姓名");
        assertThat(imports.runs()).isEmpty();
    }

    /** Random layouts and values: whatever comes, every row is in exactly one count, and the preview says the same. */
    @RepeatedTest(25)
    void everyRowIsAccountedFor(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Grids grid = Grids.of("表" + repetition.getCurrentRepetition());
        int titles = random.nextInt(4);
        for (int i = 0; i < titles; i++) {
            grid.row("标题" + i);
        }
        Object[] head = {"序号", "姓名", "身份证号", "备注"};
        int shift = random.nextInt(3);
        grid.row(shifted(shift, head));
        int people = 0;
        int nobody = 0;
        for (int i = 0; i < 20 + random.nextInt(60); i++) {
            switch (random.nextInt(10)) {
                case 0 -> {
                    grid.row(shifted(shift, "小计", i + "人"));
                    nobody++;
                }
                case 1 -> {
                    grid.row(shifted(shift, head));
                    nobody++;
                }
                case 2 -> grid.row();
                case 3 -> {
                    grid.row(shifted(shift, i, null, "33048119520301980" + random.nextInt(10), "合计"));
                    people++;
                }
                case 4 -> {
                    grid.row(shifted(shift, i, "沈" + random.nextInt(5), 330481195203019800d, null));
                    people++;
                }
                default -> {
                    grid.row(shifted(shift, i, "沈" + random.nextInt(30), "33048119520301980" + random.nextInt(10), random.nextBoolean() ? "合计两笔" : null));
                    people++;
                }
            }
        }
        Path file = switch (random.nextInt(3)) {
            case 0 -> grid.xlsx(folder.resolve("r.xlsx"));
            case 1 -> grid.xls(folder.resolve("r.xls"));
            default -> grid.csv(folder.resolve("r.csv"), StandardCharsets.UTF_8, ",");
        };
        Counts counts = imports.preview("people", file, ImportOptions.NONE, Progress.NONE).counts();
        assertThat(counts.read()).isEqualTo(people);
        assertThat(counts.skipped()).isEqualTo(nobody);
        assertThat(counts.added() + counts.updated() + counts.unchanged() + counts.twin() + counts.rejected()).isEqualTo(people);
        Outcome outcome = imports.run("people", file, ImportOptions.NONE, Progress.NONE);
        assertThat(outcome.counts()).isEqualTo(counts);
        assertThat(stored()).isEqualTo(counts.added());
        imports.undo(outcome.run());
        assertThat(stored()).isZero();
    }

    private static Object[] shifted(int by, Object... values) {
        Object[] out = new Object[values.length + by];
        System.arraycopy(values, 0, out, by, values.length);
        return out;
    }
}
