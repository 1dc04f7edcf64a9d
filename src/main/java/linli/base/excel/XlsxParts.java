package linli.base.excel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import linli.base.text.Texts;
import linli.base.text.UserError;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The parts of an .xlsx package behind a guard. Before anything is parsed, each part that will be read is inflated once
 * and its bytes are looked over: sizes, lengths of texts, cells in a row, document types. The same pass finds the
 * merged ranges, which stand behind the rows.
 */
final class XlsxParts implements AutoCloseable {
    private static final int MAX_ENTRIES = 10_000;
    private static final long MAX_INFLATED = 1_500L << 20;
    private static final long MAX_STRINGS = 256L << 20;
    private static final long RATIO_FROM = 64L << 20;
    private static final int MAX_RATIO = 250;
    private static final int MAX_RUN = 1 << 20;
    /** A sheet of the format has no more. */
    private static final int MAX_ROWS = 1_048_576;
    private static final int MAX_ROW_CELLS = 16_384;
    private static final int MAX_MERGES = 300_000;
    private static final XMLInputFactory XML = new InputFactoryImpl();

    private final String fileName;
    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
    private long inflated;
    /** One for all parts: they are looked over one after the other. */
    private final byte[] buffer = new byte[1 << 16];

    /** What the look over a sheet found. */
    record Scan(int rows, List<SheetInfo.Merge> merges) {}

    XlsxParts(String fileName, SeekableByteChannel channel) throws IOException {
        this.fileName = fileName;
        this.zip = ZipFile.builder().setSeekableByteChannel(channel).get();
        int count = 0;
        for (ZipArchiveEntry entry : (Iterable<ZipArchiveEntry>) () -> zip.getEntries().asIterator()) {
            if (++count > MAX_ENTRIES) {
                throw Book.beyond(fileName, Texts.text("book.limit.parts"), MAX_ENTRIES);
            }
            entries.putIfAbsent(plain(entry.getName()), entry);
        }
    }

    private static String plain(String name) {
        String path = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return path.startsWith("/") ? path.substring(1) : path;
    }

    boolean has(String name) {
        return entries.containsKey(plain(name));
    }

    /** @return a part's bytes; the caller closes. Only for parts that {@link #look} has passed. */
    InputStream open(String name) throws IOException {
        ZipArchiveEntry entry = entries.get(plain(name));
        if (entry == null) {
            throw new IOException("no part " + name);
        }
        return zip.getInputStream(entry);
    }

    /** @return the names of all parts as they stand in the package, in its order. */
    List<String> names() {
        return entries.values().stream().map(ZipArchiveEntry::getName).toList();
    }

    XMLStreamReader xml(InputStream in) throws XMLStreamException {
        return XML.createXMLStreamReader(in);
    }

    /** Gives the parser's buffers and the names it has learnt back to the next one. @param xml null: none was begun */
    static void done(XMLStreamReader xml) {
        try {
            if (xml != null) {
                xml.close();
            }
        } catch (XMLStreamException readOnly) {
            // nothing was written; there is nothing to lose
        }
    }

    /** Looks a part over, once, before it is parsed. */
    Scan look(String name) throws IOException {
        ZipArchiveEntry entry = entries.get(plain(name));
        if (entry == null) {
            throw new IOException("no part " + name);
        }
        long limit = name.toLowerCase(Locale.ROOT).endsWith("sharedstrings.xml") ? MAX_STRINGS : MAX_INFLATED;
        Look look = new Look(limit, Math.max(1, entry.getCompressedSize()));
        try (InputStream in = zip.getInputStream(entry)) {
            look.over(in);
        }
        return new Scan(look.rows, look.merges);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException readOnly) {
            // nothing was written; there is nothing to lose
        }
    }

    private final class Look {
        private static final int AHEAD = 256;
        private final long limit;
        private final long packed;
        private final List<SheetInfo.Merge> merges = new ArrayList<>();
        private int rows;
        private int rowCells;
        private long read;

        Look(long limit, long packed) {
            this.limit = limit;
            this.packed = packed;
        }

        void over(InputStream in) throws IOException {
            int length = 0;
            int at = 0;
            int run = 0;
            boolean end = false;
            boolean first = true;
            while (true) {
                if (!end && length - at < AHEAD) {
                    System.arraycopy(buffer, at, buffer, 0, length - at);
                    length -= at;
                    at = 0;
                    int more;
                    while (length < buffer.length && (more = in.read(buffer, length, buffer.length - length)) >= 0) {
                        length += more;
                        count(more);
                    }
                    end = length < buffer.length;
                    if (first && length > 1 && (buffer[0] == 0 || buffer[1] == 0 || buffer[0] == (byte) 0xFE)) {
                        throw new UserError("error.book.hostile", fileName);
                    }
                    first = false;
                }
                if (at >= length) {
                    return;
                }
                int stop = end ? length : length - AHEAD + 1;
                while (at < stop && buffer[at] != '<') {
                    at++;
                    run++;
                }
                if (run > MAX_RUN) {
                    throw Book.beyond(fileName, Texts.text("book.limit.text"), Book.MAX_TEXT);
                }
                if (at < stop) {
                    run = 0;
                    tag(at + 1, length);
                    at++;
                }
            }
        }

        private void count(int more) {
            read += more;
            inflated += more;
            if (inflated > MAX_INFLATED || read > limit) {
                throw Book.beyond(fileName, Texts.text("book.limit.megabytes"), limit >> 20);
            }
            if (read > RATIO_FROM && read / packed > MAX_RATIO) {
                throw new UserError("error.book.hostile", fileName);
            }
        }

        private void tag(int start, int length) {
            int at = start;
            if (at < length && buffer[at] == '!') {
                if (at + 1 < length && buffer[at + 1] != '-' && buffer[at + 1] != '[') {
                    throw new UserError("error.book.hostile", fileName);
                }
                return;
            }
            for (int i = at; i < Math.min(at + 8, length); i++) {
                if (buffer[i] == ':') {
                    at = i + 1;
                    break;
                }
                if (buffer[i] < 'A') {
                    break;
                }
            }
            if (is(at, length, "row")) {
                rowCells = 0;
                if (++rows > MAX_ROWS) {
                    throw Book.beyond(fileName, Texts.text("book.limit.rows"), MAX_ROWS);
                }
            } else if (is(at, length, "c")) {
                if (++rowCells > MAX_ROW_CELLS) {
                    throw Book.beyond(fileName, Texts.text("book.limit.columns"), Book.MAX_COLUMNS);
                }
            } else if (is(at, length, "mergeCell")) {
                merge(new String(buffer, at, Math.min(AHEAD - 12, length - at), ISO_8859_1));
            }
        }

        private boolean is(int at, int length, String name) {
            if (at + name.length() >= length) {
                return false;
            }
            for (int i = 0; i < name.length(); i++) {
                if (buffer[at + i] != name.charAt(i)) {
                    return false;
                }
            }
            byte next = buffer[at + name.length()];
            return next == ' ' || next == '>' || next == '/' || next == '\n' || next == '\r' || next == '\t';
        }

        private void merge(String tag) {
            int from = tag.indexOf("ref=");
            if (from < 0 || from + 5 > tag.length()) {
                return;
            }
            int to = tag.indexOf(tag.charAt(from + 4), from + 5);
            String[] ends = to < 0 ? new String[0] : tag.substring(from + 5, to).replace("$", "").split(":");
            if (ends.length == 2 && merges.size() < MAX_MERGES) {
                int left = column(ends[0]);
                int right = column(ends[1]);
                int top = row(ends[0]);
                int bottom = row(ends[1]);
                if (left >= 0 && right >= left && top >= 0 && bottom >= top) {
                    merges.add(new SheetInfo.Merge(top, left, bottom, right));
                }
            }
        }
    }

    /** @return the column of a reference such as AB12, from 0; -1 when it has none. */
    static int column(String reference) {
        int column = 0;
        int i = 0;
        while (i < reference.length() && Character.isLetter(reference.charAt(i)) && column < 1_000_000) {
            column = column * 26 + (Character.toUpperCase(reference.charAt(i)) - 'A' + 1);
            i++;
        }
        return column - 1;
    }

    /** @return the row of a reference such as AB12, from 0; -1 when it has none. */
    static int row(String reference) {
        int row = 0;
        for (int i = 0; i < reference.length(); i++) {
            char c = reference.charAt(i);
            if (c >= '0' && c <= '9') {
                row = row > 100_000_000 ? row : row * 10 + c - '0';
            }
        }
        return row - 1;
    }
}
