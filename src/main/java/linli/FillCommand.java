package linli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import linli.base.cli.Output;
import linli.base.text.Texts;
import linli.base.value.Purpose;
import linli.exchange.Fills;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fill TEMPLATE --out F}: an upper office's blank form filled from the store. */
@Command(name = "fill", resourceBundle = "linli.cli")
final class FillCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "TEMPLATE", descriptionKey = "form")
    private Path form;

    @Option(names = "--out", required = true, paramLabel = "FILE")
    private Path out;

    @Option(names = "--kind", defaultValue = "residents", paramLabel = "KIND")
    private String kind;

    @Option(names = "--where", paramLabel = "FIELD=TEXT")
    private Map<String, String> where = new LinkedHashMap<>();

    @Option(names = "--changed")
    private boolean changed;

    @Option(names = "--masked")
    private boolean masked;

    /** Without one, numbers and phones are shortened. */
    @Option(names = "--reason", paramLabel = "TEXT")
    private String reason;

    @Option(names = "--receiver", paramLabel = "TEXT")
    private String receiver;

    @Option(names = "--sensitive")
    private boolean sensitive;

    @Override
    int work(Wiring house, Output output) {
        boolean whole = !masked && reason != null;
        Fills.Filled filled = house.imports().exports().fill(kind, form, out, new Fills.Options(where, changed, !whole),
                new Purpose(reason, receiver == null ? Purpose.here("").receiver() : receiver, sensitive));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("rows", filled.rows());
        result.put("file", filled.file().toString());
        result.put("masked", !whole);
        result.put("filled", filled.filled());
        result.put("left", filled.left());
        output.result(result, Texts.text("cli.fill.done", filled.rows(), out, filled.left().isEmpty() ? "-" : String.join(", ", filled.left())));
        return 0;
    }
}
