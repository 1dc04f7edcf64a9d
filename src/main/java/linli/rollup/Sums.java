package linli.rollup;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linli.base.value.Span;
import linli.rollup.Comparison.State;
import linli.rollup.Comparison.Town;
import linli.rollup.Comparison.Unit;
import linli.rollup.Rollups.Place;
import linli.sentfiles.Sent;
import linli.sentfiles.SentTable.Item;
import linli.sentfiles.SentTable;
import linli.sentfiles.StreetKey;

/**
 * 汇总表: the sums over everything received for a period.
 *
 * @param tables summed
 * @param matrices by table: the headline figures, community by community
 * @param gaps where a received table does not add up in itself; empty: zero difference
 * @param twice people counted in more than one community, by table and figure
 * @param loose figures some of whose people are not known by a hash, by table and figure
 */
public record Sums(List<SentTable> tables, List<Matrix> matrices, List<Gap> gaps, Map<String, Long> twice, List<String> loose, List<Sent.People> hashes, List<Place> board) {
    private static final int MOST_COLUMNS = 12;

    /** What a file says of itself and does not hold: its own sum is not the sum of its rows. */
    public record Gap(String code, String form, String id, String row, String column, BigDecimal said, BigDecimal reckoned) {}

    /** @param values by community code, a value for each column, null where there is none */
    public record Matrix(SentTable table, List<Item> columns, Map<String, List<BigDecimal>> values, Map<String, List<BigDecimal>> towns) {}

    /** @return 报送率: of the communities expected those that have sent. */
    public double rate() {
        return board.isEmpty() ? 0 : (double) board.stream().filter(place -> place.state() != State.MISSING).count() / board.size();
    }

    static Sums of(RollupStore store, Span span, StreetKey key, List<Place> board) {
        Map<Long, Expected> who = who(board);
        Totals all = new Totals();
        Map<String, Totals> towns = new LinkedHashMap<>();
        List<Gap> gaps = new ArrayList<>();
        Map<String, Map<String, Map<String, BigDecimal>>> heads = new HashMap<>();
        store.tables(span, null, kept -> {
            Expected one = who.get(kept.received());
            if (one != null) {
                all.add(kept.table());
                towns.computeIfAbsent(one.town(), any -> new Totals()).add(kept.table());
                gaps.addAll(Totals.gaps(one.code(), kept.table()));
                Map<String, BigDecimal> values = new HashMap<>();
                heads(kept.table()).forEach(item -> values.put(item.id(), item.value()));
                heads.computeIfAbsent(kept.table().form(), any -> new HashMap<>()).put(one.code(), values);
            }
        });
        people(store, span, null, key, board, all, towns);
        List<SentTable> tables = all.sums();
        Map<String, List<SentTable>> sums = new LinkedHashMap<>();
        towns.forEach((town, totals) -> sums.put(town, totals.sums()));
        List<Matrix> matrices = tables.stream().map(table -> matrix(table, heads.get(table.form()), sums)).toList();
        Map<String, Long> twice = new LinkedHashMap<>();
        List<String> loose = new ArrayList<>();
        for (SentTable table : tables) {
            for (Item item : table.items()) {
                if (item.rule() instanceof SentTable.Rule.Once) {
                    Long more = all.twice(table.form(), item.id());
                    if (more != null) {
                        twice.put(table.form() + ":" + item.id(), more);
                    }
                    if (all.perhapsTwice(table.form(), item.id())) {
                        loose.add(table.form() + ":" + item.id());
                    }
                }
            }
        }
        return new Sums(tables, matrices, gaps, twice, loose, all.hashes(), board);
    }

    private static Map<Long, Expected> who(List<Place> board) {
        Map<Long, Expected> who = new HashMap<>();
        board.stream().filter(place -> place.now() != null).forEach(place -> who.put(place.now().id(), place.who()));
        return who;
    }

    private static void people(RollupStore store, Span span, String form, StreetKey key, List<Place> board, Totals all, Map<String, Totals> towns) {
        if (key == null) {
            return;
        }
        Map<String, String> townOf = new HashMap<>();
        board.forEach(place -> townOf.put(place.who().code(), place.who().town()));
        store.people(span, form, key.mark(), (code, people) -> {
            if (townOf.containsKey(code)) {
                all.people(people);
                towns.computeIfAbsent(townOf.get(code), any -> new Totals()).people(people);
            }
        });
    }

    /** @return the figures a table is compared by: its first block's, of the period itself. */
    static List<Item> heads(SentTable table) {
        List<Item> items = table.items().stream().filter(item -> !item.local() && item.style() != SentTable.Style.TEXT).toList();
        if (items.isEmpty()) {
            return items;
        }
        String block = part(items.getFirst().id(), 0);
        List<Item> first = items.stream().filter(item -> part(item.id(), 0).equals(block)).toList();
        List<Item> total = first.stream().filter(item -> part(item.id(), 1).equals("total")).toList();
        String column = part(first.getFirst().id(), 2);
        return (total.isEmpty() ? first.stream().filter(item -> part(item.id(), 2).equals(column)) : total.stream()).limit(MOST_COLUMNS).toList();
    }

    private static String part(String id, int at) {
        String[] parts = id.split("/");
        return at < 2 ? parts[at] : parts[parts.length - 1];
    }

    private static Matrix matrix(SentTable table, Map<String, Map<String, BigDecimal>> heads, Map<String, List<SentTable>> towns) {
        List<Item> columns = heads(table);
        Map<String, List<BigDecimal>> values = new LinkedHashMap<>();
        heads.forEach((code, own) -> values.put(code, columns.stream().map(item -> own.get(item.id())).toList()));
        Map<String, List<BigDecimal>> sums = new LinkedHashMap<>();
        towns.forEach((town, tables) -> tables.stream().filter(one -> one.form().equals(table.form())).findFirst()
                .ifPresent(one -> sums.put(town, columns.stream().map(item -> value(one, item.id())).toList())));
        return new Matrix(table, columns, values, sums);
    }

    private static BigDecimal value(SentTable table, String id) {
        return table.items().stream().filter(item -> item.id().equals(id)).findFirst().map(Item::value).orElse(null);
    }

    static Comparison compare(RollupStore store, Span span, StreetKey key, List<Place> board, String form, String figure) {
        Map<Long, Expected> who = who(board);
        Totals all = new Totals();
        Map<String, Totals> towns = new LinkedHashMap<>();
        Map<String, BigDecimal> values = new HashMap<>();
        store.tables(span, form, kept -> {
            Expected one = who.get(kept.received());
            if (one != null) {
                all.add(kept.table());
                towns.computeIfAbsent(one.town(), any -> new Totals()).add(kept.table());
                values.put(one.code(), value(kept.table(), figure));
            }
        });
        people(store, span, form, key, board, all, towns);
        Item sum = all.sums().stream().flatMap(table -> table.items().stream()).filter(item -> item.id().equals(figure)).findFirst().orElse(null);
        if (sum == null) {
            return null;
        }
        Map<String, List<Unit>> units = new LinkedHashMap<>();
        board.forEach(place -> units.computeIfAbsent(place.who().town(), any -> new ArrayList<>())
                .add(new Unit(place.who().code(), place.who().name(), place.state(), values.get(place.who().code()))));
        List<Town> grouped = units.entrySet().stream().map(town -> new Town(town.getKey(),
                towns.containsKey(town.getKey()) ? towns.get(town.getKey()).sums().stream().map(table -> value(table, figure)).findFirst().orElse(null) : null, town.getValue())).toList();
        return new Comparison(form, sum, grouped, all.perhapsTwice(form, figure), all.twice(form, figure));
    }
}
