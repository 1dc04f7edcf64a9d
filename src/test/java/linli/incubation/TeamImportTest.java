package linli.incubation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import linli.exchange.Counts;
import linli.exchange.ImportOptions;
import linli.exchange.Progress;
import linli.incubation.Team.TeamStage;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of teams and their people through the real engine: in, out, in again, and taken back. */
class TeamImportTest {
    private static final String[][] ROWS = {
        {"团队", "所属行业", "状态", "出园日期", "去向", "注册时间", "企业名称", "姓名", "职务", "证件种类", "证件号", "手机"},
        {"青桐电商小队", "电商", "孵化中", "", "", "2026-5-6", "青桐皮具商行", "查晓东", "队长", "居民身份证", "330481198605209812", "13800000481"},
        {"青桐电商小队", "电商", "孵化中", "", "", "", "", "PETER NOVAK", "", "普通护照", "X9800001", ""},
        {"青桐电商小队", "", "", "", "", "", "", "PETER NOVAK", "", "普通护照", "X9800001", ""},
        {"西园皮具", "制造", "毕业", "2026年9月1日", "经编产业园", "2026/2/1", "西园皮具店", "沈样例", "", "", "", ""},
        {"西园皮具", "", "", "", "", "", "", "错号人", "", "居民身份证", "330481198605209815", ""},
        {"空队", "", "", "", "", "", "", "", "", "", "", ""}};

    private final TeamHouse house = new TeamHouse();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        house.close();
    }

    private Path book(String[]... rows) throws Exception {
        Path file = folder.resolve("团队.xlsx");
        try (Workbook book = new XSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
            var sheet = book.createSheet("名单");
            for (int r = 0; r < rows.length; r++) {
                Row row = sheet.createRow(r);
                for (int c = 0; c < rows[r].length; c++) {
                    row.createCell(c).setCellValue(rows[r][c]);
                }
            }
            book.write(out);
        }
        return file;
    }

    private Counts load(Path file) {
        return house.imports.run("teams", file, ImportOptions.NONE, Progress.NONE).counts();
    }

    private static List<Integer> of(Counts counts) {
        return List.of(counts.read(), counts.added(), counts.updated(), counts.unchanged(), counts.twin(), counts.rejected());
    }

    @Test
    void comesInGoesOutAndComesInAgain() throws Exception {
        assertThat(of(load(book(ROWS)))).containsExactly(6, 4, 0, 0, 1, 1);
        Team out = house.teams.get(house.teams.search("西园皮具", 1).getFirst().id());
        assertThat(out.status().now()).isEqualTo(TeamStage.OUT);
        assertThat(out.status().movedTo()).isEqualTo("经编产业园");
        assertThat(house.teams.whole(out.id()).stretches()).hasSize(2);
        Path exported = folder.resolve("out.xlsx");
        house.imports.exports().full("teams", exported, "核对");
        assertThat(of(load(exported))).containsExactly(4, 0, 0, 4, 0, 0);
    }

    @Test
    void aChangedRowIsUpdatedAndTakenBack() throws Exception {
        long run = house.imports.run("teams", book(ROWS), ImportOptions.NONE, Progress.NONE).run();
        long team = house.teams.search("青桐电商小队", 1).getFirst().id();
        String[] changed = ROWS[1].clone();
        changed[1] = "直播";
        changed[2] = "终止";
        changed[11] = "13800000999";
        long second = house.imports.run("teams", book(ROWS[0], changed), ImportOptions.NONE, Progress.NONE).run();
        assertThat(house.teams.get(team).face().trade()).isEqualTo("直播");
        assertThat(house.teams.get(team).status().now()).isEqualTo(TeamStage.ENDED);
        house.imports.undo(second);
        Teams.Whole back = house.teams.whole(team);
        assertThat(back.team().status().now()).isEqualTo(TeamStage.HOUSED);
        assertThat(back.team().face().trade()).isEqualTo("电商");
        assertThat(back.founders().getFirst().phone()).isEqualTo("13800000481");
        assertThat(back.stretches()).hasSize(1);
        house.imports.undo(run);
        assertThat(house.teams.list(TeamList.Filter.ALL).all()).isZero();
    }
}
