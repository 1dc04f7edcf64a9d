package linli.volunteers;

import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.RESIDENT_PHONE;
import static linli.schema.Tables.SETTING;
import static linli.schema.Tables.VOLUNTEER;
import static linli.schema.Tables.VOLUNTEER_HOURS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import linli.base.db.Db;
import linli.base.db.PhoneBook;
import linli.base.text.SearchIndex;
import linli.volunteers.Volunteer.VolunteerStanding;
import org.jooq.Condition;

/** Reads volunteers with their hours, for lists, counts and the search. */
final class VolunteerQuery {
    private final Db db;
    private final SearchIndex index;
    private final PhoneBook phoneBook;

    VolunteerQuery(Db db) {
        this.db = db;
        index = new SearchIndex(this::entries);
        phoneBook = new PhoneBook(db);
    }

    private List<SearchIndex.Entry> entries(long touched) {
        return db.sql().select(VOLUNTEER.ID, VOLUNTEER.NAME, VOLUNTEER.SEARCH_KEY, VOLUNTEER.STATUS, VOLUNTEER.TOUCHED).from(VOLUNTEER)
                .where(VOLUNTEER.TOUCHED.gt(touched)).fetch(row -> new SearchIndex.Entry(row.get(VOLUNTEER.ID), row.get(VOLUNTEER.NAME),
                        row.get(VOLUNTEER.SEARCH_KEY), row.get(VOLUNTEER.STATUS).equals("ACTIVE"), row.get(VOLUNTEER.TOUCHED)));
    }

    /** @return what the words find, best first. */
    List<VolunteerList.Row> search(String words, int most, LocalDate since) {
        List<Long> found = index.search(words, most);
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Long, VolunteerList.Row> rows = new HashMap<>();
        rows(since, VOLUNTEER.ID.in(found), VOLUNTEER_HOURS.VOLUNTEER_ID.in(found)).forEach(row -> rows.put(row.id(), row));
        return found.stream().map(rows::get).filter(java.util.Objects::nonNull).toList();
    }

    /**
     * @param since who served on that day or later is active
     * @return everybody by name, with minutes and stars not yet counted
     */
    List<VolunteerList.Row> rows(LocalDate since) {
        return rows(since, VOLUNTEER.ID.isNotNull(), VOLUNTEER_HOURS.ID.isNotNull());
    }

    private List<VolunteerList.Row> rows(LocalDate since, Condition who, Condition whose) {
        var given = db.sql().select(VOLUNTEER_HOURS.VOLUNTEER_ID, sum(VOLUNTEER_HOURS.MINUTES).as("minutes"), max(VOLUNTEER_HOURS.SERVED_ON).as("last"),
                        sum(when(VOLUNTEER_HOURS.SERVED_ON.ge(since), VOLUNTEER_HOURS.MINUTES).otherwise(0)).as("recent"))
                .from(VOLUNTEER_HOURS).where(VOLUNTEER_HOURS.VOIDED_AT.isNull()).and(whose).groupBy(VOLUNTEER_HOURS.VOLUNTEER_ID).asTable("given");
        var minutes = coalesce(given.field("minutes", Long.class), inline(0L)).as("all_minutes");
        var recent = coalesce(given.field("recent", Long.class), inline(0L)).as("recent_minutes");
        var last = given.field("last", LocalDate.class);
        return db.sql().select(VOLUNTEER.ID, VOLUNTEER.NAME, VOLUNTEER.PHONE, VOLUNTEER.TEAM, VOLUNTEER.STATUS, VOLUNTEER.JOINED_ON, minutes, recent, last)
                .from(VOLUNTEER).leftJoin(given).on(given.field(VOLUNTEER_HOURS.VOLUNTEER_ID).eq(VOLUNTEER.ID)).where(who)
                .orderBy(VOLUNTEER.NAME_SORT, VOLUNTEER.ID)
                .fetch(row -> new VolunteerList.Row(row.get(VOLUNTEER.ID), row.get(VOLUNTEER.NAME), row.get(VOLUNTEER.PHONE), row.get(VOLUNTEER.TEAM),
                        standing(row.get(VOLUNTEER.STATUS), row.get(last), since), row.get(minutes), row.get(recent), row.get(last), row.get(VOLUNTEER.JOINED_ON)));
    }

    private static VolunteerStanding standing(String status, LocalDate last, LocalDate since) {
        if (!status.equals("ACTIVE")) {
            return VolunteerStanding.ENDED;
        }
        return last == null ? VolunteerStanding.NEVER : last.isBefore(since) ? VolunteerStanding.LAPSED : VolunteerStanding.ACTIVE;
    }

    /** @return minutes of somebody's hours that count. */
    long minutes(long volunteer) {
        return db.sql().select(coalesce(sum(VOLUNTEER_HOURS.MINUTES), inline(0))).from(VOLUNTEER_HOURS)
                .where(VOLUNTEER_HOURS.VOLUNTEER_ID.eq(volunteer)).and(VOLUNTEER_HOURS.VOIDED_AT.isNull()).fetchSingle().value1().longValue();
    }

    /** @return times and people of a span: everybody is counted once, however often they came. */
    VolunteerList.Totals totals(LocalDate from, LocalDate to) {
        return db.sql().select(count(), org.jooq.impl.DSL.countDistinct(coalesce(VOLUNTEER.RESIDENT_ID.neg(), VOLUNTEER.ID)), coalesce(sum(VOLUNTEER_HOURS.MINUTES), inline(0)))
                .from(VOLUNTEER_HOURS).join(VOLUNTEER).on(VOLUNTEER.ID.eq(VOLUNTEER_HOURS.VOLUNTEER_ID))
                .where(VOLUNTEER_HOURS.SERVED_ON.between(from, to)).and(VOLUNTEER_HOURS.VOIDED_AT.isNull())
                .fetchSingle(row -> new VolunteerList.Totals(row.value1(), row.value2(), row.value3().longValue()));
    }

    /** @return the resident with each document number, merged ones already as who they are now. */
    Map<String, Long> residentsByDocument(Collection<String> numbers) {
        return numbers.isEmpty() ? Map.of() : db.sql().select(RESIDENT.ID_NO, coalesce(RESIDENT.MERGED_INTO, RESIDENT.ID)).from(RESIDENT)
                .where(RESIDENT.ID_NO.in(numbers)).fetchMap(row -> row.value1(), row -> row.value2());
    }

    /** @return the only resident of that name and phone, as a volunteer mostly is one; empty when none or several. */
    Optional<Long> resident(String name, String phone) {
        Set<Long> candidates = phoneBook.candidates(List.of(phone));
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        List<Long> found = db.sql().selectDistinct(coalesce(RESIDENT.MERGED_INTO, RESIDENT.ID)).from(RESIDENT).join(RESIDENT_PHONE).on(RESIDENT_PHONE.RESIDENT_ID.eq(RESIDENT.ID))
                .where(RESIDENT.ID.in(candidates)).and(RESIDENT.NAME.eq(name)).and(RESIDENT_PHONE.NUMBER.eq(phone)).fetch(row -> row.value1());
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    Optional<String> setting(String name) {
        return db.sql().select(SETTING.CONTENT).from(SETTING).where(SETTING.SCOPE.eq("")).and(SETTING.NAME.eq(name)).fetchOptional(SETTING.CONTENT);
    }
}
