package linli.partners;

import static linli.partners.PartnerStore.text;
import static linli.schema.Tables.CENTRE;
import static linli.schema.Tables.PARTNER;
import static linli.schema.Tables.PARTNER_STEP;
import static linli.schema.Tables.PROJECT;
import static linli.schema.Tables.PROJECT_STEP;
import static linli.schema.Tables.AGREEMENT;
import static linli.schema.Tables.STANDING_STEP;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linli.base.db.Db;
import linli.base.text.Pinyin;
import linli.base.text.SearchKey;
import linli.base.text.SearchMatcher;
import linli.base.value.Domains;
import linli.base.value.Mask;
import linli.base.value.SourcingBatch;
import linli.base.value.WeekSlot;
import linli.partners.Partner.PartnerKind;
import linli.partners.Partner.PartnerStatus;
import linli.partners.Partner.Pledge;
import linli.partners.Partner.Registration;
import org.jooq.Condition;
import org.jooq.Field;

/** Reads partners and projects as they stood on a day. */
final class PartnerQuery {
    private static final String OPEN = "OPEN";

    private final Db db;
    private final PartnerStore store;

    PartnerQuery(Db db, PartnerStore store) {
        this.db = db;
        this.store = store;
    }

    /** @param today for a filter without a day */
    PartnerList partners(PartnerList.Filter filter, LocalDate today) {
        LocalDate on = filter.on() == null ? today : filter.on();
        List<PartnerList.Row> rows = ranked(rows(on, today), filter.text(), PartnerList.Row::searchKey);
        // Each word of the filter is one test; a chip's count leaves its own word out.
        Predicate<PartnerList.Row> kind = row -> filter.kind() == null || row.kind() == filter.kind();
        Predicate<PartnerList.Row> status = row -> filter.status() == null ? filter.gone() || row.status() != PartnerStatus.LEFT : row.status() == filter.status();
        Predicate<PartnerList.Row> batch = row -> filter.batch() == null || row.batch() == filter.batch();
        Predicate<PartnerList.Row> marked = row -> (!filter.expiring() || row.expiring()) && (!filter.late() || row.latePledges() > 0);
        List<PartnerList.Row> found = rows.stream().filter(kind.and(status).and(batch).and(marked)).toList();
        List<PartnerList.Row> unmarked = rows.stream().filter(kind.and(status).and(batch)).toList();
        return new PartnerList(found, counts(PartnerKind.class, rows.stream().filter(status.and(batch).and(marked)), PartnerList.Row::kind),
                counts(PartnerStatus.class, rows.stream().filter(kind.and(batch).and(marked)), PartnerList.Row::status),
                counts(SourcingBatch.class, rows.stream().filter(kind.and(status).and(marked)), PartnerList.Row::batch),
                (int) rows.stream().filter(status).count(), (int) unmarked.stream().filter(PartnerList.Row::expiring).count(),
                (int) unmarked.stream().filter(row -> row.latePledges() > 0).count(), on);
    }

    private List<PartnerList.Row> rows(LocalDate on, LocalDate today) {
        Map<Long, Integer> projects = new HashMap<>();
        db.sql().select(PROJECT.PARTNER_ID, count()).from(PROJECT).join(PROJECT_STEP).on(PROJECT_STEP.PROJECT_ID.eq(PROJECT.ID))
                .where(holds(PROJECT_STEP.SINCE_ON, PROJECT_STEP.UNTIL_ON, on)).and(PROJECT_STEP.STATUS.eq(OPEN)).and(PROJECT.PARTNER_ID.isNotNull())
                .groupBy(PROJECT.PARTNER_ID).forEach(row -> projects.put(row.value1(), row.value2()));
        Map<Long, LocalDate> agreements = new HashMap<>();
        Condition inForce = AGREEMENT.FROM_ON.le(on).and(AGREEMENT.TO_ON.ge(on)).and(AGREEMENT.ENDED_ON.isNull().or(AGREEMENT.ENDED_ON.gt(on)));
        db.sql().select(AGREEMENT.PARTNER_ID, max(AGREEMENT.TO_ON)).from(AGREEMENT).where(inForce).groupBy(AGREEMENT.PARTNER_ID)
                .forEach(row -> agreements.put(row.value1(), row.value2()));
        // The next one is signed already: then nothing expires.
        Map<Long, LocalDate> following = new HashMap<>();
        db.sql().select(AGREEMENT.PARTNER_ID, max(AGREEMENT.TO_ON)).from(AGREEMENT).where(AGREEMENT.FROM_ON.gt(on)).and(AGREEMENT.ENDED_ON.isNull())
                .groupBy(AGREEMENT.PARTNER_ID).forEach(row -> following.put(row.value1(), row.value2()));
        Map<Long, Long> late = store.pledges((Long) null).stream().filter(pledge -> pledge.late(today)).collect(Collectors.groupingBy(Pledge::partnerId, Collectors.counting()));
        return db.sql().select(PARTNER.fields()).select(PARTNER_STEP.STATUS, PARTNER_STEP.SINCE_ON).from(PARTNER)
                .join(PARTNER_STEP).on(PARTNER_STEP.PARTNER_ID.eq(PARTNER.ID)).where(holds(PARTNER_STEP.SINCE_ON, PARTNER_STEP.UNTIL_ON, on)).orderBy(PARTNER.ID).fetch(row -> {
                    long id = row.get(PARTNER.ID);
                    LocalDate to = agreements.get(id);
                    boolean expiring = to != null && !to.isAfter(on.plusDays(PartnerList.EXPIRING_DAYS)) && !following.containsKey(id);
                    String registration = row.get(PARTNER.REGISTRATION);
                    String batch = row.get(PARTNER.BATCH);
                    return new PartnerList.Row(id, row.get(PARTNER.NAME), PartnerKind.valueOf(row.get(PARTNER.KIND)),
                            registration == null ? null : Registration.valueOf(registration), text(row.get(PARTNER.USCC)), text(row.get(PARTNER.CONTACT)),
                            row.get(PARTNER.PHONE) == null ? "" : Mask.phone(row.get(PARTNER.PHONE)), text(row.get(PARTNER.COMMUNITY)),
                            batch == null ? null : SourcingBatch.valueOf(batch), text(row.get(PARTNER.SOURCE_UNIT)),
                            PartnerStatus.valueOf(row.get(PARTNER_STEP.STATUS)), row.get(PARTNER_STEP.SINCE_ON), projects.getOrDefault(id, 0), to, expiring,
                            late.getOrDefault(id, 0L).intValue(), row.get(PARTNER.VERIFIED_ON), row.get(PARTNER.SEARCH_KEY));
                }).stream().sorted(Comparator.comparing(row -> Pinyin.sortKey(row.name()))).toList();
    }

    /** @return the day from which one that was dismissed may come back; empty when it was not, or an appeal took it back. */
    Optional<LocalDate> outUntil(long partner) {
        return db.sql().select(STANDING_STEP.DUE_ON).from(STANDING_STEP).where(STANDING_STEP.PARTNER_ID.eq(partner)).and(STANDING_STEP.STAGE.eq("DISMISSED"))
                .and(STANDING_STEP.REVOKED_ON.isNull()).orderBy(STANDING_STEP.ID.desc()).limit(1).fetchOptional(STANDING_STEP.DUE_ON);
    }

    private static Condition holds(Field<LocalDate> since, Field<LocalDate> until, LocalDate on) {
        return since.le(on).and(until.isNull().or(until.gt(on)));
    }

    /** @return the partner's projects, running ones first. */
    List<PartnerList.Giving> projects(long partner) {
        return db.sql().select(PROJECT.ID, PROJECT.NAME, PROJECT.DOMAIN, PROJECT.STATUS, PROJECT.COMMUNITY, PROJECT.SLOTS, PROJECT.SEATS).from(PROJECT)
                .where(PROJECT.PARTNER_ID.eq(partner)).orderBy(PROJECT.ID).fetch(row -> new PartnerList.Giving(row.value1(), row.value2(),
                        Domains.nameOf(row.value3()), row.value4(), row.value5(), WeekSlot.words(WeekSlot.stored(row.value6())), row.value7())).stream()
                .sorted(Comparator.comparing(one -> !one.status().equals(OPEN))).toList();
    }

    /** Those the words find, best first; all of them in their order where nothing is typed. */
    private static <R> List<R> ranked(List<R> rows, String words, Function<R, String> key) {
        if (blank(words)) {
            return rows;
        }
        SearchMatcher matcher = SearchKey.matcher(words);
        Map<R, Integer> scores = new LinkedHashMap<>();
        rows.forEach(row -> scores.put(row, matcher.score(key.apply(row))));
        return scores.entrySet().stream().filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<R, Integer>comparingByValue().reversed()).map(Map.Entry::getKey).toList();
    }

    private static <E extends Enum<E>, R> Map<E, Integer> counts(Class<E> type, Stream<R> rows, Function<R, E> of) {
        Map<E, Integer> counts = new EnumMap<>(type);
        rows.map(of).filter(java.util.Objects::nonNull).forEach(one -> counts.merge(one, 1, Integer::sum));
        return counts;
    }

    /** @return every pledge with its partner's name, late ones first. */
    List<PartnerList.Ledger> ledger(LocalDate today) {
        Map<Long, String> names = db.sql().select(PARTNER.ID, PARTNER.NAME).from(PARTNER).fetchMap(PARTNER.ID, PARTNER.NAME);
        return store.pledges((Long) null).stream().map(pledge -> new PartnerList.Ledger(names.get(pledge.partnerId()), pledge))
                .sorted(Comparator.comparing((PartnerList.Ledger line) -> !line.pledge().late(today)).thenComparing(line -> line.pledge().id())).toList();
    }

    /** @return communities named by partners and projects, the centre's own first. */
    List<String> communities() {
        List<String> all = new ArrayList<>(db.sql().select(CENTRE.COMMUNITY_NAME).from(CENTRE).fetch(CENTRE.COMMUNITY_NAME));
        db.sql().selectDistinct(PROJECT.COMMUNITY).from(PROJECT).orderBy(PROJECT.COMMUNITY).forEach(row -> all.add(row.value1()));
        db.sql().selectDistinct(PARTNER.COMMUNITY).from(PARTNER).where(PARTNER.COMMUNITY.isNotNull()).orderBy(PARTNER.COMMUNITY).forEach(row -> all.add(row.value1()));
        return all.stream().filter(name -> !name.isBlank()).distinct().toList();
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
