package linli.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import linli.base.excel.Cell;
import linli.base.excel.Judged;
import linli.base.excel.ListBook;
import linli.base.excel.Problem;
import linli.base.text.Texts;
import linli.base.text.UserError;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** 退回表: the rejected rows in the layout they came in, with what is wrong in a last column. */
final class Returns {
    /** Reasons by sheet and row (from 1). */
    private final Map<String, Map<Integer, String>> reasons = new LinkedHashMap<>();

    void row(Judged<?> row) {
        if (row.fate() == Judged.Fate.REJECTED) {
            String text = row.problems().stream().filter(p -> p.severity() == Problem.Severity.REJECT).map(Problem::text)
                    .collect(Collectors.joining("\n"));
            reasons.computeIfAbsent(row.parsed().row().sheet(), any -> new LinkedHashMap<>()).put(row.parsed().row().row(), text);
        }
    }

    /**
     * @return the workbook written, beside no other file of its name; null when nothing was rejected
     * @throws UserError when the folder cannot be written to
     */
    Path write(ListBook book, Path folder) {
        if (reasons.isEmpty()) {
            return null;
        }
        String name = book.book().fileName().replaceFirst("\\.[^.]*$", "");
        Path target = free(folder, Texts.text("exchange.returns.file", name));
        try {
            Files.createDirectories(folder);
            try (OutputStream out = Files.newOutputStream(target)) {
                Workbook workbook = new Workbook(out, "Linli", "1.0");
                for (ListBook.Plan plan : book.plans()) {
                    Map<Integer, String> here = reasons.get(plan.layout().name());
                    if (here != null) {
                        sheet(workbook.newWorksheet(plan.layout().name()), book, plan, here);
                    }
                }
                workbook.finish();
            }
            return target;
        } catch (IOException e) {
            throw new UserError(e, "error.exchange.returns", folder.toString());
        }
    }

    /** @return a path in the folder that does not exist yet: name.xlsx, name(2).xlsx … */
    static Path free(Path folder, String name) {
        Path target = folder.resolve(name + ".xlsx");
        for (int i = 2; Files.exists(target); i++) {
            target = folder.resolve(name + "(" + i + ").xlsx");
        }
        return target;
    }

    private static void sheet(Worksheet sheet, ListBook book, ListBook.Plan plan, Map<Integer, String> here) {
        List<Cell[]> above = new ArrayList<>();
        int from = plan.layout().dataFrom();
        book.book().rows(plan.layout().sheet(), (number, cells) -> {
            while (above.size() < Math.min(number, from)) {
                above.add(new Cell[0]);
            }
            if (number < from) {
                above.add(cells);
            }
            return number < from;
        });
        int width = plan.layout().headers().stream().mapToInt(h -> h.index() + 1).max().orElse(1);
        int[] at = {0};
        above.forEach(cells -> put(sheet, at[0]++, cells));
        sheet.value(from - 1, width, Texts.text("exchange.returns.reason"));
        sheet.style(from - 1, width).bold().set();
        book.rows(row -> {
            String reason = row.sheet().equals(plan.layout().name()) ? here.get(row.row()) : null;
            if (reason != null) {
                put(sheet, at[0], ListBook.cells(row));
                sheet.value(at[0], width, reason);
                sheet.style(at[0]++, width).wrapText(true).fontColor("B42318").set();
            }
            return true;
        });
        sheet.width(width, 60);
    }

    private static void put(Worksheet sheet, int row, Cell[] cells) {
        for (int c = 0; c < cells.length; c++) {
            if (cells[c].kind() == Cell.Kind.NUMBER) {
                sheet.value(row, c, cells[c].number());
            } else if (cells[c].kind() == Cell.Kind.DATE) {
                sheet.value(row, c, cells[c].number());
                sheet.style(row, c).format("yyyy-mm-dd").set();
            } else if (!cells[c].isBlank()) {
                sheet.value(row, c, cells[c].text());
                sheet.style(row, c).format("@").set();
            }
        }
    }
}
