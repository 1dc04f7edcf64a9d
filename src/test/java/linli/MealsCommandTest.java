package linli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import linli.base.value.PartialDate;
import linli.base.value.Sex;
import linli.base.value.Sitting;
import linli.meals.MealOrder.OrderStatus;
import linli.meals.MealOrder.Wish;
import linli.menus.Menu.Dish;
import linli.residents.Resident;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The canteen from the command line: what the kitchen cooks, the month's claim as a workbook and sent, and what is refused. */
class MealsCommandTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @TempDir
    private Path place;

    private int code;

    private JsonNode call(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--store", place.resolve("store").toString(), "--password-file", place.resolve("password").toString(), "--now", "2026-11-24", "--json"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        code = Main.run(new PrintStream(out), new PrintStream(new ByteArrayOutputStream()), all.toArray(String[]::new));
        return code == 0 ? new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8)) : null;
    }

    private static long person(Wiring house, String name, int born) {
        return house.residents().save(new Resident(0, 0, Resident.Standing.ACTIVE, null, name, null, List.of(), Sex.UNKNOWN, PartialDate.day(LocalDate.of(born, 1, 1)), List.of(),
                new Resident.Home(0, "示例社区", "", "示例苑", "1", "1", "101"), Resident.Household.NONE, null, Map.of(), null, null, null, List.of())).id();
    }

    @Test
    void aMonthOfMeals() throws IOException {
        Files.writeString(place.resolve("password"), "right-horse-1\n");
        Clock clock = Clock.fixed(LocalDate.of(2026, 10, 12).atTime(10, 0).atZone(ZONE).toInstant(), ZONE);
        LocalDate day = LocalDate.of(2026, 10, 12);
        FirstStart first = new FirstStart("示例社区党群服务中心", "330481001", null, "示例社区", "zhou", "周老师", "right-horse-1".toCharArray());
        try (FirstStart.Made made = first.make(place.resolve("store"), clock)) {
            Wiring house = made.house();
            house.canteen().menus().set(day, Sitting.LUNCH, List.of(house.canteen().menus().save(Dish.of("蒸蛋羹", List.of("软烂"), List.of("鸡蛋"))).id()));
            IntStream.range(0, 3).forEach(i -> {
                var order = house.canteen().meals().order(new Wish(person(house, "示例" + i, 1950 - 10 * i), day, Sitting.LUNCH, "标准餐", i == 0, Set.of(), Set.of(), null));
                house.canteen().meals().mark(order.id(), order.version(), OrderStatus.EATEN);
            });
        }
        JsonNode lunch = call("meals", "count", "2026-10-12").get("sittings").get(0);
        assertThat(lunch.get("portions").asInt()).isEqualTo(3);
        assertThat(lunch.get("delivery").asInt()).isEqualTo(1);
        assertThat(lunch.get("dishes").get("蒸蛋羹").asInt()).isEqualTo(3);
        // 76, 86 and 96 years old on the day: 3 + 5 + 8
        Path book = place.resolve("申报.xlsx");
        JsonNode claim = call("meals", "claim", "2026-10", "--out", book.toString());
        assertThat(claim.get("total").asText()).isEqualTo("16.00");
        assertThat(claim.get("submitted").asBoolean()).isFalse();
        try (XSSFWorkbook written = new XSSFWorkbook(book.toString())) {
            assertThat(written.getNumberOfSheets()).isGreaterThanOrEqualTo(3);
        }
        assertThat(call("meals", "claim", "2026-10", "--submit").get("submitted").asBoolean()).isTrue();
        call("meals", "claim", "2026-10", "--submit");
        assertThat(code).as("a month is claimed once").isEqualTo(Main.REFUSED);
        call("meals", "claim", "2026-11", "--submit");
        assertThat(code).as("the month is not over").isEqualTo(Main.REFUSED);
        call("meals", "count", "12.10.2026");
        assertThat(code).as("no date").isEqualTo(Main.REFUSED);
    }
}
