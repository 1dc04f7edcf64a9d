package linli.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import linli.base.db.Db;
import linli.base.db.TestStore;
import linli.base.value.Span;
import linli.tables.Crowd.Asked;
import linli.tables.Crowd.Person;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every figure of the month report against plain Java over the raw rows, written apart from the report's code: it
 * knows neither SQL nor the report's classes that reckon.
 */
class MonthReportTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 12);
    private static Db db;
    private static Crowd crowd;
    private static Tables tables;

    @BeforeAll
    static void fill() {
        db = TestStore.open();
        crowd = new Crowd(db, 20261124).fill(500, 1000, LocalDate.of(2025, 3, 10), TODAY);
        tables = new Tables(db, Clock.fixed(TODAY.atTime(9, 0).atZone(Crowd.ZONE).toInstant(), Crowd.ZONE), () -> Crowd.CATEGORIES);
    }

    @AfterAll
    static void close() {
        db.close();
    }

    /** A whole month, a month not over, January (last month is last year's), and months whose past is unknown. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-10", "2026-11", "2026-01", "2025-12", "2026-02", "2025-03"})
    void needsAgreeWithTheRawRows(String text) {
        YearMonth month = YearMonth.parse(text);
        Filled report = tables.fill("month", Span.of(month));
        LocalDate end = end(month);
        LocalDate[][] spans = spans(month, end);
        for (String category : Stream.concat(Crowd.CATEGORIES.stream(), Stream.of("")).toList()) {
            String row = "category/k:" + category;
            Predicate<Asked> mine = need -> Objects.requireNonNullElse(need.category(), "").equals(category);
            needLine(report, row, mine, spans);
        }
        for (String channel : List.of("WINDOW", "PHONE", "VISIT", "MINIAPP", "BOX", "COUNCIL", "REFERRAL")) {
            needLine(report, "channel/k:" + channel, need -> need.channel().equals(channel), spans);
        }
        needLine(report, "category/total", need -> true, spans);
        needLine(report, "channel/total", need -> true, spans);
    }

    private void needLine(Filled report, String row, Predicate<Asked> mine, LocalDate[][] spans) {
        List<Asked> all = crowd.needs.stream().filter(mine).filter(n -> !n.status().equals("VOID") && !n.status().equals("MERGED")).toList();
        if (report.figures().noneMatch(figure -> figure.id().startsWith(row + "/"))) {
            assertThat(all).as("a row is left out only while nobody has asked for it: " + row).noneMatch(need -> !need.received().isAfter(spans[0][1]));
            return;
        }
        String[] names = {"month", "year", "lastYear"};
        Double[] rates = new Double[3];
        for (int i = 0; i < 3; i++) {
            LocalDate from = spans[i][0];
            LocalDate to = spans[i][1];
            boolean unknown = i == 2 && to.isBefore(LocalDate.of(2025, 3, 10));
            double taken = 0;
            double closed = 0;
            double open = 0;
            double late = 0;
            for (Asked need : all) {
                boolean inside = need.closed() != null && !need.closed().isBefore(from) && !need.closed().isAfter(to);
                boolean waiting = !need.received().isAfter(to) && (need.closed() == null || need.closed().isAfter(to));
                taken += !need.received().isBefore(from) && !need.received().isAfter(to) ? 1 : 0;
                closed += inside ? 1 : 0;
                open += waiting ? 1 : 0;
                if (need.due() != null && (inside || waiting)) {
                    LocalDate answered = need.replied() != null ? need.replied() : inside ? need.closed() : null;
                    boolean tooLate = inside ? answered.isAfter(need.due())
                            : need.due().isBefore(to) && (answered == null || answered.isAfter(need.due()));
                    late += tooLate ? 1 : 0;
                }
            }
            same(report, row + "/taken." + names[i], unknown ? null : taken);
            same(report, row + "/closed." + names[i], unknown ? null : closed);
            same(report, row + "/late." + names[i], unknown ? null : late);
            if (i != 1) {
                same(report, row + "/open." + names[i], unknown ? null : open);
            }
            rates[i] = unknown || closed + open == 0 ? null : closed / (closed + open);
            same(report, row + "/rate." + names[i], rates[i]);
        }
        same(report, row + "/rate.change", rates[0] == null || rates[2] == null ? null : 100 * (rates[0] - rates[2]));
        for (String measure : List.of("taken", "closed", "late", "open")) {
            BigDecimal now = report.figure(row + "/" + measure + ".month").value();
            BigDecimal base = report.figure(row + "/" + measure + ".lastYear").value();
            same(report, row + "/" + measure + ".change",
                    base == null || base.signum() == 0 ? null : (now.doubleValue() - base.doubleValue()) / base.doubleValue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10", "2026-11", "2026-03", "2025-12"})
    void residentsAgreeWithTheRawRows(String text) {
        YearMonth month = YearMonth.parse(text);
        Filled report = tables.fill("month", Span.of(month));
        LocalDate end = end(month);
        LocalDate before = month.atDay(1).minusDays(1);
        LocalDate yearAgo = spans(month, end)[2][1];
        peopleColumn(report, "month", month.atDay(1), end);
        peopleColumn(report, "lastMonth", before.withDayOfMonth(1), before);
        peopleColumn(report, "lastYear", yearAgo.withDayOfMonth(1), yearAgo);
    }

    private void peopleColumn(Filled report, String column, LocalDate from, LocalDate day) {
        boolean unknown = day.isBefore(LocalDate.of(2025, 3, 10));
        List<Person> there = crowd.people.stream().filter(person -> livesHere(person, day)).toList();
        List<Person> kept = crowd.people.stream().filter(person -> !person.status().equals("MERGED")).toList();
        Predicate<Person> old = person -> known(person) && youngest(person, day) >= 60;
        Predicate<Person> child = person -> known(person) && oldest(person, day) <= 14;
        Predicate<Person> fresh = person -> person.codes().stream().anyMatch(code -> code.startsWith("NEW_"));
        people(report, "residents", column, unknown, there.size());
        people(report, "households", column, unknown, there.stream().map(Person::household).filter(Objects::nonNull).distinct().count());
        people(report, "old", column, unknown, there.stream().filter(old).count());
        people(report, "child", column, unknown, there.stream().filter(child).count());
        people(report, "newcomer", column, unknown, there.stream().filter(fresh).count());
        people(report, "focus", column, unknown, there.stream().filter(old.or(child).or(fresh)).count());
        people(report, "ageUnknown", column, unknown, there.stream().filter(person -> !known(person)
                || youngest(person, day) < 60 && oldest(person, day) >= 60 || youngest(person, day) <= 14 && oldest(person, day) > 14).count());
        people(report, "added", column, unknown, kept.stream().filter(p -> !p.created().isBefore(from) && !p.created().isAfter(day)).count());
        people(report, "updated", column, unknown, kept.stream().filter(p -> p.created().isBefore(from)
                && !p.updated().isBefore(from) && !p.updated().isAfter(day)).count());
    }

    private static void people(Filled report, String row, String column, boolean unknown, long expected) {
        same(report, "people/" + row + "/" + column, unknown ? null : (double) expected);
    }

    private static boolean livesHere(Person person, LocalDate day) {
        boolean gone = person.movedOut() != null && !person.movedOut().isAfter(day)
                || person.deceased() != null && !person.deceased().isAfter(day)
                || person.status().equals("MOVED") && person.movedOut() == null
                || person.status().equals("MERGED");
        boolean notYet = person.created().isAfter(day) || person.movedIn() != null && person.movedIn().isAfter(day)
                || person.birth() != null && person.birth().isAfter(day);
        return !gone && !notYet;
    }

    private static boolean known(Person person) {
        return person.birth() != null;
    }

    private static int youngest(Person person, LocalDate day) {
        LocalDate last = switch (person.precision()) {
            case "YEAR" -> LocalDate.of(person.birth().getYear(), 12, 31);
            case "MONTH" -> YearMonth.from(person.birth()).atEndOfMonth();
            default -> person.birth();
        };
        return Period.between(last, day).getYears();
    }

    private static int oldest(Person person, LocalDate day) {
        return Period.between(person.birth(), day).getYears();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10", "2026-11", "2025-12"})
    void answersAgreeWithTheRawRows(String text) {
        YearMonth month = YearMonth.parse(text);
        Filled report = tables.fill("month", Span.of(month));
        LocalDate[][] spans = spans(month, end(month));
        String[] names = {"month", "year", "lastYear"};
        for (int i = 0; i < 3; i++) {
            LocalDate from = spans[i][0];
            LocalDate to = spans[i][1];
            boolean unknown = i == 2 && to.isBefore(LocalDate.of(2025, 3, 10));
            List<Asked> said = crowd.needs.stream().filter(n -> !n.status().equals("VOID")).toList();
            List<Asked> closed = said.stream().filter(n -> !n.status().equals("MERGED"))
                    .filter(n -> n.closed() != null && !n.closed().isBefore(from) && !n.closed().isAfter(to)).toList();
            List<Asked> asked = said.stream().filter(n -> !n.received().isBefore(from) && !n.received().isAfter(to)).toList();
            long valid = closed.stream().filter(n -> n.satisfaction() != null && n.satisfaction() > 0).count();
            long happy = closed.stream().filter(n -> n.satisfaction() != null && n.satisfaction() >= 3).count();
            same(report, "satisfaction/rated/" + names[i], unknown ? null : (double) valid);
            same(report, "satisfaction/satisfied/" + names[i], unknown || valid == 0 ? null : happy / (double) valid);
            same(report, "satisfaction/0/" + names[i], unknown ? null : (double) closed.stream().filter(n -> Integer.valueOf(0).equals(n.satisfaction())).count());
            same(report, "satisfaction/unrated/" + names[i], unknown ? null : (double) closed.stream().filter(n -> n.satisfaction() == null).count());
            same(report, "askers/askings/" + names[i], unknown ? null : (double) asked.size());
            same(report, "askers/askers/" + names[i], unknown ? null : (double) asked.stream().map(Asked::resident).filter(Objects::nonNull).distinct().count());
        }
    }

    /** Behind every counted figure stand exactly as many records as it says. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-10"})
    void everyFigureOpensItsRows(String text) {
        Filled report = tables.fill("month", Span.parse(text));
        long checked = report.figures().filter(figure -> figure.style() == Filled.Style.COUNT && figure.value() != null)
                // Every fifth is enough: they share their conditions.
                .filter(figure -> figure.id().hashCode() % 5 == 0 || figure.id().contains("total")).peek(figure -> {
            List<Filled.Behind> rows = tables.behind(report, figure.id());
            boolean distinct = figure.id().contains("/households/") || figure.id().startsWith("askers/askers/");
            if (distinct) {
                assertThat(rows.size()).as(figure.id()).isGreaterThanOrEqualTo(figure.value().intValue());
            } else {
                assertThat(rows).as(figure.id()).hasSize(figure.value().intValue());
            }
            assertThat(rows).as("masked").noneMatch(row -> row.title().contains("13800001234"));
        }).count();
        assertThat(checked).isGreaterThan(30);
        Filled.Figure rate = report.figure("category/total/rate.month");
        List<Filled.Behind> whole = tables.behind(report, rate.id());
        long parts = whole.stream().filter(Filled.Behind::counted).count();
        assertThat(rate.value().doubleValue()).isCloseTo(parts / (double) whole.size(), Offset.offset(1e-12));
    }

    private static LocalDate end(YearMonth month) {
        return TODAY.isBefore(month.atEndOfMonth()) ? TODAY : month.atEndOfMonth();
    }

    /** This month, this year so far, the same days a year ago. */
    private static LocalDate[][] spans(YearMonth month, LocalDate end) {
        YearMonth ago = month.minusYears(1);
        LocalDate agoEnd = end.equals(month.atEndOfMonth()) ? ago.atEndOfMonth() : end.minusYears(1);
        return new LocalDate[][] {{month.atDay(1), end}, {LocalDate.of(month.getYear(), 1, 1), end}, {ago.atDay(1), agoEnd}};
    }

    private static void same(Filled report, String id, Double expected) {
        BigDecimal found = report.figure(id).value();
        if (expected == null) {
            assertThat(found).as(id).isNull();
        } else {
            assertThat(found).as(id).isNotNull();
            assertThat(found.doubleValue()).as(id).isCloseTo(expected, Offset.offset(1e-12));
        }
    }
}
