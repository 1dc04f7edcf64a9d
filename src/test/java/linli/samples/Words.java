package linli.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Word lists of the generator, read from a table beside it: one key a line, or several lines for one key. */
final class Words {
    private final Map<String, List<String>> lists = new LinkedHashMap<>();

    /** @param between what parts the words of a line, or null when a line holds one whole sentence. */
    static Words of(String table, String between) {
        Words words = new Words();
        try (var in = Words.class.getResourceAsStream("/samples/" + table)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.isBlank() || line.startsWith("#")) continue;
                String[] parts = line.split("\t", 2);
                words.lists.computeIfAbsent(parts[0], k -> new ArrayList<>())
                        .addAll(between == null ? List.of(parts[1]) : List.of(parts[1].split(between)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    List<String> all(String key) {
        return lists.get(key);
    }

    String pick(String key, Random random) {
        List<String> list = lists.get(key);
        return list.get(random.nextInt(list.size()));
    }
}
