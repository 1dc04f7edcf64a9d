package linli.base.excel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import linli.base.excel.ColumnMatch.Basis;
import linli.base.text.UserError;
import linli.base.value.Clean;

/**
 * Sends the columns of a file to the fields of a list: by hand first, then as last time, then by the header's words
 * held against the values. One field takes one column, unless it is made for several.
 */
final class ColumnMapper {
    private static final double LOOKS_RIGHT = 0.6;
    private static final double LOOKS_WRONG = 0.2;
    private static final double CLEARLY = 0.9;
    private static final int ENOUGH_VALUES = 3;
    /** More fields than this that fit alike (yes or no), and nothing is guessed. */
    private static final int MOST_ALIKE = 3;
    private static final int CONTENT_BONUS = 10;
    private static final int CONTENT_MALUS = 30;

    private final Synonyms synonyms;
    private final Map<String, Column> byKey = new HashMap<>();

    private record Offer(Layout.Header header, Synonyms.Match match, double looks, int score) {}

    ColumnMapper(Synonyms synonyms) {
        this.synonyms = synonyms;
        synonyms.columns().forEach(c -> byKey.put(c.key(), c));
    }

    /**
     * @param hand field key ("" = leave out) by header text or column letters; wins over everything
     * @param memory the same from last time, by header text
     * @throws UserError when the hand sends two columns to one field, names an unknown field, or a refused column
     */
    List<ColumnMatch> map(Layout layout, Map<String, String> hand, Map<String, String> memory) {
        Map<Layout.Header, ColumnMatch> chosen = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (Layout.Header header : layout.headers()) {
            if (refused(header)) {
                chosen.put(header, new ColumnMatch(header, null, Basis.REFUSED, true));
                if (given(hand, header) != null && !given(hand, header).isEmpty()) {
                    throw new UserError("error.columns.refused", header.label());
                }
            } else if (ListWords.REASON_HEADER.matcher(Clean.header(header.label())).matches()) {
                chosen.put(header, new ColumnMatch(header, null, Basis.IGNORED, true));
            }
        }
        take(layout, hand, Basis.HAND, chosen, taken);
        take(layout, memory, Basis.MEMORY, chosen, taken);
        if (layout.depth() == 0) {
            byContentAlone(layout, chosen, taken);
        } else {
            byWords(layout, chosen, taken);
            required(layout, chosen, taken);
            byContent(layout, chosen, taken);
        }
        return layout.headers().stream()
                .map(h -> chosen.getOrDefault(h, new ColumnMatch(h, null, Basis.UNKNOWN, h.filled() == 0))).toList();
    }

    private boolean refused(Layout.Header header) {
        if (header.levels().isEmpty()) {
            return false;
        }
        if (ListWords.REFUSED.matcher(header.label()).find()) {
            return true;
        }
        List<Synonyms.Match> matches = synonyms.of(header.levels());
        return !matches.isEmpty() && matches.getFirst().column().use() == Column.Use.REFUSED;
    }

    private static String given(Map<String, String> choices, Layout.Header header) {
        for (Map.Entry<String, String> choice : choices.entrySet()) {
            boolean letters = choice.getKey().equalsIgnoreCase(header.letters());
            if (letters || !header.label().isEmpty() && Clean.header(choice.getKey()).equals(Clean.header(header.label()))) {
                return choice.getValue() == null ? "" : choice.getValue();
            }
        }
        return null;
    }

    private void take(Layout layout, Map<String, String> choices, Basis basis, Map<Layout.Header, ColumnMatch> chosen, Set<String> taken) {
        if (choices.isEmpty()) {
            return;
        }
        for (Layout.Header header : layout.headers()) {
            String key = given(choices, header);
            if (key == null || chosen.containsKey(header)) {
                continue;
            }
            Column column = byKey.get(key);
            if (column == null && !key.isEmpty()) {
                if (basis == Basis.HAND) {
                    throw new UserError("error.columns.unknown", header.label(), key);
                }
                continue;
            }
            if (column != null && !column.many() && !taken.add(key)) {
                if (basis == Basis.HAND) {
                    throw new UserError("error.columns.twice", header.label(), column.label());
                }
                continue;
            }
            chosen.put(header, new ColumnMatch(header, column, basis, true));
        }
    }

    private void byWords(Layout layout, Map<Layout.Header, ColumnMatch> chosen, Set<String> taken) {
        List<Offer> offers = new ArrayList<>();
        for (Layout.Header header : layout.headers()) {
            if (!chosen.containsKey(header)) {
                for (Synonyms.Match match : synonyms.of(header.levels())) {
                    offers.add(offer(header, match));
                }
            }
        }
        offers.sort(Comparator.comparingInt(Offer::score).reversed());
        for (Offer offer : offers) {
            if (chosen.containsKey(offer.header())) {
                continue;
            }
            Column column = offer.match().column();
            boolean guess = offer.match().score() < Synonyms.SURE;
            if (guess && offer.looks() < LOOKS_RIGHT) {
                continue; // a part of a word, and the values do not speak for it
            }
            if (!column.many() && taken.contains(column.key())) {
                continue;
            }
            chosen.put(offer.header(), judged(offer, offers, guess, taken));
            taken.add(column.key());
        }
        for (Offer offer : offers) {
            if (offer.match().score() >= Synonyms.SURE) {
                chosen.putIfAbsent(offer.header(), new ColumnMatch(offer.header(), null, Basis.TAKEN, false));
            }
        }
    }

    private ColumnMatch judged(Offer offer, List<Offer> offers, boolean guess, Set<String> taken) {
        Column column = offer.match().column();
        if (column.use() == Column.Use.IGNORED) {
            return new ColumnMatch(offer.header(), column, Basis.IGNORED, true);
        }
        boolean either = offers.stream().anyMatch(o -> o.header() == offer.header() && o.match().column() != column
                && !taken.contains(o.match().column().key()) && offer.score() - o.score() < CONTENT_BONUS);
        if (either) {
            return new ColumnMatch(offer.header(), column, Basis.EITHER, false);
        }
        if (offer.looks() >= LOOKS_RIGHT) {
            return new ColumnMatch(offer.header(), column, Basis.HEADER_CONTENT, !guess);
        }
        boolean odd = offer.looks() >= 0 && offer.looks() < LOOKS_WRONG;
        return new ColumnMatch(offer.header(), column, odd ? Basis.ODD : Basis.HEADER, !odd && !guess);
    }

    private static Offer offer(Layout.Header header, Synonyms.Match match) {
        double looks = looks(header, match.column());
        int change = looks < 0 ? 0 : looks >= LOOKS_RIGHT ? CONTENT_BONUS : looks < LOOKS_WRONG ? -CONTENT_MALUS : 0;
        return new Offer(header, match, looks, match.score() + change);
    }

    /** @return share of the values that look like the field's; -1 when that cannot be told. */
    private static double looks(Layout.Header header, Column column) {
        Predicate<Cell> looks = column.looks();
        if (looks == null) {
            return -1;
        }
        int values = 0;
        int right = 0;
        for (Cell cell : header.seen()) {
            if (cell.kind() != Cell.Kind.ERROR && !Clean.isPlaceholder(cell.text())) {
                values++;
                right += looks.test(cell) ? 1 : 0;
            }
        }
        return values < ENOUGH_VALUES ? -1 : (double) right / values;
    }

    /** A field the list cannot do without takes back a column whose words can mean it (户主 without 姓名). */
    private void required(Layout layout, Map<Layout.Header, ColumnMatch> chosen, Set<String> taken) {
        for (String key : synonyms.required()) {
            if (taken.contains(key)) {
                continue;
            }
            for (Layout.Header header : layout.headers()) {
                ColumnMatch now = chosen.get(header);
                boolean free = now == null || now.basis() != Basis.HAND && now.basis() != Basis.REFUSED;
                boolean can = synonyms.of(header.levels()).stream().anyMatch(m -> m.column().key().equals(key));
                if (free && can && looks(header, byKey.get(key)) != 0) {
                    chosen.put(header, new ColumnMatch(header, byKey.get(key), Basis.EITHER, false));
                    taken.add(key);
                    break;
                }
            }
        }
    }

    /** A column without known words whose values look like exactly one field that is still free. */
    private void byContent(Layout layout, Map<Layout.Header, ColumnMatch> chosen, Set<String> taken) {
        for (Layout.Header header : layout.headers()) {
            if (chosen.containsKey(header)) {
                continue;
            }
            List<Column> fits = synonyms.columns().stream()
                    .filter(c -> c.use() == Column.Use.REQUIRED || c.use() == Column.Use.OPTIONAL)
                    .filter(c -> looks(header, c) >= CLEARLY).toList();
            if (fits.size() == 1 && !taken.contains(fits.getFirst().key())) {
                chosen.put(header, new ColumnMatch(header, fits.getFirst(), Basis.CONTENT, false));
                taken.add(fits.getFirst().key());
            }
        }
    }

    /**
     * A list without any header: each column goes to the field that fits its values and the fewest other columns; a field
     * the list needs takes the column with the most different values. All of it is a guess, to be confirmed.
     */
    private void byContentAlone(Layout layout, Map<Layout.Header, ColumnMatch> chosen, Set<String> taken) {
        Map<Layout.Header, List<Column>> fits = new LinkedHashMap<>();
        Map<Column, Integer> breadth = new HashMap<>();
        for (Layout.Header header : layout.headers()) {
            if (!chosen.containsKey(header)) {
                List<Column> some = synonyms.columns().stream().filter(c -> c.use() == Column.Use.REQUIRED || c.use() == Column.Use.OPTIONAL)
                        .filter(c -> looks(header, c) >= CLEARLY).toList();
                fits.put(header, some);
                some.forEach(column -> breadth.merge(column, 1, Integer::sum));
            }
        }
        for (String key : synonyms.required()) {
            fits.keySet().stream().filter(h -> !taken.contains(key) && !chosen.containsKey(h) && fits.get(h).contains(byKey.get(key)))
                    .max(Comparator.<Layout.Header>comparingInt(h -> -fits.get(h).size()).thenComparingLong(ColumnMapper::different)
                            .thenComparingInt(h -> -h.index()))
                    .ifPresent(h -> guess(h, byKey.get(key), chosen, taken));
        }
        fits.keySet().stream().sorted(Comparator.comparingInt(h -> fits.get(h).size())).filter(h -> !chosen.containsKey(h)).forEach(header -> {
            List<Column> free = fits.get(header).stream().filter(c -> !taken.contains(c.key())).toList();
            int narrowest = free.stream().mapToInt(breadth::get).min().orElse(0);
            List<Column> best = free.stream().filter(c -> breadth.get(c) == narrowest).toList();
            if (!best.isEmpty() && best.size() <= MOST_ALIKE) {
                guess(header, best.getFirst(), chosen, taken);
            }
        });
    }

    private static long different(Layout.Header header) {
        return header.seen().stream().map(cell -> Clean.text(cell.text())).distinct().count();
    }

    private static void guess(Layout.Header header, Column column, Map<Layout.Header, ColumnMatch> chosen, Set<String> taken) {
        chosen.put(header, new ColumnMatch(header, column, Basis.CONTENT, false));
        taken.add(column.key());
    }
}
