package linli.base.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write for weekly times, and what must not be taken for one. */
class WeekSlotTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "周六下午 | SAT 12:00-18:00",
        "周六 | SAT 08:00-21:00",
        "星期天上午、下午 | SUN 08:00-12:00;SUN 12:00-18:00",
        "周三、周五 14:00-16:00 | WED 14:00-16:00;FRI 14:00-16:00",
        "周六周日下午 | SAT 12:00-18:00;SUN 12:00-18:00",
        "周末下午2点-4点 | SAT 14:00-16:00;SUN 14:00-16:00",
        "周二晚上7点半到9点 | TUE 19:30-21:00",
        "周一至周三上午 | MON 08:00-12:00;TUE 08:00-12:00;WED 08:00-12:00",
        "周一上午；周四 18:30-20:00 | MON 08:00-12:00;THU 18:30-20:00",
        "SAT 14:00-16:00 | ",
        "周八 | ",
        "周六 25:00-26:00 | ",
        "有空再说 | ",
        "无 | "})
    void readsWhatPeopleWrite(String written, String slots) {
        assertThat(WeekSlot.parse(written).map(WeekSlot::store).orElse(null)).isEqualTo(slots);
    }

    @Test
    void workdaysAreFive() {
        assertThat(WeekSlot.parse("工作日晚上").orElseThrow()).hasSize(5).allMatch(slot -> slot.part() == DayPart.EVENING && !slot.weekend());
        assertThat(WeekSlot.parse("9:00-11:00").orElseThrow()).hasSize(7);
    }

    @Test
    void findsTimesInASentence() {
        assertThat(WeekSlot.store(WeekSlot.find("孩子 7 岁，想学画画，周末下午有时间，附近机构太远也太贵"))).isEqualTo("SAT 12:00-18:00;SUN 12:00-18:00");
        assertThat(WeekSlot.find("楼下 18:00-20:00 太吵")).isEmpty();
        assertThat(WeekSlot.find("周围环境好，早上空气好")).isEmpty();
    }

    @Test
    void storedSlotsComeBack() {
        List<WeekSlot> slots = WeekSlot.parse("周三、周五 14:00-16:00").orElseThrow();
        assertThat(WeekSlot.stored(WeekSlot.store(slots))).isEqualTo(slots);
        assertThat(WeekSlot.stored("")).isEmpty();
        assertThat(WeekSlot.words(slots)).isEqualTo("周三 14:00–16:00、周五 14:00–16:00");
        // what is shown can be read again
        assertThat(WeekSlot.parse(WeekSlot.words(slots))).contains(slots);
    }

    @Test
    void overlapNeedsSharedMinutes() {
        WeekSlot afternoon = new WeekSlot(DayOfWeek.SATURDAY, LocalTime.of(14, 0), LocalTime.of(16, 0));
        WeekSlot after = new WeekSlot(DayOfWeek.SATURDAY, LocalTime.of(16, 0), LocalTime.of(17, 0));
        assertThat(afternoon.overlaps(after)).isFalse();
        assertThat(afternoon.shared(new WeekSlot(DayOfWeek.SATURDAY, LocalTime.of(15, 30), LocalTime.of(17, 0)))).isEqualTo(30);
        assertThat(afternoon.contains(LocalDateTime.of(2026, 11, 21, 14, 0))).isTrue();
        assertThat(afternoon.contains(LocalDateTime.of(2026, 11, 21, 16, 0))).isFalse();
        assertThatThrownBy(() -> new WeekSlot(DayOfWeek.MONDAY, LocalTime.NOON, LocalTime.NOON)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWholePartsOfTheDayAsPeopleDo() {
        assertThat(WeekSlot.brief(WeekSlot.parse("周六、周日下午").orElseThrow())).isEqualTo("周六、周日下午");
        assertThat(WeekSlot.brief(WeekSlot.parse("周三 9:00-11:00、周六全天").orElseThrow())).isEqualTo("周三 09:00–11:00；周六全天");
        assertThat(WeekSlot.brief(WeekSlot.parse("工作日 16:00-18:00、周二至周四上午").orElseThrow())).isEqualTo("工作日 16:00–18:00；周二至周四上午");
        for (String said : List.of("周六、周日下午；周三 14:00–16:00", "工作日 16:00–18:00；周二至周四上午", "每天晚上")) {
            assertThat(WeekSlot.brief(WeekSlot.parse(said).orElseThrow())).as("read again as it was").hasSameSizeAs(said);
            assertThat(WeekSlot.parse(WeekSlot.brief(WeekSlot.parse(said).orElseThrow()))).isEqualTo(WeekSlot.parse(said));
        }
    }
}
