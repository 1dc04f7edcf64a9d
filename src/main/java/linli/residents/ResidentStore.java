package linli.residents;

import static linli.schema.Sequences.RESIDENT_SEQ;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.RESIDENT_CATEGORY;
import static linli.schema.Tables.RESIDENT_DISTINCT;
import static linli.schema.Tables.RESIDENT_DOCUMENT;
import static linli.schema.Tables.RESIDENT_EXTRA;
import static linli.schema.Tables.RESIDENT_FURTHER_PHONE;
import static linli.schema.Tables.RESIDENT_MERGE;
import static linli.schema.Tables.RESIDENT_NUMBER;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import linli.base.db.Db;
import linli.base.db.Inserts;
import linli.base.db.Rows;
import linli.base.excel.Intake.Changes;
import linli.base.value.LongTable;
import linli.base.value.CustomField;
import linli.base.value.Phone;
import linli.residents.Resident.Detail;
import linli.residents.Resident.Document;
import linli.schema.tables.records.ResidentRecord;
import org.jooq.BatchBindStep;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;

/** Writes people. Everything here runs inside {@link Db#write}. */
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

    /** All columns in the order of {@link #values}; an update leaves the first three as they are. */
    private static final List<Field<?>> FIELDS = fields();
    private static final int MADE_ONCE = 3;

    /** Ids that the sequence gives at once; an import asks for more of these blocks the longer it goes on. */
    private static final int BLOCK = 500;
    private static final int MOST_BLOCKS = 16;

    private final Db db;
    private final Clock clock;
    private final PlaceStore places;
    private final Deque<Long> blocks = new ArrayDeque<>();
    private int blocksAsked;
    private long nextId;
    private long lastId = -1;

    ResidentStore(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
        this.places = new PlaceStore(db, this::id);
    }

    /** @return the writer of dwellings and households. */
    PlaceStore places() {
        return places;
    }

    /** A resident's row before an import changed it. @param updatedAt when it had been changed last, ISO */
    record Before(Resident resident, String updatedAt) {}

    /** A merge that stands. */
    record Merged(long kept, long gone, OffsetDateTime at, String staff) {}

    /** @return the merges that stand, the latest first. */
    List<Merged> merges(int most) {
        return db.sql().select(RESIDENT_MERGE.KEPT_ID, RESIDENT_MERGE.GONE_ID, RESIDENT_MERGE.AT, RESIDENT_MERGE.STAFF_NAME).from(RESIDENT_MERGE)
                .where(RESIDENT_MERGE.UNDONE_AT.isNull()).orderBy(RESIDENT_MERGE.ID.desc()).limit(most)
                .fetch(row -> new Merged(row.value1(), row.value2(), row.value3(), row.value4()));
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

    /**
     * What an import keeps from batch to batch: the places it has met, and the document numbers of new people, which are
     * written at its end in their order, because the store takes them many times faster so.
     */
    final class Bulk {
        private static final int MOST = 100_000;
        private final TreeMap<Long, Long> waiting = new TreeMap<>();
        private final PlaceStore.Known known = new PlaceStore.Known();
        private final ResidentIndex.Keys keys = new ResidentIndex.Keys();

        /** @return what is worked out for sorting and searching, to be filled from another thread before the rows come. */
        ResidentIndex.Keys keys() {
            return keys;
        }

        private void change(Document before, Document after, long id) {
            if (before != null && !before.equals(after) && waiting.remove(code(before.number())) == null) {
                db.writing().deleteFrom(RESIDENT_NUMBER).where(RESIDENT_NUMBER.CODE.eq(code(before.number())), RESIDENT_NUMBER.RESIDENT_ID.eq(id)).execute();
            }
            if (after != null && !after.equals(before)) {
                Long other = waiting.put(code(after.number()), id);
                if (other != null && other != id) {
                    throw new IllegalStateException("a document number twice in one import");
                }
                if (waiting.size() >= MOST) {
                    write();
                }
            }
        }

        void write() {
            Inserts numbers = Inserts.into(db.writing(), RESIDENT_NUMBER, List.of(RESIDENT_NUMBER.CODE, RESIDENT_NUMBER.RESIDENT_ID));
            waiting.forEach(numbers::add);
            numbers.write();
            waiting.clear();
        }
    }

    /**
     * @return what stands for the number in resident_number: exact for eighteen characters as citizens have them,
     *     otherwise a negative hash of 63 bits
     */
    static long code(String number) {
        boolean exact = number.length() == 18;
        long code = 0;
        for (int i = 0; exact && i < 18; i++) {
            char c = number.charAt(i);
            exact = c >= '0' && c <= '9' || i == 17 && c == 'X';
            code = code * (i == 17 ? 11 : 10) + (c == 'X' ? 10 : c - '0');
        }
        if (exact) {
            return code;
        }
        return LongTable.hash(number) | Long.MIN_VALUE;
    }

    /** Stores new people with their places; returns them in the same order with ids and version 1. */
    List<Resident> insert(List<Resident> people, Long run, Changes made) {
        Bulk bulk = new Bulk();
        List<Resident> stored = insert(people, run, made, bulk);
        bulk.write();
        return stored;
    }

    /** Same, where the caller writes the numbers later. */
    List<Resident> insert(List<Resident> people, Long run, Changes made, Bulk bulk) {
        List<Resident> placed = places.settle(people, run, made, bulk.known);
        List<Resident> stored = new ArrayList<>(placed.size());
        for (Resident one : placed) {
            stored.add(one.as(id(), 1, one.standing(), one.mergedInto()));
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        Inserts rows = Inserts.into(db.writing(), RESIDENT, FIELDS);
        stored.forEach(one -> rows.add(values(one, run, now, bulk.keys)));
        rows.write();
        insertPhones(stored);
        insertDocuments(stored);
        insertCategories(stored);
        insertExtras(stored);
        db.touch(ids(stored));
        for (Resident one : stored) {
            bulk.change(null, one.document(), one.id());
            made.created("resident", one.id(), 1);
        }
        return stored;
    }

    /** One person's row as it is stored and as it is to be. */
    record Step(Resident before, Resident after) {}

    /**
     * Replaces a stored person's row.
     *
     * @return the person with the new version, or null when the version is no longer the stored one
     */
    Resident update(Step step, Changes made) {
        Bulk bulk = new Bulk();
        List<Resident> saved = update(List.of(step), made, bulk);
        bulk.write();
        return saved.getFirst();
    }

    /** Same, of many, each named once; the caller writes the numbers later. */
    List<Resident> update(List<Step> steps, Changes made, Bulk bulk) {
        List<Resident> placed = places.settle(steps.stream().map(Step::after).toList(), null, made, bulk.known);
        OffsetDateTime now = OffsetDateTime.now(clock);
        int[] hits = replace(placed, one -> now, 1, bulk.keys);
        List<Resident> saved = new ArrayList<>(placed.size());
        List<Step> children = new ArrayList<>();
        for (int i = 0; i < hits.length; i++) {
            Resident one = placed.get(i);
            saved.add(hits[i] == 0 ? null : one.as(one.id(), one.version() + 1, one.standing(), one.mergedInto()));
            if (hits[i] > 0) {
                bulk.change(steps.get(i).before().document(), one.document(), one.id());
                children.add(new Step(steps.get(i).before(), one));
            }
        }
        replaceChildren(children);
        return saved;
    }

    /** @param up what is added to the version in the row, which must be the person's */
    private int[] replace(List<Resident> people, Function<Resident, OffsetDateTime> at, int up, ResidentIndex.Keys keys) {
        db.touch(ids(people));
        Map<Field<?>, Object> blank = new LinkedHashMap<>();
        FIELDS.subList(MADE_ONCE, FIELDS.size()).forEach(field -> blank.put(field, null));
        var update = db.writing().update(RESIDENT).set(blank);
        BatchBindStep batch = db.writing().batch(up == 0 ? update.where(RESIDENT.ID.eq((Long) null))
                : update.where(RESIDENT.ID.eq((Long) null)).and(RESIDENT.VERSION.eq((Long) null)));
        for (Resident one : people) {
            Object[] row = values(one, null, at.apply(one), keys);
            row[row.length - 1] = one.version() + up;
            List<Object> values = new ArrayList<>(Arrays.asList(row).subList(MADE_ONCE, row.length));
            values.add(one.id());
            if (up != 0) {
                values.add(one.version());
            }
            batch.bind(values.toArray());
        }
        return batch.execute();
    }

    private static List<Field<?>> fields() {
        List<Field<?>> fields = new ArrayList<>(List.of(RESIDENT.ID, RESIDENT.IMPORT_RUN, RESIDENT.CREATED_AT,
                RESIDENT.NAME, RESIDENT.NAME_SORT, RESIDENT.SEARCH_KEY, RESIDENT.ID_KIND, RESIDENT.ID_NO, RESIDENT.SEX, RESIDENT.BIRTH_ON,
                RESIDENT.BIRTH_PRECISION, RESIDENT.SEPARATED, RESIDENT.DWELLING_ID, RESIDENT.HOUSEHOLD_ID, RESIDENT.PHONE_KIND, RESIDENT.PHONE_NO,
                RESIDENT.PHONE_OWNER, RESIDENT.MOVE_IN_ON, RESIDENT.MOVED_OUT_ON, RESIDENT.DECEASED_ON, RESIDENT.STATUS, RESIDENT.MERGED_INTO,
                RESIDENT.UPDATED_AT, RESIDENT.TOUCHED));
        fields.addAll(COLUMNS.values());
        fields.add(RESIDENT.VERSION);
        return List.copyOf(fields);
    }

    /** @return the row in the order of {@link #FIELDS}: a plain array, because a map of columns costs an import more than all its checks. */
    private Object[] values(Resident one, Long run, OffsetDateTime now, ResidentIndex.Keys keys) {
        ResidentIndex.Ready ready = keys.of(one);
        Phone phone = one.phones().isEmpty() ? null : one.phones().getFirst();
        Object[] first = {one.id(), run, now, one.name(), ready.sort(), ready.search(),
            one.document() == null ? null : one.document().kind().name(), one.document() == null ? null : one.document().number(), one.sex().code(),
            one.birth() == null ? null : one.birth().date(), one.birth() == null ? null : one.birth().precision().name(), one.separated(),
            one.home().id() == 0 ? null : one.home().id(), one.household().id() == 0 ? null : one.household().id(),
            phone == null ? null : phone.kind().name(), phone == null ? null : phone.number(), phone == null ? null : phone.owner(),
            one.movedIn(), one.movedOut(), one.deceased(), one.standing().name(), one.mergedInto(), now, db.commitNo()};
        Object[] row = Arrays.copyOf(first, FIELDS.size());
        int at = first.length;
        for (Detail detail : COLUMNS.keySet()) {
            row[at++] = one.details().get(detail);
        }
        row[at] = 1L;
        return row;
    }

    private void insertPhones(List<Resident> people) {
        Inserts phones = Inserts.into(db.writing(), RESIDENT_FURTHER_PHONE, List.of(RESIDENT_FURTHER_PHONE.RESIDENT_ID, RESIDENT_FURTHER_PHONE.POSITION,
                RESIDENT_FURTHER_PHONE.KIND, RESIDENT_FURTHER_PHONE.NUMBER, RESIDENT_FURTHER_PHONE.OWNER));
        for (Resident one : people) {
            for (int at = 1; at < one.phones().size(); at++) {
                Phone phone = one.phones().get(at);
                phones.add(one.id(), at, phone.kind().name(), phone.number(), phone.owner());
            }
        }
        phones.write();
    }

    private void insertDocuments(List<Resident> people) {
        Inserts documents = Inserts.into(db.writing(), RESIDENT_DOCUMENT, List.of(RESIDENT_DOCUMENT.ID, RESIDENT_DOCUMENT.RESIDENT_ID, RESIDENT_DOCUMENT.KIND,
                RESIDENT_DOCUMENT.NUMBER));
        people.forEach(one -> one.documents().forEach(more -> documents.add(id(), one.id(), more.kind().name(), more.number())));
        documents.write();
    }

    private void insertCategories(List<Resident> people) {
        Inserts categories = Inserts.into(db.writing(), RESIDENT_CATEGORY, List.of(RESIDENT_CATEGORY.RESIDENT_ID, RESIDENT_CATEGORY.CODE, RESIDENT_CATEGORY.DETAIL));
        people.forEach(one -> one.categories().forEach(category -> categories.add(one.id(), category.code(), category.detail())));
        categories.write();
    }

    private void insertExtras(List<Resident> people) {
        Inserts extras = Inserts.into(db.writing(), RESIDENT_EXTRA, List.of(RESIDENT_EXTRA.RESIDENT_ID, RESIDENT_EXTRA.FIELD, RESIDENT_EXTRA.CONTENT, RESIDENT_EXTRA.AMOUNT));
        people.forEach(one -> one.extras().forEach((field, text) -> extras.add(one.id(), field, text, CustomField.amount(text))));
        extras.write();
    }

    /** Writes only what the step has changed. */
    private void replaceChildren(List<Step> steps) {
        replace(steps, Resident::phones, RESIDENT_FURTHER_PHONE, RESIDENT_FURTHER_PHONE.RESIDENT_ID, this::insertPhones);
        replace(steps, Resident::documents, RESIDENT_DOCUMENT, RESIDENT_DOCUMENT.RESIDENT_ID, this::insertDocuments);
        replace(steps, Resident::categories, RESIDENT_CATEGORY, RESIDENT_CATEGORY.RESIDENT_ID, this::insertCategories);
        replace(steps, Resident::extras, RESIDENT_EXTRA, RESIDENT_EXTRA.RESIDENT_ID, this::insertExtras);
    }

    private void replace(List<Step> steps, Function<Resident, Object> part, Table<?> rows, Field<Long> of, Consumer<List<Resident>> insert) {
        List<Resident> changed = steps.stream().filter(step -> !part.apply(step.before()).equals(part.apply(step.after()))).map(Step::after).toList();
        if (!changed.isEmpty()) {
            db.writing().deleteFrom(rows).where(Rows.in(of, ids(changed))).execute();
            insert.accept(changed);
        }
    }

    private static List<Long> ids(List<Resident> people) {
        return people.stream().map(Resident::id).toList();
    }

    /**
     * Sets rows exactly to the given states, with their versions: only for undoing what followed them.
     *
     * @param now the same people as they are stored, by id
     */
    void restore(List<ResidentStore.Before> states, Map<Long, Resident> now) {
        Map<Long, String> at = new HashMap<>();
        states.forEach(state -> at.put(state.resident().id(), state.updatedAt()));
        List<Resident> people = states.stream().map(ResidentStore.Before::resident).toList();
        Bulk bulk = new Bulk();
        replace(people, one -> OffsetDateTime.parse(at.get(one.id())), 0, bulk.keys);
        people.forEach(one -> bulk.change(now.get(one.id()).document(), one.document(), one.id()));
        bulk.write();
        replaceChildren(people.stream().map(one -> new Step(now.get(one.id()), one)).toList());
    }

    /** Takes back created people. */
    void remove(Collection<Long> ids) {
        List<Long> codes = db.writing().select(RESIDENT.ID_NO).from(RESIDENT).where(Rows.in(RESIDENT.ID, ids), RESIDENT.ID_NO.isNotNull())
                .fetch(row -> code(row.value1()));
        db.touch(ids);
        db.writing().deleteFrom(RESIDENT_FURTHER_PHONE).where(Rows.in(RESIDENT_FURTHER_PHONE.RESIDENT_ID, ids)).execute();
        db.writing().deleteFrom(RESIDENT_DOCUMENT).where(Rows.in(RESIDENT_DOCUMENT.RESIDENT_ID, ids)).execute();
        db.writing().deleteFrom(RESIDENT_CATEGORY).where(Rows.in(RESIDENT_CATEGORY.RESIDENT_ID, ids)).execute();
        db.writing().deleteFrom(RESIDENT_EXTRA).where(Rows.in(RESIDENT_EXTRA.RESIDENT_ID, ids)).execute();
        db.writing().deleteFrom(RESIDENT_DISTINCT).where(Rows.in(RESIDENT_DISTINCT.ONE_ID, ids)).execute();
        db.writing().deleteFrom(RESIDENT_DISTINCT).where(Rows.in(RESIDENT_DISTINCT.OTHER_ID, ids)).execute();
        db.writing().deleteFrom(RESIDENT_NUMBER).where(Rows.in(RESIDENT_NUMBER.CODE, codes)).execute();
        db.writing().deleteFrom(RESIDENT).where(Rows.in(RESIDENT.ID, ids)).execute();
    }

    /** Lets whoever was merged into the one point to the other. */
    void repoint(Collection<Long> ids, long into) {
        db.touch(ids);
        db.writing().update(RESIDENT).set(RESIDENT.MERGED_INTO, into).set(RESIDENT.TOUCHED, db.commitNo())
                .where(Rows.in(RESIDENT.ID, ids)).execute();
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

    /** @return the pairs that somebody has declared to be two people, as "smaller-larger". */
    Set<String> distinct() {
        return db.sql().selectFrom(RESIDENT_DISTINCT).fetchSet(row -> row.getOneId() + "-" + row.getOtherId());
    }

    /** How one row went into another; the states are {@link RowState} texts. */
    record Merge(long id, long kept, long gone, String keptBefore, String keptAfter, String goneBefore, List<Long> moved) {}

    /** @return the merge by which the person went into another and that was not undone, or null. */
    Merge mergeOf(long gone) {
        return db.sql().selectFrom(RESIDENT_MERGE).where(RESIDENT_MERGE.GONE_ID.eq(gone)).and(RESIDENT_MERGE.UNDONE_AT.isNull())
                .orderBy(RESIDENT_MERGE.ID.desc()).limit(1).fetchOne(row -> new Merge(row.getId(), row.getKeptId(), row.getGoneId(),
                        row.getKeptBefore(), row.getKeptAfter(), row.getGoneBefore(), row.getMoved().isEmpty() ? List.of()
                        : Arrays.stream(row.getMoved().split(",")).map(Long::valueOf).toList()));
    }

    /** @return ids of the rows merged into the person. */
    List<Long> mergedInto(long id) {
        return db.sql().selectDistinct(RESIDENT.ID).from(RESIDENT_MERGE).join(RESIDENT).on(RESIDENT.ID.eq(RESIDENT_MERGE.GONE_ID))
                .where(RESIDENT.MERGED_INTO.eq(id)).orderBy(RESIDENT.ID).fetch(RESIDENT.ID);
    }

    private long id() {
        if (nextId > lastId) {
            if (blocks.isEmpty()) {
                blocksAsked = Math.clamp(blocksAsked * 2L, 1, MOST_BLOCKS);
                blocks.addAll(db.writing().nextvals(RESIDENT_SEQ, blocksAsked));
            }
            nextId = blocks.remove();
            lastId = nextId + BLOCK - 1;
        }
        return nextId++;
    }
}
