package linli.base.db;

import static linli.schema.Tables.HOUSEHOLD;
import static linli.schema.Tables.IMPORT_CHANGE;
import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.RESIDENT_CATEGORY;
import static linli.schema.Tables.RESIDENT_DOCUMENT;
import static linli.schema.Tables.RESIDENT_EXTRA;
import static linli.schema.Tables.RESIDENT_FURTHER_PHONE;
import static linli.schema.Tables.RESIDENT_MERGE;
import static linli.schema.Tables.RESIDENT_NUMBER;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import linli.schema.DefaultSchema;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.ForeignKey;
import org.jooq.Table;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;

/**
 * 注销 (PIPL article 47): makes one person unknown everywhere in the store, whichever feature's table it is, also those of
 * features to come. Sealed rows (money, the register of what went out) stay as they were written: they hold no number and
 * no phone, and the law wants the books kept; so do the sums.
 */
public final class Erasing {
    private static final int SHORTEST = 7;
    private static final Set<String> SEARCHED = Set.of("name_sort", "search_key");

    private Erasing() {}

    /**
     * Within a write.
     *
     * @param ids the person's row and those merged into it
     * @param pseudonym what stands in the place of the name
     */
    public static void erase(Db db, Trail trail, Collection<Long> ids, String pseudonym, OffsetDateTime at) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> numbers = new LinkedHashSet<>();
        Set<Long> households = new HashSet<>();
        db.sql().selectFrom(RESIDENT).where(RESIDENT.ID.in(ids)).forEach(row -> {
            names.add(row.getName());
            add(names, row.getFormerName());
            add(numbers, row.getIdNo());
            add(numbers, row.getPhoneNo());
            if (row.getHouseholdId() != null) {
                households.add(row.getHouseholdId());
            }
        });
        numbers.addAll(db.sql().select(RESIDENT_DOCUMENT.NUMBER).from(RESIDENT_DOCUMENT).where(RESIDENT_DOCUMENT.RESIDENT_ID.in(ids)).fetch(RESIDENT_DOCUMENT.NUMBER));
        numbers.addAll(db.sql().select(RESIDENT_FURTHER_PHONE.NUMBER).from(RESIDENT_FURTHER_PHONE).where(RESIDENT_FURTHER_PHONE.RESIDENT_ID.in(ids)).fetch(RESIDENT_FURTHER_PHONE.NUMBER));
        numbers.removeIf(number -> number.length() < SHORTEST);
        journals(db, ids, at);
        for (String name : names) {
            tied(db, ids, name, pseudonym);
            db.writing().update(HOUSEHOLD).set(HOUSEHOLD.HEAD_NAME, pseudonym).set(HOUSEHOLD.HOLD_KEY, pseudonym).set(HOUSEHOLD.VERSION, HOUSEHOLD.VERSION.plus(1))
                    .where(HOUSEHOLD.ID.in(households).and(HOUSEHOLD.HEAD_NAME.eq(name))).execute();
        }
        numbers.forEach(number -> everywhere(db, number));
        person(db, ids, pseudonym);
        trail.forget("resident", ids, names, pseudonym);
        db.touch(ids);
    }

    private static void add(Set<String> all, String text) {
        if (text != null && !text.isBlank()) {
            all.add(text);
        }
    }

    private static void person(Db db, Collection<Long> ids, String pseudonym) {
        for (Table<?> part : List.of(RESIDENT_NUMBER, RESIDENT_DOCUMENT, RESIDENT_FURTHER_PHONE, RESIDENT_CATEGORY, RESIDENT_EXTRA)) {
            db.writing().deleteFrom(part).where(part.field("resident_id", Long.class).in(ids)).execute();
        }
        UpdateSetMoreStep<?> update = db.writing().update(RESIDENT).set(RESIDENT.NAME, pseudonym).set(RESIDENT.NAME_SORT, pseudonym).set(RESIDENT.SEARCH_KEY, pseudonym)
                .set(RESIDENT.STATUS, DSL.when(RESIDENT.STATUS.eq("MERGED"), "MERGED").otherwise("MOVED"))
                .set(RESIDENT.TOUCHED, db.commitNo()).set(RESIDENT.VERSION, RESIDENT.VERSION.plus(1)).setNull(RESIDENT.BIRTH_ON).setNull(RESIDENT.SEPARATED)
                .setNull(RESIDENT.DWELLING_ID).setNull(RESIDENT.HOUSEHOLD_ID);
        for (Field<?> field : RESIDENT.fields()) {
            if (field.getType() == String.class && field.getDataType().nullable()) {
                update = update.setNull(field);
            }
        }
        update.where(RESIDENT.ID.in(ids)).execute();
    }

    /** What could bring the person back: merges are for good now, and an import's row before is gone. */
    private static void journals(Db db, Collection<Long> ids, OffsetDateTime at) {
        db.writing().update(RESIDENT_MERGE).set(RESIDENT_MERGE.KEPT_BEFORE, "").set(RESIDENT_MERGE.KEPT_AFTER, "").set(RESIDENT_MERGE.GONE_BEFORE, "")
                .set(RESIDENT_MERGE.UNDONE_AT, DSL.coalesce(RESIDENT_MERGE.UNDONE_AT, at))
                .where(RESIDENT_MERGE.KEPT_ID.in(ids).or(RESIDENT_MERGE.GONE_ID.in(ids))).execute();
        db.writing().update(IMPORT_CHANGE).setNull(IMPORT_CHANGE.BEFORE_ROW)
                .where(IMPORT_CHANGE.SUBJECT.eq("resident").and(IMPORT_CHANGE.SUBJECT_ID.in(ids))).execute();
    }

    /** Rows of any feature that refer to the person: the name in any of their texts. */
    private static void tied(Db db, Collection<Long> ids, String name, String pseudonym) {
        for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
            if (sealed(table) || table.equals(RESIDENT)) {
                continue;
            }
            for (Field<Long> by : references(table)) {
                for (Field<String> text : texts(table)) {
                    Condition where = by.in(ids);
                    db.writing().update(table).set(text, SEARCHED.contains(text.getName().toLowerCase(java.util.Locale.ROOT)) ? DSL.inline(pseudonym) : DSL.replace(text, name, pseudonym))
                            .where(where).execute();
                }
            }
        }
    }

    /** A document number or phone wherever it stands: typed into a need's text, kept for taking an import back, … */
    private static void everywhere(Db db, String number) {
        for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
            if (sealed(table)) {
                continue;
            }
            for (Field<String> text : texts(table)) {
                if (text.getDataType().length() == 0 || text.getDataType().length() >= number.length()) {
                    db.writing().update(table).set(text, DSL.replace(text, number, "")).where(text.contains(number)).execute();
                }
            }
        }
    }

    private static boolean sealed(Table<?> table) {
        return table.field("seal") != null || table.field("mac") != null || table.getPrimaryKey() == null;
    }

    private static List<Field<Long>> references(Table<?> table) {
        Set<Field<Long>> found = new LinkedHashSet<>();
        for (ForeignKey<?, ?> key : table.getReferences()) {
            if (key.getKey().getTable().equals(RESIDENT)) {
                found.add(key.getFields().getFirst().coerce(Long.class));
            }
        }
        Field<?> plain = table.field("resident_id");
        if (plain != null) {
            found.add(plain.coerce(Long.class));
        }
        return List.copyOf(found);
    }

    @SuppressWarnings("unchecked")
    private static List<Field<String>> texts(Table<?> table) {
        List<? extends Field<?>> keys = table.getPrimaryKey().getFields();
        return table.fieldStream().filter(field -> field.getType() == String.class && !keys.contains(field)).map(field -> (Field<String>) field).toList();
    }
}
