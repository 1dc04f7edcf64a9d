package linli.batches;

import static linli.schema.Tables.ACTIVITY;
import static linli.schema.Tables.ATTENDANCE;
import static linli.schema.Tables.CENTRE;
import static linli.schema.Tables.DWELLING;
import static linli.schema.Tables.NEED;
import static linli.schema.Tables.PARTNER;
import static linli.schema.Tables.PROJECT;
import static linli.schema.Tables.PROJECT_STEP;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.SESSION;
import static linli.schema.Tables.SETTING;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.value.Domains;
import linli.base.value.SourcingBatch;
import linli.batches.BatchMatrix.Ask;
import linli.batches.BatchMatrix.Brand;
import linli.batches.BatchMatrix.Supply;

/** Reads projects, what came of them, and open needs by community. */
final class BatchQuery {
    private static final List<String> OPEN_NEEDS = List.of("REGISTERED", "SORTED", "ASSIGNED", "SERVING");

    private final Db db;

    BatchQuery(Db db) {
        this.db = db;
    }

    List<Supply> supplies(LocalDate on) {
        Map<Long, int[]> served = served(on);
        return db.sql().select(PROJECT.ID, PROJECT.NAME, PROJECT.SOURCE_UNIT, PARTNER.NAME, PROJECT.BATCH, PROJECT.COMMUNITY, PROJECT.DOMAIN, PROJECT.BRAND,
                        PROJECT.SEATS, PROJECT_STEP.STATUS)
                .from(PROJECT).join(PROJECT_STEP).on(PROJECT_STEP.PROJECT_ID.eq(PROJECT.ID)).leftJoin(PARTNER).on(PARTNER.ID.eq(PROJECT.PARTNER_ID))
                .where(PROJECT_STEP.SINCE_ON.le(on)).and(PROJECT_STEP.UNTIL_ON.isNull().or(PROJECT_STEP.UNTIL_ON.gt(on))).and(PROJECT_STEP.STATUS.ne("ENDED"))
                .orderBy(PROJECT.ID).fetch(row -> {
                    int[] counts = served.getOrDefault(row.get(PROJECT.ID), new int[2]);
                    String giver = row.get(PARTNER.NAME);
                    String brand = row.get(PROJECT.BRAND);
                    return new Supply(row.get(PROJECT.ID), row.get(PROJECT.NAME), giver == null ? row.get(PROJECT.SOURCE_UNIT) : giver,
                            SourcingBatch.valueOf(row.get(PROJECT.BATCH)), row.get(PROJECT.COMMUNITY), Domains.rootOf(row.get(PROJECT.DOMAIN)),
                            row.get(PROJECT_STEP.STATUS), brand == null ? "" : brand, row.get(PROJECT.SEATS), counts[0], counts[1]);
                });
    }

    /** @return sessions held and people present in them until the day, by project; heads counted without names included. */
    private Map<Long, int[]> served(LocalDate on) {
        Map<Long, int[]> served = new HashMap<>();
        var held = SESSION.STATUS.eq("HELD").and(SESSION.HELD_ON.le(on)).and(ACTIVITY.PROJECT_ID.isNotNull());
        db.sql().select(ACTIVITY.PROJECT_ID, count(), sum(SESSION.HEADS)).from(SESSION).join(ACTIVITY).on(ACTIVITY.ID.eq(SESSION.ACTIVITY_ID)).where(held)
                .groupBy(ACTIVITY.PROJECT_ID).forEach(row -> served.put(row.value1(), new int[] {row.value2(), row.value3().intValueExact()}));
        db.sql().select(ACTIVITY.PROJECT_ID, count()).from(ATTENDANCE).join(SESSION).on(SESSION.ID.eq(ATTENDANCE.SESSION_ID))
                .join(ACTIVITY).on(ACTIVITY.ID.eq(SESSION.ACTIVITY_ID)).where(held).and(ATTENDANCE.MARK.eq("PRESENT"))
                .groupBy(ACTIVITY.PROJECT_ID).forEach(row -> served.get(row.value1())[1] += row.value2());
        return served;
    }

    /** Open needs; where nothing tells the community of one, it is the centre's own. */
    List<Ask> asks(List<Brand> brands, String own) {
        Map<String, String> estates = db.sql().select(DWELLING.ESTATE, max(DWELLING.COMMUNITY)).from(DWELLING)
                .where(DWELLING.COMMUNITY.ne("")).and(DWELLING.ESTATE.ne("")).groupBy(DWELLING.ESTATE).fetchMap(DWELLING.ESTATE, max(DWELLING.COMMUNITY));
        return db.sql().select(NEED.ID, NEED.NEED_NO, NEED.BODY, NEED.ASKER_PLACE, DWELLING.COMMUNITY).from(NEED)
                .leftJoin(RESIDENT).on(RESIDENT.ID.eq(NEED.RESIDENT_ID)).leftJoin(DWELLING).on(DWELLING.ID.eq(RESIDENT.DWELLING_ID))
                .where(NEED.STATUS.in(OPEN_NEEDS)).orderBy(NEED.ID.desc()).fetch(row -> {
                    String home = row.get(DWELLING.COMMUNITY);
                    String place = row.get(NEED.ASKER_PLACE);
                    String community = home != null && !home.isBlank() ? home : place == null ? own : estates.getOrDefault(place, own);
                    Set<String> codes = Domains.codesIn(row.get(NEED.BODY));
                    return new Ask(row.get(NEED.ID), row.get(NEED.NEED_NO), row.get(NEED.BODY), community,
                            codes.stream().map(Domains::rootOf).collect(Collectors.toSet()), brands.stream()
                            .filter(brand -> brand.domains().stream().anyMatch(codes::contains) || brand.words().stream().anyMatch(row.get(NEED.BODY)::contains))
                            .map(Brand::name).collect(Collectors.toSet()));
                });
    }

    /** @return the centre's own community, "" when it has not said. */
    String own() {
        return db.sql().select(CENTRE.COMMUNITY_NAME).from(CENTRE).fetchOptional(CENTRE.COMMUNITY_NAME).orElse("");
    }

    String centre() {
        return db.sql().select(CENTRE.NAME).from(CENTRE).fetchOptional(CENTRE.NAME).orElse("");
    }

    /** @return communities that projects and homes name. */
    Set<String> named() {
        Set<String> names = new LinkedHashSet<>(db.sql().selectDistinct(PROJECT.COMMUNITY).from(PROJECT).orderBy(PROJECT.COMMUNITY).fetch(PROJECT.COMMUNITY));
        names.addAll(db.sql().selectDistinct(DWELLING.COMMUNITY).from(DWELLING).where(DWELLING.COMMUNITY.ne("")).orderBy(DWELLING.COMMUNITY).fetch(DWELLING.COMMUNITY));
        return names;
    }

    Set<String> brands() {
        return new LinkedHashSet<>(db.sql().selectDistinct(PROJECT.BRAND).from(PROJECT).where(PROJECT.BRAND.isNotNull()).orderBy(PROJECT.BRAND).fetch(PROJECT.BRAND));
    }

    String setting(String name) {
        return db.sql().select(SETTING.CONTENT).from(SETTING).where(SETTING.SCOPE.eq("")).and(SETTING.NAME.eq(name)).fetchOptional(SETTING.CONTENT).orElse("");
    }
}
