package linli.billing;

import static linli.schema.Tables.FUND_ENTRY;
import static linli.schema.Tables.FUND_LINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.sum;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import linli.base.db.OpenStore;
import linli.base.db.TestFolder;
import linli.base.value.PayMethod;
import linli.base.value.UserClass;
import linli.fund.Ledger;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Money's speed as ratios: a posting against one bare committed insert, a month's close of a year of 50,000 receipts against one grouped sum. */
@Tag("benchmark")
class TillBenchmarkTest {
    private static final int WARM = 600;
    private static final int RUNS = 200;
    private static final int RECEIPTS = 50_000;

    @TempDir
    private Path place;

    private static double median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / 1e6;
    }

    private static long timed(Runnable work) {
        long from = System.nanoTime();
        work.run();
        return System.nanoTime() - from;
    }

    @Test
    void aPostingAgainstOneBareInsert() {
        try (OpenStore store = TestFolder.create(place.resolve("store")).store()) {
            TillDesk desk = new TillDesk(store.db());
            int[] name = {0};
            Runnable bare = () -> TestFolder.put(desk.db, "s" + name[0]++);
            Runnable posting = () -> desk.db.write(() -> {
                Charge charge = desk.charge("李阿姨", "PAINT", UserClass.RESIDENT, 1000);
                desk.till.pay(charge.payer(), Map.of(charge.id(), charge.net()), Map.of(PayMethod.CASH, charge.net()), null);
            });
            long[] inserts = new long[RUNS];
            long[] postings = new long[RUNS];
            for (int i = -WARM; i < RUNS; i++) {
                long one = timed(posting);
                long other = timed(bare);
                if (i >= 0) {
                    postings[i] = one;
                    inserts[i] = other;
                }
            }
            double post = median(postings);
            double insert = median(inserts);
            System.out.printf("posting %.2f ms, bare committed insert %.2f ms, ratio %.1f%n", post, insert, post / insert);
            assertThat(desk.fund.broken()).isEmpty();
            assertThat(post / insert).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void aMonthOfAYearOfFiftyThousandReceipts() {
        try (OpenStore store = TestFolder.create(place.resolve("store")).store()) {
            TillDesk desk = new TillDesk(store.db());
            year(desk);
            desk.clock.to(LocalDate.of(2026, 12, 31));
            for (int month = 1; month < 12; month++) {
                desk.fund.closeMonth(YearMonth.of(2026, month));
            }
            LocalDate from = LocalDate.of(2026, 12, 1);
            Runnable grouped = () -> desk.db.sql().select(FUND_LINE.ACCOUNT, sum(FUND_LINE.FEN)).from(FUND_LINE).join(FUND_ENTRY).on(FUND_ENTRY.ID.eq(FUND_LINE.ENTRY_ID))
                    .where(FUND_ENTRY.POSTED_ON.between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))).groupBy(FUND_LINE.ACCOUNT).fetch();
            long[] sums = new long[5];
            for (int i = 0; i < sums.length; i++) {
                sums[i] = timed(grouped);
            }
            Ledger.Month[] closed = new Ledger.Month[1];
            double close = timed(() -> closed[0] = desk.fund.closeMonth(YearMonth.from(from))) / 1e6;
            double sum = median(sums);
            System.out.printf("closing a month of %d receipts %.0f ms, one grouped sum %.0f ms, ratio %.1f%n", RECEIPTS, close, sum, close / sum);
            assertThat(closed[0].balances()).isTrue();
            assertThat(closed[0].closing().fen()).isEqualTo(RECEIPTS * 2_000L);
            assertThat(close).isLessThan(2000);
        }
    }

    /** Receipts of 100 yuan by cash, a fifth of each for the fund, spread over the days of 2026. */
    private static void year(TillDesk desk) {
        desk.db.write(() -> {
            desk.db.writing().insertInto(FUND_ENTRY, FUND_ENTRY.ENTRY_NO, FUND_ENTRY.POSTED_ON, FUND_ENTRY.KIND, FUND_ENTRY.SOURCE_ID, FUND_ENTRY.MEMO, FUND_ENTRY.STAFF_NAME, FUND_ENTRY.AT,
                    FUND_ENTRY.SEAL).select(DSL.select(DSL.field("x", Long.class), DSL.field("dateadd(day, mod(x, 365), date '2026-01-01')", LocalDate.class), DSL.inline("RECEIPT"),
                            DSL.field("x", Long.class), DSL.inline("收据"), DSL.inline("周老师"), DSL.currentOffsetDateTime(), DSL.inline("0".repeat(64)))
                    .from("system_range(1, " + RECEIPTS + ")")).execute();
            line(desk, "CASH", null, 10_000);
            line(desk, "FUND", desk.lessons.id(), -2_000);
            line(desk, "INCOME", null, -8_000);
        });
    }

    private static void line(TillDesk desk, String account, Long project, long fen) {
        desk.db.writing().insertInto(FUND_LINE, FUND_LINE.ENTRY_ID, FUND_LINE.ACCOUNT, FUND_LINE.AREA, FUND_LINE.PROJECT_ID, FUND_LINE.FEN)
                .select(DSL.select(FUND_ENTRY.ID, DSL.inline(account), DSL.inline(account.equals("CASH") ? null : "CLASS"), DSL.inline(project), DSL.inline(fen)).from(FUND_ENTRY)).execute();
    }
}
