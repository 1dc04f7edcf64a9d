package linli.base.excel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import linli.base.text.Texts;
import linli.base.text.UserError;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;

/** An .xls workbook, held in memory whole (the format ends at 65,536 rows); the door for encrypted workbooks too. */
final class XlsBook extends Book {
    private final HSSFWorkbook workbook;
    private List<SheetInfo> sheets;

    private XlsBook(String fileName, HSSFWorkbook workbook) {
        super(fileName);
        this.workbook = workbook;
    }

    /** Opens an OLE2 file: an .xls, or an .xlsx inside an encrypted envelope. */
    static Book open(String fileName, Path file, String password) throws IOException {
        if (Files.size(file) > MAX_HELD) {
            throw beyond(fileName, Texts.text("book.limit.megabytes"), MAX_HELD >> 20);
        }
        byte[] bytes = Files.readAllBytes(file);
        try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            DirectoryNode root = container.getRoot();
            if (root.hasEntryCaseInsensitive(Decryptor.DEFAULT_POIFS_ENTRY)) {
                return XlsxBook.open(fileName, new SeekableInMemoryByteChannel(decrypted(fileName, container, password))).lockedBy(password);
            }
            if (!root.hasEntryCaseInsensitive("Workbook") && !root.hasEntryCaseInsensitive("Book")) {
                throw new UserError("error.book.otherOffice", fileName);
            }
            Biff8EncryptionKey.setCurrentUserPassword(password);
            HSSFWorkbook workbook = new HSSFWorkbook(root, false);
            if (workbook.getNumberOfSheets() > MAX_SHEETS) {
                throw beyond(fileName, Texts.text("book.limit.sheets"), MAX_SHEETS);
            }
            return new XlsBook(fileName, workbook).lockedBy(password);
        } catch (EncryptedDocumentException e) {
            throw new UserError(e, password == null ? "error.book.password" : "error.book.wrongPassword", fileName);
        } catch (OldExcelFormatException e) {
            throw new UserError(e, "error.book.oldFormat", fileName);
        } catch (UserError e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new UserError(e, "error.book.damaged", fileName);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    private static byte[] decrypted(String fileName, POIFSFileSystem container, String password) throws IOException {
        if (password == null) {
            throw new UserError("error.book.password", fileName);
        }
        try {
            Decryptor decryptor = Decryptor.getInstance(new EncryptionInfo(container));
            if (!decryptor.verifyPassword(password)) {
                throw new UserError("error.book.wrongPassword", fileName);
            }
            return decryptor.getDataStream(container).readAllBytes();
        } catch (GeneralSecurityException e) {
            throw new UserError(e, "error.book.damaged", fileName);
        }
    }

    @Override
    public Format format() {
        return Format.XLS;
    }

    /** @return the workbook itself, for a copy that keeps its look; never written back to its file. */
    HSSFWorkbook workbook() {
        return workbook;
    }

    @Override
    public List<SheetInfo> sheets() {
        if (sheets != null) {
            return sheets;
        }
        sheets = new ArrayList<>();
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            HSSFSheet sheet = workbook.getSheetAt(i);
            List<SheetInfo.Merge> merges = sheet.getMergedRegions().stream().map(m -> new SheetInfo.Merge(
                    m.getFirstRow(), m.getFirstColumn(), m.getLastRow(), m.getLastColumn())).toList();
            boolean hidden = workbook.isSheetHidden(i) || workbook.isSheetVeryHidden(i);
            sheets.add(new SheetInfo(workbook.getSheetName(i), hidden, sheet.getPhysicalNumberOfRows(), merges));
        }
        return sheets;
    }

    @Override
    public void rows(int index, RowSink sink) {
        HSSFSheet sheet = workbook.getSheetAt(index);
        if (sheet.getPhysicalNumberOfRows() == 0) {
            return;
        }
        int shift = workbook.getInternalWorkbook().isUsing1904DateWindowing() ? 1462 : 0;
        for (int r = sheet.getFirstRowNum(); r <= sheet.getLastRowNum(); r++) {
            HSSFRow row = sheet.getRow(r);
            if (row == null) {
                continue;
            }
            int length = Math.max(0, row.getLastCellNum());
            Cell[] cells = new Cell[length];
            for (int c = 0; c < length; c++) {
                cells[c] = cell(row.getCell(c), shift);
            }
            if (!sink.row(r, trimmed(cells, length))) {
                return;
            }
        }
    }

    private static Cell cell(HSSFCell cell, int shift) {
        if (cell == null) {
            return Cell.BLANK;
        }
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case STRING -> Cell.text(cell.getRichStringCellValue().getString());
            case BOOLEAN -> new Cell(Cell.Kind.BOOL, cell.getBooleanCellValue() ? "TRUE" : "FALSE", 0);
            case ERROR -> new Cell(Cell.Kind.ERROR, errorText(cell.getErrorCellValue()), 0);
            case NUMERIC -> {
                double number = cell.getNumericCellValue();
                boolean date = DateUtil.isADateFormat(cell.getCellStyle().getDataFormat(), cell.getCellStyle().getDataFormatString());
                double value = date ? number + shift : number;
                yield new Cell(date ? Cell.Kind.DATE : Cell.Kind.NUMBER, XlsxBook.decimal(value), value);
            }
            default -> Cell.BLANK;
        };
    }

    private static String errorText(byte code) {
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERR";
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException readOnly) {
            // nothing is written on close: it was opened from bytes
        }
    }
}
