package linli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import linli.base.value.Purpose;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export KIND --out F}: a list as a workbook, masked unless the whole values are asked for with a reason. */
@Command(name = "export", resourceBundle = "linli.cli")
final class ExportCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "KIND", descriptionKey = "kind")
    private String kind;

    @Option(names = "--out", required = true, paramLabel = "FILE")
    private Path out;

    /** The way it is anyway; accepted so that a script can say it. */
    @Option(names = "--masked")
    private boolean masked;

    @Option(names = "--full")
    private boolean full;

    @Option(names = "--reason", paramLabel = "TEXT")
    private String reason;

    @Option(names = "--changed")
    private boolean changed;

    @Option(names = "--receiver", paramLabel = "TEXT")
    private String receiver;

    @Option(names = "--sensitive")
    private boolean sensitive;

    @Option(names = "--template")
    private boolean template;

    @Override
    int work(Wiring house, Output output) {
        int rows = 0;
        if (template) {
            house.imports().exports().template(kind, out);
        } else {
            Purpose why = new Purpose(reason, receiver == null ? Purpose.here("").receiver() : receiver, sensitive);
            rows = full && !masked ? house.imports().exports().full(kind, out, why, changed) : house.imports().exports().masked(kind, out, why, changed);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("rows", rows);
        result.put("file", out.toString());
        output.result(result, Texts.text("cli.export.done", rows, out));
        return 0;
    }
}
