package linli.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.value.Span;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A month's full set over a year of 50,000 service records, against the bare sums. */
@Tag("benchmark")
class TablesBenchmarkTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);
    private static final int RECORDS = 50_000;

    /** The same figures by plain SQL: month, year so far and the same month of the year before. */
    private static final String BARE = "select count(*), count(distinct e.person_key), count(distinct coalesce(a.root_id, a.id)),"
            + " sum(case when r.birth_on <= dateadd(year, -60, s.held_on) then 1 else 0 end), sum(case when r.birth_on > dateadd(year, -15, s.held_on) then 1 else 0 end),"
            + " sum(case when exists (select 1 from resident_category c where c.resident_id = r.id and c.code in ('NEW_RESIDENT', 'NEW_EMPLOY', 'NEW_YOUTH')) then 1 else 0 end)"
            + " from attendance t join session s on s.id = t.session_id join activity a on a.id = s.activity_id join enrolment e on e.id = t.enrolment_id left join resident r on r.id = e.resident_id"
            + " where t.mark = 'PRESENT' and s.status = 'HELD' and s.held_on between ? and ?";

    @Test
    void aMonthsSetAgainstTheBareSums() {
        Clock clock = Clock.fixed(TODAY.atTime(9, 0).atZone(ZONE).toInstant(), ZONE);
        try (Db db = TestStore.open()) {
            fill(db);
            Tables tables = new Tables(db, clock, List::of);
            long[] best = {Long.MAX_VALUE, Long.MAX_VALUE};
            for (int round = 0; round < 6; round++) {
                long start = System.nanoTime();
                for (LocalDate[] days : new LocalDate[][] {{LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31)}, {LocalDate.of(2026, 1, 1), LocalDate.of(2026, 10, 31)},
                    {LocalDate.of(2025, 10, 1), LocalDate.of(2025, 10, 31)}}) {
                    db.sql().fetch(BARE, days[0], days[1]);
                    db.sql().fetch("select count(*), sum(heads) from session where status = 'HELD' and held_on between ? and ?", days[0], days[1]);
                    db.sql().fetch("select count(*), sum(minutes) from volunteer_hours where voided_at is null and served_on between ? and ?", days[0], days[1]);
                }
                best[0] = Math.min(best[0], System.nanoTime() - start);
                start = System.nanoTime();
                tables.fill(Tables.monthly(), Span.parse("2026-10"));
                best[1] = Math.min(best[1], System.nanoTime() - start);
            }
            System.out.printf("bare sums %.1f ms, month's set %.1f ms, ratio %.2f%n", best[0] / 1e6, best[1] / 1e6, (double) best[1] / best[0]);
            assertThat((double) best[1] / best[0]).isLessThanOrEqualTo(3);
        }
    }

    private static void fill(Db db) {
        Random random = new Random(7);
        db.write(() -> {
            var sql = db.writing();
            for (int i = 1; i <= 2000; i++) {
                sql.query("insert into resident (id, name, name_sort, search_key, sex, birth_on, birth_precision, status, created_at, updated_at, touched, version) values (?, '某', 'm', 'm', '1', ?, 'DAY', 'ACTIVE',"
                        + " timestamp with time zone '2025-01-01 08:00:00+08', timestamp with time zone '2025-01-01 08:00:00+08', 1, 1)", i, LocalDate.of(1935, 1, 1).plusDays(random.nextInt(32_000))).execute();
            }
            for (int i = 1; i <= 50; i++) {
                sql.query("insert into activity (id, activity_no, title, kind, focus_groups, fee_kind, price_fen, seats, by_lot, term_start, term_end, slots, status, created_at, touched, version) values (?, ?, '班', 'CLASS', '',"
                        + " 'BASIC', 0, 50, false, date '2025-09-01', date '2026-12-31', '', 'RUNNING', timestamp with time zone '2025-01-01 08:00:00+08', 1, 1)", i, "K" + i).execute();
                for (int k = 0; k < 40; k++) {
                    int person = 1 + random.nextInt(2000);
                    sql.query("insert into enrolment (id, activity_id, resident_id, name, person_key, status, position, enrolled_at, touched, version) values (?, ?, ?, '某', ?, 'ENROLLED', ?,"
                            + " timestamp with time zone '2025-01-01 08:00:00+08', 1, 1)", i * 100 + k, i, person, "r" + person, k).execute();
                }
            }
            int made = 0;
            for (int s = 1; made < RECORDS; s++) {
                int activity = 1 + s % 50;
                sql.query("insert into session (id, activity_id, held_on, from_time, to_time, status, heads, touched, version) values (?, ?, ?, time '09:00:00', time '10:00:00', 'HELD', 3, 1, 1)", s, activity,
                        LocalDate.of(2025, 10, 1).plusDays(s * 395L / (RECORDS / 40))).execute();
                for (int k = 0; k < 40; k++, made++) {
                    sql.query("insert into attendance (session_id, enrolment_id, mark, at, touched, version) values (?, ?, 'PRESENT', timestamp with time zone '2026-01-01 08:00:00+08', 1, 1)", s, activity * 100 + k).execute();
                }
            }
        });
    }
}
