package linli.residents;

import static linli.schema.Tables.DWELLING;
import static linli.schema.Tables.HOUSEHOLD;
import static org.jooq.impl.DSL.any;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import linli.base.db.RowState;
import linli.base.db.Db;
import linli.base.db.Inserts;
import linli.base.db.Rows;
import linli.base.excel.Intake.Changes;
import linli.base.value.LongTable;
import linli.residents.Resident.Home;
import linli.residents.Resident.Household;
import linli.schema.tables.records.DwellingRecord;
import linli.schema.tables.records.HouseholdRecord;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Writes dwellings and households, the places of people. Everything here runs inside {@link Db#write}. */
final class PlaceStore {
    private final Db db;
    private final LongSupplier ids;

    /** @param ids gives the next id that no row has */
    PlaceStore(Db db, LongSupplier ids) {
        this.db = db;
        this.ids = ids;
    }

    /** What a file says first of a dwelling or household is what it says. */
    static final class Told {
        private final Map<String, Home> homes = new HashMap<>();
        private final Map<String, String> heads = new HashMap<>();

        /** @return the row, with what the file has said before of the same dwelling and household. */
        Resident settled(Resident value) {
            Home home = value.home();
            if (!home.isBlank() && !(home.community().isEmpty() && home.grid().isEmpty())) {
                Home first = homes.merge(home.key(), home, Home::over);
                home = first.hasPlace() ? first : home;
            }
            Household household = value.household();
            if (!household.houseNo().isEmpty() && !household.headName().isEmpty()) {
                household = new Household(0, household.houseNo(), heads.computeIfAbsent(household.key(home), any -> value.household().headName()));
            }
            return value.at(home, household);
        }
    }

    /** The places that an import has met, with their ids, so that it need not ask for them again. */
    static final class Known {
        private final Map<String, Home> homes = new HashMap<>();
        private final Map<String, Household> households = new HashMap<>();
        /** Those without a number, which their dwelling and head alone tell: most of them, so only their ids by the key's hash. */
        private final LongTable headed = new LongTable();
        private Boolean anyHomes;
        private Boolean anyHouseholds;

        private Household household(String key, Household said) {
            long id = said.houseNo().isEmpty() ? headed.get(LongTable.hash(key)) : LongTable.NONE;
            return id != LongTable.NONE ? new Household(id, "", said.headName()) : households.get(key);
        }

        private void met(String key, Household one) {
            if (one.houseNo().isEmpty()) {
                headed.put(LongTable.hash(key), one.id());
            } else {
                households.put(key, one);
            }
        }
    }

    /** Gives homes and households their ids, making the ones that are not there yet and telling more of those that are. */
    List<Resident> settle(List<Resident> people, Long run, Changes made, Known known) {
        Map<String, Home> homes = homes(people.stream().map(Resident::home).toList(), run, made, known);
        List<Resident> housed = people.stream().map(one -> one.at(homes.getOrDefault(one.home().key(), one.home()), one.household())).toList();
        Map<String, Household> households = households(housed, run, made, known);
        return housed.stream().map(one -> one.household().isBlank() ? one
                : one.at(one.home(), households.get(one.household().key(one.home())))).toList();
    }

    private Map<String, Home> homes(List<Home> wanted, Long run, Changes made, Known known) {
        Map<String, Home> said = new LinkedHashMap<>();
        wanted.stream().filter(home -> !home.isBlank()).forEach(home -> said.merge(home.key(), home, Home::over));
        Map<String, Home> homes = new HashMap<>();
        said.forEach((key, home) -> {
            Home met = known.homes.get(key);
            if (met != null && with(met.id(), home.over(met)).equals(met)) {
                homes.put(key, met);
            }
        });
        said.keySet().removeAll(homes.keySet());
        if (said.isEmpty()) {
            return homes;
        }
        known.anyHomes = known.anyHomes == null ? (Boolean) db.writing().fetchExists(DWELLING) : known.anyHomes;
        for (DwellingRecord row : asked(DWELLING, DWELLING.PLACE_KEY, known.anyHomes, known.homes.keySet(), said.keySet(), DWELLING.ID)) {
            Home stored = home(row);
            Home better = said.get(row.getPlaceKey()).over(stored);
            if (!better.equals(new Home(0, stored.community(), stored.grid(), stored.estate(), stored.building(), stored.unit(), stored.room()))) {
                db.writing().update(DWELLING).set(DWELLING.COMMUNITY, better.community()).set(DWELLING.GRID, better.grid())
                        .set(DWELLING.VERSION, DWELLING.VERSION.plus(1)).set(DWELLING.TOUCHED, db.commitNo())
                        .where(DWELLING.ID.eq(row.getId())).execute();
                made.updated("dwelling", row.getId(), row.getVersion() + 1, RowState.write(stored));
            }
            homes.put(row.getPlaceKey(), with(row.getId(), better));
        }
        Inserts fresh = Inserts.into(db.writing(), DWELLING, List.of(DWELLING.ID, DWELLING.PLACE_KEY, DWELLING.PLACE_SORT, DWELLING.COMMUNITY,
                DWELLING.GRID, DWELLING.ESTATE, DWELLING.BUILDING, DWELLING.UNIT, DWELLING.ROOM, DWELLING.ADDRESS, DWELLING.IMPORT_RUN, DWELLING.TOUCHED,
                DWELLING.VERSION));
        said.forEach((key, home) -> {
            if (!homes.containsKey(key)) {
                long id = ids.getAsLong();
                fresh.add(id, key, home.sortKey(), home.community(), home.grid(), home.estate(), home.building(), home.unit(), home.room(), "", run, db.commitNo(), 1L);
                homes.put(key, with(id, home));
                made.created("dwelling", id, 1);
            }
        });
        fresh.write();
        said.keySet().forEach(key -> known.homes.put(key, homes.get(key)));
        return homes;
    }

    /** A store that held none when the import began holds only what the import knows. */
    private <R extends Record> List<R> asked(Table<R> table, Field<String> key, boolean any, Set<String> known, Set<String> wanted, Field<Long> id) {
        List<String> keys = wanted.stream().filter(one -> any || known.contains(one)).toList();
        return keys.isEmpty() ? List.of() : db.writing().selectFrom(table).where(key.eq(any(keys.toArray(String[]::new)))).orderBy(id.desc()).fetch();
    }

    private static Home with(long id, Home home) {
        return new Home(id, home.community(), home.grid(), home.estate(), home.building(), home.unit(), home.room());
    }

    private Map<String, Household> households(List<Resident> people, Long run, Changes made, Known known) {
        Map<String, Resident> said = new LinkedHashMap<>();
        people.stream().filter(one -> !one.household().isBlank()).forEach(one -> said.putIfAbsent(one.household().key(one.home()), one));
        Map<String, Household> households = new HashMap<>();
        said.forEach((key, one) -> {
            Household met = known.household(key, one.household());
            if (met != null && one.household().or(met).equals(met)) {
                households.put(key, met);
            }
        });
        said.keySet().removeAll(households.keySet());
        if (said.isEmpty()) {
            return households;
        }
        known.anyHouseholds = known.anyHouseholds == null ? (Boolean) db.writing().fetchExists(HOUSEHOLD) : known.anyHouseholds;
        for (HouseholdRecord row : asked(HOUSEHOLD, HOUSEHOLD.HOLD_KEY, known.anyHouseholds, known.households.keySet(), said.keySet(), HOUSEHOLD.ID)) {
            Household told = said.get(row.getHoldKey()).household().or(household(row));
            Household stored = household(row);
            if (!told.equals(stored)) {
                db.writing().update(HOUSEHOLD).set(HOUSEHOLD.HEAD_NAME, told.headName())
                        .set(HOUSEHOLD.VERSION, HOUSEHOLD.VERSION.plus(1)).set(HOUSEHOLD.TOUCHED, db.commitNo())
                        .where(HOUSEHOLD.ID.eq(row.getId())).execute();
                made.updated("household", row.getId(), row.getVersion() + 1, RowState.write(stored));
            }
            households.put(row.getHoldKey(), told);
        }
        Inserts fresh = Inserts.into(db.writing(), HOUSEHOLD, List.of(HOUSEHOLD.ID, HOUSEHOLD.HOLD_KEY, HOUSEHOLD.HOUSE_NO, HOUSEHOLD.HEAD_NAME,
                HOUSEHOLD.DWELLING_ID, HOUSEHOLD.IMPORT_RUN, HOUSEHOLD.TOUCHED, HOUSEHOLD.VERSION));
        said.forEach((key, one) -> {
            if (!households.containsKey(key)) {
                long id = ids.getAsLong();
                String houseNo = one.household().houseNo();
                String head = one.household().headName();
                fresh.add(id, key, houseNo, head, one.home().id() == 0 ? null : one.home().id(), run, db.commitNo(), 1L);
                households.put(key, new Household(id, houseNo, head));
                made.created("household", id, 1);
            }
        });
        fresh.write();
        said.keySet().forEach(key -> known.met(key, households.get(key)));
        return households;
    }

    /** Gives a household another head; whoever lives in it stays. */
    void head(long id, String name, Changes made) {
        HouseholdRecord row = db.writing().selectFrom(HOUSEHOLD).where(HOUSEHOLD.ID.eq(id)).fetchSingle();
        write(row, name, row.getVersion() + 1);
        made.updated("household", id, row.getVersion() + 1, RowState.write(household(row)));
    }

    /** The key of a household without a number holds its head's name. */
    private void write(HouseholdRecord row, String head, long version) {
        Household named = new Household(row.getId(), household(row).houseNo(), head);
        Home at = row.getDwellingId() == null ? Home.NONE : db.writing().selectFrom(DWELLING).where(DWELLING.ID.eq(row.getDwellingId())).fetchSingle(PlaceStore::home);
        db.writing().update(HOUSEHOLD).set(HOUSEHOLD.HEAD_NAME, head).set(HOUSEHOLD.HOLD_KEY, named.houseNo().isEmpty() ? named.key(at) : row.getHoldKey())
                .set(HOUSEHOLD.VERSION, version).set(HOUSEHOLD.TOUCHED, db.commitNo()).where(HOUSEHOLD.ID.eq(row.getId())).execute();
    }

    /** Sets a dwelling or household back to what it said one version before. */
    void restore(String subject, long id, String before) {
        if (subject.equals("dwelling")) {
            Home home = RowState.read(before, Home.class);
            db.writing().update(DWELLING).set(DWELLING.COMMUNITY, home.community()).set(DWELLING.GRID, home.grid())
                    .set(DWELLING.VERSION, DWELLING.VERSION.minus(1)).set(DWELLING.TOUCHED, db.commitNo()).where(DWELLING.ID.eq(id)).execute();
        } else {
            HouseholdRecord row = db.writing().selectFrom(HOUSEHOLD).where(HOUSEHOLD.ID.eq(id)).fetchSingle();
            write(row, RowState.read(before, Household.class).headName(), row.getVersion() - 1);
        }
    }

    /** Takes back created dwellings or households. */
    void remove(String subject, Collection<Long> gone) {
        if (subject.equals("household")) {
            db.writing().deleteFrom(HOUSEHOLD).where(Rows.in(HOUSEHOLD.ID, gone)).execute();
        } else {
            db.writing().deleteFrom(DWELLING).where(Rows.in(DWELLING.ID, gone)).execute();
        }
    }

    private static Home home(DwellingRecord row) {
        return new Home(row.getId(), row.getCommunity(), row.getGrid(), row.getEstate(), row.getBuilding(), row.getUnit(), row.getRoom());
    }

    private static Household household(HouseholdRecord row) {
        return new Household(row.getId(), row.getHouseNo() == null ? "" : row.getHouseNo(), row.getHeadName() == null ? "" : row.getHeadName());
    }
}
