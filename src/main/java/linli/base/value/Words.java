package linli.base.value;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Tables beside the classes, read as tab-separated text, and the Chinese words and patterns the value rules need. */
public final class Words {
    private static final Map<String, String> WORDS = load();

    private Words() {}

    /**
     * @param beside the class in whose package the file lies
     * @param file a UTF-8 file of tab-separated values with a header line; no quoting
     * @return its lines as column name → value, "" for a missing last column, in file order
     * @throws IllegalStateException when the file does not exist (a defect)
     */
    public static List<Map<String, String>> rows(Class<?> beside, String file) {
        var stream = beside.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException("No resource " + file + " beside " + beside.getName());
        }
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String[] names = reader.readLine().split("\t", -1);
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.isEmpty()) {
                    continue;
                }
                String[] values = line.split("\t", -1);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < names.length; i++) {
                    row.put(names[i], i < values.length ? values[i] : "");
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the text under the key of words.tsv. */
    static String text(String key) {
        String value = WORDS.get(key);
        if (value == null) {
            throw new IllegalStateException("No word " + key);
        }
        return value;
    }

    /** @return the alternatives under the key, written with | between them. */
    static Set<String> set(String key) {
        return Set.of(text(key).split("\\|"));
    }

    /** @return the regular expression under the key. */
    static Pattern pattern(String key) {
        return Pattern.compile(text(key));
    }

    private static Map<String, String> load() {
        Map<String, String> words = new LinkedHashMap<>();
        for (Map<String, String> row : rows(Words.class, "words.tsv")) {
            words.put(row.get("key"), row.get("value"));
        }
        return words;
    }
}
