package linli.base.excel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A list of people for tests of reading: columns from the synonym table, rows as maps of texts. */
final class PlainList extends ListSheet<Map<String, String>> {
    private final List<Column> columns = columns(List.of("name"));

    static List<Column> columns(List<String> required) {
        List<Column> columns = new ArrayList<>();
        for (Map<String, String> row : tsv()) {
            String key = row.get("field");
            List<String> synonyms = new ArrayList<>(List.of(row.get("synonyms_seen").split("\\|")));
            synonyms.addAll(List.of(row.get("synonyms_own_unverified").split("\\|")));
            synonyms.removeIf(String::isBlank);
            Column.Use use = key.equals("rowNo") ? Column.Use.IGNORED : required.contains(key) ? Column.Use.REQUIRED : Column.Use.OPTIONAL;
            java.util.function.Predicate<Cell> looks = switch (key) {
                case "idNo" -> c -> c.text().strip().matches("\\d{17}[\\dXx]") || c.isNumeric() && c.number() > 1e14;
                case "mobile" -> c -> c.text().matches(".*1380000\\d{4}.*");
                default -> null;
            };
            columns.add(new Column(key, row.get("canonical"), synonyms, use, key.equals("mobile"), looks));
        }
        return columns;
    }

    private static List<Map<String, String>> tsv() {
        try (var in = linli.base.value.Clean.class.getResourceAsStream("header_synonyms.tsv")) {
            List<String> lines = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).lines().toList();
            String[] head = lines.getFirst().split("\t");
            return lines.stream().skip(1).map(line -> {
                Map<String, String> row = new java.util.HashMap<>();
                String[] parts = line.split("\t", -1);
                for (int i = 0; i < head.length; i++) {
                    row.put(head[i], i < parts.length ? parts[i] : "");
                }
                return row;
            }).toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public String kind() {
        return "people";
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Parsed<Map<String, String>> parse(RowValues row) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Intake<Map<String, String>> intake() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, String> write(Map<String, String> value) {
        return value;
    }

    @Override
    public Iterable<Map<String, String>> stored() {
        return List.of();
    }
}
