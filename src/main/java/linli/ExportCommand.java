package linli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export KIND --out F}: a whole list as a workbook, masked unless asked otherwise. */
@Command(name = "export", resourceBundle = "linli.cli")
final class ExportCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "KIND", descriptionKey = "kind")
    private String kind;

    @Option(names = "--out", required = true, paramLabel = "FILE")
    private Path out;

    @Option(names = "--masked")
    private boolean masked;

    @Option(names = "--template")
    private boolean template;

    @Override
    int work(Wiring house, Output output) {
        int rows = 0;
        if (template) {
            house.imports().exports().template(kind, out);
        } else {
            rows = house.imports().exports().whole(kind, out, masked);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("rows", rows);
        result.put("file", out.toString());
        output.result(result, Texts.text("cli.export.done", rows, out));
        return 0;
    }
}
