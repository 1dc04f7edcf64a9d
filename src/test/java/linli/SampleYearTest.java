package linli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import linli.activities.Activity;
import linli.activities.ActivityList;
import linli.base.value.Money;
import linli.base.value.Sitting;
import linli.billing.Receipt;
import linli.fund.Ledger;
import linli.inspections.Round;
import linli.standings.StandingList;
import linli.talent.TalentList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample's year of money: whole books, every month closed, each spending traced, and nothing of it left when the sample goes. */
class SampleYearTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @TempDir
    Path place;

    @Test
    void aYearIsThereAndGoesWholly() {
        Clock clock = Clock.fixed(TODAY.atTime(9, 0).atZone(ZONE).toInstant(), ZONE);
        FirstStart first = new FirstStart("示例社区党群服务中心", "330481001", null, "示例社区", "zhou", "周老师", "right-horse-1".toCharArray());
        try (FirstStart.Made made = first.make(place.resolve("store"), clock)) {
            Wiring house = made.house();
            new SampleLoader(house).load();
            MoneyDesk money = house.money();
            List<Receipt> receipts = money.takings().receipts(LocalDate.of(2025, 12, 1), TODAY, "");
            Map<YearMonth, Long> months = receipts.stream().collect(Collectors.groupingBy(one -> YearMonth.from(one.on()), Collectors.counting()));
            assertThat(months).hasSize(12).allSatisfy((month, n) -> assertThat(n).isGreaterThan(15));
            for (int year : List.of(2025, 2026)) {
                List<String> numbers = receipts.stream().filter(one -> one.on().getYear() == year).map(Receipt::no).sorted().toList();
                assertThat(numbers).containsExactlyElementsOf(IntStream.rangeClosed(1, numbers.size()).mapToObj(i -> String.format("%d-%06d", year, i)).toList());
            }
            assertThat(money.fund().broken()).isEmpty();
            assertThat(money.takings().unpublished()).isEmpty();
            for (YearMonth month = YearMonth.of(2025, 12); month.isBefore(YearMonth.of(2026, 12)); month = month.plusMonths(1)) {
                Ledger.Month sums = money.fund().month(month);
                assertThat(sums.closed()).as(month.toString()).isEqualTo(month.isBefore(YearMonth.of(2026, 11)));
                assertThat(sums.opening().plus(sums.in())).isEqualTo(sums.out().plus(sums.closing()));
            }
            assertThat(money.spends().all()).hasSizeGreaterThan(10).allSatisfy(spend -> assertThat(money.spends().trace(spend.id()).stream().map(Ledger.Use::amount)
                    .reduce(Money.ZERO, Money::plus)).isEqualTo(spend.amount()));
            // every seat of a low-fee class has its charge, no basic one has
            house.activities().list(ActivityList.Filter.ALL).rows().forEach(one -> house.enrolments().list(one.id()).rows().forEach(row -> {
                if (one.fee() == Activity.FeeKind.BASIC) {
                    assertThat(row.fee()).isNull();
                } else if (row.times().seated() != null) {
                    assertThat(row.fee()).as(one.title() + row.name()).isNotNull();
                }
            }));
            pool(house);
            promises(house);
            CanteenDesk canteen = house.canteen();
            assertThat(canteen.claims().claims()).singleElement().satisfies(claim -> {
                assertThat(claim.month()).isEqualTo(YearMonth.of(2026, 10));
                assertThat(claim.lines()).hasSizeGreaterThan(100);
            });
            assertThat(canteen.meals().bills().open(YearMonth.of(2026, 10))).isEmpty();
            assertThat(canteen.meals().day(TODAY, Sitting.LUNCH).kitchen().portions()).isBetween(10, 30);
            assertThat(canteen.meals().calls(TODAY, TODAY.plusDays(7))).isNotEmpty();
            assertThat(new SampleLoader(house).remove()).isZero();
            assertThat(canteen.menus().dishes()).isEmpty();
            assertThat(canteen.meals().day(TODAY, Sitting.LUNCH).rows()).isEmpty();
            assertThat(house.supply().calls().list()).isEmpty();
            assertThat(house.govern().inspections().rounds()).isEmpty();
            assertThat(house.govern().standings().list(StandingList.Filter.ALL).rows()).isEmpty();
            assertThat(house.supply().talents().list(TalentList.Filter.ALL).rows()).isEmpty();
            assertThat(money.takings().receipts(LocalDate.of(2025, 12, 1), TODAY, "")).isEmpty();
            assertThat(money.fund().projects()).isEmpty();
        }
    }

    /** A quarter was assessed, and nobody without activity has a grade; a joint round is under way. */
    private static void promises(Wiring house) {
        StandingList list = house.govern().standings().list(StandingList.Filter.ALL);
        assertThat(list.rows()).isNotEmpty();
        assertThat(list.unrated()).isPositive();
        assertThat(house.govern().inspections().rounds()).filteredOn(one -> one.round().status() == Round.RoundStatus.OPEN).singleElement().satisfies(one -> {
            assertThat(one.visits()).isEqualTo(6);
            assertThat(one.done()).isEqualTo(2);
            assertThat(one.findings()).isEqualTo(1);
        });
    }

    /** The pool lives: classes name their talents, nominators are residents of ours, people were visited, a call is half filled. */
    private static void pool(Wiring house) {
        List<TalentList.Row> talents = house.supply().talents().list(TalentList.Filter.ALL).rows();
        assertThat(talents.stream().filter(one -> one.lastService() != null)).hasSizeGreaterThanOrEqualTo(8);
        assertThat(talents.stream().filter(one -> one.lastContact() != null)).hasSizeGreaterThanOrEqualTo(8);
        long teacher = talents.stream().filter(one -> one.name().equals("林若溪")).findFirst().orElseThrow().id();
        assertThat(house.supply().talents().nominations(teacher)).hasSize(5).filteredOn(one -> one.nomination().by().residentId() != null).hasSizeGreaterThanOrEqualTo(3);
        assertThat(house.supply().calls().list()).hasSize(2).anySatisfy(call -> {
            assertThat(call.wanted()).isEqualTo(4);
            assertThat(call.filled()).isEqualTo(2);
        });
    }
}
