package linli.tariffs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.ui.Memory;
import linli.base.value.FeeArea;
import linli.base.value.Money;
import linli.base.value.UserClass;
import linli.billing.BillingPapers;
import linli.billing.Charge;
import linli.billing.FeeItem;
import linli.billing.Takings;
import linli.billing.Tariff;
import linli.billing.Tariff.TariffStanding;
import linli.billing.Tariffs;
import linli.billing.Till;
import linli.fund.Fund;
import linli.shell.Screens;
import linli.tariffs.TariffsModel.TariffView;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the tariff: a version is written, published and shown; the proof; what was spared. */
class TariffsPageTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Clock CLOCK = Clock.fixed(TODAY.atTime(10, 0).atZone(ZONE).toInstant(), ZONE);
    private final Db db = TestStore.open();
    private final Tariffs tariffs = new Tariffs(db, CLOCK, () -> "周老师");
    private final Takings takings = new Takings(db, CLOCK, () -> "周老师");
    private final Till till = new Till(db, CLOCK, () -> "周老师", (login, password) -> "吴老师", tariffs, new Fund(db, CLOCK, () -> "周老师"));
    private TariffsModel model;

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        db.close();
    }

    private Screens screens() {
        return Screens.of((nav, work) -> {
            model = new TariffsModel(tariffs, takings, new BillingPapers(tariffs), work, CLOCK, typed -> List.of(), () -> new BillingPapers.Issuer("示例社区党群服务中心", "0573-80000000"));
            return new TariffsPage(nav, model, Memory.brief(), file -> {});
        });
    }

    private void fill() {
        FeeItem hall = item("HALL", "多功能厅", FeeArea.VENUE, FeeItem.ItemKind.MARKET, FeeItem.FeeUnit.HOUR);
        FeeItem paint = item("PAINT", "少儿美术班（示例）", FeeArea.CLASS, FeeItem.ItemKind.LOW_FEE, FeeItem.FeeUnit.TERM);
        item("READ", "图书借阅", FeeArea.OTHER, FeeItem.ItemKind.BASIC, FeeItem.FeeUnit.TIME);
        Tariff draft = tariffs.draft(TODAY, "2026 年第 1 次居民议事会（示例）", List.of(new Tariff.Price(hall.id(), UserClass.PARTY_GOV, Money.ZERO),
                new Tariff.Price(hall.id(), UserClass.SOCIAL_ORG, Money.ZERO), new Tariff.Price(hall.id(), UserClass.COMMERCIAL, Money.parse("133.33")),
                new Tariff.Price(paint.id(), UserClass.RESIDENT, Money.yuan(260))));
        tariffs.publish(draft.id(), draft.version());
        charge("示例商贸公司", UserClass.COMMERCIAL);
        charge("银杏服务社", UserClass.SOCIAL_ORG);
        charge("银杏服务社", UserClass.SOCIAL_ORG);
    }

    private FeeItem item(String code, String name, FeeArea area, FeeItem.ItemKind kind, FeeItem.FeeUnit unit) {
        return tariffs.add(new FeeItem(0, code, name, area, kind, unit, code.equals("PAINT") ? Money.yuan(300) : null, true, 0));
    }

    private void charge(String who, UserClass of) {
        till.charge(Till.Draft.of(Charge.Payer.named(who), "HALL", of, 1500, TODAY, ""), null);
    }

    private static void key(Screens screens, KeyCode code, boolean control) {
        screens.act(() -> screens.scene().getRoot().lookup(".page").fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false)));
    }

    private static void fire(Screens screens, String id) {
        screens.act(() -> ((ButtonBase) screens.scene().lookup("#" + id)).fire());
    }

    private static void type(Screens screens, String id, String words) {
        screens.act(() -> ((TextField) screens.scene().lookup("#" + id)).setText(words));
    }

    private static String texts(Screens screens) {
        StringBuilder all = new StringBuilder();
        for (Node node : screens.scene().getRoot().lookupAll(".label")) {
            all.append(((Labeled) node).getText()).append('\n');
        }
        return all.toString();
    }

    @Test
    void aVersionIsWrittenPublishedAndShown() {
        fill();
        try (Screens screens = screens().open(null).shot("tariffs.png")) {
            assertThat(texts(screens)).contains("现行第 1 版").contains("133.33").contains("免费");
            key(screens, KeyCode.F3, false);
            type(screens, "price-HALL-COMMERCIAL", "-1");
            type(screens, "draft-basis", "居民议事会纪要 2 号");
            screens.shot("tariffs-draft.png");
            key(screens, KeyCode.S, true);
            assertThat(tariffs.tariffs()).as("a price of -1 is refused").hasSize(1);
            assertThat(texts(screens)).contains("不小于 0");
            type(screens, "price-PAINT-RESIDENT", "301");
            type(screens, "price-HALL-COMMERCIAL", "150");
            key(screens, KeyCode.S, true);
            assertThat(tariffs.tariffs()).as("above the cap").hasSize(1);
            type(screens, "price-PAINT-RESIDENT", "280");
            key(screens, KeyCode.S, true);
            assertThat(tariffs.tariffs()).hasSize(2);
            key(screens, KeyCode.F8, false);
            screens.shot("tariffs-publish.png");
            fire(screens, "tariffs-publish-go");
            Tariff made = tariffs.tariffs().getFirst();
            assertThat(tariffs.standing(made, TODAY)).isEqualTo(TariffStanding.ANNOUNCED);
            assertThat(made.effective()).isEqualTo(LocalDate.of(2026, 12, 1));
            key(screens, KeyCode.F7, false);
            screens.shot("tariffs-notice.png");
            fire(screens, "tariffs-prove");
            assertThat(texts(screens)).contains("已核对 3 笔收费：");
            screens.textSize(200).shot("tariffs-200.png");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void theOtherParts() throws Exception {
        fill();
        try (Screens screens = screens().open(TariffView.SPARED)) {
            assertThat(model.total()).isEqualTo(Money.yuan(400));
            screens.act(() -> model.open(model.spared.getFirst())).shot("tariffs-spared.png");
            assertThat(model.opened.get().rows()).hasSize(2);
            Path file = folder.resolve("a.xlsx");
            screens.act(() -> model.export(file, done -> {}));
            try (XSSFWorkbook book = new XSSFWorkbook(file.toFile())) {
                assertThat(book.getSheetAt(0).getRow(3).getCell(5).getNumericCellValue()).isEqualTo(400);
                assertThat(book.getSheetAt(1).getRow(4).getCell(6).getNumericCellValue()).isEqualTo(200);
            }
            screens.act(() -> model.noticeBook(folder.resolve("b.xlsx"), done -> {}));
            assertThat(folder.resolve("b.xlsx")).exists();
            screens.open(TariffView.ITEMS).act(() -> model.words.set("多功"));
            assertThat(model.items).hasSize(1);
            key(screens, KeyCode.F3, false);
            type(screens, "item-code", "KITCHEN");
            type(screens, "item-name", "共享厨房");
            key(screens, KeyCode.S, true);
            assertThat(tariffs.item("KITCHEN").unit()).isEqualTo(FeeItem.FeeUnit.HOUR);
            screens.act(() -> model.words.set("")).shot("tariffs-items.png");
            screens.open(TariffView.EXEMPTIONS).shot("tariffs-exempt-empty.png");
            key(screens, KeyCode.F3, false);
            key(screens, KeyCode.S, true);
            assertThat(tariffs.exemptions()).as("nobody chosen, no proof").isEmpty();
            screens.shot("tariffs-exempt.png");
            assertThat(screens.failure()).isNull();
        }
    }

    @Test
    void anEmptyHouseSaysWhatToDo() {
        try (Screens screens = screens().open(null).shot("tariffs-empty.png")) {
            assertThat(texts(screens)).contains("先把能收费的项目写下来");
        }
    }
}
