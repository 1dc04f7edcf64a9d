package linli.households;

import static linli.schema.Tables.DWELLING;
import static linli.schema.Tables.HOUSEHOLD;
import static linli.schema.Tables.HOUSEHOLD_CARD;
import static linli.schema.Tables.RESIDENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.min;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import linli.base.db.Db;
import linli.residents.Resident.Home;
import org.jooq.Record;
import org.jooq.SelectFieldOrAsterisk;

/** Reads households together with their dwelling, their head and the number of their people. */
final class HouseholdQuery {
    private static final List<SelectFieldOrAsterisk> FIELDS = List.of(HOUSEHOLD.ID, HOUSEHOLD.HOUSE_NO, HOUSEHOLD.HEAD_NAME, HOUSEHOLD_CARD.asterisk(),
            DWELLING.ID, DWELLING.COMMUNITY, DWELLING.GRID, DWELLING.ESTATE, DWELLING.BUILDING, DWELLING.UNIT, DWELLING.ROOM);
    private static final String LIVING = "ACTIVE";
    /** Other documents need their type said, which no list of households does. */
    private static final Pattern CITIZEN = Pattern.compile("\\d{17}[\\dX]");

    private final Db db;

    HouseholdQuery(Db db) {
        this.db = db;
    }

    /** The head as a resident. */
    private record Head(String idNo, String phone) {
        static final Head UNKNOWN = new Head("", "");
    }

    /** @return every household with a number or a place that has people or a card, and every dwelling with a card of its own, in the order of the houses. */
    List<HouseholdCard> all() {
        Map<Long, Integer> people = db.sql().select(RESIDENT.HOUSEHOLD_ID, count()).from(RESIDENT)
                .where(RESIDENT.HOUSEHOLD_ID.isNotNull(), RESIDENT.STATUS.eq(LIVING)).groupBy(RESIDENT.HOUSEHOLD_ID).fetchMap(RESIDENT.HOUSEHOLD_ID, count());
        Map<Long, Head> heads = new HashMap<>();
        db.sql().select(RESIDENT.HOUSEHOLD_ID, min(RESIDENT.ID_NO), min(RESIDENT.PHONE_NO)).from(RESIDENT).join(HOUSEHOLD).on(HOUSEHOLD.ID.eq(RESIDENT.HOUSEHOLD_ID))
                .where(RESIDENT.NAME.eq(HOUSEHOLD.HEAD_NAME), RESIDENT.STATUS.eq(LIVING)).groupBy(RESIDENT.HOUSEHOLD_ID).having(count().eq(1))
                .forEach(row -> heads.put(row.value1(), new Head(CITIZEN.matcher(text(row.value2())).matches() ? row.value2() : "", text(row.value3()))));
        List<HouseholdCard> found = new ArrayList<>();
        for (Record row : db.sql().select(FIELDS).from(HOUSEHOLD).leftJoin(HOUSEHOLD_CARD).on(HOUSEHOLD_CARD.HOUSEHOLD_ID.eq(HOUSEHOLD.ID))
                .leftJoin(DWELLING).on(DWELLING.ID.eq(coalesce(HOUSEHOLD_CARD.DWELLING_ID, HOUSEHOLD.DWELLING_ID)))
                .orderBy(DWELLING.PLACE_SORT.asc().nullsFirst(), HOUSEHOLD.HOLD_KEY, HOUSEHOLD.ID)) {
            int here = people.getOrDefault(row.get(HOUSEHOLD.ID), 0);
            boolean known = !text(row.get(HOUSEHOLD.HOUSE_NO)).isEmpty() || place(row).hasPlace();
            if (known && (here > 0 || row.get(HOUSEHOLD_CARD.ID) != null)) {
                found.add(card(row, row.get(HOUSEHOLD.ID), text(row.get(HOUSEHOLD.HOUSE_NO)), text(row.get(HOUSEHOLD.HEAD_NAME)), here,
                        heads.getOrDefault(row.get(HOUSEHOLD.ID), Head.UNKNOWN)));
            }
        }
        for (Record row : db.sql().select(FIELDS).from(HOUSEHOLD_CARD).join(DWELLING).on(DWELLING.ID.eq(HOUSEHOLD_CARD.DWELLING_ID))
                .leftJoin(HOUSEHOLD).on(HOUSEHOLD.ID.eq(HOUSEHOLD_CARD.HOUSEHOLD_ID)).where(HOUSEHOLD_CARD.HOUSEHOLD_ID.isNull()).orderBy(DWELLING.PLACE_SORT, HOUSEHOLD_CARD.ID)) {
            found.add(card(row, 0, "", "", 0, Head.UNKNOWN));
        }
        return found;
    }

    private static Home place(Record row) {
        return row.get(DWELLING.ID) == null ? Home.NONE : new Home(row.get(DWELLING.ID), row.get(DWELLING.COMMUNITY), row.get(DWELLING.GRID),
                row.get(DWELLING.ESTATE), row.get(DWELLING.BUILDING), row.get(DWELLING.UNIT), row.get(DWELLING.ROOM));
    }

    private static HouseholdCard card(Record row, long household, String houseNo, String head, int people, Head known) {
        boolean carded = row.get(HOUSEHOLD_CARD.ID) != null;
        HouseholdCard.Told said = !carded ? HouseholdCard.Told.NOTHING : new HouseholdCard.Told(text(row.get(HOUSEHOLD_CARD.ADDRESS)), text(row.get(HOUSEHOLD_CARD.HEAD_ID_NO)),
                text(row.get(HOUSEHOLD_CARD.HEAD_PHONE)), text(row.get(HOUSEHOLD_CARD.TENURE)), text(row.get(HOUSEHOLD_CARD.KIND)), text(row.get(HOUSEHOLD_CARD.REMARK)));
        Integer told = carded ? row.get(HOUSEHOLD_CARD.MEMBERS) : null;
        return new HouseholdCard(carded ? row.get(HOUSEHOLD_CARD.ID) : 0, household, place(row), houseNo.isEmpty() ? text(row.get(HOUSEHOLD_CARD.HOUSE_NO)) : houseNo, head,
                said.or(new HouseholdCard.Told("", known.idNo(), known.phone(), "", "", "")), told != null ? told : people > 0 ? (Integer) people : null,
                carded ? row.get(HOUSEHOLD_CARD.VERSION) : 0);
    }

    private static String text(String stored) {
        return stored == null ? "" : stored;
    }
}
