package linli.sentfiles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import linli.base.excel.Book;
import linli.base.excel.OutFile;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Makes a workbook of visible tables into a submission: the figures and the people's hashes on very hidden sheets, and one
 * more that says who sends what, how many rows each sheet has, and the checksums.
 */
public final class SentBook {
    public static final String META = "linli-meta";
    public static final String DATA = "linli-data";
    static final String PEOPLE = "linli-people";
    static final String SHEET = "sheet";
    /** A cell holds 32,767 characters. */
    static final int CHUNK = 30_000;
    /** Texts of a figure before its rule. */
    static final int RULE = 5;

    private SentBook() {}

    /** @return where it went, as {@link OutFile#write}. */
    public static Path seal(byte[] visible, Sent sent, StreetKey key, Path wish) {
        Path draft = null;
        try {
            draft = Files.createTempFile("linli", ".xlsx");
            try (InputStream in = new java.io.ByteArrayInputStream(visible); XSSFWorkbook book = new XSSFWorkbook(in)) {
                data(hidden(book, DATA), sent);
                people(hidden(book, PEOPLE), sent);
                try (java.io.OutputStream out = Files.newOutputStream(draft)) {
                    book.write(out);
                }
                meta(hidden(book, META), sent.meta(), digests(draft), key);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                book.write(out);
                return OutFile.write(OutFile.steady(out.toByteArray()), wish);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (draft != null) {
                draft.toFile().delete();
            }
        }
    }

    private static XSSFSheet hidden(XSSFWorkbook book, String name) {
        XSSFSheet sheet = book.createSheet(name);
        book.setSheetVisibility(book.getSheetIndex(sheet), SheetVisibility.VERY_HIDDEN);
        return sheet;
    }

    private static void data(XSSFSheet sheet, Sent sent) {
        int at = 0;
        for (SentTable table : sent.tables()) {
            put(sheet, at++, List.of("table", table.form(), Integer.toString(table.no()), table.title()));
            for (SentTable.Item item : table.items()) {
                List<String> texts = new ArrayList<>(List.of("figure"));
                texts.addAll(item.texts().subList(0, RULE));
                texts.add(item.value() == null ? "" : item.value().toPlainString());
                // A sum of very many rows names them all, which may be more than a cell holds.
                String rule = item.rule().written();
                for (int from = 0; from < rule.length(); from += CHUNK) {
                    texts.add(rule.substring(from, Math.min(from + CHUNK, rule.length())));
                }
                put(sheet, at++, texts);
            }
        }
    }

    private static void people(XSSFSheet sheet, Sent sent) {
        int at = 0;
        int chunk = CHUNK / Sent.People.EACH * Sent.People.EACH;
        for (Sent.People people : sent.people()) {
            for (int from = 0; from < people.hashes().length(); from += chunk) {
                put(sheet, at++, List.of(people.form(), people.figure(), people.hashes().substring(from, Math.min(from + chunk, people.hashes().length()))));
            }
        }
    }

    private static List<List<String>> digests(Path draft) {
        List<List<String>> lines = new ArrayList<>();
        try (Book book = Book.open(draft, null)) {
            for (int i = 0; i < book.sheets().size(); i++) {
                SheetDigest digest = SheetDigest.of(book, i);
                boolean shown = !book.sheets().get(i).hidden();
                List<String> line = new ArrayList<>(List.of(SHEET, book.sheets().get(i).name(), Integer.toString(digest.rows()), digest.sum()));
                for (int from = 0; shown && from < digest.marks().length(); from += CHUNK) {
                    line.add(digest.marks().substring(from, Math.min(from + CHUNK, digest.marks().length())));
                }
                lines.add(line);
            }
        }
        return lines;
    }

    private static void meta(XSSFSheet sheet, Sent.Meta meta, List<List<String>> sheets, StreetKey key) {
        List<List<String>> lines = new ArrayList<>(List.of(
                List.of("linli", "submission"),
                List.of("schema", Integer.toString(meta.schema())),
                List.of("code", meta.code()),
                List.of("name", meta.name()),
                List.of("period", meta.span().toString()),
                List.of("version", Integer.toString(meta.edition())),
                List.of("tier", Integer.toString(meta.tier())),
                List.of("units", Integer.toString(meta.units())),
                List.of("expected", Integer.toString(meta.unitsExpected())),
                List.of("created", meta.sentOn().toString()),
                List.of("key", meta.keyMark() == null ? "-" : meta.keyMark())));
        lines.addAll(sheets);
        String sum = checksum(lines);
        lines.add(List.of("checksum", sum));
        lines.add(List.of("seal", key == null ? "-" : key.seal(sum)));
        int at = 0;
        for (List<String> line : lines) {
            put(sheet, at++, line);
        }
    }

    /** @return over everything the meta sheet says, the sheets' own checksums among it. */
    static String checksum(List<List<String>> lines) {
        java.security.MessageDigest sum = SheetDigest.sha();
        lines.forEach(line -> sum.update((String.join("\t", line) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return SheetDigest.hex(sum);
    }

    private static void put(XSSFSheet sheet, int at, List<String> texts) {
        Row row = sheet.createRow(at);
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).isEmpty()) {
                row.createCell(i).setCellValue(texts.get(i));
            }
        }
    }
}
