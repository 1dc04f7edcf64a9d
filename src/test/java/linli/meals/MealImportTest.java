package linli.meals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import linli.base.value.Sitting;
import linli.exchange.Counts;
import linli.exchange.ImportOptions;
import linli.exchange.Progress;
import linli.meals.MealOrder.OrderStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of orders and menus through the real engine. */
class MealImportTest {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 12);

    private static Counts load(Canteen canteen, String kind, Path file) {
        return canteen.imports.run(kind, file, ImportOptions.NONE, Progress.NONE).counts();
    }

    @Test
    void aListOfWhoCameIsTakenInMarkedAgainAndTakenBack(@TempDir Path folder) throws Exception {
        try (Canteen canteen = new Canteen(LocalDate.of(2026, 10, 13))) {
            canteen.person("顾秋妹", "1940-03-01");
            canteen.person("钱秀宝", "1955-01-01", "AID_DIBAO");
            long twice = canteen.person("沈阿土", "1946-10-13");
            canteen.order(twice, DAY);
            Path list = folder.resolve("助餐.csv");
            Files.writeString(list, "用餐日期,餐次,姓名,套餐,用餐方式,用餐情况\n2026-10-12,午餐,顾秋妹,标准餐,堂食,√\n2026-10-12,午餐,钱秀宝,简餐,送餐,未到\n2026-10-12,午餐,沈阿土,标准餐,堂食,已用餐\n"
                    + "2026-10-12,午餐,沈阿土,标准餐,堂食,已用餐\n2026-10-12,午餐,无此人,标准餐,堂食,已用餐\n2026-10-12,午餐,钱秀宝,满汉全席,堂食,已用餐\n");
            Counts first = load(canteen, "meals", list);
            assertThat(List.of(first.read(), first.added(), first.updated(), first.rejected())).containsExactly(6, 2, 1, 1);
            List<MealOrder> orders = canteen.meals.day(DAY, Sitting.LUNCH).rows().stream().map(MealOrder.Row::order).toList();
            assertThat(orders).extracting(MealOrder::status).containsExactlyInAnyOrder(OrderStatus.EATEN, OrderStatus.NO_SHOW, OrderStatus.EATEN);
            assertThat(load(canteen, "meals", list).added()).isZero();
            Path export = folder.resolve("out.xlsx");
            canteen.imports.exports().full("meals", export, "核对");
            Counts again = load(canteen, "meals", export);
            assertThat(List.of(again.read(), again.added(), again.updated(), again.unchanged(), again.rejected())).containsExactly(3, 0, 0, 3, 0);
        }
    }

    @Test
    void aRowThatClashesWithAnAllergyComesInWithAWarningThatNamesTheDish(@TempDir Path folder) throws Exception {
        try (Canteen canteen = new Canteen(DAY)) {
            long gu = canteen.person("顾秋妹", "1940-03-01");
            canteen.person("钱秀宝", "1955-01-01");
            canteen.meals.diners().keep(gu, canteen.meals.diners().get(gu).version(), new Diet(List.of("大豆"), List.of(), List.of(), null, DAY, "本人", null));
            Path menu = folder.resolve("菜单.csv");
            Files.writeString(menu, "日期,餐次,菜名,标签,过敏原\n2026-10-12,午餐,炖豆腐,软烂,大豆\n2026-10-12,午餐,炒青菜,清淡,\n");
            canteen.imports.run("menus", menu, ImportOptions.NONE, Progress.NONE);
            Path list = folder.resolve("订餐.csv");
            Files.writeString(list, "用餐日期,餐次,姓名,套餐,用餐方式,用餐情况\n2026-10-12,午餐,顾秋妹,标准餐,堂食,\n2026-10-12,午餐,钱秀宝,标准餐,堂食,\n");
            var preview = canteen.imports.preview("meals", list, ImportOptions.NONE, Progress.NONE);
            assertThat(preview.notes()).filteredOn(note -> !note.problems().isEmpty()).singleElement().satisfies(note -> assertThat(note.problems().getFirst().text()).contains("顾秋妹", "炖豆腐", "大豆"));
            Counts counts = load(canteen, "meals", list);
            assertThat(List.of(counts.added(), counts.rejected())).containsExactly(2, 0);
            assertThat(canteen.meals.latest(List.of(gu)).get(gu).on()).isEqualTo(DAY);
        }
    }

    @Test
    void aMenuComesInWithItsTagsAndIsTakenBack(@TempDir Path folder) throws Exception {
        try (Canteen canteen = new Canteen(DAY)) {
            Path list = folder.resolve("菜单.csv");
            Files.writeString(list, "日期,餐次,菜名,标签,过敏原\n2026-10-12,午餐,炖豆腐,软烂、低盐,大豆\n2026-10-12,午餐,炒青菜,清淡,\n2026-10-13,午餐,炖豆腐,软烂、低盐,大豆\n");
            long run = canteen.imports.run("menus", list, ImportOptions.NONE, Progress.NONE).run();
            assertThat(canteen.menus.week(DAY).dishes(DAY, Sitting.LUNCH)).extracting(linli.menus.Menu.Dish::name).containsExactly("炖豆腐", "炒青菜");
            assertThat(canteen.menus.dishes()).anySatisfy(dish -> assertThat(dish.tags()).containsExactly("软烂", "低盐"));
            assertThat(load(canteen, "menus", list).unchanged()).isEqualTo(3);
            canteen.imports.undo(run);
            assertThat(canteen.menus.week(DAY).lines()).isEmpty();
            assertThat(canteen.menus.dishes()).isEmpty();
        }
    }
}
