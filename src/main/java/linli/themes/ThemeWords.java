package linli.themes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.base.value.Domains;
import linli.base.value.Words;
import linli.themes.Theme.Hit;
import linli.themes.Theme.Says;

/** 主题词表: the themes in force, made of the shipped list, this centre's changes and what corrections taught. */
public final class ThemeWords {
    /** How a word list differs from the shipped one. */
    enum Use { ADDED, REMOVED, IGNORED }

    /**
     * A theme of the centre's own, or a shipped one renamed or merged.
     *
     * @param mergedInto the theme it is counted under, or null
     * @param splitFrom the theme it was split off, or null
     */
    record Own(String code, String name, Says kind, String mergedInto, String splitFrom, long version) {}

    /** A word added to a theme, taken from it, or never to be suggested (then without a theme). */
    record Change(long id, String theme, String word, Use use) {}

    /** All that this centre has changed; only what is in force. */
    record Changes(List<Own> themes, List<Change> words, List<Theme.Rule> rules) {
        static final Changes NONE = new Changes(List.of(), List.of(), List.of());
    }

    private static final List<Theme> SHIPPED = read();

    private final Map<String, Theme> themes = new LinkedHashMap<>();
    private final Map<String, String> mergedInto = new HashMap<>();
    private final List<Theme.Rule> rules;
    private final Set<String> ignored = new LinkedHashSet<>();
    private final ThemeMatcher matcher;

    ThemeWords(Changes changes) {
        Map<String, Theme> all = new LinkedHashMap<>();
        SHIPPED.forEach(theme -> all.put(theme.code(), theme));
        for (Own own : changes.themes()) {
            Theme shipped = all.get(own.code());
            all.put(own.code(), shipped != null ? shipped.named(own.name())
                    : new Theme(own.code(), own.name(), own.kind(), "", List.of(), List.of()));
            if (own.mergedInto() != null) {
                mergedInto.put(own.code(), own.mergedInto());
            }
        }
        for (Change change : changes.words()) {
            if (change.use() == Use.IGNORED) {
                ignored.add(change.word());
            } else if (all.containsKey(change.theme())) {
                all.put(change.theme(), changed(all.get(change.theme()), change));
            }
        }
        all.values().stream().filter(theme -> !mergedInto.containsKey(theme.code())).forEach(theme -> themes.put(theme.code(), theme));
        all.values().stream().filter(theme -> mergedInto.containsKey(theme.code()))
                .forEach(theme -> themes.computeIfPresent(standing(theme.code()), (code, kept) -> kept.with(
                        joined(kept.words(), theme.words()), joined(kept.except(), theme.except()))));
        rules = changes.rules().stream().map(rule -> new Theme.Rule(rule.id(), standing(rule.theme()), rule.belongs(), rule.phrase(), rule.needId(),
                rule.since(), rule.staffName(), rule.at(), rule.endedAt())).filter(rule -> themes.containsKey(rule.theme())).toList();
        matcher = new ThemeMatcher(themes.values(), rules);
    }

    private static Theme changed(Theme theme, Change change) {
        List<String> words = new ArrayList<>(theme.words());
        words.remove(change.word());
        if (change.use() == Use.ADDED) {
            words.add(change.word());
        }
        return theme.with(words, theme.except());
    }

    private static List<String> joined(Collection<String> one, Collection<String> other) {
        Set<String> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return List.copyOf(both);
    }

    /** @return the themes in the list's order: what is missing first, then what is wanted, then the centre's own. */
    public List<Theme> themes() {
        return List.copyOf(themes.values());
    }

    /** @return the theme a code is counted under; null for an unknown one. */
    public Theme theme(String code) {
        return themes.get(standing(code));
    }

    /** @return the code a theme is counted under: its own, or that of the theme it was merged into. */
    String standing(String code) {
        String now = code;
        for (int i = 0; mergedInto.containsKey(now) && i < mergedInto.size(); i++) {
            now = mergedInto.get(now);
        }
        return now;
    }

    /** @return codes of the themes counted under this one. */
    List<String> mergedInto(String code) {
        return mergedInto.keySet().stream().filter(one -> standing(one).equals(code)).sorted().toList();
    }

    /** @return the name of a theme, also of one that is merged away. */
    static String shippedName(String code) {
        return SHIPPED.stream().filter(theme -> theme.code().equals(code)).map(Theme::name).findFirst().orElse(code);
    }

    /** @return whether the program brings this word of the theme. */
    static boolean isShipped(String code, String word) {
        return SHIPPED.stream().anyMatch(theme -> theme.code().equals(code) && theme.words().contains(word));
    }

    /** @return what the corrections taught, oldest first. */
    public List<Theme.Rule> rules() {
        return rules;
    }

    /** @return words never to be suggested. */
    Set<String> ignored() {
        return ignored;
    }

    /** @return the hits of a text; a whole domain (文体艺术) stands only where none of its parts does. */
    List<Hit> hits(String text, Long need, java.time.LocalDate received) {
        List<Hit> hits = matcher.hits(text, need, received);
        for (Hit hit : hits) {
            if (isRoot(hit)) {
                return hits.stream().filter(one -> !isRoot(one) || hits.stream().noneMatch(other -> other.theme().startsWith(one.theme() + "."))).toList();
            }
        }
        return hits;
    }

    private static boolean isRoot(Hit hit) {
        return hit.rule() == 0 && hit.theme().indexOf('.') < 0;
    }

    /** The list's own themes first, then every domain with its words, and what the list adds to or takes from them. */
    private static List<Theme> read() {
        Map<String, Theme> all = new LinkedHashMap<>();
        List<Map<String, String>> rows = Words.rows(ThemeWords.class, "themes.tsv");
        rows.stream().filter(row -> Domains.byCode(row.get("code")).isEmpty()).forEach(row -> all.put(row.get("code"),
                new Theme(row.get("code"), row.get("name"), Says.valueOf(row.get("kind")), "", parts(row.get("words")), parts(row.get("except")))));
        Domains.all().forEach(domain -> all.put(domain.code(),
                new Theme(domain.code(), domain.name(), Says.TOPIC, domain.code(), domain.words(), List.of())));
        rows.stream().filter(row -> Domains.byCode(row.get("code")).isPresent()).forEach(row -> all.computeIfPresent(row.get("code"), (code, theme) -> {
            List<String> words = new ArrayList<>(joined(theme.words(), parts(row.get("words"))));
            words.removeAll(parts(row.get("drop")));
            return theme.with(words, parts(row.get("except")));
        }));
        return List.copyOf(all.values());
    }

    private static List<String> parts(String cell) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split("\\|"));
    }
}
