package linli.base.excel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The patterns by which lines of a list are told apart, from {@code list_words.tsv}. */
final class ListWords {
    private static final Map<String, Pattern> PATTERNS = load();

    static final Pattern TOTAL = of("total");
    static final Pattern TOTAL_COUNT = of("totalCount");
    static final Pattern SIGNATURE = of("signature");
    static final Pattern PERSONAL_NUMBER = of("personalNumber");
    static final Pattern HINT = of("hint");
    static final Pattern HINT_ROW = of("hintRow");
    static final Pattern EXAMPLE = of("example");
    static final Pattern EXAMPLE_NAME = of("exampleName");
    static final Pattern EXAMPLE_NUMBER = of("exampleNumber");
    static final Pattern COLUMN_NUMBER = of("columnNumber");
    static final Pattern REFUSED = of("refused");
    static final Pattern REASON_HEADER = of("reasonHeader");

    private ListWords() {}

    /** @return patterns of sheet names by the column they give a default for. */
    static Map<String, Pattern> sheetNames() {
        Map<String, Pattern> names = new HashMap<>();
        PATTERNS.forEach((kind, pattern) -> {
            if (kind.startsWith("sheetName.")) {
                names.put(kind.substring("sheetName.".length()), pattern);
            }
        });
        return names;
    }

    private static Pattern of(String kind) {
        return PATTERNS.get(kind);
    }

    /** Several lines of one kind are alternatives. */
    private static Map<String, Pattern> load() {
        Map<String, String> joined = new HashMap<>();
        try (InputStream in = ListWords.class.getResourceAsStream("list_words.tsv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
                String[] parts = line.split("\t", -1);
                joined.merge(parts[0], parts[1], (a, b) -> a + "|" + b);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Pattern> patterns = new HashMap<>();
        joined.forEach((kind, text) -> patterns.put(kind, Pattern.compile(text, Pattern.CASE_INSENSITIVE)));
        return patterns;
    }
}
