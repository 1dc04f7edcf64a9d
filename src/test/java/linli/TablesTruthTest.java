package linli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import linli.base.value.Span;
import linli.tables.Filled;
import linli.tables.Filled.Origin;
import linli.tables.Tables;
import org.jooq.Record;
import org.junit.jupiter.api.Test;

/**
 * The figures of the tables on the sample year against plain Java over the raw rows, which knows nothing of how the
 * tables count.
 */
class TablesTruthTest extends TruthRows {
    @Test
    void service() {
        Map<Long, Record> sessions = byId(rows("session"));
        Map<Long, Record> enrolments = byId(rows("enrolment"));
        Map<Long, Record> activities = byId(rows("activity"));
        Map<Long, Record> residents = byId(rows("resident"));
        Map<Long, Set<String>> categories = new HashMap<>();
        rows("resident_category").forEach(row -> categories.computeIfAbsent(number(row, "resident_id"), any -> new HashSet<>()).add(text(row, "code")));
        List<Record> present = rows("attendance").stream().filter(row -> text(row, "mark").equals("PRESENT") && text(sessions.get(number(row, "session_id")), "status").equals("HELD")).toList();
        List<Record> hours = rows("volunteer_hours").stream().filter(row -> value(row, "voided_at") == null).toList();
        for (Span span : SPANS) {
            Days days = Days.of(span);
            fill("service", span);
            List<Record> held = sessions.values().stream().filter(row -> text(row, "status").equals("HELD") && days.holds(day(row, "held_on"))).toList();
            List<Record> came = present.stream().filter(row -> days.holds(day(sessions.get(number(row, "session_id")), "held_on"))).toList();
            is("main/sessions/span", span, held.size());
            is("main/attended/span", span, came.size());
            is("main/heads/span", span, held.stream().mapToLong(row -> number(row, "heads")).sum());
            is("main/visits/span", span, came.size() + held.stream().mapToLong(row -> number(row, "heads")).sum());
            long[] groups = new long[3];
            Set<String> people = new HashSet<>();
            for (Record mark : came) {
                Record enrolment = enrolments.get(number(mark, "enrolment_id"));
                Record resident = residents.get(number(enrolment, "resident_id"));
                if (resident != null && value(resident, "merged_into") != null) {
                    resident = residents.get(number(resident, "merged_into"));
                }
                people.add(resident == null ? text(enrolment, "person_key") : "r" + number(resident, "id"));
                if (resident == null) {
                    continue;
                }
                LocalDate on = day(sessions.get(number(mark, "session_id")), "held_on");
                LocalDate birth = day(resident, "birth_on");
                if (birth != null) {
                    String precision = text(resident, "birth_precision");
                    LocalDate latest = precision.equals("YEAR") ? birth.plusYears(1).minusDays(1) : precision.equals("MONTH") ? birth.plusMonths(1).minusDays(1) : birth;
                    groups[0] += Period.between(latest, on).getYears() >= 60 ? 1 : 0;
                    groups[1] += !birth.isAfter(on) && Period.between(birth, on).getYears() <= 14 ? 1 : 0;
                }
                Set<String> mine = categories.getOrDefault(number(resident, "id"), Set.of());
                groups[2] += mine.contains("NEW_RESIDENT") || mine.contains("NEW_EMPLOY") || mine.contains("NEW_YOUTH") ? 1 : 0;
            }
            is("main/elders/span", span, groups[0]);
            is("main/children/span", span, groups[1]);
            is("main/newcomers/span", span, groups[2]);
            is("main/people/span", span, people.size());
            is("main/served/span", span, held.stream().map(row -> activities.get(number(row, "activity_id"))).map(TruthRows::project).distinct().count());
            List<Record> given = hours.stream().filter(row -> days.holds(day(row, "served_on"))).toList();
            is("main/times/span", span, given.size());
            is("main/hours/span", span, given.stream().mapToLong(row -> number(row, "minutes")).sum() / 60.0);
        }
    }

    @Test
    void needs() {
        List<Record> all = rows("need").stream().filter(row -> !Set.of("VOID", "MERGED").contains(text(row, "status"))).toList();
        Set<Long> matched = rows("match_decision").stream().filter(row -> text(row, "verdict").equals("ACCEPTED") && value(row, "undone_at") == null)
                .map(row -> number(row, "need_id")).collect(Collectors.toSet());
        rows("activity_need").forEach(row -> matched.add(number(row, "need_id")));
        for (Span span : SPANS) {
            Days days = Days.of(span);
            fill("needs", span);
            Predicate<Record> taken = row -> days.holds(day(row, "received_at"));
            Predicate<Record> closed = row -> days.holds(day(row, "closed_on"));
            Predicate<Record> open = row -> !day(row, "received_at").isAfter(days.to()) && (day(row, "closed_on") == null || day(row, "closed_on").isAfter(days.to()));
            keyed(span, "category", "taken", all, taken, row -> text(row, "category"), row -> 1, 1);
            keyed(span, "category", "closed", all, closed, row -> text(row, "category"), row -> 1, 1);
            keyed(span, "category", "open", all, open, row -> text(row, "category"), row -> 1, 1);
            keyed(span, "category", "matched", all, taken.and(row -> matched.contains(number(row, "id"))), row -> text(row, "category"), row -> 1, 1);
            is("stage/total/open", span, all.stream().filter(open).count());
        }
    }

    @Test
    void talentsPartnersAndVolunteers() {
        List<Record> talents = rows("talent").stream().filter(row -> Set.of("POOL", "PAUSED", "LEFT").contains(text(row, "status")) && value(row, "joined_on") != null).toList();
        List<Record> volunteers = rows("volunteer");
        Map<Long, Record> people = byId(volunteers);
        List<Record> hours = rows("volunteer_hours").stream().filter(row -> value(row, "voided_at") == null).toList();
        List<Record> steps = rows("partner_step");
        for (Span span : SPANS) {
            Days days = Days.of(span);
            fill("talents", span);
            Predicate<Record> pool = row -> !day(row, "joined_on").isAfter(days.to()) && !(text(row, "status").equals("LEFT") && !day(row, "status_on").isAfter(days.to()));
            is("main/pool/span", span, talents.stream().filter(pool).count());
            is("main/joined/span", span, talents.stream().filter(row -> days.holds(day(row, "joined_on"))).count());
            is("main/nominations/span", span, rows("nomination").stream().filter(row -> days.holds(day(row, "nominated_on"))).count());
            keyed(span, "identity", "pool", talents, pool, row -> text(row, "source"), row -> 1, 1);
            is("skill/total/pool", span, talents.stream().filter(pool).count());
            fill("volunteers", span);
            Predicate<Record> registered = row -> value(row, "joined_on") != null && !day(row, "joined_on").isAfter(days.to()) && (value(row, "ended_on") == null || day(row, "ended_on").isAfter(days.to()))
                    && !(text(row, "status").equals("ENDED") && value(row, "ended_on") == null);
            keyed(span, "team", "registered", volunteers, registered, row -> text(row, "team"), row -> 1, 1);
            List<Record> given = hours.stream().filter(row -> days.holds(day(row, "served_on"))).toList();
            is("main/active/span", span, given.stream().map(row -> people.get(number(row, "volunteer_id"))).map(one -> value(one, "resident_id") == null ? "v" + number(one, "id") : "r" + number(one, "resident_id")).distinct().count());
            is("team/total/hours", span, given.stream().mapToLong(row -> number(row, "minutes")).sum() / 60.0);
            is("team/total/times", span, given.size());
            fill("partners", span);
            long serving = steps.stream().filter(row -> Set.of("LISTED", "MENDING", "PAUSED").contains(text(row, "status")) && !day(row, "since_on").isAfter(days.to())
                    && (value(row, "until_on") == null || day(row, "until_on").isAfter(days.to()))).count();
            assertThat(figures.keySet().stream().filter(id -> id.startsWith("main/k:") && id.endsWith("/projects")).count()).as(span.toString()).isEqualTo(serving);
        }
    }

    @Test
    void fees() {
        List<Record> charges = rows("charge");
        Map<Long, Record> byId = byId(charges);
        Map<Long, Record> receipts = byId(rows("receipt"));
        Map<Long, Record> voids = rows("receipt_void").stream().collect(Collectors.toMap(row -> number(row, "receipt_id"), row -> row));
        List<Record> lines = rows("receipt_line");
        for (Span span : SPANS) {
            Days days = Days.of(span);
            fill("fees", span);
            Predicate<Record> within = row -> days.holds(day(row, "charged_on"));
            keyed(span, "main", "gross", charges, within, row -> text(row, "item_id"), row -> number(row, "gross_fen"), 100);
            keyed(span, "main", "waived", charges, within, row -> text(row, "item_id"), row -> number(row, "waived_fen"), 100);
            keyed(span, "main", "net", charges, within, row -> text(row, "item_id"), row -> number(row, "net_fen"), 100);
            keyed(span, "main", "quantity", charges, within, row -> text(row, "item_id"), row -> value(row, "reverses") == null ? number(row, "quantity") : -number(row, "quantity"), 1000);
            for (boolean paying : new boolean[] {true, false}) {
                keyed(span, "main", paying ? "paid" : "refunded", lines, row -> text(receipts.get(number(row, "receipt_id")), "kind").equals("PAY") == paying,
                        row -> text(byId.get(number(row, "charge_id")), "item_id"), row -> {
                            long receipt = number(row, "receipt_id");
                            long fen = days.holds(day(receipts.get(receipt), "issued_on")) ? number(row, "fen") : 0;
                            fen -= voids.containsKey(receipt) && days.holds(day(voids.get(receipt), "voided_on")) ? number(row, "fen") : 0;
                            return paying ? fen : -fen;
                        }, 100);
            }
            Set<Long> undone = charges.stream().filter(row -> value(row, "reverses") != null && !day(row, "charged_on").isAfter(days.to())).map(row -> number(row, "reverses")).collect(Collectors.toSet());
            keyed(span, "main", "owed", charges, row -> value(row, "reverses") == null && !undone.contains(number(row, "id")) && !day(row, "charged_on").isAfter(days.to()), row -> text(row, "item_id"), row -> {
                long paid = lines.stream().filter(line -> number(line, "charge_id") == number(row, "id") && !day(receipts.get(number(line, "receipt_id")), "issued_on").isAfter(days.to())
                        && !(voids.containsKey(number(line, "receipt_id")) && !day(voids.get(number(line, "receipt_id")), "voided_on").isAfter(days.to()))).mapToLong(line -> number(line, "fen")).sum();
                return Math.max(0, number(row, "net_fen") - paid);
            }, 100);
        }
    }

    @Test
    void fund() {
        Map<Long, Record> entries = byId(rows("fund_entry"));
        List<Record> lines = rows("fund_line");
        for (Span span : SPANS) {
            Days days = Days.of(span);
            fill("fund", span);
            Predicate<Record> within = row -> days.holds(day(entries.get(number(row, "entry_id")), "posted_on"));
            Predicate<Record> fund = row -> text(row, "account").equals("FUND");
            Predicate<Record> spent = row -> Set.of("SPEND", "UNSPEND").contains(text(entries.get(number(row, "entry_id")), "kind"));
            keyed(span, "income", "income", lines, within.and(row -> value(row, "area") != null), row -> text(row, "area"), row -> -number(row, "fen"), 100);
            keyed(span, "fund", "in", lines, within.and(fund).and(spent.negate()), row -> text(row, "project_id"), row -> -number(row, "fen"), 100);
            keyed(span, "fund", "out", lines, within.and(fund).and(spent), row -> text(row, "project_id"), row -> number(row, "fen"), 100);
            keyed(span, "fund", "before", lines, fund.and(row -> day(entries.get(number(row, "entry_id")), "posted_on").isBefore(days.from())), row -> text(row, "project_id"), row -> -number(row, "fen"), 100);
            keyed(span, "fund", "after", lines, fund.and(row -> !day(entries.get(number(row, "entry_id")), "posted_on").isAfter(days.to())), row -> text(row, "project_id"), row -> -number(row, "fen"), 100);
            assertThat(made.house().money().fund().broken()).isEmpty();
        }
    }

    @Test
    void rooms() {
        List<Record> bookings = rows("booking").stream().filter(row -> Set.of("BOOKED", "USED").contains(text(row, "status"))).toList();
        for (Span span : SPANS) {
            Days days = Days.of(span);
            fill("rooms", span);
            Predicate<Record> within = row -> days.holds(day(row, "held_on"));
            Map<String, String> classes = Map.of("party", "PARTY_GOV", "social", "SOCIAL_ORG", "residents", "RESIDENT", "own", "OWN", "commercial", "COMMERCIAL");
            classes.forEach((column, user) -> keyed(span, "main", column, bookings, within.and(row -> text(row, "user_class").equals(user)), row -> text(row, "room_id"), row -> 1, 1));
            keyed(span, "main", "hours", bookings, within, row -> text(row, "room_id"), row -> number(row, "to_minute") - number(row, "from_minute"), 60);
            var use = linli.rooms.RoomUse.of(made.house().venues().days(days.from(), days.to()));
            for (int room = 0; room < use.rooms().size(); room++) {
                is("main/k:" + use.rooms().get(room).id() + "/openHours", span, use.total(room).open() / 60.0);
            }
        }
    }

    @Test
    void satisfaction() {
        Map<Long, Record> surveys = byId(rows("survey"));
        Map<Long, Record> activities = byId(rows("activity"));
        List<long[]> answers = new ArrayList<>();
        rows("survey_count").forEach(row -> answers.add(new long[] {number(row, "survey_id"), number(row, "grade"), number(row, "n")}));
        rows("survey_answer").stream().filter(row -> value(row, "voided").equals(false)).forEach(row -> answers.add(new long[] {number(row, "survey_id"), number(row, "grade"), 1}));
        for (Span span : SPANS) {
            Days days = Days.of(span);
            fill("satisfaction", span);
            Map<String, long[]> sums = new LinkedHashMap<>();
            answers.stream().filter(one -> days.holds(day(surveys.get(one[0]), "asked_on"))).forEach(one -> {
                long[] sum = sums.computeIfAbsent(project(activities.get(number(surveys.get(one[0]), "activity_id"))), any -> new long[9]);
                sum[(int) one[1]] += one[2];
                sum[6] += one[1] > 0 ? one[2] : 0;
                sum[7] += one[1] >= 3 ? one[2] : 0;
                sum[8] += one[1] * one[2] * (number(surveys.get(one[0]), "grades") == 4 ? 25 : 20);
            });
            sums.forEach((key, sum) -> {
                is("main/k:" + key + "/valid", span, sum[6]);
                is("main/k:" + key + "/none", span, sum[0]);
                for (int grade = 1; grade <= 5; grade++) {
                    is("main/k:" + key + "/g" + grade, span, sum[grade]);
                }
                is("main/k:" + key + "/rate", span, (double) sum[7] / sum[6]);
                is("main/k:" + key + "/index", span, (double) sum[8] / sum[6]);
            });
            long valid = sums.values().stream().mapToLong(sum -> sum[6]).sum();
            if (valid > 0) {
                is("main/total/rate", span, (double) sums.values().stream().mapToLong(sum -> sum[7]).sum() / valid);
            } else {
                assertThat(figures.get("main/total/rate")).isNull();
            }
        }
    }

    /** 人次 of a year is the sum of its months; 人数 is not more than that. */
    @Test
    void aYearIsTheSumOfItsMonths() {
        Filled year = tables.fill("service", Span.parse("2026"));
        for (String line : List.of("sessions", "visits", "attended", "heads", "elders", "children", "newcomers", "times", "hours")) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int month = 1; month <= 11; month++) {
                BigDecimal one = tables.fill("service", new Span(Span.Kind.MONTH, 2026, month)).figure("main/" + line + "/span").value();
                sum = sum.add(one == null ? BigDecimal.ZERO : one);
            }
            assertThat(sum).as(line).isEqualByComparingTo(year.figure("main/" + line + "/span").value());
        }
        assertThat(year.figure("main/people/span").value()).isLessThan(year.figure("main/visits/span").value());
    }

    /** The rows behind every counted figure add up to it. */
    @Test
    void everyFigureHasItsRows() {
        for (String id : Tables.names()) {
            Filled table = tables.fill(id, Span.parse("2026-Q3"));
            for (Filled.Figure figure : table.figures().toList()) {
                if (figure.origin() instanceof Origin.Count && figure.value() != null) {
                    List<Filled.Behind> rows = tables.behind(table, figure.id());
                    double sum = rows.stream().mapToDouble(row -> row.amount().isEmpty() ? 1 : Double.parseDouble(row.amount().replaceAll("[^0-9.-]", ""))).sum();
                    assertThat(sum).as(id + " " + figure.id()).isEqualTo(figure.value().doubleValue(), org.assertj.core.data.Offset.offset(0.06 * (rows.size() + 1)));
                }
            }
        }
    }
}
