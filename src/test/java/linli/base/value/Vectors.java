package linli.base.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The test vectors of the domain, row by row. */
final class Vectors {
    static final LocalDate TODAY = LocalDate.of(2025, 11, 24);

    private Vectors() {}

    /** @return the rows of a vector file as column → value, nothing trimmed; "line" holds the line's number. */
    static List<Map<String, String>> rows(String file) {
        List<Map<String, String>> rows = new ArrayList<>();
        String[] lines = text(file).split("\n", -1);
        String[] names = lines[0].split("\t", -1);
        for (int i = 1; i < lines.length; i++) {
            if (!lines[i].isEmpty()) {
                String[] cells = lines[i].split("\t", -1);
                Map<String, String> row = new TreeMap<>();
                for (int c = 0; c < names.length; c++) {
                    row.put(names[c], c < cells.length ? cells[c] : "");
                }
                row.put("line", String.valueOf(i + 1));
                rows.add(row);
            }
        }
        return rows;
    }

    /** @return the file's text. */
    static String text(String file) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
