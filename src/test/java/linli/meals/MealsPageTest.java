package linli.meals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import linli.base.ui.Memory;
import linli.base.ui.PageTabs;
import linli.base.value.Sitting;
import linli.meals.MealOrder.OrderStatus;
import linli.menus.MenuModel;
import linli.menus.MenuPage;
import linli.shell.Screens;
import linli.subsidies.ClaimModel;
import linli.subsidies.ClaimPage;
import org.junit.jupiter.api.Test;

/** The canteen's three pages by keyboard: an order with a clash, marks, the week's menu, the claim. */
class MealsPageTest {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 12);

    private static PageTabs tabs(linli.base.ui.Nav nav, String here) {
        return new PageTabs(nav, here, List.of(new PageTabs.Tab("订餐", "meals"), new PageTabs.Tab("一周菜单", "menus"), new PageTabs.Tab("补贴申报", "subsidies")));
    }

    private static void fill(Canteen canteen) {
        String[] names = {"顾秋妹", "钱秀宝", "沈阿土", "陆根生", "周美凤", "朱金宝"};
        for (int i = 0; i < names.length; i++) {
            long who = i == 1 ? canteen.person(names[i], "1955-01-01", "AID_DIBAO") : canteen.person(names[i], 1936 + 4 * i + "-03-01");
            canteen.meals.order(new MealOrder.Wish(who, DAY, Sitting.LUNCH, "标准餐", i % 3 == 2, java.util.Set.of(), java.util.Set.of(), i == 3 ? "米饭少" : null));
            if (i == 0) {
                canteen.meals.diners().keep(who, 0, new Diet(List.of("花生"), List.of(), List.of("软烂"), null, DAY, "本人", null));
            }
        }
        long[] dishes = {canteen.dish("宫保鸡丁", "", "花生"), canteen.dish("清蒸鲈鱼", "清淡", "鱼"), canteen.dish("炖豆腐", "软烂 低盐", "大豆"), canteen.dish("炒青菜", "清淡 低盐", "")};
        for (int i = 0; i < 5; i++) {
            canteen.menus.set(DAY.plusDays(i), Sitting.LUNCH, i % 2 == 0 ? List.of(dishes[0], dishes[2], dishes[3]) : List.of(dishes[1], dishes[2], dishes[3]));
        }
    }

    private static void key(Screens screens, KeyCode code, boolean control) {
        screens.act(() -> screens.scene().lookup(".page").fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false)));
    }

    @Test
    void anOrderWithAClashIsTakenAndMarked() {
        try (Canteen canteen = new Canteen(DAY)) {
            fill(canteen);
            try (Screens screens = Screens.of((nav, work) -> new MealsPage(nav, new MealsModel(canteen.meals, work,
                    typed -> canteen.residents.search(typed, 6).stream().map(row -> new MealsModel.Person(row.id(), row.name(), row.place())).toList(), () -> "示例社区"), Memory.brief(), tabs(nav, "meals")))) {
                screens.open(null).shot("meals.png");
                @SuppressWarnings("unchecked")
                TableView<MealOrder.Row> table = (TableView<MealOrder.Row>) screens.scene().lookup("#meals-table");
                assertThat(table.getItems()).hasSize(6);
                assertThat(table.getItems()).anySatisfy(row -> assertThat(row.clashes()).isNotEmpty());
                key(screens, KeyCode.F3, false);
                screens.act(() -> ((TextField) screens.scene().lookup("#meal-who")).setText("顾秋妹"));
                screens.act(() -> screens.scene().getRoot().lookupAll(".button").stream().filter(node -> node instanceof Button button && button.getText() != null && button.getText().startsWith("顾秋妹"))
                        .map(Button.class::cast).findFirst().orElseThrow().fire());
                screens.shot("meals-form.png");
                key2(screens, "#meal-who", KeyCode.S);
                assertThat(screens.scene().lookup(".bad-band").isVisible()).as("the clash is named").isTrue();
                assertThat(canteen.meals.day(DAY, Sitting.LUNCH).rows()).hasSize(6);
                screens.act(() -> screens.scene().getRoot().lookupAll(".check-box").stream().map(CheckBox.class::cast).filter(box -> box.getText().contains("宫保鸡丁")).findFirst().orElseThrow().setSelected(true));
                key2(screens, "#meal-who", KeyCode.S);
                assertThat(canteen.meals.day(DAY, Sitting.LUNCH).rows()).hasSize(7);
                screens.act(() -> table.getSelectionModel().clearAndSelect(0));
                long first = table.getItems().getFirst().order().id();
                screens.act(() -> table.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DIGIT1, false, false, false, false)));
                assertThat(canteen.meals.get(first).status()).isEqualTo(OrderStatus.EATEN);
                key(screens, KeyCode.F7, false);
                screens.shot("meals-kitchen.png");
                key(screens, KeyCode.F8, false);
                screens.shot("meals-rounds.png");
                key(screens, KeyCode.ESCAPE, false);
                screens.open("calls").shot("meals-calls.png");
                screens.textSize(200).open(DAY).shot("meals-200.png");
                assertThat(screens.failure()).isNull();
            }
        }
    }

    private static void key2(Screens screens, String id, KeyCode code) {
        screens.act(() -> screens.scene().lookup(id).fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, true, false, false)));
    }

    @Test
    void theWeeksMenuIsFilledAndApproved() {
        try (Canteen canteen = new Canteen(DAY)) {
            fill(canteen);
            try (Screens screens = Screens.of((nav, work) -> new MenuPage(nav, new MenuModel(canteen.menus, work, monday -> canteen.meals.calls(monday, monday.plusDays(6)).size(), () -> List.of("示例社区", "0573-80000000")),
                    tabs(nav, "menus")))) {
                screens.open(null).shot("menus.png");
                key(screens, KeyCode.F4, false);
                screens.act(() -> ((TextField) screens.scene().lookup("#approve-name")).setText("林医生"));
                screens.act(() -> ((TextField) screens.scene().lookup("#approve-trade")).setText("社区医生"));
                key2(screens, "#approve-name", KeyCode.S);
                assertThat(canteen.menus.week(DAY).approval().name()).isEqualTo("林医生");
                screens.act(() -> screens.scene().lookup("#menu-2026-10-12-LUNCH").fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
                screens.shot("menus-cell.png");
                key(screens, KeyCode.F7, false);
                screens.shot("menus-paper.png");
                screens.act(() -> { }).open(DAY.plusDays(7)).shot("menus-empty.png");
                key(screens, KeyCode.F5, false);
                assertThat(canteen.menus.week(DAY.plusDays(7)).lines()).hasSize(15);
                assertThat(screens.failure()).isNull();
            }
        }
    }

    @Test
    void theClaimOpensItsMeals() {
        try (Canteen canteen = new Canteen(LocalDate.of(2026, 10, 30))) {
            long[] who = {canteen.person("顾秋妹", "1936-03-01"), canteen.person("钱秀宝", "1955-01-01", "AID_DIBAO"), canteen.person("沈阿土", "1946-10-20")};
            for (LocalDate day = DAY; !day.isAfter(LocalDate.of(2026, 10, 30)); day = day.plusDays(1)) {
                for (long one : who) {
                    canteen.eaten(one, day);
                }
            }
            canteen.clock.to(LocalDate.of(2026, 11, 3));
            try (Screens screens = Screens.of((nav, work) -> new ClaimPage(nav, new ClaimModel(canteen.claims, work, () -> List.of("示例社区", "0573-80000000")), Memory.brief(), tabs(nav, "subsidies"), file -> { }))) {
                screens.open(YearMonth.of(2026, 10)).shot("subsidies.png");
                TableView<?> sums = (TableView<?>) screens.scene().lookup("#subsidies-sums");
                TableView<?> lines = (TableView<?>) screens.scene().lookup("#subsidies-lines");
                assertThat(lines.getItems()).hasSize(57);
                screens.act(() -> sums.getSelectionModel().select(0));
                assertThat(lines.getItems().size()).isBetween(1, 56);
                key(screens, KeyCode.F7, false);
                screens.shot("subsidies-paper.png");
                assertThat(screens.failure()).isNull();
            }
        }
    }
}
