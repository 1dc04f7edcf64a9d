package linli.sentfiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import linli.base.excel.Book;

/** Many submissions of one: the same figures under another community's name, properly sealed, without making a workbook anew. */
public final class Clones {
    private Clones() {}

    public static Path make(Path template, String code, String name, StreetKey key, Path out) {
        try (Book book = Book.open(template, null)) {
            List<List<String>> lines = new ArrayList<>();
            for (int i = 0; i < book.sheets().size(); i++) {
                if (book.sheets().get(i).name().equals(SentBook.META)) {
                    book.rows(i, (number, cells) -> lines.add(java.util.Arrays.stream(cells).map(cell -> cell.text()).toList()));
                }
            }
            List<String> before = List.of(line(lines, "code"), line(lines, "name"), line(lines, "checksum"), line(lines, "seal"));
            List<List<String>> now = new ArrayList<>(lines);
            now.removeIf(line -> line.getFirst().equals("checksum") || line.getFirst().equals("seal"));
            now.replaceAll(line -> line.getFirst().equals("code") ? List.of("code", code) : line.getFirst().equals("name") ? List.of("name", name) : line);
            String sum = SentBook.checksum(now);
            List<String> after = List.of(code, name, sum, key.seal(sum));
            try (ZipInputStream in = new ZipInputStream(Files.newInputStream(template)); ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(out))) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    byte[] bytes = in.readAllBytes();
                    if (entry.getName().equals("xl/sharedStrings.xml")) {
                        String text = new String(bytes, StandardCharsets.UTF_8);
                        for (int i = 0; i < before.size(); i++) {
                            text = text.replace(">" + before.get(i) + "<", ">" + after.get(i) + "<");
                        }
                        bytes = text.getBytes(StandardCharsets.UTF_8);
                    }
                    zip.write(bytes);
                }
            }
            return out;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String line(List<List<String>> lines, String head) {
        return lines.stream().filter(line -> line.getFirst().equals(head)).findFirst().orElseThrow().get(1);
    }
}
