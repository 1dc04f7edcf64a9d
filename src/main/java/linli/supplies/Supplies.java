package linli.supplies;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import linli.base.db.Db;
import linli.supplies.Supply.Key;
import linli.supplies.Supply.Kind;
import linli.supplies.Supply.Rating;

/**
 * 供给总览, the front door: every talent, project, class and room as a supply, in memory, so that ranking never waits for the store. Before each use what was committed since is read
 * by its {@code touched}; without a commit nothing is read at all.
 */
public final class Supplies {
    private static final List<Kind> TOUCHED = List.of(Kind.TALENT, Kind.PROJECT, Kind.CLASS);

    /**
     * All supplies at one moment.
     *
     * @param rooms the rooms once more by themselves
     * @param domains the sets of domains there are; few, however many supplies
     * @param domain for each supply where its set stands in {@code domains}
     */
    public record Snapshot(List<Supply> all, List<Supply> rooms, List<Set<String>> domains, int[] domain) {}

    private final Db db;
    private final Clock clock;
    private final SupplyQuery supplies;
    private final RoomQuery query;
    private final Map<Kind, TreeMap<Long, Supply>> known = new EnumMap<>(Kind.class);
    private Map<Key, int[]> ratings = Map.of();
    private List<Supply> rooms = List.of();
    private long roomsAt = SupplyQuery.NEVER;
    private LocalDate day;
    private long seen = SupplyQuery.NEVER;
    private Snapshot snapshot;

    public Supplies(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
        supplies = new SupplyQuery(db);
        query = new RoomQuery(db, clock);
        TOUCHED.forEach(kind -> known.put(kind, new TreeMap<>()));
    }

    /** @return the supplies as committed now. Not for use inside a write. */
    public synchronized Snapshot now() {
        long commit = db.commitNo();
        LocalDate today = LocalDate.now(clock);
        if (commit == seen && today.equals(day)) {
            return snapshot;
        }
        // Rows of the last seen commit once more: a transaction that was undone had its number, and so has the next.
        long since = seen == SupplyQuery.NEVER ? seen : seen - 1;
        for (Kind kind : TOUCHED) {
            take(kind, since);
            if (supplies.rows(kind) != known.get(kind).size()) {
                known.get(kind).clear();
                take(kind, SupplyQuery.NEVER);
            }
        }
        ratings = query.ratings();
        long changed = query.roomsChanged();
        if (changed != roomsAt || !today.equals(day)) {
            rooms = query.rooms();
            roomsAt = changed;
        }
        day = today;
        snapshot = snapshot();
        seen = commit;
        return snapshot;
    }

    private void take(Kind kind, long since) {
        supplies.changed(kind, since).forEach(supply -> known.get(kind).put(supply.id(), supply));
    }

    private Snapshot snapshot() {
        List<Supply> all = new ArrayList<>();
        for (Kind kind : TOUCHED) {
            for (Supply supply : known.get(kind).values()) {
                int[] counts = ratings.get(supply.key());
                all.add(counts == null ? supply : supply.with(new Rating(counts[0], counts[1], supply.rating().nominators())));
            }
        }
        all.addAll(rooms);
        Map<Set<String>, Integer> places = new LinkedHashMap<>();
        int[] domain = new int[all.size()];
        for (int at = 0; at < domain.length; at++) {
            domain[at] = places.computeIfAbsent(all.get(at).domains(), any -> places.size());
        }
        return new Snapshot(List.copyOf(all), rooms, List.copyOf(places.keySet()), domain);
    }
}
