package linli.sentfiles;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import linli.base.excel.Book;
import linli.base.excel.Cell;

/**
 * The checksum of a sheet over its values alone: opening and saving in another program leaves it, changing a cell does
 * not. A short mark for each row tells where.
 */
final class SheetDigest {
    private final MessageDigest whole = sha();
    private final StringBuilder line = new StringBuilder(256);
    private final StringBuilder marks = new StringBuilder();
    private final boolean marked;
    private int rows;

    /** @param marked whether rows get marks */
    SheetDigest(boolean marked) {
        this.marked = marked;
    }

    static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    static SheetDigest of(Book book, int sheet) {
        SheetDigest digest = new SheetDigest(true);
        book.rows(sheet, (number, cells) -> {
            digest.row(number, cells);
            return true;
        });
        return digest;
    }

    void row(int number, Cell[] cells) {
        if (cells.length == 0) {
            return;
        }
        line.setLength(0);
        line.append(number).append('\n');
        for (int i = 0; i < cells.length; i++) {
            Cell cell = cells[i];
            if (!cell.isBlank()) {
                line.append(i).append(cell.isNumeric() ? 'n' : 't').append(cell.text()).append('\n');
            }
        }
        byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
        whole.update(bytes);
        rows++;
        if (marked) {
            CRC32 mark = new CRC32();
            mark.update(bytes);
            marks.append(number).append(':').append(Long.toHexString(mark.getValue())).append(' ');
        }
    }

    int rows() {
        return rows;
    }

    String sum() {
        return hex(whole);
    }

    String marks() {
        return marks.toString();
    }
}
