package linli.residents;

import static linli.schema.Sequences.RESIDENT_SEQ;
import static linli.schema.Tables.DWELLING;
import static linli.schema.Tables.HOUSEHOLD;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.RESIDENT_CATEGORY;
import static linli.schema.Tables.RESIDENT_DISTINCT;
import static linli.schema.Tables.RESIDENT_DOCUMENT;
import static linli.schema.Tables.RESIDENT_MERGE;
import static linli.schema.Tables.RESIDENT_PHONE;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.excel.Intake.Changes;
import linli.residents.Resident.Category;
import linli.residents.Resident.Detail;
import linli.residents.Resident.Document;
import linli.residents.Resident.Home;
import linli.residents.Resident.Household;
import linli.residents.Resident.Standing;
import linli.schema.tables.records.DwellingRecord;
import linli.schema.tables.records.HouseholdRecord;
import linli.schema.tables.records.ResidentRecord;
import org.jooq.BatchBindStep;
import org.jooq.Field;
import org.jooq.TableField;

/** Writes people, dwellings and households. Everything here runs inside {@link Db#write}. */
final class ResidentStore {
    /** The plain fields' columns. */
    static final Map<Detail, TableField<ResidentRecord, String>> COLUMNS = new EnumMap<>(Map.ofEntries(
            Map.entry(Detail.FORMER_NAME, RESIDENT.FORMER_NAME), Map.entry(Detail.NATION, RESIDENT.NATION),
            Map.entry(Detail.POLITICS, RESIDENT.POLITICS), Map.entry(Detail.EDUCATION, RESIDENT.EDUCATION),
            Map.entry(Detail.MARRIAGE, RESIDENT.MARRIAGE), Map.entry(Detail.RELATION, RESIDENT.RELATION),
            Map.entry(Detail.ADDRESS, RESIDENT.ADDRESS), Map.entry(Detail.TENURE, RESIDENT.TENURE),
            Map.entry(Detail.HUKOU_KIND, RESIDENT.HUKOU_KIND), Map.entry(Detail.HUKOU_ADDRESS, RESIDENT.HUKOU_ADDRESS),
            Map.entry(Detail.WORKPLACE, RESIDENT.WORKPLACE), Map.entry(Detail.OCCUPATION, RESIDENT.OCCUPATION),
            Map.entry(Detail.CARE, RESIDENT.CARE_LEVEL), Map.entry(Detail.HEALTH, RESIDENT.HEALTH),
            Map.entry(Detail.CONTACT, RESIDENT.CONTACT), Map.entry(Detail.REMARK, RESIDENT.REMARK)));

    private static final int BLOCK = 500;

    private final Db db;
    private final Clock clock;
    private final ResidentIndex.Keys keys = new ResidentIndex.Keys();
    private long nextId;
    private long lastId = -1;

    ResidentStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** For changes by hand: nobody keeps a journal. */
    static final Changes SILENT = new Changes() {
        @Override
        public void created(String subject, long id, long version) {
            // the trail has it
        }

        @Override
        public void updated(String subject, long id, long versionAfter, String before) {
            // the trail has it
        }
    };

    /** Stores new people with their places; returns them in the same order with ids and version 1. */
    List<Resident> insert(List<Resident> people, Long run, Changes made) {
        List<Resident> placed = places(people, run, made);
        List<Resident> stored = new ArrayList<>(placed.size());
        for (Resident one : placed) {
            stored.add(one.as(id(), 1, one.standing(), one.mergedInto()));
        }
        Map<Field<?>, Object> first = new LinkedHashMap<>(columns(stored.getFirst(), run));
        BatchBindStep batch = db.writing().batch(db.writing().insertInto(RESIDENT, first.keySet())
                .values(first.values().stream().map(any -> (Object) null).toList()));
        for (Resident one : stored) {
            batch.bind(columns(one, run).values().toArray());
        }
        batch.execute();
        insertChildren(stored);
        stored.forEach(one -> made.created("resident", one.id(), 1));
        return stored;
    }

    /**
     * Replaces a stored person's row.
     *
     * @return the person with the new version, or null when the version is no longer the stored one
     */
    Resident update(Resident person, Changes made) {
        Resident placed = places(List.of(person), null, made).getFirst();
        Map<Field<?>, Object> row = columns(placed, null);
        List.of(RESIDENT.ID, RESIDENT.IMPORT_RUN, RESIDENT.CREATED_AT).forEach(row::remove);
        row.put(RESIDENT.VERSION, person.version() + 1);
        int hit = db.writing().update(RESIDENT).set(row)
                .where(RESIDENT.ID.eq(person.id())).and(RESIDENT.VERSION.eq(person.version())).execute();
        if (hit == 0) {
            return null;
        }
        deleteChildren(List.of(person.id()));
        insertChildren(List.of(placed));
        return placed.as(placed.id(), person.version() + 1, placed.standing(), placed.mergedInto());
    }

    /** Gives homes and households their ids, making the ones that are not there yet and telling more of those that are. */
    private List<Resident> places(List<Resident> people, Long run, Changes made) {
        Map<String, Home> homes = homes(people.stream().map(Resident::home).toList(), run, made);
        List<Resident> housed = people.stream().map(one -> one.at(homes.getOrDefault(one.home().key(), one.home()), one.household())).toList();
        Map<String, Household> households = households(housed, run, made);
        return housed.stream().map(one -> one.household().isBlank() ? one
                : one.at(one.home(), households.get(one.household().key(one.home())))).toList();
    }

    private Map<String, Home> homes(List<Home> wanted, Long run, Changes made) {
        Map<String, Home> said = new LinkedHashMap<>();
        wanted.stream().filter(home -> !home.isBlank()).forEach(home -> said.merge(home.key(), home, Home::over));
        Map<String, Home> homes = new HashMap<>();
        if (said.isEmpty()) {
            return homes;
        }
        for (DwellingRecord row : db.writing().selectFrom(DWELLING).where(DWELLING.PLACE_KEY.in(said.keySet())).orderBy(DWELLING.ID.desc())) {
            Home stored = ResidentQuery.home(row);
            Home better = said.get(row.getPlaceKey()).over(stored);
            if (!better.equals(new Home(0, stored.community(), stored.grid(), stored.estate(), stored.building(), stored.unit(), stored.room()))) {
                db.writing().update(DWELLING).set(DWELLING.COMMUNITY, better.community()).set(DWELLING.GRID, better.grid())
                        .set(DWELLING.VERSION, DWELLING.VERSION.plus(1)).set(DWELLING.TOUCHED, db.commitNo())
                        .where(DWELLING.ID.eq(row.getId())).execute();
                made.updated("dwelling", row.getId(), row.getVersion() + 1, ResidentState.write(stored));
            }
            homes.put(row.getPlaceKey(), with(row.getId(), better));
        }
        BatchBindStep fresh = db.writing().batch(db.writing().insertInto(DWELLING, DWELLING.ID, DWELLING.PLACE_KEY, DWELLING.PLACE_SORT, DWELLING.COMMUNITY,
                        DWELLING.GRID, DWELLING.ESTATE, DWELLING.BUILDING, DWELLING.UNIT, DWELLING.ROOM, DWELLING.ADDRESS,
                        DWELLING.IMPORT_RUN, DWELLING.TOUCHED, DWELLING.VERSION)
                .values((Long) null, null, null, null, null, null, null, null, null, null, null, null, null));
        said.forEach((key, home) -> {
            if (!homes.containsKey(key)) {
                long id = id();
                fresh.bind(id, key, home.sortKey(), home.community(), home.grid(), home.estate(), home.building(), home.unit(), home.room(), "", run, db.commitNo(), 1L);
                homes.put(key, with(id, home));
                made.created("dwelling", id, 1);
            }
        });
        execute(fresh);
        return homes;
    }

    private static Home with(long id, Home home) {
        return new Home(id, home.community(), home.grid(), home.estate(), home.building(), home.unit(), home.room());
    }

    private Map<String, Household> households(List<Resident> people, Long run, Changes made) {
        Map<String, Resident> said = new LinkedHashMap<>();
        people.stream().filter(one -> !one.household().isBlank()).forEach(one -> said.putIfAbsent(one.household().key(one.home()), one));
        Map<String, Household> households = new HashMap<>();
        if (said.isEmpty()) {
            return households;
        }
        for (HouseholdRecord row : db.writing().selectFrom(HOUSEHOLD).where(HOUSEHOLD.HOLD_KEY.in(said.keySet())).orderBy(HOUSEHOLD.ID.desc())) {
            Household told = said.get(row.getHoldKey()).household().or(ResidentQuery.household(row));
            Household stored = ResidentQuery.household(row);
            if (!told.equals(stored)) {
                db.writing().update(HOUSEHOLD).set(HOUSEHOLD.HEAD_NAME, told.headName())
                        .set(HOUSEHOLD.VERSION, HOUSEHOLD.VERSION.plus(1)).set(HOUSEHOLD.TOUCHED, db.commitNo())
                        .where(HOUSEHOLD.ID.eq(row.getId())).execute();
                made.updated("household", row.getId(), row.getVersion() + 1, ResidentState.write(stored));
            }
            households.put(row.getHoldKey(), told);
        }
        BatchBindStep fresh = db.writing().batch(db.writing().insertInto(HOUSEHOLD, HOUSEHOLD.ID, HOUSEHOLD.HOLD_KEY, HOUSEHOLD.HOUSE_NO,
                        HOUSEHOLD.HEAD_NAME, HOUSEHOLD.DWELLING_ID, HOUSEHOLD.IMPORT_RUN, HOUSEHOLD.TOUCHED, HOUSEHOLD.VERSION)
                .values((Long) null, null, null, null, null, null, null, null));
        said.forEach((key, one) -> {
            if (!households.containsKey(key)) {
                long id = id();
                String houseNo = one.household().houseNo();
                String head = one.household().headName();
                fresh.bind(id, key, houseNo, head, one.home().id() == 0 ? null : one.home().id(), run, db.commitNo(), 1L);
                households.put(key, new Household(id, houseNo, head));
                made.created("household", id, 1);
            }
        });
        execute(fresh);
        return households;
    }

    private Map<Field<?>, Object> columns(Resident one, Long run) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Map<Field<?>, Object> row = new LinkedHashMap<>();
        row.put(RESIDENT.ID, one.id());
        row.put(RESIDENT.NAME, one.name());
        row.put(RESIDENT.NAME_SORT, keys.sort(one.name()));
        row.put(RESIDENT.SEARCH_KEY, keys.search(one));
        row.put(RESIDENT.ID_KIND, one.document() == null ? null : one.document().kind().name());
        row.put(RESIDENT.ID_NO, one.document() == null ? null : one.document().number());
        row.put(RESIDENT.SEX, one.sex().code());
        row.put(RESIDENT.BIRTH_ON, one.birth() == null ? null : one.birth().date());
        row.put(RESIDENT.BIRTH_PRECISION, one.birth() == null ? null : one.birth().precision().name());
        COLUMNS.forEach((detail, column) -> row.put(column, one.details().get(detail)));
        row.put(RESIDENT.SEPARATED, one.separated());
        row.put(RESIDENT.DWELLING_ID, one.home().id() == 0 ? null : one.home().id());
        row.put(RESIDENT.HOUSEHOLD_ID, one.household().id() == 0 ? null : one.household().id());
        row.put(RESIDENT.MOVE_IN_ON, one.movedIn());
        row.put(RESIDENT.MOVED_OUT_ON, one.movedOut());
        row.put(RESIDENT.DECEASED_ON, one.deceased());
        row.put(RESIDENT.STATUS, one.standing().name());
        row.put(RESIDENT.MERGED_INTO, one.mergedInto());
        row.put(RESIDENT.IMPORT_RUN, run);
        row.put(RESIDENT.CREATED_AT, now);
        row.put(RESIDENT.UPDATED_AT, now);
        row.put(RESIDENT.TOUCHED, db.commitNo());
        row.put(RESIDENT.VERSION, 1L);
        return row;
    }

    private void insertChildren(List<Resident> people) {
        BatchBindStep phones = db.writing().batch(db.writing().insertInto(RESIDENT_PHONE, RESIDENT_PHONE.RESIDENT_ID,
                RESIDENT_PHONE.POSITION, RESIDENT_PHONE.KIND, RESIDENT_PHONE.NUMBER, RESIDENT_PHONE.OWNER).values((Long) null, null, null, null, null));
        BatchBindStep documents = db.writing().batch(db.writing().insertInto(RESIDENT_DOCUMENT, RESIDENT_DOCUMENT.RESIDENT_ID,
                RESIDENT_DOCUMENT.KIND, RESIDENT_DOCUMENT.NUMBER).values((Long) null, null, null));
        BatchBindStep categories = db.writing().batch(db.writing().insertInto(RESIDENT_CATEGORY, RESIDENT_CATEGORY.RESIDENT_ID,
                RESIDENT_CATEGORY.CODE, RESIDENT_CATEGORY.DETAIL).values((Long) null, null, null));
        for (Resident one : people) {
            for (int at = 0; at < one.phones().size(); at++) {
                var phone = one.phones().get(at);
                phones.bind(one.id(), at, phone.kind().name(), phone.number(), phone.owner());
            }
            one.documents().forEach(more -> documents.bind(one.id(), more.kind().name(), more.number()));
            one.categories().forEach(category -> categories.bind(one.id(), category.code(), category.detail()));
        }
        List.of(phones, documents, categories).forEach(ResidentStore::execute);
    }

    private static void execute(BatchBindStep batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private void deleteChildren(Collection<Long> ids) {
        db.writing().deleteFrom(RESIDENT_PHONE).where(RESIDENT_PHONE.RESIDENT_ID.in(ids)).execute();
        db.writing().deleteFrom(RESIDENT_DOCUMENT).where(RESIDENT_DOCUMENT.RESIDENT_ID.in(ids)).execute();
        db.writing().deleteFrom(RESIDENT_CATEGORY).where(RESIDENT_CATEGORY.RESIDENT_ID.in(ids)).execute();
    }

    /** Sets the row exactly to the given state, with its version: only for undoing what followed it. */
    void restore(ResidentState.Before state) {
        Resident before = state.resident();
        Map<Field<?>, Object> row = columns(before, null);
        List.of(RESIDENT.ID, RESIDENT.IMPORT_RUN, RESIDENT.CREATED_AT).forEach(row::remove);
        row.put(RESIDENT.VERSION, before.version());
        row.put(RESIDENT.UPDATED_AT, OffsetDateTime.parse(state.updatedAt()));
        db.writing().update(RESIDENT).set(row).where(RESIDENT.ID.eq(before.id())).execute();
        deleteChildren(List.of(before.id()));
        insertChildren(List.of(before));
    }

    /** Sets a dwelling or household back to what it said one version before. */
    void restorePlace(String subject, long id, String before) {
        if (subject.equals("dwelling")) {
            Home home = ResidentState.read(before, Home.class);
            db.writing().update(DWELLING).set(DWELLING.COMMUNITY, home.community()).set(DWELLING.GRID, home.grid())
                    .set(DWELLING.VERSION, DWELLING.VERSION.minus(1)).set(DWELLING.TOUCHED, db.commitNo()).where(DWELLING.ID.eq(id)).execute();
        } else {
            db.writing().update(HOUSEHOLD).set(HOUSEHOLD.HEAD_NAME, ResidentState.read(before, Household.class).headName())
                    .set(HOUSEHOLD.VERSION, HOUSEHOLD.VERSION.minus(1)).set(HOUSEHOLD.TOUCHED, db.commitNo()).where(HOUSEHOLD.ID.eq(id)).execute();
        }
    }

    /** Takes back a created row. */
    void remove(String subject, long id) {
        switch (subject) {
            case "resident" -> {
                deleteChildren(List.of(id));
                db.writing().deleteFrom(RESIDENT_DISTINCT).where(RESIDENT_DISTINCT.ONE_ID.eq(id).or(RESIDENT_DISTINCT.OTHER_ID.eq(id))).execute();
                db.writing().deleteFrom(RESIDENT).where(RESIDENT.ID.eq(id)).execute();
            }
            case "household" -> db.writing().deleteFrom(HOUSEHOLD).where(HOUSEHOLD.ID.eq(id)).execute();
            default -> db.writing().deleteFrom(DWELLING).where(DWELLING.ID.eq(id)).execute();
        }
    }

    /** Lets whoever was merged into the one point to the other. */
    void repoint(Collection<Long> ids, long into) {
        db.writing().update(RESIDENT).set(RESIDENT.MERGED_INTO, into).set(RESIDENT.TOUCHED, db.commitNo())
                .where(RESIDENT.ID.in(ids)).execute();
    }

    void logMerge(long kept, long gone, String staff, String keptBefore, String keptAfter, String goneBefore, List<Long> moved) {
        db.writing().insertInto(RESIDENT_MERGE).set(RESIDENT_MERGE.KEPT_ID, kept).set(RESIDENT_MERGE.GONE_ID, gone)
                .set(RESIDENT_MERGE.AT, OffsetDateTime.now(clock)).set(RESIDENT_MERGE.STAFF_NAME, staff)
                .set(RESIDENT_MERGE.KEPT_BEFORE, keptBefore).set(RESIDENT_MERGE.KEPT_AFTER, keptAfter)
                .set(RESIDENT_MERGE.GONE_BEFORE, goneBefore)
                .set(RESIDENT_MERGE.MOVED, moved.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .execute();
    }

    void endMerge(long merge) {
        db.writing().update(RESIDENT_MERGE).set(RESIDENT_MERGE.UNDONE_AT, OffsetDateTime.now(clock)).where(RESIDENT_MERGE.ID.eq(merge)).execute();
    }

    void logDistinct(long one, long other, String staff) {
        db.writing().insertInto(RESIDENT_DISTINCT).set(RESIDENT_DISTINCT.ONE_ID, Math.min(one, other))
                .set(RESIDENT_DISTINCT.OTHER_ID, Math.max(one, other)).set(RESIDENT_DISTINCT.AT, OffsetDateTime.now(clock))
                .set(RESIDENT_DISTINCT.STAFF_NAME, staff).onDuplicateKeyIgnore().execute();
    }

    private long id() {
        if (nextId > lastId) {
            nextId = db.writing().nextval(RESIDENT_SEQ);
            lastId = nextId + BLOCK - 1;
        }
        return nextId++;
    }
}
