package linli.residents;

import static linli.schema.Tables.DWELLING;
import static linli.schema.Tables.HOUSEHOLD;
import static linli.schema.Tables.NEED;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.RESIDENT_CATEGORY;
import static linli.schema.Tables.RESIDENT_DOCUMENT;
import static linli.schema.Tables.RESIDENT_EXTRA;
import static linli.schema.Tables.RESIDENT_FURTHER_PHONE;
import static linli.schema.Tables.RESIDENT_NUMBER;
import static linli.schema.Tables.SETTING;
import static linli.schema.Tables.TRAIL;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import linli.base.db.RowState;
import linli.base.db.Db;
import linli.base.db.Rows;
import linli.base.db.KeyGroups;
import linli.base.value.FocusGroup;
import linli.base.value.CodeTable;
import linli.base.value.FocusRules;
import linli.base.value.FocusRules.Trait;
import linli.base.value.IdNumber;
import linli.base.value.Mask;
import linli.base.value.PartialDate;
import linli.base.value.Phone;
import linli.base.value.Sex;
import linli.residents.Resident.Category;
import linli.residents.Resident.Detail;
import linli.residents.Resident.Document;
import linli.residents.Resident.Home;
import linli.residents.Resident.Household;
import linli.residents.Resident.Standing;
import linli.residents.Residents.Asked;
import linli.residents.Residents.Count;
import linli.residents.Residents.Event;
import linli.residents.Residents.Filter;
import linli.residents.Residents.Found;
import linli.residents.Residents.Row;
import linli.residents.Residents.Sort;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Reads people: whole, as list rows, and what stands around them. */
final class ResidentQuery {
    /** As text, because jOOQ reads dates through java.sql.Date, which in Shanghai moves days before 1901 by one. */
    private static final Field<String> BIRTH = RESIDENT.BIRTH_ON.cast(SQLDataType.VARCHAR(10)).as("birth_text");

    private static final List<Field<?>> PERSON = person();
    private static final int PAGE = 20_000;

    private final Db db;

    ResidentQuery(Db db) {
        this.db = db;
    }

    /** The columns that make a person; not the two wide ones that only serve sorting and searching. */
    private static List<Field<?>> person() {
        List<Field<?>> fields = new ArrayList<>(List.of(RESIDENT.ID, RESIDENT.VERSION, RESIDENT.STATUS, RESIDENT.MERGED_INTO, RESIDENT.NAME, RESIDENT.ID_KIND,
                RESIDENT.ID_NO, RESIDENT.SEX, BIRTH, RESIDENT.BIRTH_PRECISION, RESIDENT.SEPARATED, RESIDENT.MOVE_IN_ON, RESIDENT.MOVED_OUT_ON,
                RESIDENT.DECEASED_ON, DWELLING.ID, DWELLING.COMMUNITY, DWELLING.GRID, DWELLING.ESTATE, DWELLING.BUILDING, DWELLING.UNIT, DWELLING.ROOM,
                HOUSEHOLD.ID, HOUSEHOLD.HOUSE_NO, HOUSEHOLD.HEAD_NAME, RESIDENT.PHONE_KIND, RESIDENT.PHONE_NO, RESIDENT.PHONE_OWNER));
        fields.addAll(ResidentStore.COLUMNS.values());
        return List.copyOf(fields);
    }

    /** @return the people of the ids, whole, in no particular order; six statements however many they are. */
    Map<Long, Resident> load(Collection<Long> ids) {
        Map<Long, Resident> people = new LinkedHashMap<>();
        if (ids.isEmpty()) {
            return people;
        }
        Map<Long, List<Phone>> phones = new HashMap<>();
        for (var row : db.sql().selectFrom(RESIDENT_FURTHER_PHONE).where(Rows.in(RESIDENT_FURTHER_PHONE.RESIDENT_ID, ids))
                .orderBy(RESIDENT_FURTHER_PHONE.RESIDENT_ID, RESIDENT_FURTHER_PHONE.POSITION)) {
            phones.computeIfAbsent(row.getResidentId(), any -> new ArrayList<>())
                    .add(new Phone(Phone.Kind.valueOf(row.getKind()), row.getNumber(), row.getOwner()));
        }
        Map<Long, List<Document>> documents = new HashMap<>();
        for (var row : db.sql().selectFrom(RESIDENT_DOCUMENT).where(Rows.in(RESIDENT_DOCUMENT.RESIDENT_ID, ids)).orderBy(RESIDENT_DOCUMENT.ID)) {
            documents.computeIfAbsent(row.getResidentId(), any -> new ArrayList<>())
                    .add(new Document(IdNumber.Kind.valueOf(row.getKind()), row.getNumber()));
        }
        Map<Long, List<Category>> categories = new HashMap<>();
        for (var row : db.sql().selectFrom(RESIDENT_CATEGORY).where(Rows.in(RESIDENT_CATEGORY.RESIDENT_ID, ids))
                .orderBy(RESIDENT_CATEGORY.RESIDENT_ID, RESIDENT_CATEGORY.CODE)) {
            categories.computeIfAbsent(row.getResidentId(), any -> new ArrayList<>()).add(new Category(row.getCode(), row.getDetail()));
        }
        Map<Long, Map<String, String>> extras = new HashMap<>();
        for (var row : db.sql().selectFrom(RESIDENT_EXTRA).where(Rows.in(RESIDENT_EXTRA.RESIDENT_ID, ids))) {
            extras.computeIfAbsent(row.getResidentId(), any -> new HashMap<>()).put(row.getField(), row.getContent());
        }
        for (Record row : db.sql().select(PERSON).from(RESIDENT)
                .leftJoin(DWELLING).on(DWELLING.ID.eq(RESIDENT.DWELLING_ID))
                .leftJoin(HOUSEHOLD).on(HOUSEHOLD.ID.eq(RESIDENT.HOUSEHOLD_ID))
                .where(Rows.in(RESIDENT.ID, ids))) {
            long id = row.get(RESIDENT.ID);
            people.put(id, person(row, phones.getOrDefault(id, List.of()), documents.getOrDefault(id, List.of()),
                    categories.getOrDefault(id, List.of()), extras.getOrDefault(id, Map.of())));
        }
        return people;
    }

    private static Resident person(Record row, List<Phone> further, List<Document> documents, List<Category> categories, Map<String, String> extras) {
        List<Phone> phones = new ArrayList<>(further.size() + 1);
        if (row.get(RESIDENT.PHONE_NO) != null) {
            phones.add(new Phone(Phone.Kind.valueOf(row.get(RESIDENT.PHONE_KIND)), row.get(RESIDENT.PHONE_NO), row.get(RESIDENT.PHONE_OWNER)));
        }
        phones.addAll(further);
        Map<Detail, String> details = new EnumMap<>(Detail.class);
        ResidentStore.COLUMNS.forEach((detail, column) -> details.put(detail, row.get(column)));
        Document main = row.get(RESIDENT.ID_NO) == null ? null
                : new Document(IdNumber.Kind.valueOf(row.get(RESIDENT.ID_KIND)), row.get(RESIDENT.ID_NO));
        return new Resident(row.get(RESIDENT.ID), row.get(RESIDENT.VERSION), Standing.valueOf(row.get(RESIDENT.STATUS)),
                row.get(RESIDENT.MERGED_INTO), row.get(RESIDENT.NAME), main, documents, Sex.ofCode(row.get(RESIDENT.SEX)), birth(row),
                phones, row.get(DWELLING.ID) == null ? Home.NONE : home(row),
                row.get(HOUSEHOLD.ID) == null ? Household.NONE : new Household(row.get(HOUSEHOLD.ID), said(row.get(HOUSEHOLD.HOUSE_NO)), said(row.get(HOUSEHOLD.HEAD_NAME))), row.get(RESIDENT.SEPARATED), details,
                row.get(RESIDENT.MOVE_IN_ON), row.get(RESIDENT.MOVED_OUT_ON), row.get(RESIDENT.DECEASED_ON), categories, extras);
    }

    private static Home home(Record row) {
        return new Home(row.get(DWELLING.ID), row.get(DWELLING.COMMUNITY), row.get(DWELLING.GRID), row.get(DWELLING.ESTATE), row.get(DWELLING.BUILDING),
                row.get(DWELLING.UNIT), row.get(DWELLING.ROOM));
    }

    private static String said(String text) {
        return text == null ? "" : text;
    }

    static PartialDate birth(Record row) {
        String on = row.get(BIRTH);
        return on == null ? null : new PartialDate(LocalDate.parse(on), PartialDate.Precision.valueOf(row.get(RESIDENT.BIRTH_PRECISION)));
    }

    /** @return ids of everyone who ever held the number, as the main or a further document; merged rows too. */
    Map<String, List<Long>> holders(Collection<String> numbers) {
        Map<String, List<Long>> holders = new HashMap<>();
        if (numbers.isEmpty()) {
            return holders;
        }
        Map<Long, String> codes = new HashMap<>();
        numbers.forEach(number -> codes.put(ResidentStore.code(number), number));
        db.sql().select(RESIDENT_NUMBER.CODE, RESIDENT_NUMBER.RESIDENT_ID).from(RESIDENT_NUMBER).where(Rows.in(RESIDENT_NUMBER.CODE, codes.keySet()))
                .forEach(row -> holders.computeIfAbsent(codes.get(row.value1()), any -> new ArrayList<>()).add(row.value2()));
        db.sql().select(RESIDENT_DOCUMENT.NUMBER, RESIDENT_DOCUMENT.RESIDENT_ID).from(RESIDENT_DOCUMENT)
                .where(RESIDENT_DOCUMENT.NUMBER.eq(any(numbers.toArray(String[]::new))))
                .forEach(row -> holders.computeIfAbsent(row.value1(), any -> new ArrayList<>()).add(row.value2()));
        return holders;
    }

    /** @return what tells people apart without a document, of everyone who is not merged. */
    List<Traits> traits() {
        List<Traits> all = new ArrayList<>();
        for (Result<?> page = traits(0); !page.isEmpty(); page = traits(page.getLast().get(RESIDENT.ID))) {
            Map<Long, List<String>> phones = new HashMap<>();
            page.stream().filter(row -> row.get(RESIDENT.PHONE_NO) != null)
                    .forEach(row -> phones.computeIfAbsent(row.get(RESIDENT.ID), any -> new ArrayList<>(1)).add(row.get(RESIDENT.PHONE_NO)));
            db.sql().select(RESIDENT_FURTHER_PHONE.RESIDENT_ID, RESIDENT_FURTHER_PHONE.NUMBER).from(RESIDENT_FURTHER_PHONE)
                    .where(RESIDENT_FURTHER_PHONE.RESIDENT_ID.between(page.getFirst().get(RESIDENT.ID), page.getLast().get(RESIDENT.ID)))
                    .forEach(row -> phones.computeIfAbsent(row.value1(), any -> new ArrayList<>(1)).add(row.value2()));
            for (Record row : page) {
                String birth = row.get(BIRTH);
                String room = row.get(DWELLING.ROOM);
                all.add(new Traits(row.get(RESIDENT.ID), row.get(RESIDENT.NAME),
                        birth == null ? "" : birth.substring(0, Map.of("YEAR", 4, "MONTH", 7).getOrDefault(row.get(RESIDENT.BIRTH_PRECISION), 10)),
                        room == null || room.isEmpty() ? "" : row.get(DWELLING.BUILDING) + "|" + row.get(DWELLING.UNIT) + "|" + room,
                        phones.getOrDefault(row.get(RESIDENT.ID), List.of()),
                        IdNumber.Kind.CITIZEN18.name().equals(row.get(RESIDENT.ID_KIND)) ? row.get(RESIDENT.ID_NO) : ""));
            }
        }
        return all;
    }

    /** A page, because the engine writes a longer result to a file of its own before it gives the first row. */
    private Result<?> traits(long after) {
        return db.sql().select(RESIDENT.ID, RESIDENT.NAME, BIRTH, RESIDENT.BIRTH_PRECISION, RESIDENT.ID_KIND, RESIDENT.ID_NO, RESIDENT.PHONE_NO,
                        DWELLING.BUILDING, DWELLING.UNIT, DWELLING.ROOM).from(RESIDENT).leftJoin(DWELLING).on(DWELLING.ID.eq(RESIDENT.DWELLING_ID))
                .where(RESIDENT.MERGED_INTO.isNull(), RESIDENT.ID.gt(after)).orderBy(RESIDENT.ID).limit(PAGE).fetch();
    }

    /** What tells people apart: parts that are not known are "". */
    record Traits(long id, String name, String birth, String room, List<String> phones, String citizenNo) {}

    /** @return when the rows were changed last, ISO, by id. */
    Map<Long, String> updatedAt(Collection<Long> ids) {
        return db.sql().select(RESIDENT.ID, RESIDENT.UPDATED_AT).from(RESIDENT).where(Rows.in(RESIDENT.ID, ids))
                .fetchMap(RESIDENT.ID, row -> row.get(RESIDENT.UPDATED_AT).toString());
    }

    /** @return versions of the rows that are there, by id. */
    Map<Long, Long> versions(String subject, Collection<Long> ids) {
        return Rows.versions(db.sql(), table(subject), ids);
    }

    /** @return those of the rows that rows of any feature refer to, beside what belongs to the person alone. */
    Set<Long> used(String subject, Collection<Long> ids) {
        return Rows.used(db.sql(), table(subject), ids, Set.of(RESIDENT_FURTHER_PHONE, RESIDENT_DOCUMENT, RESIDENT_CATEGORY, RESIDENT_EXTRA));
    }

    /** @return the households, or the dwellings, that anybody lives in. */
    Set<Long> inhabited(String subject) {
        Field<Long> place = subject.equals("household") ? RESIDENT.HOUSEHOLD_ID : RESIDENT.DWELLING_ID;
        return db.sql().selectDistinct(place).from(RESIDENT).where(place.isNotNull()).fetchSet(place);
    }

    private static Table<?> table(String subject) {
        return subject.equals("resident") ? RESIDENT : subject.equals("household") ? HOUSEHOLD : DWELLING;
    }

    /**
     * @param found ids that the filter's text means, or null when it has none
     */
    Found list(Filter filter, Collection<Long> found, Sort sort, boolean down, int from, int size, FocusRules rules, LocalDate day) {
        Condition where = condition(filter, rules, day);
        if (found != null) {
            where = where.and(Rows.in(RESIDENT.ID, found));
        }
        // The plain list is read off its index, without a join.
        boolean placed = filter.community() != null || filter.building() != null;
        Table<?> counted = placed ? RESIDENT.leftJoin(DWELLING).on(DWELLING.ID.eq(RESIDENT.DWELLING_ID)) : RESIDENT;
        Table<?> sorted = !placed && List.of(Sort.PLACE, Sort.GRID).contains(sort) ? RESIDENT.leftJoin(DWELLING).on(DWELLING.ID.eq(RESIDENT.DWELLING_ID)) : counted;
        List<OrderField<?>> order = new ArrayList<>();
        Field<?> by = sortField(sort);
        if (sort != Sort.NAME) {
            order.add(down ? by.desc().nullsLast() : by.asc().nullsLast());
        }
        order.add(sort == Sort.NAME && down ? RESIDENT.NAME_SORT.desc() : RESIDENT.NAME_SORT.asc());
        order.add(sort == Sort.NAME && down ? RESIDENT.ID.desc() : RESIDENT.ID.asc());
        int total = db.sql().select(count()).from(counted).where(where).fetchSingle().value1();
        List<Long> ids = db.sql().select(RESIDENT.ID).from(sorted).where(where).orderBy(order).limit(size).offset(from).fetch(RESIDENT.ID);
        return new Found(rows(ids, rules, day), total);
    }

    /** @return the people as list rows, in the order of the ids. */
    List<Row> rows(List<Long> ids, FocusRules rules, LocalDate day) {
        Map<Long, Resident> people = load(ids);
        return ids.stream().map(people::get).filter(Objects::nonNull).map(one -> row(one, rules, day)).toList();
    }

    private static Row row(Resident one, FocusRules rules, LocalDate day) {
        List<String> codes = one.categories().stream().map(Category::code).toList();
        return new Row(one.id(), one.name(), one.sex(), age(one.birth(), day), one.birth(),
                one.document() == null ? "" : Mask.idNo(one.document().number()),
                one.phones().isEmpty() ? "" : Mask.phone(one.phones().getFirst().number()), one.phones().size(),
                one.home().community(), one.home().grid(), one.home().estate(), one.home().building(), one.home().unit(), one.home().room(),
                one.home().hasPlace() ? one.home().shortForm() : Mask.address(one.detail(Detail.ADDRESS)),
                CodeTable.relation().nameOf(one.details().get(Detail.RELATION)), one.household().headName(),
                one.detail(Detail.HUKOU_KIND), codes, rules.of(one.birth(), codes, traits(one), one.extras(), day), one.standing(), one.mergedInto());
    }

    /** What the further ways into a key group may look at. */
    private static Map<Trait, String> traits(Resident one) {
        Map<Trait, String> traits = new EnumMap<>(Map.of(Trait.COMMUNITY, one.home().community(), Trait.GRID, one.home().grid(),
                Trait.ESTATE, one.home().estate(), Trait.BUILDING, one.home().building()));
        Map.of(Trait.TENURE, Detail.TENURE, Trait.CARE_LEVEL, Detail.CARE, Trait.HUKOU_KIND, Detail.HUKOU_KIND, Trait.OCCUPATION, Detail.OCCUPATION)
                .forEach((trait, detail) -> traits.put(trait, one.detail(detail)));
        return traits;
    }

    private static Integer age(PartialDate birth, LocalDate day) {
        OptionalInt age = birth == null ? OptionalInt.empty() : birth.ageOn(day);
        return age.isPresent() && age.getAsInt() >= 0 ? (Integer) age.getAsInt() : null;
    }

    private static Field<?> sortField(Sort sort) {
        return switch (sort) {
            case NAME -> RESIDENT.NAME_SORT;
            case AGE -> RESIDENT.BIRTH_ON;
            case SEX -> RESIDENT.SEX;
            case ID_NO -> RESIDENT.ID_NO;
            case PHONE -> RESIDENT.PHONE_NO;
            case PLACE -> DWELLING.PLACE_SORT;
            case GRID -> DWELLING.GRID;
            case RELATION -> RESIDENT.RELATION;
            case HUKOU_KIND -> RESIDENT.HUKOU_KIND;
            case STANDING -> RESIDENT.STATUS;
            case CHANGED -> RESIDENT.TOUCHED;
        };
    }

    private static Condition condition(Filter filter, FocusRules rules, LocalDate day) {
        Condition where = RESIDENT.STATUS.eq((filter.standing() == null ? Standing.ACTIVE : filter.standing()).name());
        where = filter.community() == null ? where : where.and(DWELLING.COMMUNITY.eq(filter.community()));
        where = filter.building() == null ? where : where.and(DWELLING.BUILDING.eq(filter.building()));
        where = filter.sex() == null ? where : where.and(RESIDENT.SEX.eq(filter.sex().code()));
        where = filter.category() == null ? where : where.and(inCategory(List.of(filter.category())));
        where = filter.ageFrom() == null ? where : where.and(KeyGroups.atLeast(filter.ageFrom(), day));
        where = filter.ageTo() == null ? where : where.and(KeyGroups.atMost(filter.ageTo(), day));
        where = filter.noBirth() ? where.and(RESIDENT.BIRTH_ON.isNull()) : where;
        where = filter.field() == null ? where : where.and(KeyGroups.field(filter.field()));
        if (filter.hasPhone() != null) {
            where = where.and(filter.hasPhone() ? RESIDENT.PHONE_NO.isNotNull() : RESIDENT.PHONE_NO.isNull());
        }
        return filter.group() == null ? where : where.and(KeyGroups.in(filter.group(), rules, day));
    }

    private static Condition inCategory(Collection<String> codes) {
        return RESIDENT.ID.in(select(RESIDENT_CATEGORY.RESIDENT_ID).from(RESIDENT_CATEGORY).where(RESIDENT_CATEGORY.CODE.in(codes)));
    }

    /** How many people, and of each group, counted once each, on the day. */
    Counts counts(FocusRules rules, LocalDate day) {
        Condition elder = KeyGroups.in(FocusGroup.ELDER, rules, day);
        Condition child = KeyGroups.in(FocusGroup.CHILD, rules, day);
        Condition fresh = KeyGroups.in(FocusGroup.NEW, rules, day);
        Field<Integer> elders = count().filterWhere(elder);
        Field<Integer> children = count().filterWhere(child);
        Field<Integer> newcomers = count().filterWhere(fresh);
        Field<Integer> grouped = count().filterWhere(elder.or(child).or(fresh));
        Field<Integer> unborn = count().filterWhere(RESIDENT.BIRTH_ON.isNull());
        var row = db.sql().select(count(), elders, children, newcomers, grouped, unborn).from(RESIDENT)
                .where(RESIDENT.STATUS.eq(Standing.ACTIVE.name())).fetchSingle();
        return new Counts(row.value1(), new EnumMap<>(Map.of(FocusGroup.ELDER, row.value2(), FocusGroup.CHILD, row.value3(), FocusGroup.NEW, row.value4())),
                row.value5(), row.value6());
    }

    /** @return the buildings people live in, with how many; natural order. */
    List<Count> buildings() {
        return db.sql().select(DWELLING.BUILDING, count()).from(RESIDENT).join(DWELLING).on(DWELLING.ID.eq(RESIDENT.DWELLING_ID))
                .where(RESIDENT.STATUS.eq(Standing.ACTIVE.name())).and(DWELLING.BUILDING.ne("")).groupBy(DWELLING.BUILDING)
                .orderBy(DSL.length(DWELLING.BUILDING), DWELLING.BUILDING).fetch(row -> new Count(row.value1(), row.value2()));
    }

    /** @return the categories in use by code, with how many people. */
    List<Count> categories() {
        return db.sql().select(RESIDENT_CATEGORY.CODE, count()).from(RESIDENT_CATEGORY).join(RESIDENT).on(RESIDENT.ID.eq(RESIDENT_CATEGORY.RESIDENT_ID))
                .where(RESIDENT.STATUS.eq(Standing.ACTIVE.name())).groupBy(RESIDENT_CATEGORY.CODE).orderBy(count().desc(), RESIDENT_CATEGORY.CODE)
                .fetch(row -> new Count(row.value1(), row.value2()));
    }

    /** @return the ids as a household is shown: by relation, then age. */
    List<Long> asHousehold(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : db.sql().select(RESIDENT.ID).from(RESIDENT).where(Rows.in(RESIDENT.ID, ids)).and(RESIDENT.MERGED_INTO.isNull())
                .orderBy(RESIDENT.RELATION.asc().nullsLast(), RESIDENT.BIRTH_ON.asc().nullsLast(), RESIDENT.ID).fetch(RESIDENT.ID);
    }

    /** @return the needs of the person under all the ids it ever had, newest first. */
    List<Asked> needs(Collection<Long> ids) {
        return db.sql().selectFrom(NEED).where(NEED.RESIDENT_ID.in(ids)).orderBy(NEED.RECEIVED_AT.desc()).limit(200)
                .fetch(row -> new Asked(row.getId(), row.getNeedNo(), row.getReceivedAt().atZoneSameInstant(ZoneId.systemDefault()).toLocalDate(),
                        row.getBody(), row.getStatus()));
    }

    /** @return the trail of the person, newest first. */
    List<Event> history(Collection<Long> ids) {
        return db.sql().selectFrom(TRAIL).where(TRAIL.SUBJECT.eq("resident")).and(TRAIL.SUBJECT_ID.in(ids))
                .and(TRAIL.ACTION.in(Arrays.stream(Residents.Did.values()).map(Enum::name).toList())).orderBy(TRAIL.ID.desc()).limit(200)
                .fetch(row -> new Event(row.getAt(), row.getStaffName(), Residents.Did.valueOf(row.getAction()),
                        row.getReason() == null ? row.getDetail() : row.getReason()));
    }

    /** @param namesakes those known to bear the name @return people of the same name who share the phone or the room with the one being typed, or hold the number. */
    List<Long> alike(Resident typed, Collection<Long> namesakes) {
        List<String> phones = typed.phones().stream().map(Phone::number).toList();
        Condition same = RESIDENT.PHONE_NO.in(phones).or(exists(selectOne().from(RESIDENT_FURTHER_PHONE)
                .where(RESIDENT_FURTHER_PHONE.RESIDENT_ID.eq(RESIDENT.ID)).and(RESIDENT_FURTHER_PHONE.NUMBER.in(phones))));
        if (typed.birth() != null) {
            same = same.or(RESIDENT.BIRTH_ON.eq(typed.birth().date()));
        }
        if (typed.home().hasPlace()) {
            same = same.or(RESIDENT.DWELLING_ID.in(select(DWELLING.ID).from(DWELLING).where(DWELLING.BUILDING.eq(typed.home().building()))
                    .and(DWELLING.UNIT.eq(typed.home().unit())).and(DWELLING.ROOM.eq(typed.home().room()))));
        }
        return db.sql().select(RESIDENT.ID).from(RESIDENT).where(Rows.in(RESIDENT.ID, namesakes)).and(RESIDENT.NAME.eq(typed.name())).and(RESIDENT.MERGED_INTO.isNull())
                .and(RESIDENT.ID.ne(typed.id())).and(same).limit(5).fetch(RESIDENT.ID);
    }

    /** @return search keys of everyone, in id order. */
    List<ResidentIndex.Entry> entries() {
        List<ResidentIndex.Entry> all = new ArrayList<>();
        for (List<ResidentIndex.Entry> page = entries(RESIDENT.ID.gt(0L)); !page.isEmpty(); page = entries(RESIDENT.ID.gt(all.getLast().id()))) {
            all.addAll(page);
        }
        return all;
    }

    /** Same, of those of the ids who are there. */
    List<ResidentIndex.Entry> entries(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : entries(Rows.in(RESIDENT.ID, ids));
    }

    private List<ResidentIndex.Entry> entries(Condition which) {
        return db.sql().select(RESIDENT.ID, RESIDENT.NAME, RESIDENT.SEARCH_KEY, RESIDENT.STATUS, RESIDENT.DWELLING_ID, RESIDENT.HOUSEHOLD_ID).from(RESIDENT).where(which).orderBy(RESIDENT.ID).limit(PAGE)
                .fetch(row -> new ResidentIndex.Entry(row.value1(), row.value2(), row.value3(), Standing.valueOf(row.value4()),
                        row.value5() == null ? 0 : row.value5(), row.value6() == null ? 0 : row.value6()));
    }

    /** @return ids of everyone who is not merged, in list order: for an export. */
    List<Long> everyone() {
        return db.sql().select(RESIDENT.ID).from(RESIDENT).leftJoin(DWELLING).on(DWELLING.ID.eq(RESIDENT.DWELLING_ID))
                .leftJoin(HOUSEHOLD).on(HOUSEHOLD.ID.eq(RESIDENT.HOUSEHOLD_ID)).where(RESIDENT.MERGED_INTO.isNull())
                .orderBy(DWELLING.PLACE_KEY.asc().nullsFirst(), HOUSEHOLD.HOLD_KEY.asc().nullsFirst(), RESIDENT.RELATION.asc().nullsLast(), RESIDENT.ID)
                .fetch(RESIDENT.ID);
    }

    /** @return the text of a setting of the whole centre, or null. */
    String setting(String name) {
        return db.sql().select(SETTING.CONTENT).from(SETTING).where(SETTING.SCOPE.eq("")).and(SETTING.NAME.eq(name)).fetchOne(SETTING.CONTENT);
    }

    /** How many people, and of each group. */
    record Counts(int people, Map<FocusGroup, Integer> groups, int inAnyGroup, int withoutBirth) {}
}
