package linli.base.excel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import linli.base.text.UserError;

/**
 * A spreadsheet of any format, opened read-only and read row by row. What it is is told by its content, never by its
 * name. Everything it cannot read whole and safely it refuses with a {@link UserError}; the file itself never changes.
 */
public abstract class Book implements AutoCloseable {
    /** What the file is. TEXT: comma, tab or semicolon text; MARKUP: SpreadsheetML 2003 or an HTML table. */
    public enum Format { XLSX, XLS, TEXT, MARKUP }

    /** Columns read of a sheet; a filled cell beyond refuses the file. */
    static final int MAX_COLUMNS = 2_000;
    /** Sheets of a workbook. */
    static final int MAX_SHEETS = 1_000;
    /** Characters of one cell: what Excel itself allows. */
    static final int MAX_TEXT = 32_767;
    /** Bytes of a file that is held in memory whole (.xls, HTML, SpreadsheetML, encrypted). */
    static final long MAX_HELD = 48L << 20;

    private final String fileName;
    private String password;

    protected Book(String fileName) {
        this.fileName = fileName;
    }

    /** Ear for rows. */
    public interface RowSink {
        /**
         * @param number the row's number from 0, as the spreadsheet program counts (rows without cells may be left out)
         * @param cells cells from column A on; trailing blanks left out; the array may be kept
         * @return false to stop reading
         */
        boolean row(int number, Cell[] cells);
    }

    /**
     * Opens a file for reading.
     *
     * @param password the workbook's own password, or null
     * @throws UserError when it is no file, empty, damaged, protected, no spreadsheet, or built to harm
     */
    public static Book open(Path file, String password) {
        String name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
            throw new UserError("error.book.folder", name);
        }
        if (!Files.isRegularFile(file)) {
            throw new UserError("error.book.missing", name);
        }
        try {
            if (Files.size(file) == 0) {
                throw new UserError("error.book.empty", name);
            }
            byte[] head = head(file);
            if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
                return XlsxBook.open(name, Files.newByteChannel(file));
            }
            if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
                return XlsBook.open(name, file, password);
            }
            return TextBook.isMarkup(head) ? MarkupBook.open(name, file) : TextBook.open(name, file, head);
        } catch (IOException e) {
            throw new UserError(e, "error.book.unreadable", name);
        }
    }

    public abstract Format format();

    public abstract List<SheetInfo> sheets();

    /**
     * Reads one sheet from its first row on.
     *
     * @param sheet index in {@link #sheets}
     * @throws UserError when the content is damaged or beyond the limits
     */
    public abstract void rows(int sheet, RowSink sink);

    /** Remembers the password that opened the book, so that its copies are locked by it too. */
    final Book lockedBy(String word) {
        password = word;
        return this;
    }

    /** @return the password that the file is locked by, or null. */
    final String password() {
        return password;
    }

    /** @return the file's name without its folder. */
    public String fileName() {
        return fileName;
    }

    @Override
    public abstract void close();

    static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(4096);
        }
    }

    static boolean starts(byte[] bytes, int... first) {
        if (bytes.length < first.length) {
            return false;
        }
        for (int i = 0; i < first.length; i++) {
            if ((bytes[i] & 0xFF) != first[i]) {
                return false;
            }
        }
        return true;
    }

    /** @return the file's name without folder and ending: the name of a text file's only sheet. */
    static String bareName(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }

    static Cell[] trimmed(Cell[] cells, int length) {
        int end = length;
        while (end > 0 && (cells[end - 1] == null || cells[end - 1].isBlank())) {
            end--;
        }
        Cell[] out = Arrays.copyOf(cells, end);
        for (int i = 0; i < end; i++) {
            if (out[i] == null) {
                out[i] = Cell.BLANK;
            }
        }
        return out;
    }

    UserError damaged(Throwable cause) {
        return new UserError(cause, "error.book.damaged", fileName);
    }

    /** A file beyond a limit that no list of people reaches. */
    static UserError beyond(String fileName, String what, long limit) {
        return new UserError("error.book.beyond", fileName, what, Long.toString(limit));
    }
}
