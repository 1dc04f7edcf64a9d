package linli.themes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * 相似需求: texts that ask for the same thing in nearly the same words. Pairs of characters are compared (Jaccard); MinHash
 * with fixed seeds finds whom to compare, so that ten thousand texts need no hundred million comparisons. The same texts
 * give the same groups, in whatever order they come.
 */
final class NeedLikeness {
    /** Shared pairs of characters from which two texts count as alike. */
    static final double ALIKE = 0.5;
    private static final int BANDS = 24;
    private static final int ROWS = 2;
    private static final int FEW = 6;

    /** @param themes codes of its themes: only texts of the same themes are the same matter (书法 is not 国画) */
    record Text(long id, String body, Set<String> themes) {}

    /**
     * Texts about one matter.
     *
     * @param keep the oldest
     * @param others those like it, most alike first
     */
    record Group(long keep, List<Alike> others, Set<String> themes) {}

    /** @param share pairs of characters in common, 0 … 1 */
    record Alike(long id, double share) {}

    private NeedLikeness() {}

    static String pair(long one, long other) {
        return Math.min(one, other) + " " + Math.max(one, other);
    }

    /** @param apart pairs that were judged to be different matters */
    static List<Group> groups(Collection<Text> texts, Set<String> apart) {
        List<Text> sorted = texts.stream().sorted(Comparator.comparingLong(Text::id)).toList();
        Map<Long, Text> byId = new HashMap<>();
        Map<Long, Set<Integer>> pairs = new HashMap<>();
        Map<String, List<Long>> buckets = new TreeMap<>();
        for (Text text : sorted) {
            Set<Integer> own = pairsOf(text.body());
            if (own.size() < FEW) {
                continue;
            }
            byId.put(text.id(), text);
            pairs.put(text.id(), own);
            String about = new TreeSet<>(text.themes()).toString();
            int[] least = least(own);
            for (int band = 0; band < BANDS; band++) {
                buckets.computeIfAbsent(band + ":" + least[band * ROWS] + ":" + least[band * ROWS + 1] + about, any -> new ArrayList<>()).add(text.id());
            }
        }
        Map<Long, Set<Long>> met = new HashMap<>();
        for (List<Long> bucket : buckets.values()) {
            for (int i = 0; i < bucket.size(); i++) {
                for (int j = i + 1; j < bucket.size(); j++) {
                    met.computeIfAbsent(bucket.get(i), any -> new TreeSet<>()).add(bucket.get(j));
                }
            }
        }
        List<Group> groups = new ArrayList<>();
        Set<Long> taken = new HashSet<>();
        for (Text text : sorted) {
            if (taken.contains(text.id()) || !met.containsKey(text.id())) {
                continue;
            }
            List<Alike> others = met.get(text.id()).stream().filter(id -> !taken.contains(id)).filter(id -> !apart.contains(pair(text.id(), id)))
                    .map(id -> new Alike(id, share(pairs.get(text.id()), pairs.get(id)))).filter(alike -> alike.share() >= ALIKE)
                    .sorted(Comparator.comparingDouble(Alike::share).reversed().thenComparing(Alike::id)).toList();
            if (!others.isEmpty()) {
                others.forEach(alike -> taken.add(alike.id()));
                taken.add(text.id());
                groups.add(new Group(text.id(), others, new TreeSet<>(text.themes())));
            }
        }
        groups.sort(Comparator.comparingInt((Group group) -> group.others().size()).reversed().thenComparing(Group::keep));
        return groups;
    }

    static double share(String one, String other) {
        return share(pairsOf(one), pairsOf(other));
    }

    private static double share(Set<Integer> one, Set<Integer> other) {
        int common = 0;
        for (Integer pair : one) {
            common += other.contains(pair) ? 1 : 0;
        }
        int all = one.size() + other.size() - common;
        return all == 0 ? 0 : (double) common / all;
    }

    /** Every two neighbouring characters; marks and spaces say nothing. */
    private static Set<Integer> pairsOf(String body) {
        String folded = ThemeMatcher.fold(body);
        Set<Integer> pairs = new HashSet<>();
        char before = 0;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                before = 0;
                continue;
            }
            if (before != 0) {
                pairs.add(before << 16 | c);
            }
            before = c;
        }
        return pairs;
    }

    /** @return for each of the fixed hash functions the least value over the pairs. */
    private static int[] least(Set<Integer> pairs) {
        int[] least = new int[BANDS * ROWS];
        java.util.Arrays.fill(least, Integer.MAX_VALUE);
        for (int pair : pairs) {
            for (int i = 0; i < least.length; i++) {
                least[i] = Math.min(least[i], mixed(pair + 0x9E3779B9 * (i + 1)));
            }
        }
        return least;
    }

    private static int mixed(int number) {
        int mixed = number;
        mixed = (mixed ^ mixed >>> 16) * 0x85EBCA6B;
        mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
        return mixed ^ mixed >>> 16;
    }
}
