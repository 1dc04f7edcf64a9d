package linli.supplies;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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
    private final Map<Kind, Shelf> known = new EnumMap<>(Kind.class);
    private final Map<Set<String>, Integer> sets = new LinkedHashMap<>();
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
        TOUCHED.forEach(kind -> known.put(kind, new Shelf()));
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
        boolean changed = snapshot == null;
        Map<Key, int[]> before = ratings;
        ratings = query.ratings();
        for (Kind kind : TOUCHED) {
            changed |= take(kind, since);
            if (supplies.rows(kind) != known.get(kind).count()) {
                known.get(kind).clear();
                take(kind, SupplyQuery.NEVER);
                changed = true;
            }
        }
        changed |= takeRatings(before);
        long roomsNow = query.roomsChanged();
        if (roomsNow != roomsAt || !today.equals(day)) {
            rooms = query.rooms();
            roomsAt = roomsNow;
            changed = true;
        }
        if (changed) {
            snapshot = snapshot();
        }
        day = today;
        seen = commit;
        return snapshot;
    }

    /** @return whether anything was new. */
    private boolean take(Kind kind, long since) {
        List<Supply> found = supplies.changed(kind, since);
        found.forEach(this::put);
        return !found.isEmpty();
    }

    private void put(Supply supply) {
        known.get(supply.kind()).put(rated(supply), domain(supply));
    }

    /** @return whether somebody said something new. */
    private boolean takeRatings(Map<Key, int[]> before) {
        List<Supply> said = Stream.of(before, ratings).flatMap(some -> some.keySet().stream()).filter(key -> known.containsKey(key.kind()))
                .filter(key -> !Arrays.equals(before.get(key), ratings.get(key))).map(key -> known.get(key.kind()).get(key.id())).filter(Objects::nonNull).toList();
        said.forEach(this::put);
        return !said.isEmpty();
    }

    private Supply rated(Supply supply) {
        int[] counts = ratings.getOrDefault(supply.key(), new int[2]);
        return supply.with(new Rating(counts[0], counts[1], supply.rating().nominators()));
    }

    private int domain(Supply supply) {
        return sets.computeIfAbsent(supply.domains(), any -> sets.size());
    }

    private Snapshot snapshot() {
        Supply[] all = new Supply[known.values().stream().mapToInt(Shelf::count).sum() + rooms.size()];
        int[] domain = new int[all.length];
        int at = 0;
        for (Kind kind : TOUCHED) {
            at = known.get(kind).into(all, domain, at);
        }
        for (Supply room : rooms) {
            domain[at] = domain(room);
            all[at++] = room;
        }
        return new Snapshot(List.of(all), rooms, List.copyOf(sets.keySet()), domain);
    }
}
