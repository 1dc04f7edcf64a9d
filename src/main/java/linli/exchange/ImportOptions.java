package linli.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import linli.base.excel.Intake;

/**
 * How a file is to be imported.
 *
 * @param password the workbook's own password, or null
 * @param mapping field key ("" = leave out) by header text or column letters; wins over what is found
 * @param returnsFolder where rejected rows are written to, or null: beside the user's file
 * @param annotated whether to write a marked copy of the whole workbook too
 * @param edits cells mended in the preview; the file itself stays as it is
 * @param rules mends that hold for every row alike
 * @param decisions what a person has told of rows that could be somebody stored
 * @param headers the header's row on a sheet as told by a person, as the spreadsheet program counts; 0 = the list has none
 * @param confirmed whether a person has looked at columns that were guessed by their contents alone
 */
public record ImportOptions(String password, Map<String, String> mapping, Path returnsFolder, boolean annotated, List<Edit> edits,
        List<Rule> rules, List<Intake.Decision> decisions, Map<String, Integer> headers, boolean confirmed) {
    public static final ImportOptions NONE = new ImportOptions(null, Map.of(), null, false, List.of(), List.of(), List.of(), Map.of(), false);

    /** @param row the row's number as the spreadsheet program shows it */
    public record Edit(String sheet, int row, String key, String text) {}

    /**
     * One mend for all rows with the same trouble.
     *
     * @param cause the problem's cause
     * @param key the field mended
     * @param found the text that must stand there, or null for any
     * @param text what is read instead; "" leaves the cell out
     */
    public record Rule(String cause, String key, String found, String text) {}

    public ImportOptions withPassword(String word) {
        return new ImportOptions(word, mapping, returnsFolder, annotated, edits, rules, decisions, headers, confirmed);
    }

    public ImportOptions withMapping(Map<String, String> chosen) {
        return new ImportOptions(password, chosen, returnsFolder, annotated, edits, rules, decisions, headers, confirmed);
    }

    public ImportOptions withReturnsFolder(Path folder) {
        return new ImportOptions(password, mapping, folder, annotated, edits, rules, decisions, headers, confirmed);
    }

    public ImportOptions withAnnotated(boolean wanted) {
        return new ImportOptions(password, mapping, returnsFolder, wanted, edits, rules, decisions, headers, confirmed);
    }

    public ImportOptions withMended(List<Edit> mended, List<Rule> alike) {
        return new ImportOptions(password, mapping, returnsFolder, annotated, List.copyOf(mended), List.copyOf(alike), decisions, headers, confirmed);
    }

    public ImportOptions withDecided(List<Intake.Decision> told) {
        return new ImportOptions(password, mapping, returnsFolder, annotated, edits, rules, List.copyOf(told), headers, confirmed);
    }

    public ImportOptions withHeaders(Map<String, Integer> rows, boolean lookedAt) {
        return new ImportOptions(password, mapping, returnsFolder, annotated, edits, rules, decisions, Map.copyOf(rows), lookedAt);
    }
}
