package linli.matching;

import static linli.schema.Tables.NEED;
import static linli.schema.Tables.PROJECT;
import static linli.schema.Tables.TALENT;
import static linli.schema.Tables.TALENT_SKILL;
import static linli.schema.Tables.TALENT_SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.value.Domains;
import linli.base.value.WeekSlot;
import linli.needs.Need;
import linli.needs.NeedChannel;
import linli.needs.Needs;
import linli.supplies.Supplies;
import linli.supplies.Supply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One need against 30,000 supplies, and the plan of 2,000 × 2,000 against JGraphT; figures with ratios from one run. */
@Tag("benchmark")
class MatchingBenchmark {
    private static final OffsetDateTime NOW = OffsetDateTime.of(2026, 11, 24, 9, 0, 0, 0, ZoneOffset.ofHours(8));
    private static final String[] TIMES = {"周六上午", "周六下午", "周日上午", "周日下午", "工作日上午", "工作日下午", "工作日晚上", "周三晚上"};
    private static final String[] WISHES = {"孩子 7 岁，想学画画，周末下午", "想学书法，工作日晚上", "免费教吉他，周六上午", "想找人教广场舞", "周日上午想打乒乓球",
        "孩子放学后托管", "老人想学用手机", "谁能修家电，周六下午"};
    private final Db db = TestStore.open();
    private final Needs needs = new Needs(db, MatchesTest.CLOCK, () -> "周老师");
    private final Matches matches = new Matches(db, MatchesTest.CLOCK, () -> "周老师", needs, new Supplies(db, MatchesTest.CLOCK));

    @AfterEach
    void close() {
        db.close();
    }

    private void fill(int talents, int projects) {
        List<String> codes = Domains.all().stream().filter(one -> !one.root()).map(Domains.Domain::code).toList();
        Random random = new Random(30);
        db.write(() -> {
            long touched = db.commitNo();
            List<org.jooq.Query> batch = new ArrayList<>();
            for (int i = 1; i <= talents; i++) {
                String name = "能人" + i;
                batch.add(db.writing().insertInto(TALENT).set(TALENT.ID, (long) i).set(TALENT.NAME, name).set(TALENT.NAME_SORT, name).set(TALENT.SEARCH_KEY, name)
                        .set(TALENT.SOURCE, "EXPERT").set(TALENT.BATCH, "DIG").set(TALENT.COMMUNITY, "丰收社区").set(TALENT.STATUS, i % 17 == 0 ? "PAUSED" : "POOL")
                        .set(TALENT.STATUS_ON, World.TODAY).set(TALENT.OWN_VENUE, i % 3 != 0).set(TALENT.CONSENT, i % 11 != 0).set(TALENT.SEATS, 1 + i % 3)
                        .set(TALENT.CREATED_AT, NOW).set(TALENT.TOUCHED, touched).set(TALENT.VERSION, 1L));
                batch.add(db.writing().insertInto(TALENT_SKILL).set(TALENT_SKILL.TALENT_ID, (long) i).set(TALENT_SKILL.POSITION, 0)
                        .set(TALENT_SKILL.CODE, codes.get(random.nextInt(codes.size()))));
                batch.add(db.writing().insertInto(TALENT_SLOT).set(TALENT_SLOT.TALENT_ID, (long) i).set(TALENT_SLOT.POSITION, 0)
                        .set(TALENT_SLOT.SLOT, WeekSlot.parse(TIMES[random.nextInt(4)]).orElseThrow().getFirst().toString()));
            }
            for (int i = 1; i <= projects; i++) {
                String name = "项目" + i;
                batch.add(db.writing().insertInto(PROJECT).set(PROJECT.ID, (long) i).set(PROJECT.NAME, name).set(PROJECT.NAME_KEY, name).set(PROJECT.SEARCH_KEY, name)
                        .set(PROJECT.DOMAIN, codes.get(random.nextInt(codes.size()))).set(PROJECT.FOCUS_GROUPS, i % 4 == 0 ? "CHILD" : "").set(PROJECT.SLOTS,
                                WeekSlot.store(WeekSlot.parse(TIMES[random.nextInt(TIMES.length)]).orElseThrow()))
                        .set(PROJECT.VENUE_KIND, "OWN").set(PROJECT.FEE, i % 2 == 0 ? "FREE" : "LOW_FEE").set(PROJECT.PRICE_FEN, i % 2 == 0 ? 0L : 2000L)
                        .set(PROJECT.SEATS, 1 + i % 3).set(PROJECT.STARTS_ON, World.TODAY).set(PROJECT.COMMUNITY, "丰收社区").set(PROJECT.BATCH, "BRING")
                        .set(PROJECT.STATUS, "OPEN").set(PROJECT.STATUS_SINCE, World.TODAY).set(PROJECT.SAVED_AT, NOW).set(PROJECT.SAVED_BY, "周老师")
                        .set(PROJECT.TOUCHED, touched).set(PROJECT.VERSION, 1L));
            }
            for (int at = 0; at < batch.size(); at += 1000) {
                db.writing().batch(batch.subList(at, Math.min(batch.size(), at + 1000))).execute();
            }
        });
    }

    private static double median(int rounds, Runnable work) {
        double[] times = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[rounds / 2];
    }

    /** @return median of ranking one need alone, each time right after a commit. */
    private double afterWrites(Runnable rank, Runnable write) {
        double[] times = new double[60];
        for (int i = 0; i < times.length; i++) {
            db.write(write);
            long start = System.nanoTime();
            rank.run();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }

    @Test
    void ranksOneNeedAgainstThirtyThousand() {
        fill(15_000, 15_000);
        List<Long> ids = Arrays.stream(WISHES).map(body -> needs.register(new Need.Draft(Need.Asker.ANONYMOUS, body, NeedChannel.MINIAPP, null, null, null, null)).id()).toList();
        long start = System.nanoTime();
        List<Supply> all = matches.supplies();
        double load = (System.nanoTime() - start) / 1e6;
        assertThat(all).hasSize(30_000);
        int[] at = {0};
        Runnable rank = () -> assertThat(matches.rank(ids.get(at[0]++ % ids.size())).outCount()).isPositive();
        Runnable memory = () -> {
            long sum = 0;
            for (Supply one : all) {
                sum += one.week().sat() ^ one.id();
            }
            assertThat(sum).isNotZero();
        };
        Runnable sql = () -> {
            long sum = 0;
            for (var row : db.sql().select(TALENT.ID, TALENT.STATUS, TALENT.CONSENT).from(TALENT)) {
                sum += row.value1();
            }
            for (var row : db.sql().select(PROJECT.ID, PROJECT.DOMAIN, PROJECT.SLOTS).from(PROJECT)) {
                sum += row.value1();
            }
            assertThat(sum).isPositive();
        };
        median(200, rank);
        median(50, sql);
        double ranked = median(400, rank);
        double scanned = median(400, memory);
        double read = median(40, sql);
        double changed = afterWrites(rank, () -> db.writing().update(TALENT).set(TALENT.TOUCHED, db.commitNo()).where(TALENT.ID.eq(5L)).execute());
        double other = afterWrites(rank, () -> db.writing().update(NEED).set(NEED.TOUCHED, db.commitNo()).where(NEED.ID.eq(ids.getFirst())).execute());
        long[] next = {20_000};
        double added = afterWrites(rank, () -> {
            String name = "能人" + next[0];
            db.writing().insertInto(TALENT).set(TALENT.ID, next[0]++).set(TALENT.NAME, name).set(TALENT.NAME_SORT, name).set(TALENT.SEARCH_KEY, name)
                    .set(TALENT.SOURCE, "EXPERT").set(TALENT.STATUS, "POOL").set(TALENT.STATUS_ON, World.TODAY).set(TALENT.OWN_VENUE, true)
                    .set(TALENT.CONSENT, true).set(TALENT.CREATED_AT, NOW).set(TALENT.TOUCHED, db.commitNo()).set(TALENT.VERSION, 1L).execute();
        });
        System.out.printf("30,000 supplies: read into memory once %.0f ms; rank one need, median %.2f ms; bare pass over the same rows in memory %.2f ms (ratio %.1f); "
                + "bare scan of the same rows by SQL %.1f ms (ratio %.2f); right after a commit that changed a talent %.1f ms, a need %.1f ms, added a talent %.1f ms%n",
                load, ranked, scanned, ranked / scanned, read, ranked / read, changed, other, added);
        assertThat(List.of(ranked, changed, other, added)).as("one frame").allMatch(ms -> ms < 16);
    }

    @Test
    void plansTwoThousandAgainstJGraphT() {
        for (int degree : new int[] {10, 40}) {
            Graphs graph = Graphs.random(degree, 2000, 2000, degree, 2, 10_000);
            graph.ours().solve();
            long start = System.nanoTime();
            Assignment ours = graph.ours();
            ours.solve();
            double own = (System.nanoTime() - start) / 1e6;
            double matching = timed("matching", graph::byMatching, ours.total());
            double flow = timed("flow", graph::byFlow, ours.total());
            System.out.printf("plan 2,000 x 2,000, about %d candidates a need: ours %d in %.0f ms; JGraphT the same total by matching in %.0f ms (%.0f times), by flow in %.0f ms (%.0f times)%n",
                    degree, ours.total(), own, matching, matching / own, flow, flow / own);
        }
    }

    private static double timed(String what, LongSupplier solver, long expected) {
        long start = System.nanoTime();
        assertThat(solver.getAsLong()).as(what).isEqualTo(expected);
        return (System.nanoTime() - start) / 1e6;
    }

    @Test
    void plansAWholePeriodFromTheStore() {
        fill(1000, 1000);
        Random random = new Random(7);
        db.write(() -> {
            for (int i = 1; i <= 2000; i++) {
                db.writing().insertInto(NEED).set(NEED.ID, 10_000L + i).set(NEED.NEED_NO, "2026-" + i).set(NEED.RECEIVED_AT, NOW).set(NEED.CHANNEL, "MINIAPP")
                        .set(NEED.ASKER_KIND, "ANONYMOUS").set(NEED.BODY, WISHES[random.nextInt(WISHES.length)]).set(NEED.STATUS, "SORTED").set(NEED.CREATED_AT, NOW)
                        .set(NEED.TOUCHED, db.commitNo()).set(NEED.VERSION, 1L).execute();
            }
        });
        matches.plan();
        double whole = median(5, () -> assertThat(matches.plan().lines()).isNotEmpty());
        Plan plan = matches.plan();
        System.out.printf("whole period from the store, 2,000 needs x 2,000 supplies: %.0f ms with reading, judging, rooms, best assignment and reasons; %d lines, %d without%n",
                whole, plan.lines().size(), plan.unmatched().size());
    }
}
