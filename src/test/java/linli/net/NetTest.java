package linli.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.value.DayPart;
import linli.matching.Matches;
import linli.matching.World;
import linli.needs.Need;
import linli.needs.NeedChannel;
import linli.needs.Needs;
import linli.net.Net.Cell;
import linli.net.Net.Time;
import linli.shell.Screens;
import linli.supplies.Supplies;
import linli.supplies.Supply;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service net: what runs when, what is missing, and what is free there; on the screen and as files. */
class NetTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Clock CLOCK = Clock.fixed(World.TODAY.atTime(10, 0).atZone(ZONE).toInstant(), ZONE);

    private final Db db = TestStore.open();
    private final World world = new World(db);
    private final Needs needs = new Needs(db, CLOCK, () -> "周老师");
    private final Supplies supplies = new Supplies(db, CLOCK);
    private final Nets nets = new Nets(supplies, new Matches(db, CLOCK, () -> "周老师", needs, supplies), CLOCK);
    private final List<Cell> drafted = new ArrayList<>();
    private final List<Supply> opened = new ArrayList<>();

    @AfterEach
    void close() {
        db.close();
    }

    private void need(String body) {
        needs.register(new Need.Draft(Need.Asker.ANONYMOUS, body, NeedChannel.MINIAPP, null, null, null, null));
    }

    private static Cell cell(Net net, String root, boolean weekend, DayPart part) {
        return net.rows().stream().filter(row -> row.root().equals(root)).findFirst().orElseThrow().cells().get(Time.ALL.indexOf(new Time(weekend, part)));
    }

    private void fill() {
        world.art();
        world.room("第一教室", 12);
        world.talent("托管王", "EDU.CARE").at("周末晚上").homeless().status("PAUSED", "VENUE").add();
        need("孩子 7 岁，想学画画，周末下午");
        need("周末晚上有没有孩子托管");
        need("周末晚上想找人看护孩子");
        need("家电维修有人做吗");
        need("想学下围棋");
    }

    @Test
    void countsServicesSeatsAndWhatIsMissing() {
        fill();
        Net net = nets.net();
        assertThat(net.rows()).hasSize(10);
        Cell sunday = cell(net, "ART", true, DayPart.MORNING);
        assertThat(sunday.services()).as("the class on Saturday and the project on Sunday").isEqualTo(2);
        assertThat(sunday.seats()).isEqualTo(8 + 15);
        Cell painting = cell(net, "ART", true, DayPart.AFTERNOON);
        assertThat(painting.services()).as("an agreement run out does not count").isZero();
        assertThat(painting.missing()).isTrue();
        assertThat(painting.needs()).as("one without a time is no gap where the domain is served").isEqualTo(1);
        Cell care = cell(net, "EDU", true, DayPart.EVENING);
        assertThat(care.needs()).isEqualTo(2);
        assertThat(cell(net, "LIFE", false, DayPart.MORNING).needs()).as("nothing in the whole row").isEqualTo(1);
        assertThat(net.missing().getFirst()).isEqualTo(care);
        Net.Behind behind = nets.behind(care);
        assertThat(behind.talents()).extracting(Supply::name).containsExactly("托管王");
        assertThat(behind.rooms()).extracting(Supply::name).containsExactly("第二教室", "第一教室");
        assertThat(behind.needs()).hasSize(2);
        assertThat(behind.services()).isEmpty();
    }

    @Test
    void writesAWorkbookWithTheGridAndTheGaps(@TempDir Path folder) throws IOException {
        fill();
        Path file = nets.write(folder.resolve("服务网.xlsx"));
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
            assertThat(book.getSheetAt(0).getRow(2).getCell(1).getStringCellValue()).isEqualTo("工作日早");
            assertThat(book.getSheetAt(0).getRow(3).getCell(4).getStringCellValue()).isEqualTo("2 项 · 23 座");
            assertThat(book.getSheetAt(1).getRow(3).getCell(0).getStringCellValue()).isEqualTo("教育托管");
            assertThat(book.getSheetAt(1).getRow(3).getCell(2).getNumericCellValue()).isEqualTo(2);
        }
    }

    @Test
    void aCellOpensByKeyboardAndTheGridBecomesAPicture(@TempDir Path folder) throws IOException {
        fill();
        NetPage[] page = new NetPage[1];
        try (Screens screens = Screens.of((nav, work) -> page[0] = new NetPage(nav, new NetModel(nets, nav, work, drafted::add), any -> {}, supply -> () -> opened.add(supply)))) {
            screens.open(null).shot("net.png");
            Label box = (Label) screens.scene().getRoot().lookupAll(".heat-bad").stream().filter(node -> ((Label) node).getText().contains("2 条")).findFirst().orElseThrow();
            screens.act(() -> box.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false))).shot("net-cell.png");
            assertThat(screens.scene().getRoot().lookupAll(".label").stream().map(node -> ((Label) node).getText())).contains("托管王", "因场地暂停", "周末晚 · 教育托管");
            screens.act(() -> ((Button) screens.scene().lookup("#net-call")).fire());
            assertThat(drafted).extracting(Cell::root).containsExactly("EDU");
            Path file = folder.resolve("服务网.png");
            screens.act(() -> page[0].write(file));
            assertThat(javax.imageio.ImageIO.read(file.toFile()).getWidth()).isGreaterThan(1000);
            screens.textSize(200).shot("net-200.png");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void theDesksCardTellsTheWorstGap() {
        fill();
        try (Screens screens = Screens.of(520, 720, (nav, work) -> new NetCardPage(nav, new NetModel(nets, nav, work, drafted::add)))) {
            screens.open(null).shot("net-card.png");
            assertThat(screens.scene().getRoot().lookupAll(".label").stream().map(node -> ((Label) node).getText()))
                    .contains("周末晚的教育托管有 2 条需求，暂无服务。可用：场地 2 处、能人 1 位。");
            assertThat(screens.failure()).isNull();
        }
    }
}
