package linli.reports;

import static linli.base.text.Texts.text;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import linli.base.excel.CrossForm;
import linli.base.excel.OutFile;
import linli.base.pdf.Sheet;
import linli.base.value.Clean;
import linli.base.value.Words;
import linli.tables.Filled;
import linli.tables.Form;
import linli.tables.Tables;

/** 报表, the front door: the counted tables on paper — as a workbook, as a PDF, in an office's own form. Changes nothing. */
public final class Reports {
    private final Tables tables;

    public Reports(Tables tables) {
        this.tables = tables;
    }

    /** @return the table as a sheet to print, or to save as PDF. */
    public Sheet paper(Filled table) {
        return FormPaper.of(table);
    }

    /** Writes the tables as one PDF, each on its own pages. @return as {@link #write} */
    public Path pdf(List<Filled> filled, Path wish) {
        return OutFile.write(Sheet.pdf(filled.stream().map(FormPaper::of).toList()), wish);
    }

    /** @return one workbook with a sheet for each table, the same bytes for the same figures. */
    public byte[] bytes(List<Filled> filled) {
        return FormBook.bytes(filled, List.of(), Map.of());
    }

    /**
     * One workbook with a sheet for each table.
     *
     * @param detailed figures of the first table whose rows are listed on a further sheet
     * @param changes by table what is not as it was sent last: coloured, and listed on a sheet of their own
     * @return where it went: the wish, or the next free name when that file is open in another program
     */
    public Path write(List<Filled> filled, Path wish, List<String> detailed, Map<String, List<Filled.Changed>> changes) {
        List<FormBook.Detail> details = detailed.stream().map(id -> new FormBook.Detail(filled.getFirst().label(id), tables.behind(filled.getFirst(), id))).toList();
        return OutFile.write(FormBook.bytes(filled, details, changes), wish);
    }

    /**
     * Fills an office's own form from the tables: where its words for a row and a column meet, the figure is written.
     *
     * @throws linli.base.text.UserError when it cannot be read, or nothing in it is known
     */
    public CrossForm.Result template(List<Filled> filled, Path form, Path target) {
        Map<String, String> words = new HashMap<>();
        Words.rows(Reports.class, "words.tsv").forEach(row -> {
            String canonical = Clean.header(row.get("word"));
            List.of(row.get("synonyms").split("\\|")).forEach(synonym -> words.put(Clean.header(synonym), canonical));
        });
        List<CrossForm.Grid> grids = filled.stream().flatMap(table -> table.parts().stream()).map(Reports::grid).toList();
        Filled first = filled.getFirst();
        return CrossForm.fill(form, target, grids, word -> words.getOrDefault(word, word), Map.of(text("tables.form.unit"), first.centre().name(), text("tables.form.period"), first.span().words(),
                text("tables.form.made"), first.madeOn().toString()));
    }

    private static CrossForm.Grid grid(Filled.Part part) {
        List<List<Object>> values = part.rows().stream().map(row -> row.figures().stream().map(figure -> figure.value() == null ? (Object) figure.words() : figure.value()).toList()).toList();
        boolean listed = part.block().split() != Form.Split.NONE;
        return new CrossForm.Grid(part.rows().stream().map(Filled.Row::title).toList(), part.block().columns().stream().map(Form.Column::label).toList(), values, listed ? -1 : 0, listed);
    }
}
