package linli.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import linli.base.excel.BookCopy;
import linli.base.excel.Judged;
import linli.base.excel.ListBook;
import linli.base.excel.RowMarks;
import linli.base.text.Texts;
import linli.base.text.UserError;

/** 退回表 and 标注副本: the user's own workbook with what is wrong in a last column, to mend and import again. */
final class Returns {
    private final RowMarks marks = new RowMarks();
    private final boolean warnings;

    /** @param warnings whether rows let in with a warning are marked too */
    Returns(boolean warnings) {
        this.warnings = warnings;
    }

    void row(Judged<?> row) {
        boolean rejected = row.fate() == Judged.Fate.REJECTED;
        if (rejected || warnings && !row.problems().isEmpty()) {
            marks.add(row.parsed().row(), row.problems(), rejected);
        }
    }

    /**
     * @return the workbook of the rows sent back, under a name that was free; null when there are none
     * @throws UserError when the folder cannot be written to
     */
    Path rejected(ListBook book, Path folder) {
        return marks.anyRejected() ? write(book, folder, Texts.text("exchange.returns.file", bare(book)), true) : null;
    }

    /** Same, with the whole workbook and the bad cells marked. */
    Path annotated(ListBook book, Path folder) {
        return marks.isEmpty() ? null : write(book, folder, Texts.text("exchange.annotated.file", bare(book)), false);
    }

    private Path write(ListBook book, Path folder, String name, boolean onlyRejected) {
        try {
            return written(book, folder, name, onlyRejected);
        } catch (IOException notThere) {
            // a stick that is full or locked: the rows must not be lost for that
            Path home = Path.of(System.getProperty("user.home"));
            try {
                return written(book, home, name, onlyRejected);
            } catch (IOException nowhere) {
                throw new UserError(nowhere, "error.exchange.returns", folder.toString());
            }
        }
    }

    private Path written(ListBook book, Path folder, String name, boolean onlyRejected) throws IOException {
        Files.createDirectories(folder);
        Path target = free(folder, name, BookCopy.ending(book));
        BookCopy.write(book, marks, Texts.text("exchange.returns.reason"), onlyRejected, target);
        return target;
    }

    private static String bare(ListBook book) {
        return book.book().fileName().replaceFirst("\\.[^.]*$", "");
    }

    /** @return a path in the folder that does not exist yet: name.xlsx, name(2).xlsx … */
    private static Path free(Path folder, String name, String ending) {
        Path target = folder.resolve(name + ending);
        for (int i = 2; Files.exists(target); i++) {
            target = folder.resolve(name + "(" + i + ")" + ending);
        }
        return target;
    }
}
