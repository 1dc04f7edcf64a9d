package linli.base.excel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.excel.Intake.Change;

/** The order in which many changes of an import are taken back together. */
public final class UndoOrder {
    private UndoOrder() {}

    /** @return the changed rows in portions to be restored one after the other: in each a row stands once at most. */
    public static List<List<Change>> waves(List<Change> newestFirst) {
        List<List<Change>> waves = new ArrayList<>();
        Map<String, Change> wave = new LinkedHashMap<>();
        for (Change one : newestFirst) {
            String row = one.subject() + one.id();
            if (one.before() != null && wave.containsKey(row)) {
                waves.add(List.copyOf(wave.values()));
                wave.clear();
            }
            if (one.before() != null) {
                wave.put(row, one);
            }
        }
        waves.add(List.copyOf(wave.values()));
        return waves;
    }

    /**
     * @param versions of the rows as they are stored, by id
     * @param refused gets those that were edited since, or are gone
     * @return the others
     */
    public static List<Change> unedited(List<Change> changes, Map<Long, Long> versions, List<Change> refused) {
        List<Change> unedited = new ArrayList<>();
        for (Change one : changes) {
            Long version = versions.get(one.id());
            boolean edited = version == null || one.versionAfter() != Intake.ANY_VERSION && one.versionAfter() != version;
            (edited ? refused : unedited).add(one);
        }
        return unedited;
    }
}
