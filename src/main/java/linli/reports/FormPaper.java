package linli.reports;

import static linli.base.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import linli.base.pdf.Sheet;
import linli.tables.Filled.Figure;
import linli.tables.Filled.Part;
import linli.tables.Filled;
import linli.tables.Form.Column;
import linli.tables.Form;

/** A table as a sheet of paper: for the preview and the PDF. */
final class FormPaper {
    private static final int WIDE = 100;

    private FormPaper() {}

    static Sheet of(Filled table) {
        int wide = table.parts().stream().mapToInt(part -> 26 + part.block().columns().stream().mapToInt(Column::width).sum()).max().orElse(0);
        Sheet sheet = new Sheet(wide > WIDE ? Sheet.Paper.A4_WIDE : Sheet.Paper.A4, table.centre().name());
        table(sheet, table);
        return sheet;
    }

    private static void table(Sheet sheet, Filled table) {
        sheet.title(table.title());
        sheet.sides(text("reports.sheet.unit", table.centre().name()), text("tables.sheet.made", table.form().unit(), table.madeOn().getYear(), table.madeOn().getMonthValue(), table.madeOn().getDayOfMonth()));
        for (Part part : table.parts()) {
            if (part.block().title() != null) {
                sheet.heading(part.block().title());
            }
            part(sheet, part, table.form().name());
        }
        sheet.signed(table.notes(), List.of(text("reports.sheet.filler"), text("reports.sheet.checker"), text("reports.sheet.head"), text("tables.sheet.date")));
    }

    private static void part(Sheet sheet, Part part, String title) {
        List<Sheet.Column> columns = new ArrayList<>(List.of(Sheet.Column.centre(text("reports.sheet.number"), 5), Sheet.Column.left(linli.base.text.Texts.of(part.block().split()), 20)));
        for (Column column : part.block().columns()) {
            columns.add((column.formula() instanceof Form.Formula.Words ? Sheet.Column.left(column.title(), column.width()) : Sheet.Column.right(column.title(), column.width())).under(column.group()));
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> sum = null;
        for (Filled.Row row : part.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.total() ? "" : String.valueOf(rows.size() + 1), row.title()));
            row.figures().stream().map(Figure::shown).forEach(cells::add);
            if (row.total()) {
                sum = cells;
            } else {
                rows.add(cells);
            }
        }
        sheet.table(columns, rows, sum);
        List<Filled.Row> drawn = part.charted();
        sheet.chart(part.block().title() == null ? title : part.block().title(), drawn.stream().map(Filled.Row::title).toList(), part.block().chart().stream().map(part.block()::column)
                .map(column -> new Sheet.Bars(column.label(), drawn.stream().map(row -> row.figures().get(part.block().columns().indexOf(column)).value())
                        .map(value -> value == null ? 0 : value.doubleValue()).toList())).toList());
    }
}
