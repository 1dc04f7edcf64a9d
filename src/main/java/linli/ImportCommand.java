package linli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import linli.base.cli.Output;
import linli.base.excel.ListBook;
import linli.base.excel.ListSheet;
import linli.base.text.Texts;
import linli.base.text.UserError;
import linli.exchange.Counts;
import linli.exchange.ImportOptions;
import linli.exchange.ImportRun.Outcome;
import linli.exchange.Preview;
import linli.exchange.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import KIND FILE}: one spreadsheet into the store, whole or not at all; what is sent back goes to a workbook. */
@Command(name = "import", resourceBundle = "linli.cli")
final class ImportCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "KIND", descriptionKey = "kind")
    private String kind;

    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Option(names = "--preview")
    private boolean preview;

    @Option(names = "--mapping", paramLabel = "FILE")
    private Path mapping;

    @Option(names = "--returns", paramLabel = "DIR")
    private Path returns;

    /** The columns of a list without a header were looked at. */
    @Option(names = "--guessed")
    private boolean guessed;

    @Option(names = "--header-row", paramLabel = "ROW")
    private Integer headerRow;

    @Option(names = "--file-password", paramLabel = "WORD")
    private String filePassword;

    @Override
    int work(Wiring house, Output output) {
        ImportOptions wanted = ImportOptions.NONE.withPassword(filePassword)
                .withReturnsFolder(returns != null ? returns : house.folder().resolve("returns"));
        if (headerRow != null || guessed) {
            Map<String, Integer> rows = new LinkedHashMap<>();
            if (headerRow != null) {
                house.imports().tops(file, filePassword).forEach(top -> rows.put(top.sheet(), headerRow));
            }
            wanted = wanted.withHeaders(rows, guessed);
        }
        if (mapping != null) {
            wanted = wanted.withMapping(mapping(mapping));
        }
        if (preview) {
            Preview seen = house.imports().preview(kind, file, wanted, Progress.NONE);
            List<Map<String, Object>> questions = questions(seen, house.imports().list(kind));
            Map<String, Object> result = result(seen.counts());
            result.put("questions", questions);
            output.result(result, words(seen.counts()) + questions.stream().map(one -> "\n" + Texts.text("cli.import.asks", one.get("rows"), one.get("text"), one.get("answer"), one.get("meanings"))).collect(Collectors.joining()));
            return 0;
        }
        Outcome outcome = house.imports().run(kind, file, wanted, Progress.NONE);
        Map<String, Object> result = result(outcome.counts());
        result.put("returns", outcome.returns() == null ? null : outcome.returns().toString());
        result.put("run", outcome.run());
        output.result(result, words(outcome.counts())
                + (outcome.returns() == null ? "" : "\n" + Texts.text("cli.import.returns", outcome.returns())));
        return 0;
    }

    /** What a {@code --mapping} file can answer once for all rows: the name of the answer, and what it may be. */
    private static List<Map<String, Object>> questions(Preview seen, ListSheet<?> list) {
        return seen.questions(list).stream().map(one -> Map.<String, Object>of("answer", ListBook.answerTo(one.key(), one.found()), "text", one.found(),
                "rows", one.rows(), "meanings", list.choices(one.key(), one.found()))).toList();
    }

    private static Map<String, Object> result(Counts counts) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("read", counts.read());
        result.put("new", counts.added());
        result.put("updated", counts.updated());
        result.put("unchanged", counts.unchanged());
        result.put("twin", counts.twin());
        result.put("rejected", counts.rejected());
        result.put("skipped", counts.skipped());
        result.put("warnings", counts.warnings());
        result.put("returns", null);
        return result;
    }

    private static String words(Counts counts) {
        return Texts.text("cli.import.done", counts.read(), counts.added(), counts.updated(), counts.unchanged(), counts.twin(),
                counts.rejected(), counts.skipped(), counts.warnings());
    }

    private static Map<String, String> mapping(Path file) {
        try {
            return new ObjectMapper().readValue(file.toFile(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UserError(e, "error.cli.mapping", file.getFileName());
        }
    }
}
