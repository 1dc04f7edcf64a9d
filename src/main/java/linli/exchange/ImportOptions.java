package linli.exchange;

import java.nio.file.Path;
import java.util.Map;

/**
 * How a file is to be imported.
 *
 * @param password the workbook's own password, or null
 * @param mapping field key ("" = leave out) by header text or column letters; wins over what is found
 * @param returnsFolder where rejected rows are written to, or null: beside the user's file
 * @param annotated whether to write a marked copy of the whole workbook too
 */
public record ImportOptions(String password, Map<String, String> mapping, Path returnsFolder, boolean annotated) {
    public static final ImportOptions NONE = new ImportOptions(null, Map.of(), null, false);

    public ImportOptions withPassword(String word) {
        return new ImportOptions(word, mapping, returnsFolder, annotated);
    }

    public ImportOptions withMapping(Map<String, String> chosen) {
        return new ImportOptions(password, chosen, returnsFolder, annotated);
    }

    public ImportOptions withReturnsFolder(Path folder) {
        return new ImportOptions(password, mapping, folder, annotated);
    }

    public ImportOptions withAnnotated(boolean wanted) {
        return new ImportOptions(password, mapping, returnsFolder, wanted);
    }
}
