package linli.themes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import linli.base.excel.Book;
import linli.base.value.FocusGroup;
import linli.themes.ThemeReport.Said;

/** The sample's 256 suggestions with the theme each was written for, and many more made of them. */
final class ThemeSamples {
    /** @param themes what it was written for, by the words of the samples' generator */
    record One(String no, String text, LocalDate received, List<String> themes) {}

    private ThemeSamples() {}

    static List<One> all() {
        try (var files = Files.list(Path.of("sample-data"))) {
            Map<String, String> truth = new HashMap<>();
            Files.readAllLines(Path.of("src/test/resources/samples/themes.tsv")).stream().skip(1).map(line -> line.split("\t"))
                    .forEach(cells -> truth.put(cells[0], cells[1]));
            Path grown = files.filter(file -> file.getFileName().toString().startsWith("7-")).findFirst().orElseThrow();
            List<One> all = new ArrayList<>();
            try (Book book = Book.open(grown, null)) {
                book.rows(0, (number, cells) -> {
                    String no = cells.length < 6 || cells[0] == null ? "" : cells[0].text();
                    if (truth.containsKey(no)) {
                        all.add(new One(no, cells[5].text(), LocalDate.parse(cells[1].text().substring(0, 10)), List.of(truth.get(no).split("、"))));
                    }
                    return true;
                });
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return so many suggestions of the sample's kind, each a little different, always the same. */
    static List<Said> many(int count) {
        List<One> all = all();
        Random random = new Random(7);
        List<Said> many = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            One one = all.get(i % all.size());
            Set<FocusGroup> groups = EnumSet.noneOf(FocusGroup.class);
            if (random.nextInt(3) == 0) {
                groups.add(FocusGroup.values()[random.nextInt(3)]);
            }
            String body = i < all.size() ? one.text() : one.text().replaceFirst("[，。？]", "，" + (i % 97) + "号楼这边也一样，");
            many.add(new Said(i + 1, body, LocalDate.of(2026, 1 + i % 11, 1 + i % 28), "P" + random.nextInt(count / 2 + 1), groups, i % 3 != 0));
        }
        return many;
    }
}
