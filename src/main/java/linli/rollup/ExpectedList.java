package linli.rollup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import linli.base.excel.Book;
import linli.base.text.UserError;

/** 应报单位 as a list of any spreadsheet format: code, name, 镇街, a community a row; heads and other lines are passed over. */
public final class ExpectedList {
    private static final String CODE = "[0-9A-Za-z-]{4,40}";

    private ExpectedList() {}

    /** @throws UserError when no row holds a code, a name and a town */
    public static List<Expected> read(Path file) {
        List<Expected> all = new ArrayList<>();
        try (Book book = Book.open(file, null)) {
            book.rows(0, (number, cells) -> {
                if (cells.length >= 3 && cells[0].text().strip().matches(CODE) && !cells[1].isBlank() && !cells[2].isBlank()) {
                    all.add(Expected.of(cells[0].text().strip(), cells[1].text().strip(), cells[2].text().strip()));
                }
                return true;
            });
        }
        if (all.isEmpty()) {
            throw new UserError("error.rollup.noList", String.valueOf(file.getFileName()));
        }
        return all;
    }
}
