package linli.base.db;

import static org.jooq.impl.DSL.inline;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import linli.schema.DefaultSchema;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.ForeignKey;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** What is asked of many rows of any table at once, by their ids. */
public final class Rows {
    private Rows() {}

    /**
     * @return the condition that the field is one of many ids. Written out, not bound: the engine looks into a bound
     *     list for every row anew, from its start.
     */
    public static Condition in(Field<Long> field, Collection<Long> ids) {
        Long[] sorted = ids.stream().distinct().sorted().toArray(Long[]::new);
        int last = sorted.length - 1;
        if (last > 0 && sorted[last] - sorted[0] == last) {
            return field.between(inline(sorted[0]), inline(sorted[last]));
        }
        return field.in(Arrays.stream(sorted).map(DSL::inline).toList());
    }

    /** @return the column {@code version} of the rows that are there, by id. */
    public static Map<Long, Long> versions(DSLContext sql, Table<?> table, Collection<Long> ids) {
        Field<Long> id = table.getPrimaryKey().getFields().getFirst().coerce(Long.class);
        Field<Long> version = table.field("version", Long.class);
        return sql.select(id, version).from(table).where(in(id, ids)).fetchMap(id, version);
    }

    /**
     * @param parts tables whose rows belong to the row itself and go with it
     * @return ids of the rows that a row of any other table refers to by a foreign key
     */
    public static Set<Long> used(DSLContext sql, Table<?> table, Collection<Long> ids, Set<Table<?>> parts) {
        Set<Long> used = new HashSet<>();
        for (Table<?> from : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
            for (ForeignKey<?, ?> key : from.getReferences()) {
                if (key.getKey().getTable().equals(table) && !parts.contains(from)) {
                    Field<Long> field = key.getFields().getFirst().coerce(Long.class);
                    used.addAll(sql.selectDistinct(field).from(from).where(in(field, ids)).fetch(field));
                }
            }
        }
        return used;
    }
}
