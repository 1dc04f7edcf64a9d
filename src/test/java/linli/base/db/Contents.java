package linli.base.db;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import linli.schema.DefaultSchema;
import org.jooq.Table;

/** Everything a store holds, table by table, to be compared before and after. */
public final class Contents {
    private Contents() {}

    /** @param except tables that are expected to tell of the attempt, such as the runs of imports */
    public static Map<String, List<String>> of(Db db, Set<String> except) {
        return DefaultSchema.DEFAULT_SCHEMA.getTables().stream().filter(table -> !except.contains(table.getName().toLowerCase(java.util.Locale.ROOT)))
                .collect(Collectors.toMap(Table::getName, table -> db.sql().selectFrom(table).fetch(row -> row.toString()).stream().sorted().toList(), (one, other) -> one, TreeMap::new));
    }
}
