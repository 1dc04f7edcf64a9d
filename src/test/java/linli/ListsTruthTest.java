package linli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import linli.base.value.Span;
import linli.base.value.Words;
import linli.themes.Themes;
import org.jooq.Record;
import org.junit.jupiter.api.Test;

/** The lists among the tables against plain Java over the raw rows: partners, projects, rents, meals, inspections, themes. */
class ListsTruthTest extends TruthRows {
    private static boolean holds(Record step, LocalDate on) {
        return !day(step, "since_on").isAfter(on) && (value(step, "until_on") == null || day(step, "until_on").isAfter(on));
    }

    @Test
    void partners() {
        Map<Long, Record> all = byId(rows("partner"));
        Map<Long, Record> projects = byId(rows("project"));
        Map<Long, Record> activities = byId(rows("activity"));
        List<Record> steps = rows("partner_step");
        List<Record> projectSteps = rows("project_step");
        List<Record> sessions = rows("session");
        List<Record> agreements = rows("agreement");
        int seen = 0;
        for (Span span : SPANS) {
            Days days = Days.of(span);
            fill("partners", span);
            Map<Long, String> serving = new HashMap<>();
            steps.stream().filter(row -> holds(row, days.to()) && Set.of("LISTED", "MENDING", "PAUSED").contains(text(row, "status")))
                    .forEach(row -> serving.put(number(row, "partner_id"), text(row, "status")));
            long projectSum = 0;
            long sessionSum = 0;
            for (long partner : serving.keySet()) {
                String row = "main/k:" + partner;
                long open = projectSteps.stream().filter(step -> text(step, "status").equals("OPEN") && holds(step, days.to()) && number(projects.get(number(step, "project_id")), "partner_id") == partner).count();
                long held = sessions.stream().filter(one -> text(one, "status").equals("HELD") && days.holds(day(one, "held_on"))).map(one -> activities.get(number(one, "activity_id")))
                        .filter(activity -> (value(activity, "partner_id") != null ? number(activity, "partner_id")
                                : value(activity, "project_id") == null ? 0 : number(projects.get(number(activity, "project_id")), "partner_id")) == partner).count();
                is(row + "/projects", span, open);
                is(row + "/sessions", span, held);
                projectSum += open;
                sessionSum += held;
                assertThat(words.get(row + "/uscc")).isEqualTo(text(all.get(partner), "uscc"));
                assertThat(words.get(row + "/status")).isEqualTo(Map.of("LISTED", "在册", "MENDING", "整改", "PAUSED", "暂停").get(serving.get(partner)));
                Set<LocalDate> ends = new TreeSet<>();
                agreements.stream().filter(one -> number(one, "partner_id") == partner && !day(one, "from_on").isAfter(days.to()) && !day(one, "to_on").isBefore(days.to())
                        && (value(one, "ended_on") == null || day(one, "ended_on").isAfter(days.to()))).forEach(one -> ends.add(day(one, "to_on")));
                assertThat(words.get(row + "/agreement")).as(span + " " + row).isEqualTo(ends.isEmpty() ? "" : words.get(row + "/agreement"));
                ends.stream().reduce((first, last) -> last).ifPresent(last -> assertThat(words.get(row + "/agreement")).contains(last.toString()));
                seen++;
            }
            assertThat(figures.keySet().stream().filter(id -> id.startsWith("main/k:") && id.endsWith("/sessions")).count()).as(span.toString()).isEqualTo(serving.size());
            is("main/total/projects", span, projectSum);
            is("main/total/sessions", span, sessionSum);
        }
        assertThat(seen).isGreaterThan(50);
    }

    @Test
    void projects() {
        Map<Long, Record> sessions = byId(rows("session"));
        Map<Long, Record> activities = byId(rows("activity"));
        Map<Long, Record> surveys = byId(rows("survey"));
        List<Record> marks = rows("attendance").stream().filter(row -> text(row, "mark").equals("PRESENT") && text(sessions.get(number(row, "session_id")), "status").equals("HELD")).toList();
        List<long[]> answers = new java.util.ArrayList<>();
        rows("survey_count").forEach(row -> answers.add(new long[] {number(row, "survey_id"), number(row, "grade"), number(row, "n")}));
        rows("survey_answer").stream().filter(row -> value(row, "voided").equals(false)).forEach(row -> answers.add(new long[] {number(row, "survey_id"), number(row, "grade"), 1}));
        for (Span span : SPANS) {
            Days days = Days.of(span);
            fill("projects", span);
            Predicate<Record> held = row -> text(row, "status").equals("HELD") && days.holds(day(row, "held_on"));
            List<Record> all = List.copyOf(sessions.values());
            keyed(span, "main", "sessions", all, held, row -> project(activities.get(number(row, "activity_id"))), row -> 1, 1);
            keyed(span, "main", "heads", all, held, row -> project(activities.get(number(row, "activity_id"))), row -> number(row, "heads"), 1);
            keyed(span, "main", "attended", marks, row -> days.holds(day(sessions.get(number(row, "session_id")), "held_on")),
                    row -> project(activities.get(number(sessions.get(number(row, "session_id")), "activity_id"))), row -> 1, 1);
            Map<String, long[]> rated = new HashMap<>();
            answers.stream().filter(one -> one[1] > 0 && days.holds(day(surveys.get(one[0]), "asked_on"))).forEach(one -> {
                long[] sum = rated.computeIfAbsent(project(activities.get(number(surveys.get(one[0]), "activity_id"))), any -> new long[2]);
                sum[0] += one[2];
                sum[1] += one[1] >= 3 ? one[2] : 0;
            });
            rated.forEach((key, sum) -> {
                is("main/k:" + key + "/valid", span, sum[0]);
                is("main/k:" + key + "/satisfied", span, sum[1]);
                is("main/k:" + key + "/rate", span, (double) sum[1] / sum[0]);
            });
            is("main/total/valid", span, rated.values().stream().mapToLong(sum -> sum[0]).sum());
            Set<String> running = rows("project_step").stream().filter(row -> holds(row, days.to()) && Set.of("OPEN", "PAUSED").contains(text(row, "status")))
                    .map(row -> "p" + number(row, "project_id")).collect(Collectors.toSet());
            assertThat(figures.keySet()).as("every running project has its row").containsAll(running.stream().map(key -> "main/k:" + key + "/sessions").toList());
        }
    }

    @Test
    void rents() {
        Map<Long, Record> items = byId(rows("fee_item"));
        Map<Long, Record> bookings = byId(rows("booking"));
        Map<String, Long> rooms = rows("venue_room").stream().collect(Collectors.toMap(row -> text(row, "name"), row -> number(row, "id")));
        List<Record> charges = rows("charge").stream().filter(row -> text(items.get(number(row, "item_id")), "area").equals("VENUE")).toList();
        long all = 0;
        for (Span span : SPANS) {
            Days days = Days.of(span);
            fill("rooms", span);
            keyed(span, "main", "rent", charges, row -> days.holds(day(row, "charged_on")), row -> text(row, "source").equals("booking") ? text(bookings.get(number(row, "source_id")), "room_id")
                    : rooms.containsKey(text(items.get(number(row, "item_id")), "name")) ? rooms.get(text(items.get(number(row, "item_id")), "name")).toString() : "", row -> number(row, "net_fen"), 100);
            all += charges.stream().filter(row -> days.holds(day(row, "charged_on"))).mapToLong(row -> number(row, "net_fen")).sum();
        }
        assertThat(all).isPositive();
    }

    @Test
    void meals() {
        Map<Long, Record> residents = byId(rows("resident"));
        List<Record> orders = rows("meal_order").stream().filter(row -> text(row, "status").equals("EATEN")).toList();
        long eaten = 0;
        for (Span span : SPANS) {
            Days days = Days.of(span);
            fill("meals", span);
            List<Record> now = orders.stream().filter(row -> days.holds(day(row, "served_on"))).toList();
            is("main/meals/span", span, now.size());
            is("main/diners/span", span, now.stream().map(row -> residents.get(number(row, "resident_id"))).map(one -> value(one, "merged_into") == null ? number(one, "id") : number(one, "merged_into")).distinct().count());
            is("main/dinedIn/span", span, now.stream().filter(row -> value(row, "delivery").equals(false)).count());
            is("main/delivered/span", span, now.stream().filter(row -> value(row, "delivery").equals(true)).count());
            Map.of("price", "price_fen", "subsidy", "subsidy_fen", "self", "self_fen", "delivery", "delivery_fen")
                    .forEach((line, field) -> is("main/" + line + "/span", span, now.stream().mapToLong(row -> number(row, field)).sum() / 100.0));
            keyed(span, "tier", "meals", now, any -> true, row -> text(row, "tier"), row -> 1, 1);
            keyed(span, "tier", "price", now, any -> true, row -> text(row, "tier"), row -> number(row, "price_fen"), 100);
            keyed(span, "tier", "subsidy", now, any -> true, row -> text(row, "tier"), row -> number(row, "subsidy_fen"), 100);
            keyed(span, "tier", "self", now, any -> true, row -> text(row, "tier"), row -> number(row, "self_fen"), 100);
            eaten += now.size();
        }
        assertThat(eaten).isPositive();
    }

    @Test
    void inspections() {
        Map<Long, Record> rounds = byId(rows("inspection_round"));
        Map<Long, Record> partners = byId(rows("partner"));
        Map<Long, Record> departments = byId(rows("department"));
        List<Record> findings = rows("finding").stream().filter(row -> !text(row, "status").equals("VOID")).toList();
        List<Record> signatures = rows("visit_signature").stream().filter(row -> value(row, "void_reason") == null).toList();
        int seen = 0;
        for (Span span : SPANS) {
            Days days = Days.of(span);
            fill("inspections", span);
            List<Record> visits = rows("inspection_visit").stream().filter(row -> days.holds(day(row, "visited_on")) && !text(rounds.get(number(row, "round_id")), "status").equals("VOID")).toList();
            Set<Long> ids = visits.stream().map(row -> number(row, "id")).collect(Collectors.toSet());
            keyed(span, "main", "findings", findings, row -> ids.contains(number(row, "visit_id")), row -> text(row, "visit_id"), row -> 1, 1);
            keyed(span, "main", "mended", findings, row -> ids.contains(number(row, "visit_id")) && text(row, "status").equals("MENDED") && !day(row, "status_on").isAfter(days.to()),
                    row -> text(row, "visit_id"), row -> 1, 1);
            for (Record visit : visits) {
                String row = "main/k:" + number(visit, "id");
                assertThat(words.get(row + "/on")).isEqualTo(day(visit, "visited_on").toString());
                String signed = signatures.stream().filter(one -> number(one, "visit_id") == number(visit, "id")).map(one -> text(departments.get(number(one, "department_id")), "name")).distinct().sorted()
                        .collect(Collectors.joining("、"));
                assertThat(words.get(row + "/departments")).isEqualTo(signed.isEmpty() ? text(visit, "took_part") : signed);
                assertThat(words.get(row + "/due")).isEqualTo(findings.stream().filter(one -> number(one, "visit_id") == number(visit, "id")).map(one -> day(one, "due_on")).max(LocalDate::compareTo)
                        .map(LocalDate::toString).orElse(""));
                assertThat(partners).containsKey(number(visit, "partner_id"));
                seen++;
            }
            assertThat(figures.keySet().stream().filter(id -> id.startsWith("main/k:") && id.endsWith("/findings")).count()).as(span.toString()).isEqualTo(visits.size());
        }
        assertThat(seen).isPositive();
    }

    /** The most frequent wishes: every one counted speaks of its theme in the shipped words, and they stand in order. */
    @Test
    void themes() {
        Map<Long, Record> needs = byId(rows("need"));
        Map<String, Pattern> shipped = new HashMap<>();
        Words.rows(Themes.class, "themes.tsv").forEach(row -> shipped.put(row.get("code"), Pattern.compile(row.get("words").replace("…", ".*"))));
        int checked = 0;
        for (Span span : SPANS) {
            Days days = Days.of(span);
            fill("needs", span);
            List<String> ranked = figures.keySet().stream().filter(id -> id.startsWith("themes/k:") && id.endsWith("/asked")).toList();
            assertThat(ranked.size()).isLessThanOrEqualTo(10);
            double before = Double.MAX_VALUE;
            for (String id : ranked) {
                assertThat(figures.get(id).doubleValue()).as(span + " " + id).isLessThanOrEqualTo(before).isPositive();
                before = figures.get(id).doubleValue();
                List<Long> behind = tables.behind(tables.fill("needs", span), id).stream().map(row -> row.id()).toList();
                Pattern words = id.startsWith("themes/k:GAP.") ? shipped.get(id.substring("themes/k:".length(), id.length() - "/asked".length())) : null;
                // Wishes by subject take their words from the tree of domains; what is missing has a list of its own.
                checked += words == null ? 0 : behind.size();
                assertThat(words == null ? List.<Long>of() : behind).allSatisfy(need -> assertThat(text(needs.get(need), "body").replaceAll("\\s", "")).containsPattern(words));
                assertThat(behind).hasSize((int) before).doesNotHaveDuplicates().allSatisfy(need -> assertThat(days.holds(day(needs.get(need), "received_at"))).isTrue());
                is(id.replace("/asked", "/open"), span, behind.stream().map(needs::get).filter(row -> !Set.of("VOID", "MERGED").contains(text(row, "status"))
                        && (day(row, "closed_on") == null || day(row, "closed_on").isAfter(days.to()))).count());
            }
        }
        assertThat(checked).isPositive();
    }
}
