package linli.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import linli.base.db.Actor;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.db.Trail;
import linli.base.excel.Grids;
import linli.base.text.UserError;
import linli.exchange.ImportRun.Outcome;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows sent back keep the layout they came in, and go in once they are mended. */
class ReturnsTest {
    @TempDir
    Path folder;
    private Db db;
    private Imports imports;

    @BeforeEach
    void open() {
        db = TestStore.open();
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
        imports = new Imports(db, clock, new Trail(db, clock, () -> new Actor("zhou", "周老师")), List.of(new TestPeople(db)));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private Path households(String ending) {
        Grids grid = Grids.of("家庭").row("家庭情况登记表", null, null, null, null)
                .row("序号", "家庭成员", null, "备注", "楼号").row(null, "姓名", "身份证号", null, null)
                .row(1, "沈一", "330481195203019800", "整户外出", "=1+2")
                .row(null, "沈二", 330481195203019801d, null, "=E4+1")
                .row(2, "沈三", "330481195203019803", "同上", 9)
                .row(null, null, "330481195203019804", "〃", "=E4")
                .row("合计", "4人");
        if (ending.equals("csv")) {
            return grid.csv(folder.resolve("户.csv"), Charset.forName("GB18030"), ",");
        }
        grid.merge("A1:E1").merge("A2:A3").merge("B2:C2").merge("D2:D3").merge("E2:E3").merge("A4:A5").merge("D4:D5").merge("A6:A7");
        grid.sheet("旁表").row("不是名单");
        return ending.equals("xls") ? grid.xls(folder.resolve("户.xls")) : grid.xlsx(folder.resolve("户.xlsx"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void keepTheLayout(String ending) throws IOException {
        Path file = households(ending);
        byte[] before = Files.readAllBytes(file);
        Outcome outcome = imports.run("people", file, ImportOptions.NONE.withAnnotated(true), Progress.NONE);
        assertThat(outcome.counts()).isEqualTo(new Counts(4, 2, 0, 0, 0, 2, 1, 0));
        try (Workbook returned = WorkbookFactory.create(outcome.returns().toFile(), null, true)) {
            Sheet sheet = returned.getSheet("家庭");
            assertThat(sheet.getMergedRegions()).extracting(m -> m.formatAsString()).contains("A1:E1", "A2:A3", "B2:C2").doesNotContain("A4:A5");
            assertThat(sheet.getLastRowNum()).isEqualTo(4);
            Row first = sheet.getRow(3);
            assertThat(first.getCell(1).getStringCellValue()).isEqualTo("沈二");
            assertThat(first.getCell(2).getNumericCellValue()).isEqualTo(330481195203019801d);
            assertThat(first.getCell(3).getStringCellValue()).as("filled down from the merged cell").isEqualTo("整户外出");
            assertThat(first.getCell(4).getNumericCellValue()).as("the formula's last value").isEqualTo(4);
            assertThat(first.getCell(5).getStringCellValue()).contains("lost");
            assertThat(sheet.getRow(4).getCell(3).getStringCellValue()).as("同上 of 同上").isEqualTo("整户外出");
            assertThat(sheet.getRow(2).getCell(5).getStringCellValue()).isEqualTo("问题说明");
            assertThat(first.getCell(2).getCellStyle().getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
            assertThat(returned.getSheet("旁表").getRow(0).getCell(0).getStringCellValue()).isEqualTo("不是名单");
        }
        try (Workbook annotated = WorkbookFactory.create(outcome.annotated().toFile(), null, true)) {
            Sheet sheet = annotated.getSheet("家庭");
            assertThat(sheet.getLastRowNum()).isEqualTo(7);
            assertThat(sheet.getMergedRegions()).hasSize(8);
            assertThat(sheet.getRow(4).getCell(4).getCellFormula()).isEqualTo("E4+1");
            assertThat(sheet.getRow(4).getCell(5).getStringCellValue()).contains("lost");
            assertThat(sheet.getRow(4).getCell(2).getCellStyle().getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
            assertThat(sheet.getRow(3).getCell(5)).isNull();
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        Counts back = imports.preview("people", outcome.returns(), ImportOptions.NONE, Progress.NONE).counts();
        assertThat(back).isEqualTo(new Counts(2, 0, 0, 0, 0, 2, 0, 0));
        assertThat(imports.run("people", outcome.annotated(), ImportOptions.NONE, Progress.NONE).counts()).isEqualTo(new Counts(4, 0, 0, 2, 0, 2, 1, 0));
        Outcome second = imports.run("people", outcome.returns(), ImportOptions.NONE, Progress.NONE);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).contains(second.returns());
        }
        try (Workbook returned = WorkbookFactory.create(second.returns().toFile(), null, true)) {
            assertThat(returned.getSheet("家庭").getRow(3).getLastCellNum()).as("our column is used again").isEqualTo((short) 6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv"})
    void textComesBackAsAWorkbookOfTexts(String ending) throws IOException {
        Outcome outcome = imports.run("people", households(ending), ImportOptions.NONE, Progress.NONE);
        assertThat(outcome.returns().getFileName().toString()).endsWith(".xlsx");
        assertThat(imports.preview("people", outcome.returns(), ImportOptions.NONE, Progress.NONE).counts().read()).isEqualTo(outcome.counts().rejected());
    }

    @Test
    void copiesOfALockedWorkbookAreLockedToo() throws Exception {
        byte[] plain = Files.readAllBytes(households("xlsx"));
        Path secret = folder.resolve("secret.xlsx");
        try (POIFSFileSystem container = new POIFSFileSystem(); OutputStream out = Files.newOutputStream(secret)) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("abc");
            try (OutputStream inside = encryptor.getDataStream(container)) {
                inside.write(plain);
            }
            container.writeFilesystem(out);
        }
        Outcome outcome = imports.run("people", secret, ImportOptions.NONE.withPassword("abc"), Progress.NONE);
        assertThatThrownBy(() -> imports.preview("people", outcome.returns(), ImportOptions.NONE, Progress.NONE)).isInstanceOf(UserError.class);
        assertThat(imports.preview("people", outcome.returns(), ImportOptions.NONE.withPassword("abc"), Progress.NONE).counts().read()).isEqualTo(2);
    }
}
