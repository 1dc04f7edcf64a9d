package linli.base.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import linli.base.value.Clean;
import linli.base.value.DayPart;
import linli.base.value.Money;
import linli.base.value.WeekSlot;
import org.junit.jupiter.api.Test;

/** A row's cells as what they should be, and a sentence for each that is not. */
class RowReadingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private record Row(Map<String, Cell> cells) implements RowValues {
        @Override
        public Cell cell(String key) {
            return cells.getOrDefault(key, Cell.BLANK);
        }

        @Override
        public List<Cell> cells(String key) {
            return cells.containsKey(key) ? List.of(cells.get(key)) : List.of();
        }

        @Override
        public String text(String key) {
            String text = Clean.text(cell(key).text());
            return Clean.isPlaceholder(text) ? "" : text;
        }

        @Override
        public boolean has(String key) {
            return cells.containsKey(key);
        }

        @Override
        public String header(String key) {
            return key;
        }

        @Override
        public String where(String key) {
            return "第 5 行 " + key;
        }

        @Override
        public String sheet() {
            return "名单";
        }

        @Override
        public int row() {
            return 5;
        }

        @Override
        public RowValues previous() {
            return null;
        }
    }

    private static RowReading reading(String key, Cell cell) {
        return new RowReading(new Row(Map.of(key, cell)), TODAY);
    }

    private static List<String> causes(RowReading reading) {
        return reading.done("x").problems().stream().map(Problem::cause).toList();
    }

    @Test
    void readsWhatIsRight() {
        assertThat(reading("on", Cell.text("2026.3.1")).date("on")).isEqualTo("2026-03-01");
        assertThat(reading("on", new Cell(Cell.Kind.DATE, "46082", 46082)).date("on")).isEqualTo("2026-03-01");
        assertThat(reading("n", Cell.text("20人")).count("n", 1, 100)).isEqualTo(20);
        assertThat(reading("m", Cell.text("12.50元")).money("m")).isEqualTo(new Money(1250));
        assertThat(reading("p", Cell.text("138 0000 1234（子）")).phone("p")).isEqualTo("13800001234");
        assertThat(reading("s", Cell.text("周六下午")).slots("s")).singleElement().extracting(WeekSlot::part).isEqualTo(DayPart.AFTERNOON);
        assertThat(reading("d", Cell.text("画画、围棋")).domains("d")).containsExactly("ART.PAINT", "ART.CHESS");
        assertThat(reading("w", Cell.text("早")).word("w", DayPart.class)).isEqualTo(DayPart.MORNING);
        assertThat(reading("y", Cell.text("否")).yesNo("y")).isFalse();
        assertThat(reading("id", Cell.text("330481198503019807")).document("id", "kind")).isEqualTo(new RowReading.Document("CITIZEN18", "330481198503019807", LocalDate.of(1985, 3, 1)));
    }

    @Test
    void nothingSaidIsNoProblem() {
        RowReading empty = new RowReading(new Row(Map.of("a", Cell.text("无"))), TODAY);
        assertThat(empty.text("a", 10)).isNull();
        assertThat(empty.date("b")).isNull();
        assertThat(empty.money("b")).isNull();
        assertThat(empty.slots("b")).isEmpty();
        assertThat(empty.domains("b")).isEmpty();
        assertThat(empty.document("b", "k")).isNull();
        assertThat(causes(empty)).isEmpty();
        assertThat(empty.done("x").value()).isEqualTo("x");
    }

    @Test
    void eachTroubleHasItsSentence() {
        for (var wrong : Map.<String, java.util.function.Consumer<RowReading>>of("k.DATE", r -> r.date("k"), "k.COUNT", r -> r.count("k", 1, 10), "k.MONEY", r -> r.money("k"),
                "k.PHONE", r -> r.phone("k"), "k.SLOT", r -> r.slots("k"), "k.DOMAIN", r -> r.domains("k"), "k.WORD", r -> r.word("k", DayPart.class),
                "k.YESNO", r -> r.yesNo("k")).entrySet()) {
            RowReading reading = reading("k", Cell.text("说不清楚的东西"));
            wrong.getValue().accept(reading);
            assertThat(causes(reading)).containsExactly(wrong.getKey());
            assertThat(reading.done("x").problems().getFirst().text()).startsWith("第 5 行 k").contains("。");
            assertThat(reading.rejected()).isFalse();
        }
    }

    @Test
    void damagedDocumentsAndMissingNamesGoBack() {
        RowReading damaged = reading("id", new Cell(Cell.Kind.NUMBER, "330481198503019000", 330481198503019000d));
        assertThat(damaged.document("id", "kind")).isNull();
        assertThat(causes(damaged)).containsExactly("id.PRECISION_LOST");
        assertThat(damaged.done("x").value()).isNull();
        assertThat(damaged.done("x").problems().getFirst().text()).doesNotContain("19850301");
        RowReading nameless = reading("name", Cell.BLANK);
        assertThat(nameless.required("name", 10)).isNull();
        assertThat(nameless.rejected()).isTrue();
        RowReading passport = new RowReading(new Row(Map.of("id", Cell.text("E12345678"), "kind", Cell.text("护照"))), TODAY);
        assertThat(passport.document("id", "kind").kind()).isEqualTo("PASSPORT");
    }
}
