package linli.themes;

import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.hankcs.hanlp.seg.common.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import linli.base.value.Words;
import linli.themes.Theme.Hit;

/**
 * 词语建议: phrases that many texts use and no theme knows, for the clerk to take into the list. Cut by a segmenter that
 * is loaded when first asked for; the themes themselves never depend on it.
 */
public final class PhraseFinder {
    /** Texts that must use a phrase before it is suggested. */
    static final int FEWEST = 3;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 6;
    private static final int LONGEST_OF_RULE = 12;
    private static final int MOST_OF_RULE = 8;
    private static final Set<String> STOP = Words.rows(PhraseFinder.class, "stop_words.tsv").stream().map(row -> row.get("word")).collect(Collectors.toSet());

    /** A text and what the themes found in it. */
    record Text(long id, String body, List<Hit> hits) {}

    /**
     * @param ids texts that use it, in order of their ids
     * @param unmatched how many of them have no theme at all
     */
    public record Phrase(String words, List<Long> ids, int unmatched, String example) {}

    /** Loaded on first use, and only then: the dictionary takes a second and some memory. */
    private static final class Cutter {
        private static final Segment SEGMENT = new ViterbiSegment().enableNameRecognize(false).enableTranslatedNameRecognize(false)
                .enableCustomDictionary(false);
    }

    private record Piece(String words, int from, int to, char kind) {}

    private PhraseFinder() {}

    /** @return phrases by use, those of texts without a theme before others; ties by the phrase itself. */
    static List<Phrase> frequent(Collection<Text> texts, Set<String> ignored, int most) {
        Map<String, Set<Long>> users = new TreeMap<>();
        Map<Long, Text> byId = new TreeMap<>();
        for (Text text : texts) {
            byId.put(text.id(), text);
            for (String phrase : phrases(text.body(), text.hits())) {
                users.computeIfAbsent(phrase, any -> new TreeSet<>()).add(text.id());
            }
        }
        List<Phrase> found = new ArrayList<>();
        users.forEach((words, ids) -> {
            if (ids.size() >= FEWEST && !ignored.contains(words)) {
                int unmatched = (int) ids.stream().filter(id -> byId.get(id).hits().isEmpty()).count();
                found.add(new Phrase(words, List.copyOf(ids), unmatched, byId.get(ids.iterator().next()).body()));
            }
        });
        found.sort(Comparator.comparingInt(Phrase::unmatched).reversed().thenComparing(phrase -> -phrase.ids().size())
                .thenComparing(phrase -> -phrase.words().length()).thenComparing(Phrase::words));
        return withoutParts(found, most);
    }

    /** A phrase inside a longer one that as good as the same texts use adds nothing. */
    private static List<Phrase> withoutParts(List<Phrase> found, int most) {
        List<Phrase> kept = new ArrayList<>();
        for (Phrase phrase : found) {
            boolean part = found.stream().anyMatch(other -> other != phrase && other.words().contains(phrase.words())
                    && other.ids().size() * 10 >= phrase.ids().size() * 8);
            boolean known = kept.stream().anyMatch(other -> new HashSet<>(other.ids()).equals(new HashSet<>(phrase.ids())));
            if (!part && !known) {
                kept.add(phrase);
            }
            if (kept.size() == most) {
                break;
            }
        }
        return kept;
    }

    /** Words worth suggesting and pairs of neighbours, where no theme has a hit. */
    static Set<String> phrases(String body, List<Hit> hits) {
        Set<String> phrases = new LinkedHashSet<>();
        Piece before = null;
        for (Piece piece : pieces(body)) {
            boolean free = hits.stream().noneMatch(hit -> hit.from() < piece.to() && piece.from() < hit.to());
            boolean says = free && (piece.kind() == 'n' || piece.kind() == 'v' || piece.kind() == 'a') && !STOP.contains(piece.words());
            // A lone verb of two characters hardly tells a matter; with its neighbour it does.
            if (says && (piece.kind() == 'n' || piece.kind() == 'v' && piece.words().length() > 2)) {
                keep(piece.words(), phrases);
            }
            if (says && before != null && before.to() == piece.from() && (before.kind() == 'n' || piece.kind() == 'n')) {
                keep(before.words() + piece.words(), phrases);
            }
            before = says ? piece : null;
        }
        return phrases;
    }

    /**
     * Phrases of a corrected text that a rule could look for: short enough to come again, long enough to say something.
     *
     * @param belongs true: words the list does not know yet; false: what stands around the words that misled
     */
    static List<String> forRule(String body, List<Hit> hits, String theme, boolean belongs) {
        Set<String> phrases = new LinkedHashSet<>();
        if (belongs) {
            phrases.addAll(phrases(body, hits));
        } else {
            List<Piece> pieces = pieces(body);
            hits.stream().filter(hit -> hit.theme().equals(theme) && hit.to() > hit.from()).forEach(hit -> around(body, pieces, hit, phrases));
        }
        return phrases.stream().filter(phrase -> phrase.length() >= SHORTEST && phrase.length() <= LONGEST_OF_RULE).limit(MOST_OF_RULE).toList();
    }

    /** The word with its neighbours: before, after, both; then the word alone. */
    private static void around(String body, List<Piece> pieces, Hit hit, Set<String> phrases) {
        String before = "";
        String after = "";
        for (Piece piece : pieces) {
            boolean says = piece.words().codePoints().allMatch(Character::isLetterOrDigit);
            if (says && piece.from() < hit.from() && piece.to() >= hit.from()) {
                before = body.substring(piece.from(), hit.from());
            }
            if (says && piece.from() <= hit.to() && piece.to() > hit.to()) {
                after = body.substring(hit.to(), piece.to());
            }
        }
        String shown = body.substring(hit.from(), hit.to());
        phrases.addAll(List.of(before + shown, shown + after, before + shown + after));
        phrases.remove(shown);
        phrases.add(shown);
    }

    private static void keep(String words, Set<String> phrases) {
        boolean han = words.codePoints().allMatch(Character::isIdeographic);
        if (han && words.length() >= SHORTEST && words.length() <= LONGEST) {
            phrases.add(words);
        }
    }

    /** @return the words of a text as the segmenter cuts it. */
    static List<String> cut(String body) {
        return pieces(body).stream().map(Piece::words).toList();
    }

    private static List<Piece> pieces(String body) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Term term : Cutter.SEGMENT.seg(body)) {
            int from = body.indexOf(term.word, at);
            if (from < 0) {
                continue;
            }
            at = from + term.word.length();
            String nature = String.valueOf(term.nature);
            pieces.add(new Piece(term.word, from, at, nature.startsWith("nr") ? 'x' : nature.charAt(0)));
        }
        return pieces;
    }
}
