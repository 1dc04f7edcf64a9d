package linli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import linli.base.value.Span;
import linli.shell.Screens;
import linli.stats.Chart;
import linli.stats.Range;
import linli.stats.Stats;
import linli.stats.StatsModel;
import linli.stats.StatsPage;
import linli.tables.Filled;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The charts of the sample year: the tables' figures, counted again by plain SQL, on screen and in the workbook. */
class StatsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @TempDir
    Path place;

    @Test
    void theSampleYearIsDrawnAsTheTablesCountIt() throws Exception {
        Clock clock = Clock.fixed(TODAY.atTime(9, 0).atZone(ZONE).toInstant(), ZONE);
        FirstStart first = new FirstStart("示例社区党群服务中心", "330481001", null, "示例社区", "zhou", "周老师", "right-horse-1".toCharArray());
        try (FirstStart.Made made = first.make(place.resolve("store"), clock)) {
            Wiring house = made.house();
            new SampleLoader(house).load();
            Stats stats = house.upward().stats();
            List<Chart> charts = stats.charts(Range.TWELVE, YearMonth.of(2026, 11));
            assertThat(charts).hasSize(6).allSatisfy(chart -> assertThat(chart.nothing()).as(chart.title()).isFalse());
            Filled october = house.upward().tables().fill("needs", Span.parse("2026-10"));
            Chart.Series needs = charts.getFirst().series().getLast();
            assertThat(needs.points().get(10).value()).isEqualByComparingTo(october.figure("category/total/taken").value());
            var sql = house.store().db().sql();
            assertThat(charts.get(1).series().get(3).points().get(10).value().longValue()).isEqualTo(((Number) sql.fetchValue(
                    "select count(*) from attendance a join session s on s.id = a.session_id where a.mark = 'PRESENT' and s.status = 'HELD' and s.held_on between date '2026-10-01' and date '2026-10-31'")).longValue());
            assertThat(charts.get(3).series().getFirst().points().get(10).value().doubleValue() * 60).isCloseTo(((Number) sql.fetchValue(
                    "select sum(to_minute - from_minute) from booking where status in ('BOOKED', 'USED') and held_on between date '2026-10-01' and date '2026-10-31'")).doubleValue(), org.assertj.core.data.Offset.offset(0.01));
            assertThat(charts.get(4).series().get(3).points().get(10).value().movePointRight(2).longValue()).isEqualTo(((Number) sql.fetchValue(
                    "select -sum(l.fen) from fund_line l join fund_entry e on e.id = l.entry_id where l.account = 'FUND' and e.posted_on <= date '2026-10-31'")).longValue());
            Chart.Point attended = charts.get(1).series().get(3).points().get(10);
            assertThat(stats.behind(attended)).hasSize(attended.value().intValue());
            Path file = stats.write(charts, Files.createDirectories(place.resolve("out")).resolve("charts.xlsx"));
            Files.copy(file, Path.of("target/stats.xlsx"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            try (XSSFWorkbook book = new XSSFWorkbook(file.toFile())) {
                assertThat(book.getNumberOfSheets()).isEqualTo(6);
                book.forEach(sheet -> assertThat(((org.apache.poi.xssf.usermodel.XSSFSheet) sheet).getDrawingPatriarch().getCharts()).hasSize(1));
            }
            try (Screens screens = Screens.of((nav, work) -> new StatsPage(nav, new StatsModel(stats, nav, work), any -> {}))) {
                screens.open(null).shot("stats.png");
                assertThat(screens.scene().lookup("#chart-FUND")).isNotNull();
                assertThat(screens.failure()).isNull();
            }
        }
    }
}
