package linli.reports;

import static linli.schema.Tables.NEED;
import static linli.schema.Tables.RESIDENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.text.Texts;
import linli.base.value.Mask;
import linli.reports.Measure.Split;
import linli.reports.Measure.Subject;
import linli.reports.Report.Behind;
import linli.reports.ReportDefinition.When.Period;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.impl.DSL;

/** Counts needs for the reports and lists the ones counted, by the same condition. */
final class ReportNeedQuery {
    /** Key of records without a value to split by. */
    static final String NONE = "";
    private static final int TITLE = 40;

    private final Db db;
    private final ZoneId zone;

    ReportNeedQuery(Db db, ZoneId zone) {
        this.db = db;
        this.zone = zone;
    }

    /** @return the day of the oldest need, empty when there is none. */
    Optional<LocalDate> firstDay() {
        OffsetDateTime first = db.sql().select(min(NEED.RECEIVED_AT)).from(NEED).where(NEED.STATUS.ne("VOID")).fetchOne(0, OffsetDateTime.class);
        return Optional.ofNullable(first).map(at -> at.atZoneSameInstant(zone).toLocalDate());
    }

    /** @return every value the needs are split by, {@link #NONE} among them where one lacks it. */
    List<String> keys(Split split) {
        return db.sql().selectDistinct(key(split)).from(NEED).where(NEED.STATUS.notIn("VOID", "MERGED")).orderBy(1).fetch(0, String.class);
    }

    /** @return number per key; keys without any are absent. */
    Map<String, Long> count(Measure measure, Split split, Period period) {
        Field<Integer> number = measure.distinct() ? countDistinct(NEED.RESIDENT_ID) : DSL.count();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Record2<String, Integer> row : db.sql().select(key(split), number).from(NEED)
                .where(condition(measure, period)).groupBy(split == Split.NONE ? List.of() : List.of(column(split))).fetch()) {
            counts.merge(row.value1(), row.value2().longValue(), Long::sum);
        }
        return counts;
    }

    /** @param key a key of the split; null = all */
    List<Behind> behind(Measure measure, Split split, String key, Period period) {
        Condition chosen = condition(measure, period);
        if (split != Split.NONE && key != null) {
            chosen = chosen.and(key(split).eq(key));
        }
        return db.sql().select(NEED.ID, NEED.NEED_NO, NEED.BODY, NEED.CATEGORY, NEED.STATUS, NEED.RECEIVED_AT, NEED.DUE_ON,
                        NEED.CLOSED_ON, coalesce(RESIDENT.NAME, NEED.ASKER_NAME).as("asker"))
                .from(NEED).leftJoin(RESIDENT).on(RESIDENT.ID.eq(NEED.RESIDENT_ID))
                .where(chosen).orderBy(NEED.RECEIVED_AT, NEED.ID)
                .fetch(row -> {
                    String asker = row.get("asker", String.class);
                    String detail = Texts.text("reports.behind.need",
                            row.get(NEED.RECEIVED_AT).atZoneSameInstant(zone).toLocalDate(),
                            asker == null || asker.isBlank() ? Texts.text("reports.behind.anonymous") : Mask.name(asker),
                            row.get(NEED.CATEGORY) == null ? Texts.text("reports.row.unsorted") : row.get(NEED.CATEGORY),
                            word("enum.NeedStatus." + row.get(NEED.STATUS), row.get(NEED.STATUS)));
                    return new Behind(Subject.NEED, row.get(NEED.ID),
                            Texts.text("reports.behind.title", row.get(NEED.NEED_NO), shortened(row.get(NEED.BODY))), detail, true);
                });
    }

    /** The one place that says what each measure of needs means. */
    private Condition condition(Measure measure, Period period) {
        OffsetDateTime start = period.from().atStartOfDay(zone).toOffsetDateTime();
        OffsetDateTime end = period.to().plusDays(1).atStartOfDay(zone).toOffsetDateTime();
        Condition counts = NEED.STATUS.notIn("VOID", "MERGED");
        Condition received = NEED.RECEIVED_AT.ge(start).and(NEED.RECEIVED_AT.lt(end));
        Condition closed = NEED.CLOSED_ON.between(period.from(), period.to());
        Condition open = NEED.RECEIVED_AT.lt(end).and(NEED.CLOSED_ON.isNull().or(NEED.CLOSED_ON.gt(period.to())));
        return switch (measure) {
            case TAKEN -> counts.and(received);
            case CLOSED -> counts.and(closed);
            case OPEN -> counts.and(open);
            // Late is who waited past the due date; on the due date itself there is still time.
            case LATE -> counts.and(closed.and(coalesce(NEED.REPLIED_ON, NEED.CLOSED_ON).gt(NEED.DUE_ON))
                    .or(open.and(NEED.DUE_ON.lt(period.to())).and(NEED.REPLIED_ON.isNull().or(NEED.REPLIED_ON.gt(NEED.DUE_ON)))));
            case ASKINGS -> NEED.STATUS.ne("VOID").and(received);
            case ASKERS -> NEED.STATUS.ne("VOID").and(received).and(NEED.RESIDENT_ID.isNotNull());
            default -> throw new IllegalArgumentException(measure + " is not about needs");
        };
    }

    private static Field<?> column(Split split) {
        return switch (split) {
            case CATEGORY -> NEED.CATEGORY;
            case CHANNEL -> NEED.CHANNEL;
            case SATISFACTION -> NEED.SATISFACTION;
            case NONE -> throw new IllegalArgumentException("not split");
        };
    }

    private static Field<String> key(Split split) {
        return split == Split.NONE ? inline(NONE) : coalesce(column(split).cast(String.class), inline(NONE));
    }

    /** Words of another feature's enum stand in the same file of texts; a code without a word is shown as it is. */
    static String word(String key, String otherwise) {
        return Texts.has(key) ? Texts.bundle().getString(key) : otherwise;
    }

    private static String shortened(String body) {
        String line = body.replaceAll("\\s+", " ").strip();
        // What was typed into the text may hold a number; in a list it is masked like everywhere.
        line = line.replaceAll("(?<!\\d)(\\d{3})\\d{4,}(\\d{2}[0-9Xx]{2})(?![0-9Xx])", "$1****$2");
        return line.length() <= TITLE ? line : line.substring(0, line.offsetByCodePoints(0, Math.min(TITLE, line.codePointCount(0, line.length())))) + "…";
    }
}
