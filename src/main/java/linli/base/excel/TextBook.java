package linli.base.excel;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import linli.base.text.Texts;
import linli.base.text.UserError;

/**
 * Comma, tab or semicolon text. Its encoding is found by strict decoding of the whole file: byte order mark, then
 * UTF-8, then GB18030 (what Excel writes in China); detectors that guess fail on short files.
 */
final class TextBook extends Book {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final char[] SEPARATORS = {',', '\t', ';', '|'};
    private static final int SAMPLE_LINES = 30;
    private static final int BUFFER = 1 << 20;

    private final Path file;
    private final Charset charset;
    private final int skip;
    private final char separator;
    private final int lines;

    private TextBook(String fileName, Path file, Charset charset, int skip, char separator, int lines) {
        super(fileName);
        this.file = file;
        this.charset = charset;
        this.skip = skip;
        this.separator = separator;
        this.lines = lines;
    }

    /** @return whether a file that starts so is markup (HTML or XML). */
    static boolean isMarkup(byte[] head) {
        int at = starts(head, 0xEF, 0xBB, 0xBF) ? 3 : starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF) ? 2 : 0;
        for (; at < head.length; at++) {
            if (head[at] > ' ') {
                return head[at] == '<';
            }
            if (head[at] < 0) {
                return false;
            }
        }
        return false;
    }

    static TextBook open(String fileName, Path file, byte[] head) throws IOException {
        boolean little = starts(head, 0xFF, 0xFE);
        boolean big = starts(head, 0xFE, 0xFF);
        if (!little && !big) {
            refuseBinary(fileName, head);
        }
        int skip = little || big ? 2 : starts(head, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        Charset charset = little ? UTF_16LE : big ? UTF_16BE : UTF_8;
        int lines = lines(file, charset, skip);
        if (lines < 0 && charset == UTF_8 && skip == 0) {
            charset = GB18030;
            lines = lines(file, charset, skip);
        }
        if (lines < 0) {
            throw new UserError("error.book.notSpreadsheet", fileName);
        }
        if (lines == 0) {
            throw new UserError("error.book.empty", fileName);
        }
        return new TextBook(fileName, file, charset, skip, separator(file, charset, skip), lines);
    }

    /** A text has no control characters but tab and line ends. */
    private static void refuseBinary(String fileName, byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1A) {
                throw new UserError("error.book.notSpreadsheet", fileName);
            }
        }
        if (starts(head, '%', 'P', 'D', 'F') || starts(head, '{', '\\', 'r', 't', 'f')) {
            throw new UserError("error.book.notSpreadsheet", fileName);
        }
    }

    /** @return lines with something in them when the whole file decodes strictly, 0 for only blanks, -1 when it does not. */
    private static int lines(Path file, Charset charset, int skip) throws IOException {
        int lines = 0;
        boolean filled = false;
        try (Reader reader = reader(file, charset, skip)) {
            char[] buffer = new char[1 << 16];
            int length;
            while ((length = reader.read(buffer)) >= 0) {
                for (int i = 0; i < length; i++) {
                    char c = buffer[i];
                    if (c == 0) {
                        return -1;
                    }
                    if (c == '\n' || c == '\r') {
                        lines += filled ? 1 : 0;
                        filled = false;
                    } else if (c > ' ') {
                        filled = true;
                    }
                }
            }
            return lines + (filled ? 1 : 0);
        } catch (CharacterCodingException e) {
            return -1;
        }
    }

    private static Reader reader(Path file, Charset charset, int skip) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(skip);
        return new InputStreamReader(in, charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** The separator that stands most often outside quotes in the first lines. */
    private static char separator(Path file, Charset charset, int skip) throws IOException {
        int[] counts = new int[SEPARATORS.length];
        boolean quoted = false;
        int lines = 0;
        try (BufferedReader reader = new BufferedReader(reader(file, charset, skip))) {
            int c;
            int read = 0;
            while ((c = reader.read()) >= 0 && lines < SAMPLE_LINES && read++ < BUFFER) {
                quoted ^= c == '"';
                lines += c == '\n' ? 1 : 0;
                for (int i = 0; !quoted && i < SEPARATORS.length; i++) {
                    counts[i] += c == SEPARATORS[i] ? 1 : 0;
                }
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return SEPARATORS[best];
    }

    @Override
    public Format format() {
        return Format.TEXT;
    }

    @Override
    public List<SheetInfo> sheets() {
        return List.of(new SheetInfo(bareName(fileName()), false, lines, List.of()));
    }

    @Override
    public void rows(int sheet, RowSink sink) {
        int number = 0;
        try (Reader text = reader(file, charset, skip);
                CsvReader<CsvRecord> csv = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE).trimWhitespacesAroundQuotes(true).allowUnclosedQuote(false)
                        .maxBufferSize(BUFFER).ofCsvRecord(text)) {
            for (CsvRecord record : csv) {
                int length = record.getFieldCount();
                Cell[] cells = new Cell[length];
                for (int i = 0; i < length; i++) {
                    cells[i] = Cell.text(plain(record.getField(i)));
                    if (i >= MAX_COLUMNS && !cells[i].isBlank()) {
                        throw beyond(fileName(), Texts.text("book.limit.columns"), MAX_COLUMNS);
                    }
                }
                boolean marker = number == 0 && length <= 2 && record.getField(0).startsWith("sep=");
                if (!sink.row(number++, marker ? new Cell[0] : trimmed(cells, length))) {
                    return;
                }
            }
        } catch (CsvParseException e) {
            throw new UserError(e, "error.book.quotes", fileName(), Integer.toString(number + 1));
        } catch (IOException | UncheckedIOException e) {
            throw damaged(e);
        }
    }

    /** Takes off Excel's trick against lost digits, {@code ="0123"}. */
    private String plain(String field) {
        if (field.length() > MAX_TEXT) {
            throw beyond(fileName(), Texts.text("book.limit.text"), MAX_TEXT);
        }
        if (field.length() > 3 && field.startsWith("=\"") && field.endsWith("\"")) {
            return field.substring(2, field.length() - 1);
        }
        return field;
    }

    @Override
    public void close() {
        // the file is open only while rows are read
    }
}
