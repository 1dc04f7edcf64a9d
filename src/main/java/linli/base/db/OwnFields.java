package linli.base.db;

import static linli.schema.Tables.RESIDENT;
import static linli.schema.Tables.RESIDENT_EXTRA;
import static linli.schema.Tables.SETTING;
import static org.jooq.impl.DSL.count;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import linli.base.value.CustomField;

/** 自定义项 as they are set and used: what the centre asks of its residents beside the shipped fields, and what they say to it. */
public final class OwnFields {
    private static final int MOST_VALUES = 30;

    private final Db db;
    private volatile Known known;

    public OwnFields(Db db) {
        this.db = db;
    }

    /** The fields as they were at a commit: a list asks for them with every row. */
    private record Known(long commit, List<CustomField> fields) {}

    /** @return the fields, the retired ones too. */
    public List<CustomField> all() {
        long commit = db.lastCommit();
        Known now = known;
        if (now == null || now.commit != commit) {
            List<CustomField> read = CustomField.all(db.sql().select(SETTING.CONTENT).from(SETTING).where(SETTING.SCOPE.eq(""))
                    .and(SETTING.NAME.eq(CustomField.SETTING)).fetchOne(SETTING.CONTENT));
            now = new Known(commit, now != null && now.fields.equals(read) ? now.fields : read);
            known = now;
        }
        return now.fields;
    }

    /** @return what can be asked of the fields in use, with how many people it finds now; a choice or a yes by its value, others whether they are filled in. */
    public Map<CustomField.Test, Integer> asked() {
        Map<String, CustomField> inUse = all().stream().filter(one -> !one.retired()).collect(Collectors.toMap(CustomField::key, one -> one));
        Map<CustomField.Test, Integer> people = new LinkedHashMap<>();
        db.sql().select(RESIDENT_EXTRA.FIELD, RESIDENT_EXTRA.CONTENT, count()).from(RESIDENT_EXTRA).join(RESIDENT).on(RESIDENT.ID.eq(RESIDENT_EXTRA.RESIDENT_ID))
                .where(RESIDENT.STATUS.eq("ACTIVE")).and(RESIDENT_EXTRA.FIELD.in(inUse.keySet())).groupBy(RESIDENT_EXTRA.FIELD, RESIDENT_EXTRA.CONTENT)
                .orderBy(RESIDENT_EXTRA.FIELD, RESIDENT_EXTRA.CONTENT).forEach(row -> {
                    boolean each = inUse.get(row.value1()).isChoice();
                    people.merge(new CustomField.Test(row.value1(), each ? "=" : "?", each ? row.value2() : ""), row.value3(), Integer::sum);
                });
        return people;
    }

    /** @return the values in use of a field, most common first. */
    public List<String> values(CustomField field) {
        return db.sql().select(RESIDENT_EXTRA.CONTENT).from(RESIDENT_EXTRA).where(RESIDENT_EXTRA.FIELD.eq(field.key())).groupBy(RESIDENT_EXTRA.CONTENT)
                .orderBy(count().desc(), RESIDENT_EXTRA.CONTENT).limit(MOST_VALUES).fetch(RESIDENT_EXTRA.CONTENT);
    }
}
