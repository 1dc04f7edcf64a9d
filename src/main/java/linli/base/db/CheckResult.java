package linli.base.db;

import java.util.List;
import java.util.SortedMap;

/**
 * What a check of the whole store found.
 *
 * @param counts rows of each table, by its name in small letters
 * @param problems plain sentences for the person; empty when all is well
 */
public record CheckResult(SortedMap<String, Long> counts, List<String> problems) {
    public CheckResult {
        problems = List.copyOf(problems);
    }

    public boolean good() {
        return problems.isEmpty();
    }

    /** @return rows of all tables together. */
    public long rows() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
