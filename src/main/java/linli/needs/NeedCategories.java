package linli.needs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import linli.base.value.FocusGroup;

/** 需求类别: the centre's list of categories and the words that hint at each; only a hint, the clerk decides. */
public final class NeedCategories {
    /** One shipped category or gap: its name, whom it mostly is for, and its words. */
    private record Hint(String kind, String name, FocusGroup group, List<String> words) {}

    /**
     * What a text seems to ask for.
     *
     * @param category a name of the list
     * @param group whom that mostly is for, or null
     * @param words what was found in the text, to be shown as the reason
     */
    public record Suggestion(String category, FocusGroup group, List<String> words) {}

    /** An unsorted need and what its words hint at. */
    public record Guess(long id, long version, Suggestion suggestion) {}

    private static final List<Hint> HINTS = read();
    /** Name of the setting that holds the centre's own list, one name a line. */
    static final String SETTING = "needs.categories";

    private final List<String> names;

    /** @param own the setting's content, or null for the shipped list */
    NeedCategories(String own) {
        List<String> given = own == null ? List.of() : own.lines().map(String::strip).filter(s -> !s.isEmpty()).distinct().toList();
        names = given.isEmpty() ? shipped() : given;
    }

    /** @return the names in the centre's order. */
    public List<String> names() {
        return names;
    }

    static List<String> shipped() {
        return HINTS.stream().filter(hint -> hint.kind().equals("category")).map(Hint::name).toList();
    }

    /** @return the category most of whose words stand in the text. */
    public Optional<Suggestion> suggest(String text) {
        return HINTS.stream()
                .filter(hint -> hint.kind().equals("category") && names.contains(hint.name()))
                .map(hint -> new Suggestion(hint.name(), hint.group(), found(hint, text)))
                .filter(suggestion -> !suggestion.words().isEmpty())
                // Longer words say more: "weekend class" beats "class".
                .max(Comparator.comparingInt(suggestion -> String.join("", suggestion.words()).length()));
    }

    /** @return what the text says is missing (缺场地, 缺指导), with the words that say so. */
    public static List<Suggestion> gaps(String text) {
        return HINTS.stream().filter(hint -> hint.kind().equals("gap"))
                .map(hint -> new Suggestion(hint.name(), null, found(hint, text)))
                .filter(gap -> !gap.words().isEmpty()).toList();
    }

    private static List<String> found(Hint hint, String text) {
        return hint.words().stream().filter(text::contains).toList();
    }

    private static List<Hint> read() {
        List<Hint> hints = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                NeedCategories.class.getResourceAsStream("categories.tsv"), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t", -1);
                FocusGroup group = cells[2].isEmpty() ? null : FocusGroup.valueOf(cells[2]);
                List<String> words = cells[3].isEmpty() ? List.of() : List.of(cells[3].split("\\|"));
                hints.add(new Hint(cells[0], cells[1], group, words));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(hints);
    }
}
