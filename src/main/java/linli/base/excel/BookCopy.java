package linli.base.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import linli.base.value.Clean;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * A copy of a list's workbook that says what is wrong: with only the rows sent back (退回表), or whole with the bad cells
 * marked (标注副本). In the layout it came in; the file itself stays as it was.
 */
public final class BookCopy {
    private BookCopy() {}

    /**
     * @param reasonHeader header of the added last column
     * @param onlyRejected whether all other rows of the lists are left out
     * @param target an .xlsx, or an .xls when the book is one ({@link #ending})
     * @throws IOException when the target cannot be written
     */
    public static void write(ListBook list, RowMarks marks, String reasonHeader, boolean onlyRejected, Path target) throws IOException {
        String password = list.book().password();
        try (OutputStream out = Files.newOutputStream(target)) {
            if (password == null) {
                write(list, marks, reasonHeader, onlyRejected, out);
            } else if (list.book() instanceof XlsBook) {
                Biff8EncryptionKey.setCurrentUserPassword(password);
                write(list, marks, reasonHeader, onlyRejected, out);
            } else {
                locked(password, out, inside -> write(list, marks, reasonHeader, onlyRejected, inside));
            }
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** A copy of a locked workbook is locked by the same password. */
    private static void locked(String password, OutputStream out, Content content) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword(password);
            try (OutputStream inside = encryptor.getDataStream(container)) {
                content.to(inside);
            }
            container.writeFilesystem(out);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void write(ListBook list, RowMarks marks, String reasonHeader, boolean onlyRejected, OutputStream out) throws IOException {
        if (list.book() instanceof XlsxBook xlsx) {
            Map<Integer, XlsxCopy.Edit> edits = new HashMap<>();
            for (ListBook.Plan plan : list.plans()) {
                edits.put(plan.layout().sheet(), new XlsxCopy.Edit(plan.layout(), reasonColumn(plan), reasonHeader, marks.of(plan.layout().name()), onlyRejected));
            }
            new XlsxCopy(xlsx).write(edits, out);
        } else if (list.book() instanceof XlsBook xls) {
            for (ListBook.Plan plan : list.plans()) {
                XlsCopy.edit(xls.workbook(), plan, reasonColumn(plan), reasonHeader, marks.of(plan.layout().name()), onlyRejected);
            }
            xls.workbook().write(out);
        } else {
            TextCopy.write(list, marks, reasonHeader, onlyRejected, out);
        }
    }

    /** @return the ending of a copy: the old format stays itself, all others become .xlsx. */
    public static String ending(ListBook list) {
        return list.book().format() == Book.Format.XLS ? ".xls" : ".xlsx";
    }

    /** A column of ours from an earlier copy is used again. */
    static int reasonColumn(ListBook.Plan plan) {
        return plan.layout().headers().stream().filter(h -> ListWords.REASON_HEADER.matcher(Clean.header(h.label())).matches()).mapToInt(Layout.Header::index)
                .findFirst().orElseGet(() -> plan.layout().headers().stream().mapToInt(h -> h.index() + 1).max().orElse(0));
    }
}
