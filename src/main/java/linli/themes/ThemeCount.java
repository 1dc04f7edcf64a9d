package linli.themes;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import linli.base.value.FocusGroup;
import linli.themes.Theme.Hit;
import linli.themes.ThemeReport.Filter;
import linli.themes.ThemeReport.Lift;
import linli.themes.ThemeReport.Quote;
import linli.themes.ThemeReport.Row;
import linli.themes.ThemeReport.Said;

/** Counts the themes of suggestions. The order in which these are given makes no difference. */
final class ThemeCount {
    private static final int SHORT_QUOTE = 12;
    private static final int LONG_QUOTE = 70;

    /** What gathers of one theme. */
    private static final class Sum {
        private final List<Long> ids = new ArrayList<>();
        private final Set<String> people = new HashSet<>();
        private final int[] trend = new int[ThemeReport.MONTHS];
        private final Map<FocusGroup, Integer> groups = new EnumMap<>(FocusGroup.class);
        private final Map<String, Integer> words = new HashMap<>();
        private final List<Quote> quotes = new ArrayList<>();
        private final Map<Long, String> whose = new HashMap<>();
        private final List<Long> waiting = new ArrayList<>();
    }

    private ThemeCount() {}

    /** @param all the suggestions of the period and of the eleven months before its last one, in any order */
    static ThemeReport of(Collection<Said> all, ThemeWords words, Filter filter) {
        YearMonth last = YearMonth.from(filter.to());
        Map<String, Sum> sums = new HashMap<>();
        Set<String> people = new HashSet<>();
        Map<FocusGroup, Integer> ofGroup = new EnumMap<>(FocusGroup.class);
        List<Long> unmatched = new ArrayList<>();
        int texts = 0;
        for (Said said : all.stream().sorted(Comparator.comparing(Said::received).thenComparing(Said::id)).toList()) {
            if (filter.group() != null && !said.groups().contains(filter.group())) {
                continue;
            }
            List<Hit> hits = words.hits(said.body(), said.id(), said.received());
            boolean within = !said.received().isBefore(filter.from()) && !said.received().isAfter(filter.to());
            int month = ThemeReport.MONTHS - 1 - (last.getYear() - said.received().getYear()) * 12 - last.getMonthValue() + said.received().getMonthValue();
            for (int i = 0; i < hits.size(); i++) {
                String code = hits.get(i).theme();
                if (!firstOf(hits, i)) {
                    continue;
                }
                Sum sum = sums.computeIfAbsent(code, any -> new Sum());
                if (month >= 0 && month < ThemeReport.MONTHS) {
                    sum.trend[month]++;
                }
                if (within) {
                    add(sum, said, own(hits, code, i));
                }
            }
            if (within) {
                texts++;
                people.add(said.person());
                said.groups().forEach(group -> ofGroup.merge(group, 1, Integer::sum));
                if (hits.isEmpty()) {
                    unmatched.add(said.id());
                }
            }
        }
        return report(sums, words, filter, texts, people.size(), ofGroup, unmatched);
    }

    private static boolean firstOf(List<Hit> hits, int at) {
        for (int i = 0; i < at; i++) {
            if (hits.get(i).theme().equals(hits.get(at).theme())) {
                return false;
            }
        }
        return true;
    }

    private static List<Hit> own(List<Hit> hits, String theme, int from) {
        List<Hit> own = new ArrayList<>(2);
        for (int i = from; i < hits.size(); i++) {
            if (hits.get(i).theme().equals(theme)) {
                own.add(hits.get(i));
            }
        }
        return own;
    }

    private static void add(Sum sum, Said said, List<Hit> own) {
        sum.ids.add(said.id());
        sum.people.add(said.person());
        if (said.open()) {
            sum.waiting.add(said.id());
        }
        said.groups().forEach(group -> sum.groups.merge(group, 1, Integer::sum));
        for (int i = 0; i < own.size(); i++) {
            String word = own.get(i).word();
            boolean again = false;
            for (int j = 0; j < i; j++) {
                again |= own.get(j).word().equals(word);
            }
            if (!again && !word.isEmpty()) {
                sum.words.merge(word, 1, Integer::sum);
            }
        }
        sum.quotes.add(new Quote(said.id(), said.received(), said.body(), own));
        sum.whose.put(said.id(), said.person());
    }

    private static ThemeReport report(Map<String, Sum> sums, ThemeWords words, Filter filter, int texts, int people,
                                      Map<FocusGroup, Integer> ofGroup, List<Long> unmatched) {
        List<Row> rows = new ArrayList<>();
        List<String> order = words.themes().stream().map(Theme::code).toList();
        sums.forEach((code, sum) -> {
            if (!sum.ids.isEmpty()) {
                rows.add(new Row(words.theme(code), List.copyOf(sum.ids), sum.people.size(), List.copyOf(sum.waiting), sum.trend, quotes(sum),
                        lifts(sum, texts, ofGroup), ranked(sum.words)));
            }
        });
        rows.sort(Comparator.comparingInt(Row::texts).thenComparingInt(Row::people).reversed()
                .thenComparingInt(row -> order.indexOf(row.theme().code())));
        LocalDate to = filter.to();
        List<YearMonth> months = IntStream.range(0, ThemeReport.MONTHS)
                .mapToObj(i -> YearMonth.from(to).minusMonths(ThemeReport.MONTHS - 1L - i)).toList();
        return new ThemeReport(filter, texts, people, List.copyOf(rows), List.copyOf(unmatched), months);
    }

    private static Map<String, Integer> ranked(Map<String, Integer> words) {
        Map<String, Integer> ranked = new LinkedHashMap<>();
        words.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(one -> ranked.put(one.getKey(), one.getValue()));
        return ranked;
    }

    private static Map<FocusGroup, Lift> lifts(Sum sum, int texts, Map<FocusGroup, Integer> ofGroup) {
        Map<FocusGroup, Lift> lifts = new EnumMap<>(FocusGroup.class);
        double everybody = (double) sum.ids.size() / texts;
        for (FocusGroup group : FocusGroup.values()) {
            int of = ofGroup.getOrDefault(group, 0);
            int both = sum.groups.getOrDefault(group, 0);
            boolean enough = of >= ThemeReport.ENOUGH_OF_GROUP && both >= ThemeReport.ENOUGH_OF_BOTH;
            lifts.put(group, new Lift(of == 0 ? 0 : (double) both / of / everybody, both, of, enough));
        }
        return lifts;
    }

    /** Three that say it plainly: of different people, neither too short nor too long, with the most words of the theme, the newest first. */
    private static List<Quote> quotes(Sum sum) {
        List<Quote> best = sum.quotes.stream().sorted(Comparator
                .comparing((Quote quote) -> quote.body().length() < SHORT_QUOTE || quote.body().length() > LONG_QUOTE)
                .thenComparing(quote -> -quote.hits().size())
                .thenComparing(Quote::received, Comparator.reverseOrder()).thenComparing(Quote::id, Comparator.reverseOrder())).toList();
        List<Quote> chosen = new ArrayList<>();
        Set<String> people = new HashSet<>();
        Set<String> words = new HashSet<>();
        // First those that also say it in different words, then whoever is left.
        for (int round = 0; round < 3; round++) {
            for (Quote quote : best) {
                boolean fresh = round > 1 || !people.contains(sum.whose.get(quote.id())) && (round > 0 || words.add(quote.hits().getFirst().word()));
                if (chosen.size() < ThemeReport.QUOTES && !chosen.contains(quote) && fresh) {
                    chosen.add(quote);
                    people.add(sum.whose.get(quote.id()));
                }
            }
        }
        return List.copyOf(chosen);
    }
}
