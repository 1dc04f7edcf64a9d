package linli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import linli.base.value.Span;
import linli.tables.Filled;
import linli.tables.Tables;
import org.jooq.Record;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The sample year as raw rows, and a table's figures to hold against them. */
abstract class TruthRows {
    protected static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    protected static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    protected static final List<Span> SPANS = List.of(Span.parse("2026-10"), Span.parse("2026-11"), Span.parse("2026-07"), Span.parse("2026-Q3"), Span.parse("2026-Q2"), Span.parse("2026"));

    @TempDir
    static Path place;
    protected static FirstStart.Made made;
    protected static Tables tables;
    protected final Map<String, BigDecimal> figures = new LinkedHashMap<>();
    protected final Map<String, String> words = new LinkedHashMap<>();

    @BeforeAll
    static void load() {
        Clock clock = Clock.fixed(TODAY.atTime(9, 0).atZone(ZONE).toInstant(), ZONE);
        made = new FirstStart("示例社区党群服务中心", "330481001", null, "示例社区", "zhou", "周老师", "right-horse-1".toCharArray()).make(place.resolve("store"), clock);
        new SampleLoader(made.house()).load();
        tables = made.house().upward().tables();
    }

    @AfterAll
    static void close() {
        made.close();
    }

    protected static List<Record> rows(String table) {
        return new ArrayList<>(made.house().store().db().sql().fetch("select * from " + table));
    }

    protected static Object value(Record row, String field) {
        return row.get(field.toUpperCase(java.util.Locale.ROOT));
    }

    protected static LocalDate day(Record row, String field) {
        Object value = value(row, field);
        return value == null ? null : value instanceof LocalDate day ? day : value instanceof java.sql.Date date ? date.toLocalDate()
                : ((OffsetDateTime) value).atZoneSameInstant(ZONE).toLocalDate();
    }

    protected static long number(Record row, String field) {
        return value(row, field) == null ? 0 : ((Number) value(row, field)).longValue();
    }

    protected static String text(Record row, String field) {
        return value(row, field) == null ? "" : value(row, field).toString();
    }

    protected static Map<Long, Record> byId(List<Record> rows) {
        return rows.stream().collect(Collectors.toMap(row -> number(row, "id"), row -> row));
    }

    /** Days of a span, cut at today. */
    protected record Days(LocalDate from, LocalDate to) {
        static Days of(Span span) {
            return new Days(span.from(), span.to().isAfter(TODAY) ? TODAY : span.to());
        }

        boolean holds(LocalDate day) {
            return day != null && !day.isBefore(from) && !day.isAfter(to);
        }
    }

    protected void fill(String id, Span span) {
        figures.clear();
        words.clear();
        for (Filled.Figure figure : tables.fill(id, span).figures().toList()) {
            figures.put(figure.id(), figure.value());
            words.put(figure.id(), figure.words());
        }
    }

    protected void is(String id, Span span, double wanted) {
        assertThat(figures).as(span + " " + id).containsKey(id);
        if (wanted == 0 && figures.get(id) == null) {
            // Nothing is known of that time at all: a dash.
            return;
        }
        assertThat(figures.get(id)).as(span + " " + id).isNotNull();
        assertThat(figures.get(id).doubleValue()).as(span + " " + id).isEqualTo(wanted, org.assertj.core.data.Offset.offset(1e-9));
    }

    /** Every key's figure, and the total, which is the sum of the rows. */
    protected void keyed(Span span, String block, String column, List<Record> rows, Predicate<Record> which, Function<Record, String> key, ToLongFunction<Record> amount, double parts) {
        Map<String, Long> sums = new LinkedHashMap<>();
        rows.stream().filter(which).forEach(row -> sums.merge(key.apply(row), amount.applyAsLong(row), Long::sum));
        sums.forEach((each, sum) -> {
            if (sum != 0) {
                is(block + "/k:" + each + "/" + column, span, sum / parts);
            }
        });
        is(block + "/total/" + column, span, sums.values().stream().mapToLong(Long::longValue).sum() / parts);
        figures.forEach((id, value) -> {
            if (id.startsWith(block + "/k:") && id.endsWith("/" + column) && value != null && value.signum() != 0) {
                assertThat(sums).as(span + " " + id).containsKey(id.substring(block.length() + 3, id.length() - column.length() - 1));
            }
        });
    }

    protected static String project(Record activity) {
        return value(activity, "project_id") != null ? "p" + number(activity, "project_id") : "a" + (value(activity, "root_id") == null ? number(activity, "id") : number(activity, "root_id"));
    }
}
