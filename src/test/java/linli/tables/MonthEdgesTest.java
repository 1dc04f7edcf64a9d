package linli.tables;

import static linli.schema.Tables.NEED;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.RESIDENT_CATEGORY;
import static linli.schema.Tables.SETTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.value.Span;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases at the edge, each counted by hand. */
class MonthEdgesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Span OCTOBER = Span.parse("2026-10");
    private Db db;
    private Tables tables;
    private int number;

    @BeforeEach
    void open() {
        db = TestStore.open();
        tables = new Tables(db, Clock.fixed(TODAY.atTime(9, 0).atZone(Crowd.ZONE).toInstant(), Crowd.ZONE), () -> List.of("健康"));
    }

    @AfterEach
    void close() {
        db.close();
    }

    /** The lists come in late in November, October is reported: better told backwards, and said so, than empty. */
    @Test
    void aMonthBeforeTheFirstRecordIsToldBackwards() {
        resident(LocalDate.of(1950, 1, 1), "DAY", TODAY);
        resident(LocalDate.of(2026, 11, 3), "DAY", TODAY);
        Filled report = tables.fill("month", OCTOBER);
        assertThat(value(report, "people/residents/month")).as("not the child born in November").isEqualTo(1);
        assertThat(report.figure("people/residents/lastYear").value()).as("nothing was known then").isNull();
        assertThat(report.figure("people/residents/change").shown()).isEqualTo("—");
        assertThat(report.notes()).anyMatch(note -> note.contains("自 2026-11-24 起建档"));
        assertThat(tables.behind(report, "people/residents/month")).hasSize(1);
    }

    @Test
    void agesTurnOnTheBirthdayAndRoughDatesDecideOnlyWhenTheyMust() {
        LocalDate recorded = LocalDate.of(2026, 9, 1);
        resident(LocalDate.of(1966, 10, 31), "DAY", recorded);
        resident(LocalDate.of(1966, 11, 1), "DAY", recorded);
        resident(LocalDate.of(1966, 10, 1), "MONTH", recorded);
        resident(LocalDate.of(1966, 1, 1), "YEAR", recorded);
        resident(LocalDate.of(1965, 1, 1), "YEAR", recorded);
        resident(LocalDate.of(2011, 11, 1), "DAY", recorded);
        resident(LocalDate.of(2011, 10, 31), "DAY", recorded);
        resident(null, null, recorded);
        Filled report = tables.fill("month", OCTOBER);
        assertThat(value(report, "people/old/month")).as("60 on the last day, in the month that is over, in 1965").isEqualTo(3);
        assertThat(value(report, "people/child/month")).as("15 on the last day is no child").isEqualTo(1);
        assertThat(value(report, "people/ageUnknown/month")).as("without a date, and 1966 alone").isEqualTo(2);
    }

    @Test
    void inTwoGroupsIsOnePerson() {
        long old = resident(LocalDate.of(1950, 1, 1), "DAY", LocalDate.of(2026, 9, 1));
        db.write(() -> db.writing().insertInto(RESIDENT_CATEGORY, RESIDENT_CATEGORY.RESIDENT_ID, RESIDENT_CATEGORY.CODE)
                .values(old, "NEW_RESIDENT").values(old, "NEW_EMPLOY").execute());
        Filled report = tables.fill("month", OCTOBER);
        assertThat(value(report, "people/old/month") + value(report, "people/newcomer/month")).isEqualTo(2);
        assertThat(value(report, "people/focus/month")).isEqualTo(1);
    }

    @Test
    void fewAnswersAreMarkedAndTheSettingDecidesAndIsPrinted() {
        for (int level : new int[] {5, 5, 4, 3, 3, 2, 1, 0}) {
            answered(level);
        }
        Filled report = tables.fill("month", OCTOBER);
        Filled.Figure rate = report.figure("satisfaction/satisfied/month");
        assertThat(rate.value()).isEqualByComparingTo(BigDecimal.valueOf(5).divide(BigDecimal.valueOf(7), MathContext.DECIMAL64));
        assertThat(rate.faint()).as("7 answers are too few").isTrue();
        assertThat(report.parts().getLast().rows().get(6).remark()).startsWith("样本不足");
        db.write(() -> db.writing().insertInto(SETTING, SETTING.SCOPE, SETTING.NAME, SETTING.CONTENT, SETTING.VERSION)
                .values("", "reports.satisfied", "5,4", 1L).values("", "reports.enough", "5", 1L).execute());
        Filled strict = tables.fill("month", OCTOBER);
        assertThat(strict.figure("satisfaction/satisfied/month").value().doubleValue()).isEqualTo(3 / 7.0, Offset.offset(1e-12));
        assertThat(strict.figure("satisfaction/satisfied/month").faint()).isFalse();
        assertThat(strict.notes()).anyMatch(note -> note.contains("（非常满意、满意）÷有效评价") && note.contains("少于5件"));
    }

    private static int value(Filled report, String id) {
        return report.figure(id).value().intValueExact();
    }

    private long resident(LocalDate birth, String precision, LocalDate recorded) {
        return db.write(() -> db.writing().insertInto(RESIDENT, RESIDENT.NAME, RESIDENT.NAME_SORT, RESIDENT.SEARCH_KEY, RESIDENT.SEX, RESIDENT.BIRTH_ON,
                        RESIDENT.BIRTH_PRECISION, RESIDENT.STATUS, RESIDENT.CREATED_AT, RESIDENT.UPDATED_AT, RESIDENT.TOUCHED, RESIDENT.VERSION)
                .values("沈桂英", "x", "x", "2", birth, precision, "ACTIVE", recorded.atStartOfDay(Crowd.ZONE).toOffsetDateTime(),
                        recorded.atStartOfDay(Crowd.ZONE).toOffsetDateTime(), 1L, 1L)
                .returning(RESIDENT.ID).fetchOne(RESIDENT.ID));
    }

    private void answered(int level) {
        LocalDate day = LocalDate.of(2026, 10, 10);
        db.write(() -> db.writing().insertInto(NEED, NEED.NEED_NO, NEED.RECEIVED_AT, NEED.CHANNEL, NEED.ASKER_KIND, NEED.BODY, NEED.STATUS,
                        NEED.SATISFACTION, NEED.CLOSED_ON, NEED.CREATED_AT, NEED.TOUCHED, NEED.VERSION)
                .values("2026-" + ++number, day.atStartOfDay(Crowd.ZONE).toOffsetDateTime(), "WINDOW", "ANONYMOUS", "配药", "REVISITED", level, day,
                        day.atStartOfDay(Crowd.ZONE).toOffsetDateTime(), 1L, 1L).execute());
    }
}
