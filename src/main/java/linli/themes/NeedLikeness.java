package linli.themes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** Texts with the same least values in one band, about the same themes. */
    private record Bucket(int band, int one, int other, Set<String> themes) {}

    private NeedLikeness() {}

    private static Bucket bucket(int[] least, int band, Text text) {
        return new Bucket(band, least[band * ROWS], least[band * ROWS + 1], text.themes());
    }

    static String pair(long one, long other) {
        return Math.min(one, other) + " " + Math.max(one, other);
    }

    /** @param apart pairs that were judged to be different matters */
    static List<Group> groups(Collection<Text> texts, Set<String> apart) {
        List<Text> sorted = texts.stream().sorted(Comparator.comparingLong(Text::id)).toList();
        Map<Long, Text> byId = new HashMap<>();
        Map<Long, int[]> pairs = new HashMap<>();
        Map<Bucket, List<Long>> buckets = new HashMap<>();
        Map<Long, int[]> bands = new HashMap<>();
        for (Text text : sorted) {
            int[] own = pairsOf(text.body());
            if (own.length < FEW) {
                continue;
            }
            byId.put(text.id(), text);
            pairs.put(text.id(), own);
            bands.put(text.id(), least(own));
            for (int band = 0; band < BANDS; band++) {
                buckets.computeIfAbsent(bucket(bands.get(text.id()), band, text), any -> new ArrayList<>()).add(text.id());
            }
        }
        List<Group> groups = new ArrayList<>();
        Set<Long> taken = new HashSet<>();
        for (Text text : sorted) {
            if (taken.contains(text.id()) || !pairs.containsKey(text.id())) {
                continue;
            }
            Set<Long> met = new TreeSet<>();
            for (int band = 0; band < BANDS; band++) {
                for (Long id : buckets.get(bucket(bands.get(text.id()), band, text))) {
                    if (id > text.id() && !taken.contains(id)) {
                        met.add(id);
                    }
                }
            }
            List<Alike> others = met.stream().filter(id -> !apart.contains(pair(text.id(), id)))
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

    /** Both rising. */
    private static double share(int[] one, int[] other) {
        int common = 0;
        int j = 0;
        for (int pair : one) {
            while (j < other.length && other[j] < pair) {
                j++;
            }
            common += j < other.length && other[j] == pair ? 1 : 0;
        }
        int all = one.length + other.length - common;
        return all == 0 ? 0 : (double) common / all;
    }

    /** Every two neighbouring characters; marks and spaces say nothing. */
    private static int[] pairsOf(String body) {
        String folded = ThemeMatcher.fold(body);
        int[] pairs = new int[folded.length()];
        int count = 0;
        char before = 0;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                before = 0;
                continue;
            }
            if (before != 0) {
                pairs[count++] = before << 16 | c;
            }
            before = c;
        }
        return Arrays.stream(pairs, 0, count).sorted().distinct().toArray();
    }

    /** @return for each of the fixed hash functions the least value over the pairs. */
    private static int[] least(int[] pairs) {
        int[] least = new int[BANDS * ROWS];
        Arrays.fill(least, Integer.MAX_VALUE);
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
