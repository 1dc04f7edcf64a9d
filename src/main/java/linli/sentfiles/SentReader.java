package linli.sentfiles;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.base.excel.Book;
import linli.base.excel.Cell;
import linli.base.text.UserError;
import linli.base.value.Span;

/** Reads a submission, each sheet once, and proves that every value in it is as it was sent. */
public final class SentReader {
    private static final int MOST_TIERS = 3;
    private final Book book;
    private final String file;
    private final StreetKey key;
    private final Map<String, List<String>> sheets = new LinkedHashMap<>();
    private final List<SentTable> tables = new ArrayList<>();
    private final Map<List<String>, StringBuilder> people = new LinkedHashMap<>();

    private SentReader(Book book, StreetKey key) {
        this.book = book;
        this.file = book.fileName();
        this.key = key;
    }

    /**
     * @param key the receiver's own, or null
     * @throws UserError when it is no submission, was made by a newer program, or is not as it was sent
     */
    public static Sent read(Path path, StreetKey key) {
        try (Book book = Book.open(path, null)) {
            return new SentReader(book, key).read();
        } catch (IllegalArgumentException | IndexOutOfBoundsException | java.time.DateTimeException unreadable) {
            throw new UserError(unreadable, "error.rollup.damaged", String.valueOf(path.getFileName()));
        }
    }

    private Sent read() {
        int at = -1;
        for (int i = 0; i < book.sheets().size(); i++) {
            at = book.sheets().get(i).name().equals(SentBook.META) ? i : at;
        }
        if (at < 0) {
            throw new UserError("error.rollup.noMeta", file);
        }
        Sent.Meta meta = meta(at);
        for (int i = 0; i < book.sheets().size(); i++) {
            if (i != at) {
                sheet(i, book.sheets().get(i).name());
            }
        }
        if (book.sheets().size() - 1 != sheets.size()) {
            throw new UserError("error.rollup.sheets", file, sheets.size(), book.sheets().size() - 1);
        }
        return new Sent(meta, tables, people.entrySet().stream().map(one -> new Sent.People(one.getKey().getFirst(), one.getKey().getLast(), one.getValue().toString())).toList());
    }

    private Sent.Meta meta(int at) {
        List<List<String>> lines = new ArrayList<>();
        Map<String, String> said = new HashMap<>();
        book.rows(at, (number, cells) -> {
            List<String> line = texts(cells);
            if (line.size() > 1) {
                if (line.getFirst().equals(SentBook.SHEET)) {
                    sheets.put(line.get(1), line);
                } else {
                    said.put(line.getFirst(), line.get(1));
                }
                lines.add(line);
            }
            return true;
        });
        int schema = Integer.parseInt(said.getOrDefault("schema", "0"));
        if (schema > Sent.SCHEMA) {
            throw new UserError("error.rollup.newer", file, schema, Sent.SCHEMA);
        }
        lines.removeIf(line -> Set.of("checksum", "seal").contains(line.getFirst()));
        String sum = SentBook.checksum(lines);
        if (!sum.equals(said.get("checksum"))) {
            throw new UserError("error.rollup.meta", file);
        }
        String mark = said.get("key").equals("-") ? null : said.get("key");
        if (key != null && key.mark().equals(mark) && !StreetKey.same(key.seal(sum), said.getOrDefault("seal", ""))) {
            throw new UserError("error.rollup.meta", file);
        }
        int tier = Integer.parseInt(said.get("tier"));
        if (tier < 1 || tier > MOST_TIERS || said.get("code").isBlank()) {
            throw new UserError("error.rollup.damaged", file);
        }
        return new Sent.Meta(said.get("code"), said.get("name"), Span.parse(said.get("period")), Integer.parseInt(said.get("version")), schema, tier, Integer.parseInt(said.get("units")),
                Integer.parseInt(said.get("expected")), LocalDate.parse(said.get("created")), mark, sum);
    }

    private static List<String> texts(Cell[] cells) {
        List<String> texts = new ArrayList<>(cells.length);
        for (Cell cell : cells) {
            texts.add(cell.text());
        }
        return texts;
    }

    private void sheet(int at, String name) {
        List<String> said = sheets.get(name);
        if (said == null) {
            throw new UserError("error.rollup.sheet", file, name);
        }
        SheetDigest digest = new SheetDigest(false);
        boolean data = name.equals(SentBook.DATA);
        boolean persons = name.equals(SentBook.PEOPLE);
        book.rows(at, (number, cells) -> {
            digest.row(number, cells);
            if (data && cells.length > 0) {
                figure(cells);
            } else if (persons && cells.length > 2) {
                people.computeIfAbsent(List.of(cells[0].text(), cells[1].text()), any -> new StringBuilder()).append(cells[2].text());
            }
            return true;
        });
        if (!digest.sum().equals(said.get(3))) {
            throw edited(at, name, said, digest.rows());
        }
    }

    /** Says where: the first row whose mark is not the one it was sent with. */
    private UserError edited(int at, String name, List<String> said, int rows) {
        if (rows != Integer.parseInt(said.get(2))) {
            return new UserError("error.rollup.rows", file, name, Integer.parseInt(said.get(2)), rows);
        }
        String[] before = String.join("", said.subList(4, said.size())).split(" ");
        String[] now = SheetDigest.of(book, at).marks().split(" ");
        for (int i = 0; i < Math.min(before.length, now.length); i++) {
            if (!before[i].equals(now[i]) && !before[i].isEmpty()) {
                return new UserError("error.rollup.edited", file, name, Integer.parseInt(now[i].substring(0, now[i].indexOf(':'))) + 1);
            }
        }
        return new UserError("error.rollup.hidden", file);
    }

    private void figure(Cell[] cells) {
        if (cells[0].text().equals("table")) {
            tables.add(new SentTable(cells[1].text(), Integer.parseInt(cells[2].text()), cells[3].text(), new ArrayList<>()));
            return;
        }
        StringBuilder rule = new StringBuilder(cells[SentBook.RULE + 2].text());
        for (int i = SentBook.RULE + 3; i < cells.length; i++) {
            rule.append(cells[i].text());
        }
        String value = cells[SentBook.RULE + 1].text();
        tables.getLast().items().add(new SentTable.Item(cells[1].text(), cells[2].text(), cells[3].text(), SentTable.Style.valueOf(cells[4].text()), cells[5].text().equals("1"),
                SentTable.Rule.read(rule.toString()), value.isEmpty() ? null : new BigDecimal(value)));
    }
}
