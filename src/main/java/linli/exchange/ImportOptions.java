package linli.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a file is to be imported.
 *
 * @param password the workbook's own password, or null
 * @param mapping field key ("" = leave out) by header text or column letters; wins over what is found
 * @param returnsFolder where rejected rows are written to, or null: beside the user's file
 * @param annotated whether to write a marked copy of the whole workbook too
 * @param edits cells mended in the preview; the file itself stays as it is
 * @param same rows that a person has told to be a stored record, or none
 */
public record ImportOptions(String password, Map<String, String> mapping, Path returnsFolder, boolean annotated, List<Edit> edits, List<Same> same) {
    public static final ImportOptions NONE = new ImportOptions(null, Map.of(), null, false, List.of(), List.of());

    /** @param row the row's number as the spreadsheet program shows it */
    public record Edit(String sheet, int row, String key, String text) {}

    /** @param target id of the stored record, 0 when it is none of those suggested */
    public record Same(String sheet, int row, long target) {}

    public ImportOptions withPassword(String word) {
        return new ImportOptions(word, mapping, returnsFolder, annotated, edits, same);
    }

    public ImportOptions withMapping(Map<String, String> chosen) {
        return new ImportOptions(password, chosen, returnsFolder, annotated, edits, same);
    }

    public ImportOptions withReturnsFolder(Path folder) {
        return new ImportOptions(password, mapping, folder, annotated, edits, same);
    }

    public ImportOptions withAnnotated(boolean wanted) {
        return new ImportOptions(password, mapping, returnsFolder, wanted, edits, same);
    }

    public ImportOptions withMended(List<Edit> mended, List<Same> told) {
        return new ImportOptions(password, mapping, returnsFolder, annotated, List.copyOf(mended), List.copyOf(told));
    }
}
