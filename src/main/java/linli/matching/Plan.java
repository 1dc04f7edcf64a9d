package linli.matching;

import linli.supplies.Supply;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import linli.base.text.Texts;
import linli.base.value.Domains;
import linli.base.value.WeekSlot;
import linli.matching.Ranking.Decision;
import linli.matching.Ranking.Match;
import linli.supplies.Supply.Kind;
import linli.supplies.Supply.Standing;
import linli.supplies.Supply.Week;

/**
 * 全期方案: all open needs against all supplies, as one proposal with the highest total score.
 *
 * @param lines who would get what, best score first
 * @param unmatched needs that nothing is left for
 * @param unclear needs whose text names no domain
 * @param total sum of the scores, in hundredths
 */
public record Plan(List<Line> lines, List<Ask> unmatched, List<Ask> unclear, long total) {
    /** Seats of a supply of which nobody has said how many it has. */
    public static final int USUAL_SEATS = 12;
    private static final int PARTS = 3;
    private static final int MOST_NUMBERS = 8;

    public record Line(Ask ask, Match match) {}

    /**
     * What the centre would have to look for.
     *
     * @param domain code
     * @param wanted how many people who can give it
     * @param note which needs wait for it
     */
    public record Gap(String domain, int wanted, String note) {}

    /** The gaps, most needs first. */
    public List<Gap> gaps() {
        Map<String, List<Ask>> byDomain = new TreeMap<>();
        unmatched.stream().filter(ask -> !ask.domains().isEmpty())
                .forEach(ask -> byDomain.computeIfAbsent(ask.domains().iterator().next(), any -> new ArrayList<>()).add(ask));
        return byDomain.entrySet().stream().sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .map(entry -> gap(entry.getKey(), entry.getValue())).toList();
    }

    static Gap gap(String domain, List<Ask> asks) {
        String numbers = String.join(Texts.text("matching.comma"), asks.stream().limit(MOST_NUMBERS).map(Ask::no).toList());
        return new Gap(domain, (asks.size() + USUAL_SEATS - 1) / USUAL_SEATS,
                Texts.text(asks.size() > MOST_NUMBERS ? "matching.gap.more" : "matching.gap.note", asks.size(), numbers));
    }

    /** The graph that is solved: each need's possible supplies with their scores. */
    record Graph(int[] start, int[] to, int[] score, int[] seats) {
        Assignment solved() {
            Assignment best = new Assignment(start, to, score, seats);
            best.solve();
            return best;
        }
    }

    /** Makes the plan: first which room at which part of the week goes to whom, then the needs to the supplies. */
    static final class Making {
        private final List<Ask> asks;
        private final List<Supply> supplies;
        private final List<Supply> rooms;
        private final List<Scoring> scorings = new ArrayList<>();
        private final Map<String, List<Integer>> byDomain = new HashMap<>();
        private final List<Integer> anyDomain = new ArrayList<>();
        /** Supply → the hours and the room it gets. */
        private final Map<Integer, Cell> placed = new HashMap<>();
        private final List<List<int[]>> edges = new ArrayList<>();

        /** A room in one part of one day; {@code week} is when it is free then. */
        private record Cell(Supply room, Week week) {}

        Making(List<Ask> asks, List<Supply> supplies, List<Supply> rooms, Weights weights, LocalDate today,
               Map<Long, Map<Supply.Key, Decision>> decisions) {
            this.asks = asks;
            this.supplies = supplies;
            this.rooms = rooms;
            for (Ask ask : asks) {
                scorings.add(new Scoring(ask, weights, today, rooms, decisions.getOrDefault(ask.id(), Map.of())));
            }
            for (int at = 0; at < supplies.size(); at++) {
                Supply supply = supplies.get(at);
                if (supply.kind() == Kind.VENUE) {
                    anyDomain.add(at);
                    continue;
                }
                for (String code : supply.domains()) {
                    byDomain.computeIfAbsent(code, any -> new ArrayList<>()).add(at);
                }
            }
            for (int need = 0; need < asks.size(); need++) {
                edges.add(edges(need));
            }
        }

        private List<int[]> edges(int need) {
            Ask ask = asks.get(need);
            Set<Integer> candidates = new LinkedHashSet<>(ask.place() ? anyDomain : List.of());
            for (String wanted : ask.domains()) {
                for (Domains.Domain domain : Domains.all()) {
                    boolean near = domain.code().equals(wanted) || domain.code().equals(Domains.rootOf(wanted))
                            || wanted.equals(Domains.rootOf(domain.code()));
                    candidates.addAll(near ? byDomain.getOrDefault(domain.code(), List.of()) : List.of());
                }
            }
            List<int[]> found = new ArrayList<>();
            for (int at : candidates) {
                int score = scorings.get(need).judge(supplies.get(at));
                if (score > 0) {
                    found.add(new int[] {at, score});
                }
            }
            return found;
        }

        Plan plan() {
            placeRooms();
            Graph graph = graph();
            Assignment best = graph.solved();
            int[] given = best.given();
            List<Line> lines = new ArrayList<>();
            List<Ask> unmatched = new ArrayList<>();
            List<Ask> unclear = new ArrayList<>();
            for (int need = 0; need < given.length; need++) {
                if (given[need] >= 0) {
                    Supply supply = supplies.get(given[need]);
                    Cell cell = placed.get(given[need]);
                    lines.add(new Line(asks.get(need), scorings.get(need).match(supply, cell == null ? null : cell.room(), cell == null ? null : cell.week())));
                } else if (asks.get(need).unclear()) {
                    unclear.add(asks.get(need));
                } else {
                    unmatched.add(asks.get(need));
                }
            }
            lines.sort(Comparator.comparingInt(line -> -line.match().score()));
            return new Plan(List.copyOf(lines), List.copyOf(unmatched), List.copyOf(unclear), best.total());
        }

        /** Rooms go to the supplies without one, so that the needs they could then answer weigh most. */
        private void placeRooms() {
            List<Cell> cells = cells();
            Map<Integer, List<int[]>> wanted = new LinkedHashMap<>();
            for (int need = 0; need < asks.size(); need++) {
                for (int[] edge : edges.get(need)) {
                    if (supplies.get(edge[0]).state().needsRoom()) {
                        wanted.computeIfAbsent(edge[0], any -> new ArrayList<>()).add(new int[] {need, edge[1]});
                    }
                }
            }
            List<Integer> homeless = List.copyOf(wanted.keySet());
            int[] start = new int[homeless.size() + 1];
            List<int[]> flat = new ArrayList<>();
            for (int i = 0; i < homeless.size(); i++) {
                Supply supply = supplies.get(homeless.get(i));
                for (int cell = 0; cell < cells.size(); cell++) {
                    int worth = worth(supply, cells.get(cell), wanted.get(homeless.get(i)));
                    if (worth > 0) {
                        flat.add(new int[] {cell, worth});
                    }
                }
                start[i + 1] = flat.size();
            }
            int[] seats = new int[cells.size()];
            java.util.Arrays.fill(seats, 1);
            int[] given = new Graph(start, column(flat, 0), column(flat, 1), seats).solved().given();
            for (int i = 0; i < given.length; i++) {
                if (given[i] >= 0) {
                    placed.put(homeless.get(i), cells.get(given[i]));
                }
            }
        }

        private List<Cell> cells() {
            List<Cell> cells = new ArrayList<>();
            for (Supply room : rooms) {
                for (int day = 0; day < 7; day++) {
                    for (int part = 0; part < PARTS; part++) {
                        int[] bounds = {0, 12 * 60, 18 * 60, 24 * 60};
                        long[] days = new long[7];
                        days[day] = room.week().day(day) & Week.bits(bounds[part], bounds[part + 1]);
                        Week week = Week.of(days);
                        if (week.meets(week)) {
                            cells.add(new Cell(room, week));
                        }
                    }
                }
            }
            return cells;
        }

        /** @return what a supply could do there: its best needs, as many as it has seats. */
        private int worth(Supply supply, Cell cell, List<int[]> needs) {
            if (!supply.week().empty() && !supply.week().meets(cell.week())) {
                return 0;
            }
            int most = capacity(supply, cell);
            return needs.stream().filter(need -> suits(asks.get(need[0]), supply, cell)).mapToInt(need -> -need[1]).sorted().limit(most).sum() * -1;
        }

        private static boolean suits(Ask ask, Supply supply, Cell cell) {
            Week both = supply.week().empty() ? cell.week() : cell.week().and(supply.week());
            return ask.slots().isEmpty() ? both.meets(both) : both.meets(ask.week());
        }

        private static int capacity(Supply supply, Cell cell) {
            Integer left = supply.seats().left();
            int own = left == null ? USUAL_SEATS : supply.kind() == Kind.TALENT ? supply.seats().all() : left;
            int room = cell == null || cell.room().seats().all() == 0 ? own : cell.room().seats().all();
            return supply.kind() == Kind.VENUE ? 1 : Math.min(own, room);
        }

        Graph graph() {
            int[] start = new int[asks.size() + 1];
            List<int[]> flat = new ArrayList<>();
            for (int need = 0; need < asks.size(); need++) {
                for (int[] edge : edges.get(need)) {
                    Supply supply = supplies.get(edge[0]);
                    Cell cell = placed.get(edge[0]);
                    boolean homeless = supply.state().needsRoom() && cell == null;
                    boolean crowded = supply.kind() != Kind.VENUE && asks.get(need).people() > capacity(supply, cell);
                    if (crowded || homeless && supply.state().standing() == Standing.PAUSED_VENUE || cell != null && !suits(asks.get(need), supply, cell)) {
                        continue;
                    }
                    // Without a room it is only half an answer; any with one goes before it.
                    flat.add(new int[] {edge[0], homeless ? edge[1] / 2 : edge[1]});
                }
                start[need + 1] = flat.size();
            }
            int[] seats = new int[supplies.size()];
            for (int at = 0; at < seats.length; at++) {
                seats[at] = capacity(supplies.get(at), placed.get(at));
            }
            return new Graph(start, column(flat, 0), column(flat, 1), seats);
        }

        private static int[] column(List<int[]> rows, int column) {
            return rows.stream().mapToInt(row -> row[column]).toArray();
        }
    }

    /** @return the hours of a line as stored, or "". */
    static String slot(Match match) {
        return match.slot() == null ? "" : WeekSlot.store(List.of(match.slot()));
    }
}
