package linli.matching;

import static linli.schema.Tables.DWELLING;
import static linli.schema.Tables.MATCH_DECISION;
import static linli.schema.Tables.NEED;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.SETTING;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linli.base.db.Db;
import linli.base.value.FocusGroup;
import linli.supplies.Supply.Where;
import org.jooq.Condition;
import org.jooq.Field;

/** Reads needs as asks. */
final class MatchQuery {
    private static final List<String> OPEN = List.of("REGISTERED", "SORTED", "ASSIGNED");

    private final Db db;
    private final Clock clock;

    MatchQuery(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<Ask.Source> source(long need) {
        return sources(NEED.ID.eq(need)).stream().findFirst();
    }

    Optional<Long> need(String no) {
        return db.sql().select(NEED.ID).from(NEED).where(NEED.NEED_NO.eq(no)).fetchOptional(NEED.ID);
    }

    /** @return needs that wait and have no accepted supply, those due first first. */
    List<Ask.Source> open() {
        return sources(NEED.STATUS.in(OPEN).and(NEED.ID.notIn(org.jooq.impl.DSL.select(MATCH_DECISION.NEED_ID).from(MATCH_DECISION)
                .where(MATCH_DECISION.VERDICT.eq("ACCEPTED")).and(MATCH_DECISION.UNDONE_AT.isNull()))));
    }

    private List<Ask.Source> sources(Condition condition) {
        Map<Long, Integer> merged = new HashMap<>();
        db.sql().select(NEED.MERGED_INTO, count()).from(NEED).where(NEED.MERGED_INTO.isNotNull()).groupBy(NEED.MERGED_INTO)
                .forEach(row -> merged.put(row.value1(), row.value2()));
        LocalDate today = LocalDate.now(clock);
        Field<String> estate = coalesce(DWELLING.ESTATE, NEED.ASKER_PLACE);
        return db.sql().select(NEED.ID, NEED.NEED_NO, NEED.BODY, NEED.CATEGORY, NEED.FOCUS_GROUP, RESIDENT.BIRTH_ON, DWELLING.COMMUNITY, estate,
                        DWELLING.BUILDING)
                .from(NEED).leftJoin(RESIDENT).on(RESIDENT.ID.eq(NEED.RESIDENT_ID)).leftJoin(DWELLING).on(DWELLING.ID.eq(RESIDENT.DWELLING_ID))
                .where(condition).orderBy(NEED.DUE_ON.asc().nullsLast(), NEED.ID)
                .fetch(row -> {
                    LocalDate birth = row.get(RESIDENT.BIRTH_ON);
                    String group = row.get(NEED.FOCUS_GROUP);
                    return new Ask.Source(row.get(NEED.ID), row.get(NEED.NEED_NO), row.get(NEED.BODY), row.get(NEED.CATEGORY),
                            group == null ? null : FocusGroup.valueOf(group), birth == null ? null : Period.between(birth, today).getYears(),
                            1 + merged.getOrDefault(row.get(NEED.ID), 0),
                            new Where(text(row.get(DWELLING.COMMUNITY)), text(row.get(estate)), text(row.get(DWELLING.BUILDING))));
                });
    }

    Optional<String> setting(String name) {
        return db.sql().select(SETTING.CONTENT).from(SETTING).where(SETTING.SCOPE.eq("")).and(SETTING.NAME.eq(name)).fetchOptional(SETTING.CONTENT);
    }

    private static String text(String kept) {
        return kept == null ? "" : kept;
    }
}
