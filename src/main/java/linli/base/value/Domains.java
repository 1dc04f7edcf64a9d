package linli.base.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * 服务领域: the tree of what can be asked for and given, one vocabulary for needs, talents' skills, projects, classes and
 * the service net. Two levels; a code names its root before the dot ({@code ART.PAINT}).
 */
public final class Domains {
    /**
     * One domain.
     *
     * @param code as stored
     * @param parent the root's code, "" for a root
     * @param name as shown
     * @param words what people say for it, the name included
     * @param kinds what differs within it (a zither is no guitar): word → the kind it means
     */
    public record Domain(String code, String parent, String name, List<String> words, Map<String, String> kinds) {
        public boolean root() {
            return parent.isEmpty();
        }
    }

    /** A word of a domain found in a text, from its first character to after its last. */
    public record Hit(Domain domain, int from, int to) {}

    /** One kind within a domain, by the word that stands for it. */
    public record Kind(String code, String word) {}

    private static final Map<String, Domain> ALL = load();
    private static final List<Domain> WITH_KINDS = ALL.values().stream().filter(domain -> !domain.kinds().isEmpty()).toList();
    private static final Map<String, Domain> BY_WORD = byWord();
    private static final Map<Character, List<String>> BY_FIRST = byFirst();

    private Domains() {}

    /** @return every domain, each root before its own. */
    public static List<Domain> all() {
        return List.copyOf(ALL.values());
    }

    /** @return the roots in their order. */
    public static List<Domain> roots() {
        return ALL.values().stream().filter(Domain::root).toList();
    }

    /** @return the domains right below the root. */
    public static List<Domain> below(String root) {
        return ALL.values().stream().filter(domain -> domain.parent().equals(root)).toList();
    }

    /** @return the domain with the code; empty for null or an unknown one. */
    public static Optional<Domain> byCode(String code) {
        return Optional.ofNullable(ALL.get(code));
    }

    /** @return the domain's name, "" for null or an unknown code. */
    public static String nameOf(String code) {
        return byCode(code).map(Domain::name).orElse("");
    }

    /** @return the code's root ({@code ART.PAINT} → {@code ART}); "" for null. */
    public static String rootOf(String code) {
        return code == null ? "" : code.contains(".") ? code.substring(0, code.indexOf('.')) : code;
    }

    /**
     * @return 1 for the same domain, 0.5 for two leaves of one root or a leaf and its root, otherwise 0
     */
    public static double nearness(String one, String other) {
        if (one == null || other == null) {
            return 0;
        }
        return one.equals(other) ? 1 : rootOf(one).equals(rootOf(other)) ? 0.5 : 0;
    }

    /** @return the domain that the whole text names by code, name or another word. */
    public static Optional<Domain> find(String text) {
        String word = Clean.compact(text);
        Domain byCode = ALL.get(word.toUpperCase(Locale.ROOT));
        return Optional.ofNullable(byCode != null ? byCode : BY_WORD.get(word.toLowerCase(Locale.ROOT)));
    }

    /** @return the domains named anywhere in the text, from left to right; of words one inside another the longer. */
    public static List<Hit> hits(String text) {
        List<Hit> hits = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            String word = longest(text, at);
            if (word == null) {
                at++;
            } else {
                hits.add(new Hit(BY_WORD.get(word), at, at + word.length()));
                at += word.length();
            }
        }
        return hits;
    }

    /** @return codes of the domains named in the text, each once, leaves before the roots that only repeat them. */
    public static Set<String> codesIn(String text) {
        Set<String> codes = new LinkedHashSet<>();
        List<Hit> hits = hits(text);
        hits.stream().filter(hit -> !hit.domain().root()).forEach(hit -> codes.add(hit.domain().code()));
        hits.stream().filter(hit -> hit.domain().root() && codes.stream().noneMatch(code -> rootOf(code).equals(hit.domain().code())))
                .forEach(hit -> codes.add(hit.domain().code()));
        return codes;
    }

    /** @return the kinds within a domain that the text names: 古筝 and 吉他 are both 乐器, but not the same. */
    public static Set<Kind> kindsIn(String text) {
        Set<Kind> kinds = new LinkedHashSet<>();
        for (Domain domain : WITH_KINDS) {
            domain.kinds().forEach((word, kind) -> {
                if (text.contains(word)) {
                    kinds.add(new Kind(domain.code(), kind));
                }
            });
        }
        return kinds;
    }

    private static Map<String, String> kinds(String cell) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (String kind : cell.split("\\|")) {
            String[] words = kind.split("=");
            for (String word : words) {
                if (!word.isEmpty()) {
                    kinds.put(word, words[0]);
                }
            }
        }
        return kinds;
    }

    private static String longest(String text, int at) {
        for (String word : BY_FIRST.getOrDefault(Character.toLowerCase(text.charAt(at)), List.of())) {
            if (text.regionMatches(true, at, word, 0, word.length())) {
                return word;
            }
        }
        return null;
    }

    private static Map<String, Domain> load() {
        Map<String, Domain> all = new LinkedHashMap<>();
        for (Map<String, String> row : Words.rows(Domains.class, "domains.tsv")) {
            List<String> words = new ArrayList<>(List.of(row.get("name")));
            words.addAll(List.of(row.get("synonyms").split("\\|")));
            all.put(row.get("code"), new Domain(row.get("code"), row.get("parent"), row.get("name"), List.copyOf(words), kinds(row.get("kinds"))));
        }
        return all;
    }

    private static Map<String, Domain> byWord() {
        Map<String, Domain> words = new HashMap<>();
        for (Domain domain : ALL.values()) {
            for (String word : domain.words()) {
                Domain other = words.put(word.toLowerCase(Locale.ROOT), domain);
                if (other != null && other != domain) {
                    throw new IllegalStateException("one word, two domains: " + word);
                }
            }
        }
        return words;
    }

    private static Map<Character, List<String>> byFirst() {
        Map<Character, List<String>> first = new HashMap<>();
        for (String word : BY_WORD.keySet()) {
            first.computeIfAbsent(word.charAt(0), any -> new ArrayList<>()).add(word);
        }
        first.values().forEach(words -> words.sort(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder())));
        return first;
    }
}
